package group

import "jiedui/report/basis"

// period is a length of time that records can be grouped by.
type period string

const (
	year    period = "YEAR"
	quarter period = "QUARTER"
	month   period = "MONTH"
)

// start is the first day of the period that a date lies in, in SQL; of a year its number.
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

// yearEarlier is the same period a year before, in SQL.
func (p period) yearEarlier(d basis.Dialect, start string) string {
	if p == year {
		return start + " - 1"
	}
	return d.YearEarlier(start)
}
