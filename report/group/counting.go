package group

import (
	"slices"

	"jiedui/catalog"
	"jiedui/report/basis"
)

// Counting says which records of a list are counted in groups, by the names of fields and edges in the API. The pages
// turn it into a filter of the list. It does not describe records that were edited after their validation. These count
// with their validated values. The fields have the same meaning as those of catalog.Standing.
type Counting struct {
	Reviewed bool `json:"reviewed,omitempty"`
	// From is the field with the first day of a record, and Until the field with its last day. Unit is the unit of
	// From.
	From     string       `json:"from,omitempty"`
	Unit     catalog.Unit `json:"unit,omitempty"`
	Until    string       `json:"until,omitempty"`
	Undated  bool         `json:"undated,omitempty"`
	Recorded bool         `json:"recorded,omitempty"`
	// Through is an edge to other records. A record also counts from the day of the first of them. ThroughFrom is their
	// field with that day.
	Through     string   `json:"through,omitempty"`
	ThroughFrom string   `json:"throughFrom,omitempty"`
	Never       []string `json:"never,omitempty"`
	// Reverses is the edge to the record that this one makes void. Reversal is the edge in the other direction.
	Reverses string `json:"reverses,omitempty"`
	Reversal string `json:"reversal,omitempty"`
	// With is an edge to another record. The record counts only if the other one does.
	With string `json:"with,omitempty"`
}

// Counting returns which records of the subject count.
func (s *Subject) Counting() Counting {
	e := basis.Entity(s.Entity)
	standing := e.Standing
	c := Counting{
		Reviewed: e.Reviewed, From: fieldOf(e, standing.From), Unit: standing.Unit, Until: fieldOf(e, standing.Until),
		Undated: standing.Undated, Recorded: standing.Recorded, Through: standing.Through, Never: standing.Never,
		Reverses: edgeOf(e, standing.Reverses, s.Entity), With: edgeOf(e, standing.With, e.References[standing.With]),
	}
	if standing.Through != "" {
		to := basis.Entity(e.Edges[standing.Through].To)
		c.ThroughFrom = fieldOf(to, to.Standing.From)
	}
	if c.Reverses != "" {
		for name, edge := range e.Edges {
			if edge.To == s.Entity && name != c.Reverses {
				c.Reversal = name
			}
		}
	}
	return c
}

// Paths returns the paths of each dimension, by the name of the dimension. A path leads from the record over edges to
// an edge or a field, and has their names in the API.
func (s *Subject) Paths() map[string][]string {
	paths := make(map[string][]string, len(s.Dimensions))
	for _, d := range s.Dimensions {
		paths[d.Name] = slices.Clone(d.paths)
	}
	return paths
}

// fieldOf returns the field of the API for a column. It returns "" if there is none.
func fieldOf(e *catalog.Entity, column string) string {
	for name, f := range e.Fields {
		if f.Column == column && column != "" {
			return name
		}
	}
	return ""
}

// edgeOf returns the edge of the API that belongs to a foreign key of the entity. It returns "" if there is none.
func edgeOf(e *catalog.Entity, column, to string) string {
	if column == "" {
		return ""
	}
	for name, edge := range e.Edges {
		if edge.Column == column && edge.To == to && !edge.Inverse {
			return name
		}
	}
	return ""
}
