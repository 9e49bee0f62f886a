package verb

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"github.com/99designs/gqlgen/graphql"

	"jiedui/clock"
	"jiedui/ent"
	"jiedui/ent/coordinator"
	"jiedui/ent/rightschange"
	"jiedui/ent/tokenrevocation"
	"jiedui/fault"
	"jiedui/rule"
)

// RevokeTokensInput names a token or a subject.
type RevokeTokensInput struct {
	TokenID, Subject *string
	Reason           string
}

// RevokeTokens refuses one token, or all tokens of a subject that were issued until now. A token that is revoked again
// stays as it is.
func RevokeTokens(ctx context.Context, c *ent.Client, in RevokeTokensInput) (*ent.TokenRevocation, error) {
	if (in.TokenID == nil) == (in.Subject == nil) {
		return nil, fault.New(fault.BadUserInput, "give either the id of a token or a subject", "请指定令牌编号或主体之一")
	}
	which := tokenrevocation.SubjectEQ
	value := in.Subject
	if in.TokenID != nil {
		which, value = tokenrevocation.TokenIDEQ, in.TokenID
	}
	moment := clock.Now()
	was, err := c.TokenRevocation.Query().Where(which(*value), rule.Locked).Only(ctx)
	switch {
	case ent.IsNotFound(err):
		made, err := c.TokenRevocation.Create().SetNillableTokenID(in.TokenID).SetNillableSubject(in.Subject).
			SetRevokedAt(moment).SetReason(in.Reason).Save(ctx)
		return made, explainDuplicate(err, "subject", "somebody else revokes the same now: try again", "他人正在吊销同一令牌：请重试")
	case err != nil:
		return nil, fmt.Errorf("revocations: %w", err)
	case in.TokenID != nil:
		return was, nil
	}
	return was.Update().SetRevokedAt(moment).SetReason(in.Reason).Save(ctx)
}

// Rights say how admins change the rights of coordinators.
type Rights struct {
	// TwoAdmins: where there are two active admins, one proposes a change and another confirms it.
	TwoAdmins bool
}

// AddCoordinator registers a person who works with the system, or proposes it.
func (r Rights) AddCoordinator(ctx context.Context, c *ent.Client, in AddCoordinatorInput) (*ent.Coordinator, *ent.RightsChange, error) {
	add := func(ctx context.Context, c *ent.Client) (*ent.Coordinator, error) { return AddCoordinator(ctx, c, in) }
	if !r.TwoAdmins {
		p, err := add(ctx, c)
		return p, nil, err
	}
	if err := rule.LockAdmins(ctx, c); err != nil {
		return nil, nil, err
	}
	return changeRights(ctx, c, rightsChange{before: struct{}{}, after: in, do: add})
}

// UpdateCoordinator changes what a person may do, or how to reach them. If another admin must agree, it proposes the
// change and leaves the person as it is. That nobody but an admin loses all rights at once needs no second admin.
func (r Rights) UpdateCoordinator(ctx context.Context, c *ent.Client, in UpdateCoordinatorInput) (*ent.Coordinator, *ent.RightsChange, error) {
	if err := rule.LockAdmins(ctx, c); err != nil {
		return nil, nil, err
	}
	update := func(ctx context.Context, c *ent.Client) (*ent.Coordinator, error) {
		return UpdateCoordinator(ctx, c, in)
	}
	if !r.TwoAdmins {
		p, err := update(ctx, c)
		return p, nil, err
	}
	p, err := readAt(ctx, c.Coordinator.Query().Where(coordinator.ID(in.ID), rule.Locked).Only, in.Version)
	if err != nil {
		return nil, nil, err
	}
	was, err := rightsOf(ctx, p)
	if err != nil {
		return nil, nil, err
	}
	if !was.grows(in) {
		p, err := update(ctx, c)
		return p, nil, err
	}
	return changeRights(ctx, c, rightsChange{of: p, before: was.beside(in), after: in, do: update})
}

// rightsOf returns a coordinator as the input that would make it so.
func rightsOf(ctx context.Context, p *ent.Coordinator) (r rights, err error) {
	r = rights{
		Name: &p.Name, Role: &p.Role, Active: &p.Active,
		Phone: graphql.OmittableOf(p.Phone), Email: graphql.OmittableOf(p.Email),
	}
	for _, regions := range []struct {
		into *[]int
		read func(context.Context) ([]int, error)
	}{
		{&r.ProvinceIDs, p.QueryProvinces().IDs}, {&r.PrefectureIDs, p.QueryPrefectures().IDs}, {&r.CountyIDs, p.QueryCounties().IDs},
	} {
		ids, err := regions.read(ctx)
		if err != nil {
			return r, fmt.Errorf("scope of the coordinator: %w", err)
		}
		slices.Sort(ids)
		*regions.into = append([]int{}, ids...)
	}
	return r, nil
}

// rights are a coordinator as the input that would make it so.
type rights UpdateCoordinatorInput

// grows reports whether an input changes rights in a way that needs a second admin.
func (r rights) grows(in UpdateCoordinatorInput) bool {
	ends := in.Active != nil && !*in.Active && *r.Active
	switch {
	case ends && *r.Role == coordinator.RoleADMIN, in.Active != nil && *in.Active && !*r.Active:
		return true
	case in.Role != nil && *in.Role != *r.Role:
		return true
	}
	for _, scope := range [][2][]int{{in.ProvinceIDs, r.ProvinceIDs}, {in.PrefectureIDs, r.PrefectureIDs}, {in.CountyIDs, r.CountyIDs}} {
		if scope[0] == nil {
			continue
		}
		if gone, come := differ(scope[1], scope[0]); len(gone) > 0 || len(come) > 0 {
			return true
		}
	}
	return false
}

// beside returns what there is now of the fields that an input has.
func (r rights) beside(in UpdateCoordinatorInput) rights {
	none := rights{}
	if in.Name == nil {
		r.Name = none.Name
	}
	if in.Role == nil {
		r.Role = none.Role
	}
	if in.Active == nil {
		r.Active = none.Active
	}
	if !in.Phone.IsSet() {
		r.Phone = none.Phone
	}
	if !in.Email.IsSet() {
		r.Email = none.Email
	}
	if in.ProvinceIDs == nil {
		r.ProvinceIDs = none.ProvinceIDs
	}
	if in.PrefectureIDs == nil {
		r.PrefectureIDs = none.PrefectureIDs
	}
	if in.CountyIDs == nil {
		r.CountyIDs = none.CountyIDs
	}
	return r
}

// rightsChange is what an admin wants.
type rightsChange struct {
	of            *ent.Coordinator // nil for a new one
	before, after any
	do            func(context.Context, *ent.Client) (*ent.Coordinator, error)
}

// changeRights does a change if the viewer is the only admin, and otherwise proposes it. What would fail is not proposed.
// The admins must be locked.
func changeRights(ctx context.Context, c *ent.Client, change rightsChange) (*ent.Coordinator, *ent.RightsChange, error) {
	others, err := rule.OtherAdmin(ctx, c)
	if err != nil {
		return nil, nil, err
	}
	before, err := json.Marshal(change.before)
	if err != nil {
		return nil, nil, fmt.Errorf("change of rights: %w", err)
	}
	after, err := json.Marshal(change.after)
	if err != nil {
		return nil, nil, fmt.Errorf("change of rights: %w", err)
	}
	record := c.RightsChange.Create().SetBefore(string(before)).SetAfter(string(after))
	if change.of != nil {
		record.SetCoordinator(change.of).SetCoordinatorVersion(change.of.Version)
	}
	if others {
		err := rule.Rehearse(ctx, c, func(ctx context.Context, c *ent.Client) error {
			_, err := change.do(ctx, c)
			return err
		})
		if err != nil {
			return nil, nil, err
		}
		proposed, err := record.SetStatus(rightschange.StatusPROPOSED).Save(ctx)
		return change.of, proposed, err
	}
	p, err := change.do(ctx, c)
	if err != nil {
		return nil, nil, err
	}
	made, err := record.SetStatus(rightschange.StatusSOLE_ADMIN).SetCoordinator(p).Save(ctx)
	return p, made, err
}

type ConfirmRightsChangeInput struct{ ID, Version int }

// ConfirmRightsChange agrees to a change of rights, and does it.
func ConfirmRightsChange(ctx context.Context, c *ent.Client, in ConfirmRightsChangeInput) (*ent.RightsChange, error) {
	if err := rule.LockAdmins(ctx, c); err != nil {
		return nil, err
	}
	if _, err := rule.OtherAdmin(ctx, c); err != nil {
		return nil, err
	}
	change, err := readAt(ctx, c.RightsChange.Query().Where(rightschange.ID(in.ID), rule.Locked).Only, in.Version)
	if err != nil {
		return nil, err
	}
	// Before the change is done: it may take the rights of the one who proposed it.
	if change, err = change.Update().SetStatus(rightschange.StatusCONFIRMED).Save(ctx); err != nil {
		return nil, err
	}
	if change.CoordinatorID == nil {
		var add AddCoordinatorInput
		if err := json.Unmarshal([]byte(change.After), &add); err != nil {
			return nil, fmt.Errorf("change of rights: %w", err)
		}
		added, err := AddCoordinator(ctx, c, add)
		if err != nil {
			return nil, err
		}
		return change.Update().SetCoordinator(added).Save(ctx)
	}
	var update UpdateCoordinatorInput
	if err := json.Unmarshal([]byte(change.After), &update); err != nil {
		return nil, fmt.Errorf("change of rights: %w", err)
	}
	update.ID, update.Version = *change.CoordinatorID, *change.CoordinatorVersion
	_, err = UpdateCoordinator(ctx, c, update)
	if fault.Is(err, fault.Conflict) {
		return nil, fault.Wrap(err, fault.Conflict, "the coordinator was changed since this was proposed, or is the last admin: reject the change, and propose it anew if it is still wanted",
			"提出变更后该联络员已被修改，或为最后一名管理员：请否决该变更，如仍需要请重新提出")
	}
	return change, err
}

type RejectRightsChangeInput struct {
	ID, Version int
	Reason      string
}

// RejectRightsChange rejects a change of rights that was proposed. Who proposed it may withdraw it in this way.
func RejectRightsChange(ctx context.Context, c *ent.Client, in RejectRightsChangeInput) (*ent.RightsChange, error) {
	change, err := readAt(ctx, c.RightsChange.Query().Where(rightschange.ID(in.ID), rule.Locked).Only, in.Version)
	if err != nil {
		return nil, err
	}
	return change.Update().SetStatus(rightschange.StatusREJECTED).SetReason(in.Reason).Save(ctx)
}
