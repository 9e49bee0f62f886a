package rule

import (
	"context"
	"fmt"

	entcore "entgo.io/ent"

	"jiedui/ent"
	"jiedui/ent/county"
	"jiedui/fault"
)

// ParkPlace wants a park in the key county of its pairing, or in another county of the same prefecture.
func ParkPlace() entcore.Hook {
	return of(func(ctx context.Context, m *ent.IndustrialParkMutation) error {
		pairing, ok := m.PairingID()
		if !ok {
			return nil
		}
		id, _ := m.CountyID()
		return placed(ctx, m.Client(), pairing, id)
	})
}

// ProjectPlace wants a project in a key county or, with a pairing, where a park of the pairing may lie; and its park
// to be of the same pairing.
func ProjectPlace() entcore.Hook {
	return of(func(ctx context.Context, m *ent.InvestmentProjectMutation) error {
		pairing, paired := m.PairingID()
		if m.Op().Is(entcore.OpCreate) {
			id, ok := m.CountyID()
			if !ok {
				return nil // the schema refuses it
			}
			var err error
			if paired {
				err = placed(ctx, m.Client(), pairing, id)
			} else {
				err = designated(ctx, m.Client(), "countyID", id, county.DesignationKEY)
			}
			if err != nil {
				return err
			}
		}
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
		p, err := m.Client().IndustrialPark.Get(ctx, park)
		switch {
		case ent.IsNotFound(err):
			return fault.Input("parkID", fmt.Sprintf("there is no park %d", park), fmt.Sprintf("不存在园区 %d", park))
		case err != nil:
			return fmt.Errorf("park: %w", err)
		case !paired || p.PairingID != pairing:
			return fault.Input("parkID", "the park belongs to another pairing", "该园区属于另一结对")
		}
		return nil
	})
}

// placed refuses a county that is neither the recipient of the pairing nor in the recipient's prefecture.
func placed(ctx context.Context, client *ent.Client, pairing, id int) error {
	p, err := pairingOf(ctx, client, pairing)
	if err != nil {
		return err
	}
	if p.RecipientID == id {
		return nil
	}
	recipient, err := client.County.Get(ctx, p.RecipientID)
	if err != nil {
		return fmt.Errorf("recipient of the pairing: %w", err)
	}
	c, err := client.County.Get(ctx, id)
	switch {
	case ent.IsNotFound(err):
		return fault.Input("countyID", fmt.Sprintf("there is no county %d", id), fmt.Sprintf("不存在县 %d", id))
	case err != nil:
		return fmt.Errorf("county: %w", err)
	case c.PrefectureID == nil || recipient.PrefectureID == nil || *c.PrefectureID != *recipient.PrefectureID:
		return fault.Input("countyID",
			fmt.Sprintf("%s is neither %s nor in the same prefecture", c.NameEn, recipient.NameEn),
			fmt.Sprintf("%s既不是%s,也不在同一地级市(州)", c.Name, recipient.Name))
	}
	return nil
}
