package rule

import (
	"context"
	"fmt"

	entcore "entgo.io/ent"

	"jiedui/ent"
	"jiedui/ent/county"
	"jiedui/fault"
)

// PairingSides wants a supporting county on one side and a key county on the other.
func PairingSides() entcore.Hook {
	return of(func(ctx context.Context, m *ent.PairingMutation) error {
		if id, ok := m.SupporterID(); ok {
			if err := designated(ctx, m.Client(), "supporterID", id, county.DesignationSUPPORTING); err != nil {
				return err
			}
		}
		if id, ok := m.RecipientID(); ok {
			return designated(ctx, m.Client(), "recipientID", id, county.DesignationKEY)
		}
		return nil
	})
}

// designated refuses a county without the designation.
func designated(ctx context.Context, client *ent.Client, field string, id int, want county.Designation) error {
	c, err := client.County.Get(ctx, id)
	switch {
	case ent.IsNotFound(err):
		return fault.Input(field, fmt.Sprintf("there is no county %d", id), fmt.Sprintf("不存在县 %d", id))
	case err != nil:
		return fmt.Errorf("county of %s: %w", field, err)
	case c.Designation != want:
		return fault.Input(field,
			fmt.Sprintf("%s (%s) is not designated %s", c.NameEn, c.Code, want),
			fmt.Sprintf("%s(%s)不是%s", c.Name, c.Code, map[county.Designation]string{
				county.DesignationSUPPORTING: "支援县", county.DesignationKEY: "国家乡村振兴重点帮扶县",
			}[want]))
	}
	return nil
}

// EngagementCounty wants a key county.
func EngagementCounty() entcore.Hook {
	return of(func(ctx context.Context, m *ent.EnterpriseEngagementMutation) error {
		if id, ok := m.CountyID(); ok {
			return designated(ctx, m.Client(), "countyID", id, county.DesignationKEY)
		}
		return nil
	})
}

// FundCounty wants a key county, and for eastern money a pairing of that county.
func FundCounty() entcore.Hook {
	return of(func(ctx context.Context, m *ent.FundAllocationMutation) error {
		id, ok := m.CountyID()
		if !ok {
			return nil
		}
		if err := designated(ctx, m.Client(), "countyID", id, county.DesignationKEY); err != nil {
			return err
		}
		pairing, ok := m.PairingID()
		if !ok {
			return nil
		}
		p, err := pairingOf(ctx, m.Client(), pairing)
		if err == nil && p.RecipientID != id {
			err = fault.Input("pairingID", "the pairing supports another county", "该结对的受援方是另一个县")
		}
		return err
	})
}

func pairingOf(ctx context.Context, client *ent.Client, id int) (*ent.Pairing, error) {
	p, err := client.Pairing.Get(ctx, id)
	if ent.IsNotFound(err) {
		return nil, fault.Input("pairingID", fmt.Sprintf("there is no pairing %d", id), fmt.Sprintf("不存在结对 %d", id))
	}
	if err != nil {
		return nil, fmt.Errorf("pairing: %w", err)
	}
	return p, nil
}
