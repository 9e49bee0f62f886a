package report

import (
	"jiedui/catalog"
	"jiedui/ent"
	"jiedui/ent/reportedfigure"
	"jiedui/report/basis"
)

// formula is how records add up to an indicator.
type formula struct {
	entity string // whose records, named r in SQL
	join   string
	value  string // aggregate, in fen or a number
	per    string // aggregate that a ratio divides it by; "" for a sum
	where  string
	stock  bool                 // of monthly records the last of each series counts
	month  bool                 // and of these only those of the last month that is over
	basis  reportedfigure.Basis // what is counted; "" where no published figure says it
	// The county and the pairing that a record is of, and the province of one that names no pairing; "" where the
	// records don't say it.
	county, pairing, province string
}

// timing is how the records of a formula lie in time.
type timing int

const (
	// standing records are there from a day on: a period brings what its last day has and the day before it had not.
	standing timing = iota
	// monthly records of a period add up.
	monthly
	// latest records are the last ones of their series until the last month that is over: a stock.
	latest
	// yearly records of the years of a period add up.
	yearly
)

func (f formula) timing() timing {
	if f.entity == "" { // nothing adds up to the indicator
		return standing
	}
	switch unit := basis.Entity(f.entity).Standing.Unit; {
	case f.stock:
		return latest
	case unit == catalog.Month:
		return monthly
	case unit == catalog.Year:
		return yearly
	default:
		return standing
	}
}

const (
	// Formulas with the same join are read together.
	ofKeyCounty = "JOIN counties AS k ON k.id = r.recipient_id"

	eastWest   = "= 'EAST_WEST_COLLABORATION'"
	assistance = "= 'TEN_THOUSAND_ENTERPRISES'"
)

// formulas are those of the indicators that the records add up to, by code. KEY_COUNTIES, PAIRINGS and REPORTING_COUNTIES
// have no targets and no published figures.
var formulas = map[string]formula{
	"KEY_COUNTIES": {
		entity: ent.TypeCounty, value: "COUNT(*)", where: "r.designation = 'KEY'", county: "r.id",
	},
	"PAIRINGS": {
		entity: ent.TypePairing, value: "COUNT(*)", join: ofKeyCounty, where: "r.status = 'ACTIVE'", county: "r.recipient_id", pairing: "r.id",
	},
	"SUPPORTING_COUNTIES": {
		entity: ent.TypePairing, value: "COUNT(DISTINCT r.supporter_id)", join: ofKeyCounty, where: "r.status = 'ACTIVE'", county: "r.recipient_id", pairing: "r.id",
	},
	"SUPPORTED_KEY_COUNTIES": {
		entity: ent.TypePairing, value: "COUNT(DISTINCT r.recipient_id)", join: ofKeyCounty, where: "r.status = 'ACTIVE'", county: "r.recipient_id", pairing: "r.id",
	},
	"WESTERN_PROVINCES": {
		entity: ent.TypePairing, value: "COUNT(DISTINCT k.province_id)", join: ofKeyCounty, where: "r.status = 'ACTIVE'", county: "r.recipient_id", pairing: "r.id",
	},
	"GUIDED_ENTERPRISES": { // those that have paid in
		entity: ent.TypeCapitalContribution, value: "COUNT(DISTINCT r.enterprise_id)", where: "r.program " + eastWest,
		county: "r.county_id", pairing: "r.pairing_id",
	},
	"PAID_IN_INVESTMENT": {
		entity: ent.TypeCapitalContribution, value: "SUM(r.amount)", where: "r.program " + eastWest,
		county: "r.county_id", pairing: "r.pairing_id", basis: reportedfigure.BasisPAID_IN,
	},
	"CO_BUILT_PARKS": { // those that have opened
		entity: ent.TypeIndustrialPark, value: "COUNT(*)", county: "r.county_id", pairing: "r.pairing_id",
	},
	"LINKED_PRIVATE_ENTERPRISES": {
		entity: ent.TypeEnterpriseEngagement, value: "COUNT(DISTINCT r.enterprise_id)", where: "e.ownership = 'PRIVATE'",
		join: "JOIN enterprises AS e ON e.id = r.enterprise_id", county: "r.county_id",
	},
	"TEN_THOUSAND_ENTERPRISES_FUNDS": {
		entity: ent.TypeCapitalContribution, value: "SUM(r.amount)", where: "r.program " + assistance,
		county: "r.county_id", basis: reportedfigure.BasisPAID_IN,
	},
	"TEN_THOUSAND_ENTERPRISES_PROJECTS": { // those with funds in place
		entity: ent.TypeCapitalContribution, value: "COUNT(DISTINCT r.project_id)", where: "r.program " + assistance, county: "r.county_id",
	},
	"CONSUMPTION_ASSISTANCE": {
		entity: ent.TypeConsumptionRecord, value: "SUM(r.amount)", basis: reportedfigure.BasisSALES,
		join: "LEFT JOIN pairings AS g ON g.id = r.pairing_id", county: "g.recipient_id", pairing: "r.pairing_id", province: "r.province_id",
	},
	"CENTRAL_LINKING_FUNDS": {
		entity: ent.TypeFundAllocation, value: "SUM(r.amount)", where: "r.source = 'CENTRAL_LINKING'",
		county: "r.county_id", basis: reportedfigure.BasisALLOCATED,
	},
	"CENTRAL_LINKING_FUNDS_PER_COUNTY": {
		entity: ent.TypeFundAllocation, value: "SUM(r.amount)", per: "COUNT(DISTINCT r.county_id)", where: "r.source = 'CENTRAL_LINKING'",
		county: "r.county_id", basis: reportedfigure.BasisALLOCATED,
	},
	"INDUSTRY_SHARE_OF_LINKING_FUNDS": {
		entity: ent.TypeFundAllocation, value: "SUM(r.industry_amount)", per: "SUM(r.amount)", where: "r.source = 'CENTRAL_LINKING'",
		county: "r.county_id", basis: reportedfigure.BasisALLOCATED,
	},
	"EASTERN_FISCAL_ASSISTANCE": {
		entity: ent.TypeFundAllocation, value: "SUM(r.amount)", where: "r.source = 'EASTERN_FISCAL'",
		county: "r.county_id", pairing: "r.pairing_id", basis: reportedfigure.BasisALLOCATED,
	},
	"WORKERS_IN_EMPLOYMENT": {
		entity: ent.TypeEmploymentRecord, value: "SUM(r.workers)", stock: true, county: "r.county_id", basis: reportedfigure.BasisHEADCOUNT,
	},
	"REPORTING_COUNTIES": { // those that reported workers
		entity: ent.TypeEmploymentRecord, value: "COUNT(DISTINCT r.county_id)", stock: true, county: "r.county_id",
	},
	"RISK_ELIMINATED_SHARE": {
		entity: ent.TypeMonitoringReport, value: "SUM(r.risk_eliminated_households)", per: "SUM(r.monitored_households)", stock: true, county: "r.county_id",
	},
	"DAYS_TO_IDENTIFY": { // the longest
		entity: ent.TypeMonitoringReport, value: "MAX(r.longest_days_to_identify)", stock: true, month: true, county: "r.county_id",
	},
	"OFFICIALS_SENT": { // to the counties of the records
		entity: ent.TypeTalentTeam, value: "SUM(r.members)", where: "r.kind = 'CADRE'", county: "r.county_id", basis: reportedfigure.BasisHEADCOUNT,
	},
	"PROFESSIONALS_SENT": {
		entity: ent.TypeTalentTeam, value: "SUM(r.members)", where: "r.kind <> 'CADRE'", county: "r.county_id", basis: reportedfigure.BasisHEADCOUNT,
	},
}
