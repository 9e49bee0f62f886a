package rule

import (
	"context"
	"fmt"
	"slices"

	entcore "entgo.io/ent"
	"entgo.io/ent/dialect"
	"entgo.io/ent/dialect/sql"

	"jiedui/catalog"
	"jiedui/ent"
	"jiedui/ent/county"
	"jiedui/ent/reviewperiod"
	"jiedui/scalar"
)

// openPeriod refuses a new or changed record of a year that is closed in its province.
func openPeriod(ctx context.Context, m entcore.Mutation) error {
	e := ent.EntityNamed(m.Type())
	if e.Closes != catalog.Yes || isTrusted(ctx) {
		return nil
	}
	column := e.Standing.From
	value, ok, err := valueOf(ctx, m, column)
	if err != nil || !ok {
		return err
	}
	year, ok := value.(int)
	if !ok {
		year = value.(scalar.Date).Year
	}
	where, err := homeOf(ctx, m)
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
	k, err := knownOf(ctx)
	if err != nil { // outside of a unit of work the next change reads again
		k = newKnown()
	}
	provinces = slices.DeleteFunc(provinces, func(p int) bool { return k.open[yearOf{p, year}] })
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
		k.open[yearOf{p, year}] = true
	}
	return nil
}

// HoldYear takes a lock on a year of provinces. Those who write records of the year share the lock, and closing the
// year excludes them. SQLite has one writer at a time anyway.
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

// YearClosed returns the fault for a change in a closed year.
func YearClosed(path string, year int) error {
	return Clash(path, fmt.Sprintf("the year %d is closed: ask a reviewer to re-open it", year),
		fmt.Sprintf("%d 年度已关账：请先由审核员重新开放", year))
}

// RecordsOfYear returns the ids of the records of a province that are closed with a year and have one of the statuses.
func RecordsOfYear(ctx context.Context, client *ent.Client, province, year int, statuses ...scalar.ReviewStatus) ([]int, error) {
	values := make([]any, len(statuses))
	for i, status := range statuses {
		values[i] = status
	}
	var all []int
	for _, e := range ent.Entities {
		if e.Closes != catalog.Yes {
			continue
		}
		dated := e.Standing.From
		ofYear := sql.EQ(dated, year)
		if e.Standing.Unit != catalog.Year {
			ofYear = sql.And(sql.GTE(dated, scalar.Date{Year: year, Month: 1, Day: 1}), sql.LTE(dated, scalar.Date{Year: year, Month: 12, Day: 31}))
		}
		query, args := sql.Dialect(client.Dialect()).Select("id").From(sql.Table(e.Table)).
			Where(sql.And(sql.In("review", values...), ofYear, inProvince(e, province))).Query()
		ids, err := readIDs(ctx, client, query, args)
		if err != nil {
			return nil, fmt.Errorf("%s of the year: %w", e.Table, err)
		}
		all = append(all, ids...)
	}
	return all, nil
}

func readIDs(ctx context.Context, client *ent.Client, query string, args []any) (ids []int, err error) {
	rows, err := client.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	if err := sql.ScanSlice(rows, &ids); err != nil {
		return nil, err
	}
	return ids, rows.Err()
}
