package graph_test

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"jiedui/db/dbtest"
)

// The table of docs/api.md says what values mean. Each of its rows holds on both databases, by both executors.
func TestTableOfInputHolds(t *testing.T) {
	t.Parallel()
	document, err := os.ReadFile("../docs/api.md")
	if err != nil {
		t.Fatal(err)
	}
	_, section, _ := strings.Cut(string(document), "\n## Input\n")
	section, _, _ = strings.Cut(section, "\n## ")
	var rows [][]string
	for line := range strings.Lines(section) {
		if cells := strings.Split(strings.Trim(line, "|\n "), " | "); strings.HasPrefix(line, "| ") && len(cells) == 4 {
			rows = append(rows, cells)
		}
	}
	if len(rows) < 30 {
		t.Fatalf("the table has %d rows with four cells", len(rows)-1)
	}
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		s := serveEveryWay(t, dialectName, full)
		for _, row := range rows[1:] {
			query, variables, want := strings.Trim(row[1], "`"), strings.Trim(row[2], "` "), strings.Trim(row[3], "`")
			if variables == "" {
				variables = "null"
			}
			if got := s.ask(t, query, json.RawMessage(variables)); !strings.Contains(strings.ReplaceAll(got, `\"`, `'`), want) {
				t.Errorf("%s: %s %s gives\n%s, want %s", row[0], query, variables, got, want)
			}
		}
	})
}
