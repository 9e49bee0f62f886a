package group

import (
	"slices"

	"jiedui/ent"
	"jiedui/ent/consumptionrecord"
	"jiedui/ent/employmentrecord"
	"jiedui/ent/enterprise"
	"jiedui/ent/enterpriseengagement"
	"jiedui/ent/fundallocation"
	"jiedui/ent/industrialpark"
	"jiedui/ent/investmentproject"
	"jiedui/ent/pairing"
	"jiedui/ent/talentteam"
)

// Subjects lists the entities that can be grouped.
var Subjects = []*Subject{
	{
		Entity: ent.TypeInvestmentProject, Description: "Investment projects, grouped (投资项目汇总).",
		Dimensions: slices.Concat(
			receivingRegions("county"), supportingRegions("pairing.supporter"), homeRegions("enterprise.homeCounty"),
			[]*Dimension{
				recordDimension("PAIRING", ent.TypePairing, "Pairing (结对关系).", "pairing"),
				recordDimension("ENTERPRISE", ent.TypeEnterprise, "Enterprise (企业).", "enterprise"),
				recordDimension("PARK", ent.TypeIndustrialPark, "Park (园区).", "park"),
				enumDimension[investmentproject.Program]("PROGRAM", "InvestmentProjectProgram", "Programme (项目类别).", "program"),
				enumDimension[investmentproject.Status]("STATUS", "InvestmentProjectStatus", "Status (项目状态).", "status"),
				industryDimension("Industry of the project, section and division of GB/T 4754 (行业).", "industry"),
				enumDimension[enterprise.Ownership]("OWNERSHIP", "EnterpriseOwnership", "Ownership of the enterprise (企业所有制).", "enterprise.ownership"),
				reviewDimension(), originDimension(),
			},
			periodDimensions(ent.TypeInvestmentProject, "of the actual start"),
		),
		Measures: []*Measure{
			{Name: "COMMITTED", Description: "Committed investment (协议投资额).", Type: Money, column: "committed"},
			{Name: "PAID_IN", Description: "Paid-in investment: the sum of the contributions that count (实际到位投资).", Type: Money, column: "paid_in"},
			{Name: "PLANNED_JOBS", Description: "Jobs planned, in persons (计划带动就业人数).", Type: Int, column: "planned_jobs"},
		},
	},
	{
		Entity: ent.TypeCapitalContribution, Description: "Capital paid into projects, grouped; a contribution counts when its project does, and a reversed one never (到位资金汇总).",
		Dimensions: slices.Concat(
			receivingRegions("project.county"), supportingRegions("project.pairing.supporter"), homeRegions("project.enterprise.homeCounty"),
			[]*Dimension{
				recordDimension("PAIRING", ent.TypePairing, "Pairing (结对关系).", "project.pairing"),
				recordDimension("PROJECT", ent.TypeInvestmentProject, "Project (投资项目).", "project"),
				recordDimension("ENTERPRISE", ent.TypeEnterprise, "Enterprise (企业).", "project.enterprise"),
				recordDimension("PARK", ent.TypeIndustrialPark, "Park (园区).", "project.park"),
				enumDimension[investmentproject.Program]("PROGRAM", "InvestmentProjectProgram", "Programme of the project (项目类别).", "project.program"),
				enumDimension[investmentproject.Status]("STATUS", "InvestmentProjectStatus", "Status of the project (项目状态).", "project.status"),
				industryDimension("Industry of the project, section and division of GB/T 4754 (行业).", "project.industry"),
				enumDimension[enterprise.Ownership]("OWNERSHIP", "EnterpriseOwnership", "Ownership of the enterprise (企业所有制).", "project.enterprise.ownership"),
				reviewDimension(), originDimension(),
			},
			periodDimensions(ent.TypeCapitalContribution, "of the payment"),
		),
		Measures: []*Measure{{Name: "AMOUNT", Description: "Amount paid in (到位金额).", Type: Money, column: "amount"}},
	},
	{
		Entity: ent.TypeIndustrialPark, Description: "Industrial parks, grouped (共建产业园区汇总).",
		Dimensions: slices.Concat(
			receivingRegions("county"), supportingRegions("pairing.supporter"),
			[]*Dimension{
				recordDimension("PAIRING", ent.TypePairing, "Pairing (结对关系).", "pairing"),
				enumDimension[industrialpark.Status]("STATUS", "IndustrialParkStatus", "Status (园区状态).", "status"),
				reviewDimension(), originDimension(),
			},
			periodDimensions(ent.TypeIndustrialPark, "of the opening"),
		),
		Measures: []*Measure{{Name: "AREA", Description: "Area in hectares (面积,公顷).", Type: Decimal, column: "area"}},
	},
	{
		Entity: ent.TypeEnterprise, Description: "Enterprises, grouped (企业汇总).",
		Dimensions: slices.Concat(
			homeRegions("homeCounty"),
			[]*Dimension{
				enumDimension[enterprise.Ownership]("OWNERSHIP", "EnterpriseOwnership", "Ownership (企业所有制).", "ownership"),
				industryDimension("Industry, section and division of GB/T 4754 (行业).", "industry"),
				originDimension(),
			},
		),
		Measures: projectSums("enterprise_id"),
	},
	{
		Entity: ent.TypeEnterpriseEngagement, Description: "Links of enterprises with key counties, grouped (万企兴万村对接汇总).",
		Dimensions: slices.Concat(
			receivingRegions("county"), homeRegions("enterprise.homeCounty"),
			[]*Dimension{
				recordDimension("ENTERPRISE", ent.TypeEnterprise, "Enterprise (企业).", "enterprise"),
				enumDimension[enterpriseengagement.Status]("STATUS", "EnterpriseEngagementStatus", "Status (对接状态).", "status"),
				enumDimension[enterprise.Ownership]("OWNERSHIP", "EnterpriseOwnership", "Ownership of the enterprise (企业所有制).", "enterprise.ownership"),
				industryDimension("Industry of the enterprise, section and division of GB/T 4754 (行业).", "enterprise.industry"),
				originDimension(),
			},
			periodDimensions(ent.TypeEnterpriseEngagement, "of the first day"),
		),
	},
	{
		Entity: ent.TypeFundAllocation, Description: "Funds for key counties, grouped (资金安排汇总).",
		Dimensions: slices.Concat(
			receivingRegions("county"), supportingRegions("pairing.supporter"),
			[]*Dimension{
				recordDimension("PAIRING", ent.TypePairing, "Pairing, of eastern money (结对关系).", "pairing"),
				enumDimension[fundallocation.Source]("SOURCE", "FundAllocationSource", "Source (资金来源).", "source"),
				reviewDimension(), originDimension(),
				yearDimension(ent.TypeFundAllocation, "Budget year (年度)."),
			},
		),
		Measures: []*Measure{
			{Name: "AMOUNT", Description: "Amount (资金额).", Type: Money, column: "amount"},
			{Name: "INDUSTRY_AMOUNT", Description: "The part for industry (用于产业的资金).", Type: Money, column: "industry_amount"},
		},
	},
	{
		Entity: ent.TypeConsumptionRecord, Description: "Consumption assistance, grouped (消费帮扶汇总).",
		Dimensions: slices.Concat(
			[]*Dimension{
				recordDimension("RECEIVING_PROVINCE", ent.TypeProvince, "Province whose goods were bought (受援省份).", "pairing.recipient.province", "province"),
				recordDimension("RECEIVING_PREFECTURE", ent.TypePrefecture, "Prefecture whose goods were bought (受援地市).", "pairing.recipient.prefecture"),
				recordDimension("RECEIVING_COUNTY", ent.TypeCounty, "County whose goods were bought (受援县).", "pairing.recipient"),
			},
			supportingRegions("pairing.supporter"),
			[]*Dimension{
				recordDimension("PAIRING", ent.TypePairing, "Pairing (结对关系).", "pairing"),
				enumDimension[consumptionrecord.Kind]("KIND", "ConsumptionRecordKind", "Bought, or helped to be sold (类别).", "kind"),
				reviewDimension(), originDimension(),
			},
			periodDimensions(ent.TypeConsumptionRecord, "of the sale"),
		),
		Measures: []*Measure{{Name: "AMOUNT", Description: "Value of the goods (金额).", Type: Money, column: "amount"}},
	},
	{
		Entity: ent.TypeEmploymentRecord, Description: "Workers in employment, grouped; of each county and channel the last month of a period counts (就业帮扶汇总).",
		Dimensions: slices.Concat(
			regionDimensions("", "", "所在", "county"),
			[]*Dimension{
				enumDimension[employmentrecord.Channel]("CHANNEL", "EmploymentRecordChannel", "How they work (就业渠道).", "channel"),
				reviewDimension(), originDimension(),
			},
			periodDimensions(ent.TypeEmploymentRecord, "of the count"),
		),
		Measures: []*Measure{{Name: "WORKERS", Description: "Workers in employment, a stock (务工人数).", Type: Stock, column: "workers"}},
	},
	{
		Entity: ent.TypeTalentTeam, Description: "Teams of experts, grouped (人才支援汇总).",
		Dimensions: slices.Concat(
			regionDimensions("", "", "所在", "county"),
			[]*Dimension{
				enumDimension[talentteam.Kind]("KIND", "TalentTeamKind", "Kind (类别).", "kind"),
				reviewDimension(), originDimension(),
			},
			periodDimensions(ent.TypeTalentTeam, "of the first day"),
		),
		Measures: []*Measure{{Name: "MEMBERS", Description: "Persons (人数).", Type: Int, column: "members"}},
	},
	{
		Entity: ent.TypeMonitoringReport, Description: "Return-to-poverty monitoring, grouped; of each county the last month of a period counts (防止返贫监测汇总).",
		Dimensions: slices.Concat(
			regionDimensions("", "", "所在", "county"),
			[]*Dimension{reviewDimension(), originDimension()},
			periodDimensions(ent.TypeMonitoringReport, "of the count"),
		),
		Measures: []*Measure{
			{Name: "MONITORED_HOUSEHOLDS", Description: "Households monitored, a stock (监测户数).", Type: Stock, column: "monitored_households"},
			{Name: "RISK_ELIMINATED_HOUSEHOLDS", Description: "Of them those whose risk is eliminated, a stock (已消除风险户数).", Type: Stock, column: "risk_eliminated_households"},
			{Name: "MEDIAN_DAYS_TO_IDENTIFY", Description: "Median days from report to identification (识别天数中位数).", Type: Days, column: "median_days_to_identify"},
			{Name: "LONGEST_DAYS_TO_IDENTIFY", Description: "Longest days from report to identification (最长识别天数).", Type: Days, column: "longest_days_to_identify"},
		},
	},
	{
		Entity: ent.TypePairing, Description: "Pairings, grouped (结对关系汇总).",
		Dimensions: slices.Concat(
			receivingRegions("recipient"), supportingRegions("supporter"),
			[]*Dimension{
				recordDimension("PAIRING", ent.TypePairing, "Pairing (结对关系).", "id"),
				enumDimension[pairing.Status]("STATUS", "PairingStatus", "Status (结对状态).", "status"), originDimension(),
			},
			periodDimensions(ent.TypePairing, "of the first day"),
		),
		Measures: projectSums("pairing_id"),
	},
}
