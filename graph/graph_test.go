package graph_test

import (
	"bytes"
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"testing"

	"jiedui/db"
	"jiedui/db/dbtest"
	"jiedui/db/reference"
	"jiedui/graph"
)

func TestMain(m *testing.M) { dbtest.Main(m) }

// seeded is a database as a new server makes it.
var seeded = dbtest.Template{Name: "seeded", Build: func(ctx context.Context, d *db.DB) error {
	if _, err := db.Migrate(ctx, d, db.Migrations); err != nil {
		return err
	}
	_, err := reference.Load(ctx, d.Client(), nil)
	return err
}}

// api is a server on a database of its own.
type api struct {
	url     string
	counter *dbtest.Counter
}

func serve(t *testing.T, dialectName string, template dbtest.Template) api {
	t.Helper()
	d, counter := dbtest.OpenCounted(t, dialectName, template)
	srv := httptest.NewServer(graph.NewHandler(d.Client(), graph.DefaultOptions))
	t.Cleanup(srv.Close)
	return api{url: srv.URL, counter: counter}
}

// post sends an operation and gives the response as it came.
func (a api) post(t *testing.T, query string, variables map[string]any) (data, errs json.RawMessage) {
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
	defer res.Body.Close()
	var got struct{ Data, Errors json.RawMessage }
	if err := json.NewDecoder(res.Body).Decode(&got); err != nil {
		t.Fatal(err)
	}
	return got.Data, got.Errors
}

func TestThin(t *testing.T) {
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		a := serve(t, dialectName, seeded)
		for _, q := range []string{
			`{ keyCounties: counties(where: {designation: KEY}) { totalCount } supporters: counties(where: {designation: SUPPORTING}) { totalCount } pairings(where: {status: ACTIVE}) { totalCount } industrialParks { totalCount } provinces { totalCount } }`,
			`{ county(code: "513436") { name nameEn designation province { name } pairingsAsRecipient { edges { node { status startedOn supporter { name province { name } } } } } } }`,
			`{ counties(first: 2, where: {search: "meigu"}, orderBy: [{field: NAME, direction: DESC}, {field: CODE}]) { edges { cursor node { id name } } pageInfo { hasNextPage } } }`,
			`{ counties(where: {code: null, name: "", codeIn: [], or: [{}]}) { totalCount } }`,
			`{ counties(first: 1000) { totalCount } x: counties(after: "zzz") { totalCount } }`,
			`{ nope }`,
			`{ node(id: "4") {id} b: node(id: "zz") { id } c: node(id: 99999999999999) { id } }`,
			`{ node(id: "21474836480") {id ... on County {name}} nodes(ids: [21474836480, 21474836481, 3]) { id }}`,
		} {
			a.counter.Reset()
			data, errs := a.post(t, q, nil)
			t.Logf("%s\n  %s\n %s\n %d", q, data, errs, a.counter.N())
		}
	})
}
