package compile_test

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/coder/websocket"
	"github.com/coder/websocket/wsjson"
	"pgregory.net/rapid"

	"jiedui/request"
)

// socket is a WebSocket on which operations run one after the other.
type socket struct {
	conn *websocket.Conn
	ids  int
}

// message is one of graphql-transport-ws.
type message struct {
	Type    string          `json:"type"`
	ID      string          `json:"id,omitempty"`
	Payload json.RawMessage `json:"payload,omitempty"`
}

// dial opens a WebSocket to a server of its own.
func (b executors) dial(t testing.TB) *socket {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		b.handler.ServeHTTP(w, request.With(r))
	}))
	t.Cleanup(server.Close)
	ctx := context.Background() // that of a test is done before its clean-up closes the connection
	conn, _, err := websocket.Dial(ctx, server.URL+"/graphql", &websocket.DialOptions{Subprotocols: []string{"graphql-transport-ws"}})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = conn.CloseNow() })
	conn.SetReadLimit(1 << 26)
	s := &socket{conn: conn}
	if err := wsjson.Write(ctx, conn, message{Type: "connection_init"}); err != nil {
		t.Fatal(err)
	}
	if m, err := s.receive(); err != nil || m.Type != "connection_ack" {
		t.Fatalf("connection_init is answered with %+v, %v", m, err)
	}
	return s
}

func (s *socket) receive() (m message, err error) {
	for m.Type == "" || m.Type == "ping" {
		if err = wsjson.Read(context.Background(), s.conn, &m); err != nil {
			return m, err
		}
	}
	return m, nil
}

// ask returns the response to an operation, as HTTP would send it.
func (s *socket) ask(t *rapid.T, query string, variables map[string]any) string {
	s.ids++
	id := fmt.Sprint(s.ids)
	payload, err := json.Marshal(map[string]any{"query": query, "variables": variables})
	if err != nil {
		t.Fatal(err)
	}
	if err := wsjson.Write(context.Background(), s.conn, message{Type: "subscribe", ID: id, Payload: payload}); err != nil {
		t.Fatal(err)
	}
	response := ""
	for {
		m, err := s.receive()
		switch {
		case err != nil:
			t.Fatal(err)
		case m.ID != id:
			t.Fatalf("operation %s is answered with %+v", id, m)
		case m.Type == "error":
			return `{"errors":` + string(m.Payload) + `}`
		case m.Type == "complete":
			return response
		default:
			response += string(m.Payload)
		}
	}
}

// inEvents returns the response that a stream of server-sent events carries.
func inEvents(stream string) string {
	response := ""
	for line := range strings.Lines(stream) {
		if data, ok := strings.CutPrefix(line, "data: "); ok {
			response += strings.TrimSuffix(data, "\n")
		}
	}
	return response
}
