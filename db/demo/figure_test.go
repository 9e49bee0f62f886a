package demo_test

import (
	"fmt"
	"testing"

	"jiedui/db/dbtest"
	"jiedui/ent/migrate"
)

const (
	million = 1_000_000
	yuan    = 100 // fen
	// counts selects the records that count by default.
	counts = "review IN ('VALIDATED', 'LOCKED')"
	// standing selects the contributions that are neither reversed nor reversals.
	standing = "c.reverses_id IS NULL AND NOT EXISTS (SELECT 1 FROM capital_contributions r WHERE r.reverses_id = c.id)"
)

func contributed(program string) string {
	return "SELECT sum(c.amount) FROM capital_contributions c JOIN investment_projects p ON p.id = c.project_id WHERE p.program = '" +
		program + "' AND " + standing + " AND c." + counts + " AND p." + counts
}

// The records add up to the figures published for the end of November 2022.
func TestRecordsAddUpToThePublishedFigures(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		d := dbtest.Open(t, dialectName, filled)
		for _, figure := range []struct {
			name, query string
			want        int64
		}{
			{"supporting counties", "SELECT count(*) FROM counties WHERE designation = 'SUPPORTING'", 133},
			{"made up supporting counties", "SELECT count(*) FROM counties WHERE designation = 'SUPPORTING' AND designation_origin = 'DEMO'", 85},
			{"supporters of active pairings", "SELECT count(DISTINCT supporter_id) FROM pairings WHERE status = 'ACTIVE'", 133},
			{"key counties covered", "SELECT count(DISTINCT recipient_id) FROM pairings WHERE status = 'ACTIVE'", 160},
			{"western provinces covered", "SELECT count(DISTINCT province_id) FROM counties JOIN pairings ON recipient_id = counties.id WHERE status = 'ACTIVE'", 10},
			{"published pairings", "SELECT count(*) FROM pairings WHERE origin = 'OFFICIAL' AND status = 'ACTIVE'", 56},
			{"active pairings of Jinyang", "SELECT count(*) FROM pairings JOIN counties ON counties.id = recipient_id WHERE code = '513430' AND status = 'ACTIVE' AND origin = 'DEMO'", 1},

			{"guided enterprises", "SELECT count(DISTINCT enterprise_id) FROM investment_projects WHERE program = 'EAST_WEST_COLLABORATION'", 2_633},
			{"guided enterprises that paid in", "SELECT count(DISTINCT enterprise_id) FROM investment_projects WHERE program = 'EAST_WEST_COLLABORATION' AND paid_in > 0 AND " + counts, 2_633},
			{"paid-in investment", contributed("EAST_WEST_COLLABORATION"), 135_420 * million * yuan},
			{"parks", "SELECT count(*) FROM industrial_parks", 701},
			{"open parks", "SELECT count(*) FROM industrial_parks WHERE opened_on <= '2022-11-30' AND " + counts, 701},

			{"linked enterprises", "SELECT count(DISTINCT enterprise_id) FROM enterprise_engagements WHERE status = 'ACTIVE'", 3_677},
			{"linked private enterprises", "SELECT count(DISTINCT e.id) FROM enterprises e JOIN enterprise_engagements g ON g.enterprise_id = e.id WHERE e.ownership = 'PRIVATE' AND g.status = 'ACTIVE'", 3_677},
			{"assistance projects", "SELECT count(*) FROM investment_projects WHERE program = 'TEN_THOUSAND_ENTERPRISES'", 3_549},
			{"assistance projects that count", "SELECT count(*) FROM investment_projects WHERE program = 'TEN_THOUSAND_ENTERPRISES' AND paid_in > 0 AND " + counts, 3_549},
			{"funds in place", contributed("TEN_THOUSAND_ENTERPRISES"), 344_700 * million * yuan},

			{"sales of 2022", "SELECT sum(amount) FROM consumption_records WHERE month BETWEEN '2022-01-01' AND '2022-11-01' AND " + counts, 111_560 * million * yuan},
			{"sales of the same months of 2021", "SELECT sum(amount) FROM consumption_records WHERE month BETWEEN '2021-01-01' AND '2021-11-01' AND " + counts, 69_620 * million * yuan},
			{"central funds of 2022", "SELECT sum(amount) FROM fund_allocations WHERE source = 'CENTRAL_LINKING' AND year = 2022 AND " + counts, 17_200 * million * yuan},
			{"for industry", "SELECT sum(industry_amount) FROM fund_allocations WHERE source = 'CENTRAL_LINKING' AND year = 2022 AND " + counts, 17_200 * million * yuan / 100 * 55},
			{"central funds of 2021", "SELECT sum(amount) FROM fund_allocations WHERE source = 'CENTRAL_LINKING' AND year = 2021 AND " + counts, 15_680 * million * yuan},
			{"for industry in 2021", "SELECT sum(industry_amount) FROM fund_allocations WHERE source = 'CENTRAL_LINKING' AND year = 2021 AND " + counts, 15_680 * million * yuan / 100 * 50},
			{"counties with central funds", "SELECT count(DISTINCT county_id) FROM fund_allocations WHERE source = 'CENTRAL_LINKING' AND year = 2022", 160},

			{"workers", "SELECT sum(workers) FROM employment_records WHERE month = '2022-11-01' AND " + counts, 32_780_000},
			{"workers at the end of 2021", "SELECT sum(workers) FROM employment_records WHERE month = '2021-12-01' AND " + counts, 31_450_000},
			{"counties that report workers", "SELECT count(DISTINCT county_id) FROM employment_records WHERE month = '2022-11-01'", 800},
			{"monthly reports on workers", "SELECT count(*) FROM employment_records JOIN counties ON counties.id = county_id WHERE designation = 'KEY'", 160 * 23 * 4},
			{"monitored households, by the published 65.7 %", "SELECT sum(monitored_households) * 657 - sum(risk_eliminated_households) * 1000 FROM monitoring_reports WHERE month = '2022-11-01' AND " + counts, 0},
			{"counties that monitor", "SELECT count(*) FROM monitoring_reports WHERE month = '2022-11-01'", 160},
			{"counties over 15 days", "SELECT count(*) FROM monitoring_reports WHERE month = '2022-11-01' AND longest_days_to_identify > 15", 0},

			{"counties with science envoys", "SELECT count(DISTINCT county_id) FROM talent_teams WHERE kind = 'SCIENCE_ENVOY'", 160},
			{"teams of science envoys", "SELECT count(*) FROM talent_teams WHERE kind = 'SCIENCE_ENVOY'", 160},
			{"coordinators", "SELECT count(*) FROM coordinators", 350},
			{"telephones", "SELECT count(phone) FROM coordinators", 0},
		} {
			if got := number(t, d, figure.query); got != figure.want {
				t.Errorf("%s: %d, want %d", figure.name, got, figure.want)
			}
		}
	})
}

// Only plans have dates after the month of the figures.
func TestOnlyPlansAreDatedLater(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		d := dbtest.Open(t, dialectName, filled)
		dates := 0
		for _, table := range migrate.Tables {
			if !table.HasColumn("origin") {
				continue
			}
			for _, c := range table.Columns {
				if c.SchemaType["postgres"] != "date" || c.Name == "planned_start_on" || c.Name == "planned_end_on" {
					continue
				}
				dates++
				query := fmt.Sprintf("SELECT count(*) FROM %s WHERE origin = 'DEMO' AND %s > '2022-11-30'", table.Name, c.Name)
				if n := number(t, d, query); n > 0 {
					t.Errorf("%d records of %s have a later %s", n, table.Name, c.Name)
				}
			}
		}
		if dates < 10 {
			t.Errorf("only %d dates were found", dates)
		}
	})
}
