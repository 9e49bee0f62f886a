package group

import (
	"time"

	"jiedui/fault"
	"jiedui/scalar"
)

// Type is the type in the API of the aggregates of a measure. It decides which aggregates the measure has.
type Type string

// The types of aggregates.
const (
	Money   Type = "MoneyAggregate"
	Int     Type = "IntAggregate"
	Decimal Type = "DecimalAggregate"
	// Stock is for numbers that hold at the end of a month. Months are never added up.
	Stock Type = "StockAggregate"
	// Days is for lengths of time in days. They have no sum.
	Days Type = "DaysAggregate"
)

// MoneyAggregate has the aggregates of an amount. In all types of aggregates, a field is nil if no record has a value,
// or if it was not asked for.
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
	// Counties is the number of counties whose values are in the sum. ComparedCounties is the number of those that are
	// in the change. Both are zero, not nil, if there are no such counties.
	Counties, ComparedCounties *int
}

// DecimalAggregate has the aggregates of a decimal number.
type DecimalAggregate struct {
	Sum, Avg, Min, Max, SumYearEarlier, SumChange, SumChangePercent *scalar.Decimal
}

// DaysAggregate has the aggregates of a number of days.
type DaysAggregate struct {
	Avg      *scalar.Decimal
	Min, Max *int
}

// numbers has the aggregates of one measure as the statement computes them. A number is nil if it was not asked for, or
// if no record has a value.
type numbers struct {
	sum, avg, least, most *int64
	// sumYearEarlier is the sum of the year before, and sumCompared is the sum that is compared with it.
	sumYearEarlier, sumCompared *int64
	counties, comparedCounties  *int64
}

// change returns how much sumCompared is above sumYearEarlier, as a number and in percent. Both are nil if there is no
// sumYearEarlier. A nil sumCompared is taken as zero. The percentage is also nil if sumYearEarlier is zero or if the
// result is too large.
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

// aggregates returns the numbers as a pointer to the aggregate of the type, such as *MoneyAggregate.
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

// computed returns a number in the unit in which the statement computes it: fen for money, 1/10,000 for decimals, and 1
// for everything else. It returns a fault if that is not a whole number.
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

// intValue returns a number of a row. Drivers return it as int64, because every statement casts numbers to bigint.
func intValue(v any) int64 {
	n, _ := v.(int64)
	return n
}

// stringValue returns a string of a row. Drivers return it as bytes or as a string.
func stringValue(v any) string {
	if b, ok := v.([]byte); ok {
		return string(b)
	}
	s, _ := v.(string)
	return s
}

// dateValue returns a date of a row as *scalar.Date. It returns nil if the value is not a date.
func dateValue(v any) any {
	day := new(scalar.Date)
	if day.Scan(v) != nil {
		return nil
	}
	return day
}

// cursorValue returns a value of a row in the form in which cursors keep it.
func cursorValue(v any) any {
	switch v := v.(type) {
	case []byte:
		return string(v)
	case time.Time:
		return scalar.DateOf(v).String()
	}
	return v
}
