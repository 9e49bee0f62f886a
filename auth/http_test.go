package auth

import (
	"crypto/rand"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/go-jose/go-jose/v4"

	"jiedui/db/dbtest"
	"jiedui/fault"
	"jiedui/request"
	"jiedui/viewer"
)

// ask returns the viewer that the handler behind an Authenticator sees, or the answer of the Authenticator itself.
func ask(a *Authenticator, lang string, authorization ...string) (v *viewer.Viewer, reached bool, w *httptest.ResponseRecorder) {
	r := httptest.NewRequest(http.MethodPost, "/graphql", http.NoBody)
	r.Header.Set("Accept-Language", lang)
	r.Header["Authorization"] = authorization
	w = httptest.NewRecorder()
	a.Handler(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		v, reached = viewer.From(r.Context()), true
	})).ServeHTTP(w, request.With(r))
	return v, reached, w
}

func TestHandlerPutsTheViewerIntoTheContext(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		d := dbtest.Open(t, dialectName, seeded)
		key := newKey(t)
		a, err := New(Config{Key: key, Client: d.Client()})
		if err != nil {
			t.Fatal(err)
		}
		id := addCoordinator(t, d, "somebody", viewer.Reviewer)
		token, err := Sign(key, "somebody", time.Minute)
		if err != nil {
			t.Fatal(err)
		}
		for _, scheme := range []string{"Bearer ", "bearer ", "BEARER   "} {
			v, _, w := ask(a, "en", scheme+token)
			if v == nil || v.ID != id || v.Role != viewer.Reviewer || v.Subject != "somebody" {
				t.Errorf("%q gave %+v: %s", scheme, v, w.Body)
			}
		}
		if v, reached, w := ask(a, "en"); v != nil || !reached {
			t.Errorf("without a header: %+v, %s", v, w.Body)
		}
	})
}

func TestHandlerRefusesWrongHeaders(t *testing.T) {
	t.Parallel()
	key := newKey(t)
	p := startProvider(t, publicKey("a", key.Public()))
	p.replace(down, nil)
	local, _ := newAuthenticator(t, Config{Key: key})
	away, _ := newAuthenticator(t, p.config())
	expired := signToken(t, jose.EdDSA, key, claims(LocalIssuer, LocalAudience, map[string]any{"exp": start.Unix()}))
	for _, c := range []struct {
		name          string
		a             *Authenticator
		authorization []string
		lang          string
		status        int
		code          fault.Code
		say           string
	}{
		{"empty", local, []string{""}, "en", 401, fault.Unauthenticated, "Bearer TOKEN"},
		{"no token", local, []string{"Bearer"}, "en", 401, fault.Unauthenticated, "Bearer TOKEN"},
		{"blank token", local, []string{"Bearer  "}, "en", 401, fault.Unauthenticated, "Bearer TOKEN"},
		{"another scheme", local, []string{"Basic dTpw"}, "en", 401, fault.Unauthenticated, "Bearer TOKEN"},
		{"no scheme", local, []string{expired}, "en", 401, fault.Unauthenticated, "Bearer TOKEN"},
		{"two headers", local, []string{"Bearer " + expired, "Bearer " + expired}, "en", 401, fault.Unauthenticated, "must be one"},
		{"two tokens", local, []string{"Bearer " + expired + " " + expired}, "en", 401, fault.Unauthenticated, "not a signed JWT"},
		{"expired", local, []string{"Bearer " + expired}, "en", 401, fault.Unauthenticated, "the token has expired: get a new one"},
		{"expired, in Chinese", local, []string{"Bearer " + expired}, "zh-CN", 401, fault.Unauthenticated, "令牌已过期"},
		{"provider down", away, []string{"Bearer " + expired}, "en", 503, fault.Unavailable, "try again"},
		{"provider down, in Chinese", away, []string{"Bearer " + expired}, "zh", 503, fault.Unavailable, "请稍后重试"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			_, reached, w := ask(c.a, c.lang, c.authorization...)
			if reached || w.Code != c.status {
				t.Fatalf("reached %t, status %d, want %d", reached, w.Code, c.status)
			}
			if got := w.Header().Get("Content-Type"); got != "application/json; charset=utf-8" {
				t.Errorf("Content-Type %q", got)
			}
			challenge := w.Header().Get("WWW-Authenticate")
			if want := c.status == http.StatusUnauthorized; want != (challenge == `Bearer error="invalid_token"`) || !want && w.Header().Get("Retry-After") == "" {
				t.Errorf("header %v", w.Header())
			}
			var body struct {
				Errors []struct {
					Message    string
					Extensions struct{ Code fault.Code }
				}
			}
			if err := json.Unmarshal(w.Body.Bytes(), &body); err != nil || len(body.Errors) != 1 {
				t.Fatalf("body %s, %v", w.Body, err)
			}
			if e := body.Errors[0]; e.Extensions.Code != c.code || !strings.Contains(e.Message, c.say) {
				t.Errorf("said %+v, want %s with %q", e, c.code, c.say)
			}
		})
	}
}

// The log has the reason of a refusal, but not the token.
func TestLogHasTheReasonAndNotTheToken(t *testing.T) {
	t.Parallel()
	key := newKey(t)
	a, _ := newAuthenticator(t, Config{Key: key})
	mark := rand.Text() // the test may run more than once
	token := signToken(t, jose.EdDSA, key, claims(LocalIssuer, LocalAudience, map[string]any{"aud": mark}))
	ask(a, "zh", "Bearer "+token)
	lines := slices.DeleteFunc(strings.Split(logs.String(), "\n"), func(line string) bool { return !strings.Contains(line, mark) })
	if len(lines) != 1 || !strings.Contains(lines[0], `"level":"INFO","msg":"token refused","status":401,"reason":"UNAUTHENTICATED: `) {
		t.Errorf("logged %q", lines)
	}
	if part := token[strings.LastIndex(token, ".")+1:]; strings.Contains(logs.String(), part) {
		t.Error("the log has the token")
	}
}

// A header without a signature of the key is refused, whatever it has, and no answer repeats it.
func FuzzHandler(f *testing.F) {
	key := newKey(f)
	other := newKey(f)
	good := claims(LocalIssuer, LocalAudience, nil)
	for _, header := range []string{
		"", "Bearer", "Bearer ", "Basic dTpw", "Bearer a.b.c", "bearer\ta.b.c", "Bearer ..", "Bearer {}",
		"Bearer " + signToken(f, jose.EdDSA, other, good),
		"Bearer " + signToken(f, jose.HS256, []byte(strings.Repeat("k", 32)), good),
		"Bearer " + unsigned(map[string]any{"alg": "none"}, good, ""),
		"Bearer " + unsigned(map[string]any{"alg": "EdDSA", "b64": false, "crit": []string{"b64"}}, good, "AAAA"),
	} {
		f.Add(header)
	}
	a, _ := newAuthenticator(f, Config{Key: key})
	f.Fuzz(func(t *testing.T, header string) {
		_, reached, w := ask(a, "en", header)
		if reached || w.Code != http.StatusUnauthorized {
			t.Errorf("%q: reached %t, status %d", header, reached, w.Code)
		}
		if _, token, _ := strings.Cut(header, " "); len(token) > 40 && strings.Contains(w.Body.String(), token) {
			t.Errorf("the answer repeats the token: %s", w.Body)
		}
	})
}
