package report

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"jiedui/catalog"
	"jiedui/ent"
	"jiedui/report/basis"
	"jiedui/rule"
	"jiedui/scalar"
)

// OriginCount is the number of records that have an origin.
type OriginCount struct {
	Origin  scalar.Origin
	Records int
}

// Origins counts the records of all entities that can be grouped, by origin. Only records that count at the level at
// the end of the day asOf are included. If asOf is nil, the records are counted as they are now.
func Origins(ctx context.Context, reader basis.Reader, asOf *scalar.Date, level basis.Level) ([]*OriginCount, error) {
	if err := rule.MayRead(ctx); err != nil {
		return nil, err
	}
	b := basis.New(reader, level, asOf)
	var selects []string
	for _, e := range ent.Entities {
		if e.Grouped == catalog.Yes && slices.Contains(ent.Columns[e.Table], "origin") {
			selects = append(selects, "SELECT r.origin, COUNT(*) AS records FROM "+b.Records(e.Name, "origin")+" AS r GROUP BY r.origin")
		}
	}
	statement := "SELECT o.origin, CAST(SUM(o.records) AS bigint) FROM (" + strings.Join(selects, " UNION ALL ") + ") AS o GROUP BY o.origin ORDER BY o.origin"
	counts := []*OriginCount{}
	err := basis.EachRow(ctx, reader, statement, nil, func(scan func(...any) error) error {
		var c OriginCount
		counts = append(counts, &c)
		return scan(&c.Origin, &c.Records)
	})
	if err != nil {
		return nil, fmt.Errorf("origins of the records: %w", err)
	}
	return counts, nil
}
