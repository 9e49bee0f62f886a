package db

import (
	"context"
	"sync"

	"entgo.io/ent/dialect"
)

// turn lets one transaction of this program write to an SQLite file at a time. The others wait as long as their context
// allows, in the order in which they came. SQLite itself gives up after its busy timeout and keeps no order, and a
// transaction that waits there keeps a connection from readers. The busy timeout is left for other programs. A nil turn
// lets all pass: PostgreSQL has many writers.
type turn chan struct{}

func newTurn(dialectName string) turn {
	if dialectName == dialect.SQLite {
		return make(turn, 1)
	}
	return nil
}

// take waits for the turn. The caller must call end afterwards, which may be called more than once.
func (t turn) take(ctx context.Context) (end func(), err error) {
	if t == nil {
		return func() {}, nil
	}
	select {
	case t <- struct{}{}:
		return sync.OnceFunc(func() { <-t }), nil
	case <-ctx.Done():
		return nil, context.Cause(ctx)
	}
}
