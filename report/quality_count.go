package report

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"jiedui/ent"
	"jiedui/fault"
	"jiedui/report/basis"
)

// FindingCount is how many records of a province break a rule.
type FindingCount struct {
	Rule       *QualityRule
	ProvinceID *int // nil of records that are of no county
	Findings   int

	Province *ent.Province // what is shown of it
}

// FindingCounts counts the records that break rules, by rule and province.
func FindingCounts(ctx context.Context, reader basis.Reader, f *QualityFilter) ([]*FindingCount, error) {
	if f == nil {
		f = &QualityFilter{}
	}
	if err := f.validate(); err != nil {
		return nil, err
	}
	last, err := LastDay(ctx, reader, basis.All)
	if err != nil {
		return nil, err
	}
	counts := []*FindingCount{}
	var selects []string
	for n, r := range QualityRules {
		if statement := r.statement(f, last); statement != "" {
			selects = append(selects, fmt.Sprintf("SELECT %d AS rule, f.county FROM (%s) AS f", n, statement))
		}
	}
	if len(selects) == 0 {
		return counts, nil
	}
	statement := "SELECT a.rule, c.province_id, COUNT(*) FROM (" + strings.Join(selects, " UNION ALL ") + ") AS a" +
		" LEFT JOIN counties AS c ON c.id = a.county LEFT JOIN provinces AS p ON p.id = c.province_id" +
		" GROUP BY a.rule, c.province_id, p.code ORDER BY a.rule, p.code"
	err = basis.EachRow(ctx, reader, statement, nil, func(scan func(...any) error) error {
		var c FindingCount
		var number int
		if err := scan(&number, &c.ProvinceID, &c.Findings); err != nil {
			return err
		}
		c.Rule = QualityRules[number]
		counts = append(counts, &c)
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("number of findings by rule and province: %w", err)
	}
	return counts, nil
}

// validate refuses rules that there are not.
func (f *QualityFilter) validate() error {
	for i, id := range f.Rules {
		if !slices.ContainsFunc(QualityRules, func(r *QualityRule) bool { return r.ID == id }) {
			return fault.Input(fmt.Sprintf("where.rules[%d]", i), fmt.Sprintf("there is no rule %.60q: see dataQualityRules", id),
				fmt.Sprintf("不存在规则 %.60q：请查看 dataQualityRules", id))
		}
	}
	return nil
}
