package rule

import (
	"context"
	"fmt"

	"entgo.io/ent/dialect"
	"entgo.io/ent/dialect/sql"

	"jiedui/ent"
	"jiedui/ent/county"
	"jiedui/history"
	"jiedui/scalar"
)

// known is what the rules keep during a unit of work: records that cannot change, the years that are held open, and the
// sums to be paid in.
type known struct {
	counties   map[int]*ent.County
	belongings map[int]belonging
	partners   map[int][]int   // by county: the counties that it is paired with
	open       map[yearOf]bool // held open until the unit of work ends
	// gathers: the sums of projects are written at the end.
	gathers bool
	paid    []payment
}

type yearOf struct{ province, year int }

type payment struct {
	project int
	amount  scalar.Money
}

func newKnown() *known {
	return &known{
		counties: make(map[int]*ent.County), belongings: make(map[int]belonging),
		partners: make(map[int][]int), open: make(map[yearOf]bool),
	}
}

// knownOf returns what is known in the unit of work of ctx, or history.ErrOutside.
func knownOf(ctx context.Context) (*known, error) { return history.PartOf(ctx, newKnown) }

// Finish implements history.Part.
func (k *known) Finish(ctx context.Context, client *ent.Client) error {
	return k.writePaidIn(ctx, client)
}

// Mark implements history.Part.
func (k *known) Mark() (undo func()) {
	paid := len(k.paid)
	return func() {
		k.paid = k.paid[:paid]
		clear(k.open) // undoing the attempt releases its locks
	}
}

// readOnce reads something that cannot change, by its id: once in a unit of work, and each time outside of one.
func readOnce[T any](ctx context.Context, idsOf func(*known) map[int]T, id int, read func(context.Context, int) (T, error)) (T, error) {
	k, outside := knownOf(ctx)
	if outside == nil {
		if v, ok := idsOf(k)[id]; ok {
			return v, nil
		}
	}
	v, err := read(System(ctx), id)
	if err == nil && outside == nil {
		idsOf(k)[id] = v
	}
	return v, err
}

// countiesOf reads counties by id, once in a unit of work. Ids that are not of a county are left out.
func countiesOf(ctx context.Context, client *ent.Client, ids ...int) (map[int]*ent.County, error) {
	k, outside := knownOf(ctx)
	if outside != nil {
		k = newKnown()
	}
	found := make(map[int]*ent.County, len(ids))
	var missing []int
	for _, id := range ids {
		if c := k.counties[id]; c != nil {
			found[id] = c
		} else {
			missing = append(missing, id)
		}
	}
	if len(missing) == 0 {
		return found, nil
	}
	list, err := client.County.Query().Where(county.IDIn(missing...)).All(System(ctx))
	if err != nil {
		return nil, fmt.Errorf("counties: %w", err)
	}
	for _, c := range list {
		found[c.ID], k.counties[c.ID] = c, c
	}
	return found, nil
}

// Locked locks a record that is read, so that others cannot change it until the transaction ends. They may refer to it
// in the meantime, since ids do not change and records are not deleted. SQLite has one writer at a time anyway.
func Locked(s *sql.Selector) {
	if s.Dialect() == dialect.Postgres {
		s.For(sql.LockNoKeyUpdate)
	}
}
