package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/edge"
	"entgo.io/ent/schema/field"

	"jiedui/catalog"
	"jiedui/rule"
)

// FundAllocation is public or given money for a key county in a year.
type FundAllocation struct{ ent.Schema }

func (FundAllocation) Mixin() []ent.Mixin { return []ent.Mixin{Base{}, Sourced{}, Reviewed{}} }

func (FundAllocation) Fields() []ent.Field {
	return []ent.Field{
		ref("county_id", true),
		optionalRef("pairing_id", true),
		field.Int("year").Range(1996, 2100).Comment("Budget year (年度).").Annotations(order("YEAR")),
		field.Enum("source").Values("CENTRAL_LINKING", "EASTERN_FISCAL", "SOCIAL").Immutable().
			Comment("Where the money comes from (资金来源): central linking funds (衔接推进乡村振兴补助资金), eastern fiscal assistance (财政援助资金), or social giving (社会帮扶资金).").
			Annotations(terms("Central linking funds (衔接推进乡村振兴补助资金)", "Eastern fiscal assistance (财政援助资金)", "Social giving (社会帮扶资金)")),
		money("amount", "Amount (资金额).", order("AMOUNT")),
		money("industry_amount", "The part for industry (用于产业的资金).", order("INDUSTRY_AMOUNT")),
	}
}

func (FundAllocation) Edges() []ent.Edge {
	return []ent.Edge{
		edge.From("county", County.Type).Ref("fund_allocations").Unique().Field("county_id").Required().Immutable().
			Comment("The key county."),
		edge.From("pairing", Pairing.Type).Ref("fund_allocations").Unique().Field("pairing_id").Immutable().
			Comment("The pairing through which eastern money comes."),
	}
}

func (FundAllocation) Indexes() []ent.Index {
	return ordered("county_id", "pairing_id", "year", "amount", "industry_amount")
}

func (FundAllocation) Hooks() []ent.Hook {
	return []ent.Hook{rule.Hold(
		rule.FundCounty(), rule.Year(), rule.Amounts("amount"), rule.AtMost("industry_amount", "amount"),
		rule.WhenIs("source", []string{"EASTERN_FISCAL"}, "pairing_id"), rule.OnlyWhen("pairing_id", "source", "EASTERN_FISCAL"),
	)}
}

func (FundAllocation) Annotations() []schema.Annotation {
	return entity("fund_allocations", "Funds for a key county in a year (资金安排).", catalog.Facts{
		Belongs:   catalog.BelongsTo("county_id", "pairing_id"),
		ChangedBy: catalog.Coordinators,
		Standing:  catalog.Yearly("year"),
		Closes:    catalog.Yes,
		Grouped:   catalog.Yes,
		Imported:  "funds",
	}, checks(map[string]string{
		"fund_allocation_amount":   "amount > 0",
		"fund_allocation_industry": "industry_amount >= 0 AND industry_amount <= amount",
		"fund_allocation_pairing":  "(source = 'EASTERN_FISCAL') = (pairing_id IS NOT NULL)",
	}))
}
