package rule

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"

	"entgo.io/ent/dialect"
	"entgo.io/ent/dialect/sql"

	"jiedui/ent"
	"jiedui/ent/auditchain"
	"jiedui/ent/auditevent"
	"jiedui/fault"
)

// link puts the events of the transaction at the end of a chain that nobody else is writing to, and so waits for
// nobody as long as there are fewer writers than chains. The chain is held until the commit, which is next, but for
// WriteHistory.
func (t *transaction) link(ctx context.Context, client *ent.Client) error {
	if len(t.events) == 0 {
		return nil
	}
	var err error
	if t.chain == nil {
		if t.chain, err = freeChain(ctx, client); err != nil {
			return fmt.Errorf("history: %w", err)
		}
	}
	end := t.chain
	place, hash := end.Place, end.Hash
	for part := range slices.Chunk(t.events, linkedAtOnce) {
		insert := sql.Dialect(client.Dialect()).Insert(auditevent.Table).Columns(auditevent.Columns[1:]...)
		for _, e := range part {
			place++
			e.Chain, e.Place, e.PreviousHash = end.Chain, place, hash
			if e.Hash, err = eventHash(e); err != nil {
				return fmt.Errorf("history: %w", err)
			}
			hash = e.Hash
			insert.Values(e.CreatedAt, e.Actor, e.RequestID, e.Action, e.Entity, e.EntityID, column(e.Before), column(e.After),
				e.Chain, e.Place, e.PreviousHash, e.Hash)
		}
		if err := t.write(ctx, client, insert, end.ID, place, hash); err != nil {
			return fmt.Errorf("history: %w", err)
		}
	}
	end.Place, end.Hash, t.events = place, hash, nil
	return nil
}

// WriteHistory writes down what has happened so far in a transaction of very many changes, lest it fill the memory. Their
// chain is held from then on. It is not for within an Attempt.
func WriteHistory(ctx context.Context, client *ent.Client) error {
	if t := transactionOf(ctx); len(t.events) >= 2*linkedAtOnce {
		return t.link(System(ctx), client)
	}
	return nil
}

// linkedAtOnce is how many events one statement writes: both databases take as many values.
const linkedAtOnce = 1000

// column is a JSON value as both databases take it.
func column(raw json.RawMessage) any {
	if raw == nil {
		return nil
	}
	return string(raw)
}

// write puts events and the end of their chain down: on PostgreSQL in one statement, since every writer waits for it.
func (*transaction) write(ctx context.Context, client *ent.Client, events *sql.InsertBuilder, chain, place int, hash string) error {
	end := sql.Dialect(client.Dialect()).Update(auditchain.Table).
		Set(auditchain.FieldPlace, place).Set(auditchain.FieldHash, hash).Where(sql.EQ(auditchain.FieldID, chain))
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
		Where(func(s *sql.Selector) {
			if s.Dialect() == dialect.Postgres {
				s.ForUpdate(sql.WithLockAction(sql.SkipLocked))
			}
		}).All(ctx)
	if err != nil {
		return nil, err
	}
	if len(free) == 1 {
		return free[0], nil
	}
	return client.AuditChain.Query().Where(auditchain.Chain(1), Locked).Only(ctx)
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

// canonical brings JSON, which databases store in forms of their own, to that in which it was written: fields in their
// order, and numbers as they are.
func canonical(raw json.RawMessage) (json.RawMessage, error) {
	if len(raw) == 0 {
		return nil, nil
	}
	d := json.NewDecoder(bytes.NewReader(raw))
	d.UseNumber()
	var value any
	err := d.Decode(&value)
	if err == nil {
		raw, err = json.Marshal(value)
	}
	if err != nil {
		return nil, fmt.Errorf("values of an event: %w", err)
	}
	return raw, nil
}

// storedHash is the hash that an event of the database should have.
func storedHash(e *ent.AuditEvent) (string, error) {
	written := *e
	var err, bad error
	written.Before, err = canonical(e.Before)
	written.After, bad = canonical(e.After)
	if err := errors.Join(err, bad); err != nil {
		return "", err
	}
	return eventHash(&written)
}

// verifyPage is how many events are read at once.
const verifyPage = 1000

// VerifyHistory reads the whole history and proves that nothing in it was changed, removed or put in: it returns the
// number of events, or a fault that names the first broken link of the first broken chain.
func VerifyHistory(ctx context.Context, client *ent.Client) (events int, err error) {
	ctx = System(ctx)
	ends, err := client.AuditChain.Query().Order(auditchain.ByChain()).All(ctx)
	if err != nil {
		return 0, fmt.Errorf("chains: %w", err)
	}
	known := make([]int, len(ends))
	for i, end := range ends {
		known[i] = end.Chain
		n, err := verifyChain(ctx, client, end)
		events += n
		if err != nil {
			return events, err
		}
	}
	stray, err := client.AuditEvent.Query().Where(auditevent.ChainNotIn(known...)).
		Order(auditevent.ByChain(), auditevent.ByPlace()).First(ctx)
	if ent.IsNotFound(err) {
		return events, nil
	}
	if err != nil {
		return events, fmt.Errorf("history: %w", err)
	}
	return events, broken(stray.Chain, stray.Place, "the chain has no end on record", "该链没有末端记录")
}

func verifyChain(ctx context.Context, client *ent.Client, end *ent.AuditChain) (int, error) {
	place, hash := 0, ""
	for {
		page, err := client.AuditEvent.Query().
			Where(auditevent.Chain(end.Chain), auditevent.PlaceGT(place)).
			Order(auditevent.ByPlace()).Limit(verifyPage).All(ctx)
		if err != nil {
			return place, fmt.Errorf("history: %w", err)
		}
		for _, e := range page {
			sum, err := storedHash(e)
			switch {
			case err != nil:
				return place, err
			case e.Place != place+1:
				return place, broken(end.Chain, place+1, "the event is missing", "事件缺失")
			case e.PreviousHash != hash:
				return place, broken(end.Chain, e.Place, "it does not follow the event before it", "与前一事件不衔接")
			case e.Hash != sum:
				return place, broken(end.Chain, e.Place, "the event was changed", "事件被改动")
			}
			place, hash = e.Place, e.Hash
		}
		if len(page) == verifyPage {
			continue
		}
		switch {
		case end.Place > place:
			return place, broken(end.Chain, place+1, fmt.Sprintf("the event is missing: the chain ended at %d", end.Place),
				fmt.Sprintf("事件缺失：该链应有 %d 个事件", end.Place))
		case end.Place == place && end.Hash == hash:
			return place, nil
		}
		// The chain may have grown meanwhile: then so has its end.
		now, err := client.AuditChain.Get(ctx, end.ID)
		if err != nil {
			return place, fmt.Errorf("end of the chain: %w", err)
		}
		if now.Place == end.Place {
			return place, broken(end.Chain, place, "the end on record is another", "与末端记录不符")
		}
		end = now
	}
}

// End is the last event of a chain at some time.
type End struct {
	Chain int    `json:"chain"`
	Place int    `json:"place"`
	Hash  string `json:"hash"`
}

// HistoryEnds gives the ends of the chains as they are now, to be kept where nobody who can write to this database can
// write.
func HistoryEnds(ctx context.Context, client *ent.Client) ([]End, error) {
	chains, err := client.AuditChain.Query().Where(auditchain.PlaceGT(0)).Order(auditchain.ByChain()).All(System(ctx))
	if err != nil {
		return nil, fmt.Errorf("chains: %w", err)
	}
	ends := make([]End, len(chains))
	for i, c := range chains {
		ends[i] = End{c.Chain, c.Place, c.Hash}
	}
	return ends, nil
}

// HistoryHas proves that a history which verifies goes on from the ends that were kept: the events there, and so all
// before them, are those of then.
func HistoryHas(ctx context.Context, client *ent.Client, ends []End) error {
	for _, end := range ends {
		there, err := client.AuditEvent.Query().
			Where(auditevent.Chain(end.Chain), auditevent.Place(end.Place), auditevent.Hash(end.Hash)).
			Exist(System(ctx))
		if err != nil {
			return fmt.Errorf("history: %w", err)
		}
		if !there {
			return broken(end.Chain, end.Place, "it is not the event that it was when its hash was kept", "与留存的哈希不符")
		}
	}
	return nil
}

func broken(chain, place int, en, zh string) error {
	return fault.New(fault.HistoryBroken, fmt.Sprintf("the history is broken at event %d of chain %d: %s", place, chain, en),
		fmt.Sprintf("操作记录在第 %d 链第 %d 个事件处断裂：%s", chain, place, zh))
}
