package graph

import (
	"context"
	"maps"
	"net/http"
	"regexp"
	"sync"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/handler"
	"github.com/99designs/gqlgen/graphql/handler/extension"
	"github.com/vektah/gqlparser/v2/ast"

	"jiedui/ent"
	"jiedui/graph/coerce"
	"jiedui/graph/export"
	"jiedui/graph/generated"
	"jiedui/graph/limit"
	"jiedui/graph/transport"
	"jiedui/intake"
	"jiedui/live"
	"jiedui/report/basis"
	"jiedui/rule"
	"jiedui/sheet"
	"jiedui/verb"
	"jiedui/viewer"
	"jiedui/visibility"
)

// Options of the GraphQL handler. Numbers must not be 0: begin with DefaultOptions.
type Options struct {
	// MaxCost and MaxDepth bound an operation, as the fields of limit.Extension.
	MaxCost, MaxDepth int
	// MaxBodyBytes bounds the body of a request, and MaxUploadBytes the files that come with one.
	MaxBodyBytes, MaxUploadBytes int64
	// MaxRequests and MaxCostRate bound what a caller may ask for each second, on average: requests, and records that they
	// may read. 0 is no bound for either.
	MaxRequests, MaxCostRate int
	// UploadDir is where files are kept that come with requests, "" for the system's; UploadBytes bounds all of them
	// together.
	UploadDir   string
	UploadBytes int64
	// Timeout ends an operation that runs longer.
	Timeout time.Duration
	// NoIntrospection hides the schema: it is not answered, and no name of it is suggested.
	NoIntrospection bool
	// Operations are the only ones that may be sent. Without a list, all may.
	Operations *limit.Operations
	// PublicRead lets requests without a token read.
	PublicRead bool
	// OpenDrafts shows drafts to everyone who may read, not only to the two sides and those above them.
	OpenDrafts bool
	// Changed is called after each change that was committed. It may be nil.
	Changed func()
	// Live has the changes for subscriptions. Without it there are no subscriptions.
	Live *live.Feed
	// Imports imports files. Without it there are no imports.
	Imports *intake.Jobs
	// Verify returns the viewer of an Authorization header: on websockets, and again before each event and each page of an
	// export.
	Verify func(ctx context.Context, authorization string) (*viewer.Viewer, error)
	// AllowOrigins are the web origins, besides the server's own, whose pages may open websockets; "*" allows any.
	AllowOrigins []string
	// InitTimeout is how long a websocket may take until it sends connection_init.
	InitTimeout time.Duration
	// KeepAlive is the longest silence of a stream. Recheck is how often its subscriber is verified while there are no
	// events.
	KeepAlive, Recheck time.Duration
	// MaxExports is how many exports may run at once, and ExportTimeout how long one may take.
	MaxExports    int
	ExportTimeout time.Duration
}

// DefaultOptions suit a server that answers without a token. The flags of the program have their defaults from here.
var DefaultOptions = Options{
	MaxCost:        25_000,
	MaxDepth:       20,
	MaxBodyBytes:   1 << 20,
	MaxUploadBytes: sheet.DefaultLimits.Bytes,
	UploadBytes:    4 * sheet.DefaultLimits.Bytes,
	Timeout:        20 * time.Second,
	PublicRead:     true,
	InitTimeout:    10 * time.Second,
	KeepAlive:      20 * time.Second,
	Recheck:        time.Minute,
	MaxExports:     2,
	ExportTimeout:  10 * time.Minute,
}

const (
	// maxTokens bounds the text of an operation before it is parsed.
	maxTokens = limit.MaxTokens
	// keptDocuments and keptQueries are the bytes that validated documents and persisted queries may take. A parsed
	// document takes about documentSize bytes for each byte of its text.
	keptDocuments, keptQueries = 32 << 20, 8 << 20
	documentSize               = 100
)

// hideDirectives removes directives from the schema that are not for clients: @defer, which gqlparser adds although our
// transports send a single response without the deferred fields, those that tell gqlgen which code to generate, and @form
// with its type, which describe the forms of our pages.
var hideDirectives = sync.OnceFunc(func() {
	schema := generated.NewExecutableSchema(generated.Config{}).Schema()
	maps.DeleteFunc(schema.Directives, func(name string, _ *ast.DirectiveDefinition) bool {
		return name == "defer" || name == "form" || generatorDirective.MatchString(name)
	})
	delete(schema.Types, "FormValue")
})

var generatorDirective = regexp.MustCompile(`^go[A-Z]`)

// NewSchema returns the API over the client's database. Reports send their statements to the reader. Admins change rights
// alone.
func NewSchema(client *ent.Client, reader basis.Reader) graphql.ExecutableSchema {
	return NewSchemaWith(client, reader, verb.Rights{})
}

// NewSchemaWith is like NewSchema, with its own way to change rights.
func NewSchemaWith(client *ent.Client, reader basis.Reader, rights verb.Rights) graphql.ExecutableSchema {
	hideDirectives()
	return generated.NewExecutableSchema(generated.Config{Resolvers: &Resolver{client, reader, rights}})
}

// NewHandler serves the API of a schema over the client's database.
func NewHandler(schema graphql.ExecutableSchema, client *ent.Client, o Options) http.Handler {
	srv := handler.New(schema)
	srv.SetErrorPresenter(presenter{hideNames: o.NoIntrospection}.present)
	srv.SetRecoverFunc(transport.LogPanic)
	srv.SetParserTokenLimit(maxTokens)
	documents := limit.NewCache[*ast.QueryDocument](keptDocuments, documentSize, 16<<10)
	srv.SetQueryCache(documents)
	srv.Use(inOrder{})
	srv.Use(access{hideSchema: o.NoIntrospection})
	if o.Operations != nil {
		srv.Use(o.Operations)
	} else {
		srv.Use(extension.AutomaticPersistedQuery{Cache: limit.NewCache[string](keptQueries, 1, 64<<10)})
	}
	srv.Use(limit.Documents{Validated: documents})
	srv.Use(&coerce.Variables{Documents: documents, MaxTokens: maxTokens, HideNames: o.NoIntrospection})
	exports := &export.Handler{
		AtOnce: o.MaxExports, Timeout: o.ExportTimeout, MaxBodyBytes: o.MaxBodyBytes,
		Session: func(r *http.Request) *transport.Session { return transport.SessionFor(r, o.Verify) },
	}
	srv.Use(exports) // before the limits, which apply to its pages
	srv.Use(&limit.Extension{Cost: o.MaxCost, Depth: o.MaxDepth})
	if o.MaxRequests > 0 && o.MaxCostRate > 0 { // after the cost is known; a file that is being sent is not cut off
		srv.Use(&limit.Rates{Requests: o.MaxRequests, Cost: o.MaxCostRate, Caller: callerOf, Waits: export.HasBegun})
	}
	socket := transport.WebSocket{
		Origins: o.AllowOrigins, MaxMessageBytes: o.MaxBodyBytes, InitTimeout: o.InitTimeout, KeepAlive: o.KeepAlive, Verify: o.Verify, Explain: rule.Explain,
	}
	web := transport.HTTP{MaxBodyBytes: o.MaxBodyBytes, Verify: o.Verify, KeepAlive: o.KeepAlive}
	if o.Live != nil {
		socket.Stopped = o.Live.Stopped()
	}
	if o.Imports != nil {
		srv.Use(imports{o.Imports}) // before streams, which gives operations their context
		web.Uploads = transport.NewUploads(transport.UploadLimits{
			Dir: o.UploadDir, RequestBytes: o.MaxUploadBytes, TotalBytes: max(o.UploadBytes, o.MaxUploadBytes), May: o.Imports.MayStart,
		})
	}
	srv.Use(streams{client: client, feed: o.Live, timeout: o.Timeout, recheck: o.Recheck})
	srv.Use(transactions{client, o.Changed})
	srv.Use(totals{})
	srv.AddTransport(exports)
	srv.AddTransport(socket)
	srv.AddTransport(web)
	h := exports.Before(srv)
	if o.Imports != nil {
		h = withMarked(h, o.Imports)
	}
	if o.PublicRead {
		h = public(h)
	}
	if o.OpenDrafts {
		h = open(h)
	}
	return h
}

// open lets everyone who may read see all drafts.
func open(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		next.ServeHTTP(w, r.WithContext(visibility.WithOpenDrafts(r.Context())))
	})
}

// public lets requests without a viewer read.
func public(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if viewer.From(r.Context()) == nil {
			r = r.WithContext(viewer.With(r.Context(), &viewer.Viewer{}))
		}
		next.ServeHTTP(w, r)
	})
}
