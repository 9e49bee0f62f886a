package graph_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"entgo.io/ent/dialect"
	"github.com/coder/websocket"

	"jiedui/compile"
	"jiedui/db/dbtest"
	"jiedui/graph"
	"jiedui/request"
)

// everyWay is a server that is asked in each possible way.
type everyWay struct {
	handler http.Handler
	counter *dbtest.Counter
}

func serveEveryWay(t *testing.T, dialectName string, template dbtest.Template) everyWay {
	t.Helper()
	d, counter := dbtest.OpenCounted(t, dialectName, template)
	schema, err := compile.New(graph.NewSchema(d.Client(), d.Client()), d.DB, d.Dialect, compile.Options{Statements: 100})
	if err != nil {
		t.Fatal(err)
	}
	handler := compile.Choose(graph.NewHandler(schema, d.Client(), openDrafts()))
	return everyWay{http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { handler.ServeHTTP(w, request.With(r)) }), counter}
}

// ways of asking for the same.
var ways = []struct{ name, path, accept, executor string }{
	{"compiled", "/graphql", "application/json", "compiled"},
	{"generated", "/graphql", "application/json", "generated"},
	{"server-sent", "/graphql", "text/event-stream", "compiled"},
}

// ask returns the response, and fails the test if it is not the same in each way.
func (s everyWay) ask(t *testing.T, query string, variables any) string {
	t.Helper()
	answers := make([]string, len(ways))
	for i, way := range ways {
		answers[i] = s.post(t, way.path, way.accept, way.executor, query, variables)
		if answers[i] != answers[0] {
			t.Errorf("%s %v\n%s: %s\n%s: %s", query, variables, ways[0].name, answers[0], way.name, answers[i])
		}
	}
	return answers[0]
}

func (s everyWay) post(t *testing.T, path, accept, executor, query string, variables any) string {
	t.Helper()
	body, err := json.Marshal(map[string]any{"query": query, "variables": variables})
	if err != nil {
		t.Fatal(err)
	}
	r := httptest.NewRequestWithContext(t.Context(), http.MethodPost, path, bytes.NewReader(body))
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("Accept", accept)
	r.Header.Set(compile.Header, executor)
	w := httptest.NewRecorder()
	s.handler.ServeHTTP(w, r)
	answer := w.Body.String()
	if _, event, ok := strings.Cut(answer, "event: next\ndata: "); ok {
		answer, _, _ = strings.Cut(event, "\n\n")
	}
	return answer
}

type vars = map[string]any

// A value means the same as a literal, as a variable and as a default, at any depth, in both executors and on both
// databases. A wrong value is refused after a right one too.
func TestInputMeansTheSameEverywhere(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		s := serveEveryWay(t, dialectName, full)
		for _, test := range []struct {
			query     string
			variables vars
			want      string
		}{
			// A single value for a list.
			{`query($o: [CountyOrder!]) { counties(first: 1, orderBy: $o) { edges { node { code } } } }`, vars{"o": vars{"field": "CODE", "direction": "DESC"}}, "659012"},
			{`query($o: [CountyOrder!]) { counties(first: 1, orderBy: $o) { edges { node { code } } } }`, vars{"o": []vars{{"field": "CODE"}}}, "110101"},
			{`query($o: [CountyOrder!] = {field: CODE, direction: DESC}) { counties(first: 1, orderBy: $o) { edges { node { code } } } }`, nil, "659012"},
			{`query($d: OrderDirection! = DESC) { counties(first: 1, orderBy: {field: CODE, direction: $d}) { edges { node { code } } } }`, nil, "659012"},
			{`query($o: [CountyOrder!]) { province(code: "65") { counties(first: 1, orderBy: $o) { edges { node { code } } } } }`, vars{"o": vars{"field": "CODE", "direction": "DESC"}}, "659012"},
			{`{ counties(first: 1, orderBy: {field: CODE, direction: DESC}) { edges { node { code } } } }`, nil, "659012"},
			{`query($w: PairingWhereInput) { pairings(where: $w) { totalCount } }`, vars{"w": vars{"statusIn": "ENDED"}}, `"totalCount":24`},
			{`query($w: PairingWhereInput = {statusIn: ENDED}) { pairings(where: $w) { totalCount } }`, nil, `"totalCount":24`},
			{`query($s: [PairingStatus!]) { pairings(where: {statusIn: $s}) { totalCount } }`, vars{"s": "ENDED"}, `"totalCount":24`},
			{`query($w: [PairingWhereInput!]) { pairings(where: {or: $w}) { totalCount } }`, vars{"w": vars{"status": "ENDED"}}, `"totalCount":24`},
			{`query($c: [String!]) { counties(where: {codeIn: $c}) { totalCount } }`, vars{"c": "513430"}, `"totalCount":1`},
			{`query($i: [ID!]) { pairings(where: {recipientIDIn: $i}) { totalCount } }`, vars{"i": 7}, `"totalCount":0`},
			{`query($i: [ID!]!) { nodes(ids: $i) { __typename } }`, vars{"i": "21474836480"}, `[{"__typename":`},
			{`query($n: Int) { counties(first: $n) { edges { node { __typename } } } }`, vars{"n": json.RawMessage("1.0")}, `[{"node":{"__typename":"County"}}]`},
			{`query($g: [PairingDimension!]) { pairingGroups(groupBy: $g, first: 1) { edges { node { key { status } } } } }`, vars{"g": "STATUS"}, `"status":"`},
			// Values of enums have exact names, in the first request and after a right value.
			{`query($s: PairingStatus) { pairings(where: {status: $s}) { totalCount } }`, vars{"s": "ended"}, `did you mean ENDED?`},
			{`query($s: PairingStatus) { pairings(where: {status: $s}) { totalCount } }`, vars{"s": "ENDED"}, `"totalCount":24`},
			{`query($s: PairingStatus) { pairings(where: {status: $s}) { totalCount } }`, vars{"s": "Ended"}, `BAD_USER_INPUT`},
			{`query($s: PairingStatus) { pairings(where: {status: $s}) { totalCount } }`, vars{"s": "ACTIVE"}, `"totalCount":`},
			{`query($o: [CountyOrder!]) { counties(first: 1, orderBy: $o) { totalCount } }`, vars{"o": vars{"field": "CODE", "direction": "desc"}}, "did you mean DESC?"},
			{`query($o: [CountyOrder!]) { counties(first: 1, orderBy: $o) { totalCount } }`, vars{"o": vars{"field": "code"}}, "did you mean CODE?"},
			{`query($g: [PairingDimension!]) { pairingGroups(groupBy: $g) { totals { count } } }`, vars{"g": []string{"status"}}, "did you mean STATUS?"},
			{`query($l: CountLevel) { pairingGroups(countLevel: $l) { totals { count } } }`, vars{"l": "all"}, "did you mean ALL?"},
			{`{ pairings(where: {status: ended}) { totalCount } }`, nil, "BAD_USER_INPUT"},
			{`{ pairings(where: {status: "ENDED"}) { totalCount } }`, nil, "BAD_USER_INPUT"},
			{`mutation($i: RegisterEnterpriseInput!) { registerEnterprise(input: $i) { enterprise { id } } }`, vars{"i": vars{"ownership": "private"}}, "did you mean PRIVATE?"},
			// Null for a required value.
			{`query($f: Boolean = false) { provinces { totalCount @skip(if: $f) } }`, nil, `"totalCount":31`},
			{`query($f: Boolean = false) { provinces { totalCount @skip(if: $f) } }`, vars{"f": nil}, "variables.f"},
			{`query($f: Boolean) { provinces { totalCount @skip(if: $f) } }`, vars{"f": nil}, "BAD_USER_INPUT"},
			{`query($d: OrderDirection = DESC) { counties(first: 1, orderBy: {field: CODE, direction: $d}) { edges { node { code } } } }`, vars{"d": nil}, "variables.d"},
			{`query($d: OrderDirection) { counties(first: 1, orderBy: {field: CODE, direction: $d}) { edges { node { code } } } }`, vars{"d": nil}, "variables.d"},
			{`query($d: OrderDirection) { counties(first: 1, orderBy: {field: CODE, direction: $d}) { edges { node { code } } } }`, nil, "110101"},
			// Numbers and texts.
			{`query($n: Int) { counties(first: $n) { totalCount } }`, vars{"n": json.RawMessage("1.5")}, "1.5 is not a 32-bit integer"},
			{`query($s: String) { counties(where: {name: $s}) { totalCount } }`, vars{"s": json.RawMessage(`"\ud800"`)}, "surrogate"},
			{`{ counties(where: {name: "\ud800"}) { totalCount } }`, nil, "surrogate"},
			{`{ counties(where: {name: "\ud83d\ude00"}) { totalCount } }`, nil, `"totalCount":0`},
			// A hint names existing filters.
			{`{ counties(where: {code: null}) { totalCount } }`, nil, `null does not filter: leave the field out"`},
			{`{ pairings(where: {startedOnGT: null}) { totalCount } }`, nil, "use startedOnIsNil"},
			// A period that ends before it begins, also in variables.
			{`query($a: Date, $b: Date) { pairings(where: {startedOnGTE: $a, startedOnLT: $b}) { totalCount } }`, vars{"a": "2020-01-01", "b": "2021-01-01"}, "totalCount"},
			{`query($a: Date, $b: Date) { pairings(where: {startedOnGTE: $a, startedOnLT: $b}) { totalCount } }`, vars{"a": "2021-01-01", "b": "2020-01-01"}, "before it begins"},
			// The first and the last day.
			{`{ counties(where: {createdAtLT: "2999-12-31T23:59:59Z"}) { totalCount } }`, nil, `"totalCount":2842`},
			{`{ counties(where: {createdAtGTE: "1900-01-01T00:00:00Z"}) { totalCount } }`, nil, `"totalCount":2842`},
			{`{ counties(where: {createdAtLT: "9999-12-31T23:59:59-14:00"}) { totalCount } }`, nil, "out of range"},
			{`{ counties(where: {createdAtGTE: "0001-01-01T00:00:00Z"}) { totalCount } }`, nil, "out of range"},
			{`{ counties(where: {createdAtGTE: ""}) { totalCount } }`, nil, "is not a time"},
			{`{ counties(where: {createdAtGTE: "2022-11-30T00:00:00.1234567Z"}) { totalCount } }`, nil, "six decimals"},
			{`{ pairingGroups(asOf: "9999-12-31") { totals { count } } }`, nil, "out of range"},
			{`{ pairings(where: {startedOnGT: "0001-01-01"}) { totalCount } }`, nil, "out of range"},
			{`{ pairings(where: {startedOnGT: "1900-01-01", startedOnLT: "2999-12-31"}) { totalCount } }`, nil, `"totalCount":`},
		} {
			if got := s.ask(t, test.query, test.variables); !strings.Contains(strings.ReplaceAll(got, `\"`, `'`), test.want) || strings.Contains(got, "INTERNAL") {
				t.Errorf("%s %v gives\n%s, want %s", test.query, test.variables, got, test.want)
			}
		}
		for value, want := range map[string]string{`{"field": "CODE", "direction": "DESC"}`: `{"code":"659012"}`, `{"field": "code"}`: "did you mean CODE?"} {
			for _, executor := range []string{"compiled", "generated"} {
				got := s.post(t, "/export?format=ndjson", "", executor, `query($o: [CountyOrder!]) { counties(first: 1, orderBy: $o) { edges { node { code } } } }`, vars{"o": json.RawMessage(value)})
				if !strings.Contains(got, want) {
					t.Errorf("the export by %s gives %s, want %s", value, got, want)
				}
			}
		}
	})
}

func TestInputMeansTheSameOverAWebsocket(t *testing.T) {
	t.Parallel()
	s := serveLive(t, dbtest.Open(t, dialect.SQLite, full), settings{})
	c := dial(t, s, nil, vars{"Authorization": s.bearer(t, "demo-national", patience)})
	query := `query($o: [CountyOrder!]) { counties(first: 1, orderBy: $o) { edges { node { code } } } }`
	for _, test := range []struct{ field, want string }{{"CODE", "659012"}, {"code", "did you mean CODE?"}} {
		c.send(t, "subscribe", test.field, vars{"query": query, "variables": vars{"o": vars{"field": test.field, "direction": "DESC"}}})
		if got := c.payload(t); !strings.Contains(got, test.want) {
			t.Errorf("%s gives %s, want %s", test.field, got, test.want)
		}
	}
	for name, query := range map[string]string{
		"two":  `subscription { a: pairingChanged(regionID: 1) { pairing { id } } b: pairingChanged(regionID: 1) { pairing { id } } }`,
		"none": `subscription { pairingChanged(regionID: 1) @skip(if: true) { pairing { id } } }`,
	} {
		c.subscribe(t, name, query)
		if got := c.payload(t); !strings.Contains(got, "a subscription has one field") {
			t.Errorf("%s gives %s", name, got)
		}
	}
	if err := c.conn.Write(t.Context(), websocket.MessageText, []byte(`{"type":"subscribe","id":"x","payload":{"query":"{ counties(where: {name: \"\\ud800\"}) { totalCount } }"}}`)); err != nil {
		t.Fatal(err)
	}
	if got := c.payload(t); !strings.Contains(got, "surrogate") {
		t.Errorf("half a character gives %s", got)
	}
}

// payload returns the payload of the next response.
func (c client) payload(t *testing.T) string {
	t.Helper()
	for {
		if m := c.receive(t); m.Type != "complete" {
			return string(m.Payload)
		}
	}
}

// An operation within the limits is answered. One beyond them is refused before a statement is sent.
func TestOperationsBeyondTheLimitsAreRefusedBeforeSQL(t *testing.T) {
	t.Parallel()
	list := func(n int) []int {
		ids := make([]int, n)
		for i := range ids {
			ids[i] = 8589934592 + i
		}
		return ids
	}
	aliases := func(n int) string {
		query := "query($ids: [ID!]) {"
		for i := range n {
			query += fmt.Sprintf(" a%d: counties(first: 2, where: {idIn: $ids}) { totalCount edges { node { code } } pageInfo { hasNextPage endCursor } }", i)
		}
		return query + " }"
	}
	conditions := strings.Repeat(`{code: "110101"},`, 998) + `{nameEnHasPrefix: "Z"}, {not: {code: "110101"}}`
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		s := serveEveryWay(t, dialectName, seeded)
		for name, test := range map[string]struct {
			query string
			ids   []int
			want  string
		}{
			"33 lists":         {aliases(33), list(1000), "QUERY_TOO_COMPLEX"},
			"66 lists":         {aliases(66), list(1000), "QUERY_TOO_COMPLEX"},
			"5 lists":          {aliases(5), list(1000), `"totalCount":`},
			"a list too long":  {aliases(1), list(1001), "at most 1000 entries"},
			"too many words":   {"{" + strings.Repeat(" a", 20_000) + "}", nil, "QUERY_TOO_COMPLEX"},
			"1,000 conditions": {`{ counties(where: {or: [` + conditions + `]}) { totalCount } }`, nil, `"totalCount":2842`},
			"1,000 together":   {`{ counties(where: {and: [` + conditions + `]}) { totalCount } }`, nil, `"totalCount":0`},
			"1,000 below":      {`{ provinces(where: {code: "11", hasCountiesWith: {or: [` + conditions + `]}}) { totalCount } }`, nil, `"totalCount":1`},
			"1,000 left out":   {`{ counties(where: {not: {or: [` + conditions + `]}}) { totalCount } }`, nil, `"totalCount":0`},
			"8 levels":         {`query($ids: [ID!]) { counties(where: ` + strings.Repeat(`{or: [{code: "x"}, `, 7) + `{idIn: $ids}` + strings.Repeat(`]}`, 7) + `) { totalCount } }`, list(1000), `"totalCount":`},
			"5 lists after 33": {aliases(33), list(100), `"totalCount":`},
		} {
			s.counter.Reset()
			got := s.ask(t, test.query, vars{"ids": test.ids})
			if !strings.Contains(got, test.want) {
				t.Errorf("%s gives %.300s, want %s", name, got, test.want)
			}
			if n := s.counter.N(); n > 0 && strings.Contains(got, "errors") {
				t.Errorf("%s is refused after %d statements", name, n)
			}
		}
	})
}

// Errors always come in the order of their fields.
func TestErrorsHaveAnOrder(t *testing.T) {
	t.Parallel()
	s := serveEveryWay(t, dialect.SQLite, seeded)
	for _, test := range []struct {
		query string
		want  []string
	}{
		{`{ d: county(code: "x") { id } b: county(code: "x") { id } a: county(code: "x") { id } c: county(code: "x") { id } }`, []string{`"path":["d"]`, `"path":["b"]`, `"path":["a"]`, `"path":["c"]`}},
		{"{ x counties { y }\n province(code: 5) { z(a: 1) } unknown @nope }", []string{`"x\"`, `"y\"`, "5", `"z\"`, `"unknown\"`}},
	} {
		var first string
		for range 20 {
			got := s.post(t, "/graphql", "application/json", "compiled", test.query, nil)
			if first == "" {
				first = got
			}
			if got != first {
				t.Fatalf("%s gives\n%s, and\n%s", test.query, first, got)
			}
		}
		var at []int
		for _, part := range test.want {
			at = append(at, strings.Index(first, part))
		}
		if slices.Contains(at, -1) || !slices.IsSorted(at) {
			t.Errorf("%s gives %s, want %v", test.query, first, test.want)
		}
	}
}
