package graph_test

import (
	"flag"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"entgo.io/ent/dialect"

	"jiedui/db/dbtest"
	"jiedui/ent"
	"jiedui/ent/auditevent"
	"jiedui/ent/consumptionrecord"
	"jiedui/ent/coordinator"
	"jiedui/ent/employmentrecord"
	"jiedui/ent/enterpriseengagement"
	"jiedui/ent/fundallocation"
	"jiedui/ent/industrialpark"
	"jiedui/ent/investmentproject"
	"jiedui/ent/pairing"
	"jiedui/ent/reviewperiod"
	"jiedui/ent/rightschange"
	"jiedui/ent/talentteam"
	"jiedui/graph"
	"jiedui/graph/transport"
	"jiedui/rule"
	"jiedui/scalar"
)

var update = flag.Bool("update", false, "write docs/permissions.md anew")

// rights are all mutations, each with a valid input, n for the nth time. The records are those of the key county.
var rights = map[string]func(o office, n int) object{
	"registerEnterprise": func(o office, _ int) object {
		return object{"uscc": uscc(number()), "name": "新企业", "ownership": "PRIVATE", "industry": "C13", "homeCountyID": o.county(west)}
	},
	"updateEnterprise": func(o office, _ int) object {
		e := o.enterprise()
		return object{"id": e.ID, "version": e.Version, "name": "更名企业"}
	},
	"linkEnterprise": func(o office, _ int) object {
		return object{"enterpriseID": o.enterprise().ID, "countyID": o.county(west), "since": "2022-05-01"}
	},
	"unlinkEnterprise": func(o office, _ int) object {
		e := mustGet(o.client.EnterpriseEngagement.Create().SetEnterprise(o.enterprise()).SetCountyID(o.county(west)).
			SetStatus(enterpriseengagement.StatusACTIVE).SetSince(day(2022)).Save(o.trusted()))
		return object{"id": e.ID, "version": e.Version, "endedOn": "2023-05-01"}
	},
	"registerInvestmentProject": func(o office, _ int) object {
		return object{
			"name": "新项目", "enterpriseID": o.enterprise().ID, "pairingID": o.pairing(west).ID,
			"program": "EAST_WEST_COLLABORATION", "industry": "C13", "committed": "1000000.00",
		}
	},
	"updateInvestmentProject": func(o office, _ int) object {
		p := mustGet(o.project().Save(o.trusted()))
		return object{"id": p.ID, "version": p.Version, "committed": "2000000.00"}
	},
	"advanceInvestmentProject": func(o office, _ int) object {
		p := mustGet(o.project().Save(o.trusted()))
		return object{"id": p.ID, "version": p.Version}
	},
	"suspendInvestmentProject": func(o office, _ int) object {
		p := mustGet(o.project().Save(o.trusted()))
		return object{"id": p.ID, "version": p.Version, "reason": "洪水"}
	},
	"resumeInvestmentProject": func(o office, _ int) object {
		p := mustGet(o.project().SetStatus(investmentproject.StatusSUSPENDED).Save(o.trusted()))
		return object{"id": p.ID, "version": p.Version}
	},
	"cancelInvestmentProject": func(o office, _ int) object {
		p := mustGet(o.project().Save(o.trusted()))
		return object{"id": p.ID, "version": p.Version, "reason": "撤资"}
	},
	"recordCapitalContribution": func(o office, _ int) object {
		return object{"projectID": mustGet(o.project().Save(o.trusted())).ID, "amount": "10000.00", "contributedOn": "2022-06-01"}
	},
	"voidCapitalContribution": func(o office, _ int) object {
		p := mustGet(o.project().SetPaidIn(100).Save(o.trusted()))
		c := mustGet(o.client.CapitalContribution.Create().SetProject(p).SetAmount(100).SetContributedOn(day(2022)).Save(o.trusted()))
		return object{"id": c.ID, "version": c.Version, "reason": "误记"}
	},
	"registerIndustrialPark": func(o office, n int) object {
		return object{"pairingID": o.pairing(west).ID, "name": fmt.Sprintf("新园区%d", n), "area": "12.5"}
	},
	"updateIndustrialPark": func(o office, n int) object {
		p := park(o, n)
		return object{"id": p.ID, "version": p.Version, "area": "13"}
	},
	"proposePairing": func(o office, _ int) object {
		endPairings(o, farEast)
		return object{"supporterID": o.county(farEast), "recipientID": o.county(west)}
	},
	"activatePairing": func(o office, _ int) object {
		p := anotherPairing(o, pairing.StatusPROPOSED)
		return object{"id": p.ID, "version": p.Version, "startedOn": "2022-05-01"}
	},
	"suspendPairing": func(o office, _ int) object {
		p := anotherPairing(o, pairing.StatusACTIVE)
		return object{"id": p.ID, "version": p.Version, "reason": "调整"}
	},
	"resumePairing": func(o office, _ int) object {
		p := anotherPairing(o, pairing.StatusSUSPENDED)
		return object{"id": p.ID, "version": p.Version}
	},
	"endPairing": func(o office, _ int) object {
		p := anotherPairing(o, pairing.StatusACTIVE)
		return object{"id": p.ID, "version": p.Version, "endedOn": "2023-05-01"}
	},
	"signAgreement": func(o office, n int) object {
		return object{"pairingID": o.pairing(west).ID, "year": 2000 + n, "targets": []object{{"indicator": "PAID_IN_INVESTMENT", "value": "1000"}}}
	},
	"recordFundAllocation": func(o office, _ int) object {
		return object{"countyID": o.county(west), "pairingID": o.pairing(west).ID, "year": 2022, "source": "EASTERN_FISCAL", "amount": "100", "industryAmount": "50"}
	},
	"correctFundAllocation": func(o office, _ int) object {
		p := o.pairing(west)
		r := mustGet(o.client.FundAllocation.Create().SetPairing(p).SetCountyID(p.RecipientID).SetYear(2022).
			SetSource(fundallocation.SourceEASTERN_FISCAL).SetAmount(100).SetIndustryAmount(50).Save(o.trusted()))
		return object{"id": r.ID, "version": r.Version, "amount": "200"}
	},
	"recordConsumption": func(o office, n int) object {
		return object{"pairingID": o.pairing(west).ID, "month": month(100 + n).String(), "kind": "PURCHASED", "amount": "100"}
	},
	"correctConsumption": func(o office, n int) object {
		r := mustGet(o.client.ConsumptionRecord.Create().SetPairing(o.pairing(west)).SetMonth(month(n)).
			SetKind(consumptionrecord.KindPURCHASED).SetAmount(100).Save(o.trusted()))
		return object{"id": r.ID, "version": r.Version, "amount": "200"}
	},
	"recordEmployment": func(o office, n int) object {
		return object{"countyID": o.county(west), "month": month(100 + n).String(), "channel": "WORKSHOP", "workers": 10}
	},
	"correctEmployment": func(o office, n int) object {
		r := mustGet(o.client.EmploymentRecord.Create().SetCountyID(o.county(west)).SetMonth(month(n)).
			SetChannel(employmentrecord.ChannelWORKSHOP).SetWorkers(5).Save(o.trusted()))
		return object{"id": r.ID, "version": r.Version, "workers": 10}
	},
	"recordTalentTeam": func(o office, _ int) object {
		return object{"countyID": o.county(west), "kind": "MEDICAL", "members": 3, "startedOn": "2022-05-01"}
	},
	"correctTalentTeam": func(o office, _ int) object {
		r := mustGet(o.client.TalentTeam.Create().SetCountyID(o.county(west)).SetKind(talentteam.KindMEDICAL).SetMembers(3).
			SetStartedOn(day(2022)).Save(o.trusted()))
		return object{"id": r.ID, "version": r.Version, "endedOn": "2023-05-01"}
	},
	"recordMonitoringReport": func(o office, n int) object {
		return object{
			"countyID": o.county(west), "month": month(100 + n).String(), "monitoredHouseholds": 10, "riskEliminatedHouseholds": 5,
			"medianDaysToIdentify": 3, "longestDaysToIdentify": 9,
		}
	},
	"correctMonitoringReport": func(o office, n int) object {
		r := mustGet(o.client.MonitoringReport.Create().SetCountyID(o.county(west)).SetMonth(month(n)).SetMonitoredHouseholds(10).
			SetRiskEliminatedHouseholds(5).SetMedianDaysToIdentify(3).SetLongestDaysToIdentify(9).Save(o.trusted()))
		return object{"id": r.ID, "version": r.Version, "monitoredHouseholds": 11}
	},
	"submitForReview": func(o office, _ int) object { return projectInReview(o, scalar.ReviewDraft, nil) },
	"confirmRecord": func(o office, _ int) object {
		return projectInReview(o, scalar.ReviewSubmitted, nil)
	},
	"validateRecord": func(o office, _ int) object { return projectInReview(o, scalar.ReviewConfirmed, nil) },
	"returnRecord": func(o office, _ int) object {
		return projectInReview(o, scalar.ReviewSubmitted, object{"reason": "金额有误"})
	},
	"submitRecords":   func(o office, _ int) object { return together(projectInReview(o, scalar.ReviewDraft, nil)) },
	"confirmRecords":  func(o office, _ int) object { return together(projectInReview(o, scalar.ReviewSubmitted, nil)) },
	"validateRecords": func(o office, _ int) object { return together(projectInReview(o, scalar.ReviewConfirmed, nil)) },
	"returnRecords": func(o office, _ int) object {
		return together(projectInReview(o, scalar.ReviewSubmitted, nil), "reason", "金额有误")
	},
	"closePeriod": func(o office, _ int) object {
		_, err := o.db.ExecContext(o.t.Context(), "DELETE FROM review_periods WHERE year = 1996")
		mustGet(0, err)
		return object{"provinceID": o.province("51"), "year": 1996}
	},
	"reopenPeriod": func(o office, _ int) object {
		_, err := o.db.ExecContext(o.t.Context(), "DELETE FROM review_periods WHERE year = 1997")
		mustGet(0, err)
		p := mustGet(o.client.ReviewPeriod.Create().SetProvinceID(o.province("51")).SetYear(1997).SetStatus(reviewperiod.StatusCLOSED).Save(o.trusted()))
		return object{"id": p.ID, "version": p.Version, "reason": "补报"}
	},
	"addCoordinator": func(o office, n int) object {
		return object{"subject": fmt.Sprintf("new:%d", n), "name": "新人", "role": "COORDINATOR", "countyIDs": []int{o.county(west)}}
	},
	"updateCoordinator": func(o office, n int) object {
		c := mustGet(o.client.Coordinator.Create().SetSubject(fmt.Sprintf("old:%d", n)).SetName("旧人").SetRole(coordinator.RoleANALYST).Save(o.trusted()))
		return object{"id": c.ID, "version": c.Version, "role": "ADMIN"}
	},
	"revokeTokens": func(_ office, n int) object {
		return object{"tokenID": fmt.Sprintf("stolen-%d", n), "reason": "设备遗失"}
	},
	"confirmRightsChange": func(o office, _ int) object { return proposal(o, nil) },
	"rejectRightsChange":  func(o office, _ int) object { return proposal(o, object{"reason": "不需要"}) },
}

// proposal returns a change of rights that somebody else has proposed.
func proposal(o office, more object) object {
	other := mustGet(o.client.Coordinator.Create().SetSubject(fmt.Sprintf("other:%d", number())).SetName("另一人").SetRole(coordinator.RoleADMIN).Save(o.trusted()))
	c := mustGet(o.client.RightsChange.Create().SetProposer(other).SetStatus(rightschange.StatusPROPOSED).SetCoordinator(other).
		SetCoordinatorVersion(other.Version).SetBefore(`{"counties":[]}`).SetAfter(fmt.Sprintf(`{"counties":[%d]}`, o.county(west))).Save(o.trusted()))
	input := object{"id": c.ID, "version": c.Version}
	maps.Copy(input, more)
	return input
}

func day(year int) scalar.Date { return scalar.Date{Year: year, Month: 5, Day: 1} }

// month returns the nth month since 2005.
func month(n int) scalar.Date {
	return scalar.Date{Year: 2005 + n/12, Month: time.Month(1 + n%12), Day: 1}
}

func park(o office, n int) *ent.IndustrialPark {
	p := o.pairing(west)
	return mustGet(o.client.IndustrialPark.Create().SetPairing(p).SetCountyID(p.RecipientID).SetName(fmt.Sprintf("园区%d", n)).
		SetArea(10_0000).SetStatus(industrialpark.StatusPLANNED).Save(o.trusted()))
}

// thirdCounty is a supporting county without relation to the others.
const thirdCounty = "120102"

// anotherPairing returns a pairing of the key county with a third county.
func anotherPairing(o office, status pairing.Status) *ent.Pairing {
	c := o.client.Pairing.Create().SetSupporterID(o.county(thirdCounty)).SetRecipientID(o.county(west)).SetStatus(status)
	if status != pairing.StatusPROPOSED {
		c.SetStartedOn(day(2021))
	}
	endPairings(o, thirdCounty)
	return mustGet(c.Save(o.trusted()))
}

// endPairings ends the pairings of the key county with a county.
func endPairings(o office, supporter string) {
	for _, p := range mustGet(o.client.Pairing.Query().Where(
		pairing.SupporterID(o.county(supporter)), pairing.RecipientID(o.county(west)), pairing.StatusNEQ(pairing.StatusENDED),
	).All(o.trusted())) {
		p.Update().SetStatus(pairing.StatusENDED).SetEndedOn(day(2023)).ExecX(o.trusted())
	}
}

// projectInReview returns a project in a state of the review, submitted by somebody else of the key county.
func projectInReview(o office, review scalar.ReviewStatus, more object) object {
	c := o.project().SetReview(review)
	if review != scalar.ReviewDraft {
		c.SetSubmitterID(o.person(subject(coordinator.RoleANALYST, west))).SetSubmittedSide(scalar.SideRecipient)
	}
	p := mustGet(c.Save(o.trusted()))
	input := object{"id": p.ID, "version": p.Version}
	maps.Copy(input, more)
	return input
}

type readAction struct{ what, query, shown string }

// reads are the things that can be read, in order, with a query and the value that shows that it was read.
var reads = []readAction{
	{"public facts", `{ counties(first: 1) { edges { node { name pairingsAsRecipient { totalCount } } } } }`, "counties.edges.0.node.name"},
	{"the years of the review cycle", `{ reviewPeriods { totalCount } }`, "reviewPeriods.totalCount"},
	{"names, roles and scopes of coordinators", `{ coordinators(first: 1) { edges { node { name role counties { totalCount } } } } }`, "coordinators.edges.0.node.role"},
	{"telephone and e-mail of coordinators", `{ coordinators(first: 1) { edges { node { phone email } } } }`, "coordinators.edges.0.node.phone"},
	{"the same, by the county", `{ county(code: "` + west + `") { coordinators(first: 1) { edges { node { email } } } } }`, "county.coordinators.edges.0.node.email"},
	{"coordinators by telephone", `{ coordinators(where: {phone: "0574-` + west + `"}) { totalCount } }`, "coordinators.totalCount"},
	{"counties by an e-mail of a coordinator", `{ counties(where: {not: {hasCoordinatorsWith: {or: [{email: "x"}]}}}) { totalCount } }`, "counties.totalCount"},
	{"`auditEvents`", `{ auditEvents(first: 1) { edges { node { actor changes { field after } } } } }`, "auditEvents.edges.0.node.actor"},
	{"`auditEvents` of coordinators", `{ auditEvents(where: {entity: "Coordinator"}) { edges { node { actor } } } }`, "auditEvents.edges.0.node.actor"},
	{"`history` of a record", `{ enterprise(uscc: "` + uscc(900_001) + `") { history { edges { node { actor } } } } }`, "enterprise.history.edges.0.node.actor"},
	{"`tokenRevocations`", `{ tokenRevocations { totalCount } }`, "tokenRevocations.totalCount"},
	{"`rightsChanges`", `{ rightsChanges { totalCount } }`, "rightsChanges.totalCount"},
	{"`history` of a coordinator", `{ coordinators(where: {search: "历史"}) { edges { node { history { edges { node { actor } } } } } } }`, "coordinators.edges.0.node.history.edges.0.node.actor"},
}

// caller is a column of the table.
type caller struct{ who, column string }

// callers are everyone: without a token, with the token of a subject that is not a coordinator, and people of each role
// who work for the county of the record, for the other side of its pairing, and elsewhere.
func callers() []caller {
	all := []caller{{"", "nobody"}, {"somebody", "token only"}}
	for _, role := range roles {
		for _, place := range []struct{ code, word string }{{west, "in scope"}, {east, "other side"}, {farWest, "elsewhere"}} {
			all = append(all, caller{subject(role, place.code), string(role) + " " + place.word})
		}
	}
	return all
}

// outcomes of an action.
const (
	done            = "yes"
	forbidden       = "–"
	unauthenticated = "token"
)

// TestPermissionsAreAsDocumented tries every action as everyone, and compares docs/permissions.md with the results.
func TestPermissionsAreAsDocumented(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		o := employ(t, dialectName, people)
		o.do(western, "registerEnterprise", "__typename", object{"uscc": uscc(900_001), "name": "有历史的企业", "ownership": "PRIVATE", "industry": "C13", "homeCountyID": o.county(west)})
		o.do(admin, "addCoordinator", "__typename", object{"subject": "history", "name": "历史", "role": "ANALYST"})

		event := func(entity string) string {
			return fmt.Sprintf(`{ node(id: %d) { ... on AuditEvent { actor } } }`, o.client.AuditEvent.Query().Where(auditevent.Entity(entity)).FirstIDX(o.trusted()))
		}
		reads := append(slices.Clone(reads), []readAction{
			{"an event by its id", event("Enterprise"), "node.actor"},
			{"an event of a coordinator by its id", event("Coordinator"), "node.actor"},
		}...)
		var rows [][]string
		for _, r := range reads {
			rows = append(rows, o.reading("read "+r.what, r.query, r.shown, o.url))
			if r.what == "public facts" {
				rows[0][0] += ", where anyone may"
				rows = append(rows, o.reading("read "+r.what+", with `--no-public-read`", r.query, r.shown, o.closed))
			}
		}
		fields := graph.NewSchema(o.client, o.client).Schema().Mutation.Fields
		known := 0
		for _, f := range fields {
			if f.Name == "importRecords" { // it needs a file, and continues after the answer
				known++
				rows = append(rows, employIntake(t, dialectName).importing())
				continue
			}
			input := rights[f.Name]
			if input == nil {
				t.Errorf("nobody has tried %s: give it an input here", f.Name)
				continue
			}
			known++
			if dialectName == dialect.Postgres && !slices.Contains([]string{"registerInvestmentProject", "voidCapitalContribution", "confirmRecord", "closePeriod", "updateCoordinator", "revokeTokens", "confirmRightsChange"}, f.Name) {
				continue // the rules are the same, and SQLite is faster
			}
			rows = append(rows, o.writing(f.Name, input))
		}
		if known != len(rights)+1 {
			t.Errorf("%d actions are known, %d of the schema", len(rights)+1, known)
		}
		o.verified(ent.TypePairing, ent.TypeReviewPeriod)
		if dialectName == dialect.SQLite {
			compareDocument(t, rows)
		}
	})
}

// reading tries a query as everyone, with and without the compiler.
func (o office) reading(what, query, shown, url string) []string {
	row := []string{what}
	for _, c := range callers() {
		a := o.send(url, c.who, query, nil)
		if url == o.url {
			if b := o.send(o.generated, c.who, query, nil); a.raw != b.raw {
				o.t.Errorf("%s as %s gives\n%s compiled\n%s generated", query, c.column, a.raw, b.raw)
			}
		}
		row = append(row, o.outcome(what, c, a, a.valueAt(shown) != nil))
	}
	return row
}

// writing tries a mutation as everyone. A refused mutation must not change anything.
func (o office) writing(name string, input func(office, int) object) []string {
	row := []string{"`" + name + "`"}
	for n, c := range callers() {
		variables := object{"input": input(o, n)}
		before := o.trace()
		events := o.client.AuditEvent.Query().CountX(rule.System(o.t.Context()))
		a := o.send(o.url, c.who, mutation(name, "__typename"), variables, transport.IdempotencyHeader, fmt.Sprintf("%s-%d", name, n))
		what := o.outcome(name, c, a, a.valueAt(name) != nil)
		written := o.client.AuditEvent.Query().CountX(rule.System(o.t.Context())) - events
		if what == done && written == 0 {
			o.t.Errorf("%s as %s is not in the history", name, c.column)
		} else if after := o.trace(); what != done && before != after {
			o.t.Errorf("%s as %s is refused and leaves a trace:\n%s\n%s", name, c.column, before, after)
		}
		row = append(row, what)
	}
	return row
}

func (o office) outcome(what string, c caller, a answer, shown bool) string {
	switch {
	case len(a.Errors) == 0 && shown:
		return done
	case len(a.Errors) == 0, a.code() == "FORBIDDEN", a.code() == "NOT_FOUND": // nothing is shown
		return forbidden
	case a.code() == "UNAUTHENTICATED":
		return unauthenticated
	}
	o.t.Errorf("%s as %s: %s", what, c.column, a.raw)
	return "?"
}

const permissionsFile = "../docs/permissions.md"

// compareDocument compares the table in the document with the observed one.
func compareDocument(t *testing.T, rows [][]string) {
	t.Helper()
	columns := callers()
	var b strings.Builder
	head, line := "| |", "|---|"
	var shown []int // the columns: roles have one column if their scope makes no difference
	for i := 0; i < len(columns); i++ {
		name := columns[i].column
		for _, role := range []coordinator.Role{coordinator.RoleANALYST, coordinator.RoleADMIN} {
			if name != string(role)+" in scope" {
				continue
			}
			name = string(role)
			for _, row := range rows {
				if row[i+1] != row[i+2] || row[i+1] != row[i+3] {
					t.Errorf("%s: the scope makes a difference to %s: %v", row[0], role, row[i+1:i+4])
				}
			}
		}
		head, line = head+" "+name+" |", line+"---|"
		shown = append(shown, i+1)
		if !strings.Contains(name, " ") && i > 0 {
			i += 2
		}
	}
	b.WriteString(head + "\n" + line + "\n")
	for _, row := range rows {
		b.WriteString("| " + row[0] + " |")
		for _, i := range shown {
			b.WriteString(" " + row[i] + " |")
		}
		b.WriteString("\n")
	}
	content, err := os.ReadFile(permissionsFile)
	if err != nil {
		t.Fatal(err)
	}
	text := string(content)
	from := strings.Index(text, "| |")
	if from < 0 {
		t.Fatalf("%s has no table", permissionsFile)
	}
	rest := text[from:]
	to := len(rest)
	if end := strings.Index(rest, "\n\n"); end >= 0 {
		to = end + 1
	}
	if rest[:to] == b.String() {
		return
	}
	if !*update {
		t.Errorf("%s does not say what was observed: run go test ./graph -run TestPermissions -update, and read the diff\n%s", permissionsFile, b.String())
		return
	}
	if err := os.WriteFile(permissionsFile, []byte(text[:from]+b.String()+rest[to:]), 0o644); err != nil {
		t.Fatal(err)
	}
}
