package export

import (
	"math"
	"slices"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/formatter"

	"jiedui/fault"
)

// paged is a query of one list that is rewritten, so that it can be asked page by page.
type paged struct {
	schema      *ast.Schema
	doc         *ast.QueryDocument
	text        string // of doc
	field       *ast.Field
	after, size string // names of the variables for the cursor and the size of a page
	from        any    // the cursor after which the query itself begins
	most        int    // the number of rows that it asks for
	columns     []column
	lists       [][]string // the lists within a row, from outer to inner: each entry becomes a row
	whole       bool       // a report, which has no pages
	steps       int        // number of fields that were read
}

// newPaged finds the one list of a query and the columns of its rows. The rewritten query has nothing but that list.
func newPaged(schema *ast.Schema, op *graphql.OperationContext) (*paged, *fault.Error) {
	if op.Operation.Operation != ast.Query {
		return nil, fault.New(fault.BadUserInput, "only a query can be exported", "只能导出查询（query）")
	}
	p := &paged{schema: schema}
	roots := p.fields(op, op.Operation.SelectionSet, schema.Query)
	if len(roots) != 1 || !p.isList(roots[0].Definition) && !p.isReport(roots[0].Definition) {
		return nil, fault.New(fault.BadUserInput,
			"an export is of one list or report: ask for one field such as counties or summary, and nothing beside it",
			"每次导出一个列表或报表：请只查询一个字段，例如 counties 或 summary")
	}
	if p.whole = !p.isList(roots[0].Definition); p.whole {
		if err := p.addColumns(op, roots[0].Selections, schema.Types[roots[0].Definition.Type.Name()], column{}); err != nil {
			return nil, err
		}
		return p, p.rewriteWhole(op, roots[0])
	}
	list := p.schema.Types[roots[0].Definition.Type.Name()]
	edges, edge := p.onlyField(op, roots[0].Selections, list, "edges")
	nodes, _ := p.onlyField(op, roots[0].Selections, list, "nodes")
	if edges != nil && nodes == nil {
		nodes, _ = p.onlyField(op, edges.Selections, edge, "node")
	}
	if nodes == nil {
		return nil, fault.Input(roots[0].Alias, "select the columns: edges { node { … } } or nodes { … }, once", "请选择列：edges { node { … } } 或 nodes { … }，且仅一次")
	}
	if err := p.addColumns(op, nodes.Selections, schema.Types[nodes.Definition.Type.Name()], column{}); err != nil {
		return nil, err
	}
	if len(p.columns) == 0 {
		return nil, fault.Input(roots[0].Alias, "no column is left: select a field of node", "没有可导出的列：请选择 node 的字段")
	}
	return p, p.rewrite(op, roots[0], nodes)
}

// rewriteWhole rewrites the query of a report, which has no pages.
func (p *paged) rewriteWhole(op *graphql.OperationContext, root graphql.CollectedField) *fault.Error {
	if len(p.columns) == 0 {
		return fault.Input(root.Alias, "no column is left: select a field", "没有可导出的列：请选择字段")
	}
	operation, field := *op.Operation, *root.Field
	field.Directives, field.SelectionSet = nil, root.Selections
	p.field, p.most = &field, math.MaxInt
	operation.SelectionSet = ast.SelectionSet{&field}
	p.keep(op, &operation)
	return nil
}

// keep stores the operation that replaces the one of the request.
func (p *paged) keep(op *graphql.OperationContext, operation *ast.OperationDefinition) {
	p.doc = &ast.QueryDocument{Operations: ast.OperationList{operation}, Fragments: op.Doc.Fragments, Position: op.Doc.Position}
	var text strings.Builder
	formatter.NewFormatter(&text).FormatQueryDocument(p.doc)
	p.text = text.String()
}

// rewrite makes the query for one page.
func (p *paged) rewrite(op *graphql.OperationContext, root graphql.CollectedField, nodes *graphql.CollectedField) *fault.Error {
	args := root.ArgumentMap(op.Variables)
	if args["last"] != nil {
		return fault.Input(root.Alias+".last", "an export goes forward: use first and after", "导出只能向后翻页：请使用 first 与 after")
	}
	p.from, p.most = args["after"], math.MaxInt
	if given := args["first"]; given != nil {
		most, err := graphql.UnmarshalInt(given)
		if err != nil || most < 0 {
			return fault.Input(root.Alias+".first", "first is how many rows there may be at most: 0 or more", "first 为最多导出的行数，须不小于 0")
		}
		p.most = most
	}

	operation := *op.Operation
	field := *root.Field
	p.field = &field
	variable := func(argument string) string {
		name := argument
		for operation.VariableDefinitions.ForName(name) != nil {
			name += "_"
		}
		of := field.Definition.Arguments.ForName(argument).Type
		definition := &ast.VariableDefinition{
			Variable: name, Type: of, Definition: p.schema.Types[of.Name()], Position: field.Position, Used: true,
		}
		operation.VariableDefinitions = append(slices.Clip(operation.VariableDefinitions), definition)
		field.Arguments = append(field.Arguments, &ast.Argument{Name: argument, Position: field.Position, Value: &ast.Value{
			Raw: name, Kind: ast.Variable, Position: field.Position, VariableDefinition: definition, ExpectedType: of, Definition: definition.Definition,
		}})
		return name
	}
	field.Arguments = slices.DeleteFunc(slices.Clone(field.Arguments), func(a *ast.Argument) bool { return a.Name == "after" || a.Name == "first" })
	p.after, p.size = variable("after"), variable("first")

	selected := func(of *ast.Definition, name string, set ...ast.Selection) *ast.Field {
		return &ast.Field{
			Alias: name, Name: name, SelectionSet: set, Position: field.Position, Definition: of.Fields.ForName(name), ObjectDefinition: of,
		}
	}
	list := p.schema.Types[field.Definition.Type.Name()]
	info := p.schema.Types[list.Fields.ForName("pageInfo").Type.Name()]
	field.Directives = nil // they were applied already
	field.SelectionSet = ast.SelectionSet{
		selected(list, "edges", selected(p.schema.Types[list.Fields.ForName("edges").Type.Name()], "node", nodes.Selections...)),
		selected(list, "pageInfo", selected(info, "hasNextPage"), selected(info, "endCursor")),
	}
	operation.SelectionSet = ast.SelectionSet{&field}
	p.keep(op, &operation)
	return nil
}

// page sets the operation to the page after a cursor.
func (p *paged) page(op *graphql.OperationContext, after any, size int) {
	op.Doc, op.Operation, op.RawQuery = p.doc, p.doc.Operations[0], p.text
	if p.whole {
		return
	}
	op.Variables[p.size] = size
	if after != nil {
		op.Variables[p.after] = after
	}
}

// fields returns the fields of a selection from an object, as they will be in the response.
func (p *paged) fields(op *graphql.OperationContext, set ast.SelectionSet, of *ast.Definition) []graphql.CollectedField {
	satisfies := []string{of.Name}
	for _, d := range p.schema.GetImplements(of) {
		satisfies = append(satisfies, d.Name)
	}
	return graphql.CollectFields(op, set, satisfies)
}

// onlyField returns the only field of a name and its type, nil if there are none or several.
func (p *paged) onlyField(op *graphql.OperationContext, set ast.SelectionSet, of *ast.Definition, name string) (found *graphql.CollectedField, is *ast.Definition) {
	for _, f := range p.fields(op, set, of) {
		if f.Name != name {
			continue
		}
		if found != nil {
			return nil, nil
		}
		found, is = &f, p.schema.Types[f.Definition.Type.Name()]
	}
	return found, is
}

// isList reports whether a field is a Relay connection.
func (p *paged) isList(f *ast.FieldDefinition) bool {
	of := p.schema.Types[f.Type.Name()]
	return of.Kind == ast.Object && of.Fields.ForName("edges") != nil && of.Fields.ForName("pageInfo") != nil &&
		f.Arguments.ForName("first") != nil && f.Arguments.ForName("after") != nil
}

// isReport reports whether a field returns objects that are not records, such as summary.
func (p *paged) isReport(f *ast.FieldDefinition) bool {
	of := p.schema.Types[f.Type.Name()]
	return of.Kind == ast.Object && !strings.HasPrefix(of.Name, "__") && !p.isList(f) &&
		!slices.Contains(of.Interfaces, "Node") && of.Fields.ForName("edges") == nil
}
