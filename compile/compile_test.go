package compile_test

import (
	"context"
	"encoding/json"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"jiedui/compile"
	"jiedui/db"
	"jiedui/db/dbtest"
	"jiedui/db/demo"
	"jiedui/db/reference"
	"jiedui/graph"
	"jiedui/viewer"
)

func TestMain(m *testing.M) { dbtest.Main(m) }

var demoTemplate = dbtest.Template{Name: "full", Build: func(ctx context.Context, d *db.DB) error {
	if _, err := db.Migrate(ctx, d, db.Migrations); err != nil {
		return err
	}
	if _, err := reference.Load(ctx, d.Client(), nil); err != nil {
		return err
	}
	_, err := demo.Load(ctx, d.Client(), demo.Options{})
	return err
}}

// executors run operations with the compiler and with the generated executor on the same database.
type executors struct {
	schema  *compile.Schema
	exec    *executor.Executor
	handler http.Handler // a request chooses the executor
	db      *db.DB
}

func openDatabase(t testing.TB, dialectName string) executors {
	return openTemplate(t, dialectName, demoTemplate)
}

func openTemplate(t testing.TB, dialectName string, template dbtest.Template) executors {
	d := dbtest.Open(t, dialectName, template)
	s, err := compile.New(graph.NewSchema(d.Client(), d.Client()), d.DB, d.Dialect, compile.Options{Statements: 500})
	if err != nil {
		t.Fatal(err)
	}
	o := graph.DefaultOptions
	o.MaxCost = 1 << 30
	return executors{s, executor.New(s), compile.Choose(graph.NewHandler(s, d.Client(), o)), d}
}

// run returns the response of one executor as JSON.
func (b executors) run(ctx context.Context, query string, variables map[string]any) string {
	ctx = graphql.StartOperationTrace(ctx)
	params := &graphql.RawParams{Query: query, Variables: variables}
	op, errs := b.exec.CreateOperationContext(ctx, params)
	if errs != nil {
		return b.marshal(b.exec.DispatchError(graphql.WithOperationContext(ctx, op), errs))
	}
	handler, ctx := b.exec.DispatchOperation(ctx, op)
	return b.marshal(handler(ctx))
}

// marshal returns a response as JSON. It sorts the errors, because fields that are resolved side by side fail in any order.
func (b executors) marshal(r *graphql.Response) string {
	slices.SortFunc(r.Errors, func(a, b *gqlerror.Error) int {
		return strings.Compare(a.Path.String()+a.Message, b.Path.String()+b.Message)
	})
	text, err := json.Marshal(r)
	if err != nil {
		return err.Error()
	}
	return string(text)
}

// anyone returns a context of a viewer without a token, who may read public facts.
func anyone(t testing.TB) context.Context { return viewer.With(t.Context(), &viewer.Viewer{}) }

// admin returns a context of a viewer who reads drafts, too.
func admin(t testing.TB) context.Context {
	return viewer.With(t.Context(), &viewer.Viewer{ID: 1, Subject: "admin", Role: viewer.Admin})
}

// as returns the executors with every request coming from a viewer.
func (b executors) as(v *viewer.Viewer) executors {
	handler := b.handler
	b.handler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		handler.ServeHTTP(w, r.WithContext(viewer.With(r.Context(), v)))
	})
	return b
}

func generated(t testing.TB) context.Context { return compile.WithGenerated(anyone(t)) }

func TestBothExecutorsRefuseAViewerWhoMustNotRead(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		b := openDatabase(t, dialectName)
		for _, query := range []string{
			`{ provinces { totalCount } }`, `{ county(code: "513430") { name pairingsAsRecipient { totalCount } } }`,
			`{ coordinators { edges { node { name } } } node(id: "21474836480") { id } }`,
		} {
			got := b.run(t.Context(), query, nil)
			if want := b.run(compile.WithGenerated(t.Context()), query, nil); got != want || !strings.Contains(got, "UNAUTHENTICATED") {
				t.Errorf("%s\ncompiled:\n%s\ngenerated:\n%s", query, got, want)
			}
		}
	})
}

// compare fails the test if the two responses differ, and reports whether the compiler answered.
func (b executors) compare(t testing.TB, query string, variables map[string]any) (compiled bool) {
	t.Helper()
	before := b.schema.Stats().Compiled
	got := b.run(anyone(t), query, variables)
	compiled = b.schema.Stats().Compiled > before
	want := b.run(generated(t), query, variables)
	if got != want {
		v, _ := json.Marshal(variables)
		t.Errorf("%s\n%s\ncompiled:\n%s\ngenerated:\n%s", query, v, got, want)
	}
	return compiled
}

func TestQueriesOfTheModelAreAnsweredByOneStatement(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		b := openDatabase(t, dialectName)
		for _, test := range []struct {
			query     string
			variables map[string]any
		}{
			{`{ __typename provinces(first: 2) { __typename totalCount edges { cursor node { id name code __typename } } } }`, nil},
			{`{ a: counties(where: {designation: KEY, search: "yang"}, orderBy: [{field: NAME, direction: DESC}], first: 3) { pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { cursor node { name createdAt updatedAt version province { name } prefecture { name } } } } b: counties { totalCount } c: counties { pageInfo { endCursor } } d: counties { __typename } }`, nil},
			{`{ pairings(last: 5, orderBy: {field: STARTED_ON}) { totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { cursor node { status startedOn endedOn sourceURL supporter { name } recipient { name }
				investmentProjects(first: 3, orderBy: {field: PAID_IN, direction: DESC}, where: {status: IMPLEMENTATION}) { totalCount edges { node { name paidIn committed plannedJobs enterprise { name uscc } park { name area } contributions(last: 2) { edges { node { amount contributedOn reverses { id } reversal { id } } } } } } }
				agreements { edges { node { year targets { edges { node { value indicator { code name } } } } } } } } } } }`, nil},
			{
				`query($c: String!, $with: Boolean!, $n: Int, $w: CountyWhereInput) { county(code: $c) { ...F province { counties(first: $n, where: $w) { edges { node { code } } } } } } fragment F on County { name @include(if: $with) ... on Node { id } pairingsAsRecipient { totalCount } }`,
				map[string]any{"c": "513430", "with": true, "n": 3, "w": map[string]any{"designation": "KEY"}},
			},
			{
				`query($c: String!, $with: Boolean!, $n: Int, $w: CountyWhereInput) { county(code: $c) { ...F province { counties(first: $n, where: $w) { edges { node { code } } } } } } fragment F on County { name @include(if: $with) ... on Node { id } pairingsAsRecipient { totalCount } }`,
				map[string]any{"c": "513436", "with": false, "n": 2, "w": map[string]any{"nameIn": []any{"金阳县", "美姑县"}}},
			},
			{`{ county(code: "999999") { name } node(id: "21474836480") { id __typename ... on County { name } ... on Province { code } } nodes(ids: ["21474836481", "21474836480"]) { id } }`, nil},
			{`{ coordinators(first: 5) { edges { node { name role provinces { totalCount edges { node { name } } } counties(first: 2) { totalCount edges { node { name coordinators { totalCount } } } } } } } }`, nil},
			{`{ reportedFigures(orderBy: {field: AS_OF, direction: DESC}, first: 50) { edges { cursor node { value unit qualifier change changeUnit changePercent sourceName publishedOn sourceURL basis inclusion county { name } } } } }`, nil},
			{`{ monitoringReports(first: 3) { edges { node { month monitoredHouseholds } } } employmentRecords(first: 2) { edges { node { workers channel } } } talentTeams { totalCount } fundAllocations(first: 2) { edges { node { amount industryAmount pairing { id } } } } consumptionRecords(first: 1) { edges { node { amount province { name } pairing { id } } } } }`, nil},
		} {
			if !b.compare(t, test.query, test.variables) {
				t.Errorf("not compiled: %s", test.query)
			}
		}
		for _, query := range []string{`{ __schema { queryType { name } } }`, `{ node(id: "21474899999") { id } }`, `{ county(code: "x") { id } }`, `{ auditEvents { edges { node { changes { field } } } } }`} {
			if b.compare(t, query, nil) {
				t.Errorf("compiled: %s", query)
			}
		}
	})
}

func TestOnlyPlainValuesOfVariablesAreBoundWithoutParsing(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		b := openDatabase(t, dialectName)
		for _, test := range []struct {
			query  string
			values []map[string]any
			binds  int
		}{
			{
				`query($code: String!) { pairings(where: {hasRecipientWith: [{code: $code}]}) { totalCount edges { node { id } } } }`,
				[]map[string]any{{"code": "513430"}, {"code": "513436"}, {"code": "'"}},
				2,
			},
			{
				`query($on: Date!, $s: PairingStatus, $n: Int!) { pairings(first: $n, where: {startedOnGTE: $on, status: $s}) { edges { node { startedOn } } } }`,
				[]map[string]any{{"on": "2021-04-30", "s": "ACTIVE", "n": 2}, {"on": "2021-05-30", "s": "ENDED", "n": 2}, {"on": "2021-05-30", "s": "ACTIVE", "n": 3}, {"on": "2021-05-30", "n": 3}},
				2 + 2 + 1,
			},
			{
				`query($a: String, $b: String) { counties(where: {or: [{nameContainsFold: $a}, {nameHasPrefix: $b}]}) { totalCount } }`,
				[]map[string]any{{"a": "金", "b": "x"}, {"a": "%", "b": "X"}},
				0,
			},
			{
				`query($a: String) { counties(where: {search: $a}) { totalCount } }`,
				[]map[string]any{{"a": "金阳"}, {"a": "阳"}, {"a": "JINyang"}},
				0,
			},
			{
				`query($on: Date) { pairings(where: {startedOnGTE: $on}) { totalCount } }`,
				[]map[string]any{{"on": "2021-04-30"}, {"on": "2021-04-31"}, {"on": 7}},
				1,
			},
		} {
			for _, variables := range test.values {
				b.compare(t, test.query, variables)
			}
			if got := b.schema.Learned(test.query, ""); got != test.binds {
				t.Errorf("%s: %d bound, want %d", test.query, got, test.binds)
			}
		}
	})
}
