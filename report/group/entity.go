package group

import (
	"strings"

	"jiedui/ent/consumptionrecord"
	"jiedui/ent/employmentrecord"
	"jiedui/ent/enterprise"
	"jiedui/ent/enterpriseengagement"
	"jiedui/ent/fundallocation"
	"jiedui/ent/industrialpark"
	"jiedui/ent/investmentproject"
	"jiedui/ent/pairing"
	"jiedui/ent/talentteam"
	"jiedui/report/basis"
	"jiedui/scalar"
)

// Grouped is an entity whose records can be grouped: by what, and what is measured.
type Grouped struct {
	// Entity of the model.
	Entity string
	// Description of its groups in the API.
	Description string
	Dimensions  []*Dimension
	Measures    []*Measure
	// series are the fields that, with the month, make a record of a stock the only one of its kind.
	series []string
}

// Dimension is what records can be grouped by.
type Dimension struct {
	Name        string // in the API, such as RECEIVING_PROVINCE
	Description string
	Type        string // of the API
	// paths lead from the record over edges to an edge or a field, by their names in the API; where there are several,
	// the first counts that leads somewhere.
	paths []string
	// period is the length of time that a dimension of time has; "" for others.
	period period
	// value makes what the API shows of what the database holds; nil for a record, which is read by its id.
	value func(any) any
}

// period is a length of time that records can be grouped by.
type period string

const (
	year    period = "YEAR"
	quarter period = "QUARTER"
	month   period = "MONTH"
)

// Measure is a number that can be aggregated.
type Measure struct {
	Name        string // in the API, such as PAID_IN
	Description string
	Kind        Kind
	// Stock tells that the number holds at the end of its month, so that months are never added up.
	Stock bool
	// column of the entity's table, or of the derived table when that is given.
	column string
	// derived gives a table with the number by id, for one that the entity's own table does not have.
	derived func(basis.Basis) string
}

// Kind is what a measure counts, and so which aggregates make sense.
type Kind string

// The kinds, which are types of the API as well.
const (
	Money   Kind = "MoneyAggregate"
	Int     Kind = "IntAggregate"
	Decimal Kind = "DecimalAggregate"
	// Days are not added up.
	Days Kind = "DaysAggregate"
)

// Field is the name of the measure's field in the API.
func (m *Measure) Field() string { return camel(m.Name) }

// Field is the name of the dimension's field in the API.
func (d *Dimension) Field() string { return camel(d.Name) }

// camel writes A_NAME as aName.
func camel(name string) string {
	words := strings.Split(strings.ToLower(name), "_")
	for i, w := range words[1:] {
		words[i+1] = strings.ToUpper(w[:1]) + w[1:]
	}
	return strings.Join(words, "")
}

func record(name, typeName, description string, paths ...string) *Dimension {
	return &Dimension{Name: name, Type: typeName, Description: description, paths: paths}
}

// code is a dimension of the values of an enum.
func code[T ~string](name, typeName, description, path string) *Dimension {
	return &Dimension{Name: name, Type: typeName, Description: description, paths: []string{path}, value: func(v any) any { return new(T(text(v))) }}
}

func industry(description, path string) *Dimension {
	return &Dimension{Name: "INDUSTRY", Type: "String", Description: description, paths: []string{path}, value: func(v any) any { return new(text(v)) }}
}

// regions are the county that the paths lead to, and what it lies in.
func regions(prefix, en, zh string, paths ...string) []*Dimension {
	ending := func(end string) []string {
		ends := make([]string, len(paths))
		for i, p := range paths {
			ends[i] = p + end
		}
		return ends
	}
	return []*Dimension{
		record(prefix+"PROVINCE", "Province", "Province"+en+" ("+zh+"省份).", ending(".province")...),
		record(prefix+"PREFECTURE", "Prefecture", "Prefecture"+en+" ("+zh+"地市).", ending(".prefecture")...),
		record(prefix+"COUNTY", "County", "County"+en+" ("+zh+"县).", paths...),
	}
}

func receiving(paths ...string) []*Dimension {
	return regions("RECEIVING_", " that is supported", "受援", paths...)
}

func supporting(paths ...string) []*Dimension {
	return regions("SUPPORTING_", " that supports", "支援", paths...)
}

func home(paths ...string) []*Dimension {
	return regions("HOME_", " where the enterprise is registered", "注册地", paths...)
}

// periods are the dimensions of time of records that a field dates.
func periods(field, what string) []*Dimension {
	date := func(v any) any { return v }
	return []*Dimension{
		{Name: "YEAR", Type: "Int", Description: "Year " + what + " (年度).", paths: []string{field}, period: year, value: date},
		{Name: "QUARTER", Type: "Date", Description: "First day of the quarter " + what + " (季度).", paths: []string{field}, period: quarter, value: date},
		{Name: "MONTH", Type: "Date", Description: "First day of the month " + what + " (月份).", paths: []string{field}, period: month, value: date},
	}
}

func origin() *Dimension {
	return code[scalar.Origin]("ORIGIN", "Origin", "Where the records come from (数据来源).", "origin")
}

func review() *Dimension {
	return code[scalar.ReviewStatus]("REVIEW", "ReviewStatus", "Place in the review cycle (审核状态).", "review")
}

func join(lists ...[]*Dimension) (all []*Dimension) {
	for _, l := range lists {
		all = append(all, l...)
	}
	return all
}

// paidInBy and committedBy are the sums of projects by the record that a foreign key of theirs names.
func paidInBy(key string) func(basis.Basis) string {
	return func(b basis.Basis) string {
		return "(SELECT p." + key + " AS id, CAST(SUM(c.amount) AS bigint) AS amount FROM " + b.Records("CapitalContribution") +
			" AS c JOIN investment_projects AS p ON p.id = c.project_id WHERE p." + key + " IS NOT NULL GROUP BY p." + key + ")"
	}
}

func committedBy(key string) func(basis.Basis) string {
	return func(b basis.Basis) string {
		return "(SELECT p." + key + " AS id, CAST(SUM(p.committed) AS bigint) AS amount FROM " + b.Records("InvestmentProject") +
			" AS p WHERE p." + key + " IS NOT NULL GROUP BY p." + key + ")"
	}
}

func projectSums(key string) []*Measure {
	return []*Measure{
		{Name: "COMMITTED", Description: "Committed investment of its projects (协议投资额).", Kind: Money, column: "amount", derived: committedBy(key)},
		{Name: "PAID_IN", Description: "Paid-in investment of its projects (实际到位投资).", Kind: Money, column: "amount", derived: paidInBy(key)},
	}
}

// Entities that can be grouped.
var Entities = []*Grouped{
	{
		Entity: "InvestmentProject", Description: "Investment projects, grouped (投资项目汇总).",
		Dimensions: join(
			receiving("county"), supporting("pairing.supporter"), home("enterprise.homeCounty"),
			[]*Dimension{
				record("PAIRING", "Pairing", "Pairing (结对关系).", "pairing"),
				record("ENTERPRISE", "Enterprise", "Enterprise (企业).", "enterprise"),
				record("PARK", "IndustrialPark", "Park (园区).", "park"),
				code[investmentproject.Program]("PROGRAM", "InvestmentProjectProgram", "Programme (项目类别).", "program"),
				code[investmentproject.Status]("STATUS", "InvestmentProjectStatus", "Status (项目状态).", "status"),
				industry("Industry of the project, section and division of GB/T 4754 (行业).", "industry"),
				code[enterprise.Ownership]("OWNERSHIP", "EnterpriseOwnership", "Ownership of the enterprise (企业所有制).", "enterprise.ownership"),
				review(), origin(),
			},
			periods("actualStartOn", "of the actual start"),
		),
		Measures: []*Measure{
			{Name: "COMMITTED", Description: "Committed investment (协议投资额).", Kind: Money, column: "committed"},
			{Name: "PAID_IN", Description: "Paid-in investment: the sum of the contributions that count (实际到位投资).", Kind: Money, column: "paid_in"},
			{Name: "PLANNED_JOBS", Description: "Jobs planned, in persons (计划带动就业人数).", Kind: Int, column: "planned_jobs"},
		},
	},
	{
		Entity: "CapitalContribution", Description: "Capital paid into projects, grouped; a contribution counts when its project does, and a reversed one never (到位资金汇总).",
		Dimensions: join(
			receiving("project.county"), supporting("project.pairing.supporter"), home("project.enterprise.homeCounty"),
			[]*Dimension{
				record("PAIRING", "Pairing", "Pairing (结对关系).", "project.pairing"),
				record("PROJECT", "InvestmentProject", "Project (投资项目).", "project"),
				record("ENTERPRISE", "Enterprise", "Enterprise (企业).", "project.enterprise"),
				record("PARK", "IndustrialPark", "Park (园区).", "project.park"),
				code[investmentproject.Program]("PROGRAM", "InvestmentProjectProgram", "Programme of the project (项目类别).", "project.program"),
				code[investmentproject.Status]("STATUS", "InvestmentProjectStatus", "Status of the project (项目状态).", "project.status"),
				industry("Industry of the project, section and division of GB/T 4754 (行业).", "project.industry"),
				code[enterprise.Ownership]("OWNERSHIP", "EnterpriseOwnership", "Ownership of the enterprise (企业所有制).", "project.enterprise.ownership"),
				review(), origin(),
			},
			periods("contributedOn", "of the payment"),
		),
		Measures: []*Measure{{Name: "AMOUNT", Description: "Amount paid in (到位金额).", Kind: Money, column: "amount"}},
	},
	{
		Entity: "IndustrialPark", Description: "Industrial parks, grouped (共建产业园区汇总).",
		Dimensions: join(
			receiving("county"), supporting("pairing.supporter"),
			[]*Dimension{
				record("PAIRING", "Pairing", "Pairing (结对关系).", "pairing"),
				code[industrialpark.Status]("STATUS", "IndustrialParkStatus", "Status (园区状态).", "status"),
				review(), origin(),
			},
			periods("openedOn", "of the opening"),
		),
		Measures: []*Measure{{Name: "AREA", Description: "Area in hectares (面积,公顷).", Kind: Decimal, column: "area"}},
	},
	{
		Entity: "Enterprise", Description: "Enterprises, grouped (企业汇总).",
		Dimensions: join(
			home("homeCounty"),
			[]*Dimension{
				code[enterprise.Ownership]("OWNERSHIP", "EnterpriseOwnership", "Ownership (企业所有制).", "ownership"),
				industry("Industry, section and division of GB/T 4754 (行业).", "industry"),
				origin(),
			},
		),
		Measures: projectSums("enterprise_id"),
	},
	{
		Entity: "EnterpriseEngagement", Description: "Links of enterprises with key counties, grouped (万企兴万村对接汇总).",
		Dimensions: join(
			receiving("county"), home("enterprise.homeCounty"),
			[]*Dimension{
				record("ENTERPRISE", "Enterprise", "Enterprise (企业).", "enterprise"),
				code[enterpriseengagement.Status]("STATUS", "EnterpriseEngagementStatus", "Status (对接状态).", "status"),
				code[enterprise.Ownership]("OWNERSHIP", "EnterpriseOwnership", "Ownership of the enterprise (企业所有制).", "enterprise.ownership"),
				industry("Industry of the enterprise, section and division of GB/T 4754 (行业).", "enterprise.industry"),
				origin(),
			},
			periods("since", "of the first day"),
		),
	},
	{
		Entity: "FundAllocation", Description: "Funds for key counties, grouped (资金安排汇总).",
		Dimensions: join(
			receiving("county"), supporting("pairing.supporter"),
			[]*Dimension{
				record("PAIRING", "Pairing", "Pairing, of eastern money (结对关系).", "pairing"),
				code[fundallocation.Source]("SOURCE", "FundAllocationSource", "Source (资金来源).", "source"),
				review(), origin(),
				{Name: "YEAR", Type: "Int", Description: "Budget year (年度).", paths: []string{"year"}, period: year, value: func(v any) any { return v }},
			},
		),
		Measures: []*Measure{
			{Name: "AMOUNT", Description: "Amount (资金额).", Kind: Money, column: "amount"},
			{Name: "INDUSTRY_AMOUNT", Description: "The part for industry (用于产业的资金).", Kind: Money, column: "industry_amount"},
		},
	},
	{
		Entity: "ConsumptionRecord", Description: "Consumption assistance, grouped (消费帮扶汇总).",
		Dimensions: join(
			[]*Dimension{
				record("RECEIVING_PROVINCE", "Province", "Province whose goods were bought (受援省份).", "pairing.recipient.province", "province"),
				record("RECEIVING_PREFECTURE", "Prefecture", "Prefecture whose goods were bought (受援地市).", "pairing.recipient.prefecture"),
				record("RECEIVING_COUNTY", "County", "County whose goods were bought (受援县).", "pairing.recipient"),
			},
			supporting("pairing.supporter"),
			[]*Dimension{
				record("PAIRING", "Pairing", "Pairing (结对关系).", "pairing"),
				code[consumptionrecord.Kind]("KIND", "ConsumptionRecordKind", "Bought, or helped to be sold (类别).", "kind"),
				review(), origin(),
			},
			periods("month", "of the sale"),
		),
		Measures: []*Measure{{Name: "AMOUNT", Description: "Value of the goods (金额).", Kind: Money, column: "amount"}},
	},
	{
		Entity: "EmploymentRecord", Description: "Workers in employment, grouped; of each county and channel the last month of a period counts (就业帮扶汇总).",
		Dimensions: join(
			regions("", "", "所在", "county"),
			[]*Dimension{
				code[employmentrecord.Channel]("CHANNEL", "EmploymentRecordChannel", "How they work (就业渠道).", "channel"),
				review(), origin(),
			},
			periods("month", "of the count"),
		),
		Measures: []*Measure{{Name: "WORKERS", Description: "Workers in employment, a stock (务工人数).", Kind: Int, Stock: true, column: "workers"}},
		series:   []string{"county_id", "channel"},
	},
	{
		Entity: "TalentTeam", Description: "Teams of experts, grouped (人才支援汇总).",
		Dimensions: join(
			regions("", "", "所在", "county"),
			[]*Dimension{
				code[talentteam.Kind]("KIND", "TalentTeamKind", "Kind (类别).", "kind"),
				review(), origin(),
			},
			periods("startedOn", "of the first day"),
		),
		Measures: []*Measure{{Name: "MEMBERS", Description: "Persons (人数).", Kind: Int, column: "members"}},
	},
	{
		Entity: "MonitoringReport", Description: "Return-to-poverty monitoring, grouped; of each county the last month of a period counts (防止返贫监测汇总).",
		Dimensions: join(
			regions("", "", "所在", "county"),
			[]*Dimension{review(), origin()},
			periods("month", "of the count"),
		),
		Measures: []*Measure{
			{Name: "MONITORED_HOUSEHOLDS", Description: "Households monitored, a stock (监测户数).", Kind: Int, Stock: true, column: "monitored_households"},
			{Name: "RISK_ELIMINATED_HOUSEHOLDS", Description: "Of them those whose risk is eliminated, a stock (已消除风险户数).", Kind: Int, Stock: true, column: "risk_eliminated_households"},
			{Name: "MEDIAN_DAYS_TO_IDENTIFY", Description: "Median days from report to identification (识别天数中位数).", Kind: Days, column: "median_days_to_identify"},
			{Name: "LONGEST_DAYS_TO_IDENTIFY", Description: "Longest days from report to identification (最长识别天数).", Kind: Days, column: "longest_days_to_identify"},
		},
		series: []string{"county_id"},
	},
	{
		Entity: "Pairing", Description: "Pairings, grouped (结对关系汇总).",
		Dimensions: join(
			receiving("recipient"), supporting("supporter"),
			[]*Dimension{code[pairing.Status]("STATUS", "PairingStatus", "Status (结对状态).", "status"), origin()},
			periods("startedOn", "of the first day"),
		),
		Measures: projectSums("pairing_id"),
	},
}

// start is the first day of the period that a date lies in, in SQL; of a year its number.
func (p period) start(d basis.Dialect, date string) string {
	switch p {
	case year:
		return d.Year(date)
	case quarter:
		return d.Quarter(date)
	default:
		return d.Month(date)
	}
}

// yearEarlier is the same period a year before, in SQL.
func (p period) yearEarlier(d basis.Dialect, column string) string {
	if p == year {
		return column + " - 1"
	}
	return d.YearEarlier(column)
}
