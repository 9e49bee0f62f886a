package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/edge"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"

	"jiedui/catalog"
)

// AssessmentArea is an area of the effectiveness assessment, in the years that it was assessed.
type AssessmentArea struct{ ent.Schema }

func (AssessmentArea) Mixin() []ent.Mixin { return []ent.Mixin{Base{}, Named{}} }

func (AssessmentArea) Fields() []ent.Field {
	return []ent.Field{
		field.String("code").Unique().Immutable().NotEmpty().MaxLen(60).
			Comment("Code (编码), such as LABOUR_2017.").Annotations(order("CODE")),
		nameEN(),
		field.Int("from_year").Range(1996, 2100).Comment("First year that it is assessed (起始年度).").Annotations(order("FROM_YEAR")),
		field.Int("to_year").Optional().Nillable().Range(1996, 2100).Comment("Last year (终止年度); none: it still is."),
		field.Int("position").NonNegative().Comment("Place among the areas of its years (序号).").Annotations(order("POSITION")),
		sourceURL(),
	}
}

func (AssessmentArea) Edges() []ent.Edge {
	return []ent.Edge{edge.To("items", AssessmentItem.Type).Immutable().Annotations(connection())}
}

func (AssessmentArea) Annotations() []schema.Annotation {
	return entity("assessment_areas", "An area of the effectiveness assessment (成效考核领域).", catalog.Facts{
		Belongs:   catalog.Nowhere,
		ChangedBy: catalog.Nobody,
		Standing:  catalog.Always,
		Closes:    catalog.No,
		Grouped:   catalog.No,
		Imported:  catalog.None,
	}, checks(map[string]string{
		"assessment_area_years": "to_year IS NULL OR to_year >= from_year",
	}))
}

// AssessmentItem has an indicator assessed in an area, in some of its years.
type AssessmentItem struct{ ent.Schema }

func (AssessmentItem) Mixin() []ent.Mixin { return []ent.Mixin{Base{}} }

func (AssessmentItem) Fields() []ent.Field {
	return []ent.Field{
		ref("area_id", true),
		ref("indicator_id", true),
		field.Int("from_year").Range(1996, 2100).Comment("First year that it is assessed (起始年度).").Annotations(order("FROM_YEAR")),
		field.Int("to_year").Optional().Nillable().Range(1996, 2100).Comment("Last year (终止年度); none: it still is."),
	}
}

func (AssessmentItem) Edges() []ent.Edge {
	return []ent.Edge{
		edge.From("area", AssessmentArea.Type).Ref("items").Unique().Field("area_id").Required().Immutable(),
		edge.From("indicator", Indicator.Type).Ref("assessment_items").Unique().Field("indicator_id").Required().Immutable(),
	}
}

func (AssessmentItem) Indexes() []ent.Index {
	return []ent.Index{index.Fields("area_id", "indicator_id", "from_year").Unique(), index.Fields("indicator_id")}
}

func (AssessmentItem) Annotations() []schema.Annotation {
	return entity("assessment_items", "An indicator that an area of the assessment is measured by (考核指标).", catalog.Facts{
		Belongs:   catalog.Nowhere,
		ChangedBy: catalog.Nobody,
		Standing:  catalog.Always,
		Closes:    catalog.No,
		Grouped:   catalog.No,
		Imported:  catalog.None,
	}, checks(map[string]string{
		"assessment_item_years": "to_year IS NULL OR to_year >= from_year",
	}))
}
