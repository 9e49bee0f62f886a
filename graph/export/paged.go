package export

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/formatter"

	"jiedui/fault"
	"jiedui/graph/limit"
	"jiedui/sheet"
)

// paged is a query of one list, made such that it can be asked for page by page.
type paged struct {
	schema      *ast.Schema
	doc         *ast.QueryDocument
	text        string // of doc
	field       *ast.Field
	after, size string // names of the variables that a page is asked for by
	from        any    // the cursor that the query itself begins after
	most        int    // rows that it asks for
	columns     []column
	steps       int // fields that were looked at
}

// column is a leaf of the node.
type column struct {
	path []string // in the response
	kind sheet.CellType
	// alias was given to the leaf, chinese is the terms on the way to it; either may be empty.
	alias, chinese string
}

// of gives the cell of a node.
func (c *column) of(node any) any {
	for _, name := range c.path {
		object, ok := node.(map[string]any)
		if !ok {
			return nil
		}
		node = object[name]
	}
	return node
}

// kinds of the scalars whose values are more than text.
var kinds = map[string]sheet.CellType{
	"Int": sheet.Whole, "Float": sheet.Decimal, "Decimal": sheet.Decimal, "Money": sheet.Money,
	"Boolean": sheet.Flag, "Date": sheet.Date, "Time": sheet.Time,
}

// newPaged finds the one list of a query and the columns of its rows. The query that it makes has nothing else in it.
func newPaged(schema *ast.Schema, op *graphql.OperationContext) (*paged, *fault.Error) {
	if op.Operation.Operation != ast.Query {
		return nil, fault.New(fault.BadUserInput, "only a query can be exported", "只能导出查询（query）")
	}
	p := &paged{schema: schema}
	roots := p.fields(op, op.Operation.SelectionSet, schema.Query)
	if len(roots) != 1 || !p.isList(roots[0].Definition) {
		return nil, fault.New(fault.BadUserInput,
			"an export is of one list: ask for one field that has pages, such as counties, and nothing beside it",
			"每次导出一个列表：请只查询一个分页字段，例如 counties")
	}
	list := p.schema.Types[roots[0].Definition.Type.Name()]
	edges, edge := p.below(op, roots[0].Selections, list, "edges")
	var nodes *graphql.CollectedField
	if edges != nil {
		nodes, _ = p.below(op, edges.Selections, edge, "node")
	}
	if nodes == nil {
		return nil, fault.Input(roots[0].Alias, "select the columns: edges { node { … } }, once", "请选择列：edges { node { … } }，且仅一次")
	}
	if err := p.addColumns(op, nodes.Selections, schema.Types[nodes.Definition.Type.Name()], column{}); err != nil {
		return nil, err
	}
	if len(p.columns) == 0 {
		return nil, fault.Input(roots[0].Alias, "no column is left: select a field of node", "没有可导出的列：请选择 node 的字段")
	}
	return p, p.rewrite(op, roots[0], nodes)
}

// rewrite makes the query of a page.
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
	field.Directives = nil // they have let it through
	field.SelectionSet = ast.SelectionSet{
		selected(list, "edges", selected(nodes.ObjectDefinition, "node", nodes.Selections...)),
		selected(list, "pageInfo", selected(info, "hasNextPage"), selected(info, "endCursor")),
	}
	operation.SelectionSet = ast.SelectionSet{&field}
	p.doc = &ast.QueryDocument{Operations: ast.OperationList{&operation}, Fragments: op.Doc.Fragments, Position: op.Doc.Position}
	var text strings.Builder
	formatter.NewFormatter(&text).FormatQueryDocument(p.doc)
	p.text = text.String()
	return nil
}

// page makes an operation be that of the page after a cursor.
func (p *paged) page(op *graphql.OperationContext, after any, size int) {
	op.Doc, op.Operation, op.RawQuery = p.doc, p.doc.Operations[0], p.text
	op.Variables[p.size] = size
	if after != nil {
		op.Variables[p.after] = after
	}
}

// fields of a selection from an object, as they will be in the response.
func (p *paged) fields(op *graphql.OperationContext, set ast.SelectionSet, of *ast.Definition) []graphql.CollectedField {
	satisfies := []string{of.Name}
	for _, d := range p.schema.GetImplements(of) {
		satisfies = append(satisfies, d.Name)
	}
	return graphql.CollectFields(op, set, satisfies)
}

// below gives the only field with a name, and the type that it is of.
func (p *paged) below(op *graphql.OperationContext, set ast.SelectionSet, of *ast.Definition, name string) (found *graphql.CollectedField, is *ast.Definition) {
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

// isList tells whether a field is a list in pages, as Relay has it.
func (p *paged) isList(f *ast.FieldDefinition) bool {
	of := p.schema.Types[f.Type.Name()]
	return of.Kind == ast.Object && of.Fields.ForName("edges") != nil && of.Fields.ForName("pageInfo") != nil &&
		f.Arguments.ForName("first") != nil && f.Arguments.ForName("after") != nil
}

// addColumns adds the leaves of a selection, in its order.
func (p *paged) addColumns(op *graphql.OperationContext, set ast.SelectionSet, of *ast.Definition, above column) *fault.Error {
	for _, f := range p.fields(op, set, of) {
		if p.steps++; p.steps > limit.MaxFields {
			return limit.TooManyFields()
		}
		c := column{path: append(slices.Clone(above.path), f.Alias)}
		is := p.schema.Types[f.Definition.Type.Name()]
		switch {
		case f.Definition.Type.Elem != nil || p.isList(f.Definition):
			path := strings.Join(c.path, ".")
			return fault.Input(path,
				fmt.Sprintf("%s has several values in one row: export that list by itself", path),
				fmt.Sprintf("%s 在一行中有多个值：请单独导出该列表", path))
		case is.IsAbstractType():
			path := strings.Join(c.path, ".")
			return fault.Input(path,
				fmt.Sprintf("%s is of several types, so that its columns differ by row", path), fmt.Sprintf("%s 有多种类型，各行的列不同", path))
		}
		name := f.Alias
		if name == f.Name {
			name = chinese(f.Definition.Description, f.Name)
			if is.Kind == ast.Object {
				name = chinese(f.Definition.Description, chinese(is.Description, f.Name))
			}
		}
		c.chinese = name
		if above.chinese != "" {
			c.chinese = above.chinese + "." + name
		}
		if is.Kind == ast.Object {
			if err := p.addColumns(op, f.Selections, is, c); err != nil {
				return err
			}
			continue
		}
		c.kind = kinds[is.Name]
		if f.Alias != f.Name {
			c.alias = f.Alias
		}
		p.columns = append(p.columns, c)
	}
	return nil
}

// headers are the columns with their headers: an alias of the leaf, else the path, in Chinese terms where it has them.
func (p *paged) headers(inChinese bool) ([]sheet.Column, error) {
	columns := make([]sheet.Column, len(p.columns))
	taken := make(map[string]bool)
	for i, c := range p.columns {
		header := strings.Join(c.path, ".")
		switch {
		case c.alias != "":
			header = c.alias
		case inChinese:
			header = c.chinese
		}
		if taken[header] {
			return nil, fault.Input(strings.Join(c.path, "."),
				fmt.Sprintf("two columns are named %s: give one of them another alias", header), fmt.Sprintf("有两列名为 %s：请为其中一列另取别名", header))
		}
		taken[header] = true
		columns[i] = sheet.Column{Header: header, Type: c.kind}
	}
	return columns, nil
}

// title names the list.
func (p *paged) title(inChinese bool) string {
	if inChinese && p.field.Alias == p.field.Name {
		return chinese(p.field.Definition.Description, p.field.Name)
	}
	return p.field.Alias
}

// term is how descriptions give the Chinese one: "Committed investment (协议投资额)."
var term = regexp.MustCompile(`\(([^()]*\p{Han}[^()]*)\)`)

// chinese is the term in a description, or the name when there is none, or several, which are of its values.
func chinese(description, name string) string {
	if found := term.FindAllStringSubmatch(description, 2); len(found) == 1 {
		return found[0][1]
	}
	return name
}
