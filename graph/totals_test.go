package graph_test

import (
	"encoding/json"
	"fmt"
	"strconv"
	"testing"

	"jiedui/db/dbtest"
)

// The totals of pairings, counties and provinces are those of the groups of their records, at each level and day, and
// are read with one statement for a whole list.
func TestTotalsAreThoseOfTheGroups(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		a := serve(t, dialectName, full)
		a.exec(t, `UPDATE investment_projects SET review = 'CONFIRMED' WHERE id % 7 = 0`)
		a.exec(t, `UPDATE industrial_parks SET review = 'SUBMITTED' WHERE id % 5 = 0`)
		for _, by := range []struct{ list, dimension, key string }{
			{"pairings", "PAIRING", "pairing"},
			{"counties", "RECEIVING_COUNTY", "receivingCounty"},
			{"counties", "SUPPORTING_COUNTY", "supportingCounty"},
			{"provinces", "RECEIVING_PROVINCE", "receivingProvince"},
			{"provinces", "SUPPORTING_PROVINCE", "supportingProvince"},
		} {
			for _, args := range []string{"countLevel: ALL", "countLevel: CONFIRMED", `countLevel: VALIDATED, asOf: "2022-11-30"`} {
				want := a.groupTotals(t, by.dimension, by.key, args)
				if len(want) < 5 {
					t.Fatalf("%s %s: only %d groups", by.dimension, args, len(want))
				}
				var ids []string
				for id := range want {
					if ids = append(ids, id); len(ids) == 100 {
						break
					}
				}
				query := fmt.Sprintf(`query($ids: [ID!]) { %s(first: 100, where: {idIn: $ids}) { nodes { id totals(%s) { projectCount committed paidIn parkCount } } } }`, by.list, args)
				data, errs := a.post(t, query, object{"ids": ids})
				var got map[string]struct {
					Nodes []struct {
						ID     string
						Totals recordTotals
					}
				}
				if err := json.Unmarshal(data, &got); err != nil || errs != nil || len(got[by.list].Nodes) != len(ids) {
					t.Fatalf("%v %s", err, errs)
				}
				for _, n := range got[by.list].Nodes {
					if n.Totals != *want[n.ID] {
						t.Errorf("%s %s of %s: %+v, the groups have %+v", by.list, args, n.ID, n.Totals, *want[n.ID])
					}
				}
				if n := a.counter.Count(func() { a.post(t, query, object{"ids": ids}) }); n != 2 {
					t.Errorf("%s: %d statements, want 2", by.list, n)
				}
			}
		}
		a.want(t, `{ counties(first: 1, where: {designation: NONE}) { nodes { totals { projectCount committed paidIn parkCount } } } }`,
			`{"counties":{"nodes":[{"totals":{"projectCount":0,"committed":"0.00","paidIn":"0.00","parkCount":0}}]}}`)
	})
}

type recordTotals struct {
	ProjectCount, ParkCount int
	Committed, PaidIn       string
}

// groupTotals returns the totals of groups by the id of their key.
func (a api) groupTotals(t *testing.T, dimension, key, args string) map[string]*recordTotals {
	t.Helper()
	all := make(map[string]*recordTotals)
	for _, kind := range []struct {
		list, fields string
		add          func(*recordTotals, groupValues)
	}{
		{"investmentProjectGroups", "count committed { sum }", func(r *recordTotals, v groupValues) { r.ProjectCount, r.Committed = v.Count, v.Committed.Sum }},
		{"capitalContributionGroups", "amount { sum }", func(r *recordTotals, v groupValues) { r.PaidIn = v.Amount.Sum }},
		{"industrialParkGroups", "count", func(r *recordTotals, v groupValues) { r.ParkCount = v.Count }},
	} {
		for after := "null"; after != ""; {
			data, errs := a.post(t, fmt.Sprintf(`{ %s(groupBy: [%s], %s, first: 200, after: %s) { pageInfo { endCursor hasNextPage } edges { node { key { %s { id } } %s } } } }`,
				kind.list, dimension, args, after, key, kind.fields), nil)
			var got map[string]struct {
				PageInfo struct {
					EndCursor   string
					HasNextPage bool
				}
				Edges []struct{ Node groupValues }
			}
			if err := json.Unmarshal(data, &got); err != nil || errs != nil {
				t.Fatalf("%v %s", err, errs)
			}
			for _, e := range got[kind.list].Edges {
				of := e.Node.Key[key]
				if of == nil { // records without one
					continue
				}
				if all[of.ID] == nil {
					all[of.ID] = &recordTotals{Committed: "0.00", PaidIn: "0.00"}
				}
				kind.add(all[of.ID], e.Node)
			}
			after = ""
			if info := got[kind.list].PageInfo; info.HasNextPage {
				after = strconv.Quote(info.EndCursor)
			}
		}
	}
	return all
}

type groupValues struct {
	Key               map[string]*struct{ ID string }
	Count             int
	Committed, Amount struct{ Sum string }
}
