package cli

import (
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// The steps of docs/development.md add an entity to a copy of the repository. The last of them, a test of the API,
// registers a record, has it reviewed, and finds it in groups and among the live events.
func TestAddingAnEntity(t *testing.T) {
	if os.Getenv("JIEDUI_ADD_ENTITY") == "" {
		t.Skip("it generates, compiles and tests the program anew, which takes minutes: set JIEDUI_ADD_ENTITY=1 to run it")
	}
	scratch := t.TempDir()
	copyRepository(t, scratch)
	document := readDocument(t, "docs/development.md")
	from := strings.Index(document.text, "\n## Adding an entity\n")
	to := from + strings.Index(document.text[from+1:], "\n## ")
	if from < 0 || to <= from {
		t.Fatal("there is no section about adding an entity")
	}
	var last string
	for _, b := range document.blocks {
		if b.from < from || b.from > to {
			continue
		}
		switch b.language {
		case "diff":
			amend(t, filepath.Join(scratch, b.subject), b.content)
		case "sh":
			for command := range strings.Lines(b.content) {
				last = goCommand(t, scratch, strings.TrimSpace(command))
			}
		default:
			if err := os.WriteFile(filepath.Join(scratch, b.subject), []byte(b.content), 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
	if !strings.HasPrefix(last, "ok") || !strings.Contains(last, "jiedui/graph") || strings.Contains(last, "no tests to run") {
		t.Errorf("the last step tests nothing of the API: %q", last)
	}
}

// copyRepository copies what is in the repository's folder but the history and what npm has installed.
func copyRepository(t *testing.T, to string) {
	t.Helper()
	err := filepath.WalkDir(repository, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name, err := filepath.Rel(repository, path)
		switch {
		case err != nil:
			return err
		case d.IsDir() && slices.Contains([]string{".git", "node_modules"}, d.Name()):
			return fs.SkipDir
		case d.IsDir():
			return os.MkdirAll(filepath.Join(to, name), 0o700)
		case !d.Type().IsRegular(): // .git of a worktree is a file
			return nil
		}
		content, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		return os.WriteFile(filepath.Join(to, name), content, 0o600)
	})
	if err != nil {
		t.Fatal(err)
	}
}

// amend applies a diff without line numbers: its lines of context stand in the file, once and in a row.
func amend(t *testing.T, file, diff string) {
	t.Helper()
	var before, after strings.Builder
	for line := range strings.Lines(diff) {
		if line[0] == ' ' {
			before.WriteString(line[1:])
		}
		after.WriteString(line[1:])
	}
	content, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(string(content), before.String()); n != 1 {
		t.Fatalf("%s has %d times:\n%s", file, n, before.String())
	}
	amended := strings.Replace(string(content), before.String(), after.String(), 1)
	if err := os.WriteFile(file, []byte(amended), 0o600); err != nil {
		t.Fatal(err)
	}
}

// goCommand runs a command of Go that has to succeed, and returns what it prints.
func goCommand(t *testing.T, dir, command string) string {
	t.Helper()
	args := strings.Fields(command)
	if args[0] != "go" {
		t.Fatalf("%q is no command of Go", command)
	}
	cmd := exec.CommandContext(t.Context(), "go", args[1:]...)
	cmd.Dir = dir
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v\n%s", command, err, out)
	}
	return string(out)
}
