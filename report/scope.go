package report

import "fmt"

// Scope selects the records that are added up. The zero Scope selects all records.
type Scope struct {
	Key    bool // only records of key counties
	Inland bool // only records of central and western provinces
	// Province, Prefecture and County are ids, and 0 for any region. At most one of them is set. Only records of the
	// region are selected. If Supporting is true, the region is that of the supporter of their pairing instead.
	Province, Prefecture, County int
	Supporting                   bool
	// SupportingProvince is the id of the province of the supporter of their pairing. It is 0 for any province.
	SupportingProvince int
	// Pairings is a statement that selects ids of pairings. Only records of these pairings are selected.
	// OtherPairings is such a statement, too. Only records of pairings other than these are selected. Each is "" to
	// select records whether they have a pairing or not.
	Pairings, OtherPairings string
	NoPairing               bool // only records without a pairing
}

// conditions returns the SQL conditions that select the records of a formula. It returns false if the scope asks for
// the pairing and the records have none.
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

// inRegion returns a condition on the region of a record. The argument county is the condition for records with a
// county. The argument province is compared with the province of records that have no county, if the formula has such
// records.
func (f formula) inRegion(county, province string) string {
	if f.province == "" {
		return county
	}
	return "(" + county + " OR " + f.province + " " + province + ")"
}
