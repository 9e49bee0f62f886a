package graph

import (
	"context"
	"log/slog"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/errcode"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"jiedui/fault"
	"jiedui/request"
	"jiedui/rule"
	"jiedui/viewer"
)

// present is how every error looks to a client: a message in its language, extensions.code, the fields at fault,
// and the request id where we have to look into the log together.
func present(ctx context.Context, err error) *gqlerror.Error {
	shown := graphql.DefaultErrorPresenter(ctx, err)
	code, _ := shown.Extensions["code"].(string)
	switch {
	case code == "PERSISTED_QUERY_NOT_FOUND" || code == "PERSISTED_QUERY_NOT_SUPPORTED":
		return shown // clients of persisted queries know these by name
	case code == errcode.ValidationFailed || code == errcode.ParseFailed:
		return &gqlerror.Error{
			Message: shown.Message, Path: shown.Path, Locations: shown.Locations, Rule: shown.Rule,
			Extensions: map[string]any{"code": fault.BadUserInput},
		}
	}
	f := rule.Explain(err)
	lang := request.Lang(ctx)
	extensions := map[string]any{"code": f.Code}
	if len(f.Fields) > 0 {
		fields := make([]map[string]any, len(f.Fields))
		for i, field := range f.Fields {
			fields[i] = map[string]any{"path": inputPath(ctx, shown.Path, field.Path), "code": field.Code, "message": field.Message.In(lang)}
		}
		extensions["fields"] = fields
	}
	switch f.Code {
	case fault.Internal:
		slog.ErrorContext(ctx, "request failed", "error", err, "path", shown.Path.String())
		extensions["requestId"] = request.ID(ctx)
	case fault.Forbidden:
		subject := ""
		if v := viewer.From(ctx); v != nil {
			subject = v.Subject
		}
		slog.InfoContext(ctx, "forbidden", "subject", subject, "path", shown.Path.String(), "why", f.Message.EN)
	case fault.Unavailable:
		slog.WarnContext(ctx, "database unavailable", "error", err, "path", shown.Path.String())
	}
	return &gqlerror.Error{
		Message: f.Message.In(lang), Path: shown.Path, Locations: shown.Locations, Extensions: extensions,
	}
}

// inputPath is where a fault of a mutation's input is: rules name the field alone.
func inputPath(ctx context.Context, at ast.Path, field string) string {
	if !graphql.HasOperationContext(ctx) || len(at) != 1 {
		return field
	}
	if op := graphql.GetOperationContext(ctx).Operation; op == nil || op.Operation != ast.Mutation {
		return field
	}
	return at.String() + ".input." + field
}
