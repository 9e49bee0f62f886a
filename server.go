// Command jiedui serves the pairings of eastern counties with key counties over GraphQL.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"os"
	"os/signal"
	"runtime/debug"
	"strings"
	"syscall"
	"time"

	"entgo.io/ent/dialect"
	"github.com/alecthomas/kong"
	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"jiedui/auth"
	"jiedui/compile"
	"jiedui/db"
	"jiedui/db/demo"
	"jiedui/db/reference"
	"jiedui/ent"
	"jiedui/fault"
	"jiedui/graph"
	"jiedui/httpd"
	"jiedui/intake"
	"jiedui/live"
	"jiedui/web"
)

// cli is the command line; the flags of jiedui itself go before or after the command.
type cli struct {
	Database   string `env:"DATABASE_URL" default:"jiedui.db" placeholder:"URL" help:"Database: postgres://user:password@host:5432/name, or the path of an SQLite file, which is made when it is not there. Default: ${default}."`
	Log        string `env:"LOG_FORMAT" enum:"text,json" default:"text" help:"Form of the log on standard error: text or json."`
	SigningKey string `env:"SIGNING_KEY" placeholder:"FILE" help:"File of the Ed25519 key (PEM) that signs tokens for development; made when it is not there. Default: next to an SQLite database file, with .key at its end; not with --issuer."`
	LogLevel   string `env:"LOG_LEVEL" enum:"debug,info,warn,error" default:"info" help:"Least level that is logged: debug, info, warn or error."`

	Serve       serveCommand       `cmd:"" default:"withargs" help:"Serve the API (when no command is given)."`
	Migrate     migrateCommand     `cmd:"" help:"Bring the database's tables up to date."`
	Seed        seedCommand        `cmd:"" help:"Load reference data and, when asked, demonstration data."`
	Token       tokenCommand       `cmd:"" help:"Print a token of the server's own signing key, for development."`
	Coordinator coordinatorCommand `cmd:"" help:"Manage coordinators: the first admin is added here."`
	Audit       auditCommand       `cmd:"" help:"Examine the history of changes."`
	Import      importCommand      `cmd:"" help:"Bring in a file of records."`
	Check       checkCommand       `cmd:"" help:"Compute derived figures again and list what differs."`
	Version     versionCommand     `cmd:"" help:"Print the version."`
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM, syscall.SIGINT)
	context.AfterFunc(ctx, stop) // a second signal ends the program at once
	if err := run(ctx, os.Args[1:], os.Stdout, os.Stderr); err != nil {
		fmt.Fprintln(os.Stderr, "jiedui:", strings.ReplaceAll(err.Error(), "\n", " "))
		os.Exit(1)
	}
}

// errorWriter is standard error, as commands that need it take it.
type errorWriter struct{ io.Writer }

// exited ends a run whose help was printed.
type exited int

func run(ctx context.Context, args []string, stdout, stderr io.Writer) (err error) {
	var c cli
	parser, err := kong.New(&c,
		kong.Name("jiedui"),
		kong.Description("System of record for the pairing of eastern counties with key counties (结对帮扶), served as a GraphQL API.\n\nWith no settings it serves http://127.0.0.1:8080 from the SQLite file jiedui.db in the working directory."),
		kong.Writers(stdout, stderr),
		kong.Exit(func(code int) { panic(exited(code)) }),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true}),
		kong.BindTo(ctx, (*context.Context)(nil)),
		kong.BindTo(stdout, (*io.Writer)(nil)),
		kong.Bind(errorWriter{stderr}),
		kong.Bind(&c),
	)
	if err != nil {
		return fmt.Errorf("command line: %w", err)
	}
	defer func() {
		if p := recover(); p != nil {
			if _, ok := p.(exited); !ok {
				panic(p)
			}
			err = nil
		}
	}()
	command, err := parser.Parse(args)
	if err != nil {
		return fault.New(fault.BadUserInput, err.Error()+"; see jiedui --help", "")
	}
	var level slog.Level
	if err := level.UnmarshalText([]byte(c.LogLevel)); err != nil {
		return fmt.Errorf("log level: %w", err)
	}
	var handler slog.Handler = slog.NewTextHandler(stderr, &slog.HandlerOptions{Level: level})
	if c.Log == "json" {
		handler = slog.NewJSONHandler(stderr, &slog.HandlerOptions{Level: level})
	}
	slog.SetDefault(slog.New(httpd.WithRequestID(handler)))
	return command.Run()
}

type serveCommand struct {
	Addr              string        `env:"ADDR" default:"127.0.0.1:8080" placeholder:"HOST:PORT" help:"Address to listen on. Default: ${default}."`
	Demo              *bool         `env:"DEMO" negatable:"" help:"Load demonstration data into a database without records of its own. Default: only into SQLite."`
	AutoMigrate       bool          `env:"AUTO_MIGRATE" default:"true" negatable:"" help:"Bring the database's tables up to date first."`
	MaxConnections    int           `env:"MAX_CONNECTIONS" default:"0" help:"Most connections to the database for changes, and as many for lists. Default: 20 for PostgreSQL, 16 for SQLite."`
	ReportConnections int           `env:"REPORT_CONNECTIONS" default:"4" help:"Most connections for reports and exports, besides the others. Default: ${default}."`
	Pooler            bool          `env:"POOLER" help:"PostgreSQL is behind a pooler in transaction mode, such as PgBouncer: prepare no statements."`
	Executor          string        `env:"EXECUTOR" enum:"compiled,generated,choose" default:"compiled" help:"How queries are answered: compiled to SQL; by the generated executor; or as a request's X-Executor header chooses, for development. Default: ${default}."`
	MaxCost           int           `env:"MAX_COST" default:"25000" help:"Most records that one operation may read. Default: ${default}."`
	MaxDepth          int           `env:"MAX_DEPTH" default:"20" help:"Most levels of fields in one operation. Default: ${default}."`
	MaxBody           int64         `env:"MAX_BODY_BYTES" default:"1048576" help:"Most bytes in the body of a request. Default: ${default}."`
	OperationTimeout  time.Duration `env:"OPERATION_TIMEOUT" default:"20s" help:"Longest that one operation may run. Default: ${default}."`
	StopTimeout       time.Duration `env:"STOP_TIMEOUT" default:"20s" help:"Longest that requests may go on after SIGTERM. Default: ${default}."`
	MaxSubscriptions  int           `env:"MAX_SUBSCRIPTIONS" default:"1000" help:"Most subscriptions at once. Default: ${default}."`
	MaxExports        int           `env:"MAX_EXPORTS" default:"2" help:"Most exports at once. Default: ${default}."`
	ExportTimeout     time.Duration `env:"EXPORT_TIMEOUT" default:"10m" help:"Longest that one export may run. Default: ${default}."`
	AllowOrigin       []string      `env:"ALLOW_ORIGIN" placeholder:"ORIGIN" help:"Web origins whose pages may call the API, such as https://example.org; * is any. Default: none."`
	Issuer            string        `env:"OIDC_ISSUER" placeholder:"URL" help:"OIDC provider whose tokens are accepted, as their iss has it."`
	Audience          string        `env:"OIDC_AUDIENCE" help:"Audience (aud) that the tokens of --issuer must have."`
	PublicRead        *bool         `env:"PUBLIC_READ" negatable:"" help:"Let anyone read; without it a token is needed. Default: only with SQLite."`
	Introspection     bool          `env:"INTROSPECTION" default:"true" negatable:"" help:"Show the schema to clients."`
}

const (
	// statements are the most plans and prepared statements that are kept.
	statements = 500
	// gcPercent lets the heap grow to four times what is live, some 25 MB, before it is collected: a server has
	// memory to spare for the time that takes. GOGC sets it otherwise.
	gcPercent = 300
)

// Validate refuses values that no server can work with.
func (s *serveCommand) Validate() error {
	if s.MaxConnections < 0 {
		return errors.New("--max-connections must not be less than 0")
	}
	if s.ReportConnections <= 0 {
		return errors.New("--report-connections must be more than 0")
	}
	if s.MaxCost <= 0 || s.MaxDepth <= 0 || s.MaxBody <= 0 || s.OperationTimeout <= 0 || s.StopTimeout <= 0 || s.MaxSubscriptions <= 0 ||
		s.MaxExports <= 0 || s.ExportTimeout <= 0 {
		return errors.New("--max-cost, --max-depth, --max-body, --operation-timeout, --stop-timeout, --max-subscriptions, --max-exports and --export-timeout must be more than 0")
	}
	return nil
}

// Run serves until the program is told to stop.
func (s *serveCommand) Run(ctx context.Context, c *cli) error {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(gcPercent)
	}
	metrics := prometheus.NewRegistry()
	metrics.MustRegister(collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	server, err := httpd.Listen(ctx, httpd.Config{
		Addr: s.Addr, AllowOrigins: s.AllowOrigin, StopTimeout: s.StopTimeout, Pages: pages(),
		Metrics: promhttp.HandlerFor(metrics, promhttp.HandlerOpts{}),
	})
	if err != nil {
		return err
	}
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	served := make(chan error, 1)
	go func() {
		defer stop()
		served <- server.Serve(ctx)
	}()
	slog.Info("listening", "url", "http://"+server.Addr())
	d, err := db.Open(ctx, c.Database, db.Options{MaxOpen: s.MaxConnections, Pooler: s.Pooler})
	if err == nil {
		defer d.Close()
		changes := live.New(d.Client(), live.Options{Listen: d.Listen, Notify: d.Notify, Subscribers: s.MaxSubscriptions})
		jobs := intake.NewJobs(ctx, d.Client(), changes.Changed)
		defer func() {
			stop()
			jobs.Wait()
			changes.Wait()
		}()
		// Three pools: no list and no report keeps a change waiting for a connection.
		lists, reports := d.ReadOnly(d.Stats().MaxOpenConnections), d.ReadOnly(s.ReportConnections)
		defer lists.Close()
		defer reports.Close()
		err = s.load(ctx, c, d, lists, reports, server, metrics, changes, jobs)
	}
	if err != nil && ctx.Err() == nil { // else loading broke off because serving has ended
		stop()
		return errors.Join(err, <-served)
	}
	return <-served
}

// pages are what is served beside the API.
func pages() http.Handler {
	mux := http.NewServeMux()
	mux.Handle("GET /templates/", intake.Templates())
	mux.Handle("/", web.Handler())
	return mux
}

// load makes the database ready, then hands it to the server.
func (s *serveCommand) load(ctx context.Context, c *cli, d, lists, reports *db.DB, server *httpd.Server, metrics prometheus.Registerer, changes *live.Feed, jobs *intake.Jobs) error {
	start := time.Now()
	var err error
	if s.AutoMigrate {
		_, err = db.Migrate(ctx, d, db.Migrations)
	} else {
		err = db.Check(ctx, d, db.Migrations)
	}
	if err != nil {
		return err
	}
	client := d.Client()
	who, err := s.authenticator(c, client)
	if err != nil {
		return err
	}
	loaded, err := reference.Load(ctx, client, server.Loading.Step("reference data"))
	if err != nil {
		return err
	}
	if s.Demo == nil && d.Dialect == dialect.SQLite || s.Demo != nil && *s.Demo {
		made, err := demo.Load(ctx, client, demo.Options{Progress: server.Loading.Step("demonstration data")})
		if err != nil && (s.Demo != nil || !fault.Is(err, fault.Conflict)) {
			return err
		}
		loaded = loaded || made
	}
	if loaded {
		debug.FreeOSMemory() // what loading took is not needed again
	}
	schema := graph.NewSchema(client, reports.Client())
	if s.Executor != "generated" {
		compiled, err := compile.New(schema, lists.DB, lists.Dialect, compile.Options{Statements: statements, Unprepared: s.Pooler})
		if err != nil {
			return err
		}
		metrics.MustRegister(compiled)
		schema = compiled
	}
	if err := jobs.Recover(ctx); err != nil {
		return err
	}
	changes.Start(ctx)
	metrics.MustRegister(changes)
	handler := graph.NewHandler(schema, client, graph.Options{
		Limits:          graph.Limits{Cost: s.MaxCost, Depth: s.MaxDepth},
		MaxBodyBytes:    s.MaxBody,
		Timeout:         s.OperationTimeout,
		NoIntrospection: !s.Introspection,
		PublicRead:      s.PublicRead == nil && d.Dialect == dialect.SQLite || s.PublicRead != nil && *s.PublicRead,
		Changed:         changes.Changed,
		Live:            changes,
		Exports:         s.MaxExports,
		ExportTimeout:   s.ExportTimeout,
		Imports:         jobs,
		Verify:          who.Authorization,
		AllowOrigins:    s.AllowOrigin,
	})
	if s.Executor == "choose" {
		handler = compile.Choose(handler)
	}
	go graph.ForgetAnswers(ctx, client)
	server.Ready(who.Handler(handler), lists.PingContext)
	slog.Info("ready", "database", d.Dialect, "took", time.Since(start).Round(time.Millisecond))
	return nil
}

// authenticator accepts the tokens of the issuer, else those of the signing key, else none.
func (s *serveCommand) authenticator(c *cli, client *ent.Client) (*auth.Authenticator, error) {
	config := auth.Config{Issuer: s.Issuer, Audience: s.Audience, Client: client}
	if path := c.keyFile(); path != "" && (s.Issuer == "" || c.SigningKey != "") {
		key, err := auth.LoadKey(path, true)
		if err != nil {
			return nil, err
		}
		config.Key = key
	}
	return auth.New(config)
}

// keyFile is where the signing key is; empty: there is none.
func (c *cli) keyFile() string {
	if file := db.File(c.Database); c.SigningKey == "" && file != "" {
		return file + ".key"
	}
	return c.SigningKey
}
