package graph_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"jiedui/db/dbtest"
)

type finding struct {
	Rule    struct{ ID, Severity string }
	Message string
	Record  struct {
		Typename string `json:"__typename"`
		ID       string
	}
	County *struct{ Code string }
}

// findings reads all pages of findings.
func (a api) findings(t *testing.T, where string, size int) (all []finding) {
	t.Helper()
	after := ""
	for {
		data, errs := a.post(t, fmt.Sprintf(`{ dataQuality(first: %d%s, where: {%s}) { totalCount pageInfo { hasNextPage endCursor } edges { node {
			rule { id severity } message record { __typename id } county { code } } } } }`, size, after, where), nil)
		var got struct {
			DataQuality struct {
				TotalCount int
				PageInfo   struct {
					HasNextPage bool
					EndCursor   string
				}
				Edges []struct{ Node finding }
			}
		}
		if err := json.Unmarshal(data, &got); err != nil || errs != nil {
			t.Fatal(err, string(errs))
		}
		for _, e := range got.DataQuality.Edges {
			all = append(all, e.Node)
		}
		if !got.DataQuality.PageInfo.HasNextPage {
			if len(all) != got.DataQuality.TotalCount {
				t.Errorf("%s: %d findings on the pages of %d", where, len(all), got.DataQuality.TotalCount)
			}
			return all
		}
		after = fmt.Sprintf(", after: %q", got.DataQuality.PageInfo.EndCursor)
	}
}

// Each rule finds the record that was made to break it, and links to it.
func TestDataQualityFindsWhatBreaksEachRule(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		a := serve(t, dialectName, full)
		first := func(table, where string) string {
			var id string
			if err := a.db.QueryRowContext(t.Context(), "SELECT min(id) FROM "+table+" WHERE "+where).Scan(&id); err != nil {
				t.Fatal(err)
			}
			return id
		}
		for _, c := range []struct{ rule, entity, table, where, set, message string }{
			{"PROJECT_IN_FUTURE", "InvestmentProject", "investment_projects", "actual_start_on IS NOT NULL AND actual_end_on IS NULL", "actual_start_on = '2999-01-01'", "2999-01-01"},
			{"PARK_IN_FUTURE", "IndustrialPark", "industrial_parks", "true", "opened_on = '2999-01-01'", "2999-01-01"},
			{"CONTRIBUTION_IN_FUTURE", "CapitalContribution", "capital_contributions", "reverses_id IS NULL", "1, '2999-01-01'", "2999-01-01"},
			{
				"CONTRIBUTION_BEFORE_PAIRING", "CapitalContribution", "capital_contributions",
				"project_id IN (SELECT p.id FROM investment_projects p JOIN pairings g ON g.id = p.pairing_id WHERE g.started_on > '2000-01-01')", "1, '1999-12-31'", "1999-12-31",
			},
			{"PAID_IN_ABOVE_COMMITTED", "InvestmentProject", "investment_projects", "paid_in > 100", "committed = paid_in - 150", "1.50 yuan"},
			{"PROJECT_WITHOUT_CONTRIBUTIONS", "InvestmentProject", "investment_projects", "status = 'IMPLEMENTATION' AND review = 'VALIDATED'", "paid_in = 0", "IMPLEMENTATION"},
			{"PARK_WITHOUT_PROJECTS", "IndustrialPark", "industrial_parks", "id NOT IN (SELECT park_id FROM investment_projects WHERE park_id IS NOT NULL)", "status = 'OPERATING'", "without a project"},
			{"CONTRIBUTION_OUTLIER", "CapitalContribution", "capital_contributions", "reverses_id IS NULL", "999999999999999, '2022-01-01'", "9999999999999.99 yuan"},
			{"EMPLOYMENT_GONE", "EmploymentRecord", "employment_records", "month = '2022-06-01' AND workers > 0", "workers = 0", " → 0"},
			{"EMPLOYMENT_JUMP", "EmploymentRecord", "employment_records", "month = '2022-09-01' AND workers > 0", "workers = workers * 2", " → "},
			{"IDENTIFIED_LATE", "MonitoringReport", "monitoring_reports", "month = '2022-11-01'", "longest_days_to_identify = 99", "99 days"},
		} {
			id := first(c.table, c.where)
			if c.entity == "CapitalContribution" { // it cannot be changed: another one, with this amount and day
				const same = "created_at, updated_at, version, origin, review, source, project_id"
				a.exec(t, "INSERT INTO capital_contributions ("+same+", amount, contributed_on) SELECT "+same+", "+c.set+" FROM capital_contributions WHERE id = "+id)
				id = first("capital_contributions", "id >= (SELECT max(id) FROM capital_contributions)")
			} else {
				a.exec(t, "UPDATE "+c.table+" SET "+c.set+" WHERE id = "+id)
			}
			found := false
			for _, f := range a.findings(t, `rules: ["`+c.rule+`"]`, 200) {
				if f.Rule.ID != c.rule || f.Record.Typename != c.entity || f.County == nil {
					t.Errorf("%s: %+v", c.rule, f)
				}
				found = found || f.Record.ID == id && strings.Contains(f.Message, c.message)
			}
			if !found {
				t.Errorf("%s does not find %s %s", c.rule, c.entity, id)
			}
		}
		pairing := first("pairings", "status = 'ACTIVE'")
		a.exec(t, "DELETE FROM indicator_targets WHERE agreement_id IN (SELECT id FROM agreements WHERE pairing_id = "+pairing+")")
		a.exec(t, "DELETE FROM agreements WHERE pairing_id = "+pairing)
		silent := first("counties", "designation = 'KEY'")
		a.exec(t, "DELETE FROM employment_records WHERE month = '2022-11-01' AND county_id = "+silent)
		a.exec(t, "DELETE FROM monitoring_reports WHERE month = '2022-11-01' AND county_id = "+silent)
		for _, f := range []struct{ rule, id, message string }{
			{"PAIRING_WITHOUT_AGREEMENT", pairing, "has no agreement for 2022"}, {"COUNTY_WITHOUT_REPORT", silent, "for 2022-11-01"},
		} {
			if got := a.findings(t, `rules: ["`+f.rule+`"]`, 200); len(got) != 1 || got[0].Record.ID != f.id || !strings.Contains(got[0].Message, f.message) {
				t.Errorf("%s: %+v", f.rule, got)
			}
		}
		a.want(t, `{ reportingRate(from: "2022-10-15", to: "2022-11-30") { month province { code } keyCounties employment employmentPercent monitoringPercent } }`,
			a.rates(t, "15"))
	})
}

// rates returns the reporting rate of two months in which all reported, except one county of a province in the second.
func (a api) rates(t *testing.T, but string) string {
	t.Helper()
	var rates []string
	for _, month := range []string{"2022-10-01", "2022-11-01"} {
		for _, p := range []struct {
			code string
			n    int
		}{{"15", 10}, {"45", 20}, {"50", 4}, {"51", 25}, {"52", 20}, {"53", 27}, {"61", 11}, {"62", 23}, {"63", 15}, {"64", 5}} {
			reported, percent := p.n, "100"
			if p.code == but && month == "2022-11-01" {
				reported, percent = p.n-1, "90"
			}
			rates = append(rates, fmt.Sprintf(`{"month":%q,"province":{"code":%q},"keyCounties":%d,"employment":%d,"employmentPercent":%q,"monitoringPercent":%[5]q}`,
				month, p.code, p.n, reported, percent))
		}
	}
	return `{"reportingRate":[` + strings.Join(rates, ",") + `]}`
}

// Pages of any size give the same findings, each once, and filters select among them.
func TestDataQualityPagesGiveEachFindingOnce(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		a := serve(t, dialectName, full)
		all := a.findings(t, "", 200)
		seen := map[string]bool{}
		bad := 0
		for _, f := range all {
			key := f.Rule.ID + f.Record.ID
			if seen[key] {
				t.Errorf("%s is found twice", key)
			}
			seen[key] = true
			if f.Rule.Severity == "ERROR" {
				bad++
			}
		}
		if again := a.findings(t, "", 37); len(again) != len(all) || again[len(again)-1] != all[len(all)-1] && again[len(again)-1].Record.ID != all[len(all)-1].Record.ID {
			t.Errorf("%d findings in small pages, %d in large ones", len(again), len(all))
		}
		if got := a.findings(t, "severities: [ERROR]", 50); len(got) != bad || bad == 0 {
			t.Errorf("%d errors, of %d", len(got), bad)
		}
		county := all[0].County.Code
		data, _ := a.post(t, `{ county(code: "`+county+`") { id } }`, nil)
		var c struct{ County struct{ ID string } }
		if err := json.Unmarshal(data, &c); err != nil {
			t.Fatal(err)
		}
		of := a.findings(t, `countyID: "`+c.County.ID+`"`, 200)
		for _, f := range of {
			if f.County.Code != county {
				t.Errorf("of another county: %+v", f)
			}
		}
		if len(of) == 0 || len(of) == len(all) {
			t.Errorf("%d of %d findings are of %s", len(of), len(all), county)
		}
		a.want(t, `{ dataQuality(first: 0, where: {rules: ["PARK_IN_FUTURE"]}) { totalCount edges { cursor } } }`, `{"dataQuality":{"totalCount":0,"edges":[]}}`)
		for bad, want := range map[string]string{
			`dataQuality(where: {rules: ["NOPE"]}) { totalCount }`: "no rule", `dataQuality(after: "WyJDT0RFIiwxXQ==") { totalCount }`: "another list",
			`reportingRate(from: "2022-02-01", to: "2022-01-31") { month }`: "is before from", `reportingRate(from: "2000-01-01", to: "2022-01-31") { month }`: "36 at most",
		} {
			if _, errs := a.post(t, "{ "+bad+" }", nil); !strings.Contains(string(errs), want) || !strings.Contains(string(errs), "BAD_USER_INPUT") {
				t.Errorf("%s: %s", bad, errs)
			}
		}
		data, errs := a.post(t, `{ dataQualityRules { id severity description } }`, nil)
		if errs != nil || strings.Count(string(data), `"id"`) < 14 {
			t.Errorf("%s %s", data, errs)
		}
	})
}
