package graph_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io"
	"net/http"
	"strings"
	"testing"

	"entgo.io/ent/dialect"

	"jiedui/db/dbtest"
	"jiedui/graph"
	"jiedui/graph/limit"
)

// A server with a list of operations runs these, by their text or their hash, and refuses all others, on every way in.
func TestOnlyOperationsOnTheListAreRun(t *testing.T) {
	t.Parallel()
	const (
		known   = "query Provinces { provinces(first: 1) { totalCount edges { node { code } } } }"
		unknown = "query Provinces { provinces(first: 2) { totalCount edges { node { code } } } }"
		schema  = "{ __schema { queryType { name } } }"
	)
	hash := func(text string) string {
		sum := sha256.Sum256([]byte(text))
		return hex.EncodeToString(sum[:])
	}
	list, err := json.Marshal(map[string]string{hash(known): known})
	if err != nil {
		t.Fatal(err)
	}
	operations, err := limit.ParseOperations(list, graph.NewSchema(nil, nil).Schema())
	if err != nil {
		t.Fatal(err)
	}
	d := dbtest.Open(t, dialect.SQLite, seeded)
	s := serveLive(t, d, settings{graph: func(o *graph.Options) { o.Operations = operations }})
	ask := func(path string, body map[string]any) (int, string) {
		t.Helper()
		text, err := json.Marshal(body)
		if err != nil {
			t.Fatal(err)
		}
		req, err := http.NewRequestWithContext(t.Context(), http.MethodPost, s.url+path, bytes.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		req.Header.Set("Content-Type", "application/json")
		req.Header.Set("Accept", "application/graphql-response+json")
		res, err := http.DefaultClient.Do(req)
		if err != nil {
			t.Fatal(err)
		}
		defer res.Body.Close()
		answer, err := io.ReadAll(res.Body)
		if err != nil {
			t.Fatal(err)
		}
		return res.StatusCode, string(answer)
	}
	persisted := func(hash string) map[string]any {
		return map[string]any{"extensions": map[string]any{"persistedQuery": map[string]any{"version": 1, "sha256Hash": hash}}}
	}
	for _, path := range []string{"/graphql", "/export?format=csv"} {
		for name, test := range map[string]struct {
			body   map[string]any
			status int
		}{
			"its text":                   {map[string]any{"query": known}, http.StatusOK},
			"its hash":                   {persisted(hash(known)), http.StatusOK},
			"another text":               {map[string]any{"query": unknown}, http.StatusForbidden},
			"another hash":               {persisted(hash(unknown)), http.StatusForbidden},
			"no hash":                    {map[string]any{"extensions": map[string]any{"persistedQuery": 1}}, http.StatusForbidden},
			"introspection":              {map[string]any{"query": schema}, http.StatusForbidden},
			"no GraphQL":                 {map[string]any{"query": "{"}, http.StatusForbidden},
			"another text with its hash": {map[string]any{"query": unknown, "extensions": persisted(hash(known))["extensions"]}, http.StatusForbidden},
		} {
			status, answer := ask(path, test.body)
			if status != test.status || status == http.StatusForbidden && !strings.Contains(answer, `"code":"FORBIDDEN"`) {
				t.Errorf("%s with %s: %d %s, want %d", path, name, status, answer, test.status)
			}
		}
	}
	c := dial(t, s, nil, nil)
	c.subscribe(t, "1", known)
	if m := c.receive(t); m.Type != "next" {
		t.Errorf("on a websocket: %s %s", m.Type, m.Payload)
	}
	c.receive(t) // complete
	c.subscribe(t, "2", unknown)
	if code := c.refused(t, "2"); code != "FORBIDDEN" {
		t.Errorf("another one on a websocket: %s", code)
	}
}
