package db

import (
	entsql "entgo.io/ent/dialect/sql"

	"jiedui/ent"
	_ "jiedui/ent/runtime" // the rules of the schema
	"jiedui/visibility"
)

// Client returns a client of the model on the database. It shows the viewer of a context only what the viewer may see.
func (d *DB) Client() *ent.Client {
	sees := visibility.Querier{ExecQuerier: d.DB, Dialect: d.Dialect}
	return ent.NewClient(ent.Driver(changeDriver{entsql.NewDriver(d.Dialect, entsql.Conn{ExecQuerier: sees}), d.DB, &d.full, d.turn}))
}
