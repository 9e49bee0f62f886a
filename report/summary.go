package report

import (
	"context"
	"fmt"
	"math/big"

	"golang.org/x/sync/errgroup"

	"jiedui/ent"
	"jiedui/ent/province"
	"jiedui/fault"
	"jiedui/report/basis"
	"jiedui/rule"
	"jiedui/scalar"
)

// Summary is the state of the programme at the end of a day; nil is what no record tells.
type Summary struct {
	AsOf scalar.Date

	KeyCounties, SupportedKeyCounties, SupportingCounties, WesternProvinces, Pairings *int

	GuidedEnterprises, CoBuiltParks *int
	PaidIn                          *scalar.Money

	LinkedEnterprises, AssistanceProjects *int
	FundsInPlace                          *scalar.Money

	Consumption, LinkingFunds *SummaryMoney
	EasternFunds              *scalar.Money
	IndustryShare             *scalar.Decimal

	Workers                                         *SummaryWorkers
	RiskEliminatedShare                             *scalar.Decimal
	LongestDaysToIdentify, Officials, Professionals *int
}

// SummaryMoney is an amount of the year so far, with its change on the same period of the year before.
type SummaryMoney struct {
	Amount        scalar.Money
	Change        *scalar.Money
	ChangePercent *scalar.Decimal
}

// SummaryWorkers are those in employment, with their change on the end of the year before.
type SummaryWorkers struct {
	Workers       int
	Change        *int
	ChangePercent *scalar.Decimal
}

// Summarize adds the records up as of a day, by default the last one of the last month that has records. With the code
// of a province it counts what lies in it or, of a province with supporting counties, what its pairings do: of records
// that name no pairing that can't be told.
func Summarize(ctx context.Context, reader basis.Reader, client *ent.Client, asOf *scalar.Date, level basis.Level, code *string) (*Summary, error) {
	scope, err := scopeOfProvince(ctx, client, code)
	if err != nil {
		return nil, err
	}
	if asOf == nil {
		if asOf, err = LastDay(ctx, reader, level); err != nil {
			return nil, err
		}
	}
	if asOf == nil {
		today := rule.Today()
		asOf = &today
	}
	a := asking{scope: scope, day: *asOf}
	s := &Summary{AsOf: *asOf}
	a.number("KEY_COUNTIES", &s.KeyCounties)
	a.number("SUPPORTED_KEY_COUNTIES", &s.SupportedKeyCounties)
	a.number("SUPPORTING_COUNTIES", &s.SupportingCounties)
	a.number("WESTERN_PROVINCES", &s.WesternProvinces)
	a.number("PAIRINGS", &s.Pairings)
	a.number("GUIDED_ENTERPRISES", &s.GuidedEnterprises)
	a.money("PAID_IN_INVESTMENT", &s.PaidIn)
	a.number("CO_BUILT_PARKS", &s.CoBuiltParks)
	a.number("LINKED_PRIVATE_ENTERPRISES", &s.LinkedEnterprises)
	a.money("TEN_THOUSAND_ENTERPRISES_FUNDS", &s.FundsInPlace)
	a.number("TEN_THOUSAND_ENTERPRISES_PROJECTS", &s.AssistanceProjects)
	a.flow("CONSUMPTION_ASSISTANCE", &s.Consumption)
	a.flow("CENTRAL_LINKING_FUNDS", &s.LinkingFunds)
	a.money("EASTERN_FISCAL_ASSISTANCE", &s.EasternFunds)
	a.share("INDUSTRY_SHARE_OF_LINKING_FUNDS", &s.IndustryShare)
	a.workers("WORKERS_IN_EMPLOYMENT", &s.Workers)
	a.share("RISK_ELIMINATED_SHARE", &s.RiskEliminatedShare)
	a.number("DAYS_TO_IDENTIFY", &s.LongestDaysToIdentify)
	a.number("OFFICIALS_SENT", &s.Officials)
	a.number("PROFESSIONALS_SENT", &s.Professionals)
	return s, a.answer(ctx, reader, level)
}

// scopeOfProvince is the part of the country that a province is in: the counties that lie in it, or those that its
// counties support.
func scopeOfProvince(ctx context.Context, client *ent.Client, code *string) (Scope, error) {
	if code == nil {
		return Scope{}, nil
	}
	if err := rule.CheckDivisionCode(*code, 2); err != nil {
		return Scope{}, err
	}
	p, err := client.Province.Query().Where(province.Code(*code)).Only(ctx)
	if ent.IsNotFound(err) {
		return Scope{}, fault.Input("province", fmt.Sprintf("there is no province %s", *code), fmt.Sprintf("不存在省份 %s", *code))
	}
	if err != nil {
		return Scope{}, fmt.Errorf("province %s: %w", *code, err)
	}
	if p.EconomicZone == province.EconomicZoneEASTERN {
		return Scope{Supporter: p.ID}, nil
	}
	return Scope{Province: p.ID}, nil
}

// asking gathers questions of one day, with what to do with their answers.
type asking struct {
	scope     Scope
	day       scalar.Date
	questions []Question
	then      []func(sums []map[Group]Sum)
}

// ask has a function called with the sum of an indicator, and of what it is compared with.
func (a *asking) ask(indicator string, compared bool, then func(now Sum, before *Sum)) {
	q := Question{Indicator: indicator, Scope: a.scope, To: a.day}
	if t := measures[indicator].timing; t == monthly || t == yearly { // of the year so far
		q.From = &scalar.Date{Year: a.day.Year, Month: 1, Day: 1}
	}
	at := len(a.questions)
	a.questions = append(a.questions, q)
	if compared {
		a.questions = append(a.questions, q.Before())
	}
	a.then = append(a.then, func(sums []map[Group]Sum) {
		now, ok := sums[at][Group{}]
		if !ok {
			return
		}
		var before *Sum
		if compared {
			if b, ok := sums[at+1][Group{}]; ok {
				before = &b
			}
		}
		then(now, before)
	})
}

func (a *asking) number(indicator string, into **int) {
	a.ask(indicator, false, func(now Sum, _ *Sum) { *into = new(int(now.Value)) })
}

func (a *asking) money(indicator string, into **scalar.Money) {
	a.ask(indicator, false, func(now Sum, _ *Sum) { *into = new(scalar.Money(now.Value)) })
}

func (a *asking) share(indicator string, into **scalar.Decimal) {
	a.ask(indicator, false, func(now Sum, _ *Sum) { *into = decimal(now.In(scalar.UnitPercent)) })
}

func (a *asking) flow(indicator string, into **SummaryMoney) {
	a.ask(indicator, true, func(now Sum, before *Sum) {
		*into = &SummaryMoney{Amount: scalar.Money(now.Value)}
		if before != nil {
			(*into).Change, (*into).ChangePercent = new(scalar.Money(now.Value-before.Value)), growth(now, *before)
		}
	})
}

func (a *asking) workers(indicator string, into **SummaryWorkers) {
	a.ask(indicator, true, func(now Sum, before *Sum) {
		*into = &SummaryWorkers{Workers: int(now.Value)}
		if before != nil {
			(*into).Change, (*into).ChangePercent = new(int(now.Value-before.Value)), growth(now, *before)
		}
	})
}

// growth is the change in percent; nil on nothing.
func growth(now, before Sum) *scalar.Decimal {
	if before.Value == 0 {
		return nil
	}
	return decimal(big.NewRat(100*(now.Value-before.Value), before.Value))
}

// answer asks in two statements side by side: the contributions are half of what there is to read. What is written
// between the two may show in one of them alone.
func (a *asking) answer(ctx context.Context, reader basis.Reader, level basis.Level) error {
	var halves [2][]int // places of questions
	for i, q := range a.questions {
		half := 0
		if measures[q.Indicator].entity == "CapitalContribution" {
			half = 1
		}
		halves[half] = append(halves[half], i)
	}
	sums := make([]map[Group]Sum, len(a.questions))
	group, ctx := errgroup.WithContext(ctx)
	for _, places := range halves {
		group.Go(func() error {
			questions := make([]Question, len(places))
			for i, at := range places {
				questions[i] = a.questions[at]
			}
			answers, err := Sums(ctx, reader, level, Together, questions)
			for i, answer := range answers {
				sums[places[i]] = answer
			}
			return err
		})
	}
	if err := group.Wait(); err != nil {
		return err
	}
	for _, then := range a.then {
		then(sums)
	}
	return nil
}
