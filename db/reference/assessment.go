package reference

import (
	"context"
	"fmt"
	"strconv"

	"jiedui/ent"
)

const (
	areasFile = "assessment_areas.csv"
	itemsFile = "assessment_items.csv"
)

// knownIndicators finds those that were loaded before.
func (l *loader) knownIndicators(ctx context.Context) error {
	all, err := l.client.Indicator.Query().All(ctx)
	if err != nil {
		return err
	}
	l.ids[indicatorsFile] = make(map[string]int, len(all))
	for _, i := range all {
		l.ids[indicatorsFile][i.Code] = i.ID
	}
	return nil
}

func (l *loader) areas(ctx context.Context) error {
	return insert(ctx, l, areasFile, func(r *row) *ent.AssessmentAreaCreate {
		from, to := r.years()
		return l.client.AssessmentArea.Create().
			SetCode(r.cells["code"]).
			SetName(value(r, "name_zh", text)).
			SetNameEn(value(r, "name_en", text)).
			SetFromYear(from).
			SetNillableToYear(to).
			SetPosition(value(r, "position", strconv.Atoi)).
			SetNillableSourceURL(optional(r, "source_url", text))
	}, l.client.AssessmentArea.CreateBulk, func(a *ent.AssessmentArea) int { return a.ID })
}

func (l *loader) items(ctx context.Context) error {
	areas := map[string]*row{}
	for _, r := range l.tables[areasFile] {
		areas[r.cells["code"]] = r
	}
	return insert(ctx, l, itemsFile, func(r *row) *ent.AssessmentItemCreate {
		from, to := r.years()
		if area := areas[r.cells["area_code"]]; area != nil && !area.spans(from, to) {
			r.fail(fmt.Errorf("from_year: the years are not all among those of %s", r.cells["area_code"]))
		}
		return l.client.AssessmentItem.Create().
			SetAreaID(value(r, "area_code", l.in(areasFile))).
			SetIndicatorID(value(r, "indicator", l.in(indicatorsFile))).
			SetFromYear(from).
			SetNillableToYear(to)
	}, l.client.AssessmentItem.CreateBulk, nil)
}

// years reads from when to when a row holds; to is nil when it still does.
func (r *row) years() (from int, to *int) {
	from, to = value(r, "from_year", year), optional(r, "to_year", year)
	if to != nil && *to < from {
		r.fail(fmt.Errorf("to_year: %d is before from_year", *to))
	}
	return from, to
}

// spans tells whether the years of the row take in the given ones.
func (r *row) spans(from int, to *int) bool {
	first, last := r.years()
	return first <= from && (last == nil || (to != nil && *to <= *last))
}
