package graph_test

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"entgo.io/ent/dialect"

	"jiedui/db/dbtest"
)

// Lists have their records as nodes, too: the same as in edges, at every depth and with the same pages.
func TestNodesAreThoseOfTheEdges(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		a := serve(t, dialectName, full)
		for _, query := range []string{
			`{ counties(first: 3, where: {designation: KEY}, orderBy: [{field: CODE, direction: DESC}]) { %s totalCount pageInfo { hasNextPage } } }`,
			`{ counties(last: 2) { list: %s } }`,
			`{ provinces(first: 2) { edges { cursor } %s } }`,
			`{ pairings(first: 2) { %s } }`,
		} {
			for _, selected := range []string{
				"id __typename", "id counties: createdAt version", "name: __typename id later: updatedAt",
			} {
				inEdges, errs := a.post(t, strings.Replace(fmt.Sprintf(query, "edges { node { "+selected+" } }"), "edges { cursor }", "", 1), nil)
				if errs != nil {
					t.Fatalf("%s", errs)
				}
				inNodes, errs := a.post(t, fmt.Sprintf(query, "nodes { "+selected+" }"), nil)
				if errs != nil {
					t.Fatalf("%s", errs)
				}
				if want, got := records(t, inEdges), records(t, inNodes); len(got) < 2 || fmt.Sprint(want) != fmt.Sprint(got) {
					t.Errorf("%s: nodes are %v, in edges %v", query, got, want)
				}
			}
		}
		a.want(t, `{ province(code: "51") { counties(first: 1, where: {code: "513430"}) { nodes { name pairingsAsRecipient { nodes { supporter { name } } } } } } }`,
			`{"province":{"counties":{"nodes":[{"name":"金阳县","pairingsAsRecipient":{"nodes":[{"supporter":{"name":"余杭区"}}]}}]}}}`)
		a.want(t, `{ counties(first: 0) { nodes { id } } none: counties(where: {code: "999999"}) { nodes { id } } }`, `{"counties":{"nodes":[]},"none":{"nodes":[]}}`)
		a.want(t, `{ counties(first: 1, where: {code: "513430"}) { nodes { code } list: nodes { name } edges { node { province { name } } } edges { node { a: province { code } } } } }`,
			`{"counties":{"nodes":[{"code":"513430"}],"list":[{"name":"金阳县"}],"edges":[{"node":{"province":{"name":"四川省"},"a":{"code":"51"}}}]}}`)
		for _, other := range []string{`edges { node { counties(first: 2) { totalCount } } }`, `b: nodes { counties(first: 2) { totalCount } }`} {
			if _, errs := a.post(t, `{ provinces { nodes { counties(first: 1) { totalCount } } `+other+` } }`, nil); !strings.Contains(string(errs), "means different things") {
				t.Errorf("%s gives %s", other, errs)
			}
		}
		if edges, nodes := a.exported(t, `{ counties(first: 5) { edges { node { code name } } } }`), a.exported(t, `{ counties(first: 5) { nodes { code name } } }`); edges != nodes || strings.Count(nodes, "\n") < 6 {
			t.Errorf("exports %q and %q", edges, nodes)
		}
	})
}

// exported returns the file of an export.
func (a api) exported(t *testing.T, query string) string {
	t.Helper()
	r, err := http.Get(strings.TrimSuffix(a.url, "/graphql") + "/export?format=csv&query=" + url.QueryEscape(query))
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close()
	text, err := io.ReadAll(r.Body)
	if err != nil || r.StatusCode != http.StatusOK {
		t.Fatalf("%d %s %v", r.StatusCode, text, err)
	}
	return string(text)
}

// records returns the records of the one list in an answer.
func records(t *testing.T, data []byte) (list []any) {
	t.Helper()
	var answer map[string]map[string]json.RawMessage
	if err := json.Unmarshal(data, &answer); err != nil {
		t.Fatal(err)
	}
	for _, connection := range answer {
		for _, name := range []string{"edges", "nodes", "list"} {
			var some []map[string]any
			if connection[name] == nil || json.Unmarshal(connection[name], &some) != nil {
				continue
			}
			for _, one := range some {
				if one["cursor"] != nil {
					continue
				}
				if node, ok := one["node"]; ok {
					list = append(list, node)
				} else {
					list = append(list, one)
				}
			}
		}
	}
	return list
}

// Records of different entities are asked for what they share by interfaces.
func TestInterfacesOfRecords(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		a := serve(t, dialectName, full)
		data, errs := a.post(t, `{ investmentProjects(first: 1) { nodes { id } } pairings(first: 1) { nodes { id } } counties(first: 1) { nodes { id } } }`, nil)
		var of map[string]struct{ Nodes []struct{ ID string } }
		if err := json.Unmarshal(data, &of); errs != nil || err != nil {
			t.Fatalf("%s %v", errs, err)
		}
		a.want(t, fmt.Sprintf(`{ nodes(ids: [%q, %q, %q]) { __typename ... on Sourced { origin } ... on Reviewable { review version submittedSide } } }`,
			of["investmentProjects"].Nodes[0].ID, of["pairings"].Nodes[0].ID, of["counties"].Nodes[0].ID),
			`{"nodes":[{"__typename":"InvestmentProject","origin":"DEMO","review":"VALIDATED","version":1,"submittedSide":null},{"__typename":"Pairing","origin":"OFFICIAL"},{"__typename":"County"}]}`)
	})
}

// Each scalar of the API says where its form is written down, for the tools of clients.
func TestScalarsSayWhereTheyAreSpecified(t *testing.T) {
	t.Parallel()
	a := serve(t, dialect.SQLite, migrated)
	data, errs := a.post(t, `{ __schema { types { kind name specifiedByURL } } }`, nil)
	if errs != nil {
		t.Fatal(errs)
	}
	var found struct {
		Schema struct {
			Types []struct{ Kind, Name, SpecifiedByURL string }
		} `json:"__schema"`
	}
	if err := json.Unmarshal(data, &found); err != nil {
		t.Fatal(err)
	}
	builtIn := []string{"Boolean", "Float", "ID", "Int", "String"} // the specification of GraphQL has them
	specified := make(map[string]string)
	for _, s := range found.Schema.Types {
		if s.Kind != "SCALAR" || slices.Contains(builtIn, s.Name) {
			continue
		}
		if u, err := url.Parse(s.SpecifiedByURL); err != nil || !u.IsAbs() {
			t.Errorf("%s is specified by %q", s.Name, s.SpecifiedByURL)
		}
		specified[s.Name] = s.SpecifiedByURL
	}
	if want := "https://www.rfc-editor.org/rfc/rfc3339#section-5.6"; specified["Date"] != want || specified["Money"] == "" {
		t.Errorf("Date is specified by %q, want %q; all: %v", specified["Date"], want, specified)
	}
}

// Industries are the 97 divisions of GB/T 4754-2017.
func TestIndustriesAreTheDivisionsOfTheStandard(t *testing.T) {
	t.Parallel()
	a := serve(t, dialect.SQLite, migrated)
	data, errs := a.post(t, `{ industries { code name nameEn } }`, nil)
	if errs != nil {
		t.Fatal(errs)
	}
	var found struct {
		Industries []struct{ Code, Name, NameEn string }
	}
	if err := json.Unmarshal(data, &found); err != nil {
		t.Fatal(err)
	}
	if len(found.Industries) != 97 {
		t.Fatalf("%d industries, want 97", len(found.Industries))
	}
	for i, d := range found.Industries {
		if number := fmt.Sprintf("%02d", i+1); d.Code[1:] != number || d.Name == "" || d.NameEn == "" {
			t.Errorf("%+v is division %s", d, number)
		}
	}
	if d := found.Industries[12]; d.Code != "C13" || d.Name != "农副食品加工业" {
		t.Errorf("the 13th is %+v", d)
	}
}
