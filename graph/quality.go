package graph

import (
	"context"

	"jiedui/keyset"
	"jiedui/report"
	"jiedui/report/basis"
	"jiedui/scalar"
)

// dataQuality finds records that break rules, and reads the selected fields of them and of their counties.
func (r *Resolver) dataQuality(ctx context.Context, where *report.QualityFilter, first *int, after *keyset.Cursor) (*report.FindingConnection, error) {
	c, err := report.Findings(ctx, r.reader, where, first, after)
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
	of, err := r.countiesBelow(ctx, counties, "edges", "node", "county")
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
	list, err := report.ReportingRates(ctx, r.reader, from, to, level)
	if err != nil {
		return nil, err
	}
	ids := make([]int, len(list))
	for i, rate := range list {
		ids[i] = rate.ProvinceID
	}
	provinces, err := r.provincesBelow(ctx, ids, "province")
	for _, rate := range list {
		rate.Province = provinces[rate.ProvinceID]
	}
	return list, err
}
