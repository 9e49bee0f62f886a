// Package web holds the pages in the binary, which need no other host: those of app, built into dist, and GraphiQL.
package web

import (
	"embed"
	"io/fs"
	"net/http"
	"net/url"
	"path"
	"strings"
)

//go:embed dist graphiql/index.html graphiql/icon.svg graphiql/*.js graphiql/*.css
var files embed.FS

// policy keeps the pages to this host, without scripts or styles inside of a page. The icons in style sheets are data:
// URLs, and a chart is saved as a picture from a blob: URL.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; " +
	"base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

// policyWith is policy for pages that also get tokens from the provider where people sign in. They go to its own page by
// an address and not by a form, which needs no permission.
func policyWith(provider *Provider) string {
	if provider == nil {
		return policy
	}
	issuer, err := url.Parse(provider.Issuer)
	if err != nil || issuer.Host == "" { // no policy is made of what is no address
		return policy
	}
	return strings.Replace(policy, "connect-src 'self'", "connect-src 'self' "+issuer.Scheme+"://"+issuer.Host, 1)
}

// graphiqlPolicy is that of GraphiQL, which sets styles from its script; its fonts and cursors are data: URLs.
const graphiqlPolicy = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src data:; " +
	"img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

// routes are the addresses of the pages of app, which its own router knows too (app/src/routes.tsx).
var routes = []string{
	"/{$}",
	"/data", "/data/{kind}",
	"/explore",
	"/provinces/{code}", "/counties/{code}", "/pairings/{id}", "/enterprises/{uscc}", "/projects/{number}", "/parks/{id}",
	"/records/{entity}/{id}",
	"/reconciliation", "/quality", "/assessment",
	"/new/{verb}", "/edit/{verb}",
	"/screen", "/templates",
	"/sign-in", "/work",
}

const (
	// revalidated content is kept by the client, which asks by its ETag whether it has changed.
	revalidated = "no-cache"
	// immutable content has a name that changes with it.
	immutable = "public, max-age=31536000, immutable"
)

// Options of the pages.
type Options struct {
	// Model returns the model of the API as JSON. It is called once.
	Model func() []byte
	// Schema returns the SDL of the API. It is nil if the schema is not public.
	Schema func() []byte
	// Map takes the place of the grid of provinces. It may be nil.
	Map *Map
	// Provider is where people sign in from the pages. It may be nil.
	Provider *Provider
}

// Pages serves the pages and the files that they load.
type Pages struct {
	mux      *http.ServeMux
	config   config
	mapped   *Map
	provider *Provider
}

// New returns the pages. They are served while data are still loading; Ready completes them.
func New(o Options) *Pages {
	p := &Pages{mux: http.NewServeMux(), mapped: o.Map, provider: o.Provider}
	app := p.serveApp()
	for _, route := range routes {
		p.mux.Handle("GET "+route, app["index.html"])
		if !strings.HasSuffix(route, "$}") {
			p.mux.HandleFunc("GET "+route+"/{$}", withoutSlash)
		}
	}
	p.serveGraphiQL()
	p.mux.Handle("GET /model.json", made(o.Model, "application/json"))
	if o.Schema != nil {
		p.mux.Handle("GET /schema.graphql", made(o.Schema, "text/plain; charset=utf-8"))
	} else {
		p.mux.HandleFunc("GET /schema.graphql", refuseSchema)
	}
	if o.Map != nil {
		p.mux.Handle("GET "+o.Map.path, o.Map.content)
	}
	p.mux.Handle("GET /config.json", &p.config)
	p.mux.Handle("GET /", app["404.html"].withStatus(http.StatusNotFound))
	return p
}

func (p *Pages) ServeHTTP(w http.ResponseWriter, r *http.Request) { p.mux.ServeHTTP(w, r) }

// Ready sets what /config.json says.
func (p *Pages) Ready(c Config) {
	if p.mapped != nil {
		c.Map = p.mapped.path
	}
	c.Provider = p.provider
	p.config.set(c)
}

// serveApp serves the files of dist and returns them by name. The caller serves the HTML pages at their addresses.
func (p *Pages) serveApp() map[string]asset {
	dist, err := fs.Sub(files, "dist")
	must(err)
	found := map[string]asset{}
	must(fs.WalkDir(dist, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || strings.HasSuffix(name, ".br") || strings.HasSuffix(name, ".gz") {
			return err
		}
		a := asset{contentType: contentTypes[path.Ext(name)], policy: policyWith(p.provider), cache: revalidated}
		if strings.HasPrefix(name, "assets/") {
			a.cache = immutable
		}
		a.encodings = append(readMade(dist, name), encoded("", readFile(dist, name)))
		found[name] = a
		if path.Ext(name) != ".html" {
			p.mux.Handle("GET /"+name, a)
		}
		return nil
	}))
	return found
}

func (p *Pages) serveGraphiQL() {
	graphiql, err := fs.Sub(files, "graphiql")
	must(err)
	names, err := fs.Glob(graphiql, "*")
	must(err)
	for _, name := range names {
		content := readFile(graphiql, name)
		a := asset{contentType: contentTypes[path.Ext(name)], policy: graphiqlPolicy, cache: revalidated}
		a.encodings = []encoding{gzipped(content), encoded("", content)}
		url := "/graphiql/" + name
		if name == "index.html" {
			url = "/graphiql"
			p.mux.HandleFunc("GET /graphiql/{$}", withoutSlash)
		}
		p.mux.Handle("GET "+url, a)
	}
}

// withoutSlash redirects to the address without the slash at its end.
func withoutSlash(w http.ResponseWriter, r *http.Request) {
	to := *r.URL
	to.Scheme, to.Host = "", ""
	to.Path = "/" + strings.Trim(to.Path, "/")
	to.RawPath = ""
	http.Redirect(w, r, to.String(), http.StatusPermanentRedirect) //nolint:gosec // its path begins with one slash, so it stays on this host
}

func readFile(from fs.FS, name string) []byte {
	content, err := fs.ReadFile(from, name)
	must(err)
	return content
}

// must panics on an error that only a broken build can cause: the files are in the binary.
func must(err error) {
	if err != nil {
		panic(err)
	}
}
