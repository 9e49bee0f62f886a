package history

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"entgo.io/ent/dialect"
	"entgo.io/ent/dialect/sql"

	"jiedui/ent"
	"jiedui/ent/auditchain"
	"jiedui/ent/auditevent"
)

// write appends the events to a chain that no other transaction holds, so it waits for none as long as there are fewer
// writers than chains. It holds the chain until the commit. That comes next, except after Flush.
func (w *Work) write(ctx context.Context, client *ent.Client) error {
	ctx = system(ctx)
	if len(w.events) == 0 {
		return nil
	}
	var err error
	if w.chain == nil {
		if w.chain, err = freeChain(ctx, client); err != nil {
			return fmt.Errorf("history: %w", err)
		}
	}
	end := *w.chain
	for part := range slices.Chunk(w.events, eventChunk) {
		insert := sql.Dialect(client.Dialect()).Insert(auditevent.Table).Columns(auditevent.Columns[1:]...)
		for _, e := range part {
			end.Place++
			e.Chain, e.Place, e.PreviousHash = end.Chain, end.Place, end.Hash
			if e.Hash, err = eventHash(e); err != nil {
				return fmt.Errorf("history: %w", err)
			}
			end.Hash = e.Hash
			insert.Values(e.CreatedAt, e.Actor, e.RequestID, e.Action, e.Entity, e.EntityID, jsonColumn(e.Before), jsonColumn(e.After),
				e.Chain, e.Place, e.PreviousHash, e.Hash)
		}
		if err := writeEvents(ctx, client, insert, &end); err != nil {
			return fmt.Errorf("history: %w", err)
		}
	}
	w.chain, w.events = &end, nil
	return nil
}

// Flush writes the events of a unit of work with very many changes, so that they do not fill the memory. From then on
// it holds their chain. It must not be called within an Attempt.
func Flush(ctx context.Context, client *ent.Client) error {
	w, err := Current(ctx)
	if err != nil {
		return fmt.Errorf("flush: %w", err)
	}
	if len(w.events) < 2*eventChunk {
		return nil
	}
	return w.write(ctx, client)
}

// eventChunk is how many events one statement writes. Both databases accept as many values.
const eventChunk = 1000

// jsonColumn returns a JSON value in the form that both databases accept.
func jsonColumn(raw json.RawMessage) any {
	if raw == nil {
		return nil
	}
	return string(raw)
}

// writeEvents writes events and the new end of their chain. On PostgreSQL it uses one statement, since every writer
// waits for it.
func writeEvents(ctx context.Context, client *ent.Client, events *sql.InsertBuilder, chain *ent.AuditChain) error {
	end := sql.Dialect(client.Dialect()).Update(auditchain.Table).
		Set(auditchain.FieldPlace, chain.Place).Set(auditchain.FieldHash, chain.Hash).Where(sql.EQ(auditchain.FieldID, chain.ID))
	if client.Dialect() == dialect.Postgres {
		var both sql.Builder
		both.SetDialect(dialect.Postgres)
		both.WriteString("WITH events AS (").Join(events).WriteString(") ").Join(end)
		statement, args := both.Query()
		_, err := client.ExecContext(ctx, statement, args...)
		return err
	}
	for _, q := range []sql.Querier{events, end} {
		statement, args := q.Query()
		if _, err := client.ExecContext(ctx, statement, args...); err != nil {
			return err
		}
	}
	return nil
}

// freeChain locks a chain that no other transaction holds. If all are held, it waits for the first.
func freeChain(ctx context.Context, client *ent.Client) (*ent.AuditChain, error) {
	free, err := client.AuditChain.Query().Order(auditchain.ByChain()).Limit(1).
		Where(forUpdate(sql.WithLockAction(sql.SkipLocked))).All(ctx)
	if err != nil {
		return nil, err
	}
	if len(free) == 1 {
		return free[0], nil
	}
	return client.AuditChain.Query().Where(auditchain.Chain(1), forUpdate()).Only(ctx)
}

// forUpdate locks the chain that is read. SQLite has one writer at a time anyway.
func forUpdate(options ...sql.LockOption) func(*sql.Selector) {
	return func(s *sql.Selector) {
		if s.Dialect() == dialect.Postgres {
			s.ForUpdate(options...)
		}
	}
}

// eventHash returns the SHA-256 of an event and the hash of the event before it in the chain. The values before and
// after must be in canonical form.
func eventHash(e *ent.AuditEvent) (string, error) {
	content, err := json.Marshal([]any{
		e.PreviousHash, e.Chain, e.Place, e.CreatedAt.UTC().Format(time.RFC3339Nano), e.Actor, e.RequestID, e.Action,
		e.Entity, e.EntityID, e.Before, e.After, // nil is null
	})
	if err != nil {
		return "", fmt.Errorf("event: %w", err)
	}
	sum := sha256.Sum256(content)
	return hex.EncodeToString(sum[:]), nil
}
