package graph_test

import (
	"slices"
	"strings"
	"testing"

	"jiedui/intake"
)

// An export has headers that an import knows, in both languages, for every column of every kind.
func TestExportsHaveTheHeadersOfImports(t *testing.T) {
	t.Parallel()
	o := employ(t, "sqlite3", full)
	for _, k := range intake.Kinds {
		query := k.Query()
		if query == "" { // of several records a row, which are exported kind by kind
			continue
		}
		for _, settings := range []string{"", "headers=zh"} {
			e := o.get(o.url, "", settings, query, nil)
			if e.status != 200 {
				t.Errorf("%s: %d %s", query, e.status, e.body)
				continue
			}
			header := e.csv(t)[0]
			found, err := intake.Recognise(header)
			if err != nil || found != k || len(header) != len(k.Columns) {
				t.Errorf("%q is not recognised as %s: %v", header, k.Name, err)
			}
			if strings.HasSuffix(settings, "zh") && slices.ContainsFunc(header, func(h string) bool { return strings.ContainsAny(h, "abcdefghijklmnopqrstuvwxyz") }) {
				t.Errorf("%q is not in Chinese", header)
			}
		}
	}
}
