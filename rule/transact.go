package rule

import (
	"context"
	stdsql "database/sql"
	"errors"
	"fmt"

	"entgo.io/ent/dialect"
	"entgo.io/ent/dialect/sql"

	"jiedui/ent"
	"jiedui/ent/county"
)

// transaction is what the rules keep while one transaction runs.
type transaction struct {
	events   []*ent.AuditEvent
	pairings map[int]*ent.Pairing
	counties map[int]*ent.County
}

type transactionKey struct{}

func transactionOf(ctx context.Context) *transaction {
	t, _ := ctx.Value(transactionKey{}).(*transaction)
	return t
}

// Transact runs do in one transaction together with the history of what it changes: all of it is kept, or nothing.
// Every change of a record is made under it. Within another Transact it is part of that one.
func Transact(ctx context.Context, client *ent.Client, do func(context.Context, *ent.Client) error) (err error) {
	if transactionOf(ctx) != nil {
		return do(ctx, client)
	}
	tx, err := client.Tx(ctx)
	if err != nil {
		return fmt.Errorf("begin: %w", err)
	}
	done := false
	defer func() {
		if !done { // also when do panics
			err = errors.Join(err, rollback(tx))
		}
	}()
	t := &transaction{pairings: make(map[int]*ent.Pairing), counties: make(map[int]*ent.County)}
	ctx = context.WithValue(ctx, transactionKey{}, t)
	if err := do(ctx, tx.Client()); err != nil {
		return err
	}
	if err := t.link(System(ctx), tx.Client()); err != nil {
		return err
	}
	done = true
	if err := tx.Commit(); err != nil {
		return fmt.Errorf("commit: %w", err)
	}
	return nil
}

func rollback(tx *ent.Tx) error {
	if err := tx.Rollback(); err != nil && !errors.Is(err, stdsql.ErrTxDone) {
		return fmt.Errorf("roll back: %w", err)
	}
	return nil
}

// Locked keeps a record that is read from being changed by others until the transaction ends. SQLite has one writer
// at a time anyway.
func Locked(s *sql.Selector) {
	if s.Dialect() == dialect.Postgres {
		s.ForUpdate()
	}
}

// pairingOf reads a pairing, once a transaction: its sides never change.
func pairingOf(ctx context.Context, client *ent.Client, id int) (*ent.Pairing, error) {
	t := transactionOf(ctx)
	if t != nil && t.pairings[id] != nil {
		return t.pairings[id], nil
	}
	p, err := client.Pairing.Get(System(ctx), id)
	if err == nil && t != nil {
		t.pairings[id] = p
	}
	return p, err
}

// Recipient gives the key county of a pairing.
func Recipient(ctx context.Context, client *ent.Client, pairing int) (int, error) {
	p, err := pairingOf(ctx, client, pairing)
	if err != nil {
		return 0, notThere(err, "pairing_id", pairing)
	}
	return p.RecipientID, nil
}

// countiesOf reads counties by id, once a transaction; those that are none are left out.
func countiesOf(ctx context.Context, client *ent.Client, ids ...int) (map[int]*ent.County, error) {
	found := make(map[int]*ent.County, len(ids))
	t := transactionOf(ctx)
	var missing []int
	for _, id := range ids {
		if t != nil && t.counties[id] != nil {
			found[id] = t.counties[id]
		} else {
			missing = append(missing, id)
		}
	}
	if len(missing) == 0 {
		return found, nil
	}
	read, err := client.County.Query().Where(county.IDIn(missing...)).All(System(ctx))
	if err != nil {
		return nil, fmt.Errorf("counties: %w", err)
	}
	for _, c := range read {
		found[c.ID] = c
		if t != nil {
			t.counties[c.ID] = c
		}
	}
	return found, nil
}
