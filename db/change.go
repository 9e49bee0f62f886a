package db

import (
	"context"
	"database/sql"
	"sync/atomic"

	"entgo.io/ent/dialect"
	entsql "entgo.io/ent/dialect/sql"

	"jiedui/visibility"
)

// changeDriver notes which transactions find the disk full, and lets those that write to SQLite take turns.
type changeDriver struct {
	*entsql.Driver
	pool *sql.DB
	full *atomic.Bool
	turn turn
}

// Tx implements dialect.Driver.
func (d changeDriver) Tx(ctx context.Context) (dialect.Tx, error) { return d.BeginTx(ctx, nil) }

// BeginTx starts a transaction with options.
func (d changeDriver) BeginTx(ctx context.Context, o *sql.TxOptions) (dialect.Tx, error) {
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
	noting := changeTx{tx, d.full, end}
	sees := visibility.Querier{ExecQuerier: noting, Dialect: d.Dialect()}
	return &entsql.Tx{Conn: entsql.Conn{ExecQuerier: sees}, Tx: noting}, nil
}

// changeTx is a transaction that notes if the disk is full.
type changeTx struct {
	*sql.Tx
	full *atomic.Bool
	end  func() // gives the turn to the next one
}

func (t changeTx) note(err error) {
	if noSpace(err) {
		t.full.Store(true)
	}
}

// ExecContext implements entsql.ExecQuerier.
func (t changeTx) ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error) {
	result, err := t.Tx.ExecContext(ctx, query, args...)
	t.note(err)
	return result, err
}

// QueryContext implements entsql.ExecQuerier.
func (t changeTx) QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	rows, err := t.Tx.QueryContext(ctx, query, args...)
	t.note(err)
	return rows, err
}

// Commit implements driver.Tx.
func (t changeTx) Commit() error {
	defer t.end()
	err := t.Tx.Commit()
	t.note(err)
	return err
}

// Rollback implements driver.Tx.
func (t changeTx) Rollback() error {
	defer t.end()
	return t.Tx.Rollback()
}
