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
	// Agrees is whether the computed number, rounded to the places of the published one, is the same, or keeps the bound;
	// nil where there is nothing to compare, or the source itself says "about".
	Agrees *bool
}

// Reconciliation is a published figure beside the records.
type Reconciliation struct {
	Figure *ent.ReportedFigure
	// Comparable is whether the records have the basis, the scope and the day of the figure; if not, Reason says why.
	Comparable bool
	Reason     fault.Text
	Value      *FigureComparison
	// CoveredPercent is the share of a published total that the records account for; nil of a ratio and of a bound.
	CoveredPercent *scalar.Decimal
	// Change and ChangePercent compare the published change; nil where none was published.
	Change, ChangePercent *FigureComparison
	Flags                 []*FigureFlag
}

// ReconciliationRequest asks for the reconciliation of the figures of a day.
type ReconciliationRequest struct {
	AsOf    *scalar.Date    // nil for the last day that figures have and the records reach
	Origins []scalar.Origin // of the records; none for all
}

// incomparableReasons say of indicators why the records have nothing to compare with them.
var incomparableReasons = map[string]fault.Text{
	"GUIDED_INVESTMENT": {
		EN: "the source does not say whether committed or paid-in investment is counted",
		ZH: "来源未说明统计的是协议投资额还是实际到位投资额",
	},
	"OFFICIALS_SENT": {
		EN: "the figure counts those sent by both sides, the records only those in the counties that are helped",
		ZH: "公布数据为双方互派人数，而记录仅含派往受援县的人数",
	},
	"PROFESSIONALS_SENT": {
		EN: "the figure counts those sent by both sides, the records only those in the counties that are helped",
		ZH: "公布数据为双方互派人数，而记录仅含派往受援县的人数",
	},
	"SOCIAL_GIVING": {
		EN: "the records don't tell funds from goods", ZH: "记录未区分资金与物资",
	},
	"RURAL_WORKERS_HELPED": {
		EN: "the records hold how many are in employment, not how many were helped into work", ZH: "记录的是务工规模，而非帮助就业人数",
	},
	"LIFTED_WORKERS_HELPED": {
		EN: "the records hold how many are in employment, not how many were helped into work", ZH: "记录的是务工规模，而非帮助就业人数",
	},
}

// Reconcile puts the published figures of a day that where selects beside what the validated records add up to. Without
// a day it is the last one that figures have and the records reach. It looks for disagreements among all figures of the day.
func Reconcile(
	ctx context.Context, reader basis.Reader, client *ent.Client, r ReconciliationRequest,
	where func(*ent.ReportedFigureQuery) (*ent.ReportedFigureQuery, error),
) ([]*Reconciliation, error) {
	b := basis.New(reader, basis.Validated, nil)
	b.Origins = r.Origins
	reached, err := LastDay(ctx, reader, b)
	if err != nil {
		return nil, err
	}
	asOf := r.AsOf
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
	questions := make([]Question, 0, 3*len(figures))
	for _, f := range figures {
		q := Question{Indicator: f.Edges.Indicator.Code, Scope: figureScope(f), From: f.PeriodStart, To: f.AsOf}
		earlier := q.YearEarlier()
		questions = append(questions, q, earlier, q.Comparable(earlier))
	}
	sums, err := Sums(ctx, reader, b, Undivided, questions)
	if err != nil {
		return nil, err
	}
	list := make([]*Reconciliation, len(figures))
	for i, f := range figures {
		now, earlier, compared := sums[3*i], sums[3*i+1], sums[3*i+2]
		rec := &Reconciliation{Figure: f, Flags: findFlags(f, all)}
		rec.Reason, rec.Comparable = isComparable(f, now, reached)
		if !rec.Comparable {
			now, earlier, compared = nil, nil, nil
		}
		rec.compare(now, compared, earlier)
		list[i] = rec
	}
	return list, nil
}

// lastPublished is the last day of published figures that the records reach; where they reach none, the last one.
func lastPublished(ctx context.Context, client *ent.Client, reached *scalar.Date) (*scalar.Date, error) {
	q := client.ReportedFigure.Query().Order(reportedfigure.ByAsOf(sql.OrderDesc()))
	if reached != nil {
		if found, err := q.Clone().Where(reportedfigure.AsOfLTE(*reached)).First(ctx); !ent.IsNotFound(err) {
			return figureDay(found), err
		}
	}
	found, err := q.First(ctx)
	return figureDay(found), ent.MaskNotFound(err)
}

func figureDay(f *ent.ReportedFigure) *scalar.Date {
	if f == nil {
		return nil
	}
	return &f.AsOf
}

func figureScope(f *ent.ReportedFigure) Scope {
	s := Scope{Key: f.Scope == reportedfigure.ScopeKEY_COUNTIES, Inland: f.Scope == reportedfigure.ScopeCENTRAL_AND_WESTERN}
	if f.ProvinceID != nil {
		s.Province = *f.ProvinceID
	}
	if f.CountyID != nil {
		s.County = *f.CountyID
	}
	return s
}

// isComparable reports whether the records have what a figure is of, and if not why.
func isComparable(f *ent.ReportedFigure, found map[Part]Sum, reached *scalar.Date) (fault.Text, bool) {
	m, known := formulas[f.Edges.Indicator.Code]
	reason, incomparable := incomparableReasons[f.Edges.Indicator.Code]
	switch {
	case incomparable:
		return reason, false
	case !known:
		return fault.Text{EN: "no record is kept of this", ZH: "系统不登记此项内容"}, false
	case f.Basis != nil && *f.Basis != m.basis:
		return fault.Text{
			EN: fmt.Sprintf("the figure counts %s, the records don't", *f.Basis), ZH: fmt.Sprintf("公布数据的统计口径为 %s，与记录不同", *f.Basis),
		}, false
	case reached == nil || reached.Before(f.AsOf):
		return fault.Text{EN: "the records don't reach this day", ZH: "记录尚未覆盖该日期"}, false
	case len(found) == 0:
		return fault.Text{EN: "there is no counted record of it in its scope and period", ZH: "其统计范围和时段内没有计入统计的记录"}, false
	}
	return fault.Text{}, true
}

// compare fills in the comparisons; without sums they have only the published side. The change is that of what is compared
// on the year before.
func (rec *Reconciliation) compare(now, compared, earlier map[Part]Sum) {
	f := rec.Figure
	in := func(sums map[Part]Sum) *big.Rat {
		if sum, ok := sums[Part{}]; ok {
			return sum.InUnit(f.Unit)
		}
		return nil
	}
	value, is, was := in(now), in(compared), in(earlier)
	rec.Value = newComparison(f.Value, f.Unit, f.Qualifier, value)
	ratio := formulas[f.Edges.Indicator.Code].per != ""
	if value != nil && f.Qualifier == reportedfigure.QualifierEXACT && !ratio && f.Value != 0 {
		share := new(big.Rat).Quo(value, rational(f.Value))
		rec.CoveredPercent = decimal(share.Quo(share, unitFactors[scalar.UnitPercent]))
	}
	if f.Change != nil {
		var change *big.Rat
		if is != nil && was != nil {
			change = new(big.Rat).Sub(is, was)
			change.Mul(change, unitFactors[f.Unit])
			change.Quo(change, unitFactors[*f.ChangeUnit])
		}
		rec.Change = newComparison(*f.Change, *f.ChangeUnit, reportedfigure.QualifierEXACT, change)
	}
	if f.ChangePercent != nil {
		var change *big.Rat
		if is != nil && was != nil && was.Sign() != 0 {
			change = new(big.Rat).Sub(is, was)
			change.Quo(change, was)
			change.Quo(change, unitFactors[scalar.UnitPercent])
		}
		rec.ChangePercent = newComparison(*f.ChangePercent, scalar.UnitPercent, reportedfigure.QualifierEXACT, change)
	}
}

// newComparison puts a computed number, nil for none, beside a published one.
func newComparison(published scalar.Decimal, unit scalar.Unit, qualifier reportedfigure.Qualifier, computed *big.Rat) *FigureComparison {
	c := &FigureComparison{Published: published, Unit: unit}
	if computed == nil {
		return c
	}
	difference := new(big.Rat).Sub(computed, rational(published))
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
		c.ComputedMoney, c.DifferenceMoney = wholeFen(computed, unit), wholeFen(difference, unit)
	}
	return c
}

// asPublished reports whether a number, rounded to the places of a published one, is the same.
func asPublished(computed *big.Rat, published scalar.Decimal) bool {
	_, decimals, _ := strings.Cut(published.String(), ".")
	return rounded(computed, len(decimals)).Cmp(rational(published)) == 0
}

// wholeFen returns an amount in a unit as money. It returns nil if it is not a whole number of fen, as an average may be.
func wholeFen(amount *big.Rat, unit scalar.Unit) *scalar.Money {
	v := new(big.Rat).Mul(amount, unitFactors[unit])
	if !v.IsInt() || !v.Num().IsInt64() {
		return nil
	}
	m := scalar.Money(v.Num().Int64())
	return &m
}
