package graph

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"regexp"
	"sync"
	"time"

	entsql "entgo.io/ent/dialect/sql"
	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"jiedui/ent"
	"jiedui/ent/idempotencykey"
	"jiedui/fault"
	"jiedui/graph/transport"
	"jiedui/history"
	"jiedui/rule"
	"jiedui/viewer"
	"jiedui/visibility"
)

// IdempotencyTime is how long an answer is remembered.
const IdempotencyTime = 24 * time.Hour

var idempotencyKey = regexp.MustCompile(`^[\x21-\x7e]{1,200}$`)

// transactions runs a mutation with all its fields in one transaction. Everything is done, or nothing. The answer is
// made before the commit, so that an answer remembered under an idempotency key is stored together with the change.
type transactions struct {
	client *ent.Client
	// changed is called after a commit.
	changed func()
}

var _ interface {
	graphql.HandlerExtension
	graphql.OperationContextMutator
	graphql.ResponseInterceptor
} = transactions{}

// ExtensionName implements graphql.HandlerExtension.
func (transactions) ExtensionName() string { return "Transactions" }

// Validate implements graphql.HandlerExtension.
func (transactions) Validate(graphql.ExecutableSchema) error { return nil }

// MutateOperationContext implements graphql.OperationContextMutator: a transaction is one connection, which answers one
// question after the other, so that the entries of a list in a payload are not resolved side by side.
func (transactions) MutateOperationContext(_ context.Context, op *graphql.OperationContext) *gqlerror.Error {
	if op.Operation.Operation != ast.Mutation {
		return nil
	}
	var one sync.Mutex
	resolve := op.ResolverMiddleware
	op.ResolverMiddleware = func(ctx context.Context, next graphql.Resolver) (any, error) {
		one.Lock()
		defer one.Unlock()
		// The verbs see all records. Their answers show what the viewer may see.
		return resolve(visibility.WithDrafts(ctx, graphql.GetFieldContext(ctx).Object == "Mutation"), next)
	}
	return nil
}

// errRolledBack ends a transaction whose errors are in the response.
var errRolledBack = errors.New("the operation has errors")

// InterceptResponse implements graphql.ResponseInterceptor.
func (t transactions) InterceptResponse(ctx context.Context, next graphql.ResponseHandler) *graphql.Response {
	op := graphql.GetOperationContext(ctx)
	if op == nil || op.Operation == nil || op.Operation.Operation != ast.Mutation {
		return next(ctx)
	}
	response, err := t.run(ctx, op, next)
	switch {
	case err == nil:
		return response
	case errors.Is(err, errRolledBack):
		return &graphql.Response{Data: []byte("null"), Errors: response.Errors}
	default: // no field: nothing was done, so there is no data
		graphql.AddError(ctx, err)
		return &graphql.Response{Errors: graphql.GetErrors(ctx)}
	}
}

func (t transactions) run(ctx context.Context, op *graphql.OperationContext, next graphql.ResponseHandler) (response *graphql.Response, err error) {
	v := viewer.From(ctx)
	if v == nil || v.ID == 0 {
		return nil, rule.Unauthenticated(ctx)
	}
	key := op.Headers.Get(transport.IdempotencyHeader)
	if key != "" && !idempotencyKey.MatchString(key) {
		return nil, fault.New(fault.BadUserInput, transport.IdempotencyHeader+" must be 1 to 200 printable ASCII characters",
			transport.IdempotencyHeader+" 须为 1 至 200 个可见 ASCII 字符")
	}
	err = history.Transact(ctx, t.client, func(ctx context.Context, c *ent.Client) error {
		var claim *ent.IdempotencyKey
		if key != "" {
			var err error
			if claim, err = (idempotentRequest{v.Subject, key, op}).claim(rule.System(ctx), c); err != nil {
				return err
			}
			if claim.Response != nil {
				response = &graphql.Response{Data: claim.Response}
				return nil
			}
		}
		response = next(ent.NewContext(ctx, c))
		if response == nil {
			return ctx.Err()
		}
		if len(response.Errors) > 0 {
			return errRolledBack
		}
		if claim == nil {
			return nil
		}
		if err := c.IdempotencyKey.Update().Where(idempotencykey.ID(claim.ID)).SetResponse(response.Data).Exec(rule.System(ctx)); err != nil {
			return fmt.Errorf("remember the answer: %w", err)
		}
		return nil
	})
	if err == nil && t.changed != nil {
		t.changed()
	}
	return response, err
}

// ForgetAnswers deletes the answers whose time is over, now and every hour until ctx ends.
func ForgetAnswers(ctx context.Context, client *ent.Client) {
	for hourly := time.Tick(time.Hour); ; {
		_, err := client.IdempotencyKey.Delete().
			Where(idempotencykey.CreatedAtLT(time.Now().UTC().Add(-IdempotencyTime))).Exec(rule.System(ctx))
		if err != nil && ctx.Err() == nil {
			slog.WarnContext(ctx, "cannot delete old answers: trying again in an hour", "error", err)
		}
		select {
		case <-ctx.Done():
			return
		case <-hourly:
		}
	}
}

// idempotentRequest is an operation that a subject has sent with an idempotency key.
type idempotentRequest struct {
	subject, key string
	operation    *graphql.OperationContext
}

// claim stores the key as used, or returns the answer that was given under it. While another request with the same key
// runs, the database makes this one wait.
func (r idempotentRequest) claim(ctx context.Context, c *ent.Client) (*ent.IdempotencyKey, error) {
	body, err := json.Marshal([]any{r.operation.RawQuery, r.operation.OperationName, r.operation.Variables})
	if err != nil {
		return nil, fmt.Errorf("hash of the request: %w", err)
	}
	hash := sha256.Sum256(body)
	mine := idempotencykey.And(idempotencykey.Subject(r.subject), idempotencykey.Key(r.key))
	statement, args := entsql.Dialect(c.Dialect()).Insert(idempotencykey.Table).
		Columns(idempotencykey.FieldCreatedAt, idempotencykey.FieldSubject, idempotencykey.FieldKey, idempotencykey.FieldRequestHash).
		Values(time.Now().UTC(), r.subject, r.key, hash[:]).
		OnConflict(entsql.ConflictColumns(idempotencykey.FieldSubject, idempotencykey.FieldKey), entsql.DoNothing()).
		Query()
	if _, err := c.ExecContext(ctx, statement, args...); err != nil {
		return nil, fmt.Errorf("idempotency key: %w", err)
	}
	claim, err := c.IdempotencyKey.Query().Where(mine).Only(ctx)
	if err != nil {
		return nil, fmt.Errorf("idempotency key: %w", err)
	}
	if time.Since(claim.CreatedAt) > IdempotencyTime {
		if _, err := c.IdempotencyKey.Delete().Where(mine).Exec(ctx); err != nil {
			return nil, fmt.Errorf("outdated idempotency key: %w", err)
		}
		return r.claim(ctx, c)
	}
	if !bytes.Equal(claim.RequestHash, hash[:]) {
		return nil, fault.New(fault.BadUserInput, "this "+transport.IdempotencyHeader+" was used for another request: choose a new one",
			"该 "+transport.IdempotencyHeader+" 已用于其他请求：请更换")
	}
	return claim, nil
}
