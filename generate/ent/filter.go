package main

import (
	"fmt"
	"slices"
	"strings"

	"entgo.io/contrib/entgql"
	"entgo.io/ent/entc/gen"
	"github.com/vektah/gqlparser/v2/ast"

	"jiedui/catalog"
)

// filters are the conditions that a where argument can set on a field, by this rule:
//
//   - An id, of the record or of one that it belongs to: equal, or one of a list. Whether a record belongs to another
//     at all is asked by the edge: hasPairing.
//   - A value of an enum: equal, one of a list, none of a list.
//   - A name, as in name and nameEn: equal, one of a list, how it begins, what it contains.
//   - A code, which is any other text that lists are sorted by: equal, one of a list, how it begins.
//   - Another text: equal, what it contains.
//   - A point in time: an interval with its beginning (GTE) and without its end (LT).
//   - A day, a count or a year: equal, and all ranges.
//   - An amount or another decimal number: all ranges.
//   - What need not be there: whether it is.
//
// Texts have no ranges: codes go together by how they begin, and the order of names means nothing.
// What is to be excluded is said with not, on whatever condition. Both the schema of the API (keepFilters) and the Go
// types (ent/template/where.tmpl) follow this function; docs/api.md explains the rule to users.
func filters(f *gen.Field) ([]gen.Op, error) {
	var ops []gen.Op
	switch kind := f.Type.String(); {
	case f.Name == "id" || f.IsEdgeField() || apiOf(f).Type == "ID":
		return []gen.Op{gen.EQ, gen.In}, nil
	case f.IsEnum():
		ops = []gen.Op{gen.EQ, gen.In, gen.NotIn}
	case f.IsBool():
		ops = []gen.Op{gen.EQ}
	case f.IsString() && strings.HasPrefix(apiOf(f).OrderField, "NAME"):
		ops = []gen.Op{gen.EQ, gen.In, gen.HasPrefix, gen.ContainsFold}
	case f.IsString() && apiOf(f).OrderField != "":
		ops = []gen.Op{gen.EQ, gen.In, gen.HasPrefix}
	case f.IsString():
		ops = []gen.Op{gen.EQ, gen.ContainsFold}
	case kind == "time.Time":
		ops = []gen.Op{gen.GTE, gen.LT}
	case kind == "scalar.Date" || kind == "int":
		ops = []gen.Op{gen.EQ, gen.GT, gen.GTE, gen.LT, gen.LTE}
	case kind == "scalar.Money" || kind == "scalar.Decimal":
		ops = []gen.Op{gen.GT, gen.GTE, gen.LT, gen.LTE}
	default:
		return nil, fmt.Errorf("no rule says which filters the field %s of type %s has", f.Name, kind)
	}
	if f.Optional {
		ops = append(ops, gen.IsNil, gen.NotNil)
	}
	return ops, nil
}

// keepFilters leaves in the schema of the API what filters names of all that entgql has put there, and describes it. It
// adds search by name.
func keepFilters(g *gen.Graph, s *ast.Schema) error {
	for _, n := range g.Nodes {
		input := s.Types[n.Name+"WhereInput"]
		if input == nil {
			continue
		}
		descriptions := map[string]string{
			"not": "The filter that must not hold (非).",
			"and": "Filters that must all hold (且).",
			"or":  "Filters of which at least one must hold (或).",
		}
		is, err := termOf(n)
		if err != nil {
			return err
		}
		input.Description = fmt.Sprintf("Conditions on records of %s, which must all hold (%s的筛选条件).", n.Name, is.ZH)
		for _, f := range append([]*gen.Field{n.ID}, n.Fields...) {
			if input.Fields.ForName(camel(f.Name)) == nil && input.Fields.ForName(camel(f.Name+"_gt")) == nil {
				continue // not in filters at all
			}
			ops, err := filters(f)
			if err != nil {
				return fmt.Errorf("%s: %w", n.Name, err)
			}
			about, err := subject(n, f)
			if err != nil {
				return err
			}
			for _, op := range ops {
				descriptions[filterName(f, op)] = condition(about, f, op)
			}
		}
		for _, e := range n.Edges {
			if descriptions["has"+pascal(e.Name)], descriptions["has"+pascal(e.Name)+"With"], err = related(e); err != nil {
				return err
			}
		}
		input.Fields = slices.DeleteFunc(input.Fields, func(d *ast.FieldDefinition) bool { return descriptions[d.Name] == "" })
		for _, d := range input.Fields {
			d.Description = descriptions[d.Name]
		}
		known, err := factsOf(n)
		if err != nil {
			return err
		}
		if known.Search != catalog.NotSearched {
			input.Fields = append(input.Fields, &ast.FieldDefinition{
				Name: "search", Type: ast.NamedType("String", nil),
				Description: "Part of the name, in Chinese, in pinyin with or without spaces, or its initials (名称、拼音或首字母).",
			})
		}
	}
	return nil
}

// filterName is the name of a filter in the API.
func filterName(f *gen.Field, op gen.Op) string {
	if op == gen.EQ {
		return camel(f.Name)
	}
	return camel(f.Name + "_" + op.Name())
}

// apiOf is what the schema says about a field in the API.
func apiOf(f *gen.Field) entgql.Annotation {
	var a entgql.Annotation
	if err := a.Decode(f.Annotations[a.Name()]); err != nil {
		panic(err) // the schema was loaded from JSON
	}
	return a
}

var (
	camel  = gen.Funcs["camel"].(func(string) string)
	pascal = gen.Funcs["pascal"].(func(string) string)
	words  = strings.NewReplacer("_", " ").Replace
)
