// Package report answers what analysts ask: what the records add up to, by any grouping, at a level of the review and
// as of a day.
package report

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"entgo.io/ent/dialect"

	"jiedui/ent"
	"jiedui/fault"
	"jiedui/catalog"
	"jiedui/scalar"
)

// Level is how far in the review a record must be to count.
type Level string

// The levels. At each, a record that was validated and then edited counts with its last validated values until the
// edit itself is as far.
const (
	LevelAll       Level = "ALL"       // every record, as it is now
	LevelSubmitted Level = "SUBMITTED" // and further
	LevelConfirmed Level = "CONFIRMED"
	LevelValidated Level = "VALIDATED" // what counts when nothing else is said
	LevelLocked    Level = "LOCKED"    // only what closed years hold
)

// Values lists the levels.
func (Level) Values() []string {
	return []string{string(LevelAll), string(LevelSubmitted), string(LevelConfirmed), string(LevelValidated), string(LevelLocked)}
}

// MarshalGQL implements graphql.Marshaler.
func (l Level) MarshalGQL(w io.Writer) { _, _ = io.WriteString(w, `"`+string(l)+`"`) }

// UnmarshalGQL implements graphql.Unmarshaler.
func (l *Level) UnmarshalGQL(v any) error {
	s, _ := v.(string)
	if !slices.Contains(l.Values(), s) {
		return fault.New(fault.BadUserInput, fmt.Sprintf("%.40q is no level of counting", s), fmt.Sprintf("%.40q 不是有效的统计口径级别", s))
	}
	*l = Level(s)
	return nil
}

// reviews are the places in the review that the level takes in, in SQL.
func (l Level) reviews() string {
	cycle := []scalar.ReviewStatus{scalar.ReviewSubmitted, scalar.ReviewConfirmed, scalar.ReviewValidated, scalar.ReviewLocked}
	from := slices.Index(cycle, scalar.ReviewStatus(l))
	if from < 0 {
		return ""
	}
	return "('" + strings.Join(texts(cycle[from:]), "', '") + "')"
}

func texts[T ~string](list []T) []string {
	s := make([]string, len(list))
	for i, v := range list {
		s[i] = string(v)
	}
	return s
}

// Basis says which records count: at which level of the review, and as of which day. The zero Level is VALIDATED.
type Basis struct {
	Level Level
	// AsOf has the records counted that the end of the day found; nil counts those of now.
	AsOf    *scalar.Date
	Dialect string
}

// uncounted columns tell where a record stands and are never read as they were validated.
var uncounted = []string{
	"created_at", "updated_at", "version", "origin", "review", "review_reason", "submitted_side", "submitter_id", "validated_values",
	"paid_in", "search_text",
}

// Records is a sub-select of the records of an entity that count, with the given columns of its table, all of them when
// none are given, to be named by AS.
func (b Basis) Records(entity string, only ...string) string {
	return b.records(entity, false, only...)
}

// records leaves it to who has joined the projects of contributions to see that they count, when joined.
func (b Basis) records(entity string, joined bool, only ...string) string {
	b.Level = cmp.Or(b.Level, LevelValidated)
	e := entityOf(entity)
	reviewed := isReviewed(e)
	edited := reviewed && b.Level != LevelAll && b.Level != LevelLocked && entity != "CapitalContribution" // whose content is fixed
	all := ent.Columns[e.Table]
	columns := make([]string, 0, len(all))
	for _, c := range all {
		if len(only) > 0 && !slices.Contains(only, c) {
			continue
		}
		text := "t." + c
		switch {
		case b.dated(entity, c) != "":
			text = b.dated(entity, c) + " AS " + c
		case edited && slices.Contains(e.Editable, c) && !slices.Contains(uncounted, c):
			text = b.validated("t", c) + " AS " + c
		}
		columns = append(columns, text)
	}
	text := "(SELECT " + strings.Join(columns, ", ") + " FROM " + e.Table + " AS t"
	var where []string
	if reviewed && entity != "CapitalContribution" { // see contributed
		where = append(where, b.counts("t"))
	}
	where = append(where, b.standing(entity)...)
	if c := b.counts("p"); entity == "CapitalContribution" && !joined && c != "" {
		where = append(where, "EXISTS (SELECT 1 FROM investment_projects AS p WHERE p.id = t.project_id AND "+c+")")
	}
	where = slices.DeleteFunc(where, func(s string) bool { return s == "" })
	if len(where) > 0 {
		text += " WHERE " + strings.Join(where, " AND ")
	}
	return text + ")"
}

// counts is the condition on a reviewed record to count at the level; "" for none.
func (b Basis) counts(table string) string {
	switch b.Level {
	case LevelAll:
		return ""
	case LevelLocked:
		return table + ".review = 'LOCKED'"
	default:
		return "(" + table + ".review IN " + b.Level.reviews() + " OR " + table + ".validated_values IS NOT NULL)"
	}
}

// validated reads a column of a table as it was validated last, where the record was edited since.
func (b Basis) validated(table, column string) string {
	values, current := table+".validated_values", table+"."+column
	unedited := values + " IS NULL"
	if b.Level != LevelValidated { // the validation itself forgets the values
		unedited += " OR " + table + ".review IN " + b.Level.reviews()
	}
	kept, value := "json_type("+values+", '$."+column+"') IS NOT NULL", "json_extract("+values+", '$."+column+"')"
	if b.Dialect == dialect.Postgres {
		// The type of the column itself, without naming it.
		kept = "jsonb_exists(" + values + ", '" + column + "')"
		value = "(jsonb_populate_record(" + table + ", " + values + "))." + column
	}
	return "CASE WHEN " + unedited + " THEN " + current + " WHEN " + kept + " THEN " + value + " ELSE " + current + " END"
}

// paidIn is the sum of the contributions to project t that count.
func (b Basis) paidIn() string {
	where := append([]string{"c.project_id = t.id"}, b.contributed("c")...)
	return "(SELECT CAST(COALESCE(SUM(c.amount), 0) AS bigint) FROM capital_contributions AS c WHERE " + strings.Join(where, " AND ") + ")"
}

// contributed are the conditions on a contribution to count, whatever becomes of its project.
func (b Basis) contributed(table string) []string {
	where := []string{table + ".reverses_id IS NULL", "NOT EXISTS (SELECT 1 FROM capital_contributions AS r WHERE r.reverses_id = " + table + ".id" + b.by(" AND r.contributed_on") + ")"}
	if c := b.counts(table); c != "" {
		where = append(where, c)
	}
	if b.AsOf != nil {
		where = append(where, b.by(table+".contributed_on"))
	}
	return where
}

// by is the condition on a date to be reached; "" for none.
func (b Basis) by(column string) string {
	if b.AsOf == nil {
		return ""
	}
	return column + " <= '" + b.AsOf.String() + "'"
}

// dated is a column as the day found it, in SQL; "" where it is what its table has.
func (b Basis) dated(entity, column string) string {
	switch entity + "." + column {
	case "InvestmentProject.paid_in":
		if b.Level != LevelAll || b.AsOf != nil {
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

// standing are the conditions on a record of the entity, besides its review, to count on the day.
func (b Basis) standing(entity string) []string {
	if entity == "CapitalContribution" {
		return b.contributed("t")
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
		return []string{"t.month <= '" + lastMonth(*b.AsOf).String() + "'"}
	}
	return nil
}

// lastMonth is the first day of the last month that was over at the end of the day.
func lastMonth(day scalar.Date) scalar.Date {
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

// entityOf finds an entity of the model; a name that is none is a mistake of this package.
func entityOf(name string) *catalog.Entity {
	e := entities[name]
	if e == nil {
		panic("report: no entity " + name)
	}
	return e
}

// isReviewed reports whether the records of the entity go through the review.
func isReviewed(e *catalog.Entity) bool { return slices.Contains(ent.Columns[e.Table], "validated_values") }
