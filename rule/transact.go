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
	"jiedui/ent/investmentproject"
	"jiedui/scalar"
)

// transaction is what the rules keep while one transaction runs.
type transaction struct {
	events   []*ent.AuditEvent
	pairings map[int]*ent.Pairing
	counties map[int]*ent.County
	projects map[int]site
	parks    map[int]int     // to their pairing
	partners map[int][]int   // of a county: those that it is paired with
	open     map[yearOf]bool // held open until the end
	// gathers: what contributions add to projects is written at the end.
	gathers bool
	paid    []payment
	ended   []func(committed bool)
}

// site is where a project belongs, which never changes.
type site struct {
	county  int
	pairing *int
}

type yearOf struct{ province, year int }

type payment struct {
	project int
	amount  scalar.Money
}

func newTransaction() *transaction {
	return &transaction{
		pairings: make(map[int]*ent.Pairing), counties: make(map[int]*ent.County), projects: make(map[int]site),
		parks: make(map[int]int), partners: make(map[int][]int), open: make(map[yearOf]bool),
	}
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
	t := newTransaction()
	defer func() {
		for _, f := range t.ended {
			f(err == nil && done)
		}
	}()
	ctx = context.WithValue(ctx, transactionKey{}, t)
	if err := do(ctx, tx.Client()); err != nil {
		return err
	}
	if err := t.payIn(ctx, tx.Client()); err != nil {
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

// Ended has f called when the transaction of ctx has ended, with whether what it did is kept.
func Ended(ctx context.Context, f func(committed bool)) {
	t := transactionOf(ctx)
	t.ended = append(t.ended, f)
}

// Attempt runs do as a part of a transaction that may fail by itself: what it has changed is undone then, and the
// transaction goes on.
func Attempt(ctx context.Context, client *ent.Client, do func(context.Context, *ent.Client) error) error {
	t := transactionOf(ctx)
	if t == nil {
		return errors.New("an attempt is part of rule.Transact")
	}
	if _, err := client.ExecContext(ctx, "SAVEPOINT attempt"); err != nil {
		return fmt.Errorf("savepoint: %w", err)
	}
	events, paid := len(t.events), len(t.paid)
	if err := do(ctx, client); err != nil {
		t.events, t.paid = t.events[:events], t.paid[:paid]
		clear(t.open) // the locks of the attempt are given back
		if _, undo := client.ExecContext(ctx, "ROLLBACK TO SAVEPOINT attempt; RELEASE SAVEPOINT attempt"); undo != nil {
			return errors.Join(fmt.Errorf("undo: %w", undo), err)
		}
		return err
	}
	if _, err := client.ExecContext(ctx, "RELEASE SAVEPOINT attempt"); err != nil {
		return fmt.Errorf("savepoint: %w", err)
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

// once reads by its id what never changes, once a transaction.
func once[T any](ctx context.Context, known func(*transaction) map[int]T, id int, read func(context.Context, int) (T, error)) (T, error) {
	t := transactionOf(ctx)
	if t != nil {
		if v, ok := known(t)[id]; ok {
			return v, nil
		}
	}
	v, err := read(System(ctx), id)
	if err == nil && t != nil {
		known(t)[id] = v
	}
	return v, err
}

// pairingOf reads a pairing, whose sides never change.
func pairingOf(ctx context.Context, client *ent.Client, id int) (*ent.Pairing, error) {
	return once(ctx, func(t *transaction) map[int]*ent.Pairing { return t.pairings }, id, client.Pairing.Get)
}

// siteOf reads where a project belongs.
func siteOf(ctx context.Context, client *ent.Client, id int) (site, error) {
	return once(ctx, func(t *transaction) map[int]site { return t.projects }, id,
		func(ctx context.Context, id int) (site, error) {
			p, err := client.InvestmentProject.Get(ctx, id)
			if err != nil {
				return site{}, err
			}
			return site{p.CountyID, p.PairingID}, nil
		})
}

// KnowProjects reads where projects belong at once, for changes that follow in the transaction.
func KnowProjects(ctx context.Context, client *ent.Client, ids ...int) error {
	t := transactionOf(ctx)
	list, err := client.InvestmentProject.Query().Where(investmentproject.IDIn(ids...)).
		Select(investmentproject.FieldCountyID, investmentproject.FieldPairingID).All(System(ctx))
	if err != nil {
		return fmt.Errorf("projects: %w", err)
	}
	for _, p := range list {
		t.projects[p.ID] = site{p.CountyID, p.PairingID}
	}
	return nil
}

// parkPairing reads of which pairing a park is.
func parkPairing(ctx context.Context, client *ent.Client, id int) (int, error) {
	return once(ctx, func(t *transaction) map[int]int { return t.parks }, id,
		func(ctx context.Context, id int) (int, error) {
			p, err := client.IndustrialPark.Get(ctx, id)
			if err != nil {
				return 0, err
			}
			return p.PairingID, nil
		})
}

// Recipient gives the key county of a pairing.
func Recipient(ctx context.Context, client *ent.Client, pairing int) (int, error) {
	p, err := pairingOf(ctx, client, pairing)
	if err != nil {
		return 0, noPairing(err, pairing)
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
