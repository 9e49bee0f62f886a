package demo

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"jiedui/ent"
	"jiedui/ent/county"
	"jiedui/ent/province"
	"jiedui/scalar"
)

// developed are well-known developed counties, cities and districts of the eastern provinces that take part, with the
// number of supporters of each province. The first of those that no page names as supporters fill up the number. So a
// page that names another supporter replaces the last one.
var developed = []struct {
	supporters int
	codes      string
}{
	{10, "110101 110105 110106 110108 110111 110112 110113 110114"},
	{13, "120102 120104 120105 120113 120115"},
	{15, "310104 310106 310109 310113 310114 310116 310118 310120"},
	{26, `320111 320115 320205 320206 320281 320282 320312 320411 320412 320413 320506
		320509 320581 320582 320583 320585 320612 320614 320681 320685 321181 321283`},
	{23, `330106 330109 330110 330111 330203 330211 330212 330281 330282 330381
		330382 330421 330481 330483 330521 330603 330681 330782 331081`},
	{6, "350121 350181 350203 350206 350582 350583"},
	{13, "370114 370211 370212 370214 370215 370281 370303 370681 370783 370782 371082 371681"},
	{27, `440104 440105 440111 440112 440113 440118 440303 440304 440305 440306 440309
		440402 440403 440604 440605 440606 440607 440703 440705 441302 441303`},
}

// populous says how much more or less populous the counties of a province are than elsewhere.
var populous = map[string]float64{
	"14": 0.7, "15": 0.7, "34": 1.7, "36": 1.2, "41": 1.9, "42": 1.2, "43": 1.5, "45": 1.1, "50": 1.6, "51": 0.8,
	"52": 1.5, "53": 1.1, "54": 0.15, "61": 0.8, "62": 0.9, "63": 0.25, "64": 0.9, "65": 0.7,
}

// division is a county with the facts that the records made up about it need.
type division struct {
	id          int
	code        string
	short, city string // 金阳, and the prefecture or municipality in the names of firms, 凉山
	province    string // its code
	prefecture  int    // 0: none
	rural       bool   // not a district of a city
	size        int64  // relative population
	designation county.Designation
}

// atlas has all divisions in the order of their codes.
type atlas struct {
	places     []*division
	byID       map[int]*division
	keys       []*division
	supporters []*division
	inProvince map[string][]*division
	provinces  map[string]int      // ids by code
	inland     map[string]bool     // central and western provinces
	eastern    []string            // the provinces that support
	western    map[string][]string // the provinces that an eastern one supports
}

// regions designates the supporters that no page names, and reads the divisions.
func (l *loader) regions(ctx context.Context) error {
	if err := l.designate(ctx); err != nil {
		return err
	}
	m := &l.atlas
	*m = atlas{
		byID: map[int]*division{}, inProvince: map[string][]*division{},
		provinces: map[string]int{}, inland: map[string]bool{}, western: map[string][]string{},
	}
	cityNames := map[string]string{} // by code of the province or prefecture
	provinces, err := l.client.Province.Query().All(ctx)
	if err != nil {
		return err
	}
	for _, p := range provinces {
		m.provinces[p.Code] = p.ID
		cityNames[p.Code] = shortName(p.Name)
		m.inland[p.Code] = p.EconomicZone == province.EconomicZoneCENTRAL || p.EconomicZone == province.EconomicZoneWESTERN
	}
	prefectures, err := l.client.Prefecture.Query().All(ctx)
	if err != nil {
		return err
	}
	for _, p := range prefectures {
		cityNames[p.Code] = shortName(p.Name)
	}
	counties, err := l.client.County.Query().Order(ent.Asc(county.FieldCode)).All(ctx)
	if err != nil {
		return err
	}
	random := randomOf("regions", 0)
	for _, c := range counties {
		p := &division{
			id: c.ID, code: c.Code, short: shortName(c.Name), province: c.Code[:2], designation: c.Designation,
			rural: !strings.HasSuffix(c.Name, "区"),
			size:  lognormal(random, 0.4),
		}
		if factor, ok := populous[p.province]; ok {
			p.size = scaled(p.size, factor)
		}
		p.city = cityNames[p.province]
		if c.PrefectureID != nil {
			p.prefecture = *c.PrefectureID
			p.city = cityNames[c.Code[:4]]
		}
		m.places = append(m.places, p)
		m.byID[p.id] = p
		m.inProvince[p.province] = append(m.inProvince[p.province], p)
		switch c.Designation {
		case county.DesignationKEY:
			m.keys = append(m.keys, p)
		case county.DesignationSUPPORTING:
			m.supporters = append(m.supporters, p)
		}
	}
	relations, err := l.client.ProvincePairing.Query().WithEastern().WithWestern().Order(ent.Asc("id")).All(ctx)
	if err != nil {
		return err
	}
	for _, r := range relations {
		eastern := r.Edges.Eastern.Code
		m.western[eastern] = append(m.western[eastern], r.Edges.Western.Code)
	}
	m.eastern = slices.Sorted(maps.Keys(m.western))
	return nil
}

// designate makes the first developed counties of each province supporters until the province has its number.
func (l *loader) designate(ctx context.Context) error {
	named, err := l.client.County.Query().Where(county.DesignationEQ(county.DesignationSUPPORTING)).Select(county.FieldCode).Strings(ctx)
	if err != nil {
		return err
	}
	var more []string
	for _, d := range developed {
		codes := strings.Fields(d.codes)
		province := codes[0][:2]
		lacking := d.supporters
		for _, code := range named {
			if strings.HasPrefix(code, province) {
				lacking--
			}
		}
		codes = slices.DeleteFunc(codes, func(code string) bool { return slices.Contains(named, code) })
		if lacking < 0 || lacking > len(codes) {
			return fmt.Errorf("province %s: the reference data name %d supporters, and %d of %d more are known",
				province, d.supporters-lacking, len(codes), lacking)
		}
		more = append(more, codes[:lacking]...)
	}
	return l.client.County.Update().
		Where(county.CodeIn(more...)).
		SetDesignation(county.DesignationSUPPORTING).
		SetDesignationOrigin(scalar.OriginDemo).
		Exec(ctx)
}

// neighbours returns the divisions besides the key county in which its pairings may have a park or project.
func (m *atlas) neighbours(key *division) (others []*division) {
	if key.prefecture == 0 {
		return nil
	}
	for _, p := range m.inProvince[key.province] {
		if p.prefecture == key.prefecture && p != key {
			others = append(others, p)
		}
	}
	return others
}
