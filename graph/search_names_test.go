package graph_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"jiedui/db/dbtest"
	"jiedui/db/reference"
)

// found are the names of the counties that a search finds.
func (o office) found(url, text string) (names []string) {
	o.t.Helper()
	a := o.send(url, "", `query($s: String!) { counties(first: 200, where: {search: $s}) { edges { node { name } } } }`, object{"s": text})
	if len(a.Errors) > 0 {
		o.t.Fatalf("%s: %s", text, a.raw)
	}
	for _, e := range a.valueAt("counties.edges").([]any) {
		names = append(names, e.(object)["node"].(object)["name"].(string))
	}
	return names
}

// Counties are found by their pinyin without the word for their class, as their English names spell it, by their short and
// former names, and with the prefecture or the province before.
func TestCountiesAreFoundByWhatTheyAreCalled(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		o := employ(t, dialectName, seeded)
		check := func() {
			t.Helper()
			for _, url := range []string{o.url, o.generated} {
				for text, want := range map[string]string{
					"zhouqu": "舟曲县", "Zhouqu xian": "舟曲县", "luchun": "绿春县", "lvchun": "绿春县", "lüchun": "绿春县", "hongsibu": "红寺堡区", "hongsibuqu": "红寺堡区",
					"威宁县": "威宁彝族回族苗族自治县", "会理县": "会理市", "监利县": "监利市", "jianlixian": "监利市",
					"四川金阳县": "金阳县", "四川省金阳": "金阳县", "凉山金阳": "金阳县", "凉山州金阳县": "金阳县", "四川凉山金阳": "金阳县", "sichuanjinyang": "金阳县", "Liangshan Jinyang Xian": "金阳县",
				} {
					if got := o.found(url, text); !slices.Equal(got, []string{want}) {
						t.Errorf("%s finds %q, want %s alone", text, got, want)
					}
				}
				for text, want := range map[string]string{"tongzhouqu": "通州区", "tongzhouq": "通州区", "tongzhou": "通州区", "金阳": "金阳县", "jyx": "金阳县"} {
					if got := o.found(url, text); !slices.Contains(got, want) || len(got) > 30 {
						t.Errorf("%s finds %q, want %s among them", text, got, want)
					}
				}
				for _, text := range []string{"四川省", "凉山州", "sichuan", "四川凉山"} {
					if got := o.found(url, text); len(got) > 0 {
						t.Errorf("%s finds %q, which are only in it", text, got)
					}
				}
			}
		}
		check()
		// A database that an older program has filled is mended at the next start.
		if _, err := o.db.ExecContext(t.Context(), "UPDATE counties SET search_text = name"); err != nil {
			t.Fatal(err)
		}
		if _, err := reference.Load(t.Context(), o.client, nil); err != nil {
			t.Fatal(err)
		}
		check()
		if n := o.query("", `{ counties(where: {search: "hongsibao"}) { totalCount } }`).textAt("counties.totalCount"); n != "0" {
			t.Errorf("hongsibao finds %s", fmt.Sprint(n))
		}
	})
}

// What is searched for comes first if it is a whole name, then if a name begins with it, from the first page to the last in
// either direction. An order that was asked for stays.
func TestSearchSortsByHowWellNamesMatch(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		o := employ(t, dialectName, seeded)
		rank := func(name, text string) int {
			switch stem := strings.TrimRight(name, "县区市旗"); {
			case name == text, stem == text:
				return 0
			case strings.HasPrefix(name, text):
				return 1
			}
			return 2
		}
		for _, url := range []string{o.url, o.generated} {
			for text, first := range map[string]string{"山": "山丹县", "绿": "绿春县", "城": "城步苗族自治县", "城区": "城区", "金阳": "金阳县", "阳": "阳谷县"} {
				all := o.found(url, text)
				if len(all) < 2 && text != "金阳" || rank(all[0], text) > rank(first, text) {
					t.Errorf("%s finds %q, want names as near as %s first", text, all, first)
				}
				if !slices.IsSortedFunc(all, func(a, b string) int { return rank(a, text) - rank(b, text) }) {
					t.Errorf("%s finds %q, which are not in order", text, all)
				}
				if got := o.foundInPages(url, text, "first", "after", "endCursor", "hasNextPage"); !slices.Equal(got, all) {
					t.Errorf("pages of %s are %q, want %q", text, got, all)
				}
				backward := o.foundInPages(url, text, "last", "before", "startCursor", "hasPreviousPage")
				if slices.Reverse(backward); !slices.Equal(backward, all) {
					t.Errorf("pages of %s from the end are %q, want %q", text, backward, all)
				}
			}
			for text, want := range map[string]string{"shan": "山", "yang": "阳", "jinyang": "金阳县", "an": "安"} {
				if got := o.found(url, text); !strings.HasPrefix(got[0], want) {
					t.Errorf("%s finds %q first, want %s…", text, got[0], want)
				}
			}
			a := o.send(url, "", `{ counties(first: 3, orderBy: [{field: CODE}], where: {search: "yang"}) { edges { node { code } } } }`, nil)
			if !strings.Contains(a.raw, `"110105"`) { // 朝阳区, the first code
				t.Errorf("by code: %s", a.raw)
			}
			// In a list of a record, too.
			nested := o.send(url, "", `{ province(code: "51") { prefectures(first: 2, where: {search: "shan"}) { edges { cursor node { name } } } } }`, nil)
			if len(nested.Errors) > 0 || !strings.Contains(nested.raw, "乐山市") {
				t.Errorf("prefectures: %s", nested.raw)
			}
		}
	})
}

// foundInPages returns the names of the counties that a search finds in small pages. A page that is read backward is
// reversed.
func (o office) foundInPages(url, text, size, beyond, cursor, more string) (names []string) {
	o.t.Helper()
	query := fmt.Sprintf(`query($s: String!, $c: Cursor) { counties(%s: 7, %s: $c, where: {search: $s}) { edges { node { name } } pageInfo { %s %s } } }`, size, beyond, cursor, more)
	for vars := (object{"s": text}); ; {
		a := o.send(url, "", query, vars)
		if len(a.Errors) > 0 {
			o.t.Fatalf("%s: %s", text, a.raw)
		}
		edges := a.valueAt("counties.edges").([]any)
		if size == "last" {
			slices.Reverse(edges)
		}
		for _, e := range edges {
			names = append(names, e.(object)["node"].(object)["name"].(string))
		}
		if a.valueAt("counties.pageInfo."+more) != true || len(edges) == 0 {
			return names
		}
		vars = object{"s": text, "c": a.valueAt("counties.pageInfo." + cursor)}
	}
}
