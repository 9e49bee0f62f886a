package report

import (
	"context"
	"fmt"
	"slices"

	"jiedui/ent"
	"jiedui/report/basis"
	"jiedui/rule"
	"jiedui/scalar"
)

// Coverage says which key counties have supporters, and which have projects.
type Coverage struct {
	AsOf *scalar.Date // nil for the records as they are now
	// KeyCounties is the number of all key counties. Covered have a supporter, Uncovered have none, and WithoutProject
	// have no project, apart from cancelled ones. Supporters is the number of counties that support a key county.
	KeyCounties, Covered, Uncovered, WithoutProject, Supporters int

	Provinces  []*ProvinceCoverage  // provinces with key counties, by the lowest code of their key counties
	Recipients []*RecipientCoverage // key counties, by code
	Supporting []*SupporterCoverage // counties that are designated to support, by code

	Shown CoverageShown
}

// ProvinceCoverage is the coverage of the key counties of a province. Its numbers are those of Coverage.
type ProvinceCoverage struct {
	ProvinceID                                                  int
	KeyCounties, Covered, Uncovered, WithoutProject, Supporters int

	Province *ent.Province // set when it is shown
}

// RecipientCoverage has the supporters of a key county and the number of its projects, without cancelled ones.
type RecipientCoverage struct {
	CountyID, ProvinceID int
	SupporterIDs         []int
	Projects             int

	County     *ent.County // set when they are shown
	Supporters []*ent.County
}

// SupporterCoverage has the key counties that a county supports.
type SupporterCoverage struct {
	CountyID     int
	RecipientIDs []int

	County     *ent.County // set when they are shown
	Recipients []*ent.County
}

// CoverageShown says what an answer shows of the provinces and counties of a coverage, and holds them. A nil Shown shows
// nothing of them.
type CoverageShown struct{ Provinces, Counties *basis.Shown }

// Cover returns which counties support which key counties on the day of the basis. Only active pairings count.
func Cover(ctx context.Context, reader basis.Reader, b basis.Basis, shown CoverageShown) (*Coverage, error) {
	if err := rule.MayRead(ctx); err != nil {
		return nil, err
	}
	c := &Coverage{AsOf: b.AsOf, Shown: shown}
	recipients, supporting, provinces := map[int]*RecipientCoverage{}, map[int]*SupporterCoverage{}, map[int]*ProvinceCoverage{}
	parts := []basis.Part{{
		Name: "designated", Columns: []string{"id", "province", "is_key", "code"}, Order: "code",
		Statement: "SELECT c.id, c.province_id, CASE c.designation WHEN 'KEY' THEN 1 ELSE 0 END, c.code FROM counties AS c WHERE c.designation <> 'NONE'",
		Read: triple(func(id, in, key int) {
			if key == 0 {
				supporting[id] = &SupporterCoverage{CountyID: id, RecipientIDs: []int{}}
				c.Supporting = append(c.Supporting, supporting[id])
				return
			}
			recipients[id] = &RecipientCoverage{CountyID: id, ProvinceID: in, SupporterIDs: []int{}}
			c.Recipients = append(c.Recipients, recipients[id])
			if provinces[in] == nil {
				provinces[in] = &ProvinceCoverage{ProvinceID: in}
				c.Provinces = append(c.Provinces, provinces[in])
			}
		}),
	}, {
		Name: "paired", Columns: []string{"supporter", "recipient", "none"}, Order: "supporter, recipient",
		Statement: "SELECT DISTINCT r.supporter_id, r.recipient_id, 0 FROM " + b.Records(ent.TypePairing, "supporter_id", "recipient_id", "status") +
			" AS r WHERE r.status = 'ACTIVE'",
		Read: triple(func(supporter, recipient, _ int) {
			if r := recipients[recipient]; r != nil {
				r.SupporterIDs = append(r.SupporterIDs, supporter)
			}
			if s := supporting[supporter]; s != nil {
				s.RecipientIDs = append(s.RecipientIDs, recipient)
			}
		}),
	}, {
		Name: "projects", Columns: []string{"county", "number", "none"},
		Statement: "SELECT r.county_id, COUNT(*), 0 FROM " + b.Records(ent.TypeInvestmentProject, "county_id", "status") + " AS r WHERE r.status <> 'CANCELLED' GROUP BY r.county_id",
		Read: triple(func(county, n, _ int) {
			if r := recipients[county]; r != nil {
				r.Projects = n
			}
		}),
	}}
	parts = append(parts, shown.Provinces.Parts("shown_provinces", "SELECT province FROM designated WHERE is_key = 1")...)
	parts = append(parts, shown.Counties.Parts("shown_counties", "SELECT id FROM designated UNION SELECT supporter FROM paired UNION SELECT recipient FROM paired")...)
	if err := basis.Together(ctx, reader, parts...); err != nil {
		return nil, fmt.Errorf("coverage: %w", err)
	}
	c.count(provinces)
	return c, nil
}

// count sets the numbers of counties.
func (c *Coverage) count(provinces map[int]*ProvinceCoverage) {
	var all []int
	supporters := map[int][]int{} // by province
	for _, r := range c.Recipients {
		p := provinces[r.ProvinceID]
		c.KeyCounties++
		p.KeyCounties++
		if len(r.SupporterIDs) > 0 {
			c.Covered++
			p.Covered++
		} else {
			c.Uncovered++
			p.Uncovered++
		}
		if r.Projects == 0 {
			c.WithoutProject++
			p.WithoutProject++
		}
		all = append(all, r.SupporterIDs...)
		supporters[r.ProvinceID] = append(supporters[r.ProvinceID], r.SupporterIDs...)
	}
	c.Supporters = different(all)
	for id, p := range provinces {
		p.Supporters = different(supporters[id])
	}
}

// different returns the number of different ids. It sorts and changes the list.
func different(ids []int) int {
	slices.Sort(ids)
	return len(slices.Compact(ids))
}

// triple returns a function that calls row with the three integers of a row.
func triple(row func(a, b, c int)) func(scan func(...any) error) error {
	return func(scan func(...any) error) error {
		var a, b, c int
		if err := scan(&a, &b, &c); err != nil {
			return err
		}
		row(a, b, c)
		return nil
	}
}
