package intake

import (
	"context"
	"maps"
	"slices"

	"entgo.io/ent/dialect/sql"

	"jiedui/ent"
	"jiedui/ent/capitalcontribution"
	"jiedui/ent/consumptionrecord"
	"jiedui/ent/employmentrecord"
	"jiedui/ent/enterprise"
	"jiedui/ent/fundallocation"
	"jiedui/ent/industrialpark"
	"jiedui/ent/investmentproject"
	"jiedui/ent/talentteam"
	"jiedui/fault"
	"jiedui/rule"
	"jiedui/scalar"
	"jiedui/verb"
)

// Notes for columns that several kinds have.
var (
	asCounty   = fault.Text{EN: "GB/T 2260 code of 6 digits, or the name where only one county has it", ZH: "GB/T 2260 六位代码，或不重名的县名"}
	asProvince = fault.Text{EN: "GB/T 2260 code of 2 digits, or the name", ZH: "GB/T 2260 两位代码，或省名"}
	asIndustry = fault.Text{EN: "section and division of GB/T 4754-2017, such as C13", ZH: "GB/T 4754-2017 门类和大类，例如 C13"}
	asDay      = fault.Text{EN: "YYYY-MM-DD", ZH: "例如 2026-03-02 或 2026年3月2日"}
	asMonth    = fault.Text{EN: "YYYY-MM", ZH: "例如 2026-03 或 2026年3月"}
	asMoney    = fault.Text{EN: "yuan, to the fen; with (万元) or (亿元) in the header in those", ZH: "以元为单位，精确到分；表头可改为（万元）或（亿元）"}
)

// Kinds are the kinds of records that can be imported.
var Kinds = []*Kind{enterprises, projects, contributions, parks, funds, consumption, employment, ledger, pairings, agreements, links, monitoring, talent}

var enterprises = withName(kindOf(Kind{
	Entity: ent.TypeEnterprise, ZH: "企业",
	Columns: []Column{
		{Name: "uscc", ZH: "统一社会信用代码", Required: true, Note: fault.Text{EN: "18 characters, GB 32100-2015", ZH: "18 位"}},
		{Name: "name", ZH: "企业名称", Required: true},
		{Name: "ownership", ZH: "企业所有制", Required: true, Values: valuesOf(ent.TypeEnterprise, "ownership")},
		{Name: "industry", ZH: "行业代码", Required: true, Note: asIndustry},
		{Name: "homeCounty", field: "homeCountyID", Exported: []string{"homeCounty.code", "homeCounty.name"}, ZH: "注册地", Required: true, Note: asCounty},
	},
}, func(r *row) verb.RegisterEnterpriseInput {
	return verb.RegisterEnterpriseInput{
		Uscc: named(r, "uscc"), Name: written(r, "name"), Ownership: choice[enterprise.Ownership](r, "ownership"),
		Industry: named(r, "industry"), HomeCountyID: countyID(r, "homeCounty"),
	}
}, verb.RegisterEnterprise, verb.RegisterEnterprises), func(in verb.RegisterEnterpriseInput) calling { return calling{name: in.Name} })

var projects = withName(withSame(kindOf(Kind{
	Entity: ent.TypeInvestmentProject, ZH: "投资项目", where: "statusIn: [PIPELINE, IMPLEMENTATION, FINALISATION, CLOSED]",
	Columns: []Column{
		{Name: "registrationNumber", ZH: "项目编号", Note: fault.Text{EN: "capitals, digits and hyphens; one is issued when it is left out", ZH: "大写字母、数字和连字符；不填则自动编号"}},
		{Name: "name", ZH: "项目名称", Required: true},
		{Name: "enterprise", field: "enterpriseID", Exported: []string{"enterprise.uscc"}, ZH: "企业统一社会信用代码", Required: true, Note: fault.Text{EN: "unified social credit code of an enterprise on record", ZH: "已登记企业的统一社会信用代码"}},
		{Name: "supporter", Exported: []string{"pairing.supporter.code", "pairing.supporter.name"}, ZH: "支援县", Note: asCounty},
		{Name: "recipient", field: "pairingID", Exported: []string{"pairing.recipient.code", "pairing.recipient.name"}, ZH: "受援县", Note: asCounty},
		{Name: "county", field: "countyID", Exported: []string{"county.code", "county.name"}, ZH: "项目所在县", Note: fault.Text{EN: "the key county of the pairing when it is left out", ZH: "不填则为受援县"}},
		{Name: "park", field: "parkID", Exported: []string{"park.name"}, ZH: "所在园区", Note: fault.Text{EN: "name of a park of the pairing", ZH: "该结对的园区名称"}},
		{Name: "program", ZH: "帮扶类别", Required: true, Values: valuesOf(ent.TypeInvestmentProject, "program")},
		{Name: "industry", ZH: "行业代码", Required: true, Note: asIndustry},
		{Name: "committed", ZH: "协议投资额", Unit: "元", Required: true, Note: asMoney},
		{Name: "plannedJobs", ZH: "计划带动就业人数", Unit: "人"},
		{Name: "status", ZH: "项目状态", Values: valuesOf(ent.TypeInvestmentProject, "status", "PIPELINE", "IMPLEMENTATION", "FINALISATION", "CLOSED")},
		{Name: "plannedStartOn", ZH: "计划开工日期", Note: asDay},
		{Name: "plannedEndOn", ZH: "计划竣工日期", Note: asDay},
		{Name: "actualStartOn", ZH: "实际开工日期", Note: asDay},
		{Name: "actualEndOn", ZH: "实际竣工日期", Note: asDay},
	},
}, func(r *row) verb.RegisterInvestmentProjectInput {
	pairing := r.pairingOf("recipient")
	return verb.RegisterInvestmentProjectInput{
		RegistrationNumber: optional(r, "registrationNumber", named), Name: written(r, "name"), EnterpriseID: enterpriseID(r, "enterprise"),
		PairingID: pairing, CountyID: optional(r, "county", countyID), ParkID: r.parkOf("park", pairing),
		Program: choice[investmentproject.Program](r, "program"), Industry: named(r, "industry"), Committed: money(r, "committed"),
		PlannedJobs: optional(r, "plannedJobs", integer), Status: optional(r, "status", choice[investmentproject.Status]),
		PlannedStartOn: optional(r, "plannedStartOn", date), PlannedEndOn: optional(r, "plannedEndOn", date),
		ActualStartOn: optional(r, "actualStartOn", date), ActualEndOn: optional(r, "actualEndOn", date),
	}
}, verb.RegisterInvestmentProject, verb.RegisterInvestmentProjects), projectKey, knownProjects, func(ctx context.Context, c *ent.Client) (int, error) {
	return c.InvestmentProject.Query().Order(investmentproject.ByID(sql.OrderDesc())).FirstID(ctx)
},
	"a project of this name and enterprise exists: if this is another, give it a registration number",
	"该企业已有同名项目：如为另一项目，请填写项目编号"),
	func(in verb.RegisterInvestmentProjectInput) calling { return calling{in.Name, in.EnterpriseID} })

var contributions = withSame(kindOf(Kind{
	Entity: ent.TypeCapitalContribution, ZH: "到位资金", where: "hasReverses: false, hasReversal: false",
	Columns: []Column{
		{Name: "project", field: "projectID", Exported: []string{"project.registrationNumber"}, ZH: "项目编号", Required: true, Note: fault.Text{EN: "registration number of a project on record", ZH: "已登记项目的编号"}},
		{Name: "amount", ZH: "到位金额", Unit: "元", Required: true, Note: asMoney},
		{Name: "contributedOn", ZH: "到位日期", Required: true, Note: asDay},
		{Name: "source", ZH: "资金来源", Values: valuesOf(ent.TypeCapitalContribution, "source")},
		{Name: "voucherNumber", ZH: "凭证号"},
	},
}, func(r *row) verb.RecordCapitalContributionInput {
	return verb.RecordCapitalContributionInput{
		ProjectID: projectID(r, "project"), Amount: money(r, "amount"), ContributedOn: date(r, "contributedOn"),
		Source: optional(r, "source", choice[capitalcontribution.Source]), VoucherNumber: optional(r, "voucherNumber", written),
	}
}, func(ctx context.Context, c *ent.Client, in verb.RecordCapitalContributionInput) (any, error) {
	// The verb for a single contribution would lock project after project, in the order of the file.
	return nil, verb.RecordCapitalContributions(ctx, c, []verb.RecordCapitalContributionInput{in})
}, verb.RecordCapitalContributions), contributionKey, knownContributions, func(ctx context.Context, c *ent.Client) (int, error) {
	return c.CapitalContribution.Query().Order(capitalcontribution.ByID(sql.OrderDesc())).FirstID(ctx)
},
	"an equal contribution exists: if this is another, give it its own voucher number",
	"已有相同的到位资金记录：如为另一笔，请填写其凭证号")

var parks = kindOf(Kind{
	Entity: ent.TypeIndustrialPark, ZH: "共建产业园区",
	Columns: []Column{
		{Name: "supporter", Exported: []string{"pairing.supporter.code", "pairing.supporter.name"}, ZH: "支援县", Required: true, Note: asCounty},
		{Name: "recipient", field: "pairingID", Exported: []string{"pairing.recipient.code", "pairing.recipient.name"}, ZH: "受援县", Required: true, Note: asCounty},
		{Name: "county", field: "countyID", Exported: []string{"county.code", "county.name"}, ZH: "园区所在县", Note: fault.Text{EN: "the key county of the pairing when it is left out", ZH: "不填则为受援县"}},
		{Name: "name", ZH: "园区名称", Required: true},
		{Name: "area", ZH: "面积", Unit: "公顷", Required: true},
		{Name: "status", ZH: "园区状态", Values: valuesOf(ent.TypeIndustrialPark, "status")},
		{Name: "openedOn", ZH: "开园日期", Note: asDay},
	},
}, func(r *row) verb.RegisterIndustrialParkInput {
	return verb.RegisterIndustrialParkInput{
		PairingID: r.requiredPairing(), CountyID: optional(r, "county", countyID), Name: written(r, "name"), Area: decimal(r, "area"),
		Status: optional(r, "status", choice[industrialpark.Status]), OpenedOn: optional(r, "openedOn", date),
	}
}, verb.RegisterIndustrialPark, verb.RegisterIndustrialParks)

// requiredPairing reads a pairing from two required columns.
func (r *row) requiredPairing() int {
	if pairing := r.pairingOf("recipient"); pairing != nil {
		return *pairing
	}
	if len(r.faults) == 0 {
		r.cell("supporter") // notes that they are missing
		r.cell("recipient")
	}
	return 0
}

var funds = withSame(kindOf(Kind{
	Entity: ent.TypeFundAllocation, ZH: "资金安排",
	Columns: []Column{
		{Name: "county", field: "countyID", Exported: []string{"county.code", "county.name"}, ZH: "受援县", Required: true, Note: asCounty},
		{Name: "supporter", field: "pairingID", Exported: []string{"pairing.supporter.code", "pairing.supporter.name"}, ZH: "支援县", Note: fault.Text{EN: "of eastern fiscal assistance only: GB/T 2260 code of 6 digits, or the name", ZH: "仅财政援助资金填写：GB/T 2260 六位代码，或县名"}},
		{Name: "year", ZH: "年度", Required: true},
		{Name: "source", ZH: "资金来源", Required: true, Values: valuesOf(ent.TypeFundAllocation, "source")},
		{Name: "amount", ZH: "资金额", Unit: "元", Required: true, Note: asMoney},
		{Name: "industryAmount", ZH: "用于产业的资金", Unit: "元", Required: true, Note: asMoney},
	},
}, func(r *row) verb.RecordFundAllocationInput {
	in := verb.RecordFundAllocationInput{
		CountyID: countyID(r, "county"), Year: integer(r, "year"), Source: choice[fundallocation.Source](r, "source"),
		Amount: money(r, "amount"), IndustryAmount: money(r, "industryAmount"),
	}
	if in.CountyID != 0 && r.cells[r.kind.columnOf("supporter")].Text != "" {
		in.PairingID = r.pairingOf("county")
	}
	return in
}, verb.RecordFundAllocation, verb.RecordFundAllocations), fundKey, knownFunds, func(ctx context.Context, c *ent.Client) (int, error) {
	return c.FundAllocation.Query().Order(fundallocation.ByID(sql.OrderDesc())).FirstID(ctx)
},
	"equal funds exist: if these are others, record them without a file", "已有相同的资金记录：如为另一笔，请单独登记")

var consumption = withTotals(kindOf(Kind{
	Entity: ent.TypeConsumptionRecord, ZH: "消费帮扶",
	Columns: []Column{
		{Name: "supporter", Exported: []string{"pairing.supporter.code", "pairing.supporter.name"}, ZH: "支援县", Note: asCounty},
		{Name: "recipient", field: "pairingID", Exported: []string{"pairing.recipient.code", "pairing.recipient.name"}, ZH: "受援县", Note: asCounty},
		{Name: "province", field: "provinceID", Exported: []string{"province.code", "province.name"}, ZH: "省份", Note: fault.Text{EN: "instead of a pairing: " + asProvince.EN, ZH: "不填结对双方时填写：" + asProvince.ZH}},
		{Name: "month", ZH: "月份", Required: true, Note: fault.Text{EN: asMonth.EN + "; 2022年1-11月 for a total from January on, of which the months on record are taken off", ZH: asMonth.ZH + "；填写 1 月起的累计数时写作 2022年1-11月，将扣除此前各月已登记的金额"}},
		{Name: "kind", ZH: "消费类型", Required: true, Values: valuesOf(ent.TypeConsumptionRecord, "kind")},
		{Name: "amount", ZH: "金额", Unit: "元", Required: true, Note: asMoney},
	},
}, func(r *row) verb.RecordConsumptionInput {
	return verb.RecordConsumptionInput{
		PairingID: r.pairingOf("recipient"), ProvinceID: optional(r, "province", provinceID),
		Month: monthOrUpTo(r, "month"), Kind: choice[consumptionrecord.Kind](r, "kind"), Amount: money(r, "amount"),
	}
}, verb.RecordConsumption, verb.RecordConsumptions), deriveConsumption)

var employment = kindOf(Kind{
	Entity: ent.TypeEmploymentRecord, ZH: "就业帮扶",
	Columns: []Column{
		{Name: "county", field: "countyID", Exported: []string{"county.code", "county.name"}, ZH: "县", Required: true, Note: asCounty},
		{Name: "month", ZH: "月份", Required: true, Note: asMonth},
		{Name: "channel", ZH: "就业渠道", Required: true, Values: valuesOf(ent.TypeEmploymentRecord, "channel")},
		{Name: "workers", ZH: "务工规模", Unit: "人", Required: true, Note: fault.Text{EN: "persons at the end of the month", ZH: "月末人数"}},
	},
}, func(r *row) verb.RecordEmploymentInput {
	return verb.RecordEmploymentInput{
		CountyID: countyID(r, "county"), Month: month(r, "month"), Channel: choice[employmentrecord.Channel](r, "channel"),
		Workers: integer(r, "workers"),
	}
}, verb.RecordEmployment, verb.RecordEmployments)

var links = kindOf(Kind{
	Entity: ent.TypeEnterpriseEngagement, ZH: "万企兴万村", where: "status: ACTIVE",
	Columns: []Column{
		{Name: "enterprise", field: "enterpriseID", Exported: []string{"enterprise.uscc"}, ZH: "企业统一社会信用代码", Required: true, Note: fault.Text{EN: "unified social credit code of an enterprise on record", ZH: "已登记企业的统一社会信用代码"}},
		{Name: "county", field: "countyID", Exported: []string{"county.code", "county.name"}, ZH: "对接县", Required: true, Note: asCounty},
		{Name: "since", ZH: "对接日期", Required: true, Note: asDay},
	},
}, func(r *row) verb.LinkEnterpriseInput {
	return verb.LinkEnterpriseInput{EnterpriseID: enterpriseID(r, "enterprise"), CountyID: countyID(r, "county"), Since: date(r, "since")}
}, verb.LinkEnterprise, verb.LinkEnterprises)

var monitoring = kindOf(Kind{
	Entity: ent.TypeMonitoringReport, ZH: "防止返贫监测",
	Columns: []Column{
		{Name: "county", field: "countyID", Exported: []string{"county.code", "county.name"}, ZH: "县", Required: true, Note: asCounty},
		{Name: "month", ZH: "月份", Required: true, Note: asMonth},
		{Name: "monitoredHouseholds", ZH: "监测户数", Required: true},
		{Name: "riskEliminatedHouseholds", ZH: "已消除风险户数", Required: true},
		{Name: "medianDaysToIdentify", ZH: "识别天数中位数", Required: true, Note: fault.Text{EN: "days from report to identification", ZH: "从上报到识别的天数"}},
		{Name: "longestDaysToIdentify", ZH: "最长识别天数", Required: true, Note: fault.Text{EN: "days from report to identification", ZH: "从上报到识别的天数"}},
	},
}, func(r *row) verb.RecordMonitoringReportInput {
	return verb.RecordMonitoringReportInput{
		CountyID: countyID(r, "county"), Month: month(r, "month"), MonitoredHouseholds: integer(r, "monitoredHouseholds"),
		RiskEliminatedHouseholds: integer(r, "riskEliminatedHouseholds"), MedianDaysToIdentify: integer(r, "medianDaysToIdentify"),
		LongestDaysToIdentify: integer(r, "longestDaysToIdentify"),
	}
}, verb.RecordMonitoringReport, verb.RecordMonitoringReports)

var talent = withSame(kindOf(Kind{
	Entity: ent.TypeTalentTeam, ZH: "人才支援",
	Columns: []Column{
		{Name: "county", field: "countyID", Exported: []string{"county.code", "county.name"}, ZH: "受援县", Required: true, Note: asCounty},
		{Name: "kind", ZH: "支援类型", Required: true, Values: valuesOf(ent.TypeTalentTeam, "kind")},
		{Name: "members", ZH: "人数", Unit: "人", Required: true},
		{Name: "startedOn", ZH: "派驻起始日期", Required: true, Note: asDay},
		{Name: "endedOn", ZH: "派驻终止日期", Note: asDay},
	},
}, func(r *row) verb.RecordTalentTeamInput {
	return verb.RecordTalentTeamInput{
		CountyID: countyID(r, "county"), Kind: choice[talentteam.Kind](r, "kind"), Members: integer(r, "members"),
		StartedOn: date(r, "startedOn"), EndedOn: optional(r, "endedOn", date),
	}
}, verb.RecordTalentTeam, verb.RecordTalentTeams), func(in verb.RecordTalentTeamInput) (any, bool) {
	return sameTeam{in.CountyID, in.Kind, in.Members, in.StartedOn}, false
}, knownTeams, func(ctx context.Context, c *ent.Client) (int, error) {
	return c.TalentTeam.Query().Order(talentteam.ByID(sql.OrderDesc())).FirstID(ctx)
},
	"an equal team exists: if this is another, record it without a file", "已有相同的人才队伍：如为另一支，请单独登记")

// Teams are equal if all of these are. A file may have equal teams twice.
type sameTeam struct {
	county  int
	kind    talentteam.Kind
	members int
	from    scalar.Date
}

func knownTeams(ctx context.Context, c *ent.Client, inputs []verb.RecordTalentTeamInput, last int) (map[any]bool, error) {
	counties, days := make(map[int]bool), make(map[scalar.Date]bool)
	for _, in := range inputs {
		counties[in.CountyID], days[in.StartedOn] = true, true
	}
	list, err := c.TalentTeam.Query().Where(
		talentteam.CountyIDIn(keys(counties)...), talentteam.StartedOnIn(keys(days)...), talentteam.IDLTE(last),
	).All(ctx)
	there := make(map[any]bool, len(list))
	for _, t := range list {
		there[sameTeam{t.CountyID, t.Kind, t.Members, t.StartedOn}] = true
	}
	return there, err
}

func withSame[I any](
	k *Kind, key func(I) (any, bool), known func(context.Context, *ent.Client, []I, int) (map[any]bool, error),
	lastID func(context.Context, *ent.Client) (int, error), en, zh string,
) *Kind {
	k.lastID = func(ctx context.Context, c *ent.Client) (int, error) {
		id, err := lastID(rule.System(ctx), c)
		if ent.IsNotFound(err) {
			return 0, nil
		}
		return id, err
	}
	k.key = func(in any) (any, bool) { return key(in.(I)) }
	k.same = func(ctx context.Context, c *ent.Client, inputs []any, last int) (map[any]bool, error) {
		typed := make([]I, len(inputs))
		for n, in := range inputs {
			typed[n] = in.(I)
		}
		return known(rule.System(ctx), c, typed, last)
	}
	k.sameEN, k.sameZH = en, zh
	return k
}

func withName[I any](k *Kind, called func(I) calling) *Kind {
	k.called = func(in any) calling { return called(in.(I)) }
	return k
}

// Projects without a number are equal if they have the same name and enterprise.
type sameProject struct {
	enterprise int
	name       string
}

func projectKey(in verb.RegisterInvestmentProjectInput) (any, bool) {
	if in.RegistrationNumber != nil {
		return nil, false
	}
	return sameProject{in.EnterpriseID, in.Name}, true
}

func knownProjects(ctx context.Context, c *ent.Client, inputs []verb.RegisterInvestmentProjectInput, last int) (map[any]bool, error) {
	var firms []int
	var names []string
	for _, in := range inputs {
		if in.RegistrationNumber == nil {
			firms, names = append(firms, in.EnterpriseID), append(names, in.Name)
		}
	}
	there := make(map[any]bool)
	if len(firms) == 0 {
		return there, nil
	}
	list, err := c.InvestmentProject.Query().Where(
		investmentproject.EnterpriseIDIn(firms...), investmentproject.NameIn(names...), investmentproject.IDLTE(last),
	).Select(investmentproject.FieldEnterpriseID, investmentproject.FieldName).All(ctx)
	for _, p := range list {
		there[sameProject{p.EnterpriseID, p.Name}] = true
	}
	return there, err
}

// Contributions are equal if all of these are. A file may have two equal payments without a voucher.
type sameContribution struct {
	project int
	amount  scalar.Money
	on      scalar.Date
	voucher string
}

func contributionKey(in verb.RecordCapitalContributionInput) (any, bool) {
	key := sameContribution{project: in.ProjectID, amount: in.Amount, on: in.ContributedOn}
	if in.VoucherNumber != nil {
		key.voucher = *in.VoucherNumber
	}
	return key, in.VoucherNumber != nil
}

func knownContributions(ctx context.Context, c *ent.Client, inputs []verb.RecordCapitalContributionInput, last int) (map[any]bool, error) {
	projects, days := make(map[int]bool), make(map[scalar.Date]bool)
	for _, in := range inputs {
		projects[in.ProjectID], days[in.ContributedOn] = true, true
	}
	list, err := c.CapitalContribution.Query().Where(
		capitalcontribution.ProjectIDIn(keys(projects)...), capitalcontribution.ContributedOnIn(keys(days)...),
		capitalcontribution.IDLTE(last), capitalcontribution.ReversesIDIsNil(), capitalcontribution.Not(capitalcontribution.HasReversal()),
	).Select(
		capitalcontribution.FieldProjectID, capitalcontribution.FieldAmount, capitalcontribution.FieldContributedOn,
		capitalcontribution.FieldVoucherNumber,
	).All(ctx)
	there := make(map[any]bool, len(list))
	for _, r := range list {
		key := sameContribution{project: r.ProjectID, amount: r.Amount, on: r.ContributedOn}
		if r.VoucherNumber != nil {
			key.voucher = *r.VoucherNumber
		}
		there[key] = true
	}
	return there, err
}

// Funds are equal if all of these are. A file may have equal funds twice.
type sameFund struct {
	county, pairing, year int
	source                fundallocation.Source
	amount, industry      scalar.Money
}

func fundKey(in verb.RecordFundAllocationInput) (any, bool) {
	return fundOf(in.CountyID, in.PairingID, in.Year, in.Source, in.Amount, in.IndustryAmount), false
}

func fundOf(county int, pairing *int, year int, source fundallocation.Source, amount, industry scalar.Money) sameFund {
	key := sameFund{county: county, year: year, source: source, amount: amount, industry: industry}
	if pairing != nil {
		key.pairing = *pairing
	}
	return key
}

func knownFunds(ctx context.Context, c *ent.Client, inputs []verb.RecordFundAllocationInput, last int) (map[any]bool, error) {
	counties, years := make(map[int]bool), make(map[int]bool)
	for _, in := range inputs {
		counties[in.CountyID], years[in.Year] = true, true
	}
	list, err := c.FundAllocation.Query().Where(
		fundallocation.CountyIDIn(keys(counties)...), fundallocation.YearIn(keys(years)...), fundallocation.IDLTE(last),
	).All(ctx)
	there := make(map[any]bool, len(list))
	for _, r := range list {
		there[fundOf(r.CountyID, r.PairingID, r.Year, r.Source, r.Amount, r.IndustryAmount)] = true
	}
	return there, err
}

func keys[K comparable](m map[K]bool) []K { return slices.Collect(maps.Keys(m)) }
