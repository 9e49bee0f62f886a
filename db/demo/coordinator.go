package demo

import (
	"context"
	"fmt"
	"slices"

	"jiedui/db/bulk"
	"jiedui/ent"
	"jiedui/ent/coordinator"
	"jiedui/scalar"
)

// The numbers of coordinators besides the one for each county of a pairing.
const (
	reviewersAProvince = 2
	cityCoordinators   = 15
	analysts           = 5
)

// coordinators have subjects that name where they work, such as demo:county:513430, no telephone, and an address that
// cannot exist.
func (l *loader) coordinators(ctx context.Context) error {
	random := randomOf("coordinators", 0)
	var builders []*ent.CoordinatorCreate
	add := func(subject string, role coordinator.Role) *ent.CoordinatorCreate {
		c := l.client.Coordinator.Create().
			SetOrigin(scalar.OriginDemo).
			SetName(personName(random)).
			SetSubject("demo:" + subject).
			SetRole(role).
			SetEmail(fmt.Sprintf("demo%03d@jiedui.invalid", len(builders)+1))
		builders = append(builders, c)
		return c
	}

	add("admin", coordinator.RoleADMIN)
	for n := range analysts {
		add(fmt.Sprintf("analyst:%d", n+1), coordinator.RoleANALYST)
	}
	provinces := slices.Clone(l.eastern) // later also the western ones
	var cities []*division               // a key county of each prefecture
	for _, key := range l.keys {
		if last := provinces[len(provinces)-1]; last != key.province {
			provinces = append(provinces, key.province)
		}
		if key.prefecture != 0 && (len(cities) == 0 || cities[len(cities)-1].prefecture != key.prefecture) {
			cities = append(cities, key)
		}
	}
	for _, code := range provinces {
		for n := range reviewersAProvince {
			add(fmt.Sprintf("province:%s:%d", code, n+1), coordinator.RoleREVIEWER).AddProvinceIDs(l.provinces[code])
		}
	}
	for _, i := range random.Perm(len(cities))[:cityCoordinators] {
		add("prefecture:"+cities[i].code[:4], coordinator.RoleCOORDINATOR).AddPrefectureIDs(cities[i].prefecture)
	}
	for _, side := range [][]*division{l.supporters, l.keys} {
		for _, p := range side {
			add("county:"+p.code, coordinator.RoleCOORDINATOR).AddCountyIDs(p.id)
		}
	}
	_, err := bulk.Create(ctx, builders, l.client.Coordinator.CreateBulk, nil)
	return err
}
