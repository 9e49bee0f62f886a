package bulk

import (
	"context"

	"entgo.io/ent/dialect"
	"entgo.io/ent/dialect/sql"

	"jiedui/ent"
)

// loading is the PostgreSQL advisory lock under which data is loaded.
const loading = 0x6a6965647569

// Once runs load in one transaction, unless present finds that its data are there, and tells whether it did. Any
// number of servers may call it on the same database at once: one loads, the others wait for it. Whatever fails
// leaves nothing behind.
func Once(
	ctx context.Context, client *ent.Client,
	present func(context.Context, *ent.Client) (bool, error), load func(context.Context, *ent.Client) error,
) (bool, error) {
	if found, err := present(ctx, client); found || err != nil { // most starts end here and wait for nobody
		return false, err
	}
	name, err := dialectOf(ctx, client)
	if err != nil {
		return false, err
	}
	tx, err := client.Tx(ctx) // on SQLite this waits for the write lock
	if err != nil {
		return false, err
	}
	defer func() { _ = tx.Rollback() }() // after a commit it has nothing to do
	if name == dialect.Postgres {
		// Waiting for another server may take longer than a statement is given.
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
	return true, tx.Commit()
}

// dialectOf takes the dialect from a statement that the client builds, as it does not tell.
func dialectOf(ctx context.Context, client *ent.Client) (string, error) {
	var name string
	_, err := client.Province.Query().Where(func(s *sql.Selector) { name = s.Dialect() }).Exist(ctx)
	return name, err
}
