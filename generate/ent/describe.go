package main

import (
	"fmt"
	"regexp"
	"strings"

	"entgo.io/ent/entc/gen"
	"github.com/vektah/gqlparser/v2/ast"

	"jiedui/catalog"
)

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
				if _, ok := termIn(v.Description); !ok {
					return fmt.Errorf("%q of %s.%s is no term, such as \"Draft (草稿)\"", terms[i], n.Name, f.Name)
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

// enumValues are the values of an enum, with their Chinese terms; nil for a field that is none.
func enumValues(f *gen.Field) ([]catalog.Value, error) {
	terms, _ := f.Annotations["Terms"].([]any)
	if !f.IsEnum() || len(terms) != len(f.Enums) {
		return nil, nil
	}
	list := make([]catalog.Value, len(terms))
	for i, v := range f.Enums {
		t, ok := termIn(fmt.Sprintf("%s.", terms[i]))
		if !ok {
			return nil, fmt.Errorf("%q of %s is no term, such as \"Draft (草稿)\"", terms[i], f.Name)
		}
		list[i] = catalog.Value{Name: v.Value, ZH: t.zh}
	}
	return list, nil
}

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

// term is what something is called in both languages.
type term struct{ en, zh string }

// named finds the term that a description begins with: "Committed investment (协议投资额)."
var named = regexp.MustCompile(`^([^(:;]+) \(([^()]*\p{Han}[^()]*)\)`)

func termIn(description string) (term, bool) {
	found := named.FindStringSubmatch(description)
	if found == nil {
		return term{}, false
	}
	return term{found[1], found[2]}, true
}

func termOf(n *gen.Type) (term, error) {
	t, ok := termIn(description(n))
	if !ok {
		return t, fmt.Errorf("the description of %s does not begin with its terms, such as \"A county (县).\"", n.Name)
	}
	return t, nil
}

// subject is what the filters of a field are about.
func subject(n *gen.Type, f *gen.Field) (term, error) {
	if f.Name == "id" {
		return term{"Id", "编号"}, nil
	}
	if f.IsEdgeField() {
		e, err := f.Edge()
		if err != nil {
			return term{}, err
		}
		other, err := target(e)
		return term{"Id of the " + words(e.Name), other.zh + "编号"}, err
	}
	t, ok := termIn(f.Comment())
	if !ok {
		return t, fmt.Errorf("the comment of %s.%s does not begin with its terms, such as \"Status (状态).\"", n.Name, f.Name)
	}
	return t, nil
}

// target is what the other end of an edge is called: as the edge says, or as its entity is.
func target(e *gen.Edge) (term, error) {
	if t, ok := termIn(e.Comment()); ok {
		return t, nil
	}
	return termOf(e.Type)
}

// condition describes a filter: "Committed investment (协议投资额): at least this (不小于)."
func (t term) condition(f *gen.Field, op gen.Op) string {
	says := map[gen.Op]term{
		gen.EQ:           {"equal to this", "等于"},
		gen.In:           {"one of these", "属于"},
		gen.NotIn:        {"none of these", "不属于"},
		gen.HasPrefix:    {"beginning with this", "开头为"},
		gen.ContainsFold: {"containing this, in capital or small letters", "包含，不分大小写"},
		gen.GT:           {"more than this", "大于"},
		gen.GTE:          {"this or more", "不小于"},
		gen.LT:           {"less than this", "小于"},
		gen.LTE:          {"this or less", "不大于"},
		gen.IsNil:        {"there is none", "为空"},
		gen.NotNil:       {"there is one", "不为空"},
	}
	if f.IsTime() {
		says[gen.GT] = term{"after this", "晚于"}
		says[gen.GTE] = term{"this or later", "不早于"}
		says[gen.LT] = term{"before this", "早于"}
		says[gen.LTE] = term{"this or earlier", "不晚于"}
	}
	return fmt.Sprintf("%s (%s): %s (%s).", t.en, t.zh, says[op].en, says[op].zh)
}

// related describes the two filters of an edge: whether there is another record, and what holds for it.
func related(e *gen.Edge) (has, with string, err error) {
	other, err := target(e)
	if err != nil {
		return "", "", err
	}
	if e.Unique {
		return fmt.Sprintf("Whether there is any %s (有无%s).", words(e.Name), other.zh),
			fmt.Sprintf("All of these hold for the %s (%s符合全部条件).", words(e.Name), other.zh), nil
	}
	return fmt.Sprintf("Whether there are any %s (有无%s).", words(e.Name), other.zh),
		fmt.Sprintf("All of these hold for one and the same of the %s (有%s符合全部条件).", words(e.Name), other.zh), nil
}
