package db_test

import (
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"entgo.io/ent/dialect"

	"jiedui/db"
	"jiedui/db/dbtest"
	"jiedui/fault"
)

func openDatabase(t *testing.T, url string, o db.Options) *db.DB {
	t.Helper()
	d, err := db.Open(t.Context(), url, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = d.Close() })
	return d
}

func exec(t *testing.T, d *db.DB, statements ...string) {
	t.Helper()
	for _, s := range statements {
		if _, err := d.ExecContext(t.Context(), s); err != nil {
			t.Fatalf("%s: %v", s, err)
		}
	}
}

func query[T any](t *testing.T, d *db.DB, statement string) T {
	t.Helper()
	var v T
	if err := d.QueryRowContext(t.Context(), statement).Scan(&v); err != nil {
		t.Fatalf("%s: %v", statement, err)
	}
	return v
}

func TestOpenedPoolKeepsItsOptionsAndTimesInUTC(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, name string) {
		d := openDatabase(t, dbtest.URL(t, name, dbtest.Template{}), db.Options{MaxOpen: 3})
		if d.Dialect != name {
			t.Errorf("Dialect = %s, want %s", d.Dialect, name)
		}
		if n := d.Stats().MaxOpenConnections; n != 3 {
			t.Errorf("MaxOpenConnections = %d, want 3", n)
		}

		exec(t, d, "CREATE TABLE parent (id bigint PRIMARY KEY, at timestamp)", "CREATE TABLE child (parent bigint REFERENCES parent)")
		if _, err := d.ExecContext(t.Context(), "INSERT INTO child VALUES (1)"); err == nil {
			t.Error("foreign keys are not enforced")
		}

		at := time.Date(2026, 3, 1, 0, 30, 0, 0, time.FixedZone("CST", 8*3600))
		if name == dialect.Postgres {
			exec(t, d, "ALTER TABLE parent ALTER at TYPE timestamptz")
		}
		if _, err := d.ExecContext(t.Context(), "INSERT INTO parent VALUES ($1, $2)", 1, at); err != nil {
			t.Fatal(err)
		}
		got := query[time.Time](t, d, "SELECT at FROM parent")
		if _, offset := got.Zone(); !got.Equal(at) || offset != 0 {
			t.Errorf("read %v, want %v in UTC", got, at)
		}
	})
}

func TestPostgresSettingsComeFromOptionsOrURL(t *testing.T) {
	t.Parallel()
	url := dbtest.URL(t, dialect.Postgres, dbtest.Template{})
	tests := map[string]struct {
		url                    string
		options                db.Options
		timeout, program, zone string
	}{
		"Default":  {url, db.Options{}, "30s", "jiedui", "UTC"},
		"Options":  {url, db.Options{StatementTimeout: 2 * time.Second}, "2s", "jiedui", "UTC"},
		"None":     {url, db.Options{StatementTimeout: -1}, "0", "jiedui", "UTC"},
		"URL":      {url + "&statement_timeout=7s&application_name=x&TimeZone=Asia/Shanghai", db.Options{}, "7s", "x", "UTC"},
		"PGOption": {url + "&options=-cstatement_timeout%3D8s", db.Options{}, "8s", "jiedui", "UTC"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := openDatabase(t, test.url, test.options)
			for setting, want := range map[string]string{
				"statement_timeout": test.timeout, "application_name": test.program, "TimeZone": test.zone,
			} {
				if got := query[string](t, d, "SHOW "+setting); got != want {
					t.Errorf("%s = %s, want %s", setting, got, want)
				}
			}
		})
	}
}

func TestSQLitePathsAreTakenLiterally(t *testing.T) {
	t.Parallel()
	names := []string{"jiedui.db", "with space.db", "县结对.db", "a&b=c+d;e.db", "100%.db", "%41.db", "h#1.db", "a'b.db"}
	if runtime.GOOS != "windows" {
		names = append(names, "what?mode=memory", "file:x:y.db", `back\slash.db`)
	}
	for _, name := range names {
		for _, prefix := range []string{"", "sqlite:", "sqlite://"} {
			t.Run(prefix+name, func(t *testing.T) {
				t.Parallel()
				file := filepath.Join(t.TempDir(), name)
				d := openDatabase(t, prefix+file, db.Options{})
				exec(t, d, "CREATE TABLE x (y)")
				if info, err := os.Stat(file); err != nil || info.IsDir() {
					t.Errorf("no file %s: %v", file, err)
				}
				if mode := query[string](t, d, "PRAGMA journal_mode"); mode != "wal" {
					t.Errorf("journal_mode = %s, want wal", mode)
				}
			})
		}
	}
}

func TestDatabaseInMemoryLivesUntilItIsClosed(t *testing.T) {
	t.Parallel()
	one, two := openDatabase(t, ":memory:", db.Options{}), openDatabase(t, "sqlite://:memory:", db.Options{})
	exec(t, one, "CREATE TABLE x (y)")

	// A transaction keeps the first connection, so this is a second one to the same database.
	tx, err := one.BeginTx(t.Context(), &sql.TxOptions{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	if n := query[int](t, one, "SELECT count(*) FROM x"); n != 0 {
		t.Errorf("count = %d, want 0", n)
	}
	if err := tx.Commit(); err != nil {
		t.Error(err)
	}
	exec(t, one, "INSERT INTO x VALUES (1)")

	one.SetMaxIdleConns(-1) // closes every connection of the pool
	if n := query[int](t, one, "SELECT count(*) FROM x"); n != 1 {
		t.Errorf("count = %d, want 1", n)
	}
	if n := query[int](t, two, "SELECT count(*) FROM sqlite_schema"); n != 0 {
		t.Error("two databases in memory are one")
	}
}

func TestSQLiteWritersWaitForEachOther(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "jiedui.db")
	var pools [4]*db.DB
	var wg sync.WaitGroup
	for i := range pools { // the first ones change the journal mode while the others connect
		wg.Go(func() {
			var err error
			if pools[i], err = db.Open(t.Context(), file, db.Options{}); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	if t.Failed() {
		return
	}
	exec(t, pools[0], "CREATE TABLE counter (n integer)", "INSERT INTO counter VALUES (0)")
	for i := range 16 {
		wg.Go(func() {
			tx, err := pools[i%len(pools)].BeginTx(t.Context(), nil)
			if err != nil {
				t.Error(err)
				return
			}
			var n int
			if err := tx.QueryRowContext(t.Context(), "SELECT n FROM counter").Scan(&n); err != nil {
				t.Error(err)
			}
			if _, err := tx.ExecContext(t.Context(), "UPDATE counter SET n = $1", n+1); err != nil {
				t.Error(err)
			}
			if err := tx.Commit(); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	if n := query[int](t, pools[0], "SELECT n FROM counter"); n != 16 {
		t.Errorf("n = %d, want 16", n)
	}
	for _, pool := range pools {
		_ = pool.Close()
	}
}

const secret = "s3cr3t"

func TestOpenExplainsWhatIsWrongAndHidesThePassword(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	text := filepath.Join(dir, "text.db")
	if err := os.WriteFile(text, []byte(strings.Repeat("not a database\n", 100)), 0o600); err != nil {
		t.Fatal(err)
	}
	tests := map[string]struct {
		url  string
		code fault.Code
		say  string
	}{
		"Empty":           {"", fault.DatabaseURL, "names no database"},
		"EmptySQLite":     {"sqlite://", fault.DatabaseURL, "names no database"},
		"OtherScheme":     {"mysql://u:" + secret + "@h/d", fault.DatabaseURL, "must begin with"},
		"FileScheme":      {"file:x.db?mode=memory", fault.DatabaseURL, "must begin with"},
		"Directory":       {dir, fault.DatabaseUnavailable, "is a directory"},
		"NoDirectory":     {filepath.Join(dir, "none", "x.db"), fault.DatabaseUnavailable, "create it"},
		"FileAsDirectory": {filepath.Join(text, "x.db"), fault.DatabaseUnavailable, "is not a directory"},
		"NotADatabase":    {"sqlite:" + text, fault.DatabaseUnavailable, "not an SQLite database"},

		"Unreachable":  {"postgres://u:" + secret + "@127.0.0.1:1/d", fault.DatabaseUnavailable, "127.0.0.1:1 cannot be reached"},
		"ManyHosts":    {"postgres://u:" + secret + "@127.0.0.1,localhost/d?port=1", fault.DatabaseUnavailable, "fallbacks cannot be reached"},
		"BadSetting":   {"postgres://u:" + secret + "@127.0.0.1/d?sslmode=perhaps", fault.DatabaseURL, "sslmode"},
		"BadEscape":    {"postgres://u:" + secret + "%zz@h/d", fault.DatabaseURL, "percent-encoded"},
		"BareSlash":    {"postgres://u:1/" + secret + "@h/d", fault.DatabaseURL, "percent-encoded"},
		"BareSlash2":   {"postgres://u:" + secret + "/x@h/d", fault.DatabaseURL, "percent-encoded"},
		"BareQuestion": {"postgres://u:1?" + secret + "@h/d", fault.DatabaseURL, "percent-encoded"},
		"BareHash":     {"postgres://u:1#" + secret + "@h/d", fault.DatabaseURL, "percent-encoded"},
		"NoSlashes":    {"postgres:u:" + secret + "@h/d", fault.DatabaseURL, "percent-encoded"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			checkError(t, test.url, test.code, test.say)
		})
	}
}

func checkError(t *testing.T, url string, code fault.Code, say string) {
	t.Helper()
	_, err := db.Open(t.Context(), url, db.Options{})
	failure, ok := errors.AsType[*fault.Error](err)
	if !ok {
		t.Fatalf("Open gave %v, want a *fault.Error", err)
	}
	t.Log(err)
	if failure.Code != code || !strings.Contains(failure.Message.EN, say) && !strings.Contains(err.Error(), say) {
		t.Errorf("got %s %q, want %s with %q", failure.Code, err, code, say)
	}
	for cause := err; cause != nil; cause = errors.Unwrap(cause) {
		if strings.Contains(cause.Error(), secret) {
			t.Errorf("the password is in %q", cause)
		}
	}
}

func TestUnwritableDatabaseIsExplained(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	if os.Getuid() == 0 {
		dir = "/proc" // where not even root can make a file
	} else if err := os.Chmod(dir, 0o500); err != nil {
		t.Fatal(err)
	}
	if runtime.GOOS == "windows" {
		t.Skip("Windows has other rights")
	}
	checkError(t, filepath.Join(dir, "jiedui.db"), fault.DatabaseUnavailable, "cannot be opened for writing")
}

func TestRefusalsOfPostgresAreExplained(t *testing.T) {
	t.Parallel()
	url := dbtest.URL(t, dialect.Postgres, dbtest.Template{})
	exec(t, openDatabase(t, url, db.Options{}), "CREATE ROLE "+dbtest.PasswordUser+" LOGIN PASSWORD 'right'")
	as := func(user, password string) string {
		return strings.Replace(url, "postgres@", user+":"+password+"@", 1)
	}
	openDatabase(t, as(dbtest.PasswordUser, "right"), db.Options{})
	checkError(t, as(dbtest.PasswordUser, secret), fault.DatabaseUnavailable, "check the user and the password")
	checkError(t, as("nobody_here", secret), fault.DatabaseUnavailable, "check the user and the password")
	checkError(t, strings.Replace(as("postgres", secret), "/test_", "/missing_", 1), fault.DatabaseUnavailable, "no such database")
}
