// Command jiedui serves the pairings of eastern counties with key counties over GraphQL.
package main

import (
	"context"
	"crypto/ed25519"
	"database/sql"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"os"
	"os/signal"
	"runtime/debug"
	"sync"
	"sync/atomic"
	"syscall"
	"time"

	"entgo.io/ent/dialect"
	"github.com/99designs/gqlgen/graphql"
	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"jiedui/auth"
	"jiedui/cli"
	"jiedui/compile"
	"jiedui/db"
	"jiedui/db/demo"
	"jiedui/db/reference"
	"jiedui/ent"
	"jiedui/fault"
	"jiedui/graph"
	"jiedui/graph/limit"
	"jiedui/history"
	"jiedui/httpd"
	"jiedui/intake"
	"jiedui/live"
	"jiedui/report/group"
	"jiedui/verb"
	"jiedui/web"
	"jiedui/web/model"
)

// commands are those of the program; the flags of jiedui itself go before or after the command.
type commands struct {
	cli.Settings

	Serve       serve           `cmd:"" default:"withargs" help:"Serve the API (when no command is given)."`
	Migrate     cli.Migrate     `cmd:"" help:"Bring the database's tables up to date."`
	Seed        cli.Seed        `cmd:"" help:"Load reference data and, when asked, demonstration data."`
	Token       cli.Token       `cmd:"" help:"Make tokens for development, and revoke tokens."`
	Coordinator cli.Coordinator `cmd:"" help:"Manage coordinators: the first admin is added here."`
	Audit       cli.Audit       `cmd:"" help:"Examine the history of changes."`
	Import      cli.Import      `cmd:"" help:"Bring in a file of records."`
	Backup      cli.Backup      `cmd:"" help:"Copy an SQLite database while it is in use."`
	Restore     cli.Restore     `cmd:"" help:"Put a backup in the place of an SQLite database."`
	Check       cli.Check       `cmd:"" help:"Compute derived figures again and list what differs."`
	Version     cli.Version     `cmd:"" help:"Print the version."`
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM, syscall.SIGINT)
	context.AfterFunc(ctx, stop) // a second signal ends the program at once
	var c commands
	program := cli.Program{Commands: &c, Settings: &c.Settings, Stdout: os.Stdout, Stderr: os.Stderr}
	if err := program.Run(ctx, os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "jiedui:", cli.Describe(err, cli.Language()))
		os.Exit(1)
	}
}

// serve is the command that serves the API.
type serve struct{ cli.ServeFlags }

const (
	// statements are the most plans and prepared statements that are kept.
	statements = 500
	// quickCost is the most that an operation costs for which connections are kept free, such as a record with what is
	// around it, or a page of twenty records. An operation that costs more than longCost has the connections of reports.
	quickCost, longCost = 50, 2500
)

// Run serves until the program is told to stop.
func (s *serve) Run(ctx context.Context, settings *cli.Settings) error {
	s.LimitMemory()
	srv := &server{flags: &s.ServeFlags, settings: settings, metrics: prometheus.NewRegistry()}
	if err := srv.check(); err != nil {
		return err
	}
	if err := srv.listen(ctx); err != nil {
		return err
	}
	defer srv.Close()
	ctx, stop := context.WithCancel(ctx)
	defer stop() // before Close, which waits for what ends with ctx
	away := srv.open(ctx)
	if away != nil && !db.IsAway(away) {
		return away
	}
	served := make(chan error, 1)
	go func() {
		defer stop()
		served <- srv.http.Serve(ctx)
	}()
	slog.Info("listening", "url", srv.http.URL())
	if addr := srv.http.AdminAddr(); addr != "" {
		slog.Info("metrics and health checks", "url", "http://"+addr)
	}
	err := srv.await(ctx, away)
	if err == nil {
		err = srv.start(ctx)
	}
	if err != nil && ctx.Err() == nil { // else the start broke off because serving has ended
		stop()
		return errors.Join(err, <-served)
	}
	return <-served
}

// server is what serves, with its parts in the order in which they are made.
type server struct {
	flags    *cli.ServeFlags
	settings *cli.Settings

	metrics *prometheus.Registry
	pages   *web.Pages
	persons atomic.Pointer[auth.Persons] // whom one can be without a password; nil: nobody
	http    *httpd.Server
	// No list and no report keeps a change, a single record or a health check waiting for a connection.
	changes, quick, lists, reports, health *db.DB
	operations                             *limit.Operations // nil: all may be sent
	anchor                                 *os.File          // of --anchor
	anchorKey                              ed25519.PrivateKey
	anchoring                              sync.WaitGroup
	feed                                   *live.Feed
	imports                                *intake.Jobs
	callers                                *auth.Authenticator
	schema                                 graphql.ExecutableSchema
}

// check refuses settings that do not go together.
func (s *server) check() error {
	if s.flags.Issuer != "" && s.settings.SigningKey != "" {
		return auth.ErrTwoSources()
	}
	if err := (auth.Config{Issuer: s.flags.Issuer, Audience: s.flags.Audience}).Validate(); err != nil {
		return err
	}
	var err error
	if s.operations, err = s.flags.LoadOperations(graph.NewSchema(nil, nil).Schema()); err != nil || s.flags.Anchor == "" {
		return err
	}
	s.anchor, s.anchorKey, err = s.flags.OpenAnchor(s.settings)
	return err
}

// listen takes the address. From then on the server answers, if only that it is loading.
func (s *server) listen(ctx context.Context) (err error) {
	s.metrics.MustRegister(collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	schema := graph.NewSchema(nil, nil).Schema() // the pages are there before the data are
	known := model.Known{
		Paths:     func(entity string) map[string][]string { return group.SubjectOf(entity).Paths() },
		Counting:  func(entity string) any { return group.SubjectOf(entity).Counting() },
		ChangedBy: func(entity string) string { return string(ent.EntityNamed(entity).ChangedBy) },
	}
	options := web.Options{Model: func() []byte { return model.JSON(schema, known) }}
	if s.flags.ClientID != "" {
		options.Provider = &web.Provider{Issuer: s.flags.Issuer, ClientID: s.flags.ClientID, Scope: s.flags.ClientScope, Audience: s.flags.Audience}
	}
	if s.flags.Introspection {
		options.Schema = func() []byte { return model.SDL(schema) }
	}
	if s.flags.Map != "" {
		if options.Map, err = web.ReadMap(s.flags.Map); err != nil {
			return err
		}
	}
	s.pages = web.New(options)
	pages := http.NewServeMux()
	pages.Handle("GET /templates.json", intake.TemplateList())
	pages.Handle("GET /templates/", intake.Templates())
	pages.Handle("GET /templates", s.pages) // else the folder below would take it
	pages.Handle("GET /templates/{$}", s.pages)
	pages.HandleFunc("/sign-in/persons", func(w http.ResponseWriter, r *http.Request) {
		if persons := s.persons.Load(); persons != nil {
			persons.ServeHTTP(w, r)
			return
		}
		s.pages.ServeHTTP(w, r)
	})
	pages.Handle("/", s.pages)
	s.http, err = httpd.Listen(ctx, httpd.Config{
		Addr:           s.flags.Addr,
		AdminAddr:      s.flags.AdminAddr,
		TLSCert:        s.flags.TLSCert,
		TLSKey:         s.flags.TLSKey,
		MaxConnections: s.flags.HTTPConnections,
		TrustedProxies: s.flags.TrustedProxies,
		AllowOrigins:   s.flags.AllowOrigin,
		StopTimeout:    s.flags.StopTimeout,
		Pages:          pages,
		Metrics:        promhttp.HandlerFor(s.metrics, promhttp.HandlerOpts{}),
	})
	return err
}

// start makes the database ready, then hands the API to the server.
func (s *server) start(ctx context.Context) error {
	begun := time.Now()
	for _, step := range []func(context.Context) error{s.migrate, s.authenticate, s.load, s.advise, s.compile, s.follow} {
		if err := step(ctx); err != nil {
			return err
		}
	}
	if err := s.offerPersons(ctx); err != nil {
		return err
	}
	s.http.Ready(s.callers.Handler(s.handler()), s.alive)
	s.pages.Ready(web.Config{
		Version: cli.Built(), SignsTokens: s.signs(), PublicRead: s.chosen(s.flags.PublicRead), Demo: s.chosen(s.flags.Demo),
		Persons: s.persons.Load() != nil,
	})
	go graph.ForgetAnswers(ctx, s.changes.Client(), time.Tick(time.Hour))
	go s.imports.ForgetMarked(ctx, time.Tick(time.Hour))
	if s.anchor != nil {
		s.anchoring.Go(func() {
			history.KeepAnchors(ctx, s.reports.Client(), s.anchor, s.anchorKey, s.flags.AnchorInterval)
		})
	}
	slog.Info("ready", "database", s.changes.Dialect, "took", time.Since(begun).Round(time.Millisecond))
	return nil
}

// await waits for a PostgreSQL that does not run yet, and opens the database then. The error is that of the first attempt.
func (s *server) await(ctx context.Context, err error) error {
	if err == nil {
		return nil
	}
	const pause, report = time.Second, 30 // attempts
	progress := s.http.Loading.Step("database")
	progress(0, 1)
	for n := 0; db.IsAway(err); n++ {
		if n%report == 0 {
			slog.Warn("the database is away: the server waits for it", "error", err)
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(pause):
			err = s.open(ctx)
		}
	}
	if err == nil {
		progress(1, 1)
	}
	return err
}

// alive reports whether the database answers, and has space to write to.
func (s *server) alive(ctx context.Context) error {
	if err := s.health.PingContext(ctx); err != nil {
		return err
	}
	return s.changes.CheckSpace(ctx)
}

// open opens the database. What reads it besides requests ends with ctx.
func (s *server) open(ctx context.Context) error {
	d, err := db.Open(ctx, s.settings.Database, db.Options{MaxOpen: s.flags.MaxConnections, Pooler: s.flags.Pooler, Relaxed: s.flags.Relaxed})
	if err != nil {
		return err
	}
	if err := s.flags.CheckConnections(ctx, d); err != nil {
		return errors.Join(err, d.Close())
	}
	s.changes, s.lists, s.reports = d, d.ReadOnly(d.Stats().MaxOpenConnections), d.ReadOnly(s.flags.ReportConnections)
	s.quick, s.health = d.ReadOnly(cli.QuickConnections), d.ReadOnly(1)
	s.feed = live.New(d.Client(), live.Options{Listen: d.Listen, Notify: d.Notify, Subscribers: s.flags.MaxSubscriptions})
	s.imports = intake.NewJobs(ctx, d.Client(), s.feed.Changed)
	s.imports.Verify = auth.Verify
	return nil
}

// migrate brings the tables up to date, or refuses those that are not.
func (s *server) migrate(ctx context.Context) error {
	if !s.flags.AutoMigrate {
		return db.Check(ctx, s.changes, db.Migrations)
	}
	_, err := db.Migrate(ctx, s.changes, db.Migrations)
	return err
}

// authenticate accepts the tokens of the issuer, else those of the signing key, else none.
func (s *server) authenticate(context.Context) (err error) {
	config := auth.Config{Issuer: s.flags.Issuer, Audience: s.flags.Audience, Client: s.changes.Client()}
	if s.signs() {
		if config.Key, err = auth.LoadKey(s.settings.KeyFile(), true); err != nil {
			return err
		}
	}
	s.callers, err = auth.New(config)
	return err
}

// signs reports whether tokens of the signing key are accepted.
func (s *server) signs() bool {
	return s.settings.KeyFile() != "" && (s.flags.Issuer == "" || s.settings.SigningKey != "")
}

// offerPersons lets visitors be made-up persons where that harms nobody: in an embedded database with demonstration data,
// by tokens of the server's own key, for who sits at its machine.
func (s *server) offerPersons(ctx context.Context) error {
	if s.changes.Dialect != dialect.SQLite || !s.signs() || !s.chosen(s.flags.Demo) || !s.http.Loopback() || len(s.flags.TrustedProxies) > 0 {
		return nil
	}
	someone, err := auth.Lookup(ctx, s.changes.Client(), demo.Visitors[0])
	if err != nil || someone.ID == 0 { // the data are others
		return err
	}
	key, err := auth.LoadKey(s.settings.KeyFile(), false)
	if err != nil {
		return err
	}
	s.persons.Store(&auth.Persons{Client: s.changes.Client(), Key: key, Subjects: demo.Visitors})
	return nil
}

// load loads the data that are not there yet.
func (s *server) load(ctx context.Context) error {
	loaded, err := reference.Load(ctx, s.changes.Client(), s.http.Loading.Step("reference data"))
	if err != nil {
		return err
	}
	if s.chosen(s.flags.Demo) {
		made, err := demo.Load(ctx, s.changes.Client(), demo.Options{Progress: s.http.Loading.Step("demonstration data")})
		if err != nil && (s.flags.Demo != nil || !fault.Is(err, fault.Conflict)) {
			return err
		}
		loaded = loaded || made
	}
	if loaded {
		debug.FreeOSMemory() // what loading took is not needed again
	}
	return nil
}

// advise warns of settings that will keep people from their work.
func (s *server) advise(ctx context.Context) error {
	return cli.Advise(ctx, cli.Advice{
		Callers: s.callers, Client: s.changes.Client(), Issuer: s.flags.Issuer, SignsTokens: s.signs(), TwoAdmins: s.flags.TwoAdmins,
	})
}

// compile chooses how queries are answered.
func (s *server) compile(context.Context) error {
	s.schema = graph.NewSchemaWith(s.changes.Client(), s.reports.Client(), verb.Rights{TwoAdmins: s.flags.TwoAdmins})
	if s.flags.Executor == "generated" {
		return nil
	}
	compiled, err := compile.New(s.schema, s.lists.DB, s.lists.Dialect, compile.Options{
		Statements: statements, Unprepared: s.flags.Pooler,
		Lane: s.lane,
	})
	if err != nil {
		return err
	}
	s.metrics.MustRegister(compiled)
	s.schema = compiled
	return nil
}

// lane returns the connections for a query by its cost.
func (s *server) lane(op *graphql.OperationContext) *sql.DB {
	switch cost := limit.Cost(op); {
	case cost <= quickCost:
		return s.quick.DB
	case cost > longCost:
		return s.reports.DB
	default:
		return s.lists.DB
	}
}

// follow takes up the imports of before and follows what changes.
func (s *server) follow(ctx context.Context) error {
	if err := s.imports.Recover(ctx); err != nil {
		return err
	}
	s.feed.Start(ctx)
	s.metrics.MustRegister(s.feed)
	return nil
}

// handler is the API.
func (s *server) handler() http.Handler {
	o := graph.DefaultOptions
	o.MaxCost, o.MaxDepth, o.MaxBodyBytes, o.Timeout = s.flags.MaxCost, s.flags.MaxDepth, s.flags.MaxBody, s.flags.OperationTimeout
	o.MaxRequests, o.MaxCostRate = s.flags.MaxRequests, s.flags.MaxCostRate
	o.UploadDir, o.UploadBytes = s.flags.UploadDir, int64(s.flags.UploadSpace)
	o.MaxExports, o.ExportTimeout = s.flags.MaxExports, s.flags.ExportTimeout
	o.OpenDrafts = s.flags.OpenDrafts
	o.NoIntrospection, o.PublicRead = !s.flags.Introspection, s.chosen(s.flags.PublicRead)
	o.Operations = s.operations
	o.Live, o.Changed, o.Imports = s.feed, s.feed.Changed, s.imports
	o.Verify, o.AllowOrigins = s.callers.Authorization, s.flags.AllowOrigin
	handler := graph.NewHandler(s.schema, s.changes.Client(), o)
	if s.flags.Executor == "choose" {
		handler = compile.Choose(handler)
	}
	return handler
}

// chosen returns the value of a flag. The default is on with SQLite and off with PostgreSQL.
func (s *server) chosen(flag *bool) bool {
	if flag == nil {
		return s.changes.Dialect == dialect.SQLite
	}
	return *flag
}

// Close waits for what goes on beside requests, whose context must be done, and closes the database.
func (s *server) Close() {
	if s.changes == nil {
		return
	}
	s.anchoring.Wait()
	_ = s.reports.Close()
	_ = s.lists.Close()
	_ = s.quick.Close()
	_ = s.health.Close()
	s.imports.Wait()
	s.feed.Wait()
	_ = s.changes.Close()
}
