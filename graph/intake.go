package graph

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"strconv"
	"strings"

	"jiedui/ent"
	"jiedui/fault"
	"jiedui/graph/generated"
	"jiedui/graph/transport"
	"jiedui/intake"
	"jiedui/response"
	"jiedui/rule"
	"jiedui/sheet"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"
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
	kind := intake.KindNamed(input.Kind)
	if given(input.Correct) {
		corrections, err := kind.Corrections()
		if err != nil {
			return nil, errors.Join(err, file.Close())
		}
		kind = corrections
	}
	return jobs.Start(ctx, ent.FromContext(ctx), intake.Upload{File: file, Name: name, Size: input.File.Size}, intake.Options{
		Kind: kind, DryRun: given(input.DryRun), Partial: given(input.Partial), Hidden: given(input.Hidden),
	})
}

// withMarked serves the marked workbooks of imports beside the API, to those who see the imports.
func withMarked(api http.Handler, jobs *intake.Jobs) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		name, ok := strings.CutPrefix(r.URL.Path, intake.MarkedPath)
		if !ok || r.Method != http.MethodGet && r.Method != http.MethodHead {
			api.ServeHTTP(w, r)
			return
		}
		id, wrong := strconv.Atoi(strings.TrimSuffix(name, ".xlsx"))
		var content []byte
		var err error
		if wrong == nil && strings.HasSuffix(name, ".xlsx") {
			content, err = jobs.Marked(r.Context(), id)
		}
		switch {
		case err != nil:
			f := rule.Explain(err)
			if f.Code == fault.Internal {
				slog.ErrorContext(r.Context(), "cannot read a marked workbook", "job", id, "error", err)
			}
			response.Refuse(w, r, response.Status(response.GraphQL, &graphql.Response{Errors: gqlerror.List{response.Error(f)}}), f, nil)
		case content == nil:
			response.Refuse(w, r, http.StatusNotFound, fault.New(fault.NotFound,
				"there is no marked workbook of this import: it is kept for a day, for whoever has sent the file", "没有该导入的标注工作簿：仅为上传者保留一天"), nil)
		default:
			w.Header().Set("Cache-Control", "no-store")
			w.Header().Set("Content-Type", sheet.XLSXType)
			w.Header().Set("Content-Disposition", `attachment; filename="import-`+name+`"`)
			_, _ = w.Write(content) // it fails only if the client is gone
		}
	})
}
