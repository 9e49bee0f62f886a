package web

import (
	"compress/gzip"
	"io"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"
)

func get(t *testing.T, path string, headers ...string) *http.Response {
	t.Helper()
	r := httptest.NewRequest(http.MethodGet, path, nil)
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	Handler().ServeHTTP(w, r)
	return w.Result()
}

func body(t *testing.T, r io.Reader) string {
	t.Helper()
	b, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestPageAndItsFiles(t *testing.T) {
	t.Parallel()
	page := get(t, "/")
	if got := page.Header.Get("Content-Type"); page.StatusCode != 200 || got != "text/html; charset=utf-8" {
		t.Fatalf("%d %s", page.StatusCode, got)
	}
	types := map[string]string{"js": "text/javascript; charset=utf-8", "css": "text/css; charset=utf-8", "svg": "image/svg+xml"}
	links := regexp.MustCompile(`(?:src|href)="([^"]+\.(\w+))"`).FindAllStringSubmatch(body(t, page.Body), -1)
	if len(links) != 7 {
		t.Fatalf("%d links: %v", len(links), links)
	}
	for _, link := range links {
		file := get(t, link[1])
		if got := file.Header.Get("Content-Type"); file.StatusCode != 200 || got != types[link[2]] {
			t.Errorf("%s: %d %s", link[1], file.StatusCode, got)
		}
		if body(t, file.Body) == "" {
			t.Errorf("%s is empty", link[1])
		}
	}
}

func TestOtherPathsAreNotFound(t *testing.T) {
	t.Parallel()
	for _, path := range []string{"/index.html", "/graphiql", "/graphiql/", "/graphiql/package.json", "/graphql", "/favicon.ico"} {
		if got := get(t, path).StatusCode; got != http.StatusNotFound {
			t.Errorf("%s: %d", path, got)
		}
	}
}

func TestHeaders(t *testing.T) {
	t.Parallel()
	h := get(t, "/").Header
	if p := h.Get("Content-Security-Policy"); !strings.Contains(p, "default-src 'none'") || strings.Contains(p, "http") {
		t.Errorf("policy %q", p)
	}
	if h.Get("X-Content-Type-Options") != "nosniff" || h.Get("Cache-Control") != "no-cache" || h.Get("Vary") != "Accept-Encoding" {
		t.Errorf("%v", h)
	}
}

func TestCompression(t *testing.T) {
	t.Parallel()
	const path = "/graphiql/graphiql.min.css"
	plain, packed := get(t, path), get(t, path, "Accept-Encoding", "br, gzip;q=0.8")
	if plain.Header.Get("Content-Encoding") != "" || packed.Header.Get("Content-Encoding") != "gzip" {
		t.Fatalf("%v %v", plain.Header, packed.Header)
	}
	z, err := gzip.NewReader(packed.Body)
	if err != nil {
		t.Fatal(err)
	}
	if body(t, z) != body(t, plain.Body) {
		t.Error("the compressed file is another")
	}

	for accept, want := range map[string]string{"": "", "br": "", "gzip;q=0": "", "GZIP": "gzip", "deflate, gzip": "gzip"} {
		if got := get(t, "/", "Accept-Encoding", accept).Header.Get("Content-Encoding"); got != want {
			t.Errorf("Accept-Encoding %q: %q", accept, got)
		}
	}
}

func TestRevalidation(t *testing.T) {
	t.Parallel()
	plain := get(t, "/").Header.Get("ETag")
	packed := get(t, "/", "Accept-Encoding", "gzip").Header.Get("ETag")
	if plain == packed || strings.HasPrefix(plain, "W/") {
		t.Errorf("two strong tags: %s, %s", plain, packed)
	}
	if got := get(t, "/", "If-None-Match", plain).StatusCode; got != http.StatusNotModified {
		t.Errorf("%d", got)
	}
	if got := get(t, "/", "If-None-Match", packed).StatusCode; got != http.StatusOK {
		t.Errorf("%d", got)
	}
}
