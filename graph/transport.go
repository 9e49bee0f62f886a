package graph

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"sync"
	"time"
	"unicode/utf8"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"jiedui/fault"
	"jiedui/viewer"
)

// HTTP speaks the GraphQL-over-HTTP specification, by GET and by POST, and sends what streams as server-sent events to
// who accepts them. It answers every request, also those that it refuses, so it is to be the last transport of a server.
type HTTP struct {
	// MaxBodyBytes bounds the body of a POST; 0 means no bound but one set before the transport.
	MaxBodyBytes int64
	// MaxUploadBytes bounds the files of a request; 0: none are taken.
	MaxUploadBytes int64
	// Verify finds out again who is asking, for each event of a stream; nil leaves it at who it was.
	Verify func(ctx context.Context, authorization string) (*viewer.Viewer, error)
	// KeepAlive is the longest silence of a stream.
	KeepAlive time.Duration
}

var _ graphql.Transport = HTTP{}

// The media types of a response. A client that asks for responseJSON knows that the status tells
// whether there is data; for others every well-formed request is a 200.
const (
	responseJSON = "application/graphql-response+json"
	plainJSON    = "application/json"
)

// refusal is why an HTTP request is no operation that can be run. Its text never repeats what
// the client sent.
type refusal struct {
	status int
	fault  *fault.Error
}

func refuse(status int, en, zh string) *refusal {
	return &refusal{status, fault.New(fault.BadUserInput, en, zh)}
}

// Supports reports true: what this transport cannot run it refuses with a status that says why.
func (HTTP) Supports(*http.Request) bool { return true }

// Do runs one operation, or refuses to, and writes the response.
func (t HTTP) Do(w http.ResponseWriter, r *http.Request, exec graphql.GraphExecutor) {
	if t.MaxUploadBytes > 0 && strings.HasPrefix(r.Header.Get("Content-Type"), "multipart/") {
		files := new(uploads)
		defer files.close()
		r = r.WithContext(context.WithValue(r.Context(), uploadsKey{}, files))
	}
	accept := r.Header.Values("Accept")
	media, refused := negotiate(accept)
	streams := r.Method != http.MethodHead && weigh(accept, eventStream).wanted()
	streamed := streams && refused != nil // nothing else is accepted
	if streamed {
		refused = nil
	}
	// Set before anything runs, so that the answer to a panic has them too.
	w.Header().Set("Content-Type", media+"; charset=utf-8")
	w.Header().Add("Vary", "Accept")

	var response *graphql.Response
	var op *graphql.OperationContext
	if refused == nil {
		op, response, refused = t.operation(w, r, exec)
	}
	switch {
	case refused != nil || response != nil:
	case streams && (streamed || op.Operation.Operation == ast.Subscription):
		t.stream(w, r, exec, op)
		return
	case op.Operation.Operation == ast.Subscription:
		refused = refuse(http.StatusBadRequest,
			"a subscription streams: accept "+eventStream+", or use a websocket", "订阅为流式传输:请接受 "+eventStream+",或使用 WebSocket")
	default:
		response = respond(r, exec, op)
	}
	if refused != nil {
		write(w, refused.status, fail(r, exec, new(graphql.OperationContext), shown(refused.fault)))
		return
	}
	write(w, status(media, response), response)
}

// operation reads what is to be run; a response tells that it can't be.
func (t HTTP) operation(
	w http.ResponseWriter, r *http.Request, exec graphql.GraphExecutor,
) (*graphql.OperationContext, *graphql.Response, *refusal) {
	params, refused := t.params(w, r)
	if refused != nil {
		return nil, nil, refused
	}
	op, errs := exec.CreateOperationContext(r.Context(), params)
	if errs != nil {
		return nil, fail(r, exec, op, explained(errs)), nil
	}
	if op.Operation.Operation == ast.Mutation && r.Method != http.MethodPost {
		w.Header().Set("Allow", http.MethodPost)
		return nil, nil, refuse(http.StatusMethodNotAllowed, "send a mutation by POST", "变更操作请用 POST 发送")
	}
	return op, nil, nil
}

// explained gives a code to what the executor refuses without one: a persisted query with a wrong hash, for one.
func explained(errs gqlerror.List) gqlerror.List {
	for i, err := range errs {
		if err.Err == nil && err.Extensions["code"] == nil {
			errs[i] = shown(fault.New(fault.BadUserInput, err.Message, ""))[0]
		}
	}
	return errs
}

func respond(r *http.Request, exec graphql.GraphExecutor, op *graphql.OperationContext) *graphql.Response {
	next, ctx := exec.DispatchOperation(r.Context(), op)
	if response := next(ctx); response != nil {
		return response
	}
	// None is the executor's way to say that the request's context is done.
	return fail(r, exec, new(graphql.OperationContext), shown(fault.Wrap(ctx.Err(), fault.Timeout,
		"the request took too long", "请求超时")))
}

// fail makes the response to what was not executed. Interceptors look for an operation's context,
// but not one with an operation: for a mutation they would begin a transaction.
func fail(
	r *http.Request, exec graphql.GraphExecutor, op *graphql.OperationContext, errs gqlerror.List,
) *graphql.Response {
	op.Headers, op.Operation = r.Header, nil
	return exec.DispatchError(graphql.WithOperationContext(r.Context(), op), errs)
}

// shown lets a fault pass through the executor, which takes errors of its own type only.
func shown(f *fault.Error) gqlerror.List {
	return gqlerror.List{{Err: f, Message: f.Message.EN, Extensions: map[string]any{"code": string(f.Code)}}}
}

func (t HTTP) params(w http.ResponseWriter, r *http.Request) (*graphql.RawParams, *refusal) {
	params := &graphql.RawParams{Headers: r.Header}
	params.ReadTime.Start = graphql.Now()
	var refused *refusal
	switch r.Method {
	case http.MethodGet, http.MethodHead:
		refused = fromURL(r.URL.RawQuery, params)
	case http.MethodPost:
		refused = t.fromBody(w, r, params)
	default:
		w.Header().Set("Allow", "GET, HEAD, POST")
		refused = refuse(http.StatusMethodNotAllowed,
			"send an operation by POST, or a query by GET", "请用 POST 发送操作，查询也可用 GET")
	}
	params.ReadTime.End = graphql.Now()

	// A persisted query is known by its hash, so its text may be absent.
	if refused == nil && params.Query == "" && params.Extensions["persistedQuery"] == nil {
		refused = refuse(http.StatusBadRequest, "query is missing", "缺少 query")
	}
	return params, refused
}

func fromURL(rawQuery string, params *graphql.RawParams) *refusal {
	values, err := url.ParseQuery(rawQuery)
	if err != nil {
		return refuse(http.StatusBadRequest, "the parameters of the URL cannot be decoded", "URL 参数无法解码")
	}
	params.Query = values.Get("query")
	params.OperationName = values.Get("operationName")
	if !utf8.ValidString(params.Query) {
		return notUTF8("query")
	}
	if value := values.Get("variables"); value != "" {
		if refused := decode([]byte(value), "variables", &params.Variables); refused != nil {
			return refused
		}
	}
	if value := values.Get("extensions"); value != "" {
		return decode([]byte(value), "extensions", &params.Extensions)
	}
	return nil
}

func (t HTTP) fromBody(w http.ResponseWriter, r *http.Request, params *graphql.RawParams) *refusal {
	media, attributes, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	charset, given := attributes["charset"]
	if files, ok := r.Context().Value(uploadsKey{}).(*uploads); ok && media == "multipart/form-data" {
		return t.fromMultipart(w, r, params, files)
	}
	if err != nil || media != plainJSON || given && !strings.EqualFold(charset, "utf-8") {
		return refuse(http.StatusUnsupportedMediaType,
			"send a POST as "+plainJSON+" in UTF-8", "POST 请求须为 UTF-8 编码的 "+plainJSON)
	}
	body := r.Body
	if t.MaxBodyBytes > 0 {
		body = http.MaxBytesReader(w, body, t.MaxBodyBytes)
	}
	src, err := io.ReadAll(body)
	if tooLarge, ok := errors.AsType[*http.MaxBytesError](err); ok {
		return refuse(http.StatusRequestEntityTooLarge,
			fmt.Sprintf("the body has more than %d bytes", tooLarge.Limit),
			fmt.Sprintf("请求体超过 %d 字节", tooLarge.Limit))
	}
	if err != nil {
		return refuse(http.StatusBadRequest, "the body cannot be read", "请求体无法读取")
	}
	return decode(src, "body", params)
}

// decode reads one JSON value, keeping numbers as they are written.
func decode(src []byte, what string, into any) *refusal {
	// The JSON package replaces what is not UTF-8 (GBK, from some clients), and so would store
	// other names than were sent.
	if !utf8.Valid(src) {
		return notUTF8(what)
	}
	d := json.NewDecoder(bytes.NewReader(src))
	d.UseNumber()
	err := d.Decode(into)
	if wrong, ok := errors.AsType[*json.UnmarshalTypeError](err); ok {
		if wrong.Field != "" {
			what = wrong.Field
		}
		if what == "query" || what == "operationName" {
			return refuse(http.StatusBadRequest, what+" must be a string", what+" 须为字符串")
		}
		return refuse(http.StatusBadRequest, what+" must be a JSON object", what+" 须为 JSON 对象")
	}
	if _, rest := d.Token(); err != nil || !errors.Is(rest, io.EOF) {
		return refuse(http.StatusBadRequest, what+" is not JSON", what+" 不是合法的 JSON")
	}
	return nil
}

func notUTF8(what string) *refusal {
	return refuse(http.StatusBadRequest, what+" is not UTF-8", what+" 不是 UTF-8 编码")
}

// status is that of the response to a well-formed request.
func status(media string, response *graphql.Response) int {
	if media == plainJSON || response.Data != nil || len(response.Errors) == 0 {
		return http.StatusOK
	}
	switch fault.Code(fmt.Sprint(response.Errors[0].Extensions["code"])) {
	case fault.Unauthenticated:
		return http.StatusUnauthorized
	case fault.Forbidden:
		return http.StatusForbidden
	case fault.Conflict:
		return http.StatusConflict
	case fault.RateLimited:
		return http.StatusTooManyRequests
	case fault.Internal:
		return http.StatusInternalServerError
	case fault.Unavailable:
		return http.StatusServiceUnavailable
	case fault.Timeout:
		return http.StatusGatewayTimeout
	default:
		return http.StatusBadRequest
	}
}

// maxKept bounds the responses whose memory is used again for the next.
const maxKept = 1 << 20

var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// write sends a response at once: in pieces it would cost a system call for each. No data, as opposed to null, means
// that nothing was executed, and then the entry is absent.
func write(w http.ResponseWriter, status int, response *graphql.Response) {
	b := buffers.Get().(*bytes.Buffer)
	defer func() {
		if b.Cap() <= maxKept {
			b.Reset()
			buffers.Put(b)
		}
	}()
	before := "{"
	add := func(name string, value []byte) {
		b.WriteString(before)
		b.WriteString(name)
		b.Write(value)
		before = ","
	}
	if len(response.Errors) > 0 {
		add(`"errors":`, marshal(response.Errors))
	}
	if response.Data != nil {
		add(`"data":`, response.Data)
	}
	if len(response.Extensions) > 0 {
		add(`"extensions":`, marshal(response.Extensions))
	}
	b.WriteByte('}')
	w.Header().Set("Content-Length", strconv.Itoa(b.Len()))
	w.WriteHeader(status)
	_, _ = w.Write(b.Bytes()) // it fails only when the client is gone
}

// marshal panics when an extension put a value that is no JSON into the response; the server
// answers a panic before anything is written.
func marshal(value any) []byte {
	src, err := json.Marshal(value)
	if err != nil {
		panic(err)
	}
	return src
}

// negotiate chooses the media type of the response. A client that names none gets the one that
// every client understands.
func negotiate(accept []string) (string, *refusal) {
	if len(accept) == 0 {
		return plainJSON, nil
	}
	response, plain := weigh(accept, responseJSON), weigh(accept, plainJSON)
	switch {
	case response.q == 0 && plain.q == 0:
		return plainJSON, refuse(http.StatusNotAcceptable,
			"a response can be "+responseJSON+" or "+plainJSON, "响应只能是 "+responseJSON+" 或 "+plainJSON)
	case response.q > plain.q, response.q == plain.q && response.named:
		return responseJSON, nil
	default:
		return plainJSON, nil
	}
}

// weight is how much a client wants a media type, by its name or only by a range such as */*.
type weight struct {
	q     float64
	named bool
}

// wanted tells whether it was asked for by name.
func (w weight) wanted() bool { return w.named && w.q > 0 }

// weigh finds the weight that the most specific range of an Accept header gives to a media type.
func weigh(accept []string, media string) (best weight) {
	highest := 0
	for _, field := range accept {
		for part := range strings.SplitSeq(field, ",") {
			name, attributes, _ := strings.Cut(part, ";")
			rank := 0
			switch strings.ToLower(strings.TrimSpace(name)) {
			case media:
				rank = 3
			case "application/*":
				rank = 2
			case "*/*":
				rank = 1
			}
			if q, ok := quality(attributes); ok && rank > highest {
				highest, best = rank, weight{q, rank == 3}
			}
		}
	}
	return best
}

// quality reads the attributes of a media range; ok is false for a charset that is not UTF-8.
func quality(attributes string) (q float64, ok bool) {
	q = 1
	for attribute := range strings.SplitSeq(attributes, ";") {
		name, value, _ := strings.Cut(strings.TrimSpace(attribute), "=")
		switch strings.ToLower(name) {
		case "q":
			q, _ = strconv.ParseFloat(value, 64) // a bad one is 0: not wanted
		case "charset":
			if !strings.EqualFold(strings.Trim(value, `"`), "utf-8") {
				return 0, false
			}
		}
	}
	return q, true
}
