package graph_test

import (
	"fmt"
	"slices"
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
