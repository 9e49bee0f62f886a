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

// MonitoringReport is a county's totals of a month on households at risk of falling back into poverty. No data on
// a household or a person is held.
type MonitoringReport struct{ ent.Schema }

func (MonitoringReport) Mixin() []ent.Mixin { return []ent.Mixin{Base{}, Sourced{}, Reviewed{}} }

func (MonitoringReport) Fields() []ent.Field {
	return []ent.Field{
		ref("county_id", true),
		month("First day of the month at whose end is counted (月份)."),
		field.Int("monitored_households").NonNegative().
			Comment("Households monitored, a stock (监测户数).").Annotations(order("MONITORED_HOUSEHOLDS")),
		field.Int("risk_eliminated_households").NonNegative().
			Comment("Of them those whose risk is eliminated (已消除风险户数)."),
		field.Int("median_days_to_identify").NonNegative().
			Comment("Median days from report to identification (识别天数中位数)."),
		field.Int("longest_days_to_identify").NonNegative().
			Comment("Longest days from report to identification (最长识别天数); must be 15 at most.").
			Annotations(order("LONGEST_DAYS_TO_IDENTIFY")),
	}
}

func (MonitoringReport) Edges() []ent.Edge {
	return []ent.Edge{
		edge.From("county", County.Type).Ref("monitoring_reports").Unique().Field("county_id").Required().Immutable(),
	}
}

func (MonitoringReport) Indexes() []ent.Index {
	return append(ordered("county_id", "month", "monitored_households", "longest_days_to_identify"),
		index.Fields("county_id", "month").Unique())
}

func (MonitoringReport) Hooks() []ent.Hook {
	return []ent.Hook{rule.Hold(
		rule.RecordCounty(), rule.MonthOver(), rule.AtMost("risk_eliminated_households", "monitored_households"),
		rule.AtMost("median_days_to_identify", "longest_days_to_identify"),
	)}
}

func (MonitoringReport) Annotations() []schema.Annotation {
	return entity("monitoring_reports", "Return-to-poverty monitoring of a county in a month (防止返贫监测).", catalog.Facts{
		Belongs:   catalog.BelongsTo("county_id"),
		ChangedBy: catalog.Coordinators,
		Standing:  catalog.Monthly("month"),
		Closes:    catalog.Yes,
		Grouped:   catalog.Yes,
		Imported:  "monitoring",
	}, checks(map[string]string{
		"monitoring_report_month": firstOfMonth,
		"monitoring_report_risk":  "risk_eliminated_households >= 0 AND risk_eliminated_households <= monitored_households",
		"monitoring_report_days":  "median_days_to_identify >= 0 AND median_days_to_identify <= longest_days_to_identify",
	}))
}
