package verb

import (
	"context"
	"fmt"
	"slices"

	"github.com/99designs/gqlgen/graphql"

	"jiedui/ent"
	"jiedui/ent/coordinator"
	"jiedui/ent/county"
	"jiedui/ent/prefecture"
	"jiedui/ent/province"
	"jiedui/fault"
	"jiedui/rule"
)

// AddCoordinatorInput is the input of AddCoordinator. A change of rights keeps it as JSON until it is confirmed.
type AddCoordinatorInput struct {
	Subject       string           `json:"subject"`
	Name          string           `json:"name"`
	Role          coordinator.Role `json:"role"`
	Phone         *string          `json:"phone,omitempty"`
	Email         *string          `json:"email,omitempty"`
	ProvinceIDs   []int            `json:"provinces,omitempty"`
	PrefectureIDs []int            `json:"prefectures,omitempty"`
	CountyIDs     []int            `json:"counties,omitempty"`
}

// AddCoordinator registers a person who works with the system.
func AddCoordinator(ctx context.Context, c *ent.Client, in AddCoordinatorInput) (*ent.Coordinator, error) {
	if err := checkRegions(ctx, c, in.ProvinceIDs, in.PrefectureIDs, in.CountyIDs); err != nil {
		return nil, err
	}
	p, err := c.Coordinator.Create().
		SetSubject(in.Subject).SetName(in.Name).SetRole(in.Role).SetNillablePhone(in.Phone).SetNillableEmail(in.Email).
		AddProvinceIDs(in.ProvinceIDs...).AddPrefectureIDs(in.PrefectureIDs...).AddCountyIDs(in.CountyIDs...).
		Save(ctx)
	return p, explainDuplicate(err, "subject", fmt.Sprintf("the subject %q belongs to a coordinator already", in.Subject), fmt.Sprintf("subject “%s” 已属于一位联络员", in.Subject))
}

// UpdateCoordinatorInput is the input of UpdateCoordinator. Fields that are left out do not change, null clears a
// field, and a list of regions replaces the one before. A change of rights keeps it as JSON until it is confirmed.
type UpdateCoordinatorInput struct {
	ID            int                        `json:"-"`
	Version       int                        `json:"-"`
	Name          *string                    `json:"name,omitempty"`
	Role          *coordinator.Role          `json:"role,omitempty"`
	Active        *bool                      `json:"active,omitempty"`
	Phone         graphql.Omittable[*string] `json:"phone,omitzero"`
	Email         graphql.Omittable[*string] `json:"email,omitzero"`
	ProvinceIDs   []int                      `json:"provinces,omitzero"`
	PrefectureIDs []int                      `json:"prefectures,omitzero"`
	CountyIDs     []int                      `json:"counties,omitzero"`
}

// UpdateCoordinator changes what a person may do, or how to reach them. It refuses to leave the system without an
// active admin.
func UpdateCoordinator(ctx context.Context, c *ent.Client, in UpdateCoordinatorInput) (*ent.Coordinator, error) {
	if err := rule.LockAdmins(ctx, c); err != nil {
		return nil, err
	}
	p, err := readAt(ctx, c.Coordinator.Query().Where(coordinator.ID(in.ID), rule.Locked).Only, in.Version)
	if err != nil {
		return nil, err
	}
	if err := checkRegions(ctx, c, in.ProvinceIDs, in.PrefectureIDs, in.CountyIDs); err != nil {
		return nil, err
	}
	u := p.Update().SetNillableName(in.Name).SetNillableRole(in.Role).SetNillableActive(in.Active)
	change(in.Phone, u.SetPhone, u.ClearPhone)
	change(in.Email, u.SetEmail, u.ClearEmail)
	if in.ProvinceIDs != nil {
		was, err := p.QueryProvinces().IDs(ctx)
		if err != nil {
			return nil, fmt.Errorf("provinces of the coordinator: %w", err)
		}
		gone, come := differ(was, in.ProvinceIDs)
		u.RemoveProvinceIDs(gone...).AddProvinceIDs(come...)
	}
	if in.PrefectureIDs != nil {
		was, err := p.QueryPrefectures().IDs(ctx)
		if err != nil {
			return nil, fmt.Errorf("prefectures of the coordinator: %w", err)
		}
		gone, come := differ(was, in.PrefectureIDs)
		u.RemovePrefectureIDs(gone...).AddPrefectureIDs(come...)
	}
	if in.CountyIDs != nil {
		was, err := p.QueryCounties().IDs(ctx)
		if err != nil {
			return nil, fmt.Errorf("counties of the coordinator: %w", err)
		}
		gone, come := differ(was, in.CountyIDs)
		u.RemoveCountyIDs(gone...).AddCountyIDs(come...)
	}
	p, err = u.Save(ctx)
	if err != nil {
		return nil, err
	}
	admins, err := c.Coordinator.Query().Where(coordinator.RoleEQ(coordinator.RoleADMIN), coordinator.Active(true)).Exist(ctx)
	if err != nil {
		return nil, fmt.Errorf("admins: %w", err)
	}
	if !admins {
		return nil, fault.New(fault.Conflict, "this is the last admin: make somebody else one first", "这是最后一名管理员：请先指定他人")
	}
	return p, nil
}

// checkRegions requires that the regions of a scope exist.
func checkRegions(ctx context.Context, c *ent.Client, provinces, prefectures, counties []int) error {
	var found []fault.Field
	for _, kind := range []struct {
		path  string
		ids   []int
		known func() ([]int, error)
	}{
		{"provinceIDs", provinces, func() ([]int, error) { return c.Province.Query().Where(province.IDIn(provinces...)).IDs(ctx) }},
		{"prefectureIDs", prefectures, func() ([]int, error) {
			return c.Prefecture.Query().Where(prefecture.IDIn(prefectures...)).IDs(ctx)
		}},
		{"countyIDs", counties, func() ([]int, error) { return c.County.Query().Where(county.IDIn(counties...)).IDs(ctx) }},
	} {
		if len(kind.ids) == 0 {
			continue
		}
		known, err := kind.known()
		if err != nil {
			return fmt.Errorf("%s: %w", kind.path, err)
		}
		if _, unknown := differ(known, kind.ids); len(unknown) > 0 {
			found = append(found, fault.Input(kind.path, fmt.Sprintf("there is no region %d", slices.Min(unknown)),
				fmt.Sprintf("不存在地区 %d", slices.Min(unknown))).Fields...)
		}
	}
	return fault.Fields(found)
}

// differ returns the ids that are removed and added when the second list replaces the first.
func differ(was, becomes []int) (gone, come []int) {
	keep := make(map[int]bool, len(becomes))
	for _, id := range becomes {
		keep[id] = true
	}
	for _, id := range was {
		if !keep[id] {
			gone = append(gone, id)
		}
		delete(keep, id)
	}
	for id := range keep {
		come = append(come, id)
	}
	return gone, come
}
