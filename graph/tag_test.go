package graph_test

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"testing"

	"entgo.io/ent/dialect"

	"jiedui/db/dbtest"
	"jiedui/graph"
	"jiedui/request"
)

// The tag of an answer changes with the answer, and only then.
func TestTagOfAnAnswerChangesWithIt(t *testing.T) {
	t.Parallel()
	d := dbtest.Open(t, dialect.SQLite, seeded)
	handler := graph.NewHandler(graph.NewSchema(d.Client(), d.Client()), d.Client(), graph.DefaultOptions)
	ask := func(tag string) (status int, newTag string) {
		r := httptest.NewRequest(http.MethodGet, "/graphql?query="+url.QueryEscape(`{ county(code: "513436") { name } }`), nil)
		r.Header.Set("If-None-Match", tag)
		w := httptest.NewRecorder()
		handler.ServeHTTP(w, request.With(r))
		return w.Code, w.Header().Get("ETag")
	}
	status, first := ask(`"none"`)
	if status != http.StatusOK || first == "" {
		t.Fatalf("at first: %d %s", status, first)
	}
	if status, again := ask(first); status != http.StatusNotModified || again != first {
		t.Errorf("again: %d %s, want 304 %s", status, again, first)
	}
	if _, err := d.ExecContext(t.Context(), "UPDATE counties SET name = '甲县' WHERE code = '513436'"); err != nil {
		t.Fatal(err)
	}
	if status, changed := ask(first); status != http.StatusOK || changed == first {
		t.Errorf("after a change: %d %s", status, changed)
	}
}
