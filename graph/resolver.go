// Package graph has the GraphQL API: the schema by area, one-line resolvers, transactions, subscriptions, and errors.
package graph

import (
	"context"

	"jiedui/ent"
	"jiedui/graph/groups"
	"jiedui/report/basis"
	"jiedui/report/group"
	"jiedui/verb"
)

// Resolver resolves the fields of the API over the model.
type Resolver struct {
	client *ent.Client
	reader basis.Reader // of reports
	rights verb.Rights
}

// groups answers a field that groups the records of an entity.
func (r *Resolver) groups(ctx context.Context, entity string, where groups.Where, request group.Request) (*groups.Connection, error) {
	return groups.Resolve(ctx, r.reader, r.client, entity, where, request)
}

// query has the methods of the query builders of all entities.
type query[Q, T any] interface {
	CollectFields(ctx context.Context, satisfies ...string) (Q, error)
	Only(ctx context.Context) (*T, error)
}

// readOne reads the single record that q finds, with its selected fields. It returns nil if there is none.
func readOne[Q query[Q, T], T any](ctx context.Context, q Q) (*T, error) {
	q, err := q.CollectFields(ctx)
	if err != nil {
		return nil, err
	}
	record, err := q.Only(ctx)
	return record, ent.MaskNotFound(err)
}
