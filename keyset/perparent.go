package keyset

import (
	"fmt"
	"strings"

	"entgo.io/ent/dialect"
	"entgo.io/ent/dialect/sql"
)

// PerParent limits a query of the records of many parents to the first rows of each parent. A window function would
// number all records of all parents before most are left out. Here the page of each parent is read by itself, by an
// index if there is one.
//
// foreignKey is the column that names the parent. The last condition that ent puts on the query lists the parents by
// it. Many-to-many edges, whose foreign key is in another table, keep the window.
func PerParent(foreignKey string, limit int, orderBy sql.Querier) func(*sql.Selector) {
	return func(s *sql.Selector) {
		parents := parentsOf(s, foreignKey)
		if parents == nil {
			numberRows(s, foreignKey, limit, orderBy)
			return
		}
		table, columns := s.TableName(), s.UnqualifiedColumns()
		d := sql.Dialect(s.Dialect())
		page := s.Clone().SetDistinct(false)
		page.Where(sql.P(func(b *sql.Builder) { b.Ident(page.C(foreignKey)).WriteString(" = p.parent") }))
		page.OrderExpr(orderBy).Limit(limit)
		for i, c := range columns {
			columns[i] = d.Table(table).C(c)
		}
		*s = *d.Select(columns...).
			FromExpr(sql.ExprFunc(func(b *sql.Builder) {
				writeParents(b, parents)
				if s.Dialect() == dialect.Postgres {
					b.WriteString(" CROSS JOIN LATERAL (").Join(page).WriteString(") AS ").Ident(table)
					return
				}
				// SQLite has no LATERAL. Finding the rows of a page by rowid is as fast.
				page.Select(page.C("id"))
				b.WriteString(" JOIN ").Ident(table).WriteString(" ON ").Ident(table).WriteString(".").Ident("id").
					WriteString(" IN (").Join(page).WriteString(")")
			})).
			OrderExpr(orderBy)
	}
}

// numberRows leaves the first rows of each parent in the query, with a window function.
func numberRows(s *sql.Selector, foreignKey string, limit int, orderBy sql.Querier) {
	d := sql.Dialect(s.Dialect())
	s.SetDistinct(false)
	with := d.With("src_query").As(s.Clone()).
		With("limited_query").As(d.Select("*").
		AppendSelectExprAs(sql.RowNumber().PartitionBy(foreignKey).OrderExpr(orderBy), "row_number").
		From(d.Table("src_query")))
	numbered := d.Table("limited_query").As(s.TableName())
	*s = *d.Select(s.UnqualifiedColumns()...).From(numbered).
		Where(sql.LTE(numbered.C("row_number"), limit)).Prefix(with)
}

// writeParents writes the ids into the text. As arguments they would be added to those of the list, and SQLite accepts
// 32,766 in all.
func writeParents(b *sql.Builder, parents []any) {
	b.WriteString("(SELECT column1 AS parent FROM (VALUES ")
	for i, id := range parents {
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString(fmt.Sprintf("(%d)", id))
	}
	b.WriteString(") AS v) AS p")
}

// parentsOf returns the ids in the list at the end of the conditions, and nil if there is none.
func parentsOf(s *sql.Selector, foreignKey string) []any {
	where := s.Clone().P()
	if where == nil {
		return nil
	}
	where.SetDialect(s.Dialect())
	text, args := where.Query()
	list := s.C(foreignKey) + " IN ("
	at := strings.LastIndex(text, list)
	if at < 0 || !strings.HasSuffix(text, ")") || strings.Contains(text[at+len(list):len(text)-1], ")") {
		return nil
	}
	n := strings.Count(text[at+len(list):], ",") + 1
	return args[len(args)-n:]
}
