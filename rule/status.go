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

var periodSteps = steps{"CLOSED": {"REOPENED"}, "REOPENED": {"CLOSED"}}

// PairingSteps holds a pairing to PROPOSED → ACTIVE ⇄ SUSPENDED → ENDED.
func PairingSteps() Check { return hold("status", pairingSteps) }

// ProjectSteps holds a project to its activity statuses.
func ProjectSteps() Check { return hold("status", projectSteps) }

// ParkSteps holds a park to PLANNED → UNDER_CONSTRUCTION → OPERATING → CLOSED.
func ParkSteps() Check { return hold("status", parkSteps) }

// PeriodSteps holds a period to CLOSED ⇄ REOPENED, the latter with a reason.
func PeriodSteps() Check {
	step := hold("status", periodSteps)
	return func(ctx context.Context, m ent.Mutation) error {
		if err := step(ctx, m); err != nil {
			return err
		}
		if status, _ := m.Field("status"); status != reviewperiod.StatusREOPENED {
			return nil
		}
		if reason, ok := m.Field("reason"); !ok || strings.TrimSpace(fmt.Sprint(reason)) == "" {
			return fault.Input("reason", "a year is re-opened with a reason", "重新开放时须说明原因")
		}
		return nil
	}
}

// hold refuses a step of the field that the machine does not know, and one to where it stands already: who takes it
// would learn nothing of whoever took it before. Updates of many records at once are refused:
// they would not show where each one stood.
func hold(field string, machine steps) Check {
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

// misstep names the steps that could be taken instead.
func misstep(field, from, to string, legal []string) error {
	return Clash(field,
		fmt.Sprintf("%s can't go from %s to %s; possible next: %s", field, from, to, list(legal, "none")),
		fmt.Sprintf("%s 不能从 %s 变为 %s；可选的下一步：%s", field, from, to, list(legal, "无")))
}

// Clash is a field that does not go with what is on record.
func Clash(path, en, zh string) *fault.Error {
	f := fault.Input(path, en, zh)
	f.Code, f.Fields[0].Code = fault.Conflict, fault.Conflict
	return f
}

// NoNextStep refuses what does not follow the status of a pairing or a project, and names what does.
func NoNextStep[S ~string](status S) error {
	legal := projectSteps[string(status)]
	if _, ok := any(status).(pairing.Status); ok {
		legal = pairingSteps[string(status)]
	}
	f := fault.New(fault.Conflict, fmt.Sprintf("this does not follow status %s; possible next: %s", status, list(legal, "none")),
		fmt.Sprintf("当前状态 %s 不允许此操作；可选的下一步：%s", status, list(legal, "无")))
	return f
}

func list(names []string, none string) string {
	if len(names) == 0 {
		return none
	}
	return strings.Join(names, ", ")
}
