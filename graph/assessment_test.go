package graph_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"jiedui/db/dbtest"
	"jiedui/scalar"
)

type assessment struct {
	Pairing                          *struct{ ID string }
	EasternProvince, WesternProvince struct{ Code string }
	Score, ScoredWeight              *string
	Areas                            []struct {
		Area  struct{ Name string }
		Items []assessedItem
	}
}

type assessedItem struct {
	Indicator                          struct{ Code string }
	Target, Actual, Completion, Weight *string
	Rank                               *int
	Missing                            []string
}

func (a assessment) item(code string) assessedItem {
	for _, area := range a.Areas {
		for _, item := range area.Items {
			if item.Indicator.Code == code {
				return item
			}
		}
	}
	return assessedItem{}
}

// assessed reads all pages of an assessment.
func (a api) assessed(t *testing.T, arguments string) (all []assessment) {
	t.Helper()
	after := ""
	for {
		data, errs := a.post(t, `{ assessment(`+arguments+`, first: 100`+after+`) { totalCount pageInfo { hasNextPage endCursor } edges { node {
			pairing { id } easternProvince { code } westernProvince { code } score scoredWeight
			areas { area { name } items { indicator { code } target actual completion weight rank missing } } } } } }`, nil)
		var got struct {
			Assessment struct {
				TotalCount int
				PageInfo   struct {
					HasNextPage bool
					EndCursor   string
				}
				Edges []struct{ Node assessment }
			}
		}
		if err := json.Unmarshal(data, &got); err != nil || errs != nil {
			t.Fatal(err, string(errs))
		}
		for _, e := range got.Assessment.Edges {
			all = append(all, e.Node)
		}
		if !got.Assessment.PageInfo.HasNextPage {
			if len(all) != got.Assessment.TotalCount {
				t.Errorf("%d rows on the pages of %d", len(all), got.Assessment.TotalCount)
			}
			return all
		}
		after = fmt.Sprintf(", after: %q", got.Assessment.PageInfo.EndCursor)
	}
}

func decimals(t *testing.T, s *string) (d scalar.Decimal) {
	t.Helper()
	if s == nil {
		return 0
	}
	d, err := scalar.ParseDecimal(*s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// Targets are compared with the sums of the records of the year, by pairing and by province pair.
func TestAssessmentComparesTargetsWithRecords(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		a := serve(t, dialectName, full)
		pairings, provinces := a.assessed(t, "year: 2022"), a.assessed(t, "year: 2022, by: PROVINCE_PAIR")
		if len(provinces) != 11 || len(pairings) < 193 || provinces[0].Pairing != nil {
			t.Errorf("%d pairings of %d province pairs", len(pairings), len(provinces))
		}
		for _, code := range []string{"PAID_IN_INVESTMENT", "CONSUMPTION_ASSISTANCE", "EASTERN_FISCAL_ASSISTANCE", "CO_BUILT_PARKS"} {
			var actual, target, rolled, rolledTarget scalar.Decimal
			var ranks []int
			for _, p := range pairings {
				item := p.item(code)
				actual, target = actual+decimals(t, item.Actual), target+decimals(t, item.Target)
				if (item.Rank == nil) != (item.Completion == nil) || (item.Actual == nil) != slices.Contains(item.Missing, "RECORD") ||
					(item.Target == nil) != slices.Contains(item.Missing, "TARGET") {
					t.Errorf("%s: %+v", code, item)
				}
				if item.Rank != nil {
					ranks = append(ranks, *item.Rank)
				}
			}
			for _, p := range provinces {
				rolled, rolledTarget = rolled+decimals(t, p.item(code).Actual), rolledTarget+decimals(t, p.item(code).Target)
			}
			if actual == 0 || actual != rolled || target != rolledTarget {
				t.Errorf("%s: pairings have %s of %s, province pairs %s of %s", code, actual, target, rolled, rolledTarget)
			}
			slices.Sort(ranks)
			if ranks = slices.Compact(ranks); ranks[0] != 1 || ranks[len(ranks)-1] != len(ranks) {
				t.Errorf("%s: ranks with holes: %v", code, ranks)
			}
		}
		// One of them with all values.
		one := pairings[slices.IndexFunc(pairings, func(p assessment) bool { return p.Pairing.ID == "64424509440" })]
		paid := one.item("PAID_IN_INVESTMENT")
		if *paid.Target != "1000000000" || *paid.Actual != "1170710000" || *paid.Completion != "117.071" || *paid.Weight != "25" || len(paid.Missing) != 0 {
			t.Errorf("%+v", paid)
		}
		if *one.ScoredWeight != "85" || *one.Score != "111.5387" { // without the workers, who have no record
			t.Errorf("score %s of %s", *one.Score, *one.ScoredWeight)
		}
		if helped := one.item("LIFTED_WORKERS_HELPED"); helped.Actual != nil || helped.Completion != nil || !slices.Equal(helped.Missing, []string{"RECORD"}) {
			t.Errorf("%+v", helped)
		}

		// Without an agreement there are records but no targets.
		id := one.Pairing.ID
		a.exec(t, "DELETE FROM indicator_targets WHERE agreement_id IN (SELECT id FROM agreements WHERE year = 2022 AND pairing_id = "+id+")")
		bare := a.assessed(t, "year: 2022, pairingID: "+id)
		if paid := bare[0].item("PAID_IN_INVESTMENT"); len(bare) != 1 || paid.Target != nil || paid.Rank != nil || *paid.Actual != "1170710000" ||
			!slices.Equal(paid.Missing, []string{"TARGET"}) || bare[0].Score != nil {
			t.Errorf("%+v", bare)
		}
		// As of the middle of the year the sums are lower.
		half := a.assessed(t, `year: 2022, asOf: "2022-06-30", pairingID: `+id)
		if got := decimals(t, half[0].item("PAID_IN_INVESTMENT").Actual); got <= 0 || got >= decimals(t, paid.Actual) {
			t.Errorf("in the first half %s", got)
		}
	})
}

// The areas are those of the year, also those without a figure.
func TestAssessmentHasTheAreasOfTheYear(t *testing.T) {
	t.Parallel()
	a := serve(t, "sqlite3", full)
	for year, want := range map[int]string{
		2016: "", 2017: "组织领导 人才交流 资金使用 产业合作 劳务协作 携手奔小康", 2021: "组织领导 巩固拓展脱贫攻坚成果 加强区域协作 推进乡村振兴 形成的经验、做法",
		2026: "产业合作 劳务协作 干部人才交流 科技 金融",
	} {
		rows := a.assessed(t, fmt.Sprintf("year: %d", year))
		var names []string
		for _, area := range rows[0].Areas {
			names = append(names, area.Area.Name)
		}
		if got := strings.Join(names, " "); got != want {
			t.Errorf("%d: %s", year, got)
		}
	}
	for bad, want := range map[string]string{
		`year: 1990`: "is not a year", `year: 2022, asOf: "2021-12-31"`: "is before the year", `year: 2022, first: 201`: "from 0 to 200",
		`year: 2022, after: "WyJQUk9WSU5DRV9QQUlSIiw3LDhd"`: "of another list",
	} {
		if _, errs := a.post(t, `{ assessment(`+bad+`) { totalCount } }`, nil); !strings.Contains(string(errs), want) || !strings.Contains(string(errs), "BAD_USER_INPUT") {
			t.Errorf("%s: %s", bad, errs)
		}
	}
}
