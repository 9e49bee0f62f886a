package verb

import (
	"context"

	"github.com/99designs/gqlgen/graphql"

	"jiedui/ent"
	"jiedui/ent/industrialpark"
	"jiedui/rule"
	"jiedui/scalar"
)

type RegisterIndustrialParkInput struct {
	PairingID int
	// CountyID is the recipient of the pairing if it is left out.
	CountyID *int
	Name     string
	Area     scalar.Decimal
	Status   *industrialpark.Status
	OpenedOn *scalar.Date
}

// RegisterIndustrialPark registers a park.
func RegisterIndustrialPark(ctx context.Context, c *ent.Client, in RegisterIndustrialParkInput) (*ent.IndustrialPark, error) {
	county, err := countyOrRecipient(ctx, c, in.CountyID, &in.PairingID)
	if err != nil {
		return nil, err
	}
	p, err := in.fill(c.IndustrialPark.Create(), county).Save(ctx)
	return p, explainDuplicate(err, "name", "the pairing has a park of this name", "该结对已有同名园区")
}

// RegisterIndustrialParks registers parks together: all, or none.
func RegisterIndustrialParks(ctx context.Context, c *ent.Client, all []RegisterIndustrialParkInput) error {
	counties := make([]*int, len(all))
	for i, in := range all {
		var err error
		if counties[i], err = countyOrRecipient(ctx, c, in.CountyID, &in.PairingID); err != nil {
			return err
		}
	}
	return c.IndustrialPark.MapCreateBulk(all, func(p *ent.IndustrialParkCreate, i int) { all[i].fill(p, counties[i]) }).Exec(ctx)
}

func (in RegisterIndustrialParkInput) fill(p *ent.IndustrialParkCreate, county *int) *ent.IndustrialParkCreate {
	if county != nil {
		p.SetCountyID(*county)
	}
	return p.SetPairingID(in.PairingID).SetName(in.Name).SetArea(in.Area).
		SetNillableStatus(in.Status).SetNillableOpenedOn(in.OpenedOn)
}

// UpdateIndustrialParkInput is the input of UpdateIndustrialPark. Fields that are left out do not change, and
// null clears a field.
type UpdateIndustrialParkInput struct {
	ID       int
	Version  int
	Name     *string
	Area     *scalar.Decimal
	Status   *industrialpark.Status
	OpenedOn graphql.Omittable[*scalar.Date]
}

// UpdateIndustrialPark corrects a park, or moves it to its next status.
func UpdateIndustrialPark(ctx context.Context, c *ent.Client, in UpdateIndustrialParkInput) (*ent.IndustrialPark, error) {
	p, err := readAt(ctx, c.IndustrialPark.Query().Where(industrialpark.ID(in.ID), rule.Locked).Only, in.Version)
	if err != nil {
		return nil, err
	}
	if in.Status != nil && *in.Status == p.Status { // the status does not change
		in.Status = nil
	}
	u := p.Update().SetNillableName(in.Name).SetNillableArea(in.Area).SetNillableStatus(in.Status)
	change(in.OpenedOn, u.SetOpenedOn, u.ClearOpenedOn)
	p, err = u.Save(ctx)
	return p, explainDuplicate(err, "name", "the pairing has a park of this name", "该结对已有同名园区")
}
