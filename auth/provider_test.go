package auth

import (
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/go-jose/go-jose/v4"

	"jiedui/fault"
)

// fakeProvider is an OIDC provider with discovery and keys.
type fakeProvider struct {
	url   string
	asked atomic.Int32 // for its discovery document

	mu        sync.Mutex
	keys      []any
	discovery http.HandlerFunc // replaces its own
	jwks      http.HandlerFunc // replaces its own
}

func publicKey(id string, key any) jose.JSONWebKey { return jose.JSONWebKey{KeyID: id, Key: key} }

func startProvider(t *testing.T, keys ...any) *fakeProvider {
	t.Helper()
	p := &fakeProvider{keys: keys}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /realm/.well-known/openid-configuration", func(w http.ResponseWriter, r *http.Request) {
		p.asked.Add(1)
		p.mu.Lock()
		other := p.discovery
		p.mu.Unlock()
		if other != nil {
			other(w, r)
			return
		}
		answer(w, map[string]any{"issuer": p.url, "jwks_uri": p.url + "/keys", "id_token_signing_alg_values_supported": []string{"HS256", "RS256"}})
	})
	mux.HandleFunc("GET /realm/keys", func(w http.ResponseWriter, r *http.Request) {
		p.mu.Lock()
		keys, other := p.keys, p.jwks
		p.mu.Unlock()
		if other != nil {
			other(w, r)
			return
		}
		answer(w, map[string]any{"keys": keys})
	})
	srv := httptest.NewServer(mux)
	t.Cleanup(srv.Close)
	p.url = srv.URL + "/realm"
	return p
}

func answer(w http.ResponseWriter, body any) {
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(body)
}

func (p *fakeProvider) config() Config { return Config{Issuer: p.url, Audience: "clients"} }

func (p *fakeProvider) sign(t *testing.T, algorithm jose.SignatureAlgorithm, key any, changes map[string]any) string {
	t.Helper()
	return signToken(t, algorithm, key, claims(p.url, "clients", changes))
}

func (p *fakeProvider) publish(keys ...any) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.keys = keys
}

// replace lets other handlers answer; nil restores its own.
func (p *fakeProvider) replace(discovery, jwks http.HandlerFunc) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.discovery, p.jwks = discovery, jwks
}

func down(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusServiceUnavailable) }

// The claims must have the provider's issuer and audience, as those of local tokens must have theirs.
func TestClaimsMustFitTheProvider(t *testing.T) {
	t.Parallel()
	key := newKey(t)
	p := startProvider(t, publicKey("a", key.Public()))
	a, c := newAuthenticator(t, p.config())
	accepts(t, a, p.sign(t, jose.EdDSA, key, nil))
	for _, changes := range []map[string]any{
		{"iss": "https://another.example.org"},
		{"iss": p.url + "/"},
		{"aud": "another"},
		{"exp": start.Unix() - 1},
		{"nbf": start.Add(2 * time.Minute).Unix()},
	} {
		refuses(t, a, p.sign(t, jose.EdDSA, key, changes), fault.Unauthenticated)
		c.advance(time.Second)
	}
	if n := p.asked.Load(); n != 1 {
		t.Errorf("the provider was asked %d times", n)
	}
}

// New does not ask the provider. While the provider does not answer, requests are told to try again.
func TestRequestsTryAgainUntilTheProviderAnswers(t *testing.T) {
	t.Parallel()
	key := newKey(t)
	p := startProvider(t, publicKey("a", key.Public()))
	p.replace(down, nil)
	a, c := newAuthenticator(t, p.config())
	if n := p.asked.Load(); n != 0 {
		t.Fatalf("New asked the provider %d times", n)
	}
	token := p.sign(t, jose.EdDSA, key, nil)
	for range 3 {
		refuses(t, a, token, fault.Unavailable)
	}
	if n := p.asked.Load(); n != 1 {
		t.Errorf("it was asked %d times at once, want 1", n)
	}
	p.replace(nil, down)
	c.advance(pause)
	refuses(t, a, token, fault.Unavailable)
	p.replace(nil, nil)
	c.advance(pause)
	accepts(t, a, token)
}

// Requests that come together ask the provider once.
func TestRequestsTogetherAskTheProviderOnce(t *testing.T) {
	t.Parallel()
	key := newKey(t)
	p := startProvider(t, publicKey("a", key.Public()))
	a, _ := newAuthenticator(t, p.config())
	token := p.sign(t, jose.EdDSA, key, nil)
	var together sync.WaitGroup
	for range 16 {
		together.Go(func() { accepts(t, a, token) })
	}
	together.Wait()
	if n := p.asked.Load(); n != 1 {
		t.Errorf("it was asked %d times", n)
	}
}

// A request that gives up does not cancel the request to the provider for the others.
func TestRequestThatGivesUpDoesNotCancelForOthers(t *testing.T) {
	t.Parallel()
	key := newKey(t)
	p := startProvider(t, publicKey("a", key.Public()))
	asked, released := make(chan struct{}), make(chan struct{})
	p.replace(nil, func(w http.ResponseWriter, _ *http.Request) {
		close(asked)
		<-released
		answer(w, map[string]any{"keys": []any{publicKey("a", key.Public())}})
	})
	a, _ := newAuthenticator(t, p.config())
	token := p.sign(t, jose.EdDSA, key, nil)
	ctx, cancel := context.WithCancel(t.Context())
	gaveUp := make(chan error)
	go func() {
		_, err := a.verify(ctx, token)
		gaveUp <- err
	}()
	<-asked
	cancel()
	if err := <-gaveUp; !fault.Is(err, fault.Unavailable) {
		t.Errorf("the request that gave up got %v", err)
	}
	close(released)
	accepts(t, a, token)
	if n := p.asked.Load(); n != 1 {
		t.Errorf("the provider was asked %d times", n)
	}
}

// A new key is accepted at once, and a key that the provider has withdrawn is not accepted any more.
func TestNewKeysAreAcceptedAndWithdrawnOnesRefused(t *testing.T) {
	t.Parallel()
	old, renewed := newKey(t), newKey(t)
	p := startProvider(t, publicKey("old", old.Public()))
	a, c := newAuthenticator(t, p.config())
	oldToken, newToken := p.sign(t, jose.EdDSA, old, nil), p.sign(t, jose.EdDSA, renewed, nil)
	accepts(t, a, oldToken)

	p.publish(publicKey("old", old.Public()), publicKey("new", renewed.Public()))
	c.advance(pause)
	accepts(t, a, newToken)
	accepts(t, a, oldToken)

	p.publish(publicKey("new", renewed.Public()))
	c.advance(keepFor) // then it is asked before anything else
	refuses(t, a, oldToken, fault.Unauthenticated)
	accepts(t, a, newToken)
}

// Keys are fetched again without a request that waits for it.
func TestKeysAreRefreshedInTheBackground(t *testing.T) {
	t.Parallel()
	old, renewed := newKey(t), newKey(t)
	p := startProvider(t, publicKey("old", old.Public()))
	a, c := newAuthenticator(t, p.config())
	oldToken := p.sign(t, jose.EdDSA, old, nil)
	accepts(t, a, oldToken)
	p.publish(publicKey("new", renewed.Public()))
	c.advance(refreshAfter)
	accepts(t, a, oldToken)
	for {
		_, err := a.verify(t.Context(), oldToken)
		if fault.Is(err, fault.Unauthenticated) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		runtime.Gosched()
	}
	accepts(t, a, p.sign(t, jose.EdDSA, renewed, nil))
}

// While the provider is down, its keys are valid for an hour. Whether other keys are valid cannot be decided.
func TestKeysStayValidForAnHourWhileTheProviderIsDown(t *testing.T) {
	t.Parallel()
	key := newKey(t)
	p := startProvider(t, publicKey("a", key.Public()))
	a, c := newAuthenticator(t, p.config())
	token := p.sign(t, jose.EdDSA, key, nil)
	accepts(t, a, token)
	p.replace(down, nil)
	c.advance(keepFor - time.Second)
	accepts(t, a, token)
	refuses(t, a, p.sign(t, jose.EdDSA, newKey(t), nil), fault.Unavailable)
	accepts(t, a, token)
	c.advance(pause)
	refuses(t, a, token, fault.Unavailable)
	p.replace(nil, nil)
	c.advance(pause)
	accepts(t, a, token)
}

// Tokens of unknown keys, which anybody can sign, do not cause a request to the provider each.
func TestUnknownKeysDoNotFloodTheProvider(t *testing.T) {
	t.Parallel()
	p := startProvider(t, publicKey("a", newKey(t).Public()))
	a, c := newAuthenticator(t, p.config())
	for range 5 {
		for range 10 {
			refuses(t, a, p.sign(t, jose.EdDSA, newKey(t), nil), fault.Unauthenticated)
		}
		c.advance(pause)
	}
	if n := p.asked.Load(); n != 5 {
		t.Errorf("the provider was asked %d times, want 5", n)
	}
}

// A wrong answer of the provider does not make a token valid, and is not reported as an error of the client.
func TestWrongAnswersOfTheProviderAcceptNoToken(t *testing.T) {
	t.Parallel()
	key := newKey(t)
	text := func(s string) http.HandlerFunc {
		return func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte(s)) }
	}
	says := func(document map[string]any) http.HandlerFunc {
		return func(w http.ResponseWriter, _ *http.Request) { answer(w, document) }
	}
	redirect := func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "http://id.example.org/keys", http.StatusFound)
	}
	endless := func(w http.ResponseWriter, _ *http.Request) {
		_, _ = w.Write([]byte(`{"keys": [`))
		blank := slices.Repeat([]byte(" "), 64<<10)
		for range 2 * maxDocument / len(blank) {
			if _, err := w.Write(blank); err != nil {
				return
			}
		}
		_, _ = w.Write([]byte(`]}`))
	}
	for name, c := range map[string]struct{ discovery, jwks http.HandlerFunc }{
		"discovery is not JSON":        {text("<html>"), nil},
		"discovery of another issuer":  {says(map[string]any{"issuer": "https://id.example.org", "jwks_uri": "https://id.example.org/keys"}), nil},
		"keys are nowhere":             {nil, http.NotFound},
		"keys are no JSON":             {nil, text("<html>")},
		"keys are none":                {nil, text("{}")},
		"keys are at another, no TLS":  {nil, redirect},
		"keys never end":               {nil, endless},
		"discovery at another, no TLS": {redirect, nil},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := startProvider(t, publicKey("a", key.Public()))
			p.replace(c.discovery, c.jwks)
			a, _ := newAuthenticator(t, p.config())
			refuses(t, a, p.sign(t, jose.EdDSA, key, nil), fault.Unavailable)
		})
	}
	t.Run("keys without TLS", func(t *testing.T) {
		t.Parallel()
		p := startProvider(t, publicKey("a", key.Public()))
		p.replace(says(map[string]any{"issuer": p.url, "jwks_uri": "http://id.example.org/keys"}), nil)
		a, _ := newAuthenticator(t, p.config())
		refuses(t, a, p.sign(t, jose.EdDSA, key, nil), fault.Unavailable)
	})
	t.Run("keys that we do not know beside ours", func(t *testing.T) {
		t.Parallel()
		p := startProvider(t,
			map[string]any{"kty": "EC", "crv": "secp256k1", "x": "AA", "y": "AA"}, map[string]any{"kty": "new"}, 7,
			publicKey("a", key.Public()))
		a, _ := newAuthenticator(t, p.config())
		accepts(t, a, p.sign(t, jose.EdDSA, key, nil))
	})
	t.Run("all keys withdrawn", func(t *testing.T) {
		t.Parallel()
		p := startProvider(t)
		p.replace(nil, text(`{"keys": []}`))
		a, _ := newAuthenticator(t, p.config())
		refuses(t, a, p.sign(t, jose.EdDSA, key, nil), fault.Unauthenticated)
	})
}

type transport func(*http.Request) (*http.Response, error)

func (t transport) RoundTrip(r *http.Request) (*http.Response, error) { return t(r) }

// Requests to other machines must use TLS.
func TestRequestsToOtherMachinesUseTLS(t *testing.T) {
	t.Parallel()
	for url, sent := range map[string]bool{
		"https://id.example.org/keys":                 true,
		"http://127.0.0.1:9000/keys":                  true,
		"http://[::1]/keys":                           true,
		"http://localhost/keys":                       true,
		"http://id.example.org/keys":                  false,
		"http://localhost.example.org/keys":           false,
		"http://127.0.0.1@id.example.org/keys":        false,
		"http://127.0.0.1.example.org/keys":           false,
		"http://10.0.0.1/keys":                        false,
		"ftp://localhost/keys":                        false,
		"http://id.example.org:80/keys?x=//localhost": false,
	} {
		reached := false
		g := guard{transport(func(*http.Request) (*http.Response, error) {
			reached = true
			return &http.Response{Body: http.NoBody}, nil
		})}
		r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, url, http.NoBody)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := g.RoundTrip(r); reached != sent || sent != (err == nil) {
			t.Errorf("%s: sent %t, %v, want %t", url, reached, err, sent)
		}
	}
}
