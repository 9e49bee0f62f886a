package graph

import (
	"bytes"
	"cmp"
	"context"
	"io"
	"log/slog"
	"net/http"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/handler/transport"
	coderws "github.com/coder/websocket"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"jiedui/fault"
	"jiedui/request"
	"jiedui/viewer"
)

const (
	subprotocol = "graphql-transport-ws"
	// initTimeout is how long a websocket may take to say who it is.
	initTimeout = 10 * time.Second
	// writeTimeout is how long a message may take to a client that does not read.
	writeTimeout = 10 * time.Second
	// drainTimeout is how long operations on websockets may go on after the stop.
	drainTimeout = 10 * time.Second
)

// Codes that a websocket is closed with.
const (
	closeGoingAway       = 1001
	closeInvalidPayload  = 1007
	closeTryAgainLater   = 1013
	closeUnauthenticated = 4401
	closeForbidden       = 4403
)

// socket speaks graphql-transport-ws. gqlgen has the protocol; what is added are the bounds and who is asking.
type socket struct {
	origins   []string
	maxBytes  int64
	keepAlive time.Duration
	verify    func(ctx context.Context, authorization string) (*viewer.Viewer, error)
	stopped   <-chan struct{} // nil: never
}

var _ graphql.Transport = socket{}

// Supports implements graphql.Transport.
func (socket) Supports(r *http.Request) bool { return has(r.Header, "Upgrade", "websocket") }

// Do implements graphql.Transport; it returns when the connection has ended.
func (t socket) Do(w http.ResponseWriter, r *http.Request, exec graphql.GraphExecutor) {
	if !has(r.Header, "Sec-WebSocket-Protocol", subprotocol) {
		w.Header().Set("Content-Type", plainJSON+"; charset=utf-8")
		write(w, http.StatusBadRequest, fail(r, exec, new(graphql.OperationContext), shown(fault.New(fault.BadUserInput,
			"a websocket must offer the subprotocol "+subprotocol, "WebSocket 须使用子协议 "+subprotocol))))
		return
	}
	accepted, err := transport.CoderWebsocketImplementation{AcceptOptions: coderws.AcceptOptions{
		OriginPatterns:     t.origins,
		InsecureSkipVerify: slices.Contains(t.origins, "*"),
	}}.Accept(w, r, transport.WebsocketAcceptOptions{Subprotocols: []string{subprotocol}})
	if err != nil { // and answered
		slog.InfoContext(r.Context(), "websocket refused", "why", err)
		return
	}
	conn := socketConn{accepted}
	defer conn.Close()
	who := newSession(t.verify)
	ended := make(chan struct{})
	defer close(ended)
	go func() {
		select {
		case <-ended:
			return
		case <-t.stopped:
		}
		select {
		case <-who.drain():
		case <-time.After(drainTimeout):
		}
		_ = conn.WriteClose(closeGoingAway, "the server is stopping")
	}()
	r = r.Clone(withSession(r.Context(), who))
	r.Header.Del(IdempotencyHeader) // it would name every mutation of the connection
	transport.Websocket{
		Implementation:   opened{conn},
		InitFunc:         t.init(who, r),
		InitTimeout:      initTimeout,
		PingPongInterval: t.keepAlive,
		PayloadReadLimit: &t.maxBytes,
	}.Do(w, r, presented{exec})
}

// init finds out who is asking: by the Authorization in the payload, as browsers can send no header, else by the header.
func (t socket) init(who *session, r *http.Request) transport.WebsocketInitFunc {
	return func(ctx context.Context, payload transport.InitPayload) (context.Context, *transport.InitPayload, error) {
		v, err := who.open(ctx, cmp.Or(payload.Authorization(), r.Header.Get("Authorization")))
		if err == nil {
			return viewer.With(ctx, v), nil, nil
		}
		f, code := classify(err), closeTryAgainLater
		switch f.Code {
		case fault.Unauthenticated:
			code = closeUnauthenticated
		case fault.Forbidden:
			code = closeForbidden
		}
		slog.InfoContext(ctx, "websocket refused", "why", err)
		reason := string(f.Code) + ": " + f.Message.In(request.Lang(ctx))
		return transport.WithWebsocketCloseCode(transport.AppendCloseReason(ctx, shortened(reason, 123)), code), nil, f
	}
}

// shortened cuts a text to what a close frame can hold, between characters.
func shortened(s string, most int) string {
	if len(s) <= most {
		return s
	}
	for !utf8.RuneStart(s[most]) {
		most--
	}
	return s[:most]
}

// has tells whether a header lists a token.
func has(h http.Header, name, token string) bool {
	for _, field := range h.Values(name) {
		for part := range strings.SplitSeq(field, ",") {
			if strings.EqualFold(strings.TrimSpace(part), token) {
				return true
			}
		}
	}
	return false
}

// opened gives gqlgen the connection that there is.
type opened struct{ conn socketConn }

// Accept implements transport.WebsocketImplementation.
func (o opened) Accept(http.ResponseWriter, *http.Request, transport.WebsocketAcceptOptions) (transport.WebsocketConn, error) {
	return o.conn, nil
}

// socketConn refuses what is no UTF-8, and gives up on a client that does not read.
type socketConn struct{ transport.WebsocketConn }

var _ interface {
	transport.WebsocketReadLimiter
	transport.WebsocketReadDeadliner
} = socketConn{}

// NextReader implements transport.WebsocketConn.
func (c socketConn) NextReader() (int, io.Reader, error) {
	kind, r, err := c.WebsocketConn.NextReader()
	if err != nil {
		return kind, r, err
	}
	message, err := io.ReadAll(r)
	if err == nil && !utf8.Valid(message) { // JSON packages would put other characters in place
		_ = c.WriteClose(closeInvalidPayload, "not UTF-8")
		err = transport.ErrWebsocketClosed
	}
	return kind, bytes.NewReader(message), err
}

// WriteJSON implements transport.WebsocketConn.
func (c socketConn) WriteJSON(v any) error {
	giveUp := time.AfterFunc(writeTimeout, func() { _ = c.Close() })
	defer giveUp.Stop()
	return c.WebsocketConn.WriteJSON(v)
}

// SetReadLimit implements transport.WebsocketReadLimiter.
func (c socketConn) SetReadLimit(limit int64) {
	c.WebsocketConn.(transport.WebsocketReadLimiter).SetReadLimit(limit)
}

// SetReadDeadline implements transport.WebsocketReadDeadliner.
func (c socketConn) SetReadDeadline(t time.Time) error {
	return c.WebsocketConn.(transport.WebsocketReadDeadliner).SetReadDeadline(t)
}

// presented shows what is refused before it runs as every other error; gqlgen would send it as it comes.
type presented struct{ graphql.GraphExecutor }

// CreateOperationContext implements graphql.GraphExecutor.
func (p presented) CreateOperationContext(ctx context.Context, params *graphql.RawParams) (*graphql.OperationContext, gqlerror.List) {
	op, errs := p.GraphExecutor.CreateOperationContext(ctx, params)
	if errs == nil {
		return op, nil
	}
	op.Operation = nil // as in fail
	return op, p.GraphExecutor.DispatchError(graphql.WithOperationContext(ctx, op), explained(errs)).Errors
}

// DispatchError implements graphql.GraphExecutor, for what CreateOperationContext gave.
func (presented) DispatchError(_ context.Context, errs gqlerror.List) *graphql.Response {
	return &graphql.Response{Errors: errs}
}
