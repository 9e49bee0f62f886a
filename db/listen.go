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

// How long it takes to open a lost listening connection again: at first, and when the server stays away.
const (
	soonestListen = 100 * time.Millisecond
	latestListen  = 10 * time.Second
)

// Listen gives a channel that tells when something may have been notified on the named one of PostgreSQL, also while
// the connection was lost: it is opened again until ctx is done. What is not taken is told once. SQLite, and a
// PostgreSQL behind a pooler, have no notifications: their channel is nil and never tells anything.
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
	go func() { // it waits for the connection, as long as that takes
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

// Notify tells who listens on the named channel, on whatever server. SQLite has nobody to tell.
func (d *DB) Notify(ctx context.Context, channel string) error {
	if d.Dialect != dialect.Postgres {
		return nil
	}
	if _, err := d.ExecContext(ctx, "SELECT pg_notify($1, '')", channel); err != nil {
		return fmt.Errorf("notify %s: %w", channel, err)
	}
	return nil
}

// listenURL is that of the connection that listens, which no pool holds.
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
