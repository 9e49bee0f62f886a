package report

import (
	"context"
	"fmt"
	"strings"

	"jiedui/catalog"
	"jiedui/clock"
	"jiedui/ent"
	"jiedui/report/basis"
	"jiedui/rule"
	"jiedui/scalar"
)

// LastDay returns the last day of the last month that is over and has monthly records that count. It returns nil if
// there is no such month.
func LastDay(ctx context.Context, reader basis.Reader, b basis.Basis) (*scalar.Date, error) {
	if err := rule.MayRead(ctx); err != nil {
		return nil, err
	}
	over := basis.LastMonth(clock.Today().AddDays(-1))
	var selects []string
	for _, e := range ent.Entities {
		if e.Standing.Unit != catalog.Month {
			continue
		}
		where := fmt.Sprintf(" WHERE t.%s <= '%s'", e.Standing.From, over)
		for _, c := range []string{b.ReviewCondition("t"), b.OriginCondition("t")} {
			if c != "" {
				where += " AND " + c
			}
		}
		// The newest first, so that the index on months ends the search soon.
		selects = append(selects, fmt.Sprintf("(SELECT t.%s FROM %s AS t%s ORDER BY t.%[1]s DESC LIMIT 1)", e.Standing.From, e.Table, where))
	}
	months := make([]*scalar.Date, len(selects))
	into := make([]any, len(months))
	for i := range months {
		into[i] = &months[i]
	}
	err := basis.EachRow(ctx, reader, "SELECT "+strings.Join(selects, ", "), nil, func(scan func(...any) error) error { return scan(into...) })
	if err != nil {
		return nil, fmt.Errorf("last month of the records: %w", err)
	}
	var last *scalar.Date
	for _, m := range months {
		if m != nil && (last == nil || last.Before(*m)) {
			last = m
		}
	}
	if last == nil {
		return nil, nil
	}
	return new(scalar.DateOf(last.Time().AddDate(0, 1, -1))), nil
}
