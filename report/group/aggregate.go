package group

import (
	"time"

	"jiedui/fault"
	"jiedui/scalar"
)

// Type is the type of the API that has the aggregates of a measure: it says which of them make sense.
type Type string

// The types of aggregates.
const (
	Money   Type = "MoneyAggregate"
	Int     Type = "IntAggregate"
	Decimal Type = "DecimalAggregate"
	// Stock numbers hold at the end of their month, so that months are never added up.
	Stock Type = "StockAggregate"
	// Days are not added up.
	Days Type = "DaysAggregate"
)

// MoneyAggregate has the aggregates of an amount.
type MoneyAggregate struct {
	Sum, Avg, Min, Max, SumYearEarlier, SumChange *scalar.Money
	SumChangePercent                              *scalar.Decimal
}

// IntAggregate has the aggregates of a count.
type IntAggregate struct {
	Sum, Min, Max, SumYearEarlier, SumChange *int
	Avg, SumChangePercent                    *scalar.Decimal
}

// StockAggregate has the aggregates of a stock.
type StockAggregate struct {
	Sum, Min, Max, SumYearEarlier, SumChange *int
	Avg, SumChangePercent                    *scalar.Decimal
	// Counties are those whose values are in the sum, ComparedCounties those of them that the change is of.
	Counties, ComparedCounties *int
}

// DecimalAggregate has the aggregates of a decimal number.
type DecimalAggregate struct {
	Sum, Avg, Min, Max, SumYearEarlier, SumChange, SumChangePercent *scalar.Decimal
}

// DaysAggregate has the aggregates of days.
type DaysAggregate struct {
	Avg      *scalar.Decimal
	Min, Max *int
}

// numbers are aggregates of one measure as the statement computes them; nil for what was not asked for, and where no record
// has a value.
type numbers struct {
	sum, avg, least, most *int64
	// The sum of the year before, and the one that is compared with it.
	sumYearEarlier, sumCompared *int64
	counties, comparedCounties  *int64
}

// change is how much more the compared sum is than that of the year before, as a number and in percent; nil without the
// latter. A sum of no records has fallen to nothing.
func (n numbers) change() (change *int64, percent *scalar.Decimal) {
	if n.sumYearEarlier == nil {
		return nil, nil
	}
	change = new(-*n.sumYearEarlier)
	if n.sumCompared != nil {
		*change += *n.sumCompared
	}
	if p, ok := scalar.Percent(*change, *n.sumYearEarlier); ok {
		percent = &p
	}
	return change, percent
}

// aggregates makes the value of a measure of the type.
func (t Type) aggregates(n numbers) any {
	change, percent := n.change()
	switch t {
	case Money:
		return &MoneyAggregate{
			Sum: convert[scalar.Money](n.sum), Avg: convert[scalar.Money](n.avg), Min: convert[scalar.Money](n.least), Max: convert[scalar.Money](n.most),
			SumYearEarlier: convert[scalar.Money](n.sumYearEarlier), SumChange: convert[scalar.Money](change), SumChangePercent: percent,
		}
	case Decimal:
		return &DecimalAggregate{
			Sum: convert[scalar.Decimal](n.sum), Avg: convert[scalar.Decimal](n.avg), Min: convert[scalar.Decimal](n.least), Max: convert[scalar.Decimal](n.most),
			SumYearEarlier: convert[scalar.Decimal](n.sumYearEarlier), SumChange: convert[scalar.Decimal](change), SumChangePercent: percent,
		}
	case Stock:
		return &StockAggregate{
			Sum: convert[int](n.sum), Avg: convert[scalar.Decimal](n.avg), Min: convert[int](n.least), Max: convert[int](n.most),
			SumYearEarlier: convert[int](n.sumYearEarlier), SumChange: convert[int](change), SumChangePercent: percent,
			Counties: convert[int](n.counties), ComparedCounties: convert[int](n.comparedCounties),
		}
	case Days:
		return &DaysAggregate{Avg: convert[scalar.Decimal](n.avg), Min: convert[int](n.least), Max: convert[int](n.most)}
	default:
		return &IntAggregate{
			Sum: convert[int](n.sum), Avg: convert[scalar.Decimal](n.avg), Min: convert[int](n.least), Max: convert[int](n.most),
			SumYearEarlier: convert[int](n.sumYearEarlier), SumChange: convert[int](change), SumChangePercent: percent,
		}
	}
}

func convert[T ~int | ~int64](n *int64) *T {
	if n == nil {
		return nil
	}
	return new(T(*n))
}

// computed is a number as the statement computes it: money in fen, counts as they are, decimals in 1/10,000.
func (t Type) computed(d scalar.Decimal) (int64, *fault.Error) {
	unit := int64(1)
	switch t {
	case Money:
		unit = 100
	case Int, Stock:
		unit = 10_000
	}
	if int64(d)%unit != 0 {
		return 0, fault.New(fault.BadUserInput, d.String()+" has more decimal places than what it is compared with", d.String()+" 的小数位数过多")
	}
	return int64(d) / unit, nil
}

// intValue reads a number, which every statement casts to bigint.
func intValue(v any) int64 {
	n, _ := v.(int64)
	return n
}

// stringValue returns a text, which drivers return as bytes or as a string.
func stringValue(v any) string {
	if b, ok := v.([]byte); ok {
		return string(b)
	}
	s, _ := v.(string)
	return s
}

// dateValue reads a date as the API has it.
func dateValue(v any) any {
	day := new(scalar.Date)
	if day.Scan(v) != nil {
		return nil
	}
	return day
}

// cursorValue is a value as a cursor keeps it.
func cursorValue(v any) any {
	switch v := v.(type) {
	case []byte:
		return string(v)
	case time.Time:
		return scalar.DateOf(v).String()
	}
	return v
}
