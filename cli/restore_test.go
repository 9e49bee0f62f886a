package cli

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"entgo.io/ent/dialect"

	"jiedui/db/dbtest"
	"jiedui/db/pgserver"
)

// writerCount is how many register at once.
const writerCount = 8

// writers register projects until they are stopped.
type writers struct {
	registry
	forgiven int // how often the same request may be refused
	group    sync.WaitGroup
	end      chan struct{}
	ended    chan struct{} // closed when none goes on

	mu       sync.Mutex
	answered map[string]time.Time // when each project was acknowledged
	begun    map[string]time.Time
	changed  chan struct{}
}

// startWriters lets them register projects with numbers from one on.
func startWriters(t *testing.T, r registry, from int) *writers {
	t.Helper()
	return startForgivingWriters(t, r, from, 0)
}

// startForgivingWriters is startWriters for a server that may refuse a request a few times. It is sent again under its
// key.
func startForgivingWriters(t *testing.T, r registry, from, forgiven int) *writers {
	t.Helper()
	w := &writers{registry: r, forgiven: forgiven, end: make(chan struct{}), ended: make(chan struct{}), answered: make(map[string]time.Time), begun: make(map[string]time.Time), changed: make(chan struct{})}
	enterprise := r.enterprise(t)
	for writer := range writerCount {
		w.group.Go(func() {
			for n := from + writer; ; n += writerCount {
				select {
				case <-w.end:
					return
				default:
				}
				key, mutation := r.project(n, enterprise)
				name := strings.Replace(key, "project-", "P-", 1)
				w.note(w.begun, name)
				_, err := r.mutate(r.url, key, mutation)
				for again := 0; err != nil && again < w.forgiven; again++ {
					_, err = r.mutate(r.url, key, mutation)
				}
				if err != nil {
					t.Errorf("%s: %v", key, err)
					return
				}
				w.note(w.answered, name)
			}
		})
	}
	go func() {
		w.group.Wait()
		close(w.ended)
	}()
	t.Cleanup(w.stop)
	w.more(t, 40)
	return w
}

func (w *writers) note(in map[string]time.Time, name string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	in[name] = time.Now()
	close(w.changed)
	w.changed = make(chan struct{})
}

// more waits until so many more projects were acknowledged.
func (w *writers) more(t *testing.T, n int) {
	t.Helper()
	want, late := -1, time.After(patience)
	for {
		w.mu.Lock()
		have, changed := len(w.answered), w.changed
		w.mu.Unlock()
		if want < 0 {
			want = have + n
		}
		if have >= want {
			return
		}
		select {
		case <-changed:
		case <-w.ended:
			t.Fatal("the writers have ended")
		case <-late:
			t.Fatal("the writers do not go on")
		}
	}
}

func (w *writers) stop() {
	select {
	case <-w.end:
	default:
		close(w.end)
	}
	w.group.Wait()
}

// holds checks that a database is whole, has all that was acknowledged before a moment, and nothing that was begun after
// another one, if that is not zero.
func (w *writers) holds(t *testing.T, dir, database string, from, until time.Time) {
	t.Helper()
	for _, command := range [][]string{{"audit", "verify", "--against=ends.json"}, {"check"}} {
		if p := runProgram(t, dir, append(command, "--database="+database)...); p.err != nil {
			t.Errorf("%q: %s%s", command, p.stdout, p.stderr)
		}
	}
	there := make(map[string]bool)
	rows, err := open(t, database).QueryContext(t.Context(), "SELECT registration_number FROM investment_projects WHERE registration_number LIKE 'P-%'")
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			t.Fatal(err)
		}
		there[name] = true
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	for name, at := range w.answered {
		if at.Before(from) && !there[name] {
			t.Errorf("%s is missing, which was acknowledged %s before", name, from.Sub(at))
		}
	}
	for name := range there {
		if at := w.begun[name]; !until.IsZero() && at.After(until) {
			t.Errorf("%s is there, which was begun %s after", name, at.Sub(until))
		}
	}
	if len(there) == 0 {
		t.Error("there is no project")
	}
}

// A backup of a running SQLite file has what was acknowledged before it began, and is whole.
func TestBackupUnderWritersIsWhole(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	url := dbtest.URL(t, dialect.SQLite, referred)
	w, database := startWriters(t, registryOf(t, dir, url), 0), "--database="+url
	if p := runProgram(t, dir, "audit", "verify", "--save=ends.json", database); p.err != nil {
		t.Fatal(p.stderr)
	}
	began := time.Now()
	if p := runProgram(t, dir, "backup", "copy.db", database); p.err != nil {
		t.Fatal(p.stderr)
	}
	w.more(t, 8)
	w.stop()
	if p := runProgram(t, dir, "restore", "copy.db", "--database=restored.db"); p.err != nil {
		t.Fatal(p.stderr)
	}
	w.holds(t, dir, "sqlite:"+filepath.Join(dir, "restored.db"), began, time.Time{})
}

// The commands and settings of docs/operations.md back a PostgreSQL server up and restore it, while others write.
func TestPostgreSQLIsRestoredAsDocumented(t *testing.T) {
	t.Parallel()
	d := readDocument(t, filepath.Join("docs", "operations.md"))
	_, backups, _ := strings.Cut(d.text, "\n## Backup and restore\n")
	backups, _, _ = strings.Cut(backups, "\n## ")
	var settings [][]string // of each block
	for _, m := range fenced.FindAllStringSubmatch(backups, -1) {
		if m[1] == "conf" {
			settings = append(settings, strings.Split(strings.TrimSpace(m[3]), "\n"))
		}
	}
	archive, err := os.MkdirTemp("", "jiedui-backups-") //nolint:usetesting // the server has another user, who must reach it
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(archive) })
	if err := errors.Join(os.Chmod(archive, 0o777), os.Mkdir(filepath.Join(archive, "wal"), 0o700)); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(filepath.Join(archive, "wal"), 0o777); err != nil {
		t.Fatal(err)
	}
	places := map[string]string{"/var/backups/jiedui": archive}
	here := func(text string) string {
		for from, to := range places {
			text = strings.ReplaceAll(text, from, to)
		}
		return text
	}
	flags := func(lines []string, change ...string) []string {
		list := []string{"fsync=off"}
		for _, line := range lines {
			name, value, _ := strings.Cut(here(line), " = ")
			list = append(list, name+"="+strings.Trim(value, "'"))
		}
		return append(list, change...)
	}

	first, err := pgserver.Start(flags(settings[0])...)
	if errors.Is(err, pgserver.ErrNotInstalled) && os.Getenv("JIEDUI_REQUIRE_POSTGRES") != "1" {
		t.Skip(err)
	} else if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(first.Stop)
	// run runs the documented commands that begin so.
	run := func(beginning string) {
		t.Helper()
		lines := regexp.MustCompile(`(?m)^sudo -u postgres (`+beginning+`.*)$`).FindAllStringSubmatch(backups, -1)
		if len(lines) == 0 {
			t.Fatalf("no command of the document begins with %s", beginning)
		}
		for _, line := range lines {
			if err := first.Run(t.Context(), "sh", "-c", `PATH="`+filepath.Dir(first.Program("pg_dump"))+`:$PATH"; `+here(line[1])); err != nil {
				t.Fatal(err)
			}
		}
	}
	if _, err := first.Admin.ExecContext(t.Context(), "CREATE ROLE jiedui LOGIN"); err != nil {
		t.Fatal(err)
	}
	if _, err := first.Admin.ExecContext(t.Context(), "CREATE DATABASE jiedui OWNER jiedui ENCODING 'UTF8' TEMPLATE template0"); err != nil {
		t.Fatal(err)
	}
	owned := func(s *pgserver.Server, name string) string {
		return strings.Replace(s.URL(name), "postgres@", "jiedui@", 1)
	}
	dir, database := t.TempDir(), owned(first, "jiedui")
	if p := runProgram(t, dir, "migrate", "--database="+database); p.err != nil {
		t.Fatal(p.stderr)
	}
	if p := runProgram(t, dir, "seed", "--database="+database); p.err != nil {
		t.Fatal(p.stderr)
	}
	w := startWriters(t, registryOf(t, dir, database), 0)
	if p := runProgram(t, dir, "audit", "verify", "--save=ends.json", "--database="+database); p.err != nil {
		t.Fatal(p.stderr)
	}

	dumped := time.Now()
	run("pg_dump ")
	run("createdb ")
	run("pg_restore ")
	w.holds(t, dir, owned(first, "jiedui_restored"), dumped, time.Time{})

	run("pg_basebackup --pgdata=/var/backups")
	run("pg_verifybackup ")
	w.more(t, 40)
	moment := time.Now()
	w.more(t, 40)

	standby, err := first.Another("fsync=off")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(standby.Stop)
	places["/var/lib/postgresql/standby"] = standby.Data()
	run("pg_basebackup --pgdata=/var/lib/postgresql/standby")
	if err := standby.Resume(); err != nil {
		t.Fatal(err)
	}
	w.holds(t, dir, owned(standby, "jiedui"), moment, time.Time{})

	w.stop()
	run("psql ")
	if err := w.program.stop(); err != nil {
		t.Error(err)
	}
	if err := first.Halt(); err != nil { // archives what is left
		t.Fatal(err)
	}
	end := time.Now()
	for _, target := range []struct {
		name string
		from time.Time
		to   time.Time
		more []string
	}{
		{"at a moment", moment, moment, []string{"recovery_target_time=" + moment.UTC().Format("2006-01-02 15:04:05.999999+00")}},
		{"to the end", end, time.Time{}, []string{"recovery_target_time="}},
	} {
		restored, err := first.Another(append(flags(settings[1]), append(target.more, "hot_standby=off")...)...)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(restored.Stop)
		places["/var/lib/postgresql/restored"] = restored.Data()
		run("cp ")
		run("touch ")
		if err := restored.Resume(); err != nil {
			t.Fatal(fmt.Errorf("%s: %w", target.name, err))
		}
		w.holds(t, dir, owned(restored, "jiedui"), target.from, target.to)
		if err := restored.Halt(); err != nil {
			t.Error(err)
		}
	}
}
