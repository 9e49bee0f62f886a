package basis

import (
	"context"
	"database/sql"
)

// Reader runs the statements of reports. It has its own database connections, so that a long report does not keep other
// requests waiting.
type Reader interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	Dialect() string
}

// EachRow runs a statement and calls read for each row. The function scan copies the columns of the row, as
// sql.Rows.Scan.
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
