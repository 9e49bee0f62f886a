package graph

import (
	"context"

	"jiedui/ent"
	"jiedui/ent/county"
	"jiedui/report"
)

// coveredProvinces adds the selected fields to provinces.
func (r *Resolver) coveredProvinces(ctx context.Context, list []*report.ProvinceCoverage) ([]*report.ProvinceCoverage, error) {
	ids := make([]int, len(list))
	for i, row := range list {
		ids[i] = row.ProvinceID
	}
	provinces, err := r.provincesBelow(ctx, ids, "province")
	shown := make([]*report.ProvinceCoverage, len(list))
	for i, row := range list {
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
	counties, supporters, err := r.bothSides(ctx, countiesAt{"county", ids}, countiesAt{"supporters", others})
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
	counties, recipients, err := r.bothSides(ctx, countiesAt{"county", ids}, countiesAt{"recipients", others})
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
func (r *Resolver) bothSides(ctx context.Context, one, other countiesAt) (a, b map[int]*ent.County, err error) {
	if a, err = r.countiesBelow(ctx, one.ids, one.field); err != nil {
		return nil, nil, err
	}
	b, err = r.countiesBelow(ctx, other.ids, other.field)
	return a, b, err
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
