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
	"jiedui/graph/coerce"
	"jiedui/graph/generated"
	"jiedui/intake"
	"jiedui/live"
	"jiedui/report"
	"jiedui/sheet"
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
	// Imports brings files in; without it none are taken.
	Imports *intake.Jobs
	// Verify finds out who is asking by an Authorization header: on websockets, and again before each event.
	Verify func(ctx context.Context, authorization string) (*viewer.Viewer, error)
	// AllowOrigins are the web origins, besides the server's own, whose pages may open websockets; "*" is any.
	AllowOrigins []string
	// KeepAlive is the longest silence of a stream, and Recheck how often its subscriber is verified while nothing
	// happens; 0 means 20 seconds and a minute.
	KeepAlive, Recheck time.Duration
	// Exports is how many there may be at once, and ExportTimeout how long one may take; 0 means 2 and ten minutes.
	Exports       int
	ExportTimeout time.Duration
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
	documents := lru.New[*ast.QueryDocument](1000)
	srv.SetQueryCache(documents)
	srv.Use(inOrder{})
	srv.Use(extension.AutomaticPersistedQuery{Cache: lru.New[string](1000)})
	srv.Use(&coerce.Variables{Documents: documents, MaxTokens: maxTokens})
	if !o.NoIntrospection {
		srv.Use(extension.Introspection{})
	}
	export := &exports{
		maxBody: o.MaxBodyBytes, timeout: cmp.Or(o.ExportTimeout, 10*time.Minute), slots: make(chan struct{}, cmp.Or(o.Exports, 2)),
	}
	srv.Use(export) // before the limits, which are for its pages
	srv.Use(&limiter{Limits: o.Limits})
	keepAlive, recheck := cmp.Or(o.KeepAlive, 20*time.Second), cmp.Or(o.Recheck, time.Minute)
	uploads := int64(0)
	if o.Imports != nil {
		srv.Use(imports{o.Imports}) // before streams, which gives operations their context
		uploads = sheet.DefaultLimits.Bytes
	}
	srv.Use(streams{feed: o.Live, timeout: o.Timeout, recheck: recheck})
	srv.Use(transactions{client, o.Changed})
	web := socket{origins: o.AllowOrigins, maxBytes: o.MaxBodyBytes, keepAlive: keepAlive, verify: o.Verify}
	if o.Live != nil {
		web.stopped = o.Live.Stopped()
	}
	srv.AddTransport(export)
	srv.AddTransport(web)
	srv.AddTransport(HTTP{MaxBodyBytes: o.MaxBodyBytes, MaxUploadBytes: uploads, Verify: o.Verify, KeepAlive: keepAlive})
	if o.PublicRead {
		return public(export.handler(srv))
	}
	return export.handler(srv)
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
