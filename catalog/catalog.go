// Package catalog describes the entities: their columns, edges, filters and orders, and the facts that the schema says
// of each. Generated code of package ent fills it in.
package catalog

import (
	"context"
	"slices"

	"entgo.io/ent"
	"entgo.io/ent/dialect/sql"

	"jiedui/keyset"
)

// Format says how the value of a column is written in a response.
type Format int

// The formats. Only Go code can write a column of the format Go.
const (
	ID      Format = iota // an integer, shown as a string
	Text                  // a string
	Code                  // a string of letters, digits and underscores
	Int                   // an integer
	Time                  // an instant
	Date                  // a day
	Money                 // fen, shown as yuan
	Decimal               // 1/10,000, shown in its shortest form
	Go
)

// Entity is a table of the database, and a type of the API unless it is Internal.
type Entity struct {
	Name  string // in the API
	Table string
	// Facts are those that the schema says.
	Facts
	// Internal entities have no type in the API. Of the fields below, only the names of columns are filled in.
	Internal bool
	// Reviewed says whether records go through the review cycle.
	Reviewed bool
	// Search is how records are found by name.
	Search Search
	// References are the foreign keys, each with the name of the entity that it leads to.
	References map[string]string
	// Required are the references that must not be null.
	Required []string
	// Aside are the columns that are no content: they say where a record stands, or follow from others.
	Aside []string
	// Unwritten are the columns that the history leaves out.
	Unwritten []string

	// Types are those of a record in the API: that of the entity, and the interfaces.
	Types  []string
	Fields map[string]Field // by name in the API
	Edges  map[string]Edge  // by name in the API
	// Editable are the columns that a change of a record may set.
	Editable []string
	// Where parses a where argument. It returns nil for a filter that excludes nothing.
	Where func(ctx context.Context, raw any) (func(*sql.Selector), error)
	// Order parses an orderBy argument. Without one, records that are searched for are sorted by how well they match.
	Order func(orderBy any, searched string) (Order, error)
	// Policy is that of the schema. It decides who may read the entity at all.
	Policy func() Policy
	// ByViewer: a rule selects the records by the viewer, which only ent can do.
	ByViewer bool
}

// IsContent reports whether the column is one that an edit of a record changes. Records that are reversed are not
// edited.
func (e *Entity) IsContent(column string) bool {
	return e.Standing.Reverses == "" && slices.Contains(e.Editable, column) && !slices.Contains(e.Aside, column)
}

// Policy is the Policy of ent.
type Policy = ent.Policy

// Value is one of an enum, with its Chinese term.
type Value struct{ Name, ZH string }

// Field is a column.
type Field struct {
	Column string
	// ZH is the Chinese term in the schema, if there is one.
	ZH       string
	Format   Format
	Nullable bool
	// Values are those of an enum, in their order.
	Values []Value
	// Check refuses a value that the column cannot have. It is set for columns of unique texts.
	Check func(string) error
}

// Edge leads to another entity.
type Edge struct {
	To string // name of the entity
	// ZH is the Chinese term in the schema, of the edge or else of the entity.
	ZH string
	// Connection is true for a list, and false for a single record.
	Connection bool
	Nullable   bool
	// Column is the foreign key. It is in the table of the other entity if Inverse is set.
	Column  string
	Inverse bool
	// Join is the table between the two of a many-to-many edge, with its columns.
	Join                 string
	JoinFrom, JoinColumn string
}

// Order is a list of terms, with the decoders of their values in cursors.
type Order struct {
	Terms    []keyset.Term
	Decoders []keyset.Decoder
}
