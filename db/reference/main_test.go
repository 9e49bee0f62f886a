package reference_test

import (
	"context"
	"testing"

	entsql "entgo.io/ent/dialect/sql"

	"jiedui/db"
	"jiedui/db/dbtest"
	"jiedui/db/reference"
	"jiedui/ent"
)

func TestMain(m *testing.M) { dbtest.Main(m) }

// tables is a template with the tables of the model.
var tables = dbtest.Template{Name: "tables", Build: func(ctx context.Context, d *db.DB) error {
	_, err := db.Migrate(ctx, d, db.Migrations)
	return err
}}

// filled is a template with the reference data.
var filled = dbtest.Template{Name: "filled", Build: func(ctx context.Context, d *db.DB) error {
	if err := tables.Build(ctx, d); err != nil {
		return err
	}
	_, err := reference.Load(ctx, client(d), nil)
	return err
}}

func client(d *db.DB) *ent.Client { return ent.NewClient(ent.Driver(entsql.OpenDB(d.Dialect, d.DB))) }
