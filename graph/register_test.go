package graph_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"jiedui/db/dbtest"
	"jiedui/ent"
	"jiedui/ent/coordinator"
	"jiedui/ent/investmentproject"
	"jiedui/ent/pairing"
	"jiedui/ent/reviewperiod"
	"jiedui/scalar"
)

// A project goes from its registration to its validation, in the demonstration data.
func TestRegister(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		o := employ(t, dialectName, full)
		const theirs, supporters, validator, stranger = "demo:county:513430", "demo:county:330203", "demo:province:51:1", "demo:county:620422"
		link := o.query("", `{ county(code: "513430") { id pairingsAsRecipient { edges { node { id supporter { id } } } } } }`)
		firm := object{
			"uscc": uscc(1), "name": " 宁波山海农业有限公司 ", "ownership": "PRIVATE", "industry": "C13",
			"homeCountyID": link.at("county.pairingsAsRecipient.edges.0.node.supporter.id"),
		}
		o.refused(stranger, "registerEnterprise", firm, "FORBIDDEN", "no county of your scope")
		e := o.do(theirs, "registerEnterprise", "enterprise { id name }", firm)
		if got := e.at("enterprise.name"); got != "宁波山海农业有限公司" {
			t.Errorf("the enterprise is called %q", got)
		}
		work := object{
			"name": "金阳县苦荞加工项目", "enterpriseID": e.at("enterprise.id"), "program": "EAST_WEST_COLLABORATION", "industry": "C13",
			"committed": "35000000.00", "pairingID": link.at("county.pairingsAsRecipient.edges.0.node.id"), "plannedStartOn": "2022-03-01",
		}
		o.refused(stranger, "registerInvestmentProject", work, "FORBIDDEN", "no county of your scope")
		p := o.do(theirs, "registerInvestmentProject", "investmentProject { id version registrationNumber status review county { code } }", work)
		if p.at("investmentProject.county.code") != "513430" || p.at("investmentProject.review") != "DRAFT" || !strings.HasPrefix(p.text("investmentProject.registrationNumber"), "JD-") {
			t.Errorf("the project is %s", p.Data)
		}
		id := p.at("investmentProject.id")
		for _, amount := range []string{"12000000.00", "345678.90"} {
			o.refused(stranger, "recordCapitalContribution", object{"projectID": id, "amount": amount, "contributedOn": "2022-06-01"}, "FORBIDDEN", "")
			o.do(theirs, "recordCapitalContribution", "capitalContribution { id amount project { paidIn } }", object{"projectID": id, "amount": amount, "contributedOn": "2022-06-01"})
		}
		number := p.text("investmentProject.registrationNumber")
		read := func() answer {
			return o.query("", `{ investmentProject(registrationNumber: "`+number+`") { version paidIn review submittedSide contributions { totalCount } } }`)
		}
		if got := read().at("investmentProject.paidIn"); got != "12345678.90" {
			t.Errorf("paid in is %v", got)
		}
		for _, step := range []struct{ verb, by, becomes string }{
			{"submitForReview", theirs, "SUBMITTED"}, {"confirmRecord", supporters, "CONFIRMED"}, {"validateRecord", validator, "VALIDATED"},
		} {
			now := object{"id": id, "version": read().at("investmentProject.version")}
			o.refused(stranger, step.verb, now, "FORBIDDEN", "")
			got := o.do(step.by, step.verb, "record { id ... on InvestmentProject { review submittedSide } }", now)
			if got.at("record.review") != step.becomes || got.at("record.submittedSide") != "RECIPIENT" {
				t.Errorf("%s gives %s", step.verb, got.Data)
			}
		}
		if got := read(); got.text("investmentProject") != "map[contributions:map[totalCount:2] paidIn:12345678.90 review:VALIDATED submittedSide:RECIPIENT version:6]" {
			t.Errorf("the project is %s", got.Data)
		}
		if n := o.verified(); n != 9 { // 1 enterprise, 1 project, 2 contributions, 2 sums, 3 steps of the review
			t.Errorf("%d events", n)
		}
	})
}

// registering are tests that share a database, one after the other.
var registering = []struct {
	name string
	test func(office)
}{
	{"StaleVersion", staleVersion},
	{"AllFaultsAtOnce", allFaults},
	{"FaultsAreOfTheInput", faultPaths},
	{"OneTransaction", oneTransaction},
	{"Payload", payload},
	{"ProjectSteps", projectSteps},
	{"PairingSteps", pairingSteps},
	{"ParkSteps", parkSteps},
	{"ReviewSteps", reviewSteps},
	{"EndPairing", endPairing},
	{"Void", void},
	{"Edit", edit},
	{"BothSidesAlike", bothSides},
	{"OwnRecord", ownRecord},
	{"Period", period},
	{"Links", links},
	{"Scope", scope},
	{"Coordinators", coordinators},
}

func TestRegistering(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		o := employ(t, dialectName, people)
		for _, r := range registering {
			t.Run(r.name, func(t *testing.T) {
				one := o
				one.t = t
				r.test(one)
				one.verified()
			})
		}
	})
}

// version is that of a record now.
func (o office) version(id any) int {
	o.t.Helper()
	node, err := o.client.Noder(o.trusted(), number64(id))
	if err != nil {
		o.t.Fatal(err)
	}
	raw, _ := json.Marshal(node)
	var v struct{ Version int }
	_ = json.Unmarshal(raw, &v)
	return v.Version
}

func number64(id any) int {
	var n int
	_, _ = fmt.Sscan(fmt.Sprint(id), &n)
	return n
}

// now is an input for a record as it stands.
func (o office) now(id any, more ...any) object {
	o.t.Helper()
	input := object{"id": id, "version": o.version(id)}
	for pair := range slices.Chunk(more, 2) {
		input[pair[0].(string)] = pair[1]
	}
	return input
}

// made is a project that the western coordinator has registered.
func (o office) made() *ent.InvestmentProject {
	o.t.Helper()
	return must(o.project().Save(o.trusted()))
}

// reviewed takes a record through the review cycle up to a place.
func (o office) reviewed(id any, to scalar.ReviewStatus) {
	o.t.Helper()
	for _, step := range []struct {
		verb, by string
		becomes  scalar.ReviewStatus
	}{
		{"submitForReview", western, scalar.ReviewSubmitted}, {"confirmRecord", eastern, scalar.ReviewConfirmed}, {"validateRecord", reviewer, scalar.ReviewValidated},
	} {
		o.do(step.by, step.verb, "__typename", o.now(id))
		if step.becomes == to {
			return
		}
	}
}

func staleVersion(o office) {
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
			case strings.Contains(name, "Pairing"), strings.Contains(name, "Coordinator"):
				who = admin
			case name == "validateRecord", name == "reopenPeriod":
				who = reviewer
			case name == "confirmRecord", name == "returnRecord":
				who = eastern
			}
			o.refused(who, name, variables, "CONFLICT", "read it again")
		}
	}
	part(o, third)
}

func allFaults(o office) {
	wrong := object{
		"name": "  ", "registrationNumber": "p 1", "enterpriseID": o.enterprise().ID, "pairingID": o.pairing(west).ID, "countyID": o.county(farWest),
		"program": "EAST_WEST_COLLABORATION", "industry": "Z99", "committed": "-1.00", "plannedJobs": -5,
		"plannedStartOn": "2023-05-01", "plannedEndOn": "2022-05-01", "actualStartOn": "2099-01-01",
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

	// A reference that leads nowhere comes with all else that is wrong.
	o.refused(western, "registerInvestmentProject", object{"name": "无处", "enterpriseID": 1, "pairingID": 2, "program": "EAST_WEST_COLLABORATION", "industry": "Z99", "committed": "-1.00"},
		"BAD_USER_INPUT", "there is no record 2", "pairingID", "enterpriseID", "industry", "committed")
	o.refused(western, "registerIndustrialPark", object{"name": "无园", "pairingID": 2, "area": "-1"}, "BAD_USER_INPUT", "there is no record 2", "pairingID", "area")
	o.refused(western, "recordCapitalContribution", object{"projectID": 3, "amount": "-5.00", "contributedOn": "2099-01-01"},
		"BAD_USER_INPUT", "there is no project 3", "projectID", "amount", "contributedOn")
	o.refused(western, "recordConsumption", object{"pairingID": 2, "month": "2022-05-02", "kind": "PURCHASED", "amount": "0.00"},
		"BAD_USER_INPUT", "there is no record 2", "pairingID", "month", "amount")
	o.refused(western, "signAgreement", object{"pairingID": 2, "year": 2019, "targets": []object{{"indicator": "NOPE", "value": "1"}}},
		"BAD_USER_INPUT", "there is no record 2", "pairingID", "targets.0.indicator")
}

// Each fault names a field of the input, also where the column is called otherwise.
func faultPaths(o office) {
	p := o.made()
	long := strings.Repeat("因", 501)
	o.refused(western, "suspendInvestmentProject", o.now(p.ID, "reason", " "), "BAD_USER_INPUT", "", "reason")
	o.refused(western, "cancelInvestmentProject", o.now(p.ID, "reason", long), "BAD_USER_INPUT", "", "reason")
	c := o.do(western, "recordCapitalContribution", "capitalContribution { id }", object{"projectID": p.ID, "amount": "5.00", "contributedOn": "2022-06-01"})
	first := c.at("capitalContribution.id")
	o.refused(western, "voidCapitalContribution", o.now(first, "reason", ""), "BAD_USER_INPUT", "", "reason")
	reversal := o.do(western, "voidCapitalContribution", "capitalContribution { id }", o.now(first, "reason", "误记"))
	o.refused(western, "voidCapitalContribution", o.now(reversal.at("capitalContribution.id"), "reason", "再冲"), "BAD_USER_INPUT", "", "id")
	o.refused(western, "updateInvestmentProject", o.now(p.ID, "parkID", 1), "BAD_USER_INPUT", "", "parkID")
	o.refused(western, "registerInvestmentProject", object{"name": "无处", "enterpriseID": 1, "program": "TEN_THOUSAND_ENTERPRISES", "industry": "C13", "committed": "1.00"}, "BAD_USER_INPUT", "", "countyID", "enterpriseID")
	o.do(western, "submitForReview", "__typename", o.now(p.ID))
	o.refused(eastern, "returnRecord", o.now(p.ID, "reason", "  "), "BAD_USER_INPUT", "", "reason")
	o.refused(eastern, "returnRecord", o.now(p.ID, "reason", long), "BAD_USER_INPUT", "", "reason")
	o.refused(admin, "addCoordinator", object{"subject": "x", "name": "甲", "role": "ADMIN", "countyIDs": []int{7}, "provinceIDs": []int{8}}, "BAD_USER_INPUT", "", "provinceIDs", "countyIDs")
	o.refused(admin, "updateCoordinator", o.now(o.person(western), "prefectureIDs", []int{8}), "BAD_USER_INPUT", "", "prefectureIDs")
	o.refused(western, "registerEnterprise", object{"uscc": must(o.client.Enterprise.Query().First(o.trusted())).Uscc, "name": "再登", "ownership": "PRIVATE", "industry": "C13", "homeCountyID": o.county(west)},
		"CONFLICT", "is on record", "uscc")
}

// All fields of a mutation are done, or none.
func oneTransaction(o office) {
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
}

// What a payload selects is read in the transaction, however much it is, by many at once.
func payload(o office) {
	p := o.made()
	o.do(western, "recordCapitalContribution", "__typename", object{"projectID": p.ID, "amount": "5.00", "contributedOn": "2022-06-01"})
	fields := `capitalContribution { amount reverses { id } reversal { id } history { actor } project { paidIn
		enterprise { name homeCounty { name province { name } } investmentProjects { totalCount edges { node { name } } } }
		county { name province { name } prefecture { name } pairingsAsRecipient { totalCount edges { node { supporter { name } } } } }
		pairing { status supporter { name } recipient { name } agreements { totalCount } industrialParks { totalCount edges { node { name } } } }
		contributions { totalCount edges { node { amount history { actor } } } } history { actor changes { field } } } }`
	var wg sync.WaitGroup
	for range 24 { // more than there are connections
		wg.Go(func() {
			a, err := o.try(o.url, western, mutation("recordCapitalContribution", fields), object{"input": object{"projectID": p.ID, "amount": "1.00", "contributedOn": "2022-06-01"}})
			if err != nil || len(a.Errors) > 0 {
				o.t.Errorf("%v %s", err, a.raw)
			}
		})
	}
	wg.Wait()
	if got := must(o.client.InvestmentProject.Get(o.trusted(), p.ID)).PaidIn; got != 29_00 {
		o.t.Errorf("paid in is %s", got)
	}
}

func projectSteps(o office) {
	begun := o.project().SetStatus(investmentproject.StatusPIPELINE)
	begun.Mutation().ResetActualStartOn()
	p := must(begun.Save(o.trusted()))
	advance := func(want, on string) {
		o.t.Helper()
		got := o.do(western, "advanceInvestmentProject", "investmentProject { status actualStartOn actualEndOn }", o.now(p.ID, "on", on))
		if got.at("investmentProject.status") != want {
			o.t.Errorf("the project is %s", got.Data)
		}
	}
	o.refused(western, "resumeInvestmentProject", o.now(p.ID), "CONFLICT", "PIPELINE")
	o.refused(western, "advanceInvestmentProject", o.now(p.ID, "on", "2099-01-01"), "BAD_USER_INPUT", "in the future")
	advance("IMPLEMENTATION", "2022-03-01")
	o.do(western, "suspendInvestmentProject", "__typename", o.now(p.ID, "reason", "洪水"))
	o.refused(western, "suspendInvestmentProject", o.now(p.ID, "reason", "再停"), "CONFLICT", "possible next: PIPELINE, IMPLEMENTATION, FINALISATION, CANCELLED")
	o.refused(western, "advanceInvestmentProject", o.now(p.ID), "CONFLICT", "possible next: PIPELINE, IMPLEMENTATION, FINALISATION, CANCELLED")
	o.refused(western, "resumeInvestmentProject", o.now(p.ID, "to", "CLOSED"), "CONFLICT", "PIPELINE, IMPLEMENTATION or FINALISATION", "to")
	o.refused(western, "resumeInvestmentProject", o.now(p.ID, "to", "SUSPENDED"), "CONFLICT", "", "to")
	o.refused(western, "resumeInvestmentProject", o.now(p.ID, "to", "CANCELLED"), "CONFLICT", "", "to")
	if got := o.do(western, "resumeInvestmentProject", "investmentProject { status statusReason }", o.now(p.ID)); got.text("investmentProject") != "map[status:IMPLEMENTATION statusReason:<nil>]" {
		o.t.Errorf("resumed as %s", got.Data)
	}
	advance("FINALISATION", "2022-04-01")
	advance("CLOSED", "2022-05-01")
	for _, verb := range []string{"advanceInvestmentProject", "suspendInvestmentProject", "cancelInvestmentProject"} {
		input := o.now(p.ID)
		if verb != "advanceInvestmentProject" {
			input["reason"] = "迟了"
		}
		o.refused(western, verb, input, "CONFLICT", "possible next: none")
	}
	q := o.made()
	o.do(western, "cancelInvestmentProject", "__typename", o.now(q.ID, "reason", "撤资"))
	o.refused(western, "cancelInvestmentProject", o.now(q.ID, "reason", "再撤"), "CONFLICT", "possible next: none")
}

func pairingSteps(o office) {
	input := object{"supporterID": o.county(farEast), "recipientID": o.county(west)}
	got := o.do(admin, "proposePairing", "pairing { id status origin }", input)
	id := got.at("pairing.id")
	if got.at("pairing.status") != "PROPOSED" || got.at("pairing.origin") != "REGISTERED" {
		o.t.Errorf("proposed as %s", got.Data)
	}
	o.refused(admin, "proposePairing", input, "CONFLICT", "not ended", "recipientID")
	o.refused(admin, "proposePairing", object{"supporterID": o.county(west), "recipientID": o.county(farEast)}, "BAD_USER_INPUT", "is not designated")
	o.refused(admin, "suspendPairing", o.now(id, "reason", "早"), "CONFLICT", "possible next: ACTIVE, ENDED")
	o.refused(admin, "resumePairing", o.now(id), "CONFLICT", "possible next: ACTIVE, ENDED")
	o.do(admin, "activatePairing", "__typename", o.now(id, "startedOn", "2022-05-01"))
	o.refused(admin, "activatePairing", o.now(id, "startedOn", "2022-06-01"), "CONFLICT", "possible next: SUSPENDED, ENDED")
	o.do(admin, "suspendPairing", "__typename", o.now(id, "reason", "调整"))
	o.refused(admin, "suspendPairing", o.now(id, "reason", "又调整"), "CONFLICT", "possible next: ACTIVE, ENDED")
	o.do(admin, "resumePairing", "__typename", o.now(id))
	o.refused(admin, "endPairing", o.now(id, "endedOn", "2022-04-30"), "BAD_USER_INPUT", "is before", "endedOn")
	o.do(admin, "endPairing", "__typename", o.now(id, "endedOn", "2023-05-01"))
	o.refused(admin, "endPairing", o.now(id, "endedOn", "2024-05-01"), "CONFLICT", "possible next: none")
	o.refused(admin, "activatePairing", o.now(id, "startedOn", "2024-05-01"), "CONFLICT", "possible next: none")
}

func parkSteps(o office) {
	p := park(o, number())
	o.refused(western, "updateIndustrialPark", o.now(p.ID, "status", "OPERATING", "openedOn", "2023-01-01"), "CONFLICT", "possible next: UNDER_CONSTRUCTION, CLOSED", "status")
	o.do(western, "updateIndustrialPark", "__typename", o.now(p.ID, "status", "UNDER_CONSTRUCTION"))
	o.do(western, "updateIndustrialPark", "__typename", o.now(p.ID, "status", "UNDER_CONSTRUCTION", "area", "12"))
	o.do(western, "updateIndustrialPark", "__typename", o.now(p.ID, "status", "CLOSED", "openedOn", "2023-01-01"))
	o.refused(western, "updateIndustrialPark", o.now(p.ID, "status", "PLANNED"), "CONFLICT", "possible next: none")
}

func reviewSteps(o office) {
	p := o.made()
	o.refused(eastern, "confirmRecord", o.now(p.ID), "CONFLICT", "possible next: SUBMITTED")
	o.refused(reviewer, "validateRecord", o.now(p.ID), "CONFLICT", "possible next: SUBMITTED")
	o.refused(reviewer, "returnRecord", o.now(p.ID, "reason", "早"), "CONFLICT", "possible next: SUBMITTED")
	o.do(western, "submitForReview", "__typename", o.now(p.ID))
	o.refused(eastern, "submitForReview", o.now(p.ID), "CONFLICT", "possible next: CONFIRMED, RETURNED")
	o.refused(reviewer, "validateRecord", o.now(p.ID), "CONFLICT", "possible next: CONFIRMED, RETURNED")
	o.refused(western, "confirmRecord", o.now(p.ID), "FORBIDDEN", "you handed the record in")
	o.refused(western, "returnRecord", o.now(p.ID, "reason", "自己"), "FORBIDDEN", "")
	got := o.do(eastern, "returnRecord", "record { ... on InvestmentProject { review reviewReason } }", o.now(p.ID, "reason", " 金额有误 "))
	if got.text("record") != "map[review:RETURNED reviewReason:金额有误]" {
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
	if got := o.query("", fmt.Sprintf(`{ node(id: %d) { ... on InvestmentProject { reviewReason } } }`, p.ID)); got.at("node.reviewReason") != nil {
		o.t.Errorf("a validated record still says why it was returned: %s", got.Data)
	}
	o.refused(western, "submitForReview", object{"id": o.county(west), "version": 1}, "BAD_USER_INPUT", "is no record that is reviewed", "id")
	o.refused(western, "submitForReview", object{"id": p.ID + 100_000, "version": 1}, "NOT_FOUND", "")
}

// Ending a pairing says what becomes of its running projects.
func endPairing(o office) {
	for fate, becomes := range map[string]investmentproject.Status{
		"KEEP": investmentproject.StatusIMPLEMENTATION, "SUSPEND": investmentproject.StatusSUSPENDED, "CANCEL": investmentproject.StatusCANCELLED,
	} {
		pair := another(o, pairing.StatusACTIVE)
		with := func() *ent.InvestmentProjectCreate {
			return o.client.InvestmentProject.Create().SetRegistrationNumber(fmt.Sprintf("E-%d", number())).SetName("在建").
				SetEnterprise(o.enterprise()).SetPairing(pair).SetCountyID(pair.RecipientID).SetCommitted(100).SetPaidIn(0).
				SetProgram(investmentproject.ProgramEAST_WEST_COLLABORATION).SetIndustry("C13")
		}
		running := must(with().SetStatus(investmentproject.StatusIMPLEMENTATION).Save(o.trusted()))
		validated := must(with().SetStatus(investmentproject.StatusIMPLEMENTATION).SetReview(scalar.ReviewValidated).Save(o.trusted()))
		over := must(with().SetStatus(investmentproject.StatusCLOSED).Save(o.trusted()))
		o.refused(admin, "endPairing", o.now(pair.ID, "endedOn", "2023-05-01"), "CONFLICT", "has 2 running projects", "runningProjects")
		got := o.do(admin, "endPairing", "pairing { status endedOn statusReason }", o.now(pair.ID, "endedOn", "2023-05-01", "reason", "期满", "runningProjects", fate))
		if got.text("pairing") != "map[endedOn:2023-05-01 status:ENDED statusReason:期满]" {
			o.t.Errorf("%s gives %s", fate, got.Data)
		}
		for _, p := range []*ent.InvestmentProject{running, validated} {
			now := must(o.client.InvestmentProject.Get(o.trusted(), p.ID))
			if now.Status != becomes || (now.StatusReason != nil) != (fate != "KEEP") {
				o.t.Errorf("%s leaves the project %s", fate, now)
			}
			events := o.query(admin, fmt.Sprintf(`{ node(id: %d) { ... on InvestmentProject { history { actor } } } }`, p.ID))
			if got := events.at("node.history.0.actor"); fate == "KEEP" && got != nil || fate != "KEEP" && got != admin {
				o.t.Errorf("%s is noted as by %v", fate, got)
			}
		}
		if now := must(o.client.InvestmentProject.Get(o.trusted(), over.ID)); now.Status != investmentproject.StatusCLOSED {
			o.t.Errorf("%s makes a closed project %s", fate, now.Status)
		}
	}
	pair := another(o, pairing.StatusACTIVE)
	waiting := must(o.project().SetReview(scalar.ReviewSubmitted).Save(o.trusted()))
	_, err := o.db.ExecContext(o.t.Context(), fmt.Sprintf("UPDATE investment_projects SET pairing_id = %d WHERE id = %d", pair.ID, waiting.ID))
	must(0, err)
	o.refused(admin, "endPairing", o.now(pair.ID, "endedOn", "2023-05-01", "runningProjects", "CANCEL"), "CONFLICT", waiting.RegistrationNumber)
	o.do(admin, "endPairing", "__typename", o.now(pair.ID, "endedOn", "2023-05-01", "runningProjects", "KEEP"))
}

func void(o office) {
	p := o.made()
	c := o.do(western, "recordCapitalContribution", "capitalContribution { id }", object{"projectID": p.ID, "amount": "70.50", "contributedOn": "2022-06-01", "source": "BANK_LOAN"})
	o.do(western, "recordCapitalContribution", "__typename", object{"projectID": p.ID, "amount": "30.00", "contributedOn": "2022-06-01"})
	id := c.at("capitalContribution.id")
	got := o.do(eastern, "voidCapitalContribution", "capitalContribution { amount source reversalReason reverses { id } project { paidIn } }", o.now(id, "reason", "误记"))
	if want := fmt.Sprintf("map[amount:70.50 project:map[paidIn:30.00] reversalReason:误记 reverses:map[id:%v] source:BANK_LOAN]", id); got.text("capitalContribution") != want {
		o.t.Errorf("void gives %s, want %s", got.Data, want)
	}
	o.refused(western, "voidCapitalContribution", o.now(id, "reason", "再次"), "CONFLICT", "void already", "id")
	o.refused(western, "voidCapitalContribution", object{"id": p.ID, "version": 1, "reason": "不是"}, "NOT_FOUND", "")
	o.refused(western, "recordCapitalContribution", object{"projectID": 17, "amount": "1.00", "contributedOn": "2022-06-01"}, "BAD_USER_INPUT", "there is no project", "projectID")
	o.refused(western, "recordCapitalContribution", object{"projectID": p.ID, "amount": "0.00", "contributedOn": "2099-06-01"}, "BAD_USER_INPUT", "", "amount", "contributedOn")
}

// A record that others look at is not edited; of a validated one the old values are kept until it is validated again.
func edit(o office) {
	p := o.made()
	change := func(committed string) object { return o.now(p.ID, "committed", committed) }
	o.reviewed(p.ID, scalar.ReviewSubmitted)
	o.refused(western, "updateInvestmentProject", change("1.00"), "CONFLICT", "is being reviewed")
	o.do(eastern, "confirmRecord", "__typename", o.now(p.ID))
	o.refused(western, "updateInvestmentProject", change("1.00"), "CONFLICT", "is being reviewed")
	o.refused(western, "suspendInvestmentProject", o.now(p.ID, "reason", "停"), "CONFLICT", "is being reviewed")
	o.do(reviewer, "validateRecord", "__typename", o.now(p.ID))

	kept := func() string {
		raw, _ := json.Marshal(must(o.client.InvestmentProject.Get(o.trusted(), p.ID)).ValidatedValues)
		return string(raw)
	}
	got := o.do(western, "updateInvestmentProject", "investmentProject { review committed }", change("6000000.00"))
	if got.text("investmentProject") != "map[committed:6000000.00 review:DRAFT]" || kept() != `{"committed":500000000}` {
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
	// Money that comes in is no edit.
	o.do(western, "recordCapitalContribution", "__typename", object{"projectID": p.ID, "amount": "5.00", "contributedOn": "2022-06-01"})
	if now := must(o.client.InvestmentProject.Get(o.trusted(), p.ID)); now.Review != scalar.ReviewValidated {
		o.t.Errorf("a contribution makes the project %s", now.Review)
	}
}

// The east hands in as well, and then the west confirms. A record of a county is confirmed by its supporters.
func bothSides(o office) {
	p := o.made()
	if got := o.do(eastern, "submitForReview", "record { ... on InvestmentProject { submittedSide } }", o.now(p.ID)); got.at("record.submittedSide") != "SUPPORTER" {
		o.t.Errorf("handed in by %s", got.Data)
	}
	o.refused(eastern, "confirmRecord", o.now(p.ID), "FORBIDDEN", "you handed")
	o.refused(faraway, "confirmRecord", o.now(p.ID), "FORBIDDEN", "other side")
	o.do(western, "confirmRecord", "__typename", o.now(p.ID))
	r := o.do(western, "recordEmployment", "employmentRecord { id }", object{"countyID": o.county(west), "month": "2004-03-01", "channel": "WORKSHOP", "workers": 7})
	id := r.at("employmentRecord.id")
	o.do(western, "submitForReview", "__typename", o.now(id))
	o.refused(faraway, "confirmRecord", o.now(id), "FORBIDDEN", "other side")
	o.do(eastern, "confirmRecord", "__typename", o.now(id))
	o.do(reviewer, "validateRecord", "__typename", o.now(id))
}

// Who has written on a record never validates it, also in another role.
func ownRecord(o office) {
	who := fmt.Sprintf("turncoat:%d", number())
	id := o.do(admin, "addCoordinator", "coordinator { id }", object{
		"subject": who, "name": "先登记后审核", "role": "COORDINATOR", "countyIDs": []int{o.county(west)},
	}).at("coordinator.id")
	p := o.do(who, "registerInvestmentProject", "investmentProject { id }", rights["registerInvestmentProject"](o, 0)).at("investmentProject.id")
	o.reviewed(p, scalar.ReviewConfirmed)
	o.do(admin, "updateCoordinator", "__typename", o.now(id, "role", "REVIEWER"))
	o.refused(who, "validateRecord", o.now(p), "FORBIDDEN", "your own record")
	o.refused(who, "returnRecord", o.now(p, "reason", "自退"), "FORBIDDEN", "your own record")
	o.do(reviewer, "returnRecord", "__typename", o.now(p, "reason", "重填"))
	o.reviewed(p, scalar.ReviewConfirmed)
	o.do(reviewer, "validateRecord", "__typename", o.now(p)) // a reviewer may review again
	// Money recorded by the reviewer in another life makes the project their own too.
	q := o.made()
	o.do(admin, "updateCoordinator", "__typename", o.now(id, "role", "COORDINATOR"))
	o.do(who, "recordCapitalContribution", "__typename", object{"projectID": q.ID, "amount": "5.00", "contributedOn": "2022-06-01"})
	o.reviewed(q.ID, scalar.ReviewConfirmed)
	o.do(admin, "updateCoordinator", "__typename", o.now(id, "role", "REVIEWER"))
	o.refused(who, "validateRecord", o.now(q.ID), "FORBIDDEN", "your own record")
}

func period(o office) {
	const year = 2003
	in := func(day string) object {
		return object{"projectID": o.made().ID, "amount": "5.00", "contributedOn": day}
	}
	c := o.do(western, "recordCapitalContribution", "capitalContribution { id }", in("2003-06-01"))
	draft := o.do(western, "recordEmployment", "employmentRecord { id }", object{"countyID": o.county(west), "month": "2003-03-01", "channel": "WORKSHOP", "workers": 7})
	id := c.at("capitalContribution.id")
	closing := object{"provinceID": o.province("51"), "year": year}
	o.reviewed(id, scalar.ReviewSubmitted)
	o.refused(reviewer, "closePeriod", closing, "CONFLICT", "1 records of the year wait")
	o.do(eastern, "confirmRecord", "__typename", o.now(id))
	o.refused(reviewer, "closePeriod", closing, "CONFLICT", "1 records of the year wait")
	o.do(reviewer, "validateRecord", "__typename", o.now(id))
	o.refused(reviewer, "closePeriod", object{"provinceID": o.province("51"), "year": 2099}, "BAD_USER_INPUT", "has not begun", "year")
	o.refused(reviewer, "closePeriod", object{"provinceID": o.province("51"), "year": 1949}, "BAD_USER_INPUT", "", "year")
	p := o.do(reviewer, "closePeriod", "reviewPeriod { id status year }", closing)
	if got := must(o.client.CapitalContribution.Get(o.trusted(), number64(id))); got.Review != scalar.ReviewLocked {
		o.t.Errorf("the contribution is %s", got.Review)
	}
	o.refused(reviewer, "closePeriod", closing, "CONFLICT", "closed already")
	o.refused(reviewer, "validateRecord", o.now(id), "CONFLICT", "period is closed")
	o.refused(western, "submitForReview", object{"id": id, "version": 0}, "CONFLICT", "it is at version")
	o.refused(reviewer, "returnRecord", o.now(id, "reason", "退"), "CONFLICT", "period is closed")
	o.refused(western, "submitForReview", o.now(id), "CONFLICT", "possible next: VALIDATED")
	o.refused(western, "recordCapitalContribution", in("2003-12-31"), "CONFLICT", "2003 is closed", "contributedOn")
	o.refused(western, "voidCapitalContribution", o.now(id, "reason", "误记"), "CONFLICT", "2003 is closed", "id")
	employment := draft.at("employmentRecord.id")
	o.refused(western, "correctEmployment", o.now(employment, "workers", 8), "CONFLICT", "2003 is closed")
	o.refused(western, "submitForReview", o.now(employment), "CONFLICT", "2003 is closed")
	o.refused(western, "recordFundAllocation", object{"countyID": o.county(west), "year": year, "source": "SOCIAL", "amount": "1.00", "industryAmount": "0.00"}, "CONFLICT", "2003 is closed", "year")
	o.do(western, "recordCapitalContribution", "__typename", in("2004-01-01"))

	open := func(reason string) object { return o.now(p.at("reviewPeriod.id"), "reason", reason) }
	o.refused(reviewer, "reopenPeriod", open(" "), "BAD_USER_INPUT", "", "reason")
	o.refused(reviewer, "reopenPeriod", open(strings.Repeat("因", 501)), "BAD_USER_INPUT", "", "reason")
	o.do(reviewer, "reopenPeriod", "__typename", open("补报"))
	o.refused(reviewer, "reopenPeriod", open("再开"), "CONFLICT", "possible next: CLOSED")
	if got := must(o.client.CapitalContribution.Get(o.trusted(), number64(id))); got.Review != scalar.ReviewValidated {
		o.t.Errorf("the contribution is %s", got.Review)
	}
	o.do(western, "correctEmployment", "__typename", o.now(employment, "workers", 8))
	o.do(western, "voidCapitalContribution", "__typename", o.now(id, "reason", "误记"))
	o.refused(reviewer, "closePeriod", closing, "BAD_USER_INPUT", "", "version")
	closing["version"] = 1
	o.refused(reviewer, "closePeriod", closing, "CONFLICT", "version")
	closing["version"] = 2
	again := o.do(reviewer, "closePeriod", "reviewPeriod { id status reason }", closing)
	if again.at("reviewPeriod.id") != p.at("reviewPeriod.id") || again.at("reviewPeriod.reason") != nil {
		o.t.Errorf("closed again as %s", again.Data)
	}
	if n := o.client.ReviewPeriod.Query().Where(reviewperiod.Year(year)).CountX(o.trusted()); n != 1 {
		o.t.Errorf("%d periods", n)
	}
}

func links(o office) {
	e, county := o.enterprise(), o.county(west)
	link := object{"enterpriseID": e.ID, "countyID": county, "since": "2022-05-01"}
	l := o.do(western, "linkEnterprise", "enterpriseEngagement { id status }", link)
	id := l.at("enterpriseEngagement.id")
	o.refused(western, "linkEnterprise", link, "CONFLICT", "linked with the county already", "enterpriseID")
	o.refused(western, "linkEnterprise", object{"enterpriseID": 5, "countyID": county, "since": "2099-05-01"}, "BAD_USER_INPUT", "", "enterpriseID", "since")
	o.refused(western, "unlinkEnterprise", o.now(id, "endedOn", "2022-04-01"), "BAD_USER_INPUT", "is before since", "endedOn")
	if got := o.do(western, "unlinkEnterprise", "enterpriseEngagement { status endedOn }", o.now(id, "endedOn", "2022-06-01")); got.text("enterpriseEngagement") != "map[endedOn:2022-06-01 status:ENDED]" {
		o.t.Errorf("unlinked as %s", got.Data)
	}
	o.refused(western, "unlinkEnterprise", o.now(id, "endedOn", "2023-06-01"), "CONFLICT", "")
	o.do(western, "linkEnterprise", "__typename", link) // again

	// An enterprise moves within reach.
	o.refused(western, "updateEnterprise", o.now(e.ID, "homeCountyID", o.county(farEast)), "FORBIDDEN", "")
	o.refused(faraway, "updateEnterprise", o.now(e.ID, "homeCountyID", o.county(farEast)), "FORBIDDEN", "")
	if got := o.do(western, "updateEnterprise", "enterprise { homeCounty { code } }", o.now(e.ID, "homeCountyID", county)); got.at("enterprise.homeCounty.code") != west {
		o.t.Errorf("moved to %s", got.Data)
	}
}

// A scope is also a prefecture or a province, on either side.
func scope(o office) {
	home := must(o.client.County.Get(o.trusted(), o.county(west)))
	there := must(o.client.County.Get(o.trusted(), o.county(east)))
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
		if side := got.at("record.submittedSide"); side != map[bool]string{true: "RECIPIENT", false: "SUPPORTER"}[n < 3] {
			o.t.Errorf("%v hands in for %v", in, side)
		}
		produce := object{"provinceID": home.ProvinceID, "month": month(200 + n).String(), "kind": "PURCHASED", "amount": "1.00"}
		if n == 1 { // only who works for the province
			o.do(who, "recordConsumption", "__typename", produce)
		} else {
			o.refused(who, "recordConsumption", produce, "FORBIDDEN", "")
		}
	}
	o.refused(western, "recordConsumption", object{"provinceID": home.ProvinceID, "pairingID": o.pairing(west).ID, "month": "2001-01-01", "kind": "PURCHASED", "amount": "1.00"}, "BAD_USER_INPUT", "either", "pairingID")
}

func coordinators(o office) {
	who := fmt.Sprintf("person:%d", number())
	one, other := o.county(west), o.county(farWest)
	c := o.do(admin, "addCoordinator", "coordinator { id role active phone counties { edges { node { code } } } }", object{
		"subject": who, "name": "王芳", "role": "COORDINATOR", "phone": "0834-1", "countyIDs": []int{one, one},
	})
	id := c.at("coordinator.id")
	o.refused(admin, "addCoordinator", object{"subject": who, "name": "重复", "role": "ANALYST"}, "CONFLICT", "is a coordinator already", "subject")
	me := func() string {
		return o.query(who, `{ me { name role phone email counties { edges { node { code } } } provinces { totalCount } } }`).text("me")
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
	if got := o.query(who, `{ me { name } }`).at("me"); got != nil {
		o.t.Errorf("who left is %v", got)
	}
	o.refused(who, "recordEmployment", object{"countyID": other, "month": "2002-04-01", "channel": "WORKSHOP", "workers": 7}, "UNAUTHENTICATED", "")

	// There is always an admin, also when all of them are demoted at once.
	admins := func() []*ent.Coordinator {
		return must(o.client.Coordinator.Query().Where(coordinator.RoleEQ(coordinator.RoleADMIN), coordinator.Active(true)).Order(coordinator.ByID()).All(o.trusted()))
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
}
