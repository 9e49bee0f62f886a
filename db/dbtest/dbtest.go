// Package dbtest gives tests fresh databases, on SQLite and on a PostgreSQL server that lives as long as the tests.
package dbtest

import (
	"context"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"entgo.io/ent/dialect"

	"jiedui/db"
)

// Template describes what fresh databases are copies of. The zero Template is an empty database.
type Template struct {
	// Name identifies the template in this process. It is built once.
	Name  string
	Build func(context.Context, *db.DB) error
}

// Dialects runs a test as a parallel subtest on each dialect. PostgreSQL is skipped if no server is installed. With
// JIEDUI_REQUIRE_POSTGRES=1 in the environment the test fails instead.
func Dialects(t *testing.T, test func(t *testing.T, dialectName string)) {
	t.Helper()
	t.Run("sqlite", func(t *testing.T) {
		t.Parallel()
		test(t, dialect.SQLite)
	})
	t.Run("postgres", func(t *testing.T) {
		t.Parallel()
		runningServer(t)
		test(t, dialect.Postgres)
	})
}

// Open returns a fresh database of a dialect, which is closed and dropped at the end of the test.
func Open(t testing.TB, dialectName string, template Template) *db.DB {
	t.Helper()
	return openURL(t, URL(t, dialectName, template), db.Options{Relaxed: true})
}

// OpenCounted is Open with a Counter of the statements that reach the driver.
func OpenCounted(t testing.TB, dialectName string, template Template) (*db.DB, *Counter) {
	t.Helper()
	counter := new(Counter)
	database := openURL(t, URL(t, dialectName, template), db.Options{Wrap: counter.Wrap, Relaxed: true})
	counter.Reset()
	return database, counter
}

func openURL(t testing.TB, url string, options db.Options) *db.DB {
	t.Helper()
	database, err := db.Open(t.Context(), url, options)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := database.Close(); err != nil {
			t.Errorf("close the database: %v", err)
		}
	})
	return database
}

// URL returns the URL of a fresh database for a test that opens it itself. It is dropped at the end of the test.
func URL(t testing.TB, dialectName string, template Template) string {
	t.Helper()
	if dialectName == dialect.Postgres {
		return runningServer(t).fresh(t, template)
	}
	file := filepath.Join(t.TempDir(), "jiedui.db")
	if template.Build != nil {
		content, err := built("sqlite/"+template.Name, func() ([]byte, error) { return buildFile(template) })
		if err == nil {
			err = os.WriteFile(file, content, 0o600)
		}
		if err != nil {
			t.Fatalf("template %s: %v", template.Name, err)
		}
	}
	return "sqlite:" + file
}

// buildFile returns the content of an SQLite file with the template in it.
func buildFile(template Template) ([]byte, error) {
	dir, err := os.MkdirTemp("", "jiedui-template-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	file := filepath.Join(dir, "template.db")
	if err := build("sqlite:"+file, template); err != nil {
		return nil, err
	}
	return os.ReadFile(file)
}

// build fills an empty database and closes it. Then SQLite moves everything from its write-ahead log into the file, and
// PostgreSQL can copy the database, which nobody may use for that.
func build(url string, template Template) error {
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Minute)
	defer cancel()
	database, err := db.Open(ctx, url, db.Options{Relaxed: true})
	if err != nil {
		return err
	}
	if err := template.Build(ctx, database); err != nil {
		_ = database.Close()
		return err
	}
	return database.Close()
}

var builds sync.Map // of name to func() (T, error)

// built returns the result of the first call with this name. Calls in the meantime wait for it.
func built[T any](name string, f func() (T, error)) (T, error) {
	once, _ := builds.LoadOrStore(name, sync.OnceValues(f))
	return once.(func() (T, error))()
}
