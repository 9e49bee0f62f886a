package group

import (
	"strconv"

	"jiedui/report/basis"
	"jiedui/scalar"
)

// period is a length of time that records can be grouped by.
type period string

const (
	year    period = "YEAR"
	quarter period = "QUARTER"
	month   period = "MONTH"
)

// start returns the expression for the first day of the period of a date. For a year, it is the number of the year.
func (p period) start(d basis.Dialect, date string) string {
	switch p {
	case year:
		return d.Year(date)
	case quarter:
		return d.Quarter(date)
	default:
		return d.Month(date)
	}
}

// yearLater returns the expression for the same period a year later.
func (p period) yearLater(d basis.Dialect, start string) string {
	if p == year {
		return start + " + 1"
	}
	return d.AddMonths(start, 12)
}

// next returns the expression for the next period.
func (p period) next(d basis.Dialect, start string) string {
	switch p {
	case year:
		return start + " + 1"
	case quarter:
		return d.AddMonths(start, 3)
	default:
		return d.AddMonths(start, 1)
	}
}

// value returns the period of a day as a literal in SQL. It is equal to the value of start for that day.
func (p period) value(day scalar.Date) string {
	switch p {
	case year:
		return strconv.Itoa(day.Year)
	case quarter:
		day.Month = (day.Month-1)/3*3 + 1
	}
	day.Day = 1
	return literal(day)
}

// literal returns a day as a literal in SQL.
func literal(day scalar.Date) string { return "'" + day.String() + "'" }
