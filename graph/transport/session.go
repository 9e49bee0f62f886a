package transport

import (
	"context"

	"jiedui/fault"
	"jiedui/rule"
	"jiedui/viewer"
)

// Session is who stands at the other end of a connection that outlives its first request. Whoever it was then is
// asked for again before each operation and each event, so that rights which are taken away, and a token that
// expires, count at once.
type Session struct {
	verify func(ctx context.Context, authorization string) (*viewer.Viewer, error)

	authorization string
	first         *viewer.Viewer
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
	return &Session{verify: verify}
}

// open finds out who it is, by the authorization; without one it is who may read without.
func (s *Session) open(ctx context.Context, authorization string) (*viewer.Viewer, error) {
	s.authorization, s.first = authorization, viewer.From(ctx)
	v, err := s.Viewer(ctx)
	if err == nil && v == nil {
		err = rule.Unauthenticated(ctx)
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
