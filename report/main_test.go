package report_test

import (
	"context"
	"testing"

	"jiedui/db"
	"jiedui/db/dbtest"
	"jiedui/db/demo"
	"jiedui/db/reference"
)

func TestMain(m *testing.M) { dbtest.Main(m) }

// full has the reference and the demonstration data.
var full = dbtest.Template{Name: "full", Build: func(ctx context.Context, d *db.DB) error {
	if _, err := db.Migrate(ctx, d, db.Migrations); err != nil {
		return err
	}
	if _, err := reference.Load(ctx, d.Client(), nil); err != nil {
		return err
	}
	_, err := demo.Load(ctx, d.Client(), demo.Options{})
	return err
}}
