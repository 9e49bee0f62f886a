package graph_test

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"jiedui/auth"
	"jiedui/db"
	"jiedui/ent"
	"jiedui/ent/county"
	"jiedui/ent/enterprise"
	"jiedui/ent/pairing"
	"jiedui/graph"
	"jiedui/live"
	"jiedui/request"
	"jiedui/rule"
)

// patience is how long a test waits for something that must come.
const patience = 30 * time.Second

// longerThanAnyTest is longer than any test, so that nothing comes because of it.
const longerThanAnyTest = time.Hour

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
		s.live.Poll = longerThanAnyTest
	}
	feed := live.New(d.Client(), s.live)
	ctx, stop := context.WithCancel(context.Background())
	feed.Start(ctx)
	o := openDrafts()
	o.Live, o.Changed, o.Verify = feed, feed.Changed, who.Authorization
	if s.graph != nil {
		s.graph(&o)
	}
	handler := who.Handler(graph.NewHandler(graph.NewSchema(d.Client(), d.Client()), d.Client(), o))
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		handler.ServeHTTP(w, request.With(r))
	}))
	t.Cleanup(func() {
		stop() // ends the streams, for which Close waits
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

// change sends a mutation as somebody and returns its data.
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

// partners are a pairing with its counties, and an enterprise of the supporter.
type partners struct {
	pairing    *ent.Pairing
	recipient  *ent.County
	supporter  *ent.County
	enterprise int
}

func (p partners) coordinator() string { return "demo:county:" + p.recipient.Code }

// twoPairings returns two pairings in force without a common county.
func twoPairings(t *testing.T, client *ent.Client) (here, there partners) {
	t.Helper()
	ctx := rule.System(t.Context())
	list, err := client.Pairing.Query().
		Where(pairing.StatusEQ(pairing.StatusACTIVE), pairing.StartedOnNotNil(),
			pairing.HasRecipientWith(county.PrefectureIDNotNil()), pairing.HasSupporterWith(county.HasEnterprises())).
		WithRecipient().WithSupporter().Order(pairing.ByID()).All(ctx)
	if err != nil {
		t.Fatal(err)
	}
	found := make([]partners, 0, 2)
	for _, p := range list {
		one := partners{pairing: p, recipient: p.Edges.Recipient, supporter: p.Edges.Supporter}
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

func register(p partners, name string) string {
	return fmt.Sprintf(`mutation { registerInvestmentProject(input: {name: %q, enterpriseID: %d, pairingID: %d,
		program: EAST_WEST_COLLABORATION, industry: "C13", committed: "5000000"}) { investmentProject { id } } }`, name, p.enterprise, p.pairing.ID)
}

func contribute(project string) string {
	return fmt.Sprintf(`mutation { recordCapitalContribution(input: {projectID: %q, amount: "1000000", contributedOn: "2024-05-01"}) { capitalContribution { id } } }`, project)
}

func suspend(p partners) string {
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

// waitFor waits until ok returns true.
func waitFor(t *testing.T, what string, ok func() bool) {
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
	waitFor(t, fmt.Sprintf("%d subscribers", n), func() bool { return s.feed.Subscribers() == n })
}
