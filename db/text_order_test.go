package db_test

import (
	"net/url"
	"slices"
	"strings"
	"testing"

	"entgo.io/ent/dialect"

	"jiedui/db"
	"jiedui/db/dbtest"
)

// Texts come in the order of their code points on both databases, also where the PostgreSQL database was created with
// the order of a language.
func TestTextOrderDoesNotDependOnTheDatabase(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, name string) {
		d := dbtest.Open(t, name, empty)
		if name == dialect.Postgres {
			exec(t, d, `CREATE DATABASE english TEMPLATE template0 LOCALE_PROVIDER icu ICU_LOCALE 'en-US'`)
			t.Cleanup(func() { _, _ = d.Exec("DROP DATABASE english WITH (FORCE)") })
			u, err := url.Parse(dbtest.URL(t, name, empty))
			if err != nil {
				t.Fatal(err)
			}
			u.Path = "/english"
			d = openDatabase(t, u.String(), db.Options{})
			if got := query[bool](t, d, "SELECT 'a' < 'B'"); !got {
				t.Fatal("the database has no order of a language")
			}
		}
		if _, err := db.Migrate(t.Context(), d, db.Migrations); err != nil {
			t.Fatal(err)
		}
		names := []string{"B", "a", "z", "É", "é", "一", "丁", "阳", "😀"}
		for i, text := range slices.Backward(names) {
			exec(t, d, `INSERT INTO provinces (created_at, updated_at, name, search_text, code, name_en, economic_zone)
				VALUES ('2026-11-24 08:00:00+00:00', '2026-11-24 08:00:00+00:00', '`+text+`', '', '1`+string(rune('0'+i))+`', '', 'WESTERN')`)
		}
		got := query[string](t, d, "SELECT string_agg(name, ' ') FROM (SELECT name FROM provinces ORDER BY name) AS p")
		if want := strings.Join(names, " "); got != want {
			t.Errorf("ordered %s, want %s", got, want)
		}
		if got := query[int](t, d, "SELECT count(*) FROM provinces WHERE name > 'Z'"); got != len(names)-1 {
			t.Errorf("%d names come after Z, want %d", got, len(names)-1)
		}
		if name == dialect.Postgres {
			if got := query[string](t, d, `
				SELECT coalesce(string_agg(r.relname || '.' || a.attname, ', '), '') FROM pg_attribute AS a
				JOIN pg_class AS r ON r.oid = a.attrelid AND r.relkind = 'r' AND r.relnamespace = current_schema()::regnamespace
				JOIN pg_collation AS c ON c.oid = a.attcollation AND c.collname = 'default' WHERE NOT a.attisdropped`); got != "" {
				t.Errorf(`a migration leaves the order of %s to the database: write COLLATE "C" behind the type`, got)
			}
		}
	})
}
