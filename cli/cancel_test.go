package cli

import (
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"entgo.io/ent/dialect"

	"jiedui/db/dbtest"
)

// PostgreSQL may not heed that a statement shall end, or never hear of it. The request is answered all the same, and its
// connection is given up, so that the next requests get one.
func TestStatementWhoseCancelIsNotHeededLosesItsConnection(t *testing.T) {
	t.Parallel()
	database := dbtest.URL(t, dialect.Postgres, referred)
	between := newProxy(t, database)
	between.swallow = true
	s := startProgram(t, t.TempDir(), "--database="+between.url, "--no-auto-migrate", "--no-demo", "--operation-timeout=2s",
		"--max-connections=2", "--report-connections=1")
	for _, statement := range []string{
		"ALTER TABLE provinces RENAME TO provinces_table",
		"CREATE VIEW provinces AS SELECT p.* FROM provinces_table AS p WHERE pg_sleep(3600) IS NOT NULL",
	} {
		if _, err := open(t, database).ExecContext(t.Context(), statement); err != nil {
			t.Fatal(err)
		}
	}

	const late = `{ provinces { totalCount edges { node { name } } } }`
	for range 3 { // each round takes all connections
		var round sync.WaitGroup
		for range 4 {
			round.Go(func() {
				begun := time.Now()
				status, body := post(t, s.url, late)
				if status != http.StatusGatewayTimeout && !strings.Contains(body, `"TIMEOUT"`) {
					t.Errorf("%d %s", status, body)
				}
				if took := time.Since(begun); took > 20*time.Second { // a statement ends by itself after 30
					t.Errorf("it was answered after %s", took)
				}
			})
		}
		round.Wait()
	}
	if between.swallowed.Load() == 0 {
		t.Error("the program has not tried to cancel")
	}
	wantData(t, s.url, `{ counties(where: {code: "513436"}) { edges { node { name } } } }`, `{"counties":{"edges":[{"node":{"name":"美姑县"}}]}}`)
	if status, body := get(t, s.url+"/readyz"); status != http.StatusOK {
		t.Errorf("readyz: %d %s", status, body)
	}
}
