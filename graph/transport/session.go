package transport

import (
	"context"
	"net/http"

	"jiedui/fault"
	"jiedui/rule"
	"jiedui/viewer"
)

// Session identifies the client of a connection that lasts longer than its first request. The client is verified again
// before each operation and each event, so that rights that were taken away, and tokens that expire, are noticed at
// once.
type Session struct {
	verify func(ctx context.Context, authorization string) (*viewer.Viewer, error)

	authorization string
	first         *viewer.Viewer
}

type sessionKey struct{}

func withSession(ctx context.Context, s *Session) context.Context {
	return context.WithValue(ctx, sessionKey{}, s)
}

// SessionOf returns the session that an operation belongs to, and nil if there is none.
func SessionOf(ctx context.Context) *Session {
	s, _ := ctx.Value(sessionKey{}).(*Session)
	return s
}

// SessionFor returns the session of a request whose answer takes long. Its viewer was found already. With verify the viewer
// is found again for each part of the answer.
func SessionFor(r *http.Request, verify func(context.Context, string) (*viewer.Viewer, error)) *Session {
	s := newSession(verify)
	s.first = viewer.From(r.Context())
	if verify != nil {
		s.authorization = r.Header.Get("Authorization")
	}
	return s
}

func newSession(verify func(context.Context, string) (*viewer.Viewer, error)) *Session {
	return &Session{verify: verify}
}

// authenticate verifies the authorization. Without one the viewer is one that may read without a token.
func (s *Session) authenticate(ctx context.Context, authorization string) (*viewer.Viewer, error) {
	s.authorization, s.first = authorization, viewer.From(ctx)
	v, err := s.Viewer(ctx)
	if err == nil && v == nil {
		err = rule.Unauthenticated(ctx)
	}
	s.first = v
	return v, err
}

// Renew returns ctx with the present viewer.
func (s *Session) Renew(ctx context.Context) (context.Context, error) {
	v, err := s.Viewer(ctx)
	if err != nil {
		return nil, err
	}
	return viewer.With(ctx, v), nil
}

// Viewer returns the present viewer.
func (s *Session) Viewer(ctx context.Context) (*viewer.Viewer, error) {
	if s.authorization == "" {
		return s.first, nil
	}
	if s.verify == nil {
		return nil, fault.New(fault.Unauthenticated, "this server accepts no token here: connect without one", "本服务不接受令牌：请不带令牌连接")
	}
	v, err := s.verify(ctx, s.authorization)
	if err != nil {
		return nil, err
	}
	if s.first != nil && s.first.ID != 0 && v.ID != s.first.ID {
		return nil, fault.New(fault.Forbidden, "you are no longer an active coordinator: ask an admin", "您已不再是有效的联络员：请联系管理员")
	}
	return v, nil
}
