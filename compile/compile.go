// Package compile answers a query of the API with one SQL statement whose result is the JSON of the response. A query
// that it cannot compile goes to the generated executor, which is the reference: both give the same bytes.
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
	"sync"

	"github.com/99designs/gqlgen/graphql"
	lru "github.com/hashicorp/golang-lru/v2"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/parser"
	"github.com/vektah/gqlparser/v2/validator"

	"jiedui/catalog"
	"jiedui/ent"
	"jiedui/rule"
	"jiedui/visibility"
)

// Options of a Schema.
type Options struct {
	// Statements is how many prepared statements, and how many plans, are kept at most.
	Statements int
	// Unprepared sends the text of each statement again. A pooler needs this if it gives a database connection to
	// another client between two statements.
	Unprepared bool
	// Lane returns another pool of connections for an operation, nil for the usual one. So what is soon done does not wait
	// for what takes long.
	Lane func(*graphql.OperationContext) *sql.DB
}

// Schema stands in front of the generated executable schema.
type Schema struct {
	graphql.ExecutableSchema
	lists        *lane
	lanes        map[*sql.DB]*lane // the others
	mu           sync.Mutex        // of lanes
	dialect      dialect
	options      Options
	entities     map[string]*catalog.Entity
	inputContext context.Context // where gqlgen keeps what reads inputs
	plans        *lru.Cache[planKey, *plan]
	stats        counters
}

// New returns a Schema that reads from db. dialectName is the name that ent has for the kind of database.
func New(generated graphql.ExecutableSchema, db *sql.DB, dialectName string, o Options) (*Schema, error) {
	s := &Schema{
		ExecutableSchema: generated, lanes: make(map[*sql.DB]*lane), dialect: dialects[dialectName], options: o,
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
	if s.lists, err = newLane(db, o.Statements); err != nil {
		return nil, err
	}
	s.inputContext, err = newInputContext(generated)
	return s, err
}

// newInputContext returns the context that the generated executor has at its first field. With it gqlgen parses inputs,
// such as filters, in the same way as that executor does.
func newInputContext(generated graphql.ExecutableSchema) (context.Context, error) {
	doc, err := parser.ParseQuery(&ast.Source{Input: "{ node(id: 0) { id } }"})
	if err != nil {
		return nil, fmt.Errorf("compile: %w", err)
	}
	if errs := validator.ValidateWithRules(generated.Schema(), doc, nil); len(errs) > 0 {
		return nil, fmt.Errorf("compile: %w", errs)
	}
	var inputContext context.Context
	ctx := graphql.WithOperationContext(context.Background(), &graphql.OperationContext{
		Doc: doc, Operation: doc.Operations[0],
		RootResolverMiddleware: func(ctx context.Context, _ graphql.RootResolver) graphql.Marshaler {
			inputContext = ctx
			return graphql.Null
		},
	})
	ctx = graphql.WithResponseContext(ctx, graphql.DefaultErrorPresenter, graphql.DefaultRecover)
	generated.Exec(ctx)(ctx)
	if inputContext == nil {
		return nil, errors.New("compile: the generated executor has not called its root resolvers")
	}
	return inputContext, nil
}

type generatedContextKey struct{}

// WithGenerated returns a context whose operations are answered by the generated executor.
func WithGenerated(ctx context.Context) context.Context {
	return context.WithValue(ctx, generatedContextKey{}, true)
}

// Header is the request header that Choose looks at.
const Header = "X-Executor"

// Choose is a middleware. With the header "X-Executor: generated" a request is answered by the generated executor.
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
	// A viewer who must not read is refused by the generated executor, field by field.
	if op.Operation.Operation != ast.Query || ctx.Value(generatedContextKey{}) != nil || rule.MayRead(ctx) != nil {
		return s.ExecutableSchema.Exec(ctx)
	}
	v, args, err := s.compile(op, visibility.Of(ctx))
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
		var data jsonText
		l, err := s.laneOf(op)
		if err == nil {
			data, err = s.run(ctx, l, v, args)
		}
		if err != nil {
			graphql.AddError(ctx, err)
			return &graphql.Response{Data: []byte("null")}
		}
		if data == nil { // there is no such node: the error of the generated executor names it
			s.stats.fallbacks.Add(1)
			return s.ExecutableSchema.Exec(ctx)(ctx)
		}
		s.stats.compiled.Add(1)
		return &graphql.Response{Data: json.RawMessage(data)}
	}
}

// jsonText is the one value of a statement's result; nil for NULL.
type jsonText []byte

// Scan implements sql.Scanner, because database/sql would copy a []byte twice.
func (d *jsonText) Scan(value any) error {
	switch v := value.(type) {
	case nil:
	case string:
		*d = jsonText(v)
	case []byte: // belongs to the driver and is valid until the next call
		*d = slices.Clone(v)
	default:
		return fmt.Errorf("a response of type %T", value)
	}
	return nil
}

// run executes a statement and returns its response.
func (s *Schema) run(ctx context.Context, l *lane, v *variant, args []any) (data jsonText, err error) {
	leave, err := l.enter()
	if err != nil {
		return nil, err
	}
	defer leave()
	if s.options.Unprepared || v.unprepared {
		err = l.db.QueryRowContext(ctx, v.text, args...).Scan(&data)
	} else {
		var stmt *sql.Stmt
		if stmt, err = l.prepared(ctx, v.text); err != nil {
			return nil, fmt.Errorf("prepare: %w", err)
		}
		err = stmt.QueryRowContext(ctx, args...).Scan(&data)
	}
	if err != nil {
		return nil, fmt.Errorf("query: %w", err)
	}
	return data, nil
}
