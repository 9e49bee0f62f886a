package graph_test

import (
	"context"
	"fmt"
	"testing"
	"time"

	"entgo.io/ent/dialect"

	"jiedui/clock"
	"jiedui/ent/idempotencykey"
	"jiedui/graph"
	"jiedui/graph/transport"
)

// A clock that is set ahead or back puts nothing out of order: not the history of a record, nor what counts today, nor the
// answers to requests that are sent again. It moves the clock of the whole program, so nothing runs beside it.
func TestMovedClock(t *testing.T) { //nolint:tparallel // see above
	for _, dialectName := range []string{dialect.SQLite, dialect.Postgres} {
		t.Run(dialectName, func(t *testing.T) {
			moved := time.Duration(0)
			move := func(by time.Duration) {
				moved += by
				clock.Move(by)
			}
			t.Cleanup(func() { clock.Move(-moved) })
			o := employ(t, dialectName, people)
			hour := forgetting(t, o)

			firm := o.enterprise().ID
			const register = `mutation($input: RegisterInvestmentProjectInput!) { registerInvestmentProject(input: $input) { investmentProject { id createdAt } } }`
			send := func(key, number string) answer {
				t.Helper()
				a := o.send(o.url, western, register, object{"input": object{
					"registrationNumber": number, "name": "苦荞加工", "enterpriseID": firm, "pairingID": o.pairing(west).ID,
					"program": "EAST_WEST_COLLABORATION", "industry": "C13", "committed": "1000.00",
				}}, transport.IdempotencyHeader, key)
				if len(a.Errors) > 0 {
					t.Fatal(a.raw)
				}
				return a
			}
			edit := func(id, name string, version int) {
				t.Helper()
				o.do(western, "updateInvestmentProject", "__typename", object{"id": id, "version": version, "name": name})
			}
			const year = 365 * 24 * time.Hour

			move(year)
			first := send("ahead", "T-1")
			id := first.textAt("registerInvestmentProject.investmentProject.id")
			edit(id, "乙", 1)
			move(-year)
			edit(id, "丙", 2)
			move(-48 * time.Hour)
			edit(id, "丁", 3)

			got := o.query(western, fmt.Sprintf(`{ node(id: %s) { ... on InvestmentProject { name history(first: 4) { edges { node { action changes { field after } } } } } } }`, id))
			for i, want := range []string{"丁", "丙", "乙"} {
				if text := got.textAt(fmt.Sprintf("node.history.edges.%d.node.changes.0.after", i)); text != want {
					t.Errorf("change %d of the history is %q, want %q", i, text, want)
				}
			}
			if action := got.textAt("node.history.edges.3.node.action"); action != "CREATE" {
				t.Errorf("the oldest event is %s", action)
			}
			o.verified()

			today := o.query(western, fmt.Sprintf(`{ investmentProjectGroups(countLevel: ALL, asOf: %q) { totals { count } } }`, clock.Today()))
			if n := today.textAt("investmentProjectGroups.totals.count"); n != "1" {
				t.Errorf("today %s projects count", n)
			}

			// What was answered is remembered for a day, and no longer, however the clock is set.
			remembered := func(key string) bool {
				return o.client.IdempotencyKey.Query().Where(idempotencykey.Key(key)).ExistX(o.trusted())
			}
			hour()
			if again := send("ahead", "T-1"); again.raw != first.raw {
				t.Errorf("answered\n%s\nthen\n%s", first.raw, again.raw)
			}
			second := send("back", "T-2")
			move(year)
			hour()
			if again := send("back", "T-2"); again.raw != second.raw {
				t.Errorf("answered\n%s\nthen\n%s", second.raw, again.raw)
			}
			for n := range 26 {
				if n < 20 && (!remembered("ahead") || !remembered("back")) {
					t.Fatalf("forgotten after %d hours", n)
				}
				move(time.Hour)
				hour()
			}
			hour()
			if remembered("ahead") || remembered("back") {
				t.Error("remembered for more than a day")
			}
		})
	}
}

// forgetting lets a server forget answers, and gives a function that lets it be an hour later. It first waits until the
// server has done the work of the hour before.
func forgetting(t *testing.T, o office) (hour func()) {
	t.Helper()
	ctx, stop := context.WithCancel(context.Background())
	hourly, ended := make(chan time.Time), make(chan struct{})
	go func() {
		defer close(ended)
		graph.ForgetAnswers(ctx, o.client, hourly)
	}()
	t.Cleanup(func() {
		stop()
		<-ended
	})
	return func() {
		hourly <- time.Time{}
	}
}
