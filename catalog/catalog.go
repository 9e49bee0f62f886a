// Package catalog is what the program knows of the entities: their columns, edges, filters and orders, and the facts that
// the schema says of each. Generated code of package ent fills it in.
package catalog

import (
	"context"
	"slices"

	"entgo.io/ent"
	"entgo.io/ent/dialect/sql"

	"jiedui/keyset"
)

// Kind is how a column's value looks in a response.
type Kind int

// The kinds. A column of kind Go has no form that the database can write.
const (
	ID      Kind = iota // an integer, shown as a string
	Text                // a string
	Code                // a string of letters, digits and underscores
	Int                 // an integer
	Time                // an instant
	Date                // a day
	Money               // fen, shown as yuan
	Decimal             // 1/10,000, shown in its shortest form
	Go
)

// Entity is a table of the database, and a type of the API unless it is Internal.
type Entity struct {
	Name  string // in the API
	Table string
	// Facts that the schema says.
	Facts
	// Internal entities have no type in the API: of what follows only the columns' names are known.
	Internal bool
	// Reviewed says whether records go through the review cycle.
	Reviewed bool
	// Search is how records are found by name.
	Search Search
	// References are the foreign keys, each with the name of the entity that it leads to.
	References map[string]string
	// Required are those of the references that must be filled in.
	Required []string
	// Aside are the columns that tell where a record stands or follow from others, and are no content.
	Aside []string
	// Unwritten are the columns that the history leaves out.
	Unwritten []string

	Fields map[string]Field // by name in the API
	Edges  map[string]Edge  // by name in the API
	// Editable are the columns that a change of a record may touch.
	Editable []string
	// Where reads a where argument; nil for one that filters nothing.
	Where func(ctx context.Context, raw any) (func(*sql.Selector), error)
	// Order reads an orderBy argument.
	Order func(raw any) (Order, error)
	// Policy of the schema: it tells who may read the entity at all.
	Policy func() Policy
	// Rows tells that a rule chooses among the records by who reads them: only ent knows how.
	Rows bool
}

// IsContent reports whether the column is one that an edit of a record changes. Records that are reversed are not edited.
func (e *Entity) IsContent(column string) bool {
	return e.Standing.Reverses == "" && slices.Contains(e.Editable, column) && !slices.Contains(e.Aside, column)
}

// Policy is that of ent.
type Policy = ent.Policy

// Field is a column.
type Field struct {
	Column   string
	Kind     Kind
	Nullable bool
	// Check refuses what the column can't hold; set for columns that are unique texts.
	Check func(string) error
}

// Edge leads to another entity.
type Edge struct {
	To string // name of the entity
	// Connection tells a list from a single record.
	Connection bool
	Nullable   bool
	// Column is the foreign key: of this entity's table, or of the other's when Inverse.
	Column  string
	Inverse bool
	// Join is the table between the two, with its columns, for a relation of many to many.
	Join                 string
	JoinFrom, JoinColumn string
}

// Order is a list of terms with what reads their values from cursors.
type Order struct {
	Terms    []keyset.Term
	Decoders []keyset.Decoder
}
