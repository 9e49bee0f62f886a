package group

import (
	"slices"

	"jiedui/catalog"
	"jiedui/report/basis"
)

// Counting says, by the names of the API, which records of a list are those that groups count. Pages write it as a
// filter of the list. It is the whole truth but for records that were edited after their validation, which count with
// their validated values.
type Counting struct {
	Reviewed bool `json:"reviewed,omitempty"`
	// From is the field that dates a record, Unit the length of time that it names, Until the last day.
	From     string       `json:"from,omitempty"`
	Unit     catalog.Unit `json:"unit,omitempty"`
	Until    string       `json:"until,omitempty"`
	Undated  bool         `json:"undated,omitempty"`
	Recorded bool         `json:"recorded,omitempty"`
	// Through is an edge to records whose first day counts as well, and ThroughFrom what dates those.
	Through     string   `json:"through,omitempty"`
	ThroughFrom string   `json:"throughFrom,omitempty"`
	Never       []string `json:"never,omitempty"`
	// Reverses is the edge to the record that this one makes void, Reversal the way back.
	Reverses string `json:"reverses,omitempty"`
	Reversal string `json:"reversal,omitempty"`
	// With is the edge to the record with which this one counts.
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

// Paths returns where each dimension is found: over edges to an edge or a field, by their names in the API.
func (s *Subject) Paths() map[string][]string {
	paths := make(map[string][]string, len(s.Dimensions))
	for _, d := range s.Dimensions {
		paths[d.Name] = slices.Clone(d.paths)
	}
	return paths
}

// fieldOf is the field of the API that reads a column; "" for none.
func fieldOf(e *catalog.Entity, column string) string {
	for name, f := range e.Fields {
		if f.Column == column && column != "" {
			return name
		}
	}
	return ""
}

// edgeOf is the edge of the API that a foreign key of the entity makes; "" for none.
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
