package graph

import (
	"cmp"
	"context"
	"database/sql/driver"
	"errors"
	"io"
	"log/slog"
	"net"
	"regexp"
	"slices"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/errcode"
	"github.com/lib/pq"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"jiedui/ent"
	"jiedui/ent/privacy"
	"jiedui/fault"
	"jiedui/request"
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
		message := shown.Message
		if request.Lang(ctx) == "zh" {
			message = validationInChinese(message)
		}
		return &gqlerror.Error{
			Message: message, Path: shown.Path, Locations: shown.Locations, Rule: shown.Rule,
			Extensions: map[string]any{"code": fault.BadUserInput},
		}
	}
	f := explain(err)
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

// inOrder sorts the errors of a response: fields are resolved side by side, and rules of validation come in no order.
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

// explain finds the fault in err, or the fault that an error of a library means.
func explain(err error) *fault.Error {
	if f, ok := errors.AsType[*fault.Error](err); ok {
		return f
	}
	switch {
	case ent.IsNotFound(err):
		return notFound(err)
	case errors.Is(err, privacy.Deny):
		return fault.Wrap(err, fault.Forbidden, "you may not see or do this", "无权查看或操作")
	case ent.IsValidationError(err):
		return fault.Wrap(err, fault.BadUserInput, "a value is not allowed", "字段值不合规定")
	case errors.Is(err, context.DeadlineExceeded):
		return timedOut(err)
	case errors.Is(err, context.Canceled):
		return fault.Wrap(err, fault.Timeout, "the request was given up", "请求已取消")
	}
	if p, ok := errors.AsType[*pq.Error](err); ok {
		switch {
		case p.Code == "57014": // query_canceled, also by statement_timeout
			return timedOut(err)
		case p.Code == "40001", p.Code == "40P01": // two changes that waited for each other
			return fault.Wrap(err, fault.Conflict, "somebody else changed the same records at this moment: send it again",
				"他人正在修改同一记录：请重新提交")
		case p.Code == "0A000" && p.Routine == "RevalidateCachedQuery": // a migration came between
			return fault.Wrap(err, fault.Conflict, "the database was migrated at this moment: send it again", "数据库正在升级：请重新提交")
		case p.Code.Class() == "54": // program limit exceeded
			return tooComplex(err)
		case p.Code == "25P02": // the transaction has failed before
			return fault.Wrap(err, fault.Conflict, "not done, since another part of the operation failed", "因同一请求的其他部分失败，未执行")
		case p.Code.Class() == "22": // data exception: a value that the database can't take
			return fault.Wrap(err, fault.BadUserInput, "a value can't be read by the database", "数据库无法识别某个值")
		case p.Code.Class() == "08", p.Code.Class() == "57", p.Code.Class() == "53":
			return unavailable(err)
		}
	}
	if _, ok := errors.AsType[*net.OpError](err); ok || errors.Is(err, driver.ErrBadConn) || errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return unavailable(err) // the connection to the database is gone
	}
	if tooMany.MatchString(err.Error()) {
		return tooComplex(err)
	}
	if ent.IsConstraintError(err) {
		return fault.Wrap(err, fault.Conflict, "a record contradicts the rules of the database", "记录与数据库约束冲突")
	}
	return fault.Wrap(err, fault.Internal, "something went wrong on our side; name the request id when you report it",
		"服务器内部错误；反馈时请提供请求编号")
}

func notFound(err error) *fault.Error {
	return fault.Wrap(err, fault.NotFound, "there is no such record", "没有这条记录")
}

func unavailable(err error) *fault.Error {
	return fault.Wrap(err, fault.Unavailable, "the database is not available: try again later", "数据库暂不可用，请稍后重试")
}

// tooMany is how the drivers say before they send a statement that it is too long.
var tooMany = regexp.MustCompile(`too many SQL variables|Expression tree is too large|only supports 65535 parameters`)

func tooComplex(err error) *fault.Error {
	return fault.Wrap(err, fault.TooComplex, "the query is too long for the database: split it", "查询超出数据库的限制：请拆分查询")
}

func timedOut(err error) *fault.Error {
	return fault.Wrap(err, fault.Timeout, "the query took too long: ask for less", "查询超时：请缩小查询范围")
}
