package graph

import (
	"context"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"jiedui/fault"
	"jiedui/request"
	"jiedui/response"
	"jiedui/rule"
	"jiedui/viewer"
)

// access refuses operations before anything of them is looked at: all those of a caller who may not read, and, if the
// schema is hidden, those that ask for it.
type access struct{ hideSchema bool }

var _ interface {
	graphql.HandlerExtension
	graphql.OperationParameterMutator
	graphql.OperationContextMutator
} = access{}

// ExtensionName implements graphql.HandlerExtension.
func (access) ExtensionName() string { return "Access" }

// Validate implements graphql.HandlerExtension.
func (access) Validate(graphql.ExecutableSchema) error { return nil }

// MutateOperationParameters implements graphql.OperationParameterMutator.
func (access) MutateOperationParameters(ctx context.Context, _ *graphql.RawParams) *gqlerror.Error {
	if err := rule.MayRead(ctx); err != nil {
		return response.Error(rule.Explain(err))
	}
	return nil
}

// MutateOperationContext implements graphql.OperationContextMutator.
func (a access) MutateOperationContext(_ context.Context, op *graphql.OperationContext) *gqlerror.Error {
	op.DisableIntrospection = false // refused here, where the schema is hidden
	if !a.hideSchema {
		return nil
	}
	for _, f := range graphql.CollectFields(op, op.Operation.SelectionSet, []string{"Query"}) {
		if f.Name == "__schema" || f.Name == "__type" {
			err := response.Error(fault.New(fault.Forbidden,
				"the schema is hidden on this server: read it in the documentation, or ask who runs the server", "本服务器不公开模式（schema）：请查阅文档，或联系服务器管理者"))
			err.Locations = []gqlerror.Location{{Line: f.Position.Line, Column: f.Position.Column}}
			return err
		}
	}
	return nil
}

// callerOf returns who is counted as one caller: the subject of a token, else the address of the client.
func callerOf(ctx context.Context) string {
	if v := viewer.From(ctx); v != nil && v.Subject != "" {
		return "subject " + v.Subject
	}
	return "address " + request.Address(ctx)
}
