package graph_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"entgo.io/ent/dialect"
	"github.com/coder/websocket"

	"jiedui/db/dbtest"
	"jiedui/graph"
	"jiedui/graph/transport"
)

// message is a message of graphql-transport-ws.
type message struct {
	Type    string          `json:"type"`
	ID      string          `json:"id,omitempty"`
	Payload json.RawMessage `json:"payload,omitempty"`
}

// client is the client of a websocket.
type client struct{ conn *websocket.Conn }

func dial(t *testing.T, s *liveServer, header http.Header, payload map[string]any) client {
	t.Helper()
	c := connect(t, s, header)
	c.send(t, "connection_init", "", payload)
	if m := c.receive(t); m.Type != "connection_ack" {
		t.Fatalf("the answer to connection_init is %s %s", m.Type, m.Payload)
	}
	return c
}

func connect(t *testing.T, s *liveServer, header http.Header) client {
	t.Helper()
	conn, _, err := websocket.Dial(t.Context(), s.url, &websocket.DialOptions{
		Subprotocols: []string{"graphql-transport-ws"}, HTTPHeader: header,
	})
	if err != nil {
		t.Fatal(err)
	}
	conn.SetReadLimit(1 << 20)
	t.Cleanup(func() { _ = conn.CloseNow() })
	return client{conn}
}

func (c client) send(t *testing.T, kind, id string, payload any) {
	t.Helper()
	m := map[string]any{"type": kind}
	if id != "" {
		m["id"] = id
	}
	if payload != nil {
		m["payload"] = payload
	}
	src, err := json.Marshal(m)
	if err != nil {
		t.Fatal(err)
	}
	if err := c.conn.Write(t.Context(), websocket.MessageText, src); err != nil {
		t.Fatal(err)
	}
}

func (c client) subscribe(t *testing.T, id, query string) {
	t.Helper()
	c.send(t, "subscribe", id, map[string]any{"query": query})
}

func (c client) readMessage(t *testing.T) (m message, err error) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	for {
		_, src, err := c.conn.Read(ctx)
		if err != nil {
			return m, err
		}
		if err := json.Unmarshal(src, &m); err != nil {
			t.Fatalf("%s: %v", src, err)
		}
		if m.Type != "ping" {
			return m, nil
		}
		c.send(t, "pong", "", nil)
	}
}

func (c client) receive(t *testing.T) message {
	t.Helper()
	m, err := c.readMessage(t)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// refused returns the code of the error that answers an operation.
func (c client) refused(t *testing.T, id string) string {
	t.Helper()
	m := c.receive(t)
	var errs []struct{ Extensions struct{ Code string } }
	if err := json.Unmarshal(m.Payload, &errs); err != nil || m.Type != "error" || m.ID != id || len(errs) != 1 {
		t.Fatalf("the answer to %s is %s of %s: %s", id, m.Type, m.ID, m.Payload)
	}
	return errs[0].Extensions.Code
}

// closed reads until the server closes the connection, and returns the code.
func (c client) closed(t *testing.T) websocket.CloseError {
	t.Helper()
	for {
		if _, err := c.readMessage(t); err != nil {
			if closed, ok := errors.AsType[websocket.CloseError](err); ok {
				return closed
			}
			t.Fatalf("it was cut off: %v", err)
		}
	}
}

// A websocket accepts what HTTP accepts, and refuses what HTTP refuses.
func TestWebSocketRefusesWhatHTTPRefuses(t *testing.T) {
	t.Parallel()
	s := serveLive(t, dbtest.Open(t, dialect.SQLite, full), settings{graph: func(o *graph.Options) {
		o.AllowOrigins, o.MaxBodyBytes = []string{"https://example.org"}, 10_000
	}})
	here, _ := twoPairings(t, s.client)
	anyone := dial(t, s, http.Header{"Accept-Language": {"zh"}, transport.IdempotencyHeader: {"two\twords"}}, nil)
	for query, want := range map[string]string{
		`{ provinces { totalCount } }`: `{"data":{"provinces":{"totalCount":31}}}`,
		`mutation { endPairing(input: {id: 1, version: 1, endedOn: "2024-01-01"}) { pairing { id } } }`:                `UNAUTHENTICATED`,
		`{ provinces(first: 201) { totalCount } }`:                                                                     `"path":"provinces.first"`,
		`{ counties(first: 200) { edges { node { enterprises(first: 200) { totalCount edges { node { id } } } } } } }`: `QUERY_TOO_COMPLEX`,
		`{ nothing }`: `BAD_USER_INPUT`,
		`subscription { pairingChanged { pairing { id } } }`:                 `请至少指定一个参数`,
		`subscription { pairingChanged(regionID: 7) { pairing { id } } }`:    `不存在记录 7`,
		`subscription { projectChanged(projectID: 7) { project { id } } }`:   `不存在记录 7`,
		`subscription { projectChanged(projectID: "x") { project { id } } }`: `BAD_USER_INPUT`,
	} {
		anyone.subscribe(t, "1", query)
		m := anyone.receive(t)
		if !strings.Contains(string(m.Payload), want) {
			t.Errorf("%s gives %s %s, want %s", query, m.Type, m.Payload, want)
		}
		if m.Type == "error" {
			continue // and nothing after it
		}
		if m := anyone.receive(t); m.Type != "complete" {
			t.Errorf("%s goes on with %s", query, m.Type)
		}
	}

	c := dial(t, s, http.Header{transport.IdempotencyHeader: {"once"}, "Origin": {"https://example.org"}},
		map[string]any{"Authorization": s.bearer(t, here.coordinator(), time.Hour)})
	for n := range 2 {
		id := fmt.Sprint(n)
		c.subscribe(t, id, register(here, "项目"+id))
		if m := c.receive(t); m.Type != "next" || strings.Contains(string(m.Payload), "errors") {
			t.Errorf("a mutation gives %s %s", m.Type, m.Payload)
		}
		if m := c.receive(t); m.Type != "complete" || m.ID != id {
			t.Errorf("then there is %s %s", m.Type, m.Payload)
		}
	}
	for n := range 101 {
		c.subscribe(t, fmt.Sprint("many", n), fmt.Sprintf(`subscription { pairingChanged(pairingID: %d) { pairing { id } } }`, here.pairing.ID))
	}
	if code := c.refused(t, "many100"); code != "RATE_LIMITED" {
		t.Errorf("the subscription after the hundredth gives %s", code)
	}

	// A message that is too long may be refused before it is sent completely.
	_ = c.conn.Write(t.Context(), websocket.MessageText, bytes.Repeat([]byte(" "), 10_001))
	if closed := c.closed(t); closed.Code != websocket.StatusMessageTooBig {
		t.Errorf("too long a message closes with %d", closed.Code)
	}
	s.subscribers(t, 0)
	if err := anyone.conn.Write(t.Context(), websocket.MessageText, []byte("{\"type\":\"ping\",\"payload\":\"\xff\"}")); err != nil {
		t.Fatal(err)
	}
	if closed := anyone.closed(t); closed.Code != websocket.StatusInvalidFramePayloadData {
		t.Errorf("what is not UTF-8 closes with %d", closed.Code)
	}

	for name, refused := range map[string]struct {
		options websocket.DialOptions
		status  int
	}{
		"origin":      {websocket.DialOptions{Subprotocols: []string{"graphql-transport-ws"}, HTTPHeader: http.Header{"Origin": {"https://example.com"}}}, http.StatusForbidden},
		"subprotocol": {websocket.DialOptions{Subprotocols: []string{"graphql-ws"}}, http.StatusBadRequest},
		"token":       {websocket.DialOptions{Subprotocols: []string{"graphql-transport-ws"}, HTTPHeader: http.Header{"Authorization": {"Bearer x"}}}, http.StatusUnauthorized},
	} {
		_, res, err := websocket.Dial(t.Context(), s.url, &refused.options)
		if err == nil || res == nil || res.StatusCode != refused.status {
			t.Errorf("%s: %v", name, err)
		}
	}
}
