package rule_test

import (
	"slices"
	"testing"

	"entgo.io/ent/dialect"

	"jiedui/catalog"
	"jiedui/db/dbtest"
	"jiedui/ent"
	"jiedui/ent/enterprise"
	"jiedui/rule"
	"jiedui/search"
)

// found returns how many enterprises a search finds.
func (w world) found(text string) int {
	w.t.Helper()
	q, err := (&ent.EnterpriseWhereInput{Search: &text}).Filter(w.Enterprise.Query())
	if err != nil {
		w.t.Fatal(err)
	}
	return q.CountX(rule.Alone(w.t.Context()))
}

// The search tables of SQLite are equal to the tables that they index after each change.
func TestSearchTablesOfSQLiteFollowTheirTables(t *testing.T) {
	t.Parallel()
	w := open(t, dialect.SQLite)
	var tables []string
	rows, err := w.db.QueryContext(t.Context(), "SELECT name FROM sqlite_schema WHERE sql LIKE 'CREATE VIRTUAL TABLE%' ORDER BY name")
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			t.Fatal(err)
		}
		tables = append(tables, name)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	var want []string
	for _, e := range ent.Entities {
		if e.Search == catalog.Indexed {
			want = append(want, search.Index(e.Table))
		}
	}
	slices.Sort(want)
	if !slices.Equal(tables, want) {
		t.Errorf("the database has %v, want %v", tables, want)
	}

	found := func(text string, want int) {
		t.Helper()
		if n := w.found(text); n != want {
			t.Errorf("%q finds %d", text, n)
		}
		if _, err := w.db.ExecContext(t.Context(), "INSERT INTO enterprises_search (enterprises_search, rank) VALUES ('integrity-check', 1)"); err != nil {
			t.Error(err)
		}
	}
	e := w.enterprise()
	found("山海", 1)
	found("shanhai", 1)
	found("海天", 0)
	e.Update().SetName("宁波海天食品有限公司").ExecX(rule.Alone(t.Context()))
	found("山海", 0)
	found("海天", 1)
	w.Enterprise.UpdateOneID(e.ID).SetOwnership(enterprise.OwnershipMIXED).ExecX(rule.Alone(t.Context()))
	found("海天食品", 1)
	w.Enterprise.DeleteOneID(e.ID).ExecX(rule.Trusted(t.Context()))
	found("海天", 0)
}

func TestSearchFindsTheSameOnBothDatabases(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		w := open(t, dialectName)
		w.enterprise()
		for text, want := range map[string]int{
			"宁波": 1, "波山": 1, "宁": 1, "司": 1, "有限公司": 1, "公司": 1, "宁波山海农业有限公司": 1, "海山": 0, "宁山": 0, "司宁": 0,
			"ningbo": 1, "Shan Hai": 1, "nbsh": 1, "nb": 1, "b": 1, "zz": 0, "yegongsi": 0, "司n": 0,
		} {
			if n := w.found(text); n != want {
				t.Errorf("%q finds %d, want %d", text, n, want)
			}
		}
	})
}
