package report

import (
	"context"
	"math/big"
	"slices"

	"golang.org/x/sync/errgroup"

	"jiedui/ent"
	"jiedui/report/basis"
	"jiedui/rule"
	"jiedui/scalar"
)

// Summary is the state of the programme at the end of a day; nil where no record says anything.
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
	// Counties are those whose workers are counted, ComparedCounties those that the change is of.
	Counties, ComparedCounties int
}

// SummaryRequest asks for a summary.
type SummaryRequest struct {
	// AsOf is the day of the summary; nil is the last day of the last month that has records.
	AsOf    *scalar.Date
	Level   basis.Level
	Origins []scalar.Origin // none for all
	// Province is the code of a province, Region the id of one, or of a prefecture or a county. What lies in it counts
	// or, of a region of the east, what its pairings do; records that name no pairing don't tell that. With Pairing, the
	// id of one, it is what names it. At most one of the three is given.
	Province        *string
	Region, Pairing *int
	// SupportingProvince is the code of a province: what the pairings of its counties do counts, there or everywhere.
	SupportingProvince *string
	// Fields are the names in the API of those that are wanted; nil is all of them.
	Fields []string
}

// Summarize adds the records up.
func Summarize(ctx context.Context, reader basis.Reader, client *ent.Client, r SummaryRequest) (*Summary, error) {
	scope, err := r.scope(ctx, client)
	if err != nil {
		return nil, err
	}
	b := basis.New(reader, r.Level, nil)
	b.Origins = r.Origins
	asOf := r.AsOf
	if asOf == nil {
		if asOf, err = LastDay(ctx, reader, b); err != nil {
			return nil, err
		}
	}
	if asOf == nil {
		asOf = new(rule.Today())
	}
	a := questionnaire{scope: scope, day: *asOf, fields: r.Fields}
	s := &Summary{AsOf: *asOf}
	a.number("keyCounties", "KEY_COUNTIES", &s.KeyCounties)
	a.number("supportedKeyCounties", "SUPPORTED_KEY_COUNTIES", &s.SupportedKeyCounties)
	a.number("supportingCounties", "SUPPORTING_COUNTIES", &s.SupportingCounties)
	a.number("westernProvinces", "WESTERN_PROVINCES", &s.WesternProvinces)
	a.number("pairings", "PAIRINGS", &s.Pairings)
	a.number("guidedEnterprises", "GUIDED_ENTERPRISES", &s.GuidedEnterprises)
	a.money("paidIn", "PAID_IN_INVESTMENT", &s.PaidIn)
	a.number("coBuiltParks", "CO_BUILT_PARKS", &s.CoBuiltParks)
	a.number("linkedEnterprises", "LINKED_PRIVATE_ENTERPRISES", &s.LinkedEnterprises)
	a.money("fundsInPlace", "TEN_THOUSAND_ENTERPRISES_FUNDS", &s.FundsInPlace)
	a.number("assistanceProjects", "TEN_THOUSAND_ENTERPRISES_PROJECTS", &s.AssistanceProjects)
	a.flow("consumption", "CONSUMPTION_ASSISTANCE", &s.Consumption)
	a.flow("linkingFunds", "CENTRAL_LINKING_FUNDS", &s.LinkingFunds)
	a.money("easternFunds", "EASTERN_FISCAL_ASSISTANCE", &s.EasternFunds)
	a.share("industryShare", "INDUSTRY_SHARE_OF_LINKING_FUNDS", &s.IndustryShare)
	a.workers(&s.Workers)
	a.share("riskEliminatedShare", "RISK_ELIMINATED_SHARE", &s.RiskEliminatedShare)
	a.number("longestDaysToIdentify", "DAYS_TO_IDENTIFY", &s.LongestDaysToIdentify)
	a.number("officials", "OFFICIALS_SENT", &s.Officials)
	a.number("professionals", "PROFESSIONALS_SENT", &s.Professionals)
	return s, a.answer(ctx, reader, b)
}

// questionnaire gathers questions of one day, with what to do with their answers.
type questionnaire struct {
	scope     Scope
	day       scalar.Date
	fields    []string // that are wanted; nil is all
	questions []Question
	fill      []func(sums []map[Part]Sum)
}

// change is a sum that is compared with that of the year before.
type change struct{ now, earlier Sum }

// ask has fill called with the sum of an indicator, if its field is wanted, and, when it is compared, with its change; nil
// where nothing is on record for it.
func (a *questionnaire) ask(field, indicator string, compared bool, fill func(now Sum, change *change)) {
	if a.fields != nil && !slices.Contains(a.fields, field) {
		return
	}
	q := Question{Indicator: indicator, Scope: a.scope, To: a.day}
	if t := formulas[indicator].timing(); t == monthly || t == yearly { // of the year so far
		q.From = &scalar.Date{Year: a.day.Year, Month: 1, Day: 1}
	}
	number := len(a.questions)
	a.questions = append(a.questions, q)
	if compared {
		earlier := q.YearEarlier()
		a.questions = append(a.questions, earlier, q.Comparable(earlier))
	}
	a.fill = append(a.fill, func(sums []map[Part]Sum) {
		now, ok := sums[number][Part{}]
		if !ok {
			return
		}
		var compare *change
		if compared {
			if earlier, ok := sums[number+1][Part{}]; ok {
				compare = &change{sums[number+2][Part{}], earlier}
			}
		}
		fill(now, compare)
	})
}

func (a *questionnaire) number(field, indicator string, into **int) {
	a.ask(field, indicator, false, func(now Sum, _ *change) { *into = new(int(now.Value)) })
}

func (a *questionnaire) money(field, indicator string, into **scalar.Money) {
	a.ask(field, indicator, false, func(now Sum, _ *change) { *into = new(scalar.Money(now.Value)) })
}

func (a *questionnaire) share(field, indicator string, into **scalar.Decimal) {
	a.ask(field, indicator, false, func(now Sum, _ *change) { *into = decimal(now.InUnit(scalar.UnitPercent)) })
}

func (a *questionnaire) flow(field, indicator string, into **SummaryMoney) {
	a.ask(field, indicator, true, func(now Sum, c *change) {
		*into = &SummaryMoney{Amount: scalar.Money(now.Value)}
		if c != nil {
			(*into).Change, (*into).ChangePercent = new(scalar.Money(c.now.Value-c.earlier.Value)), growth(*c)
		}
	})
}

func (a *questionnaire) workers(into **SummaryWorkers) {
	a.ask("workers", "WORKERS_IN_EMPLOYMENT", true, func(now Sum, c *change) {
		*into = &SummaryWorkers{Workers: int(now.Value)}
		if c != nil {
			(*into).Change, (*into).ChangePercent = new(int(c.now.Value-c.earlier.Value)), growth(*c)
		}
	})
	a.ask("workers", "REPORTING_COUNTIES", true, func(now Sum, c *change) {
		(*into).Counties = int(now.Value)
		if c != nil {
			(*into).ComparedCounties = int(c.now.Value)
		}
	})
}

// growth is the change in percent; nil where there was nothing.
func growth(c change) *scalar.Decimal {
	if c.earlier.Value == 0 {
		return nil
	}
	return decimal(big.NewRat(100*(c.now.Value-c.earlier.Value), c.earlier.Value))
}

// answer asks in two statements side by side: the contributions are half of what there is to read. What is written
// between the two may show in one of them alone.
func (a *questionnaire) answer(ctx context.Context, reader basis.Reader, b basis.Basis) error {
	var halves [2][]int // numbers of questions
	for i, q := range a.questions {
		half := 0
		if formulas[q.Indicator].entity == ent.TypeCapitalContribution {
			half = 1
		}
		halves[half] = append(halves[half], i)
	}
	sums := make([]map[Part]Sum, len(a.questions))
	group, ctx := errgroup.WithContext(ctx)
	for _, numbers := range halves {
		if len(numbers) == 0 {
			continue
		}
		group.Go(func() error {
			questions := make([]Question, len(numbers))
			for i, number := range numbers {
				questions[i] = a.questions[number]
			}
			answers, err := Sums(ctx, reader, b, Undivided, questions)
			for i, answer := range answers {
				sums[numbers[i]] = answer
			}
			return err
		})
	}
	if err := group.Wait(); err != nil {
		return err
	}
	for _, fill := range a.fill {
		fill(sums)
	}
	return nil
}
