package graph_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"jiedui/db/dbtest"
	"jiedui/graph"
	"jiedui/request"
)

// serveWith is serve with other options, on a database without records.
func serveWith(t *testing.T, change func(*graph.Options)) api {
	t.Helper()
	d := dbtest.Open(t, "sqlite3", migrated)
	options := graph.DefaultOptions
	change(&options)
	handler := graph.NewHandler(graph.NewSchema(d.Client(), d.Client()), d.Client(), options)
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		handler.ServeHTTP(w, request.With(r))
	}))
	t.Cleanup(srv.Close)
	return api{url: srv.URL, db: d}
}

// Where a token is needed, nothing of an operation without one is looked at.
func TestWithoutReadingRightsAnOperationIsNotLookedAt(t *testing.T) {
	t.Parallel()
	a := serveWith(t, func(o *graph.Options) { o.PublicRead = false })
	for _, query := range []string{
		"{ counties { totalCount } }", "{ __typename }", "{ __schema { types { name } } }", "{ nothing }", "{", "{" + strings.Repeat(" z", 19_000) + "}",
	} {
		if data, errs := a.post(t, query, nil); data != nil || !strings.Contains(string(errs), "UNAUTHENTICATED") || strings.Count(string(errs), "message") != 1 {
			t.Errorf("%.40s gives %.200s %.400s", query, data, errs)
		}
	}
}

// A server that hides its schema neither shows it nor suggests its names, and says so.
func TestHiddenSchemaIsNeitherShownNorSuggested(t *testing.T) {
	t.Parallel()
	a := serveWith(t, func(o *graph.Options) { o.NoIntrospection = true })
	for query, variables := range map[string]map[string]any{
		"{ __schema { types { name } } }":                                nil,
		`{ a: __type(name: "County") { name } }`:                         nil,
		"query { ...f } fragment f on Query { __schema { __typename } }": nil,
	} {
		if data, errs := a.post(t, query, variables); data != nil || !strings.Contains(string(errs), "FORBIDDEN") || !strings.Contains(string(errs), "hidden") {
			t.Errorf("%s gives %s %s", query, data, errs)
		}
	}
	a.want(t, "{ __typename }", `{"__typename":"Query"}`)
	for query, variables := range map[string]map[string]any{
		"{ countie { totalCount } }":                                                 nil,
		"{ counties(frist: 1) { totalCount } }":                                      nil,
		`{ counties(where: {nam: "x"}) { totalCount } }`:                             nil,
		`{ pairings(where: {status: ENDE}) { totalCount } }`:                         nil,
		`query($w: CountyWhereInput) { counties(where: $w) { totalCount } }`:         {"w": map[string]any{"nam": "x"}},
		`query($s: PairingStatus!) { pairings(where: {status: $s}) { totalCount } }`: {"s": "ENDE"},
		`query($o: [CountyOrder!]) { counties(orderBy: $o) { totalCount } }`:         {"o": map[string]any{"field": "COD"}},
	} {
		_, errs := a.post(t, query, variables)
		for _, name := range []string{"mean", "ENDED", "ACTIVE", "counties\"", "CODE", "first"} {
			if strings.Contains(string(errs), name) || !strings.Contains(string(errs), "BAD_USER_INPUT") {
				t.Errorf("%s suggests %s: %s", query, name, errs)
			}
		}
	}
}

// The schema, and conditions on related records, cost.
func TestSchemaAndConditionsOnRelatedRecordsCost(t *testing.T) {
	t.Parallel()
	a := serveWith(t, func(*graph.Options) {})
	aliases := func(n int, field string) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, "a%d: %s ", i, field)
		}
		return "{" + b.String() + "}"
	}
	related := func(n int) string {
		return `{ investmentProjects(where: {or: [` + strings.Repeat(`{hasCountyWith: {code: "1"}},`, n) + `]}) { totalCount } }`
	}
	for _, c := range []struct {
		query   string
		refused string // what costs most, "" if it is answered
	}{
		{aliases(1, "__schema { types { name } }"), ""},
		{aliases(12, "__schema { types { name } }"), ""},
		{aliases(13, "__schema { types { name } }"), "a0 (2000)"},
		{aliases(100, "__schema { types { name } }"), "a0 (2000)"},
		{aliases(501, `__type(name: "County") { name }`), "a0 (50)"},
		{aliases(200, "counties(first: 1) { totalCount }"), ""},
		{aliases(248, "counties(first: 1) { totalCount }"), "a0 (101)"},
		{aliases(10, `counties(first: 1, where: {nameContainsFold: "a"}) { totalCount }`), ""},
		{aliases(11, `counties(first: 1, where: {nameContainsFold: "a"}) { totalCount }`), "a0 (2301)"},
		{`{ counties(first: 200) { edges { node { investmentProjects(first: 20) { totalCount } } } } }`, ""},
		{"{ me {" + strings.Trim(aliases(12, "missingReports { month }"), "{}") + "} }", ""},
		{"{ me {" + strings.Trim(aliases(13, "missingReports { month }"), "{}") + "} }", "me.a0 (2000)"},
		{related(400), ""},
		{related(1000), ""},
		{`{ counties(first: 200) { edges { node { enterprises(first: 1, where: {hasInvestmentProjectsWith: {hasPark: true, hasPairingWith: {hasIndustrialParks: true}}}) { totalCount } } } } }`, ""},
		{`{ counties(first: 200) { edges { node { enterprises(first: 50, where: {or: [{hasInvestmentProjectsWith: {hasPark: true}}, {hasEngagements: true}, {hasInvestmentProjects: true}, {hasHomeCountyWith: {hasProvince: true, hasPrefecture: true}}]}) { totalCount } } } } }`, "counties.edges.node.enterprises ("},
	} {
		data, errs := a.post(t, c.query, nil)
		if c.refused == "" && errs != nil || c.refused != "" && (!strings.Contains(string(errs), "QUERY_TOO_COMPLEX") || !strings.Contains(string(errs), c.refused)) {
			t.Errorf("%.60s gives %.100s %.400s, want %q", c.query, data, errs, c.refused)
		}
	}
	// The same conditions as a variable cost the same, also after they cost less.
	query := `query($w: InvestmentProjectWhereInput) { counties(first: 50) { edges { node { investmentProjects(first: 1, where: $w) { totalCount } } } } }`
	for _, n := range []int{1, 30, 2} {
		var or []any
		for range n {
			or = append(or, map[string]any{"hasPark": true})
		}
		_, errs := a.post(t, query, map[string]any{"w": map[string]any{"or": or}})
		if refused := strings.Contains(string(errs), "QUERY_TOO_COMPLEX"); refused != (n == 30) {
			t.Errorf("%d conditions: %s", n, errs)
		}
	}
}
