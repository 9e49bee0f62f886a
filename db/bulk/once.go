package bulk

import (
	"context"
	"time"

	"entgo.io/ent/dialect"

	"jiedui/db"
	"jiedui/ent"
)

// loading is the PostgreSQL advisory lock under which data are loaded.
const loading = 0x6a6965647569

// wait is how long a server waits for the write lock of SQLite while another one loads.
const wait = 10 * time.Minute

// Once runs load in one transaction, unless present finds that its data are there. It reports whether it did. Any
// number of servers may call it on the same database at once: one loads, and the others wait for it. An error leaves
// nothing behind.
func Once(
	ctx context.Context, client *ent.Client,
	present func(context.Context, *ent.Client) (bool, error), load func(context.Context, *ent.Client) error,
) (bool, error) {
	var tx *ent.Tx
	for until := time.Now().Add(wait); tx == nil; {
		found, err := present(ctx, client)
		if found || err != nil { // most starts end here and wait for nothing
			return false, err
		}
		// SQLite takes the write lock here. It gives up after seconds, but another server may load for longer.
		tx, err = client.Tx(ctx)
		if err != nil && (!db.Busy(err) || time.Now().After(until)) {
			return false, err
		}
	}
	defer func() { _ = tx.Rollback() }() // after a commit it does nothing
	if client.Dialect() == dialect.Postgres {
		// Waiting for another server may take longer than a statement may run.
		if _, err := tx.ExecContext(ctx, "SET LOCAL statement_timeout = 0"); err != nil {
			return false, err
		}
		if _, err := tx.ExecContext(ctx, "SELECT pg_advisory_xact_lock($1)", loading); err != nil {
			return false, err
		}
	}
	if found, err := present(ctx, tx.Client()); found || err != nil {
		return false, err
	}
	if err := load(ctx, tx.Client()); err != nil {
		return false, err
	}
	if err := tx.Commit(); err != nil {
		return false, err
	}
	if client.Dialect() == dialect.SQLite {
		// The write-ahead log has grown to the size of the loaded data, and would not shrink by itself.
		_, err := client.ExecContext(ctx, "PRAGMA wal_checkpoint(TRUNCATE)")
		return true, err
	}
	return true, nil
}
