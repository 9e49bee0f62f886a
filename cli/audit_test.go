package cli

import (
	"bytes"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"entgo.io/ent/dialect"

	"jiedui/db"
	"jiedui/db/dbtest"
	"jiedui/ent"
	"jiedui/ent/county"
	"jiedui/ent/enterprise"
	"jiedui/rule"
)

// What somebody changes, inserts or deletes behind the program is named, with what the history says and the table has.
func TestAuditNamesWhatWasChangedBehindTheProgram(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		dir := t.TempDir()
		database := dbtest.URL(t, dialectName, referred)
		r := registryOf(t, dir, database)
		enterpriseID := r.enterprise(t)
		for n := range 3 {
			key, mutation := r.project(n, enterpriseID)
			if _, err := r.mutate(r.url, key, mutation); err != nil {
				t.Fatal(err)
			}
		}
		if p := runProgram(t, dir, "audit", "verify", "--database="+database); p.err != nil ||
			p.stdout.String() != "5 events, every link holds\n5 records with a history, each as its history says\n" {
			t.Errorf("before: %s%s", p.stdout, p.stderr)
		}

		d := open(t, database)
		projects := d.Client().InvestmentProject.Query().Order(ent.Asc("id")).AllX(rule.System(t.Context()))
		for _, statement := range []string{
			fmt.Sprintf("UPDATE investment_projects SET committed = 999, actual_start_on = '2024-01-02' WHERE id = %d", projects[0].ID),
			fmt.Sprintf("DELETE FROM investment_projects WHERE id = %d", projects[1].ID),
			"INSERT INTO coordinator_counties (coordinator_id, county_id) SELECT o.id, c.id FROM coordinators o, counties c WHERE o.subject = 'meigu' AND c.code = '513430'",
		} {
			if _, err := d.ExecContext(t.Context(), statement); err != nil {
				t.Fatal(err)
			}
		}
		home := d.Client().County.Query().Where(county.Code("513436")).OnlyX(rule.System(t.Context()))
		stranger := d.Client().Enterprise.Create().SetUscc("91350100M000200Y5X").SetName("金阳青花椒有限公司").
			SetOwnership(enterprise.OwnershipPRIVATE).SetIndustry("C13").SetHomeCountyID(home.ID).
			SaveX(rule.Trusted(t.Context()))

		for lang, wants := range map[string][]string{
			"C.UTF-8": {
				`RECORD +ID +WAS +FIELD +HISTORY SAYS +TABLE HAS`,
				fmt.Sprintf(`InvestmentProject +%d +changed +committed +"1000000.00" +"9.99"`, projects[0].ID),
				fmt.Sprintf(`InvestmentProject +%d +changed +actual_start_on +null +"2024-01-02"`, projects[0].ID),
				fmt.Sprintf(`InvestmentProject +%d +deleted +- +- +-`, projects[1].ID),
				fmt.Sprintf(`Enterprise +%d +inserted +- +- +-`, stranger.ID),
				`Coordinator +\d+ +changed +counties +\[\d+\] +\[\d+ \d+\]`,
				`RECORDS_DIFFER: somebody changed tables behind the program: 5 values`,
			},
			"zh_CN.UTF-8": {
				`记录 +编号 +情况 +字段 +历史记载 +表中现值`,
				fmt.Sprintf(`InvestmentProject +%d +被改动 +committed +"1000000.00" +"9.99"`, projects[0].ID),
				`RECORDS_DIFFER: 有人绕过程序改动了数据表：5 处`,
			},
		} {
			p := launch(t, dir, []string{"LC_ALL=" + lang}, "audit", "verify", "--database="+database)
			if <-p.ended; p.err == nil {
				t.Errorf("%s: it ended well", lang)
			}
			printed := p.stdout.String() + p.stderr.String()
			for _, want := range wants {
				if !regexp.MustCompile(want).MatchString(printed) {
					t.Errorf("%s: no %s in\n%s", lang, want, printed)
				}
			}
		}
	})
}

// Records that are changed while they are compared are not taken for changed behind the program, and the demonstration
// data for inserted.
func TestAuditVerifiesWhileOthersWrite(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		dir := t.TempDir()
		database := dbtest.URL(t, dialectName, referred)
		if dialectName == dialect.SQLite {
			if p := runProgram(t, dir, "seed", "--demo", "--database="+database); p.err != nil {
				t.Fatal(p.stderr)
			}
		}
		r := registryOf(t, dir, database)
		enterpriseID := r.enterprise(t)
		done, failed := make(chan struct{}), make(chan error, 1)
		go func() {
			defer close(failed)
			for n := 0; ; n++ {
				select {
				case <-done:
					return
				default:
				}
				key, mutation := r.project(n, enterpriseID)
				if _, err := r.mutate(r.url, key, mutation); err != nil {
					failed <- err
					return
				}
			}
		}()
		for range 5 {
			if p := runProgram(t, dir, "audit", "verify", "--database="+database); p.err != nil || !strings.Contains(p.stdout.String(), "each as its history says") {
				t.Errorf("%s%s", p.stdout, p.stderr)
			}
		}
		close(done)
		if err := <-failed; err != nil {
			t.Error(err)
		}
	})
}

// A copy that nobody may write to, and a user of PostgreSQL who may only read, are enough to verify. Nothing is written.
func TestAuditVerifiesWhereItMayOnlyRead(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		dir := t.TempDir()
		database := dbtest.URL(t, dialectName, referred)
		r := registryOf(t, dir, database)
		r.enterprise(t)
		if err := r.stop(); err != nil {
			t.Fatal(err)
		}
		unchanged := func() {}
		if dialectName == dialect.SQLite {
			database, unchanged = protectedCopy(t, db.File(database))
		} else {
			database = readerOf(t, database)
		}
		for _, command := range [][]string{{"audit", "verify"}, {"check"}} {
			if p := runProgram(t, dir, append(command, "--database="+database)...); p.err != nil {
				t.Errorf("%q: %s%s", command, p.stdout, p.stderr)
			}
		}
		unchanged()
	})
	dir := t.TempDir()
	wantFailure(t, runProgram(t, dir, "audit", "verify", "--database=none.db"), "DATABASE_UNAVAILABLE", "there is no database at none.db")
	if left := names(t, dir); len(left) != 0 {
		t.Errorf("it leaves %q", left)
	}
}

// protectedCopy copies an SQLite file to where nobody may write, and gives a function that proves that it is as it was.
func protectedCopy(t *testing.T, file string) (database string, unchanged func()) {
	t.Helper()
	content, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(t.TempDir(), "archive")
	if err := os.Mkdir(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	database = filepath.Join(dir, "copy.db")
	if err := errors.Join(os.WriteFile(database, content, 0o400), os.Chmod(dir, 0o500)); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.Chmod(dir, 0o700) }) // so that it can be removed
	return database, func() {
		t.Helper()
		if now, err := os.ReadFile(database); err != nil || !bytes.Equal(now, content) {
			t.Errorf("the copy was changed, %v", err)
		}
		if left := names(t, dir); len(left) != 1 {
			t.Errorf("beside the copy is %q", left)
		}
	}
}

// readerOf gives the URL of a user who may only read a database of PostgreSQL.
func readerOf(t *testing.T, database string) string {
	t.Helper()
	u, err := url.Parse(database)
	if err != nil {
		t.Fatal(err)
	}
	d, role := open(t, database), "reader_of_"+strings.TrimPrefix(u.Path, "/")
	if _, err := d.ExecContext(t.Context(), fmt.Sprintf("CREATE ROLE %[1]s LOGIN; ALTER ROLE %[1]s SET default_transaction_read_only = on; GRANT SELECT ON ALL TABLES IN SCHEMA public TO %[1]s", role)); err != nil {
		t.Fatal(err)
	}
	u.User = url.User(role)
	return u.String()
}

// A server appends the signed ends of the chains to a file. They prove later that the history goes on from them, and that
// the file is as the server wrote it.
func TestAnchorsProveTheHistory(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		dir := t.TempDir()
		database, anchors := dbtest.URL(t, dialectName, referred), filepath.Join(dir, "anchors")
		if err := os.WriteFile(anchors, []byte(`{"at":"2026-01-01T00:00:0`), 0o600); err != nil { // cut off by a full disk
			t.Fatal(err)
		}
		r := registryOf(t, dir, database, "--anchor="+anchors, "--anchor-interval=10ms", "--anchor-key="+filepath.Join(dir, "anchor.key"))
		r.wait(t, `msg="ends of the history anchored" chains=1`)
		r.enterprise(t)
		for lines := 0; lines < 3; { // the part of a line, the coordinator, and the enterprise
			content, err := os.ReadFile(anchors)
			if err != nil {
				t.Fatal(err)
			}
			lines = bytes.Count(content, []byte("\n"))
		}
		if err := r.stop(); err != nil {
			t.Fatal(err)
		}

		verify := func(key string) *program {
			return runProgram(t, dir, "audit", "verify", "--database="+database, "--against="+anchors, "--anchor-key="+filepath.Join(dir, key))
		}
		if p := verify("anchor.key"); p.err != nil || !strings.Contains(p.stdout.String(), "2 anchors, the history goes on from each\n") {
			t.Errorf("%s%s", p.stdout, p.stderr)
		}
		wantFailure(t, verify("key"), "HISTORY_BROKEN", "line 1 of "+anchors+" is not signed with this key")

		d := open(t, database) // somebody makes the history anew
		drop := "DROP TRIGGER audit_events_no_delete"
		if dialectName == dialect.Postgres {
			drop = "ALTER TABLE audit_events DISABLE TRIGGER USER"
		}
		if _, err := d.ExecContext(t.Context(), drop+"; UPDATE audit_chains SET place = 0, hash = ''; DELETE FROM audit_events"); err != nil {
			t.Fatal(err)
		}
		wantFailure(t, verify("anchor.key"), "HISTORY_BROKEN", "it is not the event that it was when its hash was kept")

		content, err := os.ReadFile(anchors)
		if err == nil {
			err = os.WriteFile(anchors, bytes.Replace(content, []byte(`"place":1`), []byte(`"place":2`), 1), 0o600)
		}
		if err != nil {
			t.Fatal(err)
		}
		wantFailure(t, verify("anchor.key"), "HISTORY_BROKEN", "is not signed with this key")
	})
}
