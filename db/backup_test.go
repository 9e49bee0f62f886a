package db_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"entgo.io/ent/dialect"

	"jiedui/db"
	"jiedui/db/dbtest"
	"jiedui/fault"
)

// A backup that is taken while others write is whole and private, and has everything that was acknowledged before it
// began.
func TestBackupHasWhatWasWrittenBeforeItBegan(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	path, copied := filepath.Join(dir, "jiedui.db"), filepath.Join(dir, "backup.db")
	d := openDatabase(t, path, db.Options{})
	if _, err := db.Migrate(t.Context(), d, db.Migrations); err != nil {
		t.Fatal(err)
	}
	exec(t, d, "CREATE TABLE written (writer integer, n integer)")
	ctx, stop := context.WithCancel(t.Context())
	var writers sync.WaitGroup
	var acknowledged [8]int
	begun := make(chan struct{}, len(acknowledged))
	for w := range acknowledged {
		writers.Go(func() {
			for n := 1; ctx.Err() == nil; n++ {
				if _, err := d.ExecContext(t.Context(), "INSERT INTO written VALUES (?, ?)", w, n); err != nil {
					t.Error(err)
					return
				}
				if acknowledged[w] = n; n == 5 {
					begun <- struct{}{}
				}
			}
		})
	}
	for range acknowledged {
		<-begun
	}
	if err := db.Backup(t.Context(), d, copied); err != nil {
		t.Fatal(err)
	}
	stop()
	writers.Wait()

	if info, err := os.Stat(copied); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the copy is %v, %v", info, err)
	}
	restored := filepath.Join(dir, "restored.db")
	if kept, err := db.Restore(t.Context(), copied, restored); err != nil || kept != "" {
		t.Fatalf("kept %q, %v", kept, err)
	}
	r := openDatabase(t, restored, db.Options{})
	if err := db.Check(t.Context(), r, db.Migrations); err != nil {
		t.Error(err)
	}
	if n := query[int](t, r, "SELECT COUNT(*) FROM (SELECT writer FROM written GROUP BY writer HAVING MAX(n) >= 5 AND MAX(n) = COUNT(*))"); n != len(acknowledged) {
		t.Errorf("%d of %d writers have all that they wrote before the backup, in a row", n, len(acknowledged))
	}
}

// What was in the place of a restored database is kept, even if it is damaged and has a log beside it.
func TestRestoreKeepsWhatWasThere(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	path, copied := filepath.Join(dir, "jiedui.db"), filepath.Join(dir, "backup.db")
	d := openDatabase(t, path, db.Options{})
	if _, err := db.Migrate(t.Context(), d, db.Migrations); err != nil {
		t.Fatal(err)
	}
	exec(t, d, "CREATE TABLE mark (n integer)", "INSERT INTO mark VALUES (1)")
	if err := db.Backup(t.Context(), d, copied); err != nil {
		t.Fatal(err)
	}
	exec(t, d, "INSERT INTO mark VALUES (2)")

	_, err := db.Restore(t.Context(), copied, path)
	if !fault.Is(err, fault.BadUserInput) || !strings.Contains(err.Error(), "stop the server") {
		t.Fatalf("with a program that has it open: %v", err)
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	kept, err := db.Restore(t.Context(), copied, path)
	if err != nil || kept == "" {
		t.Fatalf("kept %q, %v", kept, err)
	}
	for file, want := range map[string]int{path: 1, kept: 3} {
		if n := query[int](t, openDatabase(t, file, db.Options{}), "SELECT SUM(n) FROM mark"); n != want {
			t.Errorf("%s has %d, want %d", filepath.Base(file), n, want)
		}
	}

	damaged := filepath.Join(dir, "damaged.db")
	if err := errors.Join(os.WriteFile(damaged, []byte("no database"), 0o600), os.WriteFile(damaged+"-wal", []byte("no log"), 0o600)); err != nil {
		t.Fatal(err)
	}
	if _, err := db.Restore(t.Context(), copied, damaged); err != nil {
		t.Fatal(err)
	}
	if n := query[int](t, openDatabase(t, damaged, db.Options{}), "SELECT SUM(n) FROM mark"); n != 1 {
		t.Errorf("in place of the damaged one: %d", n)
	}
}

func TestWhatIsNoBackupIsNotRestored(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	path := func(name string) string { return filepath.Join(dir, name) }
	d := openDatabase(t, path("jiedui.db"), db.Options{})
	if _, err := db.Migrate(t.Context(), d, db.Migrations); err != nil {
		t.Fatal(err)
	}
	if err := db.Backup(t.Context(), d, path("good")); err != nil {
		t.Fatal(err)
	}
	good, err := os.ReadFile(path("good"))
	if err != nil {
		t.Fatal(err)
	}
	other := openDatabase(t, path("other.db"), db.Options{})
	exec(t, other, "CREATE TABLE notes (text text)")
	newer := openDatabase(t, path("newer.db"), db.Options{})
	if _, err := db.Migrate(t.Context(), newer, db.Migrations); err != nil {
		t.Fatal(err)
	}
	exec(t, newer, "INSERT INTO goose_db_version (version_id, is_applied) VALUES (99991231000000, 1)")
	for name, d := range map[string]*db.DB{"of another program": other, "newer": newer} {
		if err := db.Backup(t.Context(), d, path(name)); err != nil {
			t.Fatal(err)
		}
	}
	for name, content := range map[string][]byte{
		"empty": {}, "text": []byte("no database"), "half": good[:len(good)/2],
		"overwritten": append(append([]byte{}, good[:8192]...), append(make([]byte, 8192), good[16384:]...)...),
	} {
		if err := os.WriteFile(path(name), content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for name, code := range map[string]fault.Code{
		"not there": fault.BadUserInput, "empty": fault.BadUserInput, "text": fault.BadUserInput, "half": fault.BadUserInput,
		"overwritten": fault.BadUserInput, "of another program": fault.BadUserInput, "newer": fault.DatabaseTooNew,
	} {
		if _, err := db.Restore(t.Context(), path(name), path("target")); !fault.Is(err, code) {
			t.Errorf("%s: gave %v, want %s", name, err, code)
		}
		if _, err := os.Stat(path("target")); err == nil {
			t.Errorf("%s: was restored", name)
		}
	}
	if err := db.Backup(t.Context(), d, path("good")); !fault.Is(err, fault.BadUserInput) {
		t.Errorf("over a file that is there: %v", err)
	}
	if left, err := filepath.Glob(path(".*")); len(left) > 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}

func TestPostgresIsBackedUpByItsOwnTools(t *testing.T) {
	t.Parallel()
	d := dbtest.Open(t, dialect.Postgres, dbtest.Template{})
	if err := db.Backup(t.Context(), d, filepath.Join(t.TempDir(), "backup")); !fault.Is(err, fault.BadUserInput) || !strings.Contains(err.Error(), "pg_dump") {
		t.Errorf("gave %v", err)
	}
}

// Only its owner may read a new database file and the files beside it.
func TestDatabaseFilesArePrivate(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "jiedui.db")
	d := openDatabase(t, path, db.Options{})
	exec(t, d, "CREATE TABLE t (n integer)")
	for _, suffix := range []string{"", "-wal", "-shm"} {
		if info, err := os.Stat(path + suffix); err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("%s: %v, %v", suffix, info, err)
		}
	}
	for relaxed, want := range map[bool]int{false: 2, true: 1} { // FULL and NORMAL
		if n := query[int](t, openDatabase(t, path, db.Options{Relaxed: relaxed}), "PRAGMA synchronous"); n != want {
			t.Errorf("relaxed %t: synchronous is %d, want %d", relaxed, n, want)
		}
	}
}
