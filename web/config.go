package web

import (
	"encoding/json"
	"net/http"
	"sync/atomic"
)

// Config describes the server to the pages.
type Config struct {
	// Version of the program.
	Version string `json:"version"`
	// SignsTokens reports whether the server accepts tokens of a key of its own, as jiedui token prints them.
	SignsTokens bool `json:"signsTokens"`
	// PublicRead reports whether anyone may read.
	PublicRead bool `json:"publicRead"`
	// Demo reports whether the server loads demonstration data.
	Demo bool `json:"demo"`
	// Persons reports whether a visitor may be one of the made-up persons at /sign-in/persons.
	Persons bool `json:"persons"`
	// Provider is where people sign in from the pages. It is nil if they cannot.
	Provider *Provider `json:"provider,omitempty"`
	// Map is the address of the operator's map of the provinces, "" if there is none.
	Map string `json:"map,omitempty"`
}

// Provider is an OIDC provider, as the pages need it to sign somebody in.
type Provider struct {
	Issuer   string `json:"issuer"`
	ClientID string `json:"clientID"`
	// Scope has the scopes to ask for, with spaces in between.
	Scope string `json:"scope"`
	// Audience is that of the tokens.
	Audience string `json:"audience"`
}

// config serves a Config once it is set, and 503 until then.
type config struct{ content atomic.Pointer[[]byte] }

func (c *config) set(to Config) {
	content, err := json.Marshal(to)
	must(err)
	c.content.Store(&content)
}

func (c *config) ServeHTTP(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Set("X-Content-Type-Options", "nosniff")
	content := c.content.Load()
	if content == nil {
		w.Header().Set("Retry-After", "1")
		w.WriteHeader(http.StatusServiceUnavailable)
		_, _ = w.Write([]byte("{\"loading\":true}")) // it fails only when the client is gone
		return
	}
	_, _ = w.Write(*content) // it fails only when the client is gone
}

// refuseSchema says that the schema is not public, as the API does for introspection.
func refuseSchema(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("X-Content-Type-Options", "nosniff")
	w.WriteHeader(http.StatusForbidden)
	_, _ = w.Write([]byte("The schema is not shown: the server runs with --introspection=false.\n服务器以 --introspection=false 运行，不公开模式定义。\n")) // it fails only when the client is gone
}
