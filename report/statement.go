package report

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"entgo.io/ent/dialect/sql"

	"jiedui/keyset"
)

// statement groups the records of an entity. It has three steps: the records that count, with what is grouped by and
// measured; their groups; and the groups beside those of the year before and with what they are sorted by.
type statement struct {
	Basis
	*Grouped
	where   func(*sql.Selector)
	filters []func(*sql.Selector) // of single aggregates, from 1
	groupBy []*Dimension
	earlier bool // the groups of the year before are asked for

	joins   []string          // of the records, in SQL
	aliases map[string]string // of joined tables, by path
	record  columns           // of a record
	group   columns           // of a group, aggregates only
}

// columns are expressions that are named once, whoever asks.
type columns struct {
	prefix string
	names  map[string]string
	list   []column
}

type column struct {
	name  string
	write func(*sql.Builder)
}

func (c *columns) add(key string, write func(*sql.Builder)) string {
	if name, ok := c.names[key]; ok {
		return name
	}
	name := c.prefix + strconv.Itoa(len(c.list))
	if c.names == nil {
		c.names = make(map[string]string)
	}
	c.names[key] = name
	c.list = append(c.list, column{name, write})
	return name
}

func (c *columns) text(key, text string) string {
	return c.add(key, func(b *sql.Builder) { b.WriteString(text) })
}

func newStatement(g *Grouped, basis Basis, where func(*sql.Selector), filters []func(*sql.Selector), groupBy []*Dimension) *statement {
	basis.Level = cmp.Or(basis.Level, LevelValidated)
	s := &statement{
		Basis: basis, Grouped: g, where: where, filters: filters, groupBy: groupBy,
		aliases: map[string]string{"": entityOf(g.Entity).Table},
		record:  columns{prefix: "r"}, group: columns{prefix: "a"},
	}
	for _, d := range groupBy {
		s.dimensionColumn(d)
	}
	return s
}

// dimensionColumn is the column of a record's dimension.
func (s *statement) dimensionColumn(d *Dimension) string {
	list := make([]string, len(d.paths))
	for i, p := range d.paths {
		list[i] = s.at(p)
	}
	text := list[0]
	if len(list) > 1 {
		text = "COALESCE(" + strings.Join(list, ", ") + ")"
	}
	if d.period != "" && !s.byYear(d) {
		text = d.period.floor(s.Dialect, text)
	}
	return s.record.text("dimension "+d.Name, text)
}

// byYear tells that the records are dated by a year's number.
func (s *statement) byYear(d *Dimension) bool { return d.period == year && d.paths[0] == "year" }

// at is the column that a path ends at, of the table that it leads to: of a field its own, of an edge the foreign key.
func (s *statement) at(path string) string {
	e, alias, left := entityOf(s.Entity), s.aliases[""], false
	steps := strings.Split(path, ".")
	for i, step := range steps {
		edge, leads := e.Edges[step]
		switch {
		case !leads:
			column := e.Fields[step].Column
			if i > 0 && s.Level != LevelAll && s.Level != LevelLocked && slices.Contains(e.Editable, column) && isReviewed(e) {
				return s.validated(alias, column)
			}
			return alias + "." + column
		case i == len(steps)-1:
			return alias + "." + edge.Column
		}
		left = left || edge.Nullable
		to := strings.Join(steps[:i+1], ".")
		if s.aliases[to] == "" {
			s.aliases[to] = "j" + strconv.Itoa(len(s.aliases))
			kind := " JOIN "
			if left {
				kind = " LEFT JOIN "
			}
			s.joins = append(s.joins, kind+entityOf(edge.To).Table+" AS "+s.aliases[to]+" ON "+s.aliases[to]+".id = "+alias+"."+edge.Column)
		}
		e, alias = entityOf(edge.To), s.aliases[to]
	}
	panic("report: path " + path + " of " + s.Entity + " leads nowhere")
}

// measureColumn is the column of a record's measure.
func (s *statement) measureColumn(m *Measure) string {
	table := s.aliases[""]
	if m.derived == nil {
		return s.record.text("measure "+m.Name, table+"."+m.column)
	}
	path := "measure " + m.Name
	if s.aliases[path] == "" {
		alias := "j" + strconv.Itoa(len(s.aliases))
		s.aliases[path] = alias
		s.joins = append(s.joins, " LEFT JOIN "+m.derived(s.Basis)+" AS "+alias+" ON "+alias+".id = "+table+".id")
	}
	return s.record.text(path, "COALESCE("+s.aliases[path]+"."+m.column+", 0)")
}

// filterColumn tells whether a record passes a filter.
func (s *statement) filterColumn(n int) string {
	return s.record.add(fmt.Sprint("filter ", n), func(b *sql.Builder) {
		b.WriteString("(").Join(s.predicate(s.filters[n-1])).WriteString(")")
	})
}

// predicate is the condition of a where input on the records.
func (s *statement) predicate(where func(*sql.Selector)) sql.Querier {
	table := sql.Dialect(s.Dialect).Select().From(sql.Table(s.aliases[""]))
	where(table)
	p := table.P()
	p.SetDialect(s.Dialect)
	return p
}

// lastColumn numbers the records of a series within a period from the last one back, so that of a stock the last one
// counts; those that a filter leaves out are numbered by themselves.
func (s *statement) lastColumn(filter int) string {
	within := s.finest()
	table := s.aliases[""]
	return s.record.add(fmt.Sprint("last ", filter), func(b *sql.Builder) {
		b.WriteString("ROW_NUMBER() OVER (PARTITION BY ")
		for i, c := range s.series {
			if i > 0 {
				b.WriteString(", ")
			}
			b.WriteString(table + "." + c)
		}
		if within != nil {
			b.WriteString(", " + within.period.floor(s.Dialect, s.at(within.paths[0])))
		}
		if filter > 0 {
			b.WriteString(", CASE WHEN ").Join(s.predicate(s.filters[filter-1])).WriteString(" THEN 1 END")
		}
		b.WriteString(" ORDER BY " + table + ".month DESC)")
	})
}

// aggregateColumn is the column of a group's aggregate.
func (s *statement) aggregateColumn(a aggregate) string {
	var only []string
	if a.filter > 0 {
		only = append(only, s.filterColumn(a.filter))
	}
	if a.of != nil && a.of.Stock {
		only = append(only, s.lastColumn(a.filter)+" = 1")
	}
	filter := ""
	if len(only) > 0 {
		filter = " FILTER (WHERE " + strings.Join(only, " AND ") + ")"
	}
	integer := func(text string) string { return "CAST(" + text + filter + " AS bigint)" }
	key := fmt.Sprint(a.function, " ", a.filter)
	var text string
	switch {
	case a.of == nil && a.distinct == nil:
		text = "COUNT(*)" + filter
	case a.distinct != nil:
		key += " " + a.distinct.Name
		text = "COUNT(DISTINCT " + s.dimensionColumn(a.distinct) + ")" + filter
	default:
		key += " " + a.of.Name
		value := s.measureColumn(a.of)
		if a.function != "AVG" {
			text = integer(a.function + "(" + value + ")")
			break
		}
		// To the nearest, in integers, so that both databases give the same. Nothing measured is less than 0.
		scale := ""
		if a.of.Kind == Int || a.of.Kind == Days {
			scale = " * 10000"
		}
		sum, count := integer("SUM("+value+")"), integer("COUNT("+value+")")
		text = "(2" + scale + " * " + sum + " + " + count + ") / NULLIF(2 * " + count + ", 0)"
	}
	return s.group.text(key, text)
}

// earlierColumn is an aggregate of the same group a year before.
func (s *statement) earlierColumn(a aggregate) string {
	s.earlier = true
	return s.aggregateColumn(a) + "_earlier"
}

// orderColumn is what a dimension is sorted by.
func (s *statement) orderColumn(d *Dimension) string {
	switch d.Type {
	case "Province", "Prefecture", "County":
		return "code_" + s.dimensionColumn(d)
	}
	return s.dimensionColumn(d)
}

// groups writes "WITH … g AS (…)": the groups, ready to be sorted, paged and filtered.
func (s *statement) groups() sql.Querier {
	return sql.ExprFunc(func(b *sql.Builder) {
		b.WriteString("WITH a AS (SELECT ")
		keys := make([]string, len(s.groupBy))
		for i, d := range s.groupBy {
			keys[i] = s.dimensionColumn(d)
		}
		list := slices.Clone(keys)
		var aggregates []string
		for _, c := range s.group.list {
			aggregates = append(aggregates, c.name)
		}
		b.WriteString(strings.Join(list, ", "))
		for i, c := range s.group.list {
			if i > 0 || len(list) > 0 {
				b.WriteString(", ")
			}
			c.write(b)
			b.WriteString(" AS " + c.name)
		}
		if len(list)+len(aggregates) == 0 {
			b.WriteString("COUNT(*) AS counted") // one group, also of no record
		}
		b.WriteString(" FROM (SELECT 1 AS r")
		for _, c := range s.record.list {
			b.WriteString(", ")
			c.write(b)
			b.WriteString(" AS " + c.name)
		}
		project := s.aliases["project"] // of contributions
		b.WriteString(" FROM " + s.records(s.Entity, project != "") + " AS " + s.aliases[""] + strings.Join(s.joins, "") + " WHERE 1 = 1")
		if c := s.counts(project); project != "" && c != "" {
			b.WriteString(" AND " + c)
		}
		if s.where != nil {
			b.WriteString(" AND (").Join(s.predicate(s.where)).WriteString(")")
		}
		b.WriteString(") AS x")
		if len(keys) > 0 {
			b.WriteString(" GROUP BY " + strings.Join(keys, ", "))
		}
		b.WriteString("), g AS (SELECT 0 AS id, a.*")
		from := " FROM a"
		for _, d := range s.groupBy {
			key := s.dimensionColumn(d)
			if name := s.orderColumn(d); name != key {
				b.WriteString(", " + name + ".code AS " + name)
				from += " LEFT JOIN " + entityOf(d.Type).Table + " AS " + name + " ON " + name + ".id = a." + key
			}
		}
		if s.earlier {
			on := make([]string, len(s.groupBy))
			finest := s.finest()
			for i, d := range s.groupBy {
				key := s.dimensionColumn(d)
				switch {
				case d == finest:
					on[i] = "e." + key + " = " + d.period.yearBefore(s.Dialect, "a."+key)
				case d.period != "": // the year of a month follows from it
					on[i] = "1 = 1"
				default:
					on[i] = "(e." + key + " = a." + key + " OR e." + key + " IS NULL AND a." + key + " IS NULL)"
				}
			}
			for _, name := range aggregates {
				b.WriteString(", e." + name + " AS " + name + "_earlier")
			}
			from += " LEFT JOIN a AS e ON " + strings.Join(on, " AND ")
		}
		b.WriteString(from + ") ")
	})
}

// finest is the shortest period that is grouped by; nil for none.
func (s *statement) finest() *Dimension {
	for _, p := range []period{month, quarter, year} {
		for _, d := range s.groupBy {
			if d.period == p {
				return d
			}
		}
	}
	return nil
}

// page gives the statement of a page of groups: first the dimensions, then the aggregates, those of a year earlier
// after each, and the values that they are sorted by.
func (s *statement) page(names []string, having func(*sql.Selector), terms []keyset.Term, after func(*sql.Selector), limit int) (string, []any) {
	q := sql.Dialect(s.Dialect).Select(names...).From(sql.Table("g")).Prefix(s.groups())
	having(q)
	if after != nil {
		after(q)
	}
	keyset.OrderBy(terms, "id", false)(q)
	return q.Limit(limit).Query()
}

// count gives the statement of the number of groups.
func (s *statement) count(having func(*sql.Selector)) (string, []any) {
	q := sql.Dialect(s.Dialect).Select().Count().From(sql.Table("g")).Prefix(s.groups())
	having(q)
	return q.Query()
}
