// Package terms says what the values of enums are called in English and in Chinese: in the descriptions of the schema, in
// files that are exported, and in those that are imported.
package terms

// Term is what a value is called.
type Term struct{ EN, ZH string }

// Value is a value of an enum and its term.
type Value struct {
	Name string
	Term
}

// Of returns the values of an enum of the API in their order, nil when the table does not have it.
func Of(enum string) []Value { return values[enum] }

// values are those of the enums that records have, by the name of the enum in the API. Within an enum no Chinese term stands
// twice, so that a file can be read again.
var values = map[string][]Value{
	"AuditEventAction": {{"CREATE", Term{"Created", "新增"}}, {"UPDATE", Term{"Changed", "修改"}}, {"DELETE", Term{"Deleted", "删除"}}},
	"CapitalContributionSource": {
		{"OWN_FUNDS", Term{"Own funds", "自有资金"}}, {"BANK_LOAN", Term{"Bank loan", "银行贷款"}},
		{"SHAREHOLDER", Term{"Shareholders", "股东投入"}}, {"IN_KIND", Term{"In kind", "实物出资"}},
	},
	"ConsumptionRecordKind": {{"PURCHASED", Term{"Purchased", "采购"}}, {"ASSISTED_SALE", Term{"Assisted sale", "帮助销售"}}},
	"CoordinatorRole": {
		{"ANALYST", Term{"Analyst", "分析员"}}, {"COORDINATOR", Term{"Coordinator", "联络员"}},
		{"REVIEWER", Term{"Reviewer", "审核员"}}, {"ADMIN", Term{"Admin", "管理员"}},
	},
	"CountyDesignation": {{"NONE", Term{"None", "无"}}, {"SUPPORTING", Term{"Supporting county", "支援县"}}, {"KEY", Term{"Key county", "国家乡村振兴重点帮扶县"}}},
	"EmploymentRecordChannel": {
		{"CROSS_PROVINCE_TRANSFER", Term{"Transfer to another province", "跨省转移"}}, {"WORKSHOP", Term{"Workshop", "帮扶车间"}},
		{"PUBLIC_WELFARE_POST", Term{"Public welfare post", "公益性岗位"}}, {"LOCAL_ENTERPRISE", Term{"Local enterprise", "就近就业"}},
	},
	"EnterpriseEngagementStatus": {{"ACTIVE", Term{"Active", "有效"}}, {"ENDED", Term{"Ended", "已结束"}}},
	"EnterpriseOwnership": {
		{"STATE_OWNED", Term{"State-owned", "国有"}}, {"COLLECTIVE", Term{"Collective", "集体"}}, {"PRIVATE", Term{"Private", "民营"}},
		{"FOREIGN_INVESTED", Term{"Foreign-invested", "外资"}}, {"MIXED", Term{"Mixed", "混合所有制"}},
	},
	"FundAllocationSource": {
		{"CENTRAL_LINKING", Term{"Central linking funds", "衔接推进乡村振兴补助资金"}}, {"EASTERN_FISCAL", Term{"Eastern fiscal funds", "财政援助资金"}},
		{"SOCIAL", Term{"Social funds", "社会帮扶资金"}},
	},
	"IndicatorMeasure": {{"FLOW", Term{"Flow", "流量"}}, {"STOCK", Term{"Stock", "存量"}}, {"RATIO", Term{"Ratio", "比率"}}},
	"IndustrialParkStatus": {
		{"PLANNED", Term{"Planned", "规划"}}, {"UNDER_CONSTRUCTION", Term{"Under construction", "在建"}},
		{"OPERATING", Term{"Operating", "运营"}}, {"CLOSED", Term{"Closed", "关闭"}},
	},
	"InvestmentProjectProgram": {
		{"EAST_WEST_COLLABORATION", Term{"Industrial collaboration", "产业协作"}},
		{"TEN_THOUSAND_ENTERPRISES", Term{"Ten thousand enterprises revitalise ten thousand villages", "万企兴万村"}},
	},
	"InvestmentProjectStatus": {
		{"PIPELINE", Term{"In the pipeline", "储备"}}, {"IMPLEMENTATION", Term{"Under way", "在建"}}, {"FINALISATION", Term{"Being finished", "收尾"}},
		{"CLOSED", Term{"Completed", "完成"}}, {"SUSPENDED", Term{"Suspended", "暂停"}}, {"CANCELLED", Term{"Cancelled", "取消"}},
	},
	"Origin":                    {{"OFFICIAL", Term{"Published", "公开来源"}}, {"REGISTERED", Term{"Registered", "登记"}}, {"DEMO", Term{"Made up", "演示"}}},
	"PairingStartedOnPrecision": {{"DAY", Term{"Day", "日"}}, {"YEAR", Term{"Year", "年"}}},
	"PairingStatus": {
		{"PROPOSED", Term{"Proposed", "拟结对"}}, {"ACTIVE", Term{"Active", "结对中"}},
		{"SUSPENDED", Term{"Suspended", "暂停"}}, {"ENDED", Term{"Ended", "已结束"}},
	},
	"ProvinceEconomicZone": {
		{"EASTERN", Term{"Eastern", "东部"}}, {"CENTRAL", Term{"Central", "中部"}},
		{"WESTERN", Term{"Western", "西部"}}, {"NORTHEASTERN", Term{"Northeastern", "东北"}},
	},
	"ReportedFigureBasis": {
		{"COMMITTED", Term{"Committed", "协议"}}, {"PAID_IN", Term{"Paid in", "到位"}}, {"ALLOCATED", Term{"Allocated", "安排"}}, {"CASH", Term{"Cash", "资金"}},
		{"CASH_AND_GOODS", Term{"Cash and goods", "资金和物资"}}, {"SALES", Term{"Sales", "销售额"}}, {"HEADCOUNT", Term{"Headcount", "人数"}},
	},
	"ReportedFigureQualifier": {
		{"EXACT", Term{"Exactly", "等于"}}, {"AT_LEAST", Term{"At least", "不少于"}}, {"AT_MOST", Term{"At most", "不超过"}}, {"ABOUT", Term{"About", "约"}},
	},
	"ReportedFigureScope": {
		{"NATIONAL", Term{"The country", "全国"}}, {"KEY_COUNTIES", Term{"The key counties", "重点帮扶县"}},
		{"CENTRAL_AND_WESTERN", Term{"Central and western provinces", "中西部地区"}}, {"PROVINCE", Term{"A province", "省级"}}, {"COUNTY", Term{"A county", "县级"}},
	},
	"ReviewPeriodStatus": {{"CLOSED", Term{"Closed", "已封账"}}, {"REOPENED", Term{"Reopened", "已重开"}}},
	"ReviewStatus": {
		{"DRAFT", Term{"Draft", "草稿"}}, {"SUBMITTED", Term{"Submitted", "已提交"}}, {"CONFIRMED", Term{"Confirmed", "已确认"}},
		{"VALIDATED", Term{"Validated", "已审核"}}, {"LOCKED", Term{"Locked", "已锁定"}}, {"RETURNED", Term{"Returned", "已退回"}},
	},
	"Side": {{"SUPPORTER", Term{"Supporting side", "支援方"}}, {"RECIPIENT", Term{"Receiving side", "受援方"}}},
	"TalentTeamKind": {
		{"SCIENCE_ENVOY", Term{"Science envoys", "科技特派团"}}, {"MEDICAL", Term{"Medical", "医疗"}},
		{"EDUCATION", Term{"Education", "教育"}}, {"CADRE", Term{"Officials", "干部"}},
	},
	"Unit": {
		{"ONE", Term{"Number", "个"}}, {"PERSON", Term{"Persons", "人"}}, {"TEN_THOUSAND_PERSONS", Term{"Ten thousand persons", "万人"}}, {"YUAN", Term{"Yuan", "元"}},
		{"HUNDRED_MILLION_YUAN", Term{"Hundred million yuan", "亿元"}}, {"PERCENT", Term{"Per cent", "%（百分比）"}},
		{"PERCENTAGE_POINT", Term{"Percentage points", "百分点"}}, {"DAY", Term{"Days", "天"}},
	},
	"OrderDirection": {{"ASC", Term{"Ascending", "升序"}}, {"DESC", Term{"Descending", "降序"}}},
}
