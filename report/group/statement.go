package group

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"entgo.io/ent/dialect/sql"

	"jiedui/catalog"
	"jiedui/ent"
	"jiedui/keyset"
	"jiedui/report/basis"
)

// statement groups the records of an entity, in three steps. The first selects the records that count, with the columns
// that are grouped by and measured. The second groups them. The last adds the columns that groups are sorted by. If
// sums of the year before or stocks are asked for, a step before the last merges them into the groups.
type statement struct {
	basis.Basis
	*Subject
	where   func(*sql.Selector)
	groupBy []*Dimension
	shown   map[*Dimension]*basis.Shown

	earlier []earlierSum      // sums of the year before that are asked for
	stocks  []*stock          // stocks at the end of periods that are asked for
	filters []*Filter         // filters of single aggregates
	joins   []string          // joins of the first step, in SQL
	aliases map[string]string // aliases of tables of the first step, by path; "" is the path of the records
	record  columns           // columns of a record
	group   columns           // columns of a group, without the keys
}

// columns is a list of expressions with names. An expression that is added again keeps its name.
type columns struct {
	prefix string            // prefix of the names
	names  map[string]string // names by key
	list   []column
}

type column struct {
	name  string
	write func(*sql.Builder)
	text  string // expression that write writes; "" if it is not known beforehand
	count bool   // the column is 0 instead of null if there are no records
}

// add adds an expression and returns its name. Expressions with the same key are the same.
func (c *columns) add(key string, write func(*sql.Builder)) string {
	if name, ok := c.names[key]; ok {
		return name
	}
	name := c.prefix + strconv.Itoa(len(c.list))
	if c.names == nil {
		c.names = make(map[string]string)
	}
	c.names[key] = name
	c.list = append(c.list, column{name: name, write: write})
	return name
}

func (c *columns) addSQL(key, expression string) string {
	name := c.add(key, func(b *sql.Builder) { b.WriteString(expression) })
	c.list[slices.IndexFunc(c.list, func(c column) bool { return c.name == name })].text = expression
	return name
}

// newStatement returns a copy of s that is ready for use. The fields from Basis to groupBy must be set.
func newStatement(s statement) *statement {
	s.aliases = map[string]string{"": basis.Entity(s.Entity).Table}
	s.record, s.group = columns{prefix: "r"}, columns{prefix: "a"}
	for _, d := range s.groupBy {
		s.dimensionColumn(d)
	}
	return &s
}

// dimensionColumn returns the column with the value of a dimension. A record and its group have it under the same name.
func (s *statement) dimensionColumn(d *Dimension) string {
	list := make([]string, len(d.paths))
	for i, p := range d.paths {
		list[i] = s.pathColumn(p)
	}
	value := list[0]
	if len(list) > 1 {
		value = "COALESCE(" + strings.Join(list, ", ") + ")"
	}
	if d.period != "" && !s.hasYear(d) {
		value = d.period.start(s.Dialect, value)
	}
	return s.record.addSQL("dimension "+d.Name, value)
}

// hasYear reports whether the dimension is the year, and the records have the year as a number instead of a date.
func (s *statement) hasYear(d *Dimension) bool {
	return d.period == year && basis.Entity(s.Entity).Standing.Unit == catalog.Year
}

// pathColumn returns the expression for the end of a path, and adds the joins on the way. If the path ends with a
// field, it is the column of the field. If the path ends with an edge, it is the foreign key of the edge.
func (s *statement) pathColumn(path string) string {
	e, alias, left := basis.Entity(s.Entity), s.aliases[""], false
	steps := strings.Split(path, ".")
	for i, step := range steps {
		edge, leads := e.Edges[step]
		switch {
		case !leads:
			column := e.Fields[step].Column
			if i > 0 { // a joined table has current values, and Column chooses those that count
				return s.Column(e, alias, column)
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
			s.joins = append(s.joins, kind+basis.Entity(edge.To).Table+" AS "+s.aliases[to]+" ON "+s.aliases[to]+".id = "+alias+"."+edge.Column)
		}
		e, alias = basis.Entity(edge.To), s.aliases[to]
	}
	panic("group: path " + path + " of " + s.Entity + " leads nowhere")
}

// measureColumn returns the column of a record with the value of a measure.
func (s *statement) measureColumn(m *Measure) string {
	table := s.aliases[""]
	if m.derived == nil {
		return s.record.addSQL("measure "+m.Name, table+"."+m.column)
	}
	path := "measure " + m.Name
	if s.aliases[path] == "" {
		alias := "j" + strconv.Itoa(len(s.aliases))
		s.aliases[path] = alias
		s.joins = append(s.joins, " LEFT JOIN "+m.derived(s.Basis)+" AS "+alias+" ON "+alias+".id = "+table+".id")
	}
	return s.record.addSQL(path, "COALESCE("+s.aliases[path]+"."+m.column+", 0)")
}

// filterColumn returns the column of a record that says whether it passes a filter.
func (s *statement) filterColumn(f *Filter) string {
	return s.record.add(fmt.Sprint("filter ", s.number(f)), func(b *sql.Builder) {
		b.WriteString("(").Join(s.predicate(f.Apply)).WriteString(")")
	})
}

// number returns the number of a filter in the statement, from 1. It returns 0 for nil.
func (s *statement) number(f *Filter) int {
	if f == nil {
		return 0
	}
	i := slices.Index(s.filters, f)
	if i < 0 {
		i = len(s.filters)
		s.filters = append(s.filters, f)
	}
	return i + 1
}

// predicate returns the conditions that a where function adds to a selector of the records.
func (s *statement) predicate(where func(*sql.Selector)) sql.Querier {
	table := sql.Dialect(string(s.Dialect)).Select().From(sql.Table(s.aliases[""]))
	where(table)
	p := table.P()
	p.SetDialect(string(s.Dialect))
	return p
}

// aggregateColumn returns the column of a group with an aggregate.
func (s *statement) aggregateColumn(a aggregate) string {
	if a.isStock() && s.finest() != nil {
		return s.stockColumn(a)
	}
	var only []string
	if a.filter != nil {
		only = append(only, s.filterColumn(a.filter))
	}
	if a.isStock() {
		only = append(only, s.lastColumn(a.filter)+" = 1")
	}
	return s.addAggregate(&s.group, a, "", only)
}

// addAggregate adds an aggregate to the columns of a group and returns its name. The aggregate is computed from the
// records for which all conditions in only hold. If an aggregate is added with different conditions, the keys must
// differ.
func (s *statement) addAggregate(to *columns, a aggregate, key string, only []string) string {
	filter := ""
	if len(only) > 0 {
		filter = " FILTER (WHERE " + strings.Join(only, " AND ") + ")"
	}
	integer := func(expression string) string { return "CAST(" + expression + filter + " AS bigint)" }
	key += fmt.Sprint(a.function, " ", s.number(a.filter))
	var text string
	switch {
	case a.function == counties:
		key += " " + fmt.Sprint(a.isStock())
		text = "COUNT(DISTINCT " + s.countyColumn() + ")" + filter
	case a.measure == nil && a.distinct == nil:
		text = "COUNT(*)" + filter
	case a.distinct != nil:
		key += " " + a.distinct.Name
		text = "COUNT(DISTINCT " + s.dimensionColumn(a.distinct) + ")" + filter
	default:
		key += " " + a.measure.Name
		value := s.measureColumn(a.measure)
		if a.function != "AVG" {
			text = integer(a.function + "(" + value + ")")
			break
		}
		// The mean is rounded to the nearest number with integers, so that both databases have the same result. No
		// measure is below zero.
		scale := ""
		if a.measure.Type == Int || a.measure.Type == Stock || a.measure.Type == Days {
			scale = " * 10000"
		}
		sum, count := integer("SUM("+value+")"), integer("COUNT("+value+")")
		text = "(2" + scale + " * " + sum + " + " + count + ") / NULLIF(2 * " + count + ", 0)"
	}
	name := to.addSQL(key, text)
	if strings.HasPrefix(text, "COUNT") {
		to.list[slices.IndexFunc(to.list, func(c column) bool { return c.name == name })].count = true
	}
	return name
}

// orderColumn returns the column that a dimension is sorted by. Regions are sorted by their codes.
func (s *statement) orderColumn(d *Dimension) string {
	switch d.Type {
	case ent.TypeProvince, ent.TypePrefecture, ent.TypeCounty:
		return "code_" + s.dimensionColumn(d)
	}
	return s.dimensionColumn(d)
}

// shownColumns returns the columns of the groups with what is shown of the regions of a dimension.
func (s *statement) shownColumns(d *Dimension) []string {
	if s.shown[d] == nil {
		return nil
	}
	columns := make([]string, len(s.shown[d].Columns))
	for i := range columns {
		columns[i] = fmt.Sprintf("shown%d_%s", i, s.dimensionColumn(d))
	}
	return columns
}

// groups returns the WITH clause that defines the table g: the groups with all columns to show, filter and sort them
// by.
func (s *statement) groups() sql.Querier {
	return sql.ExprFunc(func(b *sql.Builder) {
		groups := "a"
		if s.merges() {
			groups = "m"
			s.writeMerged(b)
		} else {
			b.WriteString("WITH a AS (")
			s.writeAggregates(b, func() {
				b.WriteString("(")
				s.writeRecords(b)
				b.WriteString(") AS x")
			})
			b.WriteString(")")
		}
		b.WriteString(", g AS (")
		s.writeSortable(b, groups)
		b.WriteString(") ")
	})
}

// keys returns the columns of the dimensions that are grouped by.
func (s *statement) keys() []string {
	keys := make([]string, len(s.groupBy))
	for i, d := range s.groupBy {
		keys[i] = s.dimensionColumn(d)
	}
	return keys
}

// writeAggregates writes the second step, which groups the records. The function writeRecords writes the table that
// they are read from.
func (s *statement) writeAggregates(b *sql.Builder, writeRecords func()) {
	keys := s.keys()
	b.WriteString("SELECT " + strings.Join(keys, ", "))
	for i, c := range s.group.list {
		if i > 0 || len(keys) > 0 {
			b.WriteString(", ")
		}
		c.write(b)
		b.WriteString(" AS " + c.name)
	}
	if len(keys)+len(s.group.list) == 0 {
		b.WriteString("COUNT(*) AS counted") // an aggregate gives one group even if there are no records
	}
	b.WriteString(" FROM ")
	writeRecords()
	if len(keys) > 0 {
		b.WriteString(" GROUP BY " + strings.Join(keys, ", "))
	}
}

// writeRecords writes the first step, which selects the records that count.
func (s *statement) writeRecords(b *sql.Builder) {
	b.WriteString("SELECT 1 AS r")
	for _, c := range s.record.list {
		b.WriteString(", ")
		c.write(b)
		b.WriteString(" AS " + c.name)
	}
	records, condition := s.Records(s.Entity), ""
	if alias := s.countedWith(); alias != "" { // the joined table can be used for the condition
		records, condition = s.Candidates(s.Entity), s.ReviewCondition(alias)
	}
	b.WriteString(" FROM " + records + " AS " + s.aliases[""] + strings.Join(s.joins, "") + " WHERE 1 = 1")
	if condition != "" {
		b.WriteString(" AND " + condition)
	}
	if s.where != nil {
		b.WriteString(" AND (").Join(s.predicate(s.where)).WriteString(")")
	}
}

// countedWith returns the alias of the joined table of the record with which a record counts, as a contribution with
// its project. It returns "" if there is no such record, or if its table is not joined.
func (s *statement) countedWith() string {
	e := basis.Entity(s.Entity)
	if e.Standing.With == "" {
		return ""
	}
	for name, edge := range e.Edges {
		if edge.Column == e.Standing.With && !edge.Inverse {
			return s.aliases[name]
		}
	}
	return ""
}

// writeSortable writes the last step, which adds the columns that groups are sorted by.
func (s *statement) writeSortable(b *sql.Builder, groups string) {
	b.WriteString("SELECT 0 AS id, " + groups + ".*")
	from := " FROM " + groups
	for _, d := range s.groupBy {
		key := s.dimensionColumn(d)
		if name := s.orderColumn(d); name != key {
			b.WriteString(", " + name + ".code AS " + name)
			for i, column := range s.shownColumns(d) {
				b.WriteString(", " + name + "." + s.shown[d].Columns[i] + " AS " + column)
			}
			from += " LEFT JOIN " + basis.Entity(d.Type).Table + " AS " + name + " ON " + name + ".id = " + groups + "." + key
		}
	}
	b.WriteString(from)
}

// finest returns the dimension of the shortest period that is grouped by. It returns nil if there is none.
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

// page says which groups are selected.
type page struct {
	columns []string            // columns that are selected
	terms   []keyset.Term       // order of the groups
	after   func(*sql.Selector) // selects the groups after a cursor; nil for the first page
	having  []*sql.Predicate
	limit   int
}

// page returns a statement that selects a page of groups, and its arguments.
func (s *statement) page(p page) (string, []any) {
	q := s.selectGroups(p.having).Select(p.columns...)
	if p.after != nil {
		p.after(q)
	}
	keyset.OrderBy(p.terms, "id", false)(q)
	return q.Limit(p.limit).Query()
}

// count returns a statement that counts the groups, and its arguments.
func (s *statement) count(having []*sql.Predicate) (string, []any) {
	return s.selectGroups(having).Count().Query()
}

func (s *statement) selectGroups(having []*sql.Predicate) *sql.Selector {
	q := sql.Dialect(string(s.Dialect)).Select().From(sql.Table("g")).Prefix(s.groups())
	for _, p := range having {
		q.Where(p)
	}
	return q
}
