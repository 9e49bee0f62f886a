package compile

import (
	"database/sql/driver"
	"errors"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"jiedui/scalar"
)

// To read a filter costs as much as to send its statement, and mostly it gives the same statement with other values.
// So it is learned, once for each shape, which arguments of the statement are plain values of variables: those that
// change with a variable, and change to just what it is set to. From then on they are bound without reading the filter.

// use is how a variable of an operation is used.
type use int

const (
	useOther use = iota // in a way that has to be read each time
	useKey              // its few values each make a statement of their own
	useValue            // as a value that something is compared with
)

type variable struct {
	name string
	use
	value *valueType
}

// learned is a statement with what its arguments were, but for those that are values of variables.
type learned struct {
	variant *variant
	args    []any
	binds   []bind
}

type bind struct {
	arg      int
	variable string
	read     func(any) (any, error)
}

// valueType is a type of values: how one is read, and examples to learn by, of which two differ from any value.
type valueType struct {
	read     func(any) (any, error)
	examples []any
}

func read[T any](unmarshal func(any) (T, error)) func(any) (any, error) {
	return func(v any) (any, error) { return unmarshal(v) }
}

func readText(v any) (any, error) {
	if s, ok := v.(string); ok {
		return s, nil
	}
	return nil, errors.New("no text")
}

func readGQL[T any, P interface {
	*T
	UnmarshalGQL(v any) error
}](v any) (any, error) {
	var t T
	err := P(&t).UnmarshalGQL(v)
	return t, err
}

// valueTypes by their names in the schema. The texts show whether case, spaces, wildcards or width are dealt with.
var valueTypes = map[string]*valueType{
	"String":  {readText, []any{" Ä%_\\'\"Ａz ", "B", "c"}},
	"ID":      {read(graphql.UnmarshalIntID), []any{"1", "2", "3"}},
	"Int":     {read(graphql.UnmarshalInt), []any{1, 2, 3}},
	"Time":    {read(scalar.UnmarshalTime), []any{"2001-02-03T04:05:06Z", "2002-03-04T05:06:07.008Z", "2003-01-01T00:00:00+08:00"}},
	"Date":    {readGQL[scalar.Date], []any{"2001-02-03", "2002-03-04", "2003-04-05"}},
	"Money":   {readGQL[scalar.Money], []any{"1.00", "2.50", "-3.00"}},
	"Decimal": {readGQL[scalar.Decimal], []any{"1", "2.5", "-3"}},
}

// valueTypeOf is nil for types whose values are more than one value of a column.
func valueTypeOf(schema *ast.Schema, t *ast.Type) *valueType {
	if def := schema.Types[t.NamedType]; def != nil && def.Kind == ast.Enum {
		v := &valueType{read: func(v any) (any, error) {
			if name, ok := v.(string); ok && def.EnumValues.ForName(name) != nil {
				return name, nil
			}
			return nil, errors.New("no value of " + def.Name)
		}}
		for _, e := range def.EnumValues {
			v.examples = append(v.examples, e.Name)
		}
		return v
	}
	return valueTypes[t.NamedType]
}

// variablesOf tells how the variables of an operation are used; nil when nothing can be bound without reading.
func (p *plan) variablesOf(schema *ast.Schema) []variable {
	uses := make(map[string][]use)
	var walk func(v *ast.Value, filter bool)
	walk = func(v *ast.Value, filter bool) {
		if v.Kind == ast.Variable {
			u := useOther
			if filter {
				u = useValue
			}
			uses[v.Raw] = append(uses[v.Raw], u)
		}
		for _, c := range v.Children {
			walk(c.Value, filter && !byText(c.Name))
		}
	}
	for _, name := range p.switches {
		uses[name] = append(uses[name], useKey)
	}
	for _, f := range p.fields {
		for _, a := range f.Arguments {
			if a.Value.Kind == ast.Variable && (a.Name == "first" || a.Name == "last") {
				uses[a.Value.Raw] = append(uses[a.Value.Raw], useKey)
			} else {
				walk(a.Value, a.Name == "where" && a.Value.Kind != ast.Variable)
			}
		}
	}
	var list []variable
	for _, d := range p.operation.VariableDefinitions {
		v := variable{name: d.Variable}
		if u := uses[v.name]; len(u) > 0 && !slices.ContainsFunc(u, func(other use) bool { return other != u[0] }) {
			v.use = u[0]
		}
		if v.use == useValue {
			switch v.value = valueTypeOf(schema, d.Type); {
			case d.Type.NamedType == "Boolean":
				v.use = useKey // such as IsNil
			case v.value == nil:
				v.use = useOther
			}
		}
		list = append(list, v)
	}
	if !slices.ContainsFunc(list, func(v variable) bool { return v.use == useValue }) {
		return nil
	}
	return list
}

// byText tells whether a filter goes by what its text says: its condition need not be the same for every value.
func byText(name string) bool {
	return name == "search" || slices.ContainsFunc([]string{"HasPrefix", "HasSuffix", "Contains", "ContainsFold", "EqualFold"},
		func(operator string) bool { return strings.HasSuffix(name, operator) })
}

// key tells what one learned statement has in common with another; not ok when all has to be read.
func (p *plan) key(variables map[string]any) (_ string, ok bool) {
	if p.variables == nil {
		return "", false
	}
	key := make([]byte, 0, 32)
	for _, v := range p.variables {
		value, given := variables[v.name]
		switch {
		case !given:
			key = append(key, '-')
		case value == nil:
			key = append(key, '0')
		case v.use == useValue:
			key = append(key, '=')
		case v.use == useKey:
			key = fmt.Appendf(key, "(%v)", value)
		default:
			return "", false
		}
	}
	return string(key), true
}

// direct gives a statement and its arguments by what was learned.
func (p *plan) direct(key string, variables map[string]any) (*variant, []any, bool) {
	p.mu.RLock()
	l := p.learned[key]
	p.mu.RUnlock()
	if l == nil {
		return nil, nil, false
	}
	args := slices.Clone(l.args)
	for _, b := range l.binds {
		v, err := b.read(variables[b.variable])
		if err != nil { // to be refused as the generated executor does
			return nil, nil, false
		}
		args[b.arg] = v
	}
	return l.variant, args, true
}

// learn finds the arguments that are values of variables, by a try with other values for each.
func (p *plan) learn(s *Schema, key, shape string, variables map[string]any, v *variant, args []any) {
	p.mu.RLock()
	_, tried := p.learned[key]
	full := len(p.learned) >= maxVariants
	p.mu.RUnlock()
	if tried || full {
		return
	}
	l := &learned{variant: v, args: args}
	for _, each := range p.variables {
		if each.use != useValue || variables[each.name] == nil {
			continue
		}
		binds, ok := p.bindsOf(s, each, shape, variables, v, args)
		if !ok {
			l = nil
			break
		}
		l.binds = append(l.binds, binds...)
	}
	p.mu.Lock()
	p.learned[key] = l
	p.mu.Unlock()
}

func (p *plan) bindsOf(s *Schema, of variable, shape string, variables map[string]any, v *variant, args []any) (binds []bind, ok bool) {
	is, err := of.value.read(variables[of.name])
	if err != nil {
		return nil, false
	}
	tries := 0
	for _, example := range of.value.examples {
		other, err := of.value.read(example)
		if err != nil || same(is, other) {
			continue
		}
		changed := maps.Clone(variables)
		changed[of.name] = example
		asked, changedShape, err := p.evaluate(s, changed)
		if err != nil || changedShape != shape {
			return nil, false
		}
		var found []bind
		for i, arg := range v.arguments(asked) {
			if same(arg, args[i]) {
				continue
			}
			if !same(args[i], is) || !same(arg, other) {
				return nil, false
			}
			found = append(found, bind{i, of.name, of.value.read})
		}
		if tries > 0 && !slices.EqualFunc(binds, found, func(a, b bind) bool { return a.arg == b.arg }) {
			return nil, false
		}
		binds = found
		if tries++; tries == 2 {
			break
		}
	}
	return binds, tries > 0 && len(binds) > 0
}

// same compares two arguments as the database gets them.
func same(a, b any) bool {
	x, errX := driver.DefaultParameterConverter.ConvertValue(a)
	y, errY := driver.DefaultParameterConverter.ConvertValue(b)
	if errX != nil || errY != nil {
		return false
	}
	if at, ok := x.(time.Time); ok {
		other, ok := y.(time.Time)
		return ok && at.Equal(other)
	}
	return reflect.DeepEqual(x, y)
}
