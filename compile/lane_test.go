package compile_test

import (
	"context"
	"database/sql"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/99designs/gqlgen/graphql"

	"jiedui/compile"
	"jiedui/db/dbtest"
	"jiedui/graph"
	"jiedui/graph/limit"
)

// While a long list holds every connection for lists, a single record is answered, and lists that would wait for long are
// refused.
func TestSingleRecordsDoNotWaitForLists(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		d := dbtest.Open(t, dialectName, demoTemplate)
		lists, quick := d.ReadOnly(1), d.ReadOnly(1)
		t.Cleanup(func() { _ = lists.Close(); _ = quick.Close() })
		s, err := compile.New(graph.NewSchema(d.Client(), d.Client()), lists.DB, d.Dialect, compile.Options{
			Statements: 10, Lane: func(op *graphql.OperationContext) *sql.DB {
				if limit.Cost(op) <= 50 {
					return quick.DB
				}
				return nil
			},
		})
		if err != nil {
			t.Fatal(err)
		}
		srv := httptest.NewServer(graph.NewHandler(s, d.Client(), graph.DefaultOptions))
		t.Cleanup(srv.Close)
		ask := func(ctx context.Context, query string) string { return post(ctx, t, srv.URL, query) }

		const list = "{ counties(first: 200) { edges { node { name } } } }"
		if got := ask(t.Context(), list); !strings.Contains(got, "东城区") {
			t.Fatalf("%.300s", got)
		}
		held, err := lists.Conn(t.Context()) // as a long list does
		if err != nil {
			t.Fatal(err)
		}
		if got := ask(t.Context(), `{ county(code: "513430") { name } }`); !strings.Contains(got, "金阳县") {
			t.Errorf("a single record gets %s", got)
		}
		waiting, stop := context.WithTimeout(t.Context(), time.Minute)
		defer stop()
		answers := make(chan string)
		const asked = 80 // more than wait for one connection
		for range asked {
			go func() { answers <- ask(waiting, list) }()
		}
		refused := 0
		for refused < asked-51 {
			if got := <-answers; !strings.Contains(got, "RATE_LIMITED") || !strings.HasPrefix(got, "429") {
				t.Fatalf("while there is no connection a list gets %.300s", got)
			}
			refused++
		}
		_ = held.Close()
		for range asked - refused {
			if got := <-answers; !strings.HasPrefix(got, "200") {
				t.Errorf("a list that waited gets %.300s", got)
			}
		}
	})
}

// post returns the status and the body of the answer to a query.
func post(ctx context.Context, t *testing.T, url, query string) string {
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, url, strings.NewReader(fmt.Sprintf(`{"query": %q}`, query)))
	if err != nil {
		t.Error(err)
		return ""
	}
	req.Header.Set("Content-Type", "application/json")
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		return err.Error()
	}
	defer res.Body.Close()
	body, err := io.ReadAll(res.Body)
	if err != nil {
		return err.Error()
	}
	return fmt.Sprint(res.StatusCode, " ", string(body))
}
