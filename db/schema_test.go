package db_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"text/template"

	atlas "ariga.io/atlas/sql/migrate"
	"ariga.io/atlas/sql/sqltool"
	entsql "entgo.io/ent/dialect/sql"
	"entgo.io/ent/dialect/sql/schema"

	"jiedui/db/dbtest"
	entmigrate "jiedui/ent/migrate"
)

// update names a new migration: go test ./db -run TestMigrationsMatchSchema -update=20261124120000_add_grades
var update = flag.String("update", "", "write what the migrations lack as a new migration of this version and name")

// forward is the format of goose without the way back: a released migration is not undone.
var forward = func() atlas.Formatter {
	f, err := atlas.NewTemplateFormatter(
		template.Must(template.New("name").Parse("{{ .Name }}.sql")),
		template.Must(template.New("sql").Parse("-- +goose Up\n{{ range .Changes }}{{ with .Comment }}-- {{ . }}\n{{ end }}{{ .Cmd }};\n{{ end }}")),
	)
	if err != nil {
		panic(err)
	}
	return f
}()

// lastIDs writes the last id that was used where ent writes the next one. SQLite keeps the last one in sqlite_sequence,
// and ids are the same in both databases.
type lastIDs struct{ atlas.Formatter }

var nextID = regexp.MustCompile(`(INSERT INTO sqlite_sequence \(name, seq\) VALUES \([^,]+, )(\d+)\)`)

func (f lastIDs) Format(plan *atlas.Plan) ([]atlas.File, error) {
	for _, c := range plan.Changes {
		if m := nextID.FindStringSubmatch(c.Cmd); m != nil {
			next, err := strconv.ParseInt(m[2], 10, 64)
			if err != nil {
				return nil, err
			}
			c.Cmd = fmt.Sprintf("%s%d)", m[1], next-1)
		}
	}
	return f.Formatter.Format(plan)
}

// tables are those of ent's schema. On SQLite they are without the indexes of kinds that only PostgreSQL has.
func tables(dialectName string) []*schema.Table {
	all := make([]*schema.Table, len(entmigrate.Tables))
	for i, t := range entmigrate.Tables {
		table := *t
		table.Indexes = slices.DeleteFunc(slices.Clone(t.Indexes), func(index *schema.Index) bool {
			return index.Annotation != nil && index.Annotation.Types != nil && index.Annotation.Types[dialectName] == ""
		})
		all[i] = &table
	}
	return all
}

// The schema of ent and the migrations of each dialect describe the same tables.
func TestMigrationsMatchSchema(t *testing.T) {
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		folder := filepath.Join("migrations", strings.TrimSuffix(dialectName, "3"))
		if *update == "" {
			scratch := t.TempDir()
			if err := os.CopyFS(scratch, os.DirFS(folder)); err != nil {
				t.Fatal(err)
			}
			folder = scratch
		} else if err := os.MkdirAll(folder, 0o755); err != nil {
			t.Fatal(err)
		}
		dir, err := sqltool.NewGooseDir(folder)
		if err != nil {
			t.Fatal(err)
		}
		if *update != "" { // add what was written by hand
			sum, err := dir.Checksum()
			if err != nil {
				t.Fatal(err)
			}
			if err := atlas.WriteSumFile(dir, sum); err != nil {
				t.Fatal(err)
			}
		}
		before, err := dir.Files()
		if err != nil {
			t.Fatal(err)
		}
		d := dbtest.Open(t, dialectName, dbtest.Template{})
		m, err := schema.NewMigrate(entsql.OpenDB(d.Dialect, d.DB),
			schema.WithDir(dir), schema.WithMigrationMode(schema.ModeReplay), schema.WithDialect(d.Dialect),
			schema.WithFormatter(lastIDs{forward}), schema.WithDropColumn(true), schema.WithDropIndex(true),
			schema.WithGlobalUniqueID(false),
		)
		if err != nil {
			t.Fatal(err)
		}
		if err := m.NamedDiff(t.Context(), *update, tables(d.Dialect)...); err != nil {
			t.Fatal(err)
		}
		after, err := dir.Files()
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range after[len(before):] {
			if *update == "" {
				t.Errorf("the migrations lack:\n%s", f.Bytes())
			} else {
				t.Logf("wrote %s", filepath.Join(folder, f.Name()))
			}
		}
	})
}
