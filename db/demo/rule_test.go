package demo_test

import (
	"testing"

	"jiedui/db/dbtest"
	"jiedui/rule"
)

// The rules that are left out for trusted data hold for them: each query counts the records that break a rule.
func TestDemonstrationDataKeepTheRules(t *testing.T) {
	t.Parallel()
	const (
		// placed joins p with its county c, and with the key county k of its pairing.
		placed = ` p JOIN counties c ON c.id = p.county_id JOIN pairings b ON b.id = p.pairing_id JOIN counties k ON k.id = b.recipient_id
			WHERE c.id <> k.id AND (c.prefecture_id IS NULL OR k.prefecture_id IS NULL OR c.prefecture_id <> k.prefecture_id)`
	)
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		d := dbtest.Open(t, dialectName, filled)
		for _, r := range []struct{ name, broken string }{
			{"paid_in is what was contributed", `SELECT count(*) FROM investment_projects p LEFT JOIN
				(SELECT project_id, sum(amount) AS paid FROM capital_contributions c WHERE ` + standing + ` GROUP BY project_id) x ON x.project_id = p.id
				WHERE p.paid_in <> coalesce(x.paid, 0)`},
			{"what stands counts", "SELECT count(*) FROM capital_contributions c WHERE " + standing + " AND NOT " + counts},
			{"no more is paid in than committed", "SELECT count(*) FROM investment_projects WHERE paid_in > committed"},
			{"a reversal is of the same project and amount, and of no reversal", `SELECT count(*) FROM capital_contributions r
				JOIN capital_contributions c ON c.id = r.reverses_id
				WHERE c.project_id <> r.project_id OR c.amount <> r.amount OR c.reverses_id IS NOT NULL OR r.contributed_on < c.contributed_on`},
			{"capital is paid in while a project runs", `SELECT count(*) FROM capital_contributions c JOIN investment_projects p ON p.id = c.project_id
				WHERE c.reverses_id IS NULL AND (p.actual_start_on IS NULL OR c.contributed_on < p.actual_start_on OR c.contributed_on > p.actual_end_on)`},
			{"what has not begun has no capital", `SELECT count(*) FROM investment_projects
				WHERE status IN ('PIPELINE', 'CANCELLED') AND (paid_in > 0 OR actual_start_on IS NOT NULL)`},
			{"what runs has begun", `SELECT count(*) FROM investment_projects
				WHERE status IN ('IMPLEMENTATION', 'FINALISATION', 'CLOSED', 'SUSPENDED') AND (actual_start_on IS NULL OR planned_start_on IS NULL)`},
			{"only what is closed has ended", `SELECT count(*) FROM investment_projects
				WHERE (status = 'CLOSED' AND actual_end_on IS NULL) OR (status NOT IN ('CLOSED', 'FINALISATION') AND actual_end_on IS NOT NULL)`},
			{"a project begins within its pairing", `SELECT count(*) FROM investment_projects p JOIN pairings b ON b.id = p.pairing_id
				WHERE p.actual_start_on < b.started_on OR p.actual_start_on > b.ended_on`},
			{"a project lies in the prefecture of the key county", "SELECT count(*) FROM investment_projects" + placed},
			{"a project without a pairing lies in a key county", `SELECT count(*) FROM investment_projects p JOIN counties c ON c.id = p.county_id
				WHERE p.pairing_id IS NULL AND c.designation <> 'KEY'`},
			{"collaboration has a pairing that began", `SELECT count(*) FROM investment_projects p LEFT JOIN pairings b ON b.id = p.pairing_id
				WHERE p.program = 'EAST_WEST_COLLABORATION' AND (b.id IS NULL OR b.status = 'PROPOSED')`},
			{"assistance is by firms linked with the county", `SELECT count(*) FROM investment_projects p WHERE p.program = 'TEN_THOUSAND_ENTERPRISES'
				AND NOT EXISTS (SELECT 1 FROM enterprise_engagements g WHERE g.enterprise_id = p.enterprise_id AND g.county_id = p.county_id
					AND g.status = 'ACTIVE' AND g.since <= p.actual_start_on)`},
			{"a project's park is of its pairing and place", `SELECT count(*) FROM investment_projects p JOIN industrial_parks k ON k.id = p.park_id
				WHERE p.pairing_id IS NULL OR k.pairing_id <> p.pairing_id OR k.county_id <> p.county_id`},
			{"a park lies in the prefecture of the key county", "SELECT count(*) FROM industrial_parks" + placed},
			{"a park opens within its pairing", `SELECT count(*) FROM industrial_parks p JOIN pairings b ON b.id = p.pairing_id
				WHERE p.opened_on < b.started_on OR p.opened_on > b.ended_on`},
			{"a supporter supports a key county of a related province", `SELECT count(*) FROM pairings b
				JOIN counties s ON s.id = b.supporter_id JOIN counties k ON k.id = b.recipient_id
				WHERE s.designation <> 'SUPPORTING' OR k.designation <> 'KEY' OR NOT EXISTS
					(SELECT 1 FROM province_pairings r WHERE r.eastern_id = s.province_id AND r.western_id = k.province_id)`},
			{"what is not only proposed has begun", `SELECT count(*) FROM pairings
				WHERE origin = 'DEMO' AND (status = 'PROPOSED') <> (started_on IS NULL)`},
			{"engagements are with key counties", `SELECT count(*) FROM enterprise_engagements g JOIN counties c ON c.id = g.county_id
				WHERE c.designation <> 'KEY'`},
			{"funds are for key counties, eastern ones for that of the pairing", `SELECT count(*) FROM fund_allocations f
				JOIN counties c ON c.id = f.county_id LEFT JOIN pairings b ON b.id = f.pairing_id
				WHERE c.designation <> 'KEY' OR b.recipient_id <> f.county_id`},
			{"goods are bought within the pairing", `SELECT count(*) FROM consumption_records r JOIN pairings b ON b.id = r.pairing_id
				WHERE r.month < b.started_on OR r.month > b.ended_on`},
			{"workers are counted in central and western provinces", `SELECT count(*) FROM employment_records e
				JOIN counties c ON c.id = e.county_id JOIN provinces p ON p.id = c.province_id WHERE p.economic_zone NOT IN ('CENTRAL', 'WESTERN')`},
			{"an agreement is signed in its year and within the pairing", `SELECT count(*) FROM agreements a JOIN pairings b ON b.id = a.pairing_id
				WHERE CAST(a.signed_on AS text) NOT LIKE a.year || '-%' OR a.signed_on < b.started_on OR a.signed_on > b.ended_on`},
			{"an agreement has five or six targets", `SELECT count(*) FROM agreements a
				WHERE (SELECT count(*) FROM indicator_targets t WHERE t.agreement_id = a.id) NOT IN (5, 6)`},
			{"a target has a weight", "SELECT count(*) FROM indicator_targets WHERE weight IS NULL"},
			{"the weights of an agreement come to 100 at most", `SELECT count(*) FROM (
				SELECT sum(weight) AS total, count(*) AS targets FROM indicator_targets GROUP BY agreement_id) AS a
				WHERE total > 1000000 OR targets = 6 AND total <> 1000000`},
			{"a pairing in force all year has an agreement", `SELECT count(*) FROM pairings b WHERE b.status = 'ACTIVE'
				AND NOT EXISTS (SELECT 1 FROM agreements a WHERE a.pairing_id = b.id AND a.year = 2022)`},
			{"a return has a reason", "SELECT count(*) FROM investment_projects WHERE (review = 'RETURNED') <> (review_reason IS NOT NULL)"},
			{"enterprises have names of their own", "SELECT count(*) - count(DISTINCT name) FROM enterprises"},
			{"projects have names of their own", "SELECT count(*) - count(DISTINCT name) FROM investment_projects"},
			{"a coordinator of a region has one", `SELECT count(*) FROM coordinators c WHERE role IN ('COORDINATOR', 'REVIEWER') AND NOT EXISTS
				(SELECT 1 FROM coordinator_counties x WHERE x.coordinator_id = c.id) AND NOT EXISTS
				(SELECT 1 FROM coordinator_prefectures x WHERE x.coordinator_id = c.id) AND NOT EXISTS
				(SELECT 1 FROM coordinator_provinces x WHERE x.coordinator_id = c.id)`},
			{"coordinators are made up", "SELECT count(*) FROM coordinators WHERE subject NOT LIKE 'demo:%' OR email NOT LIKE '%.invalid'"},
		} {
			if n := number(t, d, r.broken); n != 0 {
				t.Errorf("%s: %d do not", r.name, n)
			}
		}
	})
}

// Every status and role occurs.
func TestEveryStatusAndRoleOccurs(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		d := dbtest.Open(t, dialectName, filled)
		for query, want := range map[string]int64{
			"SELECT count(DISTINCT status) FROM pairings":               4,
			"SELECT count(DISTINCT status) FROM investment_projects":    6,
			"SELECT count(DISTINCT review) FROM investment_projects":    6,
			"SELECT count(DISTINCT status) FROM enterprise_engagements": 2,
			"SELECT count(DISTINCT ownership) FROM enterprises":         5,
			"SELECT count(DISTINCT source) FROM fund_allocations":       3,
			"SELECT count(DISTINCT source) FROM capital_contributions":  4,
			"SELECT count(DISTINCT kind) FROM consumption_records":      2,
			"SELECT count(DISTINCT channel) FROM employment_records":    4,
			"SELECT count(DISTINCT kind) FROM talent_teams":             4,
			"SELECT count(DISTINCT role) FROM coordinators":             4,
		} {
			if got := number(t, d, query); got != want {
				t.Errorf("%s: %d, want %d", query, got, want)
			}
		}
		for _, query := range []string{
			"SELECT count(*) FROM capital_contributions WHERE reverses_id IS NOT NULL",
			"SELECT count(*) FROM investment_projects WHERE park_id IS NOT NULL",
			"SELECT count(*) FROM industrial_parks p JOIN pairings b ON b.id = p.pairing_id WHERE p.county_id <> b.recipient_id",
			"SELECT count(*) FROM monitoring_reports WHERE longest_days_to_identify > 15",
			"SELECT count(*) FROM consumption_records WHERE province_id IS NOT NULL",
			"SELECT count(*) FROM (SELECT recipient_id FROM pairings WHERE status = 'ACTIVE' GROUP BY recipient_id HAVING count(*) = 3) x",
			"SELECT count(*) FROM (SELECT supporter_id FROM pairings WHERE status = 'ACTIVE' GROUP BY supporter_id HAVING count(*) > 2) x",
		} {
			if number(t, d, query) == 0 {
				t.Errorf("%s: none", query)
			}
		}
	})
}

func TestCreditCodesAreValidAndMadeUp(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		d := dbtest.Open(t, dialectName, filled)
		for _, e := range d.Client().Enterprise.Query().WithHomeCounty().AllX(rule.Trusted(t.Context())) {
			if err := rule.USCC(e.Uscc); err != nil {
				t.Fatal(err)
			}
			if e.Uscc[2:8] != e.Edges.HomeCounty.Code {
				t.Fatalf("%s is of %s", e.Uscc, e.Edges.HomeCounty.Code)
			}
		}
	})
}
