// Command bench measures how fast the API reads, with the compiled and with the generated executor. It compares them
// with a floor: the best statements by hand behind bare net/http. It starts its own PostgreSQL server and removes it
// afterwards.
package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"time"

	"github.com/alecthomas/kong"

	"jiedui/db"
	"jiedui/db/demo"
	"jiedui/db/pgserver"
	"jiedui/db/reference"
)

// cli is the command line.
type cli struct {
	Run      bench           `cmd:"" default:"withargs" help:"Measure (when no command is given)."`
	Register registerCommand `cmd:"" help:"Measure how fast projects are registered, compared with pgbench and the same inserts."`
	Groups   groupsCommand   `cmd:"" help:"Measure how fast a million contributions are grouped, compared with psql."`
	Attack   attackCommand   `cmd:"" help:"Measure what coordinators notice while others try to bring the program down."`
	Costs    costsCommand    `cmd:"" help:"Measure what operations cost the database, beside the cost that the server counts."`
	Postgres postgresCommand `cmd:"" help:"Start an empty PostgreSQL database, print its URL, and serve it until standard input ends."`
	Serve    serveCommand    `cmd:"" hidden:""`
}

// bench is one run.
type bench struct {
	Projects    int           `default:"50000" help:"Investment projects to measure with. Default: ${default}."`
	Rounds      int           `default:"5" help:"Rounds of load for each server and workload, in turns. Default: ${default}."`
	Round       time.Duration `default:"2s" help:"How long a round lasts. Default: ${default}."`
	Connections int           `default:"8" help:"Connections that send requests. Default: ${default}."`
	Workload    []string      `enum:"point,list,nested,filter,none" default:"point,list,nested,filter" placeholder:"NAME" help:"Measure these of point, list, nested and filter, or none. Default: all."`
	Page        bool          `help:"Also compare page 10,000 with page 1."`
	SQLite      bool          `name:"sqlite" help:"Also measure on SQLite."`
	CPUProfile  string        `name:"cpuprofile" placeholder:"DIR" help:"Write CPU profiles there, one for each workload and server, taken after the measurement."`
	Database    string        `placeholder:"URL" help:"Use this PostgreSQL database instead of a new server. It is seeded if it is empty."`

	postmaster int // process of the server; 0: not known
	out        io.Writer
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM, syscall.SIGINT)
	err := run(ctx, os.Args[1:], os.Stdout)
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, args []string, out io.Writer) error {
	var c cli
	parser, err := kong.New(&c,
		kong.Name("bench"),
		kong.Description("Measures how fast the API reads, beside the best SQL by hand. Writes Markdown to standard output."),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true}),
		kong.BindTo(ctx, (*context.Context)(nil)),
		kong.BindTo(out, (*io.Writer)(nil)),
	)
	if err != nil {
		return fmt.Errorf("command line: %w", err)
	}
	command, err := parser.Parse(args)
	if err != nil {
		return fmt.Errorf("%w; see bench --help", err)
	}
	return command.Run()
}

// settings are those of a small server in production. Nothing is written during the measurement, so the costs of
// writing do not matter. autovacuum would only disturb it.
var settings = []string{
	"shared_buffers=256MB", "effective_cache_size=1GB", "max_wal_size=8GB", "wal_level=minimal", "max_wal_senders=0",
	"random_page_cost=1.1", // as for any disk without moving parts
	"autovacuum=off",
}

// allocator makes the server's C library keep memory between statements. By default it returns much of it after each
// statement and allocates it again for the next. The page faults of that depend on the virtual machine more than on the
// statement.
var allocator = map[string]string{
	"MALLOC_TRIM_THRESHOLD_": "67108864", "MALLOC_TOP_PAD_": "1048576", "MALLOC_MMAP_THRESHOLD_": "33554432",
}

// Run measures and prints the results.
func (b *bench) Run(ctx context.Context, out io.Writer) error {
	b.out = out
	if b.Rounds < 1 || b.Round <= 0 || b.Connections < 1 {
		return errors.New("rounds, their length and connections must be more than 0")
	}
	url := b.Database
	if url == "" {
		for name, value := range allocator {
			if err := os.Setenv(name, value); err != nil {
				return fmt.Errorf("start PostgreSQL: %w", err)
			}
		}
		server, err := pgserver.Start(settings...)
		if err != nil {
			return fmt.Errorf("start PostgreSQL: %w", err)
		}
		defer server.Stop()
		if err := server.Create(ctx, "bench", "template1"); err != nil {
			return err
		}
		url = server.URL("bench")
	}
	d, err := db.Open(ctx, url, db.Options{})
	if err != nil {
		return err
	}
	defer d.Close()
	start := time.Now()
	if err := seed(ctx, d, b.Projects); err != nil {
		return err
	}
	progress("seeded in %s", time.Since(start).Round(time.Second/10))
	if b.postmaster, err = postmaster(ctx, d); err != nil {
		return err
	}
	if err := b.machine(ctx, d); err != nil {
		return err
	}
	servers, stop, err := startAll(ctx, url, compiled, generated, floor, scoped)
	if err != nil {
		return err
	}
	defer stop()
	table := b.table(floor)
	for _, w := range workloads {
		if !slices.Contains(b.Workload, w.name) {
			continue
		}
		rounds, err := b.workload(ctx, d, w, servers)
		if err != nil {
			return err
		}
		table.add(w.name, servers, rounds)
	}
	if b.Page {
		if err := b.pages(ctx, servers[0]); err != nil {
			return err
		}
	}
	if b.SQLite {
		return b.sqlite(ctx)
	}
	return nil
}

func startAll(ctx context.Context, url string, kinds ...string) (servers []*child, stop func(), err error) {
	stop = func() {
		for _, c := range servers {
			c.stop()
		}
	}
	for _, kind := range kinds {
		c, err := start(ctx, kind, url)
		if err != nil {
			stop()
			return nil, nil, err
		}
		servers = append(servers, c)
	}
	return servers, stop, nil
}

// workload measures a workload on several servers, which must give the same answers.
func (b *bench) workload(ctx context.Context, d *db.DB, w workload, servers []*child) ([][]round, error) {
	bodies, err := w.bodies(ctx, d)
	if err != nil {
		return nil, err
	}
	targets := make([]target, len(servers))
	for i, c := range servers {
		targets[i] = target{w.name + " of " + c.kind, c, c.path(w), bodies, ""}
	}
	if err := agree(ctx, targets); err != nil {
		return nil, err
	}
	progress("measuring %s", w.name)
	rounds, err := b.compare(ctx, targets)
	if err != nil {
		return nil, err
	}
	if b.CPUProfile != "" {
		for _, t := range targets {
			name := strings.Join([]string{d.Dialect, w.name, t.server.kind, "pprof"}, ".")
			if err := b.profile(ctx, t, filepath.Join(b.CPUProfile, name)); err != nil {
				return nil, err
			}
		}
	}
	return rounds, nil
}

// agreed is how many requests of a workload are compared between the servers.
const agreed = 100

// agree sends the same requests to all servers and compares the bytes of their answers.
func agree(ctx context.Context, targets []target) error {
	clients := make([]*client, len(targets))
	for i, t := range targets {
		var err error
		if clients[i], err = dial(ctx, t.server.addr); err != nil {
			return err
		}
		defer clients[i].conn.Close()
	}
	targets = slices.DeleteFunc(slices.Clone(targets), func(t target) bool { return t.server.kind == scoped }) // who sees less
	for _, request := range targets[0].bodies[:min(agreed, len(targets[0].bodies))] {
		var first []byte
		for i, t := range targets {
			response, err := clients[i].post(t.path, request)
			if err != nil {
				return fmt.Errorf("%s: %w", t.name, err)
			}
			if i == 0 {
				first = response
			} else if !bytes.Equal(first, response) {
				return fmt.Errorf("%s and %s differ on %s\n%s\n%s", targets[0].name, t.name, request, first, response)
			}
		}
	}
	return nil
}

// profile writes a CPU profile of a server under load.
func (b *bench) profile(ctx context.Context, t target, file string) error {
	f, err := os.Create(file) //nolint:gosec // G304: where the user wants it
	if err != nil {
		return fmt.Errorf("profile: %w", err)
	}
	defer f.Close()
	loaded := make(chan error, 1)
	go func() {
		_, err := drive(ctx, t, b.Connections, b.Round*time.Duration(b.Rounds))
		loaded <- err
	}()
	err = t.server.get(ctx, "/profile?last="+(b.Round*time.Duration(b.Rounds)).String(), f)
	return errors.Join(err, <-loaded, f.Close())
}

// sqlite measures both executors on an SQLite file with as many projects, rounded up to whole rounds of the
// demonstration data.
func (b *bench) sqlite(ctx context.Context) error {
	dir, err := os.MkdirTemp("", "jiedui-bench-")
	if err != nil {
		return fmt.Errorf("sqlite: %w", err)
	}
	defer os.RemoveAll(dir)
	url := "sqlite:" + filepath.Join(dir, "bench.db")
	d, err := db.Open(ctx, url, db.Options{})
	if err != nil {
		return err
	}
	defer d.Close()
	start := time.Now()
	if _, err := db.Migrate(ctx, d, db.Migrations); err != nil {
		return err
	}
	if _, err := reference.Load(ctx, d.Client(), nil); err != nil {
		return err
	}
	const inOneRound = 6649 // projects of the demonstration data
	if _, err := demo.Load(ctx, d.Client(), demo.Options{Scale: max(1, b.Projects/inOneRound)}); err != nil {
		return err
	}
	progress("seeded SQLite in %s", time.Since(start).Round(time.Second/10))
	servers, stop, err := startAll(ctx, url, compiled, generated)
	if err != nil {
		return err
	}
	defer stop()
	b.postmaster = 0
	fmt.Fprint(b.out, "\n### On SQLite\n\n")
	table := b.table(generated)
	for _, w := range workloads {
		if w.name != "list" && w.name != "nested" {
			continue
		}
		rounds, err := b.workload(ctx, d, w, servers)
		if err != nil {
			return err
		}
		table.add(w.name, servers, rounds)
	}
	return nil
}

func progress(format string, args ...any) { fmt.Fprintf(os.Stderr, format+"\n", args...) }
