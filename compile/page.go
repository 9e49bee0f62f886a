package compile

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/99designs/gqlgen/graphql"

	"jiedui/catalog"
	"jiedui/keyset"
)

// page is a connection that is being written.
type page struct {
	b      *builder
	entity *catalog.Entity
	field  graphql.CollectedField
	args   *fieldArgs
	parent string
	edges  []graphql.CollectedField // and nodes
	// What the page needs of its rows beside the edges.
	needsRows, needsMore, needsCursors bool
	// joined: other tables are joined to the rows, so the rows may come in any order.
	joined bool
}

// noteInfo notes what the selection of a pageInfo needs.
func (p *page) noteInfo(c graphql.CollectedField) {
	for _, f := range graphql.CollectFields(p.b.op, c.Selections, nil) {
		switch f.Name {
		case "hasNextPage":
			p.needsMore = p.needsMore || (!p.args.reverse() && p.args.before == nil)
		case "hasPreviousPage":
			p.needsMore = p.needsMore || (p.args.reverse() && p.args.after == nil)
		case "startCursor", "endCursor":
			p.needsCursors = true
		}
	}
	p.needsRows = p.needsMore || p.needsCursors
}

// numbered reports whether rows need their numbers: to leave out the row that only shows that there are more, to turn a
// page that was read backward, to find the first and the last row, or to restore their order.
func (p *page) numbered() bool { return p.needsMore || p.needsCursors || p.joined || p.args.reverse() }

func (p *page) writeField(c *concat, f graphql.CollectedField) {
	size := strconv.Itoa(p.args.size())
	switch f.Name {
	case "totalCount":
		c.expr(func() {
			alias := p.b.alias()
			p.b.write("(SELECT count(*) FROM " + p.entity.Table + " AS " + alias)
			p.writeConditions(alias, false)
			p.b.write(")")
		})
	case "edges", "nodes":
		order, filter := "", ""
		switch {
		case p.args.reverse():
			order = " ORDER BY q.n DESC"
		case p.joined:
			order = " ORDER BY q.n"
		}
		if p.needsMore {
			filter = " FILTER (WHERE q.n <= " + size + ")"
		}
		c.lit("[")
		for i, e := range p.edges {
			if e.Alias == f.Alias {
				c.sql(p.b.schema.dialect.list("q.e"+strconv.Itoa(i), order, filter))
			}
		}
		c.lit("]")
	case "pageInfo":
		c.expr(func() {
			p.b.write("(")
			p.b.writeObject("PageInfo", f.Selections, nil, p.writeInfo)
			p.b.write(")")
		})
	default:
		p.b.fail(errNotCompiled)
	}
}

func (p *page) writeInfo(c *concat, f graphql.CollectedField) {
	size := strconv.Itoa(p.args.size())
	beyond := "CASE WHEN count(*) > " + size + " THEN 'true' ELSE 'false' END"
	fixed := func(p *predicate) {
		if p != nil {
			c.lit("true")
		} else {
			c.lit("false")
		}
	}
	end := p.b.schema.dialect.least("q.k", size)
	cursorAt := func(n string) {
		c.sql("coalesce('\"' || " + p.b.schema.dialect.base64("max(q.c) FILTER (WHERE q.n = "+n+")") + " || '\"', 'null')")
	}
	reverse := p.args.reverse()
	switch {
	case f.Name == "hasNextPage" && !reverse && p.args.before != nil, f.Name == "hasPreviousPage" && reverse && p.args.after != nil:
		c.lit("true")
	case f.Name == "hasNextPage" && !reverse, f.Name == "hasPreviousPage" && reverse:
		c.sql(beyond)
	case f.Name == "hasNextPage":
		fixed(p.args.before)
	case f.Name == "hasPreviousPage":
		fixed(p.args.after)
	case f.Name == "startCursor" && !reverse, f.Name == "endCursor" && reverse:
		cursorAt(p.b.schema.dialect.least("1", size))
	case f.Name == "startCursor", f.Name == "endCursor":
		cursorAt(end)
	default:
		p.b.fail(errNotCompiled)
	}
}

// writeColumns writes the columns of each row (the edges, the cursor, the number) and what they are read from.
func (p *page) writeColumns() {
	b, alias := p.b, p.b.alias()
	from := &joins{rows: alias}
	comma := ""
	next := func() { b.write(comma); comma = ", " }
	for i, edge := range p.edges {
		next()
		if edge.Name == "nodes" {
			b.write("(")
			b.writeRecord(p.entity, alias, edge.Selections, from)
			b.write(") AS e" + strconv.Itoa(i))
			continue
		}
		b.writeObject(p.entity.Name+"Edge", edge.Selections, nil, func(c *concat, f graphql.CollectedField) {
			switch f.Name {
			case "node":
				c.expr(func() { b.write("("); b.writeRecord(p.entity, alias, f.Selections, from); b.write(")") })
			case "cursor":
				c.lit(`"`)
				c.expr(func() { p.writeEncodedCursor(alias) })
				c.lit(`"`)
			default:
				b.fail(errNotCompiled)
			}
		})
		b.write(" AS e" + strconv.Itoa(i))
	}
	if p.needsCursors {
		next()
		p.writeCursor(alias)
		b.write(" AS c")
		next()
		b.write(alias + ".k")
	}
	if p.numbered() {
		next()
		b.write(alias + ".n")
	}
	if comma == "" {
		b.write("1 AS one")
	}
	limit := p.args.size()
	if p.needsMore {
		limit++
	}
	order := keyset.OrderExpr(p.args.order.Terms, p.entity.Fields["id"].Column, p.args.reverse())
	if s, ok := order.(interface{ SetDialect(string) }); ok {
		s.SetDialect(b.schema.dialect.name())
	}
	text, _ := order.Query()
	end := " ORDER BY " + text + " LIMIT " + strconv.Itoa(limit)
	b.write(" FROM (")
	if p.numbered() {
		b.write("SELECT *, row_number() OVER () AS n")
		if p.needsCursors {
			b.write(", count(*) OVER () AS k")
		}
		b.write(" FROM (")
	}
	if p.args.ranges == nil {
		b.write("SELECT * FROM " + p.entity.Table + " AS " + alias)
		p.writeConditions(alias, true)
	} else {
		p.writeRanges(alias, end)
	}
	b.write(end + ") AS " + alias)
	if p.numbered() {
		b.write(") AS " + alias)
	}
	b.write(from.text.String())
}

// writeRanges writes a union of the first rows of each range.
func (p *page) writeRanges(alias, end string) {
	p.b.write("SELECT * FROM (")
	from := 0
	for i, r := range p.args.ranges {
		if i > 0 {
			p.b.write(" UNION ALL ")
		}
		p.b.write("SELECT * FROM (SELECT * FROM " + p.entity.Table + " AS " + alias)
		and := p.writeConditions(alias, true)
		from += p.writeCondition(alias, and, r, p.args.start(), from)
		p.b.write(end + ") AS r" + strconv.Itoa(i))
	}
	p.b.write(") AS " + alias)
}

// writeEncodedCursor writes the cursor of a row.
func (p *page) writeEncodedCursor(alias string) {
	start := p.b.text.Len()
	p.writeCursor(alias)
	text := p.b.text.String()
	p.b.text.Reset()
	p.b.text.WriteString(text[:start] + p.b.schema.dialect.base64(text[start:]))
}

// writeCursor writes the text that the cursor of a row encodes.
func (p *page) writeCursor(alias string) {
	b := p.b
	c := &concat{b: b}
	c.lit(`["` + keyset.Signature(p.args.order.Terms) + `",`)
	c.sql(b.column(alias, p.entity.Fields["id"].Column))
	for _, t := range p.args.order.Terms {
		c.lit(",")
		if t.Ranks != nil {
			c.value(catalog.Int, t.Expr(b.column(alias, t.Column)), false)
			continue
		}
		kind := catalog.Go
		for _, f := range p.entity.Fields {
			if f.Column == t.Column {
				kind = f.Format
			}
		}
		switch kind {
		case catalog.Money, catalog.Decimal: // integers in the database and in cursors
			kind = catalog.Int
		case catalog.Go:
			b.fail(fmt.Errorf("a cursor cannot hold a value of column %s", t.Column))
			return
		}
		c.value(kind, b.column(alias, t.Column), t.Nullable)
	}
	c.lit("]")
	c.flush()
}

// writeConditions writes the conditions on the rows: that of the parent, the filter and, for a page, those of the cursors.
// It returns the keyword that one more condition begins with.
func (p *page) writeConditions(alias string, cursors bool) (and string) {
	and = " WHERE "
	if p.parent != "" {
		p.b.write(and + strings.ReplaceAll(p.parent, "@.", alias+"."))
		and = " AND "
	}
	for i, c := range [...]*predicate{partWhere: p.args.where, partAfter: p.args.after, partBefore: p.args.before} {
		if c != nil && argPart(i) != p.args.start() && (cursors || argPart(i) == partWhere) {
			p.writeCondition(alias, and, c, argPart(i), 0)
			and = " AND "
		}
	}
	return and
}

// writeCondition writes one condition and returns the number of its arguments, which are those of the part source from the
// index from on.
func (p *page) writeCondition(alias, and string, c *predicate, source argPart, from int) int {
	text, args := c.render(p.b.schema.dialect, p.entity.Table, alias, p.b.argCount)
	p.b.write(and + "(" + text + ")")
	p.b.bind(p.field.Field, source, from, args)
	return len(args)
}
