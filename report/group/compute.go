package group

import (
	"cmp"
	"context"
	stdsql "database/sql"
	"fmt"
	"slices"

	"entgo.io/ent/dialect/sql"

	"jiedui/ent"
	"jiedui/keyset"
	"jiedui/report/basis"
	"jiedui/rule"
)

// Answer has what a Request wanted. Fields that were not wanted are zero.
type Answer struct {
	Groups   []*Group // groups of the page
	PageInfo keyset.PageInfo
	Count    int // number of groups on all pages
	// Totals has the values of TotalNumbers for all records.
	Totals []any
}

// Group stands for the records that have the same values in all dimensions of groupBy.
type Group struct {
	// Key has a value for each dimension of groupBy. A value is nil if the records have none.
	Key []any
	// Records are the records that the values of Key are the ids of, for the dimensions that are Shown.
	Records []ent.Noder
	// Numbers has a value for each Number that was wanted: an int for a count, and the aggregates for a measure.
	Numbers []any
	Cursor  keyset.Cursor
}

// Compute answers a request for groups of a subject. It runs a statement each for the page, the count and the totals, if
// they are wanted.
func Compute(ctx context.Context, reader basis.Reader, subject *Subject, r Request) (*Answer, error) {
	if err := rule.MayRead(ctx); err != nil {
		return nil, err
	}
	if err := r.check(subject); err != nil {
		return nil, err
	}
	var level basis.Level
	if r.CountLevel != nil {
		level = *r.CountLevel
	}
	c := computation{Subject: subject, request: r, reader: reader, basis: basis.New(reader, level, r.AsOf)}
	for _, name := range r.GroupBy {
		c.groupBy = append(c.groupBy, subject.Dimension(name))
	}
	answer := &Answer{}
	if r.Wanted.Page {
		if err := c.page(ctx, answer); err != nil {
			return nil, fmt.Errorf("groups of %s: %w", subject.Entity, err)
		}
	}
	if r.Wanted.Count {
		if err := c.count(ctx, answer); err != nil {
			return nil, fmt.Errorf("number of groups of %s: %w", subject.Entity, err)
		}
	}
	if r.Wanted.Totals {
		if err := c.totals(ctx, answer); err != nil {
			return nil, fmt.Errorf("totals of %s: %w", subject.Entity, err)
		}
	}
	return answer, nil
}

// computation is a request with its subject, its dimensions and the basis of its records.
type computation struct {
	*Subject
	request Request
	reader  basis.Reader
	basis   basis.Basis
	groupBy []*Dimension
}

func (c *computation) statement(groupBy []*Dimension) *statement {
	return newStatement(statement{Basis: c.basis, Subject: c.Subject, where: c.request.Where, groupBy: groupBy, shown: c.request.Wanted.Shown})
}

// count sets the number of groups in the answer.
func (c *computation) count(ctx context.Context, answer *Answer) error {
	s := c.statement(c.groupBy)
	// The numbers that are shown or sorted by may add groups, such as those of the year before.
	_, _ = c.columns(s, c.request.Wanted.Numbers)
	_, _ = c.terms(s)
	having := c.having(s)
	if !s.merges() {
		s = c.statement(c.groupBy)
		having = c.having(s)
	}
	text, args := s.count(having)
	return c.eachRow(ctx, text, args, 1, func(v []any) { answer.Count = int(intValue(v[0])) })
}

// totals sets the totals in the answer. They are the numbers of a single group with all records.
func (c *computation) totals(ctx context.Context, answer *Answer) error {
	s := c.statement(nil)
	names, numbers := c.columns(s, c.request.Wanted.TotalNumbers)
	if len(names) == 0 {
		names = []string{"id"}
	}
	text, args := s.page(page{columns: names, limit: 1})
	return c.eachRow(ctx, text, args, len(names), func(v []any) { answer.Totals = numbers(v) })
}

// page sets the groups of the page and the page info in the answer.
func (c *computation) page(ctx context.Context, answer *Answer) error {
	s := c.statement(c.groupBy)
	names, numbers := c.columns(s, c.request.Wanted.Numbers)
	terms, decoders := c.terms(s)
	p := page{terms: terms, having: c.having(s), limit: keyset.Size(c.request.First, nil) + 1}
	if c.request.After != nil {
		var err error
		if p.after, err = keyset.Beyond(c.request.After, terms, decoders, "id", false); err != nil {
			return err
		}
	}
	for _, d := range c.groupBy {
		p.columns = append(p.columns, s.dimensionColumn(d))
	}
	p.columns = append(p.columns, names...)
	for _, t := range terms {
		p.columns = append(p.columns, t.Column)
	}
	sortedUntil := len(p.columns) - len(c.groupBy)
	for _, d := range c.groupBy {
		p.columns = append(p.columns, s.shownColumns(d)...)
	}
	text, args := s.page(p)
	var failed error
	err := c.eachRow(ctx, text, args, len(p.columns), func(v []any) {
		key, v := v[:len(c.groupBy)], v[len(c.groupBy):]
		for i, d := range c.groupBy {
			if key[i] != nil {
				key[i] = d.convert(key[i])
			}
		}
		records, err := c.records(s, key, v[sortedUntil:])
		if err != nil {
			failed = err
			return
		}
		sorted := v[len(names):sortedUntil]
		for i := range sorted {
			sorted[i] = cursorValue(sorted[i])
		}
		answer.Groups = append(answer.Groups, &Group{Key: key, Records: records, Numbers: numbers(v), Cursor: keyset.NewCursor(terms, 0, sorted...)})
	})
	if err = cmp.Or(err, failed); err != nil {
		return err
	}
	groups, info := keyset.Cut(answer.Groups, c.request.First, nil, c.request.After != nil, false)
	if n := len(groups); n > 0 {
		info.StartCursor, info.EndCursor = &groups[0].Cursor, &groups[n-1].Cursor
	}
	answer.Groups, answer.PageInfo = groups, info
	return nil
}

// records returns the records that are shown with a key, from the values of their columns.
func (c *computation) records(s *statement, key, values []any) ([]ent.Noder, error) {
	records := make([]ent.Noder, len(c.groupBy))
	for i, d := range c.groupBy {
		n := len(s.shownColumns(d))
		own := values[:n]
		values = values[n:]
		if n == 0 || key[i] == nil {
			continue
		}
		record, err := ent.ScanRecord(d.Type, c.request.Wanted.Shown[d].Columns, func(into ...any) error {
			for i, to := range into {
				if err := to.(stdsql.Scanner).Scan(own[i]); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return nil, fmt.Errorf("%s of a group: %w", d.Type, err)
		}
		records[i] = record
	}
	return records, nil
}

// columns adds the columns that the numbers need to a statement. It returns their names, and a function that makes the
// numbers from the values of these columns.
func (c *computation) columns(s *statement, wanted []*Number) (names []string, read func([]any) []any) {
	index := func(name string) int {
		if i := slices.Index(names, name); i >= 0 {
			return i
		}
		names = append(names, name)
		return len(names) - 1
	}
	readers := make([]func([]any) any, len(wanted))
	for i, n := range wanted {
		if n.Measure == nil {
			a := aggregate{function: "COUNT", filter: n.Filter}
			if n.Distinct != nil {
				a.function, a.distinct = "DISTINCT", n.Distinct
			}
			at := index(s.aggregateColumn(a))
			readers[i] = func(v []any) any { return int(intValue(v[at])) }
			continue
		}
		places := make(map[string]int)
		for _, name := range n.Aggregates {
			if !compares(name) {
				places[name] = index(s.aggregateColumn(aggregate{function: functions[name], measure: n.Measure, filter: n.Filter}))
			} else if len(s.groupBy) > 0 {
				c := s.compare(aggregate{function: "SUM", measure: n.Measure, filter: n.Filter})
				places["earlier"], places["compared"] = index(c.earlier), index(c.now)
				if c.counties != "" {
					places["comparedCounties"] = index(c.counties)
				}
			}
		}
		readers[i] = func(v []any) any {
			value := func(name string) *int64 {
				at, ok := places[name]
				if !ok || v[at] == nil {
					return nil
				}
				return new(intValue(v[at]))
			}
			return n.Measure.Type.aggregates(numbers{
				sum: value("sum"), avg: value("avg"), least: value("min"), most: value("max"),
				sumYearEarlier: value("earlier"), sumCompared: value("compared"),
				counties: value("counties"), comparedCounties: value("comparedCounties"),
			})
		}
	}
	return names, func(v []any) []any {
		values := make([]any, len(readers))
		for i, read := range readers {
			values[i] = read(v)
		}
		return values
	}
}

// having returns the conditions on groups.
func (c *computation) having(s *statement) []*sql.Predicate {
	var all []*sql.Predicate
	operators := map[string]func(string, any) *sql.Predicate{"eq": sql.EQ, "neq": sql.NEQ, "gt": sql.GT, "gte": sql.GTE, "lt": sql.LT, "lte": sql.LTE}
	for _, h := range c.request.Having {
		a, _ := c.aggregate(h.AggregateName)
		for _, comparison := range h.comparisons() {
			if comparison.with != nil {
				n, _ := a.resultType().computed(*comparison.with) // checked before
				all = append(all, operators[comparison.name](s.aggregateColumn(a), n))
			}
		}
	}
	return all
}

// terms returns the terms by which groups are sorted. The dimensions of groupBy follow what orderBy names, so that the
// order of all groups is defined.
func (c *computation) terms(s *statement) ([]keyset.Term, []keyset.Decoder) {
	var terms []keyset.Term
	var decoders []keyset.Decoder
	add := func(name, column string, d keyset.Direction, decode keyset.Decoder) {
		if !slices.ContainsFunc(terms, func(t keyset.Term) bool { return t.Column == column }) {
			terms = append(terms, keyset.Term{Name: name, Column: column, Nullable: true, Desc: d.Desc(), NullsLeast: d.NullsLeast()})
			decoders = append(decoders, decode)
		}
	}
	addDimension := func(d *Dimension, direction keyset.Direction) {
		column := s.orderColumn(d)
		decode := keyset.Decode[string]
		if d.period == year || d.Record && column == s.dimensionColumn(d) {
			decode = keyset.Decode[int64]
		}
		add(d.Name, column, direction, decode)
	}
	for _, o := range c.request.OrderBy {
		if o.Dimension != nil {
			addDimension(c.Dimension(*o.Dimension), o.Direction)
			continue
		}
		a, _ := c.aggregate(o.AggregateName)
		name := a.function
		if a.measure != nil {
			name += "." + a.measure.Name
		} else if a.distinct != nil {
			name += "." + a.distinct.Name
		}
		add(name, s.aggregateColumn(a), o.Direction, keyset.Decode[int64])
	}
	for _, d := range c.groupBy {
		addDimension(d, keyset.Ascending)
	}
	return terms, decoders
}

// eachRow calls read with the values of each row of a statement.
func (c *computation) eachRow(ctx context.Context, text string, args []any, columns int, read func([]any)) error {
	return basis.EachRow(ctx, c.reader, text, args, func(scan func(...any) error) error {
		values, into := make([]any, columns), make([]any, columns)
		for i := range values {
			into[i] = &values[i]
		}
		if err := scan(into...); err != nil {
			return err
		}
		read(values)
		return nil
	})
}
