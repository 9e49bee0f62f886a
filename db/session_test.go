package db_test

import (
	"bytes"
	"context"
	"log/slog"
	"strings"
	"testing"

	"entgo.io/ent/dialect"

	"jiedui/db"
	"jiedui/db/dbtest"
)

var empty = dbtest.Template{Name: "empty", Build: func(context.Context, *db.DB) error { return nil }}

// A prepared statement still runs after a column got another type, whether the pool or a connection prepared it. After
// such a change within a transaction, the next transaction works.
func TestPreparedStatementsOutliveMigrations(t *testing.T) {
	t.Parallel()
	d := dbtest.Open(t, dialect.Postgres, empty)
	d.SetMaxOpenConns(1) // so that all statements run on the connection that has prepared them
	ctx := t.Context()
	exec := func(statement string) {
		t.Helper()
		if _, err := d.ExecContext(ctx, statement); err != nil {
			t.Fatal(err)
		}
	}
	exec("CREATE TABLE figures (n int)")
	exec("INSERT INTO figures VALUES (7)")
	const query = "SELECT n FROM figures WHERE n = $1"
	prepared, err := d.PrepareContext(ctx, query) //nolint:sqlclosecheck // closed below
	if err != nil {
		t.Fatal(err)
	}
	defer prepared.Close()
	var n int
	ask := func() (err error) {
		if err = prepared.QueryRowContext(ctx, 7).Scan(&n); err != nil {
			return err
		}
		for range 3 { // a connection prepares a text that comes twice
			if err = d.QueryRowContext(ctx, query, 7).Scan(&n); err != nil {
				return err
			}
		}
		return nil
	}
	if err := ask(); err != nil {
		t.Fatal(err)
	}
	for _, statement := range []string{
		"ALTER TABLE figures ALTER COLUMN n TYPE bigint", "ALTER TABLE figures ALTER COLUMN n TYPE numeric", "ALTER TABLE figures ALTER COLUMN n TYPE int",
	} {
		exec(statement)
		if err := ask(); err != nil || n != 7 {
			t.Errorf("after %s: %d, %v", statement, n, err)
		}
	}
	exec("ALTER TABLE figures ALTER COLUMN n TYPE bigint")
	inTransaction := func() error {
		tx, err := d.BeginTx(ctx, nil)
		if err != nil {
			return err
		}
		defer func() { _ = tx.Rollback() }()
		return tx.QueryRowContext(ctx, query, 7).Scan(&n)
	}
	_ = inTransaction() // its error has ended it
	if err := inTransaction(); err != nil {
		t.Errorf("in the next transaction: %v", err)
	}
}

// Statements are not compiled to machine code, unless the URL says so.
func TestJITIsOff(t *testing.T) {
	t.Parallel()
	url := dbtest.URL(t, dialect.Postgres, empty)
	for more, want := range map[string]string{"": "off", "&jit=on": "on"} {
		for _, readOnly := range []bool{false, true} {
			d, err := db.Open(t.Context(), url+more, db.Options{})
			if err != nil {
				t.Fatal(err)
			}
			asked := d
			if readOnly {
				asked = d.ReadOnly(1)
			}
			var got string
			if err := asked.QueryRowContext(t.Context(), "SHOW jit").Scan(&got); err != nil || got != want {
				t.Errorf("with %q jit is %s, %v", more, got, err)
			}
			_ = asked.Close()
			_ = d.Close()
		}
	}
}

// A server that compiles statements is told of at the start, with what to do.
func TestJITIsWarnedOf(t *testing.T) { //nolint:paralleltest // it reads the log of the program
	var log bytes.Buffer
	before := slog.Default()
	slog.SetDefault(slog.New(slog.NewTextHandler(&log, nil)))
	defer slog.SetDefault(before)
	url := dbtest.URL(t, dialect.Postgres, empty)
	for more, warned := range map[string]bool{"": false, "&jit=on": true} {
		log.Reset()
		d, err := db.Open(t.Context(), url+more, db.Options{})
		if err != nil {
			t.Fatal(err)
		}
		_ = d.Close()
		if got := strings.Contains(log.String(), "ALTER ROLE CURRENT_USER SET jit = off"); got != warned {
			t.Errorf("with %q the log has %q", more, log.String())
		}
	}
}
