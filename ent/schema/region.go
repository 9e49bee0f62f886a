package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/edge"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"

	"jiedui/catalog"
	"jiedui/rule"
	"jiedui/scalar"
)

func divisionCode(digits int, comment string) ent.Field {
	return field.String("code").Unique().Immutable().Match(rule.DivisionCode(digits)).
		Comment(comment).Annotations(order("CODE"))
}

func nameEN() ent.Field {
	return field.String("name_en").NotEmpty().MaxLen(200).
		Comment("English name (英文名称): toneless pinyin and an English class word.").
		Annotations(order("NAME_EN"))
}

// Province is a mainland province-level division.
type Province struct{ ent.Schema }

func (Province) Mixin() []ent.Mixin { return []ent.Mixin{Base{}, Named{}} }

func (Province) Fields() []ent.Field {
	return []ent.Field{
		divisionCode(2, "GB/T 2260 code, 2 digits (行政区划代码)."),
		nameEN(),
		field.Enum("economic_zone").Values("EASTERN", "CENTRAL", "WESTERN", "NORTHEASTERN").
			Comment("The National Bureau of Statistics' region (经济区域).").
			Annotations(terms("Eastern (东部)", "Central (中部)", "Western (西部)", "North-eastern (东北)")),
	}
}

func (Province) Edges() []ent.Edge {
	return []ent.Edge{
		edge.To("prefectures", Prefecture.Type).Immutable().Annotations(connection()),
		edge.To("counties", County.Type).Immutable().Annotations(connection()),
		edge.To("pairings_as_eastern", ProvincePairing.Type).Immutable().Annotations(connection()),
		edge.To("pairings_as_western", ProvincePairing.Type).Immutable().Annotations(connection()),
		edge.To("consumption_records", ConsumptionRecord.Type).Immutable().Annotations(connection()),
		edge.To("reported_figures", ReportedFigure.Type).Immutable().Annotations(connection()),
		edge.To("review_periods", ReviewPeriod.Type).Immutable().Annotations(connection()),
		edge.From("coordinators", Coordinator.Type).Ref("provinces").Immutable().Annotations(connection()),
	}
}

func (Province) Annotations() []schema.Annotation {
	return entity("provinces", "A province-level division (省级行政区).", catalog.Facts{
		Belongs:   catalog.Region,
		ChangedBy: catalog.Nobody,
		Standing:  catalog.Always,
		Closes:    catalog.No,
		Grouped:   catalog.No,
		Imported:  catalog.None,
	}, checks(map[string]string{
		"province_code": "length(code) = 2",
	}))
}

// Prefecture is a prefecture-level division.
type Prefecture struct{ ent.Schema }

func (Prefecture) Mixin() []ent.Mixin { return []ent.Mixin{Base{}, Named{}} }

func (Prefecture) Fields() []ent.Field {
	return []ent.Field{
		ref("province_id", true),
		divisionCode(4, "GB/T 2260 code, 4 digits (行政区划代码)."),
		nameEN(),
	}
}

func (Prefecture) Edges() []ent.Edge {
	return []ent.Edge{
		edge.From("province", Province.Type).Ref("prefectures").Unique().Field("province_id").Required().Immutable(),
		edge.To("counties", County.Type).Immutable().Annotations(connection()),
		edge.From("coordinators", Coordinator.Type).Ref("prefectures").Immutable().Annotations(connection()),
	}
}

func (Prefecture) Indexes() []ent.Index { return []ent.Index{index.Fields("province_id")} }

func (Prefecture) Annotations() []schema.Annotation {
	return entity("prefectures", "A prefecture-level division (地级行政区).", catalog.Facts{
		Belongs:   catalog.Region,
		ChangedBy: catalog.Nobody,
		Standing:  catalog.Always,
		Closes:    catalog.No,
		Grouped:   catalog.No,
		Imported:  catalog.None,
	}, checks(map[string]string{
		"prefecture_code": "length(code) = 4",
	}))
}

// County is a county-level division: what is paired.
type County struct{ ent.Schema }

func (County) Mixin() []ent.Mixin { return []ent.Mixin{Base{}, Named{}} }

func (County) Fields() []ent.Field {
	return []ent.Field{
		ref("province_id", true),
		optionalRef("prefecture_id", true),
		divisionCode(6, "GB/T 2260 code, 6 digits (行政区划代码)."),
		nameEN(),
		field.Enum("designation").Values("NONE", "SUPPORTING", "KEY").Default("NONE").
			Comment("Part in the programme (县域定位): a developed eastern county that supports (支援县), a national key county for rural revitalisation (国家乡村振兴重点帮扶县), or none.").
			Annotations(terms("None (无)", "Supporting county (支援县)", "Key county (重点帮扶县)")),
		field.Enum("designation_origin").GoType(scalar.Origin("")).Optional().Nillable().
			Comment("Where the designation comes from (定位来源); none without a designation.").
			Annotations(apiType("Origin"), originTerms),
		field.String("designation_source_url").Optional().Nillable().MaxLen(500).
			Comment("The public page that confirms the designation (定位来源网页); none: not confirmed by a page."),
	}
}

func (County) Edges() []ent.Edge {
	return []ent.Edge{
		edge.From("province", Province.Type).Ref("counties").Unique().Field("province_id").Required().Immutable(),
		edge.From("prefecture", Prefecture.Type).Ref("counties").Unique().Field("prefecture_id").Immutable().
			Comment("None directly under a municipality or a province."),
		edge.To("pairings_as_supporter", Pairing.Type).Immutable().Annotations(connection()),
		edge.To("pairings_as_recipient", Pairing.Type).Immutable().Annotations(connection()),
		edge.To("enterprises", Enterprise.Type).Immutable().Annotations(connection()),
		edge.To("enterprise_engagements", EnterpriseEngagement.Type).Immutable().Annotations(connection()),
		edge.To("investment_projects", InvestmentProject.Type).Immutable().Annotations(connection()),
		edge.To("industrial_parks", IndustrialPark.Type).Immutable().Annotations(connection()),
		edge.To("fund_allocations", FundAllocation.Type).Immutable().Annotations(connection()),
		edge.To("employment_records", EmploymentRecord.Type).Immutable().Annotations(connection()),
		edge.To("talent_teams", TalentTeam.Type).Immutable().Annotations(connection()),
		edge.To("monitoring_reports", MonitoringReport.Type).Immutable().Annotations(connection()),
		edge.To("reported_figures", ReportedFigure.Type).Immutable().Annotations(connection()),
		edge.From("coordinators", Coordinator.Type).Ref("counties").Immutable().Annotations(connection()),
	}
}

func (County) Indexes() []ent.Index {
	return []ent.Index{index.Fields("province_id"), index.Fields("prefecture_id"), index.Fields("designation")}
}

func (County) Annotations() []schema.Annotation {
	return entity("counties", "A county-level division (县级行政区).", catalog.Facts{
		Belongs:   catalog.Region,
		ChangedBy: catalog.Nobody,
		Standing:  catalog.Always,
		Closes:    catalog.No,
		Grouped:   catalog.No,
		Imported:  catalog.None,
	}, checks(map[string]string{
		"county_code":               "length(code) = 6",
		"county_designation_origin": "(designation = 'NONE') = (designation_origin IS NULL)",
	}))
}

// ProvincePairing is a relation of an eastern with a western province.
type ProvincePairing struct{ ent.Schema }

func (ProvincePairing) Mixin() []ent.Mixin { return []ent.Mixin{Base{}, Sourced{}} }

func (ProvincePairing) Fields() []ent.Field {
	return []ent.Field{
		ref("eastern_id", true),
		ref("western_id", true),
		field.Int("since_year").Optional().Nillable().Range(1996, 2100).
			Comment("Year of the adjustment since which the relation is in force (协作起始年度)."),
		sourceURL(),
	}
}

func (ProvincePairing) Edges() []ent.Edge {
	return []ent.Edge{
		edge.From("eastern", Province.Type).Ref("pairings_as_eastern").Unique().Field("eastern_id").Required().Immutable(),
		edge.From("western", Province.Type).Ref("pairings_as_western").Unique().Field("western_id").Required().Immutable(),
	}
}

func (ProvincePairing) Indexes() []ent.Index {
	return []ent.Index{index.Fields("eastern_id", "western_id").Unique(), index.Fields("western_id")}
}

func (ProvincePairing) Annotations() []schema.Annotation {
	return entity("province_pairings", "An east-west relation of two provinces (省际协作关系).", catalog.Facts{
		Belongs:   catalog.BelongsTo("eastern_id", "western_id"),
		ChangedBy: catalog.Nobody,
		Standing:  catalog.Always,
		Closes:    catalog.No,
		Grouped:   catalog.No,
		Imported:  catalog.None,
	})
}
