package report

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"jiedui/catalog"
	"jiedui/clock"
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
	counts := []*OriginCount{}
	if err := basis.Together(ctx, reader, originsPart(basis.New(reader, level, asOf), &counts)); err != nil {
		return nil, fmt.Errorf("origins of the records: %w", err)
	}
	return counts, nil
}

// originsPart returns the part of a statement that counts the records by origin.
func originsPart(b basis.Basis, counts *[]*OriginCount) basis.Part {
	var selects []string
	for _, e := range ent.Entities {
		if e.Grouped == catalog.Yes && slices.Contains(ent.Columns[e.Table], "origin") {
			selects = append(selects, "SELECT r.origin, COUNT(*) AS records FROM "+b.Records(e.Name, "origin")+" AS r GROUP BY r.origin")
		}
	}
	return basis.Part{
		Name: "origins", Columns: []string{"origin", "records"}, Order: "origin",
		Statement: "SELECT o.origin, CAST(SUM(o.records) AS bigint) FROM (" + strings.Join(selects, " UNION ALL ") + ") AS o GROUP BY o.origin",
		Read: func(scan func(...any) error) error {
			var c OriginCount
			*counts = append(*counts, &c)
			return scan(&c.Origin, &c.Records)
		},
	}
}

// DataState says which day the records reach, and where they come from.
type DataState struct {
	LastDay scalar.Date // today if LastDay returns nil
	Origins []*OriginCount
}

// StateOfData returns what LastDay and Origins return.
func StateOfData(ctx context.Context, reader basis.Reader, asOf *scalar.Date, level basis.Level) (*DataState, error) {
	if err := rule.MayRead(ctx); err != nil {
		return nil, err
	}
	s := &DataState{Origins: []*OriginCount{}}
	var last *scalar.Date
	err := basis.Together(ctx, reader, lastDayPart(basis.New(reader, level, nil), &last), originsPart(basis.New(reader, level, asOf), &s.Origins))
	if err != nil {
		return nil, fmt.Errorf("last day and origins of the records: %w", err)
	}
	if last == nil {
		last = new(clock.Today())
	}
	s.LastDay = *last
	return s, nil
}
