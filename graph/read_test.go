package graph_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"jiedui/db/dbtest"
)

// A query sends the same number of statements for many records as for few.
func TestStatementsDependOnShape(t *testing.T) {
	t.Parallel()
	shapes := map[string]struct {
		query string // %d is the page size
		want  int
	}{
		"List":      {`{ counties(first: %d) { edges { node { name } } } }`, 1},
		"Total":     {`{ counties(first: %d) { totalCount edges { node { name } } } }`, 2},
		"CountOnly": {`{ counties(first: %d) { totalCount } }`, 1},
		"PageOnly":  {`{ counties(first: %d) { pageInfo { hasNextPage } } }`, 1},
		"TypeOnly":  {`{ counties(first: %d) { __typename } }`, 0},
		"Edges": {`{ pairings(first: %d) { edges { node {
			supporter { name province { name } } recipient { name province { name } prefecture { name } } } } } }`, 6},
		"Nested": {`{ pairings(first: %[1]d) { edges { node {
			investmentProjects(first: %[1]d, orderBy: {field: PAID_IN, direction: DESC}) {
				totalCount edges { node { name enterprise { name homeCounty { name } } contributions(first: 2) { edges { node { amount } } } } } } } } } }`, 6},
		"Deep": {`{ provinces(first: %[1]d) { edges { node { prefectures(first: %[1]d) { edges { node {
			counties(first: 3) { totalCount edges { node { pairingsAsRecipient(first: 2) { edges { node { supporter { name } } } } } } } } } } } } } }`, 6},
		"Where": {`{ enterprises(first: %d, where: {hasInvestmentProjectsWith: {hasPairingWith: {hasRecipientWith: {hasProvinceWith: {code: "51"}}}}}) {
			edges { node { name } } } }`, 1},
	}
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		a := serve(t, dialectName, full)
		for name, shape := range shapes {
			for _, size := range []int{2, 30} {
				if _, errs := a.post(t, fmt.Sprintf(shape.query, size), nil); errs != nil {
					t.Fatalf("%s: %s", name, errs)
				}
				a.counter.Reset()                                                                                                                  // the first run may have opened connections
				if n := a.counter.Count(func() { a.post(t, fmt.Sprintf(shape.query, size), nil) }); n > shape.want || n < shape.want && size > 2 { // where there are no rows, none below them are read
					t.Errorf("%s with pages of %d costs %d statements, want %d:\n%s", name, size, n, shape.want,
						strings.Join(a.counter.Statements(), "\n"))
				}
			}
		}
	})
}

// A single order needs no list, at the root and below.
func TestOrderNeedsNoList(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		a := serve(t, dialectName, seeded)
		a.want(t, `{ counties(first: 1, orderBy: {field: CODE, direction: DESC}) { edges { node { code } } }
			provinces(where: {code: "51"}) { edges { node { counties(first: 1, orderBy: {field: CODE, direction: DESC}) { edges { node { code } } } } } } }`,
			`{"counties":{"edges":[{"node":{"code":"659012"}}]},"provinces":{"edges":[{"node":{"counties":{"edges":[{"node":{"code":"513437"}}]}}}]}}`)
	})
}

// A record that is selected under several aliases shows the fields of each. The same holds for edges and nodes.
func TestAliasesShowTheirOwnFields(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		a := serve(t, dialectName, seeded)
		a.want(t, `{ county(code: "513436") { a: province { name } b: province { code region: economicZone } } }`,
			`{"county":{"a":{"name":"四川省"},"b":{"code":"51","region":"WESTERN"}}}`)
		a.want(t, `{ provinces(where: {codeIn: ["11", "51"]}) { es: edges { n: node { code
			few: counties(first: 1, where: {designation: KEY}) { n: totalCount e: edges { c: node { name } } }
			none: counties(where: {name: "没有"}) { totalCount edges { cursor } pageInfo { hasNextPage startCursor } } } } } }`,
			`{"provinces":{"es":[{"n":{"code":"11","few":{"n":0,"e":[]},"none":{"totalCount":0,"edges":[],"pageInfo":{"hasNextPage":false,"startCursor":null}}}},`+
				`{"n":{"code":"51","few":{"n":25,"e":[{"c":{"name":"金川县"}}]},"none":{"totalCount":0,"edges":[],"pageInfo":{"hasNextPage":false,"startCursor":null}}}}]}}`)
		_, errs := a.post(t, `{ county(code: "513436") {
			a: province { counties(first: 1) { totalCount } } b: province { counties(first: 2) { totalCount } } } }`, nil)
		if !strings.Contains(string(errs), `"path":"county.b.counties"`) {
			t.Errorf("two meanings of one name give %s", errs)
		}
	})
}

// A total counts all records of its parent, whatever page is shown.
func TestNestedTotalsAreOfTheirRecord(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		a := serve(t, dialectName, seeded)
		a.want(t, `{ provinces(where: {codeIn: ["51", "52", "64"]}, orderBy: {field: CODE}) { edges { node {
			none: counties(first: 0, where: {designation: KEY}) { totalCount edges { cursor } pageInfo { hasNextPage } }
			last: counties(last: 1, where: {designation: KEY}, orderBy: {field: CODE}) { totalCount edges { node { code } } pageInfo { hasPreviousPage } }
			} } } }`,
			`{"provinces":{"edges":[`+
				`{"node":{"none":{"totalCount":25,"edges":[],"pageInfo":{"hasNextPage":true}},"last":{"totalCount":25,"edges":[{"node":{"code":"513437"}}],"pageInfo":{"hasPreviousPage":true}}}},`+
				`{"node":{"none":{"totalCount":20,"edges":[],"pageInfo":{"hasNextPage":true}},"last":{"totalCount":20,"edges":[{"node":{"code":"522732"}}],"pageInfo":{"hasPreviousPage":true}}}},`+
				`{"node":{"none":{"totalCount":5,"edges":[],"pageInfo":{"hasNextPage":true}},"last":{"totalCount":5,"edges":[{"node":{"code":"640522"}}],"pageInfo":{"hasPreviousPage":true}}}}]}}`)
		// Without a size every connection has 20 records, nested ones too.
		data, _ := a.post(t, `{ counties { edges { node { id } } } province(code: "51") { counties { edges { node { id } } } } }`, nil)
		var got struct {
			Counties page
			Province struct{ Counties page }
		}
		if err := json.Unmarshal(data, &got); err != nil || len(got.Counties.Edges) != 20 || len(got.Province.Counties.Edges) != 20 {
			t.Errorf("%d and %d rows, want 20: %v", len(got.Counties.Edges), len(got.Province.Counties.Edges), err)
		}
	})
}

func TestRecordsAreLookedUpByCode(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		a := serve(t, dialectName, seeded)
		a.want(t, `{ province(code: "62") { nameEn } prefecture(code: "5134") { name province { code } }
			county(code: "513430") { name nameEn designation province { name } } none: county(code: "999999") { name }
			reportedFigure(code: "2022-11.PAID_IN_INVESTMENT") { value unit asOf scope basis indicator { nameEn } } }`,
			`{"province":{"nameEn":"Gansu"},"prefecture":{"name":"凉山彝族自治州","province":{"code":"51"}},`+
				`"county":{"name":"金阳县","nameEn":"Jinyang County","designation":"KEY","province":{"name":"四川省"}},"none":null,`+
				`"reportedFigure":{"value":"1354.2","unit":"HUNDRED_MILLION_YUAN","asOf":"2022-11-30","scope":"NATIONAL","basis":"PAID_IN","indicator":{"nameEn":"Paid-in investment"}}}`)
		data, errs := a.post(t, `{ county(code: "513430") { id } province(code: "51") { id } }`, nil)
		var found struct{ County, Province struct{ ID string } }
		if err := json.Unmarshal(data, &found); err != nil || errs != nil {
			t.Fatal(err, errs)
		}
		a.want(t, fmt.Sprintf(`{ node(id: %q) { __typename id ... on County { code province { code } } }
			nodes(ids: [%[2]q, %[1]q, %[2]q]) { __typename ... on Province { counties(first: 1) { totalCount } } } }`, found.County.ID, found.Province.ID),
			fmt.Sprintf(`{"node":{"__typename":"County","id":%q,"code":"513430","province":{"code":"51"}},`+
				`"nodes":[{"__typename":"Province","counties":{"totalCount":183}},{"__typename":"County"},{"__typename":"Province","counties":{"totalCount":183}}]}`, found.County.ID))
	})
}

// A county is found by its characters, by pinyin with and without spaces and tones of ü, and by initials.
func TestCountyIsFoundByCharactersPinyinAndInitials(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		a := serve(t, dialectName, seeded)
		for search, want := range map[string]string{
			"金阳": "金阳县", "jinyang": "金阳县", "Jin Yang Xian": "金阳县", "JYX": "金阳县",
			"绿春": "绿春县", "lüchun": "绿春县", "lvchun": "绿春县", "都安瑶族": "都安瑶族自治县",
		} {
			data, errs := a.post(t, `query($s: String!) { counties(where: {search: $s, designation: KEY}) { edges { node { name } } } }`,
				map[string]any{"s": search})
			if errs != nil || !strings.Contains(string(data), `"name":"`+want+`"`) {
				t.Errorf("%q gives %s %s, want %s", search, data, errs, want)
			}
		}
		a.want(t, `{ counties(where: {search: "100%"}) { totalCount } wild: counties(where: {nameContainsFold: "_"}) { totalCount }
			provinces(where: {hasCountiesWith: {search: "meigu", designation: KEY}}) { edges { node { name } } } }`,
			`{"counties":{"totalCount":0},"wild":{"totalCount":0},"provinces":{"edges":[{"node":{"name":"四川省"}}]}}`)
	})
}
