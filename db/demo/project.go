package demo

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"time"

	"jiedui/db/bulk"
	"jiedui/ent"
	"jiedui/ent/capitalcontribution"
	"jiedui/ent/investmentproject"
	"jiedui/ent/pairing"
	"jiedui/scalar"
)

// As published: the paid-in capital of the two programmes, and the projects of the second.
const (
	collaborationPaidIn = 135_420_000_000 * scalar.Yuan
	assistancePaidIn    = 344_700_000_000 * scalar.Yuan
	assistanceProjects  = 3_549
)

// The numbers of projects of guided firms beyond the one that each has: with capital, and without any.
const (
	furtherProjects = 317
	plannedProjects = 130
	cancelled       = 20
)

// lastStart leaves a project enough time for payments.
var lastStart = day(2022, time.October, 31)

// venture is a project that is being made.
type venture struct {
	firm        *firm
	at          *division
	program     investmentproject.Program
	partnership *partnership // nil: none
	park        *park        // nil: none
	earliest    scalar.Date  // day of the start
	paidIn      scalar.Money
	payments    []payment
}

// payment is a contribution that is being made.
type payment struct {
	amount scalar.Money
	on     scalar.Date
	// A wrong payment is reversed on a later day.
	reversedOn scalar.Date
	reason     string
}

// collaboration makes the projects of the guided firms.
func (l *loader) collaboration(ctx context.Context) error {
	random := randomOf("collaboration", l.round.number)
	var funded, others []*venture
	var active []*firm // in pairings that go on
	for _, f := range l.round.guided {
		funded = append(funded, l.venture(random, f))
		if f.partnership.status == pairing.StatusACTIVE {
			active = append(active, f)
		}
	}
	for range furtherProjects {
		funded = append(funded, l.venture(random, pick(random, active)))
	}
	for range plannedProjects + cancelled {
		others = append(others, l.venture(random, pick(random, active)))
	}
	fund(random, funded, collaborationPaidIn)

	builders := make([]*ent.InvestmentProjectCreate, 0, len(funded)+len(others))
	for _, v := range funded {
		builders = append(builders, l.funded(random, v))
	}
	for i, v := range others {
		if i < plannedProjects {
			builders = append(builders, l.planned(random, v))
		} else {
			builders = append(builders, l.cancelled(random, v))
		}
	}
	counts := map[*firm]bool{}
	for _, v := range funded {
		year := v.payments[0].on.Year
		if !counts[v.firm] {
			counts[v.firm] = true
			v.partnership.resultsOf(year).enterprises++
		}
		for _, paid := range v.payments {
			if paid.reason == "" {
				v.partnership.resultsOf(paid.on.Year).paidIn += paid.amount
			}
		}
	}
	return l.invest(ctx, builders, funded)
}

// assistance makes the projects of firms that are linked with a key county.
func (l *loader) assistance(ctx context.Context) error {
	random := randomOf("assistance", l.round.number)
	ventures := make([]*venture, assistanceProjects)
	for i := range ventures {
		k := pick(random, l.round.linked)
		ventures[i] = &venture{
			firm: k.firm, at: k.key, program: investmentproject.ProgramTEN_THOUSAND_ENTERPRISES, earliest: k.since,
		}
	}
	fund(random, ventures, assistancePaidIn)
	builders := make([]*ent.InvestmentProjectCreate, len(ventures))
	for i, v := range ventures {
		builders[i] = l.funded(random, v)
	}
	return l.invest(ctx, builders, ventures)
}

// venture returns a project of a guided firm in the key county, by chance in a park for its trade.
func (l *loader) venture(random *rand.Rand, f *firm) *venture {
	p := f.partnership
	v := &venture{
		firm: f, at: p.recipient, program: investmentproject.ProgramEAST_WEST_COLLABORATION, partnership: p,
		earliest: later(p.from, day(2018, time.January, 1)),
	}
	if parks := l.round.parks[p]; len(parks) > 0 {
		if k := pick(random, parks); k.trade == nil || k.trade == f.trade {
			v.park, v.at = k, k.at
		}
	}
	return v
}

// fund shares out the capital.
func fund(random *rand.Rand, ventures []*venture, total scalar.Money) {
	weights := make([]int64, len(ventures))
	for i, v := range ventures {
		weights[i] = scaled(lognormal(random, 1), v.firm.trade.capital)
	}
	for i, amount := range shareOut(total, weights, roundMoney) {
		ventures[i].paidIn = amount
	}
}

// project returns a builder with what all projects have.
func (l *loader) project(random *rand.Rand, v *venture, planned, plannedEnd scalar.Date) *ent.InvestmentProjectCreate {
	l.projects++
	series := "DX" // 东西部协作
	if v.program == investmentproject.ProgramTEN_THOUSAND_ENTERPRISES {
		series = "WQ" // 万企兴万村
	}
	c := l.client.InvestmentProject.Create().
		SetOrigin(scalar.OriginDemo).
		SetEnterpriseID(v.firm.id).
		SetCountyID(v.at.id).
		SetRegistrationNumber(fmt.Sprintf("DEMO-%s%d-%s-%06d", series, planned.Year, v.at.code, l.projects)).
		SetProgram(v.program).
		SetName(projectName(random, v.firm, v.at)).
		SetIndustry(v.firm.trade.industry).
		SetPaidIn(v.paidIn).
		SetPlannedStartOn(planned).
		SetPlannedEndOn(plannedEnd)
	if v.partnership != nil {
		c.SetPairingID(v.partnership.id)
	}
	if v.park != nil {
		c.SetParkID(v.park.id)
	}
	return c
}

// commit sets the amount that the firm committed, and the jobs planned for it.
func commit(random *rand.Rand, c *ent.InvestmentProjectCreate, amount scalar.Money) {
	perJob := uniform(random, 15, 60) * float64(scalar.TenThousand)
	c.SetCommitted(amount).SetPlannedJobs(min(3_000, 5+int(float64(amount)/perJob)))
}

// funded returns a project that has begun and has payments.
func (l *loader) funded(random *rand.Rand, v *venture) *ent.InvestmentProjectCreate {
	last := lastStart
	if v.partnership != nil {
		last = earlier(last, v.partnership.to)
	}
	start := lateDay(random, v.earliest, last)
	end := start.AddDays(120 + random.IntN(700))
	planned := start.AddDays(-random.IntN(90))
	c := l.project(random, v, planned, end.AddDays(-random.IntN(60))).SetActualStartOn(start)
	v.pay(random, start, earlier(end, cutoff))

	still := uniform(random, 1.05, 2.5) // times what is paid in
	c.SetReview(scalar.ReviewValidated)
	switch at := random.Float64(); {
	case end.Before(cutoff) && at < 0.8:
		c.SetStatus(investmentproject.StatusCLOSED).SetActualEndOn(end).SetReview(settled(end.Year))
		still = 1
	case end.Before(cutoff):
		c.SetStatus(investmentproject.StatusFINALISATION).SetActualEndOn(end)
		still = uniform(random, 1, 1.1)
	case at < 0.03:
		c.SetStatus(investmentproject.StatusSUSPENDED)
	default:
		c.SetStatus(investmentproject.StatusIMPLEMENTATION)
	}
	committed := scalar.Money(float64(v.paidIn) * still)
	commit(random, c, max(v.paidIn, committed-committed%roundMoney(committed)))
	return c
}

// pay splits the paid-in sum into payments from the first to the last day. A few of them are first recorded wrongly.
func (v *venture) pay(random *rand.Rand, first, last scalar.Date) {
	const least = 50 * scalar.TenThousand
	count := 1 + choose(random, []int64{34, 36, 20, 10})
	count = max(1, min(count, int(v.paidIn/least)))
	weights := make([]int64, count)
	days := make([]scalar.Date, count)
	for i := range weights {
		weights[i] = scaled(averageWeight, uniform(random, 0.4, 1.6))
		days[i] = anyDay(random, first, last)
	}
	slices.SortFunc(days, func(a, b scalar.Date) int { return a.Time().Compare(b.Time()) })
	for i, amount := range shareOut(v.paidIn, weights, roundMoney) {
		if chance(random, 0.012) {
			wrong := payment{amount: amount, on: days[i], reason: "重复登记"}
			if chance(random, 0.6) {
				wrong.amount, wrong.reason = amount*10, "金额填写错误，多录一位"
			}
			wrong.reversedOn = anyDay(random, days[i], earlier(cutoff, days[i].AddDays(40)))
			v.payments = append(v.payments, wrong)
		}
		v.payments = append(v.payments, payment{amount: amount, on: days[i]})
	}
}

// planned returns a project without payments.
func (l *loader) planned(random *rand.Rand, v *venture) *ent.InvestmentProjectCreate {
	start := anyDay(random, day(2022, time.September, 1), day(2023, time.June, 30))
	c := l.project(random, v, start, start.AddDays(180+random.IntN(700)))
	underReview(random, c)
	commit(random, c, wished(random, v))
	return c
}

// cancelled returns a project that was cancelled before it began.
func (l *loader) cancelled(random *rand.Rand, v *venture) *ent.InvestmentProjectCreate {
	start := anyDay(random, later(v.earliest, day(2021, time.June, 1)), day(2022, time.September, 30))
	c := l.project(random, v, start, start.AddDays(180+random.IntN(700))).
		SetStatus(investmentproject.StatusCANCELLED).
		SetReview(scalar.ReviewValidated)
	commit(random, c, wished(random, v))
	return c
}

// wished returns a commitment without a payment.
func wished(random *rand.Rand, v *venture) scalar.Money {
	amount := scalar.Money(scaled(lognormal(random, 1), v.firm.trade.capital)) * 25 * scalar.Yuan // 25 million in the middle
	return max(50*scalar.TenThousand, amount-amount%roundMoney(amount))
}

// invest saves projects, first those of the ventures, and the payments into these.
func (l *loader) invest(ctx context.Context, builders []*ent.InvestmentProjectCreate, ventures []*venture) error {
	random := randomOf("contributions of "+string(ventures[0].program), l.round.number)
	projects, err := bulk.Create(ctx, builders, l.client.InvestmentProject.CreateBulk, nil)
	if err != nil {
		return err
	}
	var contributions, reversals []*ent.CapitalContributionCreate
	var wrong []int // of contributions, to be reversed by the reversal with the same index
	record := func(project int, amount scalar.Money, on scalar.Date) *ent.CapitalContributionCreate {
		return l.client.CapitalContribution.Create().
			SetOrigin(scalar.OriginDemo).
			SetReview(settled(on.Year)).
			SetProjectID(project).
			SetAmount(amount).
			SetContributedOn(on)
	}
	for i, v := range ventures {
		for _, paid := range v.payments {
			source := sources[choose(random, sourceWeights)]
			voucher := fmt.Sprintf("%d-%02d-%06d", paid.on.Year, paid.on.Month, random.IntN(1_000_000))
			contributions = append(contributions, record(projects[i].ID, paid.amount, paid.on).SetSource(source).SetVoucherNumber(voucher))
			if paid.reason != "" {
				wrong = append(wrong, len(contributions)-1)
				reversals = append(reversals, record(projects[i].ID, paid.amount, paid.reversedOn).
					SetSource(source).SetVoucherNumber(voucher+"R").SetReversalReason(paid.reason))
			}
		}
	}
	records, err := bulk.Create(ctx, contributions, l.client.CapitalContribution.CreateBulk, nil)
	if err != nil {
		return err
	}
	for i, reversal := range reversals {
		reversal.SetReversesID(records[wrong[i]].ID)
	}
	_, err = bulk.Create(ctx, reversals, l.client.CapitalContribution.CreateBulk, nil)
	return err
}

var sources = []capitalcontribution.Source{
	capitalcontribution.SourceOWN_FUNDS, capitalcontribution.SourceBANK_LOAN,
	capitalcontribution.SourceSHAREHOLDER, capitalcontribution.SourceIN_KIND,
}

var sourceWeights = []int64{62, 18, 12, 8}
