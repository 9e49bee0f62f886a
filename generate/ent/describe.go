package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"entgo.io/ent/entc/gen"
	"github.com/vektah/gqlparser/v2/ast"

	"jiedui/catalog"
	"jiedui/term"
)

// addNodes gives each connection its records without their edges.
func addNodes(g *gen.Graph, s *ast.Schema) error {
	for _, n := range g.Nodes {
		connection := s.Types[n.Name+"Connection"]
		if connection == nil {
			continue
		}
		at := slices.IndexFunc(connection.Fields, func(f *ast.FieldDefinition) bool { return f.Name == "edges" }) + 1
		connection.Fields = slices.Insert(connection.Fields, at, &ast.FieldDefinition{
			Name: "nodes", Type: ast.NonNullListType(ast.NonNullNamedType(n.Name, nil), nil),
			Description: "The records of the page, as in edges, without their cursors (本页记录).",
		})
	}
	return nil
}

// describeTypes gives each type of the API the description of its entity.
func describeTypes(g *gen.Graph, s *ast.Schema) error {
	for _, n := range g.Nodes {
		text := description(n)
		if text == "" {
			return fmt.Errorf("%s has no description", n.Name)
		}
		if t := s.Types[n.Name]; t != nil {
			t.Description = text
		}
	}
	return nil
}

// describeValues gives each value of an enum the term that the schema has for it.
func describeValues(g *gen.Graph, s *ast.Schema) error {
	for _, n := range g.Nodes {
		for _, f := range n.Fields {
			terms, ok := f.Annotations["Terms"].([]any)
			if !f.IsEnum() || !ok {
				continue
			}
			enum := s.Types[enumType(n, f)]
			if enum == nil || len(enum.EnumValues) != len(terms) {
				return fmt.Errorf("the terms of %s.%s are not those of its values", n.Name, f.Name)
			}
			enum.Description = f.Comment()
			for i, v := range enum.EnumValues {
				v.Description = fmt.Sprintf("%s.", terms[i])
				if _, ok := term.Leading(v.Description); !ok {
					return fmt.Errorf("%q of %s.%s is not a term, such as \"Draft (草稿)\"", terms[i], n.Name, f.Name)
				}
			}
		}
	}
	for _, t := range s.Types {
		if strings.Contains(t.Description, "is enum for the field") { // as entgql leaves it
			return fmt.Errorf("the values of %s have no terms: give its field the annotation terms", t.Name)
		}
	}
	return nil
}

// describeOrders gives each field to sort by the terms of the field, and each direction its own.
func describeOrders(g *gen.Graph, s *ast.Schema) error {
	for _, n := range g.Nodes {
		enum := s.Types[n.Name+"OrderField"]
		if enum == nil {
			continue
		}
		for _, f := range n.Fields {
			api, _ := f.Annotations["EntGQL"].(map[string]any)
			name, _ := api["OrderField"].(string)
			v := enum.EnumValues.ForName(name)
			if v == nil {
				continue
			}
			t, err := subject(n, f)
			if err != nil {
				return err
			}
			v.Description = fmt.Sprintf("%s (%s).", t.EN, t.ZH)
		}
	}
	directions := s.Types["OrderDirection"]
	directions.Description = "The direction of an order. What is empty comes last in ascending order and first in descending order (排序方向)."
	directions.EnumValues = ast.EnumValueList{
		{Name: "ASC", Description: "Ascending (升序)."},
		{Name: "DESC", Description: "Descending (降序)."},
		{Name: "ASC_NULLS_FIRST", Description: "Ascending, what is empty first (升序，空值在前)."},
		{Name: "DESC_NULLS_LAST", Description: "Descending, what is empty last (降序，空值在后)."},
	}
	return nil
}

// enumValues are the values of an enum, with their Chinese terms; nil for a field that is none.
func enumValues(f *gen.Field) ([]catalog.Value, error) {
	terms, _ := f.Annotations["Terms"].([]any)
	if !f.IsEnum() || len(terms) != len(f.Enums) {
		return nil, nil
	}
	list := make([]catalog.Value, len(terms))
	for i, v := range f.Enums {
		t, ok := term.Leading(fmt.Sprintf("%s.", terms[i]))
		if !ok {
			return nil, fmt.Errorf("%q of %s is not a term, such as \"Draft (草稿)\"", terms[i], f.Name)
		}
		list[i] = catalog.Value{Name: v.Value, ZH: t.ZH}
	}
	return list, nil
}

// chinese returns the Chinese term of what a description describes, and an empty text if it has none.
func chinese(description string) string {
	zh, _ := term.Of(description)
	return zh
}

// edgeTerm returns the Chinese term of an edge, or else of the entity that it leads to.
func edgeTerm(e *gen.Edge) string { return cmp.Or(chinese(e.Comment()), chinese(description(e.Type))) }

// enumType is the name of an enum in the API.
func enumType(n *gen.Type, f *gen.Field) string {
	if api, ok := f.Annotations["EntGQL"].(map[string]any); ok {
		if name, ok := api["Type"].(string); ok && name != "" {
			return name
		}
	}
	return n.Name + gen.Funcs["pascal"].(func(string) string)(f.Name)
}

func description(n *gen.Type) string {
	comment, _ := n.Annotations["Comment"].(map[string]any)
	text, _ := comment["Text"].(string)
	return text
}

func termOf(n *gen.Type) (term.Term, error) {
	t, ok := term.Leading(description(n))
	if !ok {
		return t, fmt.Errorf("the description of %s does not begin with its terms, such as \"A county (县).\"", n.Name)
	}
	return t, nil
}

// subject is what the filters of a field are about.
func subject(n *gen.Type, f *gen.Field) (term.Term, error) {
	if f.Name == "id" {
		return term.Term{EN: "Id", ZH: "编号"}, nil
	}
	if f.IsEdgeField() {
		e, err := f.Edge()
		if err != nil {
			return term.Term{}, err
		}
		other, err := target(e)
		return term.Term{EN: "Id of the " + words(e.Name), ZH: other.ZH + "编号"}, err
	}
	t, ok := term.Leading(f.Comment())
	if !ok {
		return t, fmt.Errorf("the comment of %s.%s does not begin with its terms, such as \"Status (状态).\"", n.Name, f.Name)
	}
	return t, nil
}

// target is what the other end of an edge is called: as the edge says, or as its entity is.
func target(e *gen.Edge) (term.Term, error) {
	if t, ok := term.Leading(e.Comment()); ok {
		return t, nil
	}
	return termOf(e.Type)
}

// condition describes a filter: "Committed investment (协议投资额): at least this (不小于)."
func condition(t term.Term, f *gen.Field, op gen.Op) string {
	says := map[gen.Op]term.Term{
		gen.EQ:           {EN: "equal to this", ZH: "等于"},
		gen.In:           {EN: "one of these", ZH: "属于"},
		gen.NotIn:        {EN: "none of these", ZH: "不属于"},
		gen.HasPrefix:    {EN: "beginning with this", ZH: "开头为"},
		gen.ContainsFold: {EN: "containing this, in capital or small letters", ZH: "包含，不分大小写"},
		gen.GT:           {EN: "more than this", ZH: "大于"},
		gen.GTE:          {EN: "this or more", ZH: "不小于"},
		gen.LT:           {EN: "less than this", ZH: "小于"},
		gen.LTE:          {EN: "this or less", ZH: "不大于"},
		gen.IsNil:        {EN: "there is none", ZH: "为空"},
		gen.NotNil:       {EN: "there is one", ZH: "不为空"},
	}
	if f.IsTime() {
		says[gen.GT] = term.Term{EN: "after this", ZH: "晚于"}
		says[gen.GTE] = term.Term{EN: "this or later", ZH: "不早于"}
		says[gen.LT] = term.Term{EN: "before this", ZH: "早于"}
		says[gen.LTE] = term.Term{EN: "this or earlier", ZH: "不晚于"}
	}
	return fmt.Sprintf("%s (%s): %s (%s).", t.EN, t.ZH, says[op].EN, says[op].ZH)
}

// related describes the two filters of an edge: whether there is another record, and what holds for it.
func related(e *gen.Edge) (has, with string, err error) {
	other, err := target(e)
	if err != nil {
		return "", "", err
	}
	if e.Unique {
		return fmt.Sprintf("Whether there is any %s (有无%s).", words(e.Name), other.ZH),
			fmt.Sprintf("All of these hold for the %s (%s符合全部条件).", words(e.Name), other.ZH), nil
	}
	return fmt.Sprintf("Whether there are any %s (有无%s).", words(e.Name), other.ZH),
		fmt.Sprintf("All of these hold for one and the same of the %s (有%s符合全部条件).", words(e.Name), other.ZH), nil
}
