package graph_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"jiedui/clock"
	"jiedui/scalar"
)

// queueOf returns the ids and tasks of what waits for somebody, page by page.
func (o office) queueOf(who, where string) (list []string) {
	o.t.Helper()
	for after := ""; ; {
		a := o.query(who, `{ reviewQueue(first: 2`+after+where+`) { totalCount pageInfo { hasNextPage endCursor } edges { task since node { id review } } } }`)
		for i := 0; a.valueAt(fmt.Sprintf("reviewQueue.edges.%d", i)) != nil; i++ {
			list = append(list, a.textAt(fmt.Sprintf("reviewQueue.edges.%d.task", i))+" "+a.textAt(fmt.Sprintf("reviewQueue.edges.%d.node.id", i)))
			if a.valueAt(fmt.Sprintf("reviewQueue.edges.%d.node.id", i)) == nil {
				o.t.Errorf("%s does not see what waits: %s", who, a.raw)
			}
		}
		if a.textAt("reviewQueue.pageInfo.hasNextPage") != "true" {
			if n := a.textAt("reviewQueue.totalCount"); n != fmt.Sprint(len(list)) {
				o.t.Errorf("%s: %d records wait, counted %s", who, len(list), n)
			}
			return list
		}
		after = fmt.Sprintf(`, after: "%s"`, a.textAt("reviewQueue.pageInfo.endCursor"))
	}
}

// A record waits for whoever has to act on it, and for nobody else: it goes from drafts to the other side, to the reviewer,
// and back with a reason.
func TestQueueHasWhatWaitsForMe(t *testing.T) {
	inOffices(t, func(o office) {
		all := []string{western, eastern, faraway, reviewer, admin}
		was := make(map[string]map[string]bool) // the seeded records are not of interest
		for _, who := range all {
			was[who] = make(map[string]bool)
			for _, w := range o.queueOf(who, "") {
				was[who][w] = true
			}
		}
		waits := func(when string, want map[string][]string) {
			o.t.Helper()
			for _, who := range all {
				var got []string
				for _, w := range o.queueOf(who, "") {
					if !was[who][w] {
						got = append(got, w)
					}
				}
				if fmt.Sprint(got) != fmt.Sprint(want[who]) {
					o.t.Errorf("%s: for %s wait %v, want %v", when, who, got, want[who])
				}
			}
		}
		p, q := o.made().ID, o.made().ID
		employed := o.do(western, "recordEmployment", "employmentRecord { id }", object{"countyID": o.county(west), "month": "2004-03-01", "channel": "WORKSHOP", "workers": 7}).
			valueAt("employmentRecord.id")
		paid := o.do(western, "recordCapitalContribution", "capitalContribution { id }", object{"projectID": q, "amount": "5.00", "contributedOn": "2022-06-01"}).
			valueAt("capitalContribution.id")
		o.do(western, "submitForReview", "__typename", o.now(p))
		task := func(name string, id any) string { return fmt.Sprint(name, " ", id) }
		if got := o.query(western, `{ me { todo { task entity count oldest } } }`); got.valueAt("me.todo.0.count") == nil {
			o.t.Errorf("to do: %s", got.raw)
		}

		// Projects of the two sides are drafts of both; a record of the county is one of its own, and of those who support it.
		drafts := map[string][]string{}
		for _, who := range []string{western, eastern} {
			for _, w := range o.queueOf(who, ", where: {tasks: [DRAFT]}") {
				if !was[who][w] {
					drafts[who] = append(drafts[who], w)
				}
			}
		}
		if len(drafts[western]) != 3 || len(drafts[eastern]) < 2 {
			o.t.Errorf("drafts: %v", drafts)
		}
		o.do(western, "submitRecords", "done", object{"records": []object{o.now(q), o.now(employed), o.now(paid)}})
		waits("handed in", map[string][]string{eastern: {task("CONFIRM", p), task("CONFIRM", paid), task("CONFIRM", employed), task("CONFIRM", q)}})
		o.do(eastern, "confirmRecord", "__typename", o.now(p))
		o.do(eastern, "confirmRecord", "__typename", o.now(employed))
		o.do(eastern, "returnRecord", "__typename", o.now(q, "reason", "金额有误"))
		waits("confirmed", map[string][]string{
			eastern: {task("CONFIRM", paid), task("RETURNED", q)}, western: {task("RETURNED", q)},
			reviewer: {task("VALIDATE", p), task("VALIDATE", employed)},
		})
		o.do(reviewer, "validateRecord", "__typename", o.now(p))
		waits("validated", map[string][]string{
			eastern: {task("CONFIRM", paid), task("RETURNED", q)}, western: {task("RETURNED", q)},
			reviewer: {task("VALIDATE", employed)},
		})

		// What somebody has written on is not theirs to confirm, whoever handed it in.
		for _, own := range []bool{false, true} {
			id := o.made().ID
			if own {
				o.do(western, "updateInvestmentProject", "__typename", o.now(id, "committed", "4000000.00"))
			}
			o.do(eastern, "submitForReview", "__typename", o.now(id))
			if got := slices.Contains(o.queueOf(western, ", where: {tasks: [CONFIRM]}"), task("CONFIRM", id)); got == own {
				o.t.Errorf("a record that the western side has edited (%t) waits for its confirmation: %t", own, got)
			}
			if own {
				o.refused(western, "confirmRecord", o.now(id), "FORBIDDEN", "your own record")
			}
		}

		for where, want := range map[string]int{
			`, where: {entities: ["CapitalContribution"], tasks: [CONFIRM]}`:            1,
			`, where: {entities: ["InvestmentProject"], tasks: [CONFIRM]}`:              0,
			fmt.Sprintf(`, where: {ids: [%v]}`, paid):                                   1,
			fmt.Sprintf(`, where: {ids: [%d]}`, p):                                      0,
			`, where: {ids: []}`:                                                        0,
			`, where: {tasks: [CONFIRM], before: "2001-01-01T00:00:00Z"}`:               0,
			fmt.Sprintf(`, where: {tasks: [CONFIRM], regionID: %d}`, o.county(west)):    1,
			fmt.Sprintf(`, where: {tasks: [CONFIRM], regionID: %d}`, o.county(east)):    1,
			fmt.Sprintf(`, where: {tasks: [CONFIRM], regionID: %d}`, o.county(farWest)): 0,
		} {
			if got := o.queueOf(eastern, where); len(got) != want {
				o.t.Errorf("%s: %v, want %d", where, got, want)
			}
		}
		if a := o.send(o.url, "", `{ reviewQueue { totalCount } }`, nil); a.code() != "UNAUTHENTICATED" {
			o.t.Errorf("nobody's queue: %s", a.raw)
		}
		if a := o.send(o.url, western, `{ reviewQueue(where: {entities: ["County"]}) { totalCount } }`, nil); a.code() != "BAD_USER_INPUT" {
			o.t.Errorf("a queue of counties: %s", a.raw)
		}
		if a := o.query(admin, `{ coordinators(first: 5) { edges { node { todo { count } } } } me { todo { count } } }`); a.valueAt("coordinators.edges.0.node.todo") != nil {
			o.t.Errorf("what waits for others: %s", a.raw)
		}
	})
}

// Who works for key counties is told for which months they have not reported.
func TestMonthsWithoutAReportAreMine(t *testing.T) {
	inOffices(t, func(o office) {
		missing := func(who string) []string {
			var got struct {
				Me struct {
					MissingReports []struct {
						Month                  string
						County                 struct{ ID string }
						Employment, Monitoring bool
					}
				}
			}
			a := o.query(who, `{ me { missingReports(months: 2) { month county { id } employment monitoring } } }`)
			if err := json.Unmarshal(a.Data, &got); err != nil {
				o.t.Fatal(err)
			}
			var list []string
			for _, m := range got.Me.MissingReports {
				list = append(list, fmt.Sprint(m.Month, " ", m.County.ID, " ", m.Employment, " ", m.Monitoring))
			}
			return list
		}
		today := clock.Today()
		begin := time.Date(today.Year, today.Month, 1, 0, 0, 0, 0, time.UTC)
		earlier, last := scalar.DateOf(begin.AddDate(0, -2, 0)).String(), scalar.DateOf(begin.AddDate(0, -1, 0)).String()
		county := fmt.Sprint(o.county(west))
		if got, want := missing(western), []string{earlier + " " + county + " true true", last + " " + county + " true true"}; !slices.Equal(got, want) {
			o.t.Errorf("before: %q, want %q", got, want)
		}
		id := o.do(western, "recordEmployment", "employmentRecord { id }", object{"countyID": county, "month": last, "channel": "WORKSHOP", "workers": 7}).valueAt("employmentRecord.id")
		if got := missing(western); len(got) != 2 || !strings.HasSuffix(got[1], "true true") {
			o.t.Errorf("a draft is a report: %q", got)
		}
		o.do(western, "submitForReview", "__typename", o.now(id))
		if got, want := missing(western), last+" "+county+" false true"; len(got) != 2 || got[1] != want {
			o.t.Errorf("after: %q, want %q", got, want)
		}
		if got := missing(eastern); len(got) > 0 {
			o.t.Errorf("a supporting county is to report %q", got)
		}
		if a := o.send(o.url, western, `{ me { missingReports(months: 37) { month } } }`, nil); a.code() != "BAD_USER_INPUT" {
			o.t.Errorf("37 months: %s", a.raw)
		}
		if a := o.query(admin, `{ coordinators(first: 5) { edges { node { missingReports { month } } } } }`); a.valueAt("coordinators.edges.0.node.missingReports") != nil {
			o.t.Errorf("what others have not reported: %s", a.raw)
		}
	})
}
