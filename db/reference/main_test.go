package reference_test

import (
	"context"
	"testing"

	entsql "entgo.io/ent/dialect/sql"

	"jiedui/db"
	"jiedui/db/dbtest"
	"jiedui/ent"
)

func TestMain(m *testing.M) { dbtest.Main(m) }

// tables is a database with the tables of the model.
var tables = dbtest.Template{Name: "tables", Build: func(ctx context.Context, d *db.DB) error {
	return client(d).Schema.Create(ctx)
}}

func client(d *db.DB) *ent.Client { return ent.NewClient(ent.Driver(entsql.OpenDB(d.Dialect, d.DB))) }
