package report

import (
	"cmp"
	"context"
	"fmt"
	"math/big"
	"slices"
	"strings"

	"entgo.io/ent/dialect/sql"

	"jiedui/ent"
	"jiedui/ent/indicator"
	"jiedui/ent/reportedfigure"
	"jiedui/fault"
	"jiedui/report/basis"
	"jiedui/rule"
	"jiedui/scalar"
)

// FigureComparison compares a published number with the sum of the records.
type FigureComparison struct {
	Published scalar.Decimal
	Unit      scalar.Unit
	// Computed is the sum of the records, and Difference is Computed minus Published. If the source says "at least" or
	// "at most" and the records agree with that, Difference is zero. Both numbers are in Unit and rounded to four
	// places. They are nil if the records cannot be compared.
	Computed, Difference *scalar.Decimal
	// ComputedMoney and DifferenceMoney are the same amounts as money. They are nil if Unit is not a unit of money, or
	// if the amount is not a whole number of fen.
	ComputedMoney, DifferenceMoney *scalar.Money
	// Agrees says whether the records agree with the published number. Computed must be equal to it when rounded to its
	// decimal places, or be within the limit if the source says "at least" or "at most". Agrees is nil if the records
	// cannot be compared, or if the source says "about".
	Agrees *bool
}

// Reconciliation compares a published figure with the records.
type Reconciliation struct {
	Figure *ent.ReportedFigure
	// Comparable says whether the records have the basis, the scope and the day of the figure. If not, Reason says why.
	Comparable bool
	Reason     fault.Text
	Value      *FigureComparison
	// CoveredPercent is the sum of the records in percent of the published value. It is nil if the figure is a ratio,
	// if the source does not give an exact value, or if the records cannot be compared.
	CoveredPercent *scalar.Decimal
	// Change and ChangePercent compare the published change with that of the records. Each is nil if it was not
	// published.
	Change, ChangePercent *FigureComparison
	Flags                 []*FigureFlag
}

// ReconciliationRequest asks for the reconciliation of the figures of a day.
type ReconciliationRequest struct {
	AsOf    *scalar.Date    // nil for the last day that has published figures and that the records reach
	Origins []scalar.Origin // origins of the records that count; empty for all
	// Where selects the figures that are compared. It is nil for all figures of the day.
	Where func(*sql.Selector)
	// Shown is what the answer shows of the figures. They are read with it.
	Shown *basis.Shown
}

// incomparableReasons says why the records cannot be compared with the figures of an indicator, by its code.
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

// Reconcile compares published figures of a day with the sums of the validated records. The flags of a figure take all
// figures of the day into account, also those that are not compared.
func Reconcile(ctx context.Context, reader basis.Reader, client *ent.Client, r ReconciliationRequest) ([]*Reconciliation, error) {
	b := basis.New(reader, basis.Validated, nil)
	b.Origins = r.Origins
	if r.AsOf == nil {
		reached, err := LastDay(ctx, reader, b)
		if err != nil {
			return nil, err
		}
		if r.AsOf, err = lastPublished(ctx, client, reached); r.AsOf == nil {
			return []*Reconciliation{}, err
		}
	}
	figures, all, reached, err := r.figures(ctx, reader, b)
	if err != nil {
		return nil, fmt.Errorf("figures of %s: %w", r.AsOf, err)
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

// figures returns the figures that are compared and all figures of the day, in the order of their ids, with their
// indicators. It also returns the last day that the records reach.
func (r ReconciliationRequest) figures(ctx context.Context, reader basis.Reader, b basis.Basis) (chosen, all []*ent.ReportedFigure, reached *scalar.Date, err error) {
	if err := rule.MayRead(ctx); err != nil {
		return nil, nil, nil, err
	}
	ids := sql.Dialect(reader.Dialect()).Select("id").From(sql.Table(reportedfigure.Table)).Where(sql.EQ(reportedfigure.FieldAsOf, *r.AsOf))
	if r.Where != nil {
		r.Where(ids)
	}
	statement, args := ids.Query()
	isChosen := make(map[int]bool)
	shown := cmp.Or(r.Shown, basis.NewShown(ent.TypeReportedFigure))
	shown.Add(withoutTimes(reportedfigure.Columns)...)
	if shown.Edges["indicator"] == nil {
		shown.Edges["indicator"] = basis.NewShown(ent.TypeIndicator)
	}
	shown.Edges["indicator"].Add(withoutTimes(indicator.Columns)...)
	parts := []basis.Part{{
		Name: "chosen", Columns: []string{"id"}, Statement: statement, Args: args,
		Read: func(scan func(...any) error) error {
			var id int
			err := scan(&id)
			isChosen[id] = true
			return err
		},
	}, lastDayPart(b, &reached)}
	parts = append(parts, shown.Parts("figures", fmt.Sprintf("SELECT f.id FROM reported_figures AS f WHERE f.as_of = '%s'", r.AsOf))...)
	if err := basis.Together(ctx, reader, parts...); err != nil {
		return nil, nil, nil, err
	}
	all = inOrder(basis.RecordsOf[*ent.ReportedFigure](shown))
	for _, f := range all {
		if isChosen[f.ID] {
			chosen = append(chosen, f)
		}
	}
	return chosen, all, reached, nil
}

// withoutTimes returns the columns of an entity without the times of its changes.
func withoutTimes(columns []string) []string {
	return slices.DeleteFunc(slices.Clone(columns), func(c string) bool { return c == "created_at" || c == "updated_at" })
}

// lastPublished returns the last day that has published figures and is not after reached. If there is no such day, it
// returns the last day that has published figures. It returns nil if there are no figures.
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

// isComparable reports whether the records can be compared with a figure. If they can't, it also returns the reason.
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

// compare sets the comparisons of the value and of its change. The change is the difference between compared and
// earlier, the sum of the year before. If a sum is missing, a comparison has the published number only.
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

// newComparison compares a published number with a computed one. The computed number is nil if there is none.
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

// asPublished reports whether a computed number, rounded to the decimal places of a published one, is equal to it.
func asPublished(computed *big.Rat, published scalar.Decimal) bool {
	_, decimals, _ := strings.Cut(published.String(), ".")
	return rounded(computed, len(decimals)).Cmp(rational(published)) == 0
}

// wholeFen returns an amount in a unit as money. It returns nil if it is not a whole number of fen, as an average may
// be.
func wholeFen(amount *big.Rat, unit scalar.Unit) *scalar.Money {
	v := new(big.Rat).Mul(amount, unitFactors[unit])
	if !v.IsInt() || !v.Num().IsInt64() {
		return nil
	}
	m := scalar.Money(v.Num().Int64())
	return &m
}
