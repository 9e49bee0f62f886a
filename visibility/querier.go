package visibility

import (
	"context"
	"database/sql"

	entsql "entgo.io/ent/dialect/sql"
)

// Querier sends statements to a database and shows the reader of each only what the reader may see.
type Querier struct {
	entsql.ExecQuerier
	Dialect string
}

// QueryContext implements entsql.ExecQuerier.
func (q Querier) QueryContext(ctx context.Context, statement string, args ...any) (*sql.Rows, error) {
	statement, args = Of(ctx).Restrict(q.Dialect, statement, args, Records)
	return q.ExecQuerier.QueryContext(ctx, statement, args...)
}
