package basis

import (
	"context"
	"database/sql"
)

// Reader runs the statements of reports. It has connections of its own, so that no question of an analyst keeps
// coordinators waiting for theirs.
type Reader interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	Dialect() string
}

// EachRow calls read for each row that a statement returns; scan reads the columns of the row.
func EachRow(ctx context.Context, reader Reader, statement string, args []any, read func(scan func(...any) error) error) error {
	rows, err := reader.QueryContext(ctx, statement, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := read(rows.Scan); err != nil {
			return err
		}
	}
	return rows.Err()
}
