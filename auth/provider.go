package auth

import (
	"context"
	"crypto"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rsa"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/url"
	"sync"
	"time"

	"github.com/coreos/go-oidc/v3/oidc"
	"github.com/go-jose/go-jose/v4"
	lru "github.com/hashicorp/golang-lru/v2"
	"golang.org/x/sync/singleflight"

	"jiedui/fault"
)

const (
	// askTimeout bounds how long a request waits for the provider.
	askTimeout = 5 * time.Second
	// pause is the least time between two requests to the provider, since anybody can send tokens of unknown keys.
	pause = 5 * time.Second
	// refreshAfter is the age at which keys are fetched again in the background, so that a withdrawn key is dropped.
	refreshAfter = 5 * time.Minute
	// keepFor is the age up to which keys are valid while the provider does not answer.
	keepFor = time.Hour

	maxDocument = 1 << 20 // bytes
	minRSA      = 2048    // bits
)

// keySet has the public keys of an issuer at some time, and the tokens whose signature they verified. The result for a
// token is the same each time, and costs more than everything else about it. New keys begin without tokens.
type keySet struct {
	oidc.StaticKeySet
	at       time.Time
	verified *lru.Cache[[sha256.Size]byte, *oidc.IDToken]
}

// keptTokens is how many verified tokens are kept.
const keptTokens = 1000

func newKeySet(at time.Time, keys ...crypto.PublicKey) *keySet {
	verified, err := lru.New[[sha256.Size]byte, *oidc.IDToken](keptTokens)
	if err != nil {
		panic(err) // only for a size below 1
	}
	return &keySet{StaticKeySet: oidc.StaticKeySet{PublicKeys: keys}, at: at, verified: verified}
}

// provider fetches the keys of an OIDC provider and keeps them. The library's own remote key set drops a withdrawn key
// only when an unknown one appears, asks the provider for every token of an unknown key, and does not distinguish a
// provider that is down from a wrong signature.
type provider struct {
	url    string
	client *http.Client
	now    func() time.Time
	flight singleflight.Group

	mu    sync.Mutex
	last  *keySet   // of the last answer
	tried time.Time // when it was last asked
	err   error     // the error of that
}

func newProvider(url string, now func() time.Time) *provider {
	return &provider{url: url, client: &http.Client{Transport: guard{http.DefaultTransport}}, now: now}
}

// keys returns the provider's keys, or a fault.Unavailable.
func (p *provider) keys(ctx context.Context) (*keySet, error) {
	p.mu.Lock()
	last := p.last
	p.mu.Unlock()
	if last == nil {
		return p.ask(ctx)
	}
	age := p.now().Sub(last.at)
	switch {
	case age >= keepFor:
		return p.ask(ctx)
	case age >= refreshAfter:
		p.start(ctx) // its answer is for the next requests
	}
	return last, nil
}

// ask returns the keys as of now, or of at most pause ago, or a fault.Unavailable.
func (p *provider) ask(ctx context.Context) (*keySet, error) {
	var err error
	select {
	case <-ctx.Done():
		err = ctx.Err()
	case answer := <-p.start(ctx):
		if err = answer.Err; err == nil {
			return answer.Val.(*keySet), nil
		}
	}
	return nil, fault.Wrap(err, fault.Unavailable,
		"the issuer of tokens does not answer: try again in a few seconds", "令牌签发方无响应，请稍后重试")
}

// start asks the provider, unless that is under way or was done lately. It does not end with ctx, since others may wait
// for it too.
func (p *provider) start(ctx context.Context) <-chan singleflight.Result {
	return p.flight.DoChan("", func() (any, error) {
		p.mu.Lock()
		last, tried, err := p.last, p.tried, p.err
		p.mu.Unlock()
		if !tried.IsZero() && p.now().Sub(tried) < pause {
			return last, err
		}
		ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), askTimeout)
		defer cancel()
		keys, err := p.fetch(ctx)
		if err != nil {
			slog.WarnContext(ctx, "no keys from the issuer of tokens", "issuer", p.url, "error", err)
		}
		p.mu.Lock()
		defer p.mu.Unlock()
		p.tried, p.err = p.now(), err
		if err == nil {
			p.last = keys
		}
		return keys, err
	})
}

// fetch reads the discovery document and the keys that it points to. It skips keys that are not accepted.
func (p *provider) fetch(ctx context.Context) (*keySet, error) {
	at := p.now()
	discovered, err := oidc.NewProvider(oidc.ClientContext(ctx, p.client), p.url)
	if err != nil {
		return nil, fmt.Errorf("discovery: %w", err)
	}
	var place struct {
		URL string `json:"jwks_uri"`
	}
	if err := discovered.Claims(&place); err != nil {
		return nil, fmt.Errorf("discovery: %w", err)
	}
	var document struct {
		Keys []json.RawMessage `json:"keys"`
	}
	if err := p.get(ctx, place.URL, &document); err != nil {
		return nil, fmt.Errorf("keys: %w", err)
	}
	if document.Keys == nil {
		return nil, errors.New("keys: the document has none")
	}
	set := newKeySet(at)
	for _, raw := range document.Keys {
		var key jose.JSONWebKey
		if json.Unmarshal(raw, &key) == nil && accepted(&key) {
			set.PublicKeys = append(set.PublicKeys, key.Key.(crypto.PublicKey))
		}
	}
	return set, nil
}

func (p *provider) get(ctx context.Context, url string, document any) error {
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, url, http.NoBody)
	if err != nil {
		return err
	}
	response, err := p.client.Do(r)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		return errors.New(response.Status)
	}
	return json.NewDecoder(response.Body).Decode(document)
}

// accepted reports whether a key is a public key for signatures by EdDSA, ES256 or RS256.
func accepted(key *jose.JSONWebKey) bool {
	if key.Use != "" && key.Use != "sig" {
		return false
	}
	algorithm := ""
	switch k := key.Key.(type) {
	case ed25519.PublicKey:
		algorithm = oidc.EdDSA
	case *ecdsa.PublicKey:
		if k.Curve == elliptic.P256() {
			algorithm = oidc.ES256
		}
	case *rsa.PublicKey:
		if k.N.BitLen() >= minRSA {
			algorithm = oidc.RS256
		}
	}
	return algorithm != "" && (key.Algorithm == "" || key.Algorithm == algorithm)
}

// guard refuses requests that anybody on the way could answer, also those to which the provider redirects, and ends
// answers that are too long.
type guard struct{ http.RoundTripper }

// RoundTrip sends the request if it is secure.
func (g guard) RoundTrip(r *http.Request) (*http.Response, error) {
	if !secure(r.URL) {
		return nil, fmt.Errorf("%s is neither https nor on this machine", r.URL.Redacted())
	}
	response, err := g.RoundTripper.RoundTrip(r)
	if err != nil {
		return nil, err
	}
	response.Body = struct {
		io.Reader
		io.Closer
	}{io.LimitReader(response.Body, maxDocument), response.Body}
	return response, nil
}

// secure reports whether only its host can answer a URL: it is https, or on this machine.
func secure(u *url.URL) bool {
	host := u.Hostname()
	return host != "" && (u.Scheme == "https" ||
		u.Scheme == "http" && (host == "localhost" || net.ParseIP(host).IsLoopback()))
}
