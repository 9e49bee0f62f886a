// Package httpd is the HTTP server around the API: ids and logs of requests, health checks, the answers while data are
// loading, and the graceful stop.
package httpd

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"net/netip"
	"sync"
	"syscall"
	"time"

	"github.com/rs/cors"
	"golang.org/x/net/netutil"

	"jiedui/fault"
	"jiedui/request"
	"jiedui/response"
)

// Config of a Server.
type Config struct {
	// Addr is the address to listen on, host:port.
	Addr string
	// AllowOrigins are the web origins whose pages may call the API; "*" allows any.
	AllowOrigins []string
	// StopTimeout bounds how long requests may continue after the stop.
	StopTimeout time.Duration
	// Pages serves everything except the API, the health checks and the metrics.
	Pages http.Handler
	// Metrics serves /metrics, if it is set.
	Metrics http.Handler
	// AdminAddr is another address for /metrics and the health checks, host:port. Without it they are at Addr.
	AdminAddr string
	// TLSCert and TLSKey are PEM files. Without them the server speaks plain HTTP.
	TLSCert, TLSKey string
	// TrustedProxies are proxies whose X-Forwarded-For header says where a request comes from.
	TrustedProxies []netip.Prefix
	// MaxConnections is how many clients may be connected at once. More wait until one disconnects. 0 means no bound.
	MaxConnections int
}

// Server answers as soon as it listens. Until it is Ready, /graphql says that data are being loaded.
type Server struct {
	Loading  Progress
	config   Config
	listener net.Listener
	admin    net.Listener // of AdminAddr
	tls      *certificate // nil: plain HTTP
	graphql  ready
}

// Listen opens the addresses, so that a port in use is found before any work is done.
func Listen(ctx context.Context, c Config) (*Server, error) {
	s := &Server{config: c}
	var err error
	if c.TLSCert != "" || c.TLSKey != "" {
		if s.tls, err = loadCertificate(c.TLSCert, c.TLSKey); err != nil {
			return nil, err
		}
	}
	if s.listener, err = listenOn(ctx, "--addr", c.Addr); err != nil {
		return nil, err
	}
	if c.MaxConnections > 0 {
		s.listener = netutil.LimitListener(s.listener, c.MaxConnections)
	}
	if c.AdminAddr != "" {
		if s.admin, err = listenOn(ctx, "--admin-addr", c.AdminAddr); err != nil {
			return nil, errors.Join(err, s.listener.Close())
		}
	}
	return s, nil
}

// listenOn listens on the address of a flag.
func listenOn(ctx context.Context, flag, addr string) (net.Listener, error) {
	l, err := new(net.ListenConfig).Listen(ctx, "tcp", addr)
	switch {
	case errors.Is(err, syscall.EADDRINUSE):
		return nil, fault.Wrap(err, fault.AddressInUse,
			fmt.Sprintf("%s is in use by another program: stop it, or choose another address with %s", addr, flag),
			fmt.Sprintf("%s 已被其他程序占用：请停止该程序，或用 %s 指定其他地址", addr, flag))
	case err != nil:
		return nil, fault.Wrap(err, fault.AddressInvalid,
			fmt.Sprintf("can't listen on %q: give %s as host:port, such as 127.0.0.1:8080", addr, flag),
			fmt.Sprintf("无法监听 %q：请以 host:port 形式给出 %s，例如 127.0.0.1:8080", addr, flag))
	}
	return l, nil
}

// Addr returns the address on which the server listens.
func (s *Server) Addr() string { return s.listener.Addr().String() }

// Loopback reports whether only this machine reaches the server.
func (s *Server) Loopback() bool {
	addr, ok := s.listener.Addr().(*net.TCPAddr)
	return ok && addr.IP.IsLoopback()
}

// URL returns the URL of the server's pages.
func (s *Server) URL() string {
	if s.tls != nil {
		return "https://" + s.Addr()
	}
	return "http://" + s.Addr()
}

// AdminAddr returns the address of the metrics and the health checks, and "" if that is Addr.
func (s *Server) AdminAddr() string {
	if s.admin == nil {
		return ""
	}
	return s.admin.Addr().String()
}

// Ready makes the server answer with the API. alive reports whether the database answers.
func (s *Server) Ready(api http.Handler, alive func(context.Context) error) {
	s.graphql.set(api, alive)
}

// Serve answers until ctx is done. Then it finishes the requests under way and refuses new ones. It cuts off requests
// that continue for longer than StopTimeout, and returns a fault.Timeout.
func (s *Server) Serve(ctx context.Context) error {
	var underWay sync.WaitGroup // also those whose connection was taken over, which Shutdown does not know
	handler := s.handler()
	srv := &http.Server{
		Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			underWay.Add(1)
			defer underWay.Done()
			handler.ServeHTTP(w, r)
		}),
		ReadHeaderTimeout: 5 * time.Second,
		ReadTimeout:       30 * time.Second,
		WriteTimeout:      60 * time.Second,
		IdleTimeout:       2 * time.Minute,
		MaxHeaderBytes:    64 << 10,
		ErrorLog:          slog.NewLogLogger(slog.Default().Handler(), slog.LevelWarn),
	}
	stopped := make(chan error, 1)
	go func() {
		<-ctx.Done()
		slog.Info("stopping: requests under way are finished")
		deadline, cancel := context.WithTimeout(context.WithoutCancel(ctx), s.config.StopTimeout)
		defer cancel()
		err := srv.Shutdown(deadline)
		if err == nil {
			err = wait(deadline, &underWay)
		}
		stopped <- err
	}()
	if s.admin != nil {
		admin := &http.Server{
			Handler: observe(s.health()), ReadTimeout: 10 * time.Second, WriteTimeout: 30 * time.Second, IdleTimeout: 2 * time.Minute,
			ErrorLog: srv.ErrorLog,
		}
		defer admin.Close()
		go func() { _ = admin.Serve(s.admin) }() // it ends with the server
	}
	serve := srv.Serve
	if s.tls != nil {
		srv.TLSConfig = s.tls.config()
		serve = func(l net.Listener) error { return srv.ServeTLS(l, "", "") }
	}
	if err := serve(s.listener); !errors.Is(err, http.ErrServerClosed) {
		return fmt.Errorf("serve: %w", err)
	}
	if err := <-stopped; err != nil {
		return fault.Wrap(errors.Join(err, srv.Close()), fault.Timeout,
			fmt.Sprintf("requests still under way %s after the stop were cut off", s.config.StopTimeout),
			fmt.Sprintf("停止 %s 后仍未完成的请求已被中断", s.config.StopTimeout))
	}
	return nil
}

func wait(ctx context.Context, all *sync.WaitGroup) error {
	done := make(chan struct{})
	go func() {
		all.Wait()
		close(done)
	}()
	select {
	case <-done:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// probeTimeout is how long the database may take to answer.
const probeTimeout = 2 * time.Second

func (s *Server) handler() http.Handler {
	mux := http.NewServeMux()
	mux.Handle("/", s.config.Pages)
	packed := pack(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if api, _ := s.graphql.get(); api != nil {
			api.ServeHTTP(w, r)
			return
		}
		s.refuseLoading(w, r)
	}))
	for _, path := range []string{"/graphql", "/export", "/import/{file}"} {
		mux.Handle(path, packed)
	}
	if s.admin == nil {
		for _, path := range []string{"/metrics", "/healthz", "/startupz", "/readyz"} {
			mux.Handle("GET "+path, s.health())
		}
	}
	allow := cors.New(cors.Options{
		AllowedOrigins: s.config.AllowOrigins,
		AllowedMethods: []string{http.MethodGet, http.MethodHead, http.MethodPost},
		AllowedHeaders: []string{"Content-Type", "Accept-Language", "Authorization", "Idempotency-Key", "GraphQL-Require-Preflight", request.Header},
		ExposedHeaders: []string{request.Header, "Content-Disposition", "Retry-After"},
		MaxAge:         600,
	})
	var h http.Handler = mux
	if len(s.config.AllowOrigins) > 0 { // an empty list allows none here, but all in the library
		h = allow.Handler(h)
	}
	if s.tls != nil {
		h = strictTransport(h)
	}
	return observe(oneLength(h), s.config.TrustedProxies...)
}

// strictTransport makes browsers use only TLS for a year.
func strictTransport(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Strict-Transport-Security", "max-age=31536000")
		next.ServeHTTP(w, r)
	})
}

// oneLength closes the connection after a request in chunks. If such a request also has a Content-Length, net/http
// ignores that. A proxy before this server may then take the rest for another request (RFC 9112, 6.1).
func oneLength(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.ProtoMajor == 1 && len(r.TransferEncoding) > 0 {
			w.Header().Set("Connection", "close")
		}
		next.ServeHTTP(w, r)
	})
}

// health serves the metrics and the checks: /healthz reports whether the program runs, /startupz whether its data are
// loaded, and /readyz whether it can answer.
func (s *Server) health() http.Handler {
	mux := http.NewServeMux()
	if s.config.Metrics != nil {
		mux.Handle("GET /metrics", s.config.Metrics)
	}
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) {
		writeJSON(w, http.StatusOK, map[string]any{"status": "ok"})
	})
	mux.HandleFunc("GET /startupz", func(w http.ResponseWriter, _ *http.Request) {
		if api, _ := s.graphql.get(); api == nil {
			writeJSON(w, http.StatusServiceUnavailable, map[string]any{"status": "loading", "loading": s.Loading.Steps()})
			return
		}
		writeJSON(w, http.StatusOK, map[string]any{"status": "started"})
	})
	mux.HandleFunc("GET /readyz", func(w http.ResponseWriter, r *http.Request) {
		api, alive := s.graphql.get()
		ctx, cancel := context.WithTimeout(r.Context(), probeTimeout)
		defer cancel()
		switch {
		case api == nil:
			writeJSON(w, http.StatusServiceUnavailable, map[string]any{"status": "loading", "loading": s.Loading.Steps()})
		case alive(ctx) != nil:
			writeJSON(w, http.StatusServiceUnavailable, map[string]any{"status": "database unavailable"})
		default:
			writeJSON(w, http.StatusOK, map[string]any{"status": "ready"})
		}
	})
	return mux
}

// refuseLoading writes a GraphQL response, so that a client shows its message like any other.
func (s *Server) refuseLoading(w http.ResponseWriter, r *http.Request) {
	response.Refuse(w, r, http.StatusServiceUnavailable,
		fault.New(fault.Unavailable, "data are being loaded: try again in a few seconds", "数据加载中，请稍后重试"),
		map[string]any{"loading": s.Loading.Steps()})
}

func writeJSON(w http.ResponseWriter, status int, body any) {
	w.Header().Set("Content-Type", response.JSON+"; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(body) // it fails only if the client is gone
}
