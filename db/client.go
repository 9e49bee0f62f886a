package db

import (
	entsql "entgo.io/ent/dialect/sql"

	"jiedui/ent"
	_ "jiedui/ent/runtime" // the rules of the schema
)

// Client gives the model over the database.
func (d *DB) Client() *ent.Client { return ent.NewClient(ent.Driver(entsql.OpenDB(d.Dialect, d.DB))) }
