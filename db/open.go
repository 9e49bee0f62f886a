// Package db holds the drivers, the migrations for both dialects, and the reference and demonstration data.
package db

import (
	"cmp"
	"context"
	"database/sql"
	"database/sql/driver"
	"strings"
	"sync/atomic"
	"time"

	"jiedui/fault"
)

// DB is a pool of connections to one database.
type DB struct {
	*sql.DB
	Dialect string // dialect.SQLite or dialect.Postgres of entgo.io/ent

	file   string // of SQLite; empty for a database in memory
	listen string // URL for Listen; empty if there are no notifications

	full atomic.Bool // the last transaction that wrote found the disk full
	turn turn

	connector driver.Connector // for ReadOnly
	maxIdle   time.Duration
}

// Options tune a pool. The zero value is right for most servers.
type Options struct {
	// MaxOpen is how many connections may be open at once; 0 means 20 for PostgreSQL and 16 for SQLite.
	MaxOpen int
	// StatementTimeout ends a PostgreSQL statement that runs longer, unless the URL sets its own statement_timeout; 0
	// means 30 seconds, less than 0 means no limit.
	StatementTimeout time.Duration
	// Pooler: a pooler in transaction mode stands before PostgreSQL. Then a statement and its arguments are sent in one
	// message, since the next message may reach another server process.
	Pooler bool
	// Relaxed lets SQLite report a commit before it is on the disk. It is faster, but the last commits may be lost if
	// the machine stops at once. PostgreSQL has synchronous_commit for this.
	Relaxed bool
	// ReadOnly opens a database that is there already and writes nothing, not even beside an SQLite file. A standby of
	// PostgreSQL, or a user who may only read, is enough.
	ReadOnly bool
	// Wrap, if set, comes between the pool and the driver, to count or trace statements.
	Wrap func(driver.Connector) driver.Connector
}

// backend has the differences between the two dialects when a database is opened.
type backend struct {
	dialect   string
	connector driver.Connector
	maxOpen   int
	maxIdle   time.Duration // a connection that is idle for longer is closed; 0: none is
	file      string
	listen    string
	probe     func(context.Context, *sql.DB) error // proves that the database can be used
	explain   func(error) *fault.Error             // says what to do if it cannot
}

// Open connects to the database at url and proves that it answers. Every error is a *fault.Error. A URL is one of
//
//	postgres://user:password@host:5432/name?sslmode=require
//	sqlite:PATH, sqlite://PATH or only PATH, taken literally, without escapes
//	:memory:, a new SQLite database that lives until it is closed; unlike in a file, a writer keeps readers out
func Open(ctx context.Context, url string, o Options) (*DB, error) {
	b, err := parse(url, o)
	if err != nil {
		return nil, err
	}
	if b.file != "" && !o.ReadOnly {
		createPrivate(b.file)
	}
	pool := sql.OpenDB(b.connector)
	maxOpen := cmp.Or(o.MaxOpen, b.maxOpen)
	pool.SetMaxOpenConns(maxOpen)
	pool.SetMaxIdleConns(maxOpen) // opening a connection is expensive in both dialects
	pool.SetConnMaxIdleTime(b.maxIdle)
	if err := b.probe(ctx, pool); err != nil {
		_ = pool.Close()
		return nil, b.explain(err)
	}
	return &DB{
		DB: pool, Dialect: b.dialect, file: b.file, listen: b.listen, turn: newTurn(b.dialect), connector: b.connector, maxIdle: b.maxIdle,
	}, nil
}

func parse(url string, o Options) (backend, error) {
	wrap := o.Wrap
	if wrap == nil {
		wrap = func(c driver.Connector) driver.Connector { return c }
	}
	scheme, path, found := strings.Cut(url, ":")
	switch {
	case scheme == "postgres" || scheme == "postgresql":
		return postgres(url, cmp.Or(o.StatementTimeout, 30*time.Second), o.Pooler, wrap)
	case scheme == "sqlite":
		path = strings.TrimPrefix(path, "//")
	case !found || len(scheme) < 2 || strings.ContainsAny(scheme, `/\.`): // also :memory: and C:\jiedui.db
		path = url
	default:
		return backend{}, fault.New(fault.DatabaseURL, "the database URL must begin with postgres:// or sqlite:, or be the path of an SQLite file",
			"数据库网址须以 postgres:// 或 sqlite: 开头，或为 SQLite 文件的路径")
	}
	if path == "" {
		return backend{}, fault.New(fault.DatabaseURL, "the database URL names no database: give for example sqlite:jiedui.db",
			"数据库网址未指定数据库：例如 sqlite:jiedui.db")
	}
	if o.ReadOnly && path != ":memory:" {
		return sqliteReadOnly(path, wrap)
	}
	return sqlite(path, o.Relaxed, wrap)
}

// File returns the path of the SQLite file that a URL names. It is empty for PostgreSQL, for a database in memory, and
// without a URL.
func File(url string) string {
	b, err := parse(url, Options{})
	if err != nil {
		return ""
	}
	return b.file
}
