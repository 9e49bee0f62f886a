package httpd

import (
	"cmp"
	"context"
	"errors"
	"log/slog"
	"net/http"
	"net/netip"
	"runtime/debug"
	"slices"
	"strings"
	"time"

	"jiedui/fault"
	"jiedui/request"
	"jiedui/response"
)

// WithRequestID returns a log handler that adds the id of the request to each line.
func WithRequestID(h slog.Handler) slog.Handler { return requestLog{h} }

type requestLog struct{ slog.Handler }

func (l requestLog) Handle(ctx context.Context, r slog.Record) error {
	if id := request.ID(ctx); id != "" {
		r.AddAttrs(slog.String("request", id))
	}
	return l.Handler.Handle(ctx, r)
}

func (l requestLog) WithAttrs(attrs []slog.Attr) slog.Handler {
	return requestLog{l.Handler.WithAttrs(attrs)}
}

func (l requestLog) WithGroup(name string) slog.Handler { return requestLog{l.Handler.WithGroup(name)} }

// observe gives each request its id and its line in the log, and turns a panic into an error.
func observe(next http.Handler, proxies ...netip.Prefix) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		start := time.Now()
		r = request.With(r, proxies...)
		w.Header().Set(request.Header, request.ID(r.Context()))
		w.Header().Set("X-Content-Type-Options", "nosniff")
		out := &counted{ResponseWriter: w}
		defer func() {
			level := slog.LevelInfo
			switch r.URL.Path {
			case "/healthz", "/readyz", "/startupz", "/metrics":
				level = slog.LevelDebug // these come every few seconds
			}
			slog.Log(r.Context(), level, "request", "method", r.Method, "path", r.URL.Path, "status", cmp.Or(out.status, http.StatusOK),
				"bytes", out.bytes, "took", time.Since(start).Round(time.Microsecond), "from", request.Address(r.Context()))
		}()
		defer func() {
			p := recover()
			if p == nil {
				return
			}
			if err, ok := p.(error); ok && errors.Is(err, http.ErrAbortHandler) {
				panic(p)
			}
			slog.ErrorContext(r.Context(), "panic", "value", p, "stack", string(debug.Stack()))
			out.fail(r)
		}()
		next.ServeHTTP(out, r)
	})
}

// counted remembers what was answered.
type counted struct {
	http.ResponseWriter
	status, bytes int
}

// varies are the request headers on which any answer may depend.
var varies = []string{"Authorization", "Accept-Language", "Accept", "Origin"}

// begin completes the headers of an answer. No cache may keep it unless its handler said so. A cache that keeps it must
// keep it apart by the headers on which it depends.
func (c *counted) begin() {
	h := c.Header()
	if h.Get("Cache-Control") == "" {
		h.Set("Cache-Control", "no-store")
	}
	all := varies
	for part := range strings.SplitSeq(strings.Join(h.Values("Vary"), ","), ",") {
		name := http.CanonicalHeaderKey(strings.TrimSpace(part))
		if name != "" && !slices.Contains(all, name) {
			all = append(slices.Clip(all), name)
		}
	}
	h.Set("Vary", strings.Join(all, ", "))
}

// fail answers a panic. If the answer has begun, it is cut off, so that it cannot be taken for a whole one.
func (c *counted) fail(r *http.Request) {
	if c.status != 0 {
		panic(http.ErrAbortHandler)
	}
	for _, name := range []string{"Content-Length", "Content-Encoding", "ETag"} { // of the answer that was begun
		c.Header().Del(name)
	}
	response.Refuse(c, r, http.StatusInternalServerError,
		fault.New(fault.Internal, "something went wrong on our side; name the request id when you report it", "服务器内部错误；反馈时请提供请求编号"),
		map[string]any{"requestId": request.ID(r.Context())})
}

func (c *counted) WriteHeader(status int) {
	if c.status == 0 && (status >= http.StatusOK || status == http.StatusSwitchingProtocols) {
		c.status = status
		c.begin()
	}
	c.ResponseWriter.WriteHeader(status)
}

func (c *counted) Write(b []byte) (int, error) {
	if c.status == 0 {
		c.status = http.StatusOK
		c.begin()
	}
	n, err := c.ResponseWriter.Write(b)
	c.bytes += n
	return n, err
}

// Unwrap lets http.ResponseController reach the wrapped writer.
func (c *counted) Unwrap() http.ResponseWriter { return c.ResponseWriter }
