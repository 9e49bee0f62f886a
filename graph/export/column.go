package export

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"jiedui/fault"
	"jiedui/graph/limit"
	"jiedui/sheet"
	"jiedui/term"
)

// column is a leaf of the selection, for which the file has a column.
type column struct {
	path []string // in the response
	kind sheet.CellType
	// alias of the leaf, and the Chinese terms on the way to it. Either may be empty.
	alias, chinese string
	// values are the Chinese terms of the values of the leaf, as far as they are known.
	values map[string]string
}

// cell returns the cell of a node in the column.
func (c *column) cell(node any, inChinese bool) any {
	value := c.valueIn(node)
	if list, ok := value.([]any); ok {
		words := make([]string, len(list))
		for i, word := range list {
			words[i] = fmt.Sprint(c.term(word, inChinese))
		}
		return strings.Join(words, "; ")
	}
	return c.term(value, inChinese)
}

// valueIn returns the value of a node at the path of the column, nil if there is none.
func (c *column) valueIn(node any) any {
	for _, name := range c.path {
		object, ok := node.(map[string]any)
		if !ok {
			return nil
		}
		node = object[name]
	}
	return node
}

// term returns the Chinese term of a value if it is wanted and there is one, else the value.
func (c *column) term(value any, inChinese bool) any {
	if inChinese && value != nil {
		if term, ok := c.values[fmt.Sprint(value)]; ok {
			return term
		}
	}
	return value
}

// kinds of the scalars whose values are more than text.
var kinds = map[string]sheet.CellType{
	"Int": sheet.Whole, "Float": sheet.Decimal, "Decimal": sheet.Decimal, "Money": sheet.Money,
	"Boolean": sheet.Flag, "Date": sheet.Date, "Time": sheet.Time,
}

// addColumns adds the leaves of a selection, in its order.
func (p *paged) addColumns(op *graphql.OperationContext, set ast.SelectionSet, of *ast.Definition, above column) *fault.Error {
	if of.IsAbstractType() {
		return p.addOfSeveralTypes(op, set, of, above)
	}
	for _, f := range p.fields(op, set, of) {
		if err := p.addColumn(op, f, of, above); err != nil {
			return err
		}
	}
	return nil
}

// addOfSeveralTypes adds the leaves of a record that may be of several types: those of each type, equal ones once. The cell
// is empty if the type of a record does not have the field.
func (p *paged) addOfSeveralTypes(op *graphql.OperationContext, set ast.SelectionSet, of *ast.Definition, above column) *fault.Error {
	possible := slices.Clone(p.schema.GetPossibleTypes(of))
	slices.SortFunc(possible, func(a, b *ast.Definition) int { return strings.Compare(a.Name, b.Name) })
	before := len(p.columns)
	for _, is := range possible {
		all := p.columns
		p.columns = nil
		if err := p.addColumns(op, set, is, above); err != nil {
			return err
		}
		for _, c := range p.columns {
			same := slices.IndexFunc(all[before:], func(other column) bool { return slices.Equal(other.path, c.path) })
			if same < 0 {
				all = append(all, c)
				continue
			}
			all[before+same].join(c)
		}
		p.columns = all
	}
	return nil
}

// join lets a column stand for the column of another type, too.
func (c *column) join(other column) {
	if c.kind != other.kind {
		c.kind = sheet.Text
	}
	if c.chinese != other.chinese {
		c.chinese = c.path[len(c.path)-1]
	}
	c.values = maps.Clone(c.values)
	for value, term := range other.values {
		if c.values == nil {
			c.values = make(map[string]string)
		}
		c.values[value] = term
	}
}

func (p *paged) addColumn(op *graphql.OperationContext, f graphql.CollectedField, of *ast.Definition, above column) *fault.Error {
	if p.steps++; p.steps > limit.MaxFields {
		return limit.TooManyFields()
	}
	c := column{path: append(slices.Clone(above.path), f.Alias), chinese: p.termOf(f, above)}
	is := p.schema.Types[f.Definition.Type.Name()]
	object := is.Kind == ast.Object || is.IsAbstractType()
	switch {
	case p.isList(f.Definition), f.Definition.Type.Elem != nil && object && !p.addList(c.path):
		path := strings.Join(c.path, ".")
		return fault.Input(path,
			fmt.Sprintf("%s has several values in one row: export that list by itself", path),
			fmt.Sprintf("%s 在一行中有多个值：请单独导出该列表", path))
	case object:
		return p.addColumns(op, f.Selections, is, c)
	}
	if f.Definition.Type.Elem == nil {
		c.kind = kinds[is.Name]
	}
	if f.Alias != f.Name {
		c.alias = f.Alias
	}
	c.values = p.valuesOf(f, of, is)
	p.columns = append(p.columns, c)
	return nil
}

// addList notes a list whose entries become rows of their own. It returns false if there is another list beside it: lists
// can only stand one within the other.
func (p *paged) addList(path []string) bool {
	if n := len(p.lists); n > 0 {
		last := p.lists[n-1]
		if slices.Equal(last, path) {
			return true
		}
		if len(path) <= len(last) || !slices.Equal(path[:len(last)], last) {
			return false
		}
	}
	p.lists = append(p.lists, path)
	return true
}

// termOf returns the Chinese header of a field: the terms of the fields on the way to it. An alias replaces a term.
func (p *paged) termOf(f graphql.CollectedField, above column) string {
	name := f.Alias
	if name == f.Name {
		name = chinese(f.Definition.Description, f.Name)
		if is := p.schema.Types[f.Definition.Type.Name()]; is.Kind == ast.Object {
			name = chinese(f.Definition.Description, chinese(is.Description, f.Name))
		}
	}
	if above.chinese != "" {
		return above.chinese + "." + name
	}
	return name
}

// valuesOf returns the Chinese terms of the values that a leaf can have.
func (p *paged) valuesOf(f graphql.CollectedField, of, is *ast.Definition) map[string]string {
	switch {
	case f.Name == "__typename":
		return map[string]string{of.Name: chinese(of.Description, of.Name)}
	case is.Name == "Boolean":
		return map[string]string{"true": "是", "false": "否"}
	case is.Kind != ast.Enum:
		return nil
	}
	values := make(map[string]string, len(is.EnumValues))
	for _, v := range is.EnumValues {
		values[v.Name] = chinese(v.Description, v.Name)
	}
	return values
}

// rows returns the rows of a node: one, or one for each entry of the lists within it. The cells of an empty list are empty.
func (p *paged) rows(node map[string]any) []map[string]any {
	rows := []map[string]any{node}
	for _, path := range p.lists {
		var next []map[string]any
		for _, row := range rows {
			list, _ := (&column{path: path}).valueIn(row).([]any)
			if len(list) == 0 {
				next = append(next, replaced(row, path, nil))
			}
			for _, entry := range list {
				next = append(next, replaced(row, path, entry))
			}
		}
		rows = next
	}
	return rows
}

// replaced returns a copy of an object with another value at a path.
func replaced(object map[string]any, path []string, value any) map[string]any {
	copied := maps.Clone(object)
	if len(path) == 1 {
		copied[path[0]] = value
		return copied
	}
	if below, ok := object[path[0]].(map[string]any); ok {
		copied[path[0]] = replaced(below, path[1:], value)
	}
	return copied
}

// headers returns the columns with their headers: the alias of the leaf, else its path, or the terms on the way to it.
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

// title returns the name of the list for the file and the sheet.
func (p *paged) title(inChinese bool) string {
	if inChinese && p.field.Alias == p.field.Name {
		return chinese(p.field.Definition.Description, p.field.Name)
	}
	return p.field.Alias
}

// chinese returns the Chinese term of what a description describes, and the name if there is none.
func chinese(description, name string) string {
	switch name {
	case "id":
		return "编号"
	case "__typename":
		return "类型"
	}
	if zh, ok := term.Of(description); ok {
		return zh
	}
	return name
}
