// Package transport carries operations and their responses: over HTTP, with files, as server-sent events, and over
// websockets.
package transport

import (
	"bytes"
	"cmp"
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
	"time"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"jiedui/response"
	"jiedui/viewer"
)

// HTTP implements the GraphQL-over-HTTP specification, with GET and POST, and sends streams as server-sent events to
// clients that accept them. It answers every request, also those that it refuses, so it must be the last transport of a
// server.
type HTTP struct {
	// MaxBodyBytes bounds the body of a POST; 0 means no bound except one set before the transport.
	MaxBodyBytes int64
	// Uploads keeps the files that come with requests. Without it files are refused.
	Uploads *Uploads
	// Verify returns the viewer again, for each event of a stream; nil keeps the first viewer.
	Verify func(ctx context.Context, authorization string) (*viewer.Viewer, error)
	// KeepAlive is the longest silence of a stream. It must be more than 0 if there are subscriptions.
	KeepAlive time.Duration
}

var _ graphql.Transport = HTTP{}

// Supports returns true. A request that this transport cannot run is refused with a status that says why.
func (HTTP) Supports(*http.Request) bool { return true }

// Do runs one operation, or refuses to, and writes the response.
func (t HTTP) Do(w http.ResponseWriter, r *http.Request, exec graphql.GraphExecutor) {
	if t.Uploads != nil && strings.HasPrefix(r.Header.Get("Content-Type"), "multipart/") {
		files := &received{}
		defer files.close()
		r = r.WithContext(context.WithValue(r.Context(), uploadsKey{}, files))
	}
	accepted := response.Accept(r)
	media := cmp.Or(accepted.Media, response.JSON)
	// These are set before anything runs, so that the answer to a panic has them too.
	w.Header().Set("Content-Type", media+"; charset=utf-8")
	w.Header().Add("Vary", "Accept")
	if accepted.Media == "" && !accepted.Events {
		Refuse(http.StatusNotAcceptable, "a response can be "+response.GraphQL+" or "+response.JSON,
			"响应只能是 "+response.GraphQL+" 或 "+response.JSON).Write(w, r, exec)
		return
	}
	op, answer, refused := t.operation(w, r, exec)
	subscription := op != nil && op.Operation != nil && op.Operation.Operation == ast.Subscription
	switch {
	case refused != nil || answer != nil:
	case accepted.OnlyEvents(), accepted.Events && subscription:
		t.stream(w, r, exec, op)
		return
	case subscription:
		refused = Refuse(http.StatusBadRequest, "a subscription streams: accept "+response.EventStream+", or use a websocket",
			"订阅为流式传输：请接受 "+response.EventStream+"，或使用 WebSocket")
	default:
		answer = respond(r, exec, op)
	}
	if refused != nil {
		refused.Write(w, r, exec)
		return
	}
	if accepted.OnlyEvents() {
		response.WriteEvents(w, answer)
		return
	}
	if r.Method != http.MethodPost && len(answer.Errors) == 0 {
		response.WriteTagged(w, r, answer)
		return
	}
	response.Write(w, response.Status(media, answer), answer)
}

// operation parses the operation of a request. It returns a response if that is not possible.
func (t HTTP) operation(
	w http.ResponseWriter, r *http.Request, exec graphql.GraphExecutor,
) (*graphql.OperationContext, *graphql.Response, *Refusal) {
	params, refused := t.Params(w, r)
	if refused != nil {
		return nil, nil, refused
	}
	op, errs := exec.CreateOperationContext(r.Context(), params)
	if errs != nil {
		return nil, notRun(r, exec, op, errs), nil
	}
	if op.Operation.Operation == ast.Mutation && r.Method != http.MethodPost {
		w.Header().Set("Allow", http.MethodPost)
		return nil, nil, Refuse(http.StatusMethodNotAllowed, "send a mutation by POST", "变更操作请用 POST 发送")
	}
	return op, nil, nil
}

// Params parses an operation from the URL or the body of a request.
func (t HTTP) Params(w http.ResponseWriter, r *http.Request) (*graphql.RawParams, *Refusal) {
	params := &graphql.RawParams{Headers: r.Header}
	params.ReadTime.Start = graphql.Now()
	var refused *Refusal
	switch r.Method {
	case http.MethodGet, http.MethodHead:
		refused = fromURL(r.URL.RawQuery, params)
	case http.MethodPost:
		refused = t.fromBody(w, r, params)
	default:
		w.Header().Set("Allow", "GET, HEAD, POST")
		refused = Refuse(http.StatusMethodNotAllowed,
			"send an operation by POST, or a query by GET", "请用 POST 发送操作，查询也可用 GET")
	}
	params.ReadTime.End = graphql.Now()

	if refused == nil {
		refused = missing(params)
	}
	return params, refused
}

// missing refuses an operation without a query. The text of a persisted query may be absent, since its hash identifies
// it.
func missing(params *graphql.RawParams) *Refusal {
	if params.Query == "" && params.Extensions["persistedQuery"] == nil {
		return Refuse(http.StatusBadRequest, "query is missing", "缺少 query")
	}
	return nil
}

func fromURL(rawQuery string, params *graphql.RawParams) *Refusal {
	values, err := url.ParseQuery(rawQuery)
	if err != nil {
		return Refuse(http.StatusBadRequest, "the parameters of the URL cannot be decoded", "URL 参数无法解码")
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

func (t HTTP) fromBody(w http.ResponseWriter, r *http.Request, params *graphql.RawParams) *Refusal {
	media, attributes, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	charset, given := attributes["charset"]
	if files, ok := r.Context().Value(uploadsKey{}).(*received); ok && media == "multipart/form-data" {
		return t.fromMultipart(w, r, params, files)
	}
	if err != nil || media != response.JSON || given && !strings.EqualFold(charset, "utf-8") {
		return Refuse(http.StatusUnsupportedMediaType,
			"send a POST as "+response.JSON+" in UTF-8", "POST 请求须为 UTF-8 编码的 "+response.JSON)
	}
	body := r.Body
	if t.MaxBodyBytes > 0 {
		body = http.MaxBytesReader(w, body, t.MaxBodyBytes)
	}
	src, err := io.ReadAll(body)
	if tooLarge, ok := errors.AsType[*http.MaxBytesError](err); ok {
		return Refuse(http.StatusRequestEntityTooLarge,
			fmt.Sprintf("the body has more than %d bytes", tooLarge.Limit),
			fmt.Sprintf("请求体超过 %d 字节", tooLarge.Limit))
	}
	if err != nil {
		return Refuse(http.StatusBadRequest, "the body cannot be read", "请求体无法读取")
	}
	return decode(src, "body", params)
}

// decode parses one JSON value, and keeps numbers as they are written.
func decode(src []byte, what string, into any) *Refusal {
	// The JSON package replaces bytes that are not UTF-8 (GBK, from some clients), so other names would be stored than
	// were sent.
	if !utf8.Valid(src) {
		return notUTF8(what)
	}
	if loneSurrogate(src) { // these would be replaced too
		return Refuse(http.StatusBadRequest, what+" has half of a surrogate pair, which stands for no character",
			what+" 含有不成对的代理项，不代表任何字符")
	}
	d := json.NewDecoder(bytes.NewReader(src))
	d.UseNumber()
	err := d.Decode(into)
	if wrong, ok := errors.AsType[*json.UnmarshalTypeError](err); ok {
		if wrong.Field != "" {
			what = wrong.Field
		}
		if what == "query" || what == "operationName" {
			return Refuse(http.StatusBadRequest, what+" must be a string", what+" 须为字符串")
		}
		return Refuse(http.StatusBadRequest, what+" must be a JSON object", what+" 须为 JSON 对象")
	}
	if _, rest := d.Token(); err != nil || !errors.Is(rest, io.EOF) {
		return Refuse(http.StatusBadRequest, what+" is not JSON", what+" 不是合法的 JSON")
	}
	return nil
}

// loneSurrogate reports whether a JSON text has the escape of one half of a character without the other.
func loneSurrogate(src []byte) bool {
	for i := bytes.IndexByte(src, '\\'); i >= 0 && i+1 < len(src); {
		next := i + 2 // a backslash that is escaped begins nothing
		if r, ok := escaped(src[i:]); ok && utf16.IsSurrogate(r) {
			low, _ := escaped(src[i+6:])
			if utf16.DecodeRune(r, low) == utf8.RuneError {
				return true
			}
			next = i + 12
		}
		at := bytes.IndexByte(src[next:], '\\')
		if at < 0 {
			return false
		}
		i = next + at
	}
	return false
}

// escaped parses \uXXXX.
func escaped(src []byte) (rune, bool) {
	if len(src) < 6 || src[0] != '\\' || src[1] != 'u' {
		return 0, false
	}
	n, err := strconv.ParseUint(string(src[2:6]), 16, 32)
	return rune(n), err == nil
}

func notUTF8(what string) *Refusal {
	return Refuse(http.StatusBadRequest, what+" is not UTF-8", what+" 不是 UTF-8 编码")
}
