package graph_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"testing"

	"jiedui/db/dbtest"
	"jiedui/ent"
	"jiedui/scalar"
)

// inOffices runs a test in an office on each database, and verifies the history afterwards.
func inOffices(t *testing.T, test func(office)) {
	t.Helper()
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		o := employ(t, dialectName, people)
		test(o)
		o.verified()
	})
}

// version returns the present version of a record.
func (o office) version(id any) int {
	o.t.Helper()
	node, err := o.client.Noder(o.trusted(), number64(id))
	if err != nil {
		o.t.Fatal(err)
	}
	raw, _ := json.Marshal(node)
	var v struct{ Version int }
	_ = json.Unmarshal(raw, &v)
	return v.Version
}

func number64(id any) int {
	var n int
	_, _ = fmt.Sscan(fmt.Sprint(id), &n)
	return n
}

// now returns an input for the present version of a record.
func (o office) now(id any, more ...any) object {
	o.t.Helper()
	input := object{"id": id, "version": o.version(id)}
	for pair := range slices.Chunk(more, 2) {
		input[pair[0].(string)] = pair[1]
	}
	return input
}

// made returns a project that the western coordinator has registered.
func (o office) made() *ent.InvestmentProject {
	o.t.Helper()
	return mustGet(o.project().Save(o.trusted()))
}

// reviewed brings a record to a state of the review.
func (o office) reviewed(id any, to scalar.ReviewStatus) {
	o.t.Helper()
	for _, step := range []struct {
		verb, by string
		becomes  scalar.ReviewStatus
	}{
		{"submitForReview", western, scalar.ReviewSubmitted}, {"confirmRecord", eastern, scalar.ReviewConfirmed}, {"validateRecord", reviewer, scalar.ReviewValidated},
	} {
		o.do(step.by, step.verb, "__typename", o.now(id))
		if step.becomes == to {
			return
		}
	}
}
