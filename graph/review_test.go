package graph_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"sync"
	"testing"

	"jiedui/ent"
	"jiedui/ent/coordinator"
	"jiedui/ent/reviewperiod"
	"jiedui/scalar"
)

func TestReviewGoesThroughItsSteps(t *testing.T) {
	inOffices(t, func(o office) {
		p := o.made()
		o.refused(eastern, "confirmRecord", o.now(p.ID), "CONFLICT", "possible next: SUBMITTED")
		o.refused(reviewer, "validateRecord", o.now(p.ID), "CONFLICT", "possible next: SUBMITTED")
		o.refused(reviewer, "returnRecord", o.now(p.ID, "reason", "早"), "CONFLICT", "possible next: SUBMITTED")
		o.do(western, "submitForReview", "__typename", o.now(p.ID))
		o.refused(eastern, "submitForReview", o.now(p.ID), "CONFLICT", "possible next: CONFIRMED, RETURNED")
		o.refused(reviewer, "validateRecord", o.now(p.ID), "CONFLICT", "possible next: CONFIRMED, RETURNED")
		o.refused(western, "confirmRecord", o.now(p.ID), "FORBIDDEN", "you submitted the record")
		o.refused(western, "returnRecord", o.now(p.ID, "reason", "自己"), "FORBIDDEN", "")
		got := o.do(eastern, "returnRecord", "record { ... on InvestmentProject { review reviewReason } }", o.now(p.ID, "reason", " 金额有误 "))
		if got.textAt("record") != "map[review:RETURNED reviewReason:金额有误]" {
			o.t.Errorf("returned as %s", got.Data)
		}
		o.refused(eastern, "confirmRecord", o.now(p.ID), "CONFLICT", "possible next: SUBMITTED, DRAFT")
		o.refused(reviewer, "returnRecord", o.now(p.ID, "reason", "再退"), "CONFLICT", "possible next: SUBMITTED, DRAFT")
		o.do(western, "updateInvestmentProject", "__typename", o.now(p.ID, "committed", "4000000.00"))
		o.reviewed(p.ID, scalar.ReviewConfirmed)
		o.refused(eastern, "confirmRecord", o.now(p.ID), "CONFLICT", "possible next: VALIDATED, RETURNED")
		o.refused(eastern, "returnRecord", o.now(p.ID, "reason", "迟"), "FORBIDDEN", "only a reviewer")
		o.do(reviewer, "validateRecord", "__typename", o.now(p.ID))
		o.refused(reviewer, "validateRecord", o.now(p.ID), "CONFLICT", "possible next: LOCKED, RETURNED, DRAFT")
		o.refused(western, "submitForReview", o.now(p.ID), "CONFLICT", "possible next: LOCKED, RETURNED, DRAFT")
		if got := o.query("", fmt.Sprintf(`{ node(id: %d) { ... on InvestmentProject { reviewReason } } }`, p.ID)); got.valueAt("node.reviewReason") != nil {
			o.t.Errorf("a validated record still says why it was returned: %s", got.Data)
		}
		o.refused(western, "submitForReview", object{"id": o.county(west), "version": 1}, "BAD_USER_INPUT", "there is no reviewed record", "id")
		o.refused(western, "submitForReview", object{"id": p.ID + 100_000, "version": 1}, "NOT_FOUND", "")
	})
}

// A record under review cannot be edited. The old values of a validated record are kept until it is validated again.
func TestEditKeepsValidatedValues(t *testing.T) {
	inOffices(t, func(o office) {
		p := o.made()
		change := func(committed string) object { return o.now(p.ID, "committed", committed) }
		o.reviewed(p.ID, scalar.ReviewSubmitted)
		o.refused(western, "updateInvestmentProject", change("1.00"), "CONFLICT", "is being reviewed")
		o.do(eastern, "confirmRecord", "__typename", o.now(p.ID))
		o.refused(western, "updateInvestmentProject", change("1.00"), "CONFLICT", "is being reviewed")
		o.refused(western, "suspendInvestmentProject", o.now(p.ID, "reason", "停"), "CONFLICT", "is being reviewed")
		o.do(reviewer, "validateRecord", "__typename", o.now(p.ID))

		kept := func() string {
			raw, _ := json.Marshal(mustGet(o.client.InvestmentProject.Get(o.trusted(), p.ID)).ValidatedValues)
			return string(raw)
		}
		got := o.do(western, "updateInvestmentProject", "investmentProject { review committed }", change("6000000.00"))
		if got.textAt("investmentProject") != "map[committed:6000000.00 review:DRAFT]" || kept() != `{"committed":500000000}` {
			o.t.Errorf("edited to %s, kept %s", got.Data, kept())
		}
		o.do(western, "updateInvestmentProject", "__typename", o.now(p.ID, "committed", "7000000.00", "name", "更名", "plannedStartOn", "2022-02-02"))
		if want := `{"committed":500000000,"name":"美姑县苦荞加工","planned_start_on":null}`; kept() != want {
			o.t.Errorf("kept %s, want %s", kept(), want)
		}
		o.do(western, "recordCapitalContribution", "__typename", object{"projectID": p.ID, "amount": "5.00", "contributedOn": "2022-06-01"})
		o.reviewed(p.ID, scalar.ReviewConfirmed)
		if !strings.Contains(kept(), "committed") {
			o.t.Errorf("the validated values are gone before the validation")
		}
		o.do(reviewer, "validateRecord", "__typename", o.now(p.ID))
		if kept() != "null" {
			o.t.Errorf("still kept: %s", kept())
		}
		// A contribution is not an edit of its project.
		o.do(western, "recordCapitalContribution", "__typename", object{"projectID": p.ID, "amount": "5.00", "contributedOn": "2022-06-01"})
		if now := mustGet(o.client.InvestmentProject.Get(o.trusted(), p.ID)); now.Review != scalar.ReviewValidated {
			o.t.Errorf("a contribution makes the project %s", now.Review)
		}
	})
}

// If the eastern side submits, the western side confirms. A record of a county is confirmed by its supporters.
func TestEitherSideHandsInAndTheOtherConfirms(t *testing.T) {
	inOffices(t, func(o office) {
		p := o.made()
		if got := o.do(eastern, "submitForReview", "record { ... on InvestmentProject { submittedSide } }", o.now(p.ID)); got.valueAt("record.submittedSide") != "SUPPORTER" {
			o.t.Errorf("handed in by %s", got.Data)
		}
		o.refused(eastern, "confirmRecord", o.now(p.ID), "FORBIDDEN", "you submitted")
		o.refused(faraway, "confirmRecord", o.now(p.ID), "FORBIDDEN", "other side")
		o.do(western, "confirmRecord", "__typename", o.now(p.ID))
		r := o.do(western, "recordEmployment", "employmentRecord { id }", object{"countyID": o.county(west), "month": "2004-03-01", "channel": "WORKSHOP", "workers": 7})
		id := r.valueAt("employmentRecord.id")
		o.do(western, "submitForReview", "__typename", o.now(id))
		o.refused(faraway, "confirmRecord", o.now(id), "FORBIDDEN", "other side")
		o.do(eastern, "confirmRecord", "__typename", o.now(id))
		o.do(reviewer, "validateRecord", "__typename", o.now(id))
	})
}

// Nobody can validate a record that they have changed, not even in another role.
func TestNobodyValidatesTheirOwnRecord(t *testing.T) {
	inOffices(t, func(o office) {
		who := fmt.Sprintf("turncoat:%d", number())
		id := o.do(admin, "addCoordinator", "coordinator { id }", object{
			"subject": who, "name": "先登记后审核", "role": "COORDINATOR", "countyIDs": []int{o.county(west)},
		}).valueAt("coordinator.id")
		p := o.do(who, "registerInvestmentProject", "investmentProject { id }", rights["registerInvestmentProject"](o, 0)).valueAt("investmentProject.id")
		o.reviewed(p, scalar.ReviewConfirmed)
		o.do(admin, "updateCoordinator", "__typename", o.now(id, "role", "REVIEWER"))
		o.refused(who, "validateRecord", o.now(p), "FORBIDDEN", "your own record")
		o.refused(who, "returnRecord", o.now(p, "reason", "自退"), "FORBIDDEN", "your own record")
		o.do(reviewer, "returnRecord", "__typename", o.now(p, "reason", "重填"))
		o.reviewed(p, scalar.ReviewConfirmed)
		o.do(reviewer, "validateRecord", "__typename", o.now(p)) // a reviewer may review again
		// A contribution that the reviewer recorded in another role makes the project their own too.
		q := o.made()
		o.do(admin, "updateCoordinator", "__typename", o.now(id, "role", "COORDINATOR"))
		o.do(who, "recordCapitalContribution", "__typename", object{"projectID": q.ID, "amount": "5.00", "contributedOn": "2022-06-01"})
		o.reviewed(q.ID, scalar.ReviewConfirmed)
		o.do(admin, "updateCoordinator", "__typename", o.now(id, "role", "REVIEWER"))
		o.refused(who, "validateRecord", o.now(q.ID), "FORBIDDEN", "your own record")
	})
}

func TestClosedPeriodLocksItsRecords(t *testing.T) {
	inOffices(t, func(o office) {
		const year = 2003
		in := func(day string) object {
			return object{"projectID": o.made().ID, "amount": "5.00", "contributedOn": day}
		}
		c := o.do(western, "recordCapitalContribution", "capitalContribution { id }", in("2003-06-01"))
		draft := o.do(western, "recordEmployment", "employmentRecord { id }", object{"countyID": o.county(west), "month": "2003-03-01", "channel": "WORKSHOP", "workers": 7})
		id := c.valueAt("capitalContribution.id")
		closing := object{"provinceID": o.province("51"), "year": year}
		o.reviewed(id, scalar.ReviewSubmitted)
		o.refused(reviewer, "closePeriod", closing, "CONFLICT", "wait for a confirmation or a validation: 1")
		o.do(eastern, "confirmRecord", "__typename", o.now(id))
		o.refused(reviewer, "closePeriod", closing, "CONFLICT", "wait for a confirmation or a validation: 1")
		o.do(reviewer, "validateRecord", "__typename", o.now(id))
		o.refused(reviewer, "closePeriod", object{"provinceID": o.province("51"), "year": 2099}, "BAD_USER_INPUT", "has not begun", "year")
		o.refused(reviewer, "closePeriod", object{"provinceID": o.province("51"), "year": 1949}, "BAD_USER_INPUT", "", "year")
		p := o.do(reviewer, "closePeriod", "reviewPeriod { id status year }", closing)
		if got := mustGet(o.client.CapitalContribution.Get(o.trusted(), number64(id))); got.Review != scalar.ReviewLocked {
			o.t.Errorf("the contribution is %s", got.Review)
		}
		o.refused(reviewer, "closePeriod", closing, "CONFLICT", "closed already")
		o.refused(reviewer, "validateRecord", o.now(id), "CONFLICT", "period is closed")
		o.refused(western, "submitForReview", object{"id": id, "version": 0}, "CONFLICT", "it is at version")
		o.refused(reviewer, "returnRecord", o.now(id, "reason", "退"), "CONFLICT", "period is closed")
		o.refused(western, "submitForReview", o.now(id), "CONFLICT", "possible next: VALIDATED")
		o.refused(western, "recordCapitalContribution", in("2003-12-31"), "CONFLICT", "2003 is closed", "contributedOn")
		o.refused(western, "voidCapitalContribution", o.now(id, "reason", "误记"), "CONFLICT", "2003 is closed", "id")
		employment := draft.valueAt("employmentRecord.id")
		o.refused(western, "correctEmployment", o.now(employment, "workers", 8), "CONFLICT", "2003 is closed")
		o.refused(western, "submitForReview", o.now(employment), "CONFLICT", "2003 is closed")
		o.refused(western, "recordFundAllocation", object{"countyID": o.county(west), "year": year, "source": "SOCIAL", "amount": "1.00", "industryAmount": "0.00"}, "CONFLICT", "2003 is closed", "year")
		o.do(western, "recordCapitalContribution", "__typename", in("2004-01-01"))

		open := func(reason string) object { return o.now(p.valueAt("reviewPeriod.id"), "reason", reason) }
		o.refused(reviewer, "reopenPeriod", open(" "), "BAD_USER_INPUT", "", "reason")
		o.refused(reviewer, "reopenPeriod", open(strings.Repeat("因", 501)), "BAD_USER_INPUT", "", "reason")
		o.do(reviewer, "reopenPeriod", "__typename", open("补报"))
		o.refused(reviewer, "reopenPeriod", open("再开"), "CONFLICT", "possible next: CLOSED")
		if got := mustGet(o.client.CapitalContribution.Get(o.trusted(), number64(id))); got.Review != scalar.ReviewValidated {
			o.t.Errorf("the contribution is %s", got.Review)
		}
		o.do(western, "correctEmployment", "__typename", o.now(employment, "workers", 8))
		o.do(western, "voidCapitalContribution", "__typename", o.now(id, "reason", "误记"))
		o.refused(reviewer, "closePeriod", closing, "BAD_USER_INPUT", "", "version")
		closing["version"] = 1
		o.refused(reviewer, "closePeriod", closing, "CONFLICT", "version")
		closing["version"] = 2
		again := o.do(reviewer, "closePeriod", "reviewPeriod { id status reason }", closing)
		if again.valueAt("reviewPeriod.id") != p.valueAt("reviewPeriod.id") || again.valueAt("reviewPeriod.reason") != nil {
			o.t.Errorf("closed again as %s", again.Data)
		}
		if n := o.client.ReviewPeriod.Query().Where(reviewperiod.Year(year)).CountX(o.trusted()); n != 1 {
			o.t.Errorf("%d periods", n)
		}
	})
}

// A scope may also be a prefecture or a province, on either side.
func TestScopeMayBeAPrefectureOrAProvince(t *testing.T) {
	inOffices(t, func(o office) {
		home := mustGet(o.client.County.Get(o.trusted(), o.county(west)))
		there := mustGet(o.client.County.Get(o.trusted(), o.county(east)))
		for n, in := range []object{
			{"prefectureIDs": []int{*home.PrefectureID}},
			{"provinceIDs": []int{home.ProvinceID}},
			{"countyIDs": []int{home.ID}},
			{"prefectureIDs": []int{*there.PrefectureID}},
			{"provinceIDs": []int{there.ProvinceID}},
		} {
			who := fmt.Sprintf("region:%d", number())
			in["subject"], in["name"], in["role"] = who, "区域", "COORDINATOR"
			o.do(admin, "addCoordinator", "__typename", in)
			p := o.made()
			got := o.do(who, "submitForReview", "record { ... on InvestmentProject { submittedSide } }", o.now(p.ID))
			if side := got.valueAt("record.submittedSide"); side != map[bool]string{true: "RECIPIENT", false: "SUPPORTER"}[n < 3] {
				o.t.Errorf("%v hands in for %v", in, side)
			}
			produce := object{"provinceID": home.ProvinceID, "month": month(200 + n).String(), "kind": "PURCHASED", "amount": "1.00"}
			if n == 1 { // only one who works for the province
				o.do(who, "recordConsumption", "__typename", produce)
			} else {
				o.refused(who, "recordConsumption", produce, "FORBIDDEN", "")
			}
		}
		o.refused(western, "recordConsumption", object{"provinceID": home.ProvinceID, "pairingID": o.pairing(west).ID, "month": "2001-01-01", "kind": "PURCHASED", "amount": "1.00"}, "BAD_USER_INPUT", "either", "pairingID")
	})
}

func TestAdminManagesCoordinators(t *testing.T) {
	inOffices(t, func(o office) {
		who := fmt.Sprintf("person:%d", number())
		one, other := o.county(west), o.county(farWest)
		c := o.do(admin, "addCoordinator", "coordinator { id role active phone counties { edges { node { code } } } }", object{
			"subject": who, "name": "王芳", "role": "COORDINATOR", "phone": "0834-1", "countyIDs": []int{one, one},
		})
		id := c.valueAt("coordinator.id")
		o.refused(admin, "addCoordinator", object{"subject": who, "name": "重复", "role": "ANALYST"}, "CONFLICT", "belongs to a coordinator already", "subject")
		me := func() string {
			return o.query(who, `{ me { name role phone email counties { edges { node { code } } } provinces { totalCount } } }`).textAt("me")
		}
		if got := me(); got != "map[counties:map[edges:[map[node:map[code:513436]]]] email:<nil> name:王芳 phone:0834-1 provinces:map[totalCount:0] role:COORDINATOR]" {
			o.t.Errorf("I am %s", got)
		}
		o.do(admin, "updateCoordinator", "__typename", o.now(id, "countyIDs", []int{other}, "provinceIDs", []int{o.province("62")}, "email", "wang@example.org", "phone", nil))
		if got := me(); got != "map[counties:map[edges:[map[node:map[code:620422]]]] email:wang@example.org name:王芳 phone:<nil> provinces:map[totalCount:1] role:COORDINATOR]" {
			o.t.Errorf("I am %s", got)
		}
		o.refused(who, "recordEmployment", object{"countyID": one, "month": "2002-03-01", "channel": "WORKSHOP", "workers": 7}, "FORBIDDEN", "")
		o.do(who, "recordEmployment", "__typename", object{"countyID": other, "month": "2002-03-01", "channel": "WORKSHOP", "workers": 7})
		o.do(admin, "updateCoordinator", "__typename", o.now(id, "countyIDs", []int{}, "provinceIDs", []int{}))
		o.refused(who, "recordEmployment", object{"countyID": other, "month": "2002-04-01", "channel": "WORKSHOP", "workers": 7}, "FORBIDDEN", "")
		o.do(admin, "updateCoordinator", "__typename", o.now(id, "active", false))
		if got := o.query(who, `{ me { name } }`).valueAt("me"); got != nil {
			o.t.Errorf("who left is %v", got)
		}
		o.refused(who, "recordEmployment", object{"countyID": other, "month": "2002-04-01", "channel": "WORKSHOP", "workers": 7}, "UNAUTHENTICATED", "")

		// There is always an admin, even if all of them are demoted at once.
		admins := func() []*ent.Coordinator {
			return mustGet(o.client.Coordinator.Query().Where(coordinator.RoleEQ(coordinator.RoleADMIN), coordinator.Active(true)).Order(coordinator.ByID()).All(o.trusted()))
		}
		var wg sync.WaitGroup
		for _, a := range admins() {
			wg.Go(func() {
				_, err := o.try(o.url, a.Subject, mutation("updateCoordinator", "__typename"), object{"input": object{"id": a.ID, "version": a.Version, "role": "ANALYST"}})
				if err != nil {
					o.t.Error(err)
				}
			})
		}
		wg.Wait()
		last := admins()
		if len(last) != 1 {
			o.t.Fatalf("%d admins are left", len(last))
		}
		o.refused(last[0].Subject, "updateCoordinator", o.now(last[0].ID, "role", "ANALYST"), "CONFLICT", "last admin")
		o.refused(last[0].Subject, "updateCoordinator", o.now(last[0].ID, "active", false), "CONFLICT", "last admin")
		o.do(last[0].Subject, "updateCoordinator", "__typename", o.now(last[0].ID, "name", "管理员"))
	})
}
