package compile_test

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"reflect"
	"strings"
	"testing"

	"entgo.io/ent/dialect"
	"pgregory.net/rapid"

	"jiedui/catalog"
	"jiedui/compile"
	"jiedui/db"
	"jiedui/db/dbtest"
	"jiedui/ent"
	"jiedui/ent/enterprise"
	"jiedui/ent/investmentproject"
	"jiedui/request"
	"jiedui/rule"
	"jiedui/scalar"
	"jiedui/viewer"
)

// oddTemplate has the demonstration data and records whose names are hard to quote.
var oddTemplate = dbtest.Template{Name: "odd", Build: func(ctx context.Context, d *db.DB) error {
	if err := demoTemplate.Build(ctx, d); err != nil {
		return err
	}
	ctx = rule.Trusted(ctx)
	client := d.Client()
	county, err := client.County.Query().Order(ent.Asc("code")).FirstID(ctx)
	if err != nil {
		return err
	}
	for i, name := range oddTexts {
		body := fmt.Sprintf("91110101MA00%05d", i)
		check, err := rule.USCCCheck(body)
		if err != nil {
			return err
		}
		e, err := client.Enterprise.Create().SetName(name).SetUscc(body + string(check)).SetIndustry("A01").
			SetOwnership(enterprise.OwnershipMIXED).SetHomeCountyID(county).Save(ctx)
		if err != nil {
			return err
		}
		p := client.InvestmentProject.Create().SetRegistrationNumber(fmt.Sprintf("ODD-%d", i)).SetName(name).
			SetProgram(investmentproject.ProgramTEN_THOUSAND_ENTERPRISES).SetIndustry("A01").
			SetEnterprise(e).SetCountyID(county).SetCommitted(scalar.Money(i)).SetPaidIn(0)
		if i%2 == 0 {
			p.SetReviewReason(name)
		}
		if i%3 == 0 {
			p.SetReview(scalar.ReviewConfirmed)
		}
		if err := p.Exec(ctx); err != nil {
			return err
		}
	}
	return nil
}}

var oddTexts = []string{
	`"quoted" \ back/slash`, "it's 'single'", "tab\tline\nreturn\r", "\b\f\x01\x1f", "<&>\u2028\u2029", "😀 表情", "%_*?", "ÄÖü ß", " leading", "NULL", "$1 ? @x",
}

// For every query both executors give the same bytes on both databases, none fails with an internal error, and most
// queries are compiled. -rapid.checks sets the number of queries.
func TestRandomQueries(t *testing.T) {
	t.Parallel()
	t.Run(dialect.SQLite, func(t *testing.T) {
		t.Parallel()
		compareOnRandomQueries(t, openTemplate(t, dialect.SQLite, oddTemplate))
	})
	t.Run("both", func(t *testing.T) {
		t.Parallel()
		compareOnRandomQueries(t, openTemplate(t, dialect.Postgres, oddTemplate), openTemplate(t, dialect.SQLite, oddTemplate))
	})
}

func compareOnRandomQueries(t *testing.T, servers ...executors) {
	for _, b := range servers {
		b.fixTimes(t)
	}
	queries := 0
	same := sameBytesCheck(t, servers...)
	rapid.Check(t, func(rt *rapid.T) { queries++; same(rt) })
	for _, b := range servers {
		stats := b.schema.Stats()
		t.Logf("%s, of %d queries: %+v", b.db.Dialect, queries, stats)
		if stats.Compiled < stats.Fallbacks {
			t.Errorf("only %d queries were compiled, and %d were not", stats.Compiled, stats.Fallbacks)
		}
	}
}

// FuzzQueries compares the executors on queries that are made from the bytes of the fuzzer.
func FuzzQueries(f *testing.F) {
	f.Fuzz(rapid.MakeFuzz(sameBytesCheck(f, openTemplate(f, dialect.SQLite, oddTemplate))))
}

// fixTimes sets the times at which records were made, so that they do not depend on when the database was.
func (b executors) fixTimes(t *testing.T) {
	at := `strftime('%Y-%m-%d %H:%M:%S', '2026-11-24 08:00:00', '+' || (id % 97) || ' seconds') || '+00:00'`
	if b.db.Dialect == dialect.Postgres {
		at = `timestamptz '2026-11-24 08:00:00+00' + (id % 97) * interval '1 second'`
	}
	for _, e := range ent.Entities {
		for _, column := range []string{"created_at", "updated_at"} {
			if b.hasColumn(e, column) && e.Name != "AuditEvent" { // which nobody changes
				if _, err := b.db.ExecContext(t.Context(), "UPDATE "+e.Table+" SET "+column+" = "+at); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
}

func (b executors) hasColumn(e *catalog.Entity, column string) bool {
	for _, f := range e.Fields {
		if f.Column == column {
			return true
		}
	}
	return false
}

// sameBytesCheck compares the executors of servers on a random query.
func sameBytesCheck(t testing.TB, servers ...executors) func(*rapid.T) {
	ids := someIDs(t, servers[0].db.Client())
	schema := servers[0].schema.Schema()
	viewers := someViewers(t, servers[0].db.Client())
	socketURLs := make([]string, len(viewers))
	for i, v := range viewers {
		socketURLs[i] = servers[0].as(v).serve(t)
	}
	all := servers
	return func(rt *rapid.T) {
		reader := rapid.IntRange(0, len(viewers)-1).Draw(rt, "viewer")
		socketURL, servers := socketURLs[reader], make([]executors, len(all))
		for i, b := range all {
			servers[i] = b.as(viewers[reader])
		}
		w := &queryWriter{t: rt, schema: schema, ids: ids, variables: map[string]any{}, again: map[string]any{}, wrong: map[string]any{}}
		path, query := "/graphql", ""
		if w.maybe(10) {
			path, query = "/export?format=ndjson", w.export()
		} else {
			query = w.query()
		}
		overSocket := path == "/graphql" && w.maybe(20)
		accept := pick(w, []string{"application/json", "application/json", "application/json", "text/event-stream"}, "accept")
		check := func(variables map[string]any) {
			want := servers[0].post(path, accept, "generated", query, variables)
			fail := func(who, got string) {
				text, _ := json.Marshal(variables)
				rt.Fatalf("%s\n%s\n%s gives\n%s\n%s generated:\n%s", query, text, who, got, servers[0].db.Dialect, want)
			}
			if strings.Contains(want, `"INTERNAL"`) || strings.Contains(want, `"TIMEOUT"`) {
				fail("the generated executor", "an internal error")
			}
			for i, b := range servers {
				for _, executor := range []string{"compiled", "generated"} {
					if i == 0 && executor == "generated" {
						continue
					}
					if got := b.post(path, accept, executor, query, variables); got != want {
						fail(b.db.Dialect+" "+executor, got)
					}
				}
			}
			if overSocket {
				if accept == "text/event-stream" {
					want = inEvents(want)
				}
				if got := askSocket(rt, socketURL, query, variables); got != want {
					fail("a WebSocket", got)
				}
			}
			if path == "/graphql" || strings.HasPrefix(want, `{"errors"`) {
				return
			}
			if rows := servers[0].exportLines(rt, query, variables); rows != want {
				fail("the list", rows)
			}
		}
		check(w.variables)
		// The statement learned from the first values holds for others, and wrong values are refused after right ones.
		for _, other := range []map[string]any{w.again, w.wrong, w.variables} {
			if len(w.declared) > 0 && !reflect.DeepEqual(other, w.variables) {
				check(other)
			}
		}
	}
}

// post returns the response to a request without a token.
func (b executors) post(path, accept, executor, query string, variables map[string]any) string {
	body, err := json.Marshal(map[string]any{"query": query, "variables": variables})
	if err != nil {
		return err.Error()
	}
	r := httptest.NewRequestWithContext(context.Background(), http.MethodPost, path, strings.NewReader(string(body)))
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("Accept", accept)
	r.Header.Set(compile.Header, executor)
	w := httptest.NewRecorder()
	b.handler.ServeHTTP(w, request.With(r))
	return w.Body.String()
}

// exportLines returns the nodes of a list in the form of its export.
func (b executors) exportLines(t *rapid.T, query string, variables map[string]any) string {
	var got struct {
		Data map[string]struct {
			Edges []struct{ Node json.RawMessage }
		}
	}
	answer := b.post("/graphql", "application/json", "compiled", query, variables)
	if err := json.Unmarshal([]byte(answer), &got); err != nil || len(got.Data) != 1 {
		t.Fatalf("%s gives %s", query, answer)
	}
	var rows strings.Builder
	for _, list := range got.Data {
		for _, e := range list.Edges {
			rows.Write(e.Node)
			rows.WriteByte('\n')
		}
	}
	return rows.String()
}

// someViewers are those who see different records: nobody, those of some counties, those of a province, and those who see
// all.
func someViewers(t testing.TB, client *ent.Client) []*viewer.Viewer {
	ctx := rule.System(t.Context())
	drafts, err := client.InvestmentProject.Query().Where(investmentproject.ReviewEQ(scalar.ReviewDraft)).Order(ent.Asc("id")).WithCounty().All(ctx)
	if err != nil || len(drafts) == 0 {
		t.Fatalf("%d drafts, %v", len(drafts), err)
	}
	first, last := drafts[0].Edges.County, drafts[len(drafts)-1].Edges.County
	return []*viewer.Viewer{
		{},
		{ID: 1, Subject: "county", Role: viewer.Coordinator, Counties: []int{first.ID, last.ID}},
		{ID: 2, Subject: "province", Role: viewer.Reviewer, Provinces: []int{last.ProvinceID}},
		{ID: 3, Subject: "admin", Role: viewer.Admin},
	}
}

func someIDs(t testing.TB, client *ent.Client) []string {
	ctx := rule.System(t.Context())
	var ids []int
	for _, read := range []func() ([]int, error){
		func() ([]int, error) { return client.County.Query().Order(ent.Asc("id")).Limit(3).IDs(ctx) },
		func() ([]int, error) { return client.Province.Query().Order(ent.Asc("id")).Limit(3).IDs(ctx) },
		func() ([]int, error) { return client.Pairing.Query().Order(ent.Asc("id")).Limit(5).IDs(ctx) },
		func() ([]int, error) { return client.InvestmentProject.Query().Order(ent.Asc("id")).Limit(5).IDs(ctx) },
		func() ([]int, error) { return client.Enterprise.Query().Order(ent.Asc("id")).Limit(3).IDs(ctx) },
		func() ([]int, error) { return client.Coordinator.Query().Order(ent.Asc("id")).Limit(3).IDs(ctx) },
		func() ([]int, error) {
			return client.CapitalContribution.Query().Order(ent.Asc("id")).Limit(3).IDs(ctx)
		},
		func() ([]int, error) { return client.Agreement.Query().Order(ent.Asc("id")).Limit(2).IDs(ctx) },
		func() ([]int, error) { return client.ReportedFigure.Query().Order(ent.Asc("id")).Limit(2).IDs(ctx) },
	} {
		some, err := read()
		if err != nil {
			t.Fatal(err)
		}
		ids = append(ids, some...)
	}
	texts := []string{"4294967295", "3"}
	for _, id := range ids {
		texts = append(texts, fmt.Sprint(id))
	}
	return texts
}
