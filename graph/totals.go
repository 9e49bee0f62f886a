package graph

import (
	"context"
	"sync"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"jiedui/ent"
	"jiedui/report"
	"jiedui/report/basis"
	"jiedui/scalar"
)

// totals reads the totals that an operation asks for, once for all pairings, counties or provinces of a list.
type totals struct{}

var _ interface {
	graphql.HandlerExtension
	graphql.OperationContextMutator
} = totals{}

// ExtensionName implements graphql.HandlerExtension.
func (totals) ExtensionName() string { return "Totals" }

// Validate implements graphql.HandlerExtension.
func (totals) Validate(graphql.ExecutableSchema) error { return nil }

// MutateOperationContext implements graphql.OperationContextMutator.
func (totals) MutateOperationContext(_ context.Context, op *graphql.OperationContext) *gqlerror.Error {
	op.Stats.SetExtension(totalsKey, new(readTotals))
	return nil
}

const totalsKey = "totals"

// readTotals are the totals that an operation has asked for.
type readTotals struct {
	mu    sync.Mutex
	asked map[askedTotals]func() (map[int]*report.Totals, error)
}

type askedTotals struct {
	entity string
	level  basis.Level
	asOf   scalar.Date // the zero date for the records as they are now
}

// totals returns the totals of a pairing, a county or a province.
func (r *Resolver) totals(ctx context.Context, entity string, id int, level basis.Level, asOf *scalar.Date) (*report.Totals, error) {
	key := askedTotals{entity: entity, level: level}
	if asOf != nil {
		key.asOf = *asOf
	}
	reader := r.reader
	if client := ent.FromContext(ctx); client != nil { // a mutation shows what it has changed
		reader = client
	}
	read := func() (map[int]*report.Totals, error) { return report.TotalsOf(ctx, reader, entity, level, asOf) }
	known, _ := graphql.GetOperationContext(ctx).Stats.GetExtension(totalsKey).(*readTotals)
	if known != nil {
		read = known.once(key, read)
	}
	all, err := read()
	if err != nil {
		return nil, err
	}
	if found := all[id]; found != nil {
		return found, nil
	}
	return new(report.Totals), nil
}

// once returns a function that reads the totals at its first call, in whichever field that is.
func (t *readTotals) once(key askedTotals, read func() (map[int]*report.Totals, error)) func() (map[int]*report.Totals, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.asked == nil {
		t.asked = make(map[askedTotals]func() (map[int]*report.Totals, error))
	}
	if t.asked[key] == nil {
		t.asked[key] = sync.OnceValues(read)
	}
	return t.asked[key]
}
