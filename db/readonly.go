package db

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"fmt"

	"entgo.io/ent/dialect"
)

// ReadOnly returns another pool of at most n connections, which only read. Long queries on it do not keep readers or
// writers of the first pool waiting for a connection. The caller must close it.
func (d *DB) ReadOnly(n int) *DB {
	setting := "PRAGMA query_only = 1"
	switch {
	case d.Dialect == dialect.Postgres && d.listen == "":
		setting = "" // behind a pooler others use the session too
	case d.Dialect == dialect.Postgres:
		setting = "SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY"
	}
	pool := sql.OpenDB(readOnly{d.connector, setting})
	pool.SetMaxOpenConns(n)
	pool.SetMaxIdleConns(n)
	pool.SetConnMaxIdleTime(d.maxIdle)
	return &DB{DB: pool, Dialect: d.Dialect, file: d.file}
}

// readOnly makes each new connection refuse to write.
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
