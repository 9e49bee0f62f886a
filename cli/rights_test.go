package cli

import (
	"net/http"
	"path/filepath"
	"strings"
	"testing"

	"jiedui/db/dbtest"
)

// With --two-admins a change of rights waits for a second admin. On the command line an operator can take rights away.
func TestTwoAdminsAndTheOperator(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		dir := t.TempDir()
		settings := []string{"--database=" + dbtest.URL(t, dialectName, referred), "--signing-key=" + filepath.Join(dir, "key")}
		command := func(args ...string) string {
			t.Helper()
			p := runProgram(t, dir, append(args, settings...)...)
			if p.err != nil {
				t.Fatal(p.stderr)
			}
			return strings.TrimSpace(p.stdout.String())
		}
		command("coordinator", "add", "--subject=one", "--name=甲", "--role=ADMIN")
		s := startProgram(t, dir, append(settings, "--two-admins", "--no-demo")...)
		s.wait(t, "--two-admins has no effect while there is one admin")
		add := func(who, subject string) string {
			t.Helper()
			_, body := postWith(t, s.url, `mutation { addCoordinator(input: {subject: "`+subject+`", name: "新", role: ADMIN}) { rightsChange { status } } }`,
				http.Header{"Authorization": {"Bearer " + command("token", "--subject="+who)}})
			return body
		}
		for _, step := range []struct{ subject, status string }{{"two", "SOLE_ADMIN"}, {"three", "PROPOSED"}} {
			if body := add("one", step.subject); !strings.Contains(body, `"status":"`+step.status+`"`) {
				t.Errorf("%s: %s, want %s", step.subject, body, step.status)
			}
		}
		if got := command("coordinator", "deactivate", "--subject=one"); got != "deactivated: one" {
			t.Errorf("it prints %q", got)
		}
		if body := add("one", "four"); !strings.Contains(body, "UNAUTHENTICATED") {
			t.Errorf("who was deactivated gets %s", body)
		}
		wantFailure(t, runProgram(t, dir, append(settings, "coordinator", "deactivate", "--subject=two")...), "CONFLICT", "the last admin")
		wantFailure(t, runProgram(t, dir, append(settings, "coordinator", "deactivate", "--subject=nobody")...), "NOT_FOUND", "no coordinator has the subject")
		command("audit", "verify")
	})
}
