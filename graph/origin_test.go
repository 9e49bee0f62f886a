package graph_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"jiedui/db/dbtest"
)

// Figures count the records of the origins that are asked for: what was made up can be told from what was not.
func TestFiguresCountTheOriginsAskedFor(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		a := serve(t, dialectName, full)
		a.want(t, `{ demo: summary(origin: DEMO, asOf: "2022-11-30") { paidIn consumption { changePercent } }
			registered: summary(origin: [REGISTERED], asOf: "2022-11-30") { paidIn pairings }
			either: summary(origin: [OFFICIAL, DEMO], asOf: "2022-11-30") { pairings } official: summary(origin: OFFICIAL, asOf: "2022-11-30") { pairings paidIn keyCounties } }`,
			`{"demo":{"paidIn":"135420000000.00","consumption":{"changePercent":"60.2413"}},"registered":{"paidIn":null,"pairings":null},`+
				`"either":{"pairings":193},"official":{"pairings":56,"paidIn":null,"keyCounties":160}}`)
		a.want(t, `{ coverage(origin: OFFICIAL) { covered uncovered withoutProject } all: coverage(origin: [OFFICIAL, DEMO, REGISTERED]) { covered } }`,
			`{"coverage":{"covered":56,"uncovered":104,"withoutProject":160},"all":{"covered":160}}`)
		a.want(t, `{ reconciliation(asOf: "2022-11-30", origin: OFFICIAL, where: {hasIndicatorWith: {code: "PAID_IN_INVESTMENT"}}) { comparable value { computed } }
			demo: reconciliation(asOf: "2022-11-30", origin: DEMO, where: {hasIndicatorWith: {code: "PAID_IN_INVESTMENT"}}) { comparable value { computed } } }`,
			`{"reconciliation":[{"comparable":false,"value":{"computed":null}}],"demo":[{"comparable":true,"value":{"computed":"1354.2"}}]}`)
		if rows := a.assessed(t, "year: 2022, origin: REGISTERED"); len(rows) > 0 {
			t.Errorf("%d pairings that were registered are assessed", len(rows))
		}
		if all, demo := a.assessed(t, "year: 2022"), a.assessed(t, "year: 2022, origin: [DEMO, OFFICIAL]"); len(all) != len(demo) {
			t.Errorf("%d pairings, of both origins %d", len(all), len(demo))
		}
	})
}

// The summary of a region or a pairing has what groups of the same records have.
func TestSummaryOfARegionOrAPairing(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		a := serve(t, dialectName, full)
		data, errs := a.post(t, `{ investmentProjectGroups(groupBy: [PAIRING], where: {program: EAST_WEST_COLLABORATION}, orderBy: [{sum: PAID_IN, direction: DESC}], first: 1) { edges { node { paidIn { sum } key { pairing { id
			supporter { id prefecture { id } province { id code } } recipient { id prefecture { id } province { id code } } } } } } } }`, nil)
		type side struct {
			ID         string
			Prefecture *struct{ ID string }
			Province   struct{ ID, Code string }
		}
		var got struct {
			InvestmentProjectGroups struct {
				Edges []struct {
					Node struct {
						PaidIn struct{ Sum string }
						Key    struct {
							Pairing struct {
								ID                   string
								Supporter, Recipient side
							}
						}
					}
				}
			}
		}
		if err := json.Unmarshal(data, &got); err != nil || errs != nil {
			t.Fatal(err, string(errs))
		}
		node := got.InvestmentProjectGroups.Edges[0].Node
		pairing := node.Key.Pairing
		// Pairings are grouped one by one, with what was paid into their projects of either programme.
		paid := a.number(t, `{ capitalContributionGroups(where: {hasProjectWith: {pairingID: "`+pairing.ID+`"}}) { totals { amount { sum } } } }`)
		a.want(t, `{ pairingGroups(groupBy: [PAIRING], where: {id: "`+pairing.ID+`"}) { totalCount edges { node { key { pairing { id } } count paidIn { sum } } } } }`,
			fmt.Sprintf(`{"pairingGroups":{"totalCount":1,"edges":[{"node":{"key":{"pairing":{"id":%q}},"count":1,"paidIn":{"sum":%q}}}]}}`, pairing.ID, paid))
		a.want(t, `{ summary(pairingID: "`+pairing.ID+`") { pairings paidIn keyCounties linkedEnterprises } }`,
			fmt.Sprintf(`{"summary":{"pairings":1,"paidIn":%q,"keyCounties":null,"linkedEnterprises":null}}`, node.PaidIn.Sum))
		for _, c := range []struct{ id, dimension string }{
			{pairing.Supporter.ID, "supporter: {id: %s}"},
			{pairing.Supporter.Province.ID, "supporter: {provinceID: %s}"},
			{pairing.Supporter.Prefecture.ID, "supporter: {prefectureID: %s}"},
			{pairing.Recipient.ID, "recipient: {id: %s}"},
			{pairing.Recipient.Prefecture.ID, "recipient: {prefectureID: %s}"},
		} {
			edge, where, _ := strings.Cut(fmt.Sprintf(c.dimension, `"`+c.id+`"`), ": ")
			filter := "hasPairingWith: {has" + strings.ToUpper(edge[:1]) + edge[1:] + "With: " + where + "}"
			if edge == "recipient" {
				filter = "hasCountyWith: " + where
			}
			want := a.number(t, `{ investmentProjectGroups(where: {program: EAST_WEST_COLLABORATION, `+filter+`}) { totals { paidIn { sum } } } }`)
			if got := a.number(t, `{ summary(regionID: "`+c.id+`") { paidIn } }`); got != want || want == "<nil>" {
				t.Errorf("region %s: %s, want %s", c.dimension, got, want)
			}
		}
		for _, code := range []string{pairing.Supporter.Province.Code, pairing.Recipient.Province.Code} {
			id := pairing.Supporter.Province.ID
			if code == pairing.Recipient.Province.Code {
				id = pairing.Recipient.Province.ID
			}
			const fields = `{ keyCounties pairings paidIn fundsInPlace consumption { amount change } workers { workers } professionals }`
			one, _ := a.post(t, `{ summary(regionID: "`+id+`") `+fields+` }`, nil)
			if other, _ := a.post(t, `{ summary(province: "`+code+`") `+fields+` }`, nil); string(one) != string(other) {
				t.Errorf("%s by id %s, by code %s", code, one, other)
			}
		}
		for bad, want := range map[string]string{
			`pairingID: "7"`: "no pairing 7", `regionID: "` + pairing.ID + `"`: "no region", `province: "51", pairingID: "` + pairing.ID + `"`: "one of province, regionID and pairingID",
		} {
			if _, errs := a.post(t, `{ summary(`+bad+`) { paidIn } }`, nil); !strings.Contains(string(errs), want) || !strings.Contains(string(errs), "BAD_USER_INPUT") {
				t.Errorf("%s: %s", bad, errs)
			}
		}
	})
}

// Where only some counties reported for the month, the others count with what they reported last, as in groups, and the
// change is of those that had reported by the end of the year before.
func TestSummaryCarriesStocksForward(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		a := serve(t, dialectName, full)
		october := a.number(t, `{ employmentRecordGroups(asOf: "2022-10-31") { totals { workers { sum } } } }`)
		a.want(t, `{ summary(asOf: "2022-10-31") { workers { workers counties comparedCounties } longestDaysToIdentify } }`,
			`{"summary":{"workers":{"workers":`+october+`,"counties":800,"comparedCounties":800},"longestDaysToIdentify":15}}`)
		share := a.number(t, `{ summary(asOf: "2022-10-31") { workers { changePercent } } }`)
		if !strings.HasPrefix(share, "2.") {
			t.Errorf("%s %% more than at the end of the year before", share)
		}
		a.exec(t, "DELETE FROM employment_records WHERE month <= '2021-12-01' AND county_id IN (SELECT id FROM counties WHERE province_id = (SELECT id FROM provinces WHERE code = '51'))")
		workers := a.number(t, `{ employmentRecordGroups(asOf: "2022-11-30", where: {hasCountyWith: {not: {hasProvinceWith: {code: "51"}}}}) { totals { workers { sum } } } }`)
		before := a.number(t, `{ employmentRecordGroups(asOf: "2021-12-31") { totals { workers { sum } } } }`)
		if got := a.number(t, `{ summary { workers { change } } }`); got != fmt.Sprint(number64(workers)-number64(before)) {
			t.Errorf("change %s, of %s on %s", got, workers, before)
		}
	})
}

// A reversal takes a payment away from the year of the payment, in groups and in the assessment alike; it does not count
// against the year of the reversal.
func TestReversalsCountTheSameInGroupsAndAssessment(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		a := serve(t, dialectName, full)
		const of = `project_id IN (SELECT id FROM investment_projects WHERE pairing_id = 64424509440 AND program = 'EAST_WEST_COLLABORATION')
			AND reverses_id IS NULL AND contributed_on BETWEEN '2021-01-01' AND '2021-12-31' AND id NOT IN (SELECT reverses_id FROM capital_contributions WHERE reverses_id IS NOT NULL)`
		paid := func() string {
			t.Helper()
			for _, item := range a.assessed(t, `year: 2022, pairingID: 64424509440`) {
				return *item.item("PAID_IN_INVESTMENT").Actual
			}
			return ""
		}
		grouped := func() string {
			t.Helper()
			return a.number(t, `{ capitalContributionGroups(asOf: "2022-12-31", groupBy: [YEAR], having: [{count: true, gte: "1"}], orderBy: [{dimension: YEAR, direction: DESC}], first: 1,
				where: {hasProjectWith: {pairingID: 64424509440, program: EAST_WEST_COLLABORATION}}) { edges { node { amount { sum } } } } }`)
		}
		before, groups := paid(), grouped()
		a.exec(t, `INSERT INTO capital_contributions (created_at, updated_at, version, origin, review, source, project_id, amount, contributed_on, reverses_id, reversal_reason)
			SELECT created_at, updated_at, version, origin, review, source, project_id, amount, '2022-06-01', id, '误记' FROM capital_contributions
			WHERE id = (SELECT min(id) FROM capital_contributions WHERE `+of+`)`)
		if after := paid(); after != before || grouped() != groups {
			t.Errorf("2022 is %s, before the reversal %s; in groups %s, before %s", after, before, grouped(), groups)
		}
	})
}

// What was paid into a pairing that had ended before the year is not assessed, and shown as left out.
func TestAssessmentShowsWhatItLeavesOut(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		a := serve(t, dialectName, full)
		left := func(arguments string) map[string][2]string {
			t.Helper()
			data, errs := a.post(t, `{ assessment(year: 2022`+arguments+`) { leftOut { indicator { code } otherPairings noPairing } } }`, nil)
			var got struct {
				Assessment struct {
					LeftOut []struct {
						Indicator                struct{ Code string }
						OtherPairings, NoPairing *string
					}
				}
			}
			if err := json.Unmarshal(data, &got); err != nil || errs != nil {
				t.Fatal(err, string(errs))
			}
			found := map[string][2]string{}
			for _, l := range got.Assessment.LeftOut {
				var n [2]string
				for i, v := range []*string{l.OtherPairings, l.NoPairing} {
					if v != nil {
						n[i] = *v
					}
				}
				found[l.Indicator.Code] = n
			}
			return found
		}
		// Pairings of the demonstration data that had ended before have money, too.
		before := left("")["PAID_IN_INVESTMENT"]
		want := decimals(t, &before[0]) + decimals(t, a.assessed(t, "year: 2022, pairingID: 64424509440")[0].item("PAID_IN_INVESTMENT").Actual)
		a.exec(t, "DELETE FROM indicator_targets WHERE agreement_id IN (SELECT id FROM agreements WHERE year = 2022 AND pairing_id = 64424509440)")
		a.exec(t, "DELETE FROM agreements WHERE year = 2022 AND pairing_id = 64424509440")
		a.exec(t, "UPDATE pairings SET status = 'ENDED', ended_on = '2021-12-31' WHERE id = 64424509440")
		if got := left(""); got["PAID_IN_INVESTMENT"] != [2]string{want.String(), ""} {
			t.Errorf("%v is left out, want %s", got, want)
		}
	})
}
