package httpd

import (
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"jiedui/fault"
)

// serve runs the server. stop stops it, waits for its end, and returns the result of Serve.
func serve(t *testing.T, s *Server) (url string, stop func() error) {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	served := make(chan error, 1)
	go func() { served <- s.Serve(ctx) }()
	stop = sync.OnceValue(func() error {
		cancel()
		return <-served
	})
	t.Cleanup(func() { _ = stop() })
	return "http://" + s.Addr(), stop
}

// refused waits until the server accepts no more connections.
func refused(t *testing.T, addr string) {
	t.Helper()
	for deadline := time.Now().Add(time.Minute); time.Now().Before(deadline); {
		conn, err := new(net.Dialer).DialContext(t.Context(), "tcp", addr)
		if err != nil {
			return
		}
		_ = conn.Close()
	}
	t.Error("a connection is taken after the stop")
}

type clientAnswer struct {
	status int
	body   string
	err    error
}

// get sends a request in the background. headers are names and values in turn.
func get(t *testing.T, url string, headers ...string) <-chan clientAnswer {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, url, nil)
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	got := make(chan clientAnswer, 1)
	go func() {
		res, err := http.DefaultClient.Do(r)
		if err != nil {
			got <- clientAnswer{err: err}
			return
		}
		defer res.Body.Close()
		body, err := io.ReadAll(res.Body)
		got <- clientAnswer{res.StatusCode, string(body), err}
	}()
	return got
}

func TestStopFinishesRequestsUnderWay(t *testing.T) {
	t.Parallel()
	begun, finish := make(chan struct{}), make(chan struct{})
	s := withAPI(t, Config{StopTimeout: time.Minute}, func(w http.ResponseWriter, r *http.Request) {
		close(begun)
		select {
		case <-finish:
			_, _ = io.WriteString(w, "finished")
		case <-r.Context().Done():
		}
	})
	url, stop := serve(t, s)
	got := get(t, url+"/graphql")
	<-begun
	stopped := make(chan error, 1)
	go func() { stopped <- stop() }()
	refused(t, s.Addr())
	select {
	case err := <-stopped:
		t.Fatalf("it stopped while a request was under way: %v", err)
	default:
	}
	close(finish)
	if a := <-got; a != (clientAnswer{http.StatusOK, "finished", nil}) {
		t.Errorf("the request under way got %+v", a)
	}
	if err := <-stopped; err != nil {
		t.Error(err)
	}
}

func TestStopCutsOffSlowRequests(t *testing.T) {
	t.Parallel()
	begun, cut := make(chan struct{}), make(chan struct{})
	s := withAPI(t, Config{StopTimeout: time.Millisecond}, func(_ http.ResponseWriter, r *http.Request) {
		close(begun)
		<-r.Context().Done()
		close(cut)
	})
	url, stop := serve(t, s)
	got := get(t, url+"/graphql")
	<-begun
	err := stop()
	if !fault.Is(err, fault.Timeout) || !errors.Is(err, context.DeadlineExceeded) || !strings.Contains(err.Error(), "1ms") {
		t.Errorf("it stopped with %v", err)
	}
	if a := <-got; a.err == nil {
		t.Errorf("the request that took too long got %+v", a)
	}
	<-cut
}

func TestAddressesThatCannotBeUsedAreExplained(t *testing.T) {
	t.Parallel()
	taken := listenLocally(t, Config{}).Addr()
	for addr, want := range map[string]struct {
		code fault.Code
		say  string
	}{
		taken:             {fault.AddressInUse, taken + " is in use by another program"},
		"127.0.0.1":       {fault.AddressInvalid, "give --addr as host:port"},
		"127.0.0.1:99999": {fault.AddressInvalid, "127.0.0.1:99999"},
		"127.0.0.1:-1":    {fault.AddressInvalid, "127.0.0.1:-1"},
		"1:2:3":           {fault.AddressInvalid, "1:2:3"},
		"192.0.2.1:0":     {fault.AddressInvalid, "192.0.2.1:0"}, // of no machine
	} {
		_, err := Listen(t.Context(), Config{Addr: addr})
		f, ok := errors.AsType[*fault.Error](err)
		if !ok || f.Code != want.code || !strings.Contains(f.Message.EN, want.say) || !strings.Contains(f.Message.ZH, addr) {
			t.Errorf("%s gives %v, want %s with %q", addr, err, want.code, want.say)
		}
	}
}
