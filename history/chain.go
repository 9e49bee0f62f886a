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

// write puts the events at the end of a chain that nobody else is writing to, and so waits for nobody as long as there are
// fewer writers than chains. The chain is held until the commit, which is next, but for Flush.
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
	for part := range slices.Chunk(w.events, writtenAtOnce) {
		insert := sql.Dialect(client.Dialect()).Insert(auditevent.Table).Columns(auditevent.Columns[1:]...)
		for _, e := range part {
			end.Place++
			e.Chain, e.Place, e.PreviousHash = end.Chain, end.Place, end.Hash
			if e.Hash, err = eventHash(e); err != nil {
				return fmt.Errorf("history: %w", err)
			}
			end.Hash = e.Hash
			insert.Values(e.CreatedAt, e.Actor, e.RequestID, e.Action, e.Entity, e.EntityID, column(e.Before), column(e.After),
				e.Chain, e.Place, e.PreviousHash, e.Hash)
		}
		if err := writeEvents(ctx, client, insert, &end); err != nil {
			return fmt.Errorf("history: %w", err)
		}
	}
	w.chain, w.events = &end, nil
	return nil
}

// Flush writes down what has happened so far in a unit of work of very many changes, lest it fill the memory. Their chain is
// held from then on. It is not for within an Attempt.
func Flush(ctx context.Context, client *ent.Client) error {
	w, err := Current(ctx)
	if err != nil {
		return fmt.Errorf("flush: %w", err)
	}
	if len(w.events) < 2*writtenAtOnce {
		return nil
	}
	return w.write(ctx, client)
}

// writtenAtOnce is how many events one statement writes: both databases take as many values.
const writtenAtOnce = 1000

// column is a JSON value as both databases take it.
func column(raw json.RawMessage) any {
	if raw == nil {
		return nil
	}
	return string(raw)
}

// writeEvents writes events and the new end of their chain: on PostgreSQL in one statement, since every writer waits for it.
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

// freeChain takes a chain that no other transaction holds; when all are held it waits for the first.
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

// eventHash is the SHA-256 over an event, whose before and after are in canonical form, and the hash of the one before it
// in the chain.
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
