package transport

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
	"jiedui/response"
	"jiedui/viewer"
)

// IdempotencyHeader names a mutation, so that it can be sent again without being done again.
const IdempotencyHeader = "Idempotency-Key"

const (
	subprotocol = "graphql-transport-ws"
	// initTimeout is how long a websocket may take to say who it is.
	initTimeout = 10 * time.Second
	// WriteTimeout is how long a message may take to a client that does not read.
	WriteTimeout = 10 * time.Second
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

// WebSocket speaks graphql-transport-ws. gqlgen has the protocol; what is added are the bounds and who is asking.
type WebSocket struct {
	// Origins are the web origins, besides the server's own, whose pages may connect; "*" is any.
	Origins []string
	// MaxMessageBytes bounds a message.
	MaxMessageBytes int64
	// KeepAlive is the longest silence of a connection.
	KeepAlive time.Duration
	// Verify finds out who is asking.
	Verify func(ctx context.Context, authorization string) (*viewer.Viewer, error)
	// Explain finds the fault in an error, or the fault that it means.
	Explain func(error) *fault.Error
	// Stopped is closed when the server stops; nil: never.
	Stopped <-chan struct{}
}

var _ graphql.Transport = WebSocket{}

// Supports implements graphql.Transport.
func (WebSocket) Supports(r *http.Request) bool { return has(r.Header, "Upgrade", "websocket") }

// Do implements graphql.Transport; it returns when the connection has ended.
func (t WebSocket) Do(w http.ResponseWriter, r *http.Request, exec graphql.GraphExecutor) {
	if !has(r.Header, "Sec-WebSocket-Protocol", subprotocol) {
		w.Header().Set("Content-Type", response.JSON+"; charset=utf-8")
		Refuse(http.StatusBadRequest, "a websocket must offer the subprotocol "+subprotocol,
			"WebSocket 须使用子协议 "+subprotocol).Write(w, r, exec)
		return
	}
	accepted, err := transport.CoderWebsocketImplementation{AcceptOptions: coderws.AcceptOptions{
		OriginPatterns:     t.Origins,
		InsecureSkipVerify: slices.Contains(t.Origins, "*"),
	}}.Accept(w, r, transport.WebsocketAcceptOptions{Subprotocols: []string{subprotocol}})
	if err != nil { // and answered
		slog.InfoContext(r.Context(), "websocket refused", "why", err)
		return
	}
	conn := socketConn{accepted}
	defer conn.Close()
	who := newSession(t.Verify)
	ended := make(chan struct{})
	defer close(ended)
	go func() {
		select {
		case <-ended:
			return
		case <-t.Stopped:
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
		PingPongInterval: t.KeepAlive,
		PayloadReadLimit: &t.MaxMessageBytes,
	}.Do(w, r, presented{exec})
}

// init finds out who is asking: by the Authorization in the payload, as browsers can send no header, else by the header.
func (t WebSocket) init(who *Session, r *http.Request) transport.WebsocketInitFunc {
	return func(ctx context.Context, payload transport.InitPayload) (context.Context, *transport.InitPayload, error) {
		v, err := who.open(ctx, cmp.Or(payload.Authorization(), r.Header.Get("Authorization")))
		if err == nil {
			return viewer.With(ctx, v), nil, nil
		}
		f, code := t.Explain(err), closeTryAgainLater
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
	if err == nil && loneSurrogate(message) { // likewise
		_ = c.WriteClose(closeInvalidPayload, "half of a surrogate pair")
		err = transport.ErrWebsocketClosed
	}
	return kind, bytes.NewReader(message), err
}

// WriteJSON implements transport.WebsocketConn.
func (c socketConn) WriteJSON(v any) error {
	giveUp := time.AfterFunc(WriteTimeout, func() { _ = c.Close() })
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
	op.Operation = nil // as in dispatch
	return op, p.GraphExecutor.DispatchError(graphql.WithOperationContext(ctx, op), coded(errs)).Errors
}

// DispatchError implements graphql.GraphExecutor, for what CreateOperationContext gave.
func (presented) DispatchError(_ context.Context, errs gqlerror.List) *graphql.Response {
	return &graphql.Response{Errors: errs}
}
