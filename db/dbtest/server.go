package dbtest

import (
	"context"
	"errors"
	"fmt"
	"os"
	"sync"
	"sync/atomic"
	"testing"

	"jiedui/db/pgserver"
)

// PasswordUser is the only user whom the server asks for a password. A test of log-ins has to create it.
const PasswordUser = pgserver.PasswordUser

// server is the PostgreSQL server for the tests of a package. Nothing on it must survive, so it need not write to the
// disk.
type server struct {
	*pgserver.Server
	named atomic.Int64 // databases
}

func start() (*server, error) {
	s, err := pgserver.Start("fsync=off", "full_page_writes=off", "synchronous_commit=off", "wal_level=minimal",
		"max_wal_senders=0", "autovacuum=off", "jit=off")
	if err != nil {
		return nil, err
	}
	return &server{Server: s}, nil
}

var shared struct {
	managed atomic.Bool
	once    sync.Once
	server  *server
	err     error
}

// Main runs the tests and ends the program with the result of Run. It is for TestMain.
func Main(m *testing.M) { os.Exit(Run(m)) }

// Run runs the tests, then stops the PostgreSQL server if any of them started it.
func Run(m *testing.M) int {
	shared.managed.Store(true)
	code := m.Run()
	shared.once.Do(func() {})
	if shared.server != nil {
		shared.server.Stop()
	}
	return code
}

// runningServer starts the server for the first test that needs it.
func runningServer(t testing.TB) *server {
	t.Helper()
	if !shared.managed.Load() {
		t.Fatal("a package that tests on PostgreSQL needs: func TestMain(m *testing.M) { dbtest.Main(m) }")
	}
	shared.once.Do(func() { shared.server, shared.err = start() })
	switch {
	case errors.Is(shared.err, pgserver.ErrNotInstalled) && os.Getenv("JIEDUI_REQUIRE_POSTGRES") != "1":
		t.Skip(shared.err)
	case shared.err != nil:
		t.Fatal(shared.err)
	}
	return shared.server
}

// fresh creates a database that is dropped at the end of the test, and returns its URL.
func (s *server) fresh(t testing.TB, template Template) string {
	t.Helper()
	source := "template1"
	if template.Build != nil {
		name, err := built("postgres/"+template.Name, func() (string, error) {
			name := fmt.Sprintf("template_%d", s.named.Add(1))
			if err := s.Create(context.Background(), name, "template1"); err != nil {
				return "", err
			}
			return name, build(s.URL(name), template)
		})
		if err != nil {
			t.Fatalf("template %s: %v", template.Name, err)
		}
		source = name
	}
	name := fmt.Sprintf("test_%d", s.named.Add(1))
	if err := s.Create(t.Context(), name, source); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Drop(context.Background(), name); err != nil {
			t.Error(err)
		}
	})
	return s.URL(name)
}
