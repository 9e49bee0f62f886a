package graph

import (
	"context"

	"jiedui/ent"
	"jiedui/fault"
	"jiedui/graph/generated"
	"jiedui/graph/transport"
	"jiedui/intake"

	"github.com/99designs/gqlgen/graphql"
)

// imports makes the jobs of the server available to resolvers.
type imports struct{ jobs *intake.Jobs }

var _ interface {
	graphql.HandlerExtension
	graphql.OperationInterceptor
} = imports{}

// ExtensionName implements graphql.HandlerExtension.
func (imports) ExtensionName() string { return "Imports" }

// Validate implements graphql.HandlerExtension.
func (imports) Validate(graphql.ExecutableSchema) error { return nil }

type importsKey struct{}

// InterceptOperation implements graphql.OperationInterceptor.
func (i imports) InterceptOperation(ctx context.Context, next graphql.OperationHandler) graphql.ResponseHandler {
	return next(context.WithValue(ctx, importsKey{}, i.jobs))
}

func jobsOf(ctx context.Context) (*intake.Jobs, error) {
	jobs, _ := ctx.Value(importsKey{}).(*intake.Jobs)
	if jobs == nil {
		return nil, fault.New(fault.Unavailable, "this server does not import files: send them to another one", "本服务不提供导入：请使用其他服务")
	}
	return jobs, nil
}

func importRecords(ctx context.Context, input generated.ImportRecordsInput) (*intake.Job, error) {
	jobs, err := jobsOf(ctx)
	if err != nil {
		return nil, err
	}
	file, name := transport.Take(input.File)
	if file == nil {
		return nil, fault.Input("file", "send the file by a multipart request", "请用 multipart 请求上传文件")
	}
	return jobs.Start(ctx, ent.FromContext(ctx), intake.Upload{File: file, Name: name, Size: input.File.Size}, intake.Options{
		Kind: intake.KindNamed(input.Kind), DryRun: given(input.DryRun), Partial: given(input.Partial), Hidden: given(input.Hidden),
	})
}
