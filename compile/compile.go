// Package compile answers a query of the API with one SQL statement whose result is the response's JSON. What it
// can't compile goes to the generated executor, which stays the reference: both give the same bytes.
package compile

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"slices"

	"github.com/99designs/gqlgen/graphql"
	lru "github.com/hashicorp/golang-lru/v2"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/parser"
	"github.com/vektah/gqlparser/v2/validator"

	"jiedui/catalog"
	"jiedui/ent"
	"jiedui/rule"
)

// Options of a Schema.
type Options struct {
	// Statements is the most prepared statements and plans that are kept.
	Statements int
	// Unprepared sends each statement with its text, for a pooler that hands a connection to somebody else between
	// two statements.
	Unprepared bool
}

// Schema stands in front of the generated executable schema.
type Schema struct {
	graphql.ExecutableSchema
	db       *sql.DB
	dialect  dialect
	options  Options
	entities map[string]*catalog.Entity
	inputs   context.Context // where gqlgen keeps what reads inputs
	plans    *lru.Cache[planKey, *plan]
	texts    *lru.Cache[string, *sql.Stmt]
	stats    stats
}

// New makes a Schema that reads from db, of the given dialect of ent.
func New(generated graphql.ExecutableSchema, db *sql.DB, dialectName string, o Options) (*Schema, error) {
	s := &Schema{
		ExecutableSchema: generated, db: db, dialect: dialects[dialectName], options: o,
		entities: make(map[string]*catalog.Entity, len(ent.Entities)),
	}
	if s.dialect == nil {
		return nil, fmt.Errorf("compile: unknown dialect %q", dialectName)
	}
	for _, e := range ent.Entities {
		s.entities[e.Name] = e
	}
	var err error
	if s.plans, err = lru.New[planKey, *plan](o.Statements); err != nil {
		return nil, fmt.Errorf("compile: plans: %w", err)
	}
	s.texts, err = lru.NewWithEvict(o.Statements, func(_ string, stmt *sql.Stmt) { _ = stmt.Close() })
	if err != nil {
		return nil, fmt.Errorf("compile: statements: %w", err)
	}
	s.inputs, err = inputReaders(generated)
	return s, err
}

// inputReaders runs a query of the generated executor as far as its first field: there the context has what reads
// inputs, such as filters, the way the executor reads them.
func inputReaders(generated graphql.ExecutableSchema) (context.Context, error) {
	doc, err := parser.ParseQuery(&ast.Source{Input: "{ node(id: 0) { id } }"})
	if err != nil {
		return nil, fmt.Errorf("compile: %w", err)
	}
	if errs := validator.ValidateWithRules(generated.Schema(), doc, nil); len(errs) > 0 {
		return nil, fmt.Errorf("compile: %w", errs)
	}
	var inputs context.Context
	ctx := graphql.WithOperationContext(context.Background(), &graphql.OperationContext{
		Doc: doc, Operation: doc.Operations[0],
		RootResolverMiddleware: func(ctx context.Context, _ graphql.RootResolver) graphql.Marshaler {
			inputs = ctx
			return graphql.Null
		},
	})
	ctx = graphql.WithResponseContext(ctx, graphql.DefaultErrorPresenter, graphql.DefaultRecover)
	generated.Exec(ctx)(ctx)
	if inputs == nil {
		return nil, errors.New("compile: the generated executor does not show how it reads inputs")
	}
	return inputs, nil
}

type generatedKey struct{}

// WithGenerated has the operations of ctx answered by the generated executor.
func WithGenerated(ctx context.Context) context.Context {
	return context.WithValue(ctx, generatedKey{}, true)
}

// Header chooses the executor of a request where Choose lets it.
const Header = "X-Executor"

// Choose lets a request ask for the generated executor, with "X-Executor: generated".
func Choose(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get(Header) == "generated" {
			r = r.WithContext(WithGenerated(r.Context()))
		}
		next.ServeHTTP(w, r)
	})
}

// Exec implements graphql.ExecutableSchema.
func (s *Schema) Exec(ctx context.Context) graphql.ResponseHandler {
	op := graphql.GetOperationContext(ctx)
	// Whoever may not read gets to hear from the generated executor what there is to refuse.
	if op.Operation.Operation != ast.Query || ctx.Value(generatedKey{}) != nil || rule.MayRead(ctx) != nil {
		return s.ExecutableSchema.Exec(ctx)
	}
	v, args, err := s.compile(op)
	if err != nil {
		s.stats.fallbacks.Add(1)
		if !errors.Is(err, errNotCompiled) {
			slog.DebugContext(ctx, "left to the generated executor", "why", err)
		}
		return s.ExecutableSchema.Exec(ctx)
	}
	done := false
	return func(ctx context.Context) *graphql.Response {
		if done {
			return nil
		}
		done = true
		data, err := s.run(ctx, v, args)
		if err != nil {
			graphql.AddError(ctx, err)
			return &graphql.Response{Data: []byte("null")}
		}
		if data == nil { // a node that is not there: the generated executor says which
			s.stats.fallbacks.Add(1)
			return s.ExecutableSchema.Exec(ctx)(ctx)
		}
		s.stats.compiled.Add(1)
		return &graphql.Response{Data: json.RawMessage(data)}
	}
}

// document is the one value of a statement, nil for NULL.
type document []byte

// Scan implements sql.Scanner: a []byte would be copied twice.
func (d *document) Scan(value any) error {
	switch v := value.(type) {
	case nil:
	case string:
		*d = document(v)
	case []byte: // the driver's, until the next call
		*d = slices.Clone(v)
	default:
		return fmt.Errorf("a response of type %T", value)
	}
	return nil
}

// run gives the response of a statement.
func (s *Schema) run(ctx context.Context, v *variant, args []any) (data document, err error) {
	if s.options.Unprepared || v.unprepared {
		err = s.db.QueryRowContext(ctx, v.text, args...).Scan(&data)
	} else {
		var stmt *sql.Stmt
		if stmt, err = s.prepared(ctx, v.text); err != nil {
			return nil, fmt.Errorf("prepare: %w", err)
		}
		err = stmt.QueryRowContext(ctx, args...).Scan(&data)
	}
	if err != nil {
		return nil, fmt.Errorf("query: %w", err)
	}
	return data, nil
}

// prepared keeps statements by their text; database/sql prepares one again on each new connection.
func (s *Schema) prepared(ctx context.Context, text string) (*sql.Stmt, error) {
	if stmt, ok := s.texts.Get(text); ok {
		return stmt, nil
	}
	stmt, err := s.db.PrepareContext(ctx, text)
	if err != nil {
		return nil, err
	}
	if first, ok, _ := s.texts.PeekOrAdd(text, stmt); ok {
		_ = stmt.Close()
		return first, nil
	}
	return stmt, nil
}
