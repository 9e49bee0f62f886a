package graph

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"jiedui/graph/generated"
)

// changes lists the fields that differ before and after a change, by name. Both are JSON objects, or nothing.
func changes(old, changed []byte) ([]*generated.FieldChange, error) {
	var before, after map[string]any
	for _, side := range []struct {
		raw  []byte
		into *map[string]any
	}{{old, &before}, {changed, &after}} {
		if len(side.raw) == 0 {
			continue
		}
		d := json.NewDecoder(bytes.NewReader(side.raw))
		d.UseNumber() // it keeps numbers as they are written
		if err := d.Decode(side.into); err != nil {
			return nil, fmt.Errorf("what was changed: %w", err)
		}
	}
	var list []*generated.FieldChange
	for field, value := range after {
		if was, ok := before[field]; ok && reflect.DeepEqual(was, value) {
			continue
		}
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
