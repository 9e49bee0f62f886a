package db

import (
	"context"
	"errors"
	"net"
	"os"
	"sync"
	"time"
)

// cancelGrace is how long PostgreSQL may take to end a statement after its context has ended, for which lib/pq asks it.
// Then the connection is closed, so that whoever waits gets an answer and the pool its place back. If the server did not
// heed, or a request to cancel never reached it, the statement ends there by its statement_timeout.
const cancelGrace = time.Second

// socketDialer dials PostgreSQL for lib/pq. A dial with a socketKey in its context is for a connection of the pool. One
// without is for a request to cancel, which lib/pq would wait for without end.
type socketDialer struct{ net.Dialer }

type socketKey struct{}

// Dial implements pq.Dialer, and is not called for a dialer with contexts.
func (d socketDialer) Dial(network, address string) (net.Conn, error) {
	return d.DialContext(context.Background(), network, address)
}

// DialTimeout implements pq.Dialer, and is not called for a dialer with contexts.
func (d socketDialer) DialTimeout(network, address string, timeout time.Duration) (net.Conn, error) {
	ctx, cancel := context.WithTimeout(context.Background(), timeout)
	defer cancel()
	return d.DialContext(ctx, network, address)
}

// DialContext implements pq.DialerContext.
func (d socketDialer) DialContext(ctx context.Context, network, address string) (net.Conn, error) {
	place, pooled := ctx.Value(socketKey{}).(**socket)
	if pooled {
		conn, err := d.Dialer.DialContext(ctx, network, address)
		if err != nil {
			return nil, err
		}
		*place = &socket{Conn: conn}
		return *place, nil
	}
	deadline := time.Now().Add(cancelGrace)
	ctx, stop := context.WithDeadline(ctx, deadline)
	defer stop()
	conn, err := d.Dialer.DialContext(ctx, network, address)
	if err != nil {
		return nil, err
	}
	return briefSocket{conn}, conn.SetDeadline(deadline)
}

// briefSocket keeps its deadline.
type briefSocket struct{ net.Conn }

// SetDeadline implements net.Conn.
func (briefSocket) SetDeadline(time.Time) error { return nil }

// socket is the network connection of a connection of the pool. It is closed when a call on it goes on for longer than
// cancelGrace after the end of the call's context.
type socket struct {
	net.Conn

	mu      sync.Mutex
	calls   int         // so far
	stop    func() bool // stops waiting for the end of the last call's context
	limited bool        // a deadline is set
	broken  bool        // a deadline has passed, so that nobody knows what the server sends next
}

// serve says that the next call is under a context, and the one before has ended.
func (s *socket) serve(ctx context.Context) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.stop != nil {
		s.stop()
	}
	if s.limited {
		s.limited = false
		_ = s.SetDeadline(time.Time{}) // if it fails, so does the call
	}
	s.calls++
	call := s.calls
	s.stop = context.AfterFunc(ctx, func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		if s.calls == call {
			s.limited = true
			_ = s.SetDeadline(time.Now().Add(cancelGrace))
		}
	})
}

// Read implements net.Conn.
func (s *socket) Read(p []byte) (int, error) {
	n, err := s.Conn.Read(p)
	return n, s.noteTimeout(err)
}

// Write implements net.Conn.
func (s *socket) Write(p []byte) (int, error) {
	n, err := s.Conn.Write(p)
	return n, s.noteTimeout(err)
}

func (s *socket) noteTimeout(err error) error {
	if errors.Is(err, os.ErrDeadlineExceeded) {
		s.mu.Lock()
		s.broken = true
		s.mu.Unlock()
		_ = s.Close()
	}
	return err
}

func (s *socket) isBroken() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.broken
}

// heed returns the error of a call, which is that of its context if the connection was closed for that.
func (s *socket) heed(ctx context.Context, err error) error {
	if err != nil && ctx.Err() != nil && s.isBroken() {
		return ctx.Err()
	}
	return err
}
