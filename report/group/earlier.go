package group

import (
	"fmt"
	"slices"
	"strings"

	"entgo.io/ent/dialect/sql"

	"jiedui/catalog"
	"jiedui/report/basis"
	"jiedui/rule"
	"jiedui/scalar"
)

// earlierSum says where a group finds the sum of the year before.
type earlierSum struct {
	name string // column of the group that has the sum of the year before
	sum  string // column of the group of the year before that the sum comes from
}

// yearOnYear has the names of the columns that compare a sum with that of the year before.
type yearOnYear struct {
	now, earlier string
	counties     string // number of counties that are compared; "" if the sum is not of a stock
}

// compare adds the columns that compare a sum with that of the same group a year before, and returns their names.
func (s *statement) compare(a aggregate) yearOnYear {
	if a.isStock() {
		return s.stockComparison(a)
	}
	now := s.aggregateColumn(a)
	e := earlierSum{name: now + "_earlier", sum: now}
	if s.reference().cut != "" {
		only := []string{s.untilCut()}
		if a.filter != nil {
			only = append(only, s.filterColumn(a.filter))
		}
		e.sum = s.addAggregate(&s.group, a, "until the day ", only)
	}
	if !slices.Contains(s.earlier, e) {
		s.earlier = append(s.earlier, e)
		s.earlierCount()
	}
	return yearOnYear{now: now, earlier: e.name}
}

// earlierCount returns the column with the number of records of a group that are compared with the group a year later.
func (s *statement) earlierCount() string {
	if s.reference().cut == "" {
		return s.addAggregate(&s.group, aggregate{function: "COUNT"}, "", nil)
	}
	return s.addAggregate(&s.group, aggregate{function: "COUNT"}, "until the day ", []string{s.untilCut()})
}

// reference says how far the records reach. Its fields are SQL.
type reference struct {
	// statement computes the columns last, cut and cut_period from the records. It is "" if the fields below are
	// literals, and leaves the last two columns out if cut is "".
	statement string
	// cut is the last day of the year before that is compared with the period that is not over, and cutPeriod is its
	// period. Both are "" if all periods are whole.
	cut, cutPeriod string
	// last is the last period. Later periods have groups only if there are records in them.
	last string
}

// reference returns how far the records reach: until the day of the request or, if it has none, until the last day that
// has records. If the conditions of the request select records by their date, it is the last day that has selected
// records.
func (s *statement) reference() reference {
	standing, finest := basis.Entity(s.Entity).Standing, s.finest()
	whole := standing.Unit == catalog.Year || standing.Unit == catalog.Month && finest.period == month
	if s.AsOf != nil && !s.selectsDays() {
		day, cut := *s.AsOf, basis.YearEarlier(*s.AsOf)
		if standing.Unit == catalog.Month {
			day, cut = basis.LastMonth(day), basis.LastMonth(cut)
		}
		r := reference{last: finest.period.value(day)}
		if !whole {
			r.cut, r.cutPeriod = literal(cut), finest.period.value(cut)
		}
		return r
	}
	days := s.LastRecord(s.Entity, rule.Today())
	if s.selectsDays() {
		days = fmt.Sprintf("SELECT MAX(x.%s) AS day FROM x WHERE x.%[1]s <= %s", s.dateColumn(), s.dateLiteral(rule.Today()))
	}
	r := reference{last: "(SELECT last FROM d)"}
	start := func(date string) string {
		if s.hasYear(finest) {
			return date
		}
		return finest.period.start(s.Dialect, date)
	}
	if whole {
		r.statement = "SELECT " + start("l.day") + " AS last FROM (" + days + ") AS l"
		return r
	}
	r.cut, r.cutPeriod = "(SELECT cut FROM d)", "(SELECT cut_period FROM d)"
	r.statement = fmt.Sprintf("SELECT l.cut, %s AS cut_period, %s AS last FROM (SELECT k.day, %s AS cut FROM (%s) AS k) AS l",
		start("l.cut"), start("l.day"), s.yearEarlier("k.day"), days)
	return r
}

// yearEarlier returns the expression for the date of the year before that is compared with the date of a record.
func (s *statement) yearEarlier(date string) string {
	if basis.Entity(s.Entity).Standing.Unit == catalog.Month {
		return s.Dialect.AddMonths(date, -12)
	}
	return s.Dialect.YearEarlier(date)
}

// selectsDays reports whether the conditions of the request name the date of the records.
func (s *statement) selectsDays() bool {
	if s.where == nil {
		return false
	}
	var b sql.Builder
	b.SetDialect(string(s.Dialect))
	date := b.Ident(s.aliases[""]).WriteByte('.').Ident(basis.Entity(s.Entity).Standing.From).String()
	text, _ := s.predicate(s.where).Query()
	return strings.Contains(text, date)
}

// dateColumn returns the column with the date of a record.
func (s *statement) dateColumn() string {
	return s.record.addSQL("date", s.aliases[""]+"."+basis.Entity(s.Entity).Standing.From)
}

// dateLiteral returns a day as a literal of the type of dateColumn. That is a number if the records are yearly.
func (s *statement) dateLiteral(day scalar.Date) string {
	if basis.Entity(s.Entity).Standing.Unit == catalog.Year {
		return year.value(day)
	}
	return literal(day)
}

// untilCut returns the condition under which a record is compared with the group a year later. If the period a year
// later is not over, only the records until cut are compared with it.
func (s *statement) untilCut() string {
	r := s.reference()
	return fmt.Sprintf("(%s <= %s OR %s <> %s)", s.dateColumn(), r.cut, s.dimensionColumn(s.finest()), r.cutPeriod)
}

// merges reports whether there may be groups without records of their own. They come from sums of the year before, and
// from stocks, which hold until the next record.
func (s *statement) merges() bool { return len(s.earlier) > 0 || len(s.stocks) > 0 }

// writeMerged writes the table m: the groups of the records, with the sums of the year before and the stocks merged in.
func (s *statement) writeMerged(b *sql.Builder) {
	r := s.reference()
	b.WriteString("WITH x AS (")
	s.writeRecords(b)
	b.WriteString(")")
	if r.statement != "" {
		b.WriteString(", d AS (" + r.statement + ")")
	}
	b.WriteString(", a AS (")
	s.writeAggregates(b, func() { b.WriteString("x") })
	b.WriteString(")")
	s.writeStocks(b, r)

	keys := s.keys()
	var all []column
	all = append(all, s.group.list...)
	for _, e := range s.earlier {
		all = append(all, column{name: e.name})
	}
	for _, k := range s.stocks {
		for _, table := range k.tables() {
			all = append(all, table.columns...)
		}
	}
	b.WriteString(", m AS (SELECT " + strings.Join(keys, ", "))
	for _, c := range all {
		value := "MAX(" + c.name + ")"
		if c.count {
			value = "COALESCE(" + value + ", 0)"
		}
		b.WriteString(", " + value + " AS " + c.name)
	}
	b.WriteString(" FROM (")
	branch := func(recorded int, keys []string, from string, values map[string]string) {
		writef(b, "SELECT %d AS recorded", recorded)
		for i, k := range keys {
			b.WriteString(", " + k + " AS " + s.keys()[i])
		}
		for _, c := range all {
			value, ok := values[c.name]
			if !ok {
				value = "CAST(NULL AS bigint)"
			}
			b.WriteString(", " + value + " AS " + c.name)
		}
		b.WriteString(" FROM " + from)
	}
	own := make(map[string]string)
	for _, c := range s.group.list {
		own[c.name] = c.name
	}
	branch(1, keys, "a", own)
	if len(s.earlier) > 0 {
		earlier := make(map[string]string)
		for _, e := range s.earlier {
			earlier[e.name] = e.sum
		}
		b.WriteString(" UNION ALL ")
		branch(0, s.yearLater(""), "a WHERE "+s.earlierCount()+" > 0", earlier)
	}
	for _, k := range s.stocks {
		for _, table := range k.tables() {
			values := make(map[string]string)
			for _, c := range table.columns {
				values[c.name] = c.name
			}
			b.WriteString(" UNION ALL ")
			branch(1, keys, table.name, values)
		}
	}
	finest := s.dimensionColumn(s.finest())
	b.WriteString(") AS u GROUP BY " + strings.Join(keys, ", ") + " HAVING MAX(recorded) = 1 OR " + finest + " <= " + r.last + ")")
}

// yearLater returns expressions for the keys of the same group a year later. The argument table is a prefix of the
// keys, or "".
func (s *statement) yearLater(table string) []string {
	keys := s.keys()
	for i, d := range s.groupBy {
		keys[i] = table + keys[i]
		if d.period != "" {
			keys[i] = d.period.yearLater(s.Dialect, keys[i])
		}
	}
	return keys
}

func writef(b *sql.Builder, format string, args ...any) { b.WriteString(fmt.Sprintf(format, args...)) }
