package rule

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"entgo.io/ent"

	"jiedui/fault"
	"jiedui/scalar"
)

// steps lists for each status those that may follow it. A new record may start in any status: it may be registered
// late.
type steps map[string][]string

var pairingSteps = steps{
	"PROPOSED":  {"ACTIVE", "ENDED"},
	"ACTIVE":    {"SUSPENDED", "ENDED"},
	"SUSPENDED": {"ACTIVE", "ENDED"},
	"ENDED":     {},
}

// projectSteps follow the activity statuses of IATI 2.03; a suspended project goes on where the work stands.
var projectSteps = steps{
	"PIPELINE":       {"IMPLEMENTATION", "SUSPENDED", "CANCELLED"},
	"IMPLEMENTATION": {"FINALISATION", "SUSPENDED", "CANCELLED"},
	"FINALISATION":   {"CLOSED", "SUSPENDED", "CANCELLED"},
	"SUSPENDED":      {"PIPELINE", "IMPLEMENTATION", "FINALISATION", "CANCELLED"},
	"CLOSED":         {},
	"CANCELLED":      {},
}

var parkSteps = steps{
	"PLANNED":            {"UNDER_CONSTRUCTION", "CLOSED"},
	"UNDER_CONSTRUCTION": {"OPERATING", "CLOSED"},
	"OPERATING":          {"CLOSED"},
	"CLOSED":             {},
}

// reviewSteps is the yearly cycle. A validated record that is edited goes back to DRAFT, a locked one is validated
// again when its period is re-opened.
var reviewSteps = steps{
	string(scalar.ReviewDraft):     {string(scalar.ReviewSubmitted)},
	string(scalar.ReviewSubmitted): {string(scalar.ReviewConfirmed), string(scalar.ReviewReturned)},
	string(scalar.ReviewConfirmed): {string(scalar.ReviewValidated), string(scalar.ReviewReturned)},
	string(scalar.ReviewValidated): {string(scalar.ReviewLocked), string(scalar.ReviewReturned), string(scalar.ReviewDraft)},
	string(scalar.ReviewReturned):  {string(scalar.ReviewSubmitted), string(scalar.ReviewDraft)},
	string(scalar.ReviewLocked):    {string(scalar.ReviewValidated)},
}

// PairingSteps holds a pairing to PROPOSED → ACTIVE ⇄ SUSPENDED → ENDED.
func PairingSteps() ent.Hook { return hold("status", pairingSteps) }

// ProjectSteps holds a project to its activity statuses.
func ProjectSteps() ent.Hook { return hold("status", projectSteps) }

// ParkSteps holds a park to PLANNED → UNDER_CONSTRUCTION → OPERATING → CLOSED.
func ParkSteps() ent.Hook { return hold("status", parkSteps) }

// ReviewCycle holds a record to the review cycle, and wants a reason for a return.
func ReviewCycle() ent.Hook {
	cycle := hold("review", reviewSteps)
	reason := before(func(_ context.Context, m ent.Mutation) error {
		if review, ok := m.Field("review"); ok && review == scalar.ReviewReturned {
			if reason, ok := m.Field("review_reason"); !ok || strings.TrimSpace(fmt.Sprint(reason)) == "" {
				return fault.Input("reviewReason", "a record is returned with a reason", "退回时须说明原因")
			}
		}
		return nil
	})
	return func(next ent.Mutator) ent.Mutator { return reason(cycle(next)) }
}

// hold refuses a step of the field that the machine does not know. Updates of many records at once are refused:
// they would not show where each one stood.
func hold(field string, machine steps) ent.Hook {
	return before(func(ctx context.Context, m ent.Mutation) error {
		value, ok := m.Field(field)
		if !ok || m.Op().Is(ent.OpCreate) {
			return nil
		}
		if !m.Op().Is(ent.OpUpdateOne) {
			return fmt.Errorf("%s of %s is changed one record at a time", field, m.Type())
		}
		old, err := m.OldField(ctx, field)
		if err != nil {
			return fmt.Errorf("old %s of %s: %w", field, m.Type(), err)
		}
		from, to := fmt.Sprint(old), fmt.Sprint(value)
		if from == to || slices.Contains(machine[from], to) {
			return nil
		}
		next, nextZH := "none", "无"
		if len(machine[from]) > 0 {
			next = strings.Join(machine[from], ", ")
			nextZH = next
		}
		f := fault.Input(field,
			fmt.Sprintf("%s can't go from %s to %s; possible next: %s", field, from, to, next),
			fmt.Sprintf("%s 不能从 %s 变为 %s;可选的下一步:%s", field, from, to, nextZH))
		f.Code = fault.Conflict
		return f
	})
}
