package schema

import (
	"slices"

	"entgo.io/ent/schema"
)

// api is what entgql is told about an entity, a field or an edge. It has the name and the form of entgql.Annotation,
// which would bring the generators into the program: the program imports the schema for its hooks.
type api struct {
	OrderField      string `json:",omitempty"`
	MultiOrder      bool   `json:",omitempty"`
	Type            string `json:",omitempty"`
	Skip            int    `json:",omitempty"`
	RelayConnection bool   `json:",omitempty"`
	// Implements are interfaces of the API.
	Implements []string `json:",omitempty"`
}

// The bits of Skip.
const (
	skipType   = 1 << 0
	skipFilter = 1 << 3
	skipAll    = 1<<6 - 1
)

// Name of the annotation.
func (api) Name() string { return "EntGQL" }

// Merge joins what two annotations of the same field say.
func (a api) Merge(other schema.Annotation) schema.Annotation {
	b, ok := other.(api)
	if !ok {
		return a
	}
	if b.OrderField != "" {
		a.OrderField = b.OrderField
	}
	if b.Type != "" {
		a.Type = b.Type
	}
	a.MultiOrder = a.MultiOrder || b.MultiOrder
	a.RelayConnection = a.RelayConnection || b.RelayConnection
	a.Skip |= b.Skip
	a.Implements = slices.Concat(a.Implements, b.Implements)
	return a
}

// order lets the API sort by the field.
func order(name string) schema.Annotation { return api{OrderField: name} }

// apiType is the type of the field in the API, where it is not the usual one for its Go type.
func apiType(name string) schema.Annotation { return api{Type: name} }

// connection makes a Relay connection of an entity or an edge.
func connection() schema.Annotation { return api{RelayConnection: true} }

// hidden keeps an entity or a field out of the API.
func hidden() schema.Annotation { return api{Skip: skipAll} }

// unfiltered keeps a field out of the filters of the API.
func unfiltered() schema.Annotation { return api{Skip: skipFilter} }

// filterOnly shows a field in the filters of the API alone.
func filterOnly() schema.Annotation { return api{Skip: skipType} }
