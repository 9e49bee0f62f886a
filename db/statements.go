package db

import (
	"context"
	"database/sql/driver"
	"encoding/json"
	"errors"
	"strings"

	lru "github.com/hashicorp/golang-lru/v2"
	"github.com/lib/pq"
	"github.com/lib/pq/pqerror"
)

// A connection keeps as many prepared statements as these, of texts that came twice.
const (
	keptStatements = 200
	knownTexts     = 1000
)

// preparing makes connections of PostgreSQL prepare the statements that they run again and again. These are statements
// with arguments, for which lib/pq would take two round trips, and queries, whose text the server would parse and plan
// each time.
type preparing struct {
	driver.Connector
	pooler bool // then nothing is prepared: the next statement may reach another server process
}

// Connect implements driver.Connector.
func (c preparing) Connect(ctx context.Context) (driver.Conn, error) {
	var network *socket
	conn, err := c.Connector.Connect(context.WithValue(ctx, socketKey{}, &network))
	if err != nil {
		return nil, err
	}
	full, ok := conn.(pqConn)
	if !ok || network == nil {
		return nil, errors.Join(errors.New("a connection of lib/pq lacks a method, or was not dialed by socketDialer"), conn.Close())
	}
	statements, err := lru.NewWithEvict(keptStatements, func(_ string, s driver.Stmt) { _ = s.Close() })
	if err != nil {
		return nil, errors.Join(err, conn.Close())
	}
	known, err := lru.New[string, struct{}](knownTexts)
	if err != nil {
		return nil, errors.Join(err, conn.Close())
	}
	return &preparingConn{full, network, c.pooler, statements, known}, nil
}

// pqConn has the methods of a connection of lib/pq.
type pqConn interface {
	driver.Conn
	driver.ConnBeginTx
	driver.ConnPrepareContext
	driver.ExecerContext
	driver.NamedValueChecker
	driver.Pinger
	driver.QueryerContext
	driver.SessionResetter
	driver.Validator
}

type preparingConn struct {
	pqConn
	network    *socket
	pooler     bool
	statements *lru.Cache[string, driver.Stmt]
	known      *lru.Cache[string, struct{}]
}

// statement returns the prepared statement of a text that comes for the second time; nil: run the text itself. A
// pattern must be planned with its value, which decides which index serves it.
func (c *preparingConn) statement(ctx context.Context, text string, args []driver.NamedValue) (driver.Stmt, error) {
	if c.pooler || strings.Contains(text, " LIKE ") || len(args) == 0 && !strings.HasPrefix(text, "SELECT ") {
		return nil, nil
	}
	if s, ok := c.statements.Get(text); ok {
		return s, nil
	}
	if seen, _ := c.known.ContainsOrAdd(text, struct{}{}); !seen {
		return nil, nil
	}
	s, err := c.PrepareContext(ctx, text)
	if err == nil {
		c.statements.Add(text, s)
	}
	return s, err
}

// PrepareContext implements driver.ConnPrepareContext.
func (c *preparingConn) PrepareContext(ctx context.Context, text string) (driver.Stmt, error) {
	c.network.serve(ctx)
	s, err := c.pqConn.PrepareContext(ctx, text)
	if err != nil {
		return nil, c.network.heed(ctx, err)
	}
	return &lastingStmt{s, c.pqConn, c.network, text}, nil
}

// BeginTx implements driver.ConnBeginTx.
func (c *preparingConn) BeginTx(ctx context.Context, options driver.TxOptions) (driver.Tx, error) {
	c.network.serve(ctx)
	tx, err := c.pqConn.BeginTx(ctx, options)
	if err != nil {
		return nil, c.network.heed(ctx, err)
	}
	return heedingTx{tx, ctx, c.network}, nil
}

// Ping implements driver.Pinger.
func (c *preparingConn) Ping(ctx context.Context) error {
	c.network.serve(ctx)
	return c.network.heed(ctx, c.pqConn.Ping(ctx))
}

// IsValid implements driver.Validator. The pool asks when a connection comes back.
func (c *preparingConn) IsValid() bool {
	c.network.serve(context.Background())
	return !c.network.isBroken() && c.pqConn.IsValid()
}

// heedingTx ends under the context with which it has begun: database/sql gives none to Commit and Rollback.
type heedingTx struct {
	driver.Tx
	ctx     context.Context
	network *socket
}

// Commit implements driver.Tx.
func (t heedingTx) Commit() error {
	t.network.serve(t.ctx)
	return t.network.heed(t.ctx, t.Tx.Commit())
}

// Rollback implements driver.Tx.
func (t heedingTx) Rollback() error {
	t.network.serve(t.ctx)
	return t.network.heed(t.ctx, t.Tx.Rollback())
}

// lastingStmt is prepared again, once, if a column that it reads has got another type since, for example by a
// migration. PostgreSQL then refuses to run it. Within a transaction that is too late, because the error has ended the
// transaction.
type lastingStmt struct {
	driver.Stmt
	conn    pqConn
	network *socket
	text    string
}

var _ interface {
	driver.StmtQueryContext
	driver.StmtExecContext
} = (*lastingStmt)(nil)

// QueryContext implements driver.StmtQueryContext.
func (s *lastingStmt) QueryContext(ctx context.Context, args []driver.NamedValue) (driver.Rows, error) {
	s.network.serve(ctx)
	rows, err := s.Stmt.(driver.StmtQueryContext).QueryContext(ctx, args)
	if outdated(err) && s.prepareAgain(ctx) {
		rows, err = s.Stmt.(driver.StmtQueryContext).QueryContext(ctx, args)
	}
	return rows, s.network.heed(ctx, err)
}

// ExecContext implements driver.StmtExecContext.
func (s *lastingStmt) ExecContext(ctx context.Context, args []driver.NamedValue) (driver.Result, error) {
	s.network.serve(ctx)
	result, err := s.Stmt.(driver.StmtExecContext).ExecContext(ctx, args)
	if outdated(err) && s.prepareAgain(ctx) {
		result, err = s.Stmt.(driver.StmtExecContext).ExecContext(ctx, args)
	}
	return result, s.network.heed(ctx, err)
}

// Close implements driver.Stmt.
func (s *lastingStmt) Close() error {
	s.network.serve(context.Background())
	return s.Stmt.Close()
}

func (s *lastingStmt) prepareAgain(ctx context.Context) bool {
	fresh, err := s.conn.PrepareContext(ctx, s.text)
	if err != nil {
		return false
	}
	_ = s.Stmt.Close()
	s.Stmt = fresh
	return true
}

// outdated reports whether PostgreSQL refused a prepared statement because the type of a column has changed. The error
// has no code of its own, and its text is in the language of the server.
func outdated(err error) bool {
	refusal := pq.As(err, pqerror.FeatureNotSupported)
	return refusal != nil && refusal.Routine == "RevalidateCachedQuery"
}

// CheckNamedValue implements driver.NamedValueChecker. JSON goes as text: behind a pooler lib/pq sends bytes in binary
// form, which for JSON is another one.
func (c *preparingConn) CheckNamedValue(v *driver.NamedValue) error {
	if raw, ok := v.Value.(json.RawMessage); ok {
		v.Value = string(raw)
	}
	return c.pqConn.CheckNamedValue(v)
}

// QueryContext implements driver.QueryerContext.
func (c *preparingConn) QueryContext(ctx context.Context, text string, args []driver.NamedValue) (driver.Rows, error) {
	s, err := c.statement(ctx, text, args)
	if err != nil {
		return nil, err
	}
	if s == nil {
		c.network.serve(ctx)
		rows, err := c.pqConn.QueryContext(ctx, text, args)
		return rows, c.network.heed(ctx, err)
	}
	rows, err := s.(driver.StmtQueryContext).QueryContext(ctx, args)
	if err != nil {
		c.statements.Remove(text)
	}
	return rows, err
}

// ExecContext implements driver.ExecerContext.
func (c *preparingConn) ExecContext(ctx context.Context, text string, args []driver.NamedValue) (driver.Result, error) {
	s, err := c.statement(ctx, text, args)
	if err != nil {
		return nil, err
	}
	if s == nil {
		c.network.serve(ctx)
		result, err := c.pqConn.ExecContext(ctx, text, args)
		return result, c.network.heed(ctx, err)
	}
	result, err := s.(driver.StmtExecContext).ExecContext(ctx, args)
	if err != nil {
		c.statements.Remove(text)
	}
	return result, err
}
