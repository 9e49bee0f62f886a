package reference

import (
	"context"
	"fmt"
	"strings"

	"jiedui/ent"
	"jiedui/ent/county"
	"jiedui/ent/province"
	"jiedui/scalar"
)

const (
	provincesFile   = "provinces.csv"
	prefecturesFile = "prefectures.csv"
	countiesFile    = "counties.csv"
	keyCountiesFile = "key_counties.csv"
	keySourcesFile  = "key_county_sources.csv"
)

func (l *loader) provinces(ctx context.Context) error {
	s := shape{file: provincesFile, key: []string{"code"}}
	return merge(ctx, l, s, l.client.Province, l.client.Province.Query().All, func(r *row) *ent.ProvinceCreate {
		return l.client.Province.Create().
			SetCode(r.cells["code"]).
			SetName(value(r, "name_zh", anyText)).
			SetNameEn(value(r, "name_en", anyText)).
			SetEconomicZone(value(r, "economic_zone", oneOf(province.EconomicZoneValidator)))
	})
}

func (l *loader) prefectures(ctx context.Context) error {
	s := shape{file: prefecturesFile, key: []string{"code"}}
	return merge(ctx, l, s, l.client.Prefecture, l.client.Prefecture.Query().All, func(r *row) *ent.PrefectureCreate {
		r.checkParent("province_code")
		return l.client.Prefecture.Create().
			SetProvinceID(value(r, "province_code", l.idIn(provincesFile))).
			SetCode(r.cells["code"]).
			SetName(value(r, "name_zh", anyText)).
			SetNameEn(value(r, "name_en", anyText))
	})
}

func (l *loader) counties(ctx context.Context) error {
	designations, err := l.designations()
	if err != nil {
		return err
	}
	s := shape{file: countiesFile, key: []string{"code"}}
	return merge(ctx, l, s, l.client.County, l.client.County.Query().All, func(r *row) *ent.CountyCreate {
		r.checkParent("province_code")
		r.checkParent("prefecture_code")
		c := l.client.County.Create().
			SetProvinceID(value(r, "province_code", l.idIn(provincesFile))).
			SetNillablePrefectureID(optional(r, "prefecture_code", l.idIn(prefecturesFile))).
			SetCode(r.cells["code"]).
			SetName(value(r, "name_zh", anyText)).
			SetNameEn(value(r, "name_en", anyText))
		if d, ok := designations[r.cells["code"]]; ok {
			c.SetDesignation(d.kind).
				SetDesignationOrigin(scalar.OriginOfficial).
				SetNillableDesignationSourceURL(d.source)
		}
		return c
	})
}

// checkParent checks that the code of a division begins with that of the division around it, as in GB/T 2260.
func (r *row) checkParent(column string) {
	if !strings.HasPrefix(r.cells["code"], r.cells[column]) {
		r.fail(fmt.Errorf("code %s does not lie within %s %s", r.cells["code"], column, r.cells[column]))
	}
}

// designation is the role of a county in the programme, and the page that states it.
type designation struct {
	kind   county.Designation
	source *string
}

// designations returns those of the key counties, by code, and of the supporters in the pairings.
func (l *loader) designations() (map[string]designation, error) {
	names := map[string]string{}
	for _, r := range l.tables[countiesFile] {
		names[r.cells["code"]] = r.cells["name_zh"]
	}
	// The name beside a code reveals old codes and misspelt codes.
	named := func(r *row, column, nameColumn string) string {
		code := value(r, column, anyText)
		if name := names[code]; name != r.cells[nameColumn] {
			r.fail(fmt.Errorf("%s: %s is %q in %s, not %q", column, code, name, countiesFile, r.cells[nameColumn]))
		}
		return code
	}

	all := map[string]designation{}
	for _, r := range l.tables[keyCountiesFile] {
		all[named(r, "county_code", "name_zh")] = designation{kind: county.DesignationKEY}
		if r.err != nil {
			return nil, r.err
		}
	}
	for _, r := range l.tables[keySourcesFile] {
		code := r.cells["county_code"]
		if _, ok := all[code]; !ok {
			r.fail(fmt.Errorf("county_code: %q is not in %s", code, keyCountiesFile))
		}
		source := value(r, "source_url", anyText)
		all[code] = designation{county.DesignationKEY, &source}
		if r.err != nil {
			return nil, r.err
		}
	}
	for _, r := range l.tables[countyPairingsFile] {
		if code := named(r, "key_county_code", "key_name_zh"); all[code].kind != county.DesignationKEY {
			r.fail(fmt.Errorf("key_county_code: %q is not in %s", code, keyCountiesFile))
		}
		code := named(r, "supporting_county_code", "supporting_name_zh")
		source := value(r, "source_url", anyText)
		switch all[code].kind {
		case county.DesignationKEY:
			r.fail(fmt.Errorf("supporting_county_code: %s is in %s too", code, keyCountiesFile))
		case county.DesignationSUPPORTING: // the first of several pages is enough
		default:
			all[code] = designation{county.DesignationSUPPORTING, &source}
		}
		if r.err != nil {
			return nil, r.err
		}
	}
	return all, nil
}
