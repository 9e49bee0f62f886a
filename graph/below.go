package graph

import (
	"context"

	"github.com/99designs/gqlgen/graphql"

	"jiedui/ent"
	"jiedui/graph/shown"
	"jiedui/report/basis"
)

// collector has the methods of the query builders of all entities.
type collector[Q any] interface {
	CollectFields(ctx context.Context, satisfies ...string) (Q, error)
}

// selectBelow makes q read the selected fields of the records at a path below the field that is resolved. They are read
// with one statement for each level, however many they are. It returns false if nothing of them is selected.
func selectBelow[Q collector[Q]](ctx context.Context, q Q, path ...string) (Q, bool, error) {
	at, ok := fieldBelow(ctx, path...)
	if !ok {
		return q, false, nil
	}
	q, err := q.CollectFields(at)
	return q, true, err
}

// fieldBelow returns the context of the field at a path below the one that is resolved, whatever its aliases. It
// returns false if the field is not selected.
func fieldBelow(ctx context.Context, path ...string) (context.Context, bool) {
	op, at := graphql.GetOperationContext(ctx), graphql.GetFieldContext(ctx).Field
	for _, name := range path {
		var found graphql.CollectedField
		for _, f := range graphql.CollectFields(op, at.Selections, []string{at.Definition.Type.Name()}) {
			if f.Name == name {
				found.Field = f.Field
				found.Selections = append(found.Selections, f.Selections...)
			}
		}
		if found.Field == nil {
			return ctx, false
		}
		at = found
	}
	return graphql.WithFieldContext(ctx, &graphql.FieldContext{Field: at}), true
}

// shownBelow returns what the operation selects of the records of an entity at paths below the field that is resolved, for
// a report that reads them in its own statement. It returns nil if nothing is selected, or something that only ent can
// read.
func shownBelow(ctx context.Context, entity string, paths ...[]string) *basis.Shown {
	var records *basis.Shown
	for _, path := range paths {
		at, ok := fieldBelow(ctx, path...)
		if !ok {
			continue
		}
		if records == nil {
			records = basis.NewShown(entity)
		}
		if !shown.Add(graphql.GetOperationContext(at), records, graphql.GetFieldContext(at).Field.Selections) {
			return nil
		}
	}
	return records
}

// byID reads the records that q finds, by id.
func byID[T ent.Noder, Q interface {
	All(ctx context.Context) ([]T, error)
}](ctx context.Context, q Q, id func(T) int) (map[int]T, error) {
	records, err := q.All(ctx)
	if err != nil {
		return nil, err
	}
	found := make(map[int]T, len(records))
	for _, r := range records {
		found[id(r)] = r
	}
	return found, nil
}
