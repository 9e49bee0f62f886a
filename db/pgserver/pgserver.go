// Package pgserver runs a throw-away PostgreSQL server as a child of this process, for tests and measurements.
package pgserver

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
	"strings"
	"syscall"
	"time"

	"jiedui/db"
)

// PasswordUser is the only user whom the server asks for a password. A test that logs in as this user has to create it.
const PasswordUser = "needs_password"

// Server is a PostgreSQL server with its data in its own directory.
type Server struct {
	dir      string // has the socket and the data
	bin      string // has initdb and postgres
	port     int
	settings []string
	process  *os.Process
	exited   chan struct{}
	// Admin is connected to the database postgres as the superuser.
	Admin *sql.DB
}

// Start creates a data directory and starts a server on it, with settings such as "fsync=off" besides those it needs.
func Start(settings ...string) (*Server, error) {
	bin, err := findInstalled()
	if err != nil {
		return nil, err
	}
	dir, err := os.MkdirTemp("", "jiedui-pg-")
	if err != nil {
		return nil, err
	}
	s := &Server{dir: dir, bin: bin, port: 5432, settings: settings}
	if err := s.init(); err != nil {
		return nil, errors.Join(err, os.RemoveAll(dir))
	}
	for attempt := 1; ; attempt++ {
		if err = s.launch(); err == nil {
			break
		}
		if attempt == 3 || s.socket() { // another program may have taken the port in the meantime, but not a socket
			return nil, errors.Join(err, os.RemoveAll(dir))
		}
	}
	admin, err := db.Open(context.Background(), s.URL("postgres"), db.Options{MaxOpen: 4})
	if err != nil {
		s.Stop()
		return nil, err
	}
	s.Admin = admin.DB
	return s, nil
}

// socket reports whether the server listens on a socket in its directory, which nobody else can occupy or reach.
func (s *Server) socket() bool { return runtime.GOOS != "windows" }

// URL returns the URL of one of its databases, for the superuser.
func (s *Server) URL(name string) string {
	u := url.URL{Scheme: "postgres", User: url.User("postgres"), Path: "/" + name}
	if s.socket() {
		u.RawQuery = url.Values{"host": {s.dir}}.Encode()
	} else {
		u.Host = net.JoinHostPort("127.0.0.1", strconv.Itoa(s.port))
		u.RawQuery = "sslmode=disable"
	}
	return u.String()
}

// Program returns the path of a program that came with the server, such as pgbench. It follows links.
func (s *Server) Program(name string) string {
	if at, err := filepath.EvalSymlinks(filepath.Join(s.bin, "postgres")); err == nil {
		return filepath.Join(filepath.Dir(at), name)
	}
	return filepath.Join(s.bin, name)
}

func (s *Server) command(program string, args ...string) *exec.Cmd {
	cmd := exec.CommandContext(context.Background(), filepath.Join(s.bin, program), args...) //nolint:gosec // G204: a program of the server
	cmd.Dir = s.dir
	cmd.Env = append(os.Environ(), "HOME="+s.dir, "LC_ALL=C", "PGDATA="+s.Data())
	return cmd
}

// init creates the data directory. Some systems lack the locale C.UTF-8; C is enough for most tests.
func (s *Server) init() error {
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
		output, err := cmd.CombinedOutput() // if initdb fails, it removes what it has created
		if err == nil {
			return s.writeAccess()
		}
		failures = errors.Join(failures, fmt.Errorf("initdb with the locale %s: %w\n%s", locale, err, output))
	}
	return failures
}

func (s *Server) writeAccess() error {
	origin, address := "local", ""
	if !s.socket() {
		origin, address = "host", "127.0.0.1/32"
	}
	rules := fmt.Sprintf("%s all %s %s scram-sha-256\n%[1]s all,replication all %[3]s trust\n", origin, PasswordUser, address)
	return os.WriteFile(filepath.Join(s.Data(), "pg_hba.conf"), []byte(rules), 0o600)
}

// launch starts the server and waits until it accepts connections.
func (s *Server) launch() error {
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
		"lc_messages=C", "log_destination=stderr", "logging_collector=off",
		"log_min_messages=log", // tests cause errors on purpose, which need no log
	} {
		args = append(args, "-c", setting)
	}
	for _, setting := range s.settings {
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
		// On Linux the server dies with the thread that started it, so that thread must not end before.
		runtime.LockOSThread()
		defer runtime.UnlockOSThread()
		err := cmd.Start()
		started <- err
		if err == nil {
			_ = cmd.Wait() // only its end matters; its log says why
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
		s.Stop()
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

// Run runs a program as the user of the server, with the server as the one that programs of PostgreSQL connect to.
func (s *Server) Run(ctx context.Context, program string, args ...string) error {
	if at, err := exec.LookPath(s.Program(program)); err == nil {
		program = at
	}
	cmd := exec.CommandContext(ctx, program, args...) //nolint:gosec // G204: what a test wants to run
	cmd.Dir = s.dir
	cmd.Env = append(os.Environ(), "HOME="+s.dir, "LC_ALL=C", "PGHOST="+s.dir, "PGUSER=postgres")
	if !s.socket() {
		cmd.Env = append(cmd.Env, "PGHOST=127.0.0.1", "PGPORT="+strconv.Itoa(s.port))
	}
	runtime.LockOSThread() // as in launch
	defer runtime.UnlockOSThread()
	if err := unprivileged(cmd); err != nil {
		return err
	}
	if output, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("%s %q: %w\n%s", program, args, err, output)
	}
	return nil
}

// Dir returns a directory of the server's user, in which a test may keep files.
func (s *Server) Dir() string { return s.dir }

// Data returns where the server has its files.
func (s *Server) Data() string { return filepath.Join(s.dir, "data") }

// Another returns a server of the same version without files. Resume starts it when it has some.
func (s *Server) Another(settings ...string) (*Server, error) {
	dir, err := os.MkdirTemp("", "jiedui-pg-")
	if err != nil {
		return nil, err
	}
	another := &Server{dir: dir, bin: s.bin, port: s.port, settings: settings}
	return another, giveAway(dir)
}

// Halt ends the server as for a restart. Its data stay, for Resume.
func (s *Server) Halt() error {
	if err := s.process.Signal(syscall.SIGINT); err != nil {
		return fmt.Errorf("halt: %w", err)
	}
	<-s.exited
	return nil
}

// Resume starts a server that has been halted, at the same address.
func (s *Server) Resume() error { return s.launch() }

// Stop ends the server at once, without saving anything, and removes its directory.
func (s *Server) Stop() {
	if s.Admin != nil {
		_ = s.Admin.Close()
	}
	if s.process != nil {
		if err := s.process.Signal(syscall.SIGQUIT); err != nil {
			_ = s.process.Kill() // Windows has no other signal
		}
		<-s.exited
	}
	_ = os.RemoveAll(s.dir)
}

// Create creates a database as a copy of another, such as template1.
func (s *Server) Create(ctx context.Context, name, template string) error {
	_, err := s.Admin.ExecContext(ctx, "CREATE DATABASE "+quoted(name)+" TEMPLATE "+quoted(template))
	if err != nil {
		return fmt.Errorf("create a database from %s: %w", template, err)
	}
	return nil
}

// Drop removes a database, even if it is in use.
func (s *Server) Drop(ctx context.Context, name string) error {
	_, err := s.Admin.ExecContext(ctx, "DROP DATABASE "+quoted(name)+" WITH (FORCE)")
	if err != nil {
		return fmt.Errorf("drop the database %s: %w", name, err)
	}
	return nil
}

func quoted(identifier string) string {
	return `"` + strings.ReplaceAll(identifier, `"`, `""`) + `"`
}
