package web

import (
	"encoding/json"
	"net/http"
	"sync/atomic"
)

// Config is what the pages must know of the server.
type Config struct {
	// Version of the program.
	Version string `json:"version"`
	// SignsTokens tells whether the server accepts tokens of a key of its own, as jiedui token prints them.
	SignsTokens bool `json:"signsTokens"`
	// PublicRead tells whether anyone may read.
	PublicRead bool `json:"publicRead"`
	// Demo tells whether the server loads demonstration data.
	Demo bool `json:"demo"`
}

// config serves a Config, from when it is set.
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
	_, _ = w.Write(*content) // as above
}

// refuseSchema answers as the API refuses introspection.
func refuseSchema(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("X-Content-Type-Options", "nosniff")
	w.WriteHeader(http.StatusForbidden)
	_, _ = w.Write([]byte("The schema is not shown: the server runs with --introspection=false.\n服务器以 --introspection=false 运行，不公开模式定义。\n")) // it fails only when the client is gone
}
