package cli

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"entgo.io/ent/dialect"

	"jiedui/db/dbtest"
)

// During an upgrade two versions of the program serve one database, and people register with both. It takes minutes to
// build the older one, so the test runs if JIEDUI_UPGRADE_FROM names its commit, or the program.
func TestTwoVersionsServeOneDatabase(t *testing.T) { //nolint:paralleltest // it changes which program is started
	commit := os.Getenv("JIEDUI_UPGRADE_FROM")
	if commit == "" {
		t.Skip("JIEDUI_UPGRADE_FROM names no commit")
	}
	database, dir := dbtest.URL(t, dialect.Postgres, dbtest.Template{}), t.TempDir()
	newer := binary
	t.Cleanup(func() { binary = newer })
	if info, err := os.Stat(commit); err == nil && info.Mode().IsRegular() {
		binary = commit
	} else {
		binary = buildCommit(t, commit)
	}
	if p := runProgram(t, dir, "seed", "--database="+database); p.err != nil {
		t.Fatal(p.stderr)
	}
	before := registryOf(t, dir, database)
	// A migration ends what the connections of the older server have prepared. It refuses a request for each such
	// statement.
	first := startForgivingWriters(t, before, 0, 20)

	binary = newer // migrates what the other one uses
	after := before
	after.program = startProgram(t, dir, registryArgs(dir, database)...)
	second := startWriters(t, after, 100_000)
	first.more(t, 100)
	second.more(t, 100)
	for _, r := range []registry{before, after} {
		wantData(t, r.url, `{ county(code: "513436") { name pairingsAsRecipient { totalCount } } provinces { totalCount } }`,
			`{"county":{"name":"美姑县","pairingsAsRecipient":{"totalCount":1}},"provinces":{"totalCount":31}}`)
		wantData(t, r.url, `{ enterprises(where: {nameContainsFold: "苦荞"}) { edges { node { name } } } summary { pairings } }`,
			`{"enterprises":{"edges":[{"node":{"name":"美姑苦荞有限公司"}}]},"summary":{"pairings":56}}`)
	}
	first.stop()
	second.stop()
	if p := runProgram(t, dir, "audit", "verify", "--save=ends.json", "--database="+database); p.err != nil {
		t.Fatalf("%s%s", p.stdout, p.stderr)
	}
	for _, w := range []*writers{first, second} {
		w.holds(t, dir, database, time.Now(), time.Time{})
		if err := w.program.stop(); err != nil {
			t.Error(err)
		}
	}
}

// buildCommit builds the program as it was at a commit.
func buildCommit(t *testing.T, commit string) string {
	t.Helper()
	dir := t.TempDir()
	for _, command := range [][]string{
		{"git", "archive", "--output=" + filepath.Join(dir, "source.tar"), commit},
		{"tar", "--extract", "--directory=" + dir, "--file=" + filepath.Join(dir, "source.tar")},
		{"go", "build", "-C", dir, "-buildvcs=false", "-o", filepath.Join(dir, "jiedui"), "."},
	} {
		if out, err := exec.CommandContext(t.Context(), command[0], command[1:]...).CombinedOutput(); err != nil {
			t.Fatalf("%q: %v\n%s", command, err, out)
		}
	}
	return filepath.Join(dir, "jiedui")
}
