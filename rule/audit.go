package rule

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"time"

	entcore "entgo.io/ent"

	"jiedui/ent"
	"jiedui/ent/auditevent"
	"jiedui/fault"
	"jiedui/request"
	"jiedui/viewer"
)

// Audit writes down every change of every entity, in the change's own transaction.
func Audit() entcore.Hook {
	return func(next entcore.Mutator) entcore.Mutator {
		return entcore.MutateFunc(func(ctx context.Context, m entcore.Mutation) (entcore.Value, error) {
			if trusted(ctx) {
				return next.Mutate(ctx, m)
			}
			t := transactionOf(ctx)
			if t == nil {
				return nil, fmt.Errorf("%s is changed outside of rule.Transact", m.Type())
			}
			switch {
			case m.Op().Is(entcore.OpDelete | entcore.OpDeleteOne):
				return nil, fault.New(fault.Forbidden, "no record is deleted: end it, or reverse it", "记录不可删除：请终止或冲销")
			case m.Op().Is(entcore.OpUpdate):
				return nil, fmt.Errorf("%s is changed one record at a time: the history names each", m.Type())
			case m.Op().Is(entcore.OpUpdateOne):
				// Has the old record read now, where it is not at hand.
				if _, err := m.OldField(ctx, "version"); err != nil {
					return nil, err
				}
			}
			v, err := next.Mutate(ctx, m)
			if err != nil {
				return nil, err
			}
			e, err := event(ctx, m)
			if err != nil {
				return nil, fmt.Errorf("history of %s: %w", m.Type(), err)
			}
			t.events = append(t.events, e)
			return v, nil
		})
	}
}

// unwritten are columns that follow from others, or from the history itself.
var unwritten = []string{"search_text", "validated_values", "created_at", "updated_at"}

// event tells what a mutation changed, after it has run.
func event(ctx context.Context, m entcore.Mutation) (*ent.AuditEvent, error) {
	id, ok := m.(interface{ ID() (int, bool) }).ID()
	if !ok {
		return nil, errors.New("no id")
	}
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
		value := written(becomes(was))
		if was := written(was); update && reflect.DeepEqual(was, value) {
			return nil
		} else if update {
			before[column] = was
		}
		after[column] = value
		return nil
	}
	for _, column := range m.Fields() {
		if err := change(column, func(any) any { value, _ := m.Field(column); return value }); err != nil {
			return nil, err
		}
	}
	for _, column := range m.AddedFields() {
		added, _ := m.AddedField(column)
		if err := change(column, func(was any) any { return sum(was, added) }); err != nil {
			return nil, err
		}
	}
	for _, column := range m.ClearedFields() {
		if err := change(column, func(any) any { return nil }); err != nil {
			return nil, err
		}
	}
	columns := m.Fields()
	for _, edge := range m.AddedEdges() {
		if !slices.Contains(columns, edge+"_id") { // a relation of many to many
			after["added_"+edge] = m.AddedIDs(edge)
		}
	}
	for _, edge := range m.RemovedEdges() {
		before["removed_"+edge] = m.RemovedIDs(edge)
	}
	if !update {
		before = nil
	}
	return newEvent(ctx, m.Type(), id, before, after)
}

// newEvent is an event of now; a record without a before is new.
func newEvent(ctx context.Context, entity string, id int, before, after map[string]any) (*ent.AuditEvent, error) {
	e := &ent.AuditEvent{
		CreatedAt: time.Now().UTC().Truncate(time.Microsecond),
		Actor:     actor(ctx), RequestID: request.ID(ctx),
		Action: auditevent.ActionCREATE, Entity: entity, EntityID: id,
	}
	var err error
	if e.After, err = json.Marshal(after); err == nil && before != nil {
		e.Action = auditevent.ActionUPDATE
		e.Before, err = json.Marshal(before)
	}
	return e, err
}

// sum adds what an update adds to what there was.
func sum(was, added any) any {
	v := reflect.ValueOf(was)
	s := reflect.New(v.Type()).Elem()
	s.SetInt(v.Int() + reflect.ValueOf(added).Int())
	return s.Interface()
}

// written is a value as the history shows it: amounts and dates as texts.
func written(v any) any {
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

// actor is who changes something: a person by the subject of the token, or this program itself.
func actor(ctx context.Context) string {
	if v := viewer.From(ctx); v != nil && v.Subject != "" {
		return v.Subject
	}
	return "jiedui"
}

type historyKey struct{}

// OfRecord lets ctx read the history of the record that it was made for, which whoever works with the system may.
func OfRecord(ctx context.Context) context.Context { return context.WithValue(ctx, historyKey{}, true) }

// readHistory says who reads which events: reviewers and admins all, but only admins those of coordinators, which
// have contact details; whoever works with the system those of a record.
func readHistory(ctx context.Context, v *viewer.Viewer, q *ent.AuditEventQuery) error {
	ofRecord := ctx.Value(historyKey{}) != nil
	switch {
	case v.Role == viewer.Admin:
		return nil
	case v.Role == viewer.Reviewer, ofRecord && v.Role != "":
		q.Where(auditevent.EntityNEQ("Coordinator"))
		return nil
	case v.ID == 0:
		return Unauthenticated(ctx)
	}
	return fault.New(fault.Forbidden, "the history is for reviewers and admins", "操作记录仅供审核员和管理员查看")
}
