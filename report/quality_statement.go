package report

import (
	"context"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"jiedui/clock"
	"jiedui/ent"
	"jiedui/fault"
	"jiedui/report/basis"
	"jiedui/rule"
	"jiedui/scalar"
)

// validatedRecords matches what stands in the statement of a rule for the validated records of an entity.
var validatedRecords = regexp.MustCompile(`VALIDATED_([A-Za-z]+)`)

// statements returns, for each rule that the filter selects, a statement that finds the records that break it. The key
// is the index of the rule in QualityRules.
func (r QualityRequest) statements(ctx context.Context, reader basis.Reader) (map[int]string, error) {
	if err := rule.MayRead(ctx); err != nil {
		return nil, err
	}
	f := r.Filter
	if f == nil {
		f = &QualityFilter{}
	}
	for i, id := range f.Rules {
		if !slices.ContainsFunc(QualityRules, func(r *QualityRule) bool { return r.ID == id }) {
			return nil, fault.Input(fmt.Sprintf("where.rules[%d]", i), fmt.Sprintf("there is no rule %.60q: see dataQualityRules", id),
				fmt.Sprintf("不存在规则 %.60q：请查看 dataQualityRules", id))
		}
	}
	chosen := make(map[int]string)
	dated := r.Month != nil // which is checked
	for n, q := range QualityRules {
		if f.Rules != nil && !slices.Contains(f.Rules, q.ID) || f.Severities != nil && !slices.Contains(f.Severities, q.Severity) {
			continue
		}
		chosen[n] = q.find
		dated = dated || strings.Contains(q.find, "MONTH") || strings.Contains(q.find, "YEAR")
	}
	var month scalar.Date
	var year int
	if dated {
		var err error
		if month, year, err = r.period(ctx, reader); err != nil {
			return nil, err
		}
	}
	validated := basis.New(reader, basis.Validated, nil)
	replacer := strings.NewReplacer("DAY", clock.Today().String(), "MONTH", month.String(), "YEAR", strconv.Itoa(year),
		"SUBMITTED)", basis.New(reader, basis.Submitted, nil).ReviewCondition("r")+")")
	statements := make(map[int]string, len(chosen))
	for n, find := range chosen {
		query := validatedRecords.ReplaceAllStringFunc(replacer.Replace(find), func(name string) string {
			return validated.Records(strings.TrimPrefix(name, "VALIDATED_"))
		})
		statements[n] = f.narrow(query)
	}
	return statements, nil
}

// narrow restricts the records that a statement finds to the county and the province of the filter.
func (f *QualityFilter) narrow(query string) string {
	var where []string
	if f.CountyID != nil {
		where = append(where, fmt.Sprintf("q.county = %d", *f.CountyID))
	}
	if f.ProvinceID != nil {
		where = append(where, fmt.Sprintf("q.county IN (SELECT c.id FROM counties AS c WHERE c.province_id = %d)", *f.ProvinceID))
	}
	if len(where) == 0 {
		return query
	}
	return "SELECT q.id, q.county, q.value FROM (" + query + ") AS q WHERE " + strings.Join(where, " AND ")
}

// period returns the first day of the month in which reports may be missing, and the year in which agreements may be
// missing. A report can be missing only when its month is over. If the request names no month, drafts don't count for
// finding the last month with records, since a draft has not been reported.
func (r QualityRequest) period(ctx context.Context, reader basis.Reader) (month scalar.Date, year int, err error) {
	over := basis.LastMonth(clock.Today().AddDays(-1))
	if r.Month != nil {
		month = firstOfMonth(*r.Month)
		if over.Before(month) {
			return month, 0, fault.Input("month", fmt.Sprintf("%.7s is not over: nothing is missing yet", month), fmt.Sprintf("%.7s 尚未结束，还不能判断是否缺报", month))
		}
		return month, month.Year, nil
	}
	last, err := LastDay(ctx, reader, basis.New(reader, basis.Submitted, nil))
	if err != nil {
		return month, 0, err
	}
	month = over
	if last != nil {
		month = firstOfMonth(*last)
	}
	return month, min(month.Year, clock.Today().Year-1), nil
}

// QualityRegion says by which regions findings are counted.
type QualityRegion string

// The values of QualityRegion.
const (
	QualityProvince QualityRegion = "PROVINCE"
	QualityCounty   QualityRegion = "COUNTY"
)

// FindingCount is the number of records of a region that break a rule.
type FindingCount struct {
	Rule *QualityRule
	// The ids are 0 for records that belong to no county. CountyID is also 0 if findings are counted by province.
	ProvinceID, CountyID int
	Count                int

	Province *ent.Province // set when they are shown
	County   *ent.County
}

// FindingCounts returns the number of records that break each rule, by region. The counts are in the order of
// QualityRules, and those of a rule are in the order of the codes of the regions. The regions that the answer shows are
// read into provinces and counties.
func FindingCounts(ctx context.Context, reader basis.Reader, request QualityRequest, by QualityRegion, provinces, counties *basis.Shown) ([]*FindingCount, error) {
	statements, err := request.statements(ctx, reader)
	list := []*FindingCount{}
	if err != nil || len(statements) == 0 {
		return list, err
	}
	var selects []string
	for n := range QualityRules {
		if s, ok := statements[n]; ok {
			selects = append(selects, fmt.Sprintf("SELECT %d AS rule, f.county FROM (%s) AS f", n, s))
		}
	}
	county := "CAST(0 AS bigint)"
	if by == QualityCounty {
		county = "COALESCE(c.id, 0)"
	}
	parts := []basis.Part{{
		Name: "counts", Columns: []string{"rule", "province", "county", "number", "code"}, Order: "rule, code",
		Statement: fmt.Sprintf(`SELECT u.rule, COALESCE(c.province_id, 0), %s, COUNT(*), COALESCE(MIN(c.code), '') FROM (%s) AS u
LEFT JOIN counties AS c ON c.id = u.county GROUP BY 1, 2, 3`, county, strings.Join(selects, " UNION ALL ")),
		Read: func(scan func(...any) error) error {
			var number int
			c := &FindingCount{}
			if err := scan(&number, &c.ProvinceID, &c.CountyID, &c.Count); err != nil {
				return err
			}
			c.Rule = QualityRules[number]
			list = append(list, c)
			return nil
		},
	}}
	parts = append(parts, provinces.Parts("shown_provinces", "SELECT province FROM counts")...)
	parts = append(parts, counties.Parts("shown_counties", "SELECT county FROM counts")...)
	if err := basis.Together(ctx, reader, parts...); err != nil {
		return nil, fmt.Errorf("numbers of findings: %w", err)
	}
	return list, nil
}
