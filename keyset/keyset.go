// Package keyset pages through the rows of a connection by the values that they are sorted by, so that every page costs
// the same. The generated code of ent calls it for every connection.
//
// Rows are sorted by the terms of the order and then by id, in the direction of the last term, so that no two rows are
// equal. NULL counts as greater than every value: it comes last in ascending order and first in descending order, on
// both databases. A term may let it count as less instead.
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

// The number of records of a page: if the query does not say, and at most.
const (
	DefaultSize = 20
	MaxSize     = 200
)

// maxCursor bounds the text that is decoded. A cursor has a few sort values of at most some hundred characters.
const maxCursor = 8 << 10

// Term is one part of an order.
type Term struct {
	// Name in the API, such as STARTED_ON.
	Name string
	// Column of the entity's table.
	Column string
	// Nullable: the column may be NULL.
	Nullable bool
	Desc     bool
	// NullsLeast: NULL counts as less than every value, not as greater.
	NullsLeast bool
	// Ranks is set if the term is not the column but its rank. See Rank.
	Ranks [][]string
}

// Rank returns the number of the first list with a text that the value of the column contains, and how many lists there
// are if none does. The value is compared with a bar at each end, so a text with bars can ask for the beginning, the end or
// the whole. The texts consist of letters, digits, spaces and bars only, because statements contain them.
func (t Term) Rank(value string) int {
	value = "|" + value + "|"
	for rank, texts := range t.Ranks {
		if slices.ContainsFunc(texts, func(text string) bool { return strings.Contains(value, text) }) {
			return rank
		}
	}
	return len(t.Ranks)
}

// Expr returns the expression whose value the rows are sorted by. column is the quoted column of the term.
func (t Term) Expr(column string) string {
	if t.Ranks == nil {
		return column
	}
	var b strings.Builder
	b.WriteString("CASE")
	for rank, texts := range t.Ranks {
		for i, text := range texts {
			b.WriteString([]string{" WHEN ", " OR "}[min(i, 1)] + "('|' || " + column + " || '|') LIKE '%" + text + "%'")
		}
		b.WriteString(" THEN " + strconv.Itoa(rank))
	}
	b.WriteString(" ELSE " + strconv.Itoa(len(t.Ranks)) + " END")
	return b.String()
}

// PageInfo of a connection, as Relay specifies it.
type PageInfo struct {
	HasNextPage     bool    `json:"hasNextPage"`
	HasPreviousPage bool    `json:"hasPreviousPage"`
	StartCursor     *Cursor `json:"startCursor"`
	EndCursor       *Cursor `json:"endCursor"`
}

// Cursor marks a row in an order, with its id, its sort values, and the name of the order.
type Cursor struct {
	Order  string
	ID     int
	Values []json.RawMessage
}

// NewCursor returns the cursor of the row with the given id and one sort value for each term.
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
	var parsed Cursor
	if err := json.Unmarshal(parts[0], &parsed.Order); err != nil {
		return malformed(err)
	}
	if err := json.Unmarshal(parts[1], &parsed.ID); err != nil {
		return malformed(err)
	}
	parsed.Values = parts[2:]
	*c = parsed
	return nil
}

func malformed(err error) error {
	return fault.Wrap(err, fault.BadUserInput,
		"the cursor is malformed: pass a cursor of this API unchanged",
		"游标格式错误：请原样传入本接口返回的游标")
}

// Check refuses sizes that are negative or above MaxSize, and first together with last.
func Check(first, last *int) error {
	if first != nil && last != nil {
		return fault.Input("first", "first and last can't be combined: give one of them", "first 与 last 不能同时使用：请只填写一项")
	}
	for i, n := range []*int{first, last} {
		if n != nil && (*n < 0 || *n > MaxSize) {
			name := []string{"first", "last"}[i]
			return fault.Input(name,
				fmt.Sprintf("%s must be from 0 to %d, not %d: fetch further pages with a cursor", name, MaxSize, *n),
				fmt.Sprintf("%s 须在 0 到 %d 之间，而不是 %d：请用游标翻页", name, MaxSize, *n))
		}
	}
	return nil
}

// Size returns the number of rows of the page.
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
			return fault.Input("orderBy", t.Name+" is twice in orderBy: name it once", "orderBy 中重复出现 "+t.Name+"：请只填写一次")
		}
		seen[t.Column] = true
	}
	return nil
}

// Decode parses a value of a cursor as a T. It returns nil for null.
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

// Decoder parses a value of one column.
type Decoder func(json.RawMessage) (any, error)

// Beyond returns the predicate of the rows after the cursor in the order, or before it if reverse is set.
func Beyond(c *Cursor, terms []Term, decoders []Decoder, idColumn string, reverse bool) (func(*sql.Selector), error) {
	terms, values, err := decodeCursor(c, terms, decoders, idColumn)
	if err != nil {
		return nil, err
	}
	return func(s *sql.Selector) {
		var or []*sql.Predicate
		for _, p := range rangePredicates(terms, values, reverse, true) {
			or = append(or, p(s))
		}
		s.Where(sql.Or(or...))
	}, nil
}

// Ranges returns the rows of Beyond in parts: each predicate is one range of an index on the order, and no row fulfils
// two. A database does not divide the rows itself. If there are several ranges, it would read all rows up to the
// cursor.
func Ranges(dialectName string, c *Cursor, terms []Term, decoders []Decoder, idColumn string, reverse bool) ([]func(*sql.Selector), error) {
	terms, values, err := decodeCursor(c, terms, decoders, idColumn)
	if err != nil {
		return nil, err
	}
	var list []func(*sql.Selector)
	// SQLite narrows a comparison of rows by the first column only.
	for _, p := range rangePredicates(terms, values, reverse, dialectName == dialect.Postgres) {
		list = append(list, func(s *sql.Selector) { s.Where(p(s)) })
	}
	return list, nil
}

// decodeCursor parses the values of a cursor. The terms and the values that it returns end with the id.
func decodeCursor(c *Cursor, terms []Term, decoders []Decoder, idColumn string) ([]Term, []any, error) {
	if c.Order != Signature(terms) || len(c.Values) != len(terms) {
		return nil, nil, fault.New(fault.BadUserInput,
			"the cursor belongs to another order: keep orderBy while paging",
			"游标与当前排序不符：翻页时请保持 orderBy 不变")
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

// rangePredicates compares whole rows if possible, (x, y) > (a, b), and otherwise one term after the other: x > a, x = a AND y >
// b. Both omit the NULLs, which count as greater than every value, or as less: x IS NULL, x = a AND y IS NULL.
func rangePredicates(terms []Term, values []any, reverse, rows bool) []func(*sql.Selector) *sql.Predicate {
	var list []func(*sql.Selector) *sql.Predicate
	rows = rows && !slices.Contains(values, nil) &&
		!slices.ContainsFunc(terms, func(t Term) bool { return t.Desc != terms[0].Desc || t.Ranks != nil })
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
		add := func(last func(*sql.Selector) *sql.Predicate) {
			list = append(list, func(s *sql.Selector) *sql.Predicate {
				var and []*sql.Predicate
				for j, t := range terms[:i] {
					switch {
					case values[j] == nil:
						and = append(and, isNull(s.C(t.Column)))
					case t.Ranks != nil:
						and = append(and, compare(s, t, sql.OpEQ, values[j]))
					default:
						and = append(and, rare(sql.EQ(s.C(t.Column), values[j])))
					}
				}
				return sql.And(append(and, last(s))...)
			})
		}
		desc := t.Desc != reverse
		nullsFirst := desc != t.NullsLeast
		switch {
		case rows:
		case values[i] == nil && nullsFirst:
			add(func(s *sql.Selector) *sql.Predicate { return sql.NotNull(s.C(t.Column)) })
		case values[i] == nil: // nothing comes after it
		case desc:
			add(func(s *sql.Selector) *sql.Predicate { return compare(s, t, sql.OpLT, values[i]) })
		default:
			add(func(s *sql.Selector) *sql.Predicate { return compare(s, t, sql.OpGT, values[i]) })
		}
		if t.Nullable && values[i] != nil && !nullsFirst {
			add(func(s *sql.Selector) *sql.Predicate { return isNull(s.C(t.Column)) })
		}
	}
	return list
}

// compare compares the value of a term with another.
func compare(s *sql.Selector, t Term, op sql.Op, with any) *sql.Predicate {
	column := s.C(t.Column) // now, since a page of each parent puts a query in the place of the table
	return sql.P(func(b *sql.Builder) { b.WriteString(t.Expr(column)).WriteOp(op).Arg(with) })
}

func isNull(column string) *sql.Predicate { return rare(sql.IsNull(column)) }

// rare makes SQLite use the index on a column. Its statistics do not cover single values, so it might prefer a walk
// along the ids.
func rare(p *sql.Predicate) *sql.Predicate {
	return sql.P(func(b *sql.Builder) {
		if b.Dialect() != dialect.SQLite {
			b.Join(p)
			return
		}
		b.WriteString("likelihood(").Join(p).WriteString(", 0.0001)")
	})
}

// OrderBy sorts a query by the terms, or in the opposite order if reverse is set.
func OrderBy(terms []Term, idColumn string, reverse bool) func(*sql.Selector) {
	return func(s *sql.Selector) {
		for _, t := range total(terms, idColumn) {
			s.OrderExpr(sql.ExprFunc(func(b *sql.Builder) { writeTerm(b, s.C(t.Column), t, reverse) }))
		}
	}
}

// OrderExpr returns the same order as one expression, for a window.
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
	var quoted sql.Builder
	quoted.SetDialect(b.Dialect())
	quoted.Ident(column)
	b.WriteString(t.Expr(quoted.String()))
	if desc {
		b.WriteString(" DESC")
	}
	// By default NULL is the greatest value for PostgreSQL, and the least one for SQLite.
	if t.Nullable && t.NullsLeast != (b.Dialect() == dialect.SQLite) {
		if desc != t.NullsLeast {
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

// Signature returns the name of an order, such as "-PAID_IN,NAME". A cursor carries it. An exclamation mark says that NULL
// counts as less than every value.
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
		if t.NullsLeast {
			b.WriteByte('!')
		}
	}
	return b.String()
}

// Cut removes the row that was fetched to see whether there are more, and reverses a page that was read backward.
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
