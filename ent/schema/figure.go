package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/edge"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"

	"jiedui/catalog"
	"jiedui/scalar"
)

// Indicator is something that is measured: by targets, records and published figures.
type Indicator struct{ ent.Schema }

func (Indicator) Mixin() []ent.Mixin { return []ent.Mixin{Base{}, Named{}} }

func (Indicator) Fields() []ent.Field {
	return []ent.Field{
		field.String("code").Unique().Immutable().NotEmpty().MaxLen(60).
			Comment("Code (编码), such as PAID_IN_INVESTMENT.").Annotations(order("CODE")),
		nameEN(),
		field.Enum("unit").GoType(scalar.Unit("")).Comment("Unit of its targets (单位).").Annotations(apiType("Unit"), unitTerms),
		field.Enum("measure").Values("FLOW", "STOCK", "RATIO").
			Comment("Kind of measure (计量类型): a flow adds up over time (流量); a stock (存量) and a ratio (比率) don't.").
			Annotations(terms("Flow (流量)", "Stock (存量)", "Ratio (比率)")),
	}
}

func (Indicator) Edges() []ent.Edge {
	return []ent.Edge{
		edge.To("targets", IndicatorTarget.Type).Immutable().Annotations(connection()),
		edge.To("reported_figures", ReportedFigure.Type).Immutable().Annotations(connection()),
		edge.To("assessment_items", AssessmentItem.Type).Immutable().Annotations(connection()),
	}
}

func (Indicator) Annotations() []schema.Annotation {
	return entity("indicators", "Something that is measured (指标).", catalog.Facts{
		Belongs:   catalog.Nowhere,
		ChangedBy: catalog.Nobody,
		Standing:  catalog.Always,
		Closes:    catalog.No,
		Grouped:   catalog.No,
		Imported:  catalog.None,
	})
}

// ReportedFigure is a number that somebody published, as published: it is never corrected.
type ReportedFigure struct{ ent.Schema }

func (ReportedFigure) Mixin() []ent.Mixin { return []ent.Mixin{Base{}, Sourced{}} }

func (ReportedFigure) Fields() []ent.Field {
	return []ent.Field{
		ref("indicator_id", true),
		optionalRef("province_id", false),
		optionalRef("county_id", false),
		field.String("code").Unique().Immutable().NotEmpty().MaxLen(100).
			Comment("Stable key of the figure (编码).").Annotations(order("CODE")),
		field.Int64("value").GoType(scalar.Decimal(0)).Comment("The number, in its unit (数值).").
			Annotations(apiType("Decimal")),
		field.Enum("unit").GoType(scalar.Unit("")).Comment("Unit of the number as published (单位).").
			Annotations(apiType("Unit"), unitTerms),
		field.Enum("qualifier").Values("EXACT", "AT_LEAST", "AT_MOST", "ABOUT").Default("EXACT").
			Comment("How the source qualifies the number (数值限定).").
			Annotations(terms("Exact (精确)", "At least (不少于)", "At most (不超过)", "About (约)")),
		date("as_of", "Last day that the number covers (截止日期).", order("AS_OF")),
		optionalDate("period_start", "First day that it covers (起始日期), for a flow; none: since the programme began or not stated."),
		field.Enum("scope").Values("NATIONAL", "KEY_COUNTIES", "CENTRAL_AND_WESTERN", "PROVINCE", "COUNTY").
			Comment("What the number covers (统计范围).").
			Annotations(terms("National (全国)", "Key counties (重点帮扶县)", "Central and western provinces (中西部)", "Province (省)", "County (县)")),
		field.Enum("basis").Values("COMMITTED", "PAID_IN", "ALLOCATED", "CASH", "CASH_AND_GOODS", "SALES", "HEADCOUNT").
			Optional().Nillable().Comment("What is counted (统计口径); sums never mix bases.").
			Annotations(terms("Committed (协议)", "Paid in (到位)", "Allocated (安排)", "Cash (资金)", "Cash and goods (资金和物资)", "Sales (销售)", "Headcount (人数)")),
		field.String("inclusion").Optional().Nillable().MaxLen(500).
			Comment("What the source includes or leaves out (统计口径说明)."),
		field.Int64("change").GoType(scalar.Decimal(0)).Optional().Nillable().
			Comment("Published change against the comparison (增减量), in changeUnit.").Annotations(apiType("Decimal")),
		field.Enum("change_unit").GoType(scalar.Unit("")).Optional().Nillable().
			Comment("Unit of the change (增减量单位).").Annotations(apiType("Unit"), unitTerms),
		field.Int64("change_percent").GoType(scalar.Decimal(0)).Optional().Nillable().
			Comment("Published change in percent (增减幅度).").Annotations(apiType("Decimal")),
		field.String("compared_with").Optional().Nillable().MaxLen(200).
			Comment("What the change is against (对比基期)."),
		field.String("source_name").NotEmpty().MaxLen(300).Comment("Who published it (来源)."),
		sourcePublished(),
		sourceURL(),
	}
}

func (ReportedFigure) Edges() []ent.Edge {
	return []ent.Edge{
		edge.From("indicator", Indicator.Type).Ref("reported_figures").Unique().Field("indicator_id").Required().Immutable(),
		edge.From("province", Province.Type).Ref("reported_figures").Unique().Field("province_id").Comment("The province, of scope PROVINCE."),
		edge.From("county", County.Type).Ref("reported_figures").Unique().Field("county_id").Comment("The county, of scope COUNTY."),
	}
}

func (ReportedFigure) Indexes() []ent.Index {
	return []ent.Index{index.Fields("indicator_id", "as_of"), index.Fields("as_of"), index.Fields("province_id"), index.Fields("county_id")}
}

func (ReportedFigure) Annotations() []schema.Annotation {
	return entity("reported_figures", "A published number with its source (公布数据).", catalog.Facts{
		Belongs:   catalog.BelongsTo("province_id", "county_id"),
		ChangedBy: catalog.Nobody,
		Standing:  catalog.Always,
		Closes:    catalog.No,
		Grouped:   catalog.No,
		Imported:  catalog.None,
	}, checks(map[string]string{
		"reported_figure_scope":  "(scope = 'PROVINCE') = (province_id IS NOT NULL) AND (scope = 'COUNTY') = (county_id IS NOT NULL)",
		"reported_figure_period": "period_start IS NULL OR period_start <= as_of",
		"reported_figure_change": "(change IS NULL) = (change_unit IS NULL)",
	}))
}
