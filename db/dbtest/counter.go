package dbtest

import (
	"context"
	"database/sql/driver"
	"errors"
	"io"
	"slices"
	"sync"
)

// Counter records the statements that reach the driver: queries and executions, not begin, commit or rollback.
// Its Wrap goes into db.Options.
type Counter struct {
	mu         sync.Mutex
	statements []string
}

// Wrap makes the connections of a connector report to the counter.
func (c *Counter) Wrap(connector driver.Connector) driver.Connector {
	return countedConnector{connector, c}
}

// Count returns the number of statements that run while f does.
func (c *Counter) Count(f func()) int {
	before := c.N()
	f()
	return c.N() - before
}

// N returns the number of statements since the last Reset.
func (c *Counter) N() int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return len(c.statements)
}

// Statements returns the texts of the statements since the last Reset.
func (c *Counter) Statements() []string {
	c.mu.Lock()
	defer c.mu.Unlock()
	return slices.Clone(c.statements)
}

// Reset forgets all statements.
func (c *Counter) Reset() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.statements = nil
}

// add records a statement. It leaves out one that the driver skips: database/sql then prepares it and runs it again.
func (c *Counter) add(statement string, err error) {
	if errors.Is(err, driver.ErrSkip) {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.statements = append(c.statements, statement)
}

type countedConnector struct {
	driver.Connector
	counter *Counter
}

func (c countedConnector) Connect(ctx context.Context) (driver.Conn, error) {
	conn, err := c.Connector.Connect(ctx)
	if err != nil {
		return nil, err
	}
	return countedConn{conn.(fullConn), c.counter}, nil
}

func (c countedConnector) Close() error {
	if closer, ok := c.Connector.(io.Closer); ok {
		return closer.Close()
	}
	return nil
}

// fullConn has the methods of the connections of both drivers. If a wrapper lacked one, database/sql would treat the
// connection in another way.
type fullConn interface {
	driver.Conn
	driver.ConnBeginTx
	driver.Pinger
	driver.SessionResetter
	driver.Validator
	driver.ConnPrepareContext
	driver.ExecerContext
	driver.QueryerContext
}

type countedConn struct {
	fullConn
	counter *Counter
}

// Unwrap lets sql.Conn.Raw callers reach the driver.
func (c countedConn) Unwrap() driver.Conn { return c.fullConn }

func (c countedConn) ExecContext(ctx context.Context, query string, args []driver.NamedValue) (driver.Result, error) {
	result, err := c.fullConn.ExecContext(ctx, query, args)
	c.counter.add(query, err)
	return result, err
}

func (c countedConn) QueryContext(ctx context.Context, query string, args []driver.NamedValue) (driver.Rows, error) {
	rows, err := c.fullConn.QueryContext(ctx, query, args)
	c.counter.add(query, err)
	return rows, err
}

func (c countedConn) PrepareContext(ctx context.Context, query string) (driver.Stmt, error) {
	stmt, err := c.fullConn.PrepareContext(ctx, query)
	if err != nil {
		return nil, err
	}
	if full, ok := stmt.(fullStmt); ok {
		return countedStmt{full, query, c.counter}, nil
	}
	return stmt, nil // a COPY of lib/pq
}

// CheckNamedValue calls that of lib/pq. SQLite has none and takes the default.
func (c countedConn) CheckNamedValue(value *driver.NamedValue) error {
	if checker, ok := c.fullConn.(driver.NamedValueChecker); ok {
		return checker.CheckNamedValue(value)
	}
	return driver.ErrSkip
}

type fullStmt interface {
	driver.Stmt
	driver.StmtExecContext
	driver.StmtQueryContext
}

type countedStmt struct {
	fullStmt
	query   string
	counter *Counter
}

func (s countedStmt) ExecContext(ctx context.Context, args []driver.NamedValue) (driver.Result, error) {
	result, err := s.fullStmt.ExecContext(ctx, args)
	s.counter.add(s.query, err)
	return result, err
}

func (s countedStmt) QueryContext(ctx context.Context, args []driver.NamedValue) (driver.Rows, error) {
	rows, err := s.fullStmt.QueryContext(ctx, args)
	s.counter.add(s.query, err)
	return rows, err
}
