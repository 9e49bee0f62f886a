package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"strconv"
	"sync"
	"time"
)

// client is one keep-alive connection. It knows only the part of HTTP that the servers here use. The load shares the
// machine with the servers, and a full client would take as much of it as the floor.
type client struct {
	conn net.Conn
	in   *bufio.Reader
	out  []byte // the request
	// token, unless empty, says who sends the request.
	token string
	body  []byte // of the last response
}

func dial(ctx context.Context, addr string) (*client, error) {
	conn, err := new(net.Dialer).DialContext(ctx, "tcp", addr)
	if err != nil {
		return nil, fmt.Errorf("connect to a server: %w", err)
	}
	return &client{conn: conn, in: bufio.NewReaderSize(conn, 64<<10)}, nil
}

// post sends a body and returns that of the response, which is valid until the next call.
func (c *client) post(path string, body []byte) ([]byte, error) {
	c.out = append(c.out[:0], "POST "...)
	c.out = append(c.out, path...)
	c.out = append(c.out, " HTTP/1.1\r\nHost: localhost\r\nAccept: application/json\r\nContent-Type: application/json\r\n"...)
	if c.token != "" {
		c.out = append(append(append(c.out, "Authorization: Bearer "...), c.token...), "\r\n"...)
	}
	c.out = append(c.out, "Content-Length: "...)
	c.out = strconv.AppendInt(c.out, int64(len(body)), 10)
	c.out = append(c.out, "\r\n\r\n"...)
	c.out = append(c.out, body...)
	if _, err := c.conn.Write(c.out); err != nil {
		return nil, fmt.Errorf("send a request: %w", err)
	}
	if err := c.receive(); err != nil {
		return nil, fmt.Errorf("read a response: %w", err)
	}
	if !bytes.HasPrefix(c.body, []byte(`{"data":{`)) {
		return nil, fmt.Errorf("%s answered %.500s", path, c.body)
	}
	return c.body, nil
}

func (c *client) receive() error {
	status, err := c.in.ReadSlice('\n')
	if err != nil {
		return err
	}
	if !bytes.HasPrefix(status, []byte("HTTP/1.1 200 ")) {
		return fmt.Errorf("%q", status)
	}
	length, chunked := -1, false
	for {
		line, err := c.in.ReadSlice('\n')
		if err != nil {
			return err
		}
		name, value, _ := bytes.Cut(bytes.TrimRight(line, "\r\n"), []byte(": "))
		switch {
		case len(line) == 2:
			c.body = c.body[:0]
			if chunked {
				return c.chunks()
			}
			if length < 0 {
				return errors.New("a response without its length")
			}
			return c.readBody(length)
		case string(name) == "Content-Length":
			if length, err = strconv.Atoi(string(value)); err != nil {
				return err
			}
		case string(name) == "Transfer-Encoding":
			chunked = true
		}
	}
}

func (c *client) chunks() error {
	for {
		line, err := c.in.ReadSlice('\n')
		if err != nil {
			return err
		}
		length, err := strconv.ParseInt(string(bytes.TrimRight(line, "\r\n")), 16, 32)
		if err != nil {
			return err
		}
		if err := c.readBody(int(length)); err != nil {
			return err
		}
		if _, err := c.in.Discard(2); err != nil || length == 0 {
			return err
		}
	}
}

func (c *client) readBody(length int) error {
	from := len(c.body)
	c.body = append(c.body, make([]byte, length)...)
	_, err := io.ReadFull(c.in, c.body[from:])
	return err
}

// drive sends requests over some connections until the time is up, each as soon as the last one was answered. It
// returns how long each took.
func drive(ctx context.Context, t target, connections int, last time.Duration) ([]time.Duration, error) {
	clients := make([]*client, connections)
	for i := range clients {
		var err error
		if clients[i], err = dial(ctx, t.server.addr); err != nil {
			return nil, err
		}
		clients[i].token = t.token
		defer clients[i].conn.Close()
	}
	took := make([][]time.Duration, connections)
	failed := make([]error, connections)
	deadline := time.Now().Add(last)
	var wg sync.WaitGroup
	for i, c := range clients {
		wg.Go(func() {
			start := time.Now()
			for n := i * len(t.bodies) / connections; start.Before(deadline) && ctx.Err() == nil; n++ {
				if _, err := c.post(t.path, t.bodies[n%len(t.bodies)]); err != nil {
					failed[i] = err
					return
				}
				now := time.Now()
				took[i] = append(took[i], now.Sub(start))
				start = now
			}
		})
	}
	wg.Wait()
	var all []time.Duration
	for _, some := range took {
		all = append(all, some...)
	}
	return all, errors.Join(append(failed, ctx.Err())...)
}
