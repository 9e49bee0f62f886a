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

var pages = New(Options{
	Model:  func() []byte { return []byte(`{"entities":[]}`) },
	Schema: func() []byte { return []byte("type Query { a: Int }") },
})

func get(t *testing.T, path string, headers ...string) *http.Response {
	t.Helper()
	return getFrom(t, pages, path, headers...)
}

func getFrom(t *testing.T, from http.Handler, path string, headers ...string) *http.Response {
	t.Helper()
	r := httptest.NewRequest(http.MethodGet, path, nil)
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	from.ServeHTTP(w, r)
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

var linked = regexp.MustCompile(`(?:src|href)="([^"]+\.(\w+))"`)

func TestPagesAndTheirFiles(t *testing.T) {
	t.Parallel()
	types := map[string]string{"js": "text/javascript; charset=utf-8", "css": "text/css; charset=utf-8", "svg": "image/svg+xml"}
	for path, files := range map[string]int{"/": 4, "/graphiql": 7, "/nothing": 3} {
		page := get(t, path)
		if got := page.Header.Get("Content-Type"); got != "text/html; charset=utf-8" {
			t.Fatalf("%s: %d %s", path, page.StatusCode, got)
		}
		links := linked.FindAllStringSubmatch(body(t, page.Body), -1)
		if len(links) < files {
			t.Fatalf("%s has %d links: %v", path, len(links), links)
		}
		for _, link := range links {
			if types[link[2]] == "" { // a file of another handler
				continue
			}
			file := get(t, link[1])
			if got := file.Header.Get("Content-Type"); file.StatusCode != 200 || got != types[link[2]] {
				t.Errorf("%s: %d %s", link[1], file.StatusCode, got)
			}
			if body(t, file.Body) == "" {
				t.Errorf("%s is empty", link[1])
			}
		}
	}
}

func TestEveryPageHasItsAddress(t *testing.T) {
	t.Parallel()
	index := body(t, get(t, "/").Body)
	for _, path := range []string{
		"/data", "/data/pairings", "/explore", "/provinces/51", "/counties/513430", "/pairings/1", "/enterprises/913302007503",
		"/projects/P-1", "/parks/1", "/records/Agreement/1", "/reconciliation", "/quality", "/assessment", "/new/registerInvestmentProject", "/edit/updateInvestmentProject", "/screen", "/templates",
		"/sign-in", "/work",
	} {
		page := get(t, path)
		if page.StatusCode != http.StatusOK || body(t, page.Body) != index {
			t.Errorf("%s: %d", path, page.StatusCode)
		}
		slash := get(t, path+"/?asOf=2022-11-30")
		if want := path + "?asOf=2022-11-30"; slash.StatusCode != http.StatusPermanentRedirect || slash.Header.Get("Location") != want {
			t.Errorf("%s/: %d %s", path, slash.StatusCode, slash.Header.Get("Location"))
		}
	}
}

func TestOtherAddressesAreNotFoundAndTheReaderIsHelped(t *testing.T) {
	t.Parallel()
	for _, path := range []string{
		"/index.html", "/404.html", "/graphiql/index.html", "/graphiql/package.json", "/graphql", "/favicon.ico", "/counties", "/counties/1/2",
		"/assets/", "/assets/none.js", "/data/a/b/c",
	} {
		page := get(t, path)
		text := body(t, page.Body)
		if page.StatusCode != http.StatusNotFound || !strings.Contains(text, "没有这个页面") || !strings.Contains(text, "There is no such page") {
			t.Errorf("%s: %d", path, page.StatusCode)
		}
	}
}

func TestHeaders(t *testing.T) {
	t.Parallel()
	for _, path := range []string{"/", "/nothing", "/model.json"} {
		h := get(t, path).Header
		p := h.Get("Content-Security-Policy")
		if !strings.Contains(p, "default-src 'none'") || strings.Contains(p, "http") || strings.Contains(p, "unsafe") {
			t.Errorf("%s: policy %q", path, p)
		}
		if h.Get("X-Content-Type-Options") != "nosniff" || h.Get("Cache-Control") != "no-cache" || h.Get("Vary") != "Accept-Encoding" {
			t.Errorf("%s: %v", path, h)
		}
	}
	for _, link := range linked.FindAllStringSubmatch(body(t, get(t, "/").Body), -1) {
		want := "no-cache"
		if strings.HasPrefix(link[1], "/assets/") {
			want = "public, max-age=31536000, immutable"
		}
		if got := get(t, link[1]).Header.Get("Cache-Control"); got != want {
			t.Errorf("%s: %s", link[1], got)
		}
	}
}

// Scripts and styles stand in files of their own, as the policy of the pages demands.
func TestPagesHaveNothingInline(t *testing.T) {
	t.Parallel()
	for _, path := range []string{"/", "/nothing"} {
		text := body(t, get(t, path).Body)
		if inline := regexp.MustCompile(`<style|style=|<script>|\son\w+=`).FindString(text); inline != "" {
			t.Errorf("%s has %q", path, inline)
		}
		if !strings.Contains(text, `lang="en"`) {
			t.Errorf("%s says nothing in English", path)
		}
	}
	if !strings.Contains(body(t, get(t, "/").Body), "<noscript>") {
		t.Error("without JavaScript the page says nothing")
	}
}

func TestCompression(t *testing.T) {
	t.Parallel()
	script := regexp.MustCompile(`src="(/assets/[^"]+\.js)"`).FindStringSubmatch(body(t, get(t, "/").Body))[1]
	for _, path := range []string{"/graphiql/graphiql.min.css", "/", script, "/model.json"} {
		plain, packed := get(t, path), get(t, path, "Accept-Encoding", "br;q=0, gzip;q=0.8")
		if plain.Header.Get("Content-Encoding") != "" || packed.Header.Get("Content-Encoding") != "gzip" {
			t.Fatalf("%s: %v %v", path, plain.Header, packed.Header)
		}
		z, err := gzip.NewReader(packed.Body)
		if err != nil {
			t.Fatal(err)
		}
		if body(t, z) != body(t, plain.Body) {
			t.Errorf("%s: the compressed file is another", path)
		}
	}
	for accept, want := range map[string]string{
		"": "", "br": "br", "gzip, deflate, br": "br", "gzip;q=0": "", "GZIP": "gzip", "deflate, gzip": "gzip",
	} {
		if got := get(t, "/", "Accept-Encoding", accept).Header.Get("Content-Encoding"); got != want {
			t.Errorf("Accept-Encoding %q: %q", accept, got)
		}
	}
}

func TestRevalidation(t *testing.T) {
	t.Parallel()
	for _, path := range []string{"/", "/graphiql", "/model.json"} {
		plain := get(t, path).Header.Get("ETag")
		packed := get(t, path, "Accept-Encoding", "gzip").Header.Get("ETag")
		if plain == packed || strings.HasPrefix(plain, "W/") {
			t.Errorf("%s: two strong tags: %s, %s", path, plain, packed)
		}
		if got := get(t, path, "If-None-Match", plain).StatusCode; got != http.StatusNotModified {
			t.Errorf("%s: %d", path, got)
		}
		if got := get(t, path, "If-None-Match", packed).StatusCode; got != http.StatusOK {
			t.Errorf("%s: %d", path, got)
		}
	}
}

func TestSchemaIsShownUnlessItIsHidden(t *testing.T) {
	t.Parallel()
	shown := get(t, "/schema.graphql")
	if shown.StatusCode != http.StatusOK || body(t, shown.Body) != "type Query { a: Int }" {
		t.Errorf("%d", shown.StatusCode)
	}
	hidden := getFrom(t, New(Options{Model: func() []byte { return nil }}), "/schema.graphql")
	if text := body(t, hidden.Body); hidden.StatusCode != http.StatusForbidden || !strings.Contains(text, "--introspection") {
		t.Errorf("%d %s", hidden.StatusCode, text)
	}
}

func TestConfigIsThereWhenTheServerIsReady(t *testing.T) {
	t.Parallel()
	p := New(Options{Model: func() []byte { return nil }})
	if got := getFrom(t, p, "/config.json"); got.StatusCode != http.StatusServiceUnavailable {
		t.Errorf("%d", got.StatusCode)
	}
	p.Ready(Config{Version: "v1", SignsTokens: true, Demo: true})
	got := getFrom(t, p, "/config.json")
	if text := body(t, got.Body); got.StatusCode != http.StatusOK || text != `{"version":"v1","signsTokens":true,"publicRead":false,"demo":true,"persons":false}` {
		t.Errorf("%d %s", got.StatusCode, text)
	}
}

func TestPagesMayReachTheProviderAndNoOtherHost(t *testing.T) {
	t.Parallel()
	p := New(Options{Model: func() []byte { return nil }, Provider: &Provider{Issuer: "https://sso.example.org/realms/a; script-src *", ClientID: "pages"}})
	got := getFrom(t, p, "/sign-in").Header.Get("Content-Security-Policy")
	if want := strings.Replace(policy, "connect-src 'self'", "connect-src 'self' https://sso.example.org", 1); got != want || got == policy {
		t.Errorf("%s", got)
	}
	p.Ready(Config{})
	if text := body(t, getFrom(t, p, "/config.json").Body); !strings.Contains(text, `"clientID":"pages"`) {
		t.Error(text)
	}
}
