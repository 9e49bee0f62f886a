// Package basis says which records count in a report: those that the review has taken to a level, with the values that
// count at it, as a day found them.
package basis

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"jiedui/fault"
	"jiedui/scalar"
)

// Level is how far in the review a record must be to count.
type Level string

// The levels. At each, a record that was validated and then edited counts with its last validated values until the
// edit itself is as far.
const (
	All       Level = "ALL"       // every record, as it is now
	Submitted Level = "SUBMITTED" // and further
	Confirmed Level = "CONFIRMED"
	Validated Level = "VALIDATED" // the default
	Locked    Level = "LOCKED"    // only the records of closed years
)

// Values lists the levels.
func (Level) Values() []string {
	return []string{string(All), string(Submitted), string(Confirmed), string(Validated), string(Locked)}
}

// MarshalGQL implements graphql.Marshaler.
func (l Level) MarshalGQL(w io.Writer) { _, _ = io.WriteString(w, `"`+string(l)+`"`) }

// UnmarshalGQL implements graphql.Unmarshaler.
func (l *Level) UnmarshalGQL(v any) error {
	s, _ := v.(string)
	if !slices.Contains(l.Values(), s) {
		return fault.New(fault.BadUserInput, fmt.Sprintf("%.40q is not a review level", s), fmt.Sprintf("%.40q 不是有效的统计口径级别", s))
	}
	*l = Level(s)
	return nil
}

// statuses lists in SQL the statuses of the review that the level includes.
func (l Level) statuses() string {
	cycle := []string{string(scalar.ReviewSubmitted), string(scalar.ReviewConfirmed), string(scalar.ReviewValidated), string(scalar.ReviewLocked)}
	return "('" + strings.Join(cycle[slices.Index(cycle, string(l)):], "', '") + "')"
}

// Basis says which records count: at which level of the review, of which origins, and as of which day.
type Basis struct {
	Level Level
	// Origins of the records that count; none for all.
	Origins []scalar.Origin
	// AsOf is the day whose end the records are counted at; nil counts them as they are now.
	AsOf    *scalar.Date
	Dialect Dialect
}

// New returns the basis of a report on what reader reads; an empty level is Validated.
func New(reader Reader, level Level, asOf *scalar.Date) Basis {
	return Basis{Level: cmp.Or(level, Validated), AsOf: asOf, Dialect: Dialect(reader.Dialect())}
}

// YearEarlier is the same day of the year before; the last day of a month stays the last.
func YearEarlier(day scalar.Date) scalar.Date {
	if next := day.AddDays(1); next.Day == 1 {
		return scalar.DateOf(next.Time().AddDate(-1, 0, 0)).AddDays(-1)
	}
	return scalar.Date{Year: day.Year - 1, Month: day.Month, Day: day.Day}
}
