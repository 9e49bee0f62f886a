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

// ReportingRate has the numbers of key counties of a province that reported for a month.
type ReportingRate struct {
	Month      scalar.Date // its first day
	ProvinceID int
	// KeyCounties is the number of key counties. Employment is the number of those that reported workers, and
	// Monitoring the number of those that reported monitoring.
	KeyCounties, Employment, Monitoring int

	Province *ent.Province // set when it is shown
}

// EmploymentPercent returns the share of key counties that reported workers, in percent.
func (r *ReportingRate) EmploymentPercent() scalar.Decimal { return r.percent(r.Employment) }

// MonitoringPercent returns the share of key counties that reported monitoring, in percent.
func (r *ReportingRate) MonitoringPercent() scalar.Decimal { return r.percent(r.Monitoring) }

func (r *ReportingRate) percent(n int) scalar.Decimal {
	return *decimal(big.NewRat(100*int64(n), int64(r.KeyCounties)))
}

// MaxMonths is the largest number of months that can be asked for.
const MaxMonths = 36

// reportedMonths returns the first day of the month of from, and the number of months from that month to the month of
// to.
func reportedMonths(from, to scalar.Date) (first scalar.Date, months int, err error) {
	if to.Before(from) {
		return first, 0, fault.Input("to", fmt.Sprintf("%s is before from, %s", to, from), fmt.Sprintf("%s 早于 from(%s)", to, from))
	}
	first = firstOfMonth(from)
	months = (to.Year-from.Year)*12 + int(to.Month-from.Month) + 1
	if months > MaxMonths {
		return first, 0, fault.Input("to", fmt.Sprintf("these are %d months: ask for %d at most", months, MaxMonths),
			fmt.Sprintf("共 %d 个月：最多可查询 %d 个月", months, MaxMonths))
	}
	return first, months, nil
}

// reported returns a statement that selects the reports of key counties on an entity between two days. It returns the
// month of each report as a number, 12 times the year plus the month, and the columns. The columns may name the county
// as c.
func reported(b basis.Basis, entity, columns string, from, to scalar.Date) string {
	date := basis.Entity(entity).Standing.From
	// Both databases return a number in the same way, but not a date.
	return fmt.Sprintf(`SELECT CAST(substr(CAST(r.%[1]s AS text), 1, 4) AS integer) * 12 + CAST(substr(CAST(r.%[1]s AS text), 6, 2) AS integer),
%[2]s FROM %[3]s AS r JOIN counties AS c ON c.id = r.county_id
WHERE c.designation = 'KEY' AND r.%[1]s >= '%[4]s' AND r.%[1]s <= '%[5]s'`, date, columns, b.Records(entity, "county_id", date), from, to)
}

// ReportingRates returns a rate for each month and each province with key counties. The rates are in the order of the
// months, and those of a month in the order of the codes of the key counties.
//
// The provinces that the answer shows are read into shown.
func ReportingRates(ctx context.Context, reader basis.Reader, from, to scalar.Date, level basis.Level, shown *basis.Shown) ([]*ReportingRate, error) {
	from, months, err := reportedMonths(from, to)
	if err != nil {
		return nil, err
	}
	if err := rule.MayRead(ctx); err != nil {
		return nil, err
	}
	var byProvince []*ReportingRate
	parts := []basis.Part{{
		Name: "key_counties", Columns: []string{"province", "number", "none", "code"}, Order: "code",
		Statement: "SELECT c.province_id, COUNT(*), 0, MIN(c.code) FROM counties AS c WHERE c.designation = 'KEY' GROUP BY c.province_id",
		Read: triple(func(province, n, _ int) {
			byProvince = append(byProvince, &ReportingRate{ProvinceID: province, KeyCounties: n})
		}),
	}}
	type key struct{ month, province int } // month is 0 for the first one
	found := map[string]map[key]int{}
	b := basis.New(reader, level, nil)
	for _, entity := range []string{ent.TypeEmploymentRecord, ent.TypeMonitoringReport} {
		found[entity] = map[key]int{}
		parts = append(parts, basis.Part{
			Name: basis.Entity(entity).Table + "_reported", Columns: []string{"month", "province", "number"},
			Statement: reported(b, entity, "c.province_id, COUNT(DISTINCT c.id)", from, to) + " GROUP BY 1, 2",
			Read:      triple(func(month, province, n int) { found[entity][key{month - from.Year*12 - int(from.Month), province}] = n }),
		})
	}
	parts = append(parts, shown.Parts("shown", "SELECT province FROM key_counties")...)
	if err := basis.Together(ctx, reader, parts...); err != nil {
		return nil, fmt.Errorf("counties that reported: %w", err)
	}
	list := make([]*ReportingRate, 0, months*len(byProvince))
	for n := range months {
		for _, p := range byProvince {
			list = append(list, &ReportingRate{
				Month: scalar.DateOf(from.Time().AddDate(0, n, 0)), ProvinceID: p.ProvinceID, KeyCounties: p.KeyCounties,
				Employment: found[ent.TypeEmploymentRecord][key{n, p.ProvinceID}], Monitoring: found[ent.TypeMonitoringReport][key{n, p.ProvinceID}],
			})
		}
	}
	return list, nil
}

// MissingReport says what a key county did not report for a month.
type MissingReport struct {
	Month                  scalar.Date // its first day
	CountyID               int
	Employment, Monitoring bool // true if the report is missing

	County *ent.County // set when it is shown
}

// MissingRequest asks which key counties did not report. ProvinceID is nil for all provinces. Regions are nil for all;
// otherwise the counties are or lie in one of them.
type MissingRequest struct {
	From, To   scalar.Date
	Level      basis.Level
	ProvinceID *int
	Regions    []int
}

// MissingReports returns the key counties that did not report, in the order of the months and of the codes of the
// counties. The counties that the answer shows are read into shown.
func MissingReports(ctx context.Context, reader basis.Reader, r MissingRequest, shown *basis.Shown) ([]*MissingReport, error) {
	from, months, err := reportedMonths(r.From, r.To)
	if err != nil {
		return nil, err
	}
	if err := rule.MayRead(ctx); err != nil {
		return nil, err
	}
	where := ""
	if r.ProvinceID != nil {
		where = fmt.Sprintf(" AND c.province_id = %d", *r.ProvinceID)
	}
	if r.Regions != nil {
		list := "0" // no region has this id
		for _, id := range r.Regions {
			list += fmt.Sprintf(", %d", id)
		}
		where += fmt.Sprintf(" AND (c.id IN (%[1]s) OR c.prefecture_id IN (%[1]s) OR c.province_id IN (%[1]s))", list)
	}
	var counties []int
	parts := []basis.Part{{
		Name: "key_counties", Columns: []string{"id", "code"}, Order: "code",
		Statement: "SELECT c.id, c.code FROM counties AS c WHERE c.designation = 'KEY'" + where,
		Read: func(scan func(...any) error) error {
			counties = append(counties, 0)
			return scan(&counties[len(counties)-1])
		},
	}}
	type key struct{ month, county int } // month is 0 for the first one
	found := map[string]map[key]bool{}
	b := basis.New(reader, r.Level, nil)
	for _, entity := range []string{ent.TypeEmploymentRecord, ent.TypeMonitoringReport} {
		found[entity] = map[key]bool{}
		parts = append(parts, basis.Part{
			Name: basis.Entity(entity).Table + "_reported", Columns: []string{"month", "county", "none"},
			Statement: reported(b, entity, "c.id, 0", from, r.To) + where + " GROUP BY 1, 2",
			Read:      triple(func(month, county, _ int) { found[entity][key{month - from.Year*12 - int(from.Month), county}] = true }),
		})
	}
	parts = append(parts, shown.Parts("shown", "SELECT id FROM key_counties")...)
	if err := basis.Together(ctx, reader, parts...); err != nil {
		return nil, fmt.Errorf("counties that reported: %w", err)
	}
	list := []*MissingReport{}
	for n := range months {
		for _, county := range counties {
			m := &MissingReport{
				Month: scalar.DateOf(from.Time().AddDate(0, n, 0)), CountyID: county,
				Employment: !found[ent.TypeEmploymentRecord][key{n, county}], Monitoring: !found[ent.TypeMonitoringReport][key{n, county}],
			}
			if m.Employment || m.Monitoring {
				list = append(list, m)
			}
		}
	}
	return list, nil
}
