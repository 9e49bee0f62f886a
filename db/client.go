package db

import (
	entsql "entgo.io/ent/dialect/sql"

	"jiedui/ent"
	_ "jiedui/ent/runtime" // the rules of the schema
)

// Client returns a client of the model on the database.
func (d *DB) Client() *ent.Client {
	return ent.NewClient(ent.Driver(spaceDriver{entsql.OpenDB(d.Dialect, d.DB), &d.full}))
}
