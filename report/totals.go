package report

import (
	"context"
	"fmt"
	"strings"

	"jiedui/ent"
	"jiedui/report/basis"
	"jiedui/rule"
	"jiedui/scalar"
)

// Totals are what the records of a pairing or a region add up to.
type Totals struct {
	ProjectCount      int
	Committed, PaidIn scalar.Money
	ParkCount         int
}

// whose says which records belong to the entities of a type: by each of the expressions, in which the records are named
// r, with the tables that they need. A region has the records that lie in it and those of the pairings in which it
// supports others. No region has both.
var whose = map[string][]struct{ id, join string }{
	ent.TypePairing: {{"r.pairing_id", ""}},
	ent.TypeCounty: {
		{"r.county_id", ""},
		{"h.supporter_id", " JOIN pairings AS h ON h.id = r.pairing_id"},
	},
	ent.TypeProvince: {
		{"k.province_id", " JOIN counties AS k ON k.id = r.county_id"},
		{"k.province_id", " JOIN pairings AS h ON h.id = r.pairing_id JOIN counties AS k ON k.id = h.supporter_id"},
	},
}

// TotalsOf returns the totals of all pairings, counties or provinces by their ids, with one statement. Those without
// records are missing.
func TotalsOf(ctx context.Context, reader basis.Reader, entity string, level basis.Level, asOf *scalar.Date) (map[int]*Totals, error) {
	if err := rule.MayRead(ctx); err != nil {
		return nil, err
	}
	b := basis.New(reader, level, asOf)
	records := []struct{ from, sums string }{
		{b.Records(ent.TypeInvestmentProject, "county_id", "pairing_id", "committed"), "COUNT(*), COALESCE(SUM(r.committed), 0), 0, 0"},
		{contributions(b), "0, 0, COALESCE(SUM(r.amount), 0), 0"},
		{b.Records(ent.TypeIndustrialPark, "county_id", "pairing_id"), "0, 0, 0, COUNT(*)"},
	}
	var selects []string
	for _, r := range records {
		for _, by := range whose[entity] {
			selects = append(selects, fmt.Sprintf("SELECT %s, %s FROM %s AS r%s WHERE %[1]s IS NOT NULL GROUP BY %[1]s", by.id, r.sums, r.from, by.join))
		}
	}
	all := make(map[int]*Totals)
	err := basis.EachRow(ctx, reader, strings.Join(selects, "\nUNION ALL\n"), nil, func(scan func(...any) error) error {
		var id int
		var t Totals
		if err := scan(&id, &t.ProjectCount, &t.Committed, &t.PaidIn, &t.ParkCount); err != nil {
			return err
		}
		sum := all[id]
		if sum == nil {
			sum = new(Totals)
			all[id] = sum
		}
		sum.ProjectCount += t.ProjectCount
		sum.Committed += t.Committed
		sum.PaidIn += t.PaidIn
		sum.ParkCount += t.ParkCount
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("totals of the records: %w", err)
	}
	return all, nil
}
