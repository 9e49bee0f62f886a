package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/edge"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"

	"jiedui/catalog"
	"jiedui/rule"
)

// ConsumptionRecord is farm produce bought, or helped to be sold, in a month.
type ConsumptionRecord struct{ ent.Schema }

func (ConsumptionRecord) Mixin() []ent.Mixin { return []ent.Mixin{Base{}, Sourced{}, Reviewed{}} }

func (ConsumptionRecord) Fields() []ent.Field {
	return []ent.Field{
		optionalRef("pairing_id", true),
		optionalRef("province_id", true),
		month("First day of the month (月份)."),
		field.Enum("kind").Values("PURCHASED", "ASSISTED_SALE").
			Comment("Kind (消费帮扶类型): bought (采购), or helped to be sold (帮助销售).").
			Annotations(terms("Purchased (采购)", "Assisted sale (帮助销售)")),
		money("amount", "Value of the goods (金额).", order("AMOUNT")),
	}
}

func (ConsumptionRecord) Edges() []ent.Edge {
	return []ent.Edge{
		edge.From("pairing", Pairing.Type).Ref("consumption_records").Unique().Field("pairing_id").Immutable().
			Comment("The pairing whose supporter bought; either this or the province."),
		edge.From("province", Province.Type).Ref("consumption_records").Unique().Field("province_id").Immutable().
			Comment("The western province whose goods were bought, when no pairing is named."),
	}
}

func (ConsumptionRecord) Indexes() []ent.Index {
	return append(ordered("pairing_id", "province_id", "month", "amount"),
		index.Fields("pairing_id", "month", "kind").Unique(),
		index.Fields("province_id", "month", "kind").Unique(),
	)
}

func (ConsumptionRecord) Hooks() []ent.Hook {
	return []ent.Hook{rule.Hold(rule.PairingThere, rule.Either("pairing_id", "province_id"), rule.Month(), rule.Amounts("amount"))}
}

func (ConsumptionRecord) Annotations() []schema.Annotation {
	return entity("consumption_records", "Consumption assistance in a month (消费帮扶).", catalog.Facts{
		Belongs:   catalog.BelongsTo("pairing_id", "province_id"),
		ChangedBy: catalog.Coordinators,
		Standing:  catalog.Monthly("month"),
		Closes:    catalog.Yes,
		Grouped:   catalog.Yes,
		Imported:  "consumption",
	}, checks(map[string]string{
		"consumption_record_amount": "amount > 0",
		"consumption_record_month":  firstOfMonth,
		"consumption_record_buyer":  "(pairing_id IS NULL) <> (province_id IS NULL)",
	}))
}
