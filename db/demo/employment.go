package demo

import (
	"context"
	"math/rand/v2"
	"slices"
	"time"

	"jiedui/db/bulk"
	"jiedui/ent"
	"jiedui/ent/county"
	"jiedui/ent/employmentrecord"
	"jiedui/scalar"
)

// workers are those with employment in the whole country, as published.
const (
	workersEndOf2021 = 31_450_000
	workersLatest    = 32_780_000
)

// furtherCounties also report, besides the key counties, but not every month.
const furtherCounties = 640

var furtherMonths = []int{endOf2021, 17, latest}

// channels have a part of the workers each, and lose some to the Spring Festival for some weeks.
var channels = []struct {
	channel  employmentrecord.Channel
	share    float64
	festival float64
}{
	{employmentrecord.ChannelCROSS_PROVINCE_TRANSFER, 0.40, 0.09},
	{employmentrecord.ChannelLOCAL_ENTERPRISE, 0.38, 0.03},
	{employmentrecord.ChannelPUBLIC_WELFARE_POST, 0.16, 0},
	{employmentrecord.ChannelWORKSHOP, 0.06, 0.05},
}

// reporters are the key counties and others of the central and western provinces.
func (l *loader) reporters(random *rand.Rand) []*division {
	var others []*division
	for _, p := range l.places {
		if p.designation == county.DesignationNONE && p.rural && l.inland[p.province] {
			others = append(others, p)
		}
	}
	chosen := random.Perm(len(others))[:furtherCounties]
	slices.Sort(chosen)
	reporters := slices.Clone(l.keys)
	for _, i := range chosen {
		reporters = append(reporters, others[i])
	}
	return reporters
}

func (l *loader) employment(ctx context.Context) error {
	random := randomOf("employment", 0)
	reporters := l.reporters(random)
	var weights, before []int64
	for _, p := range reporters {
		for _, c := range channels {
			weights = append(weights, scaled(p.size, c.share*uniform(random, 0.75, 1.25)))
		}
	}
	now := shareOut(workersLatest, weights, whole)
	for _, workers := range now {
		before = append(before, scaled(int64(workers)*100, uniform(random, 0.94, 0.98)))
	}
	then := shareOut(workersEndOf2021, before, whole)

	every := make([]int, len(months))
	for i := range every {
		every[i] = i
	}
	var builders []*ent.EmploymentRecordCreate
	for i, p := range reporters {
		reported := furtherMonths
		if p.designation == county.DesignationKEY {
			reported = every
		}
		for j, c := range channels {
			at := i*len(channels) + j
			for _, month := range reported {
				builders = append(builders, l.client.EmploymentRecord.Create().
					SetOrigin(scalar.OriginDemo).
					SetReview(settled(months[month].Year)).
					SetCountyID(p.id).
					SetMonth(months[month]).
					SetChannel(c.channel).
					SetWorkers(workersAt(random, month, then[at], now[at], c.festival)))
			}
		}
	}
	_, err := bulk.Create(ctx, builders, l.client.EmploymentRecord.CreateBulk, nil)
	return err
}

// workersAt lies on the line through the two months that are known, or a little off it in other months.
func workersAt(random *rand.Rand, month, then, now int, festival float64) int {
	switch month {
	case endOf2021:
		return then
	case latest:
		return now
	}
	grown := float64(month-endOf2021) / (latest - endOf2021) // less than 0 before
	workers := (float64(then) + float64(now-then)*grown) * uniform(random, 0.997, 1.003)
	switch months[month].Month {
	case time.February:
		workers *= 1 - festival
	case time.January, time.March:
		workers *= 1 - festival/3
	}
	return int(workers)
}
