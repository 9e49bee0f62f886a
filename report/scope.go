package report

import "fmt"

// Scope is the part of the country that a sum is over; the zero Scope is all of it.
type Scope struct {
	Key    bool // key counties alone
	Inland bool // counties of central and western provinces alone
	// Id of the region that the records lie in, or with Supporting the supporter of their pairing.
	Province, Prefecture, County int
	Supporting                   bool
	// SupportingProvince is the id of the province that the supporter of their pairing lies in.
	SupportingProvince int
	// Pairings is a statement that selects those which records must be of; "" for any, and none. OtherPairings selects
	// those that they must not be of, but be of some.
	Pairings, OtherPairings string
	NoPairing               bool // records of no pairing alone
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
	region, ofProvince := "", ""
	switch {
	case s.Province != 0:
		region, ofProvince = fmt.Sprintf("c.province_id = %d", s.Province), fmt.Sprintf("= %d", s.Province)
	case s.Prefecture != 0:
		region = fmt.Sprintf("c.prefecture_id = %d", s.Prefecture)
	case s.County != 0:
		region = fmt.Sprintf("c.id = %d", s.County)
	}
	if (s.Supporting || s.SupportingProvince != 0 || s.Pairings != "" || s.OtherPairings != "" || s.NoPairing) && f.pairing == "" {
		return nil, false
	}
	switch {
	case s.Supporting:
		all = append(all, f.pairing+" IN (SELECT s.id FROM pairings AS s WHERE "+isCounty("s.supporter_id", region)+")")
	case ofProvince != "":
		all = append(all, f.inRegion(isCounty(f.county, region), ofProvince))
	case region != "":
		all = append(all, isCounty(f.county, region))
	}
	if s.SupportingProvince != 0 {
		all = append(all, f.pairing+" IN (SELECT s.id FROM pairings AS s WHERE "+
			isCounty("s.supporter_id", fmt.Sprintf("c.province_id = %d", s.SupportingProvince))+")")
	}
	switch {
	case s.Pairings != "":
		all = append(all, f.pairing+" IN ("+s.Pairings+")")
	case s.OtherPairings != "":
		all = append(all, f.pairing+" IS NOT NULL AND "+f.pairing+" NOT IN ("+s.OtherPairings+")")
	case s.NoPairing:
		all = append(all, f.pairing+" IS NULL")
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
