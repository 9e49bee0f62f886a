package transport

import (
	"context"
	"log/slog"
	"net/http"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/99designs/gqlgen/graphql"
	"github.com/coder/websocket"

	"jiedui/fault"
	"jiedui/response"
	"jiedui/viewer"
)

// IdempotencyHeader identifies a mutation, so that it can be sent again without being done again.
const IdempotencyHeader = "Idempotency-Key"

const (
	subprotocol = "graphql-transport-ws"
	// maxOperations is how many operations, with subscriptions, may run on one websocket.
	maxOperations = 100
	// WriteTimeout is how long a message may take to a client that does not read.
	WriteTimeout = 10 * time.Second
	// drainTimeout is how long operations on websockets may continue after the stop.
	drainTimeout = 10 * time.Second
)

// WebSocket implements graphql-transport-ws, https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md. gqlgen's
// own transport does not: it closes with other codes, and accepts an id twice.
type WebSocket struct {
	// Origins are the web origins, besides the server's own, whose pages may connect; "*" allows any.
	Origins []string
	// MaxMessageBytes bounds a message.
	MaxMessageBytes int64
	// InitTimeout is how long connection_init and the verification of the client may take.
	InitTimeout time.Duration
	// KeepAlive is the longest silence of a connection.
	KeepAlive time.Duration
	// Verify returns the viewer of an Authorization header.
	Verify func(ctx context.Context, authorization string) (*viewer.Viewer, error)
	// Explain returns the fault in an error, or the fault that stands for it.
	Explain func(error) *fault.Error
	// Stopped is closed when the server stops; nil: it does not stop.
	Stopped <-chan struct{}
}

var _ graphql.Transport = WebSocket{}

// Supports implements graphql.Transport.
func (WebSocket) Supports(r *http.Request) bool { return has(r.Header, "Upgrade", "websocket") }

// Do implements graphql.Transport; it returns when the connection and all its operations have ended.
func (t WebSocket) Do(w http.ResponseWriter, r *http.Request, exec graphql.GraphExecutor) {
	if !has(r.Header, "Sec-WebSocket-Protocol", subprotocol) {
		w.Header().Set("Content-Type", response.JSON+"; charset=utf-8")
		Refuse(http.StatusBadRequest, "a websocket must offer the subprotocol "+subprotocol,
			"WebSocket 须使用子协议 "+subprotocol).Write(w, r, exec)
		return
	}
	socket, err := websocket.Accept(w, r, &websocket.AcceptOptions{
		Subprotocols:       []string{subprotocol},
		OriginPatterns:     t.Origins,
		InsecureSkipVerify: slices.Contains(t.Origins, "*"),
	})
	if err != nil { // Accept has answered the request
		slog.InfoContext(r.Context(), "websocket refused", "why", err)
		return
	}
	socket.SetReadLimit(t.MaxMessageBytes)
	session := newSession(t.Verify)
	ctx, cancel := context.WithCancel(withSession(r.Context(), session))
	r = r.Clone(ctx)
	r.Header.Del(IdempotencyHeader) // it would name every mutation of the connection
	c := &connection{WebSocket: t, socket: socket, exec: exec, request: r, session: session, running: map[string]*operation{}}
	defer func() {
		cancel()
		_ = socket.CloseNow()
		c.operations.Wait()
	}()
	go c.drain(ctx)
	c.serve(ctx)
}

// has reports whether a header lists a token.
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

// shortened cuts a text between characters, so that it fits into a close frame.
func shortened(s string, most int) string {
	if len(s) <= most {
		return s
	}
	for !utf8.RuneStart(s[most]) {
		most--
	}
	return s[:most]
}
