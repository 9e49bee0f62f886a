package transport

import (
	"context"
	"sync"

	"jiedui/fault"
	"jiedui/viewer"
)

// maxOperations is how many operations, subscriptions among them, one websocket may have under way.
const maxOperations = 100

// Session is who stands at the other end of a connection that outlives its first request. Whoever it was then is
// asked for again before each operation and each event, so that rights which are taken away, and a token that
// expires, count at once.
type Session struct {
	verify func(ctx context.Context, authorization string) (*viewer.Viewer, error)

	authorization string
	first         *viewer.Viewer

	mu        sync.Mutex
	underWay  int
	stopping  bool
	drained   chan struct{}
	drainOnce sync.Once
}

type sessionKey struct{}

func withSession(ctx context.Context, s *Session) context.Context {
	return context.WithValue(ctx, sessionKey{}, s)
}

// SessionOf returns the session that an operation belongs to; nil outside of one.
func SessionOf(ctx context.Context) *Session {
	s, _ := ctx.Value(sessionKey{}).(*Session)
	return s
}

func newSession(verify func(context.Context, string) (*viewer.Viewer, error)) *Session {
	return &Session{verify: verify, drained: make(chan struct{})}
}

// open finds out who it is, by the authorization; without one it is who may read without.
func (s *Session) open(ctx context.Context, authorization string) (*viewer.Viewer, error) {
	s.authorization, s.first = authorization, viewer.From(ctx)
	v, err := s.Viewer(ctx)
	if err == nil && v == nil {
		err = fault.New(fault.Unauthenticated, "send the token of a coordinator: Authorization: Bearer …",
			"请提供联络员的令牌:Authorization: Bearer …")
	}
	s.first = v
	return v, err
}

// Viewer is who it is now.
func (s *Session) Viewer(ctx context.Context) (*viewer.Viewer, error) {
	if s.authorization == "" {
		return s.first, nil
	}
	if s.verify == nil {
		return nil, fault.New(fault.Unauthenticated, "this server accepts no token here", "本服务不接受令牌")
	}
	v, err := s.verify(ctx, s.authorization)
	if err != nil {
		return nil, err
	}
	if s.first != nil && s.first.ID != 0 && v.ID != s.first.ID {
		return nil, fault.New(fault.Forbidden, "you are no longer an active coordinator", "您已不再是有效的联络员")
	}
	return v, nil
}

// Begin counts an operation, or refuses it.
func (s *Session) Begin() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	switch {
	case s.stopping:
		return fault.New(fault.Unavailable, "the server is stopping: connect again", "服务器正在停止,请重新连接")
	case s.underWay == maxOperations:
		return fault.New(fault.RateLimited, "too many operations on one connection: end some first", "该连接上的操作过多:请先结束部分操作")
	}
	s.underWay++
	return nil
}

// End counts an operation off.
func (s *Session) End() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.underWay--
	s.rest()
}

// drain refuses further operations, and gives what is closed when those under way have ended.
func (s *Session) drain() <-chan struct{} {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.stopping = true
	s.rest()
	return s.drained
}

func (s *Session) rest() {
	if s.stopping && s.underWay == 0 {
		s.drainOnce.Do(func() { close(s.drained) })
	}
}
