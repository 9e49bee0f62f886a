package model

import (
	"bytes"
	"maps"
	"slices"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/formatter"
)

// SDL writes a schema as a client reads it: without the directives that the schema has taken away from clients.
func SDL(s *ast.Schema) []byte {
	shown := *s
	shown.Types = maps.Clone(s.Types)
	known := func(all ast.DirectiveList) ast.DirectiveList {
		return slices.DeleteFunc(slices.Clone(all), func(d *ast.Directive) bool { return s.Directives[d.Name] == nil })
	}
	for name, t := range shown.Types {
		d := *t
		d.Directives, d.Fields, d.EnumValues = known(t.Directives), slices.Clone(t.Fields), slices.Clone(t.EnumValues)
		for i, f := range t.Fields {
			field := *f
			field.Directives, field.Arguments = known(f.Directives), slices.Clone(f.Arguments)
			for j, a := range f.Arguments {
				argument := *a
				argument.Directives = known(a.Directives)
				field.Arguments[j] = &argument
			}
			d.Fields[i] = &field
		}
		for i, v := range t.EnumValues {
			value := *v
			value.Directives = known(v.Directives)
			d.EnumValues[i] = &value
		}
		shown.Types[name] = &d
	}
	shown.Query, shown.Mutation, shown.Subscription = typeOf(shown, s.Query), typeOf(shown, s.Mutation), typeOf(shown, s.Subscription)
	var b bytes.Buffer
	formatter.NewFormatter(&b, formatter.WithIndent("  ")).FormatSchema(&shown)
	return b.Bytes()
}

func typeOf(s ast.Schema, d *ast.Definition) *ast.Definition {
	if d == nil {
		return nil
	}
	return s.Types[d.Name]
}
