package cli

import (
	"bytes"
	"context"
	"io"
	"net"
	"net/url"
	"path/filepath"
	"runtime"
	"sync"
	"sync/atomic"
	"testing"
)

// proxy stands between a server and its database, and can be cut.
type proxy struct {
	url          string // of the database through it
	addr, target string
	swallow      bool         // requests to cancel a statement, and leave those who sent them waiting
	swallowed    atomic.Int64 // so many

	mu       sync.Mutex
	listener net.Listener
	conns    []net.Conn
}

func newProxy(t *testing.T, database string) *proxy {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("there PostgreSQL has no socket")
	}
	u, err := url.Parse(database)
	if err != nil {
		t.Fatal(err)
	}
	p := &proxy{addr: "127.0.0.1:0", target: filepath.Join(u.Query().Get("host"), ".s.PGSQL.5432")}
	p.mend(t)
	t.Cleanup(p.cut)
	u.Host, u.RawQuery = p.addr, "sslmode=disable"
	p.url = u.String()
	return p
}

func (p *proxy) mend(t *testing.T) {
	t.Helper()
	l, err := new(net.ListenConfig).Listen(context.Background(), "tcp", p.addr)
	if err != nil {
		t.Fatal(err)
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.addr, p.listener = l.Addr().String(), l
	go func() {
		for {
			in, err := l.Accept()
			if err != nil {
				return
			}
			out, err := new(net.Dialer).DialContext(context.Background(), "unix", p.target)
			if err != nil {
				_ = in.Close()
				continue
			}
			p.mu.Lock()
			p.conns = append(p.conns, in, out)
			p.mu.Unlock()
			go p.relay(in, out)
		}
	}()
}

// relay gives both sides what the other sends, and ends both with one.
func (p *proxy) relay(in, out net.Conn) {
	defer in.Close()
	defer out.Close()
	start := make([]byte, 8) // a length, and the code of what is wanted
	if _, err := io.ReadFull(in, start); err != nil {
		return
	}
	if p.swallow && bytes.Equal(start[4:], cancelRequest) {
		p.swallowed.Add(1)
		_, _ = io.Copy(io.Discard, in) // until the other gives up
		return
	}
	if _, err := out.Write(start); err != nil {
		return
	}
	go func() {
		_, _ = io.Copy(in, out)
		_ = in.Close()
	}()
	_, _ = io.Copy(out, in)
}

func (p *proxy) cut() {
	p.mu.Lock()
	defer p.mu.Unlock()
	_ = p.listener.Close()
	for _, c := range p.conns {
		_ = c.Close()
	}
	p.conns = nil
}

// cancelRequest stands where others have the version of the protocol: 1234 and 5678, in 16 bits each.
var cancelRequest = []byte{1234 >> 8, 1234 & 255, 5678 >> 8, 5678 & 255}
