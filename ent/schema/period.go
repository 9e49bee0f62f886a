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

// ReviewPeriod is a year of the review cycle in a province. While it is closed its records are locked.
type ReviewPeriod struct{ ent.Schema }

func (ReviewPeriod) Mixin() []ent.Mixin { return []ent.Mixin{Base{}, Sourced{}} }

func (ReviewPeriod) Fields() []ent.Field {
	return []ent.Field{
		ref("province_id", true),
		field.Int("year").Range(1996, 2100).Immutable().Comment("Calendar year (年度).").Annotations(order("YEAR")),
		field.Enum("status").Values("CLOSED", "REOPENED").Comment("Status (状态).").
			Annotations(terms("Closed (已关闭)", "Re-opened (已重新开放)")),
		field.String("reason").Optional().Nillable().MaxLen(500).Comment("Why it was re-opened (重新开放原因)."),
	}
}

func (ReviewPeriod) Edges() []ent.Edge {
	return []ent.Edge{
		edge.From("province", Province.Type).Ref("review_periods").Unique().Field("province_id").Required().Immutable().
			Comment("The province of the key counties."),
	}
}

func (ReviewPeriod) Indexes() []ent.Index {
	return []ent.Index{index.Fields("province_id", "year").Unique()}
}

func (ReviewPeriod) Hooks() []ent.Hook { return []ent.Hook{rule.Hold(rule.PeriodSteps())} }

func (ReviewPeriod) Annotations() []schema.Annotation {
	return entity("review_periods", "A year of the review cycle in a province (审核年度).", catalog.Facts{
		Belongs:   catalog.BelongsTo("province_id"),
		ChangedBy: catalog.Reviewers,
		Standing:  catalog.Always,
		Closes:    catalog.No,
		Grouped:   catalog.No,
		Imported:  catalog.None,
	})
}
