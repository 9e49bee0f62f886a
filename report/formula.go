package report

import (
	"jiedui/catalog"
	"jiedui/ent"
	"jiedui/ent/reportedfigure"
	"jiedui/report/basis"
)

// formula says how records add up to an indicator. Apart from entity and basis, its strings are SQL, in which the
// records are named r.
type formula struct {
	entity string // name of the entity whose records are added up
	join   string
	value  string // aggregate, in fen or as a number
	per    string // aggregate that a ratio divides value by; "" for a sum
	where  string
	stock  bool                 // the records are monthly, and the last one of each series counts
	month  bool                 // only the records of the last month that is over count
	basis  reportedfigure.Basis // basis that comparable published figures have; "" if they name none
	// Columns with the county and the pairing of a record, and with the province of a record without a pairing. A
	// column is "" if the records don't have it.
	county, pairing, province string
}

// timing says to which days or periods the records of a formula belong.
type timing int

const (
	// standing records count from a day on. The sum of a period is the sum as of its last day, without what counted
	// before its first day.
	standing timing = iota
	// monthly records are added up over the months of a period.
	monthly
	// latest records are stocks: the last record of each series counts, until the last month that is over.
	latest
	// yearly records are added up over the years of a period.
	yearly
)

func (f formula) timing() timing {
	if f.entity == "" { // the indicator has no formula
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
	// ofKeyCounty is the same text in all formulas that need it, because formulas with the same join share a scan.
	ofKeyCounty = "JOIN counties AS k ON k.id = r.recipient_id"

	eastWest   = "= 'EAST_WEST_COLLABORATION'"
	assistance = "= 'TEN_THOUSAND_ENTERPRISES'"
)

// formulas has the formulas of the indicators that are computed from records, by code. KEY_COUNTIES, PAIRINGS and
// REPORTING_COUNTIES have no targets and no published figures.
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
	"GUIDED_ENTERPRISES": { // enterprises that have paid in capital
		entity: ent.TypeCapitalContribution, value: "COUNT(DISTINCT r.enterprise_id)", where: "r.program " + eastWest,
		county: "r.county_id", pairing: "r.pairing_id",
	},
	"PAID_IN_INVESTMENT": {
		entity: ent.TypeCapitalContribution, value: "SUM(r.amount)", where: "r.program " + eastWest,
		county: "r.county_id", pairing: "r.pairing_id", basis: reportedfigure.BasisPAID_IN,
	},
	"CO_BUILT_PARKS": { // parks that have opened
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
	"TEN_THOUSAND_ENTERPRISES_PROJECTS": { // projects with funds in place
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
	"REPORTING_COUNTIES": { // counties that reported workers
		entity: ent.TypeEmploymentRecord, value: "COUNT(DISTINCT r.county_id)", stock: true, county: "r.county_id",
	},
	"RISK_ELIMINATED_SHARE": {
		entity: ent.TypeMonitoringReport, value: "SUM(r.risk_eliminated_households)", per: "SUM(r.monitored_households)", stock: true, county: "r.county_id",
	},
	"DAYS_TO_IDENTIFY": { // longest time in the month
		entity: ent.TypeMonitoringReport, value: "MAX(r.longest_days_to_identify)", stock: true, month: true, county: "r.county_id",
	},
	"OFFICIALS_SENT": { // officials sent to the supported counties; the records have none of the other direction
		entity: ent.TypeTalentTeam, value: "SUM(r.members)", where: "r.kind = 'CADRE'", county: "r.county_id", basis: reportedfigure.BasisHEADCOUNT,
	},
	"PROFESSIONALS_SENT": {
		entity: ent.TypeTalentTeam, value: "SUM(r.members)", where: "r.kind <> 'CADRE'", county: "r.county_id", basis: reportedfigure.BasisHEADCOUNT,
	},
}
