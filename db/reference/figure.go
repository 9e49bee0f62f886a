package reference

import (
	"context"

	"jiedui/ent"
	"jiedui/ent/indicator"
	"jiedui/ent/reportedfigure"
	"jiedui/scalar"
)

const (
	indicatorsFile = "indicators.csv"
	figuresFile    = "figures.csv"
)

func (l *loader) indicators(ctx context.Context) error {
	s := shape{file: indicatorsFile, key: []string{"code"}}
	return merge(ctx, l, s, l.client.Indicator, l.client.Indicator.Query().All, func(r *row) *ent.IndicatorCreate {
		return l.client.Indicator.Create().
			SetCode(r.cells["code"]).
			SetName(value(r, "name_zh", anyText)).
			SetNameEn(value(r, "name_en", anyText)).
			SetUnit(value(r, "unit", oneOf(indicator.UnitValidator))).
			SetMeasure(value(r, "measure", oneOf(indicator.MeasureValidator)))
	})
}

func (l *loader) figures(ctx context.Context) error {
	s := shape{figuresFile, []string{"code"}, []string{
		"county_id", "basis", "period_start", "change", "change_unit", "change_percent", "compared_with", "inclusion",
		"published_on", "source_url",
	}}
	return merge(ctx, l, s, l.client.ReportedFigure, l.client.ReportedFigure.Query().All, func(r *row) *ent.ReportedFigureCreate {
		return l.client.ReportedFigure.Create().
			SetOrigin(scalar.OriginOfficial).
			SetCode(r.cells["code"]).
			SetIndicatorID(value(r, "indicator", l.idIn(indicatorsFile))).
			SetScope(value(r, "scope", oneOf(reportedfigure.ScopeValidator))).
			SetNillableCountyID(optional(r, "county_code", l.idIn(countiesFile))).
			SetValue(value(r, "value", scalar.ParseDecimal)).
			SetUnit(value(r, "unit", oneOf(reportedfigure.UnitValidator))).
			SetQualifier(value(r, "qualifier", oneOf(reportedfigure.QualifierValidator))).
			SetNillableBasis(optional(r, "basis", oneOf(reportedfigure.BasisValidator))).
			SetAsOf(value(r, "as_of", scalar.ParseDate)).
			SetNillablePeriodStart(optional(r, "period_start", scalar.ParseDate)).
			SetNillableChange(optional(r, "change", scalar.ParseDecimal)).
			SetNillableChangeUnit(optional(r, "change_unit", oneOf(reportedfigure.ChangeUnitValidator))).
			SetNillableChangePercent(optional(r, "change_percent", scalar.ParseDecimal)).
			SetNillableComparedWith(optional(r, "compared_with", anyText)).
			SetNillableInclusion(optional(r, "inclusion", anyText)).
			SetSourceName(value(r, "source_name", anyText)).
			SetNillablePublishedOn(optional(r, "published_on", scalar.ParseDate)).
			SetNillableSourceURL(optional(r, "source_url", anyText))
	})
}
