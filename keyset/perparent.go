package keyset

import (
	"fmt"
	"strings"

	"entgo.io/ent/dialect"
	"entgo.io/ent/dialect/sql"
)

// PerParent limits a query of the records of many parents to the first rows of each. A window would number all records
// of all parents before it leaves most of them out: here each parent's page is read by itself, by an index where there
// is one.
//
// foreignKey is the column that names the parent; ent's last condition on the query lists the parents by it.
// Relations of many to many, whose foreign key is in another table, keep the window.
func PerParent(foreignKey string, limit int, orderBy sql.Querier) func(*sql.Selector) {
	return func(s *sql.Selector) {
		parents := parentsOf(s, foreignKey)
		if parents == nil {
			number(s, foreignKey, limit, orderBy)
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
				// SQLite has no LATERAL; rowids find the rows of a page as fast.
				page.Select(page.C("id"))
				b.WriteString(" JOIN ").Ident(table).WriteString(" ON ").Ident(table).WriteString(".").Ident("id").
					WriteString(" IN (").Join(page).WriteString(")")
			})).
			OrderExpr(orderBy)
	}
}

// number leaves of the query the first rows of each parent, by a window.
func number(s *sql.Selector, foreignKey string, limit int, orderBy sql.Querier) {
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

// writeParents writes the ids themselves: as arguments they would come on top of those in the list, and SQLite takes
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

// parentsOf reads the list at the end of the conditions; nil when it is not there.
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
