package graph

import (
	"cmp"
	"context"
	"net/http"
	"sync"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/handler"
	"github.com/99designs/gqlgen/graphql/handler/extension"
	"github.com/99designs/gqlgen/graphql/handler/lru"
	"github.com/vektah/gqlparser/v2/ast"

	"jiedui/ent"
	"jiedui/graph/generated"
	"jiedui/live"
	"jiedui/report"
	"jiedui/viewer"
)

// Options of the GraphQL handler.
type Options struct {
	Limits Limits
	// MaxBodyBytes bounds the body of a request.
	MaxBodyBytes int64
	// Timeout ends an operation that runs longer.
	Timeout time.Duration
	// NoIntrospection hides the schema.
	NoIntrospection bool
	// PublicRead lets anyone read; without it a token is needed.
	PublicRead bool
	// Changed is called after each change that was committed; nil for none.
	Changed func()
	// Live has the changes for subscriptions; without it there are none.
	Live *live.Feed
	// Verify finds out who is asking by an Authorization header: on websockets, and again before each event.
	Verify func(ctx context.Context, authorization string) (*viewer.Viewer, error)
	// AllowOrigins are the web origins, besides the server's own, whose pages may open websockets; "*" is any.
	AllowOrigins []string
	// KeepAlive is the longest silence of a stream, and Recheck how often its subscriber is verified while nothing
	// happens; 0 means 20 seconds and a minute.
	KeepAlive, Recheck time.Duration
}

// DefaultOptions suit a server that anyone may ask.
var DefaultOptions = Options{
	Limits:       Limits{Cost: 25_000, Depth: 20},
	MaxBodyBytes: 1 << 20,
	Timeout:      20 * time.Second,
	PublicRead:   true,
}

// maxTokens bounds the text of an operation before it is parsed.
const maxTokens = 20_000

// removeDefer takes @defer out of the schema, where gqlparser puts it unasked: our transports send one response, and
// what is deferred would be missing from it.
var removeDefer = sync.OnceFunc(func() {
	delete(generated.NewExecutableSchema(generated.Config{}).Schema().Directives, "defer")
})

// NewSchema is the API over the client's database; the statements of reports are left to the reader.
func NewSchema(client *ent.Client, reader report.Reader) graphql.ExecutableSchema {
	removeDefer()
	return generated.NewExecutableSchema(generated.Config{Resolvers: &Resolver{client, reader}})
}

// NewHandler serves the API of a schema over the client's database.
func NewHandler(schema graphql.ExecutableSchema, client *ent.Client, o Options) http.Handler {
	srv := handler.New(schema)
	srv.SetErrorPresenter(present)
	srv.SetRecoverFunc(recovered)
	srv.SetParserTokenLimit(maxTokens)
	srv.SetQueryCache(lru.New[*ast.QueryDocument](1000))
	srv.Use(extension.AutomaticPersistedQuery{Cache: lru.New[string](1000)})
	if !o.NoIntrospection {
		srv.Use(extension.Introspection{})
	}
	srv.Use(&limiter{Limits: o.Limits})
	keepAlive, recheck := cmp.Or(o.KeepAlive, 20*time.Second), cmp.Or(o.Recheck, time.Minute)
	srv.Use(streams{feed: o.Live, timeout: o.Timeout, recheck: recheck})
	srv.Use(transactions{client, o.Changed})
	web := socket{origins: o.AllowOrigins, maxBytes: o.MaxBodyBytes, keepAlive: keepAlive, verify: o.Verify}
	if o.Live != nil {
		web.stopped = o.Live.Stopped()
	}
	srv.AddTransport(web)
	srv.AddTransport(HTTP{MaxBodyBytes: o.MaxBodyBytes, Verify: o.Verify, KeepAlive: keepAlive})
	if o.PublicRead {
		return public(srv)
	}
	return srv
}

// public lets those who have not shown who they are read.
func public(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if viewer.From(r.Context()) == nil {
			r = r.WithContext(viewer.With(r.Context(), &viewer.Viewer{}))
		}
		next.ServeHTTP(w, r)
	})
}
