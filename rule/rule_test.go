package rule_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"jiedui/db"
	"jiedui/db/dbtest"
	"jiedui/db/reference"
	"jiedui/ent"
	"jiedui/ent/capitalcontribution"
	"jiedui/ent/county"
	"jiedui/ent/enterprise"
	"jiedui/ent/fundallocation"
	"jiedui/ent/industrialpark"
	"jiedui/ent/investmentproject"
	"jiedui/ent/pairing"
	"jiedui/fault"
	"jiedui/rule"
	"jiedui/scalar"
)

func TestMain(m *testing.M) { dbtest.Main(m) }

var seeded = dbtest.Template{Name: "seeded", Build: func(ctx context.Context, d *db.DB) error {
	if _, err := db.Migrate(ctx, d, db.Migrations); err != nil {
		return err
	}
	_, err := reference.Load(ctx, d.Client(), nil)
	return err
}}

// world is a database with the reference data and some records to hold to the rules.
type world struct {
	*ent.Client
	t  *testing.T
	db *db.DB
}

func open(t *testing.T, dialectName string) world {
	d := dbtest.Open(t, dialectName, seeded)
	return world{d.Client(), t, d}
}

func (w world) county(code string) *ent.County {
	w.t.Helper()
	return w.County.Query().Where(county.Code(code)).OnlyX(rule.Alone(w.t.Context()))
}

// pairing is the sourced one of 北仑区 and 美姑县.
func (w world) pairing() *ent.Pairing {
	w.t.Helper()
	return w.Pairing.Query().Where(pairing.HasRecipientWith(county.Code("513436"))).OnlyX(rule.Alone(w.t.Context()))
}

func (w world) enterprise() *ent.Enterprise {
	w.t.Helper()
	return w.Enterprise.Create().SetName("宁波山海农业有限公司").SetUscc("91350100M000100Y43").
		SetOwnership(enterprise.OwnershipPRIVATE).SetIndustry("C13").SetHomeCounty(w.county("330206")).SaveX(rule.Alone(w.t.Context()))
}

func (w world) project(number string) *ent.InvestmentProjectCreate {
	p := w.pairing()
	return w.InvestmentProject.Create().SetRegistrationNumber(number).SetName("美姑县苦荞加工").
		SetProgram(investmentproject.ProgramEAST_WEST_COLLABORATION).SetIndustry("C13").
		SetPairing(p).SetCountyID(p.RecipientID).SetCommitted(500 * scalar.TenThousand).SetPaidIn(0)
}

func (w world) refused(what string, err error, code fault.Code, say string) {
	w.t.Helper()
	if !fault.Is(err, code) || !strings.Contains(err.Error(), say) {
		w.t.Errorf("%s: %v, want %s with %q", what, err, code, say)
	}
}

// heldByDatabase is refused by the database itself.
func (w world) heldByDatabase(what, statement string, args ...any) {
	w.t.Helper()
	if _, err := w.db.ExecContext(rule.Alone(w.t.Context()), statement, args...); err == nil {
		w.t.Errorf("the database allows %s", what)
	}
}

func TestPairingTakesItsStepsBetweenDesignatedCounties(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		w, ctx := open(t, dialectName), rule.Alone(t.Context())
		key, supporter, neither := w.county("513430"), w.county("330206"), w.county("110101")
		pair := func(s, r *ent.County) *ent.PairingCreate {
			return w.Pairing.Create().SetSupporter(s).SetRecipient(r)
		}
		w.refused("a supporter without designation", pair(neither, key).Exec(ctx), fault.BadUserInput, "is not designated SUPPORTING")
		w.refused("a recipient without designation", pair(supporter, neither).Exec(ctx), fault.BadUserInput, "is not designated KEY")
		p := pair(supporter, key).SaveX(ctx)
		if p.Status != pairing.StatusPROPOSED || p.Version != 1 || p.Origin != scalar.OriginRegistered {
			t.Errorf("a new pairing is %v", p)
		}
		if err := pair(supporter, key).Exec(ctx); !ent.IsConstraintError(err) {
			t.Errorf("a second pairing of the same counties gives %v", err)
		}
		w.refused("a suspended proposal", p.Update().SetStatus(pairing.StatusSUSPENDED).Exec(ctx), fault.Conflict, "possible next: ACTIVE, ENDED")
		day := scalar.Date{Year: 2022, Month: 5, Day: 1}
		p = p.Update().SetStatus(pairing.StatusACTIVE).SetStartedOn(day).SaveX(ctx)
		p = p.Update().SetStatus(pairing.StatusSUSPENDED).SaveX(ctx)
		p = p.Update().SetStatus(pairing.StatusACTIVE).SaveX(ctx)
		w.refused("an end without a day", p.Update().SetStatus(pairing.StatusENDED).Exec(ctx), fault.BadUserInput, "endedOn: is missing")
		w.refused("an end before the start", p.Update().SetStatus(pairing.StatusENDED).SetEndedOn(day.AddDays(-1)).Exec(ctx), fault.BadUserInput, "2022-04-30 is before startedOn")
		p = p.Update().SetStatus(pairing.StatusENDED).SetEndedOn(day.AddDays(1)).SaveX(ctx)
		if p.Version != 5 {
			t.Errorf("after four changes the version is %d", p.Version)
		}
		w.refused("a way back from the end", p.Update().SetStatus(pairing.StatusACTIVE).Exec(ctx), fault.Conflict, "possible next: none")
		if err := w.Pairing.Update().SetStatus(pairing.StatusSUSPENDED).Exec(ctx); err == nil {
			t.Error("many pairings change their status at once")
		}
		pair(supporter, key).SaveX(ctx) // the counties may pair again
		w.heldByDatabase("a status that is none", "UPDATE pairings SET status = 'OVER'")
		w.heldByDatabase("a pairing of a county with itself", "UPDATE pairings SET supporter_id = recipient_id")
	})
}

func TestParksAndProjectsLieInThePrefectureOfTheirPairing(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		w, ctx := open(t, dialectName), rule.Alone(t.Context())
		p, firm := w.pairing(), w.enterprise()
		park := func(name, code string) *ent.IndustrialParkCreate {
			return w.IndustrialPark.Create().SetName(name).SetArea(12_5000).SetPairing(p).SetCounty(w.county(code))
		}
		w.refused("a park in another prefecture", park("甲", "510104").Exec(ctx), fault.BadUserInput, "nor in the same prefecture")
		park("同州产业园", "513401").SaveX(ctx)
		inside := park("美姑产业园", "513436").SaveX(ctx)
		if err := park("美姑产业园", "513436").Exec(ctx); !ent.IsConstraintError(err) {
			t.Errorf("a second park of the same name gives %v", err)
		}
		if err := inside.Update().SetStatus(industrialpark.StatusUNDER_CONSTRUCTION).Exec(ctx); err != nil {
			t.Error(err)
		}
		other := w.Pairing.Query().Where(pairing.IDNEQ(p.ID)).FirstX(ctx)
		elsewhere := w.IndustrialPark.Create().SetName("外园").SetArea(1).SetPairing(other).SetCountyID(other.RecipientID).SaveX(ctx)

		w.refused("a park of another pairing", w.project("P-1").SetEnterprise(firm).SetPark(elsewhere).Exec(ctx), fault.BadUserInput, "another pairing")
		w.refused("a county elsewhere", w.project("P-1").SetEnterprise(firm).SetCounty(w.county("510104")).Exec(ctx), fault.BadUserInput, "prefecture")
		good := w.project("P-1").SetEnterprise(firm).SetPark(inside).SaveX(ctx)
		w.refused("a move to a foreign park", good.Update().SetPark(elsewhere).Exec(ctx), fault.BadUserInput, "another pairing")
		w.refused("a leap over the work", good.Update().SetStatus(investmentproject.StatusCLOSED).Exec(ctx), fault.Conflict, "IMPLEMENTATION, SUSPENDED, CANCELLED")
		unpaired := func(code string) *ent.InvestmentProjectCreate {
			return w.InvestmentProject.Create().SetRegistrationNumber("P-2").SetName("村企项目").SetEnterprise(firm).
				SetProgram(investmentproject.ProgramTEN_THOUSAND_ENTERPRISES).SetIndustry("A01").SetCommitted(1).SetPaidIn(0).
				SetCounty(w.county(code))
		}
		w.refused("a project outside the key counties", unpaired("110101").Exec(ctx), fault.BadUserInput, "not designated KEY")
		unpaired("513430").SaveX(ctx)
	})
}

func TestContributionsAreReversedAndNotChanged(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		w, ctx := open(t, dialectName), rule.Alone(t.Context())
		project := w.project("P-1").SetEnterprise(w.enterprise()).SaveX(ctx)
		pay := func(c *ent.Client, amount scalar.Money) *ent.CapitalContributionCreate {
			return c.CapitalContribution.Create().SetProject(project).SetAmount(amount).SetContributedOn(scalar.Date{Year: 2022, Month: 3, Day: 1})
		}
		within := func(f func(*ent.Client) error) error {
			tx, err := w.Tx(ctx)
			if err != nil {
				t.Fatal(err)
			}
			if err := f(tx.Client()); err != nil {
				return errors.Join(err, tx.Rollback())
			}
			return tx.Commit()
		}
		if err := pay(w.Client, 100).Exec(ctx); err == nil {
			t.Error("a contribution is written outside of a transaction")
		}
		var first *ent.CapitalContribution
		if err := within(func(c *ent.Client) (err error) {
			if first, err = pay(c, 300).Save(ctx); err != nil {
				return err
			}
			return pay(c, 50).Exec(ctx)
		}); err != nil {
			t.Fatal(err)
		}
		w.refused("a reversal of another amount", within(func(c *ent.Client) error {
			return pay(c, 299).SetReversesID(first.ID).SetReversalReason("误记").Exec(ctx)
		}), fault.BadUserInput, "must have the project and the amount")
		if err := within(func(c *ent.Client) error {
			return pay(c, 300).SetReversesID(first.ID).SetReversalReason("误记").Exec(ctx)
		}); err != nil {
			t.Fatal(err)
		}
		if err := within(func(c *ent.Client) error {
			return pay(c, 300).SetReversesID(first.ID).SetReversalReason("再次").Exec(ctx)
		}); !ent.IsConstraintError(err) {
			t.Errorf("a second reversal gives %v", err)
		}
		if got := w.InvestmentProject.GetX(ctx, project.ID).PaidIn; got != 50 {
			t.Errorf("paid in is %s", got)
		}
		w.refused("an edit", w.CapitalContribution.UpdateOne(first).SetAmount(1).Exec(ctx), fault.Forbidden, "void it")
		w.refused("a deletion", w.CapitalContribution.DeleteOne(first).Exec(ctx), fault.Forbidden, "records cannot be deleted")
		if err := w.CapitalContribution.UpdateOne(first).SetReview(scalar.ReviewSubmitted).Exec(ctx); err != nil {
			t.Error(err)
		}
		w.heldByDatabase("an edited contribution", "UPDATE capital_contributions SET amount = 1")
		w.heldByDatabase("a deleted contribution", "DELETE FROM capital_contributions")
		w.refused("a contribution of nothing", within(func(c *ent.Client) error { return pay(c, 0).Exec(ctx) }), fault.BadUserInput, "amount: 0.00")
		if n := w.CapitalContribution.Query().Where(capitalcontribution.ProjectID(project.ID)).CountX(ctx); n != 3 {
			t.Errorf("%d contributions", n)
		}
	})
}

func TestReviewStepsAreTakenInTurn(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		w, ctx := open(t, dialectName), rule.Alone(t.Context())
		project := w.project("P-1").SetEnterprise(w.enterprise()).SaveX(ctx)
		w.refused("a validation out of turn", project.Update().SetReview(scalar.ReviewValidated).Exec(ctx), fault.Conflict, "possible next: SUBMITTED")
		project = project.Update().SetReview(scalar.ReviewSubmitted).SaveX(ctx)
		w.refused("a return without a reason", project.Update().SetReview(scalar.ReviewReturned).Exec(ctx), fault.BadUserInput, "give a reason")
		project = project.Update().SetReview(scalar.ReviewReturned).SetReviewReason("金额有误").SaveX(ctx)
		project.Update().SetReview(scalar.ReviewSubmitted).ExecX(ctx)
	})
}

// What the database can hold it holds against any program.
func TestDatabaseRefusesWhatBreaksItsConstraints(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		w, ctx := open(t, dialectName), rule.Trusted(t.Context())
		p := w.pairing()
		fund := func() *ent.FundAllocationCreate {
			return w.FundAllocation.Create().SetYear(2022).SetCountyID(p.RecipientID).SetAmount(100).SetIndustryAmount(55)
		}
		fund().SetSource(fundallocation.SourceCENTRAL_LINKING).SaveX(ctx)
		fund().SetSource(fundallocation.SourceEASTERN_FISCAL).SetPairing(p).SaveX(ctx)
		for what, err := range map[string]error{
			"more for industry than all":   fund().SetSource(fundallocation.SourceSOCIAL).SetIndustryAmount(101).Exec(ctx),
			"eastern funds of nobody":      fund().SetSource(fundallocation.SourceEASTERN_FISCAL).Exec(ctx),
			"central funds of a pairing":   fund().SetSource(fundallocation.SourceCENTRAL_LINKING).SetPairing(p).Exec(ctx),
			"consumption of nobody":        w.ConsumptionRecord.Create().SetMonth(scalar.Date{Year: 2022, Month: 1, Day: 1}).SetKind("PURCHASED").SetAmount(1).Exec(ctx),
			"a month that begins later":    w.EmploymentRecord.Create().SetCountyID(p.RecipientID).SetMonth(scalar.Date{Year: 2022, Month: 1, Day: 2}).SetChannel("WORKSHOP").SetWorkers(1).Exec(ctx),
			"more households than watched": w.MonitoringReport.Create().SetCountyID(p.RecipientID).SetMonth(scalar.Date{Year: 2022, Month: 1, Day: 1}).SetMonitoredHouseholds(1).SetRiskEliminatedHouseholds(2).SetMedianDaysToIdentify(1).SetLongestDaysToIdentify(2).Exec(ctx),
		} {
			if !ent.IsConstraintError(err) {
				t.Errorf("%s gives %v", what, err)
			}
		}
		e := w.AuditEvent.Create().SetActor("test").SetRequestID("1").SetAction("CREATE").SetEntity("Pairing").SetEntityID(p.ID).SetChain(1).SetPlace(1).SetPreviousHash("").SetHash("").SaveX(ctx)
		w.refused("an altered audit event", w.AuditEvent.DeleteOne(e).Exec(ctx), fault.Forbidden, "can't be changed")
		w.heldByDatabase("an altered audit event", "UPDATE audit_events SET actor = 'somebody'")
		w.heldByDatabase("a deleted audit event", "DELETE FROM audit_events")
		w.heldByDatabase("a county of a province that is none", "UPDATE counties SET province_id = 1")
		w.heldByDatabase("a key county without its source's kind", "UPDATE counties SET designation = 'KEY', designation_origin = NULL")
	})
}
