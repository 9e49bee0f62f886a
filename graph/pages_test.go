package graph_test

import (
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"jiedui/db/dbtest"
)

// pageDocument finds the operations that the pages of web/app ask with.
var pageDocument = regexp.MustCompile("(?s)graphql\\(`(.*?)`\\)")

// Each page asks with a bounded number of statements, whatever it shows: no page may come to ask more.
func TestPagesAskNoMoreStatements(t *testing.T) {
	t.Parallel()
	variables := map[string]any{
		"asOf": "2022-11-30", "days": []string{"2022-11-30", "2021-11-30"}, "year": 2022, "by": "PROVINCE_PAIR", "from": "2021-12-01", "to": "2022-11-01",
		"where": map[string]any{"hasProjectWith": []any{map[string]any{"program": "EAST_WEST_COLLABORATION"}}}, "rule": "PROJECT_OVERDUE",
	}
	frame := []string{"as-of.ts"} // around each page
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		a := serve(t, dialectName, full)
		data, _ := a.post(t, `{ province(code: "51") { id } }`, nil)
		var sichuan struct{ Province struct{ ID string } }
		if err := json.Unmarshal(data, &sichuan); err != nil {
			t.Fatal(err)
		}
		variables := maps.Clone(variables)
		variables["province"] = sichuan.Province.ID
		for page, bound := range map[string]struct {
			files []string
			most  int
		}{
			"/":               {[]string{"pages/overview/*.tsx"}, 8},
			"/reconciliation": {[]string{"pages/reconciliation.tsx"}, 4},
			"/quality":        {[]string{"pages/quality/*.tsx"}, 8}, // with the records of a rule and the counties of a province
			"/assessment":     {[]string{"pages/assessment.tsx"}, 3},
			"/screen":         {[]string{"pages/overview/*.tsx", "pages/screen/*.tsx"}, 8},
		} {
			asked, statements := 0, 0
			for _, pattern := range append(bound.files, frame...) {
				files, err := filepath.Glob(filepath.Join("../web/app/src", pattern))
				if err != nil || len(files) == 0 {
					t.Fatalf("no file %s: %v", pattern, err)
				}
				for _, file := range files {
					content, err := os.ReadFile(file)
					if err != nil {
						t.Fatal(err)
					}
					for _, document := range pageDocument.FindAllSubmatch(content, -1) {
						n := a.counter.Count(func() {
							if _, errs := a.post(t, string(document[1]), variables); errs != nil {
								t.Errorf("%s: %s", file, errs)
							}
						})
						asked, statements = asked+1, statements+n
					}
				}
			}
			if asked < 2 || statements > bound.most {
				t.Errorf("%s asks %d operations with %d statements", page, asked, statements)
			}
		}
	})
}
