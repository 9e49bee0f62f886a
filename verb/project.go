package verb

import (
	"context"
	"crypto/rand"
	"fmt"

	"entgo.io/ent/dialect/sql/sqlgraph"
	"github.com/99designs/gqlgen/graphql"

	"jiedui/ent"
	"jiedui/ent/capitalcontribution"
	"jiedui/ent/investmentproject"
	"jiedui/fault"
	"jiedui/rule"
	"jiedui/scalar"
)

type RegisterInvestmentProjectInput struct {
	// RegistrationNumber is issued when it is left out.
	RegistrationNumber *string
	Name               string
	EnterpriseID       int
	PairingID          *int
	// CountyID is the recipient of the pairing when it is left out.
	CountyID       *int
	ParkID         *int
	Program        investmentproject.Program
	Industry       string
	Committed      scalar.Money
	PlannedJobs    *int
	Status         *investmentproject.Status
	PlannedStartOn *scalar.Date
	PlannedEndOn   *scalar.Date
	ActualStartOn  *scalar.Date
	ActualEndOn    *scalar.Date
}

// RegisterInvestmentProject puts a project on record.
func RegisterInvestmentProject(ctx context.Context, c *ent.Client, in RegisterInvestmentProjectInput) (*ent.InvestmentProject, error) {
	county, err := place(ctx, c, in.CountyID, in.PairingID)
	if err != nil {
		return nil, err
	}
	p, err := in.fill(c.InvestmentProject.Create(), county).Save(ctx)
	if sqlgraph.IsForeignKeyConstraintError(err) { // all other references were looked up
		return nil, rule.NoEnterprise(in.EnterpriseID)
	}
	return p, taken(err, "registrationNumber", "a project with this number is on record", "该项目编号已登记")
}

// RegisterInvestmentProjects puts projects on record at once: all, or none.
func RegisterInvestmentProjects(ctx context.Context, c *ent.Client, all []RegisterInvestmentProjectInput) error {
	counties := make([]*int, len(all))
	for i, in := range all {
		var err error
		if counties[i], err = place(ctx, c, in.CountyID, in.PairingID); err != nil {
			return err
		}
	}
	return c.InvestmentProject.MapCreateBulk(all, func(p *ent.InvestmentProjectCreate, i int) { all[i].fill(p, counties[i]) }).Exec(ctx)
}

func (in RegisterInvestmentProjectInput) fill(p *ent.InvestmentProjectCreate, county *int) *ent.InvestmentProjectCreate {
	number := in.RegistrationNumber
	if number == nil {
		issued := fmt.Sprintf("JD-%d-%s", rule.Today().Year, rand.Text()[:12])
		number = &issued
	}
	if county != nil {
		p.SetCountyID(*county)
	}
	return p.SetRegistrationNumber(*number).SetName(in.Name).SetEnterpriseID(in.EnterpriseID).
		SetNillablePairingID(in.PairingID).SetNillableParkID(in.ParkID).
		SetProgram(in.Program).SetIndustry(in.Industry).SetCommitted(in.Committed).SetPaidIn(0).
		SetNillablePlannedJobs(in.PlannedJobs).SetNillableStatus(in.Status).
		SetNillablePlannedStartOn(in.PlannedStartOn).SetNillablePlannedEndOn(in.PlannedEndOn).
		SetNillableActualStartOn(in.ActualStartOn).SetNillableActualEndOn(in.ActualEndOn)
}

// place gives the county of a record: the one that is given, or the recipient of the pairing. Where there is none it is
// nil, which the rules refuse, with all else that is wrong.
func place(ctx context.Context, c *ent.Client, county, pairing *int) (*int, error) {
	if county != nil || pairing == nil {
		return county, nil
	}
	recipient, err := rule.Recipient(ctx, c, *pairing)
	if fault.Is(err, fault.BadUserInput) {
		return nil, nil
	}
	return &recipient, err
}

// UpdateInvestmentProjectInput is the input of UpdateInvestmentProject; what is left out stays, null clears.
type UpdateInvestmentProjectInput struct {
	ID             int
	Version        int
	Name           *string
	ParkID         graphql.Omittable[*int]
	Industry       *string
	Committed      *scalar.Money
	PlannedJobs    *int
	PlannedStartOn graphql.Omittable[*scalar.Date]
	PlannedEndOn   graphql.Omittable[*scalar.Date]
	ActualStartOn  graphql.Omittable[*scalar.Date]
	ActualEndOn    graphql.Omittable[*scalar.Date]
}

// UpdateInvestmentProject corrects a project. Its status changes by the other verbs.
func UpdateInvestmentProject(ctx context.Context, c *ent.Client, in UpdateInvestmentProjectInput) (*ent.InvestmentProject, error) {
	p, err := project(ctx, c, in.ID, in.Version)
	if err != nil {
		return nil, err
	}
	u := p.Update().
		SetNillableName(in.Name).SetNillableIndustry(in.Industry).SetNillableCommitted(in.Committed).
		SetNillablePlannedJobs(in.PlannedJobs)
	change(in.ParkID, u.SetParkID, u.ClearParkID)
	change(in.PlannedStartOn, u.SetPlannedStartOn, u.ClearPlannedStartOn)
	change(in.PlannedEndOn, u.SetPlannedEndOn, u.ClearPlannedEndOn)
	change(in.ActualStartOn, u.SetActualStartOn, u.ClearActualStartOn)
	change(in.ActualEndOn, u.SetActualEndOn, u.ClearActualEndOn)
	return u.Save(ctx)
}

// change sets a field that is given, and clears one that is given as null.
func change[T, B any](given graphql.Omittable[*T], set func(T) B, unset func() B) {
	switch value, ok := given.ValueOK(); {
	case !ok:
	case value == nil:
		unset()
	default:
		set(*value)
	}
}

// project reads a project for a change, at the version that the caller has seen.
func project(ctx context.Context, c *ent.Client, id, version int) (*ent.InvestmentProject, error) {
	return read(ctx, c.InvestmentProject.Query().Where(investmentproject.ID(id), rule.Locked).Only, version)
}

type AdvanceInvestmentProjectInput struct {
	ID      int
	Version int
	// On is the day of the actual start or end; today when it is left out.
	On *scalar.Date
}

// AdvanceInvestmentProject takes a project to the next of its statuses: its work begins, it is being finalised, it is
// closed.
func AdvanceInvestmentProject(ctx context.Context, c *ent.Client, in AdvanceInvestmentProjectInput) (*ent.InvestmentProject, error) {
	p, err := project(ctx, c, in.ID, in.Version)
	if err != nil {
		return nil, err
	}
	day := rule.Today()
	if in.On != nil {
		day = *in.On
	}
	u := p.Update()
	switch p.Status {
	case investmentproject.StatusPIPELINE:
		u.SetStatus(investmentproject.StatusIMPLEMENTATION).SetActualStartOn(day)
	case investmentproject.StatusIMPLEMENTATION:
		u.SetStatus(investmentproject.StatusFINALISATION)
	case investmentproject.StatusFINALISATION:
		u.SetStatus(investmentproject.StatusCLOSED).SetActualEndOn(day)
	default:
		return nil, rule.NoNextStep(p.Status)
	}
	return u.Save(ctx)
}

type SuspendInvestmentProjectInput struct {
	ID      int
	Version int
	Reason  string
}

// SuspendInvestmentProject lets a project rest.
func SuspendInvestmentProject(ctx context.Context, c *ent.Client, in SuspendInvestmentProjectInput) (*ent.InvestmentProject, error) {
	return turn(ctx, c, in.ID, in.Version, investmentproject.StatusSUSPENDED, &in.Reason)
}

type ResumeInvestmentProjectInput struct {
	ID      int
	Version int
	// To is where the work stands; IMPLEMENTATION when it is left out and the project has begun, else PIPELINE.
	To *investmentproject.Status
}

// ResumeInvestmentProject lets a suspended project go on.
func ResumeInvestmentProject(ctx context.Context, c *ent.Client, in ResumeInvestmentProjectInput) (*ent.InvestmentProject, error) {
	p, err := project(ctx, c, in.ID, in.Version)
	if err != nil {
		return nil, err
	}
	if p.Status != investmentproject.StatusSUSPENDED {
		return nil, rule.NoNextStep(p.Status)
	}
	to := investmentproject.StatusPIPELINE
	if p.ActualStartOn != nil {
		to = investmentproject.StatusIMPLEMENTATION
	}
	if in.To != nil {
		to = *in.To
	}
	switch to {
	case investmentproject.StatusPIPELINE, investmentproject.StatusIMPLEMENTATION, investmentproject.StatusFINALISATION:
	default:
		return nil, rule.Clash("to", fmt.Sprintf("a project goes on as PIPELINE, IMPLEMENTATION or FINALISATION, not as %s", to),
			fmt.Sprintf("项目恢复后的状态为 PIPELINE、IMPLEMENTATION 或 FINALISATION，不能为 %s", to))
	}
	return p.Update().SetStatus(to).ClearStatusReason().Save(ctx)
}

type CancelInvestmentProjectInput struct {
	ID      int
	Version int
	Reason  string
}

// CancelInvestmentProject gives a project up for good.
func CancelInvestmentProject(ctx context.Context, c *ent.Client, in CancelInvestmentProjectInput) (*ent.InvestmentProject, error) {
	return turn(ctx, c, in.ID, in.Version, investmentproject.StatusCANCELLED, &in.Reason)
}

func turn(ctx context.Context, c *ent.Client, id, version int, to investmentproject.Status, reason *string) (*ent.InvestmentProject, error) {
	p, err := project(ctx, c, id, version)
	if err != nil {
		return nil, err
	}
	return p.Update().SetStatus(to).SetNillableStatusReason(reason).Save(ctx)
}

type RecordCapitalContributionInput struct {
	ProjectID     int
	Amount        scalar.Money
	ContributedOn scalar.Date
	Source        *capitalcontribution.Source
	VoucherNumber *string
}

// RecordCapitalContribution puts money paid into a project on record, and adds it to what is paid in.
func RecordCapitalContribution(ctx context.Context, c *ent.Client, in RecordCapitalContributionInput) (*ent.CapitalContribution, error) {
	// Locked first: writers on one project wait for each other here and not later, crosswise.
	_, err := c.InvestmentProject.Query().Where(investmentproject.ID(in.ProjectID), rule.Locked).OnlyID(ctx)
	if err != nil && !ent.IsNotFound(err) { // that the rules refuse, with all else that is wrong
		return nil, err
	}
	return in.fill(c.CapitalContribution.Create()).Save(ctx)
}

// RecordCapitalContributions puts contributions on record at once: all, or none. No project is locked: what they add
// is gathered by rule.GatherPaidIn.
func RecordCapitalContributions(ctx context.Context, c *ent.Client, all []RecordCapitalContributionInput) error {
	projects := make([]int, len(all))
	for i, in := range all {
		projects[i] = in.ProjectID
	}
	if err := rule.KnowProjects(ctx, c, projects...); err != nil {
		return err
	}
	return c.CapitalContribution.MapCreateBulk(all, func(r *ent.CapitalContributionCreate, i int) { all[i].fill(r) }).Exec(ctx)
}

func (in RecordCapitalContributionInput) fill(r *ent.CapitalContributionCreate) *ent.CapitalContributionCreate {
	return r.SetProjectID(in.ProjectID).SetAmount(in.Amount).SetContributedOn(in.ContributedOn).
		SetNillableSource(in.Source).SetNillableVoucherNumber(in.VoucherNumber)
}

type VoidCapitalContributionInput struct {
	ID, Version int
	Reason      string
}

// VoidCapitalContribution makes a contribution void by one that reverses it, which it returns.
func VoidCapitalContribution(ctx context.Context, c *ent.Client, in VoidCapitalContributionInput) (*ent.CapitalContribution, error) {
	first, err := read(ctx, c.CapitalContribution.Query().Where(capitalcontribution.ID(in.ID), rule.Locked).Only, in.Version)
	if err != nil {
		return nil, err
	}
	if _, err := c.InvestmentProject.Query().Where(investmentproject.ID(first.ProjectID), rule.Locked).OnlyID(ctx); err != nil {
		return nil, err
	}
	if first.Review == scalar.ReviewLocked { // what was paid in that year would change
		return nil, rule.YearClosed("id", first.ContributedOn.Year)
	}
	reversal, err := c.CapitalContribution.Create().
		SetProjectID(first.ProjectID).SetReversesID(first.ID).SetAmount(first.Amount).SetContributedOn(rule.Today()).
		SetSource(first.Source).SetReversalReason(in.Reason).
		Save(ctx)
	return reversal, taken(err, "id", "the contribution is void already", "该笔到位资金已冲销")
}
