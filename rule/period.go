package rule

import (
	"context"
	"fmt"

	entcore "entgo.io/ent"

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
	closed, err := client.ReviewPeriod.Query().Where(
		reviewperiod.ProvinceIDIn(provinces...), reviewperiod.Year(year), reviewperiod.StatusEQ(reviewperiod.StatusCLOSED),
	).Exist(System(ctx))
	if err != nil {
		return fmt.Errorf("review period: %w", err)
	}
	if closed {
		return YearClosed(Path(column), year)
	}
	return nil
}

// YearClosed refuses what would change a closed year.
func YearClosed(path string, year int) error {
	return Clash(path, fmt.Sprintf("the year %d is closed: have it re-opened first", year),
		fmt.Sprintf("%d 年度已关账:请先重新开放", year))
}
