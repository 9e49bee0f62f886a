package rule_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"entgo.io/ent/dialect"
	"pgregory.net/rapid"

	"jiedui/ent"
	"jiedui/ent/investmentproject"
	"jiedui/fault"
	"jiedui/rule"
	"jiedui/scalar"
)

// The state machines as the documents describe them.
var (
	reviewCycle = map[scalar.ReviewStatus][]scalar.ReviewStatus{
		"DRAFT": {"SUBMITTED"}, "SUBMITTED": {"CONFIRMED", "RETURNED"}, "CONFIRMED": {"VALIDATED", "RETURNED"},
		"VALIDATED": {"LOCKED", "RETURNED", "DRAFT"}, "RETURNED": {"SUBMITTED", "DRAFT"}, "LOCKED": {"VALIDATED"},
	}
	projectCycle = map[investmentproject.Status][]investmentproject.Status{
		"PIPELINE": {"IMPLEMENTATION", "SUSPENDED", "CANCELLED"}, "IMPLEMENTATION": {"FINALISATION", "SUSPENDED", "CANCELLED"},
		"FINALISATION": {"CLOSED", "SUSPENDED", "CANCELLED"}, "SUSPENDED": {"PIPELINE", "IMPLEMENTATION", "FINALISATION", "CANCELLED"},
		"CLOSED": nil, "CANCELLED": nil,
	}
)

// In whatever order changes are tried, a project takes legal steps only, and it is edited only while it is not under
// review. The values of its last validation count.
func TestProjectStaysConsistentInAnyOrderOfChanges(t *testing.T) {
	t.Parallel()
	w, ctx := open(t, dialect.SQLite), rule.Alone(t.Context())
	firm, number := w.enterprise(), 0
	reviews, statuses := slices.Sorted(maps.Keys(reviewCycle)), slices.Sorted(maps.Keys(projectCycle))
	seen := map[scalar.ReviewStatus]int{}
	rapid.Check(t, func(rt *rapid.T) {
		number++
		now := w.project(fmt.Sprintf("R-%d", number)).SetEnterprise(firm).SaveX(ctx)
		review, status, committed, version := now.Review, now.Status, now.Committed, now.Version
		validated := scalar.Money(-1) // nothing was validated yet

		// try makes a change and reports whether it was made. The fault for an illegal step must name the legal ones.
		try := func(u *ent.InvestmentProjectUpdateOne, legal bool, names []string) bool {
			err := u.Exec(ctx)
			if legal != (err == nil) {
				rt.Fatalf("%s %s: legal %t, but %v", review, status, legal, err)
			}
			if err == nil {
				version++
				return true
			}
			if !fault.Is(err, fault.Conflict) || names != nil && !strings.Contains(err.Error(), "possible next: "+strings.Join(names, ", ")) {
				rt.Fatalf("%s %s: refused with %v", review, status, err)
			}
			return false
		}
		// editable reports whether the content may change. An edit makes a validated record a draft.
		editable := func() bool {
			return review == scalar.ReviewDraft || review == scalar.ReviewReturned || review == scalar.ReviewValidated
		}
		edited := func() {
			if review == scalar.ReviewValidated {
				review = scalar.ReviewDraft
			}
		}
		move := func(to scalar.ReviewStatus) {
			names := make([]string, 0, 3)
			for _, s := range reviewCycle[review] {
				names = append(names, string(s))
			}
			u := w.InvestmentProject.UpdateOneID(now.ID).SetReview(to).SetReviewReason("原因")
			if !try(u, slices.Contains(reviewCycle[review], to), orNone(names)) {
				return
			}
			switch {
			case to == scalar.ReviewValidated && review == scalar.ReviewConfirmed:
				validated = committed
			case review == scalar.ReviewValidated && to != scalar.ReviewLocked: // the validation is taken back
				validated = -1
			}
			review = to
			seen[to]++
		}
		rt.Repeat(map[string]func(*rapid.T){
			"onward": func(*rapid.T) { move(reviewCycle[review][0]) },
			"review": func(rt *rapid.T) { move(rapid.SampledFrom(reviews).Draw(rt, "to")) },
			"status": func(rt *rapid.T) {
				to := rapid.SampledFrom(slices.Concat(statuses, projectCycle[status], projectCycle[status])).Draw(rt, "to")
				legal := slices.Contains(projectCycle[status], to)
				names := make([]string, 0, 4)
				for _, s := range projectCycle[status] {
					names = append(names, string(s))
				}
				if names = orNone(names); !editable() {
					names = nil // the fault may say that the record is being reviewed
				}
				if try(withDays(w.InvestmentProject.UpdateOneID(now.ID).SetStatus(to), to), legal && editable(), names) {
					status = to
					edited()
				}
			},
			"edit": func(rt *rapid.T) {
				amount := scalar.Money(rapid.Int64Range(1, 1000).Draw(rt, "committed"))
				if try(w.InvestmentProject.UpdateOneID(now.ID).SetCommitted(amount), editable(), nil) {
					committed = amount
					edited()
				}
			},
			"money": func(*rapid.T) { try(w.InvestmentProject.UpdateOneID(now.ID).AddPaidIn(1), true, nil) },
			"": func(rt *rapid.T) {
				p := w.InvestmentProject.GetX(ctx, now.ID)
				if p.Review != review || p.Status != status || p.Committed != committed || p.Version != version {
					rt.Fatalf("the project is %s, want %s %s %s at %d", p, review, status, committed, version)
				}
				counts := p.Committed
				if v, ok := p.ValidatedValues["committed"]; ok {
					counts = scalar.Money(v.(float64))
				}
				if validated >= 0 && counts != validated {
					rt.Fatalf("%s counts, %s was validated: %s", counts, validated, p)
				}
			},
		})
	})
	for _, place := range reviews {
		if seen[place] == 0 && !t.Failed() {
			t.Errorf("no project was ever %s", place)
		}
	}
}

// withDays sets the days that a status needs, and clears those that it may not have.
func withDays(u *ent.InvestmentProjectUpdateOne, to investmentproject.Status) *ent.InvestmentProjectUpdateOne {
	start, end := scalar.Date{Year: 2022, Month: 3, Day: 1}, scalar.Date{Year: 2022, Month: 5, Day: 1}
	switch to {
	case investmentproject.StatusPIPELINE:
		return u.ClearActualStartOn().ClearActualEndOn()
	case investmentproject.StatusIMPLEMENTATION, investmentproject.StatusFINALISATION:
		return u.SetActualStartOn(start)
	case investmentproject.StatusCLOSED:
		return u.SetActualStartOn(start).SetActualEndOn(end)
	}
	return u
}

// orNone returns the steps as a message lists them.
func orNone(names []string) []string {
	if len(names) == 0 {
		return []string{"none"}
	}
	return names
}
