package graph_test

import (
	"fmt"
	"strings"
	"testing"

	"jiedui/clock"
	"jiedui/db/dbtest"
	"jiedui/scalar"
)

// A record counts from the level that it has reached in the review. An edited record counts with its last validated
// values until the edit is validated too.
func TestRecordsCountFromTheLevelOfTheirReview(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		o := employ(t, dialectName, people)
		p := o.made()
		// want compares count, committed and paid-in sum of the project at each level, if it passes the filter.
		want := func(when, filter string, levels map[string]string) {
			t.Helper()
			for level, want := range levels {
				a := o.query(western, fmt.Sprintf(`{ g: investmentProjectGroups(countLevel: %s, groupBy: [INDUSTRY], where: {id: %d %s}) {
					edges { node { key { industry } count committed { sum } paidIn { sum } } } } }`, level, p.ID, filter))
				got := fmt.Sprintf("%v %v %v", a.valueAt("g.edges.0.node.key.industry"), a.valueAt("g.edges.0.node.committed.sum"), a.valueAt("g.edges.0.node.paidIn.sum"))
				if got = strings.ReplaceAll(got, "<nil>", "-"); got != want {
					t.Errorf("%s, %s: %s, want %s", when, level, got, want)
				}
			}
		}
		const none, made = "- - -", "C13 5000000.00 0.00"
		want("as made", "", map[string]string{"ALL": made, "SUBMITTED": none, "CONFIRMED": none, "VALIDATED": none, "LOCKED": none})
		o.do(western, "submitForReview", "__typename", o.now(p.ID))
		want("handed in", "", map[string]string{"ALL": made, "SUBMITTED": made, "CONFIRMED": none, "VALIDATED": none})
		o.do(eastern, "confirmRecord", "__typename", o.now(p.ID))
		want("confirmed", "", map[string]string{"SUBMITTED": made, "CONFIRMED": made, "VALIDATED": none})
		o.do(reviewer, "validateRecord", "__typename", o.now(p.ID))
		want("validated", "", map[string]string{"ALL": made, "SUBMITTED": made, "CONFIRMED": made, "VALIDATED": made, "LOCKED": none})

		c := o.do(western, "recordCapitalContribution", "capitalContribution { id }", object{"projectID": p.ID, "amount": "7.00", "contributedOn": "2022-06-01"})
		contribution := c.valueAt("capitalContribution.id")
		want("paid", "", map[string]string{"ALL": "C13 5000000.00 7.00", "VALIDATED": made})

		o.do(western, "updateInvestmentProject", "__typename", o.now(p.ID, "committed", "6000000.00", "industry", "A01"))
		const edited = "A01 6000000.00 0.00"
		want("edited", "", map[string]string{"ALL": "A01 6000000.00 7.00", "SUBMITTED": made, "VALIDATED": made, "LOCKED": none})
		want("edited, by what counts", `committedLT: "5500000.00"`, map[string]string{"ALL": none, "VALIDATED": made})
		want("edited, by what is new", `committedGT: "5500000.00"`, map[string]string{"ALL": "A01 6000000.00 7.00", "VALIDATED": none})
		o.do(western, "submitForReview", "__typename", o.now(p.ID))
		want("handed in again", "", map[string]string{"SUBMITTED": edited, "CONFIRMED": made, "VALIDATED": made})
		o.do(eastern, "confirmRecord", "__typename", o.now(p.ID))
		want("confirmed again", "", map[string]string{"SUBMITTED": edited, "CONFIRMED": edited, "VALIDATED": made})

		// The groups of its contributions use the values with which the project counts.
		o.reviewed(contribution, scalar.ReviewValidated)
		for level, want := range map[string]string{"null": "C13", "VALIDATED": "C13", "CONFIRMED": "A01", "ALL": "A01"} {
			a := o.query(western, fmt.Sprintf(`{ g: capitalContributionGroups(countLevel: %s, groupBy: [INDUSTRY], where: {id: %v}) { edges { node { key { industry } amount { sum } } } } }`, level, contribution))
			if got := a.valueAt("g.edges.0.node.key.industry"); got != want {
				t.Errorf("contribution at %s: %v, want %s", level, got, want)
			}
		}
		o.do(reviewer, "validateRecord", "__typename", o.now(p.ID))
		want("validated again", "", map[string]string{"ALL": "A01 6000000.00 7.00", "VALIDATED": "A01 6000000.00 7.00"})
	})
}

// As of a day a contribution counts until the day of its reversal, a pairing until its last day, and a monthly record
// from the end of its month.
func TestRecordsCountAsOfADay(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		o := employ(t, dialectName, people)
		p := o.made()
		c := o.do(western, "recordCapitalContribution", "capitalContribution { id }", object{"projectID": p.ID, "amount": "7.00", "contributedOn": "2022-06-10"})
		contribution := c.valueAt("capitalContribution.id")
		o.do(western, "voidCapitalContribution", "__typename", o.now(contribution, "reason", "误记"))
		today := clock.Today()
		sum := func(root, filter, day, measure string) string {
			t.Helper()
			asOf := ""
			if day != "" {
				asOf = `asOf: "` + day + `", `
			}
			a := o.query(western, fmt.Sprintf(`{ g: %s(countLevel: ALL, %swhere: %s) { totals { count %s } } }`, root, asOf, filter, measure))
			return fmt.Sprintf("%v %v", a.valueAt("g.totals.count"), a.valueAt("g.totals.m.sum"))
		}
		one := fmt.Sprintf("{id: %v}", contribution)
		ofProject := fmt.Sprintf("{projectID: %d}", p.ID)
		project := fmt.Sprintf("{id: %d}", p.ID)
		for _, w := range []struct{ root, filter, day, measure, want string }{
			{"capitalContributionGroups", one, "2022-06-09", "m: amount { sum }", "0 <nil>"},
			{"capitalContributionGroups", one, "2022-06-10", "m: amount { sum }", "1 7.00"},
			{"capitalContributionGroups", ofProject, today.AddDays(-1).String(), "m: amount { sum }", "1 7.00"},
			{"capitalContributionGroups", ofProject, today.String(), "m: amount { sum }", "0 <nil>"},
			{"capitalContributionGroups", ofProject, "", "m: amount { sum }", "0 <nil>"},
			{"investmentProjectGroups", project, "2022-02-28", "m: paidIn { sum }", "0 <nil>"}, // it starts on the next day
			{"investmentProjectGroups", project, "2022-03-01", "m: paidIn { sum }", "1 0.00"},
			{"investmentProjectGroups", project, "2022-06-10", "m: paidIn { sum }", "1 7.00"},
			{"investmentProjectGroups", project, today.String(), "m: paidIn { sum }", "1 0.00"},
			{"investmentProjectGroups", "{id: " + fmt.Sprint(p.ID) + `, paidInGT: "0.00"}`, "2022-06-10", "m: paidIn { sum }", "1 7.00"},
			{"investmentProjectGroups", "{id: " + fmt.Sprint(p.ID) + `, paidInGT: "0.00"}`, "", "m: paidIn { sum }", "0 <nil>"},
		} {
			if got := sum(w.root, w.filter, w.day, w.measure); got != w.want {
				t.Errorf("%s %s as of %q: %s, want %s", w.root, w.filter, w.day, got, w.want)
			}
		}

		o.do(western, "recordEmployment", "__typename", object{"countyID": o.county(west), "month": "2022-02-01", "channel": "WORKSHOP", "workers": 5})
		o.do(western, "recordEmployment", "__typename", object{"countyID": o.county(west), "month": "2022-05-01", "channel": "WORKSHOP", "workers": 8})
		o.do(western, "recordEmployment", "__typename", object{"countyID": o.county(west), "month": "2022-04-01", "channel": "LOCAL_ENTERPRISE", "workers": 20})
		here := fmt.Sprintf("{countyID: %d}", o.county(west))
		for day, want := range map[string]string{"2022-02-27": "0 <nil>", "2022-02-28": "1 5", "2022-04-29": "1 5", "2022-04-30": "2 25", "2022-05-31": "3 28", "": "3 28"} {
			if got := sum("employmentRecordGroups", here, day, "m: workers { sum }"); got != want {
				t.Errorf("workers as of %q: %s, want %s", day, got, want)
			}
		}
		a := o.query(western, fmt.Sprintf(`{ g: employmentRecordGroups(countLevel: ALL, groupBy: [QUARTER], where: %s) { edges { node { key { quarter }
			workers { sum avg } shop: workers(where: {channel: WORKSHOP}) { sum } early: workers(where: {monthLTE: "2022-04-01"}) { sum } } } } }`, here))
		if got, want := string(a.Data), `{"g":{"edges":[{"node":{"key":{"quarter":"2022-01-01"},"workers":{"sum":5,"avg":"5"},"shop":{"sum":5},"early":{"sum":5}}},`+
			`{"node":{"key":{"quarter":"2022-04-01"},"workers":{"sum":28,"avg":"14"},"shop":{"sum":8},"early":{"sum":25}}}]}}`; got != want {
			t.Errorf("%s, want %s", got, want)
		}

		pairing := o.pairing(west)
		until := today.AddDays(-10)
		a = o.send(o.url, admin, mutation("endPairing", "__typename"), object{"input": o.now(pairing.ID, "endedOn", until.String(), "reason", "期满", "runningProjects", "KEEP")})
		if len(a.Errors) > 0 {
			t.Fatal(a.raw)
		}
		for day, want := range map[string]string{until.String(): "1 1", until.AddDays(1).String(): "0 0", pairing.StartedOn.AddDays(-1).String(): "0 0", pairing.StartedOn.String(): "1 1"} {
			a := o.query(western, fmt.Sprintf(`{ g: pairingGroups(asOf: %q, where: {id: %d}) { totals { count active: count(where: {status: ACTIVE}) } } }`, day, pairing.ID))
			if got := fmt.Sprintf("%v %v", a.valueAt("g.totals.count"), a.valueAt("g.totals.active")); got != want {
				t.Errorf("pairing as of %s: %s, want %s", day, got, want)
			}
		}
	})
}

// Impossible groups are refused with what to do.
func TestGroupsThatMakeNoSenseAreRefused(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		o := employ(t, dialectName, people)
		for query, say := range map[string]string{
			`{ investmentProjectGroups(groupBy: [PROGRAM, PROGRAM]) { totalCount } }`:                                                       "PROGRAM is named twice",
			`{ investmentProjectGroups(groupBy: [PROGRAM]) { edges { node { key { status } } } } }`:                                         "add STATUS to groupBy",
			`{ investmentProjectGroups(groupBy: [PROGRAM], orderBy: [{dimension: STATUS}]) { totalCount } }`:                                "STATUS is not in groupBy",
			`{ investmentProjectGroups(orderBy: [{count: true, sum: PAID_IN}]) { totalCount } }`:                                            "name one thing to sort by",
			`{ investmentProjectGroups(orderBy: [{direction: DESC}]) { totalCount } }`:                                                      "name one thing to sort by",
			`{ investmentProjectGroups(having: [{gt: "1"}]) { totalCount } }`:                                                               "name one aggregate",
			`{ investmentProjectGroups(having: [{count: true}]) { totalCount } }`:                                                           "compare the aggregate with something",
			`{ investmentProjectGroups(having: [{count: true, gt: "1.5"}]) { totalCount } }`:                                                "more decimal places",
			`{ investmentProjectGroups(having: [{sum: PAID_IN, gt: "1.555"}]) { totalCount } }`:                                             "more decimal places",
			`{ consumptionRecordGroups(groupBy: [KIND]) { edges { node { amount { sumChange } } } } }`:                                      "add YEAR, QUARTER or MONTH to groupBy",
			`{ monitoringReportGroups(orderBy: [{sum: MEDIAN_DAYS_TO_IDENTIFY}]) { totalCount } }`:                                          "are not added up",
			`{ monitoringReportGroups(having: [{sum: MEDIAN_DAYS_TO_IDENTIFY, gt: "1"}]) { totalCount } }`:                                  "are not added up",
			`{ capitalContributionGroups(where: {contributedOnGTE: "2022-12-01", contributedOnLT: "2022-01-01"}) { totalCount } }`:          "the period ends on 2022-01-01, before it begins",
			`{ capitalContributionGroups(groupBy: [YEAR], first: 2, after: "bm8=") { edges { node { count } } } }`:                          "cursor is malformed",
			`{ capitalContributionGroups(asOf: "2022-02-30") { totalCount } }`:                                                              "2022-02-30",
			`{ capitalContributionGroups { totals { amount(where: {}) { sum } count(where: {not: {}}) } } }`:                                "an empty filter",
			`{ a: pairingGroups(groupBy: [ORIGIN]) { edges { node { key { origin } } } } b: pairings { totalCount } c: pairings { nope } }`: "nope",
		} {
			a := o.send(o.url, western, query, nil)
			if a.code() != "BAD_USER_INPUT" && !strings.Contains(a.raw, "GRAPHQL_VALIDATION_FAILED") || !strings.Contains(a.raw, say) {
				t.Errorf("%s: %s, want %q", query, a.raw, say)
			}
		}
		for _, field := range []string{
			"pairingGroups { totalCount }", "summary { paidIn }", "coverage { __typename }", "reconciliation { comparable }",
			"assessment(year: 2022) { edges { node { year } } }", "dataQuality { totalCount }",
			`reportingRate(from: "2022-01-01", to: "2022-11-01") { __typename }`,
		} {
			if a := o.send(o.closed, "", "{ "+field+" }", nil); a.code() != "UNAUTHENTICATED" {
				t.Errorf("%s: %s", field, a.raw)
			}
		}
		expensive := "{"
		for i := range 13 {
			expensive += fmt.Sprintf(" g%d: pairingGroups { totals { count } }", i)
		}
		if a := o.send(o.url, western, expensive+"}", nil); a.code() != "QUERY_TOO_COMPLEX" {
			t.Error(a.raw)
		}
	})
}
