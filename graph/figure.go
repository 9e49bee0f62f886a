package graph

import (
	"context"

	"jiedui/ent"
	"jiedui/ent/reportedfigure"
	"jiedui/fault"
	"jiedui/report"
	"jiedui/request"
)

// reconcileFigures compares figures with the records, and adds the selected fields of the figures.
func (r *Resolver) reconcileFigures(ctx context.Context, request report.ReconciliationRequest, where *ent.ReportedFigureWhereInput) ([]*report.Reconciliation, error) {
	var err error
	if request.Where, err = where.Condition(); err != nil {
		return nil, err
	}
	request.Shown = shownBelow(ctx, ent.TypeReportedFigure, []string{"figure"})
	list, err := report.Reconcile(ctx, r.reader, r.client, request)
	if err != nil || request.Shown != nil {
		return list, err
	}
	q, selected, err := selectBelow(ctx, r.client.ReportedFigure.Query(), "figure")
	if err != nil || !selected {
		return list, err
	}
	ids := make([]int, len(list))
	for i, rec := range list {
		ids[i] = rec.Figure.ID
	}
	shown, err := byID(ctx, q.Where(reportedfigure.IDIn(ids...)), func(f *ent.ReportedFigure) int { return f.ID })
	if err != nil {
		return nil, err
	}
	for _, rec := range list {
		rec.Figure = shown[rec.Figure.ID]
	}
	return list, nil
}

// phrase returns a text in the language of the request, and nil for an empty text.
func phrase(ctx context.Context, t fault.Text) *string {
	if t == (fault.Text{}) {
		return nil
	}
	s := t.In(request.Lang(ctx))
	return &s
}
