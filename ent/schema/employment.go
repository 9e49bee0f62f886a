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

// EmploymentRecord is how many lifted-out-of-poverty workers of a county have work at the end of a month.
type EmploymentRecord struct{ ent.Schema }

func (EmploymentRecord) Mixin() []ent.Mixin { return []ent.Mixin{Base{}, Sourced{}, Reviewed{}} }

func (EmploymentRecord) Fields() []ent.Field {
	return []ent.Field{
		ref("county_id", true),
		month("First day of the month at whose end is counted (月份)."),
		field.Enum("channel").
			Values("CROSS_PROVINCE_TRANSFER", "WORKSHOP", "PUBLIC_WELFARE_POST", "LOCAL_ENTERPRISE").
			Comment("How they work (就业渠道): transfer to another province (跨省转移), assistance workshop (帮扶车间), public-welfare post (公益性岗位), or an enterprise nearby (就近就业).").
			Annotations(terms("Transfer to another province (跨省转移)", "Assistance workshop (帮扶车间)", "Public-welfare post (公益性岗位)", "Enterprise nearby (就近就业)")),
		field.Int("workers").NonNegative().
			Comment("Persons at the end of the month (务工规模), a stock: never add months up.").
			Annotations(order("WORKERS")),
	}
}

func (EmploymentRecord) Edges() []ent.Edge {
	return []ent.Edge{
		edge.From("county", County.Type).Ref("employment_records").Unique().Field("county_id").Required().Immutable(),
	}
}

func (EmploymentRecord) Indexes() []ent.Index {
	return append(ordered("county_id", "month", "workers"), index.Fields("county_id", "month", "channel").Unique())
}

func (EmploymentRecord) Hooks() []ent.Hook {
	return []ent.Hook{rule.Hold(rule.RecordCounty(), rule.MonthOver())}
}

func (EmploymentRecord) Annotations() []schema.Annotation {
	return entity("employment_records", "Workers in employment at the end of a month (就业帮扶).", catalog.Facts{
		Belongs:   catalog.BelongsTo("county_id"),
		ChangedBy: catalog.Coordinators,
		Standing:  catalog.Monthly("month"),
		Closes:    catalog.Yes,
		Grouped:   catalog.Yes,
		Imported:  "employment",
	}, checks(map[string]string{
		"employment_record_workers": "workers >= 0",
		"employment_record_month":   firstOfMonth,
	}))
}
