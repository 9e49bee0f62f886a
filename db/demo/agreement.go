package demo

import (
	"context"
	"fmt"
	"math/rand/v2"
	"time"

	"jiedui/db/bulk"
	"jiedui/ent"
	"jiedui/ent/indicator"
	"jiedui/scalar"
)

// promise is an indicator that agreements have a target for.
type promise struct {
	indicator string
	unit      scalar.Unit
	often     float64
	// weight in the assessment; the weights of an agreement with all targets come to 100.
	weight scalar.Decimal
	// fitting returns a target near what was achieved.
	fitting func(*rand.Rand, *achieved) scalar.Decimal
}

var promises = []promise{
	{"GUIDED_ENTERPRISES", scalar.UnitOne, 1, 20 * unity, func(random *rand.Rand, a *achieved) scalar.Decimal {
		return counted(random, max(2, a.enterprises))
	}},
	{"PAID_IN_INVESTMENT", scalar.UnitYuan, 1, 25 * unity, func(random *rand.Rand, a *achieved) scalar.Decimal {
		return inYuan(random, max(500*scalar.TenThousand, a.paidIn))
	}},
	{"CO_BUILT_PARKS", scalar.UnitOne, 1, 10 * unity, func(_ *rand.Rand, a *achieved) scalar.Decimal { return scalar.Decimal(max(1, a.parks)) * unity }},
	{"CONSUMPTION_ASSISTANCE", scalar.UnitYuan, 1, 15 * unity, func(random *rand.Rand, a *achieved) scalar.Decimal {
		return inYuan(random, max(100*scalar.TenThousand, a.consumption))
	}},
	{"EASTERN_FISCAL_ASSISTANCE", scalar.UnitYuan, 1, 15 * unity, func(random *rand.Rand, a *achieved) scalar.Decimal {
		return inYuan(random, max(500*scalar.TenThousand, a.funding))
	}},
	{"LIFTED_WORKERS_HELPED", scalar.UnitPerson, 0.7, 15 * unity, func(random *rand.Rand, _ *achieved) scalar.Decimal {
		return counted(random, 100+10*random.IntN(150))
	}},
}

// unity is 1 as a Decimal.
const unity = 10_000

// counted and inYuan return a target a little above or below what was achieved.
func counted(random *rand.Rand, n int) scalar.Decimal {
	return scalar.Decimal(max(1, float64(n)*uniform(random, 0.8, 1.1))) * unity
}

func inYuan(random *rand.Rand, m scalar.Money) scalar.Decimal {
	m = scalar.Money(float64(m) * uniform(random, 0.8, 1.1))
	return scalar.Decimal((m-m%significant(2, scalar.TenThousand)(m))/scalar.Yuan) * unity
}

// agreements makes one for every year in which a pairing was in force in spring, when agreements are signed.
func (l *loader) agreements(ctx context.Context) error {
	random := randomOf("agreements", 0)
	indicators := make([]int, len(promises))
	for i, p := range promises {
		found, err := l.client.Indicator.Query().Where(indicator.Code(p.indicator)).Only(ctx)
		if err != nil {
			return fmt.Errorf("indicator %s: %w", p.indicator, err)
		}
		if found.Unit != p.unit {
			return fmt.Errorf("indicator %s is in %s, not in %s", p.indicator, found.Unit, p.unit)
		}
		indicators[i] = found.ID
	}
	var builders []*ent.AgreementCreate
	var years []*achieved
	for _, p := range l.partnerships {
		for year := 2021; year <= cutoff.Year; year++ {
			first, last := later(p.from, day(year, time.February, 20)), earlier(p.to, day(year, time.June, 30))
			if last.Before(first) {
				continue
			}
			builders = append(builders, l.client.Agreement.Create().
				SetOrigin(scalar.OriginDemo).
				SetPairingID(p.id).
				SetYear(year).
				SetSignedOn(anyDay(random, first, last)))
			years = append(years, p.resultsOf(year))
		}
	}
	records, err := bulk.Create(ctx, builders, l.client.Agreement.CreateBulk, nil)
	if err != nil {
		return err
	}
	var targets []*ent.IndicatorTargetCreate
	for i, agreement := range records {
		for j, p := range promises {
			if !chance(random, p.often) {
				continue
			}
			targets = append(targets, l.client.IndicatorTarget.Create().
				SetOrigin(scalar.OriginDemo).
				SetAgreementID(agreement.ID).
				SetIndicatorID(indicators[j]).
				SetValue(p.fitting(random, years[i])).
				SetWeight(p.weight))
		}
	}
	_, err = bulk.Create(ctx, targets, l.client.IndicatorTarget.CreateBulk, nil)
	return err
}
