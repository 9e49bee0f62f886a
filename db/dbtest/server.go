package dbtest

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/lib/pq"

	"jiedui/db"
)

// PasswordUser is the one user whom the server asks for a password. A test of log-ins has to create it.
const PasswordUser = "needs_password"

// server is a PostgreSQL server of this process, its data in a directory of its own.
type server struct {
	dir     string // holds the socket and the data
	bin     string // holds initdb and postgres
	port    int
	process *os.Process
	exited  chan struct{}
	admin   *sql.DB
	named   atomic.Int64
}

var shared struct {
	managed atomic.Bool
	once    sync.Once
	server  *server
	err     error
}

// Main is for TestMain: it runs the tests, then stops the PostgreSQL server if any of them started it.
func Main(m *testing.M) {
	shared.managed.Store(true)
	code := m.Run()
	shared.once.Do(func() {})
	if shared.server != nil {
		shared.server.stop()
	}
	os.Exit(code)
}

// runningServer starts the server for the first test that needs it.
func runningServer(t testing.TB) *server {
	t.Helper()
	if !shared.managed.Load() {
		t.Fatal("a package that tests on PostgreSQL needs: func TestMain(m *testing.M) { dbtest.Main(m) }")
	}
	shared.once.Do(func() { shared.server, shared.err = start() })
	switch {
	case errors.Is(shared.err, errNotInstalled) && os.Getenv("JIEDUI_REQUIRE_POSTGRES") != "1":
		t.Skip(shared.err)
	case shared.err != nil:
		t.Fatal(shared.err)
	}
	return shared.server
}

func start() (*server, error) {
	bin, err := installed()
	if err != nil {
		return nil, err
	}
	dir, err := os.MkdirTemp("", "jiedui-pg-")
	if err != nil {
		return nil, err
	}
	s := &server{dir: dir, bin: bin, port: 5432}
	if err := s.init(); err != nil {
		return nil, errors.Join(err, os.RemoveAll(dir))
	}
	for attempt := 1; ; attempt++ {
		if err = s.launch(); err == nil {
			break
		}
		if attempt == 3 || s.socket() { // a port may have been taken since it was chosen, a socket cannot
			return nil, errors.Join(err, os.RemoveAll(dir))
		}
	}
	admin, err := db.Open(context.Background(), s.url("postgres"), db.Options{MaxOpen: 4})
	if err != nil {
		s.stop()
		return nil, err
	}
	s.admin = admin.DB
	return s, nil
}

// socket tells whether the server listens on a socket in its directory, which nobody else can occupy or reach.
func (s *server) socket() bool { return runtime.GOOS != "windows" }

func (s *server) data() string { return filepath.Join(s.dir, "data") }

func (s *server) url(name string) string {
	u := url.URL{Scheme: "postgres", User: url.User("postgres"), Path: "/" + name}
	if s.socket() {
		u.RawQuery = url.Values{"host": {s.dir}}.Encode()
	} else {
		u.Host = net.JoinHostPort("127.0.0.1", strconv.Itoa(s.port))
		u.RawQuery = "sslmode=disable"
	}
	return u.String()
}

func (s *server) command(program string, args ...string) *exec.Cmd {
	cmd := exec.CommandContext(context.Background(), filepath.Join(s.bin, program), args...)
	cmd.Dir = s.dir
	cmd.Env = append(os.Environ(), "HOME="+s.dir, "LC_ALL=C", "PGDATA="+s.data())
	return cmd
}

// init makes the data directory. Not every system has the locale C.UTF-8, and C does for most tests.
func (s *server) init() error {
	if err := giveAway(s.dir); err != nil {
		return err
	}
	runtime.LockOSThread() // as in launch
	defer runtime.UnlockOSThread()
	var failures error
	for _, locale := range []string{"C.UTF-8", "C"} {
		cmd := s.command("initdb", "--no-sync", "-A", "trust", "-U", "postgres", "-E", "UTF8", "--locale="+locale)
		if err := unprivileged(cmd); err != nil {
			return err
		}
		output, err := cmd.CombinedOutput() // initdb removes what it made when it fails
		if err == nil {
			return s.writeAccess()
		}
		failures = errors.Join(failures, fmt.Errorf("initdb with the locale %s: %w\n%s", locale, err, output))
	}
	return failures
}

func (s *server) writeAccess() error {
	origin, address := "local", ""
	if !s.socket() {
		origin, address = "host", "127.0.0.1/32"
	}
	rules := fmt.Sprintf("%s all %s %s scram-sha-256\n%[1]s all all %[3]s trust\n", origin, PasswordUser, address)
	return os.WriteFile(filepath.Join(s.data(), "pg_hba.conf"), []byte(rules), 0o600)
}

// launch starts the server and waits until it takes connections.
func (s *server) launch() error {
	args := []string{"-c", "listen_addresses=", "-c", "unix_socket_directories=" + s.dir}
	if !s.socket() {
		port, err := freePort()
		if err != nil {
			return err
		}
		s.port = port
		args = []string{"-c", "listen_addresses=127.0.0.1"}
	}
	for _, setting := range []string{
		"port=" + strconv.Itoa(s.port), "max_connections=200",
		"fsync=off", "full_page_writes=off", "synchronous_commit=off", "wal_level=minimal", "max_wal_senders=0",
		"autovacuum=off", "jit=off", "lc_messages=C", "log_destination=stderr", "logging_collector=off",
		"log_min_messages=log", // what tests provoke on purpose is not worth logging
	} {
		args = append(args, "-c", setting)
	}
	cmd := s.command("postgres", args...)
	if err := unprivileged(cmd); err != nil {
		return err
	}
	log, exited := &startLog{ready: make(chan struct{})}, make(chan struct{})
	cmd.Stdout, cmd.Stderr = log, log
	started := make(chan error)
	go func() {
		// On Linux the server dies with the thread that started it, which therefore must not end before.
		runtime.LockOSThread()
		defer runtime.UnlockOSThread()
		err := cmd.Start()
		started <- err
		if err == nil {
			_ = cmd.Wait() // that it ends is what matters; its log tells why
			close(exited)
		}
	}()
	if err := <-started; err != nil {
		return err
	}
	s.process, s.exited = cmd.Process, exited
	select {
	case <-log.ready:
		return nil
	case <-exited:
		return fmt.Errorf("postgres did not start: %s", log)
	case <-time.After(time.Minute):
		s.stop()
		return fmt.Errorf("postgres was not ready within a minute: %s", log)
	}
}

func freePort() (int, error) {
	listener, err := new(net.ListenConfig).Listen(context.Background(), "tcp", "127.0.0.1:0")
	if err != nil {
		return 0, err
	}
	return listener.Addr().(*net.TCPAddr).Port, listener.Close()
}

// stop ends the server at once, without saving anything, and removes its directory.
func (s *server) stop() {
	if s.admin != nil {
		_ = s.admin.Close()
	}
	if err := s.process.Signal(syscall.SIGQUIT); err != nil {
		_ = s.process.Kill() // Windows has no other signal
	}
	<-s.exited
	_ = os.RemoveAll(s.dir)
}

// fresh creates a database that is dropped at the end of the test, and gives its URL.
func (s *server) fresh(t testing.TB, template Template) string {
	t.Helper()
	source := "template1"
	if template.Build != nil {
		name, err := built("postgres/"+template.Name, func() (string, error) {
			name := fmt.Sprintf("template_%d", s.named.Add(1))
			if err := s.create(context.Background(), name, "template1"); err != nil {
				return "", err
			}
			return name, build(s.url(name), template)
		})
		if err != nil {
			t.Fatalf("template %s: %v", template.Name, err)
		}
		source = name
	}
	name := fmt.Sprintf("test_%d", s.named.Add(1))
	if err := s.create(t.Context(), name, source); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if _, err := s.admin.ExecContext(context.Background(), "DROP DATABASE "+pq.QuoteIdentifier(name)+" WITH (FORCE)"); err != nil {
			t.Errorf("drop the database: %v", err)
		}
	})
	return s.url(name)
}

func (s *server) create(ctx context.Context, name, template string) error {
	_, err := s.admin.ExecContext(ctx, "CREATE DATABASE "+pq.QuoteIdentifier(name)+" TEMPLATE "+pq.QuoteIdentifier(template))
	if err != nil {
		return fmt.Errorf("create a database from %s: %w", template, err)
	}
	return nil
}
