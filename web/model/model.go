// Package model describes the API for pages that are built at run time: which lists there are, their fields, filters and
// orders, and what can be grouped. All of it is read from the schema of the API, so what is new there is new on the pages.
package model

import (
	"cmp"
	"encoding/json"
	"slices"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
)

// Model of an API.
type Model struct {
	// Entities are the types with an id, by name.
	Entities []Entity `json:"entities"`
	// Groups are what can be grouped, in the order of their entities.
	Groups []Groups `json:"groups"`
	// Enums are those that the others use, by name.
	Enums map[string]Enum `json:"enums"`
	// Forms are the mutations, in the order of the schema.
	Forms []Form `json:"forms"`
}

// Entity is a type whose records have an id.
type Entity struct {
	Name string `json:"name"`
	Term Term   `json:"term"`
	// Plural is the term of the list.
	Plural Term `json:"plural"`
	// List is the field of Query that lists the records, and LookUp the one that finds one record. Both may be missing.
	List   string  `json:"list,omitempty"`
	LookUp *LookUp `json:"lookUp,omitempty"`
	// Fields hold values, Records one record of an entity, and Connections a list of them.
	Fields      []Field      `json:"fields"`
	Records     []Record     `json:"records"`
	Connections []Connection `json:"connections"`
	// Where is the input type that filters the list. Filters are its conditions on fields, Relations those on related records.
	Where     string     `json:"where,omitempty"`
	Filters   []Filter   `json:"filters"`
	Relations []Relation `json:"relations"`
	// History reports whether the records have a history.
	History bool `json:"history"`
	// Search reports whether names can be searched.
	Search bool `json:"search"`
	// Order is the type of an order of the list, with the fields that there are.
	Order  string  `json:"order,omitempty"`
	Orders []Value `json:"orders"`
}

// LookUp is a field of Query that finds a record by its natural key.
type LookUp struct {
	Name string `json:"name"`
	// Key is the name of the argument, and of the field of the entity.
	Key string `json:"key"`
}

// Field holds a value.
type Field struct {
	Name        string `json:"name"`
	Term        Term   `json:"term"`
	Description string `json:"description,omitempty"`
	Type        string `json:"type"`
	List        bool   `json:"list,omitempty"`
	Nullable    bool   `json:"nullable,omitempty"`
	// Arguments that may be given.
	Arguments []string `json:"arguments,omitempty"`
}

// Record is a field that holds one record.
type Record struct {
	Name        string `json:"name"`
	Term        Term   `json:"term"`
	Description string `json:"description,omitempty"`
	Entity      string `json:"entity"`
	Nullable    bool   `json:"nullable,omitempty"`
}

// Connection is a field that holds a list of records.
type Connection struct {
	Name        string `json:"name"`
	Term        Term   `json:"term"`
	Description string `json:"description,omitempty"`
	Entity      string `json:"entity"`
}

// Filter is a condition on a field.
type Filter struct {
	Name string `json:"name"`
	// Field of the entity that the filter is on. For the id of a related record there is no such field.
	Field string `json:"field"`
	Term  Term   `json:"term"`
	// Operator is the ending of the name, such as GTE; it is empty for equality.
	Operator string `json:"operator"`
	Says     Term   `json:"says"`
	Type     string `json:"type"`
	List     bool   `json:"list,omitempty"`
}

// Relation is a pair of filters on related records: whether there is one, and what holds for it.
type Relation struct {
	Has    string `json:"has"`
	With   string `json:"with"`
	Term   Term   `json:"term"`
	Entity string `json:"entity"`
}

// Enum is a type of few values.
type Enum struct {
	Term   Term    `json:"term"`
	Values []Value `json:"values"`
}

// Value is one of an enum. In an order, Field is the field of the entity that it sorts by.
type Value struct {
	Name  string `json:"name"`
	Term  Term   `json:"term"`
	Field string `json:"field,omitempty"`
}

// Groups is a field of Query that groups the records of an entity.
type Groups struct {
	Name   string `json:"name"`
	Term   Term   `json:"term"`
	Entity string `json:"entity"`
	// Where, Having and Order are the types of its arguments.
	Where     string `json:"where"`
	Having    string `json:"having"`
	Order     string `json:"order"`
	Dimension string `json:"dimension"`
	// Counting says which records of the list count, as report/group.Counting does.
	Counting   any         `json:"counting,omitempty"`
	Dimensions []Dimension `json:"dimensions"`
	Measures   []Measure   `json:"measures"`
}

// Dimension is what groups can have in common.
type Dimension struct {
	Name string `json:"name"`
	Term Term   `json:"term"`
	// Key is the field of the key of a group, and Type that of its value: an entity, an enum or a scalar.
	Key  string `json:"key"`
	Type string `json:"type"`
	// Paths lead from a record over related records to the value. The first one that leads to a value counts.
	Paths []string `json:"paths,omitempty"`
}

// Measure is a number that groups aggregate.
type Measure struct {
	Name string `json:"name"`
	Term Term   `json:"term"`
	// Field of a group, and Type of the sum.
	Field string `json:"field"`
	Type  string `json:"type"`
	// Aggregates are the fields of the measure.
	Aggregates []string `json:"aggregates"`
}

// Known is what the schema does not say of entities, by their names.
type Known struct {
	// Paths returns those of the dimensions of its groups, by name.
	Paths func(entity string) map[string][]string
	// Counting says which records count.
	Counting func(entity string) any
	// ChangedBy says who changes the records of an entity, as catalog.Facts does.
	ChangedBy func(entity string) string
}

// JSON returns the model of a schema as the pages read it.
func JSON(s *ast.Schema, known Known) []byte {
	content, err := json.Marshal(Of(s, known))
	if err != nil {
		panic(err) // a model has only texts and lists, which JSON can write
	}
	return content
}

// Of reads the model from a schema.
func Of(s *ast.Schema, known Known) Model {
	r := reader{schema: s, enums: map[string]Enum{}}
	m := Model{Enums: r.enums}
	for _, d := range s.PossibleTypes["Node"] {
		if d.Kind == ast.Object { // Reviewable and Sourced are interfaces
			m.Entities = append(m.Entities, r.entity(d))
		}
	}
	slices.SortFunc(m.Entities, func(a, b Entity) int { return cmp.Compare(a.Name, b.Name) })
	for _, f := range s.Query.Fields {
		if strings.HasSuffix(f.Name, "Groups") && strings.HasSuffix(f.Type.Name(), "GroupConnection") {
			g := r.groups(f)
			g.Counting = known.Counting(g.Entity)
			paths := known.Paths(g.Entity)
			for i, d := range g.Dimensions {
				g.Dimensions[i].Paths = paths[d.Name]
			}
			m.Groups = append(m.Groups, g)
		}
	}
	m.Forms = r.forms(m.Entities, known)
	slices.SortFunc(m.Groups, func(a, b Groups) int { return cmp.Compare(a.Entity, b.Entity) })
	return m
}
