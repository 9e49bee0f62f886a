package transport

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"sync"
	"sync/atomic"
	"time"
	"unicode/utf8"

	"github.com/99designs/gqlgen/graphql"
	"github.com/coder/websocket"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"jiedui/fault"
	"jiedui/request"
	"jiedui/response"
	"jiedui/viewer"
)

// Codes of graphql-transport-ws with which a connection is closed, besides those of every websocket.
const (
	closeBadRequest       = 4400
	closeUnauthorized     = 4401
	closeForbidden        = 4403
	closeInitTimeout      = 4408
	closeSubscriberExists = 4409
	closeTooManyInits     = 4429
)

// message is a message of graphql-transport-ws.
type message struct {
	Type    string          `json:"type"`
	ID      string          `json:"id,omitempty"`
	Payload json.RawMessage `json:"payload,omitempty"`
}

// closing says why the server closes a connection.
type closing struct {
	code   websocket.StatusCode
	reason string
}

func invalid(format string, args ...any) *closing {
	return &closing{closeBadRequest, "Invalid message: " + fmt.Sprintf(format, args...)}
}

// connection is one websocket.
type connection struct {
	WebSocket
	socket  *websocket.Conn
	exec    graphql.GraphExecutor
	request *http.Request // its context ends with the connection
	session *Session

	// These belong to the goroutine that reads.
	late         *time.Timer // closes the connection if no connection_init comes
	initialised  bool
	acknowledged bool

	alive      atomic.Bool // whether anything came since the last ping
	operations sync.WaitGroup

	mu       sync.Mutex            // also keeps the messages of an id in order
	running  map[string]*operation // by id: those whose end neither side has reported
	stopping bool
}

// operation is a running operation of a connection.
type operation struct {
	id     string
	cancel context.CancelFunc
}

// serve handles messages until the connection is closed.
func (c *connection) serve(ctx context.Context) {
	c.late = time.AfterFunc(c.InitTimeout, func() {
		c.close(&closing{closeInitTimeout, "Connection initialisation timeout"})
	})
	defer c.late.Stop()
	for {
		kind, src, err := c.socket.Read(ctx)
		if err != nil {
			return
		}
		c.alive.Store(true)
		if why := c.handle(ctx, kind, src); why != nil {
			c.close(why)
			return
		}
	}
}

func (c *connection) close(why *closing) {
	_ = c.socket.Close(why.code, shortened(why.reason, 123)) // it fails only if the client is gone
}

// handle does what a message says, or returns why it closes the connection.
func (c *connection) handle(ctx context.Context, kind websocket.MessageType, src []byte) *closing {
	m, why := parseMessage(kind, src)
	if why != nil {
		return why
	}
	switch m.Type {
	case "connection_init":
		return c.init(ctx, m.Payload)
	case "ping":
		c.write(ctx, message{Type: "pong", Payload: m.Payload})
	case "pong":
	case "subscribe":
		return c.subscribe(m)
	case "complete":
		c.stop(m.ID)
	}
	return nil
}

// parseMessage parses a message of one of the types that a client may send.
func parseMessage(kind websocket.MessageType, src []byte) (m message, why *closing) {
	if kind != websocket.MessageText {
		return m, invalid("it is binary")
	}
	if !utf8.Valid(src) { // the JSON package would replace characters
		return m, &closing{websocket.StatusInvalidFramePayloadData, "not UTF-8"}
	}
	if loneSurrogate(src) { // it would replace these too
		return m, &closing{websocket.StatusInvalidFramePayloadData, "half of a surrogate pair"}
	}
	err := json.Unmarshal(src, &m)
	if wrong, ok := errors.AsType[*json.UnmarshalTypeError](err); ok && wrong.Field != "" {
		return m, invalid("%s must be a string", wrong.Field)
	}
	if err != nil || !isObject(src) {
		return m, invalid("it is not a JSON object")
	}
	absent := len(m.Payload) == 0 || string(m.Payload) == "null"
	switch m.Type {
	case "connection_init", "ping", "pong":
		if !absent && !isObject(m.Payload) {
			return m, invalid("the payload of %s must be an object", m.Type)
		}
	case "subscribe":
		if m.ID == "" {
			return m, invalid("subscribe needs an id")
		}
		if !isObject(m.Payload) {
			return m, invalid("the payload of subscribe must be an object")
		}
	case "complete":
		if m.ID == "" {
			return m, invalid("complete needs an id")
		}
	default:
		return m, invalid("a client does not send the type %q", m.Type)
	}
	return m, nil
}

// isObject reports whether JSON text is an object.
func isObject(src []byte) bool { return bytes.HasPrefix(bytes.TrimLeft(src, " \t\r\n"), []byte("{")) }

// init finds out who is asking: by the Authorization in the payload, since browsers cannot send the header, or else by
// the header.
func (c *connection) init(ctx context.Context, payload json.RawMessage) *closing {
	if c.initialised {
		return &closing{closeTooManyInits, "Too many initialisation requests"}
	}
	c.initialised = true
	c.late.Stop()
	var given struct{ Authorization any }
	if len(payload) > 0 {
		_ = json.Unmarshal(payload, &given) // it is an object
	}
	authorization, _ := given.Authorization.(string)
	within, cancel := context.WithTimeout(ctx, c.InitTimeout)
	defer cancel()
	v, err := c.session.authenticate(within, cmp.Or(authorization, c.request.Header.Get("Authorization")))
	if err != nil {
		slog.InfoContext(ctx, "websocket refused", "why", err)
		f, code := c.Explain(err), websocket.StatusTryAgainLater
		switch f.Code {
		case fault.Unauthenticated:
			code = closeUnauthorized
		case fault.Forbidden:
			code = closeForbidden
		}
		return &closing{code, string(f.Code) + ": " + f.Message.In(request.Lang(ctx))}
	}
	c.request = c.request.WithContext(viewer.With(ctx, v))
	c.acknowledged = true
	c.write(ctx, message{Type: "connection_ack"})
	go c.keepAlive(ctx)
	return nil
}

// keepAlive sends a ping in each silence, and closes the connection of a client that did not answer the one before.
func (c *connection) keepAlive(ctx context.Context) {
	tick := time.NewTicker(c.KeepAlive)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		if !c.alive.Swap(false) {
			_ = c.socket.CloseNow()
			return
		}
		c.write(ctx, message{Type: "ping"})
	}
}

// drain closes the connection when the server has stopped and the running operations have ended.
func (c *connection) drain(ctx context.Context) {
	select {
	case <-ctx.Done():
		return
	case <-c.Stopped:
	}
	c.mu.Lock()
	c.stopping = true
	c.mu.Unlock()
	ended := make(chan struct{})
	go func() {
		c.operations.Wait()
		close(ended)
	}()
	select {
	case <-ended:
	case <-time.After(drainTimeout):
	}
	c.close(&closing{websocket.StatusGoingAway, "the server is stopping"})
}

// subscribe begins an operation.
func (c *connection) subscribe(m message) *closing {
	if !c.acknowledged {
		return &closing{closeUnauthorized, "Unauthorized"}
	}
	params, why := paramsOf(m.Payload)
	if why != nil {
		return why
	}
	params.Headers = c.request.Header
	ctx, cancel := context.WithCancel(graphql.StartOperationTrace(c.request.Context()))
	op := &operation{m.ID, cancel}
	why, refused := c.begin(op)
	if why != nil {
		cancel()
		return why
	}
	r := c.request.WithContext(ctx)
	if refused == nil {
		refused = missing(params)
	}
	if refused != nil {
		c.fail(op, Fail(r, c.exec, response.Error(refused.Fault)))
		c.end(op)
		return nil
	}
	run, errs := c.exec.CreateOperationContext(ctx, params)
	if errs != nil {
		c.fail(op, notRun(r, c.exec, run, errs))
		c.end(op)
		return nil
	}
	go c.run(r, op, run)
	return nil
}

// paramsOf parses an operation from the payload of subscribe.
func paramsOf(payload json.RawMessage) (*graphql.RawParams, *closing) {
	params := new(graphql.RawParams)
	params.ReadTime.Start = graphql.Now()
	if refused := decode(payload, "payload", params); refused != nil {
		return nil, invalid("%s", refused.Fault.Message.EN)
	}
	params.ReadTime.End = graphql.Now()
	if missing(params) != nil { // an empty query is an error of the request, a missing one an error of the protocol
		var p struct{ Query *string }
		if err := json.Unmarshal(payload, &p); err != nil || p.Query == nil {
			return nil, invalid("query must be a string")
		}
	}
	return params, nil
}

// begin reserves the id of an operation. A Refusal means that the operation may not run.
func (c *connection) begin(op *operation) (*closing, *Refusal) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.running[op.id] != nil {
		return &closing{closeSubscriberExists, fmt.Sprintf("Subscriber for %s already exists", op.id)}, nil
	}
	full := len(c.running) == maxOperations
	c.running[op.id] = op
	c.operations.Add(1)
	switch {
	case c.stopping:
		return nil, &Refusal{http.StatusServiceUnavailable, fault.New(fault.Unavailable,
			"the server is stopping: connect again", "服务器正在停止，请重新连接")}
	case full:
		return nil, &Refusal{http.StatusTooManyRequests, fault.New(fault.RateLimited,
			"too many operations on one connection: end some first", "该连接上的操作过多：请先结束部分操作")}
	}
	return nil, nil
}

// stop ends an operation of which the client wants no more responses. Its id is free again.
func (c *connection) stop(id string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if op := c.running[id]; op != nil {
		delete(c.running, id)
		op.cancel()
	}
}

// end is called once for each operation that began.
func (c *connection) end(op *operation) {
	op.cancel()
	c.operations.Done()
}

// run sends the responses to an operation one by one.
func (c *connection) run(r *http.Request, op *operation, run *graphql.OperationContext) {
	defer c.end(op)
	defer func() {
		if p := recover(); p != nil {
			err := LogPanic(r.Context(), p)
			c.fail(op, Fail(r, c.exec, &gqlerror.Error{Err: err, Message: err.Error()}))
		}
	}()
	responses, ctx := c.exec.DispatchOperation(r.Context(), run)
	for answer := responses(ctx); answer != nil; answer = responses(ctx) {
		if run.Operation.Operation != ast.Subscription {
			answer = whole(answer)
		}
		if answer.Data == nil {
			c.fail(op, answer)
			return
		}
		c.tell(op, "next", response.Body(answer))
	}
	c.tell(op, "complete", nil)
}

// fail sends the errors of an operation that was not executed.
func (c *connection) fail(op *operation, answer *graphql.Response) {
	c.tell(op, "error", response.Marshal(answer.Errors))
}

// tell sends a message of an operation, unless the client knows of its end or has ended it. Then another operation may
// have its id.
func (c *connection) tell(op *operation, kind string, payload json.RawMessage) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.running[op.id] != op {
		return
	}
	if kind != "next" {
		delete(c.running, op.id)
	}
	c.write(c.request.Context(), message{Type: kind, ID: op.id, Payload: payload})
}

// write sends a message. A client that does not read it in time loses the connection.
func (c *connection) write(ctx context.Context, m message) {
	ctx, cancel := context.WithTimeout(ctx, WriteTimeout)
	defer cancel()
	_ = c.socket.Write(ctx, websocket.MessageText, response.Marshal(m)) // reading fails too, and ends the connection
}
