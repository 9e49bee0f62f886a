package graph

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"entgo.io/ent/dialect/sql"

	"jiedui/ent"
	"jiedui/ent/auditevent"
	"jiedui/graph/generated"
	"jiedui/keyset"
	"jiedui/rule"
)

// history returns the newest events of a record.
func (r *Resolver) history(ctx context.Context, id int, first *int) ([]*ent.AuditEvent, error) {
	if err := keyset.Check(first, nil); err != nil {
		return nil, err
	}
	entity, _ := ent.TypeOf(id)
	client := r.client
	if tx := ent.FromContext(ctx); tx != nil { // in a mutation, which must not wait for a second database connection
		client = tx
	}
	return client.AuditEvent.Query().
		Where(auditevent.Entity(entity), auditevent.EntityID(id)).
		Order(auditevent.ByCreatedAt(sql.OrderDesc()), auditevent.ByID(sql.OrderDesc())).
		Limit(keyset.Size(first, nil)).
		All(rule.OfRecord(ctx))
}

// changes lists the fields of an event by name.
func changes(e *ent.AuditEvent) ([]*generated.FieldChange, error) {
	var before, after map[string]any
	for _, side := range []struct {
		raw  []byte
		into *map[string]any
	}{{e.Before, &before}, {e.After, &after}} {
		if len(side.raw) == 0 {
			continue
		}
		d := json.NewDecoder(bytes.NewReader(side.raw))
		d.UseNumber() // it keeps numbers as they are written
		if err := d.Decode(side.into); err != nil {
			return nil, fmt.Errorf("event %d: %w", e.ID, err)
		}
	}
	var list []*generated.FieldChange
	for field, value := range after {
		list = append(list, &generated.FieldChange{Field: field, Before: text(before[field]), After: text(value)})
	}
	for field, value := range before {
		if _, ok := after[field]; !ok {
			list = append(list, &generated.FieldChange{Field: field, Before: text(value)})
		}
	}
	slices.SortFunc(list, func(a, b *generated.FieldChange) int { return strings.Compare(a.Field, b.Field) })
	return list, nil
}

func text(v any) *string {
	if v == nil {
		return nil
	}
	s := fmt.Sprint(v)
	return &s
}
