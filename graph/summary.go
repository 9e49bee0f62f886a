package graph

import (
	"context"

	"github.com/99designs/gqlgen/graphql"
)

// selected are the names of the fields that the operation selects of what the resolver returns.
func selected(ctx context.Context) []string {
	names := []string{}
	for _, f := range graphql.CollectFieldsCtx(ctx, nil) {
		names = append(names, f.Name)
	}
	return names
}
