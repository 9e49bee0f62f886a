package dbtest

import (
	"context"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"jiedui/db"
)

func TestMain(m *testing.M) { Main(m) }

func TestDatabasesOfATemplateAreSeparate(t *testing.T) {
	t.Parallel()
	Dialects(t, func(t *testing.T, name string) {
		var builds atomic.Int32
		template := Template{Name: t.Name(), Build: func(ctx context.Context, d *db.DB) error {
			builds.Add(1)
			_, err := d.ExecContext(ctx, "CREATE TABLE x (y integer)")
			return err
		}}
		var wg sync.WaitGroup
		for range 3 {
			wg.Go(func() {
				d := Open(t, name, template)
				if _, err := d.ExecContext(t.Context(), "INSERT INTO x VALUES (1)"); err != nil {
					t.Error(err)
					return
				}
				var n int
				if err := d.QueryRowContext(t.Context(), "SELECT count(*) FROM x").Scan(&n); err != nil || n != 1 {
					t.Errorf("count = %d, %v, want 1: the databases are not separate", n, err)
				}
			})
		}
		wg.Wait()
		if n := builds.Load(); n != 1 {
			t.Errorf("the template was built %d times", n)
		}
	})
}

func TestDatabaseIsDroppedAfterTheTest(t *testing.T) {
	t.Parallel()
	s := runningServer(t)
	var url string
	t.Run("Test", func(t *testing.T) { url = URL(t, "postgres", Template{}) })
	name := url[strings.LastIndex(url, "/test_")+1 : strings.Index(url, "?")]
	var left int
	err := s.Admin.QueryRowContext(t.Context(), "SELECT count(*) FROM pg_database WHERE datname = $1", name).Scan(&left)
	if err != nil || left != 0 {
		t.Errorf("the database %s is left: %d, %v", name, left, err)
	}
}

func TestCounterCountsStatements(t *testing.T) {
	t.Parallel()
	Dialects(t, func(t *testing.T, name string) {
		d, counter := OpenCounted(t, name, Template{})
		exec := func(statement string, args ...any) {
			t.Helper()
			if _, err := d.ExecContext(t.Context(), statement, args...); err != nil {
				t.Fatal(err)
			}
		}
		if n := counter.Count(func() { exec("CREATE TABLE x (y integer)") }); n != 1 {
			t.Errorf("a statement without arguments counts %d", n)
		}
		if n := counter.Count(func() { exec("INSERT INTO x VALUES ($1)", 1) }); n != 1 {
			t.Errorf("a statement with arguments counts %d", n)
		}
		if n := counter.Count(func() {
			tx, err := d.BeginTx(t.Context(), nil)
			if err != nil {
				t.Fatal(err)
			}
			var y int
			if err := tx.QueryRowContext(t.Context(), "SELECT y FROM x WHERE y = $1", 1).Scan(&y); err != nil {
				t.Error(err)
			}
			if err := tx.Commit(); err != nil {
				t.Error(err)
			}
		}); n != 1 {
			t.Errorf("a query in a transaction counts %d", n)
		}

		counter.Reset()
		stmt, err := d.PrepareContext(t.Context(), "INSERT INTO x VALUES ($1)")
		if err != nil {
			t.Fatal(err)
		}
		defer stmt.Close()
		for i := range 2 {
			if _, err := stmt.ExecContext(t.Context(), i); err != nil {
				t.Error(err)
			}
		}
		if n := counter.N(); n != 2 {
			t.Errorf("a prepared statement run twice counts %d", n)
		}
		want := "INSERT INTO x VALUES ($1)\nINSERT INTO x VALUES ($1)"
		if got := strings.Join(counter.Statements(), "\n"); got != want {
			t.Errorf("Statements gave\n%s\nwant\n%s", got, want)
		}
	})
}
