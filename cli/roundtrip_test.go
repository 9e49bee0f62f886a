package cli

import (
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"jiedui/ent"
	"jiedui/ent/coordinator"
	"jiedui/ent/county"
	"jiedui/ent/pairing"
	"jiedui/rule"
)

// Workbooks of the records of a province, brought into a database that has none, add up to the same.
func TestExportedWorkbooksImportToTheSameSums(t *testing.T) {
	t.Parallel()
	dir, from := t.TempDir(), t.TempDir()
	here := startProgram(t, from, "--open-drafts")
	const database = "there.db"
	if p := runProgram(t, dir, "seed", "--database="+database); p.err != nil {
		t.Fatal(p.stderr)
	}
	// The pairings, which an admin makes, with what makes their counties supporters.
	ctx := rule.Trusted(t.Context())
	source, d := open(t, filepath.Join(from, "jiedui.db")), open(t, filepath.Join(dir, database))
	id := func(of *ent.County) int { return d.Client().County.Query().Where(county.Code(of.Code)).OnlyIDX(ctx) }
	for _, c := range source.Client().County.Query().Where(county.DesignationEQ(county.DesignationSUPPORTING)).AllX(ctx) {
		d.Client().County.UpdateOneID(id(c)).SetDesignation(c.Designation).SetDesignationOrigin(*c.DesignationOrigin).ExecX(ctx)
	}
	known := func(p *ent.Pairing) bool {
		return d.Client().Pairing.Query().Where(pairing.SupporterID(id(p.Edges.Supporter)), pairing.RecipientID(id(p.Edges.Recipient))).ExistX(ctx)
	}
	for _, p := range source.Client().Pairing.Query().WithSupporter().WithRecipient().AllX(ctx) {
		if p.Status != pairing.StatusENDED && !known(p) {
			d.Client().Pairing.Create().SetSupporterID(id(p.Edges.Supporter)).SetRecipientID(id(p.Edges.Recipient)).
				SetStatus(p.Status).SetNillableStartedOn(p.StartedOn).ExecX(ctx)
		}
	}
	d.Client().Coordinator.Create().SetSubject("everywhere").SetName("录入员").SetRole(coordinator.RoleCOORDINATOR).
		AddProvinces(d.Client().Province.Query().AllX(ctx)...).ExecX(ctx)

	const (
		project = `hasCountyWith: {hasProvinceWith: {code: "51"}}, statusNotIn: [SUSPENDED, CANCELLED], not: {hasPairingWith: {status: ENDED}}`
		paid    = `not: {hasReversal: true}, hasReverses: false, hasProjectWith: {` + project + `}`
		paired  = `hasPairingWith: {statusNotIn: [ENDED], hasRecipientWith: {hasProvinceWith: {code: "51"}}}`
		inside  = `hasCountyWith: {hasProvinceWith: {code: "51"}}`
		keys    = `hasCountyWith: {designation: KEY, hasProvinceWith: {code: "51"}}`
		running = inside + `, not: {hasPairingWith: {status: ENDED}}`
	)
	for _, file := range []struct{ kind, query string }{
		{"enterprises", `enterprises(where: {hasInvestmentProjectsWith: {` + project + `}}) { edges { node { uscc name ownership industry homeCounty { homeCounty: code } } } }`},
		{"parks", `industrialParks(where: {` + running + `}) { edges { node { pairing { supporter { supporter: code } recipient { recipient: code } } county { county: code } name area status openedOn } } }`},
		{"projects", `investmentProjects(where: {` + project + `}) { edges { node { registrationNumber name enterprise { enterprise: uscc }
			pairing { supporter { supporter: code } recipient { recipient: code } } county { county: code } park { park: name }
			program industry committed plannedJobs status plannedStartOn plannedEndOn actualStartOn actualEndOn } } }`},
		{"contributions", `capitalContributions(where: {` + paid + `}) { edges { node { project { project: registrationNumber } amount contributedOn source voucherNumber } } }`},
		{"funds", `fundAllocations(where: {` + running + `}) { edges { node { county { county: code } pairing { supporter { supporter: code } } year source amount industryAmount } } }`},
		{"consumption", `consumptionRecords(where: {` + paired + `}) { edges { node { pairing { supporter { supporter: code } recipient { recipient: code } } month kind amount } } }`},
		{"employment", `employmentRecords(where: {` + keys + `}) { edges { node { county { county: code } month channel workers } } }`},
	} {
		status, workbook := get(t, here.url+"/export?format=xlsx&query="+url.QueryEscape("{ "+file.query+" }"))
		if status != 200 {
			t.Fatal(workbook)
		}
		if err := os.WriteFile(filepath.Join(dir, file.kind+".xlsx"), []byte(workbook), 0o600); err != nil {
			t.Fatal(err)
		}
		p := runProgram(t, dir, "import", file.kind+".xlsx", "--kind="+file.kind, "--as=everywhere", "--database="+database)
		if p.err != nil {
			t.Fatalf("%s: %.3000s\n%.1000s", file.kind, p.stdout, p.stderr)
		}
	}
	there := startProgram(t, dir, "--database="+database, "--open-drafts")
	for _, query := range []string{
		`investmentProjectGroups(countLevel: ALL, where: {` + project + `}, groupBy: [PROGRAM, STATUS, OWNERSHIP], first: 200) { totalCount totals { count paidIn { sum } } edges { node {
			key { program status ownership } count countDistinct(of: ENTERPRISE) pairings: countDistinct(of: SUPPORTING_COUNTY) parks: countDistinct(of: PARK) committed { sum avg } paidIn { sum max } plannedJobs { sum } } } }`,
		`capitalContributionGroups(countLevel: ALL, where: {` + paid + `}, groupBy: [QUARTER, SUPPORTING_PROVINCE], first: 200) { totalCount edges { node { key { quarter supportingProvince { code } } count amount { sum min } } } }`,
		`industrialParkGroups(countLevel: ALL, where: {` + running + `}, groupBy: [STATUS, YEAR]) { edges { node { key { status year } count area { sum } } } }`,
		`fundAllocationGroups(countLevel: ALL, where: {` + running + `}, groupBy: [SOURCE, YEAR]) { edges { node { key { source year } count amount { sum } industryAmount { sum } } } }`,
		`consumptionRecordGroups(countLevel: ALL, where: {` + paired + `}, groupBy: [MONTH, KIND], first: 200) { edges { node { key { month kind } count amount { sum sumYearEarlier } } } }`,
		`employmentRecordGroups(countLevel: ALL, where: {` + keys + `}, groupBy: [CHANNEL, YEAR]) { edges { node { key { channel year } count workers { sum } } } }`,
		`enterpriseGroups(where: {hasInvestmentProjectsWith: {` + project + `}}, groupBy: [HOME_PROVINCE, INDUSTRY], first: 200) { totalCount edges { node { key { homeProvince { code } industry } count } } }`,
	} {
		_, want := post(t, here.url, "{ "+query+" }")
		_, got := post(t, there.url, "{ "+query+" }")
		if got != want || !strings.Contains(want, `"count":`) {
			t.Errorf("%s\ngives\n%.2000s\nwant\n%.2000s", query, got, want)
		}
	}
	if p := runProgram(t, dir, "check", "--database="+database); p.err != nil {
		t.Error(fmt.Sprint(p.stdout, p.stderr))
	}
}
