package basis

import (
	"context"
	"database/sql"

	"jiedui/visibility"
)

// Reader runs the statements of reports. It has its own database connections, so that a long report does not keep other
// requests waiting.
type Reader interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	Dialect() string
}

// EachRow runs a statement and calls read for each row. The statement sees what the viewer of ctx may see. The function scan copies the columns of the row, as
// sql.Rows.Scan.
func EachRow(ctx context.Context, reader Reader, statement string, args []any, read func(scan func(...any) error) error) error {
	statement, args = visibility.Of(ctx).Restrict(reader.Dialect(), statement, args, visibility.LastValidated)
	rows, err := reader.QueryContext(visibility.WithDrafts(ctx, true), statement, args...)
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
