package report

import (
	"context"
	"fmt"
	"maps"

	"jiedui/report/basis"
	"jiedui/rule"
	"jiedui/scalar"
)

// Breakdown is what has a sum of its own.
type Breakdown int

// The breakdowns.
const (
	Undivided      Breakdown = iota // one sum
	ByPairing                       // a sum for each pairing
	ByProvincePair                  // a sum for each eastern province with each western one
)

// Part is what a sum is of: all, the id of a pairing, or those of an eastern and a western province.
type Part [2]int

// Question asks what the records add up to for an indicator.
type Question struct {
	Indicator string
	Scope     Scope
	// From is the first day of a period; nil for what is there on the day To, and for all until then.
	From *scalar.Date
	To   scalar.Date
	// ReportedBy is a day until which the county of a stock must have reported; nil for any county.
	ReportedBy *scalar.Date
}

// Sum is what some records add up to: Value / Per in fen, persons or what else the indicator counts.
type Sum struct {
	Value, Per int64
	Records    int // that went into it
}

// Sums answers questions with one statement, each as of its own day: for each the sum of every part that has records.
func Sums(ctx context.Context, reader basis.Reader, b basis.Basis, by Breakdown, questions []Question) ([]map[Part]Sum, error) {
	answers := make([]map[Part]Sum, len(questions))
	scans := scans{basis: b, by: by}
	for i, q := range questions {
		answers[i] = make(map[Part]Sum)
		scans.add(i, q)
	}
	if len(scans.list) == 0 {
		return answers, nil
	}
	if err := rule.MayRead(ctx); err != nil {
		return nil, err
	}
	sums := make([]Sum, scans.width())
	var n int
	var part Part
	into := []any{&n, &part[0], &part[1]}
	for i := range sums {
		into = append(into, &sums[i].Value, &sums[i].Per, &sums[i].Records)
	}
	err := basis.EachRow(ctx, reader, scans.statement(), nil, func(scan func(...any) error) error {
		if err := scan(into...); err != nil {
			return err
		}
		for i, w := range scans.list[n].wanted {
			if s := sums[i]; s.Records > 0 {
				sum := answers[w.question][part]
				answers[w.question][part] = Sum{sum.Value + int64(w.sign)*s.Value, s.Per, sum.Records + w.sign*s.Records}
			}
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("sums of the records: %w", err)
	}
	for _, answer := range answers { // nothing came in the period, or there is nothing to divide by
		maps.DeleteFunc(answer, func(_ Part, s Sum) bool { return s.Records <= 0 || s.Per == 0 })
	}
	return answers, nil
}

func firstOfMonth(day scalar.Date) scalar.Date {
	return scalar.Date{Year: day.Year, Month: day.Month, Day: 1}
}

// Comparable is the question for what of a figure is compared with the answer to another question, of the year before: of
// a stock what the counties have that had reported by then.
func (q Question) Comparable(earlier Question) Question {
	if formulas[q.Indicator].timing() == latest {
		q.ReportedBy = &earlier.To
	}
	return q
}

// YearEarlier is the question for what a figure is compared with: the same period of the year before, or of a stock the end
// of that year.
func (q Question) YearEarlier() Question {
	if q.From == nil && formulas[q.Indicator].timing() != yearly {
		q.To = scalar.Date{Year: q.To.Year - 1, Month: 12, Day: 31}
		return q
	}
	q.To = basis.YearEarlier(q.To)
	if q.From != nil {
		from := basis.YearEarlier(*q.From)
		q.From = &from
	}
	return q
}
