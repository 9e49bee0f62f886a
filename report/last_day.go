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
func LastDay(ctx context.Context, reader basis.Reader, b basis.Basis) (last *scalar.Date, err error) {
	if err := rule.MayRead(ctx); err != nil {
		return nil, err
	}
	if err := basis.Together(ctx, reader, lastDayPart(b, &last)); err != nil {
		return nil, fmt.Errorf("last month of the records: %w", err)
	}
	return last, nil
}

// lastDayPart returns the part of a statement that finds what LastDay returns.
func lastDayPart(b basis.Basis, last **scalar.Date) basis.Part {
	over := basis.LastMonth(clock.Today().AddDays(-1))
	var selects, columns []string
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
		columns = append(columns, e.Table+"_month")
		selects = append(selects, fmt.Sprintf("(SELECT t.%s FROM %s AS t%s ORDER BY t.%[1]s DESC LIMIT 1)", e.Standing.From, e.Table, where))
	}
	return basis.Part{
		Name: "last_months", Columns: columns, Statement: "SELECT " + strings.Join(selects, ", "),
		Read: func(scan func(...any) error) error {
			months, into := make([]*scalar.Date, len(columns)), make([]any, len(columns))
			for i := range months {
				into[i] = &months[i]
			}
			if err := scan(into...); err != nil {
				return err
			}
			for _, m := range months {
				if m == nil {
					continue
				}
				if day := scalar.DateOf(m.Time().AddDate(0, 1, -1)); *last == nil || (*last).Before(day) {
					*last = &day
				}
			}
			return nil
		},
	}
}
