package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A backup that is taken by one command is put back by another, and what was in its place is kept.
func TestBackupIsRestored(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	run := func(ok bool, say string, args ...string) {
		t.Helper()
		p := runProgram(t, dir, args...)
		if said := p.stdout.String() + p.stderr.String(); (p.err == nil) != ok || !strings.Contains(said, say) {
			t.Fatalf("jiedui %q: ok %t, said %q, want %t and %q", args, p.err == nil, said, ok, say)
		}
	}
	run(true, "", "migrate")
	run(true, "every link holds", "backup", "copy.db")
	run(false, "is there already", "backup", "copy.db")
	run(true, "coordinator", "coordinator", "add", "--subject=admin", "--name=管理员", "--role=ADMIN")
	run(true, "what was there is kept as", "restore", "copy.db")
	run(true, "coordinator", "coordinator", "add", "--subject=admin", "--name=管理员", "--role=ADMIN") // the other one is gone
	if err := os.WriteFile(filepath.Join(dir, "torn.db"), []byte("torn"), 0o600); err != nil {
		t.Fatal(err)
	}
	run(false, "is not a whole backup", "restore", "torn.db")
	run(false, "pg_restore", "restore", "--database=postgres://localhost/jiedui", "copy.db")
}
