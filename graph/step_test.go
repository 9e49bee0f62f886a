package graph_test

import (
	"fmt"
	"testing"

	"jiedui/ent"
	"jiedui/ent/investmentproject"
	"jiedui/ent/pairing"
	"jiedui/scalar"
)

func TestProjectGoesThroughItsSteps(t *testing.T) {
	inOffices(t, func(o office) {
		begun := o.project().SetStatus(investmentproject.StatusPIPELINE)
		begun.Mutation().ResetActualStartOn()
		p := mustGet(begun.Save(o.trusted()))
		advance := func(want, on string) {
			o.t.Helper()
			got := o.do(western, "advanceInvestmentProject", "investmentProject { status actualStartOn actualEndOn }", o.now(p.ID, "on", on))
			if got.valueAt("investmentProject.status") != want {
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
		if got := o.do(western, "resumeInvestmentProject", "investmentProject { status statusReason }", o.now(p.ID)); got.textAt("investmentProject") != "map[status:IMPLEMENTATION statusReason:<nil>]" {
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
	})
}

func TestPairingGoesThroughItsSteps(t *testing.T) {
	inOffices(t, func(o office) {
		input := object{"supporterID": o.county(farEast), "recipientID": o.county(west)}
		got := o.do(admin, "proposePairing", "pairing { id status origin }", input)
		id := got.valueAt("pairing.id")
		if got.valueAt("pairing.status") != "PROPOSED" || got.valueAt("pairing.origin") != "REGISTERED" {
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
	})
}

func TestParkGoesThroughItsSteps(t *testing.T) {
	inOffices(t, func(o office) {
		p := park(o, number())
		o.refused(western, "updateIndustrialPark", o.now(p.ID, "status", "OPERATING", "openedOn", "2023-01-01"), "CONFLICT", "possible next: UNDER_CONSTRUCTION, CLOSED", "status")
		o.do(western, "updateIndustrialPark", "__typename", o.now(p.ID, "status", "UNDER_CONSTRUCTION"))
		o.do(western, "updateIndustrialPark", "__typename", o.now(p.ID, "status", "UNDER_CONSTRUCTION", "area", "12"))
		o.do(western, "updateIndustrialPark", "__typename", o.now(p.ID, "status", "CLOSED", "openedOn", "2023-01-01"))
		o.refused(western, "updateIndustrialPark", o.now(p.ID, "status", "PLANNED"), "CONFLICT", "possible next: none")
	})
}

// A request that ends a pairing says what happens to its running projects.
func TestEndedPairingDecidesOnItsProjects(t *testing.T) {
	inOffices(t, func(o office) {
		for fate, becomes := range map[string]investmentproject.Status{
			"KEEP": investmentproject.StatusIMPLEMENTATION, "SUSPEND": investmentproject.StatusSUSPENDED, "CANCEL": investmentproject.StatusCANCELLED,
		} {
			pair := anotherPairing(o, pairing.StatusACTIVE)
			with := func() *ent.InvestmentProjectCreate {
				return o.client.InvestmentProject.Create().SetRegistrationNumber(fmt.Sprintf("E-%d", number())).SetName("在建").
					SetEnterprise(o.enterprise()).SetPairing(pair).SetCountyID(pair.RecipientID).SetCommitted(100).SetPaidIn(0).
					SetProgram(investmentproject.ProgramEAST_WEST_COLLABORATION).SetIndustry("C13")
			}
			running := mustGet(with().SetStatus(investmentproject.StatusIMPLEMENTATION).Save(o.trusted()))
			validated := mustGet(with().SetStatus(investmentproject.StatusIMPLEMENTATION).SetReview(scalar.ReviewValidated).Save(o.trusted()))
			over := mustGet(with().SetStatus(investmentproject.StatusCLOSED).Save(o.trusted()))
			o.refused(admin, "endPairing", o.now(pair.ID, "endedOn", "2023-05-01"), "CONFLICT", "has 2 running projects", "runningProjects")
			got := o.do(admin, "endPairing", "pairing { status endedOn statusReason }", o.now(pair.ID, "endedOn", "2023-05-01", "reason", "期满", "runningProjects", fate))
			if got.textAt("pairing") != "map[endedOn:2023-05-01 status:ENDED statusReason:期满]" {
				o.t.Errorf("%s gives %s", fate, got.Data)
			}
			for _, p := range []*ent.InvestmentProject{running, validated} {
				now := mustGet(o.client.InvestmentProject.Get(o.trusted(), p.ID))
				if now.Status != becomes || (now.StatusReason != nil) != (fate != "KEEP") {
					o.t.Errorf("%s leaves the project %s", fate, now)
				}
				events := o.query(admin, fmt.Sprintf(`{ node(id: %d) { ... on InvestmentProject { history { edges { node { actor } } } } } }`, p.ID))
				if got := events.valueAt("node.history.edges.0.node.actor"); fate == "KEEP" && got != nil || fate != "KEEP" && got != admin {
					o.t.Errorf("%s is noted as by %v", fate, got)
				}
			}
			if now := mustGet(o.client.InvestmentProject.Get(o.trusted(), over.ID)); now.Status != investmentproject.StatusCLOSED {
				o.t.Errorf("%s makes a closed project %s", fate, now.Status)
			}
		}
		pair := anotherPairing(o, pairing.StatusACTIVE)
		waiting := mustGet(o.project().SetReview(scalar.ReviewSubmitted).Save(o.trusted()))
		_, err := o.db.ExecContext(o.t.Context(), fmt.Sprintf("UPDATE investment_projects SET pairing_id = %d WHERE id = %d", pair.ID, waiting.ID))
		mustGet(0, err)
		o.refused(admin, "endPairing", o.now(pair.ID, "endedOn", "2023-05-01", "runningProjects", "CANCEL"), "CONFLICT", waiting.RegistrationNumber)
		o.do(admin, "endPairing", "__typename", o.now(pair.ID, "endedOn", "2023-05-01", "runningProjects", "KEEP"))
	})
}

func TestContributionIsVoidedByAReversal(t *testing.T) {
	inOffices(t, func(o office) {
		p := o.made()
		c := o.do(western, "recordCapitalContribution", "capitalContribution { id }", object{"projectID": p.ID, "amount": "70.50", "contributedOn": "2022-06-01", "source": "BANK_LOAN"})
		o.do(western, "recordCapitalContribution", "__typename", object{"projectID": p.ID, "amount": "30.00", "contributedOn": "2022-06-01"})
		id := c.valueAt("capitalContribution.id")
		got := o.do(eastern, "voidCapitalContribution", "capitalContribution { amount source reversalReason reverses { id } project { paidIn } }", o.now(id, "reason", "误记"))
		if want := fmt.Sprintf("map[amount:70.50 project:map[paidIn:30.00] reversalReason:误记 reverses:map[id:%v] source:BANK_LOAN]", id); got.textAt("capitalContribution") != want {
			o.t.Errorf("void gives %s, want %s", got.Data, want)
		}
		o.refused(western, "voidCapitalContribution", o.now(id, "reason", "再次"), "CONFLICT", "void already", "id")
		o.refused(western, "voidCapitalContribution", object{"id": p.ID, "version": 1, "reason": "不是"}, "NOT_FOUND", "")
		o.refused(western, "recordCapitalContribution", object{"projectID": 17, "amount": "1.00", "contributedOn": "2022-06-01"}, "BAD_USER_INPUT", "there is no project", "projectID")
		o.refused(western, "recordCapitalContribution", object{"projectID": p.ID, "amount": "0.00", "contributedOn": "2099-06-01"}, "BAD_USER_INPUT", "", "amount", "contributedOn")
	})
}

func TestLinkedRecordsFitTogether(t *testing.T) {
	inOffices(t, func(o office) {
		e, county := o.enterprise(), o.county(west)
		link := object{"enterpriseID": e.ID, "countyID": county, "since": "2022-05-01"}
		l := o.do(western, "linkEnterprise", "enterpriseEngagement { id status }", link)
		id := l.valueAt("enterpriseEngagement.id")
		o.refused(western, "linkEnterprise", link, "CONFLICT", "linked with the county already", "enterpriseID")
		o.refused(western, "linkEnterprise", object{"enterpriseID": 5, "countyID": county, "since": "2099-05-01"}, "BAD_USER_INPUT", "", "enterpriseID", "since")
		o.refused(western, "unlinkEnterprise", o.now(id, "endedOn", "2022-04-01"), "BAD_USER_INPUT", "is before since", "endedOn")
		if got := o.do(western, "unlinkEnterprise", "enterpriseEngagement { status endedOn }", o.now(id, "endedOn", "2022-06-01")); got.textAt("enterpriseEngagement") != "map[endedOn:2022-06-01 status:ENDED]" {
			o.t.Errorf("unlinked as %s", got.Data)
		}
		o.refused(western, "unlinkEnterprise", o.now(id, "endedOn", "2023-06-01"), "CONFLICT", "")
		o.do(western, "linkEnterprise", "__typename", link) // again

		// An enterprise moves within the scope.
		o.refused(western, "updateEnterprise", o.now(e.ID, "homeCountyID", o.county(farEast)), "FORBIDDEN", "")
		o.refused(faraway, "updateEnterprise", o.now(e.ID, "homeCountyID", o.county(farEast)), "FORBIDDEN", "")
		if got := o.do(western, "updateEnterprise", "enterprise { homeCounty { code } }", o.now(e.ID, "homeCountyID", county)); got.valueAt("enterprise.homeCounty.code") != west {
			o.t.Errorf("moved to %s", got.Data)
		}
	})
}
