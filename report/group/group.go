package group

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"

	"entgo.io/ent/dialect/sql"
	"github.com/99designs/gqlgen/graphql"

	"jiedui/ent"
	"jiedui/keyset"
	"jiedui/report/basis"
	"jiedui/rule"
	"jiedui/scalar"
)

// Connection is a page of groups.
type Connection struct {
	Edges      []*Edge
	PageInfo   keyset.PageInfo
	TotalCount int
	Totals     *Row
}

// Edge is a group with its place.
type Edge struct {
	Node   *Row
	Cursor keyset.Cursor
}

// Row is a group, or what its records have in common.
type Row struct {
	values map[string]any // by the fields that ask for them; a function finds the value
}

// Value resolves the field of the context.
func (r *Row) Value(ctx context.Context) (any, error) {
	v := r.values[fieldKey(graphql.GetFieldContext(ctx).Field)]
	if find, ok := v.(func(context.Context) (any, error)); ok {
		return find(ctx)
	}
	return v, nil
}

// MoneyAggregate has the aggregates of an amount.
type MoneyAggregate struct {
	Sum, Avg, Min, Max, SumYearEarlier, SumChange *scalar.Money
	SumChangePercent                              *scalar.Decimal
}

// IntAggregate has the aggregates of a count.
type IntAggregate struct {
	Sum, Min, Max, SumYearEarlier, SumChange *int
	Avg, SumChangePercent                    *scalar.Decimal
}

// DecimalAggregate has the aggregates of a decimal number.
type DecimalAggregate struct {
	Sum, Avg, Min, Max, SumYearEarlier, SumChange, SumChangePercent *scalar.Decimal
}

// DaysAggregate has the aggregates of days.
type DaysAggregate struct {
	Avg      *scalar.Decimal
	Min, Max *int
}

// fieldKey tells fields with other arguments apart, whatever their aliases.
func fieldKey(f graphql.CollectedField) string {
	var b strings.Builder
	b.WriteString(f.Name)
	for _, a := range f.Arguments {
		b.WriteString(" " + a.Name + ":" + a.Value.String())
	}
	return b.String()
}

// Groups answers a request for groups of an entity, which is the field of the context.
func Groups(ctx context.Context, reader basis.Reader, client *ent.Client, entity string, r Request) (*Connection, error) {
	g := Entities[slices.IndexFunc(Entities, func(g *Grouped) bool { return g.Entity == entity })]
	if err := rule.MayRead(ctx); err != nil {
		return nil, err
	}
	if err := r.check(g); err != nil {
		return nil, err
	}
	q, err := read(ctx, g, r)
	if err != nil {
		return nil, err
	}
	q.client = client
	return q.run(ctx, reader, r)
}

// run asks the database.
func (q *question) run(ctx context.Context, reader basis.Reader, r Request) (*Connection, error) {
	var level basis.Level
	if r.CountLevel != nil {
		level = *r.CountLevel
	}
	q.basis = basis.New(reader, level, r.AsOf)
	c := &Connection{Edges: []*Edge{}}
	if q.edges || q.pageInfo {
		if err := q.page(ctx, reader, r, c); err != nil {
			return nil, fmt.Errorf("groups of %s: %w", q.Entity, err)
		}
	}
	if q.totalCount {
		s := newStatement(q.Grouped, q.basis, q.where, q.filters, q.groupBy)
		text, args := s.count(q.having(s, r))
		if err := each(ctx, reader, text, args, 1, func(v []any) error {
			c.TotalCount = int(integer(v[0]))
			return nil
		}); err != nil {
			return nil, fmt.Errorf("number of groups of %s: %w", q.Entity, err)
		}
	}
	if q.totals {
		s := newStatement(q.Grouped, q.basis, q.where, q.filters, nil)
		names, rows := q.columns(s, false)
		if len(names) == 0 {
			names = []string{"id"}
		}
		text, args := s.page(names, func(*sql.Selector) {}, nil, nil, 1)
		if err := each(ctx, reader, text, args, len(names), func(v []any) error {
			c.Totals = rows(v)
			return nil
		}); err != nil {
			return nil, fmt.Errorf("totals of %s: %w", q.Entity, err)
		}
		for _, k := range q.keys {
			c.Totals.values[fieldKey(k)] = &Row{}
		}
	}
	return c, nil
}

func (q *question) page(ctx context.Context, reader basis.Reader, r Request, c *Connection) error {
	s := newStatement(q.Grouped, q.basis, q.where, q.filters, q.groupBy)
	names, rows := q.columns(s, true)
	terms, decoders := q.terms(s, r)
	var after func(*sql.Selector)
	if r.After != nil {
		var err error
		if after, err = keyset.Beyond(r.After, terms, decoders, "id", false); err != nil {
			return err
		}
	}
	having := q.having(s, r)
	keys := make([]string, len(q.groupBy))
	for i, d := range q.groupBy {
		keys[i] = s.dimensionColumn(d)
	}
	selected := slices.Concat(keys, names)
	for _, t := range terms {
		selected = append(selected, t.Column)
	}
	size := keyset.Size(r.First, nil)
	text, args := s.page(selected, having, terms, after, size+1)
	lookups := q.lookups()
	err := each(ctx, reader, text, args, len(selected), func(v []any) error {
		row := rows(v[len(keys):])
		key := q.key(v[:len(keys)], lookups)
		for _, k := range q.keys {
			row.values[fieldKey(k)] = key
		}
		values := v[len(keys)+len(names):]
		for i := range values {
			values[i] = plainValue(values[i])
		}
		c.Edges = append(c.Edges, &Edge{Node: row, Cursor: keyset.NewCursor(terms, 0, values...)})
		return nil
	})
	if err != nil {
		return err
	}
	c.Edges, c.PageInfo = keyset.Cut(c.Edges, r.First, nil, r.After != nil, false)
	if n := len(c.Edges); n > 0 {
		c.PageInfo.StartCursor, c.PageInfo.EndCursor = &c.Edges[0].Cursor, &c.Edges[n-1].Cursor
	}
	return nil
}

// columns gives the columns of a group that the fields need, and what makes a row of them.
func (q *question) columns(s *statement, keyed bool) (names []string, row func([]any) *Row) {
	at := make(map[string]int)
	index := func(name string) int {
		if _, ok := at[name]; !ok {
			at[name] = len(names)
			names = append(names, name)
		}
		return at[name]
	}
	type place struct {
		field
		of      map[string]int // sub-field to column
		earlier int
	}
	places := make([]place, len(q.fields))
	for i, f := range q.fields {
		places[i] = place{field: f, of: map[string]int{}, earlier: -1}
		for name, a := range f.aggregates {
			places[i].of[name] = index(s.aggregateColumn(a))
		}
		if f.earlier && keyed {
			places[i].earlier = index(s.earlierColumn(f.aggregates["sum"]))
		}
	}
	return names, func(v []any) *Row {
		made := &Row{map[string]any{}}
		for _, p := range places {
			value := func(name string) *int64 {
				i, ok := p.of[name]
				if !ok || v[i] == nil {
					return nil
				}
				n := integer(v[i])
				return &n
			}
			if p.field.of == nil {
				made.values[p.key] = int(integer(v[p.of[""]]))
				continue
			}
			var earlier *int64
			if p.earlier >= 0 && v[p.earlier] != nil {
				n := integer(v[p.earlier])
				earlier = &n
			}
			made.values[p.key] = aggregates(p.field.of.Kind, value, earlier)
		}
		return made
	}
}

// aggregates makes the value of a measure.
func aggregates(k Kind, value func(string) *int64, earlier *int64) any {
	sum := value("sum")
	var change *int64
	var percent *scalar.Decimal
	if sum != nil && earlier != nil {
		n := *sum - *earlier
		change = &n
		if p, ok := scalar.Percent(n, *earlier); ok {
			percent = &p
		}
	}
	switch k {
	case Money:
		return &MoneyAggregate{
			Sum: as[scalar.Money](sum), Avg: as[scalar.Money](value("avg")), Min: as[scalar.Money](value("min")), Max: as[scalar.Money](value("max")),
			SumYearEarlier: as[scalar.Money](earlier), SumChange: as[scalar.Money](change), SumChangePercent: percent,
		}
	case Decimal:
		return &DecimalAggregate{
			Sum: as[scalar.Decimal](sum), Avg: as[scalar.Decimal](value("avg")), Min: as[scalar.Decimal](value("min")), Max: as[scalar.Decimal](value("max")),
			SumYearEarlier: as[scalar.Decimal](earlier), SumChange: as[scalar.Decimal](change), SumChangePercent: percent,
		}
	case Days:
		return &DaysAggregate{Avg: as[scalar.Decimal](value("avg")), Min: as[int](value("min")), Max: as[int](value("max"))}
	default:
		return &IntAggregate{
			Sum: as[int](sum), Avg: as[scalar.Decimal](value("avg")), Min: as[int](value("min")), Max: as[int](value("max")),
			SumYearEarlier: as[int](earlier), SumChange: as[int](change), SumChangePercent: percent,
		}
	}
}

func as[T ~int | ~int64](n *int64) *T {
	if n == nil {
		return nil
	}
	v := T(*n)
	return &v
}

// having are the conditions on groups.
func (q *question) having(s *statement, r Request) func(*sql.Selector) {
	var list []*sql.Predicate
	compare := map[string]func(string, any) *sql.Predicate{"eq": sql.EQ, "neq": sql.NEQ, "gt": sql.GT, "gte": sql.GTE, "lt": sql.LT, "lte": sql.LTE}
	for _, h := range r.Having {
		a, _ := q.aggregateOf(h.Count, h.CountDistinct, h.Sum, h.Avg, h.Min, h.Max)
		for _, c := range h.comparisons() {
			if c.with != nil {
				n, _ := stored(a.kind(), *c.with) // checked before
				list = append(list, compare[c.name](s.aggregateColumn(a), n))
			}
		}
	}
	return func(q *sql.Selector) {
		for _, p := range list {
			q.Where(p)
		}
	}
}

// terms of the order: what is asked for, then the dimensions, so that no two groups have the same place.
func (q *question) terms(s *statement, r Request) ([]keyset.Term, []keyset.Decoder) {
	var terms []keyset.Term
	var decoders []keyset.Decoder
	add := func(name, column string, desc bool, decode keyset.Decoder) {
		if !slices.ContainsFunc(terms, func(t keyset.Term) bool { return t.Column == column }) {
			terms = append(terms, keyset.Term{Name: name, Column: column, Nullable: true, Desc: desc})
			decoders = append(decoders, decode)
		}
	}
	dimension := func(d *Dimension, desc bool) {
		column := s.orderColumn(d)
		decode := keyset.Decode[string]
		if d.period == year || d.value == nil && column == s.dimensionColumn(d) {
			decode = keyset.Decode[int64]
		}
		add(d.Name, column, desc, decode)
	}
	for _, o := range r.OrderBy {
		desc := o.Direction == keyset.Descending
		if o.Dimension != nil {
			dimension(q.dimension(*o.Dimension), desc)
			continue
		}
		a, _ := q.aggregateOf(o.Count, o.CountDistinct, o.Sum, o.Avg, o.Min, o.Max)
		name := a.function
		if a.of != nil {
			name += "." + a.of.Name
		} else if a.distinct != nil {
			name += "." + a.distinct.Name
		}
		add(name, s.aggregateColumn(a), desc, keyset.Decode[int64])
	}
	for _, d := range q.groupBy {
		dimension(d, false)
	}
	return terms, decoders
}

// key makes the values of the dimensions.
func (q *question) key(values []any, lookups map[string]*lookup) *Row {
	key := &Row{map[string]any{}}
	for i, d := range q.groupBy {
		v := values[i]
		switch {
		case v == nil:
		case d.value == nil:
			id := int(integer(v))
			all := lookups[d.Name]
			all.ids = append(all.ids, id)
			key.values[d.Field()] = func(ctx context.Context) (any, error) { return all.find(ctx, id) }
		case d.period == year:
			key.values[d.Field()] = as[int](new(integer(v)))
		case d.period != "":
			day := new(scalar.Date)
			if day.Scan(v) == nil {
				key.values[d.Field()] = day
			}
		default:
			key.values[d.Field()] = d.value(v)
		}
	}
	return key
}

// lookups find the records that dimensions name, one for each.
func (q *question) lookups() map[string]*lookup {
	all := make(map[string]*lookup)
	for _, d := range q.groupBy {
		if d.value == nil {
			all[d.Name] = &lookup{client: q.client, found: map[string]map[int]any{}}
		}
	}
	return all
}

// lookup reads the records of a page at once, for each selection of their fields.
type lookup struct {
	client *ent.Client
	ids    []int
	mu     sync.Mutex             // the rows of a page ask side by side
	found  map[string]map[int]any // by alias and id
}

func (l *lookup) find(ctx context.Context, id int) (any, error) {
	alias := graphql.GetFieldContext(ctx).Field.Alias
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.found[alias] == nil {
		slices.Sort(l.ids)
		l.ids = slices.Compact(l.ids)
		nodes, err := l.client.Noders(ctx, l.ids)
		if err != nil {
			return nil, err
		}
		l.found[alias] = make(map[int]any, len(nodes))
		for i, n := range nodes {
			l.found[alias][l.ids[i]] = n
		}
	}
	return l.found[alias][id], nil
}

// each calls row with the values of each row.
func each(ctx context.Context, reader basis.Reader, text string, args []any, columns int, row func([]any) error) error {
	return basis.EachRow(ctx, reader, text, args, func(scan func(...any) error) error {
		values, into := make([]any, columns), make([]any, columns)
		for i := range values {
			into[i] = &values[i]
		}
		if err := scan(into...); err != nil {
			return err
		}
		return row(values)
	})
}

// integer reads a count.
func integer(v any) int64 {
	n, _ := v.(int64) // every number of a statement is cast
	return n
}

// text reads a text, which drivers give as one or the other.
func text(v any) string {
	if b, ok := v.([]byte); ok {
		return string(b)
	}
	s, _ := v.(string)
	return s
}

// plainValue is a value as a cursor keeps it.
func plainValue(v any) any {
	switch v := v.(type) {
	case []byte:
		return string(v)
	case time.Time:
		return scalar.DateOf(v).String()
	}
	return v
}
