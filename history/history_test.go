package history_test

import (
	"context"
	"errors"
	"testing"

	"entgo.io/ent/dialect"

	"jiedui/db"
	"jiedui/db/dbtest"
	"jiedui/ent"
	"jiedui/history"
	"jiedui/rule"
)

func TestMain(m *testing.M) { dbtest.Main(m) }

var migrated = dbtest.Template{Name: "migrated", Build: func(ctx context.Context, d *db.DB) error {
	_, err := db.Migrate(ctx, d, db.Migrations)
	return err
}}

// Functions that need a unit of work return ErrOutside without one.
func TestFunctionsOfAUnitOfWorkFailOutsideOfOne(t *testing.T) {
	t.Parallel()
	client := dbtest.Open(t, dialect.SQLite, migrated).Client()
	ctx := rule.System(t.Context())
	nothing := func(context.Context, *ent.Client) error { return nil }
	for name, do := range map[string]func() error{
		"Attempt":      func() error { return history.Attempt(ctx, client, nothing) },
		"OnEnd":        func() error { return history.OnEnd(ctx, func(bool) {}) },
		"Flush":        func() error { return history.Flush(ctx, client) },
		"Add":          func() error { return history.Add(ctx, history.Change{Entity: ent.TypePairing, ID: 1}) },
		"GatherPaidIn": func() error { return rule.GatherPaidIn(ctx) },
		"KnowProjects": func() error { return rule.KnowProjects(ctx, client, 1) },
		"a change": func() error {
			return client.Enterprise.UpdateOneID(1).SetName("x").Exec(ctx)
		},
	} {
		if err := do(); !errors.Is(err, history.ErrOutside) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// OnEnd says that the unit of work has ended, and whether it was committed.
func TestEndOfAUnitOfWorkIsReported(t *testing.T) {
	t.Parallel()
	client := dbtest.Open(t, dialect.SQLite, migrated).Client()
	refused := errors.New("refused")
	for _, want := range []error{nil, refused} {
		var told []bool
		err := history.Transact(rule.System(t.Context()), client, func(ctx context.Context, _ *ent.Client) error {
			return errors.Join(history.OnEnd(ctx, func(committed bool) { told = append(told, committed) }), want)
		})
		if !errors.Is(err, want) || len(told) != 1 || told[0] != (want == nil) {
			t.Errorf("%v: told %v", err, told)
		}
	}
}
