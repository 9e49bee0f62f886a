package compile

import (
	"context"
	"database/sql"
	"fmt"
	"sync/atomic"

	"github.com/99designs/gqlgen/graphql"
	lru "github.com/hashicorp/golang-lru/v2"

	"jiedui/fault"
)

// waitingEach is how many operations may wait for each connection of a lane. Those after them are refused at once: they
// would wait for seconds.
const waitingEach = 50

// lane is a pool of connections with the statements that are prepared on them.
type lane struct {
	db         *sql.DB
	statements *lru.Cache[string, *sql.Stmt]
	inside     atomic.Int64 // operations that run or wait
	most       int64        // 0: no bound
}

func newLane(db *sql.DB, statements int) (*lane, error) {
	l := &lane{db: db}
	if n := db.Stats().MaxOpenConnections; n > 0 {
		l.most = int64(n) * (1 + waitingEach)
	}
	var err error
	l.statements, err = lru.NewWithEvict(statements, func(_ string, stmt *sql.Stmt) { _ = stmt.Close() })
	if err != nil {
		return nil, fmt.Errorf("compile: statements: %w", err)
	}
	return l, nil
}

// laneOf returns the lane for an operation.
func (s *Schema) laneOf(op *graphql.OperationContext) *lane {
	if s.options.IsQuick != nil && s.options.IsQuick(op) {
		return s.quick
	}
	return s.lists
}

// enter counts an operation until leave is called, and refuses it if too many wait.
func (l *lane) enter() (leave func(), err error) {
	if l.inside.Add(1) > l.most && l.most > 0 {
		l.inside.Add(-1)
		return nil, fault.New(fault.RateLimited, "the server has too much to do now: try again in a few seconds", "服务器当前过于繁忙：请在几秒后重试")
	}
	return func() { l.inside.Add(-1) }, nil
}

// prepared returns the prepared statement of a text, which it keeps. database/sql prepares it again on each new database
// connection.
//
//nolint:sqlclosecheck // the cache closes a statement when it forgets it
func (l *lane) prepared(ctx context.Context, text string) (*sql.Stmt, error) {
	if stmt, ok := l.statements.Get(text); ok {
		return stmt, nil
	}
	stmt, err := l.db.PrepareContext(ctx, text)
	if err != nil {
		return nil, err
	}
	if first, ok, _ := l.statements.PeekOrAdd(text, stmt); ok {
		_ = stmt.Close()
		return first, nil
	}
	return stmt, nil
}
