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

// TalentTeam is a group of experts sent to a county.
type TalentTeam struct{ ent.Schema }

func (TalentTeam) Mixin() []ent.Mixin { return []ent.Mixin{Base{}, Sourced{}, Reviewed{}} }

func (TalentTeam) Fields() []ent.Field {
	return []ent.Field{
		ref("county_id", true),
		field.Enum("kind").Values("SCIENCE_ENVOY", "MEDICAL", "EDUCATION", "CADRE").
			Comment("Kind of team (支援类型): science envoys (科技特派团), medical or education group assistance (组团式帮扶), or cadres on secondment (挂职干部).").
			Annotations(terms("Science envoys (科技特派团)", "Medical (医疗)", "Education (教育)", "Cadres on secondment (挂职干部)")),
		field.Int("members").Positive().Comment("Persons (人数).").Annotations(order("MEMBERS")),
		date("started_on", "First day (派驻起始日期).", order("STARTED_ON")),
		optionalDate("ended_on", "Last day (派驻终止日期).", order("ENDED_ON")),
	}
}

func (TalentTeam) Edges() []ent.Edge {
	return []ent.Edge{
		edge.From("county", County.Type).Ref("talent_teams").Unique().Field("county_id").Required().Immutable(),
	}
}

func (TalentTeam) Indexes() []ent.Index {
	return append(ordered("county_id", "members", "started_on", "ended_on"), index.Fields("kind"))
}

func (TalentTeam) Hooks() []ent.Hook {
	return []ent.Hook{rule.Hold(rule.RecordCounty(), rule.InOrder("started_on", "ended_on"), rule.Happened("started_on"))}
}

func (TalentTeam) Annotations() []schema.Annotation {
	return entity("talent_teams", "A team of experts sent to a county (人才支援).", catalog.Facts{
		Belongs:   catalog.BelongsTo("county_id"),
		ChangedBy: catalog.Coordinators,
		Standing:  catalog.Standing{From: "started_on", Unit: catalog.Day, Until: "ended_on"},
		Closes:    catalog.Yes,
		Grouped:   catalog.Yes,
		Imported:  "talent",
	}, checks(map[string]string{
		"talent_team_members": "members > 0",
		"talent_team_dates":   "ended_on IS NULL OR ended_on >= started_on",
	}))
}
