package verb

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"

	"entgo.io/ent/dialect/sql/sqlgraph"
	"github.com/99designs/gqlgen/graphql"

	"jiedui/clock"
	"jiedui/ent"
	"jiedui/ent/capitalcontribution"
	"jiedui/ent/investmentproject"
	"jiedui/fault"
	"jiedui/rule"
	"jiedui/scalar"
)

type RegisterInvestmentProjectInput struct {
	// RegistrationNumber is issued if it is left out.
	RegistrationNumber *string
	Name               string
	EnterpriseID       int
	PairingID          *int
	// CountyID is the recipient of the pairing if it is left out.
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
	// Contributions are put on record with the project, one by one. An import has them in a file of their own.
	Contributions []*ProjectContributionInput
}

// ProjectContributionInput is money paid into a project that is being registered.
type ProjectContributionInput struct {
	Amount        scalar.Money
	ContributedOn scalar.Date
	Source        *capitalcontribution.Source
	VoucherNumber *string
}

// RegisterInvestmentProject registers a project with what has been paid into it.
func RegisterInvestmentProject(ctx context.Context, c *ent.Client, in RegisterInvestmentProjectInput) (*ent.InvestmentProject, error) {
	county, err := countyOrRecipient(ctx, c, in.CountyID, in.PairingID)
	if err != nil {
		return nil, err
	}
	found, err := in.checkContributions(ctx, c)
	if err != nil {
		return nil, err
	}
	p, err := in.fill(c.InvestmentProject.Create(), county).Save(ctx)
	switch f, ok := errors.AsType[*fault.Error](err); {
	case ok && f.Code == fault.BadUserInput:
		return nil, fault.Fields(append(f.Fields, found...))
	case sqlgraph.IsForeignKeyConstraintError(err): // all other references were checked before
		return nil, rule.NoEnterprise(in.EnterpriseID)
	case err != nil:
		return nil, explainDuplicate(err, "registrationNumber", "a project with this number is on record", "该项目编号已登记")
	case len(found) > 0:
		return nil, fault.Fields(found)
	case len(in.Contributions) == 0:
		return p, nil
	}
	for _, paid := range in.Contributions {
		if err := paid.fill(c.CapitalContribution.Create(), p.ID).Exec(ctx); err != nil {
			return nil, err
		}
	}
	return c.InvestmentProject.Get(ctx, p.ID) // with the sum of what was paid
}

// checkContributions returns the faults of the contributions before there is a project, so that they are reported with its own.
func (in RegisterInvestmentProjectInput) checkContributions(ctx context.Context, c *ent.Client) (found []fault.Field, err error) {
	for n, paid := range in.Contributions {
		err := rule.CheckContribution(ctx, paid.fill(c.CapitalContribution.Create(), 0).Mutation())
		f, ok := errors.AsType[*fault.Error](err)
		if err != nil && (!ok || f.Code != fault.BadUserInput) {
			return nil, err
		}
		if ok {
			for _, field := range f.Fields {
				field.Path = fmt.Sprintf("contributions.%d.%s", n, field.Path)
				found = append(found, field)
			}
		}
	}
	return found, nil
}

func (in ProjectContributionInput) fill(r *ent.CapitalContributionCreate, project int) *ent.CapitalContributionCreate {
	return RecordCapitalContributionInput{
		ProjectID: project, Amount: in.Amount, ContributedOn: in.ContributedOn, Source: in.Source, VoucherNumber: in.VoucherNumber,
	}.fill(r)
}

// RegisterInvestmentProjects registers projects together: all, or none.
func RegisterInvestmentProjects(ctx context.Context, c *ent.Client, all []RegisterInvestmentProjectInput) error {
	counties := make([]*int, len(all))
	for i, in := range all {
		var err error
		if counties[i], err = countyOrRecipient(ctx, c, in.CountyID, in.PairingID); err != nil {
			return err
		}
	}
	return c.InvestmentProject.MapCreateBulk(all, func(p *ent.InvestmentProjectCreate, i int) { all[i].fill(p, counties[i]) }).Exec(ctx)
}

func (in RegisterInvestmentProjectInput) fill(p *ent.InvestmentProjectCreate, county *int) *ent.InvestmentProjectCreate {
	number := in.RegistrationNumber
	if number == nil {
		issued := fmt.Sprintf("JD-%d-%s", clock.Today().Year, rand.Text()[:12])
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

// countyOrRecipient returns the county that is given, or the recipient of the pairing. Without either it returns nil,
// which the rules refuse together with the other faults.
func countyOrRecipient(ctx context.Context, c *ent.Client, county, pairing *int) (*int, error) {
	if county != nil || pairing == nil {
		return county, nil
	}
	recipient, err := rule.Recipient(ctx, c, *pairing)
	if fault.Is(err, fault.BadUserInput) {
		return nil, nil
	}
	return &recipient, err
}

// UpdateInvestmentProjectInput is the input of UpdateInvestmentProject. Fields that are left out do not change, and
// null clears a field.
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

// UpdateInvestmentProject corrects a project. Other verbs change its status.
func UpdateInvestmentProject(ctx context.Context, c *ent.Client, in UpdateInvestmentProjectInput) (*ent.InvestmentProject, error) {
	p, err := projectToChange(ctx, c, in.ID, in.Version)
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

// change sets a field that is given, and clears a field that is given as null.
func change[T, B any](given graphql.Omittable[*T], set func(T) B, unset func() B) {
	switch value, ok := given.ValueOK(); {
	case !ok:
	case value == nil:
		unset()
	default:
		set(*value)
	}
}

// projectToChange reads a project for a change, at the version that the client has seen.
func projectToChange(ctx context.Context, c *ent.Client, id, version int) (*ent.InvestmentProject, error) {
	return readAt(ctx, c.InvestmentProject.Query().Where(investmentproject.ID(id), rule.Locked).Only, version)
}

type AdvanceInvestmentProjectInput struct {
	ID      int
	Version int
	// On is the day of the actual start or end; today if it is left out.
	On *scalar.Date
}

// AdvanceInvestmentProject moves a project to its next status: its work begins, it is being finalised, or it is closed.
func AdvanceInvestmentProject(ctx context.Context, c *ent.Client, in AdvanceInvestmentProjectInput) (*ent.InvestmentProject, error) {
	p, err := projectToChange(ctx, c, in.ID, in.Version)
	if err != nil {
		return nil, err
	}
	day := clock.Today()
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

// SuspendInvestmentProject suspends a project.
func SuspendInvestmentProject(ctx context.Context, c *ent.Client, in SuspendInvestmentProjectInput) (*ent.InvestmentProject, error) {
	return setProjectStatus(ctx, c, in.ID, in.Version, investmentproject.StatusSUSPENDED, &in.Reason)
}

type ResumeInvestmentProjectInput struct {
	ID      int
	Version int
	// To is the stage of the work. If it is left out, it is IMPLEMENTATION for a project that has begun, and PIPELINE
	// for others.
	To *investmentproject.Status
}

// ResumeInvestmentProject resumes a suspended project.
func ResumeInvestmentProject(ctx context.Context, c *ent.Client, in ResumeInvestmentProjectInput) (*ent.InvestmentProject, error) {
	p, err := projectToChange(ctx, c, in.ID, in.Version)
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
		return nil, rule.Clash("to", fmt.Sprintf("a project resumes as PIPELINE, IMPLEMENTATION or FINALISATION, not as %s", to),
			fmt.Sprintf("项目恢复后的状态为 PIPELINE、IMPLEMENTATION 或 FINALISATION，不能为 %s", to))
	}
	return p.Update().SetStatus(to).ClearStatusReason().Save(ctx)
}

type CancelInvestmentProjectInput struct {
	ID      int
	Version int
	Reason  string
}

// CancelInvestmentProject cancels a project. It cannot be resumed.
func CancelInvestmentProject(ctx context.Context, c *ent.Client, in CancelInvestmentProjectInput) (*ent.InvestmentProject, error) {
	return setProjectStatus(ctx, c, in.ID, in.Version, investmentproject.StatusCANCELLED, &in.Reason)
}

func setProjectStatus(ctx context.Context, c *ent.Client, id, version int, to investmentproject.Status, reason *string) (*ent.InvestmentProject, error) {
	p, err := projectToChange(ctx, c, id, version)
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

// RecordCapitalContribution records money that was paid into a project, and adds it to the paid-in sum.
func RecordCapitalContribution(ctx context.Context, c *ent.Client, in RecordCapitalContributionInput) (*ent.CapitalContribution, error) {
	// The lock comes first, so that writers on one project wait for each other here, and not later crosswise.
	_, err := c.InvestmentProject.Query().Where(investmentproject.ID(in.ProjectID), rule.Locked).OnlyID(ctx)
	if err != nil && !ent.IsNotFound(err) { // the rules refuse a project that does not exist, together with the other faults
		return nil, err
	}
	return in.fill(c.CapitalContribution.Create()).Save(ctx)
}

// RecordCapitalContributions records contributions together: all, or none. It locks no project, since rule.GatherPaidIn
// adds up the sums.
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

// VoidCapitalContribution makes a contribution void with one that reverses it, which it returns.
func VoidCapitalContribution(ctx context.Context, c *ent.Client, in VoidCapitalContributionInput) (*ent.CapitalContribution, error) {
	first, err := readAt(ctx, c.CapitalContribution.Query().Where(capitalcontribution.ID(in.ID), rule.Locked).Only, in.Version)
	if err != nil {
		return nil, err
	}
	if _, err := c.InvestmentProject.Query().Where(investmentproject.ID(first.ProjectID), rule.Locked).OnlyID(ctx); err != nil {
		return nil, err
	}
	if first.Review == scalar.ReviewLocked { // the paid-in sum of that year would change
		return nil, rule.YearClosed("id", first.ContributedOn.Year)
	}
	reversal, err := c.CapitalContribution.Create().
		SetProjectID(first.ProjectID).SetReversesID(first.ID).SetAmount(first.Amount).SetContributedOn(clock.Today()).
		SetSource(first.Source).SetReversalReason(in.Reason).
		Save(ctx)
	return reversal, explainDuplicate(err, "id", "the contribution is void already", "该笔到位资金已冲销")
}
