package model_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/validator/rules"

	"jiedui/ent"
	"jiedui/graph"
	"jiedui/report/group"
	"jiedui/web/model"
)

var schema = graph.NewSchema(nil, nil).Schema()

var known = model.Known{
	Paths:     func(entity string) map[string][]string { return group.SubjectOf(entity).Paths() },
	Counting:  func(entity string) any { return group.SubjectOf(entity).Counting() },
	ChangedBy: func(entity string) string { return string(ent.EntityNamed(entity).ChangedBy) },
}

var chinese = regexp.MustCompile(`\p{Han}`)

// What pages ask by the model, the API answers: every list with its fields, filters and orders, and every grouping.
func TestWhatTheModelSaysCanBeAsked(t *testing.T) {
	t.Parallel()
	m := model.Of(schema, known)
	if len(m.Entities) < 20 || len(m.Groups) < 11 || len(m.Enums) < 15 {
		t.Fatalf("%d entities, %d groups, %d enums", len(m.Entities), len(m.Groups), len(m.Enums))
	}
	for _, e := range m.Entities {
		var node strings.Builder
		for _, f := range e.Fields {
			node.WriteString(" " + f.Name)
		}
		for _, r := range e.Records {
			node.WriteString(" " + r.Name + " { id }")
		}
		for _, c := range e.Connections {
			node.WriteString(" " + c.Name + " { totalCount }")
		}
		valid(t, `{ node(id: 1) { ... on `+e.Name+` {`+node.String()+` } } }`)
		if e.LookUp != nil {
			valid(t, `{ `+e.LookUp.Name+`(`+e.LookUp.Key+`: "1") { id } }`)
		}
		if e.List == "" {
			continue
		}
		valid(t, `query Q($where: `+e.Where+`, $orderBy: [`+e.Order+`!]) { `+e.List+`(first: 1, where: $where, orderBy: $orderBy) { totalCount edges { node { id } } } }`)
		for _, f := range e.Filters {
			list := f.Type
			if f.List {
				list = "[" + f.Type + "!]"
			}
			if where := schema.Types[e.Where].Fields.ForName(f.Name); where == nil || where.Type.String() != list {
				t.Errorf("%s.%s is no filter of type %s", e.Where, f.Name, list)
			}
			if f.Field == "" || f.Name != f.Field+f.Operator {
				t.Errorf("%s.%s is of field %q with operator %q", e.Where, f.Name, f.Field, f.Operator)
			}
		}
		for _, r := range e.Relations {
			valid(t, `query Q($where: `+r.Entity+`WhereInput!) { `+e.List+`(where: {`+r.With+`: [$where], `+r.Has+`: true}) { totalCount } }`)
		}
		for _, o := range e.Orders {
			valid(t, `{ `+e.List+`(orderBy: [{field: `+o.Name+`, direction: DESC}]) { totalCount } }`)
		}
	}
	for _, g := range m.Groups {
		var by, keys, node strings.Builder
		for _, d := range g.Dimensions {
			by.WriteString(" " + d.Name)
			keys.WriteString(" " + d.Key)
			if schema.Types[d.Type].Kind == ast.Object {
				keys.WriteString(" { id }")
			}
		}
		for _, measure := range g.Measures {
			node.WriteString(" " + measure.Field + " { " + strings.Join(measure.Aggregates, " ") + " }")
			valid(t, `{ `+g.Name+`(orderBy: [{avg: `+measure.Name+`}], having: [{avg: `+measure.Name+`, gt: "1"}]) { totalCount } }`)
		}
		valid(t, `query Q($where: `+g.Where+`, $having: [`+g.Having+`!], $orderBy: [`+g.Order+`!]) { `+g.Name+`(groupBy: [`+by.String()+
			`], where: $where, having: $having, orderBy: $orderBy) { totals { count } edges { node { key {`+keys.String()+` } count`+node.String()+` } } } }`)
	}
}

func valid(t *testing.T, query string) {
	t.Helper()
	if _, err := gqlparser.LoadQueryWithRules(schema, query, rules.NewDefaultRules()); err != nil {
		t.Errorf("%s\n%v", query, err)
	}
}

// Everything that a page shows has a Chinese term.
func TestTermsAreInChinese(t *testing.T) {
	t.Parallel()
	check := func(where string, term model.Term) {
		if !chinese.MatchString(term.ZH) && !strings.HasSuffix(strings.ToLower(where), "hash") {
			t.Errorf("%s is called %q", where, term.ZH)
		}
		if term.EN == "" || chinese.MatchString(term.EN) {
			t.Errorf("%s is called %q in English", where, term.EN)
		}
	}
	m := model.Of(schema, known)
	for _, e := range m.Entities {
		check(e.Name, e.Term)
		check(e.Name, e.Plural)
		for _, f := range e.Fields {
			check(e.Name+"."+f.Name, f.Term)
		}
		for _, r := range slices.Concat(e.Records) {
			check(e.Name+"."+r.Name, r.Term)
		}
		for _, c := range e.Connections {
			check(e.Name+"."+c.Name, c.Term)
		}
		for _, f := range e.Filters {
			check(e.Where+"."+f.Name, f.Term)
		}
		for _, r := range e.Relations {
			check(e.Where+"."+r.Has, r.Term)
		}
		for _, o := range e.Orders {
			check(e.Order+"."+o.Name, o.Term)
		}
	}
	for name, enum := range m.Enums {
		check(name, enum.Term)
		for _, v := range enum.Values {
			check(name+"."+v.Name, v.Term)
		}
	}
	for _, g := range m.Groups {
		check(g.Name, g.Term)
		for _, d := range g.Dimensions {
			check(g.Name+"."+d.Name, d.Term)
		}
		for _, measure := range g.Measures {
			check(g.Name+"."+measure.Name, measure.Term)
		}
	}
}

// A field that is new in the schema is in the model, with its filters and its order.
func TestNewFieldIsInTheModel(t *testing.T) {
	t.Parallel()
	s := gqlparser.MustLoadSchema(&ast.Source{Input: `
interface Node { id: ID! }
"""A lamp (灯)."""
type Lamp implements Node {
  id: ID!
  """Light that it gives (光通量), in lumens."""
  light: Int
}
type LampConnection { edges: [LampEdge!]! }
type LampEdge { node: Lamp! }
enum LampOrderField { LIGHT }
input LampOrder { field: LampOrderField! }
input LampWhereInput {
  """Light that it gives (光通量): this or more (不小于)."""
  lightGTE: Int
  """Light that it gives (光通量): there is none (为空)."""
  lightIsNil: Boolean
}
type Query {
  node(id: ID!): Node
  """Lamps (灯具)."""
  lamps(where: LampWhereInput, orderBy: [LampOrder!]): LampConnection!
}`})
	light := model.Term{EN: "Light that it gives", ZH: "光通量"}
	e := model.Of(s, model.Known{}).Entities[0]
	if len(e.Fields) != 2 || e.Fields[1].Term != light || !e.Fields[1].Nullable || e.Plural != (model.Term{EN: "Lamps", ZH: "灯具"}) || e.List != "lamps" {
		t.Errorf("%+v", e)
	}
	if len(e.Filters) != 2 || e.Filters[0].Field != "light" || e.Filters[0].Operator != "GTE" || e.Filters[0].Says.ZH != "不小于" || e.Filters[1].Operator != "IsNil" {
		t.Errorf("%+v", e.Filters)
	}
	if len(e.Orders) != 1 || e.Orders[0].Field != "light" || e.Orders[0].Term != light {
		t.Errorf("%+v", e.Orders)
	}
}

// The schema as text is one that tools read, and has nothing that only the generator of the server reads.
func TestSchemaAsText(t *testing.T) {
	t.Parallel()
	text := string(model.SDL(schema))
	if strings.Contains(text, "@go") || !strings.Contains(text, "type InvestmentProject implements Node") {
		t.Error("the text has directives of the generator, or not the types")
	}
	read, err := gqlparser.LoadSchema(&ast.Source{Input: text})
	if err != nil {
		t.Fatal(err)
	}
	if len(read.Types) != len(schema.Types) {
		t.Errorf("%d types, of %d", len(read.Types), len(schema.Types))
	}
}
