package basis

import (
	"fmt"

	"entgo.io/ent/dialect"
)

// Dialect is a dialect of SQL, by its name in ent. Its methods hold all differences between the two dialects in
// reports. They take and return expressions in SQL.
type Dialect string

// Year returns the year of a date as a number.
func (d Dialect) Year(date string) string {
	if d == dialect.Postgres {
		return "CAST(EXTRACT(YEAR FROM " + date + ") AS bigint)"
	}
	return "CAST(substr(" + date + ", 1, 4) AS integer)"
}

// Quarter returns the first day of the quarter of a date.
func (d Dialect) Quarter(date string) string {
	if d == dialect.Postgres {
		return "CAST(date_trunc('quarter', " + date + ") AS date)"
	}
	// The result is NULL for NULL. With printf it would not be.
	return "substr(" + date + ", 1, 5) || substr('010101040404070707101010', 2 * CAST(substr(" + date + ", 6, 2) AS integer) - 1, 2) || '-01'"
}

// Month returns the first day of the month of a date.
func (d Dialect) Month(date string) string {
	if d == dialect.Postgres {
		return "CAST(date_trunc('month', " + date + ") AS date)"
	}
	return "substr(" + date + ", 1, 7) || '-01'"
}

// AddMonths returns the date that is a number of months later. The date must be the first day of a month.
func (d Dialect) AddMonths(date string, months int) string {
	if d == dialect.Postgres {
		return fmt.Sprintf("CAST(%s + INTERVAL '%d months' AS date)", date, months)
	}
	return fmt.Sprintf("date(%s, '%+d months')", date, months)
}

// YearEarlier returns the same day of the year before, by the rule of the function YearEarlier.
func (d Dialect) YearEarlier(date string) string {
	if d == dialect.Postgres {
		return fmt.Sprintf("CASE WHEN EXTRACT(DAY FROM %[1]s + 1) = 1 THEN CAST(%[1]s + 1 - INTERVAL '1 year' AS date) - 1 ELSE CAST(%[1]s - INTERVAL '1 year' AS date) END", date)
	}
	return fmt.Sprintf("CASE WHEN strftime('%%d', %[1]s, '+1 day') = '01' THEN date(%[1]s, '+1 day', '-1 year', '-1 day') ELSE date(%[1]s, '-1 year') END", date)
}
