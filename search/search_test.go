package search_test

import (
	"strings"
	"testing"

	"entgo.io/ent/dialect"
	"entgo.io/ent/dialect/sql"
	"pgregory.net/rapid"

	"jiedui/search"
)

// pattern is what a search looks for, without the %.
func pattern(text string) string {
	s := sql.Dialect(dialect.Postgres).Select().From(sql.Table("t"))
	search.Names(text, false)(s)
	_, args := s.Query()
	return strings.Trim(args[0].(string), "%")
}

// A text is found in a name, or in a form of it, wherever it is part of that.
func TestNamesFindsEveryPart(t *testing.T) {
	t.Parallel()
	text := rapid.StringOf(rapid.SampledFrom([]rune("金阳县阳县山 ab1Ü·の")))
	rapid.Check(t, func(t *rapid.T) {
		name, part := text.Draw(t, "name"), text.Draw(t, "part")
		if folded := []rune(search.Fold(name)); len(folded) > 0 && rapid.Bool().Draw(t, "there") {
			from := rapid.IntRange(0, len(folded)-1).Draw(t, "from")
			part = string(folded[from:rapid.IntRange(from+1, len(folded)).Draw(t, "to")])
		}
		if search.Fold(part) == "" {
			return
		}
		stored := search.Text(name, "English Name")
		_, others, _ := strings.Cut(stored, "|")
		want := strings.Contains(search.Fold(name)+"|"+others, search.Fold(part))
		if got := strings.Contains(stored, pattern(part)); got != want {
			t.Errorf("%q in %q: %t; %q in %q", part, name, got, pattern(part), stored)
		}
	})
}

func TestFold(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]string{
		"Lüchun County": "lvchuncounty", "  JIN yang-xian ": "jinyangxian", "ＡＢＣ（金阳）": "abc金阳", "·%_": "",
	} {
		if got := search.Fold(name); got != want {
			t.Errorf("%q gives %q, want %q", name, got, want)
		}
	}
}
