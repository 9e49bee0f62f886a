package verb

import (
	"context"

	"jiedui/ent"
	"jiedui/ent/enterprise"
	"jiedui/ent/enterpriseengagement"
	"jiedui/fault"
	"jiedui/rule"
	"jiedui/scalar"
)

type RegisterEnterpriseInput struct {
	Uscc         string
	Name         string
	Ownership    enterprise.Ownership
	Industry     string
	HomeCountyID int
}

// RegisterEnterprise registers an enterprise.
func RegisterEnterprise(ctx context.Context, c *ent.Client, in RegisterEnterpriseInput) (*ent.Enterprise, error) {
	e, err := in.fill(c.Enterprise.Create()).Save(ctx)
	return e, explainDuplicate(err, "uscc", "an enterprise with this code is on record", "该统一社会信用代码已登记")
}

// RegisterEnterprises registers enterprises together: all, or none.
func RegisterEnterprises(ctx context.Context, c *ent.Client, all []RegisterEnterpriseInput) error {
	return c.Enterprise.MapCreateBulk(all, func(e *ent.EnterpriseCreate, i int) { all[i].fill(e) }).Exec(ctx)
}

func (in RegisterEnterpriseInput) fill(e *ent.EnterpriseCreate) *ent.EnterpriseCreate {
	return e.SetUscc(in.Uscc).SetName(in.Name).SetOwnership(in.Ownership).SetIndustry(in.Industry).
		SetHomeCountyID(in.HomeCountyID)
}

// UpdateEnterpriseInput is the input of UpdateEnterprise. Fields that are left out do not change.
type UpdateEnterpriseInput struct {
	ID           int
	Version      int
	Name         *string
	Ownership    *enterprise.Ownership
	Industry     *string
	HomeCountyID *int
}

// UpdateEnterprise corrects an enterprise.
func UpdateEnterprise(ctx context.Context, c *ent.Client, in UpdateEnterpriseInput) (*ent.Enterprise, error) {
	e, err := readAt(ctx, c.Enterprise.Query().Where(enterprise.ID(in.ID), rule.Locked).Only, in.Version)
	if err != nil {
		return nil, err
	}
	return e.Update().
		SetNillableName(in.Name).SetNillableOwnership(in.Ownership).SetNillableIndustry(in.Industry).
		SetNillableHomeCountyID(in.HomeCountyID).
		Save(ctx)
}

type LinkEnterpriseInput struct {
	EnterpriseID int
	CountyID     int
	Since        scalar.Date
}

// LinkEnterprise links an enterprise with a key county (万企兴万村).
func LinkEnterprise(ctx context.Context, c *ent.Client, in LinkEnterpriseInput) (*ent.EnterpriseEngagement, error) {
	e, err := in.fill(c.EnterpriseEngagement.Create()).Save(ctx)
	return e, explainDuplicate(err, "enterpriseID", "the enterprise is linked with the county already", "该企业已与该县对接")
}

// LinkEnterprises links enterprises together: all, or none.
func LinkEnterprises(ctx context.Context, c *ent.Client, all []LinkEnterpriseInput) error {
	return c.EnterpriseEngagement.MapCreateBulk(all, func(e *ent.EnterpriseEngagementCreate, i int) { all[i].fill(e) }).Exec(ctx)
}

func (in LinkEnterpriseInput) fill(e *ent.EnterpriseEngagementCreate) *ent.EnterpriseEngagementCreate {
	return e.SetEnterpriseID(in.EnterpriseID).SetCountyID(in.CountyID).SetSince(in.Since)
}

type UnlinkEnterpriseInput struct {
	ID      int
	Version int
	EndedOn scalar.Date
}

// UnlinkEnterprise ends the link of an enterprise with a county.
func UnlinkEnterprise(ctx context.Context, c *ent.Client, in UnlinkEnterpriseInput) (*ent.EnterpriseEngagement, error) {
	e, err := readAt(ctx, c.EnterpriseEngagement.Query().Where(enterpriseengagement.ID(in.ID), rule.Locked).Only, in.Version)
	if err != nil {
		return nil, err
	}
	if e.Status == enterpriseengagement.StatusENDED {
		return nil, fault.New(fault.Conflict, "the link has ended already: link the enterprise again", "该对接已结束：如需恢复请重新对接")
	}
	return e.Update().SetStatus(enterpriseengagement.StatusENDED).SetEndedOn(in.EndedOn).Save(ctx)
}
