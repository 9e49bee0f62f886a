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
	"jiedui/scalar"
)

// Pairing joins a supporting county with a key county.
type Pairing struct{ ent.Schema }

func (Pairing) Mixin() []ent.Mixin { return []ent.Mixin{Base{}, Sourced{}} }

func (Pairing) Fields() []ent.Field {
	return []ent.Field{
		ref("supporter_id", true),
		ref("recipient_id", true),
		field.Enum("status").Values("PROPOSED", "ACTIVE", "SUSPENDED", "ENDED").Default("PROPOSED").
			Comment("Status (结对状态).").
			Annotations(terms("Proposed (拟结对)", "Active (结对中)", "Suspended (暂停)", "Ended (已结束)")),
		field.String("status_reason").Optional().Nillable().NotEmpty().MaxLen(500).
			Comment("Why it is suspended, cancelled or ended (变更原因).").
			Annotations(unfiltered()),
		optionalDate("started_on", "First day (结对起始日期); none when no source gives it.", order("STARTED_ON")),
		field.Enum("started_on_precision").Values("DAY", "YEAR").Default("DAY").
			Comment("How exact startedOn is (起始日期精度). YEAR: the source names only the year, and startedOn is its first day.").
			Annotations(terms("Day (到日)", "Year (到年)")),
		optionalDate("ended_on", "Last day (结对终止日期).", order("ENDED_ON")),
		sourceURL(),
		field.String("source_note").Optional().Nillable().MaxLen(500).
			Comment("What the page says otherwise than the record, or less surely (来源说明).").
			Annotations(unfiltered()),
	}
}

func (Pairing) Edges() []ent.Edge {
	return []ent.Edge{
		edge.From("supporter", County.Type).Ref("pairings_as_supporter").Unique().Field("supporter_id").Required().Immutable().
			Comment("The eastern county that supports (支援方)."),
		edge.From("recipient", County.Type).Ref("pairings_as_recipient").Unique().Field("recipient_id").Required().Immutable().
			Comment("The key county that is supported (受援方)."),
		edge.To("agreements", Agreement.Type).Immutable().Annotations(connection()),
		edge.To("investment_projects", InvestmentProject.Type).Immutable().Annotations(connection()),
		edge.To("industrial_parks", IndustrialPark.Type).Immutable().Annotations(connection()),
		edge.To("fund_allocations", FundAllocation.Type).Immutable().Annotations(connection()),
		edge.To("consumption_records", ConsumptionRecord.Type).Immutable().Annotations(connection()),
	}
}

func (Pairing) Indexes() []ent.Index {
	return []ent.Index{
		// At most one pairing of the same two counties that is not ended.
		index.Fields("supporter_id", "recipient_id").Unique().Annotations(entsql.IndexWhere("status <> 'ENDED'")),
		index.Fields("supporter_id"),
		index.Fields("recipient_id"),
		index.Fields("status", "started_on"),
		index.Fields("started_on"),
	}
}

func (Pairing) Hooks() []ent.Hook {
	return []ent.Hook{rule.Hold(
		rule.PairingSides(), rule.PairingSteps(), rule.Happened("started_on", "ended_on"), rule.InOrder("started_on", "ended_on"),
		rule.WhenIs("status", []string{"ACTIVE", "SUSPENDED"}, "started_on"), rule.WhenIs("status", []string{"ENDED"}, "ended_on"),
		rule.OnlyWhen("ended_on", "status", "ENDED"),
	)}
}

func (Pairing) Annotations() []schema.Annotation {
	return entity("pairings", "A supporting county paired with a key county (结对帮扶).", catalog.Facts{
		Belongs:   catalog.Belonging{Columns: []string{"recipient_id", "supporter_id"}, Supporter: "supporter_id"},
		ChangedBy: catalog.Admins,
		Standing: catalog.Standing{
			// Of those that no source dates the records know nothing but that they are there.
			From: "started_on", Unit: catalog.Day, Undated: true, Until: "ended_on",
			Never: []string{"PROPOSED"}, Ended: "ENDED", Before: "ACTIVE",
		},
		Closes:   catalog.No,
		Grouped:  catalog.Yes,
		Imported: "pairings",
	}, checks(map[string]string{
		"pairing_sides": "supporter_id <> recipient_id",
		"pairing_dates": "ended_on IS NULL OR started_on IS NULL OR ended_on >= started_on",
		"pairing_ended": "(status = 'ENDED') = (ended_on IS NOT NULL)",
	}))
}

// Agreement is what the two sides of a pairing sign for a year.
type Agreement struct{ ent.Schema }

func (Agreement) Mixin() []ent.Mixin { return []ent.Mixin{Base{}, Sourced{}} }

func (Agreement) Fields() []ent.Field {
	return []ent.Field{
		ref("pairing_id", true),
		field.Int("year").Range(1996, 2100).Immutable().Comment("Calendar year (协议年度).").Annotations(order("YEAR")),
		optionalDate("signed_on", "Day of signature (签订日期)."),
	}
}

func (Agreement) Edges() []ent.Edge {
	return []ent.Edge{
		edge.From("pairing", Pairing.Type).Ref("agreements").Unique().Field("pairing_id").Required().Immutable(),
		edge.To("targets", IndicatorTarget.Type).Immutable().Annotations(connection()),
	}
}

func (Agreement) Indexes() []ent.Index {
	return []ent.Index{index.Fields("pairing_id", "year").Unique()}
}

func (Agreement) Hooks() []ent.Hook {
	return []ent.Hook{rule.Hold(rule.PairingThere, rule.Year(), rule.Happened("signed_on"))}
}

func (Agreement) Annotations() []schema.Annotation {
	return entity("agreements", "The yearly agreement of a pairing (年度协议).", catalog.Facts{
		Belongs:   catalog.BelongsTo("pairing_id"),
		ChangedBy: catalog.Coordinators,
		Standing:  catalog.Always,
		Closes:    catalog.No,
		Grouped:   catalog.No,
		Imported:  "agreements",
	})
}

// IndicatorTarget is what an agreement promises for an indicator.
type IndicatorTarget struct{ ent.Schema }

func (IndicatorTarget) Mixin() []ent.Mixin { return []ent.Mixin{Base{}, Sourced{}} }

func (IndicatorTarget) Fields() []ent.Field {
	return []ent.Field{
		ref("agreement_id", true),
		ref("indicator_id", true),
		field.Int64("value").GoType(scalar.Decimal(0)).Comment("Target, in the unit of the indicator (目标值).").
			Annotations(apiType("Decimal")),
		field.Int64("weight").GoType(scalar.Decimal(0)).Optional().Nillable().
			Comment("Weight in the assessment, more than nothing (权重); none: it is not weighted.").Annotations(apiType("Decimal")),
	}
}

func (IndicatorTarget) Edges() []ent.Edge {
	return []ent.Edge{
		edge.From("agreement", Agreement.Type).Ref("targets").Unique().Field("agreement_id").Required().Immutable(),
		edge.From("indicator", Indicator.Type).Ref("targets").Unique().Field("indicator_id").Required().Immutable(),
	}
}

func (IndicatorTarget) Indexes() []ent.Index {
	return append(ordered("indicator_id"), index.Fields("agreement_id", "indicator_id").Unique())
}

func (IndicatorTarget) Hooks() []ent.Hook {
	return []ent.Hook{rule.Hold()}
}

func (IndicatorTarget) Annotations() []schema.Annotation {
	return entity("indicator_targets", "A target of a yearly agreement (指标目标).", catalog.Facts{
		Belongs:   catalog.BelongsTo("agreement_id"),
		ChangedBy: catalog.Coordinators,
		Standing:  catalog.Always,
		Closes:    catalog.No,
		Grouped:   catalog.No,
		Imported:  catalog.None,
	}, checks(map[string]string{
		"indicator_target_value":  "value >= 0",
		"indicator_target_weight": "weight IS NULL OR weight > 0",
	}))
}
