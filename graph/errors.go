package graph

import (
	"cmp"
	"context"
	"log/slog"
	"slices"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/errcode"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"jiedui/fault"
	"jiedui/request"
	"jiedui/rule"
	"jiedui/viewer"
)

// presenter shows errors to clients. If hideNames is set, it leaves out names of the schema that the validator suggests.
type presenter struct{ hideNames bool }

// present returns an error in the form that clients see: a message in their language, extensions.code, the wrong
// fields, and the request id if the cause is in the log.
func (p presenter) present(ctx context.Context, err error) *gqlerror.Error {
	shown := graphql.DefaultErrorPresenter(ctx, err)
	code, _ := shown.Extensions["code"].(string)
	switch {
	case code == "PERSISTED_QUERY_NOT_FOUND" || code == "PERSISTED_QUERY_NOT_SUPPORTED":
		return shown // clients of persisted queries know these by name
	case code == errcode.ValidationFailed || code == errcode.ParseFailed:
		message := shown.Message
		if p.hideNames {
			message, _, _ = strings.Cut(message, " Did you mean ")
		}
		if request.Lang(ctx) == "zh" {
			message = validationInChinese(message)
		}
		return &gqlerror.Error{
			Message: message, Path: shown.Path, Locations: shown.Locations, Rule: shown.Rule,
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

// maxErrors is how many errors a response has. A client with more mistakes sees the others when these are corrected.
const maxErrors = 20

// inOrder sorts the errors of a response and keeps the first ones. Fields are resolved side by side, and rules of
// validation run in any order, so errors come in any order.
type inOrder struct{}

var _ interface {
	graphql.HandlerExtension
	graphql.ResponseInterceptor
} = inOrder{}

// ExtensionName implements graphql.HandlerExtension.
func (inOrder) ExtensionName() string { return "InOrder" }

// Validate implements graphql.HandlerExtension.
func (inOrder) Validate(graphql.ExecutableSchema) error { return nil }

// InterceptResponse implements graphql.ResponseInterceptor.
func (inOrder) InterceptResponse(ctx context.Context, next graphql.ResponseHandler) *graphql.Response {
	response := next(ctx)
	if response != nil && len(response.Errors) > 1 {
		slices.SortStableFunc(response.Errors, func(a, b *gqlerror.Error) int {
			return cmp.Or(slices.CompareFunc(a.Locations, b.Locations, compareLocations), slices.CompareFunc(a.Path, b.Path, comparePaths),
				cmp.Compare(a.Message, b.Message))
		})
		response.Errors = response.Errors[:min(len(response.Errors), maxErrors)]
	}
	return response
}

func compareLocations(a, b gqlerror.Location) int {
	return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
}

func comparePaths(a, b ast.PathElement) int {
	i, indexes := a.(ast.PathIndex)
	j, both := b.(ast.PathIndex)
	if indexes && both {
		return cmp.Compare(i, j)
	}
	return cmp.Compare(ast.Path{a}.String(), ast.Path{b}.String())
}

// inputPath returns where a fault is in the input of a mutation. Rules name only the field.
func inputPath(ctx context.Context, at ast.Path, field string) string {
	if !graphql.HasOperationContext(ctx) || len(at) != 1 {
		return field
	}
	if op := graphql.GetOperationContext(ctx).Operation; op == nil || op.Operation != ast.Mutation {
		return field
	}
	return at.String() + ".input." + field
}
