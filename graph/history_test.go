package graph_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"testing"

	"jiedui/db/dbtest"
	"jiedui/ent"
	"jiedui/ent/auditevent"
	"jiedui/ent/capitalcontribution"
	"jiedui/fault"
	"jiedui/history"
	"jiedui/request"
	"jiedui/rule"
)

// The paid-in sum is that of the contributions that count, with any number of writers at once.
func TestPaidInIsRightUnderConcurrentWriters(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		const writers, each = 16, 6
		o := employ(t, dialectName, people)
		p := o.made()
		void := mutation("voidCapitalContribution", "__typename")
		var wg sync.WaitGroup
		for w := range writers {
			wg.Go(func() {
				who := []string{western, eastern}[w%2]
				for n := range each {
					a, err := o.try(o.url, who, mutation("recordCapitalContribution", "capitalContribution { id }"),
						object{"input": object{"projectID": p.ID, "amount": fmt.Sprintf("%d.%02d", w+1, n), "contributedOn": "2022-06-01"}})
					if err != nil || len(a.Errors) > 0 {
						t.Errorf("%v %s", err, a.raw)
						return
					}
					if n%2 == 0 { // two at once: one of them is too late
						id := a.valueAt("recordCapitalContribution.capitalContribution.id")
						var both sync.WaitGroup
						codes := make([]string, 2)
						for i := range codes {
							both.Go(func() {
								a, err := o.try(o.url, who, void, object{"input": object{"id": id, "version": 1, "reason": "误记"}})
								if err != nil {
									t.Error(err)
								}
								codes[i] = a.code()
							})
						}
						both.Wait()
						if slices.Sort(codes); !slices.Equal(codes, []string{"", "CONFLICT"}) {
							t.Errorf("void twice gives %q", codes)
						}
					}
				}
			})
		}
		proved := make(chan error)
		done := make(chan struct{})
		go func() { // verifies the history all the time
			for {
				_, err := history.Verify(t.Context(), o.client)
				select {
				case <-done:
					proved <- err
					return
				default:
					if err != nil {
						proved <- err
						return
					}
				}
			}
		}()
		wg.Wait()
		close(done)
		if err := <-proved; err != nil {
			t.Errorf("while it is written: %v", err)
		}

		var want int64
		all := o.client.CapitalContribution.Query().Where(capitalcontribution.ProjectID(p.ID)).WithReversal().AllX(o.trusted())
		for _, c := range all {
			if c.ReversesID == nil && c.Edges.Reversal == nil {
				want += int64(c.Amount)
			}
		}
		got := mustGet(o.client.InvestmentProject.Get(o.trusted(), p.ID))
		if len(all) != writers*(each+each/2) || int64(got.PaidIn) != want || got.Version != 1+len(all) {
			t.Errorf("%d contributions, paid in is %s at version %d, want %d fen", len(all), got.PaidIn, got.Version, want)
		}
		if n := o.verified(); n != 2*len(all) {
			t.Errorf("%d events", n)
		}
		if err := rule.CheckFigures(t.Context(), o.client, func(d rule.Difference) { t.Errorf("%+v", d) }); err != nil {
			t.Error(err)
		}
		// Each sum in the history follows from the one before.
		previous := "0.00"
		for _, e := range o.client.AuditEvent.Query().Where(auditevent.EntityID(p.ID)).Order(auditevent.ByCreatedAt(), auditevent.ByID()).AllX(o.trusted()) {
			var before, after struct {
				PaidIn string `json:"paid_in"`
			}
			if json.Unmarshal(e.Before, &before) != nil || json.Unmarshal(e.After, &after) != nil || before.PaidIn != previous {
				t.Fatalf("after %s comes %s %s", previous, e.Before, e.After)
			}
			previous = after.PaidIn
		}
	})
}

// Every verb is in the history, with the actor, the request, and the values before and after.
func TestEveryVerbIsInTheHistory(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		o := employ(t, dialectName, people)
		send := func(id, who, name string, input object) answer {
			t.Helper()
			payload := "investmentProject { id version }"
			if !strings.HasSuffix(name, "InvestmentProject") {
				payload = "__typename"
			}
			a := o.send(o.url, who, mutation(name, payload), object{"input": input}, request.Header, id)
			if len(a.Errors) > 0 {
				t.Fatal(a.raw)
			}
			return a
		}
		id := send("r-1", western, "registerInvestmentProject", object{
			"name": "历史项目", "enterpriseID": o.enterprise().ID, "pairingID": o.pairing(west).ID, "registrationNumber": "H-1",
			"program": "EAST_WEST_COLLABORATION", "industry": "C13", "committed": "1234567.80", "plannedStartOn": "2022-03-01", "plannedJobs": 12,
		}).valueAt("registerInvestmentProject.investmentProject.id")
		send("r-2", western, "updateInvestmentProject", o.now(id, "committed", "2000000.00", "plannedStartOn", nil, "plannedEndOn", "2023-12-31", "name", "历史项目"))
		send("r-3", western, "advanceInvestmentProject", o.now(id, "on", "2022-04-01"))
		send("r-4", western, "recordCapitalContribution", object{"projectID": id, "amount": "30.05", "contributedOn": "2022-06-01"})
		send("r-5", western, "submitForReview", o.now(id))
		send("r-6", eastern, "returnRecord", o.now(id, "reason", "金额有误"))
		o.reviewedAs(id, "r-7", "r-8", "r-9")
		send("r-10", western, "updateInvestmentProject", o.now(id, "committed", "2100000.00"))

		type event struct{ actor, request, action, changes string }
		want := []event{ // the newest first
			{western, "r-10", "UPDATE", "committed:2000000.00>2100000.00 review:VALIDATED>DRAFT version:9>10"},
			{reviewer, "r-9", "UPDATE", "review:CONFIRMED>VALIDATED version:8>9"},
			{eastern, "r-8", "UPDATE", "review:SUBMITTED>CONFIRMED version:7>8"},
			{western, "r-7", "UPDATE", "review:RETURNED>SUBMITTED review_reason:金额有误> version:6>7"},
			{eastern, "r-6", "UPDATE", "review:SUBMITTED>RETURNED review_reason:>金额有误 version:5>6"},
			{western, "r-5", "UPDATE", fmt.Sprintf("review:DRAFT>SUBMITTED submitted_side:>RECIPIENT submitter_id:>%d version:4>5", o.person(western))},
			{western, "r-4", "UPDATE", "paid_in:0.00>30.05 version:3>4"},
			{western, "r-3", "UPDATE", "actual_start_on:>2022-04-01 status:PIPELINE>IMPLEMENTATION version:2>3"},
			{western, "r-2", "UPDATE", "committed:1234567.80>2000000.00 planned_end_on:>2023-12-31 planned_start_on:2022-03-01> version:1>2"},
			{western, "r-1", "CREATE", ""},
		}
		got := o.query(western, `{ investmentProject(registrationNumber: "H-1") { history { edges { node { actor requestID action entity entityID changes { field before after } } } } } }`)
		for n, w := range want {
			at := fmt.Sprintf("investmentProject.history.edges.%d.node.", n)
			var changes []string
			values := map[string]string{}
			for i := 0; got.valueAt(fmt.Sprintf("%schanges.%d", at, i)) != nil; i++ {
				c := fmt.Sprintf("%schanges.%d.", at, i)
				value := func(side string) string {
					if v := got.valueAt(c + side); v != nil {
						return fmt.Sprint(v)
					}
					return ""
				}
				values[got.textAt(c+"field")] = value("after")
				changes = append(changes, got.textAt(c+"field")+":"+value("before")+">"+value("after"))
			}
			e := event{got.textAt(at + "actor"), got.textAt(at + "requestID"), got.textAt(at + "action"), strings.Join(changes, " ")}
			if w.action == "CREATE" {
				e.changes = ""
				for field, v := range map[string]string{
					"name": "历史项目", "committed": "1234567.80", "paid_in": "0.00", "planned_start_on": "2022-03-01", "planned_jobs": "12",
					"status": "PIPELINE", "review": "DRAFT", "origin": "REGISTERED", "pairing_id": fmt.Sprint(o.pairing(west).ID), "version": "1",
				} {
					if values[field] != v {
						t.Errorf("registered with %s %q, want %q", field, values[field], v)
					}
				}
				for field := range maps.Keys(values) {
					if slices.Contains([]string{"search_text", "created_at", "updated_at", "validated_values"}, field) {
						t.Errorf("%s is in the history", field)
					}
				}
			}
			if e != w {
				t.Errorf("event %d is\n%+v, want\n%+v", n, e, w)
			}
			if got.valueAt(at+"entityID") != id || got.valueAt(at+"entity") != "InvestmentProject" {
				t.Errorf("event %d is of %v", n, got.valueAt(at+"entityID"))
			}
		}
		if n := fmt.Sprintf("investmentProject.history.edges.%d", len(want)); got.valueAt(n) != nil {
			t.Errorf("there is more: %v", got.valueAt(n))
		}
		page := o.query(reviewer, `{ auditEvents(first: 2, where: {actor: "`+eastern+`", entity: "InvestmentProject"}, orderBy: [{field: CREATED_AT, direction: DESC}]) { totalCount edges { node { requestID } } } }`)
		if page.textAt("auditEvents") != "map[edges:[map[node:map[requestID:r-8]] map[node:map[requestID:r-6]]] totalCount:2]" {
			t.Errorf("the page is %s", page.Data)
		}
		if few := o.query(western, `{ investmentProject(registrationNumber: "H-1") { history(first: 1) { edges { node { requestID } } } } }`); few.textAt("investmentProject.history.edges") != "[map[node:map[requestID:r-10]]]" {
			t.Errorf("the newest is %s", few.Data)
		}
		// The regions of a scope are in the history too.
		c := o.do(admin, "addCoordinator", "coordinator { id }", object{"subject": "n", "name": "新", "role": "COORDINATOR", "countyIDs": []int{o.county(west)}}).valueAt("coordinator.id")
		o.do(admin, "updateCoordinator", "__typename", o.now(c, "countyIDs", []int{o.county(east)}))
		e := o.client.AuditEvent.Query().Where(auditevent.EntityID(number64(c))).Order(ent.Desc(auditevent.FieldID)).FirstX(o.trusted())
		if !strings.Contains(string(e.Before), fmt.Sprint(o.county(west))) || !strings.Contains(string(e.After), fmt.Sprint(o.county(east))) {
			t.Errorf("the scope went from %s to %s", e.Before, e.After)
		}
		o.verified()
	})
}

// reviewedAs is like reviewed, with ids of the requests.
func (o office) reviewedAs(id any, ids ...string) {
	o.t.Helper()
	for n, step := range []struct{ verb, by string }{{"submitForReview", western}, {"confirmRecord", eastern}, {"validateRecord", reviewer}} {
		a := o.send(o.url, step.by, mutation(step.verb, "__typename"), object{"input": o.now(id)}, request.Header, ids[n])
		if len(a.Errors) > 0 {
			o.t.Fatal(a.raw)
		}
	}
}

// Every change of the history outside of the program is found, and the first broken event is named.
func TestTamperedHistoryIsFound(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		o := employ(t, dialectName, people)
		// Without concurrency all events are in the first chain: five events of enterprises.
		e := o.enterprise()
		for n := range 5 {
			o.do(western, "updateEnterprise", "__typename", object{"id": e.ID, "version": n + 1, "name": fmt.Sprintf("改名%d", n)})
		}
		if n := o.verified(); n != 5 {
			t.Fatalf("%d events", n)
		}
		exec := func(statement string) {
			t.Helper()
			if _, err := o.db.ExecContext(t.Context(), statement); err != nil {
				t.Fatalf("%s: %v", statement, err)
			}
		}
		for _, statement := range []string{"UPDATE audit_events SET actor = 'x'", "DELETE FROM audit_events"} {
			if _, err := o.db.ExecContext(t.Context(), statement); err == nil {
				t.Errorf("the database allows %s", statement)
			}
		}
		exec("CREATE TABLE kept AS SELECT * FROM audit_events")
		exec("CREATE TABLE ends AS SELECT * FROM audit_chains")
		for _, trigger := range triggers(t, o, dialectName) {
			exec(trigger)
		}
		const columns = "created_at, actor, request_id, action, entity, entity_id, before, after, chain, place, previous_hash, hash"
		swap := func(a, b int) []string {
			return []string{
				fmt.Sprintf("UPDATE audit_events SET place = 1000 WHERE place = %d", a),
				fmt.Sprintf("UPDATE audit_events SET place = %d WHERE place = %d", a, b),
				fmt.Sprintf("UPDATE audit_events SET place = %d WHERE place = 1000", b),
			}
		}
		for what, test := range map[string]struct {
			place      int
			statements []string
		}{
			"changed actor":    {3, []string{"UPDATE audit_events SET actor = 'somebody' WHERE place = 3"}},
			"changed time":     {2, []string{"UPDATE audit_events SET created_at = '2020-01-01 00:00:00+00:00' WHERE place = 2"}},
			"changed request":  {4, []string{"UPDATE audit_events SET request_id = 'x' WHERE place = 4"}},
			"changed value":    {1, []string{`UPDATE audit_events SET after = '{"name": "别名"}' WHERE place = 1`}},
			"changed before":   {5, []string{`UPDATE audit_events SET before = '{}' WHERE place = 5`}},
			"changed record":   {5, []string{"UPDATE audit_events SET entity_id = 7 WHERE place = 5"}},
			"changed hash":     {2, []string{"UPDATE audit_events SET hash = 'abc' WHERE place = 2"}},
			"removed first":    {1, []string{"DELETE FROM audit_events WHERE place = 1"}},
			"removed middle":   {3, []string{"DELETE FROM audit_events WHERE place = 3"}},
			"removed, closed":  {3, []string{"DELETE FROM audit_events WHERE place = 3", "UPDATE audit_events SET place = 3 WHERE place = 4", "UPDATE audit_events SET place = 4 WHERE place = 5"}},
			"removed last":     {5, []string{"DELETE FROM audit_events WHERE place = 5"}},
			"removed two last": {4, []string{"DELETE FROM audit_events WHERE place > 3"}},
			"removed all":      {1, []string{"DELETE FROM audit_events"}},
			"inserted":         {4, []string{"UPDATE audit_events SET place = 6 WHERE place = 5", "UPDATE audit_events SET place = 5 WHERE place = 4", "INSERT INTO audit_events (" + columns + ") SELECT " + strings.Replace(columns, "place", "4", 1) + " FROM audit_events WHERE place = 3"}},
			"appended":         {6, []string{"INSERT INTO audit_events (" + columns + ") SELECT " + strings.Replace(columns, "place", "6", 1) + " FROM audit_events WHERE place = 5"}},
			"swapped":          {2, swap(2, 3)},
			"other end":        {5, []string{"UPDATE audit_chains SET hash = 'abc' WHERE chain = 1"}},
			"other place":      {6, []string{"UPDATE audit_chains SET place = 7 WHERE chain = 1"}},
			"another chain":    {5, []string{"UPDATE audit_events SET chain = 2, place = 1 WHERE place = 5"}},
			"no end":           {1, []string{"DELETE FROM audit_chains WHERE chain = 1"}},
		} {
			for _, statement := range test.statements {
				exec(statement)
			}
			_, err := history.Verify(t.Context(), o.client)
			if want := fmt.Sprintf("broken at event %d of chain 1:", test.place); !fault.Is(err, fault.HistoryBroken) || !strings.Contains(err.Error(), want) {
				t.Errorf("%s gives %v, want %s", what, err, want)
			}
			exec("DELETE FROM audit_events")
			exec("DELETE FROM audit_chains")
			exec("INSERT INTO audit_events SELECT * FROM kept")
			exec("INSERT INTO audit_chains SELECT * FROM ends")
		}
		if n := o.verified(); n != 5 {
			t.Errorf("%d events", n)
		}
	})
}

// triggers returns the statements that remove the triggers that protect the history.
func triggers(t *testing.T, o office, dialectName string) (drop []string) {
	t.Helper()
	query, statement := "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'audit_events'", "DROP TRIGGER %s"
	if dialectName == "postgres" {
		query, statement = "SELECT tgname FROM pg_trigger WHERE tgrelid = 'audit_events'::regclass AND NOT tgisinternal", "DROP TRIGGER %s ON audit_events"
	}
	rows, err := o.db.QueryContext(t.Context(), query)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			t.Fatal(err)
		}
		drop = append(drop, fmt.Sprintf(statement, name))
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return drop
}
