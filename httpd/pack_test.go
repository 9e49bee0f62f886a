package httpd

import (
	"compress/gzip"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/klauspost/compress/zstd"

	"jiedui/response"
)

// Answers of the API that are long enough are packed as their client asks, and those of other types are not.
func TestAnswersArePackedForClientsThatTakeIt(t *testing.T) {
	t.Parallel()
	long := strings.Repeat(`{"name":"苦荞加工"}`, 1000)
	for _, c := range []struct{ name, accepts, media, body, want string }{
		{"gzip", "gzip", response.JSON, long, "gzip"},
		{"a browser", "gzip, deflate, br, zstd", response.GraphQL + "; charset=utf-8", long, "zstd"},
		{"a table", "gzip", "text/csv; charset=utf-8", long, "gzip"},
		{"short", "gzip", response.JSON, `{"data":{}}`, ""},
		{"none", "", response.JSON, long, ""},
		{"gzip refused", "gzip;q=0, identity", response.JSON, long, ""},
		{"events", "gzip", response.EventStream, long, ""},
		{"a workbook", "gzip", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", long, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			s := listenLocally(t, Config{})
			s.Ready(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
				w.Header().Set("Content-Type", c.media)
				w.Header().Set("ETag", `W/"a"`)
				_, _ = io.WriteString(w, c.body)
			}), alive)
			w := ask(s, http.MethodPost, "/graphql", "Accept-Encoding", c.accepts)
			if got := w.Header().Get("Content-Encoding"); got != c.want {
				t.Errorf("encoding %q, want %q", got, c.want)
			}
			if !strings.Contains(w.Header().Get("Vary"), "Accept-Encoding") {
				t.Errorf("Vary is %q", w.Header().Get("Vary"))
			}
			if got := w.Header().Get("ETag"); got != `W/"a"` {
				t.Errorf("ETag is %q", got)
			}
			if c.want != "" && w.Body.Len() > len(c.body)/10 {
				t.Errorf("%d bytes for %d", w.Body.Len(), len(c.body))
			}
			if got := unpack(t, w); got != c.body {
				t.Errorf("body %.100q", got)
			}
		})
	}
}

func unpack(t *testing.T, w *httptest.ResponseRecorder) string {
	t.Helper()
	var body io.Reader = w.Body
	var err error
	switch w.Header().Get("Content-Encoding") {
	case "gzip":
		body, err = gzip.NewReader(body)
	case "zstd":
		body, err = zstd.NewReader(body)
	}
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(body)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
