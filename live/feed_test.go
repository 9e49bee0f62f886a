package live_test

import (
	"context"
	"fmt"
	"slices"
	"testing"
	"time"

	"jiedui/db"
	"jiedui/db/dbtest"
	"jiedui/db/reference"
	"jiedui/ent"
	"jiedui/ent/pairing"
	"jiedui/fault"
	"jiedui/history"
	"jiedui/live"
	"jiedui/rule"
)

func TestMain(m *testing.M) { dbtest.Main(m) }

// seeded has the reference data.
var seeded = dbtest.Template{Name: "seeded", Build: func(ctx context.Context, d *db.DB) error {
	if _, err := db.Migrate(ctx, d, db.Migrations); err != nil {
		return err
	}
	_, err := reference.Load(ctx, d.Client(), nil)
	return err
}}

// follow starts a feed that no server notifies, so it finds changes only by itself.
func follow(t *testing.T, d *db.DB, o live.Options) *live.Feed {
	t.Helper()
	f := live.New(d.Client(), o)
	ctx, stop := context.WithCancel(context.Background())
	f.Start(ctx)
	t.Cleanup(func() {
		stop()
		f.Wait()
	})
	return f
}

// touch changes pairings in one transaction.
func touch(t *testing.T, client *ent.Client, ids ...int) {
	t.Helper()
	ctx := rule.System(t.Context())
	err := history.Transact(ctx, client, func(ctx context.Context, c *ent.Client) error {
		for _, id := range ids {
			if err := c.Pairing.UpdateOneID(id).SetSourceURL("https://example.org/" + fmt.Sprint(time.Now().UnixNano())).Exec(ctx); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// take returns the pairings of the next changes.
func take(t *testing.T, s *live.Subscription, n int) (pairings []int) {
	t.Helper()
	deadline := time.After(30 * time.Second)
	for len(pairings) < n {
		select {
		case c, ok := <-s.Changes():
			if !ok {
				t.Fatalf("after %v the subscription ends: %v", pairings, s.Err())
			}
			pairings = append(pairings, c.Pairing)
		case <-deadline:
			t.Fatalf("after %v comes nothing", pairings)
		}
	}
	return pairings
}

func somePairings(t *testing.T, client *ent.Client) []int {
	t.Helper()
	ids, err := client.Pairing.Query().Order(pairing.ByID()).Limit(7).IDs(rule.System(t.Context()))
	if err != nil || len(ids) != 7 {
		t.Fatal(ids, err)
	}
	return ids
}

// A feed finds changes by itself, page by page, from where the first subscriber came.
func TestFeedFindsChangesThatNobodyReports(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		d := dbtest.Open(t, dialectName, seeded)
		ids := somePairings(t, d.Client())
		touch(t, d.Client(), ids...) // before there is a subscriber
		f := follow(t, d, live.Options{Poll: 10 * time.Millisecond, Page: 2})
		all, err := f.Subscribe(t.Context(), live.Filter{Region: province(t, d.Client(), ids[0])})
		if err != nil {
			t.Fatal(err)
		}
		one, err := f.Subscribe(t.Context(), live.Filter{Pairing: ids[3]})
		if err != nil {
			t.Fatal(err)
		}
		touch(t, d.Client(), ids...)
		touch(t, d.Client(), ids[3], ids[0])
		if got := take(t, one, 2); !slices.Equal(got, []int{ids[3], ids[3]}) {
			t.Errorf("the subscriber of %d hears of %v", ids[3], got)
		}
		var want []int
		for _, id := range append(slices.Clone(ids), ids[3], ids[0]) {
			if province(t, d.Client(), id) == province(t, d.Client(), ids[0]) {
				want = append(want, id)
			}
		}
		if got := take(t, all, len(want)); !slices.Equal(slices.Sorted(slices.Values(got)), slices.Sorted(slices.Values(want))) {
			t.Errorf("the subscriber of the province hears of %v, want %v", got, want)
		}
	})
}

func province(t *testing.T, client *ent.Client, id int) int {
	t.Helper()
	c, err := client.Pairing.Query().Where(pairing.ID(id)).QueryRecipient().Only(rule.System(t.Context()))
	if err != nil {
		t.Fatal(err)
	}
	return c.ProvinceID
}

// A subscriber above the limit is refused. One that does not take its changes is ended, and may still take those it
// holds.
func TestFeedRefusesTooManySubscribersAndEndsSlowOnes(t *testing.T) {
	t.Parallel()
	d := dbtest.Open(t, "sqlite3", seeded)
	ids := somePairings(t, d.Client())
	f := follow(t, d, live.Options{Poll: time.Hour, Buffer: 3, Subscribers: 1})
	s, err := f.Subscribe(t.Context(), live.Filter{Pairing: ids[0]})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.Subscribe(t.Context(), live.Filter{Pairing: ids[0]}); !fault.Is(err, fault.Unavailable) {
		t.Errorf("the second subscriber gets %v", err)
	}
	touch(t, d.Client(), ids[0], ids[0], ids[0], ids[0], ids[1])
	f.Changed()
	tick, deadline := time.NewTicker(time.Millisecond), time.After(30*time.Second)
	defer tick.Stop()
	for f.Subscribers() > 0 { // the subscriber takes nothing in this time
		select {
		case <-tick.C:
		case <-deadline:
			t.Fatal("it is never ended")
		}
	}
	n := 0
	for range s.Changes() {
		n++
	}
	if n != 3 || !fault.Is(s.Err(), fault.RateLimited) {
		t.Errorf("after %d changes it ends with %v", n, s.Err())
	}
	s.Close() // closing again is allowed
}
