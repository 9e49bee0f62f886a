package intake_test

import (
	"os"
	"strings"
	"testing"

	"jiedui/intake"
)

// The document has the query of each kind whose export can be imported again.
func TestQueriesAreDocumented(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile("../docs/import.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, k := range intake.Kinds {
		if row := "| `" + k.Name + "` | " + k.ZH + " | `" + k.Query() + "` |\n"; k.Query() != "" && !strings.Contains(string(text), row) {
			t.Errorf("docs/import.md lacks %s", row)
		}
	}
}
