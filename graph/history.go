package graph

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"jiedui/ent"
	"jiedui/graph/generated"
)

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
		list = append(list, &generated.FieldChange{Field: field, Before: jsonValue(before[field]), After: jsonValue(value)})
	}
	for field, value := range before {
		if _, ok := after[field]; !ok {
			list = append(list, &generated.FieldChange{Field: field, Before: jsonValue(value)})
		}
	}
	slices.SortFunc(list, func(a, b *generated.FieldChange) int { return strings.Compare(a.Field, b.Field) })
	return list, nil
}

func jsonValue(v any) *string {
	if v == nil {
		return nil
	}
	s := fmt.Sprint(v)
	return &s
}
