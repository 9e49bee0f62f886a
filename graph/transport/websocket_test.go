package transport

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/handler"
	"github.com/99designs/gqlgen/graphql/handler/testserver"
	"github.com/coder/websocket"
	"github.com/vektah/gqlparser/v2/ast"

	"jiedui/fault"
	"jiedui/viewer"
)

// patience is how long a test waits for something that must come, and never is longer than any test.
const (
	patience = 30 * time.Second
	never    = time.Hour
)

// socketServer is a server with websockets. Its subscriptions give what is sent to it.
type socketServer struct {
	*testserver.TestServer
	url     string
	stopped chan struct{}
}

func serveSocket(t *testing.T, set func(*WebSocket)) *socketServer {
	t.Helper()
	s := &socketServer{TestServer: testserver.New(), stopped: make(chan struct{})}
	transport := WebSocket{
		MaxMessageBytes: 10_000, InitTimeout: never, KeepAlive: never, Stopped: s.stopped,
		Verify: func(_ context.Context, authorization string) (*viewer.Viewer, error) {
			switch authorization {
			case "Bearer good":
				return &viewer.Viewer{ID: 1, Subject: "good"}, nil
			case "Bearer later":
				return nil, fault.New(fault.Unavailable, "not now", "稍后")
			}
			return nil, fault.New(fault.Unauthenticated, strings.Repeat("no ", 100), strings.Repeat("否", 100))
		},
		Explain: func(err error) *fault.Error {
			f, _ := errors.AsType[*fault.Error](err)
			return f
		},
	}
	if set != nil {
		set(&transport)
	}
	s.AddTransport(transport)
	s.serve(t, s.Server)
	return s
}

func (s *socketServer) serve(t *testing.T, h *handler.Server) {
	t.Helper()
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h.ServeHTTP(w, r.WithContext(viewer.With(r.Context(), &viewer.Viewer{})))
	}))
	t.Cleanup(srv.Close)
	s.url = srv.URL
}

// socketClient is the client of a websocket.
type socketClient struct {
	*testing.T
	conn *websocket.Conn
}

func (s *socketServer) dial(t *testing.T) socketClient {
	t.Helper()
	conn, _, err := websocket.Dial(t.Context(), s.url, &websocket.DialOptions{Subprotocols: []string{subprotocol}})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = conn.CloseNow() })
	return socketClient{t, conn}
}

// connect returns a connection that was acknowledged.
func (s *socketServer) connect(t *testing.T) socketClient {
	t.Helper()
	c := s.dial(t)
	c.send(`{"type":"connection_init"}`)
	c.want(`{"type":"connection_ack"}`)
	return c
}

func (c socketClient) send(messages ...string) {
	c.Helper()
	for _, m := range messages {
		if err := c.conn.Write(c.Context(), websocket.MessageText, []byte(m)); err != nil {
			c.Fatal(err)
		}
	}
}

func (c socketClient) receive() (string, error) {
	ctx, cancel := context.WithTimeout(c.Context(), patience)
	defer cancel()
	_, src, err := c.conn.Read(ctx)
	return string(src), err
}

// want receives exactly these messages.
func (c socketClient) want(messages ...string) {
	c.Helper()
	for _, want := range messages {
		if got, err := c.receive(); got != want || err != nil {
			c.Fatalf("%s, %v, want %s", got, err, want)
		}
	}
}

// wantError receives an error of an operation, in the form of GraphQL.
func (c socketClient) wantError(id, code string) {
	c.Helper()
	got, err := c.receive()
	var m struct {
		Type, ID string
		Payload  []struct {
			Message    string
			Extensions struct{ Code string }
		}
	}
	if err := json.Unmarshal([]byte(got), &m); err != nil {
		c.Fatalf("%s: %v", got, err)
	}
	if err != nil || m.Type != "error" || m.ID != id || len(m.Payload) != 1 || m.Payload[0].Message == "" || m.Payload[0].Extensions.Code != code {
		c.Fatalf("%s, %v, want the error %s of %s", got, err, code, id)
	}
}

// wantClose requires that the connection is closed now.
func (c socketClient) wantClose(code websocket.StatusCode, reason string) {
	c.Helper()
	got, err := c.receive()
	closed, ok := errors.AsType[websocket.CloseError](err)
	if !ok || closed.Code != code || !strings.HasPrefix(closed.Reason, reason) {
		c.Errorf("%s, %v, want %d %s", got, err, code, reason)
	}
}

const (
	query        = `{"query":"{ name }"}`
	subscription = `{"query":"subscription { name }"}`
	next         = `{"type":"next","id":"1","payload":{"data":{"name":"test"}}}`
	complete     = `{"type":"complete","id":"1"}`
)

func subscribe(id, payload string) string {
	return fmt.Sprintf(`{"id":%q,"type":"subscribe","payload":%s}`, id, payload)
}

// A message that a client must not send closes the connection with 4400, before connection_init and after.
func TestInvalidMessageClosesTheWebSocket(t *testing.T) {
	t.Parallel()
	s := serveSocket(t, nil)
	for message, reason := range map[string]string{
		`{`:                                      "it is not a JSON object",
		`[]`:                                     "it is not a JSON object",
		`null`:                                   "it is not a JSON object",
		`"ping"`:                                 "it is not a JSON object",
		`{"type":"ping"}{"type":"ping"}`:         "it is not a JSON object",
		`{}`:                                     `a client does not send the type ""`,
		`{"type":1}`:                             "type must be a string",
		`{"type":"start","id":"1","payload":{}}`: `a client does not send the type "start"`,
		`{"type":"next","id":"1","payload":{}}`:  `a client does not send the type "next"`,
		`{"type":"connection_ack"}`:              `a client does not send the type "connection_ack"`,
		`{"type":"ping","payload":[]}`:           "the payload of ping must be an object",
		`{"type":"connection_init","payload":"x"}`:            "the payload of connection_init must be an object",
		`{"type":"complete"}`:                                 "complete needs an id",
		`{"type":"complete","id":1}`:                          "id must be a string",
		`{"type":"subscribe","payload":` + query + `}`:        "subscribe needs an id",
		`{"type":"subscribe","id":"1"}`:                       "the payload of subscribe must be an object",
		`{"type":"subscribe","id":"1","payload":null}`:        "the payload of subscribe must be an object",
		`{"type":"subscribe","id":1,"payload":` + query + `}`: "id must be a string",
	} {
		for name, open := range map[string]func(*testing.T) socketClient{"before": s.dial, "after": s.connect} {
			t.Run(name+" "+message, func(t *testing.T) {
				t.Parallel()
				c := open(t)
				c.send(message)
				c.wantClose(4400, "Invalid message: "+reason)
			})
		}
	}
	for payload, reason := range map[string]string{
		`{}`:                                     "query must be a string",
		`{"query":null}`:                         "query must be a string",
		`{"query":{}}`:                           "query must be a string",
		`{"query":"{ name }","variables":[]}`:    "variables must be a JSON object",
		`{"query":"{ name }","operationName":1}`: "operationName must be a string",
		`{"query":"{ name }","extensions":"x"}`:  "extensions must be a JSON object",
	} {
		t.Run(payload, func(t *testing.T) {
			t.Parallel()
			c := s.connect(t)
			c.send(subscribe("1", payload))
			c.wantClose(4400, "Invalid message: "+reason)
		})
	}
	t.Run("binary", func(t *testing.T) {
		t.Parallel()
		c := s.connect(t)
		if err := c.conn.Write(t.Context(), websocket.MessageBinary, []byte(`{"type":"ping"}`)); err != nil {
			t.Fatal(err)
		}
		c.wantClose(4400, "Invalid message: it is binary")
	})
	t.Run("not UTF-8", func(t *testing.T) {
		t.Parallel()
		c := s.connect(t)
		c.send("{\"type\":\"ping\",\"payload\":{\"a\":\"\xff\"}}")
		c.wantClose(websocket.StatusInvalidFramePayloadData, "not UTF-8")
	})
	t.Run("too long", func(t *testing.T) {
		t.Parallel()
		c := s.connect(t)
		_ = c.conn.Write(t.Context(), websocket.MessageText, []byte(strings.Repeat(" ", 10_001))) // it may be refused before it is sent completely
		c.wantClose(websocket.StatusMessageTooBig, "")
	})
}

// A connection that was not acknowledged runs nothing.
func TestWebSocketRunsNothingBeforeItIsAcknowledged(t *testing.T) {
	t.Parallel()
	s := serveSocket(t, nil)
	for _, test := range []struct {
		name, message string
		code          websocket.StatusCode
		reason        string
	}{
		{"subscribe before", subscribe("1", query), 4401, "Unauthorized"},
		{"wrong token", `{"type":"connection_init","payload":{"Authorization":"Bearer bad"}}`, 4401, "UNAUTHENTICATED: no no"},
		{"token that is not text", `{"type":"connection_init","payload":{"Authorization":"Bearer bad","more":[1]}}`, 4401, "UNAUTHENTICATED: "},
		{"provider away", `{"type":"connection_init","payload":{"authorization":"Bearer later"}}`, websocket.StatusTryAgainLater, "UNAVAILABLE: not now"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			c := s.dial(t)
			c.send(test.message)
			c.wantClose(test.code, test.reason)
		})
	}
	t.Run("too late", func(t *testing.T) {
		t.Parallel()
		hasty := serveSocket(t, func(s *WebSocket) { s.InitTimeout = time.Millisecond })
		hasty.dial(t).wantClose(4408, "Connection initialisation timeout")
	})
	t.Run("twice", func(t *testing.T) {
		t.Parallel()
		c := s.connect(t)
		c.send(`{"type":"connection_init"}`)
		c.wantClose(4429, "Too many initialisation requests")
	})
	t.Run("twice at once", func(t *testing.T) {
		t.Parallel()
		c := s.dial(t)
		c.send(`{"type":"connection_init"}`, `{"type":"connection_init"}`)
		c.want(`{"type":"connection_ack"}`)
		c.wantClose(4429, "Too many initialisation requests")
	})
	t.Run("ping and pong", func(t *testing.T) {
		t.Parallel()
		c := s.dial(t)
		c.send(`{"type":"ping","payload":{"n":1}}`, `{"type":"pong"}`, `{"type":"connection_init","payload":{"Authorization":"Bearer good"}}`, `{"type":"ping"}`)
		c.want(`{"type":"pong","payload":{"n":1}}`, `{"type":"connection_ack"}`, `{"type":"pong"}`)
	})
}

// A client that answers pings stays connected. The connection of one that does not is closed.
func TestWebSocketOfAClientThatAnswersNoPingIsGivenUp(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		const keepAlive = 20 * time.Second
		s := testserver.New()
		s.AddTransport(WebSocket{MaxMessageBytes: 1000, InitTimeout: never, KeepAlive: keepAlive})
		server, client := net.Pipe()
		conns := make(chan net.Conn, 1)
		conns <- server
		srv := &http.Server{Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			s.ServeHTTP(w, r.WithContext(viewer.With(r.Context(), &viewer.Viewer{})))
		})}
		go func() { _ = srv.Serve(pipeListener{conns}) }()
		conn, _, err := websocket.Dial(t.Context(), "http://example.org", &websocket.DialOptions{
			Subprotocols: []string{subprotocol},
			HTTPClient: &http.Client{Transport: &http.Transport{
				DialContext: func(context.Context, string, string) (net.Conn, error) { return client, nil },
			}},
		})
		if err != nil {
			t.Fatal(err)
		}
		c := socketClient{t, conn}
		c.send(`{"type":"connection_init"}`)
		c.want(`{"type":"connection_ack"}`)
		start := time.Now()
		for range 5 {
			c.want(`{"type":"ping"}`)
			c.send(`{"type":"pong"}`)
		}
		c.want(`{"type":"ping"}`)
		if m, err := c.receive(); err == nil || time.Since(start) != 7*keepAlive {
			t.Errorf("after %s there is %s, %v", time.Since(start), m, err)
		}
		_ = conn.CloseNow()
		_ = srv.Close()
	})
}

// pipeListener accepts connections within the program.
type pipeListener struct{ conns chan net.Conn }

func (l pipeListener) Accept() (net.Conn, error) {
	conn, ok := <-l.conns
	if !ok {
		return nil, net.ErrClosed
	}
	return conn, nil
}

func (l pipeListener) Close() error {
	close(l.conns)
	return nil
}

func (pipeListener) Addr() net.Addr { return &net.IPAddr{} }

// An id belongs to one operation: a second one closes the connection, and ends the first.
func TestSecondOperationWithARunningIDClosesTheWebSocket(t *testing.T) {
	t.Parallel()
	s := serveSocket(t, nil)
	c := s.connect(t)
	c.send(subscribe("a b", subscription), subscribe("a b", query))
	c.wantClose(4409, "Subscriber for a b already exists")
}

// An id is free again when either side has reported its end, and no message of the old operation follows.
func TestIDIsFreeWhenItsOperationHasEnded(t *testing.T) {
	t.Parallel()
	s := serveSocket(t, nil)
	c := s.connect(t)
	for range 50 {
		c.send(subscribe("1", query))
		c.want(next, complete)
		c.send(subscribe("1", `{"query":"{ nothing }"}`))
		c.wantError("1", "GRAPHQL_VALIDATION_FAILED")
		c.send(subscribe("1", subscription), complete, complete)
	}
	c.send(subscribe("1", subscription), `{"type":"ping"}`)
	c.want(`{"type":"pong"}`)
	s.SendNextSubscriptionMessage()
	c.want(next)
	s.SendCompleteSubscriptionMessage()
	c.want(complete)
	c.send(complete, `{"type":"complete","id":"unknown"}`, `{"type":"ping"}`)
	c.want(`{"type":"pong"}`)
}

// An operation that was not executed gives one error, and no complete.
func TestRequestErrorIsOneMessage(t *testing.T) {
	t.Parallel()
	s := serveSocket(t, nil)
	c := s.connect(t)
	for payload, code := range map[string]string{
		`{"query":"{"}`:                                  "GRAPHQL_PARSE_FAILED",
		`{"query":"{ nothing }"}`:                        "GRAPHQL_VALIDATION_FAILED",
		`{"query":"query($id: Int!) { find(id: $id) }"}`: "GRAPHQL_VALIDATION_FAILED",
		`{"query":""}`:                                   "BAD_USER_INPUT",
		`{"query":"{ name }","operationName":"A"}`:       "GRAPHQL_VALIDATION_FAILED",
	} {
		c.send(subscribe("1", payload), `{"type":"ping"}`)
		c.wantError("1", code)
		c.want(`{"type":"pong"}`)
	}
}

// The operations of a connection are bounded, and there is room for another when one ends.
func TestOperationsOfAWebSocketAreBounded(t *testing.T) {
	t.Parallel()
	s := serveSocket(t, nil)
	c := s.connect(t)
	for n := range maxOperations {
		c.send(subscribe(fmt.Sprint(n), subscription))
	}
	c.send(subscribe("more", query))
	c.wantError("more", "RATE_LIMITED")
	c.send(`{"type":"complete","id":"0"}`, subscribe("1000", query))
	c.want(`{"type":"next","id":"1000","payload":{"data":{"name":"test"}}}`, `{"type":"complete","id":"1000"}`)
}

// A server that stops lets operations end, accepts no new ones, and then closes the connection.
func TestWebSocketEndsWithItsServer(t *testing.T) {
	t.Parallel()
	s := serveSocket(t, nil)
	c := s.connect(t)
	c.send(subscribe("1", subscription), `{"type":"ping"}`)
	c.want(`{"type":"pong"}`)
	close(s.stopped)
	for { // until the connection knows of the stop
		c.send(subscribe("2", query))
		m, err := c.receive()
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(m, "UNAVAILABLE") {
			break
		}
		c.want(`{"type":"complete","id":"2"}`)
	}
	s.SendCompleteSubscriptionMessage()
	c.want(complete)
	c.wantClose(websocket.StatusGoingAway, "the server is stopping")
}

// A panic ends the operation, not the connection.
func TestPanicEndsTheOperationNotTheWebSocket(t *testing.T) {
	t.Parallel()
	s := serveSocket(t, nil)
	s.AroundOperations(func(ctx context.Context, next graphql.OperationHandler) graphql.ResponseHandler {
		if graphql.GetOperationContext(ctx).Operation.Operation == ast.Mutation {
			panic("secret")
		}
		return next(ctx)
	})
	c := s.connect(t)
	c.send(subscribe("1", `{"query":"mutation { name }"}`))
	if m, err := c.receive(); err != nil || !strings.HasPrefix(m, `{"type":"error","id":"1","payload":[{"message":`) {
		t.Errorf("%s, %v", m, err)
	}
	c.send(subscribe("1", query))
	c.want(next, complete)
}
