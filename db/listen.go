package db

import (
	"context"
	"fmt"
	"log/slog"
	"net/url"
	"time"

	"entgo.io/ent/dialect"
	"github.com/lib/pq"
)

// How long to wait before a lost listening connection is opened again: at first, and at most.
const (
	soonestListen = 100 * time.Millisecond
	latestListen  = 10 * time.Second
)

// Listen returns a channel that receives a value when there may have been a notification on the named channel of
// PostgreSQL. This includes the time when the connection was lost, which is opened again until ctx is done. Values that
// are not received are merged into one. SQLite, and PostgreSQL behind a pooler, have no notifications: their channel is
// nil.
func (d *DB) Listen(ctx context.Context, channel string) <-chan struct{} {
	if d.listen == "" {
		return nil
	}
	listener := pq.NewListener(d.listen, soonestListen, latestListen, func(event pq.ListenerEventType, err error) {
		if event == pq.ListenerEventDisconnected || event == pq.ListenerEventConnectionAttemptFailed {
			slog.WarnContext(ctx, "the notifications of the database are cut off: connecting again", "error", err)
		}
	})
	told := make(chan struct{}, 1)
	tell := func() {
		select {
		case told <- struct{}{}:
		default:
		}
	}
	go func() { // it waits for the connection, however long that takes
		if err := listener.Listen(channel); err != nil && ctx.Err() == nil {
			slog.WarnContext(ctx, "the database sends no notifications", "error", err)
		}
		tell()
	}()
	go func() {
		for {
			select {
			case <-listener.Notify: // also after the connection was opened again
				tell()
			case <-ctx.Done():
				_ = listener.Close()
				for range listener.Notify {
				}
				return
			}
		}
	}()
	return told
}

// Notify notifies those who listen on the named channel, on all servers. On SQLite it does nothing.
func (d *DB) Notify(ctx context.Context, channel string) error {
	if d.Dialect != dialect.Postgres {
		return nil
	}
	if _, err := d.ExecContext(ctx, "SELECT pg_notify($1, '')", channel); err != nil {
		return fmt.Errorf("notify %s: %w", channel, err)
	}
	return nil
}

// listenURL returns the URL of the listening connection, which is not in a pool.
func listenURL(rawURL string, cfg pq.Config) (string, error) {
	u, err := url.Parse(rawURL)
	if err != nil {
		return "", err
	}
	q := u.Query()
	q.Set("application_name", cfg.ApplicationName+" listening")
	q.Set("connect_timeout", fmt.Sprint(int(cfg.ConnectTimeout.Seconds())))
	u.RawQuery = q.Encode()
	return u.String(), nil
}
