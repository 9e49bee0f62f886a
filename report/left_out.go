package report

import (
	"context"

	"jiedui/ent"
	"jiedui/scalar"
)

// LeftOutOfAssessment is the sum of the records of the year that no assessed pairing has, for an indicator.
// OtherPairings is the sum of other pairings, and NoPairing that of records without a pairing. Both are in the unit of
// the indicator. They are nil if no record counts.
type LeftOutOfAssessment struct {
	Indicator                *ent.Indicator
	OtherPairings, NoPairing *scalar.Decimal
}

// LeftOut adds up the records that belong to no assessed pairing. It returns the indicators that have such records. An
// indicator that is in several areas is returned once.
func (c *AssessmentConnection) LeftOut(ctx context.Context) ([]*LeftOutOfAssessment, error) {
	a := c.assessor
	others := a.questions(Scope{OtherPairings: a.pairings()})
	sums, err := Sums(ctx, a.reader, a.basis, Undivided, append(others, a.questions(Scope{NoPairing: true})...))
	if err != nil {
		return nil, err
	}
	list := []*LeftOutOfAssessment{}
	seen := make(map[int]bool)
	n := 0
	for _, area := range a.areas {
		for _, item := range area.Edges.Items {
			i := item.Edges.Indicator
			other, named := sums[n][Part{}]
			none, unnamed := sums[len(others)+n][Part{}]
			n++
			if seen[i.ID] || !named && !unnamed {
				continue
			}
			seen[i.ID] = true
			left := &LeftOutOfAssessment{Indicator: i}
			if named {
				left.OtherPairings = decimal(other.InUnit(i.Unit))
			}
			if unnamed {
				left.NoPairing = decimal(none.InUnit(i.Unit))
			}
			list = append(list, left)
		}
	}
	return list, nil
}
