package graph

import (
	"context"

	"jiedui/ent"
	"jiedui/ent/assessmentarea"
	"jiedui/ent/indicator"
	"jiedui/ent/pairing"
	"jiedui/ent/province"
	"jiedui/report"
	"jiedui/report/basis"
)

// assessment reads the selected fields of the records that the rows are about, with one statement for each entity.
func (r *Resolver) assessment(ctx context.Context, request report.AssessmentRequest) (*report.AssessmentConnection, error) {
	request.Areas = shownBelow(ctx, ent.TypeAssessmentArea, []string{"edges", "node", "areas", "area"})
	request.Indicators = shownBelow(ctx, ent.TypeIndicator, []string{"edges", "node", "areas", "items", "indicator"})
	request.Provinces = shownBelow(ctx, ent.TypeProvince, []string{"edges", "node", "easternProvince"}, []string{"edges", "node", "westernProvince"})
	c, err := report.Assess(ctx, r.reader, request)
	if err != nil {
		return nil, err
	}
	var pairings, provinces []int
	for _, e := range c.Edges {
		if e.Node.PairingID != 0 {
			pairings = append(pairings, e.Node.PairingID)
		}
		provinces = append(provinces, e.Node.EasternProvinceID, e.Node.WesternProvinceID)
	}
	if q, selected, err := selectBelow(ctx, r.client.Pairing.Query(), "edges", "node", "pairing"); err != nil {
		return nil, err
	} else if selected && len(pairings) > 0 {
		found, err := byID(ctx, q.Where(pairing.IDIn(pairings...)), func(p *ent.Pairing) int { return p.ID })
		if err != nil {
			return nil, err
		}
		for _, e := range c.Edges {
			e.Node.Pairing = found[e.Node.PairingID]
		}
	}
	eastern, err := r.provincesShown(ctx, request.Provinces, provinces, "edges", "node", "easternProvince")
	if err != nil {
		return nil, err
	}
	western, err := r.provincesShown(ctx, request.Provinces, provinces, "edges", "node", "westernProvince")
	if err != nil {
		return nil, err
	}
	for _, e := range c.Edges {
		e.Node.EasternProvince, e.Node.WesternProvince = eastern[e.Node.EasternProvinceID], western[e.Node.WesternProvinceID]
	}
	return c, r.readAreas(ctx, c, request)
}

// readAreas reads areas and indicators, if they were not read with the assessment.
func (r *Resolver) readAreas(ctx context.Context, c *report.AssessmentConnection, request report.AssessmentRequest) error {
	areaQuery, areasSelected, err := selectBelow(ctx, r.client.AssessmentArea.Query(), "edges", "node", "areas", "area")
	if err != nil {
		return err
	}
	indicatorQuery, indicatorsSelected, err := selectBelow(ctx, r.client.Indicator.Query(), "edges", "node", "areas", "items", "indicator")
	if err != nil || len(c.Edges) == 0 {
		return err
	}
	var areaIDs, indicatorIDs []int
	for _, a := range c.Edges[0].Node.Areas { // those of every row
		areaIDs = append(areaIDs, a.Area.ID)
		for _, item := range a.Items {
			indicatorIDs = append(indicatorIDs, item.Indicator.ID)
		}
	}
	var areas map[int]*ent.AssessmentArea
	if areasSelected && request.Areas == nil {
		if areas, err = byID(ctx, areaQuery.Where(assessmentarea.IDIn(areaIDs...)), func(a *ent.AssessmentArea) int { return a.ID }); err != nil {
			return err
		}
	}
	var indicators map[int]*ent.Indicator
	if indicatorsSelected && request.Indicators == nil {
		if indicators, err = byID(ctx, indicatorQuery.Where(indicator.IDIn(indicatorIDs...)), func(i *ent.Indicator) int { return i.ID }); err != nil {
			return err
		}
	}
	for _, e := range c.Edges {
		for _, a := range e.Node.Areas {
			if areas != nil {
				a.Area = areas[a.Area.ID]
			}
			for _, item := range a.Items {
				if indicators != nil {
					item.Indicator = indicators[item.Indicator.ID]
				}
			}
		}
	}
	return nil
}

// provincesShown returns the provinces that a report has read, or reads them for a field below the one that is resolved.
func (r *Resolver) provincesShown(ctx context.Context, shown *basis.Shown, ids []int, path ...string) (map[int]*ent.Province, error) {
	if shown != nil {
		return basis.RecordsOf[*ent.Province](shown), nil
	}
	return r.provincesBelow(ctx, ids, path...)
}

// provincesBelow reads provinces for a field below the one that is resolved.
func (r *Resolver) provincesBelow(ctx context.Context, ids []int, path ...string) (map[int]*ent.Province, error) {
	q, selected, err := selectBelow(ctx, r.client.Province.Query(), path...)
	if err != nil || !selected {
		return nil, err
	}
	return byID(ctx, q.Where(province.IDIn(ids...)), func(p *ent.Province) int { return p.ID })
}
