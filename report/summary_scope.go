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
	if given > 1 {
		return Scope{}, fault.New(fault.BadUserInput, "give one of province, regionID and pairingID", "province、regionID、pairingID 只能选填一项")
	}
	var scope Scope
	var err error
	switch {
	case r.Province != nil:
		scope, err = provinceScope(ctx, client, *r.Province)
	case r.Region != nil:
		scope, err = regionScope(ctx, client, *r.Region)
	case r.Pairing != nil:
		scope, err = pairingScope(ctx, client, *r.Pairing)
	}
	if err != nil || r.SupportingProvince == nil {
		return scope, err
	}
	if scope.Supporting {
		return Scope{}, fault.Input("supportingProvince", "give a western province or region with it, or none: an eastern one supports, too",
			"与其同用的地区须在受援省份：东部地区本身即为支援方")
	}
	supporting, err := provinceOf(ctx, client, "supportingProvince", *r.SupportingProvince)
	if err != nil {
		return Scope{}, err
	}
	scope.SupportingProvince = supporting.ID
	return scope, nil
}

// pairingScope is what names a pairing.
func pairingScope(ctx context.Context, client *ent.Client, id int) (Scope, error) {
	there, err := client.Pairing.Query().Where(pairing.ID(id)).Exist(ctx)
	if err != nil {
		return Scope{}, fmt.Errorf("pairing %d: %w", id, err)
	}
	if !there {
		return Scope{}, fault.Input("pairingID", fmt.Sprintf("there is no pairing %d", id), fmt.Sprintf("不存在结对关系 %d", id))
	}
	return Scope{Pairings: fmt.Sprintf("SELECT i.id FROM pairings AS i WHERE i.id = %d", id)}, nil
}

// provinceScope is the part of the country that a province is in: the counties that lie in it, or those that its
// counties support.
func provinceScope(ctx context.Context, client *ent.Client, code string) (Scope, error) {
	p, err := provinceOf(ctx, client, "province", code)
	if err != nil {
		return Scope{}, err
	}
	return Scope{Province: p.ID, Supporting: isEastern(p)}, nil
}

// provinceOf returns the province of the code in an argument.
func provinceOf(ctx context.Context, client *ent.Client, argument, code string) (*ent.Province, error) {
	if err := rule.CheckDivisionCode(code, 2); err != nil {
		return nil, err
	}
	p, err := client.Province.Query().Where(province.Code(code)).Only(ctx)
	if ent.IsNotFound(err) {
		return nil, fault.Input(argument, fmt.Sprintf("there is no province %s", code), fmt.Sprintf("不存在省份 %s", code))
	}
	if err != nil {
		return nil, fmt.Errorf("province %s: %w", code, err)
	}
	return p, nil
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
