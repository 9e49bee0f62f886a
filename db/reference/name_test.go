package reference_test

import (
	"slices"
	"testing"

	"entgo.io/ent/dialect"

	"jiedui/db/dbtest"
	"jiedui/db/reference"
	"jiedui/ent/county"
	"jiedui/rule"
)

func TestOtherNamesHaveShortAndFormerNames(t *testing.T) {
	t.Parallel()
	names, err := reference.OtherNames()
	if err != nil {
		t.Fatal(err)
	}
	year := func(y int) *int { return &y }
	for _, want := range []reference.OtherName{
		{CountyCode: "520526", Name: "威宁县", Kind: reference.ShortName},
		{CountyCode: "622926", Name: "东乡县", Kind: reference.ShortName},
		{CountyCode: "361003", Name: "东乡县", Kind: reference.FormerName, Until: year(2016)}, // of another county
		{CountyCode: "513402", Name: "会理县", Kind: reference.FormerName, Until: year(2021)},
		{CountyCode: "421088", Name: "监利县", Kind: reference.FormerName, Until: year(2020)},
		{CountyCode: "533401", Name: "中甸县", Kind: reference.FormerName, Until: year(2001)},
		{CountyCode: "533401", Name: "香格里拉县", Kind: reference.FormerName, Since: year(2001), Until: year(2014)},
	} {
		equal := func(a, b *int) bool { return a == b || a != nil && b != nil && *a == *b }
		if !slices.ContainsFunc(names, func(n reference.OtherName) bool {
			return n.CountyCode == want.CountyCode && n.Name == want.Name && n.Kind == want.Kind &&
				equal(n.Since, want.Since) && equal(n.Until, want.Until) && (n.Source != nil) == (n.Kind == reference.FormerName)
		}) {
			t.Errorf("%s %s is not among the names", want.CountyCode, want.Name)
		}
	}
}

// Every other name belongs to an existing county, and no county of its province has it as its present name.
func TestOtherNamesFitCounties(t *testing.T) {
	t.Parallel()
	names, err := reference.OtherNames()
	if err != nil {
		t.Fatal(err)
	}
	c := client(dbtest.Open(t, dialect.SQLite, filled))
	present, inProvince := map[string]string{}, map[string]bool{}
	for _, county := range c.County.Query().Select(county.FieldCode, county.FieldName).AllX(rule.Trusted(t.Context())) {
		present[county.Code] = county.Name
		inProvince[county.Code[:2]+county.Name] = true
	}
	for _, n := range names {
		former := n.Kind == reference.FormerName
		if present[n.CountyCode] == "" || inProvince[n.CountyCode[:2]+n.Name] || former != (n.Until != nil) ||
			(n.Since != nil && *n.Since >= *n.Until) {
			t.Errorf("%+v of %s", n, present[n.CountyCode])
		}
	}
}
