package graph_test

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"jiedui/db/dbtest"
)

// A report reads the records that it shows in its own statement if it can. They are the same as those that are read by
// themselves, as a selection with a time makes it do.
func TestReportsShowTheSameRecordsHoweverTheyAreRead(t *testing.T) {
	t.Parallel()
	const county, province = `{ id code name nameEn designation province { name economicZone } prefecture { name province { code } } +time }`, `{ id code name economicZone +time }`
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		a := serve(t, dialectName, full)
		for _, query := range []string{
			`{ coverage(asOf: "2022-11-30") { provinces { province ` + province + ` } recipients(covered: true) { county ` + county + ` supporters { name +time } }
				supporting { county { code +time } recipients ` + county + ` } } }`,
			`{ reportingRate(from: "2022-01-01", to: "2022-03-31") { month employment province ` + province + ` } }`,
			`{ missingReports(from: "2026-01-01", to: "2026-10-31") { month county { code prefecture { name } +time } } }`,
			`{ dataQualityCounts(by: COUNTY) { count rule { id } county ` + county + ` province ` + province + ` } }`,
			`{ capitalContributionGroups(groupBy: [SUPPORTING_PROVINCE, RECEIVING_COUNTY, RECEIVING_PREFECTURE], first: 20) { edges { node { count key {
				supportingProvince ` + province + ` east: supportingProvince { nameEn } receivingCounty { name code +time } receivingPrefecture { name code } } } } } }`,
			`{ consumptionRecordGroups(groupBy: [RECEIVING_PROVINCE], first: 20) { edges { cursor node { count key { receivingProvince { name +time } } } } } }`,
			`{ reconciliation(asOf: "2022-11-30") { comparable value { computed } figure { code value indicator { code nameEn +time } province ` + province + ` county ` + county + ` } } }`,
			`{ reconciliation(where: {hasIndicatorWith: {code: "PAID_IN_INVESTMENT"}}) { figure { code +time indicator { code } county { name } } flags { kind } } }`,
			`{ assessment(year: 2022, by: PROVINCE_PAIR, first: 50) { edges { node { score easternProvince ` + province + ` westernProvince { name }
				areas { area { code name position +time } items { target actual rank indicator { code unit +time } } } } } } }`,
			`{ assessment(year: 2022, by: PAIRING, first: 20) { edges { node { pairing { id supporter { name } } areas { area { name } items { weight indicator { name +time } } } } } } }`,
			`{ dataQuality(first: 30) { totalCount edges { node { message county ` + county + ` } } } }`,
		} {
			read := func(with string) any {
				data, errs := a.post(t, strings.ReplaceAll(query, "+time", with), nil)
				if errs != nil || len(data) < 100 {
					t.Fatalf("%s gives %.300s %s", query, data, errs)
				}
				var got any
				if err := json.Unmarshal(data, &got); err != nil {
					t.Fatal(err)
				}
				return withoutTimes(got)
			}
			if together, apart := read(""), read("createdAt"); !reflect.DeepEqual(together, apart) {
				t.Errorf("%s gives\n%.3000v\nand apart\n%.3000v", query, together, apart)
			}
		}
	})
}

// withoutTimes removes createdAt from the objects of a value.
func withoutTimes(v any) any {
	switch v := v.(type) {
	case map[string]any:
		delete(v, "createdAt")
		for _, below := range v {
			withoutTimes(below)
		}
	case []any:
		for _, below := range v {
			withoutTimes(below)
		}
	}
	return v
}
