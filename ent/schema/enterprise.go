package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/dialect/entsql"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/edge"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"

	"jiedui/catalog"
	"jiedui/rule"
)

func industry() ent.Field {
	return field.String("industry").Validate(rule.Industry).
		Comment("Industry (国民经济行业分类): GB/T 4754-2017 section letter and division, such as C13.").
		Annotations(order("INDUSTRY"))
}

// Enterprise is a firm that invests or is linked with a key county.
type Enterprise struct{ ent.Schema }

func (Enterprise) Mixin() []ent.Mixin { return []ent.Mixin{Base{}, Sourced{}, Named{}} }

func (Enterprise) Fields() []ent.Field {
	return []ent.Field{
		ref("home_county_id", false),
		field.String("uscc").Unique().Immutable().Validate(rule.USCC).
			Comment("Unified social credit code, GB 32100-2015, 18 characters (统一社会信用代码).").
			Annotations(order("USCC")),
		field.Enum("ownership").Values("STATE_OWNED", "COLLECTIVE", "PRIVATE", "FOREIGN_INVESTED", "MIXED").
			Comment("Ownership (企业所有制).").
			Annotations(terms("State-owned (国有)", "Collective (集体)", "Private (民营)", "Foreign-invested (外资)", "Mixed (混合所有制)")),
		industry(),
	}
}

func (Enterprise) Edges() []ent.Edge {
	return []ent.Edge{
		edge.From("home_county", County.Type).Ref("enterprises").Unique().Field("home_county_id").Required().
			Comment("Where it is registered (注册地)."),
		edge.To("engagements", EnterpriseEngagement.Type).Immutable().Annotations(connection()),
		edge.To("investment_projects", InvestmentProject.Type).Immutable().Annotations(connection()),
	}
}

func (Enterprise) Indexes() []ent.Index {
	return append(ordered("home_county_id", "name", "industry"), searched())
}

func (Enterprise) Hooks() []ent.Hook {
	return []ent.Hook{rule.Hold()}
}

func (Enterprise) Annotations() []schema.Annotation {
	return entity("enterprises", "An enterprise (企业).", catalog.Facts{
		Belongs:   catalog.Belonging{Columns: []string{"home_county_id"}, Partners: true},
		ChangedBy: catalog.Coordinators,
		Standing:  catalog.Always,
		Closes:    catalog.No,
		Grouped:   catalog.Yes,
		Imported:  "enterprises",
	}, checks(map[string]string{
		"enterprise_uscc": "length(uscc) = 18",
	}))
}

// EnterpriseEngagement links an enterprise with a key county.
type EnterpriseEngagement struct{ ent.Schema }

func (EnterpriseEngagement) Mixin() []ent.Mixin { return []ent.Mixin{Base{}, Sourced{}} }

func (EnterpriseEngagement) Fields() []ent.Field {
	return []ent.Field{
		ref("enterprise_id", true),
		ref("county_id", true),
		field.Enum("status").Values("ACTIVE", "ENDED").Default("ACTIVE").Comment("Status (对接状态).").
			Annotations(terms("Active (对接中)", "Ended (已终止)")),
		date("since", "First day (对接日期).", order("SINCE")),
		optionalDate("ended_on", "Last day (对接终止日期)."),
	}
}

func (EnterpriseEngagement) Edges() []ent.Edge {
	return []ent.Edge{
		edge.From("enterprise", Enterprise.Type).Ref("engagements").Unique().Field("enterprise_id").Required().Immutable(),
		edge.From("county", County.Type).Ref("enterprise_engagements").Unique().Field("county_id").Required().Immutable().
			Comment("The key county."),
	}
}

func (EnterpriseEngagement) Indexes() []ent.Index {
	return append(ordered("enterprise_id", "county_id", "since"),
		index.Fields("enterprise_id", "county_id").Unique().Annotations(entsql.IndexWhere("status <> 'ENDED'")))
}

func (EnterpriseEngagement) Hooks() []ent.Hook {
	return []ent.Hook{rule.Hold(
		rule.EnterpriseThere, rule.EngagementCounty(), rule.Happened("since", "ended_on"), rule.InOrder("since", "ended_on"),
	)}
}

func (EnterpriseEngagement) Annotations() []schema.Annotation {
	return entity("enterprise_engagements", `A private enterprise linked with a key county under "ten thousand enterprises revitalise ten thousand villages" (万企兴万村).`, catalog.Facts{
		Belongs:   catalog.BelongsTo("county_id"),
		ChangedBy: catalog.Coordinators,
		Standing:  catalog.Standing{From: "since", Unit: catalog.Day, Until: "ended_on", Ended: "ENDED", Before: "ACTIVE"},
		Closes:    catalog.No,
		Grouped:   catalog.Yes,
		Imported:  "links",
	}, checks(map[string]string{
		"enterprise_engagement_dates": "ended_on IS NULL OR ended_on >= since",
		"enterprise_engagement_ended": "(status = 'ENDED') = (ended_on IS NOT NULL)",
	}))
}
