package graph_test

import (
	"strings"
	"sync"
	"testing"

	"jiedui/db/dbtest"
)

// A project goes from its registration to its validation, in the demonstration data.
func TestProjectIsRegisteredPaidAndValidated(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		o := employ(t, dialectName, full)
		const theirs, supporters, validator, stranger = "demo:county:513430", "demo:county:330110", "demo:province:51:1", "demo:county:620422"
		link := o.query("", `{ county(code: "513430") { id pairingsAsRecipient { edges { node { id supporter { id } } } } } }`)
		firm := object{
			"uscc": uscc(1), "name": " 宁波山海农业有限公司 ", "ownership": "PRIVATE", "industry": "C13",
			"homeCountyID": link.valueAt("county.pairingsAsRecipient.edges.0.node.supporter.id"),
		}
		o.refused(stranger, "registerEnterprise", firm, "FORBIDDEN", "no county of your scope")
		e := o.do(theirs, "registerEnterprise", "enterprise { id name }", firm)
		if got := e.valueAt("enterprise.name"); got != "宁波山海农业有限公司" {
			t.Errorf("the enterprise is called %q", got)
		}
		work := object{
			"name": "金阳县苦荞加工项目", "enterpriseID": e.valueAt("enterprise.id"), "program": "EAST_WEST_COLLABORATION", "industry": "C13",
			"committed": "35000000.00", "pairingID": link.valueAt("county.pairingsAsRecipient.edges.0.node.id"), "plannedStartOn": "2022-03-01",
		}
		o.refused(stranger, "registerInvestmentProject", work, "FORBIDDEN", "no county of your scope")
		p := o.do(theirs, "registerInvestmentProject", "investmentProject { id version registrationNumber status review county { code } }", work)
		if p.valueAt("investmentProject.county.code") != "513430" || p.valueAt("investmentProject.review") != "DRAFT" || !strings.HasPrefix(p.textAt("investmentProject.registrationNumber"), "JD-") {
			t.Errorf("the project is %s", p.Data)
		}
		id := p.valueAt("investmentProject.id")
		for _, amount := range []string{"12000000.00", "345678.90"} {
			o.refused(stranger, "recordCapitalContribution", object{"projectID": id, "amount": amount, "contributedOn": "2022-06-01"}, "FORBIDDEN", "")
			o.do(theirs, "recordCapitalContribution", "capitalContribution { id amount project { paidIn } }", object{"projectID": id, "amount": amount, "contributedOn": "2022-06-01"})
		}
		number := p.textAt("investmentProject.registrationNumber")
		read := func() answer {
			return o.query(theirs, `{ investmentProject(registrationNumber: "`+number+`") { version paidIn review submittedSide contributions { totalCount } } }`)
		}
		if got := read().valueAt("investmentProject.paidIn"); got != "12345678.90" {
			t.Errorf("paid in is %v", got)
		}
		for _, step := range []struct{ verb, by, becomes string }{
			{"submitForReview", theirs, "SUBMITTED"}, {"confirmRecord", supporters, "CONFIRMED"}, {"validateRecord", validator, "VALIDATED"},
		} {
			now := object{"id": id, "version": read().valueAt("investmentProject.version")}
			o.refused(stranger, step.verb, now, "FORBIDDEN", "")
			got := o.do(step.by, step.verb, "record { id ... on InvestmentProject { review submittedSide } }", now)
			if got.valueAt("record.review") != step.becomes || got.valueAt("record.submittedSide") != "RECIPIENT" {
				t.Errorf("%s gives %s", step.verb, got.Data)
			}
		}
		if got := read(); got.textAt("investmentProject") != "map[contributions:map[totalCount:2] paidIn:12345678.90 review:VALIDATED submittedSide:RECIPIENT version:6]" {
			t.Errorf("the project is %s", got.Data)
		}
		if n := o.verified(); n != 9 { // 1 enterprise, 1 project, 2 contributions, 2 sums, 3 steps of the review
			t.Errorf("%d events", n)
		}
	})
}

func TestStaleVersionIsAConflict(t *testing.T) {
	inOffices(t, func(o office) {
		p := o.made()
		change := object{"id": p.ID, "version": p.Version, "committed": "6000000.00"}
		o.do(western, "updateInvestmentProject", "__typename", change)
		o.refused(western, "updateInvestmentProject", change, "CONFLICT", "it is at version 2, not 1; read it again")
		for name, input := range rights { // every verb that names a version
			variables := input(o, 50+number())
			if v, ok := variables["version"].(int); ok {
				variables["version"] = v + 7
				who := western
				switch {
				case strings.Contains(name, "Pairing"), strings.Contains(name, "Coordinator"), strings.Contains(name, "Rights"):
					who = admin
				case name == "validateRecord", name == "reopenPeriod":
					who = reviewer
				case name == "confirmRecord", name == "returnRecord":
					who = eastern
				}
				o.refused(who, name, variables, "CONFLICT", "read it again")
			}
		}
		endPairings(o, thirdCounty)
	})
}

func TestAllFaultsComeAtOnce(t *testing.T) {
	inOffices(t, func(o office) {
		wrong := object{
			"name": "  ", "registrationNumber": "p 1", "enterpriseID": o.enterprise().ID, "pairingID": o.pairing(west).ID, "countyID": o.county(farWest),
			"program": "EAST_WEST_COLLABORATION", "industry": "Z99", "committed": "-1.00", "plannedJobs": -5,
			"plannedStartOn": "2023-05-01", "plannedEndOn": "2022-05-01", "status": "IMPLEMENTATION", "actualStartOn": "2099-01-01",
		}
		o.refused(western, "registerInvestmentProject", wrong, "BAD_USER_INPUT", "committed: -1.00 is not between",
			"name", "registrationNumber", "industry", "committed", "plannedJobs", "plannedEndOn", "actualStartOn", "countyID")
		for _, lang := range []struct{ header, say string }{{"en", "is missing"}, {"zh-CN", "不能为空"}} {
			a := o.send(o.url, western, mutation("registerInvestmentProject", "__typename"), object{"input": wrong}, "Accept-Language", lang.header)
			if a.code() != "BAD_USER_INPUT" {
				o.t.Fatal(a.raw)
			}
			for _, f := range a.Errors[0].Extensions.Fields {
				han := strings.ContainsFunc(f.Message, func(r rune) bool { return r > 0x2e80 && r < 0xfe00 })
				if f.Path == "registerInvestmentProject.input.name" && f.Message != lang.say || han != (lang.header != "en") || f.Code != "BAD_USER_INPUT" {
					o.t.Errorf("in %s %s: %s %s", lang.header, f.Path, f.Code, f.Message)
				}
			}
		}
		o.refused(western, "recordMonitoringReport", object{
			"countyID": o.county(west), "month": "2022-05-02", "monitoredHouseholds": 1, "riskEliminatedHouseholds": 2,
			"medianDaysToIdentify": 9, "longestDaysToIdentify": 3,
		}, "BAD_USER_INPUT", "", "month", "riskEliminatedHouseholds", "medianDaysToIdentify")
		o.refused(western, "registerEnterprise", object{"uscc": "91350100M000100Y44", "name": "坏\u0007名", "ownership": "PRIVATE", "industry": "C1", "homeCountyID": o.county(west)},
			"BAD_USER_INPUT", "control characters", "uscc", "name", "industry")
		o.refused(western, "signAgreement", object{"pairingID": o.pairing(west).ID, "year": 2019, "targets": []object{
			{"indicator": "NOPE", "value": "1"}, {"indicator": "PAID_IN_INVESTMENT", "value": "-1", "weight": "0"},
		}}, "BAD_USER_INPUT", "", "targets.0.indicator", "targets.1.value", "targets.1.weight")

		// A reference to a missing record is reported together with the other faults.
		o.refused(western, "registerInvestmentProject", object{"name": "无处", "enterpriseID": 1, "pairingID": 2, "program": "EAST_WEST_COLLABORATION", "industry": "Z99", "committed": "-1.00"},
			"BAD_USER_INPUT", "there is no record 2", "pairingID", "enterpriseID", "industry", "committed")
		o.refused(western, "registerIndustrialPark", object{"name": "无园", "pairingID": 2, "area": "-1"}, "BAD_USER_INPUT", "there is no record 2", "pairingID", "area")
		o.refused(western, "recordCapitalContribution", object{"projectID": 3, "amount": "-5.00", "contributedOn": "2099-01-01"},
			"BAD_USER_INPUT", "there is no project 3", "projectID", "amount", "contributedOn")
		o.refused(western, "recordConsumption", object{"pairingID": 2, "month": "2022-05-02", "kind": "PURCHASED", "amount": "0.00"},
			"BAD_USER_INPUT", "there is no record 2", "pairingID", "month", "amount")
		o.refused(western, "signAgreement", object{"pairingID": 2, "year": 2019, "targets": []object{{"indicator": "NOPE", "value": "1"}}},
			"BAD_USER_INPUT", "there is no record 2", "pairingID", "targets.0.indicator")
	})
}

// Each fault names a field of the input, even if the column has another name.
func TestFaultsNameTheFieldOfTheInput(t *testing.T) {
	inOffices(t, func(o office) {
		p := o.made()
		long := strings.Repeat("因", 501)
		o.refused(western, "suspendInvestmentProject", o.now(p.ID, "reason", " "), "BAD_USER_INPUT", "", "reason")
		o.refused(western, "cancelInvestmentProject", o.now(p.ID, "reason", long), "BAD_USER_INPUT", "", "reason")
		c := o.do(western, "recordCapitalContribution", "capitalContribution { id }", object{"projectID": p.ID, "amount": "5.00", "contributedOn": "2022-06-01"})
		first := c.valueAt("capitalContribution.id")
		o.refused(western, "voidCapitalContribution", o.now(first, "reason", ""), "BAD_USER_INPUT", "", "reason")
		reversal := o.do(western, "voidCapitalContribution", "capitalContribution { id }", o.now(first, "reason", "误记"))
		o.refused(western, "voidCapitalContribution", o.now(reversal.valueAt("capitalContribution.id"), "reason", "再冲"), "BAD_USER_INPUT", "", "id")
		o.refused(western, "updateInvestmentProject", o.now(p.ID, "parkID", 1), "BAD_USER_INPUT", "", "parkID")
		o.refused(western, "registerInvestmentProject", object{"name": "无处", "enterpriseID": 1, "program": "TEN_THOUSAND_ENTERPRISES", "industry": "C13", "committed": "1.00"}, "BAD_USER_INPUT", "", "countyID", "enterpriseID")
		o.do(western, "submitForReview", "__typename", o.now(p.ID))
		o.refused(eastern, "returnRecord", o.now(p.ID, "reason", "  "), "BAD_USER_INPUT", "", "reason")
		o.refused(eastern, "returnRecord", o.now(p.ID, "reason", long), "BAD_USER_INPUT", "", "reason")
		o.refused(admin, "addCoordinator", object{"subject": "x", "name": "甲", "role": "ADMIN", "countyIDs": []int{7}, "provinceIDs": []int{8}}, "BAD_USER_INPUT", "", "provinceIDs", "countyIDs")
		o.refused(admin, "updateCoordinator", o.now(o.person(western), "prefectureIDs", []int{8}), "BAD_USER_INPUT", "", "prefectureIDs")
		o.refused(western, "registerEnterprise", object{"uscc": mustGet(o.client.Enterprise.Query().First(o.trusted())).Uscc, "name": "再登", "ownership": "PRIVATE", "industry": "C13", "homeCountyID": o.county(west)},
			"CONFLICT", "is on record", "uscc")
	})
}

// Either all fields of a mutation are done, or none.
func TestMutationIsDoneWholeOrNotAtAll(t *testing.T) {
	inOffices(t, func(o office) {
		e := o.enterprise()
		taken := object{"uscc": e.Uscc, "name": "重复", "ownership": "PRIVATE", "industry": "C13", "homeCountyID": o.county(west)}
		good := object{"uscc": uscc(number()), "name": "正确", "ownership": "PRIVATE", "industry": "C13", "homeCountyID": o.county(west)}
		before := o.trace()
		const two = `mutation($a: RegisterEnterpriseInput!, $b: RegisterEnterpriseInput!) { a: registerEnterprise(input: $a) { __typename } b: registerEnterprise(input: $b) { enterprise { name } } }`
		for _, input := range []object{{"a": good, "b": taken}, {"a": taken, "b": good}} {
			a := o.send(o.url, western, two, input)
			for _, e := range a.Errors {
				if e.Extensions.Code != "CONFLICT" {
					o.t.Errorf("a field that fails with another gives %s: %s", e.Extensions.Code, e.Message)
				}
			}
			if len(a.Errors) == 0 || string(a.Data) != "null" || o.trace() != before {
				o.t.Errorf("half of a mutation is done: %s", a.raw)
			}
		}
		if a := o.send(o.url, western, two, object{"a": good, "b": object{"uscc": uscc(number()), "name": "也对", "ownership": "PRIVATE", "industry": "C13", "homeCountyID": o.county(west)}}); len(a.Errors) > 0 {
			o.t.Error(a.raw)
		}
	})
}

// The selected fields of a payload are read in the transaction, however many they are, for many requests at once.
func TestPayloadIsReadInTheTransaction(t *testing.T) {
	inOffices(t, func(o office) {
		p := o.made()
		o.do(western, "recordCapitalContribution", "__typename", object{"projectID": p.ID, "amount": "5.00", "contributedOn": "2022-06-01"})
		fields := `capitalContribution { amount reverses { id } reversal { id } history { edges { node { actor } } } project { paidIn
		enterprise { name homeCounty { name province { name } } investmentProjects { totalCount edges { node { name } } } }
		county { name province { name } prefecture { name } pairingsAsRecipient { totalCount edges { node { supporter { name } } } } }
		pairing { status supporter { name } recipient { name } agreements { totalCount } industrialParks { totalCount edges { node { name } } } }
		contributions { totalCount edges { node { amount history { edges { node { actor } } } } } } history { edges { node { actor changes { field } } } } } }`
		var wg sync.WaitGroup
		for range 24 { // more than there are database connections
			wg.Go(func() {
				a, err := o.try(o.url, western, mutation("recordCapitalContribution", fields), object{"input": object{"projectID": p.ID, "amount": "1.00", "contributedOn": "2022-06-01"}})
				if err != nil || len(a.Errors) > 0 {
					o.t.Errorf("%v %s", err, a.raw)
				}
			})
		}
		wg.Wait()
		if got := mustGet(o.client.InvestmentProject.Get(o.trusted(), p.ID)).PaidIn; got != 29_00 {
			o.t.Errorf("paid in is %s", got)
		}
	})
}
