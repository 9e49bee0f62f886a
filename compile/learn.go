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

// Parsing a filter costs as much as sending its statement, and most often the statement is the same with other values.
// So each plan learns, once for each shape, which arguments of the statement are plain values of variables. An argument is
// one if it changes with the variable, and to exactly the value of the variable. From then on it is bound without parsing
// the filter.

// use says how an operation uses a variable.
type use int

const (
	useOther use = iota // its filter must be parsed each time
	useKey              // each of its few values has its own statement
	useValue            // a field is compared with it
)

type variable struct {
	name string
	use
	value *valueType
}

// learned is a statement with its arguments. binds say which of them are replaced by values of variables.
type learned struct {
	variant *variant
	args    []any
	binds   []bind
}

type bind struct {
	arg      int
	variable string
	parse    func(any) (any, error)
}

// valueType says how values of a type are parsed. Whatever value a variable has, two of the examples differ from it.
type valueType struct {
	parse    func(any) (any, error)
	examples []any
}

func parseWith[T any](unmarshal func(any) (T, error)) func(any) (any, error) {
	return func(v any) (any, error) { return unmarshal(v) }
}

func parseString(v any) (any, error) {
	if s, ok := v.(string); ok {
		return s, nil
	}
	return nil, errors.New("not a string")
}

func parseGQL[T any, P interface {
	*T
	UnmarshalGQL(v any) error
}](v any) (any, error) {
	var t T
	err := P(&t).UnmarshalGQL(v)
	return t, err
}

// valueTypes are the types by their names in the schema. The strings show whether a filter changes case, spaces, wildcards
// or the width of characters.
var valueTypes = map[string]*valueType{
	"String":  {parseString, []any{" Ä%_\\'\"Ａz ", "B", "c"}},
	"ID":      {parseWith(graphql.UnmarshalIntID), []any{"1", "2", "3"}},
	"Int":     {parseWith(graphql.UnmarshalInt), []any{1, 2, 3}},
	"Time":    {parseWith(scalar.UnmarshalTime), []any{"2001-02-03T04:05:06Z", "2002-03-04T05:06:07.008Z", "2003-01-01T00:00:00+08:00"}},
	"Date":    {parseGQL[scalar.Date], []any{"2001-02-03", "2002-03-04", "2003-04-05"}},
	"Money":   {parseGQL[scalar.Money], []any{"1.00", "2.50", "-3.00"}},
	"Decimal": {parseGQL[scalar.Decimal], []any{"1", "2.5", "-3"}},
}

// valueTypeOf returns nil for a type whose values are not single values of a column.
func valueTypeOf(schema *ast.Schema, t *ast.Type) *valueType {
	if def := schema.Types[t.NamedType]; def != nil && def.Kind == ast.Enum {
		v := &valueType{parse: func(v any) (any, error) {
			if name, ok := v.(string); ok && def.EnumValues.ForName(name) != nil {
				return name, nil
			}
			return nil, errors.New("not a value of " + def.Name)
		}}
		for _, e := range def.EnumValues {
			v.examples = append(v.examples, e.Name)
		}
		return v
	}
	return valueTypes[t.NamedType]
}

// variablesOf says how an operation uses its variables. It returns nil if every filter must be parsed.
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
			walk(c.Value, filter && !dependsOnText(c.Name))
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

// dependsOnText reports whether the condition of a filter differs with the characters of its value.
func dependsOnText(name string) bool {
	return name == "search" || slices.ContainsFunc([]string{"HasPrefix", "HasSuffix", "Contains", "ContainsFold", "EqualFold"},
		func(operator string) bool { return strings.HasSuffix(name, operator) })
}

// learnedKey is the same for values of variables that have the same statement. ok is false if the filters must be parsed.
func (p *plan) learnedKey(variables map[string]any) (_ string, ok bool) {
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

// learnedStatement returns the statement that was learned for a key, with its arguments.
func (p *plan) learnedStatement(key string, variables map[string]any) (*variant, []any, bool) {
	p.mu.RLock()
	l := p.learned[key]
	p.mu.RUnlock()
	if l == nil {
		return nil, nil, false
	}
	args := slices.Clone(l.args)
	for _, b := range l.binds {
		v, err := b.parse(variables[b.variable])
		if err != nil { // parsing the filter refuses the value as the generated executor does
			return nil, nil, false
		}
		args[b.arg] = v
	}
	return l.variant, args, true
}

// learn finds the arguments that are values of variables. It tries other values for each variable.
func (p *plan) learn(s *Schema, key, shape string, variables map[string]any, v *variant, args []any) {
	p.mu.RLock()
	_, tried := p.learned[key]
	full := len(p.learned) >= maxVariants
	p.mu.RUnlock()
	if tried || full {
		return
	}
	l := &learned{variant: v, args: args}
	for _, vr := range p.variables {
		if vr.use != useValue || variables[vr.name] == nil {
			continue
		}
		binds, ok := p.findBinds(s, vr, shape, variables, v, args)
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

func (p *plan) findBinds(s *Schema, tested variable, shape string, variables map[string]any, v *variant, args []any) (binds []bind, ok bool) {
	is, err := tested.value.parse(variables[tested.name])
	if err != nil {
		return nil, false
	}
	tries := 0
	for _, example := range tested.value.examples {
		other, err := tested.value.parse(example)
		if err != nil || equalArgs(is, other) {
			continue
		}
		changed := maps.Clone(variables)
		changed[tested.name] = example
		asked, changedShape, err := p.evaluate(s, changed)
		if err != nil || changedShape != shape {
			return nil, false
		}
		var found []bind
		for i, arg := range v.arguments(asked) {
			if equalArgs(arg, args[i]) {
				continue
			}
			if !equalArgs(args[i], is) || !equalArgs(arg, other) {
				return nil, false
			}
			found = append(found, bind{i, tested.name, tested.value.parse})
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

// equalArgs compares two arguments in the form that the database receives.
func equalArgs(a, b any) bool {
	x, errX := driver.DefaultParameterConverter.ConvertValue(a)
	y, errY := driver.DefaultParameterConverter.ConvertValue(b)
	if errX != nil || errY != nil {
		return false
	}
	if instant, ok := x.(time.Time); ok {
		other, ok := y.(time.Time)
		return ok && instant.Equal(other)
	}
	return reflect.DeepEqual(x, y)
}
