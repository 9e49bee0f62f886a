package rule_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"entgo.io/ent/dialect"
	"entgo.io/ent/dialect/sql"
	"pgregory.net/rapid"

	"jiedui/db/dbtest"
	"jiedui/ent/enterprise"
	"jiedui/ent/predicate"
	"jiedui/rule"
)

// pattern is what a search looks for, without the %.
func pattern(text string) string {
	s := sql.Dialect(dialect.Postgres).Select().From(sql.Table("t"))
	rule.NameContains(text)(s)
	_, args := s.Query()
	return strings.Trim(args[0].(string), "%")
}

// A text is found in a name, or in a form of it, wherever it is part of that.
func TestNameContains(t *testing.T) {
	t.Parallel()
	text := rapid.StringOf(rapid.SampledFrom([]rune("金阳县阳县山 ab1Ü·の")))
	rapid.Check(t, func(t *rapid.T) {
		name, part := text.Draw(t, "name"), text.Draw(t, "part")
		if folded := []rune(rule.FoldName(name)); len(folded) > 0 && rapid.Bool().Draw(t, "there") {
			from := rapid.IntRange(0, len(folded)-1).Draw(t, "from")
			part = string(folded[from:rapid.IntRange(from+1, len(folded)).Draw(t, "to")])
		}
		if rule.FoldName(part) == "" {
			return
		}
		stored := rule.Searchable(name, "English Name")
		_, others, _ := strings.Cut(stored, "|")
		want := strings.Contains(rule.FoldName(name)+"|"+others, rule.FoldName(part))
		if got := strings.Contains(stored, pattern(part)); got != want {
			t.Errorf("%q in %q: %t; %q in %q", part, name, got, pattern(part), stored)
		}
	})
}

// The indexes of SQLite follow what happens to their tables.
func TestSearchIndexes(t *testing.T) {
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
	if want := slices.Sorted(maps.Values(rule.SearchIndexes)); !slices.Equal(tables, want) {
		t.Errorf("the database has %v, want %v", tables, want)
	}

	found := func(text string, want int) {
		t.Helper()
		if n := w.Enterprise.Query().Where(predicate.Enterprise(rule.NameContains(text))).CountX(rule.Alone(t.Context())); n != want {
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

// Both databases find the same.
func TestNameContainsRecords(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		w := open(t, dialectName)
		w.enterprise()
		for text, want := range map[string]int{
			"宁波": 1, "波山": 1, "宁": 1, "司": 1, "有限公司": 1, "公司": 1, "宁波山海农业有限公司": 1, "海山": 0, "宁山": 0, "司宁": 0,
			"ningbo": 1, "Shan Hai": 1, "nbsh": 1, "nb": 1, "b": 1, "zz": 0, "yegongsi": 0, "司n": 0,
		} {
			if n := w.Enterprise.Query().Where(predicate.Enterprise(rule.NameContains(text))).CountX(rule.Alone(t.Context())); n != want {
				t.Errorf("%q finds %d, want %d", text, n, want)
			}
		}
	})
}
