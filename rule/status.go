package rule

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"entgo.io/ent"

	"jiedui/ent/pairing"
	"jiedui/ent/reviewperiod"
	"jiedui/fault"
)

// steps lists the statuses that may follow each status. A new record may start in any status, since it may be
// registered late.
type steps map[string][]string

var pairingTransitions = steps{
	"PROPOSED":  {"ACTIVE", "ENDED"},
	"ACTIVE":    {"SUSPENDED", "ENDED"},
	"SUSPENDED": {"ACTIVE", "ENDED"},
	"ENDED":     {},
}

// projectTransitions follow the activity statuses of IATI 2.03. A suspended project continues at the stage of its work.
var projectTransitions = steps{
	"PIPELINE":       {"IMPLEMENTATION", "SUSPENDED", "CANCELLED"},
	"IMPLEMENTATION": {"FINALISATION", "SUSPENDED", "CANCELLED"},
	"FINALISATION":   {"CLOSED", "SUSPENDED", "CANCELLED"},
	"SUSPENDED":      {"PIPELINE", "IMPLEMENTATION", "FINALISATION", "CANCELLED"},
	"CLOSED":         {},
	"CANCELLED":      {},
}

var parkTransitions = steps{
	"PLANNED":            {"UNDER_CONSTRUCTION", "CLOSED"},
	"UNDER_CONSTRUCTION": {"OPERATING", "CLOSED"},
	"OPERATING":          {"CLOSED"},
	"CLOSED":             {},
}

var periodTransitions = steps{"CLOSED": {"REOPENED"}, "REOPENED": {"CLOSED"}}

// PairingSteps keeps a pairing to PROPOSED → ACTIVE ⇄ SUSPENDED → ENDED.
func PairingSteps() Check { return stepCheck("status", pairingTransitions) }

// ProjectSteps keeps a project to its activity statuses.
func ProjectSteps() Check { return stepCheck("status", projectTransitions) }

// ParkSteps keeps a park to PLANNED → UNDER_CONSTRUCTION → OPERATING → CLOSED.
func ParkSteps() Check { return stepCheck("status", parkTransitions) }

// PeriodSteps keeps a year to CLOSED ⇄ REOPENED, the latter with a reason.
func PeriodSteps() Check {
	step := stepCheck("status", periodTransitions)
	return func(ctx context.Context, m ent.Mutation) error {
		if err := step(ctx, m); err != nil {
			return err
		}
		if status, _ := m.Field("status"); status != reviewperiod.StatusREOPENED {
			return nil
		}
		if reason, ok := m.Field("reason"); !ok || strings.TrimSpace(fmt.Sprint(reason)) == "" {
			return fault.Input("reason", "give a reason when you re-open a year", "重新开放年度时请说明原因")
		}
		return nil
	}
}

// stepCheck refuses a step of the field that the steps do not list. That includes a step to the present status: the
// viewer would not learn that somebody else took it before. It refuses updates of many records at once, which do not
// show the status of each.
func stepCheck(field string, machine steps) Check {
	return func(ctx context.Context, m ent.Mutation) error {
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
		if slices.Contains(machine[from], to) {
			return nil
		}
		return misstep(field, from, to, machine[from])
	}
}

// misstep returns the fault for a step, with the possible steps.
func misstep(field, from, to string, legal []string) error {
	return Clash(field,
		fmt.Sprintf("%s can't go from %s to %s; possible next: %s", field, from, to, joinOr(legal, "none")),
		fmt.Sprintf("%s 不能从 %s 变为 %s；可选的下一步：%s", field, from, to, joinOr(legal, "无")))
}

// Clash returns the fault for a field that contradicts the records.
func Clash(path, en, zh string) *fault.Error {
	f := fault.Input(path, en, zh)
	f.Code, f.Fields[0].Code = fault.Conflict, fault.Conflict
	return f
}

// NoNextStep returns the fault for an action that the status of a pairing or a project does not allow. It names the
// possible steps.
func NoNextStep[S ~string](status S) error {
	legal := projectTransitions[string(status)]
	if _, ok := any(status).(pairing.Status); ok {
		legal = pairingTransitions[string(status)]
	}
	f := fault.New(fault.Conflict, fmt.Sprintf("this does not follow status %s; possible next: %s", status, joinOr(legal, "none")),
		fmt.Sprintf("当前状态 %s 不允许此操作；可选的下一步：%s", status, joinOr(legal, "无")))
	return f
}

func joinOr(names []string, none string) string {
	if len(names) == 0 {
		return none
	}
	return strings.Join(names, ", ")
}
