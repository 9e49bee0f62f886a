package graph_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"entgo.io/ent/dialect"

	"jiedui/db/dbtest"
)

// Bad input is refused before any SQL, with a code and the path of each fault.
func TestBadInputIsRefusedBeforeSQL(t *testing.T) {
	t.Parallel()
	deep := strings.Repeat("province { counties(first: 1) { edges { node { ", 6) + "name" + strings.Repeat(" } } } }", 6)
	bomb := ""
	for i := range 17 {
		bomb += fmt.Sprintf(" fragment F%d on County { code a%[1]d: prefecture { counties(first: 1) { edges { node { ...F%[2]d } } } } b%[1]d: prefecture { counties(first: 1) { edges { node { ...F%[2]d } } } } }", i, i+1)
	}
	bomb += " fragment F17 on County { code }"
	where := `{hasProvinceWith: ` + strings.Repeat(`{hasCountiesWith: {hasProvinceWith: `, 5) + `{code: "11"}` + strings.Repeat(`}}`, 5) + `}`
	tests := map[string]struct {
		query     string
		variables map[string]any
		code      string
		paths     []string
		message   string
	}{
		"Syntax":          {query: `{`, code: "BAD_USER_INPUT"},
		"UnknownField":    {query: `{ counties { nope } }`, code: "BAD_USER_INPUT"},
		"UnknownArgument": {query: `{ counties(nope: 1) { totalCount } }`, code: "BAD_USER_INPUT"},
		"BadEnum":         {query: `{ counties(where: {designation: GREAT}) { totalCount } }`, code: "BAD_USER_INPUT"},
		"BadEnumVariable": {
			query:     `query($d: CountyDesignation) { counties(where: {designation: $d}) { totalCount } }`,
			variables: map[string]any{"d": "GREAT"}, code: "BAD_USER_INPUT",
		},
		"MissingVariable": {query: `query($c: String!) { county(code: $c) { name } }`, code: "BAD_USER_INPUT"},
		"PageTooBig":      {query: `{ a: counties(first: 201) { totalCount } }`, code: "BAD_USER_INPUT", paths: []string{"a.first"}},
		"PageNegative":    {query: `{ counties(last: -1) { totalCount } }`, code: "BAD_USER_INPUT", paths: []string{"counties.last"}},
		"PageHuge":        {query: `{ counties(first: 99999999999999999999) { totalCount } }`, code: "BAD_USER_INPUT"},
		"PageBothWays":    {query: `{ counties(first: 1, last: 1) { totalCount } }`, code: "BAD_USER_INPUT", paths: []string{"counties.first"}},
		"NestedPage": {
			query: `{ provinces { edges { node { counties(first: 500) { totalCount } } } } }`, code: "BAD_USER_INPUT",
			paths: []string{"provinces.edges.node.counties.first"},
		},
		"Cursor":       {query: `{ counties(after: "what") { totalCount } }`, code: "BAD_USER_INPUT", paths: []string{"counties.after"}},
		"NestedCursor": {query: `{ province(code: "51") { counties(before: "e30=") { totalCount } } }`, code: "BAD_USER_INPUT", paths: []string{"province.counties.before"}},
		"Nulls": {
			query:     `query($d: CountyDesignation) { counties(where: {designation: $d, or: [{name: null}, {nameIn: [], not: {}}]}) { totalCount } }`,
			variables: map[string]any{"d": nil}, code: "BAD_USER_INPUT",
			paths: []string{"counties.where.or[0].name", "counties.where.or[1].not", "counties.where.or[1].nameIn", "counties.where.designation"},
		},
		"NullName": {
			query: `{ counties(where: {name: null}) { totalCount } }`, code: "BAD_USER_INPUT", paths: []string{"counties.where.name"},
			message: "counties.where.name: null does not filter: leave the field out",
		},
		"NullDate": {
			query: `{ pairings(where: {endedOn: null}) { totalCount } }`, code: "BAD_USER_INPUT", paths: []string{"pairings.where.endedOn"},
			message: "pairings.where.endedOn: null does not filter: leave the field out, or use endedOnIsNil",
		},
		"NullID": {
			query: `{ investmentProjects(where: {parkID: null}) { totalCount } }`, code: "BAD_USER_INPUT", paths: []string{"investmentProjects.where.parkID"},
			message: "investmentProjects.where.parkID: null does not filter: leave the field out",
		},
		"IsNilFalse":   {query: `{ pairings(where: {endedOnIsNil: false}) { totalCount } }`, code: "BAD_USER_INPUT", paths: []string{"pairings.where.endedOnIsNil"}},
		"EmptySearch":  {query: `{ counties(where: {search: " ·"}) { totalCount } }`, code: "BAD_USER_INPUT", paths: []string{"counties.where.search"}},
		"Date":         {query: `{ pairings(where: {startedOnGT: "2021-02-30"}) { totalCount } }`, code: "BAD_USER_INPUT", paths: []string{"pairings.where.startedOnGT"}},
		"Money":        {query: `{ investmentProjects(where: {paidInGT: "1.005"}) { totalCount } }`, code: "BAD_USER_INPUT", paths: []string{"investmentProjects.where.paidInGT"}},
		"Time":         {query: `{ counties(where: {createdAtGTE: "yesterday"}) { totalCount } }`, code: "BAD_USER_INPUT", paths: []string{"counties.where.createdAtGTE"}},
		"ID":           {query: `{ node(id: "x") { id } }`, code: "BAD_USER_INPUT", paths: []string{"node.id"}},
		"IDTooBig":     {query: `{ counties(where: {id: 99999999999999999999}) { totalCount } }`, code: "BAD_USER_INPUT"},
		"NUL":          {query: `{ counties(where: {name: "\u0000"}) { totalCount } }`, code: "BAD_USER_INPUT", paths: []string{"counties.where.name"}},
		"DivisionCode": {query: `{ county(code: "abc") { name } }`, code: "BAD_USER_INPUT", paths: []string{"code"}},
		"USCC":         {query: `{ enterprise(uscc: "91330206MA2AFKE199") { name } }`, code: "BAD_USER_INPUT", paths: []string{"uscc"}},
		"OrderTwice":   {query: `{ counties(orderBy: [{field: NAME}, {field: NAME}]) { edges { cursor } } }`, code: "BAD_USER_INPUT", paths: []string{"orderBy"}},
		"Defer":        {query: `{ counties(first: 1) { edges { node { ...F @defer } } } } fragment F on County { name }`, code: "BAD_USER_INPUT"},
		"FragmentBomb": {query: `{ county(code: "513430") { ...F0 } }` + bomb, code: "QUERY_TOO_COMPLEX"},
		"TooDeep":      {query: `{ county(code: "513430") { ` + deep + ` } }`, code: "QUERY_TOO_COMPLEX"},
		"TooMuch":      {query: `{ provinces(first: 31) { edges { node { counties(first: 200) { edges { node { investmentProjects(first: 200) { totalCount edges { node { id } } } } } } } } } }`, code: "QUERY_TOO_COMPLEX"},
		"WhereTooDeep": {query: `{ counties(where: ` + where + `) { totalCount } }`, code: "BAD_USER_INPUT"},
		"Introspection": {
			query: `{ __schema { types { fields { type { fields { type { fields { type { fields { name } } } } } } } } } }`, code: "BAD_USER_INPUT",
		},
	}
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		a := serve(t, dialectName, seeded)
		for name, test := range tests {
			a.counter.Reset()
			_, errs := a.post(t, test.query, test.variables)
			var got []struct {
				Message    string
				Extensions struct {
					Code   string
					Fields []struct{ Path, Code, Message string }
				}
			}
			if err := json.Unmarshal(errs, &got); err != nil || len(got) == 0 {
				t.Errorf("%s: %s", name, errs)
				continue
			}
			e := got[0]
			if e.Extensions.Code != test.code || e.Message == "" {
				t.Errorf("%s: %s, want %s", name, errs, test.code)
			}
			if test.message != "" && e.Message != test.message {
				t.Errorf("%s: %q, want %q", name, e.Message, test.message)
			}
			var paths []string
			for _, f := range e.Extensions.Fields {
				paths = append(paths, f.Path)
			}
			for _, p := range test.paths {
				if !strings.Contains(strings.Join(paths, " "), p) {
					t.Errorf("%s: faults at %v, want %s", name, paths, p)
				}
			}
			if n := a.counter.N(); n > 0 {
				t.Errorf("%s cost %d statements", name, n)
			}
			for _, secret := range []string{"SELECT", "sql", "ent:", "panic", "pq:"} {
				if strings.Contains(string(errs), secret) {
					t.Errorf("%s shows %q: %s", name, secret, errs)
				}
			}
		}
	})
}

// A cursor is bound to its order, and forged values are refused too.
func TestForeignCursorIsRefused(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		a := serve(t, dialectName, seeded)
		for _, cursor := range []string{
			"WyJOQU1FIiwxLCJhIl0=",             // ["NAME",1,"a"]
			"WyJDUkVBVEVEX0FUIiwxLCJhIl0=",     // ["CREATED_AT",1,"a"]
			"WyJDUkVBVEVEX0FUIiwxLG51bGxd",     // ["CREATED_AT",1,null]
			"WyJDUkVBVEVEX0FUIiwxXQ==",         // ["CREATED_AT",1]
			"WyJDUkVBVEVEX0FUIiwieCIsImEiXQ==", // ["CREATED_AT","x","a"]
		} {
			for _, query := range []string{
				`query($c: Cursor) { counties(after: $c, orderBy: {field: CREATED_AT}) { edges { cursor } } }`,
				`query($c: Cursor) { provinces(first: 1) { edges { node { counties(after: $c, orderBy: {field: CREATED_AT}) { edges { cursor } } } } } }`,
			} {
				_, errs := a.post(t, query, map[string]any{"c": cursor})
				if !strings.Contains(string(errs), "BAD_USER_INPUT") {
					t.Errorf("%s gives %s", cursor, errs)
				}
			}
		}
	})
}

// Messages are in the language of the request. An internal error shows only its request id.
func TestErrorsSpeakTheLanguageOfTheReader(t *testing.T) {
	t.Parallel()
	a := serve(t, dialect.SQLite, seeded)
	ask := func(language string) string {
		req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, a.url+"?query={county(code:%22x%22){name}}", nil)
		if err != nil {
			t.Fatal(err)
		}
		req.Header.Set("Accept-Language", language)
		res, err := http.DefaultClient.Do(req)
		if err != nil {
			t.Fatal(err)
		}
		defer res.Body.Close()
		var body struct{ Errors []struct{ Message string } }
		if err := json.NewDecoder(res.Body).Decode(&body); err != nil {
			t.Fatal(err)
		}
		return body.Errors[0].Message
	}
	for language, want := range map[string]string{"": "is not a division code", "de, en;q=0.5": "is not a division code", "zh-CN,zh;q=0.9,en;q=0.8": "不是行政区划代码"} {
		if got := ask(language); !strings.Contains(got, want) {
			t.Errorf("%q gives %q", language, got)
		}
	}
	if _, err := a.db.ExecContext(t.Context(), "DROP TABLE review_periods"); err != nil {
		t.Fatal(err)
	}
	data, errs := a.post(t, `{ reviewPeriods { totalCount } }`, nil)
	if string(data) != "null" || !strings.Contains(string(errs), `"code":"INTERNAL"`) || strings.Contains(string(errs), "review_periods") {
		t.Errorf("a broken database gives %s %s", data, fmt.Sprint(string(errs)))
	}
}

// An operation that was accepted before is refused for wrong values of its variables as in its first request.
func TestBadVariablesOfAKnownOperationAreRefused(t *testing.T) {
	t.Parallel()
	a := serve(t, dialect.SQLite, seeded)
	for name, test := range map[string]struct {
		query     string
		good, bad map[string]any
		path      string
	}{
		"Page":   {`query($n: Int) { counties(first: $n) { totalCount } }`, map[string]any{"n": 1}, map[string]any{"n": 201}, "counties.first"},
		"Ids":    {`query($ids: [ID!]!) { nodes(ids: $ids) { id } }`, map[string]any{"ids": []string{}}, map[string]any{"ids": []string{"x"}}, "nodes.ids[0]"},
		"Cursor": {`query($c: Cursor) { counties(after: $c) { totalCount } }`, map[string]any{"c": "WyIiLDFd"}, map[string]any{"c": "x"}, "counties.after"},
		"Date": {
			`query($d: Date) { pairings(where: {or: [{startedOnGT: $d}]}) { totalCount } }`,
			map[string]any{"d": "2021-02-28"},
			map[string]any{"d": "2021-02-30"},
			"pairings.where.or[0].startedOnGT",
		},
		"Null": {
			`query($s: String) { counties(where: {name: $s}) { totalCount } }`, map[string]any{"s": "x"}, map[string]any{"s": nil}, "counties.where.name",
		},
		"Search": {
			`query($s: String) { provinces(first: 1) { edges { node { counties(where: {hasPrefectureWith: {search: $s}}) { totalCount } } } } }`,
			map[string]any{"s": "x"},
			map[string]any{"s": "."},
			"provinces.edges.node.counties.where.hasPrefectureWith[0].search",
		},
		"Filter": {
			`query($w: CountyWhereInput) { counties(where: $w) { totalCount } }`,
			map[string]any{"w": map[string]any{"name": "x"}},
			map[string]any{"w": map[string]any{"nameIn": []string{}}},
			"counties.where.nameIn",
		},
		"Empty": {
			`query($s: String) { counties(where: {name: "x", not: {name: $s}}) { totalCount } }`, map[string]any{"s": "x"}, map[string]any{}, "counties.where.not",
		},
	} {
		for range 2 {
			if _, errs := a.post(t, test.query, test.good); errs != nil {
				t.Errorf("%s: %s", name, errs)
			}
			_, errs := a.post(t, test.query, test.bad)
			if !strings.Contains(string(errs), `"path":"`+test.path+`"`) {
				t.Errorf("%s: %s", name, errs)
			}
		}
	}
}

// What asks for too much is told which fields ask for the most, and where they are.
func TestTooMuchNamesTheFieldsThatCostMost(t *testing.T) {
	t.Parallel()
	a := serve(t, dialect.SQLite, migrated)
	list, lists := make([]int, 1000), ""
	for i := range 6 {
		lists += fmt.Sprintf(" a%d: counties(where: {idIn: $l}) { totalCount }", i)
	}
	for name, test := range map[string]struct {
		query     string
		variables map[string]any
		want      string
	}{
		"cost": {
			query: "{\n  provinces(first: 31) { edges { node { counties(first: 200) { edges { node { name\n    parks: industrialParks(first: 50) { edges { node { id } } } } } } } } }\n  summary { asOf } }",
			want: `the query may read 324463 records, more than 25000: ask for smaller pages; most: ` +
				`provinces.edges.node.counties.edges.node.parks (316200), provinces.edges.node.counties (6231), summary (2000)` +
				` [{3 5} {2 41} {4 3}] provinces.edges.node.counties.edges.node.parks: it reads up to 316200 records`,
		},
		"depth": {
			query: "{ capitalContributions {\n edges { node { " + strings.Repeat("reversal { ", 20) + "id" + strings.Repeat(" }", 24),
			want:  `the query is nested deeper than 20 levels: split it [{2 204}] capitalContributions.edges.node` + strings.Repeat(".reversal", 18) + `: `,
		},
		"values": {
			query:     `query($l: [ID!]) { ` + lists + ` a: counties(where: {name: "x"}) { totalCount } }`,
			variables: map[string]any{"l": list},
			want:      `the filters name 6001 values, more than 5000: ask in several queries; most: a0 (1000), a1 (1000), a2 (1000) [`,
		},
		"fields":  {query: "{" + strings.Repeat("\n__typename a: __typename", 4) + strings.Repeat(" b", 6000) + "}", want: `the document has more than 5000 fields: split it [`},
		"answers": {query: "{" + strings.Repeat(" b", 1000) + "}", want: `too many fields answer under the same name, such as "b": give them different aliases, or ask for each once [{1 3}]`},
	} {
		_, errs := a.post(t, test.query, test.variables)
		var got []struct {
			Message    string
			Locations  []struct{ Line, Column int }
			Extensions struct {
				Code   string
				Fields []struct{ Path, Code, Message string }
			}
		}
		if err := json.Unmarshal(errs, &got); err != nil || len(got) != 1 {
			t.Errorf("%s: %s", name, errs)
			continue
		}
		said := fmt.Sprint(got[0].Message, " ", got[0].Locations)
		for _, f := range got[0].Extensions.Fields {
			said += " " + f.Path + ": " + f.Message
		}
		if got[0].Extensions.Code != "QUERY_TOO_COMPLEX" || !strings.HasPrefix(said, test.want) {
			t.Errorf("%s says\n%s, want\n%s", name, said, test.want)
		}
	}
}
