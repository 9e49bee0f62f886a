package model

import (
	"slices"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"

	"jiedui/term"
)

// reader reads a model from a schema and notes the enums on the way.
type reader struct {
	schema *ast.Schema
	enums  map[string]Enum
}

func (r reader) entity(d *ast.Definition) Entity {
	e := Entity{
		Name: d.Name, Term: termOf(d.Name, d.Description), Fields: []Field{}, Records: []Record{}, Connections: []Connection{},
		Filters: []Filter{}, Relations: []Relation{}, Orders: []Value{},
	}
	e.Plural = e.Term
	for _, f := range d.Fields {
		if slices.ContainsFunc(f.Arguments, func(a *ast.ArgumentDefinition) bool { return a.Type.NonNull && a.DefaultValue == nil }) {
			continue
		}
		r.field(&e, f)
		e.History = e.History || f.Name == "history"
	}
	for _, f := range r.schema.Query.Fields {
		switch {
		case r.listed(f.Type) == d.Name:
			e.List, e.Plural = f.Name, termOf(f.Name, f.Description)
			r.filters(&e, argument(f, "where"))
			r.orders(&e, argument(f, "orderBy"))
		case f.Type.Name() == d.Name && f.Type.Elem == nil && len(f.Arguments) == 1:
			if key := f.Arguments[0].Name; d.Fields.ForName(key) != nil {
				e.LookUp = &LookUp{Name: f.Name, Key: key}
			}
		}
	}
	return e
}

func (r reader) field(e *Entity, f *ast.FieldDefinition) {
	t := r.schema.Types[f.Type.Name()]
	own := termOf(f.Name, f.Description)
	if _, ok := term.Leading(f.Description); !ok && t.Kind == ast.Object { // it is called what it leads to
		to := t
		if node := r.listed(f.Type); node != "" {
			to = r.schema.Types[node]
		}
		if called := termOf(to.Name, to.Description); called.ZH != called.EN {
			own.ZH = called.ZH
		}
	}
	switch {
	case t.Kind == ast.Scalar || t.Kind == ast.Enum:
		r.note(t)
		made := Field{
			Name: f.Name, Term: own, Description: f.Description, Type: t.Name, List: f.Type.Elem != nil, Nullable: !f.Type.NonNull,
		}
		for _, a := range f.Arguments {
			made.Arguments = append(made.Arguments, a.Name)
		}
		e.Fields = append(e.Fields, made)
	case r.listed(f.Type) != "":
		e.Connections = append(e.Connections, Connection{Name: f.Name, Term: own, Description: f.Description, Entity: r.listed(f.Type)})
	case slices.Contains(t.Interfaces, "Node") && f.Type.Elem == nil:
		e.Records = append(e.Records, Record{
			Name: f.Name, Term: own, Description: f.Description, Entity: t.Name, Nullable: !f.Type.NonNull,
		})
	}
}

// listed returns the entity of a connection, "" for another type.
func (r reader) listed(t *ast.Type) string {
	connection := r.schema.Types[t.Name()]
	if connection == nil || !strings.HasSuffix(connection.Name, "Connection") || connection.Fields.ForName("edges") == nil {
		return ""
	}
	node := r.schema.Types[connection.Fields.ForName("edges").Type.Name()].Fields.ForName("node")
	if node == nil || connection.Name != node.Type.Name()+"Connection" || !slices.Contains(r.schema.Types[node.Type.Name()].Interfaces, "Node") {
		return ""
	}
	return node.Type.Name()
}

func argument(f *ast.FieldDefinition, name string) string {
	if a := f.Arguments.ForName(name); a != nil {
		return a.Type.Name()
	}
	return ""
}

// operators are the endings of the names of filters. NotIn stands before In, with which it ends, too.
var operators = []string{"NotIn", "In", "HasPrefix", "ContainsFold", "GTE", "LTE", "GT", "LT", "IsNil", "NotNil"}

func (r reader) filters(e *Entity, where string) {
	d := r.schema.Types[where]
	if d == nil {
		return
	}
	e.Where = where
	for _, f := range d.Fields {
		t := r.schema.Types[f.Type.Name()]
		switch {
		case f.Name == "search":
			e.Search = true
		case t.Kind == ast.InputObject:
			if has, ok := strings.CutSuffix(f.Name, "With"); ok {
				e.Relations = append(e.Relations, r.relation(e, d, has, f))
			}
		case d.Fields.ForName(f.Name+"With") == nil: // else whether there is a related record
			r.note(t)
			e.Filters = append(e.Filters, filter(d, f))
		}
	}
}

func (r reader) relation(e *Entity, where *ast.Definition, has string, with *ast.FieldDefinition) Relation {
	to := Relation{Has: has, With: with.Name, Entity: strings.TrimSuffix(with.Type.Name(), "WhereInput")}
	to.Term = termOf(strings.TrimPrefix(has, "has"), "")
	name := strings.TrimPrefix(has, "has")
	name = strings.ToLower(name[:1]) + name[1:]
	for _, record := range e.Records {
		if record.Name == name {
			to.Term = record.Term
		}
	}
	for _, connection := range e.Connections {
		if connection.Name == name {
			to.Term = connection.Term
		}
	}
	if to.Term.EN == to.Term.ZH { // "Whether there is any enterprise (有无企业)."
		if terms := term.Chinese(where.Fields.ForName(has).Description); len(terms) > 0 {
			to.Term.ZH = strings.TrimPrefix(terms[0], "有无")
		}
	}
	return to
}

func filter(where *ast.Definition, f *ast.FieldDefinition) Filter {
	made := Filter{
		Name: f.Name, Field: f.Name, Term: termOf(f.Name, f.Description), Says: endingOf(f.Description), Type: f.Type.Name(), List: f.Type.Elem != nil,
	}
	for _, operator := range operators {
		field, ok := strings.CutSuffix(f.Name, operator)
		if ok && slices.ContainsFunc(where.Fields, func(other *ast.FieldDefinition) bool {
			return other.Name != f.Name && strings.HasPrefix(other.Name, field)
		}) {
			made.Field, made.Operator = field, operator
			return made
		}
	}
	return made
}

func (r reader) orders(e *Entity, order string) {
	d := r.schema.Types[order]
	if d == nil || d.Fields.ForName("field") == nil {
		return
	}
	e.Order = order
	for _, v := range r.schema.Types[d.Fields.ForName("field").Type.Name()].EnumValues {
		made := Value{Name: v.Name, Term: termOf(v.Name, v.Description)}
		for _, f := range e.Fields {
			if f.Name == camel(v.Name) {
				made.Field, made.Term = f.Name, f.Term
			}
		}
		e.Orders = append(e.Orders, made)
	}
}

// note adds an enum to the model.
func (r reader) note(t *ast.Definition) {
	if t.Kind != ast.Enum {
		return
	}
	made := Enum{Term: termOf(t.Name, t.Description)}
	for _, v := range t.EnumValues {
		made.Values = append(made.Values, Value{Name: v.Name, Term: termOf(v.Name, v.Description)})
	}
	r.enums[t.Name] = made
}

func (r reader) groups(f *ast.FieldDefinition) Groups {
	connection := r.schema.Types[f.Type.Name()]
	group := r.schema.Types[connection.Fields.ForName("totals").Type.Name()]
	key := r.schema.Types[group.Fields.ForName("key").Type.Name()]
	made := Groups{
		Name: f.Name, Entity: strings.TrimSuffix(group.Name, "Group"), Where: argument(f, "where"), Having: argument(f, "having"),
		Order: argument(f, "orderBy"), Dimension: argument(f, "groupBy"), Dimensions: []Dimension{}, Measures: []Measure{},
	}
	entity := r.schema.Types[made.Entity]
	made.Term = termOf(entity.Name, entity.Description)
	for _, list := range r.schema.Query.Fields {
		if r.listed(list.Type) == entity.Name {
			made.Term = termOf(list.Name, list.Description)
		}
	}
	for _, v := range r.schema.Types[made.Dimension].EnumValues {
		field := key.Fields.ForName(camel(v.Name))
		t := r.schema.Types[field.Type.Name()]
		r.note(t)
		made.Dimensions = append(made.Dimensions, Dimension{Name: v.Name, Term: termOf(v.Name, v.Description), Key: field.Name, Type: t.Name})
	}
	sum := r.schema.Types[made.Order].Fields.ForName("avg")
	if sum == nil { // the entity has no measures
		return made
	}
	for _, v := range r.schema.Types[sum.Type.Name()].EnumValues {
		field := group.Fields.ForName(camel(v.Name))
		aggregate := r.schema.Types[field.Type.Name()]
		measure := Measure{Name: v.Name, Term: termOf(v.Name, v.Description), Field: field.Name}
		for _, a := range aggregate.Fields {
			measure.Aggregates = append(measure.Aggregates, a.Name)
			if a.Name == "sum" || a.Name == "max" && measure.Type == "" {
				measure.Type = a.Type.Name()
			}
		}
		made.Measures = append(made.Measures, measure)
	}
	return made
}
