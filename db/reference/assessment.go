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

func (l *loader) areas(ctx context.Context) error {
	s := shape{areasFile, []string{"code"}, []string{"to_year", "source_url"}}
	return merge(ctx, l, s, l.client.AssessmentArea, l.client.AssessmentArea.Query().All, func(r *row) *ent.AssessmentAreaCreate {
		from, to := r.years()
		return l.client.AssessmentArea.Create().
			SetCode(r.cells["code"]).
			SetName(value(r, "name_zh", anyText)).
			SetNameEn(value(r, "name_en", anyText)).
			SetFromYear(from).
			SetNillableToYear(to).
			SetPosition(value(r, "position", strconv.Atoi)).
			SetNillableSourceURL(optional(r, "source_url", anyText))
	})
}

func (l *loader) items(ctx context.Context) error {
	areas := map[string]*row{}
	for _, r := range l.tables[areasFile] {
		areas[r.cells["code"]] = r
	}
	s := shape{itemsFile, []string{"area_id", "indicator_id", "from_year"}, []string{"to_year"}}
	return merge(ctx, l, s, l.client.AssessmentItem, l.client.AssessmentItem.Query().All, func(r *row) *ent.AssessmentItemCreate {
		from, to := r.years()
		if area := areas[r.cells["area_code"]]; area != nil && !area.spans(from, to) {
			r.fail(fmt.Errorf("from_year: the years are not all among those of %s", r.cells["area_code"]))
		}
		return l.client.AssessmentItem.Create().
			SetAreaID(value(r, "area_code", l.idIn(areasFile))).
			SetIndicatorID(value(r, "indicator", l.idIn(indicatorsFile))).
			SetFromYear(from).
			SetNillableToYear(to)
	})
}

// years parses the years from and to which a row is valid. to is nil if the row is still valid.
func (r *row) years() (from int, to *int) {
	from, to = value(r, "from_year", year), optional(r, "to_year", year)
	if to != nil && *to < from {
		r.fail(fmt.Errorf("to_year: %d is before from_year", *to))
	}
	return from, to
}

// spans reports whether the years of the row include the given ones.
func (r *row) spans(from int, to *int) bool {
	first, last := r.years()
	return first <= from && (last == nil || (to != nil && *to <= *last))
}
