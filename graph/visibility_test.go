package graph_test

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"entgo.io/ent/dialect"
	"pgregory.net/rapid"

	"jiedui/db"
	"jiedui/db/dbtest"
	"jiedui/ent"
	"jiedui/ent/auditevent"
	"jiedui/ent/coordinator"
	"jiedui/ent/pairing"
	"jiedui/graph"
	"jiedui/rule"
	"jiedui/scalar"
	"jiedui/viewer"
	"jiedui/visibility"
)

// underReview has the demonstration data in all states of the review. Of each fourteenth project, which is a draft, other
// values were validated. Some records have a history.
var underReview = dbtest.Template{Name: "under review", Build: func(ctx context.Context, d *db.DB) error {
	if err := full.Build(ctx, d); err != nil {
		return err
	}
	if err := hire(ctx, d.Client()); err != nil {
		return err
	}
	for _, e := range ent.Entities {
		if !e.Reviewed {
			continue
		}
		if _, err := d.ExecContext(ctx, "UPDATE "+e.Table+` SET review = CASE (id % 7) WHEN 0 THEN 'DRAFT' WHEN 1 THEN 'SUBMITTED' WHEN 2 THEN 'RETURNED'
			WHEN 3 THEN 'CONFIRMED' WHEN 4 THEN 'LOCKED' ELSE 'VALIDATED' END`); err != nil {
			return err
		}
	}
	saved := `'{"committed": 12300, "name": "经审核的名称"}'`
	if _, err := d.ExecContext(ctx, "UPDATE investment_projects SET validated_values = "+saved+" WHERE id % 14 = 7 OR id % 21 = 8"); err != nil {
		return err
	}
	ctx = rule.Trusted(ctx)
	var events []*ent.AuditEventCreate
	for _, entity := range []string{ent.TypeInvestmentProject, ent.TypeEmploymentRecord, ent.TypeCapitalContribution, ent.TypePairing} {
		var ids []int
		var err error
		switch client := d.Client(); entity {
		case ent.TypeInvestmentProject:
			ids, err = client.InvestmentProject.Query().Limit(300).Order(ent.Asc("id")).IDs(ctx)
		case ent.TypeEmploymentRecord:
			ids, err = client.EmploymentRecord.Query().Limit(300).Order(ent.Asc("id")).IDs(ctx)
		case ent.TypeCapitalContribution:
			ids, err = client.CapitalContribution.Query().Limit(300).Order(ent.Asc("id")).IDs(ctx)
		default:
			ids, err = client.Pairing.Query().Limit(10).IDs(ctx)
		}
		if err != nil {
			return err
		}
		for _, id := range ids {
			events = append(events, d.Client().AuditEvent.Create().SetEntity(entity).SetEntityID(id).SetAction(auditevent.ActionUPDATE).
				SetActor("demo").SetRequestID("r").SetChain(1).SetPlace(len(events)+1).SetPreviousHash("").SetHash(""))
		}
	}
	return d.Client().AuditEvent.CreateBulk(events...).Exec(ctx)
}}

// record is one of a reviewed entity, as the table has it.
type record struct {
	id                                 int
	review                             scalar.ReviewStatus
	edited                             bool
	county, pairing, province, project int
	amount                             int64 // committed or paid
	reverses                           int
}

// ledger is all that the rule of visibility depends on, read without it.
type ledger struct {
	counties map[int]*ent.County
	pairings map[int]*ent.Pairing
	records  map[string]map[int]record // by entity
	reversed map[int]bool              // contributions
}

func (o office) ledger() ledger {
	o.t.Helper()
	ctx := o.trusted()
	l := ledger{make(map[int]*ent.County), make(map[int]*ent.Pairing), make(map[string]map[int]record), make(map[int]bool)}
	for _, c := range o.client.County.Query().AllX(ctx) {
		l.counties[c.ID] = c
	}
	for _, p := range o.client.Pairing.Query().AllX(ctx) {
		l.pairings[p.ID] = p
	}
	for _, e := range ent.Entities {
		if !e.Reviewed {
			continue
		}
		column := func(name string) string {
			if slices.Contains(ent.Columns[e.Table], name) {
				return "COALESCE(" + name + ", 0)"
			}
			return "0"
		}
		amount := column("committed")
		if amount == "0" {
			amount = column("amount")
		}
		rows, err := o.db.QueryContext(ctx, fmt.Sprintf("SELECT id, review, validated_values IS NOT NULL, %s, %s, %s, %s, %s, %s FROM %s",
			column("county_id"), column("pairing_id"), column("province_id"), column("project_id"), amount, column("reverses_id"), e.Table))
		if err != nil {
			o.t.Fatal(err)
		}
		l.records[e.Name] = make(map[int]record)
		for rows.Next() {
			var r record
			if err := rows.Scan(&r.id, &r.review, &r.edited, &r.county, &r.pairing, &r.province, &r.project, &r.amount, &r.reverses); err != nil {
				o.t.Fatal(err)
			}
			l.records[e.Name][r.id] = r
			l.reversed[r.reverses] = true
		}
		if err := rows.Err(); err != nil {
			o.t.Fatal(err)
		}
		_ = rows.Close()
	}
	return l
}

// inScope reports whether a record is of one of the two sides that a reader works for, or that they are above.
func (l ledger) inScope(v *viewer.Viewer, r record) bool {
	if v.Role != viewer.Coordinator && v.Role != viewer.Reviewer {
		return false
	}
	covers := func(county int) bool {
		c := l.counties[county]
		if c == nil {
			return false
		}
		prefecture := 0
		if c.PrefectureID != nil {
			prefecture = *c.PrefectureID
		}
		return v.Covers(c.ID, prefecture, c.ProvinceID)
	}
	if r.project != 0 {
		return l.inScope(v, l.records[ent.TypeInvestmentProject][r.project])
	}
	if p := l.pairings[r.pairing]; p != nil && (covers(p.SupporterID) || covers(p.RecipientID)) {
		return true
	}
	for _, p := range l.pairings {
		if r.county != 0 && p.RecipientID == r.county && p.Status != pairing.StatusENDED && covers(p.SupporterID) {
			return true
		}
	}
	return covers(r.county) || slices.Contains(v.Provinces, r.province)
}

// sees reports whether a reader sees a record in lists.
func (l ledger) sees(v *viewer.Viewer, r record) bool {
	if v.Role == viewer.Admin {
		return true
	}
	if r.project != 0 && !l.sees(v, l.records[ent.TypeInvestmentProject][r.project]) {
		return false
	}
	return !visibility.Hides(r.review) || l.inScope(v, r)
}

// seen returns the ids that a reader sees of an entity.
func (l ledger) seen(v *viewer.Viewer, entity string) []int {
	var ids []int
	for _, r := range l.records[entity] {
		if l.sees(v, r) {
			ids = append(ids, r.id)
		}
	}
	return slices.Sorted(slices.Values(ids))
}

// validated is what the template says was committed of edited projects.
const validated = 12300

// total returns how many projects count at a level, and what is committed to them.
func (l ledger) total(v *viewer.Viewer, level string) (count int, committed int64) {
	order := []scalar.ReviewStatus{scalar.ReviewSubmitted, scalar.ReviewConfirmed, scalar.ReviewValidated, scalar.ReviewLocked}
	for _, r := range l.records[ent.TypeInvestmentProject] {
		reached := level == "ALL"
		for i, at := range order {
			reached = reached || string(at) == level && slices.Contains(order[i:], r.review)
		}
		switch {
		case l.sees(v, r) && reached:
			count, committed = count+1, committed+r.amount
		case r.edited && level != "LOCKED":
			count, committed = count+1, committed+validated
		}
	}
	return count, committed
}

// paidIn returns the sum of a project's contributions, which is a field of the project: also of those under review.
func (l ledger) paidIn(project int) (sum int64) {
	for _, c := range l.records[ent.TypeCapitalContribution] {
		if c.project == project && c.reverses == 0 && !l.reversed[c.id] {
			sum += c.amount
		}
	}
	return sum
}

// readers are one of each role and place, one whose token names nobody, and one without a token.
func (o office) readers() map[string]*viewer.Viewer {
	o.t.Helper()
	ctx := o.trusted()
	all := map[string]*viewer.Viewer{"": {}, "unknown": {Subject: "unknown"}}
	for _, p := range o.client.Coordinator.Query().Where(coordinator.SubjectContains(":")).WithCounties().WithProvinces().AllX(ctx) {
		v := &viewer.Viewer{ID: p.ID, Subject: p.Subject, Role: viewer.Role(p.Role)}
		for _, c := range p.Edges.Counties {
			v.Counties = append(v.Counties, c.ID)
		}
		for _, r := range p.Edges.Provinces {
			v.Provinces = append(v.Provinces, r.ID)
		}
		if slices.ContainsFunc(roles, func(r coordinator.Role) bool { return strings.HasPrefix(p.Subject, string(r)+":") }) {
			all[p.Subject] = v
		}
	}
	return all
}

// Every reader gets what a plain filter over all records gives: in lists, counts, relations, filters, sums, totals and the
// history, from both executors.
func TestDraftsAreReadByTheirSidesOnly(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		o := employ(t, dialectName, underReview)
		l, readers := o.ledger(), o.readers()
		names := slices.Sorted(maps.Keys(readers))
		if len(names) != 2+len(roles)*3 {
			t.Fatalf("readers %q", names)
		}
		drafts := l.seen(&viewer.Viewer{}, ent.TypeInvestmentProject)
		if n := len(l.records[ent.TypeInvestmentProject]); len(drafts) == 0 || len(drafts) > n*2/3 {
			t.Fatalf("nobody sees %d of %d projects", len(drafts), n)
		}
		for _, who := range names {
			o.checkReader(l, who, readers[who])
		}
		rapid.Check(t, func(rt *rapid.T) {
			who := rapid.SampledFrom(names).Draw(rt, "reader")
			projects := slices.Sorted(maps.Keys(l.records[ent.TypeInvestmentProject]))
			id := rapid.SampledFrom(projects).Draw(rt, "project")
			o.checkProject(rt, l, who, readers[who], l.records[ent.TypeInvestmentProject][id])
		})
	})
}

// checkReader compares the totals of everything.
func (o office) checkReader(l ledger, who string, v *viewer.Viewer) {
	o.t.Helper()
	count, edits := make(map[string]string), 0
	for _, e := range ent.Entities {
		if e.Reviewed {
			count[e.Name] = strings.ToLower(e.Name[:1]) + e.Name[1:] + "s"
		}
	}
	var query strings.Builder
	query.WriteString("{")
	for _, entity := range slices.Sorted(maps.Keys(count)) {
		fmt.Fprintf(&query, ` %s: %s { totalCount } drafts%[1]s: %[2]s(where: {review: DRAFT}) { totalCount }`, entity, count[entity])
	}
	query.WriteString(` capitalContributions(where: {hasProjectWith: {review: RETURNED}}) { totalCount }`)
	for _, level := range []string{"ALL", "SUBMITTED", "CONFIRMED", "VALIDATED", "LOCKED"} {
		fmt.Fprintf(&query, ` %s: investmentProjectGroups(groupBy: [], countLevel: %[1]s) { totals { count committed { sum } } }`, level)
	}
	query.WriteString("}")
	for _, url := range []string{o.url, o.generated} {
		a := o.send(url, who, query.String(), nil)
		if len(a.Errors) > 0 {
			o.t.Fatalf("%q: %s", who, a.raw)
		}
		for entity := range count {
			seen := l.seen(v, entity)
			edits = 0
			for _, id := range seen {
				if l.records[entity][id].review == scalar.ReviewDraft {
					edits++
				}
			}
			if got := a.textAt(entity + ".totalCount"); got != strconv.Itoa(len(seen)) {
				o.t.Errorf("%q sees %s of %s, want %d", who, got, entity, len(seen))
			}
			if got := a.textAt("drafts" + entity + ".totalCount"); got != strconv.Itoa(edits) {
				o.t.Errorf("%q sees %s drafts of %s, want %d", who, got, entity, edits)
			}
		}
		ofReturned := 0
		for _, id := range l.seen(v, ent.TypeCapitalContribution) {
			if l.records[ent.TypeInvestmentProject][l.records[ent.TypeCapitalContribution][id].project].review == scalar.ReviewReturned {
				ofReturned++
			}
		}
		if got := a.textAt("capitalContributions.totalCount"); got != strconv.Itoa(ofReturned) {
			o.t.Errorf("%q sees %s contributions to returned projects, want %d", who, got, ofReturned)
		}
		for _, level := range []string{"ALL", "SUBMITTED", "CONFIRMED", "VALIDATED", "LOCKED"} {
			n, committed := l.total(v, level)
			got := a.textAt(level+".totals.count") + " " + a.textAt(level+".totals.committed.sum")
			if want := strconv.Itoa(n) + " " + scalar.Money(committed).String(); got != want {
				o.t.Errorf("%q: projects at %s are %s, want %s", who, level, got, want)
			}
		}
	}
	if v.Role == viewer.Reviewer || v.Role == viewer.Admin {
		for _, entity := range []string{ent.TypeInvestmentProject, ent.TypeEmploymentRecord, ent.TypeCapitalContribution} {
			want := 0
			events := o.client.AuditEvent.Query().Where(auditevent.Entity(entity)).AllX(o.trusted())
			for _, e := range events {
				if r, there := l.records[entity][e.EntityID]; there && l.sees(v, r) {
					want++
				}
			}
			if got := o.query(who, `{ auditEvents(where: {entity: "`+entity+`"}) { totalCount } }`).textAt("auditEvents.totalCount"); got != strconv.Itoa(want) || len(events) == 0 {
				o.t.Errorf("%q reads %s events of %s, want %d of %d", who, got, entity, want, len(events))
			}
		}
	}
}

// checkProject compares one project, by its id and in the lists that it is in.
func (o office) checkProject(rt *rapid.T, l ledger, who string, v *viewer.Viewer, r record) {
	var paid int
	for _, c := range l.records[ent.TypeCapitalContribution] {
		if c.project == r.id && l.sees(v, c) {
			paid++
		}
	}
	var beside int
	for _, other := range l.records[ent.TypeInvestmentProject] {
		if other.county == r.county && l.sees(v, other) {
			beside++
		}
	}
	query := fmt.Sprintf(`{ node(id: %d) { ... on InvestmentProject { paidIn contributions { totalCount } } }
		list: investmentProjects(where: {id: %[1]d}, orderBy: {field: PAID_IN}) { totalCount edges { node { paidIn } } }
		of: counties(where: {id: %d}) { edges { node { investmentProjects { totalCount } } } } }`, r.id, r.county)
	for _, url := range []string{o.url, o.generated} {
		a, err := o.try(url, who, query, nil)
		if err != nil {
			rt.Fatal(err)
		}
		if got := a.textAt("of.edges.0.node.investmentProjects.totalCount"); got != strconv.Itoa(beside) && len(a.Errors) == 0 {
			rt.Errorf("%q sees %s projects of the county, want %d", who, got, beside)
		}
		if !l.sees(v, r) {
			if a.code() != "NOT_FOUND" || a.valueAt("node") != nil {
				rt.Errorf("%q sees project %d in %s: %s", who, r.id, r.review, a.raw)
			}
			continue
		}
		sum := l.paidIn(r.id)
		want := fmt.Sprintf("map[contributions:map[totalCount:%d] paidIn:%s]", paid, scalar.Money(sum))
		if got := a.textAt("node"); got != want {
			rt.Errorf("%q sees project %d as %s, want %s", who, r.id, got, want)
		}
		if got := a.textAt("list.edges.0.node.paidIn"); got != scalar.Money(sum).String() {
			rt.Errorf("%q sees project %d in a list with %s paid in, want %s", who, r.id, got, scalar.Money(sum))
		}
	}
}

// A setting of the server opens drafts to everyone who may read.
func TestOpenDraftsAreReadByEveryone(t *testing.T) {
	t.Parallel()
	a := serve(t, dialect.SQLite, underReview) // with the setting
	data, errs := a.post(t, `{ investmentProjects(where: {review: RETURNED}) { totalCount } }`, nil)
	if errs != nil || strings.Contains(string(data), `"totalCount":0`) {
		t.Errorf("%s %s", data, errs)
	}
}

// Subscribers hear of a record under review only if they may read it.
func TestSubscribersHearOfDraftsOfTheirSidesOnly(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		s := serveLive(t, dbtest.Open(t, dialectName, full), settings{graph: func(o *graph.Options) { o.OpenDrafts = false }})
		here, _ := twoPairings(t, s.client)
		supporters := "demo:county:" + here.supporter.Code
		query := fmt.Sprintf(`subscription { projectChanged(pairingID: %d) { project { review } %s } }`, here.pairing.ID, event)
		side := s.sse(t, s.bearer(t, supporters, time.Hour), query)
		s.subscribers(t, 1)
		public := s.sse(t, "", query)
		s.subscribers(t, 2)
		id := projectID(t, s.change(t, here.coordinator(), register(here, "草稿项目")))
		s.change(t, here.coordinator(), `mutation { submitForReview(input: {id: "`+id+`", version: 1}) { record { id } } }`)
		for _, review := range []string{"DRAFT", "SUBMITTED"} { // or what it has become since
			if kind, data := side.next(t); kind != "next" || !strings.Contains(data, id) || strings.Contains(data, `"project":null`) {
				t.Errorf("the other side hears %s %s when the project is %s", kind, data, review)
			}
		}
		s.change(t, supporters, `mutation { confirmRecord(input: {id: "`+id+`", version: 2}) { record { id } } }`)
		if kind, data := public.next(t); kind != "next" || !strings.Contains(data, `"project":{"review":"CONFIRMED"}`) {
			t.Errorf("everyone hears %s %s", kind, data)
		}
	})
}
