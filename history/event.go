package history

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"time"

	entcore "entgo.io/ent"

	"jiedui/clock"
	"jiedui/ent"
	"jiedui/ent/auditevent"
	"jiedui/fault"
	"jiedui/request"
	"jiedui/viewer"
)

// Record returns the hook that writes an event for every change of an entity, in the transaction of the change.
func Record() entcore.Hook {
	return func(next entcore.Mutator) entcore.Mutator {
		return entcore.MutateFunc(func(ctx context.Context, m entcore.Mutation) (entcore.Value, error) {
			if isSilent(ctx) {
				return next.Mutate(ctx, m)
			}
			w, err := Current(ctx)
			if err != nil {
				return nil, fmt.Errorf("change of %s: %w", m.Type(), err)
			}
			switch {
			case m.Op().Is(entcore.OpDelete | entcore.OpDeleteOne):
				return nil, fault.New(fault.Forbidden, "records cannot be deleted: end it, or reverse it", "记录不可删除：请终止或冲销")
			case m.Op().Is(entcore.OpUpdate):
				return nil, fmt.Errorf("%s must be changed one record at a time, since the history names each", m.Type())
			case m.Op().Is(entcore.OpUpdateOne):
				// This reads the old record now, if it was not read before.
				if _, err := m.OldField(ctx, "version"); err != nil {
					return nil, err
				}
			}
			v, err := next.Mutate(ctx, m)
			if err != nil {
				return nil, err
			}
			c, err := changeOf(ctx, m)
			if err == nil {
				err = w.add(ctx, c)
			}
			if err != nil {
				return nil, fmt.Errorf("history of %s: %w", m.Type(), err)
			}
			return v, nil
		})
	}
}

type silentKey struct{}

// Silent returns a context whose changes have no history. It is for data that the program makes itself.
func Silent(ctx context.Context) context.Context { return context.WithValue(ctx, silentKey{}, true) }

func isSilent(ctx context.Context) bool { return ctx.Value(silentKey{}) != nil }

// Change is a change of one record: its changed columns before and after. A record without values before is new.
type Change struct {
	Entity        string
	ID            int
	Before, After map[string]any
}

// Add adds a change to the history that no mutation of the model made.
func Add(ctx context.Context, c Change) error {
	w, err := Current(ctx)
	if err != nil {
		return fmt.Errorf("history of %s: %w", c.Entity, err)
	}
	return w.add(ctx, c)
}

func (w *Work) add(ctx context.Context, c Change) error {
	e := &ent.AuditEvent{
		CreatedAt: clock.Now(),
		Actor:     actor(ctx), RequestID: request.ID(ctx),
		Action: auditevent.ActionCREATE, Entity: c.Entity, EntityID: c.ID,
	}
	var err error
	if e.After, err = json.Marshal(c.After); err == nil && c.Before != nil {
		e.Action = auditevent.ActionUPDATE
		e.Before, err = json.Marshal(c.Before)
	}
	if err != nil {
		return err
	}
	w.events = append(w.events, e)
	return nil
}

// changeOf returns what a mutation changed, after it has run.
func changeOf(ctx context.Context, m entcore.Mutation) (Change, error) {
	id, ok := m.(interface{ ID() (int, bool) }).ID()
	if !ok {
		return Change{}, errors.New("the record has no id")
	}
	unwritten := ent.EntityNamed(m.Type()).Unwritten
	update := m.Op().Is(entcore.OpUpdateOne)
	before, after := map[string]any{}, map[string]any{}
	change := func(column string, becomes func(was any) any) error {
		if slices.Contains(unwritten, column) {
			return nil
		}
		var was any
		if update {
			var err error
			if was, err = m.OldField(ctx, column); err != nil {
				return err
			}
		}
		value := Value(becomes(was))
		if was := Value(was); update && reflect.DeepEqual(was, value) {
			return nil
		} else if update {
			before[column] = was
		}
		after[column] = value
		return nil
	}
	for _, column := range m.Fields() {
		if err := change(column, func(any) any { value, _ := m.Field(column); return value }); err != nil {
			return Change{}, err
		}
	}
	for _, column := range m.AddedFields() {
		added, _ := m.AddedField(column)
		if err := change(column, func(was any) any { return sum(was, added) }); err != nil {
			return Change{}, err
		}
	}
	for _, column := range m.ClearedFields() {
		if err := change(column, func(any) any { return nil }); err != nil {
			return Change{}, err
		}
	}
	columns := m.Fields()
	for _, edge := range m.AddedEdges() {
		if !slices.Contains(columns, edge+"_id") { // a many-to-many edge
			after["added_"+edge] = m.AddedIDs(edge)
		}
	}
	for _, edge := range m.RemovedEdges() {
		before["removed_"+edge] = m.RemovedIDs(edge)
	}
	if !update {
		before = nil
	}
	return Change{m.Type(), id, before, after}, nil
}

// sum adds the amount of an update to the old value.
func sum(was, added any) any {
	v := reflect.ValueOf(was)
	s := reflect.New(v.Type()).Elem()
	s.SetInt(v.Int() + reflect.ValueOf(added).Int())
	return s.Interface()
}

// Value returns a value as the history shows it, with amounts and dates as texts.
func Value(v any) any {
	switch v := deref(v).(type) {
	case map[string]any:
		if v == nil {
			return nil
		}
		return v
	case nil, string, bool, int, int64:
		return v
	case time.Time:
		return v.UTC().Format(time.RFC3339Nano)
	default:
		return fmt.Sprint(v)
	}
}

// deref returns the value that a pointer points to, and nil for nil.
func deref(v any) any {
	if r := reflect.ValueOf(v); r.Kind() == reflect.Pointer {
		if r.IsNil() {
			return nil
		}
		return r.Elem().Interface()
	}
	return v
}

// actor returns who makes a change: a person, by the subject of the token, or the program itself.
func actor(ctx context.Context) string {
	if v := viewer.From(ctx); v != nil && v.Subject != "" {
		return v.Subject
	}
	return "jiedui"
}
