package graph_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"jiedui/clock"
	"jiedui/db/dbtest"
	"jiedui/scalar"
)

// The summary as of the end of November 2022, the last month of the demonstration data, has the published figures.
func TestSummaryIsAsPublished(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		a := serve(t, dialectName, full)
		fields := `{ asOf keyCounties supportedKeyCounties supportingCounties westernProvinces pairings guidedEnterprises paidIn coBuiltParks
			linkedEnterprises fundsInPlace assistanceProjects consumption { amount change changePercent } linkingFunds { amount change changePercent }
			industryShare workers { workers change changePercent } riskEliminatedShare longestDaysToIdentify }`
		published := `{"summary":{"asOf":"2022-11-30","keyCounties":160,"supportedKeyCounties":160,"supportingCounties":133,"westernProvinces":10,` +
			`"pairings":193,"guidedEnterprises":2633,"paidIn":"135420000000.00","coBuiltParks":701,"linkedEnterprises":3677,` +
			`"fundsInPlace":"344700000000.00","assistanceProjects":3549,"consumption":{"amount":"111560000000.00","change":"41940000000.00","changePercent":"60.2413"},` +
			`"linkingFunds":{"amount":"17200000000.00","change":"1520000000.00","changePercent":"9.6939"},"industryShare":"55",` +
			`"workers":{"workers":32780000,"change":1330000,"changePercent":"4.2289"},"riskEliminatedShare":"65.7","longestDaysToIdentify":15}}`
		a.want(t, `{ summary `+fields+` }`, published)
		a.want(t, `{ summary(asOf: "2022-11-30") `+fields+` }`, published)
		// The month counts only after its last day. Half a year earlier the sums were lower.
		data, errs := a.post(t, `{ day: summary(asOf: "2022-11-29") { consumption { amount } } year: summary(asOf: "2021-12-31") { workers { workers change } } }`, nil)
		if errs != nil || strings.Contains(string(data), "111560000000.00") || !strings.Contains(string(data), `"year":{"workers":{"workers":31450000,"change":null}}`) {
			t.Errorf("%s %s", data, errs)
		}
		// A draft counts in a report of drafts.
		a.exec(t, "UPDATE industrial_parks SET review = 'DRAFT' WHERE id = (SELECT min(id) FROM industrial_parks)")
		a.want(t, `{ summary { coBuiltParks } all: summary(countLevel: ALL) { coBuiltParks } }`, `{"summary":{"coBuiltParks":700},"all":{"coBuiltParks":701}}`)

		if n := a.counter.Count(func() { a.post(t, `{ summary `+fields+` }`, nil) }); n > 3 { // the day, and the two halves
			t.Errorf("%d statements", n)
		}
	})
}

// What is not asked for is not computed.
func TestSummaryReadsWhatIsSelected(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		a := serve(t, dialectName, full)
		for query, most := range map[string]int{
			`{ summary { asOf } }`:                         1,
			`{ summary(asOf: "2022-11-30") { asOf } }`:     0,
			`{ summary(asOf: "2022-11-30") { pairings } }`: 1,
			`{ summary(asOf: "2022-11-30") { ...money } } fragment money on Summary { sum: paidIn fundsInPlace }`: 1,
		} {
			if n := a.counter.Count(func() { a.post(t, query, nil) }); n > most {
				t.Errorf("%s: %d statements", query, n)
			}
		}
		a.want(t, `{ summary(asOf: "2022-11-30") { ...money } } fragment money on Summary { sum: paidIn }`, `{"summary":{"sum":"135420000000.00"}}`)
	})
}

// The work of an eastern province in a western one is what the groups of the two have.
func TestSummaryOfTwoProvinces(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		a := serve(t, dialectName, full)
		data, errs := a.post(t, `{
			pair: summary(asOf: "2022-11-30", province: "52", supportingProvince: "44") { paidIn }
			east: summary(asOf: "2022-11-30", supportingProvince: "44") { paidIn }
			same: summary(asOf: "2022-11-30", province: "44") { paidIn }
			groups: capitalContributionGroups(asOf: "2022-11-30", where: {hasProjectWith: {program: EAST_WEST_COLLABORATION, hasPairingWith: {
				hasSupporterWith: {hasProvinceWith: {code: "44"}}, hasRecipientWith: {hasProvinceWith: {code: "52"}}}}}) { totals { amount { sum } } }
		}`, nil)
		var got struct {
			Pair, East, Same struct{ PaidIn string }
			Groups           struct {
				Totals struct{ Amount struct{ Sum string } }
			}
		}
		if err := json.Unmarshal(data, &got); err != nil || errs != nil {
			t.Fatalf("%v %s", err, errs)
		}
		if got.Pair.PaidIn == "" || got.Pair.PaidIn != got.Groups.Totals.Amount.Sum || got.East != got.Same || got.East == got.Pair {
			t.Errorf("%+v", got)
		}
		for query, want := range map[string]string{
			`{ summary(province: "33", supportingProvince: "44") { paidIn } }`: "give a western province",
			`{ summary(supportingProvince: "99") { paidIn } }`:                 "there is no province 99",
		} {
			if _, errs := a.post(t, query, nil); !strings.Contains(string(errs), want) {
				t.Errorf("%s: %s", query, errs)
			}
		}
	})
}

// Where the records come from is told of all that groups count.
// The summaries of several days are those of each day, and are read with as many statements as one.
func TestSummariesAreThoseOfTheDays(t *testing.T) {
	t.Parallel()
	const fields = ` { asOf keyCounties supportedKeyCounties pairings guidedEnterprises paidIn coBuiltParks linkedEnterprises fundsInPlace assistanceProjects
		consumption { amount change changePercent } linkingFunds { amount change } easternFunds industryShare workers { workers counties comparedCounties change }
		riskEliminatedShare longestDaysToIdentify officials professionals }`
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		a := serve(t, dialectName, full)
		for _, where := range []string{"", `, province: "51", supportingProvince: "33"`, `, countLevel: ALL, origin: DEMO`} {
			var of struct{ Summaries []json.RawMessage }
			data, errs := a.post(t, `{ summaries(days: ["2022-11-30", "2021-11-30", "2021-12-31"]`+where+`)`+fields+` }`, nil)
			if err := json.Unmarshal(data, &of); errs != nil || err != nil || len(of.Summaries) != 3 {
				t.Fatalf("%s %s %v", data, errs, err)
			}
			for i, day := range []string{"2022-11-30", "2021-11-30", "2021-12-31"} {
				a.want(t, `{ summary(asOf: "`+day+`"`+where+`)`+fields+` }`, `{"summary":`+string(of.Summaries[i])+`}`)
			}
		}
		if n := a.counter.Count(func() { a.post(t, `{ summaries(days: ["2022-11-30", "2021-11-30"])`+fields+` }`, nil) }); n != 2 {
			t.Errorf("%d statements", n)
		}
		a.want(t, `{ summaries(days: []) { asOf } }`, `{"summaries":[]}`)
		_, errs := a.post(t, `query ($days: [Date!]!) { summaries(days: $days) { asOf } }`, map[string]any{"days": strings.Split(strings.Repeat("2022-11-30 ", 13)[:13*11-1], " ")})
		if !strings.Contains(string(errs), "more than 25000") {
			t.Errorf("13 days give %s", errs)
		}
	})
}

// The state of the data is the day that a summary takes by default, and the origins.
func TestStateOfTheData(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		a := serve(t, dialectName, full)
		for _, asOf := range []string{"", `, asOf: "2022-11-30"`} {
			var of struct {
				Summary   struct{ AsOf string }
				Origins   json.RawMessage
				DataState json.RawMessage
			}
			data, errs := a.post(t, `{ summary(countLevel: ALL) { asOf } origins(countLevel: ALL`+asOf+`) { origin records } dataState(countLevel: ALL`+asOf+`) { lastDay origins { origin records } } }`, nil)
			if err := json.Unmarshal(data, &of); errs != nil || err != nil {
				t.Fatalf("%s %s %v", data, errs, err)
			}
			if want := `{"lastDay":"` + of.Summary.AsOf + `","origins":` + string(of.Origins) + `}`; string(of.DataState) != want || len(of.Origins) < 50 {
				t.Errorf("%s, want %s", of.DataState, want)
			}
		}
		empty := serve(t, dialectName, seeded)
		empty.want(t, `{ summary { asOf } }`, `{"summary":{"asOf":"`+clock.Today().String()+`"}}`)
		empty.want(t, `{ dataState { lastDay } }`, `{"dataState":{"lastDay":"`+clock.Today().String()+`"}}`)
	})
}

func TestOriginsAreThoseOfTheRecords(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		a := serve(t, dialectName, full)
		var got struct {
			Origins []struct {
				Origin  string
				Records int
			}
		}
		read := func(query string) {
			t.Helper()
			data, errs := a.post(t, query, nil)
			if err := json.Unmarshal(data, &got); err != nil || errs != nil {
				t.Fatalf("%v %s", err, errs)
			}
		}
		read(`{ origins { origin records } }`)
		all := 0
		for _, entity := range []string{
			"pairing", "enterprise", "enterpriseEngagement", "investmentProject", "capitalContribution", "industrialPark", "fundAllocation",
			"consumptionRecord", "employmentRecord", "talentTeam", "monitoringReport",
		} {
			data, errs := a.post(t, `{ groups: `+entity+`Groups { totals { count } } }`, nil)
			var counted struct {
				Groups struct{ Totals struct{ Count int } }
			}
			if err := json.Unmarshal(data, &counted); err != nil || errs != nil {
				t.Fatalf("%v %s", err, errs)
			}
			all += counted.Groups.Totals.Count
		}
		sum := 0
		for _, o := range got.Origins {
			sum += o.Records
		}
		if sum != all || len(got.Origins) != 2 { // none is registered
			t.Errorf("%+v, but the groups have %d", got.Origins, all)
		}
		read(`{ origins(asOf: "2020-12-31") { origin records } }`)
		early := 0
		for _, o := range got.Origins {
			early += o.Records
		}
		if early == 0 || early >= sum {
			t.Errorf("%d at the end of 2020, %d now", early, sum)
		}
		if n := a.counter.Count(func() { a.post(t, `{ origins(asOf: "2022-11-30") { records } }`, nil) }); n != 1 {
			t.Errorf("%d statements", n)
		}
	})
}

// A western province has the records in it, and an eastern one those of its pairings, without records that name no
// pairing.
func TestSummaryOfAProvinceCountsWhatBelongsToIt(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		a := serve(t, dialectName, full)
		a.want(t, `{ summary(province: "51") { keyCounties supportedKeyCounties westernProvinces linkedEnterprises: longestDaysToIdentify } }`,
			`{"summary":{"keyCounties":25,"supportedKeyCounties":25,"westernProvinces":1,"linkedEnterprises":15}}`)
		a.want(t, `{ summary(province: "33") { keyCounties workers { workers } linkedEnterprises industryShare riskEliminatedShare } }`,
			`{"summary":{"keyCounties":null,"workers":null,"linkedEnterprises":null,"industryShare":null,"riskEliminatedShare":null}}`)
		// The sum over the provinces is the whole: over either side for records of pairings, over the west for the
		// others.
		for _, side := range []struct{ zone, field, want string }{
			{"EASTERN", "paidIn", "135420000000.00"},
			{"WESTERN", "paidIn", "135420000000.00"},
			{"WESTERN", "fundsInPlace", "344700000000.00"},
		} {
			if got := a.total(t, side.zone, side.field); got != side.want {
				t.Errorf("%s of the provinces %s: %s, want %s", side.field, side.zone, got, side.want)
			}
		}
		for _, bad := range []string{`province: "99"`, `province: "5"`, `asOf: "2022-02-30"`} {
			if _, errs := a.post(t, `{ summary(`+bad+`) { keyCounties } }`, nil); !strings.Contains(string(errs), "BAD_USER_INPUT") {
				t.Errorf("%s: %s", bad, errs)
			}
		}
		// Pairings without a dated source count on any day.
		a.want(t, `{ summary(asOf: "2000-01-01") { asOf supportedKeyCounties paidIn consumption { amount } workers { workers } } }`,
			`{"summary":{"asOf":"2000-01-01","supportedKeyCounties":38,"paidIn":null,"consumption":null,"workers":null}}`)
	})
}

// total adds up a field of the summaries of the provinces of a zone.
func (a api) total(t *testing.T, zone, field string) string {
	t.Helper()
	data, errs := a.post(t, `{ provinces(where: {economicZone: `+zone+`}) { edges { node { code } } } }`, nil)
	var list struct {
		Provinces struct {
			Edges []struct{ Node struct{ Code string } }
		}
	}
	if err := json.Unmarshal(data, &list); err != nil || errs != nil {
		t.Fatal(err, errs)
	}
	var sum scalar.Money
	for _, e := range list.Provinces.Edges {
		data, errs := a.post(t, fmt.Sprintf(`{ summary(province: %q) { value: %s } }`, e.Node.Code, field), nil)
		var got struct{ Summary struct{ Value *string } }
		if err := json.Unmarshal(data, &got); err != nil || errs != nil {
			t.Fatal(err, string(errs))
		}
		if got.Summary.Value != nil {
			m, err := scalar.ParseMoney(*got.Summary.Value)
			if err != nil {
				t.Fatal(err)
			}
			sum += m
		}
	}
	return sum.String()
}
