package rule

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	entcore "entgo.io/ent"

	"jiedui/ent"
	"jiedui/ent/coordinator"
	"jiedui/ent/rightschange"
	"jiedui/fault"
	"jiedui/history"
	"jiedui/viewer"
)

var rightsTransitions = steps{
	string(rightschange.StatusPROPOSED):  {string(rightschange.StatusCONFIRMED), string(rightschange.StatusREJECTED)},
	string(rightschange.StatusCONFIRMED): {}, string(rightschange.StatusREJECTED): {}, string(rightschange.StatusSOLE_ADMIN): {},
}

// TwoAdmins keeps a change of rights to PROPOSED → CONFIRMED or REJECTED, and notes who takes each step. Another admin
// than the one who proposed it confirms it, while that one is an admin too. Whoever rejects it says why.
func TwoAdmins() Check {
	step := stepCheck("status", rightsTransitions)
	return mutationCheck(func(ctx context.Context, m *ent.RightsChangeMutation) error {
		v := viewer.From(ctx)
		if v == nil || v.ID == 0 {
			return Unauthenticated(ctx)
		}
		if m.Op().Is(entcore.OpCreate) {
			m.SetProposerID(v.ID)
			return nil
		}
		if err := step(ctx, m); err != nil {
			return err
		}
		status, moves := m.Status()
		if moves {
			m.SetDeciderID(v.ID)
		}
		switch {
		case status == rightschange.StatusREJECTED:
			if reason, _ := m.Reason(); strings.TrimSpace(reason) == "" {
				return fault.Input("reason", "give a reason when you reject a change", "否决变更时请说明原因")
			}
		case status == rightschange.StatusCONFIRMED:
			by, err := m.OldProposerID(ctx)
			if err != nil {
				return fmt.Errorf("who proposed the change: %w", err)
			}
			if by == v.ID {
				return forbidden("you proposed the change: another admin must confirm it", "您是提出人，须由另一名管理员确认")
			}
			still, err := m.Client().Coordinator.Query().Where(coordinator.ID(by), admins).Exist(ctx)
			if err != nil {
				return fmt.Errorf("who proposed the change: %w", err)
			}
			if !still {
				return fault.New(fault.Conflict, "who proposed the change is no admin any more: reject it, and propose it yourself",
					"提出人已不是管理员：请否决该变更并重新提出")
			}
		}
		return nil
	})
}

// admins are the active ones.
var admins = coordinator.And(coordinator.RoleEQ(coordinator.RoleADMIN), coordinator.Active(true))

// LockAdmins lets changes of admins wait for each other. Otherwise two admins could demote each other.
func LockAdmins(ctx context.Context, c *ent.Client) error {
	if _, err := c.Coordinator.Query().Where(coordinator.RoleEQ(coordinator.RoleADMIN), Locked).Order(coordinator.ByID()).All(ctx); err != nil {
		return fmt.Errorf("admins: %w", err)
	}
	return nil
}

// OtherAdmin reports whether there is an active admin besides the viewer, who must be one. The admins must be locked.
func OtherAdmin(ctx context.Context, c *ent.Client) (bool, error) {
	v := viewer.From(ctx)
	if v == nil || v.ID == 0 {
		return false, Unauthenticated(ctx)
	}
	ids, err := c.Coordinator.Query().Where(admins).IDs(ctx)
	if err != nil {
		return false, fmt.Errorf("admins: %w", err)
	}
	if slices.Contains(ids, v.ID) {
		return len(ids) > 1, nil
	}
	return false, forbidden("only an active admin may change rights: ask an admin", "仅在用的管理员可变更权限：请联系管理员")
}

// errRehearsed ends a rehearsal that went well.
var errRehearsed = errors.New("rehearsed")

// Rehearse returns the error with which a change would fail, and undoes the change.
func Rehearse(ctx context.Context, c *ent.Client, change func(context.Context, *ent.Client) error) error {
	err := history.Attempt(ctx, c, func(ctx context.Context, c *ent.Client) error {
		if err := change(ctx, c); err != nil {
			return err
		}
		return errRehearsed
	})
	if errors.Is(err, errRehearsed) {
		return nil
	}
	return err
}
