package compile_test

import (
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/coder/websocket"
	"github.com/coder/websocket/wsjson"
	"pgregory.net/rapid"

	"jiedui/request"
)

// message is one of graphql-transport-ws.
type message struct {
	Type    string          `json:"type"`
	ID      string          `json:"id,omitempty"`
	Payload json.RawMessage `json:"payload,omitempty"`
}

// serve serves the executors by a real server and returns its address.
func (b executors) serve(t testing.TB) string {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		b.handler.ServeHTTP(w, request.With(r))
	}))
	t.Cleanup(server.Close)
	return server.URL
}

// askSocket sends an operation over a WebSocket of its own and returns the response as HTTP would send it.
func askSocket(t *rapid.T, url, query string, variables map[string]any) string {
	ctx := context.Background()
	conn, _, err := websocket.Dial(ctx, url, &websocket.DialOptions{Subprotocols: []string{"graphql-transport-ws"}})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = conn.CloseNow() }()
	conn.SetReadLimit(1 << 26)
	payload, err := json.Marshal(map[string]any{"query": query, "variables": variables})
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range []message{{Type: "connection_init"}, {Type: "subscribe", ID: "1", Payload: payload}} {
		if err := wsjson.Write(ctx, conn, m); err != nil {
			t.Fatal(err)
		}
	}
	response := ""
	for {
		var m message
		if err := wsjson.Read(ctx, conn, &m); err != nil {
			t.Fatal(err)
		}
		switch m.Type {
		case "connection_ack", "ping":
		case "error":
			return `{"errors":` + string(m.Payload) + `}`
		case "complete":
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
