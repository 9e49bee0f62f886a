package db

import (
	"context"
	"crypto/rand"
	"database/sql"
	"fmt"
	"sync/atomic"

	"entgo.io/ent/dialect"
	entsql "entgo.io/ent/dialect/sql"
	"github.com/lib/pq"
	"github.com/lib/pq/pqerror"
	sqlite3 "modernc.org/sqlite/lib"

	"jiedui/visibility"
)

// noSpace reports whether err says that the disk of the database is full or broken.
func noSpace(err error) bool {
	switch sqliteCode(err) {
	case sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR:
		return true
	}
	refusal := pq.As(err)
	return refusal != nil && (refusal.Code == pqerror.DiskFull || refusal.Code == pqerror.IOError)
}

// CheckSpace returns an error if the last transaction that wrote found the disk full or broken, and the disk still is.
func (d *DB) CheckSpace(ctx context.Context) error {
	if !d.full.Load() {
		return nil
	}
	tx, err := d.BeginTx(ctx, nil)
	if err != nil {
		return fmt.Errorf("space: %w", err)
	}
	defer func() { _ = tx.Rollback() }() // after a commit it does nothing
	answer := make([]byte, 64<<10)       // more than is left over in pages that are there
	_, _ = rand.Read(answer)             // it never fails
	const mark = "space"
	for _, statement := range []string{
		"INSERT INTO idempotency_keys (created_at, subject, key, request_hash, response) VALUES (CURRENT_TIMESTAMP, '', $1, $2, $2)",
		"DELETE FROM idempotency_keys WHERE subject = '' AND key = $1 AND request_hash = $2",
	} {
		if _, err := tx.ExecContext(ctx, statement, mark, answer); err != nil {
			return fmt.Errorf("space: %w", err)
		}
	}
	if err := tx.Commit(); err != nil {
		return fmt.Errorf("space: %w", err)
	}
	d.full.Store(false)
	return nil
}

// spaceDriver notes which transactions find the disk full, and lets those that write to SQLite take turns.
type spaceDriver struct {
	*entsql.Driver
	pool *sql.DB
	full *atomic.Bool
	turn turn
}

// Tx implements dialect.Driver.
func (d spaceDriver) Tx(ctx context.Context) (dialect.Tx, error) { return d.BeginTx(ctx, nil) }

// BeginTx starts a transaction with options.
func (d spaceDriver) BeginTx(ctx context.Context, o *sql.TxOptions) (dialect.Tx, error) {
	end := func() {}
	if o == nil || !o.ReadOnly {
		var err error
		if end, err = d.turn.take(ctx); err != nil {
			return nil, err
		}
	}
	tx, err := d.pool.BeginTx(ctx, o)
	if err != nil {
		end()
		return nil, err
	}
	noting := spaceTx{tx, d.full, end}
	sees := visibility.Querier{ExecQuerier: noting, Dialect: d.Dialect()}
	return &entsql.Tx{Conn: entsql.Conn{ExecQuerier: sees}, Tx: noting}, nil
}

// spaceTx is a transaction that notes if the disk is full.
type spaceTx struct {
	*sql.Tx
	full *atomic.Bool
	end  func() // gives the turn to the next one
}

func (t spaceTx) note(err error) {
	if noSpace(err) {
		t.full.Store(true)
	}
}

// ExecContext implements entsql.ExecQuerier.
func (t spaceTx) ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error) {
	result, err := t.Tx.ExecContext(ctx, query, args...)
	t.note(err)
	return result, err
}

// QueryContext implements entsql.ExecQuerier.
func (t spaceTx) QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	rows, err := t.Tx.QueryContext(ctx, query, args...)
	t.note(err)
	return rows, err
}

// Commit implements driver.Tx.
func (t spaceTx) Commit() error {
	defer t.end()
	err := t.Tx.Commit()
	t.note(err)
	return err
}

// Rollback implements driver.Tx.
func (t spaceTx) Rollback() error {
	defer t.end()
	return t.Tx.Rollback()
}
