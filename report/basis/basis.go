// Package basis selects the records that count in a report: those that have reached a level of the review, as of the
// end of a day. It reads them with the values that count at the level.
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

// The levels. At Submitted, Confirmed and Validated, a record that was edited after its validation counts with its last
// validated values until the edit has reached the level.
const (
	All       Level = "ALL"       // all records with their current values
	Submitted Level = "SUBMITTED" // submitted or further
	Confirmed Level = "CONFIRMED" // confirmed or further
	Validated Level = "VALIDATED" // validated or locked; the default
	Locked    Level = "LOCKED"    // only locked records, which are those of closed years
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

// statuses returns a list in SQL of the states of the review that the level includes. The level must not be All.
func (l Level) statuses() string {
	cycle := []string{string(scalar.ReviewSubmitted), string(scalar.ReviewConfirmed), string(scalar.ReviewValidated), string(scalar.ReviewLocked)}
	return "('" + strings.Join(cycle[slices.Index(cycle, string(l)):], "', '") + "')"
}

// Basis says which records count: at which level of the review, of which origins, and as of which day.
type Basis struct {
	Level Level
	// Origins are the origins of the records that count. All origins count if it is empty.
	Origins []scalar.Origin
	// AsOf is the day at whose end the records are counted. If it is nil, they are counted as they are now.
	AsOf    *scalar.Date
	Dialect Dialect
}

// New returns the basis of a report that runs on reader. An empty level stands for Validated.
func New(reader Reader, level Level, asOf *scalar.Date) Basis {
	return Basis{Level: cmp.Or(level, Validated), AsOf: asOf, Dialect: Dialect(reader.Dialect())}
}

// YearEarlier returns the same day of the year before. For the last day of a month, it returns the last day of that
// month.
func YearEarlier(day scalar.Date) scalar.Date {
	if next := day.AddDays(1); next.Day == 1 {
		return scalar.DateOf(next.Time().AddDate(-1, 0, 0)).AddDays(-1)
	}
	return scalar.Date{Year: day.Year - 1, Month: day.Month, Day: day.Day}
}
