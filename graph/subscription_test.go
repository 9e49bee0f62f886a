package graph_test

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"entgo.io/ent/dialect"
	"github.com/coder/websocket"

	"jiedui/db"
	"jiedui/db/dbtest"
	"jiedui/ent/coordinator"
	"jiedui/graph"
	"jiedui/live"
	"jiedui/rule"
	"jiedui/viewer"
)

// heard is a response of a subscription.
type heard struct {
	Data struct {
		PairingChanged, ProjectChanged *struct {
			Pairing *struct{ ID, Status string }
			Project *struct{ ID, PaidIn string }
			Event   struct {
				Entity, Action, EntityID string
				Fields                   []string
				Audit                    *struct{ Actor string }
			}
		}
	}
	Errors []struct {
		Message    string
		Path       []any
		Extensions struct{ Code string }
	}
}

func parse(t *testing.T, src []byte) (h heard) {
	t.Helper()
	if err := json.Unmarshal(src, &h); err != nil {
		t.Fatalf("%s: %v", src, err)
	}
	return h
}

// what returns the record and its change.
func (h heard) what() string {
	if len(h.Errors) > 0 {
		return h.Errors[0].Extensions.Code
	}
	c := h.Data.PairingChanged
	if c == nil {
		c = h.Data.ProjectChanged
	}
	return c.Event.Action + " " + c.Event.Entity
}

// hear returns the next responses to a subscription, and their changes sorted.
func (c client) hear(t *testing.T, id string, n int) (all []heard, what []string) {
	t.Helper()
	for len(all) < n {
		m := c.receive(t)
		if m.Type != "next" || m.ID != id {
			t.Fatalf("after %q comes %s of %q: %s", what, m.Type, m.ID, m.Payload)
		}
		all = append(all, parse(t, m.Payload))
		what = append(what, all[len(all)-1].what())
	}
	slices.Sort(what)
	return all, what
}

const event = `event { entity action entityID fields audit { actor } }`

// A subscriber hears of changes in its region, by either transport, and of no others.
func TestSubscriberHearsOfItsRegionOnly(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		s := serveLive(t, dbtest.Open(t, dialectName, full), settings{})
		here, there := twoPairings(t, s.client)
		c := dial(t, s, nil, map[string]any{"Authorization": s.bearer(t, here.coordinator(), time.Hour)})
		c.subscribe(t, "prefecture", fmt.Sprintf(`subscription { pairingChanged(regionID: %d) { pairing { id status } %s } }`, *here.recipient.PrefectureID, event))
		s.subscribers(t, 1)
		public := dial(t, s, nil, nil)
		public.subscribe(t, "supporter", fmt.Sprintf(`subscription { projectChanged(pairingID: %d, regionID: %d) { project { id paidIn } %s } }`, here.pairing.ID, here.supporter.ProvinceID, event))
		s.subscribers(t, 2)
		stream := s.sse(t, "", fmt.Sprintf(`subscription { projectChanged(regionID: %d) { project { id paidIn } %s } }`, here.recipient.ID, event))
		s.subscribers(t, 3)

		elsewhere := projectID(t, s.change(t, there.coordinator(), register(there, "别处的项目")))
		s.change(t, there.coordinator(), contribute(elsewhere))
		project := projectID(t, s.change(t, here.coordinator(), register(here, "本县的项目")))
		s.change(t, here.coordinator(), contribute(project))
		s.change(t, "demo:admin", suspend(there))
		s.change(t, "demo:admin", suspend(here))
		last := projectID(t, s.change(t, here.coordinator(), register(partners{here.pairing, here.recipient, here.supporter, here.enterprise}, "本县的又一项目")))

		all, what := c.hear(t, "prefecture", 5)
		want := []string{"CREATE CapitalContribution", "CREATE InvestmentProject", "CREATE InvestmentProject", "UPDATE InvestmentProject", "UPDATE Pairing"}
		if !slices.Equal(what, want) {
			t.Errorf("the subscriber to the pairing hears of\n%q, want\n%q", what, want)
		}
		for _, h := range all {
			change := h.Data.PairingChanged
			if change.Pairing.ID != fmt.Sprint(here.pairing.ID) {
				t.Errorf("pairing %s is not the one of the region", change.Pairing.ID)
			}
			if change.Event.Audit == nil || change.Event.Audit.Actor != here.coordinator() && change.Event.Audit.Actor != "demo:admin" {
				t.Errorf("a coordinator is not told who did it: %+v", change.Event.Audit)
			}
			if change.Event.Entity == "Pairing" && (!slices.Contains(change.Event.Fields, "status") || change.Pairing.Status != "SUSPENDED") {
				t.Errorf("the suspension is shown as %+v of a pairing %s", change.Event, change.Pairing.Status)
			}
		}

		want = slices.Delete(slices.Clone(want), 4, 5)
		all, what = public.hear(t, "supporter", 4)
		if !slices.Equal(what, want) {
			t.Errorf("the subscriber to projects hears of\n%q, want\n%q", what, want)
		}
		var streamed []string
		for range want {
			kind, data := stream.next(t)
			if kind != "next" {
				t.Fatalf("an event is %s %s", kind, data)
			}
			all = append(all, parse(t, []byte(data)))
			streamed = append(streamed, all[len(all)-1].what())
		}
		if slices.Sort(streamed); !slices.Equal(streamed, want) {
			t.Errorf("the stream of events tells of\n%q, want\n%q", streamed, want)
		}
		for _, h := range all {
			change := h.Data.ProjectChanged
			if change.Project.ID != project && change.Project.ID != last || change.Event.Audit != nil {
				t.Errorf("anybody is told %+v of project %+v", change.Event, change.Project)
			}
			if change.Event.Action == "UPDATE" && change.Project.PaidIn != "1000000.00" {
				t.Errorf("paid in are %s", change.Project.PaidIn)
			}
		}
	})
}

// Subscribers of one server hear of the changes on the other, even if its listening connection is cut off again and
// again. No change is missing, and none comes twice.
func TestChangesOfOtherServersComeOnce(t *testing.T) {
	t.Parallel()
	url := dbtest.URL(t, dialect.Postgres, full)
	var servers [2]*liveServer
	for i := range servers {
		d, err := db.Open(t.Context(), url, db.Options{})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = d.Close() })
		servers[i] = serveLive(t, d, settings{live: live.Options{Page: 3}})
	}
	here, _ := twoPairings(t, servers[0].client)
	c := dial(t, servers[1], nil, nil)
	c.subscribe(t, "1", fmt.Sprintf(`subscription { projectChanged(pairingID: %d) { project { id } %s } }`, here.pairing.ID, event))
	servers[1].subscribers(t, 1)

	first := projectID(t, servers[0].change(t, here.coordinator(), register(here, "第一个项目")))
	if all, _ := c.hear(t, "1", 1); all[0].Data.ProjectChanged.Event.EntityID != first {
		t.Fatalf("the other server tells of %+v, not of project %s", all[0], first)
	}
	want := map[string]bool{}
	for n := range 30 {
		if n%10 == 0 {
			var cut int
			err := servers[0].db.QueryRowContext(t.Context(), `SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
				WHERE datname = current_database() AND application_name LIKE '% listening'`).Scan(&cut)
			if err != nil {
				t.Fatal(err)
			}
		}
		want[projectID(t, servers[0].change(t, here.coordinator(), register(here, fmt.Sprintf("第%d号项目", n))))] = true
	}
	got := map[string]bool{}
	all, _ := c.hear(t, "1", len(want))
	for _, h := range all {
		got[h.Data.ProjectChanged.Event.EntityID] = true
	}
	if !maps.Equal(got, want) {
		t.Errorf("the other server tells of\n%v, want\n%v", got, want)
	}
	servers[1].change(t, "demo:admin", suspend(here)) // of no project
	last := projectID(t, servers[1].change(t, here.coordinator(), register(here, "最后的项目")))
	if all, _ := c.hear(t, "1", 1); all[0].Data.ProjectChanged.Event.EntityID != last {
		t.Errorf("then it tells of %+v, not of project %s", all[0], last)
	}
}

// A subscriber who loses the rights to a record hears no more of it.
func TestRightsTakenAwayEndSubscriptions(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		s := serveLive(t, dbtest.Open(t, dialectName, full), settings{graph: func(o *graph.Options) {
			o.PublicRead, o.Recheck = false, 10*time.Millisecond
		}})
		here, _ := twoPairings(t, s.client)
		query := fmt.Sprintf(`subscription { pairingChanged(pairingID: %d) { pairing { id } %s } }`, here.pairing.ID, event)
		ends := func(t *testing.T, c client, code string) {
			t.Helper()
			if all, what := c.hear(t, "1", 1); what[0] != code || fmt.Sprint(all[0].Errors[0].Path) != "[pairingChanged]" {
				t.Errorf("the stream ends with %+v, want %s", all[0].Errors, code)
			}
			if m := c.receive(t); m.Type != "complete" {
				t.Errorf("then there is %s %s", m.Type, m.Payload)
			}
			c.send(t, "subscribe", "2", map[string]any{"query": "{ __typename }"})
			if got := c.refused(t, "2"); got != code {
				t.Errorf("a query on the same connection gives %s, want %s", got, code)
			}
		}

		expiring := dial(t, s, nil, map[string]any{"authorization": s.bearer(t, here.coordinator(), 2*time.Second)})
		expiring.subscribe(t, "1", query)
		leaving := dial(t, s, http.Header{"Authorization": {s.bearer(t, "demo:analyst:1", time.Hour)}}, nil)
		leaving.subscribe(t, "1", query)
		stream := s.sse(t, s.bearer(t, "demo:analyst:1", time.Hour), query)
		staying := dial(t, s, nil, map[string]any{"Authorization": s.bearer(t, "demo:analyst:2", time.Hour)})
		staying.subscribe(t, "1", query)
		ends(t, expiring, "UNAUTHENTICATED")
		s.subscribers(t, 3)

		n, err := s.client.Coordinator.Update().Where(coordinator.Subject("demo:analyst:1")).SetActive(false).Save(rule.Trusted(t.Context()))
		if err != nil || n != 1 {
			t.Fatal(n, err)
		}
		ends(t, leaving, "FORBIDDEN")
		if kind, data := stream.next(t); kind != "next" || parse(t, []byte(data)).what() != "FORBIDDEN" {
			t.Errorf("the stream of events ends with %s %s", kind, data)
		}
		if kind, _ := stream.next(t); kind != "complete" {
			t.Errorf("then there is %s", kind)
		}
		s.change(t, here.coordinator(), register(here, "项目"))
		if _, what := staying.hear(t, "1", 1); what[0] != "CREATE InvestmentProject" {
			t.Errorf("who stays hears of %s", what[0])
		}

		for _, payload := range []map[string]any{nil, {"Authorization": "Bearer a.b.c"}, {"Authorization": "Basic x"}} {
			c := connect(t, s, nil)
			c.send(t, "connection_init", "", payload)
			if closed := c.closed(t); closed.Code != 4401 || !strings.HasPrefix(closed.Reason, "UNAUTHENTICATED: ") {
				t.Errorf("with %v the websocket is closed with %d %s", payload, closed.Code, closed.Reason)
			}
		}
		if _, data := s.sse(t, "", query).next(t); parse(t, []byte(data)).what() != "UNAUTHENTICATED" {
			t.Errorf("without a token a stream begins with %s", data)
		}
	})
}

// Rights are checked again before each event, however seldom they are checked otherwise.
func TestRightsAreCheckedBeforeEachEvent(t *testing.T) {
	t.Parallel()
	s := serveLive(t, dbtest.Open(t, dialect.SQLite, full), settings{graph: func(o *graph.Options) { o.Recheck = longerThanAnyTest }})
	here, _ := twoPairings(t, s.client)
	c := dial(t, s, nil, map[string]any{"Authorization": s.bearer(t, "demo:analyst:1", time.Hour)})
	c.subscribe(t, "1", fmt.Sprintf(`subscription { projectChanged(pairingID: %d) { project { id } %s } }`, here.pairing.ID, event))
	s.subscribers(t, 1)
	s.change(t, here.coordinator(), register(here, "项目"))
	if all, _ := c.hear(t, "1", 1); all[0].Data.ProjectChanged.Event.Audit == nil {
		t.Error("an analyst may read the history")
	}
	if err := s.client.Coordinator.Update().Where(coordinator.Subject("demo:analyst:1")).SetActive(false).Exec(rule.Trusted(t.Context())); err != nil {
		t.Fatal(err)
	}
	s.change(t, here.coordinator(), register(here, "又一项目"))
	if all, what := c.hear(t, "1", 1); what[0] != "FORBIDDEN" || all[0].Data.ProjectChanged != nil {
		t.Errorf("somebody who is not a coordinator any more hears %+v", all[0])
	}
}

// A subscriber who does not take the changes is ended. The others continue.
func TestSlowSubscriberIsLeftBehind(t *testing.T) {
	t.Parallel()
	var slow atomic.Pointer[chan struct{}]
	held := make(chan struct{}, 1)
	s := serveLive(t, dbtest.Open(t, dialect.SQLite, full), settings{
		live: live.Options{Buffer: 4, Page: 1},
		graph: func(o *graph.Options) {
			verify := o.Verify
			o.Verify = func(ctx context.Context, authorization string) (*viewer.Viewer, error) {
				v, err := verify(ctx, authorization)
				if wait := slow.Load(); wait != nil && err == nil && v.Subject == "demo:analyst:1" {
					select {
					case held <- struct{}{}:
					default:
					}
					<-*wait
				}
				return v, err
			}
		},
	})
	here, _ := twoPairings(t, s.client)
	query := fmt.Sprintf(`subscription { projectChanged(pairingID: %d) { project { id } %s } }`, here.pairing.ID, event)
	c := dial(t, s, nil, map[string]any{"Authorization": s.bearer(t, "demo:analyst:1", time.Hour)})
	c.subscribe(t, "1", query)
	quick := dial(t, s, nil, nil)
	quick.subscribe(t, "1", query)
	s.subscribers(t, 2)
	wait := make(chan struct{})
	slow.Store(&wait)
	for n := range 8 { // one that is shown, four that wait, and too many
		s.change(t, here.coordinator(), register(here, fmt.Sprintf("项目%d", n)))
		if n == 0 {
			<-held
		}
		if _, what := quick.hear(t, "1", 1); what[0] != "CREATE InvestmentProject" {
			t.Fatalf("the quick one hears %s", what[0])
		}
	}
	s.subscribers(t, 1)
	slow.Store(nil)
	close(wait)
	_, what := c.hear(t, "1", 6)
	if i := slices.Index(what, "RATE_LIMITED"); i != 5 {
		t.Errorf("the slow one hears %v", what)
	}
	if m := c.receive(t); m.Type != "complete" {
		t.Errorf("then there is %s %s", m.Type, m.Payload)
	}
}

// When the server stops, its streams end with a message.
func TestStopEndsStreams(t *testing.T) {
	t.Parallel()
	s := serveLive(t, dbtest.Open(t, dialect.SQLite, full), settings{})
	here, _ := twoPairings(t, s.client)
	query := fmt.Sprintf(`subscription { projectChanged(pairingID: %d) { project { id } } }`, here.pairing.ID)
	c := dial(t, s, nil, nil)
	c.subscribe(t, "1", query)
	s.subscribers(t, 1)
	stream := s.sse(t, "", query)
	s.stop()
	if _, what := c.hear(t, "1", 1); what[0] != "UNAVAILABLE" {
		t.Errorf("the websocket ends with %s", what[0])
	}
	if closed := c.closed(t); closed.Code != websocket.StatusGoingAway {
		t.Errorf("the websocket is closed with %d", closed.Code)
	}
	if _, data := stream.next(t); parse(t, []byte(data)).what() != "UNAVAILABLE" {
		t.Errorf("the stream ends with %s", data)
	}
	if kind, _ := stream.next(t); kind != "complete" {
		t.Errorf("then there is %s", kind)
	}
	if _, data := s.sse(t, "", query).next(t); parse(t, []byte(data)).what() != "UNAVAILABLE" {
		t.Errorf("a stream afterwards is %s", data)
	}
}
