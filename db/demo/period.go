package demo

import (
	"context"

	"jiedui/db/bulk"
	"jiedui/ent"
	"jiedui/ent/reviewperiod"
	"jiedui/scalar"
)

// periods closes the year before the last one in each province of key counties, which locks its records.
func (l *loader) periods(ctx context.Context) error {
	var builders []*ent.ReviewPeriodCreate
	seen := make(map[string]bool)
	for _, key := range l.keys {
		if seen[key.province] {
			continue
		}
		seen[key.province] = true
		builders = append(builders, l.client.ReviewPeriod.Create().SetOrigin(scalar.OriginDemo).
			SetProvinceID(l.provinces[key.province]).SetYear(cutoff.Year-1).SetStatus(reviewperiod.StatusCLOSED))
	}
	_, err := bulk.Create(ctx, builders, l.client.ReviewPeriod.CreateBulk, nil)
	return err
}
