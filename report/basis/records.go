package basis

import (
	"fmt"
	"slices"
	"strings"

	"entgo.io/ent/dialect/sql/schema"

	"jiedui/catalog"
	"jiedui/ent"
	"jiedui/ent/migrate"
	"jiedui/scalar"
)

// uncounted columns tell where a record stands and are never read as they were validated.
var uncounted = []string{
	"created_at", "updated_at", "version", "origin", "review", "review_reason", "submitted_side", "submitter_id", "validated_values",
	"paid_in", "search_text",
}

// Records is a sub-select of the records of an entity that count, with the given columns of its table, or all of them
// when none are given. The caller names it by AS.
func (b Basis) Records(entity string, columns ...string) string {
	where := b.dayConditions(entity)
	switch {
	case entity == ent.TypeCapitalContribution:
		if c := b.ReviewCondition("p"); c != "" {
			where = append(where, "EXISTS (SELECT 1 FROM investment_projects AS p WHERE p.id = t.project_id AND "+c+")")
		}
	case Reviewed(entity):
		if c := b.ReviewCondition("t"); c != "" {
			where = append([]string{c}, where...)
		}
	}
	return b.subSelect(entity, columns, where)
}

// Contributions is a sub-select of the contributions that count wherever their projects do: the caller joins these and
// asks them for their ReviewCondition.
func (b Basis) Contributions() string {
	return b.subSelect(ent.TypeCapitalContribution, nil, b.ContributionConditions("t"))
}

// subSelect reads columns of the table t of an entity as they count.
func (b Basis) subSelect(entity string, columns, where []string) string {
	e := Entity(entity)
	list := make([]string, 0, len(columns))
	for _, c := range tableOf(e).Columns {
		if len(columns) > 0 && !slices.Contains(columns, c.Name) {
			continue
		}
		value := b.dayColumn(entity, c.Name)
		if value == "" {
			value = b.Column(e, "t", c.Name)
		}
		if value != "t."+c.Name {
			value += " AS " + c.Name
		}
		list = append(list, value)
	}
	text := "(SELECT " + strings.Join(list, ", ") + " FROM " + e.Table + " AS t"
	if len(where) > 0 {
		text += " WHERE " + strings.Join(where, " AND ")
	}
	return text + ")"
}

// ReviewCondition is the condition on a record that is reviewed to count at the level; "" for none.
func (b Basis) ReviewCondition(table string) string {
	switch b.Level {
	case All:
		return ""
	case Locked:
		return table + ".review = 'LOCKED'"
	default:
		return "(" + table + ".review IN " + b.Level.statuses() + " OR " + table + ".validated_values IS NOT NULL)"
	}
}

// Column reads a column of an entity's table as it counts: as it was validated last, where the record was edited since.
func (b Basis) Column(e *catalog.Entity, table, column string) string {
	current := table + "." + column
	// What a contribution says is never edited.
	if !Reviewed(e.Name) || e.Name == ent.TypeCapitalContribution || b.Level == All || b.Level == Locked ||
		!slices.Contains(e.Editable, column) || slices.Contains(uncounted, column) {
		return current
	}
	unedited := table + ".validated_values IS NULL"
	if b.Level != Validated { // the validation itself forgets the values
		unedited += " OR " + table + ".review IN " + b.Level.statuses()
	}
	saved, value := b.Dialect.savedValue(table, column)
	return "CASE WHEN " + unedited + " THEN " + current + " WHEN " + saved + " THEN " + value + " ELSE " + current + " END"
}

// paidIn is the sum of the contributions to project t that count.
func (b Basis) paidIn() string {
	where := append([]string{"c.project_id = t.id"}, b.ContributionConditions("c")...)
	return "(SELECT CAST(COALESCE(SUM(c.amount), 0) AS bigint) FROM capital_contributions AS c WHERE " + strings.Join(where, " AND ") + ")"
}

// ContributionConditions are the conditions on a contribution to count, whatever becomes of its project.
func (b Basis) ContributionConditions(table string) []string {
	reversed := "SELECT 1 FROM capital_contributions AS r WHERE r.reverses_id = " + table + ".id"
	if b.AsOf != nil {
		reversed += " AND " + b.untilDay("r.contributed_on")
	}
	where := []string{table + ".reverses_id IS NULL", "NOT EXISTS (" + reversed + ")"}
	if c := b.ReviewCondition(table); c != "" {
		where = append(where, c)
	}
	if b.AsOf != nil {
		where = append(where, b.untilDay(table+".contributed_on"))
	}
	return where
}

// untilDay is the condition that a date is not after the day.
func (b Basis) untilDay(column string) string { return column + " <= '" + b.AsOf.String() + "'" }

// dayColumn reads a column of the table t as the day found it; "" where it is what the table has.
func (b Basis) dayColumn(entity, column string) string {
	switch entity + "." + column {
	case "InvestmentProject.paid_in":
		if b.Level != All || b.AsOf != nil {
			return b.paidIn()
		}
	case "Pairing.status", "EnterpriseEngagement.status":
		if b.AsOf != nil { // ended later: not yet
			return "CASE WHEN t.status = 'ENDED' THEN 'ACTIVE' ELSE t.status END"
		}
	case "Pairing.ended_on", "EnterpriseEngagement.ended_on", "TalentTeam.ended_on":
		if b.AsOf != nil {
			return "CASE WHEN t.ended_on > '" + b.AsOf.String() + "' THEN NULL ELSE t.ended_on END"
		}
	}
	return ""
}

// dayConditions are the conditions on a record t, besides its review, to count on the day.
func (b Basis) dayConditions(entity string) []string {
	if entity == ent.TypeCapitalContribution {
		return b.ContributionConditions("t")
	}
	if b.AsOf == nil {
		return nil
	}
	day := "'" + b.AsOf.String() + "'"
	switch entity {
	case "Pairing":
		// Of those that no source dates the records know nothing but that they are there.
		return []string{"t.status <> 'PROPOSED'", "(t.started_on IS NULL OR t.started_on <= " + day + ")", "(t.ended_on IS NULL OR t.ended_on >= " + day + ")"}
	case "EnterpriseEngagement":
		return []string{"t.since <= " + day, "(t.ended_on IS NULL OR t.ended_on >= " + day + ")"}
	case "TalentTeam":
		return []string{"t.started_on <= " + day, "(t.ended_on IS NULL OR t.ended_on >= " + day + ")"}
	case "InvestmentProject":
		// It has begun, or money came, or it was put on record.
		return []string{"(t.actual_start_on <= " + day + " OR t.created_at < '" + b.AsOf.AddDays(1).String() + "' OR EXISTS (SELECT 1 FROM capital_contributions AS c WHERE c.project_id = t.id AND c.contributed_on <= " + day + "))"}
	case "IndustrialPark":
		return []string{"t.opened_on <= " + day}
	case "FundAllocation":
		return []string{fmt.Sprintf("t.year <= %d", b.AsOf.Year)}
	case "ConsumptionRecord", "EmploymentRecord", "MonitoringReport":
		return []string{"t.month <= '" + LastMonth(*b.AsOf).String() + "'"}
	}
	return nil
}

// LastMonth is the first day of the last month that was over at the end of the day.
func LastMonth(day scalar.Date) scalar.Date {
	month := scalar.Date{Year: day.Year, Month: day.Month, Day: 1}
	if next := day.AddDays(1); next.Month != day.Month {
		return month
	}
	return scalar.DateOf(month.Time().AddDate(0, -1, 0))
}

var entities = func() map[string]*catalog.Entity {
	all := make(map[string]*catalog.Entity, len(ent.Entities))
	for _, e := range ent.Entities {
		all[e.Name] = e
	}
	return all
}()

// Entity finds an entity of the model; a name that is none is a mistake of the caller.
func Entity(name string) *catalog.Entity {
	e := entities[name]
	if e == nil {
		panic("basis: no entity " + name)
	}
	return e
}

// Reviewed reports whether the review decides which records of an entity count.
func Reviewed(entity string) bool { return tableOf(Entity(entity)).HasColumn("validated_values") }

func tableOf(e *catalog.Entity) *schema.Table {
	for _, t := range migrate.Tables {
		if t.Name == e.Table {
			return t
		}
	}
	panic("basis: no table " + e.Table)
}
