// Package scalar holds the types that fields of the model have in Go, in the database and in the API.
package scalar

import (
	"database/sql/driver"
	"errors"
	"fmt"
	"io"
	"time"

	"jiedui/fault"
)

// Date is a day of the Gregorian calendar, without a time zone. In the API and in JSON it is "YYYY-MM-DD". The zero
// value is not a valid day.
type Date struct {
	Year  int
	Month time.Month
	Day   int
}

// DateOf returns the day of t in t's own time zone.
func DateOf(t time.Time) Date {
	var d Date
	d.Year, d.Month, d.Day = t.Date()
	return d
}

// FirstYear and LastYear bound the days and instants that are accepted. The years just outside still have four digits.
// So texts sort in the same way as days, and the last day has a day after it.
const (
	FirstYear = 1900
	LastYear  = 2999
)

// ParseDate parses "YYYY-MM-DD", from FirstYear to LastYear.
func ParseDate(s string) (Date, error) {
	d, err := parseDay(s)
	if err != nil {
		return Date{}, fault.Wrap(err, fault.BadUserInput,
			fmt.Sprintf("%.40q is not a date: write a real day as YYYY-MM-DD", s),
			fmt.Sprintf("%.40q 不是日期：请写成真实存在的 YYYY-MM-DD", s))
	}
	if d.Year < FirstYear || d.Year > LastYear {
		return Date{}, fault.New(fault.BadUserInput,
			fmt.Sprintf("%s is out of range: write a day from %d-01-01 to %d-12-31", d, FirstYear, LastYear),
			fmt.Sprintf("%s 超出范围：日期须在 %d-01-01 至 %d-12-31 之间", d, FirstYear, LastYear))
	}
	return d, nil
}

// parseDay parses a day of any year with four digits.
func parseDay(s string) (Date, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err == nil && t.Year() < 1 {
		err = errors.New("there is no year 0")
	}
	if err != nil {
		return Date{}, err
	}
	return DateOf(t), nil
}

// Time returns midnight UTC at the start of the day.
func (d Date) Time() time.Time { return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC) }

// AddDays returns the day n days later, earlier for a negative n.
func (d Date) AddDays(n int) Date { return DateOf(d.Time().AddDate(0, 0, n)) }

// Before reports whether d comes before e.
func (d Date) Before(e Date) bool { return d.Time().Before(e.Time()) }

// IsZero reports whether d is the zero value.
func (d Date) IsZero() bool { return d == Date{} }

// String returns "YYYY-MM-DD".
func (d Date) String() string { return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day) }

// MarshalText implements encoding.TextMarshaler.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText implements encoding.TextUnmarshaler.
func (d *Date) UnmarshalText(text []byte) (err error) {
	*d, err = ParseDate(string(text))
	return err
}

// Value implements driver.Valuer. Both databases accept and compare the ISO form.
func (d Date) Value() (driver.Value, error) { return d.String(), nil }

// Scan implements sql.Scanner.
func (d *Date) Scan(src any) (err error) {
	switch src := src.(type) {
	case time.Time:
		*d = DateOf(src)
	case string:
		*d, err = parseDay(src)
	case []byte:
		*d, err = parseDay(string(src))
	default:
		err = fmt.Errorf("cannot scan a date from %T", src)
	}
	return err
}

// MarshalGQL implements graphql.Marshaler.
func (d Date) MarshalGQL(w io.Writer) { writeQuoted(w, d.String()) }

// UnmarshalGQL implements graphql.Unmarshaler.
func (d *Date) UnmarshalGQL(v any) error {
	s, ok := v.(string)
	if !ok {
		return fault.New(fault.BadUserInput,
			`a Date is a string "YYYY-MM-DD"`, `Date 须为字符串 "YYYY-MM-DD"`)
	}
	return d.UnmarshalText([]byte(s))
}
