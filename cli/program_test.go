package cli

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime/debug"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"jiedui/db"
	"jiedui/db/dbtest"
	"jiedui/db/reference"
)

// binary is the program that the tests start, each as a process of its own with its own directory, environment, log and
// signals.
var binary string

func TestMain(m *testing.M) {
	code := 1
	defer func() { os.Exit(code) }()
	dir, err := os.MkdirTemp("", "jiedui-program-")
	if err != nil {
		log.Print(err)
		return
	}
	defer os.RemoveAll(dir)
	binary = filepath.Join(dir, "jiedui")
	if err := build(binary); err != nil {
		log.Print(err)
		return
	}
	code = dbtest.Run(m)
}

// build builds the program as the tests are built, from the root of the module, where documents are read too.
func build(file string) error {
	if err := os.Chdir(".."); err != nil {
		return err
	}
	args := []string{"build", "-buildvcs=false", "-o", file}
	if info, ok := debug.ReadBuildInfo(); ok && slices.Contains(info.Settings, debug.BuildSetting{Key: "-race", Value: "true"}) {
		args = append(args, "-race", "-gcflags=modernc.org/sqlite/lib=-race=false") // as .ci/run has it
	}
	if out, err := exec.Command("go", append(args, ".")...).CombinedOutput(); err != nil {
		return fmt.Errorf("%w: %s", err, out)
	}
	// The result of a test is kept until a file changes that it has looked at.
	sources, err := exec.Command("go", "list", "-deps", "-f",
		`{{if .Module}}{{if .Module.Main}}{{$dir := .Dir}}{{range .GoFiles}}{{$dir}}/{{.}}{{"\n"}}{{end}}{{range .EmbedFiles}}{{$dir}}/{{.}}{{"\n"}}{{end}}{{end}}{{end}}`, ".").Output()
	if err != nil {
		return err
	}
	for name := range strings.FieldsSeq(string(sources) + " go.mod") {
		if _, err := os.Stat(name); err != nil {
			return err
		}
	}
	return nil
}

// patience is how long a test waits for what has to come, on a busy machine and under the race detector.
const patience = 5 * time.Minute

// program is a running jiedui.
type program struct {
	url            string // of its server
	stdout, stderr *output
	process        *os.Process
	ended          chan struct{} // closed when it has; then err is what it ended with
	err            error
}

// startProgram starts the server in a directory and waits until it is ready. It is stopped at the end of the test.
func startProgram(t *testing.T, dir string, args ...string) *program {
	t.Helper()
	p := launch(t, dir, nil, append(args, "--addr=127.0.0.1:0", "--public-read")...)
	p.listening(t)
	p.wait(t, "msg=ready")
	return p
}

// stop tells the program to stop, waits until it has, and gives its error.
func (p *program) stop() error {
	if err := p.process.Signal(syscall.SIGTERM); err != nil && !errors.Is(err, os.ErrProcessDone) {
		return err
	}
	<-p.ended
	return p.err
}

// kill ends the program without its knowledge.
func (p *program) kill(t *testing.T) {
	t.Helper()
	if err := p.process.Kill(); err != nil {
		t.Fatal(err)
	}
	<-p.ended
}

// runProgram runs a command to its end.
func runProgram(t *testing.T, dir string, args ...string) *program {
	t.Helper()
	p := launch(t, dir, nil, args...)
	select {
	case <-p.ended:
	case <-time.After(patience):
		t.Fatalf("jiedui %q goes on:\n%s", args, p.stderr)
	}
	return p
}

// launch starts the program with nothing in its environment but env.
func launch(t *testing.T, dir string, env []string, args ...string) *program {
	t.Helper()
	cmd := exec.CommandContext(context.Background(), binary, args...)
	cmd.Dir = dir
	cmd.Env = append([]string{}, env...) // nil would be that of the test
	endWithTest(cmd)
	p := &program{stdout: newOutput(), stderr: newOutput(), ended: make(chan struct{})}
	cmd.Stdout, cmd.Stderr = p.stdout, p.stderr
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	p.process = cmd.Process
	go func() {
		p.err = cmd.Wait()
		close(p.ended)
	}()
	t.Cleanup(func() {
		_ = cmd.Process.Kill() // when it has not ended
		<-p.ended
		for _, trace := range []string{"goroutine ", "DATA RACE", "panic"} {
			if strings.Contains(p.stderr.String(), trace) {
				t.Errorf("%q is on standard error:\n%s", trace, p.stderr)
			}
		}
	})
	return p
}

// listening waits until the server listens, and notes its URL.
func (p *program) listening(t *testing.T) {
	t.Helper()
	p.url = p.wait(t, `"?msg"?[=:]"?listening"?[ ,]"?url"?[=:]"?(http://[\d.:]+)`)
}

// wait waits for what a pattern describes on standard error, and gives its last group.
func (p *program) wait(t *testing.T, pattern string) string {
	t.Helper()
	re := regexp.MustCompile(pattern)
	late := time.After(patience)
	for {
		changed := p.stderr.changed()
		if found := re.FindStringSubmatch(p.stderr.String()); found != nil {
			return found[len(found)-1]
		}
		select {
		case <-changed:
		case <-p.ended:
			if !re.MatchString(p.stderr.String()) {
				t.Fatalf("it ended with %v before %s:\n%s", p.err, pattern, p.stderr)
			}
		case <-late:
			t.Fatalf("no %s within %s:\n%s", pattern, patience, p.stderr)
		}
	}
}

// output is what a program writes, while it does.
type output struct {
	mu    sync.Mutex
	text  []byte
	write chan struct{} // closed by the next write
}

func newOutput() *output { return &output{write: make(chan struct{})} }

func (o *output) Write(p []byte) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.text = append(o.text, p...)
	close(o.write)
	o.write = make(chan struct{})
	return len(p), nil
}

func (o *output) changed() <-chan struct{} {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.write
}

func (o *output) String() string {
	o.mu.Lock()
	defer o.mu.Unlock()
	return string(o.text)
}

// post sends an operation and gives the status and the response.
func post(t *testing.T, base, query string) (int, string) {
	t.Helper()
	return postWith(t, base, query, http.Header{})
}

// postWith is post with header fields of its own.
func postWith(t *testing.T, base, query string, header http.Header) (int, string) {
	t.Helper()
	body, err := json.Marshal(map[string]string{"query": query})
	if err != nil {
		t.Fatal(err)
	}
	r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, base+"/graphql", bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	r.Header = header
	r.Header.Set("Content-Type", "application/json")
	return do(t, r)
}

func get(t *testing.T, url string) (int, string) {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, url, nil)
	if err != nil {
		t.Fatal(err)
	}
	return do(t, r)
}

func do(t *testing.T, r *http.Request) (int, string) {
	t.Helper()
	res, err := client.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	body, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	return res.StatusCode, string(body)
}

// client keeps no connection: one that is idle would end with its server, under the next request.
var client = &http.Client{Transport: &http.Transport{DisableKeepAlives: true}}

func wantData(t *testing.T, base, query, want string) {
	t.Helper()
	if status, got := post(t, base, query); status != http.StatusOK || got != `{"data":`+want+`}` {
		t.Errorf("%s gives %d\n%s, want\n%s", query, status, got, want)
	}
}

var (
	// migrated is a database without a record.
	migrated = dbtest.Template{Name: "migrated", Build: func(ctx context.Context, d *db.DB) error {
		_, err := db.Migrate(ctx, d, db.Migrations)
		return err
	}}
	// referred has the reference data.
	referred = dbtest.Template{Name: "referred", Build: func(ctx context.Context, d *db.DB) error {
		if err := migrated.Build(ctx, d); err != nil {
			return err
		}
		_, err := reference.Load(ctx, d.Client(), nil)
		return err
	}}
)

// open lets a test look into the database of a program.
func open(t *testing.T, database string) *db.DB {
	t.Helper()
	d, err := db.Open(t.Context(), database, db.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = d.Close() })
	return d
}

func count(t *testing.T, d *db.DB, query string) (n int) {
	t.Helper()
	if err := d.QueryRowContext(t.Context(), query).Scan(&n); err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	return n
}

func names(t *testing.T, dir string) (names []string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}
