package generate

import (
	"os/exec"
	"regexp"
	"strings"
	"testing"
)

// What generates code, and what tests read files with, is not part of the program: it would make the binary larger
// and its build and its start slower.
func TestProgramHasNoGenerators(t *testing.T) {
	out, err := exec.Command("go", "list", "-deps", "jiedui").CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	generator := regexp.MustCompile(`^(entgo\.io/contrib|entgo\.io/ent/entc|github\.com/99designs/gqlgen/(api|codegen|plugin)|golang\.org/x/tools|github\.com/hashicorp/hcl|ariga\.io/atlas|github\.com/xuri/excelize)(/|$)`)
	for p := range strings.Lines(string(out)) {
		if generator.MatchString(strings.TrimSpace(p)) {
			t.Errorf("the program imports %s", p)
		}
	}
}
