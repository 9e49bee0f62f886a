// Package catalog is what the program knows of the entities: their columns, edges, filters and orders.
// Generated code of package ent fills it in.
package catalog

import (
	"context"

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

// Entity is a type of the API that is a table of the database.
type Entity struct {
	Name   string // in the API
	Table  string
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
