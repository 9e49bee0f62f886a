package graph_test

import (
	"cmp"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"jiedui/db/dbtest"
	"jiedui/ent"
	"jiedui/report/group"
	"jiedui/rule"
	"jiedui/scalar"
)

// The figures published for the end of November 2022 come out of groups as of that day, and grow up to it.
func TestGroupsGiveThePublishedFigures(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		a := serve(t, dialectName, full)
		a.want(t, `{
			guided: investmentProjectGroups(asOf: "2022-11-30", where: {program: EAST_WEST_COLLABORATION}) { totals { countDistinct(of: ENTERPRISE) paidIn { sum } } }
			linked: enterpriseEngagementGroups(asOf: "2022-11-30") { totals { countDistinct(of: ENTERPRISE) } }
			assisted: investmentProjectGroups(asOf: "2022-11-30", where: {program: TEN_THOUSAND_ENTERPRISES, paidInGT: "0"}) { totals { count } }
			inPlace: capitalContributionGroups(asOf: "2022-11-30", where: {hasProjectWith: {program: TEN_THOUSAND_ENTERPRISES}}) { totals { amount { sum } } }
			parks: industrialParkGroups(asOf: "2022-11-30") { totals { count } }
			covered: pairingGroups(asOf: "2022-11-30", where: {status: ACTIVE}) { totals { countDistinct(of: RECEIVING_COUNTY) supporters: countDistinct(of: SUPPORTING_COUNTY) provinces: countDistinct(of: RECEIVING_PROVINCE) } }
			sold: consumptionRecordGroups(asOf: "2022-11-30") { totals {
				now: amount(where: {monthGTE: "2022-01-01"}) { sum }
				before: amount(where: {monthLTE: "2021-11-01"}) { sum } } }
			funds: fundAllocationGroups(asOf: "2022-11-30", groupBy: [YEAR], where: {source: CENTRAL_LINKING}) { edges { node { key { year } amount { sum sumYearEarlier sumChange sumChangePercent } industryAmount { sum } countDistinct(of: RECEIVING_COUNTY) } } }
			working: employmentRecordGroups(asOf: "2022-11-30", groupBy: [YEAR]) { totals { workers { sum } } edges { node { key { year } workers { sum sumChange sumChangePercent } } } }
			monitored: monitoringReportGroups(asOf: "2022-11-30") { totals { monitoredHouseholds { sum } riskEliminatedHouseholds { sum } } }
		}`, `{"guided":{"totals":{"countDistinct":2633,"paidIn":{"sum":"135420000000.00"}}},`+
			`"linked":{"totals":{"countDistinct":3677}},`+
			`"assisted":{"totals":{"count":3549}},`+
			`"inPlace":{"totals":{"amount":{"sum":"344700000000.00"}}},`+
			`"parks":{"totals":{"count":701}},`+
			`"covered":{"totals":{"countDistinct":160,"supporters":133,"provinces":10}},`+
			`"sold":{"totals":{"now":{"sum":"111560000000.00"},"before":{"sum":"69620000000.00"}}},`+
			`"funds":{"edges":[{"node":{"key":{"year":2021},"amount":{"sum":"15680000000.00","sumYearEarlier":null,"sumChange":null,"sumChangePercent":null},"industryAmount":{"sum":"7840000000.00"},"countDistinct":160}},`+
			`{"node":{"key":{"year":2022},"amount":{"sum":"17200000000.00","sumYearEarlier":"15680000000.00","sumChange":"1520000000.00","sumChangePercent":"9.6939"},"industryAmount":{"sum":"9460000000.00"},"countDistinct":160}}]},`+
			`"working":{"totals":{"workers":{"sum":32780000}},"edges":[{"node":{"key":{"year":2021},"workers":{"sum":31450000,"sumChange":null,"sumChangePercent":null}}},{"node":{"key":{"year":2022},"workers":{"sum":32780000,"sumChange":1330000,"sumChangePercent":"4.2289"}}}]},`+
			`"monitored":{"totals":{"monitoredHouseholds":{"sum":428000},"riskEliminatedHouseholds":{"sum":281196}}}}`)
		a.want(t, `{
			none: capitalContributionGroups(asOf: "1999-01-01") { totalCount totals { count amount { sum avg } } edges { node { count } } }
			nothing: capitalContributionGroups(asOf: "1999-01-01", groupBy: [YEAR]) { totalCount edges { node { count } } }
			month: employmentRecordGroups(asOf: "2022-11-29", groupBy: [MONTH], having: [{count: true, gt: "0"}], orderBy: [{dimension: MONTH, direction: DESC}], first: 1) { edges { node { key { month } } } }
		}`, `{"none":{"totalCount":1,"totals":{"count":0,"amount":{"sum":null,"avg":null}},"edges":[{"node":{"count":0}}]},`+
			`"nothing":{"totalCount":0,"edges":[]},`+
			`"month":{"edges":[{"node":{"key":{"month":"2022-10-01"}}}]}}`)
	})
}

// Groups are what one gets by going through the records one by one.
func TestGroupsAddUpTheRecords(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		a := serve(t, dialectName, full)
		ctx := rule.Trusted(t.Context())
		type sums struct {
			count                   int
			sum, least, most, large int64
			largest                 int
			enterprises             map[int]bool
		}
		want := make(map[string]*sums)
		all, err := a.db.Client().CapitalContribution.Query().WithReversal().
			WithProject(func(q *ent.InvestmentProjectQuery) {
				q.WithEnterprise().WithCounty(func(q *ent.CountyQuery) { q.WithProvince() }).
					WithPairing(func(q *ent.PairingQuery) { q.WithSupporter(func(q *ent.CountyQuery) { q.WithProvince() }) })
			}).All(ctx)
		if err != nil {
			t.Fatal(err)
		}
		counts := func(s scalar.ReviewStatus) bool { return s == scalar.ReviewValidated || s == scalar.ReviewLocked }
		asOf := scalar.Date{Year: 2022, Month: 3, Day: 15}
		limit := 20_000_000 * scalar.Yuan
		for _, c := range all {
			p := c.Edges.Project
			if !counts(c.Review) || !counts(p.Review) || c.ReversesID != nil || asOf.Before(c.ContributedOn) {
				continue
			}
			if r := c.Edges.Reversal; r != nil && !asOf.Before(r.ContributedOn) {
				continue
			}
			supporter := "null"
			if p.Edges.Pairing != nil {
				supporter = p.Edges.Pairing.Edges.Supporter.Edges.Province.Code
			}
			quarter := scalar.Date{Year: c.ContributedOn.Year, Month: (c.ContributedOn.Month-1)/3*3 + 1, Day: 1}
			key := fmt.Sprint(p.Edges.County.Edges.Province.Code, " ", supporter, " ", p.Edges.Enterprise.Ownership, " ", quarter)
			g := want[key]
			if g == nil {
				g = &sums{enterprises: map[int]bool{}, least: int64(c.Amount)}
				want[key] = g
			}
			g.count++
			g.sum += int64(c.Amount)
			g.least, g.most = min(g.least, int64(c.Amount)), max(g.most, int64(c.Amount))
			g.enterprises[p.EnterpriseID] = true
			if c.Amount > limit {
				g.large += int64(c.Amount)
				g.largest++
			}
		}
		if len(want) < 500 {
			t.Fatalf("only %d groups", len(want))
		}
		seen := 0
		for after := "null"; after != ""; {
			data, errs := a.post(t, `{ capitalContributionGroups(asOf: "2022-03-15", groupBy: [RECEIVING_PROVINCE, SUPPORTING_PROVINCE, OWNERSHIP, QUARTER], first: 150, after: `+after+`,
				orderBy: [{sum: AMOUNT, direction: DESC}, {dimension: OWNERSHIP}]) {
				pageInfo { hasNextPage endCursor }
				edges { node { key { receivingProvince { code } supportingProvince { code } ownership quarter } count enterprises: countDistinct(of: ENTERPRISE)
					amount { sum avg min max } large: amount(where: {amountGT: "20000000.00"}) { sum } larger: count(where: {amountGT: "20000000.00"}) } } } }`, nil)
			if errs != nil {
				t.Fatalf("%s", errs)
			}
			var got struct {
				CapitalContributionGroups struct {
					PageInfo struct {
						HasNextPage bool
						EndCursor   string
					}
					Edges []struct {
						Node struct {
							Key struct {
								ReceivingProvince  struct{ Code string }
								SupportingProvince *struct{ Code string }
								Ownership, Quarter string
							}
							Count, Enterprises, Larger int
							Amount, Large              struct{ Sum, Avg, Min, Max *string }
						}
					}
				}
			}
			if err := json.Unmarshal(data, &got); err != nil {
				t.Fatal(err)
			}
			for _, e := range got.CapitalContributionGroups.Edges {
				n := e.Node
				supporter := "null"
				if n.Key.SupportingProvince != nil {
					supporter = n.Key.SupportingProvince.Code
				}
				key := fmt.Sprint(n.Key.ReceivingProvince.Code, " ", supporter, " ", n.Key.Ownership, " ", n.Key.Quarter)
				g := want[key]
				if g == nil {
					t.Fatalf("a group %s", key)
				}
				delete(want, key)
				seen++
				have := fmt.Sprintln(n.Count, n.Enterprises, n.Larger, *n.Amount.Sum, *n.Amount.Avg, *n.Amount.Min, *n.Amount.Max, *cmp.Or(n.Large.Sum, new("none")))
				large := "none"
				if g.largest > 0 {
					large = scalar.Money(g.large).String()
				}
				mean := (2*g.sum + int64(g.count)) / (2 * int64(g.count))
				if wanted := fmt.Sprintln(g.count, len(g.enterprises), g.largest, scalar.Money(g.sum), scalar.Money(mean), scalar.Money(g.least), scalar.Money(g.most), large); have != wanted {
					t.Errorf("%s: %s, want %s", key, have, wanted)
				}
			}
			after = ""
			if got.CapitalContributionGroups.PageInfo.HasNextPage {
				after = `"` + got.CapitalContributionGroups.PageInfo.EndCursor + `"`
			}
		}
		if len(want) > 0 {
			t.Errorf("%d groups of %d were left out", len(want), seen+len(want))
		}
	})
}

// Any request gives the same on both databases; its groups, page by page, are those of one page, and add up to the
// totals.
func TestGroupsAreTheSameOnBothDatabasesAndPageByPage(t *testing.T) {
	t.Parallel()
	var servers []api
	for _, dialectName := range []string{"sqlite3", "postgres"} {
		servers = append(servers, serve(t, dialectName, full))
	}
	random := rand.New(rand.NewPCG(7, 7))
	requests := 60
	if testing.Short() {
		requests = 20
	}
	for range requests {
		g := group.Subjects[random.IntN(len(group.Subjects))]
		r := anyRequest(random, g)
		var first string
		for i, a := range servers {
			data, errs := a.post(t, r.query(200, "null"), nil)
			if errs != nil {
				t.Fatalf("%s: %s", r.query(200, "null"), errs)
			}
			if i == 0 {
				first = string(data)
				continue
			}
			if string(data) != first {
				t.Fatalf("%s\ngives\n%.3000s\nand\n%.3000s", r.query(200, "null"), first, data)
			}
		}
		whole := readGroups(t, first)
		if len(whole.Edges) == 200 {
			continue
		}
		if whole.TotalCount != len(whole.Edges) || whole.PageInfo.HasNextPage {
			t.Fatalf("%s: %d groups of %d", r.query(200, "null"), len(whole.Edges), whole.TotalCount)
		}
		count := 0
		for _, e := range whole.Edges {
			count += e.Node.Count
		}
		if !r.having && count != whole.Totals.Count {
			t.Fatalf("%s: groups of %d records, in all %d", r.query(200, "null"), count, whole.Totals.Count)
		}
		size := 1 + random.IntN(max(1, len(whole.Edges)))
		if len(whole.Edges)/size > 20 {
			size = len(whole.Edges)/20 + 1
		}
		a := servers[random.IntN(2)]
		var paged []string
		for after := "null"; after != ""; {
			data, errs := a.post(t, r.query(size, after), nil)
			if errs != nil {
				t.Fatalf("%s: %s", r.query(size, after), errs)
			}
			page := readGroups(t, string(data))
			for _, e := range page.Edges {
				paged = append(paged, e.Cursor)
			}
			after = ""
			if page.PageInfo.HasNextPage {
				after = `"` + page.PageInfo.EndCursor + `"`
			}
		}
		var once []string
		for _, e := range whole.Edges {
			once = append(once, e.Cursor)
		}
		if !slices.Equal(once, paged) {
			t.Fatalf("%s: pages of %d give\n%v, want\n%v", r.query(200, "null"), size, paged, once)
		}
	}
}

type groupPage struct {
	TotalCount int
	Totals     struct{ Count int }
	PageInfo   struct {
		HasNextPage bool
		EndCursor   string
	}
	Edges []struct {
		Cursor string
		Node   struct{ Count int }
	}
}

func readGroups(t *testing.T, data string) groupPage {
	t.Helper()
	var got map[string]groupPage
	if err := json.Unmarshal([]byte(data), &got); err != nil {
		t.Fatal(err)
	}
	return got["groups"]
}

// groupRequest is a query for groups, but for its page.
type groupRequest struct {
	root, args, key, fields string
	having                  bool
}

func (r groupRequest) query(first int, after string) string {
	key := ""
	if r.key != "" {
		key = "key { " + r.key + " }"
	}
	return fmt.Sprintf(`{ groups: %s(%s, first: %d, after: %s) { totalCount totals { %s } pageInfo { hasNextPage endCursor } edges { cursor node { %s %s } } } }`,
		r.root, r.args, first, after, strings.ReplaceAll(r.fields, "sumYearEarlier sumChange", ""), key, r.fields)
}

func anyRequest(random *rand.Rand, g *group.Subject) groupRequest {
	r := groupRequest{root: g.Root(), fields: "count"}
	maybe := func(chance float64) bool { return random.Float64() < chance }
	one := func(list []string) string { return list[random.IntN(len(list))] }
	var names, by []string
	timed := false
	for _, d := range g.Dimensions {
		names = append(names, d.Name)
	}
	for _, i := range random.Perm(len(g.Dimensions))[:random.IntN(4)] {
		d := g.Dimensions[i]
		by = append(by, d.Name)
		timed = timed || d.Name == "YEAR" || d.Name == "QUARTER" || d.Name == "MONTH"
		switch d.Type {
		case "Province", "Prefecture", "County":
			r.key += " " + d.Field() + " { code name }"
		case "Pairing":
			r.key += " " + d.Field() + " { supporter { code } recipient { code } }"
		case "Enterprise":
			r.key += " " + d.Field() + " { uscc }"
		case "InvestmentProject":
			r.key += " " + d.Field() + " { registrationNumber }"
		case "IndustrialPark":
			r.key += " " + d.Field() + " { name }"
		default:
			r.key += " " + d.Field()
		}
	}
	filters := []string{`{origin: DEMO}`, `{createdAtGTE: "2020-01-01T00:00:00Z", not: {origin: OFFICIAL}}`, `{or: [{origin: OFFICIAL}, {originNotIn: [OFFICIAL]}]}`}
	r.fields += " distinct: countDistinct(of: " + one(names) + ") filtered: count(where: " + one(filters) + ")"
	var orders []string
	for _, d := range by {
		if maybe(0.4) {
			orders = append(orders, "{dimension: "+d+", direction: "+one([]string{"ASC", "DESC", "ASC_NULLS_FIRST", "DESC_NULLS_LAST"})+"}")
		}
	}
	if maybe(0.3) {
		orders = append(orders, "{count: true, direction: "+one([]string{"ASC", "DESC", "ASC_NULLS_FIRST", "DESC_NULLS_LAST"})+"}")
	}
	for _, m := range g.Measures {
		if m.Type == group.Days {
			r.fields += " " + m.Field() + " { avg min max }"
			continue
		}
		earlier := ""
		if timed {
			earlier = " sumYearEarlier sumChange"
		}
		r.fields += " " + m.Field() + " { sum avg min max" + earlier + " } f_" + m.Field() + ": " + m.Field() + "(where: " + one(filters) + ") { sum }"
		if maybe(0.4) {
			orders = append([]string{"{" + one([]string{"sum", "avg", "min", "max"}) + ": " + m.Name + ", direction: " + one([]string{"ASC", "DESC", "ASC_NULLS_FIRST", "DESC_NULLS_LAST"}) + "}"}, orders...)
		}
	}
	args := []string{"groupBy: [" + strings.Join(by, ", ") + "]", "orderBy: [" + strings.Join(orders, ", ") + "]"}
	if maybe(0.4) {
		args = append(args, `asOf: "`+one([]string{"2022-11-30", "2021-12-31", "2022-05-17", "2020-02-29"})+`"`)
	}
	if maybe(0.3) {
		args = append(args, "where: "+one(filters))
	}
	if maybe(0.3) && g.Entity != "EnterpriseEngagement" {
		args = append(args, "countLevel: "+one([]string{"ALL", "SUBMITTED", "CONFIRMED", "LOCKED"}))
	}
	if r.having = maybe(0.3); r.having {
		args = append(args, `having: [{count: true, gte: "`+fmt.Sprint(1+random.IntN(9))+`"}]`)
	}
	r.args = strings.Join(args, ", ")
	return r
}
