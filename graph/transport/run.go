package transport

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http"
	"runtime/debug"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"jiedui/fault"
	"jiedui/response"
)

// Refusal says why an HTTP request has no operation that can be run. Its text must not repeat what the client sent.
type Refusal struct {
	Status int
	Fault  *fault.Error
}

// Refuse returns a refusal with a status and a message in English and Chinese.
func Refuse(status int, en, zh string) *Refusal {
	return &Refusal{status, fault.New(fault.BadUserInput, en, zh)}
}

// Write answers the request, in a stream if the client accepts nothing else. A wrong method has its status there too,
// since the header names the right methods.
func (f *Refusal) Write(w http.ResponseWriter, r *http.Request, exec graphql.GraphExecutor) {
	answer := Fail(r, exec, response.Error(f.Fault))
	if f.Status != http.StatusMethodNotAllowed && response.Accept(r).OnlyEvents() {
		response.WriteEvents(w, answer)
		return
	}
	response.Write(w, f.Status, answer)
}

// Run runs an operation and returns its response.
func Run(r *http.Request, exec graphql.GraphExecutor, params *graphql.RawParams) *graphql.Response {
	op, errs := exec.CreateOperationContext(r.Context(), params)
	if errs != nil {
		return notRun(r, exec, op, errs)
	}
	return respond(r, exec, op)
}

func respond(r *http.Request, exec graphql.GraphExecutor, op *graphql.OperationContext) *graphql.Response {
	next, ctx := exec.DispatchOperation(r.Context(), op)
	if answer := next(ctx); answer != nil {
		return whole(answer)
	}
	// The executor returns no response if the context of the request is done.
	return Fail(r, exec, response.Error(fault.Wrap(ctx.Err(), fault.Timeout, "the request took too long", "请求超时")))
}

// whole removes the data from a response whose execution was cut off, because the database was away or had too much to do,
// or because the time was up.
// Nulls alone say nothing. Without data, the status says what happened.
func whole(answer *graphql.Response) *graphql.Response {
	for _, err := range answer.Errors {
		switch fault.Code(fmt.Sprint(err.Extensions["code"])) {
		case fault.Unavailable, fault.Timeout, fault.RateLimited:
			if onlyNulls(answer.Data) {
				return &graphql.Response{Errors: gqlerror.List{err}, Extensions: answer.Extensions}
			}
		}
	}
	return answer
}

func onlyNulls(data json.RawMessage) bool {
	var fields map[string]json.RawMessage
	if json.Unmarshal(data, &fields) != nil {
		return false
	}
	for _, value := range fields {
		if string(value) != "null" {
			return false
		}
	}
	return true
}

// Fail returns the response for an error from outside of the executor.
func Fail(r *http.Request, exec graphql.GraphExecutor, err *gqlerror.Error) *graphql.Response {
	return dispatch(r, exec, new(graphql.OperationContext), gqlerror.List{err})
}

// notRun returns the response for an operation that the executor refused.
func notRun(r *http.Request, exec graphql.GraphExecutor, op *graphql.OperationContext, errs gqlerror.List) *graphql.Response {
	return dispatch(r, exec, op, coded(errs))
}

// dispatch presents errors. Interceptors need the context of an operation, but it must not have an operation: for a
// mutation they would begin a transaction.
func dispatch(r *http.Request, exec graphql.GraphExecutor, op *graphql.OperationContext, errs gqlerror.List) *graphql.Response {
	op.Headers, op.Operation = r.Header, nil
	return exec.DispatchError(graphql.WithOperationContext(r.Context(), op), errs)
}

// coded adds a code to errors of the executor that have none, for example for a persisted query with a wrong hash.
func coded(errs gqlerror.List) gqlerror.List {
	for i, err := range errs {
		if err.Err == nil && err.Extensions["code"] == nil {
			errs[i] = response.Error(fault.New(fault.BadUserInput, err.Message, ""))
		}
	}
	return errs
}

// LogPanic returns an error for a panic. Only the log says what happened.
func LogPanic(ctx context.Context, p any) error {
	slog.ErrorContext(ctx, "panic", "value", fmt.Sprint(p), "stack", string(debug.Stack()))
	return fmt.Errorf("panic: %v", p)
}
