package cli

import (
	"bytes"
	"errors"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"

	"entgo.io/ent/dialect"

	"jiedui/db/dbtest"
	"jiedui/ent/county"
	"jiedui/ent/enterprise"
	"jiedui/ent/pairing"
	"jiedui/rule"
	"jiedui/scalar"
)

func TestVersionNamesGo(t *testing.T) {
	t.Parallel()
	p := runProgram(t, t.TempDir(), "version")
	if got := p.stdout.String(); p.err != nil || !regexp.MustCompile(`^jiedui \S+( [0-9a-f]{40})? `+regexp.QuoteMeta(runtime.Version())).MatchString(got) {
		t.Errorf("version prints %q, %v", got, p.err)
	}
}

func TestHelpLeavesNothing(t *testing.T) {
	t.Parallel()
	for _, args := range [][]string{{"--help"}, {"serve", "--help"}, {"seed", "--help"}, {"migrate", "--help"}} {
		dir := t.TempDir()
		p := runProgram(t, dir, args...)
		if p.err != nil || !strings.HasPrefix(p.stdout.String(), "Usage: jiedui") || p.stderr.String() != "" || len(names(t, dir)) != 0 {
			t.Errorf("%q prints %q and %q, %v", args, p.stdout, p.stderr, p.err)
		}
	}
}

func TestMigrateAppliesAndListsMigrations(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		database := "--database=" + dbtest.URL(t, dialectName, dbtest.Template{})
		run := func(want string, args ...string) {
			t.Helper()
			p := runProgram(t, t.TempDir(), append(args, database)...)
			if p.err != nil || !regexp.MustCompile(want).MatchString(p.stdout.String()) {
				t.Errorf("%q prints\n%s%s%v, want\n%s", args, p.stdout, p.stderr, p.err, want)
			}
		}
		run(`^VERSION +APPLIED +NAME\n(\d{14} +pending +\S+\.sql\n)+$`, "migrate", "status")
		run(`^[1-9]\d* migrations applied\n$`, "migrate", "up")
		run(`^0 migrations applied\n$`, "migrate")
		run(`^VERSION +APPLIED +NAME\n(\d{14} +\d{4}-\d\d-\d\d \d\d:\d\d:\d\d +\S+\.sql\n)+$`, "migrate", "status")
	})
}

func TestSeedLoadsOnce(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		database := dbtest.URL(t, dialectName, dbtest.Template{})
		for _, want := range []string{"reference data: loaded\n", "reference data: there already\n"} {
			if p := runProgram(t, t.TempDir(), "seed", "--database="+database); p.err != nil || p.stdout.String() != want {
				t.Errorf("seed prints %q, %v, want %q:\n%s", p.stdout, p.err, want, p.stderr)
			}
		}
		d := open(t, database)
		if n := count(t, d, "SELECT count(*) FROM counties"); n != 2842 {
			t.Errorf("%d counties", n)
		}
	})
}

// On one database only: twice the data take their time.
func TestSeedScaleMultipliesRecords(t *testing.T) {
	t.Parallel()
	database := dbtest.URL(t, dialect.Postgres, referred)
	for _, want := range []string{
		"reference data: there already\ndemonstration data: loaded\n",
		"reference data: there already\ndemonstration data: there already\n",
	} {
		if p := runProgram(t, t.TempDir(), "seed", "--demo", "--scale=2", "--database="+database); p.err != nil || p.stdout.String() != want {
			t.Fatalf("seed prints %q, %v, want %q:\n%s", p.stdout, p.err, want, p.stderr)
		}
	}
	d := open(t, database)
	if n := count(t, d, "SELECT count(*) FROM industrial_parks"); n != 1402 {
		t.Errorf("%d parks", n)
	}
	if n := count(t, d, "SELECT count(*) FROM counties WHERE designation = 'SUPPORTING'"); n != 133 {
		t.Errorf("%d supporting counties", n)
	}
}

// Where coordinators have registered something, demonstration data are refused when asked for, and left out otherwise.
func TestDemonstrationDataKeepAwayFromRegisteredRecords(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		database := dbtest.URL(t, dialectName, referred)
		d := open(t, database)
		home := d.Client().County.Query().Where(county.Code("513430")).OnlyX(rule.Trusted(t.Context()))
		d.Client().Enterprise.Create().SetHomeCounty(home).SetUscc("91110000802100433B").SetName("登记企业").
			SetOwnership(enterprise.OwnershipPRIVATE).SetIndustry("C13").SaveX(rule.Trusted(t.Context()))
		made := func() int {
			return d.Client().Pairing.Query().Where(pairing.OriginEQ(scalar.OriginDemo)).CountX(rule.Trusted(t.Context())) +
				d.Client().Enterprise.Query().Where(enterprise.OriginEQ(scalar.OriginDemo)).CountX(rule.Trusted(t.Context()))
		}

		wantFailure(t, runProgram(t, t.TempDir(), "seed", "--demo", "--database="+database), "CONFLICT", "the database holds registered records")
		wantFailure(t, runProgram(t, t.TempDir(), "--demo", "--addr=127.0.0.1:0", "--database="+database), "CONFLICT", "the database holds registered records")
		if n := made(); n != 0 {
			t.Errorf("%d records were left", n)
		}
		p := startProgram(t, t.TempDir(), "--database="+database)
		wantData(t, p.url, `{ enterprises { edges { node { name origin } } } }`, `{"enterprises":{"edges":[{"node":{"name":"登记企业","origin":"REGISTERED"}}]}}`)
		if n := made(); n != 0 {
			t.Errorf("%d records were made", n)
		}
	})
}

const secret = "s3cr3t"

// wantFailure checks that a program failed with one clear line.
func wantFailure(t *testing.T, p *program, code, say string) {
	t.Helper()
	exit, ok := errors.AsType[*exec.ExitError](p.err)
	if !ok || exit.ExitCode() != 1 {
		t.Errorf("it ended with %v, want exit status 1", p.err)
	}
	if got := p.stdout.String(); strings.Contains(got, code) {
		t.Errorf("on standard output is %q", got)
	}
	text := strings.TrimSuffix(p.stderr.String(), "\n")
	log, line := "", text
	if i := strings.LastIndex(text, "\n"); i >= 0 {
		log, line = text[:i], text[i+1:]
	}
	if !strings.HasPrefix(line, "jiedui: ") || !strings.Contains(line, code+": ") || !strings.Contains(line, say) {
		t.Errorf("it says\n%s\nwant %s with %q", line, code, say)
	}
	for l := range strings.Lines(log) {
		if !strings.HasPrefix(l, "time=") {
			t.Errorf("a line of the log is %q", l)
		}
	}
	if strings.Contains(text, secret) {
		t.Errorf("the password is shown:\n%s", text)
	}
}

// A failed command says why in a line, and leaves nothing behind.
func TestFailedCommandSaysWhyInALine(t *testing.T) {
	t.Parallel()
	busy, err := new(net.ListenConfig).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = busy.Close() })
	shut := "/proc" // where not even root can make a file
	if os.Getuid() != 0 {
		shut = t.TempDir()
		if err := os.Chmod(shut, 0o500); err != nil {
			t.Fatal(err)
		}
	}
	unreachable := "--database=postgres://u:" + secret + "@127.0.0.1:1/d"
	tests := map[string]struct {
		args      string
		code, say string
	}{
		"Command":      {"sevre", "BAD_USER_INPUT", `there is no command "sevre": did you mean serve or seed? See jiedui --help`},
		"Subcommand":   {"migrate down", "BAD_USER_INPUT", "down"},
		"Flag":         {"--adr=127.0.0.1:0", "BAD_USER_INPUT", `unknown flag --adr: did you mean --addr?`},
		"FlagOfOther":  {"version --scale=2", "BAD_USER_INPUT", "unknown flag --scale"},
		"NoNumber":     {"--max-depth=deep", "BAD_USER_INPUT", "--max-depth"},
		"NoDuration":   {"--stop-timeout=20", "BAD_USER_INPUT", "--stop-timeout"},
		"NoChoice":     {"--log=xml", "BAD_USER_INPUT", `--log must be one of "text","json"`},
		"NoLimit":      {"--max-cost=0", "BAD_USER_INPUT", "--max-cost"},
		"NoConnection": {"--max-connections=-1", "BAD_USER_INPUT", "--max-connections must not be less than 0"},
		"Scale":        {"seed --scale=2", "BAD_USER_INPUT", "--scale goes with --demo"},
		"ScaleZero":    {"seed --demo --scale=0", "BAD_USER_INPUT", "--scale must be 1 or more"},

		"PortInUse": {"--addr=" + busy.Addr().String(), "ADDRESS_IN_USE", busy.Addr().String() + " is in use by another program"},
		"NoPort":    {"--addr=127.0.0.1", "ADDRESS_INVALID", "give --addr as host:port"},

		"UnreachableMigrate": {"migrate " + unreachable, "DATABASE_UNAVAILABLE", "PostgreSQL at 127.0.0.1:1 cannot be reached"},
		"UnreachableSeed":    {"seed --demo " + unreachable, "DATABASE_UNAVAILABLE", "PostgreSQL at 127.0.0.1:1 cannot be reached"},
		"Fallbacks": {
			"migrate --database=postgres://u:" + secret + "@127.0.0.1,127.0.0.2/d?port=1", "DATABASE_UNAVAILABLE",
			"127.0.0.1:1 and its fallbacks cannot be reached",
		},
		"URL":      {"--addr=127.0.0.1:0 --database=postgres://u:" + secret + "#x@127.0.0.1/d", "DATABASE_URL_INVALID", "percent-encoded"},
		"Scheme":   {"migrate --database=mysql://u:" + secret + "@h/d", "DATABASE_URL_INVALID", "must begin with postgres:// or sqlite:"},
		"NoFolder": {"--addr=127.0.0.1:0 --database=none/jiedui.db", "DATABASE_UNAVAILABLE", "none is not a directory"},
		"Folder":   {"--addr=127.0.0.1:0 --database=.", "DATABASE_UNAVAILABLE", ". is a directory"},
		"ShutAway": {"--addr=127.0.0.1:0 --database=" + filepath.Join(shut, "jiedui.db"), "DATABASE_UNAVAILABLE", "cannot be opened for writing"},
		"SeedShut": {"seed --database=" + filepath.Join(shut, "jiedui.db"), "DATABASE_UNAVAILABLE", "cannot be opened for writing"},
		"NoLevel":  {"--log-level=loud", "BAD_USER_INPUT", "--log-level must be one of"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			wantFailure(t, runProgram(t, dir, strings.Fields(test.args)...), test.code, test.say)
			if left := names(t, dir); len(left) != 0 {
				t.Errorf("it leaves %q", left)
			}
		})
	}
}

// A file that is no database stays as it is.
func TestFileThatIsNoDatabaseStaysAsItIs(t *testing.T) {
	t.Parallel()
	for _, args := range [][]string{{"--addr=127.0.0.1:0"}, {"migrate"}, {"migrate", "status"}, {"seed"}} {
		dir := t.TempDir()
		file, content := filepath.Join(dir, "jiedui.db"), []byte(strings.Repeat("not a database\n", 1000))
		if err := os.WriteFile(file, content, 0o600); err != nil {
			t.Fatal(err)
		}
		wantFailure(t, runProgram(t, dir, args...), "DATABASE_UNAVAILABLE", "jiedui.db is not an SQLite database")
		if got, err := os.ReadFile(file); err != nil || !bytes.Equal(got, content) {
			t.Errorf("the file has changed: %v", err)
		}
		if left := names(t, dir); len(left) != 1 {
			t.Errorf("it leaves %q", left)
		}
	}
}

func TestDatabaseOfAnotherVersionIsRefused(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		t.Run("newer", func(t *testing.T) {
			database := dbtest.URL(t, dialectName, migrated)
			d := open(t, database)
			if _, err := d.ExecContext(t.Context(), "INSERT INTO goose_db_version (version_id, is_applied) VALUES (30000101000000, true)"); err != nil {
				t.Fatal(err)
			}
			for _, args := range [][]string{{"--addr=127.0.0.1:0"}, {"--addr=127.0.0.1:0", "--no-auto-migrate"}, {"migrate"}, {"seed", "--demo"}} {
				p := runProgram(t, t.TempDir(), append(args, "--database="+database)...)
				wantFailure(t, p, "DATABASE_TOO_NEW", "the database is of version 30000101000000, this binary knows up to")
			}
			p := runProgram(t, t.TempDir(), "migrate", "status", "--database="+database)
			if !strings.Contains(p.stdout.String(), "(of a newer jiedui)") {
				t.Errorf("status prints\n%s%v", p.stdout, p.err)
			}
			if n := count(t, d, "SELECT count(*) FROM provinces"); n != 0 {
				t.Errorf("%d provinces were loaded", n)
			}
		})
		t.Run("older", func(t *testing.T) {
			database := dbtest.URL(t, dialectName, dbtest.Template{})
			p := runProgram(t, t.TempDir(), "--addr=127.0.0.1:0", "--no-auto-migrate", "--database="+database)
			wantFailure(t, p, "DATABASE_OUTDATED", "run jiedui migrate")
		})
	})
}

// A token is printed whoever it is for, and who is unknown is said.
func TestTokenOfNobodySaysSo(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		dir := t.TempDir()
		database, key := "--database="+dbtest.URL(t, dialectName, referred), "--signing-key="+filepath.Join(dir, "key")
		if p := runProgram(t, dir, "coordinator", "add", database, "--subject=known", "--name=管理员", "--role=ADMIN"); p.err != nil {
			t.Fatal(p.err)
		}
		for subject, want := range map[string]string{
			"known":  `^$`,
			"nobody": `^jiedui: no active coordinator has the subject "nobody": .*jiedui coordinator add\n$`,
		} {
			p := runProgram(t, dir, "token", database, key, "--subject="+subject)
			if p.err != nil || strings.Count(p.stdout.String(), ".") != 2 || !regexp.MustCompile(want).MatchString(p.stderr.String()) {
				t.Errorf("for %s it prints %q and %q, %v", subject, p.stdout, p.stderr, p.err)
			}
		}
		for which, want := range map[string]string{
			"--token-id=X1":   `^refused from now on: the token X1\n$`,
			"--token-id=-sX1": `^refused from now on: the token -sX1\n$`, // an id may begin with a hyphen
			"--subject=known": `^refused from now on: tokens of known that were issued before 2\d{3}-\S+Z\n$`,
		} {
			for range 2 { // again does no harm
				p := runProgram(t, dir, "token", "revoke", database, which, "--reason=设备遗失")
				if p.err != nil || !regexp.MustCompile(want).MatchString(p.stdout.String()) {
					t.Errorf("revoke %s prints %q and %q, %v", which, p.stdout, p.stderr, p.err)
				}
			}
		}
		if p := runProgram(t, dir, "audit", "verify", database); p.err != nil {
			t.Errorf("the history is not whole: %s", p.stderr)
		}
	})
	dir := t.TempDir()
	p := runProgram(t, dir, "token", "--subject=demo:admin")
	if p.err != nil || !strings.HasPrefix(p.stderr.String(), `jiedui: whether a coordinator has the subject "demo:admin" cannot be looked up: `) {
		t.Errorf("without a database it prints %q and %q, %v", p.stdout, p.stderr, p.err)
	}
	if got := names(t, dir); len(got) != 1 || got[0] != "jiedui.db.key" {
		t.Errorf("it leaves %q", got)
	}
}
