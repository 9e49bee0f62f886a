package report

import (
	"context"
	"fmt"
	"math/big"
	"strings"

	"entgo.io/ent/dialect/sql"

	"jiedui/ent"
	"jiedui/ent/reportedfigure"
	"jiedui/fault"
	"jiedui/report/basis"
	"jiedui/rule"
	"jiedui/scalar"
)

// FigureComparison is a published number beside what the records add up to.
type FigureComparison struct {
	Published scalar.Decimal
	Unit      scalar.Unit
	// Computed is what the records add up to and Difference how much that is more than what was published, both in the
	// unit and rounded to four places; nil where the records have nothing to compare. Of a bound, "at least" or "at
	// most", the difference is how far the records are beyond it, nothing when it is kept.
	Computed, Difference *scalar.Decimal
	// ComputedMoney and DifferenceMoney are the same of a sum of money, to the fen.
	ComputedMoney, DifferenceMoney *scalar.Money
	// Agrees tells that the computed number, rounded to the places of the published one, is that, or keeps the bound;
	// nil where there is nothing to compare, or the source itself says "about".
	Agrees *bool
}

// FigureFlagKind is what is wrong among published figures.
type FigureFlagKind string

// The kinds of flags.
const (
	// FlagParts: a figure is not what the figures that it is made of give.
	FlagParts FigureFlagKind = "DISAGREES_WITH_PARTS"
	// FlagChange: the change in percent is not what the change and the figure give.
	FlagChange FigureFlagKind = "CHANGE_DISAGREES"
	// FlagSources: another figure of the same indicator, scope and day says something else.
	FlagSources FigureFlagKind = "SOURCES_DISAGREE"
)

// FigureFlag tells that a published figure disagrees with others, or with itself.
type FigureFlag struct {
	Kind    FigureFlagKind
	Message fault.Text
	// Expected is what the parts give, in the unit of the figure (of a change: in percent).
	Expected *scalar.Decimal
	// Others are the codes of the figures that it disagrees with.
	Others []string
}

// Reconciliation is a published figure beside the records.
type Reconciliation struct {
	Figure *ent.ReportedFigure
	// Comparable tells that the records have the basis, the scope and the day of the figure; if not, Reason says why.
	Comparable bool
	Reason     fault.Text
	Value      *FigureComparison
	// CoveredPercent is the share of a published total that the records account for; nil of a ratio and of a bound.
	CoveredPercent *scalar.Decimal
	// Change and ChangePercent compare the published change; nil where none was published.
	Change, ChangePercent *FigureComparison
	Flags                 []*FigureFlag
}

// LastDay is the last day of the last month that counted monthly records are there for; nil without any.
func LastDay(ctx context.Context, r basis.Reader, level basis.Level) (*scalar.Date, error) {
	if err := rule.MayRead(ctx); err != nil {
		return nil, err
	}
	b := basis.New(r, level, nil)
	var selects []string
	for _, entity := range []string{"ConsumptionRecord", "EmploymentRecord", "MonitoringReport"} {
		e := basis.Entity(entity)
		where := ""
		if c := b.ReviewCondition("t"); c != "" {
			where = " WHERE " + c
		}
		// The newest first, so that the index on months ends the search soon.
		selects = append(selects, "(SELECT t.month FROM "+e.Table+" AS t"+where+" ORDER BY t.month DESC LIMIT 1)")
	}
	months := make([]*scalar.Date, len(selects))
	into := make([]any, len(months))
	for i := range months {
		into[i] = &months[i]
	}
	err := basis.EachRow(ctx, r, "SELECT "+strings.Join(selects, ", "), nil, func(scan func(...any) error) error { return scan(into...) })
	var last *scalar.Date
	for _, m := range months {
		if m != nil && (last == nil || last.Before(*m)) {
			last = m
		}
	}
	if err != nil {
		return nil, fmt.Errorf("last month of the records: %w", err)
	}
	if last != nil {
		end := scalar.DateOf(last.Time().AddDate(0, 1, -1))
		last = &end
	}
	return last, nil
}

// whole are the figures that others of the same day give: the first divided by the second.
var whole = map[string][2]string{
	"CENTRAL_LINKING_FUNDS_PER_COUNTY": {"CENTRAL_LINKING_FUNDS", "SUPPORTED_KEY_COUNTIES"},
}

// incomparable says of indicators why the records have nothing to compare with them.
var incomparable = map[string]fault.Text{
	"GUIDED_INVESTMENT": {
		EN: "the source does not say whether committed or paid-in investment is counted",
		ZH: "来源未说明统计的是协议投资额还是实际到位投资额",
	},
	"OFFICIALS_SENT": {
		EN: "the figure counts those sent by both sides, the records only those in the counties that are helped",
		ZH: "公布数据为双方互派人数,而记录仅含派往受援县的人数",
	},
	"PROFESSIONALS_SENT": {
		EN: "the figure counts those sent by both sides, the records only those in the counties that are helped",
		ZH: "公布数据为双方互派人数,而记录仅含派往受援县的人数",
	},
	"SOCIAL_GIVING": {
		EN: "the records don't tell funds from goods", ZH: "记录未区分资金与物资",
	},
	"RURAL_WORKERS_HELPED": {
		EN: "the records hold how many are in employment, not how many were helped into work", ZH: "记录的是务工规模,而非帮助就业人数",
	},
	"LIFTED_WORKERS_HELPED": {
		EN: "the records hold how many are in employment, not how many were helped into work", ZH: "记录的是务工规模,而非帮助就业人数",
	},
}

// Reconcile puts the published figures of a day that where selects beside what the validated records add up to. Without
// a day it is the last one that figures have and the records reach. It looks for disagreements among all figures of the day.
func Reconcile(
	ctx context.Context, reader basis.Reader, client *ent.Client, asOf *scalar.Date,
	where func(*ent.ReportedFigureQuery) (*ent.ReportedFigureQuery, error),
) ([]*Reconciliation, error) {
	reached, err := LastDay(ctx, reader, basis.Validated)
	if err != nil {
		return nil, err
	}
	if asOf == nil {
		if asOf, err = lastPublished(ctx, client, reached); asOf == nil {
			return []*Reconciliation{}, err
		}
	}
	ofDay := client.ReportedFigure.Query().Where(reportedfigure.AsOf(*asOf)).WithIndicator().Order(reportedfigure.ByID())
	all, err := ofDay.Clone().All(ctx)
	if err != nil {
		return nil, fmt.Errorf("figures of %s: %w", asOf, err)
	}
	chosen, err := where(ofDay)
	if err != nil {
		return nil, err
	}
	figures, err := chosen.All(ctx)
	if err != nil {
		return nil, fmt.Errorf("figures of %s: %w", asOf, err)
	}
	questions := make([]Question, 0, 2*len(figures))
	for _, f := range figures {
		q := Question{Indicator: f.Edges.Indicator.Code, Scope: scopeOf(f), From: f.PeriodStart, To: f.AsOf}
		questions = append(questions, q, q.Before())
	}
	sums, err := Sums(ctx, reader, basis.Validated, Together, questions)
	if err != nil {
		return nil, err
	}
	list := make([]*Reconciliation, len(figures))
	for i, f := range figures {
		now, before := sums[2*i], sums[2*i+1]
		rec := &Reconciliation{Figure: f, Flags: flags(f, all)}
		rec.Reason, rec.Comparable = recorded(f, now, reached)
		if !rec.Comparable {
			now, before = nil, nil
		}
		rec.compare(now, before)
		list[i] = rec
	}
	return list, nil
}

// lastPublished is the last day of published figures that the records reach; where they reach none, the last one.
func lastPublished(ctx context.Context, client *ent.Client, reached *scalar.Date) (*scalar.Date, error) {
	q := client.ReportedFigure.Query().Order(reportedfigure.ByAsOf(sql.OrderDesc()))
	if reached != nil {
		if found, err := q.Clone().Where(reportedfigure.AsOfLTE(*reached)).First(ctx); !ent.IsNotFound(err) {
			return dayOf(found), err
		}
	}
	found, err := q.First(ctx)
	return dayOf(found), ent.MaskNotFound(err)
}

func dayOf(f *ent.ReportedFigure) *scalar.Date {
	if f == nil {
		return nil
	}
	return &f.AsOf
}

func scopeOf(f *ent.ReportedFigure) Scope {
	s := Scope{Key: f.Scope == reportedfigure.ScopeKEY_COUNTIES, Inland: f.Scope == reportedfigure.ScopeCENTRAL_AND_WESTERN}
	if f.ProvinceID != nil {
		s.Province = *f.ProvinceID
	}
	if f.CountyID != nil {
		s.County = *f.CountyID
	}
	return s
}

// recorded tells whether the records have what a figure is of, and if not why.
func recorded(f *ent.ReportedFigure, found map[Group]Sum, reached *scalar.Date) (fault.Text, bool) {
	m, measured := measures[f.Edges.Indicator.Code]
	reason, known := incomparable[f.Edges.Indicator.Code]
	switch {
	case known:
		return reason, false
	case !measured:
		return fault.Text{EN: "no record is kept of this", ZH: "系统不登记此项内容"}, false
	case f.Basis != nil && *f.Basis != m.basis:
		return fault.Text{
			EN: fmt.Sprintf("the figure counts %s, the records don't", *f.Basis), ZH: fmt.Sprintf("公布数据的统计口径为 %s,与记录不同", *f.Basis),
		}, false
	case reached == nil || reached.Before(f.AsOf):
		return fault.Text{EN: "the records don't reach this day", ZH: "记录尚未覆盖该日期"}, false
	case len(found) == 0:
		return fault.Text{EN: "there is no counted record of it in its scope and period", ZH: "其统计范围和时段内没有计入统计的记录"}, false
	}
	return fault.Text{}, true
}

// compare fills in the comparisons; without sums they have only the published side.
func (rec *Reconciliation) compare(now, before map[Group]Sum) {
	f := rec.Figure
	var value, was *big.Rat
	sum, ok := now[Group{}]
	if ok {
		value = sum.In(f.Unit)
	}
	if b, ok := before[Group{}]; ok {
		was = b.In(f.Unit)
	}
	rec.Value = compared(f.Value, f.Unit, f.Qualifier, value)
	ratio := measures[f.Edges.Indicator.Code].per != ""
	if value != nil && f.Qualifier == reportedfigure.QualifierEXACT && !ratio && f.Value != 0 {
		share := new(big.Rat).Quo(value, exactly(f.Value))
		rec.CoveredPercent = decimal(share.Quo(share, factors[scalar.UnitPercent]))
	}
	if f.Change != nil {
		var change *big.Rat
		if value != nil && was != nil {
			change = new(big.Rat).Sub(value, was)
			change.Mul(change, factors[f.Unit])
			change.Quo(change, factors[*f.ChangeUnit])
		}
		rec.Change = compared(*f.Change, *f.ChangeUnit, reportedfigure.QualifierEXACT, change)
	}
	if f.ChangePercent != nil {
		var change *big.Rat
		if value != nil && was != nil && was.Sign() != 0 {
			change = new(big.Rat).Sub(value, was)
			change.Quo(change, was)
			change.Quo(change, factors[scalar.UnitPercent])
		}
		rec.ChangePercent = compared(*f.ChangePercent, scalar.UnitPercent, reportedfigure.QualifierEXACT, change)
	}
}

// compared puts a computed number, nil for none, beside a published one.
func compared(published scalar.Decimal, unit scalar.Unit, qualifier reportedfigure.Qualifier, computed *big.Rat) *FigureComparison {
	c := &FigureComparison{Published: published, Unit: unit}
	if computed == nil {
		return c
	}
	difference := new(big.Rat).Sub(computed, exactly(published))
	agrees := false
	switch qualifier {
	case reportedfigure.QualifierAT_LEAST:
		if agrees = difference.Sign() >= 0; agrees {
			difference = new(big.Rat)
		}
	case reportedfigure.QualifierAT_MOST:
		if agrees = difference.Sign() <= 0; agrees {
			difference = new(big.Rat)
		}
	default:
		agrees = asPublished(computed, published)
	}
	c.Computed, c.Difference = decimal(computed), decimal(difference)
	if qualifier != reportedfigure.QualifierABOUT {
		c.Agrees = &agrees
	}
	if unit == scalar.UnitYuan || unit == scalar.UnitHundredMlnYuan {
		c.ComputedMoney, c.DifferenceMoney = fen(computed, unit), fen(difference, unit)
	}
	return c
}

// asPublished tells that a number, rounded to the places of a published one, is that.
func asPublished(computed *big.Rat, published scalar.Decimal) bool {
	_, decimals, _ := strings.Cut(published.String(), ".")
	return rounded(computed, len(decimals)).Cmp(exactly(published)) == 0
}

// fen gives an amount in a unit as money; nil when it is no whole number of fen, as an average.
func fen(amount *big.Rat, unit scalar.Unit) *scalar.Money {
	v := new(big.Rat).Mul(amount, factors[unit])
	if !v.IsInt() || !v.Num().IsInt64() {
		return nil
	}
	m := scalar.Money(v.Num().Int64())
	return &m
}

// flags looks for what a figure disagrees with among all the published figures.
func flags(f *ent.ReportedFigure, all []*ent.ReportedFigure) []*FigureFlag {
	found := []*FigureFlag{}
	if f.Change != nil && f.ChangePercent != nil {
		found = append(found, changeFlag(f)...)
	}
	if parts, ok := whole[f.Edges.Indicator.Code]; ok {
		found = append(found, partsFlag(f, parts, all)...)
	}
	for _, other := range all {
		if other.ID != f.ID && other.IndicatorID == f.IndicatorID && other.AsOf == f.AsOf && scopeOf(other) == scopeOf(f) && other.Scope == f.Scope &&
			(other.Value != f.Value || other.Unit != f.Unit) {
			found = append(found, &FigureFlag{
				Kind: FlagSources, Others: []string{other.Code},
				Message: fault.Text{
					EN: fmt.Sprintf("another figure of the same day says %s %s (%s, %s); this one says %s (%s, %s)", other.Value, other.Unit,
						basisOf(other), other.SourceName, f.Value, basisOf(f), f.SourceName),
					ZH: fmt.Sprintf("同日另一公布数据为 %s %s(%s,%s),本数据为 %s(%s,%s)", other.Value, other.Unit,
						basisOf(other), other.SourceName, f.Value, basisOf(f), f.SourceName),
				},
			})
		}
	}
	return found
}

func basisOf(f *ent.ReportedFigure) string {
	if f.Basis == nil {
		return "no basis given (未注明口径)"
	}
	return f.Basis.String()
}

// changeFlag compares the published change in percent with the change itself.
func changeFlag(f *ent.ReportedFigure) []*FigureFlag {
	value := new(big.Rat).Mul(exactly(f.Value), factors[f.Unit])
	change := new(big.Rat).Mul(exactly(*f.Change), factors[*f.ChangeUnit])
	was := new(big.Rat).Sub(value, change)
	if was.Sign() == 0 {
		return nil
	}
	percent := new(big.Rat).Quo(change, was)
	percent.Quo(percent, factors[scalar.UnitPercent])
	if asPublished(percent, *f.ChangePercent) {
		return nil
	}
	return []*FigureFlag{{
		Kind: FlagChange, Expected: decimal(percent), Others: []string{},
		Message: fault.Text{
			EN: fmt.Sprintf("a change of %s on the year before is %s %%, not %s %%", *f.Change, percent.FloatString(2), *f.ChangePercent),
			ZH: fmt.Sprintf("变动 %s 相当于 %s%%,而非 %s%%", *f.Change, percent.FloatString(2), *f.ChangePercent),
		},
	}}
}

// partsFlag compares a figure with the quotient of two others of its day and scope.
func partsFlag(f *ent.ReportedFigure, parts [2]string, all []*ent.ReportedFigure) []*FigureFlag {
	var of [2]*ent.ReportedFigure
	for _, other := range all {
		for n, code := range parts {
			if other.Edges.Indicator.Code == code && other.AsOf == f.AsOf && other.Scope == f.Scope && scopeOf(other) == scopeOf(f) {
				of[n] = other
			}
		}
	}
	if of[0] == nil || of[1] == nil || of[1].Value == 0 {
		return nil
	}
	expected := new(big.Rat).Mul(exactly(of[0].Value), factors[of[0].Unit])
	expected.Quo(expected, new(big.Rat).Mul(exactly(of[1].Value), factors[of[1].Unit]))
	expected.Quo(expected, factors[f.Unit])
	if asPublished(expected, f.Value) {
		return nil
	}
	shown := decimal(expected)
	return []*FigureFlag{{
		Kind: FlagParts, Expected: shown, Others: []string{of[0].Code, of[1].Code},
		Message: fault.Text{
			EN: fmt.Sprintf("%s over %s is %s, not %s", of[0].Value, of[1].Value, shown, f.Value),
			ZH: fmt.Sprintf("%s 除以 %s 等于 %s,而非 %s", of[0].Value, of[1].Value, shown, f.Value),
		},
	}}
}
