// Package history is the unit of work. Every change of a record is made within one. The change is stored together with
// an event of the history that describes it, or not at all. The events are in chains, each with the hash of the event
// before it, so that they can be verified.
package history

import (
	"context"
	stdsql "database/sql"
	"errors"
	"fmt"

	"jiedui/ent"
	"jiedui/ent/privacy"
	"jiedui/visibility"
)

// Work is a transaction while it runs, with the history of its changes.
type Work struct {
	events []*ent.AuditEvent // not written yet
	chain  *ent.AuditChain   // where they are written, held from the first one on
	parts  []Part
	ended  []func(committed bool)
}

// Part holds what another package keeps during a unit of work.
type Part interface {
	// Finish writes what is left to write. It is called once, before the last events are written.
	Finish(ctx context.Context, client *ent.Client) error
	// Mark returns a function that forgets what the part has kept since then, for an attempt that fails.
	Mark() (undo func())
}

// ErrOutside says that something is only possible within Transact.
var ErrOutside = errors.New("outside of history.Transact")

type workKey struct{}

// Current returns the unit of work of ctx, or ErrOutside.
func Current(ctx context.Context) (*Work, error) {
	if w, ok := ctx.Value(workKey{}).(*Work); ok {
		return w, nil
	}
	return nil, ErrOutside
}

// PartOf returns the part of type P of the unit of work of ctx. The first call makes it with newPart. Outside of a unit
// of work it returns ErrOutside.
func PartOf[P Part](ctx context.Context, newPart func() P) (part P, err error) {
	w, err := Current(ctx)
	if err != nil {
		return part, err
	}
	for _, p := range w.parts {
		if part, ok := p.(P); ok {
			return part, nil
		}
	}
	part = newPart()
	w.parts = append(w.parts, part)
	return part, nil
}

// Transact runs do in one transaction together with the history of its changes. Either all of it is stored or nothing.
// Within another Transact it is part of that one.
func Transact(ctx context.Context, client *ent.Client, do func(context.Context, *ent.Client) error) (err error) {
	if _, err := Current(ctx); err == nil {
		return do(ctx, client)
	}
	tx, err := client.Tx(ctx)
	if err != nil {
		return fmt.Errorf("begin: %w", err)
	}
	done := false
	defer func() {
		if !done { // also if do panics
			err = errors.Join(err, rollback(tx))
		}
	}()
	w := &Work{}
	defer func() {
		for _, f := range w.ended {
			f(err == nil && done)
		}
	}()
	ctx = visibility.WithDrafts(context.WithValue(ctx, workKey{}, w), true) // the rules must see all records
	if err := do(ctx, tx.Client()); err != nil {
		return err
	}
	for _, p := range w.parts {
		if err := p.Finish(ctx, tx.Client()); err != nil {
			return err
		}
	}
	if err := w.write(ctx, tx.Client()); err != nil {
		return err
	}
	done = true
	if err := tx.Commit(); err != nil {
		return fmt.Errorf("commit: %w", err)
	}
	return nil
}

// Attempt runs do as a part of a unit of work that may fail by itself. Then its changes are undone, and the unit of
// work continues.
func Attempt(ctx context.Context, client *ent.Client, do func(context.Context, *ent.Client) error) error {
	w, err := Current(ctx)
	if err != nil {
		return fmt.Errorf("attempt: %w", err)
	}
	if _, err := client.ExecContext(ctx, "SAVEPOINT attempt"); err != nil {
		return fmt.Errorf("savepoint: %w", err)
	}
	undo := w.mark()
	if err := do(ctx, client); err != nil {
		undo()
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

// mark returns a function that forgets what was kept since then. A part that was made since then forgets everything.
func (w *Work) mark() (undo func()) {
	events, parts := len(w.events), len(w.parts)
	undos := make([]func(), parts)
	for i, p := range w.parts {
		undos[i] = p.Mark()
	}
	return func() {
		w.events, w.parts = w.events[:events], w.parts[:parts]
		for _, undo := range undos {
			undo()
		}
	}
}

// OnEnd calls f when the unit of work of ctx has ended, and says whether its changes were committed.
func OnEnd(ctx context.Context, f func(committed bool)) error {
	w, err := Current(ctx)
	if err != nil {
		return fmt.Errorf("waiting for the end: %w", err)
	}
	w.ended = append(w.ended, f)
	return nil
}

// Rehearse returns a context with a unit of work whose history is not written, for tests of single rules.
func Rehearse(ctx context.Context) context.Context { return context.WithValue(ctx, workKey{}, &Work{}) }

func rollback(tx *ent.Tx) error {
	if err := tx.Rollback(); err != nil && !errors.Is(err, stdsql.ErrTxDone) {
		return fmt.Errorf("roll back: %w", err)
	}
	return nil
}

// system returns a context in which the history can be read and written whoever the viewer is.
func system(ctx context.Context) context.Context { return privacy.DecisionContext(ctx, privacy.Allow) }
