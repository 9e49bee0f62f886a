package demo

import (
	"context"
	"math/rand/v2"

	"jiedui/db/bulk"
	"jiedui/ent"
	"jiedui/scalar"
)

// monitoredLatest is the number of monitored households in the last month. The published 65.7 % of them are without
// risk.
const (
	monitoredLatest  = 428_000
	eliminatedLatest = monitoredLatest / 1000 * 657
)

func (l *loader) monitoring(ctx context.Context) error {
	random := randomOf("monitoring", 0)
	weights := make([]int64, len(l.keys))
	for i, key := range l.keys {
		weights[i] = scaled(key.size, uniform(random, 0.7, 1.4))
	}
	monitored := shareOut(monitoredLatest, weights, whole)
	for i, households := range monitored {
		weights[i] = scaled(int64(households)*100, uniform(random, 0.85, 1.15))
	}
	eliminated := shareOut(eliminatedLatest, weights, whole)

	var builders []*ent.MonitoringReportCreate
	for i, key := range l.keys {
		for month := range months {
			grown := float64(month+1) / float64(len(months)) // 1 in the last month
			households := float64(monitored[i]) * (0.72 + 0.28*grown)
			without := float64(eliminated[i]) / float64(monitored[i]) * households * (0.55 + 0.45*grown)
			median, longest := daysToIdentify(random, month)
			builders = append(builders, l.client.MonitoringReport.Create().
				SetOrigin(scalar.OriginDemo).
				SetReview(settled(months[month].Year)).
				SetCountyID(key.id).
				SetMonth(months[month]).
				SetMonitoredHouseholds(nearest(households)).
				SetRiskEliminatedHouseholds(nearest(without)).
				SetMedianDaysToIdentify(median).
				SetLongestDaysToIdentify(longest))
		}
	}
	_, err := bulk.Create(ctx, builders, l.client.MonitoringReport.CreateBulk, nil)
	return err
}

func nearest(x float64) int { return int(x + 0.5) }

// daysToIdentify fall over time. Until the summer of 2022 some exceed the limit of 15 days.
func daysToIdentify(random *rand.Rand, month int) (median, longest int) {
	const limit = 15
	median = 9 - month/4 + random.IntN(3) // from 9 to 11 down to 4 to 6
	longest = min(limit, median+2+random.IntN(8))
	late := 0.06
	switch {
	case month > 18:
		late = 0
	case month > endOf2021:
		late = 0.015
	}
	if chance(random, late) {
		longest = limit + 1 + random.IntN(12)
	}
	return median, longest
}
