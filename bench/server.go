package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"os"
	"os/exec"
	"runtime"
	"runtime/debug"
	"runtime/pprof"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/99designs/gqlgen/graphql"

	"jiedui/auth"
	"jiedui/compile"
	"jiedui/db"
	"jiedui/ent/county"
	"jiedui/graph"
	"jiedui/httpd"
	"jiedui/rule"
	"jiedui/viewer"
)

// The servers that are compared.
const (
	compiled  = "compiled"
	generated = "generated"
	floor     = "floor"
	// scoped is compiled, and answers a coordinator of one county, who sees some of the drafts. The others show all
	// of them, as the floor does.
	scoped = "coordinator"
)

// keyFile is the environment variable with the file of the key whose tokens a registering server accepts.
const keyFile = "JIEDUI_BENCH_KEY"

// serveCommand is what the children of this process run.
type serveCommand struct {
	Kind string `arg:"" enum:"compiled,generated,floor,coordinator,registering"`
	URL  string `arg:"" name:"url"`
}

// control says at which addresses a child serves what is measured, and what measures it.
type control struct{ API, Control string }

// Run serves until standard input ends.
func (s serveCommand) Run(ctx context.Context, out io.Writer) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	go func() {
		_, _ = io.Copy(io.Discard, os.Stdin) // ends with the parent
		stop()
	}()
	debug.SetGCPercent(300)                                                                                // as in jiedui serve; the floor has the same
	slog.SetDefault(slog.New(slog.NewTextHandler(os.Stderr, &slog.HandlerOptions{Level: slog.LevelWarn}))) // no access log
	d, err := db.Open(ctx, s.URL, db.Options{})
	if err != nil {
		return err
	}
	defer d.Close()
	addr, served, err := s.api(ctx, d)
	if err != nil {
		return err
	}
	l, err := new(net.ListenConfig).Listen(ctx, "tcp", "127.0.0.1:0")
	if err != nil {
		return fmt.Errorf("listen: %w", err)
	}
	go func() { _ = serve(ctx, l, controls()) }()
	if err := json.NewEncoder(out).Encode(control{addr, l.Addr().String()}); err != nil {
		return fmt.Errorf("tell the addresses: %w", err)
	}
	return <-served
}

// api starts what is measured: the API as jiedui serves it, or the floor.
func (s serveCommand) api(ctx context.Context, d *db.DB) (addr string, served <-chan error, err error) {
	done := make(chan error, 1)
	if s.Kind == floor {
		h, err := floorHandler(ctx, d)
		if err != nil {
			return "", nil, err
		}
		l, err := new(net.ListenConfig).Listen(ctx, "tcp", "127.0.0.1:0")
		if err != nil {
			return "", nil, fmt.Errorf("listen: %w", err)
		}
		go func() { done <- serve(ctx, l, h) }()
		return l.Addr().String(), done, nil
	}
	var schema graphql.ExecutableSchema = graph.NewSchema(d.Client(), d.Client())
	if s.Kind == compiled || s.Kind == scoped {
		if schema, err = compile.New(schema, d.DB, d.Dialect, compile.Options{Statements: 1000}); err != nil {
			return "", nil, err
		}
	}
	server, err := httpd.Listen(ctx, httpd.Config{Addr: "127.0.0.1:0", StopTimeout: 5 * time.Second, Pages: http.NotFoundHandler()})
	if err != nil {
		return "", nil, err
	}
	options := graph.DefaultOptions
	options.OpenDrafts = s.Kind != scoped
	handler := graph.NewHandler(schema, d.Client(), options)
	if s.Kind == scoped {
		home, err := d.Client().County.Query().Where(county.Code("513430")).OnlyID(rule.System(ctx))
		if err != nil {
			return "", nil, fmt.Errorf("county of the coordinator: %w", err)
		}
		handler = asViewer(handler, &viewer.Viewer{ID: 1, Subject: "bench", Role: viewer.Coordinator, Counties: []int{home}})
	}
	if s.Kind == registering {
		key, err := auth.LoadKey(os.Getenv(keyFile), false)
		if err != nil {
			return "", nil, err
		}
		who, err := auth.New(auth.Config{Key: key, Client: d.Client()})
		if err != nil {
			return "", nil, err
		}
		handler = who.Handler(handler)
	}
	server.Ready(handler, d.PingContext)
	go func() { done <- server.Serve(ctx) }()
	return server.Addr(), done, nil
}

// asViewer returns a handler that takes every request for one of a viewer.
func asViewer(next http.Handler, v *viewer.Viewer) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		next.ServeHTTP(w, r.WithContext(viewer.With(r.Context(), v)))
	})
}

func serve(ctx context.Context, l net.Listener, h http.Handler) error {
	srv := &http.Server{Handler: h, ReadHeaderTimeout: time.Minute}
	go func() {
		<-ctx.Done()
		_ = srv.Close()
	}()
	if err := srv.Serve(l); !errors.Is(err, http.ErrServerClosed) {
		return fmt.Errorf("serve: %w", err)
	}
	return nil
}

// floorHandler answers /NAME for each workload with its statement. It accepts the same requests as the API, but uses
// only the variables.
func floorHandler(ctx context.Context, d *db.DB) (http.Handler, error) {
	mux := http.NewServeMux()
	for _, w := range workloads {
		stmt, err := d.PrepareContext(ctx, w.floor) //nolint:sqlclosecheck // open as long as the process
		if err != nil {
			return nil, fmt.Errorf("prepare the floor of %s: %w", w.name, err)
		}
		mux.HandleFunc("POST /"+w.name, func(out http.ResponseWriter, r *http.Request) {
			var request struct{ Variables map[string]string }
			err := json.NewDecoder(r.Body).Decode(&request)
			var response []byte
			if err == nil {
				args := make([]any, len(w.variables))
				for i, name := range w.variables {
					args[i] = request.Variables[name]
				}
				err = stmt.QueryRowContext(r.Context(), args...).Scan(&response)
			}
			if err != nil {
				http.Error(out, err.Error(), http.StatusInternalServerError)
				return
			}
			out.Header().Set("Content-Type", "application/json; charset=utf-8")
			out.Header().Set("Content-Length", strconv.Itoa(len(response)))
			_, _ = out.Write(response) // at once: a string is sent in small pieces
		})
	}
	return mux, nil
}

// controls serve the allocations of a process and its CPU profile.
func controls() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("/allocated", func(w http.ResponseWriter, _ *http.Request) {
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		_ = json.NewEncoder(w).Encode(allocated{m.Mallocs, m.TotalAlloc})
	})
	mux.HandleFunc("/profile", func(w http.ResponseWriter, r *http.Request) {
		last, err := time.ParseDuration(r.URL.Query().Get("last"))
		if err == nil {
			err = pprof.StartCPUProfile(w)
		}
		if err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		time.Sleep(last)
		pprof.StopCPUProfile()
	})
	return mux
}

// allocated is what a process has allocated so far.
type allocated struct{ Objects, Bytes uint64 }

// child is a server in its own process.
type child struct {
	kind, addr, control string
	cmd                 *exec.Cmd
	stdin               io.Closer
}

// start runs this program again as a server.
func start(ctx context.Context, kind, url string) (*child, error) {
	program, err := os.Executable()
	if err != nil {
		return nil, fmt.Errorf("start %s: %w", kind, err)
	}
	cmd := exec.CommandContext(ctx, program, "serve", kind, url) //nolint:gosec // G204: this program itself
	cmd.Cancel = func() error { return cmd.Process.Signal(syscall.SIGTERM) }
	cmd.Stderr = os.Stderr
	stdin, err := cmd.StdinPipe()
	if err != nil {
		return nil, fmt.Errorf("start %s: %w", kind, err)
	}
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		return nil, fmt.Errorf("start %s: %w", kind, err)
	}
	if err := cmd.Start(); err != nil {
		return nil, fmt.Errorf("start %s: %w", kind, err)
	}
	c := &child{kind: kind, cmd: cmd, stdin: stdin}
	var at control
	line, err := bufio.NewReader(stdout).ReadString('\n')
	if err == nil {
		err = json.NewDecoder(strings.NewReader(line)).Decode(&at)
	}
	if err != nil {
		c.stop()
		return nil, fmt.Errorf("start %s: it gave no address: %w", kind, err)
	}
	c.addr, c.control = at.API, at.Control
	return c, nil
}

func (c *child) stop() {
	_ = c.stdin.Close()
	_ = c.cmd.Wait()
}

// path returns the path of a workload on the server.
func (c *child) path(w workload) string {
	if c.kind == floor {
		return "/" + w.name
	}
	return "/graphql"
}

func (c *child) get(ctx context.Context, path string, into io.Writer) error {
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+c.control+path, http.NoBody)
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	response, err := http.DefaultClient.Do(r)
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		return fmt.Errorf("%s: %s", path, response.Status)
	}
	if _, err := io.Copy(into, response.Body); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	return nil
}
