package rule

import (
	"context"
	"fmt"

	entcore "entgo.io/ent"

	"jiedui/ent"
	"jiedui/ent/county"
	"jiedui/fault"
)

// PairingSides requires a supporting county on one side and a key county on the other.
func PairingSides() Check {
	return mutationCheck(func(ctx context.Context, m *ent.PairingMutation) error {
		if id, ok := m.SupporterID(); ok {
			if err := requireDesignation(ctx, m.Client(), "supporterID", id, county.DesignationSUPPORTING); err != nil {
				return err
			}
		}
		if id, ok := m.RecipientID(); ok {
			return requireDesignation(ctx, m.Client(), "recipientID", id, county.DesignationKEY)
		}
		return nil
	})
}

// requireDesignation refuses a county without the designation.
func requireDesignation(ctx context.Context, client *ent.Client, field string, id int, want county.Designation) error {
	counties, err := countiesOf(ctx, client, id)
	c := counties[id]
	switch {
	case err != nil:
		return err
	case c == nil:
		return noCounty(field, id)
	case c.Designation != want:
		return fault.Input(field,
			fmt.Sprintf("%s (%s) is not designated %s", c.NameEn, c.Code, want),
			fmt.Sprintf("%s（%s）不是%s", c.Name, c.Code, map[county.Designation]string{
				county.DesignationSUPPORTING: "支援县", county.DesignationKEY: "国家乡村振兴重点帮扶县",
			}[want]))
	}
	return nil
}

// EngagementCounty requires a key county.
func EngagementCounty() Check {
	return mutationCheck(func(ctx context.Context, m *ent.EnterpriseEngagementMutation) error {
		if id, ok := m.CountyID(); ok {
			return requireDesignation(ctx, m.Client(), "countyID", id, county.DesignationKEY)
		}
		return nil
	})
}

// RecordCounty requires a key county, for records that are counted by the month.
func RecordCounty() Check {
	return func(ctx context.Context, m entcore.Mutation) error {
		id, ok := m.Field("county_id")
		if !ok || isTrusted(ctx) {
			return nil
		}
		return requireDesignation(ctx, clientOf(m), "countyID", id.(int), county.DesignationKEY)
	}
}

// FundCounty requires a key county and, for eastern funds, a pairing of that county.
func FundCounty() Check {
	return mutationCheck(func(ctx context.Context, m *ent.FundAllocationMutation) error {
		id, ok := m.CountyID()
		if !ok {
			return nil
		}
		if err := requireDesignation(ctx, m.Client(), "countyID", id, county.DesignationKEY); err != nil {
			return err
		}
		pairing, ok := m.PairingID()
		if !ok {
			return nil
		}
		recipient, err := Recipient(ctx, m.Client(), pairing)
		if err == nil && recipient != id {
			return fault.Input("pairingID", "the pairing supports another county: choose a pairing of this county", "该结对的受援方是另一个县：请选择本县的结对")
		}
		return err
	})
}

func noCounty(field string, id int) error {
	return fault.Input(field, fmt.Sprintf("there is no county %d", id), fmt.Sprintf("不存在县 %d", id))
}
