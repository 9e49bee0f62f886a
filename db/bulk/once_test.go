package bulk_test

import (
	"context"
	"errors"
	"os"
	"strings"
	"testing"

	"entgo.io/ent/dialect"

	"jiedui/db"
	"jiedui/db/bulk"
	"jiedui/db/dbtest"
	"jiedui/ent"
)

func TestMain(m *testing.M) { dbtest.Main(m) }

var migrated = dbtest.Template{Name: "migrated", Build: func(ctx context.Context, d *db.DB) error {
	_, err := db.Migrate(ctx, d, db.Migrations)
	return err
}}

func absent(context.Context, *ent.Client) (bool, error) { return false, nil }

func loadNothing(context.Context, *ent.Client) error { return nil }

// After a load the file has what was written, and the log is empty.
func TestLoadEmptiesTheLog(t *testing.T) {
	t.Parallel()
	url := dbtest.URL(t, dialect.SQLite, migrated)
	d, err := db.Open(t.Context(), url, db.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	loaded, err := bulk.Once(t.Context(), d.Client(), absent, func(ctx context.Context, client *ent.Client) error {
		_, err := client.ExecContext(ctx, "CREATE TABLE large AS SELECT zeroblob(10000000) AS blob")
		return err
	})
	if !loaded || err != nil {
		t.Fatal(loaded, err)
	}
	file := strings.TrimPrefix(url, "sqlite:")
	if info, err := os.Stat(file); err != nil || info.Size() < 10_000_000 {
		t.Errorf("the file: %v, %v", info, err)
	}
	if info, err := os.Stat(file + "-wal"); err != nil || info.Size() != 0 {
		t.Errorf("the log: %v, %v", info, err)
	}
}

// A server waits for another one that loads for longer than a statement waits for the lock.
func TestLoadWaitsForAnotherServer(t *testing.T) {
	t.Parallel()
	url := dbtest.URL(t, dialect.SQLite, migrated)
	open := func() *db.DB {
		d, err := db.Open(t.Context(), url, db.Options{MaxOpen: 1})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = d.Close() })
		return d
	}
	first, second := open(), open()
	if _, err := second.ExecContext(t.Context(), "PRAGMA busy_timeout = 1"); err != nil {
		t.Fatal(err)
	}
	other, err := first.BeginTx(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	looked := 0
	loaded, err := bulk.Once(t.Context(), second.Client(), func(context.Context, *ent.Client) (bool, error) {
		if looked++; looked == 3 { // the lock was refused twice
			return false, other.Rollback()
		}
		return false, nil
	}, loadNothing)
	if !loaded || err != nil {
		t.Errorf("loaded %t, %v", loaded, err)
	}
	if looked < 4 {
		t.Errorf("looked %d times", looked)
	}
}

func TestWaitingForALoadEndsWithItsContext(t *testing.T) {
	t.Parallel()
	d := dbtest.Open(t, dialect.SQLite, migrated)
	ctx, cancel := context.WithCancel(t.Context())
	loaded, err := bulk.Once(ctx, d.Client(), func(context.Context, *ent.Client) (bool, error) {
		cancel()
		return false, nil
	}, loadNothing)
	if loaded || !errors.Is(err, context.Canceled) {
		t.Errorf("loaded %t, %v", loaded, err)
	}
}
