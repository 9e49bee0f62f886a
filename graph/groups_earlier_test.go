package graph_test

import (
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"jiedui/db/dbtest"
	"jiedui/ent"
	"jiedui/ent/capitalcontribution"
	"jiedui/ent/employmentrecord"
	"jiedui/ent/investmentproject"
	"jiedui/report/basis"
	"jiedui/rule"
	"jiedui/scalar"
)

// A period that is under way is compared with the same days of the year before, as in the summary and as published: by
// the day that is asked for, or else by the last one that has records.
func TestPeriodsUnderWayAreComparedWithTheSameDays(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		a := serve(t, dialectName, full)
		const fields = `{ edges { node { key { year } amount { sumYearEarlier sumChange sumChangePercent } } } }`
		const none = `{"node":{"key":{"year":2021},"amount":{"sumYearEarlier":null,"sumChange":null,"sumChangePercent":null}}}`
		const published = `{"edges":[` + none + `,{"node":{"key":{"year":2022},"amount":{"sumYearEarlier":"69620000000.00","sumChange":"41940000000.00","sumChangePercent":"60.2413"}}}]}`
		a.want(t, `{ day: consumptionRecordGroups(groupBy: [YEAR], asOf: "2022-11-30") `+fields+` last: consumptionRecordGroups(groupBy: [YEAR]) `+fields+` }`,
			`{"day":`+published+`,"last":`+published+`}`)
		// On the day before, November is not over.
		data, errs := a.post(t, `{ g: consumptionRecordGroups(groupBy: [YEAR], asOf: "2022-11-29") `+fields+`
			s: summary(asOf: "2022-11-29") { consumption { change changePercent } }
			published: consumptionRecordGroups(where: {monthGTE: "2021-01-01", monthLTE: "2021-10-01"}) { totals { amount { sum } } } }`, nil)
		var got struct {
			G struct {
				Edges []struct {
					Node struct {
						Amount struct{ SumYearEarlier, SumChange, SumChangePercent *string }
					}
				}
			}
			S struct {
				Consumption struct{ Change, ChangePercent string }
			}
			Published struct {
				Totals struct{ Amount struct{ Sum string } }
			}
		}
		if err := json.Unmarshal(data, &got); err != nil || errs != nil {
			t.Fatal(err, string(errs))
		}
		year := got.G.Edges[1].Node.Amount
		if *year.SumYearEarlier != got.Published.Totals.Amount.Sum || *year.SumChange != got.S.Consumption.Change || *year.SumChangePercent != got.S.Consumption.ChangePercent {
			t.Errorf("%s", data)
		}
	})
}

// By month, stocks are what they were as of its end, and are compared where counties had reported in both years.
func TestStocksOfMonthsCompareTheCountiesThatReported(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		a := serve(t, dialectName, full)
		a.want(t, `{
			reported: employmentRecordGroups(groupBy: [MONTH], having: [{count: true, gte: "3000"}], orderBy: [{dimension: MONTH, direction: DESC}]) { totalCount edges { node {
				key { month } workers { sum counties comparedCounties sumChangePercent } } } }
			may: employmentRecordGroups(groupBy: [MONTH], where: {monthLTE: "2022-05-01"}, orderBy: [{dimension: MONTH, direction: DESC}], first: 1) { edges { node { key { month } count workers { sum counties } } } }
			then: employmentRecordGroups(asOf: "2022-05-31") { totals { workers { sum counties } } } }`,
			`{"reported":{"totalCount":3,"edges":[{"node":{"key":{"month":"2022-11-01"},"workers":{"sum":32780000,"counties":800,"comparedCounties":160,"sumChangePercent":"4.4921"}}},`+
				`{"node":{"key":{"month":"2022-06-01"},"workers":{"sum":32171762,"counties":800,"comparedCounties":160,"sumChangePercent":"4.573"}}},`+
				`{"node":{"key":{"month":"2021-12-01"},"workers":{"sum":31450000,"counties":800,"comparedCounties":0,"sumChangePercent":null}}}]},`+
				`"may":{"edges":[{"node":{"key":{"month":"2022-05-01"},"count":640,"workers":{"sum":31556295,"counties":800}}}]},`+
				`"then":{"totals":{"workers":{"sum":31556295,"counties":800}}}}`)
	})
}

// counted is a record as a naive count sees it.
type counted struct {
	date   scalar.Date
	void   *scalar.Date      // the day of its reversal
	values map[string]string // by dimension
	series string
	county string
	number int64
}

// comparedGroup is a group with its sum and that of the year before.
type comparedGroup struct {
	count                                    int
	sum, earlier, change, counties, compared string
}

// comparisonCase is what a random request asks for.
type comparisonCase struct {
	dimensions, periods []string
	asOf                *scalar.Date
	from, to            *scalar.Date // by where
	kept                func(counted) bool
	where               []string
}

func periodOf(name string, day scalar.Date) scalar.Date {
	switch name {
	case "YEAR":
		return scalar.Date{Year: day.Year, Month: 1, Day: 1}
	case "QUARTER":
		return scalar.Date{Year: day.Year, Month: (day.Month-1)/3*3 + 1, Day: 1}
	default:
		return scalar.Date{Year: day.Year, Month: day.Month, Day: 1}
	}
}

var periodMonths = map[string]int{"YEAR": 12, "QUARTER": 3, "MONTH": 1}

func (c comparisonCase) finest() string {
	return slices.MinFunc(c.periods, func(a, b string) int { return periodMonths[a] - periodMonths[b] })
}

// key of a group: its dimensions, and its periods, which follow from the shortest.
func (c comparisonCase) key(dimensions string, period scalar.Date) string {
	key := dimensions
	for _, p := range c.periods {
		if start := periodOf(p, period); p == "YEAR" {
			key += fmt.Sprint(" ", start.Year)
		} else {
			key += " " + start.String()
		}
	}
	return strings.TrimSpace(key)
}

func (c comparisonCase) dimensionsOf(r counted) string {
	var parts []string
	for _, d := range c.dimensions {
		parts = append(parts, r.values[d])
	}
	return strings.Join(parts, " ")
}

// selected are the records that the request counts, and the last day that they reach.
func (c comparisonCase) selected(all []counted, monthly bool) (list []counted, last scalar.Date) {
	for _, r := range all {
		if r.void != nil && (c.asOf == nil || !c.asOf.Before(*r.void)) || c.asOf != nil && (c.asOf.Before(r.date) || monthly && basis.LastMonth(*c.asOf).Before(r.date)) {
			continue
		}
		inRange := (c.from == nil || !r.date.Before(*c.from)) && (c.to == nil || !c.to.Before(r.date))
		if (inRange || c.from == nil && c.to == nil) && last.Before(r.date) {
			last = r.date
		}
		if inRange && (c.kept == nil || c.kept(r)) {
			list = append(list, r)
		}
	}
	if c.from != nil || c.to != nil {
		last = scalar.Date{}
		for _, r := range list {
			if last.Before(r.date) {
				last = r.date
			}
		}
	} else if c.asOf != nil {
		if last = *c.asOf; monthly {
			last = basis.LastMonth(last)
		}
	}
	return list, last
}

func yearLater(day scalar.Date) scalar.Date {
	return scalar.Date{Year: day.Year + 1, Month: day.Month, Day: day.Day}
}

// flows counts flows naively.
func (c comparisonCase) flows(all []counted) map[string]comparedGroup {
	list, last := c.selected(all, false)
	finest := c.finest()
	cut := basis.YearEarlier(last)
	type sums struct {
		count, earlier int
		sum, was       int64
	}
	groups := make(map[string]*sums)
	group := func(key string) *sums {
		if groups[key] == nil {
			groups[key] = &sums{}
		}
		return groups[key]
	}
	for _, r := range list {
		g := group(c.key(c.dimensionsOf(r), periodOf(finest, r.date)))
		g.count, g.sum = g.count+1, g.sum+r.number
	}
	for _, r := range list {
		period := periodOf(finest, r.date)
		if cut.Before(r.date) && period == periodOf(finest, cut) {
			continue
		}
		key := c.key(c.dimensionsOf(r), yearLater(period))
		if groups[key] == nil && periodOf(finest, last).Before(yearLater(period)) {
			continue
		}
		g := group(key)
		g.earlier, g.was = g.earlier+1, g.was+r.number
	}
	found := make(map[string]comparedGroup)
	for key, g := range groups {
		f := comparedGroup{count: g.count}
		if g.count > 0 {
			f.sum = scalar.Money(g.sum).String()
		}
		if g.earlier > 0 {
			f.earlier, f.change = scalar.Money(g.was).String(), scalar.Money(g.sum-g.was).String()
		}
		found[key] = f
	}
	return found
}

// stocks counts stocks naively: period by period, what a day would say that ends it.
func (c comparisonCase) stocks(all []counted) map[string]comparedGroup {
	list, last := c.selected(all, true)
	finest := c.finest()
	found := make(map[string]comparedGroup)
	if len(list) == 0 {
		return found
	}
	slices.SortFunc(list, func(a, b counted) int { return cmp.Compare(a.date.String(), b.date.String()) })
	standing := func(until scalar.Date) map[string]map[string]int64 { // by group and county
		bySeries := make(map[string]counted)
		for _, r := range list {
			if r.date.Before(until) {
				bySeries[r.series] = r
			}
		}
		sums := make(map[string]map[string]int64)
		for _, r := range bySeries {
			key := c.dimensionsOf(r)
			if sums[key] == nil {
				sums[key] = make(map[string]int64)
			}
			sums[key][r.county] += r.number
		}
		return sums
	}
	counts := make(map[string]int)
	for _, r := range list {
		counts[c.key(c.dimensionsOf(r), periodOf(finest, r.date))]++
	}
	end := periodOf(finest, last)
	for period := periodOf(finest, list[0].date); !end.Before(period); {
		next := scalar.DateOf(period.Time().AddDate(0, periodMonths[finest], 0))
		before := standing(scalar.Date{Year: next.Year - 1, Month: next.Month, Day: 1})
		for key, now := range standing(next) {
			var g comparedGroup
			var sum, compared, was int64
			both := 0
			for county, n := range now {
				sum += n
				if b, ok := before[key][county]; ok {
					both++
					compared, was = compared+n, was+b
				}
			}
			g.sum, g.counties, g.compared = fmt.Sprint(sum), fmt.Sprint(len(now)), fmt.Sprint(both)
			if both > 0 {
				g.earlier, g.change = fmt.Sprint(was), fmt.Sprint(compared-was)
			}
			k := c.key(key, period)
			g.count = counts[k]
			found[k] = g
		}
		period = next
	}
	return found
}

// asked reads all groups of the request.
func (c comparisonCase) asked(t *testing.T, a api, root, measure, fields string) map[string]comparedGroup {
	t.Helper()
	args := "groupBy: [" + strings.Join(slices.Concat(c.dimensions, c.periods), ", ") + "], first: 200"
	if c.asOf != nil {
		args += `, asOf: "` + c.asOf.String() + `"`
	}
	where := slices.Clone(c.where)
	date := map[string]string{"amount": "contributedOn", "workers": "month"}[measure]
	if c.from != nil {
		where = append(where, date+`GTE: "`+c.from.String()+`"`)
	}
	if c.to != nil {
		where = append(where, date+`LTE: "`+c.to.String()+`"`)
	}
	if len(where) > 0 {
		args += ", where: {" + strings.Join(where, ", ") + "}"
	}
	selections := map[string]string{"RECEIVING_PROVINCE": "receivingProvince { code }", "RECEIVING_COUNTY": "receivingCounty { code }", "PROVINCE": "province { code }", "COUNTY": "county { code }"}
	key, names := "", []string{}
	for _, d := range slices.Concat(c.dimensions, c.periods) {
		field := strings.ToLower(d)
		if s := selections[d]; s != "" {
			field = strings.Fields(s)[0]
			key += " " + s
		} else {
			key += " " + field
		}
		names = append(names, field)
	}
	found := make(map[string]comparedGroup)
	total := 0
	for after := ""; ; {
		query := fmt.Sprintf(`{ g: %s(%s%s) { totalCount pageInfo { hasNextPage endCursor } edges { node { key { %s } count m: %s { sum sumYearEarlier sumChange %s } } } } }`, root, args, after, key, measure, fields)
		data, errs := a.post(t, query, nil)
		var got struct {
			G struct {
				TotalCount int
				PageInfo   struct {
					HasNextPage bool
					EndCursor   string
				}
				Edges []struct {
					Node struct {
						Key   map[string]any
						Count int
						M     map[string]any
					}
				}
			}
		}
		if err := json.Unmarshal(data, &got); err != nil || errs != nil {
			t.Fatal(query, err, string(errs))
		}
		for _, e := range got.G.Edges {
			var parts []string
			for _, n := range names {
				v := e.Node.Key[n]
				if record, ok := v.(map[string]any); ok {
					v = record["code"]
				}
				parts = append(parts, fmt.Sprint(v))
			}
			number := func(name string) string {
				switch v := e.Node.M[name].(type) {
				case nil:
					return ""
				case float64:
					return fmt.Sprint(int64(v))
				default:
					return fmt.Sprint(v)
				}
			}
			k := strings.Join(parts, " ")
			if _, twice := found[k]; twice {
				t.Fatalf("%s: %s comes twice", query, k)
			}
			found[k] = comparedGroup{e.Node.Count, number("sum"), number("sumYearEarlier"), number("sumChange"), number("counties"), number("comparedCounties")}
		}
		total = got.G.TotalCount
		if !got.G.PageInfo.HasNextPage {
			if total != len(found) {
				t.Fatalf("%s: %d groups on the pages, %d in all", query, len(found), total)
			}
			return found
		}
		after = fmt.Sprintf(", after: %q", got.G.PageInfo.EndCursor)
	}
}

// same compares groups.
func (c comparisonCase) same(t *testing.T, got, want map[string]comparedGroup) {
	t.Helper()
	faults := 0
	for _, key := range slices.Sorted(maps.Keys(want)) {
		if g, ok := got[key]; (!ok || g != want[key]) && faults < 10 {
			faults++
			t.Errorf("%v %v as of %v, %v to %v where %v: %s has %+v, want %+v", c.dimensions, c.periods, c.asOf, c.from, c.to, c.where, key, g, want[key])
		}
	}
	for _, key := range slices.Sorted(maps.Keys(got)) {
		if _, ok := want[key]; !ok && faults < 10 {
			faults++
			t.Errorf("%v %v as of %v, %v to %v where %v: a group %s: %+v", c.dimensions, c.periods, c.asOf, c.from, c.to, c.where, key, got[key])
		}
	}
}

// anyComparison makes a request of some of the dimensions.
func anyComparison(random *rand.Rand, dimensions []string) comparisonCase {
	var c comparisonCase
	for _, i := range random.Perm(len(dimensions))[:random.IntN(3)] {
		c.dimensions = append(c.dimensions, dimensions[i])
	}
	periods := []string{"YEAR", "QUARTER", "MONTH"}
	for _, i := range random.Perm(3)[:1+random.IntN(2)] {
		c.periods = append(c.periods, periods[i])
	}
	day := func(list ...string) *scalar.Date {
		s := list[random.IntN(len(list))]
		if s == "" {
			return nil
		}
		d, _ := scalar.ParseDate(s)
		return &d
	}
	c.asOf = day("", "", "2022-11-30", "2022-08-14", "2022-02-28", "2021-12-31", "2023-05-05")
	c.from, c.to = day("", "", "", "2021-03-01", "2021-09-10"), day("", "", "", "2021-12-31", "2022-07-20")
	return c
}

// Sums beside those of the year before are what one gets by going through the contributions one by one; what had some in
// the year before alone is there.
func TestFlowsAreComparedAsANaiveCountDoes(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		a := serve(t, dialectName, full)
		contributions, err := a.db.Client().CapitalContribution.Query().
			Where(capitalcontribution.ReversesIDIsNil()).WithReversal().
			WithProject(func(q *ent.InvestmentProjectQuery) {
				q.WithCounty(func(q *ent.CountyQuery) { q.WithProvince() })
			}).All(rule.Trusted(t.Context()))
		if err != nil {
			t.Fatal(err)
		}
		var all []counted
		for _, c := range contributions {
			p := c.Edges.Project
			var void *scalar.Date
			if c.Edges.Reversal != nil {
				void = &c.Edges.Reversal.ContributedOn
			}
			all = append(all, counted{date: c.ContributedOn, void: void, number: int64(c.Amount), values: map[string]string{
				"RECEIVING_COUNTY": p.Edges.County.Code, "RECEIVING_PROVINCE": p.Edges.County.Edges.Province.Code, "PROGRAM": string(p.Program),
			}})
		}
		random := rand.New(rand.NewPCG(11, 3))
		for range 15 {
			c := anyComparison(random, []string{"RECEIVING_COUNTY", "RECEIVING_PROVINCE", "PROGRAM"})
			if c.finest() == "MONTH" {
				c.dimensions = slices.DeleteFunc(c.dimensions, func(d string) bool { return d == "RECEIVING_COUNTY" })
			}
			if random.IntN(3) == 0 {
				c.where = append(c.where, "hasProjectWith: {program: TEN_THOUSAND_ENTERPRISES}")
				c.kept = func(r counted) bool {
					return r.values["PROGRAM"] == string(investmentproject.ProgramTEN_THOUSAND_ENTERPRISES)
				}
			}
			c.same(t, c.asked(t, a, "capitalContributionGroups", "amount", ""), c.flows(all))
		}
	})
}

// Stocks of periods are what a naive count of each series gives, also where months are missing.
func TestStocksAreComparedAsANaiveCountDoes(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		a := serve(t, dialectName, full)
		a.exec(t, "DELETE FROM employment_records WHERE (id / 7) % 5 < 3 OR county_id % 4 > 0")
		records, err := a.db.Client().EmploymentRecord.Query().WithCounty(func(q *ent.CountyQuery) { q.WithProvince() }).All(rule.Trusted(t.Context()))
		if err != nil {
			t.Fatal(err)
		}
		var all []counted
		for _, r := range records {
			county := r.Edges.County
			all = append(all, counted{
				date: r.Month, number: int64(r.Workers), county: county.Code, series: county.Code + string(r.Channel),
				values: map[string]string{"COUNTY": county.Code, "PROVINCE": county.Edges.Province.Code, "CHANNEL": string(r.Channel)},
			})
		}
		random := rand.New(rand.NewPCG(5, 8))
		for range 15 {
			c := anyComparison(random, []string{"COUNTY", "PROVINCE", "CHANNEL"})
			if c.finest() != "YEAR" {
				c.dimensions = slices.DeleteFunc(c.dimensions, func(d string) bool { return d == "COUNTY" })
			}
			if random.IntN(3) == 0 {
				c.where = append(c.where, "channel: WORKSHOP")
				c.kept = func(r counted) bool { return r.values["CHANNEL"] == string(employmentrecord.ChannelWORKSHOP) }
			}
			c.same(t, c.asked(t, a, "employmentRecordGroups", "workers", "counties comparedCounties"), c.stocks(all))
		}
	})
}
