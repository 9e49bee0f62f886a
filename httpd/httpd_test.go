package httpd

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"jiedui/fault"
	"jiedui/request"
)

// logged has what all tests log, as JSON. A test finds its own lines by the ids of its requests.
var logged struct {
	sync.Mutex
	bytes.Buffer
}

func TestMain(m *testing.M) {
	slog.SetDefault(slog.New(WithRequestID(slog.NewJSONHandler(lockedLog{}, &slog.HandlerOptions{Level: slog.LevelDebug}))))
	os.Exit(m.Run())
}

type lockedLog struct{}

func (lockedLog) Write(p []byte) (int, error) {
	logged.Lock()
	defer logged.Unlock()
	return logged.Buffer.Write(p)
}

// lines returns what was logged about a request.
func lines(t *testing.T, id string) (found []map[string]any) {
	t.Helper()
	logged.Lock()
	defer logged.Unlock()
	var others []byte
	for text := range bytes.Lines(logged.Bytes()) {
		var line map[string]any
		if err := json.Unmarshal(text, &line); err != nil {
			t.Fatalf("%s: %v", text, err)
		}
		if line["request"] == id {
			found = append(found, line)
		} else {
			others = append(others, text...)
		}
	}
	logged.Buffer = *bytes.NewBuffer(others)
	return found
}

func listenLocally(t *testing.T, c Config) *Server {
	t.Helper()
	c.Addr = "127.0.0.1:0"
	if c.Pages == nil {
		c.Pages = http.NotFoundHandler()
	}
	s, err := Listen(t.Context(), c)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.listener.Close() })
	return s
}

// alive is a database that answers.
func alive(context.Context) error { return nil }

// withAPI returns a server with the handler as its API.
func withAPI(t *testing.T, c Config, api http.HandlerFunc) *Server {
	t.Helper()
	s := listenLocally(t, c)
	s.Ready(api, alive)
	return s
}

// ask sends a request directly to the handler. headers are names and values in turn.
func ask(s *Server, method, path string, headers ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, path, nil)
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	s.handler().ServeHTTP(w, r)
	return w
}

// problem is the one error of a response in the form of GraphQL.
type problem struct {
	Message    string
	Extensions struct {
		Code      fault.Code
		RequestID string
		Loading   []Step
	}
}

func onlyError(t *testing.T, w *httptest.ResponseRecorder) problem {
	t.Helper()
	var body struct{ Errors []problem }
	if err := json.Unmarshal(w.Body.Bytes(), &body); err != nil || len(body.Errors) != 1 {
		t.Fatalf("%s: %v", w.Body, err)
	}
	if got := w.Header().Get("Content-Type"); got != "application/json; charset=utf-8" {
		t.Errorf("Content-Type %s", got)
	}
	return body.Errors[0]
}

func TestRequestIDIsTheClientsIfWellFormed(t *testing.T) {
	t.Parallel()
	var seen string
	s := withAPI(t, Config{}, func(_ http.ResponseWriter, r *http.Request) { seen = request.ID(r.Context()) })
	made := regexp.MustCompile(`^[A-Z2-7]{26}$`)
	before := ""
	for _, given := range []string{"", "two words", "<script>", "a\nb", "编号", strings.Repeat("x", 65)} {
		id := ask(s, http.MethodPost, "/graphql", request.Header, given).Header().Get(request.Header)
		if !made.MatchString(id) || id == before {
			t.Errorf("%q gives the id %q after %q", given, id, before)
		}
		if id != seen {
			t.Errorf("the API knows %q as %q", id, seen)
		}
		before = id
	}
	for _, given := range []string{"a", "req-7.b_C", strings.Repeat("x", 64)} {
		id := ask(s, http.MethodPost, "/graphql", request.Header, given).Header().Get(request.Header)
		if id != given || id != seen {
			t.Errorf("%q gives the id %q, and the API knows it as %q", given, id, seen)
		}
	}
	if got := ask(s, http.MethodGet, "/nowhere").Header().Get("X-Content-Type-Options"); got != "nosniff" {
		t.Errorf("X-Content-Type-Options %q", got)
	}
}

func TestLanguageFollowsAcceptLanguage(t *testing.T) {
	t.Parallel()
	var seen string
	s := withAPI(t, Config{}, func(_ http.ResponseWriter, r *http.Request) { seen = request.Lang(r.Context()) })
	for accept, want := range map[string]string{
		"": "en", "en": "en", "en-GB,en;q=0.9": "en", "fr": "en", "*": "en", "not a language": "en", "en,zh": "en",
		"zh": "zh", "zh-CN": "zh", "zh-Hant-TW": "zh", "en;q=0.5, zh": "zh", "fr, zh-CN;q=0.2": "zh",
	} {
		ask(s, http.MethodPost, "/graphql", "Accept-Language", accept)
		if seen != want {
			t.Errorf("%q is %s, want %s", accept, seen, want)
		}
	}
}

func TestEachRequestIsLoggedOnce(t *testing.T) {
	t.Parallel()
	s := withAPI(t, Config{StopTimeout: time.Minute}, func(w http.ResponseWriter, _ *http.Request) {
		w.WriteHeader(http.StatusEarlyHints)
		w.WriteHeader(http.StatusTeapot)
		_, _ = io.WriteString(w, "short")
		_, _ = io.WriteString(w, " and stout")
	})
	url, stop := serve(t, s)
	for path, id := range map[string]string{"/graphql?query=secret": "access-log", "/healthz": "access-log-health"} {
		if a := <-get(t, url+path, request.Header, id); a.err != nil {
			t.Fatal(a.err)
		}
	}
	if err := stop(); err != nil {
		t.Fatal(err)
	}
	got := lines(t, "access-log")
	if len(got) != 1 {
		t.Fatalf("%d lines: %v", len(got), got)
	}
	for name, want := range map[string]any{
		"level": "INFO", "msg": "request", "method": "GET", "path": "/graphql", "status": 418.0, "bytes": 15.0,
	} {
		if got[0][name] != want {
			t.Errorf("%s is %v, want %v", name, got[0][name], want)
		}
	}
	if took, ok := got[0]["took"].(float64); !ok || took < 0 {
		t.Errorf("it took %v", got[0]["took"])
	}
	if from := got[0]["from"]; from != "127.0.0.1" {
		t.Errorf("it came from %v", got[0]["from"])
	}
	if got := lines(t, "access-log-health"); len(got) != 1 || got[0]["level"] != "DEBUG" || got[0]["status"] != 200.0 {
		t.Errorf("the health check is logged as %v", got)
	}
}

// An answer without a body is a 200 in the log too.
func TestAnswerWithoutBodyIsLoggedAs200(t *testing.T) {
	t.Parallel()
	s := withAPI(t, Config{}, func(http.ResponseWriter, *http.Request) {})
	ask(s, http.MethodPost, "/graphql", request.Header, "access-log-nothing")
	if got := lines(t, "access-log-nothing"); len(got) != 1 || got[0]["status"] != 200.0 {
		t.Errorf("logged as %v", got)
	}
}

func TestPanicIsAnInternalErrorWithoutDetails(t *testing.T) {
	t.Parallel()
	s := withAPI(t, Config{}, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Length", "3")
		panic("the secret of " + t.Name())
	})
	for lang, want := range map[string]string{"en": "something went wrong on our side", "zh": "服务器内部错误"} {
		id := "panic-" + lang
		w := ask(s, http.MethodPost, "/graphql", request.Header, id, "Accept-Language", lang)
		got := onlyError(t, w)
		if w.Code != http.StatusInternalServerError || got.Extensions.Code != fault.Internal || got.Extensions.RequestID != id {
			t.Errorf("%d %+v", w.Code, got)
		}
		if !strings.HasPrefix(got.Message, want) {
			t.Errorf("the message is %q, want %q", got.Message, want)
		}
		for _, internal := range []string{"secret", "goroutine", ".go"} {
			if strings.Contains(w.Body.String(), internal) {
				t.Errorf("%q is in %s", internal, w.Body)
			}
		}
		if length := w.Header().Get("Content-Length"); length != strconv.Itoa(w.Body.Len()) {
			t.Error("the length is that of another answer")
		}
		logged := lines(t, id)
		if len(logged) != 2 || logged[0]["level"] != "ERROR" || logged[0]["value"] != "the secret of "+t.Name() ||
			!strings.Contains(logged[0]["stack"].(string), "httpd_test.go") || logged[1]["status"] != 500.0 {
			t.Errorf("logged as %v", logged)
		}
	}
}

// An answer that breaks off does not look complete.
func TestPanicHalfwayCutsTheAnswerOff(t *testing.T) {
	t.Parallel()
	s := withAPI(t, Config{StopTimeout: time.Minute}, func(w http.ResponseWriter, _ *http.Request) {
		_, _ = io.WriteString(w, `{"data":`)
		_ = http.NewResponseController(w).Flush()
		panic("halfway")
	})
	url, stop := serve(t, s)
	if a := <-get(t, url+"/graphql", request.Header, "panic-halfway"); !errors.Is(a.err, io.ErrUnexpectedEOF) {
		t.Errorf("got %+v", a)
	}
	if err := stop(); err != nil {
		t.Error(err)
	}
	if got := lines(t, "panic-halfway"); len(got) != 2 || got[0]["msg"] != "panic" || got[1]["msg"] != "request" {
		t.Errorf("logged as %v", got)
	}
}

func TestAPIIsUnavailableWhileDataAreLoading(t *testing.T) {
	t.Parallel()
	s := listenLocally(t, Config{})
	s.Loading.Step("reference data")(3320, 3320)
	step := s.Loading.Step("demonstration data")
	step(1, 13)
	step(2, 13)
	for lang, want := range map[string]string{"en": "data are being loaded: try again in a few seconds", "zh": "数据加载中，请稍后重试"} {
		for path, method := range map[string]string{"/graphql": http.MethodPost, "/graphql?query=x": http.MethodGet, "/export?query=x": http.MethodGet} {
			w := ask(s, method, path, "Accept-Language", lang)
			got := onlyError(t, w)
			if w.Code != http.StatusServiceUnavailable || w.Header().Get("Retry-After") != "2" || w.Header().Get("Cache-Control") != "no-store" {
				t.Errorf("%d %v", w.Code, w.Header())
			}
			if got.Message != want || got.Extensions.Code != fault.Unavailable {
				t.Errorf("%+v", got)
			}
			if l := got.Extensions.Loading; len(l) != 2 || l[0] != (Step{"reference data", 3320, 3320}) || l[1] != (Step{"demonstration data", 2, 13}) {
				t.Errorf("the progress is %+v", l)
			}
		}
	}
	check := func(path string, status int, body string) {
		t.Helper()
		w := ask(s, http.MethodGet, path)
		if got := strings.TrimSpace(w.Body.String()); w.Code != status || got != body {
			t.Errorf("%s: %d %s, want %d %s", path, w.Code, got, status, body)
		}
	}
	check("/healthz", http.StatusOK, `{"status":"ok"}`)
	check("/readyz", http.StatusServiceUnavailable, `{"loading":[{"name":"reference data","done":3320,"total":3320},`+
		`{"name":"demonstration data","done":2,"total":13}],"status":"loading"}`)

	s.Ready(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, "api") }), alive)
	check("/graphql", http.StatusOK, "api")
	check("/export", http.StatusOK, "api")
	check("/readyz", http.StatusOK, `{"status":"ready"}`)
}

func TestReadyzFailsWithoutDatabase(t *testing.T) {
	t.Parallel()
	s := listenLocally(t, Config{})
	var database error
	s.Ready(http.NotFoundHandler(), func(context.Context) error { return database })
	for _, database = range []error{errors.New("secret"), nil, errors.New("secret")} {
		w := ask(s, http.MethodGet, "/readyz")
		status, body := http.StatusOK, `{"status":"ready"}`
		if database != nil {
			status, body = http.StatusServiceUnavailable, `{"status":"database unavailable"}`
		}
		if got := strings.TrimSpace(w.Body.String()); w.Code != status || got != body {
			t.Errorf("with %v: %d %s", database, w.Code, got)
		}
		if w := ask(s, http.MethodGet, "/healthz"); w.Code != http.StatusOK {
			t.Errorf("healthz: %d", w.Code)
		}
	}
}

// The check does not wait for a database that does not answer.
func TestReadyzDoesNotWaitForAHangingDatabase(t *testing.T) {
	t.Parallel()
	s := listenLocally(t, Config{})
	s.Ready(http.NotFoundHandler(), func(ctx context.Context) error {
		<-ctx.Done()
		return ctx.Err()
	})
	synctest.Test(t, func(t *testing.T) {
		start := time.Now()
		if w := ask(s, http.MethodGet, "/readyz"); w.Code != http.StatusServiceUnavailable {
			t.Errorf("%d", w.Code)
		}
		if took := time.Since(start); took != probeTimeout {
			t.Errorf("it took %s", took)
		}
	})
}

func TestOtherPathsAreServedByPages(t *testing.T) {
	t.Parallel()
	s := listenLocally(t, Config{Pages: http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, "page") })})
	for _, path := range []string{"/", "/graphiql/main.js", "/graphql/", "/healthz/x"} {
		if w := ask(s, http.MethodGet, path); w.Body.String() != "page" {
			t.Errorf("%s: %d %s", path, w.Code, w.Body)
		}
	}
}

func TestOnlyAllowedOriginsCallTheAPI(t *testing.T) {
	t.Parallel()
	const ours, theirs = "https://ours.example", "https://theirs.example"
	for name, test := range map[string]struct {
		allow  []string
		origin string
		want   string
	}{
		"None":    {nil, ours, ""},
		"Allowed": {[]string{ours}, ours, ours},
		"Denied":  {[]string{ours}, theirs, ""},
		"Any":     {[]string{"*"}, theirs, "*"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := withAPI(t, Config{AllowOrigins: test.allow}, func(http.ResponseWriter, *http.Request) {})
			w := ask(s, http.MethodPost, "/graphql", "Origin", test.origin)
			if got := w.Header().Get("Access-Control-Allow-Origin"); got != test.want {
				t.Errorf("a request: allowed is %q, want %q", got, test.want)
			}
			if got := w.Header().Get("Access-Control-Allow-Credentials"); got != "" {
				t.Errorf("credentials are allowed: %q", got)
			}
			if got := w.Header().Get("Access-Control-Expose-Headers"); (got != "") != (test.want != "") {
				t.Errorf("shown headers: %q", got)
			}
			w = ask(s, http.MethodOptions, "/graphql", "Origin", test.origin,
				"Access-Control-Request-Method", "POST", "Access-Control-Request-Headers", "content-type,x-request-id")
			if got := w.Header().Get("Access-Control-Allow-Origin"); got != test.want {
				t.Errorf("a preflight: allowed is %q, want %q", got, test.want)
			}
			if got := w.Header().Get("Access-Control-Allow-Methods"); (got != "") != (test.want != "") {
				t.Errorf("a preflight: methods %q", got)
			}
			w = ask(s, http.MethodOptions, "/graphql", "Origin", test.origin, "Access-Control-Request-Method", "DELETE")
			if got := w.Header().Get("Access-Control-Allow-Origin"); got != "" {
				t.Errorf("DELETE is allowed for %q", got)
			}
		})
	}
}

func TestLargeHeadersAreRefused(t *testing.T) {
	t.Parallel()
	s := withAPI(t, Config{StopTimeout: time.Minute}, func(http.ResponseWriter, *http.Request) {})
	url, _ := serve(t, s)
	for size, want := range map[int]int{32 << 10: http.StatusOK, 128 << 10: http.StatusRequestHeaderFieldsTooLarge} {
		if a := <-get(t, url+"/graphql", "X-Large", strings.Repeat("x", size)); a.status != want {
			t.Errorf("headers of %d bytes: %d %v, want %d", size, a.status, a.err, want)
		}
	}
}
