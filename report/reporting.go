package report

import (
	"context"
	"fmt"
	"math/big"

	"jiedui/ent"
	"jiedui/fault"
	"jiedui/report/basis"
	"jiedui/rule"
	"jiedui/scalar"
)

// ReportingRate is how many of the key counties of a province reported for a month.
type ReportingRate struct {
	Month      scalar.Date // its first day
	ProvinceID int
	// Key counties, and of them those that reported workers and monitoring.
	KeyCounties, Employment, Monitoring int

	Province *ent.Province // what is shown of it
}

// EmploymentPercent is the share of key counties that reported workers.
func (r *ReportingRate) EmploymentPercent() scalar.Decimal { return r.percent(r.Employment) }

// MonitoringPercent is the share of key counties that reported monitoring.
func (r *ReportingRate) MonitoringPercent() scalar.Decimal { return r.percent(r.Monitoring) }

func (r *ReportingRate) percent(n int) scalar.Decimal {
	return *decimal(big.NewRat(100*int64(n), int64(r.KeyCounties)))
}

// maxMonths are the most months that can be asked for.
const maxMonths = 36

// ReportingRates returns who reported, for each month in order and each province with key counties by code.
func ReportingRates(ctx context.Context, reader basis.Reader, from, to scalar.Date, level basis.Level) ([]*ReportingRate, error) {
	if to.Before(from) {
		return nil, fault.Input("to", fmt.Sprintf("%s is before from, %s", to, from), fmt.Sprintf("%s 早于 from(%s)", to, from))
	}
	from, to = firstOfMonth(from), firstOfMonth(to)
	months := (to.Year-from.Year)*12 + int(to.Month-from.Month) + 1
	if months > maxMonths {
		return nil, fault.Input("to", fmt.Sprintf("these are %d months: ask for %d at most", months, maxMonths),
			fmt.Sprintf("共 %d 个月:最多可查询 %d 个月", months, maxMonths))
	}
	if err := rule.MayRead(ctx); err != nil {
		return nil, err
	}
	list := make([]*ReportingRate, 0, months*12)
	type key struct{ month, province int } // months from the first one
	rates := map[key]*ReportingRate{}
	provinces := "SELECT c.province_id, COUNT(*), 0 FROM counties AS c WHERE c.designation = 'KEY' GROUP BY c.province_id ORDER BY MIN(c.code)"
	var byProvince []ReportingRate
	err := triples(ctx, reader, provinces, func(province, n, _ int) {
		byProvince = append(byProvince, ReportingRate{ProvinceID: province, KeyCounties: n})
	})
	if err != nil {
		return nil, fmt.Errorf("key counties: %w", err)
	}
	for n := range months {
		for _, rate := range byProvince {
			rate.Month = scalar.DateOf(from.Time().AddDate(0, n, 0))
			rates[key{n, rate.ProvinceID}] = &rate
			list = append(list, &rate)
		}
	}
	b := basis.New(reader, level, nil)
	for _, reported := range []struct {
		entity string
		count  func(*ReportingRate, int)
	}{
		{ent.TypeEmploymentRecord, func(r *ReportingRate, n int) { r.Employment = n }},
		{ent.TypeMonitoringReport, func(r *ReportingRate, n int) { r.Monitoring = n }},
	} {
		date := basis.Entity(reported.entity).Standing.From
		// The month as a number, which is read the same on both databases.
		query := fmt.Sprintf(`SELECT CAST(substr(CAST(r.%[1]s AS text), 1, 4) AS integer) * 12 + CAST(substr(CAST(r.%[1]s AS text), 6, 2) AS integer),
c.province_id, COUNT(DISTINCT c.id) FROM %[2]s AS r JOIN counties AS c ON c.id = r.county_id
WHERE c.designation = 'KEY' AND r.%[1]s >= '%[3]s' AND r.%[1]s <= '%[4]s' GROUP BY 1, 2`, date, b.Records(reported.entity, "county_id", date), from, to)
		err := triples(ctx, reader, query, func(month, province, n int) {
			if r := rates[key{month - from.Year*12 - int(from.Month), province}]; r != nil {
				reported.count(r, n)
			}
		})
		if err != nil {
			return nil, fmt.Errorf("counties that reported: %w", err)
		}
	}
	return list, nil
}
