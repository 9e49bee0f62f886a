package graph_test

import (
	"fmt"
	"testing"

	"jiedui/ent/auditevent"
	"jiedui/scalar"
)

// together returns the input of a step for several records from those of single ones; more goes beside them.
func together(record object, more ...any) object {
	input := object{"records": []object{record}}
	for i := 0; i < len(more); i += 2 {
		input[more[i].(string)] = more[i+1]
	}
	return input
}

// Several records take a step in one request, each with its event. One fault refuses all, and names every record with a
// fault; if a part is enough, the others take the step.
func TestSeveralRecordsAreReviewedTogether(t *testing.T) {
	inOffices(t, func(o office) {
		a, b, other := o.made(), o.made(), o.made()
		list := func(ids ...int) []object {
			records := make([]object, len(ids))
			for i, id := range ids {
				records[i] = o.now(id)
			}
			return records
		}
		review := func(id int) scalar.ReviewStatus {
			return mustGet(o.client.InvestmentProject.Get(o.trusted(), id)).Review
		}
		const outcomes = "done outcomes { id record { ... on Reviewable { review version } } fault { code message } }"

		got := o.do(western, "submitRecords", outcomes, object{"records": list(b.ID, a.ID)})
		if got.textAt("done") != "2" || got.textAt("outcomes.0.id") != fmt.Sprint(b.ID) || got.textAt("outcomes.1.record.review") != "SUBMITTED" {
			o.t.Errorf("handed in %s", got.Data)
		}
		for _, p := range []int{a.ID, b.ID} {
			if n := o.client.AuditEvent.Query().Where(auditevent.EntityID(p), auditevent.Actor(western)).CountX(o.trusted()); n != 1 {
				o.t.Errorf("%d events of %d", n, p)
			}
		}

		records := list(a.ID, other.ID, b.ID)
		records[2]["version"] = 1
		o.refused(eastern, "confirmRecords", object{"records": records}, "CONFLICT", "2 of 3 records are refused", "records[1]", "records[2]")
		if review(a.ID) != scalar.ReviewSubmitted {
			o.t.Errorf("a refused request confirms one of its records")
		}
		got = o.do(eastern, "confirmRecords", outcomes, object{"records": records, "partial": true})
		if got.textAt("done") != "1" || got.textAt("outcomes.0.record.review") != "CONFIRMED" || got.textAt("outcomes.1.fault.code") != "CONFLICT" || got.valueAt("outcomes.2.record") != nil {
			o.t.Errorf("confirmed a part: %s", got.Data)
		}
		if review(a.ID) != scalar.ReviewConfirmed || review(b.ID) != scalar.ReviewSubmitted || review(other.ID) != scalar.ReviewDraft {
			o.t.Errorf("now %s, %s, %s", review(a.ID), review(b.ID), review(other.ID))
		}

		o.refused(eastern, "validateRecords", object{"records": list(a.ID)}, "FORBIDDEN", "only a reviewer", "records[0]")
		o.do(eastern, "confirmRecords", "done", object{"records": list(b.ID)})
		o.refused(reviewer, "validateRecords", object{"records": append(list(a.ID), list(a.ID)...)}, "CONFLICT", "1 of 2", "records[1]")
		if got := o.do(reviewer, "validateRecords", "done", object{"records": list(a.ID, b.ID)}); got.textAt("done") != "2" {
			o.t.Errorf("validated %s", got.Data)
		}
		o.refused(reviewer, "returnRecords", object{"records": list(a.ID, b.ID), "reason": " "}, "BAD_USER_INPUT", "give a reason", "records[0]", "records[1]")
		o.do(reviewer, "returnRecords", "done", object{"records": list(a.ID, b.ID), "reason": "重填"})
		if p := mustGet(o.client.InvestmentProject.Get(o.trusted(), b.ID)); p.Review != scalar.ReviewReturned || *p.ReviewReason != "重填" {
			o.t.Errorf("returned as %s", p.Review)
		}
		o.refused(western, "submitRecords", object{"records": []object{}}, "BAD_USER_INPUT", "at least one", "records")
	})
}
