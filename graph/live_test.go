package graph_test

import (
	"bufio"
	"bytes"
	"context"
	"crypto/ed25519"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"entgo.io/ent/dialect"
	"github.com/coder/websocket"

	"jiedui/auth"
	"jiedui/db"
	"jiedui/db/dbtest"
	"jiedui/ent"
	"jiedui/ent/coordinator"
	"jiedui/ent/county"
	"jiedui/ent/enterprise"
	"jiedui/ent/pairing"
	"jiedui/graph"
	"jiedui/graph/transport"
	"jiedui/live"
	"jiedui/request"
	"jiedui/rule"
	"jiedui/viewer"
)

// patience is how long a test waits for what must come.
const patience = 30 * time.Second

// never is longer than any test: what comes does not come by it.
const never = time.Hour

// liveServer is a server with subscriptions.
type liveServer struct {
	url    string
	db     *db.DB
	client *ent.Client
	feed   *live.Feed
	stop   func()
	key    ed25519.PrivateKey
	who    *auth.Authenticator
}

type settings struct {
	live  live.Options
	graph func(*graph.Options)
}

func serveLive(t *testing.T, d *db.DB, s settings) *liveServer {
	t.Helper()
	_, key, err := ed25519.GenerateKey(nil)
	if err != nil {
		t.Fatal(err)
	}
	who, err := auth.New(auth.Config{Key: key, Client: d.Client()})
	if err != nil {
		t.Fatal(err)
	}
	s.live.Listen, s.live.Notify = d.Listen, d.Notify
	if s.live.Poll == 0 {
		s.live.Poll = never
	}
	feed := live.New(d.Client(), s.live)
	ctx, stop := context.WithCancel(context.Background())
	feed.Start(ctx)
	o := graph.DefaultOptions
	o.Live, o.Changed, o.Verify = feed, feed.Changed, who.Authorization
	if s.graph != nil {
		s.graph(&o)
	}
	handler := who.Handler(graph.NewHandler(graph.NewSchema(d.Client(), d.Client()), d.Client(), o))
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		handler.ServeHTTP(w, request.With(r))
	}))
	t.Cleanup(func() {
		stop() // which ends the streams, for which Close waits
		srv.Close()
		feed.Wait()
	})
	return &liveServer{url: srv.URL, db: d, client: d.Client(), feed: feed, stop: stop, key: key, who: who}
}

func (s *liveServer) bearer(t *testing.T, subject string, ttl time.Duration) string {
	t.Helper()
	token, err := auth.Sign(s.key, subject, ttl)
	if err != nil {
		t.Fatal(err)
	}
	return "Bearer " + token
}

// change sends a mutation of somebody and gives its data.
func (s *liveServer) change(t *testing.T, subject, mutation string) (data json.RawMessage) {
	t.Helper()
	body, err := json.Marshal(map[string]any{"query": mutation})
	if err != nil {
		t.Fatal(err)
	}
	req, err := http.NewRequestWithContext(t.Context(), http.MethodPost, s.url, bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Content-Type", "application/json")
	req.Header.Set("Authorization", s.bearer(t, subject, time.Hour))
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	var got struct{ Data, Errors json.RawMessage }
	if err := json.NewDecoder(res.Body).Decode(&got); err != nil || got.Errors != nil {
		t.Fatalf("%s: %s, %v", mutation, got.Errors, err)
	}
	return got.Data
}

// place is a pairing with its counties, and an enterprise of the supporter.
type place struct {
	pairing    *ent.Pairing
	recipient  *ent.County
	supporter  *ent.County
	enterprise int
}

func (p place) coordinator() string { return "demo:county:" + p.recipient.Code }

// places gives two pairings in force that have no county in common.
func places(t *testing.T, client *ent.Client) (here, there place) {
	t.Helper()
	ctx := rule.System(t.Context())
	list, err := client.Pairing.Query().
		Where(pairing.StatusEQ(pairing.StatusACTIVE), pairing.StartedOnNotNil(),
			pairing.HasRecipientWith(county.PrefectureIDNotNil()), pairing.HasSupporterWith(county.HasEnterprises())).
		WithRecipient().WithSupporter().Order(pairing.ByID()).All(ctx)
	if err != nil {
		t.Fatal(err)
	}
	found := make([]place, 0, 2)
	for _, p := range list {
		one := place{pairing: p, recipient: p.Edges.Recipient, supporter: p.Edges.Supporter}
		if len(found) == 1 && (found[0].recipient.ProvinceID == one.recipient.ProvinceID || found[0].supporter.ProvinceID == one.supporter.ProvinceID) {
			continue
		}
		if one.enterprise, err = client.Enterprise.Query().Where(enterprise.HomeCountyID(one.supporter.ID)).FirstID(ctx); err != nil {
			t.Fatal(err)
		}
		if found = append(found, one); len(found) == 2 {
			return found[0], found[1]
		}
	}
	t.Fatal("there are no two such pairings")
	return here, there
}

func register(p place, name string) string {
	return fmt.Sprintf(`mutation { registerInvestmentProject(input: {name: %q, enterpriseID: %d, pairingID: %d,
		program: EAST_WEST_COLLABORATION, industry: "C13", committed: "5000000"}) { investmentProject { id } } }`, name, p.enterprise, p.pairing.ID)
}

func contribute(project string) string {
	return fmt.Sprintf(`mutation { recordCapitalContribution(input: {projectID: %q, amount: "1000000", contributedOn: "2024-05-01"}) { capitalContribution { id } } }`, project)
}

func suspend(p place) string {
	return fmt.Sprintf(`mutation { suspendPairing(input: {id: %d, version: %d, reason: "review"}) { pairing { id } } }`, p.pairing.ID, p.pairing.Version)
}

func projectID(t *testing.T, data json.RawMessage) string {
	t.Helper()
	var d struct {
		RegisterInvestmentProject struct{ InvestmentProject struct{ ID string } }
	}
	if err := json.Unmarshal(data, &d); err != nil {
		t.Fatal(err)
	}
	return d.RegisterInvestmentProject.InvestmentProject.ID
}

// until waits for what becomes true.
func until(t *testing.T, what string, ok func() bool) {
	t.Helper()
	deadline := time.After(patience)
	tick := time.NewTicker(time.Millisecond)
	defer tick.Stop()
	for !ok() {
		select {
		case <-deadline:
			t.Fatalf("it never came to this: %s", what)
		case <-tick.C:
		}
	}
}

func (s *liveServer) subscribers(t *testing.T, n int) {
	t.Helper()
	until(t, fmt.Sprintf("%d subscribers", n), func() bool { return s.feed.Subscribers() == n })
}

// message is one of graphql-transport-ws.
type message struct {
	Type    string          `json:"type"`
	ID      string          `json:"id,omitempty"`
	Payload json.RawMessage `json:"payload,omitempty"`
}

// client is a websocket.
type client struct{ conn *websocket.Conn }

func dial(t *testing.T, s *liveServer, header http.Header, payload map[string]any) client {
	t.Helper()
	c := connect(t, s, header)
	c.send(t, "connection_init", "", payload)
	if m := c.receive(t); m.Type != "connection_ack" {
		t.Fatalf("the answer to connection_init is %s %s", m.Type, m.Payload)
	}
	return c
}

func connect(t *testing.T, s *liveServer, header http.Header) client {
	t.Helper()
	conn, _, err := websocket.Dial(t.Context(), s.url, &websocket.DialOptions{
		Subprotocols: []string{"graphql-transport-ws"}, HTTPHeader: header,
	})
	if err != nil {
		t.Fatal(err)
	}
	conn.SetReadLimit(1 << 20)
	t.Cleanup(func() { _ = conn.CloseNow() })
	return client{conn}
}

func (c client) send(t *testing.T, kind, id string, payload any) {
	t.Helper()
	m := map[string]any{"type": kind}
	if id != "" {
		m["id"] = id
	}
	if payload != nil {
		m["payload"] = payload
	}
	src, err := json.Marshal(m)
	if err != nil {
		t.Fatal(err)
	}
	if err := c.conn.Write(t.Context(), websocket.MessageText, src); err != nil {
		t.Fatal(err)
	}
}

func (c client) subscribe(t *testing.T, id, query string) {
	t.Helper()
	c.send(t, "subscribe", id, map[string]any{"query": query})
}

func (c client) read(t *testing.T) (m message, err error) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	for {
		_, src, err := c.conn.Read(ctx)
		if err != nil {
			return m, err
		}
		if err := json.Unmarshal(src, &m); err != nil {
			t.Fatalf("%s: %v", src, err)
		}
		if m.Type != "ping" {
			return m, nil
		}
		c.send(t, "pong", "", nil)
	}
}

func (c client) receive(t *testing.T) message {
	t.Helper()
	m, err := c.read(t)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// closed reads until the server closes, and gives the code.
func (c client) closed(t *testing.T) websocket.CloseError {
	t.Helper()
	for {
		if _, err := c.read(t); err != nil {
			if closed, ok := errors.AsType[websocket.CloseError](err); ok {
				return closed
			}
			t.Fatalf("it was cut off: %v", err)
		}
	}
}

// heard is one response of a subscription.
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

// what names the record and what was done to it.
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

// hear gives the next responses to a subscription, what they tell in order of the alphabet.
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

// events is a stream of server-sent events.
type events struct{ lines *bufio.Scanner }

func (s *liveServer) sse(t *testing.T, authorization, query string) events {
	t.Helper()
	body, err := json.Marshal(map[string]any{"query": query})
	if err != nil {
		t.Fatal(err)
	}
	req, err := http.NewRequestWithContext(t.Context(), http.MethodPost, s.url, bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Content-Type", "application/json")
	req.Header.Set("Accept", "text/event-stream")
	if authorization != "" {
		req.Header.Set("Authorization", authorization)
	}
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = res.Body.Close() })
	if got := res.Header.Get("Content-Type"); res.StatusCode != http.StatusOK || got != "text/event-stream" {
		t.Fatalf("the stream is %s %s", res.Status, got)
	}
	return events{bufio.NewScanner(res.Body)}
}

// next gives the kind of the next event and its data; silence is passed over.
func (e events) next(t *testing.T) (kind, data string) {
	t.Helper()
	for e.lines.Scan() {
		switch line := e.lines.Text(); {
		case strings.HasPrefix(line, "event: "):
			kind = strings.TrimPrefix(line, "event: ")
		case strings.HasPrefix(line, "data:"):
			data = strings.TrimSpace(strings.TrimPrefix(line, "data:"))
		case line == "" && kind != "":
			return kind, data
		}
	}
	t.Fatalf("the stream was cut off: %v", e.lines.Err())
	return kind, data
}

const event = `event { entity action entityID fields audit { actor } }`

// A subscriber hears of what changes in its region, by either transport, and of nothing else.
func TestLive(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		s := serveLive(t, dbtest.Open(t, dialectName, full), settings{})
		here, there := places(t, s.client)
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
		last := projectID(t, s.change(t, here.coordinator(), register(place{here.pairing, here.recipient, here.supporter, here.enterprise}, "本县的又一项目")))

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

// What a server changes is heard by the subscribers of the other, though its listening connection is cut off again
// and again: nothing is missing, and nothing comes twice.
func TestLiveAcrossServers(t *testing.T) {
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
	here, _ := places(t, servers[0].client)
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

// Who may no longer see what is changed hears no more of it.
func TestLiveAuthorization(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		s := serveLive(t, dbtest.Open(t, dialectName, full), settings{graph: func(o *graph.Options) {
			o.PublicRead, o.Recheck = false, 10*time.Millisecond
		}})
		here, _ := places(t, s.client)
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
			if _, what := c.hear(t, "2", 1); what[0] != code {
				t.Errorf("a query on the same connection gives %s, want %s", what[0], code)
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

// Rights are looked at again before an event, however seldom they are looked at otherwise.
func TestLiveAuthorizationByEvent(t *testing.T) {
	t.Parallel()
	s := serveLive(t, dbtest.Open(t, dialect.SQLite, full), settings{graph: func(o *graph.Options) { o.Recheck = never }})
	here, _ := places(t, s.client)
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
		t.Errorf("who is no coordinator any more hears %+v", all[0])
	}
}

// Who does not take the changes is left behind; the others are not.
func TestLiveSlow(t *testing.T) {
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
	here, _ := places(t, s.client)
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

// A websocket takes what HTTP takes, and refuses what HTTP refuses.
func TestSocket(t *testing.T) {
	t.Parallel()
	s := serveLive(t, dbtest.Open(t, dialect.SQLite, full), settings{graph: func(o *graph.Options) {
		o.AllowOrigins, o.MaxBodyBytes = []string{"https://example.org"}, 10_000
	}})
	here, _ := places(t, s.client)
	anyone := dial(t, s, http.Header{"Accept-Language": {"zh"}, transport.IdempotencyHeader: {"two\twords"}}, nil)
	for query, want := range map[string]string{
		`{ provinces { totalCount } }`: `{"data":{"provinces":{"totalCount":31}}}`,
		`mutation { endPairing(input: {id: 1, version: 1, endedOn: "2024-01-01"}) { pairing { id } } }`:                `UNAUTHENTICATED`,
		`{ provinces(first: 201) { totalCount } }`:                                                                     `"path":"provinces.first"`,
		`{ counties(first: 200) { edges { node { enterprises(first: 200) { totalCount edges { node { id } } } } } } }`: `QUERY_TOO_COMPLEX`,
		`{ nothing }`: `BAD_USER_INPUT`,
		`subscription { pairingChanged { pairing { id } } }`:                 `请至少指定一个参数`,
		`subscription { pairingChanged(regionID: 7) { pairing { id } } }`:    `不存在记录 7`,
		`subscription { projectChanged(projectID: 7) { project { id } } }`:   `不存在记录 7`,
		`subscription { projectChanged(projectID: "x") { project { id } } }`: `BAD_USER_INPUT`,
	} {
		anyone.subscribe(t, "1", query)
		m := anyone.receive(t)
		if !strings.Contains(string(m.Payload), want) {
			t.Errorf("%s gives %s %s, want %s", query, m.Type, m.Payload, want)
		}
		if m.Type == "next" {
			m = anyone.receive(t)
		} else if m.Type == "error" {
			m = anyone.receive(t) // gqlgen completes what it has refused
		}
		if m.Type != "complete" {
			t.Errorf("%s goes on with %s", query, m.Type)
		}
	}

	c := dial(t, s, http.Header{transport.IdempotencyHeader: {"once"}, "Origin": {"https://example.org"}},
		map[string]any{"Authorization": s.bearer(t, here.coordinator(), time.Hour)})
	for n := range 2 {
		id := fmt.Sprint(n)
		c.subscribe(t, id, register(here, "项目"+id))
		if m := c.receive(t); m.Type != "next" || strings.Contains(string(m.Payload), "errors") {
			t.Errorf("a mutation gives %s %s", m.Type, m.Payload)
		}
		if m := c.receive(t); m.Type != "complete" || m.ID != id {
			t.Errorf("then there is %s %s", m.Type, m.Payload)
		}
	}
	for n := range 101 {
		c.subscribe(t, fmt.Sprint("many", n), fmt.Sprintf(`subscription { pairingChanged(pairingID: %d) { pairing { id } } }`, here.pairing.ID))
	}
	if m := c.receive(t); parse(t, m.Payload).what() != "RATE_LIMITED" {
		t.Errorf("the subscription after the hundredth gives %s %s", m.Type, m.Payload)
	}

	// What is too long may be refused before it is sent whole.
	_ = c.conn.Write(t.Context(), websocket.MessageText, bytes.Repeat([]byte(" "), 10_001))
	if closed := c.closed(t); closed.Code != websocket.StatusMessageTooBig {
		t.Errorf("too long a message closes with %d", closed.Code)
	}
	s.subscribers(t, 0)
	if err := anyone.conn.Write(t.Context(), websocket.MessageText, []byte("{\"type\":\"ping\",\"payload\":\"\xff\"}")); err != nil {
		t.Fatal(err)
	}
	if closed := anyone.closed(t); closed.Code != websocket.StatusInvalidFramePayloadData {
		t.Errorf("what is not UTF-8 closes with %d", closed.Code)
	}

	for name, refused := range map[string]struct {
		options websocket.DialOptions
		status  int
	}{
		"origin":      {websocket.DialOptions{Subprotocols: []string{"graphql-transport-ws"}, HTTPHeader: http.Header{"Origin": {"https://example.com"}}}, http.StatusForbidden},
		"subprotocol": {websocket.DialOptions{Subprotocols: []string{"graphql-ws"}}, http.StatusBadRequest},
		"token":       {websocket.DialOptions{Subprotocols: []string{"graphql-transport-ws"}, HTTPHeader: http.Header{"Authorization": {"Bearer x"}}}, http.StatusUnauthorized},
	} {
		_, res, err := websocket.Dial(t.Context(), s.url, &refused.options)
		if err == nil || res == nil || res.StatusCode != refused.status {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// When the server stops, its streams end and say so.
func TestLiveStops(t *testing.T) {
	t.Parallel()
	s := serveLive(t, dbtest.Open(t, dialect.SQLite, full), settings{})
	here, _ := places(t, s.client)
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

// Events come to who accepts them: any operation to who accepts nothing else, by GET too.
func TestServerSentEvents(t *testing.T) {
	t.Parallel()
	s := serveLive(t, dbtest.Open(t, dialect.SQLite, full), settings{})
	for name, ask := range map[string]struct {
		method, accept, query string
		status                int
		want                  string
	}{
		"query":    {"GET", "text/event-stream", "{provinces{totalCount}}", 200, ": from here on\n\nevent: next\ndata: {\"data\":{\"provinces\":{\"totalCount\":31}}}\n\nevent: complete\ndata:\n\n"},
		"both":     {"GET", "application/json, text/event-stream", "{provinces{totalCount}}", 200, `{"data":{"provinces":{"totalCount":31}}}`},
		"neither":  {"GET", "application/json", "subscription{pairingChanged(regionID:1){pairing{id}}}", 400, "text/event-stream"},
		"mutation": {"GET", "text/event-stream", "mutation{endPairing(input:{id:1,version:1,endedOn:\"2024-01-01\"}){pairing{id}}}", 405, "by POST"},
		"refused":  {"GET", "text/event-stream", "{nothing}", 200, "BAD_USER_INPUT"},
		"nowhere":  {"GET", "text/event-stream", "subscription{pairingChanged(regionID:1){pairing{id}}}", 200, "event: next\ndata: {\"errors\":"},
		"head":     {"HEAD", "text/event-stream", "{provinces{totalCount}}", 406, ""},
	} {
		req, err := http.NewRequestWithContext(t.Context(), ask.method, s.url, nil)
		if err != nil {
			t.Fatal(err)
		}
		q := req.URL.Query()
		q.Set("query", ask.query)
		req.URL.RawQuery = q.Encode()
		req.Header.Set("Accept", ask.accept)
		res, err := http.DefaultClient.Do(req)
		if err != nil {
			t.Fatal(err)
		}
		var body bytes.Buffer
		if _, err := body.ReadFrom(res.Body); err != nil {
			t.Fatal(err)
		}
		_ = res.Body.Close()
		if res.StatusCode != ask.status || !strings.Contains(body.String(), ask.want) {
			t.Errorf("%s: %d %s, want %d %s", name, res.StatusCode, body.String(), ask.status, ask.want)
		}
	}
}
