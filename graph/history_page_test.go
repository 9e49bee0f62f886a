package graph_test

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"jiedui/db"
	"jiedui/db/dbtest"
	"jiedui/ent"
	"jiedui/ent/auditevent"
	"jiedui/graph"
	"jiedui/request"
	"jiedui/rule"
	"jiedui/viewer"
)

// The history of a record is a connection: its pages by cursor give every event once, the newest first, forward and
// backward, by both executors.
func TestHistoryIsPagedByCursor(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		o := employ(t, dialectName, people)
		var ids []string
		for n := range 2 {
			id := fmt.Sprint(o.made().ID)
			for i := range 7 {
				o.do(western, "updateInvestmentProject", "__typename", o.now(id, "name", fmt.Sprintf("项目%d之%d", n, i)))
			}
			ids = append(ids, id)
		}
		for _, id := range ids {
			var want []string
			for _, e := range o.client.AuditEvent.Query().Where(auditevent.EntityID(number64(id))).AllX(o.trusted()) {
				want = append([]string{fmt.Sprint(e.ID)}, want...)
			}
			if len(want) != 7 {
				t.Fatalf("%d events", len(want))
			}
			for _, url := range []string{o.url, o.generated} {
				page := func(arguments string) answer {
					a := o.send(url, western, fmt.Sprintf(`{ node(id: %s) { ... on InvestmentProject { history(%s) {
						totalCount edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } } } }`, id, arguments), nil)
					if len(a.Errors) > 0 || a.textAt("node.history.totalCount") != "7" {
						t.Fatalf("%s: %s", arguments, a.raw)
					}
					return a
				}
				var forward, backward []string
				for after, more := "", true; more; {
					a := page("first: 3" + after)
					for _, e := range a.valueAt("node.history.edges").([]any) {
						forward = append(forward, e.(object)["node"].(object)["id"].(string))
					}
					more, after = a.valueAt("node.history.pageInfo.hasNextPage").(bool), fmt.Sprintf(", after: %q", a.textAt("node.history.pageInfo.endCursor"))
				}
				for before, more := "", true; more; {
					a := page("last: 3" + before)
					var ids []string
					for _, e := range a.valueAt("node.history.edges").([]any) {
						ids = append(ids, e.(object)["node"].(object)["id"].(string))
					}
					backward = append(ids, backward...)
					more, before = a.valueAt("node.history.pageInfo.hasPreviousPage").(bool), fmt.Sprintf(", before: %q", a.textAt("node.history.pageInfo.startCursor"))
				}
				if !slices.Equal(forward, want) || !slices.Equal(backward, want) {
					t.Errorf("forward %v, backward %v, want %v", forward, backward, want)
				}
			}
		}
		for arguments, say := range map[string]string{
			"first: 500": "first must be from 0 to 200, not 500: fetch further pages with a cursor",
			"first: 1, after: \"WyJDT0RFIiwyMTQ3NDgzNjgzMywiMTUwNTI0Il0=\"": "the cursor belongs to another order",
		} {
			a := o.send(o.url, western, fmt.Sprintf(`{ node(id: %s) { ... on InvestmentProject { history(%s) { totalCount } } } }`, ids[0], arguments), nil)
			if a.code() != "BAD_USER_INPUT" || !strings.Contains(a.Errors[0].Message, say) {
				t.Errorf("%s: %s", arguments, a.raw)
			}
		}
		// Two pages of one record, under aliases.
		a := o.query(western, fmt.Sprintf(`{ node(id: %s) { ... on InvestmentProject { new: history(first: 1) { edges { node { id } } } old: history(last: 1) { edges { node { id } } } } } }`, ids[0]))
		if a.textAt("node.new.edges.0.node.id") <= a.textAt("node.old.edges.0.node.id") {
			t.Errorf("under aliases: %s", a.raw)
		}
	})
}

// eventful has seven events of each pairing.
var eventful = dbtest.Template{Name: "eventful", Build: func(ctx context.Context, d *db.DB) error {
	if err := seeded.Build(ctx, d); err != nil {
		return err
	}
	ctx = rule.Trusted(ctx)
	ids, err := d.Client().Pairing.Query().IDs(ctx)
	if err != nil {
		return err
	}
	var events []*ent.AuditEventCreate
	for i := range 7 * len(ids) {
		events = append(events, d.Client().AuditEvent.Create().SetEntity(ent.TypePairing).SetEntityID(ids[i%len(ids)]).SetAction(auditevent.ActionUPDATE).
			SetActor("demo").SetRequestID("r").SetChain(1).SetPlace(i+1).SetPreviousHash("").SetHash(""))
	}
	return d.Client().AuditEvent.CreateBulk(events...).Exec(ctx)
}}

// The histories of a list are read with one statement, however many records it has.
func TestHistoriesOfAListAreReadAtOnce(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		d, counter := dbtest.OpenCounted(t, dialectName, eventful)
		handler := graph.NewHandler(graph.NewSchema(d.Client(), d.Client()), d.Client(), graph.DefaultOptions)
		srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			ctx := viewer.With(r.Context(), &viewer.Viewer{ID: 1, Role: viewer.Coordinator})
			handler.ServeHTTP(w, request.With(r.WithContext(ctx)))
		}))
		t.Cleanup(srv.Close)
		statements := func(first int) int {
			counter.Reset()
			data, errs := api{url: srv.URL}.post(t, fmt.Sprintf(`{ pairings(first: %d) { edges { node { recipient { name }
				history(first: 2) { totalCount edges { node { id entity } } pageInfo { hasNextPage } } } } } }`, first), nil)
			got := answer{Data: data}
			if errs != nil {
				t.Fatalf("%s", errs)
			}
			for i := range first {
				at := fmt.Sprintf("pairings.edges.%d.node.history.", i)
				if got.textAt(at+"totalCount") != "7" || got.textAt(at+"edges.1.node.entity") != "Pairing" || got.valueAt(at+"edges.2") != nil || got.valueAt(at+"pageInfo.hasNextPage") != true {
					t.Errorf("%d: %s", i, got.textAt("pairings.edges."+fmt.Sprint(i)))
				}
			}
			return counter.N()
		}
		if one, all := statements(1), statements(50); one != all || all > 4 {
			t.Errorf("%d statements for one record, %d for 50: %q", one, all, counter.Statements())
		}
	})
}
