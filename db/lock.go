package db

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"entgo.io/ent/dialect"
	"github.com/gofrs/flock"
	"github.com/pressly/goose/v3/lock"
)

// lockWait is how long a server waits while another one migrates.
const lockWait = 10 * time.Minute

// migrationLock returns the lock under which goose migrates. It also sets up the connection that goose uses.
func migrationLock(db *DB) (lock.SessionLocker, error) {
	if db.Dialect == dialect.Postgres {
		advisory, err := lock.NewPostgresSessionLocker(lock.WithLockTimeout(1, uint64(lockWait.Seconds())))
		return postgresLock{advisory}, err
	}
	if db.file == "" {
		return sqliteLock{}, nil
	}
	return sqliteLock{flock.New(db.file + ".lock")}, nil
}

// postgresLock also lifts the time limit on statements, since a migration may rewrite a large table, and lets a migration
// give way if it waits for a table. A transaction that registers something may hold that table and wait for one that the
// migration holds. PostgreSQL would end one of them after a second, and it should be the migration.
type postgresLock struct{ lock.SessionLocker }

func (l postgresLock) SessionLock(ctx context.Context, conn *sql.Conn) error {
	if err := l.SessionLocker.SessionLock(ctx, conn); err != nil {
		return err
	}
	_, err := conn.ExecContext(ctx, "SET statement_timeout = 0; SET lock_timeout = '500ms'")
	if err != nil {
		err = errors.Join(err, l.SessionUnlock(context.WithoutCancel(ctx), conn))
	}
	return err
}

func (l postgresLock) SessionUnlock(ctx context.Context, conn *sql.Conn) error {
	_, err := conn.ExecContext(ctx, "RESET statement_timeout; RESET lock_timeout")
	return errors.Join(err, l.SessionLocker.SessionUnlock(ctx, conn))
}

// sqliteLock is a lock file beside the database, or none for a database in memory. It also switches foreign keys off:
// SQLite changes a table by replacing it, and dropping the old table would delete the rows that refer to it. The
// migration cannot switch them off itself, because that has no effect within a transaction.
type sqliteLock struct{ file *flock.Flock }

func (l sqliteLock) SessionLock(ctx context.Context, conn *sql.Conn) error {
	if l.file != nil {
		ctx, cancel := context.WithTimeout(ctx, lockWait)
		defer cancel()
		if _, err := l.file.TryLockContext(ctx, 100*time.Millisecond); err != nil {
			return fmt.Errorf("lock %s: %w", l.file.Path(), err)
		}
	}
	_, err := conn.ExecContext(ctx, "PRAGMA foreign_keys = OFF")
	if err != nil {
		err = errors.Join(err, l.SessionUnlock(context.WithoutCancel(ctx), conn))
	}
	return err
}

func (l sqliteLock) SessionUnlock(ctx context.Context, conn *sql.Conn) error {
	_, err := conn.ExecContext(ctx, "PRAGMA foreign_keys = ON")
	if l.file != nil {
		err = errors.Join(err, l.file.Unlock())
	}
	return err
}

// checkReferences checks the foreign keys, which were off during the migrations.
func checkReferences(ctx context.Context, db *DB) error {
	var table, parent string
	err := db.QueryRowContext(ctx, `SELECT "table", "parent" FROM pragma_foreign_key_check LIMIT 1`).Scan(&table, &parent)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return nil
	case err != nil:
		return migrationFailed("the references between tables cannot be checked after migrating", err)
	}
	return migrationFailed(fmt.Sprintf(
		"after migrating, rows of %s refer to rows of %s that do not exist: restore the backup and report this", table, parent), nil)
}
