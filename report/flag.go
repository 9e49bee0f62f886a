package report

import (
	"fmt"
	"math/big"

	"jiedui/ent"
	"jiedui/fault"
	"jiedui/scalar"
)

// FigureFlagKind is what is wrong among published figures.
type FigureFlagKind string

// The kinds of flags.
const (
	// FlagParts: a figure is not the sum of its parts.
	FlagParts FigureFlagKind = "DISAGREES_WITH_PARTS"
	// FlagChange: the change in percent does not follow from the change and the figure.
	FlagChange FigureFlagKind = "CHANGE_DISAGREES"
	// FlagSources: another figure of the same indicator, scope and day says something else.
	FlagSources FigureFlagKind = "SOURCES_DISAGREE"
)

// FigureFlag says that a published figure disagrees with others, or with itself.
type FigureFlag struct {
	Kind    FigureFlagKind
	Message fault.Text
	// Expected is the value that follows from the parts, in the unit of the figure (of a change: in percent).
	Expected *scalar.Decimal
	// Others are the codes of the figures that it disagrees with.
	Others []string
}

// quotients are the indicators whose figure is the quotient of two others of the same day.
var quotients = map[string][2]string{
	"CENTRAL_LINKING_FUNDS_PER_COUNTY": {"CENTRAL_LINKING_FUNDS", "SUPPORTED_KEY_COUNTIES"},
}

// findFlags looks for what a figure disagrees with among all the published figures.
func findFlags(f *ent.ReportedFigure, all []*ent.ReportedFigure) []*FigureFlag {
	found := []*FigureFlag{}
	if f.Change != nil && f.ChangePercent != nil {
		found = append(found, findChangeFlag(f)...)
	}
	if parts, ok := quotients[f.Edges.Indicator.Code]; ok {
		found = append(found, findPartsFlag(f, parts, all)...)
	}
	for _, other := range all {
		if other.ID != f.ID && other.IndicatorID == f.IndicatorID && other.AsOf == f.AsOf && figureScope(other) == figureScope(f) && other.Scope == f.Scope &&
			(other.Value != f.Value || other.Unit != f.Unit) {
			found = append(found, &FigureFlag{
				Kind: FlagSources, Others: []string{other.Code},
				Message: fault.Text{
					EN: fmt.Sprintf("another figure of the same day says %s %s (%s, %s); this one says %s (%s, %s)", other.Value, other.Unit,
						figureBasis(other), other.SourceName, f.Value, figureBasis(f), f.SourceName),
					ZH: fmt.Sprintf("同日另一公布数据为 %s %s(%s,%s)，本数据为 %s(%s,%s)", other.Value, other.Unit,
						figureBasis(other), other.SourceName, f.Value, figureBasis(f), f.SourceName),
				},
			})
		}
	}
	return found
}

func figureBasis(f *ent.ReportedFigure) string {
	if f.Basis == nil {
		return "no basis given (未注明口径)"
	}
	return f.Basis.String()
}

// findChangeFlag compares the published change in percent with the change itself.
func findChangeFlag(f *ent.ReportedFigure) []*FigureFlag {
	value := new(big.Rat).Mul(rational(f.Value), unitFactors[f.Unit])
	change := new(big.Rat).Mul(rational(*f.Change), unitFactors[*f.ChangeUnit])
	was := new(big.Rat).Sub(value, change)
	if was.Sign() == 0 {
		return nil
	}
	percent := new(big.Rat).Quo(change, was)
	percent.Quo(percent, unitFactors[scalar.UnitPercent])
	if asPublished(percent, *f.ChangePercent) {
		return nil
	}
	return []*FigureFlag{{
		Kind: FlagChange, Expected: decimal(percent), Others: []string{},
		Message: fault.Text{
			EN: fmt.Sprintf("a change of %s on the year before is %s %%, not %s %%", *f.Change, percent.FloatString(2), *f.ChangePercent),
			ZH: fmt.Sprintf("变动 %s 相当于 %s%%，而非 %s%%", *f.Change, percent.FloatString(2), *f.ChangePercent),
		},
	}}
}

// findPartsFlag compares a figure with the quotient of two others of its day and scope.
func findPartsFlag(f *ent.ReportedFigure, parts [2]string, all []*ent.ReportedFigure) []*FigureFlag {
	var part [2]*ent.ReportedFigure
	for _, other := range all {
		for n, code := range parts {
			if other.Edges.Indicator.Code == code && other.AsOf == f.AsOf && other.Scope == f.Scope && figureScope(other) == figureScope(f) {
				part[n] = other
			}
		}
	}
	if part[0] == nil || part[1] == nil || part[1].Value == 0 {
		return nil
	}
	expected := new(big.Rat).Mul(rational(part[0].Value), unitFactors[part[0].Unit])
	expected.Quo(expected, new(big.Rat).Mul(rational(part[1].Value), unitFactors[part[1].Unit]))
	expected.Quo(expected, unitFactors[f.Unit])
	if asPublished(expected, f.Value) {
		return nil
	}
	shown := decimal(expected)
	return []*FigureFlag{{
		Kind: FlagParts, Expected: shown, Others: []string{part[0].Code, part[1].Code},
		Message: fault.Text{
			EN: fmt.Sprintf("%s over %s is %s, not %s", part[0].Value, part[1].Value, shown, f.Value),
			ZH: fmt.Sprintf("%s 除以 %s 等于 %s，而非 %s", part[0].Value, part[1].Value, shown, f.Value),
		},
	}}
}
