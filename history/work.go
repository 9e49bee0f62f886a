// Package history is the unit of work. Every change of a record is made within one: it is kept together with an event of
// the history that tells of it, or neither is. The events stand in chains, each with the hash of the one before it, and can
// be verified.
package history

import (
	"context"
	stdsql "database/sql"
	"errors"
	"fmt"

	"jiedui/ent"
	"jiedui/ent/privacy"
)

// Work is a transaction while it runs, with the history of what it changes.
type Work struct {
	events []*ent.AuditEvent // that are not written yet
	chain  *ent.AuditChain   // that they go to, held from the first that is written
	parts  []Part
	ended  []func(committed bool)
}

// Part is what another package keeps while a unit of work runs.
type Part interface {
	// Finish writes what is left to be written. It is called once, before the last events are written.
	Finish(ctx context.Context, client *ent.Client) error
	// Mark returns a function that forgets what the part has kept since, for an attempt that fails.
	Mark() (undo func())
}

// ErrOutside says that something was done outside of Transact which is only possible within it.
var ErrOutside = errors.New("outside of history.Transact")

type workKey struct{}

// Current returns the unit of work of ctx, or ErrOutside.
func Current(ctx context.Context) (*Work, error) {
	if w, ok := ctx.Value(workKey{}).(*Work); ok {
		return w, nil
	}
	return nil, ErrOutside
}

// PartOf returns the part of a type that the unit of work of ctx keeps, made when it is asked for first. Outside of a unit
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

// Transact runs do in one transaction together with the history of what it changes: all of it is kept, or nothing.
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
		if !done { // also when do panics
			err = errors.Join(err, rollback(tx))
		}
	}()
	w := &Work{}
	defer func() {
		for _, f := range w.ended {
			f(err == nil && done)
		}
	}()
	ctx = context.WithValue(ctx, workKey{}, w)
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

// Attempt runs do as a part of a unit of work that may fail by itself: what it has changed is undone then, and the unit of
// work goes on.
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

// mark returns a function that forgets what was kept since. A part that came since forgets all.
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

// OnEnd has f called when the unit of work of ctx has ended, with whether what it did is kept.
func OnEnd(ctx context.Context, f func(committed bool)) error {
	w, err := Current(ctx)
	if err != nil {
		return fmt.Errorf("waiting for the end: %w", err)
	}
	w.ended = append(w.ended, f)
	return nil
}

// Rehearse gives ctx a unit of work whose history nobody writes, for tests of single rules.
func Rehearse(ctx context.Context) context.Context { return context.WithValue(ctx, workKey{}, &Work{}) }

func rollback(tx *ent.Tx) error {
	if err := tx.Rollback(); err != nil && !errors.Is(err, stdsql.ErrTxDone) {
		return fmt.Errorf("roll back: %w", err)
	}
	return nil
}

// system has the history read and written whoever asks.
func system(ctx context.Context) context.Context { return privacy.DecisionContext(ctx, privacy.Allow) }
