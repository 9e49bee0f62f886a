package reference_test

import (
	"context"
	"crypto/sha256"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"jiedui/db"
	"jiedui/db/dbtest"
	"jiedui/db/reference"
	"jiedui/ent"
	"jiedui/ent/assessmentarea"
	"jiedui/ent/auditevent"
	"jiedui/ent/county"
	"jiedui/ent/indicator"
	"jiedui/ent/pairing"
	"jiedui/ent/reportedfigure"
	"jiedui/history"
	"jiedui/rule"
	"jiedui/scalar"
	"jiedui/viewer"
)

// firstEdition returns the files of the first edition.
func firstEdition(t *testing.T) fs.FS {
	t.Helper()
	files := withChange(t, "", "", "")
	names, err := fs.Glob(os.DirFS("testdata/edition1"), "*")
	if err != nil || len(names) != 6 {
		t.Fatalf("the first edition has %v, %v", names, err)
	}
	for _, name := range names {
		content, err := os.ReadFile("testdata/edition1/" + name)
		if err != nil {
			t.Fatal(err)
		}
		files["data/"+name] = &fstest.MapFile{Data: content}
	}
	return files
}

// openOld opens a database that was filled before editions were counted.
func openOld(t *testing.T, dialectName string) *db.DB {
	t.Helper()
	d := dbtest.Open(t, dialectName, tables)
	if ok, err := reference.LoadFrom(t.Context(), client(d), firstEdition(t), nil); !ok || err != nil {
		t.Fatalf("Load = %v, %v", ok, err)
	}
	forget(t, d)
	return d
}

// forget removes the edition from a database.
func forget(t *testing.T, d *db.DB) {
	t.Helper()
	if _, err := d.ExecContext(t.Context(), "DELETE FROM reference_editions"); err != nil {
		t.Fatal(err)
	}
}

// A change of the reference data needs a new edition, since existing databases look at nothing else.
func TestChangeOfTheDataNeedsANewEdition(t *testing.T) {
	t.Parallel()
	names, err := fs.Glob(reference.Data, "data/*.csv")
	if err != nil {
		t.Fatal(err)
	}
	sum := sha256.New()
	for _, name := range names {
		content, err := fs.ReadFile(reference.Data, name)
		if err != nil {
			t.Fatal(err)
		}
		sum.Write(content)
	}
	content, err := fs.ReadFile(reference.Data, "data/EDITION")
	if err != nil {
		t.Fatal(err)
	}
	if want := fmt.Sprintf("%x", sum.Sum(nil)); len(strings.Fields(string(content))) != 2 || strings.Fields(string(content))[1] != want {
		t.Errorf("the files have changed: raise the number in data/EDITION, and put %s behind it", want)
	}
}

// An existing database gets what is new, once, and keeps the changes of coordinators.
func TestExistingDatabaseGetsTheNewEditionOnce(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		d := openOld(t, dialectName)
		c := client(d)
		before := counts(t, c)
		if before["pairings"] != 39 || before["unconfirmed key"] != 67 || before["assessment areas"] != 15 {
			t.Fatalf("the first edition has %v", before)
		}
		trusted := rule.Trusted(t.Context())
		kept := pairingBetween(t, c, "120110", "623021") // ended by an admin
		act(t, c, func(ctx context.Context, c *ent.Client) error {
			return c.Pairing.UpdateOneID(kept.ID).SetStatus(pairing.StatusSUSPENDED).SetStatusReason("洪灾").
				SetStartedOn(scalar.Date{Year: 2019, Month: 3, Day: 1}).Exec(ctx)
		})
		// A pairing of the new edition was registered before, and a county was designated.
		supporter := c.County.Query().Where(county.Code("310109")).OnlyX(trusted)
		supporter.Update().SetDesignation(county.DesignationSUPPORTING).SetDesignationOrigin(scalar.OriginRegistered).ExecX(trusted)
		var registered *ent.Pairing
		act(t, c, func(ctx context.Context, c *ent.Client) (err error) {
			registered, err = c.Pairing.Create().SetSupporterID(supporter.ID).
				SetRecipient(c.County.Query().Where(county.Code("532625")).OnlyX(ctx)).Save(ctx)
			return err
		})

		for _, want := range []bool{true, false} {
			if ok, err := reference.Load(t.Context(), c, nil); ok != want || err != nil {
				t.Fatalf("Load = %v, %v, want %v", ok, err, want)
			}
			now := maps.Clone(complete)
			now["dated pairings"]++ // by the admin
			compareCounts(t, counts(t, c), now)
			err := rule.CheckFigures(rule.Trusted(t.Context()), c, func(d rule.Difference) { t.Errorf("derived: %+v", d) })
			if err != nil {
				t.Error(err)
			}
		}

		// New and changed records.
		fresh := pairingBetween(t, c, "330226", "513428")
		if fresh.Origin != scalar.OriginOfficial || fresh.Status != pairing.StatusACTIVE || fresh.SourceURL == nil || fresh.Version != 1 {
			t.Errorf("宁海县–普格县: %+v", fresh)
		}
		if area := c.AssessmentArea.Query().Where(assessmentarea.Code("TALENT_2017")).OnlyX(trusted); area.Name != "人才交流" ||
			area.SourceURL == nil || area.Version != 2 || !strings.Contains(area.SearchText, "jiaoliu") {
			t.Errorf("the area is %+v", area)
		}
		if key := c.County.Query().Where(county.Code("640422")).OnlyX(trusted); key.DesignationSourceURL == nil || key.Version != 2 {
			t.Errorf("西吉县: %+v", key)
		}
		// An old record with a new note.
		if noted := pairingBetween(t, c, "330113", "513332"); noted.SourceNote == nil || noted.Version != 2 {
			t.Errorf("临平区–石渠县: %+v", noted)
		}
		if untouched := c.County.Query().Where(county.Code("513430")).OnlyX(trusted); untouched.Version != 1 {
			t.Errorf("金阳县: %+v", untouched)
		}
		f := c.ReportedFigure.Query().Where(reportedfigure.Code("2023-11.MODEL_VILLAGES")).WithIndicator().OnlyX(trusted)
		if f.Edges.Indicator.Code != "MODEL_VILLAGES" {
			t.Errorf("the figure is of %s", f.Edges.Indicator.Code)
		}
		// Records that did not change.
		if now := pairingBetween(t, c, "120110", "623021"); now.Status != pairing.StatusSUSPENDED || now.Version != 2 ||
			*now.StatusReason != "洪灾" || now.StartedOn.String() != "2019-03-01" {
			t.Errorf("东丽区–临潭县: %+v", now)
		}
		if now := pairingBetween(t, c, "310109", "532625"); now.ID != registered.ID || now.Version != 1 || now.Origin != scalar.OriginRegistered ||
			now.Status != pairing.StatusPROPOSED || now.SourceURL != nil {
			t.Errorf("虹口区–马关县: %+v", now)
		}
		if now := c.County.GetX(trusted, supporter.ID); *now.DesignationOrigin != scalar.OriginRegistered || now.DesignationSourceURL != nil {
			t.Errorf("虹口区: %+v", now)
		}
	})
}

// A made-up pairing of two counties that a page names becomes the sourced one. It keeps its id and the records that
// refer to it.
func TestMadeUpPairingBecomesTheSourcedOne(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		c := client(openOld(t, dialectName))
		trusted := rule.Trusted(t.Context())
		id := func(code string) int { return c.County.Query().Where(county.Code(code)).OnlyIDX(trusted) }
		pair := func(supporter, recipient string, status pairing.Status) *ent.PairingCreate {
			c.County.UpdateOneID(id(supporter)).SetDesignation(county.DesignationSUPPORTING).
				SetDesignationOrigin(scalar.OriginDemo).ExecX(trusted)
			return c.Pairing.Create().SetSupporterID(id(supporter)).SetRecipientID(id(recipient)).SetOrigin(scalar.OriginDemo).SetStatus(status)
		}
		started, ended := scalar.Date{Year: 2018, Month: 5, Day: 6}, scalar.Date{Year: 2020, Month: 12, Day: 31}
		resting := pair("310109", "532625", pairing.StatusSUSPENDED).SetStartedOn(started).SetStatusReason("编造").SaveX(trusted)
		gone := pair("440113", "520526", pairing.StatusENDED).SetStartedOn(started).SetEndedOn(ended).SaveX(trusted)
		other := pair("330702", "513329", pairing.StatusACTIVE).SetStartedOn(started).SaveX(trusted) // a page names 黄岩区
		if ok, err := reference.Load(t.Context(), c, nil); !ok || err != nil {
			t.Fatalf("Load = %v, %v", ok, err)
		}
		if now := pairingBetween(t, c, "310109", "532625"); now.ID != resting.ID || now.Origin != scalar.OriginOfficial ||
			now.Status != pairing.StatusACTIVE || now.StartedOn != nil || now.StatusReason != nil || now.SourceURL == nil {
			t.Errorf("虹口区–马关县: %+v", now)
		}
		for _, before := range []*ent.Pairing{gone, other} {
			if now := c.Pairing.GetX(trusted, before.ID); now.Origin != scalar.OriginDemo || now.Version != 1 || now.Status != before.Status {
				t.Errorf("made up: %+v", now)
			}
		}
		if n := c.Pairing.Query().Where(pairing.SupporterID(id("440113")), pairing.RecipientID(id("520526"))).CountX(trusted); n != 2 {
			t.Errorf("番禺区–威宁县: %d pairings", n)
		}
		if designated := c.County.GetX(trusted, id("330702")); *designated.DesignationOrigin != scalar.OriginOfficial || designated.DesignationSourceURL == nil {
			t.Errorf("婺城区: %+v", designated)
		}
	})
}

// A server of an older version does not undo what a newer one has loaded.
func TestOlderEditionIsNotLoaded(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		c := client(dbtest.Open(t, dialectName, filled))
		if ok, err := reference.LoadFrom(t.Context(), c, firstEdition(t), nil); ok || err != nil {
			t.Errorf("Load = %v, %v", ok, err)
		}
		if area := c.AssessmentArea.Query().Where(assessmentarea.Code("TALENT_2017")).OnlyX(rule.Trusted(t.Context())); area.Name != "人才交流" {
			t.Errorf("the area is %s", area.Name)
		}
	})
}

// A value that the files no longer have is removed from its record. A record that they no longer have stays.
func TestValuesThatFilesNoLongerHaveAreRemoved(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		c := client(dbtest.Open(t, dialectName, filled))
		files := withChange(t, "figures.csv", ",中国产业经济信息网(国家乡村振兴局),2022-12-28,\n2022-11.SUPPORTED", ",中国产业经济信息网(国家乡村振兴局),,\n2022-11.SUPPORTED")
		all := string(files["data/county_pairings.csv"].Data)
		files["data/county_pairings.csv"].Data = []byte(all[:strings.LastIndex(strings.TrimSpace(all), "\n")+1])
		files["data/EDITION"] = &fstest.MapFile{Data: []byte("1000")}
		if ok, err := reference.LoadFrom(t.Context(), c, files, nil); !ok || err != nil {
			t.Fatalf("Load = %v, %v", ok, err)
		}
		compareCounts(t, counts(t, c), complete)
		f := c.ReportedFigure.Query().Where(reportedfigure.Code("2022-11.SUPPORTING_COUNTIES")).OnlyX(rule.Trusted(t.Context()))
		if f.PublishedOn != nil || f.Version != 2 {
			t.Errorf("the figure is %+v", f)
		}
		if n := c.Indicator.Query().Where(indicator.VersionNEQ(1)).CountX(rule.Trusted(t.Context())); n > 0 {
			t.Errorf("%d indicators were changed", n)
		}
	})
}

// Of servers that start together on an existing database, one loads the new edition.
func TestServersThatStartTogetherLoadTheNewEditionOnce(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		url := dbtest.URL(t, dialectName, tables)
		open := func() *db.DB {
			d, err := db.Open(t.Context(), url, db.Options{})
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { _ = d.Close() })
			return d
		}
		d := open()
		if ok, err := reference.LoadFrom(t.Context(), client(d), firstEdition(t), nil); !ok || err != nil {
			t.Fatalf("Load = %v, %v", ok, err)
		}
		servers := []*db.DB{open(), open()}
		results := make([]bool, len(servers))
		var wait sync.WaitGroup
		for i, server := range servers {
			wait.Go(func() {
				var err error
				if results[i], err = reference.Load(t.Context(), client(server), nil); err != nil {
					t.Error(err)
				}
			})
		}
		wait.Wait()
		if results[0] == results[1] {
			t.Errorf("loaded: %v", results)
		}
		compareCounts(t, counts(t, client(d)), complete)
	})
}

// pairingBetween returns the pairing of two counties.
func pairingBetween(t *testing.T, c *ent.Client, supporter, recipient string) *ent.Pairing {
	t.Helper()
	p, err := c.Pairing.Query().Where(
		pairing.HasSupporterWith(county.Code(supporter)), pairing.HasRecipientWith(county.Code(recipient)),
	).Only(rule.Trusted(t.Context()))
	if err != nil {
		t.Fatalf("%s–%s: %v", supporter, recipient, err)
	}
	return p
}

// act does something as an admin, with its history.
func act(t *testing.T, c *ent.Client, do func(context.Context, *ent.Client) error) {
	t.Helper()
	ctx := viewer.With(t.Context(), &viewer.Viewer{ID: 1, Subject: "admin", Role: viewer.Admin})
	before := c.AuditEvent.Query().CountX(rule.Trusted(t.Context()))
	if err := history.Transact(ctx, c, do); err != nil {
		t.Fatal(err)
	}
	if n := c.AuditEvent.Query().Where(auditevent.Actor("admin")).CountX(rule.Trusted(t.Context())); n != before+1 {
		t.Fatalf("%d events after %d", n, before)
	}
}
