package graph_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"jiedui/clock"
	"jiedui/db/dbtest"
	"jiedui/ent/county"
	"jiedui/ent/employmentrecord"
	"jiedui/report/basis"
	"jiedui/rule"
	"jiedui/scalar"
)

// employed puts a record of workers of the first key county on record, at a place in the review.
func (a api) employed(t *testing.T, month scalar.Date, review scalar.ReviewStatus, workers int) {
	t.Helper()
	ctx := rule.Trusted(t.Context())
	key := a.db.Client().County.Query().Where(county.DesignationEQ(county.DesignationKEY)).Order(county.ByCode()).FirstIDX(ctx)
	a.db.Client().EmploymentRecord.Create().SetOrigin(scalar.OriginRegistered).SetReview(review).SetCountyID(key).SetMonth(month).
		SetChannel(employmentrecord.ChannelWORKSHOP).SetWorkers(workers).ExecX(ctx)
}

// number is one number of an answer, by its path.
func (a api) number(t *testing.T, query string) string {
	t.Helper()
	data, errs := a.post(t, query, nil)
	var v any
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.UseNumber()
	if err := decoder.Decode(&v); err != nil || errs != nil {
		t.Fatal(query, err, string(errs))
	}
	for {
		switch inner := v.(type) {
		case map[string]any:
			for _, value := range inner {
				v = value
			}
		case []any:
			v = inner[0]
		default:
			return fmt.Sprint(v)
		}
	}
}

// Reports and agreements are missing for what is over and was submitted: a draft, or the month that is under way, turns
// nothing over, and the month can be given.
func TestDataQualityIsNotTurnedOverByADraft(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		a := serve(t, dialectName, full)
		missing := func(month string) string {
			return a.number(t, `{ dataQuality(where: {rules: ["COUNTY_WITHOUT_REPORT", "PAIRING_WITHOUT_AGREEMENT"]}`+month+`) { totalCount } }`)
		}
		want := func(when, month, number string) {
			t.Helper()
			if got := missing(month); got != number {
				t.Errorf("%s, %s are missing, want %s", when, got, number)
			}
		}
		want("at first", "", "0")
		over := basis.LastMonth(clock.Today().AddDays(-1))
		current := scalar.DateOf(over.Time().AddDate(0, 1, 0))
		a.employed(t, current, scalar.ReviewDraft, 5)
		want("with a draft of the current month", "", "0")
		a.exec(t, "UPDATE employment_records SET review = 'SUBMITTED' WHERE month = '"+current.String()+"'")
		want("with that submitted", "", "0")
		a.employed(t, over, scalar.ReviewDraft, 5)
		want("with a draft of the last month", "", "0")
		a.exec(t, "UPDATE employment_records SET review = 'SUBMITTED' WHERE month = '"+over.String()+"'")
		if missing := a.number(t, `{ dataQuality(where: {rules: ["COUNTY_WITHOUT_REPORT"]}) { totalCount } }`); missing != "159" {
			t.Errorf("the other counties did not submit the last month: %s", missing)
		}
		want("of a month that is given", `, month: "2022-11-15"`, "0")
		if got := a.number(t, `{ dataQuality(where: {rules: ["PAIRING_WITHOUT_AGREEMENT"]}, month: "2019-05-01") { totalCount } }`); got == "0" {
			t.Error("no agreement is missing for 2019")
		}
		if _, errs := a.post(t, `{ dataQuality(month: "`+current.String()+`") { totalCount } }`, nil); !strings.Contains(string(errs), "is not over") {
			t.Errorf("of the current month: %s", errs)
		}
		// The month of a draft does not date the summary either.
		if got := a.number(t, `{ summary(countLevel: ALL) { asOf } }`); got != scalar.DateOf(current.Time().AddDate(0, 0, -1)).String() {
			t.Errorf("summary as of %s", got)
		}
	})
}

// What is unusual is so beside what is validated: a draft of a huge amount is found, and hides no other.
func TestOutliersAreFoundBesideWhatIsValidated(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		a := serve(t, dialectName, full)
		const outliers = `{ dataQuality(where: {rules: ["CONTRIBUTION_OUTLIER"]}) { totalCount } }`
		before := a.number(t, outliers)
		const same = "created_at, updated_at, version, origin, source, project_id"
		a.exec(t, "INSERT INTO capital_contributions ("+same+", review, amount, contributed_on) SELECT "+same+
			", 'DRAFT', 99999999999999, '2022-05-01' FROM capital_contributions WHERE id = (SELECT min(id) FROM capital_contributions)")
		if got := a.number(t, outliers); got != fmt.Sprint(number64(before)+1) {
			t.Errorf("%s outliers, before %s", got, before)
		}
		// A draft of no workers is found, and the validated record after it is not, since the one before it is like it.
		const gone = `{ dataQuality(where: {rules: ["EMPLOYMENT_GONE", "EMPLOYMENT_JUMP"]}) { totalCount } }`
		before = a.number(t, gone)
		a.exec(t, "UPDATE employment_records SET review = 'DRAFT', workers = 0 WHERE id = (SELECT min(id) FROM employment_records WHERE month = '2022-05-01')")
		if got := a.number(t, gone); got != fmt.Sprint(number64(before)+1) {
			t.Errorf("%s changes, before %s", got, before)
		}
	})
}

// Findings are counted by rule and region, and those who did not report are listed by month.
func TestFindingsAreCountedByRegion(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		a := serve(t, dialectName, full)
		total := a.number(t, `{ dataQuality { totalCount } }`)
		for _, by := range []string{"PROVINCE", "COUNTY"} {
			data, errs := a.post(t, `{ dataQualityCounts(by: `+by+`) { rule { id } province { code } county { code province { code } } count } }`, nil)
			var got struct {
				DataQualityCounts []struct {
					Rule     struct{ ID string }
					Province struct{ Code string }
					County   *struct {
						Code     string
						Province struct{ Code string }
					}
					Count int
				}
			}
			if err := json.Unmarshal(data, &got); err != nil || errs != nil {
				t.Fatal(err, string(errs))
			}
			sum, seen := 0, map[string]bool{}
			for _, c := range got.DataQualityCounts {
				sum += c.Count
				key := c.Rule.ID + c.Province.Code
				if (c.County != nil) != (by == "COUNTY") || c.County != nil && c.County.Province.Code != c.Province.Code {
					t.Errorf("by %s: %+v", by, c)
				}
				if c.County != nil {
					key += c.County.Code
				}
				if seen[key] || c.Count == 0 {
					t.Errorf("by %s: %s twice, or of none", by, key)
				}
				seen[key] = true
			}
			if fmt.Sprint(sum) != total || sum == 0 {
				t.Errorf("by %s there are %d findings, of %s", by, sum, total)
			}
		}
		a.want(t, `{ dataQualityCounts(where: {rules: ["PARK_IN_FUTURE"]}) { count } }`, `{"dataQualityCounts":[]}`)

		a.want(t, `{ missingReports(from: "2022-10-01", to: "2022-11-30") { month } }`, `{"missingReports":[]}`)
		a.exec(t, "DELETE FROM monitoring_reports WHERE month = '2022-10-01' AND county_id = (SELECT id FROM counties WHERE code = '513430')")
		a.exec(t, "UPDATE employment_records SET review = 'DRAFT' WHERE month = '2022-11-01' AND county_id = (SELECT id FROM counties WHERE code = '533301')")
		const jinyang = `{"month":"2022-10-01","county":{"name":"金阳县"},"employment":false,"monitoring":true}`
		a.want(t, `{ missingReports(from: "2022-10-01", to: "2022-11-30") { month county { name } employment monitoring } }`,
			`{"missingReports":[`+jinyang+`,{"month":"2022-11-01","county":{"name":"泸水市"},"employment":true,"monitoring":false}]}`)
		id := a.number(t, `{ province(code: "51") { id } }`)
		a.want(t, `{ missingReports(from: "2022-10-01", to: "2022-11-30", countLevel: ALL, provinceID: "`+id+`") { month county { name } employment monitoring } }`, `{"missingReports":[`+jinyang+`]}`)
	})
}

// A stock is counted at the end of its month, so the month must be over. Years lie between the beginning of the
// collaboration and the next one.
func TestStocksAndYearsHaveARange(t *testing.T) {
	inOffices(t, func(o office) {
		current := scalar.Date{Year: clock.Today().Year, Month: clock.Today().Month, Day: 1}
		next := current.Year + 1
		work := object{"countyID": o.county(west), "month": current.String(), "channel": "WORKSHOP", "workers": 5}
		o.refused(western, "recordEmployment", work, "BAD_USER_INPUT", "is not over", "month")
		o.refused(western, "recordMonitoringReport", object{
			"countyID": o.county(west), "month": current.String(), "monitoredHouseholds": 3, "riskEliminatedHouseholds": 2, "medianDaysToIdentify": 4, "longestDaysToIdentify": 9,
		}, "BAD_USER_INPUT", "is not over", "month")
		work["month"] = scalar.DateOf(current.Time().AddDate(0, -1, 0)).String()
		o.do(western, "recordEmployment", "__typename", work)

		fund := object{"countyID": o.county(west), "year": next + 1, "source": "CENTRAL_LINKING", "amount": "5.00", "industryAmount": "3.00"}
		o.refused(western, "recordFundAllocation", fund, "BAD_USER_INPUT", fmt.Sprintf("%d is not from 1996 to %d", next+1, next), "year")
		fund["year"] = next
		o.do(western, "recordFundAllocation", "__typename", fund)
	})
}
