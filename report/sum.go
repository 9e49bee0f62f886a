package report

import (
	"context"
	"fmt"
	"maps"

	"jiedui/report/basis"
	"jiedui/rule"
	"jiedui/scalar"
)

// Breakdown says into which parts sums are divided.
type Breakdown int

// The breakdowns.
const (
	Undivided      Breakdown = iota // one sum
	ByPairing                       // a sum for each pairing
	ByProvincePair                  // a sum for each eastern province with each western one
)

// Part says what a sum is for. It is the zero Part if the sums are Undivided, the id of a pairing and 0 if they are
// ByPairing, and the ids of the eastern and the western province if they are ByProvincePair.
type Part [2]int

// Question asks for the sum of an indicator.
type Question struct {
	Indicator string
	Scope     Scope
	// From and To are the first and the last day of the period. If From is nil, monthly records count in the month of
	// To, yearly records in the year of To, and all other records as of To.
	From *scalar.Date
	To   scalar.Date
	// ReportedBy restricts a stock to the counties that had reported by this day. It is nil for all counties.
	ReportedBy *scalar.Date
}

// Sum is the sum of some records. It is Value divided by Per, in fen or as a number.
type Sum struct {
	Value, Per int64
	Records    int // number of records in the sum
}

// Sums answers all questions with one statement. The answer to a question has a sum for each part. A part is missing if
// no record counts for it, or if the divisor of a ratio is zero.
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
	for _, answer := range answers { // no record belongs to the period, or the divisor is zero
		maps.DeleteFunc(answer, func(_ Part, s Sum) bool { return s.Records <= 0 || s.Per == 0 })
	}
	return answers, nil
}

func firstOfMonth(day scalar.Date) scalar.Date {
	return scalar.Date{Year: day.Year, Month: day.Month, Day: 1}
}

// Comparable returns the question whose answer is compared with the answer to earlier, a question about the year
// before. For a stock, only counties that had reported by the day of earlier count. Otherwise it is the same question.
func (q Question) Comparable(earlier Question) Question {
	if formulas[q.Indicator].timing() == latest {
		q.ReportedBy = &earlier.To
	}
	return q
}

// YearEarlier returns the same question about the year before. A period becomes the same period of the year before. If
// there is no From, the day becomes the last day of the year before, or for yearly records the same day of that year.
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
