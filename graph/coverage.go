package graph

import (
	"context"

	"jiedui/ent"
	"jiedui/ent/county"
	"jiedui/report"
	"jiedui/report/basis"
)

// coverageShown returns what the operation shows of the provinces and counties of a coverage.
func coverageShown(ctx context.Context) report.CoverageShown {
	return report.CoverageShown{
		Provinces: shownBelow(ctx, ent.TypeProvince, []string{"provinces", "province"}),
		Counties: shownBelow(ctx, ent.TypeCounty, []string{"recipients", "county"}, []string{"recipients", "supporters"},
			[]string{"supporting", "county"}, []string{"supporting", "recipients"}),
	}
}

// coveredProvinces adds the selected fields to provinces.
func (r *Resolver) coveredProvinces(ctx context.Context, c *report.Coverage) ([]*report.ProvinceCoverage, error) {
	ids := make([]int, len(c.Provinces))
	for i, row := range c.Provinces {
		ids[i] = row.ProvinceID
	}
	provinces, err := r.provincesShown(ctx, c.Shown.Provinces, ids, "province")
	shown := make([]*report.ProvinceCoverage, len(c.Provinces))
	for i, row := range c.Provinces {
		with := *row
		with.Province = provinces[row.ProvinceID]
		shown[i] = &with
	}
	return shown, err
}

// recipients returns the key counties that are covered, or have projects, as requested, with their selected fields.
func (r *Resolver) recipients(ctx context.Context, c *report.Coverage, covered, withProject *bool) ([]*report.RecipientCoverage, error) {
	shown := []*report.RecipientCoverage{}
	var ids, others []int
	for _, row := range c.Recipients {
		if (covered == nil || *covered == (len(row.SupporterIDs) > 0)) && (withProject == nil || *withProject == (row.Projects > 0)) {
			with := *row
			shown, ids, others = append(shown, &with), append(ids, row.CountyID), append(others, row.SupporterIDs...)
		}
	}
	counties, supporters, err := r.bothSides(ctx, c.Shown.Counties, countiesAt{"county", ids}, countiesAt{"supporters", others})
	for _, row := range shown {
		row.County, row.Supporters = counties[row.CountyID], recordsOf(row.SupporterIDs, supporters)
	}
	return shown, err
}

// supporting returns the supporting counties that cover a key county, or do not, as requested, with their selected
// fields.
func (r *Resolver) supporting(ctx context.Context, c *report.Coverage, covering *bool) ([]*report.SupporterCoverage, error) {
	shown := []*report.SupporterCoverage{}
	var ids, others []int
	for _, row := range c.Supporting {
		if covering == nil || *covering == (len(row.RecipientIDs) > 0) {
			with := *row
			shown, ids, others = append(shown, &with), append(ids, row.CountyID), append(others, row.RecipientIDs...)
		}
	}
	counties, recipients, err := r.bothSides(ctx, c.Shown.Counties, countiesAt{"county", ids}, countiesAt{"recipients", others})
	for _, row := range shown {
		row.County, row.Recipients = counties[row.CountyID], recordsOf(row.RecipientIDs, recipients)
	}
	return shown, err
}

// countiesAt are counties that a field below the one that is resolved shows.
type countiesAt struct {
	field string
	ids   []int
}

// bothSides reads the counties of two fields.
func (r *Resolver) bothSides(ctx context.Context, shown *basis.Shown, one, other countiesAt) (a, b map[int]*ent.County, err error) {
	if a, err = r.countiesShown(ctx, shown, one.ids, one.field); err != nil {
		return nil, nil, err
	}
	b, err = r.countiesShown(ctx, shown, other.ids, other.field)
	return a, b, err
}

// countiesShown returns the counties that a report has read, or reads them for a field below the one that is resolved.
func (r *Resolver) countiesShown(ctx context.Context, shown *basis.Shown, ids []int, path ...string) (map[int]*ent.County, error) {
	if shown != nil {
		return basis.RecordsOf[*ent.County](shown), nil
	}
	return r.countiesBelow(ctx, ids, path...)
}

func (r *Resolver) countiesBelow(ctx context.Context, ids []int, path ...string) (map[int]*ent.County, error) {
	q, selected, err := selectBelow(ctx, r.client.County.Query(), path...)
	if err != nil || !selected {
		return nil, err
	}
	return byID(ctx, q.Where(county.IDIn(ids...)), func(c *ent.County) int { return c.ID })
}

// recordsOf returns the records of ids, in their order, without those that were not read.
func recordsOf[T any](ids []int, byID map[int]*T) []*T {
	records := make([]*T, 0, len(ids))
	for _, id := range ids {
		if record := byID[id]; record != nil {
			records = append(records, record)
		}
	}
	return records
}
