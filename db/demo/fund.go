package demo

import (
	"context"
	"time"

	"jiedui/db/bulk"
	"jiedui/ent"
	"jiedui/ent/fundallocation"
	"jiedui/scalar"
)

// centralFunds are the central linking funds of the key counties and their part for industry: 55 %, and five points
// less the year before.
var centralFunds = []struct {
	year            int
	total, industry scalar.Money
}{
	{2021, 15_680_000_000 * scalar.Yuan, 7_840_000_000 * scalar.Yuan},
	{2022, 17_200_000_000 * scalar.Yuan, 9_460_000_000 * scalar.Yuan},
}

// givings is how many gifts there are in a year.
const givings = 120

func (l *loader) funds(ctx context.Context) error {
	random := randomOf("funds", 0)
	var builders []*ent.FundAllocationCreate
	allocate := func(county *division, year int, source fundallocation.Source, amount, industry scalar.Money) *ent.FundAllocationCreate {
		c := l.client.FundAllocation.Create().
			SetOrigin(scalar.OriginDemo).
			SetReview(settled(year)).
			SetCountyID(county.id).
			SetYear(year).
			SetSource(source).
			SetAmount(amount).
			SetIndustryAmount(industry)
		builders = append(builders, c)
		return c
	}

	needs := make([]int64, len(l.keys)) // the same in both years
	for i, key := range l.keys {
		needs[i] = scaled(key.size+averageWeight, uniform(random, 0.7, 1.3))
	}
	for _, central := range centralFunds {
		weights := make([]int64, len(needs))
		for i, need := range needs {
			weights[i] = scaled(need, uniform(random, 0.95, 1.05))
		}
		amounts := shareOut(central.total, weights, roundMoney)
		for i, amount := range amounts {
			weights[i] = scaled(int64(amount/scalar.TenThousand), uniform(random, 0.85, 1.15))
		}
		for i, industry := range shareOut(central.industry, weights, roundMoney) {
			allocate(l.keys[i], central.year, fundallocation.SourceCENTRAL_LINKING, amounts[i], industry)
		}
	}

	for _, p := range l.partnerships {
		usual := scaled(lognormal(random, 0.4), 0.5+float64(p.business)/averageWeight)
		for year := 2021; year <= cutoff.Year; year++ {
			if p.to.Before(day(year, time.June, 1)) || p.from.Year > year {
				continue
			}
			amount := scalar.Money(scaled(usual, uniform(random, 0.9, 1.1))) * 55 * scalar.Yuan // about 55 million
			amount -= amount % roundMoney(amount)
			industry := scalar.Money(float64(amount) * uniform(random, 0.4, 0.7))
			allocate(p.recipient, year, fundallocation.SourceEASTERN_FISCAL, amount, industry-industry%roundMoney(industry)).
				SetPairingID(p.id)
			p.resultsOf(year).funding += amount
		}
	}

	for _, central := range centralFunds {
		for range givings {
			amount := scalar.Money(lognormal(random, 1)) * 2 * scalar.Yuan // about 2 million
			amount -= amount % roundMoney(amount)
			var industry scalar.Money
			if chance(random, 0.4) {
				industry = amount
			}
			allocate(pick(random, l.keys), central.year, fundallocation.SourceSOCIAL, amount, industry)
		}
	}
	_, err := bulk.Create(ctx, builders, l.client.FundAllocation.CreateBulk, nil)
	return err
}
