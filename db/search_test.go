package db_test

import (
	"fmt"
	"io/fs"
	"net/url"
	"path"
	"strings"
	"testing"
	"testing/fstest"

	"entgo.io/ent/dialect"

	"jiedui/db"
	"jiedui/db/dbtest"
	"jiedui/fault"
)

// migrationsUntil returns the migrations of this binary up to a version.
func migrationsUntil(t *testing.T, version string) fs.FS {
	t.Helper()
	some := fstest.MapFS{}
	err := fs.WalkDir(db.Migrations, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || path.Base(name)[:1] > "9" || path.Base(name) > version+"~" {
			return err
		}
		data, err := fs.ReadFile(db.Migrations, name)
		some[name] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return some
}

// Names that existed before search had an index are found by it.
func TestOldNamesAreFoundByTheSearchIndex(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, name string) {
		d := dbtest.Open(t, name, dbtest.Template{})
		if _, err := db.Migrate(t.Context(), d, migrationsUntil(t, "20261124000001")); err != nil {
			t.Fatal(err)
		}
		const at = "'2026-11-24 08:00:00+00:00'"
		for i, text := range []string{"金阳县|jinyangxian|jyx|jinyangcounty", "省|sheng|s|s", "|a|a|b"} {
			exec(t, d, fmt.Sprintf("INSERT INTO provinces (created_at, updated_at, name, search_text, code, name_en, economic_zone) VALUES (%s, %[1]s, 'x', '%s', '%d', 'x', 'WESTERN')",
				at, text, i+10))
		}
		province := query[int](t, d, "SELECT min(id) FROM provinces")
		exec(t, d,
			fmt.Sprintf("INSERT INTO counties (id, created_at, updated_at, name, search_text, code, name_en, province_id) VALUES (1, %s, %[1]s, 'x', 'x|x|x|x', '510000', 'x', %d)", at, province),
			fmt.Sprintf("INSERT INTO enterprises (created_at, updated_at, name, search_text, uscc, ownership, industry, home_county_id) VALUES (%s, %[1]s, 'x', '山海农业|shanhai|sh', '123456789012345678', 'MIXED', 'C13', 1)", at))
		if _, err := db.Migrate(t.Context(), d, db.Migrations); err != nil {
			t.Fatal(err)
		}
		if name == dialect.SQLite {
			exec(t, d, "INSERT INTO enterprises_search (enterprises_search, rank) VALUES ('integrity-check', 1)")
			if n := query[int](t, d, "SELECT count(*) FROM enterprises_search WHERE search_text LIKE '% 海农%'"); n != 1 {
				t.Errorf("the index finds %d", n)
			}
		}
		want := " 金阳 阳县 县|jinyangxian|jyx|jinyangcounty; 省|sheng|s|s;|a|a|b; 山海 海农 农业 业|shanhai|sh"
		got := query[string](t, d, "SELECT string_agg(search_text, ';') FROM (SELECT search_text FROM provinces ORDER BY code) AS p") + ";" +
			query[string](t, d, "SELECT search_text FROM enterprises")
		if got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	})
}

// A user who may not add an extension learns who may.
func TestMissingExtensionIsExplained(t *testing.T) {
	t.Parallel()
	rawURL := dbtest.URL(t, dialect.Postgres, dbtest.Template{})
	admin := openDatabase(t, rawURL, db.Options{})
	u, err := url.Parse(rawURL)
	if err != nil {
		t.Fatal(err)
	}
	user := "owner_of_" + strings.TrimPrefix(u.Path, "/")
	exec(t, admin, "CREATE ROLE "+user+" LOGIN", "GRANT ALL ON SCHEMA public TO "+user)
	u.User = url.User(user)
	d := openDatabase(t, u.String(), db.Options{})
	_, err = db.Migrate(t.Context(), d, db.Migrations)
	wantCode(t, err, fault.MigrationFailed, "search by name needs the extension pg_trgm, which the user "+user+" may not add: have the owner")
	exec(t, admin, "CREATE EXTENSION pg_trgm")
	if _, err := db.Migrate(t.Context(), d, db.Migrations); err != nil {
		t.Error(err)
	}
	_ = d.Close()
	exec(t, admin, "DROP OWNED BY "+user+" CASCADE", "DROP ROLE "+user)
}
