package cli

import (
	"errors"
	"net/http"
	"os"
	"strings"
	"testing"

	"jiedui/db/pgserver"
)

// A server that starts before its PostgreSQL waits for it. One whose database is not there ends as soon as that is known.
func TestServerWaitsForLateDatabase(t *testing.T) {
	t.Parallel()
	postgres, err := pgserver.Start("fsync=off")
	if errors.Is(err, pgserver.ErrNotInstalled) && os.Getenv("JIEDUI_REQUIRE_POSTGRES") != "1" {
		t.Skip(err)
	} else if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(postgres.Stop)
	if err := postgres.Create(t.Context(), "late", "template1"); err != nil {
		t.Fatal(err)
	}
	start := func(name string) *program {
		return launch(t, t.TempDir(), nil, "--database="+postgres.URL(name), "--addr=127.0.0.1:0", "--public-read", "--no-demo")
	}

	// A wrong password stays wrong.
	if _, err := postgres.Admin.ExecContext(t.Context(), "CREATE ROLE "+pgserver.PasswordUser+" LOGIN PASSWORD 'right'"); err != nil {
		t.Fatal(err)
	}
	refused := launch(t, t.TempDir(), nil, "--addr=127.0.0.1:0",
		"--database="+strings.Replace(postgres.URL("late"), "postgres@", pgserver.PasswordUser+":wrong@", 1))
	<-refused.ended
	wantFailure(t, refused, "DATABASE_UNAVAILABLE", "check the user and the password")
	if strings.Contains(refused.stderr.String(), "wrong@") || strings.Contains(refused.stderr.String(), "listening") {
		t.Errorf("it says %s", refused.stderr)
	}

	never := start("never")
	<-never.ended
	wantFailure(t, never, "DATABASE_UNAVAILABLE", "has no such database")
	if strings.Contains(never.stderr.String(), "listening") {
		t.Errorf("it listened before: %s", never.stderr)
	}

	if err := postgres.Halt(); err != nil {
		t.Fatal(err)
	}
	late, never := start("late"), start("never")
	for _, p := range []*program{late, never} {
		p.listening(t)
		p.wait(t, "the database is away: the server waits for it")
	}
	for path, want := range map[string]int{"/healthz": http.StatusOK, "/startupz": http.StatusServiceUnavailable, "/readyz": http.StatusServiceUnavailable} {
		if status, body := get(t, late.url+path); status != want {
			t.Errorf("%s meanwhile: %d %s, want %d", path, status, body, want)
		}
	}
	if err := postgres.Resume(); err != nil {
		t.Fatal(err)
	}
	late.wait(t, "msg=ready")
	if status, body := get(t, late.url+"/startupz"); status != http.StatusOK {
		t.Errorf("startupz afterwards: %d %s", status, body)
	}
	if <-never.ended; never.err == nil || !strings.Contains(never.stderr.String(), "has no such database") {
		t.Errorf("the other: %v\n%s", never.err, never.stderr)
	}

	if err := postgres.Halt(); err != nil {
		t.Fatal(err)
	}
	waiting := start("late")
	waiting.wait(t, "the database is away: the server waits for it")
	if err := waiting.stop(); err != nil {
		t.Errorf("a server that waits is stopped with %v\n%s", err, waiting.stderr)
	}
}
