package db_test

import (
	"errors"
	"io/fs"
	"maps"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/fstest"
	"time"

	"entgo.io/ent/dialect"

	"jiedui/db"
	"jiedui/db/dbtest"
	"jiedui/fault"
)

// migrationFiles returns a file system with the same files for both dialects.
func migrationFiles(files map[string]string) fstest.MapFS {
	all := fstest.MapFS{}
	for name, content := range files {
		file := &fstest.MapFile{Data: []byte("-- +goose Up\n" + content)}
		all["migrations/sqlite/"+name], all["migrations/postgres/"+name] = file, file
	}
	return all
}

var (
	first  = map[string]string{"1_first.sql": "CREATE TABLE a (id bigint PRIMARY KEY);\nINSERT INTO a VALUES (1);"}
	second = withMigration(first, "2_second.sql", "CREATE TABLE b (id bigint PRIMARY KEY);")
)

func withMigration(files map[string]string, name, content string) map[string]string {
	files = maps.Clone(files)
	files[name] = content
	return files
}

func migrateAndCount(t *testing.T, d *db.DB, files map[string]string, want int) {
	t.Helper()
	n, err := db.Migrate(t.Context(), d, migrationFiles(files))
	if err != nil {
		t.Fatal(err)
	}
	if n != want {
		t.Errorf("applied %d migrations, want %d", n, want)
	}
}

func wantCode(t *testing.T, err error, code fault.Code, say string) {
	t.Helper()
	failure, ok := errors.AsType[*fault.Error](err)
	if !ok || failure.Code != code || !strings.Contains(err.Error(), say) {
		t.Errorf("got %v, want %s with %q", err, code, say)
	}
}

func TestMigrationsAreAppliedInOrderAndOnce(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, name string) {
		d := dbtest.Open(t, name, dbtest.Template{})
		wantCode(t, db.Check(t.Context(), d, migrationFiles(first)), fault.DatabaseOutdated, "lacks 1 migrations up to version 1")
		migrateAndCount(t, d, first, 1)
		migrateAndCount(t, d, first, 0)
		if err := db.Check(t.Context(), d, migrationFiles(first)); err != nil {
			t.Error(err)
		}

		list, err := db.Status(t.Context(), d, migrationFiles(second))
		if err != nil || len(list) != 2 {
			t.Fatalf("Status gave %v, %v", list, err)
		}
		if m := list[0]; m.Version != 1 || m.Name != "1_first.sql" || time.Since(m.AppliedAt).Abs() > time.Minute {
			t.Errorf("the first migration is %+v", m)
		}
		if m := list[1]; m.Version != 2 || m.Name != "2_second.sql" || !m.Pending() {
			t.Errorf("the second migration is %+v", m)
		}
		migrateAndCount(t, d, second, 1)
		if n := query[int](t, d, "SELECT count(*) FROM a, b"); n != 0 {
			t.Errorf("count = %d", n)
		}
	})
}

func TestServersThatStartTogetherMigrateOnce(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, name string) {
		url := dbtest.URL(t, name, dbtest.Template{})
		var servers [8]*db.DB
		for i := range servers {
			servers[i] = openDatabase(t, url, db.Options{MaxOpen: 1 + i%2})
		}
		var appliers atomic.Int32
		var wg sync.WaitGroup
		for _, d := range servers {
			wg.Go(func() {
				n, err := db.Migrate(t.Context(), d, migrationFiles(second))
				switch {
				case err != nil:
					t.Error(err)
				case n == 2:
					appliers.Add(1)
				case n != 0:
					t.Errorf("applied %d migrations, want all or none", n)
				}
				if err := db.Check(t.Context(), d, migrationFiles(second)); err != nil {
					t.Error(err)
				}
			})
		}
		wg.Wait()
		if n := appliers.Load(); n != 1 {
			t.Errorf("%d of 8 servers applied the migrations, want 1", n)
		}
	})
}

func TestDatabaseOfANewerBinaryIsRefused(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, name string) {
		d := dbtest.Open(t, name, dbtest.Template{})
		migrateAndCount(t, d, second, 2)
		const say = "the database is of version 2, this binary knows up to 1: use a newer jiedui"
		_, err := db.Migrate(t.Context(), d, migrationFiles(first))
		wantCode(t, err, fault.DatabaseTooNew, say)
		wantCode(t, db.Check(t.Context(), d, migrationFiles(first)), fault.DatabaseTooNew, say)

		list, err := db.Status(t.Context(), d, migrationFiles(first))
		if err != nil || len(list) != 2 || list[1].Name != "" || list[1].Pending() {
			t.Errorf("Status gave %v, %v", list, err)
		}
	})
}

func TestFailedMigrationIsUndone(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, name string) {
		d := dbtest.Open(t, name, dbtest.Template{})
		broken := withMigration(second, "3_broken.sql", "CREATE TABLE c (id bigint);\nINSERT INTO a VALUES (2);\nINSERT INTO missing VALUES (1);")
		n, err := db.Migrate(t.Context(), d, migrationFiles(broken))
		wantCode(t, err, fault.MigrationFailed, "migration 3_broken.sql failed and was undone; the 2 before it stay applied")
		if n != 2 {
			t.Errorf("applied %d migrations, want 2", n)
		}
		if n := query[int](t, d, "SELECT count(*) FROM a"); n != 1 {
			t.Errorf("table a has %d rows, want 1: the failed migration left something", n)
		}
		migrateAndCount(t, d, withMigration(second, "3_mended.sql", "CREATE TABLE c (id bigint);"), 1)
	})
}

func TestMigrationBelowTheNewestIsApplied(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, name string) {
		d := dbtest.Open(t, name, dbtest.Template{})
		migrateAndCount(t, d, withMigration(first, "3_third.sql", "CREATE TABLE c (id bigint);"), 2)
		_, err := db.Migrate(t.Context(), d, migrationFiles(withMigration(second, "3_third.sql", "")))
		wantCode(t, err, fault.MigrationFailed, "2")
	})
}

func TestMigrationsOfTheBinaryAreApplied(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, name string) {
		d := dbtest.Open(t, name, dbtest.Template{})
		if n, err := db.Migrate(t.Context(), d, db.Migrations); err != nil || n == 0 {
			t.Errorf("applied %d migrations, %v", n, err)
		}
	})
}

func TestMigratingWithoutFilesFails(t *testing.T) {
	t.Parallel()
	d := dbtest.Open(t, dialect.SQLite, dbtest.Template{})
	_, err := db.Migrate(t.Context(), d, fs.FS(fstest.MapFS{}))
	wantCode(t, err, fault.MigrationFailed, "cannot be read")
}

func TestDatabaseInMemoryIsMigrated(t *testing.T) {
	t.Parallel()
	migrateAndCount(t, openDatabase(t, ":memory:", db.Options{}), second, 2)
}

func TestMigrationMayTakeLongerThanAStatement(t *testing.T) {
	t.Parallel()
	url := dbtest.URL(t, dialect.Postgres, dbtest.Template{})
	d := openDatabase(t, url, db.Options{StatementTimeout: 50 * time.Millisecond, MaxOpen: 1})
	migrateAndCount(t, d, map[string]string{"1_long.sql": "SELECT pg_sleep(0.2);"}, 1)
	if got := query[string](t, d, "SHOW statement_timeout"); got != "50ms" {
		t.Errorf("statement_timeout = %s after migrating, want 50ms", got)
	}
}

// SQLite changes columns by replacing their table, also if other tables refer to it.
func TestSQLiteReplacesATableThatOthersReferTo(t *testing.T) {
	t.Parallel()
	base := map[string]string{"1_base.sql": `
		CREATE TABLE parent (id integer PRIMARY KEY);
		CREATE TABLE child (parent integer REFERENCES parent ON DELETE CASCADE);
		INSERT INTO parent VALUES (1);
		INSERT INTO child VALUES (1);`}
	replace := `
		CREATE TABLE new_parent (id integer PRIMARY KEY, name text);
		INSERT INTO new_parent (id) SELECT id FROM parent;
		DROP TABLE parent;
		ALTER TABLE new_parent RENAME TO parent;`

	t.Run("OK", func(t *testing.T) {
		t.Parallel()
		d := openDatabase(t, filepath.Join(t.TempDir(), "jiedui.db"), db.Options{MaxOpen: 1})
		migrateAndCount(t, d, withMigration(base, "2_replace.sql", replace), 2)
		if n := query[int](t, d, "SELECT count(*) FROM child JOIN parent ON parent = id"); n != 1 {
			t.Errorf("%d children left, want 1", n)
		}
		if on := query[bool](t, d, "PRAGMA foreign_keys"); !on {
			t.Error("foreign keys stay off")
		}
	})
	t.Run("BrokenReference", func(t *testing.T) {
		t.Parallel()
		d := openDatabase(t, ":memory:", db.Options{})
		_, err := db.Migrate(t.Context(), d, migrationFiles(withMigration(base, "2_replace.sql", replace+"\nDELETE FROM parent;")))
		wantCode(t, err, fault.MigrationFailed, "rows of child refer to rows of parent")
	})
}
