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

// IndustrialPark is built together by the two sides of a pairing.
type IndustrialPark struct{ ent.Schema }

func (IndustrialPark) Mixin() []ent.Mixin { return []ent.Mixin{Base{}, Sourced{}, Named{}, Reviewed{}} }

func (IndustrialPark) Fields() []ent.Field {
	return []ent.Field{
		ref("pairing_id", true),
		ref("county_id", true),
		field.Int64("area").GoType(scalar.Decimal(0)).Comment("Area in hectares (面积,公顷).").
			Annotations(apiType("Decimal"), order("AREA")),
		field.Enum("status").Values("PLANNED", "UNDER_CONSTRUCTION", "OPERATING", "CLOSED").Default("PLANNED").
			Comment("Status (园区状态).").
			Annotations(terms("Planned (规划)", "Under construction (在建)", "Operating (运营)", "Closed (关闭)")),
		optionalDate("opened_on", "First day of operation (开园日期).", order("OPENED_ON")),
	}
}

func (IndustrialPark) Edges() []ent.Edge {
	return []ent.Edge{
		edge.From("pairing", Pairing.Type).Ref("industrial_parks").Unique().Field("pairing_id").Required().Immutable(),
		edge.From("county", County.Type).Ref("industrial_parks").Unique().Field("county_id").Required().Immutable().
			Comment("Where it lies: the key county of the pairing, or one in the same prefecture."),
		edge.To("investment_projects", InvestmentProject.Type).Immutable().Annotations(connection()),
	}
}

func (IndustrialPark) Indexes() []ent.Index {
	return append(ordered("pairing_id", "county_id", "name", "area", "opened_on"),
		index.Fields("pairing_id", "name").Unique(),
		index.Fields("status"),
		searched(),
	)
}

func (IndustrialPark) Hooks() []ent.Hook {
	return []ent.Hook{rule.Hold(
		rule.ParkCounty(), rule.ParkSteps(), rule.MoreThanNothing("area"), rule.Happened("opened_on"),
		rule.WhenIs("status", []string{"OPERATING", "CLOSED"}, "opened_on"),
	)}
}

func (IndustrialPark) Annotations() []schema.Annotation {
	return entity("industrial_parks", "An industrial park that a pairing builds together (共建产业园区).", catalog.Facts{
		Belongs:   catalog.BelongsTo("county_id", "pairing_id"),
		ChangedBy: catalog.Coordinators,
		Standing:  catalog.Standing{From: "opened_on", Unit: catalog.Day},
		Closes:    catalog.No,
		Grouped:   catalog.Yes,
		Imported:  "parks",
	}, checks(map[string]string{
		"industrial_park_area":   "area > 0",
		"industrial_park_opened": "status NOT IN ('OPERATING', 'CLOSED') OR opened_on IS NOT NULL",
	}))
}
