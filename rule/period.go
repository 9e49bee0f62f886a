package rule

import (
	"context"
	"fmt"
	"slices"

	entcore "entgo.io/ent"
	"entgo.io/ent/dialect"

	"jiedui/ent"
	"jiedui/ent/county"
	"jiedui/ent/reviewperiod"
	"jiedui/scalar"
)

// periods are the columns that say to which year of the review cycle a record belongs. Projects and parks live for
// many years and are never locked.
var periods = map[string]string{
	"CapitalContribution": "contributed_on",
	"ConsumptionRecord":   "month",
	"EmploymentRecord":    "month",
	"FundAllocation":      "year",
	"MonitoringReport":    "month",
	"TalentTeam":          "started_on",
}

// openPeriod refuses a new or changed record of a year that is closed in its province.
func openPeriod(ctx context.Context, m entcore.Mutation) error {
	column, ok := periods[m.Type()]
	if !ok || trusted(ctx) {
		return nil
	}
	value, ok, err := valueOf(ctx, m, column)
	if err != nil || !ok {
		return err
	}
	year, ok := value.(int)
	if !ok {
		year = value.(scalar.Date).Year
	}
	where, err := reachOf(ctx, m, places[m.Type()])
	if err != nil {
		return err
	}
	client := clientOf(m)
	provinces := where.provinces
	counties, err := countiesOf(ctx, client, where.recipients...)
	if err != nil {
		return err
	}
	for _, c := range counties {
		if c.Designation == county.DesignationKEY {
			provinces = append(provinces, c.ProvinceID)
		}
	}
	t := transactionOf(ctx)
	provinces = slices.DeleteFunc(provinces, func(p int) bool { return t != nil && t.open[yearOf{p, year}] })
	if len(provinces) == 0 {
		return nil
	}
	if err := HoldYear(ctx, client, "pg_advisory_xact_lock_shared", year, provinces...); err != nil {
		return err
	}
	closed, err := client.ReviewPeriod.Query().Where(
		reviewperiod.ProvinceIDIn(provinces...), reviewperiod.Year(year), reviewperiod.StatusEQ(reviewperiod.StatusCLOSED),
	).Exist(System(ctx))
	if err != nil {
		return fmt.Errorf("review period: %w", err)
	}
	if closed {
		return YearClosed(Path(column), year)
	}
	for _, p := range provinces {
		if t != nil {
			t.open[yearOf{p, year}] = true
		}
	}
	return nil
}

// HoldYear keeps a year of provinces from being closed while records of it are written, which share the lock, or the
// other way round. SQLite has one writer at a time anyway.
func HoldYear(ctx context.Context, client *ent.Client, lock string, year int, provinces ...int) error {
	if client.Dialect() != dialect.Postgres {
		return nil
	}
	slices.Sort(provinces)
	for _, p := range slices.Compact(provinces) {
		if _, err := client.ExecContext(ctx, "SELECT "+lock+"($1)", p*10_000+year); err != nil {
			return fmt.Errorf("year %d: %w", year, err)
		}
	}
	return nil
}

// YearClosed refuses what would change a closed year.
func YearClosed(path string, year int) error {
	return Clash(path, fmt.Sprintf("the year %d is closed: have it re-opened first", year),
		fmt.Sprintf("%d 年度已关账：请先重新开放", year))
}
