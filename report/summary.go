package report

import (
	"context"
	"fmt"
	"math/big"
	"slices"

	"golang.org/x/sync/errgroup"

	"jiedui/clock"
	"jiedui/ent"
	"jiedui/fault"
	"jiedui/report/basis"
	"jiedui/scalar"
)

// Summary is the state of the programme at the end of a day. A field is nil if no record counts for it or if it was not
// asked for.
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

// SummaryMoney is an amount of the year so far, with its change from the same period of the year before. The changes
// are nil if no record counts in the year before.
type SummaryMoney struct {
	Amount        scalar.Money
	Change        *scalar.Money
	ChangePercent *scalar.Decimal
}

// SummaryWorkers is the number of workers in employment, with its change from the end of the year before. The changes
// are nil if no record counts at that time.
type SummaryWorkers struct {
	Workers       int
	Change        *int
	ChangePercent *scalar.Decimal
	// Counties is the number of counties whose workers are counted. ComparedCounties is the number of those that are in
	// the change.
	Counties, ComparedCounties int
}

// SummaryRequest asks for a summary.
type SummaryRequest struct {
	// AsOf is the day of the summary. If it is nil, the day is the result of LastDay or, if that is nil, today.
	AsOf    *scalar.Date
	Level   basis.Level
	Origins []scalar.Origin // origins that count; empty for all
	// Province is the code of a province. Region is the id of a province, a prefecture or a county. The records of the
	// region count. For a region of the east, the records of the pairings of its counties count instead, and fields
	// whose records name no pairing are nil. Pairing is the id of a pairing whose records count. At most one of the
	// three may be set.
	Province        *string
	Region, Pairing *int
	// SupportingProvince is the code of a province. Only records of pairings with a supporter in this province count.
	SupportingProvince *string
	// Fields are the fields that are wanted, by their names in the API. It is nil for all fields.
	Fields []string
}

// Summarize computes a summary from the records.
func Summarize(ctx context.Context, reader basis.Reader, client *ent.Client, r SummaryRequest) (*Summary, error) {
	if r.AsOf == nil {
		b := basis.New(reader, r.Level, nil)
		b.Origins = r.Origins
		var err error
		if r.AsOf, err = LastDay(ctx, reader, b); err != nil {
			return nil, err
		}
	}
	if r.AsOf == nil {
		r.AsOf = new(clock.Today())
	}
	list, err := SummarizeDays(ctx, reader, client, r, []*scalar.Date{r.AsOf})
	if err != nil {
		return nil, err
	}
	return list[0], nil
}

// maxDays is the largest number of days that can be summarized together.
const maxDays = 12

// SummarizeDays computes a summary for each of some days, in their order. The day of the request is ignored.
func SummarizeDays(ctx context.Context, reader basis.Reader, client *ent.Client, r SummaryRequest, days []*scalar.Date) ([]*Summary, error) {
	if len(days) > maxDays {
		return nil, fault.Input("days", fmt.Sprintf("these are %d days: ask for %d at most", len(days), maxDays),
			fmt.Sprintf("共 %d 天：最多可查询 %d 天", len(days), maxDays))
	}
	scope, err := r.scope(ctx, client)
	if err != nil {
		return nil, err
	}
	b := basis.New(reader, r.Level, nil)
	b.Origins = r.Origins
	a := questionnaire{scope: scope, fields: r.Fields}
	list := make([]*Summary, len(days))
	for i, day := range days {
		list[i] = &Summary{AsOf: *day}
		a.day = *day
		a.askAll(list[i])
	}
	return list, a.answer(ctx, reader, b)
}

// askAll adds the questions for all fields of a summary.
func (a *questionnaire) askAll(s *Summary) {
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
}

// questionnaire collects questions about days, and functions that set the fields of the summaries from the answers.
type questionnaire struct {
	scope     Scope
	day       scalar.Date // of the questions that are added
	fields    []string    // fields that are wanted; nil for all
	questions []Question
	fill      []func(sums []map[Part]Sum)
}

// change is a sum and the sum of the year before that it is compared with.
type change struct{ now, earlier Sum }

// ask adds the question for the sum of an indicator. It adds nothing if the field is not wanted. When the question has
// been answered, fill is called with the sum and its change. It is not called if no record counts. The change is nil
// unless compared is set and records count in the year before.
func (a *questionnaire) ask(field, indicator string, compared bool, fill func(now Sum, change *change)) {
	if a.fields != nil && !slices.Contains(a.fields, field) {
		return
	}
	q := Question{Indicator: indicator, Scope: a.scope, To: a.day}
	if t := formulas[indicator].timing(); t == monthly || t == yearly { // the sum is that of the year so far
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

// growth returns the change in percent. It returns nil if the earlier sum is zero.
func growth(c change) *scalar.Decimal {
	if c.earlier.Value == 0 {
		return nil
	}
	return decimal(big.NewRat(100*(c.now.Value-c.earlier.Value), c.earlier.Value))
}

// answer asks the questions and fills in the answers. It runs two statements at the same time, one of them for the
// contributions, which take about as long to read as all other records. A change that is written between the two
// statements may show in only one of them.
func (a *questionnaire) answer(ctx context.Context, reader basis.Reader, b basis.Basis) error {
	var halves [2][]int // indexes of questions
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
