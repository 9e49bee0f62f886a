package basis

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"jiedui/catalog"
	"jiedui/clock"
	"jiedui/ent"
	"jiedui/ent/capitalcontribution"
	"jiedui/ent/investmentproject"
	"jiedui/scalar"
	"jiedui/visibility"
)

// Records returns a sub-select of the records of an entity that count. It has the given columns of the table, or all
// columns if none are given. The caller names it with AS.
func (b Basis) Records(entity string, columns ...string) string {
	e := Entity(entity)
	return b.subSelect(e, columns, b.allConditions(e))
}

// LastRecord returns a statement that selects the last date of the records of an entity that count and are dated on or
// before until. The column is named day. It is the first day of the month for monthly records, and the number of the
// year for yearly ones.
func (b Basis) LastRecord(entity string, until scalar.Date) string {
	e := Entity(entity)
	column, limit := e.Standing.From, "'"+until.String()+"'"
	if e.Standing.Unit == catalog.Year {
		limit = strconv.Itoa(until.Year)
	}
	if e.Standing.Reverses == "" {
		return "SELECT MAX(r." + column + ") AS day FROM " + b.Records(entity, column) + " AS r WHERE r." + column + " <= " + limit
	}
	// There are many of these records, and they are never edited, so the index on their days finds the last one soon.
	where := append(b.allConditions(e), "t."+column+" <= "+limit)
	return "SELECT t." + column + " AS day FROM " + e.Table + " AS t WHERE " + strings.Join(where, " AND ") + " ORDER BY t." + column + " DESC LIMIT 1"
}

// allConditions returns the conditions under which a record t counts.
func (b Basis) allConditions(e *catalog.Entity) []string {
	where := b.conditions(e, "t")
	if key := e.Standing.With; key != "" {
		with := Entity(e.References[key])
		if c := b.ReviewCondition("w"); c != "" {
			where = append(where, "EXISTS (SELECT 1 FROM "+with.Table+" AS w WHERE w.id = t."+key+" AND "+c+")")
		}
	}
	return where
}

// Candidates returns a sub-select of records like Records, for an entity whose records count only if another record
// counts, as a contribution with its project. It does not check the other record. The caller joins it and adds its
// ReviewCondition.
func (b Basis) Candidates(entity string) string {
	e := Entity(entity)
	return b.subSelect(e, nil, b.conditions(e, "t"))
}

// ContributionConditions returns the conditions under which a contribution counts, apart from those on its project.
func (b Basis) ContributionConditions(table string) []string {
	return b.conditions(Entity(ent.TypeCapitalContribution), table)
}

// subSelect returns a sub-select of the columns of an entity's table t, with the values that count. It has all columns
// if none are given.
func (b Basis) subSelect(e *catalog.Entity, columns, where []string) string {
	list := make([]string, 0, len(columns))
	for _, c := range ent.Columns[e.Table] {
		if len(columns) > 0 && !slices.Contains(columns, c) {
			continue
		}
		value := b.dayColumn(e, c)
		if value == "" {
			value = b.Column(e, "t", c)
		}
		if value != "t."+c {
			value += " AS " + c
		}
		list = append(list, value)
	}
	text := "(SELECT " + strings.Join(list, ", ") + " FROM " + e.Table + " AS t"
	if len(where) > 0 {
		text += " WHERE " + strings.Join(where, " AND ")
	}
	return text + ")"
}

// Column returns the expression for the value of a column that counts. If the record was edited after its validation,
// that is the last validated value, until the edit has reached the level.
func (b Basis) Column(e *catalog.Entity, table, column string) string {
	current := table + "." + column
	if !e.Reviewed || !e.IsContent(column) || b.Level == All || b.Level == Locked {
		return current
	}
	unedited := table + ".validated_values IS NULL"
	if b.Level != Validated { // a validation deletes validated_values, so Validated needs no more conditions
		unedited += " OR " + table + ".review IN " + b.Level.statuses()
	}
	saved, value := visibility.SavedValue(string(b.Dialect), e.Table, table, column)
	return "CASE WHEN " + unedited + " THEN " + current + " WHEN " + saved + " THEN " + value + " ELSE " + current + " END"
}

// dayColumn returns the expression for the value that a column of the table t had on the day. It returns "" if that is
// the value in the table.
func (b Basis) dayColumn(e *catalog.Entity, column string) string {
	if e.Table == investmentproject.Table && column == investmentproject.FieldPaidIn {
		if b.Level == All && b.AsOf == nil {
			return ""
		}
		return b.paidIn()
	}
	if b.AsOf == nil {
		return ""
	}
	switch s := e.Standing; {
	case s.Ended != "" && column == "status": // a record that counts on the day has ended later
		return "CASE WHEN t.status = '" + s.Ended + "' THEN '" + s.Before + "' ELSE t.status END"
	case s.Until != "" && column == s.Until:
		return "CASE WHEN t." + column + " > '" + b.AsOf.String() + "' THEN NULL ELSE t." + column + " END"
	}
	return ""
}

// paidIn returns the expression for the sum of the contributions to project t that count.
func (b Basis) paidIn() string {
	where := append([]string{"c.project_id = t.id"}, b.ContributionConditions("c")...)
	return "(SELECT CAST(COALESCE(SUM(c.amount), 0) AS bigint) FROM " + capitalcontribution.Table + " AS c WHERE " + strings.Join(where, " AND ") + ")"
}

// conditions returns the conditions under which a record counts, apart from those on the record with which it counts.
func (b Basis) conditions(e *catalog.Entity, table string) []string {
	var where []string
	if key := e.Standing.Reverses; key != "" {
		reversal := "SELECT 1 FROM " + e.Table + " AS r WHERE r." + key + " = " + table + ".id"
		if b.AsOf != nil {
			reversal += " AND " + b.hasCome(e, "r")
		}
		where = append(where, table+"."+key+" IS NULL", "NOT EXISTS ("+reversal+")")
	}
	if c := b.ReviewCondition(table); e.Reviewed && c != "" {
		where = append(where, c)
	}
	if c := b.OriginCondition(table); c != "" && slices.Contains(ent.Columns[e.Table], "origin") {
		where = append(where, c)
	}
	if b.AsOf != nil && !e.Standing.Always {
		where = append(where, b.dayConditions(e, table)...)
	}
	return where
}

// OriginCondition returns the condition on the origin of a record. It returns "" if all origins count.
func (b Basis) OriginCondition(table string) string {
	if len(b.Origins) == 0 {
		return ""
	}
	quoted := make([]string, len(b.Origins))
	for i, o := range b.Origins {
		quoted[i] = "'" + string(o) + "'"
	}
	return table + ".origin IN (" + strings.Join(quoted, ", ") + ")"
}

// ReviewCondition returns the condition under which a reviewed record counts at the level. It returns "" if all records
// count.
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

// dayConditions returns the conditions under which a record stands on the day.
func (b Basis) dayConditions(e *catalog.Entity, table string) []string {
	s, day := e.Standing, "'"+b.AsOf.String()+"'"
	onRecord := s.Recorded && !b.AsOf.Before(clock.Today()) // all that is there, whatever the clock showed when it came
	var where []string
	for _, status := range s.Never {
		where = append(where, table+".status <> '"+status+"'")
	}
	begun := []string{b.hasCome(e, table)}
	if s.Undated {
		begun = append(begun, table+"."+s.From+" IS NULL")
	}
	if s.Recorded {
		begun = append(begun, table+".created_at < '"+b.AsOf.AddDays(1).String()+"'")
	}
	if s.Through != "" {
		edge := e.Edges[s.Through]
		to := Entity(edge.To)
		begun = append(begun, table+".id IN (SELECT f."+edge.Column+" FROM "+to.Table+" AS f WHERE f."+edge.Column+" IS NOT NULL AND "+b.hasCome(to, "f")+")")
	}
	if !onRecord {
		where = append(where, anyOf(begun))
	}
	if s.Until != "" {
		where = append(where, anyOf([]string{table + "." + s.Until + " IS NULL", table + "." + s.Until + " >= " + day}))
	}
	return where
}

// hasCome returns the condition that the date of a record is not after the day. A month counts once it is over, and a
// year as soon as it begins.
func (b Basis) hasCome(e *catalog.Entity, table string) string {
	column := table + "." + e.Standing.From
	switch e.Standing.Unit {
	case catalog.Year:
		return fmt.Sprintf("%s <= %d", column, b.AsOf.Year)
	case catalog.Month:
		return column + " <= '" + LastMonth(*b.AsOf).String() + "'"
	default:
		return column + " <= '" + b.AsOf.String() + "'"
	}
}

func anyOf(conditions []string) string {
	if len(conditions) == 1 {
		return conditions[0]
	}
	return "(" + strings.Join(conditions, " OR ") + ")"
}

// LastMonth returns the first day of the last month that was over at the end of the day.
func LastMonth(day scalar.Date) scalar.Date {
	month := scalar.Date{Year: day.Year, Month: day.Month, Day: 1}
	if next := day.AddDays(1); next.Month != day.Month {
		return month
	}
	return scalar.DateOf(month.Time().AddDate(0, -1, 0))
}

// Entity returns the entity of the model with a name. It panics if there is none.
func Entity(name string) *catalog.Entity {
	e := ent.EntityNamed(name)
	if e == nil {
		panic("basis: no entity " + name)
	}
	return e
}

// Series returns the columns that identify the series of a record. A series has at most one record for each month. It
// panics if the entity has no series.
func Series(entity string) []string {
	e := Entity(entity)
	for _, columns := range ent.UniqueIndexes[e.Table] {
		if slices.Contains(columns, e.Standing.From) {
			return slices.DeleteFunc(slices.Clone(columns), func(c string) bool { return c == e.Standing.From })
		}
	}
	panic("basis: nothing makes a record of " + entity + " the only one of its month")
}
