package rule

import (
	"context"
	"errors"
	"fmt"

	entcore "entgo.io/ent"

	"jiedui/ent"
	"jiedui/ent/county"
	"jiedui/ent/enterprise"
	"jiedui/ent/industrialpark"
	"jiedui/ent/pairing"
	"jiedui/fault"
)

// ParkCounty requires that a park is in the key county of its pairing, or in another county of the same prefecture.
func ParkCounty() Check {
	return mutationCheck(func(ctx context.Context, m *ent.IndustrialParkMutation) error {
		pairing, ok := m.PairingID()
		if !ok {
			return nil
		}
		id, _ := m.CountyID()
		return checkCounty(ctx, m.Client(), pairing, id)
	})
}

// ProjectCounty requires that a project is in a key county or, with a pairing, in a county where the pairing may have a
// park.
func ProjectCounty() Check {
	return mutationCheck(func(ctx context.Context, m *ent.InvestmentProjectMutation) error {
		pairing, paired := m.PairingID()
		id, ok := m.CountyID()
		switch {
		case !m.Op().Is(entcore.OpCreate): // an update changes neither
			return nil
		case paired:
			return checkCounty(ctx, m.Client(), pairing, id)
		case ok:
			return requireDesignation(ctx, m.Client(), "countyID", id, county.DesignationKEY)
		}
		return fault.Input("countyID", "name the county, or the pairing whose key county it is", "请填写所在县，或所属结对")
	})
}

// ProjectPark requires that the park of a project has the same pairing.
func ProjectPark() Check {
	return mutationCheck(func(ctx context.Context, m *ent.InvestmentProjectMutation) error {
		pairing, paired := m.PairingID()
		park, ok := m.ParkID()
		if !ok {
			return nil
		}
		if m.Op().Is(entcore.OpUpdateOne) {
			old, err := m.OldPairingID(ctx)
			if err != nil {
				return fmt.Errorf("pairing of the project: %w", err)
			}
			if paired = old != nil; paired {
				pairing = *old
			}
		}
		there, err := belongingOf(ctx, m.Client(), ent.TypeIndustrialPark, park)
		switch {
		case errors.Is(err, errNoRecord):
			return fault.Input("parkID", fmt.Sprintf("there is no park %d", park), fmt.Sprintf("不存在园区 %d", park))
		case err != nil:
			return fmt.Errorf("park: %w", err)
		case !paired || there[industrialpark.FieldPairingID] != pairing:
			return fault.Input("parkID", "the park belongs to another pairing: choose a park of this pairing", "该园区属于另一结对：请选择本结对的园区")
		}
		return nil
	})
}

// checkCounty refuses a county that is neither the recipient of the pairing nor in the same prefecture.
func checkCounty(ctx context.Context, client *ent.Client, pairing, id int) error {
	key, err := Recipient(ctx, client, pairing)
	if err != nil || key == id {
		return err
	}
	counties, err := countiesOf(ctx, client, key, id)
	c, recipient := counties[id], counties[key]
	switch {
	case err != nil:
		return err
	case c == nil:
		return noCounty("countyID", id)
	case c.PrefectureID == nil || recipient.PrefectureID == nil || *c.PrefectureID != *recipient.PrefectureID:
		return fault.Input("countyID",
			fmt.Sprintf("%s is neither %s nor in the same prefecture", c.NameEn, recipient.NameEn),
			fmt.Sprintf("%s既不是%s，也不在同一地级市（州）", c.Name, recipient.Name))
	}
	return nil
}

// PairingThere requires that the pairing of a record exists, if the record names one.
func PairingThere(ctx context.Context, m entcore.Mutation) error {
	value, ok := m.Field("pairing_id")
	if !ok || isTrusted(ctx) {
		return nil
	}
	_, err := Recipient(ctx, clientOf(m), value.(int))
	return err
}

// Recipient returns the key county of a pairing.
func Recipient(ctx context.Context, client *ent.Client, id int) (int, error) {
	sides, err := belongingOf(ctx, client, ent.TypePairing, id)
	if errors.Is(err, errNoRecord) {
		return 0, fault.Input("pairingID", fmt.Sprintf("there is no record %d", id), fmt.Sprintf("不存在记录 %d", id))
	}
	if err != nil {
		return 0, fmt.Errorf("pairing: %w", err)
	}
	return sides[pairing.FieldRecipientID], nil
}

// ProjectThere requires that the project of a contribution exists.
func ProjectThere(ctx context.Context, m entcore.Mutation) error {
	value, ok := m.Field("project_id")
	if !ok || isTrusted(ctx) {
		return nil
	}
	id := value.(int)
	_, err := belongingOf(ctx, clientOf(m), ent.TypeInvestmentProject, id)
	if errors.Is(err, errNoRecord) {
		return fault.Input("projectID", fmt.Sprintf("there is no project %d", id), fmt.Sprintf("不存在项目 %d", id))
	}
	if err != nil {
		return fmt.Errorf("project: %w", err)
	}
	return nil
}

// EnterpriseThere requires that the enterprise of a record exists. The database would refuse it with a message that
// says less.
func EnterpriseThere(ctx context.Context, m entcore.Mutation) error {
	value, ok := m.Field("enterprise_id")
	if !ok || isTrusted(ctx) {
		return nil
	}
	id := value.(int)
	there, err := clientOf(m).Enterprise.Query().Where(enterprise.ID(id)).Exist(System(ctx))
	if err != nil {
		return fmt.Errorf("enterprise: %w", err)
	}
	if !there {
		return NoEnterprise(id)
	}
	return nil
}

// NoEnterprise returns the fault for the id of an enterprise that does not exist.
func NoEnterprise(id int) error {
	return fault.Input("enterpriseID", fmt.Sprintf("there is no enterprise %d", id), fmt.Sprintf("不存在企业 %d", id))
}
