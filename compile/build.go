package compile

import (
	"slices"
	"strconv"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"jiedui/catalog"
	"jiedui/ent"
	"jiedui/visibility"
)

const (
	// maxParts bounds the pieces that are joined to one text, because SQLite limits the depth of an expression.
	maxParts = 300
	// maxJoins bounds the tables that are joined to a page: PostgreSQL plans at most eight together
	// (join_collapse_limit), and SQLite accepts at most 64.
	maxJoins = 7
)

// builder writes one statement from left to right.
type builder struct {
	schema   *Schema
	op       *graphql.OperationContext
	parsed   map[*ast.Field]*fieldArgs
	text     strings.Builder
	sources  []source
	aliases  int
	argCount int // placeholders so far
	err      error
}

// build writes the statement of a plan for the given variables.
func (s *Schema) build(p *plan, variables map[string]any, all map[*ast.Field]*fieldArgs) (*variant, error) {
	b := &builder{
		schema: s, parsed: all,
		op: &graphql.OperationContext{Doc: p.doc, Operation: p.operation, Variables: variables},
	}
	b.write("SELECT ")
	b.writeObject("Query", p.operation.SelectionSet, []string{"Query"}, func(c *concat, f graphql.CollectedField) { b.writeRoot(c, f) })
	if b.err != nil {
		return nil, b.err
	}
	if b.argCount > s.dialect.maxArgs() { // the generated executor sends a statement for each field
		return nil, errNotCompiled
	}
	shown := visibility.Reader{Sight: p.sight}.Define(s.dialect.name(), b.text.String(), b.argCount, visibility.Records)
	text := shown.Statement
	// PostgreSQL must see a pattern to estimate how many rows it finds. In time it would plan a prepared statement
	// without the pattern.
	pattern := s.dialect.name() == "postgres" && strings.Contains(text, " LIKE ")
	return &variant{text, b.sources, shown.Bound, pattern}, nil
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

// column returns the column of an alias, quoted as ent does.
func (b *builder) column(alias, column string) string {
	q := `"`
	if b.schema.dialect.name() != "postgres" {
		q = "`"
	}
	return alias + "." + q + column + q
}

// bind notes the sources of arguments: constants, or the arguments of a part of a field from the index from on.
func (b *builder) bind(f *ast.Field, p argPart, from int, args []any) {
	_, variable := b.parsed[f]
	for i, v := range args {
		if variable {
			b.sources = append(b.sources, source{field: f, part: p, index: from + i})
		} else {
			b.sources = append(b.sources, source{value: v})
		}
	}
	b.argCount += len(args)
}

// writeObject writes the JSON object of a selection. field writes the value of one field.
func (b *builder) writeObject(typeName string, set ast.SelectionSet, satisfies []string, field func(*concat, graphql.CollectedField)) {
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

func (b *builder) writeRoot(c *concat, f graphql.CollectedField) {
	a, err := b.parsedArgs(f)
	if err != nil {
		b.fail(err)
		return
	}
	e, connection := b.schema.entityOf(f.Field)
	switch {
	case f.Name == "node":
		c.expr(func() { b.writeNode(f, a.ids, 0) })
	case f.Name == "nodes":
		c.lit("[")
		for i := range a.ids {
			if i > 0 {
				c.lit(",")
			}
			c.expr(func() { b.writeNode(f, a.ids, i) })
		}
		c.lit("]")
	case connection:
		c.expr(func() { b.writeConnection(e, f, a, "") })
	default:
		c.expr(func() {
			alias := b.alias()
			b.write("coalesce((SELECT ")
			b.writeRecord(e, alias, f.Selections, nil)
			b.write(" FROM " + e.Table + " AS " + alias + " WHERE " + b.column(alias, a.keyColumn) + " = " + b.schema.dialect.placeholder(b.argCount+1))
			b.bind(f.Field, partKey, 0, a.bound[partKey])
			b.write("), 'null')")
		})
	}
}

// writeNode writes the record of the ith id. If there is none, the whole statement is NULL.
func (b *builder) writeNode(f graphql.CollectedField, ids []int, i int) {
	name, _ := ent.TypeOf(ids[i])
	e := b.schema.entities[name]
	if e == nil || e.ByViewer {
		b.fail(errNotCompiled)
		return
	}
	alias := b.alias()
	b.write("(SELECT ")
	b.writeRecord(e, alias, f.Selections, nil)
	b.write(" FROM " + e.Table + " AS " + alias + " WHERE " + b.column(alias, e.Fields["id"].Column) + " = " + b.schema.dialect.placeholder(b.argCount+1) + ")")
	b.bind(f.Field, partKey, i, []any{ids[i]})
}

func (b *builder) parsedArgs(f graphql.CollectedField) (*fieldArgs, error) {
	if f.Name == "__typename" {
		return &fieldArgs{}, nil
	}
	if a, ok := b.parsed[f.Field]; ok {
		return a, nil
	}
	return b.schema.parseArgs(f.Field, b.op.Variables)
}

// writeRecord writes the object of one record of the table under alias. If the record is in a page, the tables joined to
// the page are added to from.
func (b *builder) writeRecord(e *catalog.Entity, alias string, set ast.SelectionSet, from *joins) {
	b.writeObject(e.Name, set, e.Types, func(c *concat, f graphql.CollectedField) {
		if column, ok := e.Fields[f.Name]; ok {
			if column.Format == catalog.Go {
				b.fail(errNotCompiled)
				return
			}
			c.value(column.Format, b.column(alias, column.Column), column.Nullable)
			return
		}
		edge, ok := e.Edges[f.Name]
		if !ok {
			b.fail(errNotCompiled)
			return
		}
		to := b.schema.entities[edge.To]
		if to == nil || to.ByViewer {
			b.fail(errNotCompiled)
			return
		}
		if !edge.Connection {
			c.expr(func() { b.writeSingle(e, to, edge, alias, f.Selections, from) })
			return
		}
		a, err := b.parsedArgs(f)
		if err != nil {
			b.fail(err)
			return
		}
		c.expr(func() { b.writeConnection(to, f, a, b.parentCondition(e, to, edge, alias)) })
	})
}

// joins are the tables that are joined to the rows of a page.
type joins struct {
	rows  string // alias of the rows
	text  strings.Builder
	count int
}

// writeSingle writes the one record at the end of an edge, with a subquery, or in a chain of such edges with a join to the
// page. PostgreSQL looks a record up well by an index, but it would scan a table of one page, such as provinces at the end
// of a chain, for each row.
func (b *builder) writeSingle(e, to *catalog.Entity, edge catalog.Edge, alias string, set ast.SelectionSet, from *joins) {
	next := b.alias()
	mine, theirs := b.column(alias, edge.Column), b.column(next, to.Fields["id"].Column)
	if edge.Inverse {
		mine, theirs = b.column(alias, e.Fields["id"].Column), b.column(next, edge.Column)
	}
	if from != nil && from.count < maxJoins && (alias != from.rows || b.leadsOn(to, set)) {
		from.count++
		from.text.WriteString(" LEFT JOIN " + to.Table + " AS " + next + " ON " + theirs + " = " + mine)
		b.write("CASE WHEN " + theirs + " IS NOT NULL THEN ")
		b.writeRecord(to, next, set, from)
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
	b.writeRecord(to, next, set, nil)
	b.write(" FROM " + to.Table + " AS " + next + " WHERE " + theirs + " = " + mine + ")")
	if edge.Nullable {
		b.write(", 'null')")
	}
}

// leadsOn reports whether a selection has single records of other entities.
func (b *builder) leadsOn(e *catalog.Entity, set ast.SelectionSet) bool {
	return slices.ContainsFunc(graphql.CollectFields(b.op, set, e.Types), func(f graphql.CollectedField) bool {
		edge, ok := e.Edges[f.Name]
		return ok && !edge.Connection
	})
}

// hasChain reports whether a selection has single records that lead on.
func (b *builder) hasChain(e *catalog.Entity, set ast.SelectionSet) bool {
	return slices.ContainsFunc(graphql.CollectFields(b.op, set, e.Types), func(f graphql.CollectedField) bool {
		edge, ok := e.Edges[f.Name]
		to := b.schema.entities[edge.To]
		return ok && !edge.Connection && to != nil && b.leadsOn(to, f.Selections)
	})
}

// parentCondition returns the condition that selects the records of a connection, with @ for their alias.
func (b *builder) parentCondition(e, to *catalog.Entity, edge catalog.Edge, alias string) string {
	id := b.column(alias, e.Fields["id"].Column)
	if edge.Join == "" {
		return b.column("@", edge.Column) + " = " + id
	}
	j := b.alias()
	return b.column("@", to.Fields["id"].Column) + " IN (SELECT " + b.column(j, edge.JoinColumn) +
		" FROM " + edge.Join + " AS " + j + " WHERE " + b.column(j, edge.JoinFrom) + " = " + id + ")"
}

// writeConnection writes the object of a page of records.
func (b *builder) writeConnection(e *catalog.Entity, f graphql.CollectedField, a *fieldArgs, parent string) {
	p := page{b: b, entity: e, field: f, args: a, parent: parent}
	for _, c := range graphql.CollectFields(b.op, f.Selections, nil) {
		switch c.Name {
		case "edges":
			p.edges = append(p.edges, c)
			for _, f := range graphql.CollectFields(b.op, c.Selections, nil) {
				p.joined = p.joined || (f.Name == "node" && b.hasChain(e, f.Selections))
			}
		case "nodes":
			p.edges = append(p.edges, c)
			p.joined = p.joined || b.hasChain(e, c.Selections)
		case "pageInfo":
			p.noteInfo(c)
		}
	}
	b.write("(SELECT ")
	b.writeObject(e.Name+"Connection", f.Selections, nil, p.writeField)
	if p.edges != nil || p.needsRows {
		b.write(" FROM (SELECT ")
		p.writeColumns()
		b.write(") AS q")
	}
	b.write(")")
}
