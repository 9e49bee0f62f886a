package verb

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"jiedui/ent"
	"jiedui/ent/indicator"
	"jiedui/ent/investmentproject"
	"jiedui/ent/pairing"
	"jiedui/fault"
	"jiedui/rule"
	"jiedui/scalar"
)

type ProposePairingInput struct {
	SupporterID int
	RecipientID int
	SourceURL   *string
}

// ProposePairing proposes that a supporting county supports a key county.
func ProposePairing(ctx context.Context, c *ent.Client, in ProposePairingInput) (*ent.Pairing, error) {
	p, err := c.Pairing.Create().
		SetSupporterID(in.SupporterID).SetRecipientID(in.RecipientID).SetNillableSourceURL(in.SourceURL).
		Save(ctx)
	return p, explainDuplicate(err, "recipientID", "the two counties have a pairing that is not ended", "两县已有未终止的结对关系")
}

type ActivatePairingInput struct {
	ID        int
	Version   int
	StartedOn scalar.Date
}

// ActivatePairing puts a proposed pairing into force.
func ActivatePairing(ctx context.Context, c *ent.Client, in ActivatePairingInput) (*ent.Pairing, error) {
	p, err := pairingToChange(ctx, c, in.ID, in.Version)
	if err != nil {
		return nil, err
	}
	if p.Status != pairing.StatusPROPOSED {
		return nil, rule.NoNextStep(p.Status)
	}
	return p.Update().SetStatus(pairing.StatusACTIVE).SetStartedOn(in.StartedOn).Save(ctx)
}

type SuspendPairingInput struct {
	ID      int
	Version int
	Reason  string
}

// SuspendPairing suspends a pairing.
func SuspendPairing(ctx context.Context, c *ent.Client, in SuspendPairingInput) (*ent.Pairing, error) {
	p, err := pairingToChange(ctx, c, in.ID, in.Version)
	if err != nil {
		return nil, err
	}
	return p.Update().SetStatus(pairing.StatusSUSPENDED).SetStatusReason(in.Reason).Save(ctx)
}

type ResumePairingInput struct {
	ID      int
	Version int
}

// ResumePairing resumes a suspended pairing.
func ResumePairing(ctx context.Context, c *ent.Client, in ResumePairingInput) (*ent.Pairing, error) {
	p, err := pairingToChange(ctx, c, in.ID, in.Version)
	if err != nil {
		return nil, err
	}
	if p.Status != pairing.StatusSUSPENDED {
		return nil, rule.NoNextStep(p.Status)
	}
	return p.Update().SetStatus(pairing.StatusACTIVE).ClearStatusReason().Save(ctx)
}

// RunningProjects says what to do with the running projects of a pairing that ends.
type RunningProjects string

// The choices for running projects.
const (
	// KeepRunning: they continue without the pairing.
	KeepRunning RunningProjects = "KEEP"
	// SuspendRunning: they are suspended.
	SuspendRunning RunningProjects = "SUSPEND"
	// CancelRunning: they are cancelled.
	CancelRunning RunningProjects = "CANCEL"
)

type EndPairingInput struct {
	ID      int
	Version int
	EndedOn scalar.Date
	Reason  *string
	// RunningProjects is required if there are any.
	RunningProjects *RunningProjects
}

// EndPairing ends a pairing. With its running projects it does what the input says.
func EndPairing(ctx context.Context, c *ent.Client, in EndPairingInput) (*ent.Pairing, error) {
	p, err := pairingToChange(ctx, c, in.ID, in.Version)
	if err != nil {
		return nil, err
	}
	ended, err := p.Update().SetStatus(pairing.StatusENDED).SetEndedOn(in.EndedOn).SetNillableStatusReason(in.Reason).Save(ctx)
	if err != nil {
		return nil, err
	}
	running, err := c.InvestmentProject.Query().Where(
		investmentproject.PairingID(p.ID),
		investmentproject.StatusIn(investmentproject.StatusPIPELINE, investmentproject.StatusIMPLEMENTATION, investmentproject.StatusFINALISATION),
		rule.Locked,
	).Order(investmentproject.ByID()).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("running projects: %w", err)
	}
	if len(running) == 0 {
		return ended, nil
	}
	if in.RunningProjects == nil {
		return nil, rule.Clash("runningProjects",
			fmt.Sprintf("the pairing has %d running projects: say what becomes of them, KEEP, SUSPEND or CANCEL", len(running)),
			fmt.Sprintf("该结对有 %d 个在建项目：请说明其去向（KEEP、SUSPEND 或 CANCEL）", len(running)))
	}
	to := investmentproject.StatusSUSPENDED
	switch *in.RunningProjects {
	case KeepRunning:
		return ended, nil
	case CancelRunning:
		to = investmentproject.StatusCANCELLED
	}
	for _, project := range running {
		// The admin who ends the pairing decides this too, and needs no rights to the project.
		u := project.Update().SetStatus(to).SetStatusReason("the pairing ended (结对终止)")
		if err := u.Exec(rule.System(ctx)); err != nil {
			if f, ok := errors.AsType[*fault.Error](err); ok { // for example, the project is being reviewed
				return nil, fault.Wrap(err, f.Code, "project "+project.RegistrationNumber+": "+f.Message.EN,
					"项目 "+project.RegistrationNumber+"："+f.Message.ZH)
			}
			return nil, fmt.Errorf("project %s: %w", project.RegistrationNumber, err)
		}
	}
	return ended, nil
}

// pairingToChange reads a pairing for a change, at the version that the client has seen.
func pairingToChange(ctx context.Context, c *ent.Client, id, version int) (*ent.Pairing, error) {
	return readAt(ctx, c.Pairing.Query().Where(pairing.ID(id), rule.Locked).Only, version)
}

// IndicatorTargetInput is a target of an agreement.
type IndicatorTargetInput struct {
	// Indicator is the code of the indicator, such as PAID_IN_INVESTMENT.
	Indicator string
	Value     scalar.Decimal
	// Weight is that of the target in the assessment, above 0; nil: the target has no weight.
	Weight *scalar.Decimal
}

type SignAgreementInput struct {
	PairingID int
	Year      int
	SignedOn  *scalar.Date
	Targets   []*IndicatorTargetInput
}

// SignAgreement registers the agreement of a pairing for a year, with its targets.
func SignAgreement(ctx context.Context, c *ent.Client, in SignAgreementInput) (*ent.Agreement, error) {
	indicators, found, err := checkTargets(ctx, c, in.Targets)
	if err != nil {
		return nil, err
	}
	a, err := c.Agreement.Create().SetPairingID(in.PairingID).SetYear(in.Year).SetNillableSignedOn(in.SignedOn).Save(ctx)
	if f, ok := errors.AsType[*fault.Error](err); ok && f.Code == fault.BadUserInput {
		return nil, fault.Fields(append(f.Fields, found...))
	}
	if err != nil {
		return nil, explainDuplicate(err, "year", "the pairing has an agreement for this year", "该结对已有该年度协议")
	}
	if len(found) > 0 {
		return nil, fault.Fields(found)
	}
	return a, addTargets(ctx, c, a.ID, in.Targets, indicators)
}

// AddTargets adds targets to an agreement.
func AddTargets(ctx context.Context, c *ent.Client, agreement int, targets []*IndicatorTargetInput) error {
	indicators, found, err := checkTargets(ctx, c, targets)
	if err != nil {
		return err
	}
	if len(found) > 0 {
		return fault.Fields(found)
	}
	return addTargets(ctx, c, agreement, targets, indicators)
}

func addTargets(ctx context.Context, c *ent.Client, agreement int, targets []*IndicatorTargetInput, indicators []int) error {
	for n, target := range targets {
		err := c.IndicatorTarget.Create().SetAgreementID(agreement).SetIndicatorID(indicators[n]).SetValue(target.Value).
			SetNillableWeight(target.Weight).Exec(ctx)
		if err != nil {
			return fmt.Errorf("target %s: %w", target.Indicator, err)
		}
	}
	return nil
}

// checkTargets returns the ids of the indicators of targets, and the faults of the targets.
func checkTargets(ctx context.Context, c *ent.Client, list []*IndicatorTargetInput) (ids []int, found []fault.Field, err error) {
	refuse := func(n int, field, en, zh string) {
		found = append(found, fault.Input(fmt.Sprintf("targets.%d.%s", n, field), en, zh).Fields...)
	}
	for n, target := range list {
		id, err := c.Indicator.Query().Where(indicator.Code(target.Indicator)).OnlyID(ctx)
		switch {
		case ent.IsNotFound(err):
			refuse(n, "indicator", fmt.Sprintf("there is no indicator %.60q", target.Indicator), fmt.Sprintf("不存在指标 %.60q", target.Indicator))
		case err != nil:
			return nil, nil, fmt.Errorf("indicator: %w", err)
		case slices.Contains(ids, id):
			refuse(n, "indicator", "the indicator is named twice: name it once", "指标重复：请只填写一次")
		}
		if target.Value < 0 {
			refuse(n, "value", "must not be less than 0", "不得小于 0")
		}
		if target.Weight != nil && *target.Weight <= 0 {
			refuse(n, "weight", "must be more than 0, or left out", "须大于 0，或不填写")
		}
		ids = append(ids, id)
	}
	return ids, found, nil
}
