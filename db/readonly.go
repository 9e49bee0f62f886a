package db

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"fmt"

	"entgo.io/ent/dialect"
)

// ReadOnly is a pool of its own of at most n connections that only read: what is asked there for long keeps neither
// readers nor writers of the other waiting for a connection. It is closed by itself.
func (d *DB) ReadOnly(n int) *DB {
	setting := "PRAGMA query_only = 1"
	switch {
	case d.Dialect == dialect.Postgres && d.listen == "":
		setting = "" // behind a pooler the session is not ours alone
	case d.Dialect == dialect.Postgres:
		setting = "SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY"
	}
	pool := sql.OpenDB(readOnly{d.connector, setting})
	pool.SetMaxOpenConns(n)
	pool.SetMaxIdleConns(n)
	pool.SetConnMaxIdleTime(d.maxIdle)
	return &DB{DB: pool, Dialect: d.Dialect, file: d.file}
}

// readOnly has each new connection refuse to write.
type readOnly struct {
	driver.Connector
	setting string
}

// Connect implements driver.Connector.
func (r readOnly) Connect(ctx context.Context) (driver.Conn, error) {
	conn, err := r.Connector.Connect(ctx)
	if err != nil || r.setting == "" {
		return conn, err
	}
	if _, err := conn.(driver.ExecerContext).ExecContext(ctx, r.setting, nil); err != nil {
		_ = conn.Close()
		return nil, fmt.Errorf("read only: %w", err)
	}
	return conn, nil
}
