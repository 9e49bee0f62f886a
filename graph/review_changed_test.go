package graph_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"jiedui/clock"
	"jiedui/db/dbtest"
	"jiedui/graph"
	"jiedui/scalar"
)

// Whoever takes part in the review of a record hears of its changes: its county, who supports that, and the reviewer.
// Others hear of theirs.
func TestPeopleHearOfTheReviewWhereTheyWork(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		o := employ(t, dialectName, people)
		s := serveLive(t, o.db, settings{graph: func(options *graph.Options) { options.OpenDrafts = false }})
		listeners := map[string]client{}
		for n, who := range []string{western, eastern, reviewer, faraway, admin} {
			listeners[who] = dial(t, s, nil, map[string]any{"Authorization": s.bearer(t, who, time.Hour)})
			listeners[who].subscribe(t, who, `subscription { reviewChanged { event { entity action entityID } } }`)
			s.subscribers(t, n+1)
		}
		nobody := dial(t, s, nil, nil)
		nobody.subscribe(t, "nobody", `subscription { reviewChanged { event { entity } } }`)
		if m := nobody.receive(t); !strings.Contains(string(m.Payload), "UNAUTHENTICATED") {
			t.Errorf("nobody hears %s %s", m.Type, m.Payload)
		}

		last := scalar.DateOf(clock.Today().Time().AddDate(0, -2, 0)).String()
		record := func(who string, county int) string {
			t.Helper()
			made := s.change(t, who, fmt.Sprintf(`mutation { recordEmployment(input: {countyID: %d, month: "%s-01", channel: WORKSHOP, workers: 7}) { employmentRecord { id } } }`, county, last[:7]))
			return answer{Data: made}.textAt("recordEmployment.employmentRecord.id")
		}
		made := record(western, o.county(west))
		s.change(t, western, fmt.Sprintf(`mutation { submitForReview(input: {id: %s, version: 1}) { __typename } }`, made))
		s.change(t, eastern, fmt.Sprintf(`mutation { confirmRecord(input: {id: %s, version: 2}) { __typename } }`, made))
		elsewhere := record(faraway, o.county(farWest))
		for _, who := range []string{western, eastern, reviewer} {
			for _, action := range []string{"CREATE", "UPDATE", "UPDATE"} {
				wantHeard(t, who, listeners[who], action, made)
			}
		}
		wantHeard(t, faraway, listeners[faraway], "CREATE", elsewhere)
	})
}

func wantHeard(t *testing.T, who string, c client, action, id string) {
	t.Helper()
	var got struct {
		Data struct {
			ReviewChanged struct {
				Event struct{ Entity, Action, EntityID string }
			}
		}
	}
	m := c.receive(t)
	if err := json.Unmarshal(m.Payload, &got); err != nil {
		t.Fatalf("%s: %s %s", who, m.Type, m.Payload)
	}
	if e := got.Data.ReviewChanged.Event; e.Entity != "EmploymentRecord" || e.Action != action || e.EntityID != id {
		t.Errorf("%s hears %s, want %s of %s", who, m.Payload, action, id)
	}
}
