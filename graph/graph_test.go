package graph_test

import (
	"bytes"
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"jiedui/db"
	"jiedui/db/dbtest"
	"jiedui/db/demo"
	"jiedui/db/reference"
	"jiedui/graph"
	"jiedui/request"
)

func TestMain(m *testing.M) { dbtest.Main(m) }

// migrated is a template without records.
var migrated = dbtest.Template{Name: "migrated", Build: func(ctx context.Context, d *db.DB) error {
	_, err := db.Migrate(ctx, d, db.Migrations)
	return err
}}

// seeded is a template with the reference data.
var seeded = dbtest.Template{Name: "seeded", Build: func(ctx context.Context, d *db.DB) error {
	if err := migrated.Build(ctx, d); err != nil {
		return err
	}
	_, err := reference.Load(ctx, d.Client(), nil)
	return err
}}

// full is a template with the data of a new embedded server: reference and demonstration data.
var full = dbtest.Template{Name: "full", Build: func(ctx context.Context, d *db.DB) error {
	if err := seeded.Build(ctx, d); err != nil {
		return err
	}
	_, err := demo.Load(ctx, d.Client(), demo.Options{})
	return err
}}

// api is a server with its own database.
type api struct {
	url     string
	counter *dbtest.Counter
	db      *db.DB
}

// openDrafts are the options of a server that shows drafts to all: tests of other things write them as they need.
func openDrafts() graph.Options {
	o := graph.DefaultOptions
	o.OpenDrafts = true
	return o
}

func serve(t *testing.T, dialectName string, template dbtest.Template) api {
	t.Helper()
	d, counter := dbtest.OpenCounted(t, dialectName, template)
	handler := graph.NewHandler(graph.NewSchema(d.Client(), d.Client()), d.Client(), openDrafts())
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		handler.ServeHTTP(w, request.With(r))
	}))
	t.Cleanup(srv.Close)
	return api{url: srv.URL, counter: counter, db: d}
}

// send posts an operation and returns the response, whose body must be closed.
func (a api) send(t *testing.T, query string, variables map[string]any) *http.Response {
	t.Helper()
	body, err := json.Marshal(map[string]any{"query": query, "variables": variables})
	if err != nil {
		t.Fatal(err)
	}
	req, err := http.NewRequestWithContext(t.Context(), http.MethodPost, a.url, bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Content-Type", "application/json")
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	return res
}

// post sends an operation and returns the raw parts of the response.
func (a api) post(t *testing.T, query string, variables map[string]any) (data, errs json.RawMessage) {
	t.Helper()
	res := a.send(t, query, variables)
	defer res.Body.Close()
	var got struct{ Data, Errors json.RawMessage }
	if err := json.NewDecoder(res.Body).Decode(&got); err != nil {
		t.Fatal(err)
	}
	return got.Data, got.Errors
}

// want posts a query and compares the data.
func (a api) want(t *testing.T, query, want string) {
	t.Helper()
	data, errs := a.post(t, query, nil)
	if errs != nil || string(data) != want {
		t.Errorf("%s gives\n%s %s, want\n%s", strings.TrimSpace(query), data, errs, want)
	}
}
