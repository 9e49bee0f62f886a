package transport

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/handler"
	"github.com/99designs/gqlgen/graphql/handler/extension"
	"github.com/99designs/gqlgen/graphql/handler/lru"
	"github.com/99designs/gqlgen/graphql/handler/testserver"
	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"jiedui/fault"
	"jiedui/response"
)

const limit = 1000

func newHTTPServer() *handler.Server {
	s := testserver.New()
	s.AddTransport(HTTP{MaxBodyBytes: limit})
	s.Use(extension.AutomaticPersistedQuery{Cache: lru.New[string](10)})
	return s.Server
}

// answer is a response as a client reads it: data is absent, null or a value.
type answer struct {
	Errors []struct {
		Message    string
		Extensions struct{ Code string }
	}
	Data       json.RawMessage
	Extensions map[string]any
}

func ask(t *testing.T, h http.Handler, r *http.Request) (*httptest.ResponseRecorder, answer) {
	t.Helper()
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	var a answer
	if err := json.Unmarshal(w.Body.Bytes(), &a); err != nil {
		t.Fatalf("%v in the body %q", err, w.Body)
	}
	return w, a
}

func post(body string, headers ...string) *http.Request {
	r := httptest.NewRequest(http.MethodPost, "/graphql", strings.NewReader(body))
	r.Header.Set("Content-Type", "application/json")
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	return r
}

func get(parameters url.Values, headers ...string) *http.Request {
	r := post("", headers...)
	r.Method, r.URL.RawQuery = http.MethodGet, parameters.Encode()
	r.Header.Del("Content-Type")
	return r
}

func TestRequestsGetTheStatusOfTheirFault(t *testing.T) {
	t.Parallel()
	const good = `{"query":"{ name }"}`
	for _, test := range []struct {
		name    string
		request *http.Request
		status  int
		code    string // none: there is data
		message string // what the message must contain
	}{
		{"POST", post(good), 200, "", ""},
		{"charset", post(good, "Content-Type", `application/json; charset="UTF-8"`), 200, "", ""},
		{"nulls", post(`{"query":"{ name }","variables":null,"operationName":null,"extensions":null}`), 200, "", ""},
		{"GET", get(url.Values{"query": {"{ name }"}}), 200, "", ""},
		{"GET with all", get(url.Values{
			"query":         {"query A($id: Int!) { find(id: $id) } query B { name }"},
			"operationName": {"A"}, "variables": {`{"id":1}`}, "extensions": {`{"a":1}`},
		}), 200, "", ""},

		{"syntax", post(`{"query":"{"}`, "Accept", response.GraphQL), 400, "GRAPHQL_PARSE_FAILED", ""},
		{"syntax, plain", post(`{"query":"{"}`, "Accept", response.JSON), 200, "GRAPHQL_PARSE_FAILED", ""},
		{"unknown field", post(`{"query":"{ no }"}`, "Accept", response.GraphQL), 400, "GRAPHQL_VALIDATION_FAILED", ""},
		{"unknown field, plain", post(`{"query":"{ no }"}`), 200, "GRAPHQL_VALIDATION_FAILED", ""},
		{"coercion", post(`{"query":"query($id: Int!) { find(id: $id) }"}`, "Accept", response.GraphQL), 400, "GRAPHQL_VALIDATION_FAILED", ""},

		{"wrong hash", post(`{"query":"{ name }","extensions":{"persistedQuery":{"version":1,"sha256Hash":"0"}}}`, "Accept", response.GraphQL), 400, "BAD_USER_INPUT", "hash"},
		{"no hash", post(`{"extensions":{"persistedQuery":1}}`), 200, "BAD_USER_INPUT", "APQ"},

		{"no body", post(``), 400, "BAD_USER_INPUT", "body is not JSON"},
		{"no JSON", post(`{ "secret`), 400, "BAD_USER_INPUT", "body is not JSON"},
		{"two values", post(good + good), 400, "BAD_USER_INPUT", "body is not JSON"},
		{"GBK", post("{\"query\":\"{ name } # \xb9\xf3\xd6\xdd\"}"), 400, "BAD_USER_INPUT", "body is not UTF-8"},
		{"batch", post(`[` + good + `]`), 400, "BAD_USER_INPUT", "body must be a JSON object"},
		{"null body", post(`null`), 400, "BAD_USER_INPUT", "query is missing"},
		{"no query", post(`{"qeury":"{ name }"}`), 400, "BAD_USER_INPUT", "query is missing"},
		{"query", post(`{"query":{}}`), 400, "BAD_USER_INPUT", "query must be a string"},
		{"operationName", post(`{"query":"{ name }","operationName":0}`), 400, "BAD_USER_INPUT", "operationName must be a string"},
		{"variables", post(`{"query":"{ name }","variables":[1]}`), 400, "BAD_USER_INPUT", "variables must be a JSON object"},
		{"extensions", post(`{"query":"{ name }","extensions":"secret"}`), 400, "BAD_USER_INPUT", "extensions must be a JSON object"},
		{"too large", post(`{"query":"` + strings.Repeat(" ", limit) + `"}`), 413, "BAD_USER_INPUT", "more than 1000 bytes"},
		{"no content type", post(good, "Content-Type", ""), 415, "BAD_USER_INPUT", "application/json"},
		{"form", post(good, "Content-Type", "application/x-www-form-urlencoded"), 415, "BAD_USER_INPUT", "application/json"},
		{"other charset", post(good, "Content-Type", "application/json; charset=gbk"), 415, "BAD_USER_INPUT", "UTF-8"},
		{"not acceptable", post(good, "Accept", "text/html"), 406, "BAD_USER_INPUT", response.GraphQL},
		{"subscription", post(`{"query":"subscription { name }"}`), 400, "BAD_USER_INPUT", "streams"},

		{"GET without query", get(nil), 400, "BAD_USER_INPUT", "query is missing"},
		{"GET in GBK", get(url.Values{"query": {"\xb9\xf3"}}), 400, "BAD_USER_INPUT", "query is not UTF-8"},
		{"GET variables", get(url.Values{"query": {"{ name }"}, "variables": {"1"}}), 400, "BAD_USER_INPUT", "variables must be"},
		{"GET extensions", get(url.Values{"query": {"{ name }"}, "extensions": {"{secret"}}), 400, "BAD_USER_INPUT", "extensions is not JSON"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			w, a := ask(t, newHTTPServer(), test.request)
			if w.Code != test.status {
				t.Errorf("status %d, want %d: %s", w.Code, test.status, w.Body)
			}
			switch {
			case test.code == "":
				if len(a.Errors) > 0 || string(a.Data) != `{"name":"test"}` {
					t.Errorf("no data: %s", w.Body)
				}
			case len(a.Errors) == 0 || a.Errors[0].Extensions.Code != test.code || !strings.Contains(a.Errors[0].Message, test.message):
				t.Errorf("want code %s and %q: %s", test.code, test.message, w.Body)
			case a.Data != nil || strings.Contains(w.Body.String(), "secret"):
				t.Errorf("nothing was executed and no input is repeated: %s", w.Body)
			}
		})
	}
}

func TestMethodsAreThoseOfTheSpecification(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		method, query, allow string
		status               int
	}{
		{http.MethodGet, "{ name }", "", 200},
		{http.MethodHead, "{ name }", "", 200},
		{http.MethodGet, "mutation { name }", "POST", 405},
		{http.MethodPut, "{ name }", "GET, HEAD, POST", 405},
		{http.MethodOptions, "{ name }", "GET, HEAD, POST", 405},
	} {
		r := get(url.Values{"query": {test.query}})
		r.Method = test.method
		if w, _ := ask(t, newHTTPServer(), r); w.Code != test.status || w.Header().Get("Allow") != test.allow {
			t.Errorf("%s %s: %d, Allow %q", test.method, test.query, w.Code, w.Header().Get("Allow"))
		}
	}
}

func TestPersistedQueryIsKnownByItsHash(t *testing.T) {
	t.Parallel()
	const query = "{ name }"
	sum := sha256.Sum256([]byte(query))
	extensions := `{"persistedQuery":{"version":1,"sha256Hash":"` + hex.EncodeToString(sum[:]) + `"}}`
	server := newHTTPServer()

	for i, step := range []struct {
		request *http.Request
		status  int
	}{
		{get(url.Values{"extensions": {extensions}}, "Accept", response.GraphQL), 400},
		{post(`{"extensions":` + extensions + `}`), 200}, // the same, for a client of the older type
		{post(`{"query":"` + query + `","extensions":` + extensions + `}`), 200},
		{post(`{"extensions":` + extensions + `}`), 200},
		{get(url.Values{"extensions": {extensions}}), 200},
	} {
		w, a := ask(t, server, step.request)
		known := i > 1
		if w.Code != step.status || (a.Data != nil) != known {
			t.Errorf("step %d: %d %s", i, w.Code, w.Body)
		}
		if !known && a.Errors[0].Message != "PersistedQueryNotFound" {
			t.Errorf("step %d: %s", i, w.Body)
		}
	}
}

// TestResponsesHaveTheStatusOfTheirErrors covers responses that only an executor can make: data with errors, null data,
// refusals by code, extensions, and no response at all.
func TestResponsesHaveTheStatusOfTheirErrors(t *testing.T) {
	t.Parallel()
	schema := gqlparser.MustLoadSchema(&ast.Source{Input: "type Query { name: String }"})
	failing := func(code fault.Code) *graphql.Response {
		return &graphql.Response{Errors: gqlerror.List{response.Error(fault.New(code, "no", "否"))}}
	}
	partly := failing(fault.Internal)
	partly.Data = json.RawMessage("null")
	with := func(code fault.Code, data string) *graphql.Response {
		answer := failing(code)
		answer.Data = json.RawMessage(data)
		return answer
	}
	for _, test := range []struct {
		name     string
		response *graphql.Response
		status   int
		body     string
	}{
		{"data", &graphql.Response{Data: json.RawMessage(`{"name":"<"}`)}, 200, `{"data":{"name":"<"}}`},
		{"extensions", &graphql.Response{Data: json.RawMessage(`1`), Extensions: map[string]any{"a": 1}}, 200, `{"data":1,"extensions":{"a":1}}`},
		{"null data", partly, 200, `{"errors":[{"message":"no","extensions":{"code":"INTERNAL"}}],"data":null}`},
		{"no data", failing(fault.Internal), 500, `{"errors":[{"message":"no","extensions":{"code":"INTERNAL"}}]}`},
		{"unauthenticated", failing(fault.Unauthenticated), 401, ""},
		{"forbidden", failing(fault.Forbidden), 403, ""},
		{"conflict", failing(fault.Conflict), 409, ""},
		{"rate", failing(fault.RateLimited), 429, ""},
		{"unavailable", failing(fault.Unavailable), 503, ""},
		{"unavailable, null data", with(fault.Unavailable, "null"), 503, `{"errors":[{"message":"no","extensions":{"code":"UNAVAILABLE"}}]}`},
		{"unavailable, only nulls", with(fault.Unavailable, `{"a":null,"b":null}`), 503, `{"errors":[{"message":"no","extensions":{"code":"UNAVAILABLE"}}]}`},
		{"time is up", with(fault.Timeout, "null"), 504, `{"errors":[{"message":"no","extensions":{"code":"TIMEOUT"}}]}`},
		{"time is up for a part", with(fault.Timeout, `{"a":null,"b":1}`), 200, `{"errors":[{"message":"no","extensions":{"code":"TIMEOUT"}}],"data":{"a":null,"b":1}}`},
		{"field error", with(fault.Conflict, "null"), 200, `{"errors":[{"message":"no","extensions":{"code":"CONFLICT"}}],"data":null}`},
		{"complex", failing(fault.TooComplex), 400, ""},
		{"none", nil, 504, `{"errors":[{"message":"the request took too long","extensions":{"code":"TIMEOUT"}}]}`},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			server := handler.New(&graphql.ExecutableSchemaMock{
				SchemaFunc: func() *ast.Schema { return schema },
				ExecFunc: func(context.Context) graphql.ResponseHandler {
					return func(ctx context.Context) *graphql.Response {
						if test.response != nil {
							for name, value := range test.response.Extensions { // the executor wants them in this way
								graphql.RegisterExtension(ctx, name, value)
							}
						}
						return test.response
					}
				},
			})
			server.AddTransport(HTTP{})
			w, _ := ask(t, server, post(`{"query":"{ name }"}`, "Accept", response.GraphQL))
			if w.Code != test.status || test.body != "" && w.Body.String() != test.body {
				t.Errorf("%d %s", w.Code, w.Body)
			}
			if got := w.Header().Get("Content-Type"); got != response.GraphQL+"; charset=utf-8" {
				t.Errorf("content type %q", got)
			}
			again := test.status == 429 || test.status == 503 || test.status == 504
			if got := w.Header().Get("Retry-After"); (got != "") != again {
				t.Errorf("Retry-After is %q", got)
			}
			if w.Result().ContentLength != int64(w.Body.Len()) {
				t.Errorf("content length %d of %d", w.Result().ContentLength, w.Body.Len())
			}
		})
	}
}

// An interceptor opens a transaction if it finds a mutation in its context, so there must be none if nothing may run.
func TestRefusedOperationBeginsNoTransaction(t *testing.T) {
	t.Parallel()
	for _, body := range []string{`{"query":"mutation { no }"}`, `{"query":"mutation($a: Int!) { name }"}`, `{`} {
		server := newHTTPServer()
		server.AroundResponses(func(ctx context.Context, next graphql.ResponseHandler) *graphql.Response {
			if op := graphql.GetOperationContext(ctx); op.Operation != nil || op.Headers == nil {
				t.Errorf("%s: operation %v", body, op.Operation)
			}
			return next(ctx)
		})
		if w, a := ask(t, server, post(body)); len(a.Errors) != 1 {
			t.Errorf("%s: %s", body, w.Body)
		}
	}
}

func TestBodyOverTheBoundOfAnotherIsTooLarge(t *testing.T) {
	t.Parallel()
	server := testserver.New()
	server.AddTransport(HTTP{})
	bounded := http.MaxBytesHandler(server, 10)
	if w, _ := ask(t, bounded, post(`{"query":"{ name }"}`)); w.Code != http.StatusRequestEntityTooLarge {
		t.Errorf("%d %s", w.Code, w.Body)
	}
}

func TestBrokenBodyIsRefused(t *testing.T) {
	t.Parallel()
	r := post("")
	r.Body = io.NopCloser(brokenReader{})
	if w, _ := ask(t, newHTTPServer(), r); w.Code != http.StatusBadRequest || strings.Contains(w.Body.String(), "peer") {
		t.Errorf("%d %s", w.Code, w.Body)
	}
}

type brokenReader struct{}

func (brokenReader) Read([]byte) (int, error) { return 0, errors.New("reset by peer") }

// A client that has kept the answer to a GET is told that it is still true, whatever compressed it on its way.
func TestAnswerToAGetThatIsStillTrueIsNotSentAgain(t *testing.T) {
	t.Parallel()
	h := newHTTPServer()
	query := url.Values{"query": {"{ name }"}}
	first, _ := ask(t, h, get(query))
	tag := first.Header().Get("ETag")
	if !strings.HasPrefix(tag, `W/"`) || first.Header().Get("Cache-Control") != "public, no-cache" {
		t.Fatalf("ETag %q, Cache-Control %q", tag, first.Header().Get("Cache-Control"))
	}
	for _, c := range []struct {
		request *http.Request
		status  int
	}{
		{get(query, "If-None-Match", tag), 304},
		{get(query, "If-None-Match", strings.TrimPrefix(tag, "W/")), 304},
		{get(query, "If-None-Match", `"other", `+tag), 304},
		{get(query, "If-None-Match", "*"), 304},
		{get(query, "If-None-Match", `"other"`), 200},
		{get(query, "If-None-Match", tag[:len(tag)-1]), 200},
		{get(url.Values{"query": {"{ no }"}}, "If-None-Match", "*"), 200}, // errors are sent, as JSON with 200
		{post(`{"query":"{ name }"}`, "If-None-Match", tag), 200},
	} {
		w := httptest.NewRecorder()
		h.ServeHTTP(w, c.request)
		if w.Code != c.status || (w.Code == 304) != (w.Body.Len() == 0) {
			t.Errorf("%s %s with %q: %d %s", c.request.Method, c.request.URL, c.request.Header["If-None-Match"], w.Code, w.Body)
		}
	}
	private := httptest.NewRecorder()
	h.ServeHTTP(private, get(query, "Authorization", "Bearer a"))
	if got := private.Header().Get("Cache-Control"); got != "private, no-cache" {
		t.Errorf("Cache-Control of one reader: %q", got)
	}
	for _, r := range []*http.Request{post(`{"query":"{ name }"}`), get(url.Values{"query": {"{ no }"}})} {
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		if w.Header().Get("ETag") != "" {
			t.Errorf("%s has a tag", r.Method)
		}
	}
}
