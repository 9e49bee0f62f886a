package compile

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"jiedui/catalog"
	"jiedui/ent"
	"jiedui/keyset"
)

const (
	// maxParts bounds the pieces that are joined to one text: SQLite limits the depth of an expression.
	maxParts = 300
	// maxJoins bounds the tables that are joined to a page: PostgreSQL plans no more than eight together
	// (join_collapse_limit), and SQLite takes no more than 64.
	maxJoins = 7
)

// builder writes one statement from left to right.
type builder struct {
	schema  *Schema
	op      *graphql.OperationContext
	asked   map[*ast.Field]*asked
	text    strings.Builder
	sources []source
	aliases int
	args    int // placeholders so far
	err     error
}

// build makes the statement of a plan for the given variables.
func (s *Schema) build(p *plan, variables map[string]any, all map[*ast.Field]*asked) (*variant, error) {
	b := &builder{
		schema: s, asked: all,
		op: &graphql.OperationContext{Doc: p.doc, Operation: p.operation, Variables: variables},
	}
	b.write("SELECT ")
	b.object("Query", p.operation.SelectionSet, []string{"Query"}, func(c *concat, f graphql.CollectedField) { b.root(c, f) })
	if b.err != nil {
		return nil, b.err
	}
	if b.args > s.dialect.maxArgs() { // the generated executor asks for one field after the other
		return nil, errNotCompiled
	}
	text := b.text.String()
	// PostgreSQL plans a pattern by its text, which decides how much it finds; a prepared one it would come to plan
	// without.
	pattern := s.dialect.name() == "postgres" && strings.Contains(text, " LIKE ")
	return &variant{text, b.sources, pattern}, nil
}

func (b *builder) write(text string) { b.text.WriteString(text) }

func (b *builder) fail(err error) {
	if b.err == nil {
		b.err = err
	}
}

func (b *builder) alias() string {
	b.aliases++
	return "t" + strconv.Itoa(b.aliases)
}

// column of an alias, quoted as ent does.
func (b *builder) column(alias, column string) string {
	q := `"`
	if b.schema.dialect.name() != "postgres" {
		q = "`"
	}
	return alias + "." + q + column + q
}

// bind notes where arguments of the statement come from: those of a part of a field, from the given one on, or
// constants.
func (b *builder) bind(f *ast.Field, p part, from int, args []any) {
	_, variable := b.asked[f]
	for i, v := range args {
		if variable {
			b.sources = append(b.sources, source{field: f, part: p, index: from + i})
		} else {
			b.sources = append(b.sources, source{value: v})
		}
	}
	b.args += len(args)
}

// concat joins literals and expressions to one text.
type concat struct {
	b       *builder
	literal strings.Builder
	parts   int
}

func (c *concat) lit(text string) { c.literal.WriteString(text) }

func (c *concat) join() {
	if c.parts > 0 {
		c.b.write(" || ")
	}
	if c.parts++; c.parts > maxParts {
		c.b.fail(errNotCompiled)
	}
}

func (c *concat) flush() {
	if c.literal.Len() > 0 {
		c.join()
		c.b.write("'" + strings.ReplaceAll(c.literal.String(), "'", "''") + "'")
		c.literal.Reset()
	}
}

// expr joins an expression that is not NULL.
func (c *concat) expr(write func()) {
	c.flush()
	c.join()
	write()
}

func (c *concat) sql(text string) { c.expr(func() { c.b.write(text) }) }

// value joins a column's value; quotes at its ends become part of the literals around it.
func (c *concat) value(kind catalog.Kind, column string, nullable bool) {
	text := c.b.schema.dialect.json(kind, column)
	switch {
	case nullable:
		c.sql("CASE WHEN " + column + " IS NULL THEN 'null' ELSE " + text + " END")
	case strings.HasPrefix(text, `'"' || `) && strings.HasSuffix(text, ` || '"'`):
		c.lit(`"`)
		c.sql(strings.TrimSuffix(strings.TrimPrefix(text, `'"' || `), ` || '"'`))
		c.lit(`"`)
	default:
		c.sql(text)
	}
}

// object writes the JSON object of a selection; field writes the value of a field.
func (b *builder) object(typeName string, set ast.SelectionSet, satisfies []string, field func(*concat, graphql.CollectedField)) {
	c := &concat{b: b}
	c.lit("{")
	for i, f := range graphql.CollectFields(b.op, set, satisfies) {
		if i > 0 {
			c.lit(",")
		}
		c.lit(`"` + f.Alias + `":`)
		if f.Name == "__typename" {
			c.lit(`"` + typeName + `"`)
		} else {
			field(c, f)
		}
		if b.err != nil {
			return
		}
	}
	c.lit("}")
	c.flush()
}

func (b *builder) root(c *concat, f graphql.CollectedField) {
	a, err := b.ask(f)
	if err != nil {
		b.fail(err)
		return
	}
	e, connection := b.schema.entityOf(f.Field)
	switch {
	case f.Name == "node":
		c.expr(func() { b.node(f, a.ids, 0) })
	case f.Name == "nodes":
		c.lit("[")
		for i := range a.ids {
			if i > 0 {
				c.lit(",")
			}
			c.expr(func() { b.node(f, a.ids, i) })
		}
		c.lit("]")
	case connection:
		c.expr(func() { b.connection(e, f, a, "") })
	default:
		c.expr(func() {
			alias := b.alias()
			b.write("coalesce((SELECT ")
			b.record(e, alias, f.Selections, nil)
			b.write(" FROM " + e.Table + " AS " + alias + " WHERE " + b.column(alias, a.keyColumn) + " = " + b.schema.dialect.placeholder(b.args+1))
			b.bind(f.Field, partKey, 0, a.args[partKey])
			b.write("), 'null')")
		})
	}
}

// node is the record of the ith id. Where there is none the whole statement is NULL.
func (b *builder) node(f graphql.CollectedField, ids []int, i int) {
	name, _ := ent.TypeOf(ids[i])
	e := b.schema.entities[name]
	if e == nil || e.Rows {
		b.fail(errNotCompiled)
		return
	}
	alias := b.alias()
	b.write("(SELECT ")
	b.record(e, alias, f.Selections, nil)
	b.write(" FROM " + e.Table + " AS " + alias + " WHERE " + b.column(alias, e.Fields["id"].Column) + " = " + b.schema.dialect.placeholder(b.args+1) + ")")
	b.bind(f.Field, partKey, i, []any{ids[i]})
}

func (b *builder) ask(f graphql.CollectedField) (*asked, error) {
	if f.Name == "__typename" {
		return &asked{}, nil
	}
	if a, ok := b.asked[f.Field]; ok {
		return a, nil
	}
	return b.schema.ask(f.Field, b.op.Variables)
}

// record writes the object of one record of the table under alias. Where it is a row of a page, from takes the tables
// that are joined to the page.
func (b *builder) record(e *catalog.Entity, alias string, set ast.SelectionSet, from *joins) {
	b.object(e.Name, set, []string{e.Name, "Node"}, func(c *concat, f graphql.CollectedField) {
		if column, ok := e.Fields[f.Name]; ok {
			if column.Kind == catalog.Go {
				b.fail(errNotCompiled)
				return
			}
			c.value(column.Kind, b.column(alias, column.Column), column.Nullable)
			return
		}
		edge, ok := e.Edges[f.Name]
		if !ok {
			b.fail(errNotCompiled)
			return
		}
		to := b.schema.entities[edge.To]
		if to == nil || to.Rows {
			b.fail(errNotCompiled)
			return
		}
		if !edge.Connection {
			c.expr(func() { b.single(e, to, edge, alias, f.Selections, from) })
			return
		}
		a, err := b.ask(f)
		if err != nil {
			b.fail(err)
			return
		}
		c.expr(func() { b.connection(to, f, a, b.parent(e, to, edge, alias)) })
	})
}

// joins are tables that are joined to the rows of a page.
type joins struct {
	rows string // alias of the rows
	text strings.Builder
	n    int
}

// single writes the one record at the end of an edge: looked up, or when it is in a chain of them joined to the page.
// PostgreSQL looks up well by an index; a chain that ends in a table of one page, such as provinces, it would scan for
// each row.
func (b *builder) single(e, to *catalog.Entity, edge catalog.Edge, alias string, set ast.SelectionSet, from *joins) {
	next := b.alias()
	mine, theirs := b.column(alias, edge.Column), b.column(next, to.Fields["id"].Column)
	if edge.Inverse {
		mine, theirs = b.column(alias, e.Fields["id"].Column), b.column(next, edge.Column)
	}
	if from != nil && from.n < maxJoins && (alias != from.rows || b.leadsOn(to, set)) {
		from.n++
		from.text.WriteString(" LEFT JOIN " + to.Table + " AS " + next + " ON " + theirs + " = " + mine)
		b.write("CASE WHEN " + theirs + " IS NOT NULL THEN ")
		b.record(to, next, set, from)
		if edge.Nullable {
			b.write(" ELSE 'null'")
		}
		b.write(" END")
		return
	}
	if edge.Nullable {
		b.write("coalesce(")
	}
	b.write("(SELECT ")
	b.record(to, next, set, nil)
	b.write(" FROM " + to.Table + " AS " + next + " WHERE " + theirs + " = " + mine + ")")
	if edge.Nullable {
		b.write(", 'null')")
	}
}

// leadsOn tells whether a selection has single records of other entities.
func (b *builder) leadsOn(e *catalog.Entity, set ast.SelectionSet) bool {
	return slices.ContainsFunc(graphql.CollectFields(b.op, set, []string{e.Name, "Node"}), func(f graphql.CollectedField) bool {
		edge, ok := e.Edges[f.Name]
		return ok && !edge.Connection
	})
}

// hasChain tells whether a selection has single records that lead on.
func (b *builder) hasChain(e *catalog.Entity, set ast.SelectionSet) bool {
	return slices.ContainsFunc(graphql.CollectFields(b.op, set, []string{e.Name, "Node"}), func(f graphql.CollectedField) bool {
		edge, ok := e.Edges[f.Name]
		to := b.schema.entities[edge.To]
		return ok && !edge.Connection && to != nil && b.leadsOn(to, f.Selections)
	})
}

// parent is the condition on the records of a connection, with @ for their alias.
func (b *builder) parent(e, to *catalog.Entity, edge catalog.Edge, alias string) string {
	id := b.column(alias, e.Fields["id"].Column)
	if edge.Join == "" {
		return b.column("@", edge.Column) + " = " + id
	}
	j := b.alias()
	return b.column("@", to.Fields["id"].Column) + " IN (SELECT " + b.column(j, edge.JoinColumn) +
		" FROM " + edge.Join + " AS " + j + " WHERE " + b.column(j, edge.JoinFrom) + " = " + id + ")"
}

// connection writes the object of a page.
func (b *builder) connection(e *catalog.Entity, f graphql.CollectedField, a *asked, parent string) {
	p := page{b: b, entity: e, field: f, asked: a, parent: parent}
	for _, c := range graphql.CollectFields(b.op, f.Selections, nil) {
		switch c.Name {
		case "edges":
			p.edges = append(p.edges, c)
			for _, f := range graphql.CollectFields(b.op, c.Selections, nil) {
				p.joined = p.joined || (f.Name == "node" && b.hasChain(e, f.Selections))
			}
		case "pageInfo":
			p.info(c)
		}
	}
	b.write("(SELECT ")
	b.object(e.Name+"Connection", f.Selections, nil, p.write)
	if p.edges != nil || p.reads {
		b.write(" FROM (SELECT ")
		p.columns()
		b.write(") AS q")
	}
	b.write(")")
}

// page is a connection being written.
type page struct {
	b      *builder
	entity *catalog.Entity
	field  graphql.CollectedField
	asked  *asked
	parent string
	edges  []graphql.CollectedField
	// What of the rows the page needs beside the edges.
	reads, more, cursors bool
	// joined tells that other tables are joined to the rows, which may then come in any order.
	joined bool
}

// info notes what a pageInfo needs.
func (p *page) info(c graphql.CollectedField) {
	for _, f := range graphql.CollectFields(p.b.op, c.Selections, nil) {
		switch f.Name {
		case "hasNextPage":
			p.more = p.more || (!p.asked.reverse() && p.asked.before == nil)
		case "hasPreviousPage":
			p.more = p.more || (p.asked.reverse() && p.asked.after == nil)
		case "startCursor", "endCursor":
			p.cursors = true
		}
	}
	p.reads = p.more || p.cursors
}

// numbered tells whether rows need their number: to leave out the one that only shows that there are more, to turn
// a page that was read backward, to find the first and the last, to put them in order again.
func (p *page) numbered() bool { return p.more || p.cursors || p.joined || p.asked.reverse() }

func (p *page) write(c *concat, f graphql.CollectedField) {
	size := strconv.Itoa(p.asked.size())
	switch f.Name {
	case "totalCount":
		c.expr(func() {
			alias := p.b.alias()
			p.b.write("(SELECT count(*) FROM " + p.entity.Table + " AS " + alias)
			p.where(alias, false)
			p.b.write(")")
		})
	case "edges":
		order, filter := "", ""
		switch {
		case p.asked.reverse():
			order = " ORDER BY q.n DESC"
		case p.joined:
			order = " ORDER BY q.n"
		}
		if p.more {
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
			p.b.object("PageInfo", f.Selections, nil, p.writeInfo)
			p.b.write(")")
		})
	default:
		p.b.fail(errNotCompiled)
	}
}

func (p *page) writeInfo(c *concat, f graphql.CollectedField) {
	size := strconv.Itoa(p.asked.size())
	beyond := "CASE WHEN count(*) > " + size + " THEN 'true' ELSE 'false' END"
	fixed := func(p *predicate) {
		if p != nil {
			c.lit("true")
		} else {
			c.lit("false")
		}
	}
	end := p.b.schema.dialect.least("q.k", size)
	at := func(n string) {
		c.sql("coalesce('\"' || " + p.b.schema.dialect.base64("max(q.c) FILTER (WHERE q.n = "+n+")") + " || '\"', 'null')")
	}
	reverse := p.asked.reverse()
	switch {
	case f.Name == "hasNextPage" && !reverse && p.asked.before != nil, f.Name == "hasPreviousPage" && reverse && p.asked.after != nil:
		c.lit("true")
	case f.Name == "hasNextPage" && !reverse, f.Name == "hasPreviousPage" && reverse:
		c.sql(beyond)
	case f.Name == "hasNextPage":
		fixed(p.asked.before)
	case f.Name == "hasPreviousPage":
		fixed(p.asked.after)
	case f.Name == "startCursor" && !reverse, f.Name == "endCursor" && reverse:
		at(p.b.schema.dialect.least("1", size))
	case f.Name == "startCursor", f.Name == "endCursor":
		at(end)
	default:
		p.b.fail(errNotCompiled)
	}
}

// columns writes what is read of each row: the edges, the cursor, and its number.
func (p *page) columns() {
	b, alias := p.b, p.b.alias()
	from := &joins{rows: alias}
	comma := ""
	next := func() { b.write(comma); comma = ", " }
	for i, edge := range p.edges {
		next()
		b.object(p.entity.Name+"Edge", edge.Selections, nil, func(c *concat, f graphql.CollectedField) {
			switch f.Name {
			case "node":
				c.expr(func() { b.write("("); b.record(p.entity, alias, f.Selections, from); b.write(")") })
			case "cursor":
				c.lit(`"`)
				c.expr(func() { p.encoded(alias) })
				c.lit(`"`)
			default:
				b.fail(errNotCompiled)
			}
		})
		b.write(" AS e" + strconv.Itoa(i))
	}
	if p.cursors {
		next()
		p.cursor(alias)
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
	limit := p.asked.size()
	if p.more {
		limit++
	}
	order := keyset.OrderExpr(p.asked.order.Terms, p.entity.Fields["id"].Column, p.asked.reverse())
	if s, ok := order.(interface{ SetDialect(string) }); ok {
		s.SetDialect(b.schema.dialect.name())
	}
	text, _ := order.Query()
	end := " ORDER BY " + text + " LIMIT " + strconv.Itoa(limit)
	b.write(" FROM (")
	if p.numbered() {
		b.write("SELECT *, row_number() OVER () AS n")
		if p.cursors {
			b.write(", count(*) OVER () AS k")
		}
		b.write(" FROM (")
	}
	if p.asked.ranges == nil {
		b.write("SELECT * FROM " + p.entity.Table + " AS " + alias)
		p.where(alias, true)
	} else {
		p.merge(alias, end)
	}
	b.write(end + ") AS " + alias)
	if p.numbered() {
		b.write(") AS " + alias)
	}
	b.write(from.text.String())
}

// merge writes the first rows of each of several ranges.
func (p *page) merge(alias, end string) {
	p.b.write("SELECT * FROM (")
	from := 0
	for i, r := range p.asked.ranges {
		if i > 0 {
			p.b.write(" UNION ALL ")
		}
		p.b.write("SELECT * FROM (SELECT * FROM " + p.entity.Table + " AS " + alias)
		and := p.where(alias, true)
		from += p.condition(alias, and, r, p.asked.start(), from)
		p.b.write(end + ") AS r" + strconv.Itoa(i))
	}
	p.b.write(") AS " + alias)
}

// encoded writes the cursor of a row.
func (p *page) encoded(alias string) {
	start := p.b.text.Len()
	p.cursor(alias)
	text := p.b.text.String()
	p.b.text.Reset()
	p.b.text.WriteString(text[:start] + p.b.schema.dialect.base64(text[start:]))
}

// cursor writes the text that the cursor of a row encodes.
func (p *page) cursor(alias string) {
	b := p.b
	c := &concat{b: b}
	c.lit(`["` + keyset.Signature(p.asked.order.Terms) + `",`)
	c.sql(b.column(alias, p.entity.Fields["id"].Column))
	for _, t := range p.asked.order.Terms {
		c.lit(",")
		kind := catalog.Go
		for _, f := range p.entity.Fields {
			if f.Column == t.Column {
				kind = f.Kind
			}
		}
		switch kind {
		case catalog.Money, catalog.Decimal: // held as integers, as cursors hold them
			kind = catalog.Int
		case catalog.Go:
			b.fail(fmt.Errorf("no value of %s for a cursor", t.Column))
			return
		}
		c.value(kind, b.column(alias, t.Column), t.Nullable)
	}
	c.lit("]")
	c.flush()
}

// where writes the conditions on the rows: of the parent, of the filter and, for a page, of the cursors. It gives what
// joins one more.
func (p *page) where(alias string, cursors bool) (and string) {
	and = " WHERE "
	if p.parent != "" {
		p.b.write(and + strings.ReplaceAll(p.parent, "@.", alias+"."))
		and = " AND "
	}
	for i, c := range [...]*predicate{partWhere: p.asked.where, partAfter: p.asked.after, partBefore: p.asked.before} {
		if c != nil && part(i) != p.asked.start() && (cursors || part(i) == partWhere) {
			p.condition(alias, and, c, part(i), 0)
			and = " AND "
		}
	}
	return and
}

// condition writes one of the conditions, whose arguments are those of the part from the given one on, and gives their
// number.
func (p *page) condition(alias, and string, c *predicate, of part, from int) int {
	text, args := c.render(p.b.schema.dialect, p.entity.Table, alias, p.b.args)
	p.b.write(and + "(" + text + ")")
	p.b.bind(p.field.Field, of, from, args)
	return len(args)
}
