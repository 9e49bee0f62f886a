package graph

import (
	"context"
	"fmt"
	"slices"
	"time"

	"jiedui/clock"
	"jiedui/ent"
	"jiedui/fault"
	"jiedui/report"
	"jiedui/report/basis"
	"jiedui/scalar"
	"jiedui/viewer"
)

// dataQuality finds records that break rules, and reads the selected fields of them and of their counties.
func (r *Resolver) dataQuality(ctx context.Context, request report.QualityRequest) (*report.FindingConnection, error) {
	request.Counties = shownBelow(ctx, ent.TypeCounty, []string{"edges", "node", "county"})
	_, request.Counted = fieldBelow(ctx, "totalCount")
	c, err := report.Findings(ctx, r.reader, request)
	if err != nil {
		return nil, err
	}
	var records, counties []int
	for _, e := range c.Edges {
		records = append(records, e.Node.RecordID)
		if e.Node.CountyID != nil {
			counties = append(counties, *e.Node.CountyID)
		}
	}
	of, err := r.countiesShown(ctx, request.Counties, counties, "edges", "node", "county")
	if err != nil {
		return nil, err
	}
	if at, ok := fieldBelow(ctx, "edges", "node", "record"); ok {
		found, err := r.client.Noders(at, records)
		if err != nil {
			return nil, err
		}
		for i, e := range c.Edges {
			e.Node.Record = found[i]
		}
	}
	for _, e := range c.Edges {
		if e.Node.CountyID != nil {
			e.Node.County = of[*e.Node.CountyID]
		}
	}
	return c, nil
}

// reportingRate returns who reported, with the selected fields of the provinces.
func (r *Resolver) reportingRate(ctx context.Context, from, to scalar.Date, level basis.Level) ([]*report.ReportingRate, error) {
	shown := shownBelow(ctx, ent.TypeProvince, []string{"province"})
	list, err := report.ReportingRates(ctx, r.reader, from, to, level, shown)
	if err != nil {
		return nil, err
	}
	ids := make([]int, len(list))
	for i, rate := range list {
		ids[i] = rate.ProvinceID
	}
	provinces, err := r.provincesShown(ctx, shown, ids, "province")
	for _, rate := range list {
		rate.Province = provinces[rate.ProvinceID]
	}
	return list, err
}

// qualityCounts counts findings, with what the request selects of the regions.
func (r *Resolver) qualityCounts(ctx context.Context, request report.QualityRequest, by report.QualityRegion) ([]*report.FindingCount, error) {
	shownProvinces, shownCounties := shownBelow(ctx, ent.TypeProvince, []string{"province"}), shownBelow(ctx, ent.TypeCounty, []string{"county"})
	list, err := report.FindingCounts(ctx, r.reader, request, by, shownProvinces, shownCounties)
	if err != nil {
		return nil, err
	}
	var provinces, counties []int
	for _, c := range list {
		provinces, counties = append(provinces, c.ProvinceID), append(counties, c.CountyID)
	}
	inProvinces, err := r.provincesShown(ctx, shownProvinces, provinces, "province")
	if err != nil {
		return nil, err
	}
	inCounties, err := r.countiesShown(ctx, shownCounties, counties, "county")
	for _, c := range list {
		c.Province, c.County = inProvinces[c.ProvinceID], inCounties[c.CountyID]
	}
	return list, err
}

// missingReports returns the counties that did not report, with the fields that the request selects.
func (r *Resolver) missingReports(ctx context.Context, request report.MissingRequest) ([]*report.MissingReport, error) {
	shown := shownBelow(ctx, ent.TypeCounty, []string{"county"})
	list, err := report.MissingReports(ctx, r.reader, request, shown)
	if err != nil {
		return nil, err
	}
	ids := make([]int, len(list))
	for i, m := range list {
		ids[i] = m.CountyID
	}
	slices.Sort(ids)
	counties, err := r.countiesShown(ctx, shown, slices.Compact(ids), "county")
	for _, m := range list {
		m.County = counties[m.CountyID]
	}
	return list, err
}

// missingOf returns what the key counties of a coordinator who is asking did not report for the last months that are over.
// It returns nil for others.
func (r *Resolver) missingOf(ctx context.Context, of *ent.Coordinator, months int) ([]*report.MissingReport, error) {
	v := viewer.From(ctx)
	if v == nil || v.ID != of.ID {
		return nil, nil
	}
	if months < 1 || months > report.MaxMonths {
		return nil, fault.Input("months", fmt.Sprintf("ask for 1 to %d months", report.MaxMonths), fmt.Sprintf("可查询 1 至 %d 个月", report.MaxMonths))
	}
	regions := slices.Concat(v.Counties, v.Prefectures, v.Provinces)
	if len(regions) == 0 {
		return []*report.MissingReport{}, nil
	}
	today := clock.Today()
	begin := time.Date(today.Year, today.Month, 1, 0, 0, 0, 0, time.UTC)
	return r.missingReports(ctx, report.MissingRequest{
		From: scalar.DateOf(begin.AddDate(0, -months, 0)), To: scalar.DateOf(begin.AddDate(0, 0, -1)), Level: basis.Submitted, Regions: regions,
	})
}
