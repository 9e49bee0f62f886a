// Package keyset pages through the rows of a connection by the values that they are sorted by, so that a page costs
// the same wherever it lies. Generated ent code calls it for every connection.
//
// Rows are sorted by the terms asked for and, to make the order total, by id in the direction of the last term.
// NULL counts as greater than every value: last when ascending, first when descending, on both databases.
package keyset

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"entgo.io/ent/dialect"
	"entgo.io/ent/dialect/sql"

	"jiedui/fault"
	"jiedui/scalar"
)

// Page sizes of a connection, at the root and nested.
const (
	DefaultSize = 20
	MaxSize     = 200
)

// maxCursor bounds what is decoded; a cursor holds a few sort values of at most some hundred characters.
const maxCursor = 8 << 10

// Term is one part of an order.
type Term struct {
	// Name in the API, such as STARTED_ON.
	Name string
	// Column of the entity's table.
	Column string
	// Nullable tells that the column may be NULL.
	Nullable bool
	Desc     bool
}

// PageInfo of a connection, as Relay specifies it.
type PageInfo struct {
	HasNextPage     bool    `json:"hasNextPage"`
	HasPreviousPage bool    `json:"hasPreviousPage"`
	StartCursor     *Cursor `json:"startCursor"`
	EndCursor       *Cursor `json:"endCursor"`
}

// Cursor is the place of a row in an order: its id, its sort values, and the order that they belong to.
type Cursor struct {
	Order  string
	ID     int
	Values []json.RawMessage
}

// NewCursor makes the cursor of the row with the given id and one sort value per term.
func NewCursor(terms []Term, id int, values ...any) Cursor {
	c := Cursor{Order: Signature(terms), ID: id, Values: make([]json.RawMessage, len(values))}
	for i, v := range values {
		if s, ok := v.(string); ok {
			c.Values[i] = scalar.AppendQuoted(nil, s)
			continue
		}
		b, err := json.Marshal(v)
		if err != nil { // sort values are scalars of the model
			panic(fmt.Sprintf("keyset: value of %s: %v", terms[i].Name, err))
		}
		c.Values[i] = b
	}
	return c
}

// MarshalGQL implements graphql.Marshaler: base64 of a JSON list of the order, the id and the values.
func (c Cursor) MarshalGQL(w io.Writer) {
	b := append(scalar.AppendQuoted([]byte{'['}, c.Order), ',')
	b = strconv.AppendInt(b, int64(c.ID), 10)
	for _, v := range c.Values {
		b = append(append(b, ','), v...)
	}
	b = append(b, ']')
	_, _ = io.WriteString(w, `"`+base64.StdEncoding.EncodeToString(b)+`"`)
}

// UnmarshalGQL implements graphql.Unmarshaler.
func (c *Cursor) UnmarshalGQL(v any) error {
	s, ok := v.(string)
	if !ok || len(s) > maxCursor {
		return malformed(nil)
	}
	b, err := base64.StdEncoding.DecodeString(s)
	if err != nil {
		return malformed(err)
	}
	var parts []json.RawMessage
	if err := json.Unmarshal(b, &parts); err != nil {
		return malformed(err)
	}
	if len(parts) < 2 {
		return malformed(nil)
	}
	var read Cursor
	if err := json.Unmarshal(parts[0], &read.Order); err != nil {
		return malformed(err)
	}
	if err := json.Unmarshal(parts[1], &read.ID); err != nil {
		return malformed(err)
	}
	read.Values = parts[2:]
	*c = read
	return nil
}

func malformed(err error) error {
	return fault.Wrap(err, fault.BadUserInput,
		"the cursor is malformed: pass a cursor of this API as it was given",
		"游标格式错误:请原样传入本接口返回的游标")
}

// Check refuses sizes that are negative or over MaxSize, and first together with last.
func Check(first, last *int) error {
	if first != nil && last != nil {
		return fault.Input("first", "first and last can't be combined: give one of them", "first 与 last 不能同时使用")
	}
	for i, n := range []*int{first, last} {
		if n != nil && (*n < 0 || *n > MaxSize) {
			name := []string{"first", "last"}[i]
			return fault.Input(name,
				fmt.Sprintf("%s must be from 0 to %d, not %d: fetch further pages with a cursor", name, MaxSize, *n),
				fmt.Sprintf("%s 须在 0 到 %d 之间,而不是 %d:请用游标翻页", name, MaxSize, *n))
		}
	}
	return nil
}

// Size is the number of rows asked for.
func Size(first, last *int) int {
	switch {
	case first != nil:
		return *first
	case last != nil:
		return *last
	default:
		return DefaultSize
	}
}

// CheckTerms refuses an order that names a field twice.
func CheckTerms(terms []Term) error {
	seen := make(map[string]bool, len(terms))
	for _, t := range terms {
		if seen[t.Column] {
			return fault.Input("orderBy", t.Name+" is named twice in orderBy", "orderBy 中重复出现 "+t.Name)
		}
		seen[t.Column] = true
	}
	return nil
}

// Decode reads a cursor's value as a T; null gives nil.
func Decode[T any](raw json.RawMessage) (any, error) {
	if string(raw) == "null" {
		return nil, nil
	}
	var v T
	if err := json.Unmarshal(raw, &v); err != nil {
		return nil, err
	}
	return v, nil
}

// Decoder reads a value of one column.
type Decoder func(json.RawMessage) (any, error)

// Beyond gives the predicate of the rows that come after the cursor in the order, before it when reverse.
func Beyond(c *Cursor, terms []Term, decoders []Decoder, idColumn string, reverse bool) (func(*sql.Selector), error) {
	terms, values, err := place(c, terms, decoders, idColumn)
	if err != nil {
		return nil, err
	}
	return func(s *sql.Selector) {
		var or []*sql.Predicate
		for _, p := range ranges(terms, values, reverse, true) {
			or = append(or, p(s))
		}
		s.Where(sql.Or(or...))
	}, nil
}

// Ranges are the rows of Beyond, divided: each predicate is one range of an index on the order, and no row fulfils
// two. A database does not divide them itself; where there are several, it would read all rows up to the cursor.
func Ranges(dialectName string, c *Cursor, terms []Term, decoders []Decoder, idColumn string, reverse bool) ([]func(*sql.Selector), error) {
	terms, values, err := place(c, terms, decoders, idColumn)
	if err != nil {
		return nil, err
	}
	var list []func(*sql.Selector)
	// SQLite narrows a comparison of rows by the first column only.
	for _, p := range ranges(terms, values, reverse, dialectName == dialect.Postgres) {
		list = append(list, func(s *sql.Selector) { s.Where(p(s)) })
	}
	return list, nil
}

// place reads the values of a cursor; the terms and the values that it gives end with the id.
func place(c *Cursor, terms []Term, decoders []Decoder, idColumn string) ([]Term, []any, error) {
	if c.Order != Signature(terms) || len(c.Values) != len(terms) {
		return nil, nil, fault.New(fault.BadUserInput,
			"the cursor belongs to another order: keep orderBy while paging",
			"游标与当前排序不符:翻页时请保持 orderBy 不变")
	}
	values := make([]any, 0, len(terms)+1)
	for i, decode := range decoders {
		v, err := decode(c.Values[i])
		if err != nil || (v == nil && !terms[i].Nullable) {
			return nil, nil, malformed(err)
		}
		values = append(values, v)
	}
	return total(terms, idColumn), append(values, c.ID), nil
}

// ranges compares whole rows where it may, (x, y) > (a, b), and otherwise one term after the other: x > a, x = a AND
// y > b. Either leaves out the NULLs, which come after every value: x IS NULL, x = a AND y IS NULL.
func ranges(terms []Term, values []any, reverse, rows bool) []func(*sql.Selector) *sql.Predicate {
	var list []func(*sql.Selector) *sql.Predicate
	rows = rows && !slices.Contains(values, nil) &&
		!slices.ContainsFunc(terms, func(t Term) bool { return t.Desc != terms[0].Desc })
	if rows {
		list = append(list, func(s *sql.Selector) *sql.Predicate {
			columns := make([]string, len(terms))
			for i, t := range terms {
				columns[i] = s.C(t.Column)
			}
			if terms[0].Desc != reverse {
				return sql.CompositeLT(columns, values...)
			}
			return sql.CompositeGT(columns, values...)
		})
	}
	for i, t := range terms {
		add := func(last func(column string) *sql.Predicate) {
			list = append(list, func(s *sql.Selector) *sql.Predicate {
				var and []*sql.Predicate
				for j, t := range terms[:i] {
					if values[j] == nil {
						and = append(and, isNull(s.C(t.Column)))
					} else {
						and = append(and, rare(sql.EQ(s.C(t.Column), values[j])))
					}
				}
				return sql.And(append(and, last(s.C(t.Column)))...)
			})
		}
		desc := t.Desc != reverse
		switch {
		case rows:
		case values[i] == nil && desc:
			add(sql.NotNull)
		case values[i] == nil: // nothing comes after it
		case desc:
			add(func(column string) *sql.Predicate { return sql.LT(column, values[i]) })
		default:
			add(func(column string) *sql.Predicate { return sql.GT(column, values[i]) })
		}
		if t.Nullable && values[i] != nil && !desc {
			add(isNull)
		}
	}
	return list
}

func isNull(column string) *sql.Predicate { return rare(sql.IsNull(column)) }

// rare has SQLite use the index on a column: by its statistics, which know nothing of single values, it may take a walk
// along the ids for shorter.
func rare(p *sql.Predicate) *sql.Predicate {
	return sql.P(func(b *sql.Builder) {
		if b.Dialect() != dialect.SQLite {
			b.Join(p)
			return
		}
		b.WriteString("likelihood(").Join(p).WriteString(", 0.0001)")
	})
}

// OrderBy sorts a query by the terms, in the opposite order when reverse.
func OrderBy(terms []Term, idColumn string, reverse bool) func(*sql.Selector) {
	return func(s *sql.Selector) {
		for _, t := range total(terms, idColumn) {
			s.OrderExpr(sql.ExprFunc(func(b *sql.Builder) { writeTerm(b, s.C(t.Column), t, reverse) }))
		}
	}
}

// OrderExpr is the same order as one expression, for a window.
func OrderExpr(terms []Term, idColumn string, reverse bool) sql.Querier {
	return sql.ExprFunc(func(b *sql.Builder) {
		for i, t := range total(terms, idColumn) {
			if i > 0 {
				b.Comma()
			}
			writeTerm(b, t.Column, t, reverse)
		}
	})
}

func writeTerm(b *sql.Builder, column string, t Term, reverse bool) {
	desc := t.Desc != reverse
	b.Ident(column)
	if desc {
		b.WriteString(" DESC")
	}
	// PostgreSQL's default is the rule of this package; SQLite's is the opposite.
	if t.Nullable && b.Dialect() == dialect.SQLite {
		if desc {
			b.WriteString(" NULLS FIRST")
		} else {
			b.WriteString(" NULLS LAST")
		}
	}
}

// total adds the id as the last term.
func total(terms []Term, idColumn string) []Term {
	id := Term{Column: idColumn}
	if n := len(terms); n > 0 {
		id.Desc = terms[n-1].Desc
	}
	return append(slices.Clip(terms), id)
}

// Signature names an order, such as "-PAID_IN,NAME"; a cursor carries it.
func Signature(terms []Term) string {
	var b strings.Builder
	for i, t := range terms {
		if i > 0 {
			b.WriteByte(',')
		}
		if t.Desc {
			b.WriteByte('-')
		}
		b.WriteString(t.Name)
	}
	return b.String()
}

// Cut takes the row that was fetched to see whether there is more off the page, and puts the rows of a page that
// was read backward in the asked order.
func Cut[T any](rows []T, first, last *int, hasAfter, hasBefore bool) ([]T, PageInfo) {
	more := len(rows) > Size(first, last)
	if more {
		rows = rows[:Size(first, last)]
	}
	if last == nil {
		return rows, PageInfo{HasNextPage: more || hasBefore, HasPreviousPage: hasAfter}
	}
	forward := make([]T, len(rows))
	for i, row := range rows {
		forward[len(rows)-1-i] = row
	}
	return forward, PageInfo{HasNextPage: hasBefore, HasPreviousPage: more || hasAfter}
}
