package report

import "fmt"

// Scope is the part of the country that a sum is over; the zero Scope is all of it.
type Scope struct {
	Key    bool // key counties alone
	Inland bool // counties of central and western provinces alone
	// Ids of a province or a county that the records lie in, and of the province that the supporter lies in.
	Province, County, Supporter int
	// Pairings is a statement that selects those which records must be of; "" for any, and none.
	Pairings string
}

// conditions on the records of a formula; false when the records don't tell who is supported by whom.
func (s Scope) conditions(f formula) ([]string, bool) {
	var all []string
	isCounty := func(column, condition string) string {
		return column + " IN (SELECT c.id FROM counties AS c WHERE " + condition + ")"
	}
	if s.Key {
		all = append(all, isCounty(f.county, "c.designation = 'KEY'"))
	}
	if s.Inland {
		inland := "IN (SELECT z.id FROM provinces AS z WHERE z.economic_zone IN ('CENTRAL', 'WESTERN'))"
		all = append(all, f.inRegion(isCounty(f.county, "c.province_id "+inland), inland))
	}
	if s.Province != 0 {
		all = append(all, f.inRegion(isCounty(f.county, fmt.Sprintf("c.province_id = %d", s.Province)), fmt.Sprintf("= %d", s.Province)))
	}
	if s.County != 0 {
		all = append(all, fmt.Sprintf("%s = %d", f.county, s.County))
	}
	if (s.Supporter != 0 || s.Pairings != "") && f.pairing == "" {
		return nil, false
	}
	if s.Pairings != "" {
		all = append(all, f.pairing+" IN ("+s.Pairings+")")
	}
	if s.Supporter != 0 {
		all = append(all, f.pairing+" IN (SELECT s.id FROM pairings AS s WHERE "+isCounty("s.supporter_id", fmt.Sprintf("c.province_id = %d", s.Supporter))+")")
	}
	return all, true
}

// inRegion adds to a condition on the county the one on the province of records that name no county.
func (f formula) inRegion(county, province string) string {
	if f.province == "" {
		return county
	}
	return "(" + county + " OR " + f.province + " " + province + ")"
}
