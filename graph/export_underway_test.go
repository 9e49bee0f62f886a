package graph_test

import (
	"context"
	"crypto/ed25519"
	"errors"
	"fmt"
	"io"
	"maps"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"sync/atomic"
	"testing"
	"time"

	"github.com/99designs/gqlgen/graphql"

	"jiedui/auth"
	"jiedui/db/dbtest"
	"jiedui/ent/coordinator"
	"jiedui/fault"
	"jiedui/graph"
	"jiedui/request"
	"jiedui/viewer"
)

// staged is a schema whose nth operation does something else first.
type staged struct {
	graphql.ExecutableSchema
	n      atomic.Int32
	before func(ctx context.Context, n int) error
}

func (s *staged) Exec(ctx context.Context) graphql.ResponseHandler {
	if err := s.before(ctx, int(s.n.Add(1))); err != nil {
		graphql.AddError(ctx, err)
	}
	return s.ExecutableSchema.Exec(ctx)
}

// stage serves the full data with something that happens before each page.
func stage(t *testing.T, o graph.Options, before func(ctx context.Context, n int) error) office {
	t.Helper()
	d := dbtest.Open(t, "sqlite", full)
	handler := graph.NewHandler(&staged{ExecutableSchema: graph.NewSchema(d.Client(), d.Client()), before: before}, d.Client(), o)
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { handler.ServeHTTP(w, request.With(r)) }))
	t.Cleanup(srv.Close)
	return office{t: t, client: d.Client(), db: d, url: srv.URL, handler: handler}
}

const everything = `{ enterprises { edges { node { id uscc name nameShort: name nameLong: name homeCounty { name nameEn } } } } }`

// What fails before anything was sent is answered with its error. What fails later is no file: the connection ends
// before the end of the answer.
func TestFailedExportIsNoFile(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		format string
		page   int
		early  bool
	}{{"csv", 1, true}, {"xlsx", 2, true}, {"csv", 25, false}, {"xlsx", 25, false}, {"ndjson", 25, false}} {
		t.Run(fmt.Sprint(test.format, test.page), func(t *testing.T) {
			t.Parallel()
			o := stage(t, graph.DefaultOptions, func(_ context.Context, n int) error {
				if n == test.page {
					return fault.New(fault.Unavailable, "the database is away", "")
				}
				return nil
			})
			got := o.get(o.url, "", "format="+test.format, everything, nil)
			switch {
			case test.early && (got.status != http.StatusServiceUnavailable || got.fails.code() != "UNAVAILABLE" || got.header.Get("Content-Disposition") != ""):
				t.Errorf("%d %v %s", got.status, got.header, got.body)
			case !test.early && (got.status != http.StatusOK || !errors.Is(got.err, io.ErrUnexpectedEOF)):
				t.Errorf("%d, %v after %d bytes", got.status, got.err, len(got.body))
			}
		})
	}
	t.Run("panic", func(t *testing.T) {
		t.Parallel()
		o := stage(t, graph.DefaultOptions, func(_ context.Context, n int) error {
			if n == 25 {
				panic("a bug")
			}
			return nil
		})
		if got := o.get(o.url, "", "", everything, nil); !errors.Is(got.err, io.ErrUnexpectedEOF) {
			t.Errorf("%d, %v after %d bytes", got.status, got.err, len(got.body))
		}
	})
}

// There are so many exports at once and no more; a client that leaves makes room, and one that takes too long too.
func TestExportsAtOnceAreBounded(t *testing.T) {
	t.Parallel()
	options := graph.DefaultOptions
	options.MaxExports = 1
	arrived, left := make(chan struct{}), make(chan error, 1)
	o := stage(t, options, func(ctx context.Context, n int) error {
		if n == 1 {
			close(arrived)
			<-ctx.Done()
			left <- ctx.Err()
		}
		return nil
	})
	ctx, leave := context.WithCancel(t.Context())
	go func() {
		<-arrived
		got := o.get(o.url, "", "", everything, nil)
		if got.status != http.StatusTooManyRequests || got.fails.code() != "RATE_LIMITED" || got.header.Get("Retry-After") == "" {
			t.Errorf("a second export gives %d %v %s", got.status, got.header, got.body)
		}
		leave()
	}()
	req := mustGet(http.NewRequestWithContext(ctx, http.MethodGet, o.url+"/export?query="+url.QueryEscape(everything), nil))
	if res, err := http.DefaultClient.Do(req); err == nil {
		res.Body.Close()
		t.Errorf("it is answered by %d", res.StatusCode)
	}
	if err := <-left; !errors.Is(err, context.Canceled) {
		t.Errorf("reading ends with %v", err)
	}
	var got exported
	for got.status != http.StatusOK { // the first one may still be on its way out
		got = o.get(o.url, "", "", everything, nil)
	}
	if n := len(got.csv(t)); n < 6000 {
		t.Errorf("%d rows", n)
	}
}

func TestSlowExportTimesOut(t *testing.T) {
	t.Parallel()
	options := graph.DefaultOptions
	options.ExportTimeout = time.Millisecond
	o := stage(t, options, func(ctx context.Context, _ int) error {
		<-ctx.Done()
		return nil
	})
	if got := o.get(o.url, "", "", everything, nil); got.status != http.StatusGatewayTimeout || got.fails.code() != "TIMEOUT" {
		t.Errorf("%d %s", got.status, got.body)
	}
}

// A reader whose rights are taken away, or whose token is revoked, gets no further page.
func TestRightsTakenAwayEndExports(t *testing.T) {
	t.Parallel()
	for _, what := range []string{"none", "deactivated", "revoked"} {
		t.Run(what, func(t *testing.T) {
			t.Parallel()
			var o office
			var who *auth.Authenticator
			options := graph.DefaultOptions
			options.Verify = func(ctx context.Context, authorization string) (*viewer.Viewer, error) {
				return who.Authorization(ctx, authorization)
			}
			o = stage(t, options, func(_ context.Context, n int) error {
				switch {
				case n != 25:
				case what == "deactivated":
					o.client.Coordinator.Update().Where(coordinator.Subject("demo:analyst:1")).SetActive(false).ExecX(o.trusted())
				case what == "revoked":
					o.client.TokenRevocation.Create().SetSubject("demo:analyst:1").SetReason("遗失").SetRevokedAt(time.Now()).ExecX(o.trusted())
				}
				return nil
			})
			o.key = ed25519.NewKeyFromSeed(make([]byte, ed25519.SeedSize))
			who = mustGet(auth.New(auth.Config{Key: o.key, Client: o.client}))
			known := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				v := mustGet(who.Authorization(r.Context(), r.Header.Get("Authorization")))
				o.handler.ServeHTTP(w, request.With(r.WithContext(viewer.With(r.Context(), v))))
			}))
			t.Cleanup(known.Close)
			got := o.get(known.URL, "demo:analyst:1", "", everything, nil)
			if whole := got.err == nil; got.status != http.StatusOK || whole != (what == "none") {
				t.Errorf("%d, %v after %d bytes", got.status, got.err, len(got.body))
			}
		})
	}
}

// A row that stays is exported once, whatever is registered meanwhile.
func TestExportHasEachRowOnceDespiteChanges(t *testing.T) {
	t.Parallel()
	var o office
	o = stage(t, graph.DefaultOptions, func(_ context.Context, n int) error {
		if n%10 == 0 {
			o.enterprise()
		}
		return nil
	})
	seen := make(map[string]int)
	before := mustGet(o.client.Enterprise.Query().Count(o.trusted()))
	for _, row := range o.get(o.url, "", "", `{ enterprises(orderBy: {field: NAME}) { edges { node { id } } } }`, nil).csv(t)[1:] {
		seen[row[0]]++
	}
	if most := slices.Max(slices.Collect(maps.Values(seen))); len(seen) < before || most > 1 {
		t.Errorf("%d of %d rows, one of them %d times", len(seen), before, most)
	}
}
