package pgserver

import (
	"bytes"
	"sync"
)

// startLog receives the output of the server. It keeps the output until the server is ready, and drops the rest.
type startLog struct {
	ready chan struct{} // closed when the server accepts connections

	mu   sync.Mutex
	text []byte
	done bool
}

func (l *startLog) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.done {
		return len(p), nil
	}
	l.text = append(l.text, p...)
	if bytes.Contains(l.text, []byte("ready to accept ")) { // connections, or only those that read
		l.done = true
		close(l.ready)
	}
	return len(p), nil
}

func (l *startLog) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return string(l.text)
}
