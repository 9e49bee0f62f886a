package report

import (
	"context"
	"fmt"

	"jiedui/ent"
	"jiedui/ent/county"
	"jiedui/ent/pairing"
	"jiedui/ent/prefecture"
	"jiedui/ent/province"
	"jiedui/fault"
	"jiedui/rule"
)

// scope is the part of the country that the summary is of.
func (r SummaryRequest) scope(ctx context.Context, client *ent.Client) (Scope, error) {
	given := 0
	for _, argument := range []bool{r.Province != nil, r.Region != nil, r.Pairing != nil} {
		if argument {
			given++
		}
	}
	switch {
	case given > 1:
		return Scope{}, fault.New(fault.BadUserInput, "give one of province, regionID and pairingID", "province、regionID、pairingID 只能选填一项")
	case r.Province != nil:
		return provinceScope(ctx, client, *r.Province)
	case r.Region != nil:
		return regionScope(ctx, client, *r.Region)
	case r.Pairing != nil:
		there, err := client.Pairing.Query().Where(pairing.ID(*r.Pairing)).Exist(ctx)
		if err == nil && !there {
			err = fault.Input("pairingID", fmt.Sprintf("there is no pairing %d", *r.Pairing), fmt.Sprintf("不存在结对关系 %d", *r.Pairing))
		}
		return Scope{Pairings: fmt.Sprintf("SELECT i.id FROM pairings AS i WHERE i.id = %d", *r.Pairing)}, err
	}
	return Scope{}, nil
}

// provinceScope is the part of the country that a province is in: the counties that lie in it, or those that its
// counties support.
func provinceScope(ctx context.Context, client *ent.Client, code string) (Scope, error) {
	if err := rule.CheckDivisionCode(code, 2); err != nil {
		return Scope{}, err
	}
	p, err := client.Province.Query().Where(province.Code(code)).Only(ctx)
	if ent.IsNotFound(err) {
		return Scope{}, fault.Input("province", fmt.Sprintf("there is no province %s", code), fmt.Sprintf("不存在省份 %s", code))
	}
	if err != nil {
		return Scope{}, fmt.Errorf("province %s: %w", code, err)
	}
	return Scope{Province: p.ID, Supporting: isEastern(p)}, nil
}

// regionScope is the same of any region, by its id.
func regionScope(ctx context.Context, client *ent.Client, id int) (scope Scope, err error) {
	var p *ent.Province
	switch kind, _ := ent.TypeOf(id); kind {
	case ent.TypeProvince:
		scope.Province = id
		p, err = client.Province.Query().Where(province.ID(id)).Only(ctx)
	case ent.TypePrefecture:
		scope.Prefecture = id
		p, err = client.Province.Query().Where(province.HasPrefecturesWith(prefecture.ID(id))).Only(ctx)
	case ent.TypeCounty:
		scope.County = id
		p, err = client.Province.Query().Where(province.HasCountiesWith(county.ID(id))).Only(ctx)
	}
	if p == nil && (err == nil || ent.IsNotFound(err)) {
		return Scope{}, fault.Input("regionID", fmt.Sprintf("there is no region %d", id), fmt.Sprintf("不存在地区 %d", id))
	}
	if err != nil {
		return Scope{}, fmt.Errorf("region %d: %w", id, err)
	}
	scope.Supporting = isEastern(p)
	return scope, nil
}

func isEastern(p *ent.Province) bool { return p.EconomicZone == province.EconomicZoneEASTERN }
