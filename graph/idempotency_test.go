package graph_test

import (
	"fmt"
	"sync"
	"testing"
	"time"

	"entgo.io/ent/dialect"

	"jiedui/db/dbtest"
	"jiedui/ent/auditevent"
	"jiedui/ent/enterprise"
	"jiedui/ent/idempotencykey"
	"jiedui/graph"
	"jiedui/graph/transport"
)

// A mutation that is sent again with its key gets the same answer, and is not done again.
func TestRepeatedMutationIsDoneOnce(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		o := employ(t, dialectName, people)
		const register = `mutation($input: RegisterEnterpriseInput!) { registerEnterprise(input: $input) { enterprise { id name createdAt version } } }`
		firm := func(name string) object {
			return object{"input": object{"uscc": uscc(number()), "name": name, "ownership": "PRIVATE", "industry": "C13", "homeCountyID": o.county(west)}}
		}
		send := func(who, key string, variables object) answer {
			t.Helper()
			return o.send(o.url, who, register, variables, transport.IdempotencyHeader, key)
		}
		count := func(name string, want int) {
			t.Helper()
			if n := o.client.Enterprise.Query().Where(enterprise.Name(name)).CountX(o.trusted()); n != want {
				t.Errorf("%d enterprises %s, want %d", n, name, want)
			}
		}

		one := firm("甲")
		first := send(western, "k-1", one)
		events := o.verified()
		if again := send(western, "k-1", one); len(first.Errors) > 0 || again.raw != first.raw {
			t.Errorf("answered\n%s\nthen\n%s", first.raw, again.raw)
		}
		count("甲", 1)
		if n := o.verified(); n != events {
			t.Errorf("%d events, then %d", events, n)
		}
		for what, a := range map[string]answer{
			"another input":     send(western, "k-1", firm("乙")),
			"another selection": o.send(o.url, western, mutation("registerEnterprise", "__typename"), one, transport.IdempotencyHeader, "k-1"),
			"a bad key":         send(western, "köy", firm("乙")),
			"a long key":        send(western, fmt.Sprintf("%0201d", 1), firm("乙")),
		} {
			if a.code() != "BAD_USER_INPUT" {
				t.Errorf("%s gives %s", what, a.raw)
			}
		}
		count("乙", 0)

		// For another subject it is another key.
		if a := send(eastern, "k-1", firm("丙")); len(a.Errors) > 0 {
			t.Error(a.raw)
		}
		count("丙", 1)
		if a := send("", "k-1", one); a.code() != "UNAUTHENTICATED" {
			t.Errorf("nobody is told %s", a.raw)
		}

		// A failed mutation is not remembered.
		wrong := firm(" ")
		for range 2 {
			if a := send(western, "k-2", wrong); a.code() != "BAD_USER_INPUT" {
				t.Error(a.raw)
			}
		}
		if a := send(western, "k-2", firm("丁")); len(a.Errors) > 0 {
			t.Error(a.raw)
		}
		count("丁", 1)

		// All requests at the same time.
		many := firm("戊")
		var wg sync.WaitGroup
		answers := make([]answer, 8)
		for i := range answers {
			wg.Go(func() {
				var err error
				if answers[i], err = o.try(o.url, western, register, many, transport.IdempotencyHeader, "k-3"); err != nil {
					t.Error(err)
				}
			})
		}
		wg.Wait()
		for _, a := range answers {
			if len(a.Errors) > 0 || a.raw != answers[0].raw {
				t.Errorf("one is told\n%s\nanother\n%s", answers[0].raw, a.raw)
			}
		}
		count("戊", 1)

		// After a day the mutation is done again, once.
		age := func(key string, by time.Duration) {
			t.Helper()
			if _, err := o.db.ExecContext(t.Context(), "UPDATE idempotency_keys SET created_at = $1 WHERE key = $2", time.Now().UTC().Add(-by), key); err != nil {
				t.Fatal(err)
			}
		}
		const pay = `mutation($input: RecordCapitalContributionInput!) { recordCapitalContribution(input: $input) { capitalContribution { id project { paidIn } } } }`
		project := o.made()
		money := object{"input": object{"projectID": project.ID, "amount": "1.00", "contributedOn": "2022-06-01"}}
		paid := func() string {
			t.Helper()
			a := o.send(o.url, western, pay, money, transport.IdempotencyHeader, "k-4")
			if len(a.Errors) > 0 {
				t.Fatal(a.raw)
			}
			return a.textAt("recordCapitalContribution.capitalContribution.project.paidIn")
		}
		for _, step := range []struct {
			age  time.Duration
			want string
		}{{0, "1.00"}, {graph.IdempotencyTime - 2*time.Hour, "1.00"}, {graph.IdempotencyTime + time.Minute, "2.00"}, {0, "2.00"}} {
			if step.age > 0 {
				age("k-4", step.age)
				forgetting(t, o)()
			}
			if got := paid(); got != step.want {
				t.Errorf("aged %s: paid in is %s, want %s", step.age, got, step.want)
			}
		}
		age("k-4", graph.IdempotencyTime+time.Hour)
		forgetting(t, o)()
		for range 8 {
			wg.Go(func() {
				a, err := o.try(o.url, western, pay, money, transport.IdempotencyHeader, "k-4")
				if err != nil || len(a.Errors) > 0 {
					t.Errorf("%v %s", err, a.raw)
				}
			})
		}
		wg.Wait()
		if got := paid(); got != "3.00" {
			t.Errorf("eight repeats of an outdated request pay %s", got)
		}
		if n := o.client.IdempotencyKey.Query().Where(idempotencykey.Key("k-4")).CountX(o.trusted()); n != 1 {
			t.Errorf("%d keys", n)
		}
		o.verified()
	})
}

// A migration under a running server ends what its connections have prepared. A change of that moment is refused with a
// code that says to send it again, and is done then.
func TestMutationDuringMigrationIsSentAgain(t *testing.T) {
	t.Parallel()
	o := employ(t, dialect.Postgres, people)
	refusals := 0
	register := func() answer {
		input := object{"uscc": uscc(number()), "name": "甲", "ownership": "PRIVATE", "industry": "C13", "homeCountyID": o.county(west)}
		send := func() answer {
			return o.send(o.url, western, `mutation($input: RegisterEnterpriseInput!) { registerEnterprise(input: $input) { enterprise { id } } }`,
				object{"input": input}, transport.IdempotencyHeader, input["uscc"].(string))
		}
		a := send()
		for refused := 0; a.code() == "CONFLICT"; refused++ {
			if refused == 10 { // each connection has a few statements of a registration
				t.Fatalf("refused again and again: %s", a.raw)
			}
			refusals++
			a = send()
		}
		return a
	}
	for _, table := range []string{idempotencykey.Table, enterprise.Table, auditevent.Table} {
		for range 3 {
			if a := register(); len(a.Errors) > 0 {
				t.Fatal(a.raw)
			}
		}
		if _, err := o.client.ExecContext(t.Context(), "ALTER TABLE "+table+" ADD COLUMN was_added TEXT; ALTER TABLE "+table+" ALTER COLUMN created_at TYPE timestamptz(3)"); err != nil {
			t.Fatal(err)
		}
		if a := register(); len(a.Errors) > 0 {
			t.Errorf("after %s has changed: %s", table, a.raw)
		}
	}
	if n := o.client.Enterprise.Query().Where(enterprise.Name("甲")).CountX(o.trusted()); n != 12 {
		t.Errorf("%d enterprises, want 12", n)
	}
	if refusals == 0 {
		t.Error("no statement was refused")
	}
}
