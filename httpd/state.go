package httpd

import (
	"context"
	"log/slog"
	"net/http"
	"sync"
	"time"
)

// ready holds the API as soon as there is one.
type ready struct {
	mu    sync.RWMutex
	api   http.Handler
	alive func(context.Context) error
}

func (r *ready) set(api http.Handler, alive func(context.Context) error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.api, r.alive = api, alive
}

func (r *ready) get() (http.Handler, func(context.Context) error) {
	r.mu.RLock()
	defer r.mu.RUnlock()
	return r.api, r.alive
}

// Step is a part of the loading of data, in records.
type Step struct {
	Name  string `json:"name"`
	Done  int    `json:"done"`
	Total int    `json:"total"`
}

// Progress reports the progress of loading data, in the log and to clients.
type Progress struct {
	mu     sync.Mutex
	steps  []Step
	logged time.Time
}

// Steps returns the steps so far.
func (p *Progress) Steps() []Step {
	p.mu.Lock()
	defer p.mu.Unlock()
	return append([]Step{}, p.steps...)
}

// Step returns the function that notes the progress of a step. It logs the beginning, the end and, at most once a
// second, the progress.
func (p *Progress) Step(name string) func(done, total int) {
	return func(done, total int) {
		p.mu.Lock()
		defer p.mu.Unlock()
		step := Step{Name: name, Done: done, Total: total}
		if n := len(p.steps); n > 0 && p.steps[n-1].Name == name {
			p.steps[n-1] = step
		} else {
			p.steps = append(p.steps, step)
			p.logged = time.Time{}
		}
		if now := time.Now(); now.Sub(p.logged) >= time.Second || done == total {
			p.logged = now
			slog.Info("loading", "what", name, "done", done, "total", total)
		}
	}
}
