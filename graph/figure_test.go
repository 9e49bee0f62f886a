package graph_test

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"testing"

	"jiedui/db/dbtest"
)

// comparison is a published number and that of the records; "" if there is none.
type comparison struct {
	Published, Unit, Computed, Difference, ComputedMoney, DifferenceMoney string
	Agrees                                                                *bool
}

func (c *comparison) fits() bool { return c == nil || c.Agrees != nil && *c.Agrees }

type reconciliation struct {
	Figure struct {
		Code, Scope string
		Indicator   struct{ Code string }
	}
	Comparable            bool
	Reason                string
	Value                 comparison
	CoveredPercent        string
	Change, ChangePercent *comparison
	Flags                 []struct {
		Kind, Message, Expected string
		Others                  []string
	}
}

// exec changes the database directly, without the API.
func (a api) exec(t *testing.T, statement string) {
	t.Helper()
	if _, err := a.db.ExecContext(t.Context(), statement); err != nil {
		t.Fatal(err)
	}
}

// reconciled returns the reconciliation by the code of the figure.
func (a api) reconciled(t *testing.T, arguments string) map[string]reconciliation {
	t.Helper()
	data, errs := a.post(t, `{ reconciliation`+arguments+` { figure { code scope indicator { code } } comparable reason coveredPercent
		value { ...c } change { ...c } changePercent { ...c } flags { kind message expected others } } }
		fragment c on FigureComparison { published unit computed difference computedMoney differenceMoney agrees }`, nil)
	var got struct{ Reconciliation []reconciliation }
	if err := json.Unmarshal(data, &got); err != nil || errs != nil {
		t.Fatal(err, string(errs))
	}
	byCode := make(map[string]reconciliation)
	for _, r := range got.Reconciliation {
		byCode[r.Figure.Code] = r
		if r.Comparable == (r.Value.Computed == "") || r.Comparable == (r.Reason != "") {
			t.Errorf("%s: comparable %v, because of %q, with %q", r.Figure.Code, r.Comparable, r.Reason, r.Value.Computed)
		}
	}
	return byCode
}

// The demonstration data add up to every national figure published for the end of November 2022. These are compared if
// no day is given. The average per county, which does not follow from its parts, is flagged.
func TestReconciliationAgreesWithThePublishedFigures(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		a := serve(t, dialectName, full)
		all := a.reconciled(t, `(asOf: "2022-11-30")`)
		if latest := a.reconciled(t, ""); !slices.Equal(slices.Sorted(maps.Keys(latest)), slices.Sorted(maps.Keys(all))) {
			t.Errorf("without a day: %v", slices.Sorted(maps.Keys(latest)))
		}
		national, odd := 0, "2022-11.CENTRAL_LINKING_FUNDS_PER_COUNTY"
		for code, r := range all {
			if (r.Figure.Scope != "COUNTY") != r.Comparable {
				t.Errorf("%s of %s: comparable %v", code, r.Figure.Scope, r.Comparable)
			}
			if !r.Comparable || code == odd {
				continue
			}
			national++
			if r.Value.Difference != "0" || !r.Value.fits() || !r.Change.fits() || !r.ChangePercent.fits() || len(r.Flags) > 0 ||
				r.Change != nil && r.Change.Difference != "0" {
				t.Errorf("%s: %+v", code, r)
			}
		}
		if national != 15 || len(all) != 20 {
			t.Errorf("%d of %d figures are compared", national, len(all))
		}
		f := all[odd]
		if f.Value.Published != "2.8" || f.Value.Computed != "1.075" || f.Value.Difference != "-1.725" || f.Value.fits() ||
			len(f.Flags) != 1 || f.Flags[0].Kind != "DISAGREES_WITH_PARTS" || f.Flags[0].Message != "172 over 160 is 1.075, not 2.8" ||
			f.Flags[0].Expected != "1.075" || len(f.Flags[0].Others) != 2 {
			t.Errorf("%+v", f)
		}
		for code, want := range map[string][3]string{ // published and computed, exact to the fen
			"PAID_IN_INVESTMENT":              {"1354.2", "1354.2", "135420000000.00"},
			"WORKERS_IN_EMPLOYMENT":           {"3278", "3278", ""},
			"INDUSTRY_SHARE_OF_LINKING_FUNDS": {"55", "55", ""},
			"RISK_ELIMINATED_SHARE":           {"65.7", "65.7", ""},
			"DAYS_TO_IDENTIFY":                {"15", "15", ""},
		} {
			if v := all["2022-11."+code].Value; v.Published != want[0] || v.Computed != want[1] || v.ComputedMoney != want[2] {
				t.Errorf("%s: %+v", code, v)
			}
		}
		if c := all["2022-11.CENTRAL_LINKING_FUNDS"]; c.ChangePercent.Published != "9.7" || c.ChangePercent.Computed != "9.6939" || c.Change.ComputedMoney != "1520000000.00" {
			t.Errorf("change of the linking funds: %+v %+v", c.Change, c.ChangePercent)
		}
	})
}

// Records that are not validated any more are missing. The difference and the covered share show that.
func TestReconciliationShowsWhatTheRecordsMiss(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		a := serve(t, dialectName, full)
		a.exec(t, "UPDATE industrial_parks SET review = 'RETURNED' WHERE id = (SELECT min(id) FROM industrial_parks)")
		a.exec(t, "UPDATE fund_allocations SET industry_amount = 0 WHERE source = 'CENTRAL_LINKING' AND year = 2022 AND county_id = (SELECT min(county_id) FROM fund_allocations)")
		a.exec(t, "UPDATE monitoring_reports SET longest_days_to_identify = 17 WHERE month = '2022-11-01' AND county_id = (SELECT min(county_id) FROM monitoring_reports)")
		a.exec(t, "DELETE FROM employment_records WHERE month = '2021-12-01'")
		all := a.reconciled(t, `(asOf: "2022-11-30", where: {hasIndicatorWith: {codeIn: ["CO_BUILT_PARKS", "INDUSTRY_SHARE_OF_LINKING_FUNDS", "DAYS_TO_IDENTIFY", "WORKERS_IN_EMPLOYMENT"]}})`)
		if len(all) != 4 {
			t.Fatalf("%d figures", len(all))
		}
		parks := all["2022-11.CO_BUILT_PARKS"]
		if parks.Value.Computed != "700" || parks.Value.Difference != "-1" || parks.Value.fits() || parks.CoveredPercent != "99.8573" {
			t.Errorf("parks: %+v", parks)
		}
		if share := all["2022-11.INDUSTRY_SHARE_OF_LINKING_FUNDS"].Value; !strings.HasPrefix(share.Difference, "-") || share.fits() {
			t.Errorf("share for industry: %+v", share)
		}
		if days := all["2022-11.DAYS_TO_IDENTIFY"].Value; days.Computed != "17" || days.Difference != "2" || days.fits() {
			t.Errorf("days: %+v", days)
		}
		// Key counties alone had reported in the year before, so the change is of them.
		if w := all["2022-11.WORKERS_IN_EMPLOYMENT"]; !w.Value.fits() || w.Change.fits() || !strings.HasPrefix(w.Change.Computed, "2") || !strings.HasPrefix(w.ChangePercent.Computed, "4.") {
			t.Errorf("workers where the year before is not complete: %+v %+v %+v", w, w.Change, w.ChangePercent)
		}
	})
}

// Figures of days after the last record are compared with nothing. If two sources disagree, both are flagged.
func TestReconciliationComparesNothingBeyondTheRecords(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		a := serve(t, dialectName, full)
		all := a.reconciled(t, `(asOf: "2023-11-30")`)
		for code, r := range all {
			if r.Comparable || r.Value.Difference != "" || r.CoveredPercent != "" {
				t.Errorf("%s: %+v", code, r)
			}
		}
		for code, other := range map[string]string{"CASH": "CASH_AND_GOODS", "CASH_AND_GOODS": "CASH"} {
			f := all["2023-11.SOCIAL_GIVING."+code].Flags
			if len(f) != 1 || f[0].Kind != "SOURCES_DISAGREE" || !slices.Equal(f[0].Others, []string{"2023-11.SOCIAL_GIVING." + other}) {
				t.Errorf("%s: %+v", code, f)
			}
		}
		a.want(t, `{ reconciliation(asOf: "2020-01-01") { comparable } }`, `{"reconciliation":[]}`)
		a.want(t, `{ reconciliation(where: {code: "2022-11.INDUSTRY_BASES.360922"}) { a: figure { county { name } } b: figure { value county { code } } reason } }`,
			`{"reconciliation":[{"a":{"county":{"name":"万载县"}},"b":{"value":"197","county":{"code":"360922"}},"reason":"no record is kept of this"}]}`)

		empty := serve(t, dialectName, seeded)
		for code, r := range empty.reconciled(t, "") { // the last day with published figures
			if !strings.HasPrefix(code, "2024-10.") || r.Comparable {
				t.Errorf("without records: %s, %v", code, r.Comparable)
			}
		}
	})
}

// A few statements compare any number of figures.
func TestReconciliationTakesFewStatements(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		a := serve(t, dialectName, full)
		for _, where := range []string{"", `(where: {code: "2022-11.CO_BUILT_PARKS"})`} {
			if n := a.counter.Count(func() { a.reconciled(t, where) }); n > 9 {
				t.Errorf("%q takes %d statements", where, n)
			}
		}
	})
}
