package db

import (
	"context"
	"crypto/rand"
	"fmt"

	"github.com/lib/pq"
	"github.com/lib/pq/pqerror"
	sqlite3 "modernc.org/sqlite/lib"
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
