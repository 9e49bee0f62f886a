package graph_test

import (
	"fmt"
	"sync"
	"testing"

	"jiedui/db/dbtest"
	"jiedui/ent/coordinator"
	"jiedui/verb"
)

const proposed = `coordinator { id version role active } rightsChange {
	id version status changes { field before after } coordinator { id role active } proposer { role } decider { role } reason }`

// overseen runs a test on a server where rights need a second admin. There are three.
func overseen(t *testing.T, test func(o office)) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		o := employOn(t, dbtest.Open(t, dialectName, people), verb.Rights{TwoAdmins: true})
		test(o)
		o.verified()
	})
}

// More admins.
var (
	second = subject(coordinator.RoleADMIN, east)
	third  = subject(coordinator.RoleADMIN, farWest)
)

// at returns the input for the change in a payload.
func (o office) at(a answer, more ...any) object {
	o.t.Helper()
	in := object{"id": a.valueAt("rightsChange.id"), "version": a.valueAt("rightsChange.version")}
	for i := 0; i < len(more); i += 2 {
		in[more[i].(string)] = more[i+1]
	}
	return in
}

// coordinator returns the input for a change of a coordinator.
func (o office) coordinator(subject string, more ...any) object {
	o.t.Helper()
	c := mustGet(o.client.Coordinator.Get(o.trusted(), o.person(subject)))
	in := object{"id": c.ID, "version": c.Version}
	for i := 0; i < len(more); i += 2 {
		in[more[i].(string)] = more[i+1]
	}
	return in
}

func (o office) expect(what string, a answer, path, want string) {
	o.t.Helper()
	if got := a.textAt(path); got != want {
		o.t.Errorf("%s: %s is %s, want %s: %s", what, path, got, want, a.Data)
	}
}

func TestNewRightsNeedASecondAdmin(t *testing.T) {
	overseen(t, func(o office) {
		input := object{"subject": "new", "name": "新管理员", "role": "ADMIN", "phone": "0571", "countyIDs": []int{o.county(west)}}
		a := o.do(admin, "addCoordinator", proposed, input)
		o.expect("a new admin", a, "coordinator", "<nil>")
		o.expect("a new admin", a, "rightsChange.status", "PROPOSED")
		o.expect("a new admin", a, "rightsChange.changes.0", fmt.Sprintf("map[after:[%d] before:<nil> field:counties]", o.county(west)))
		o.expect("who is only proposed", o.query("new", "{ me { role } }"), "me", "<nil>")
		o.refused(admin, "confirmRightsChange", o.at(a), "FORBIDDEN", "you proposed the change")
		o.refused(reviewer, "confirmRightsChange", o.at(a), "FORBIDDEN", "only an active admin")
		o.refused(reviewer, "rejectRightsChange", o.at(a, "reason", "无权"), "FORBIDDEN", "only an admin")
		o.refused("new", "confirmRightsChange", o.at(a), "UNAUTHENTICATED", "")
		waiting := o.query(second, `{ rightsChanges(where: {status: PROPOSED}) { edges { node { changes { field after } } } } }`)
		o.expect("what waits", waiting, "rightsChanges.edges.0.node.changes.4", "map[after:new field:subject]")

		done := o.do(second, "confirmRightsChange", proposed[len("coordinator { id version role active } "):], o.at(a))
		o.expect("a confirmed change", done, "rightsChange.status", "CONFIRMED")
		o.expect("a confirmed change", done, "rightsChange.coordinator.role", "ADMIN")
		o.expect("a confirmed change", done, "rightsChange.decider.role", "ADMIN")
		o.expect("the new admin", o.query("new", "{ me { role phone counties { totalCount } } }"), "me", "map[counties:map[totalCount:1] phone:0571 role:ADMIN]")
		o.refused(third, "confirmRightsChange", o.at(a), "CONFLICT", "read it again")
		o.refused(third, "confirmRightsChange", o.at(done), "CONFLICT", "can't go from CONFIRMED to CONFIRMED")
		o.refused(third, "rejectRightsChange", o.at(done, "reason", "晚了"), "CONFLICT", "can't go from CONFIRMED to REJECTED")

		// What would fail is not even proposed.
		o.refused(admin, "addCoordinator", input, "CONFLICT", "belongs to a coordinator already")
		o.refused(admin, "addCoordinator", object{"subject": "x", "name": "无处", "role": "ANALYST", "countyIDs": []int{1}}, "BAD_USER_INPUT", "", "countyIDs")
		o.refused(admin, "updateCoordinator", o.coordinator(western, "provinceIDs", []int{1}), "BAD_USER_INPUT", "", "provinceIDs")
		o.refused(western, "addCoordinator", object{"subject": "y", "name": "无权", "role": "ADMIN"}, "FORBIDDEN", "")
	})
}

func TestChangesOfRightsNeedASecondAdmin(t *testing.T) {
	overseen(t, func(o office) {
		for _, more := range [][]any{
			{"role", "ADMIN"},
			{"countyIDs", []int{}},
			{"countyIDs", []int{o.county(west), o.county(east)}},
			{"provinceIDs", []int{o.province("51")}},
			{"active", false, "role", "ADMIN"},
		} {
			a := o.do(admin, "updateCoordinator", proposed, o.coordinator(western, more...))
			o.expect("a change of rights", a, "rightsChange.status", "PROPOSED")
			o.expect("a change of rights", a, "coordinator.role", "COORDINATOR")
			o.expect("a change of rights", a, "coordinator.version", "1")
			o.refused(admin, "rejectRightsChange", o.at(a, "reason", " "), "BAD_USER_INPUT", "reason", "reason")
			gone := o.do(admin, "rejectRightsChange", "rightsChange { id version status reason }", o.at(a, "reason", "撤回"))
			o.expect("a change that was withdrawn", gone, "rightsChange.reason", "撤回")
			o.refused(second, "confirmRightsChange", o.at(gone), "CONFLICT", "can't go from REJECTED")
		}

		// At once: how to reach a person, what stays as it is, and the end of the rights of who is no admin.
		for _, more := range [][]any{
			{"name", "改名", "phone", "1", "role", "COORDINATOR", "countyIDs", []int{o.county(west)}, "active", true},
			{"active", false, "email", nil},
		} {
			a := o.do(admin, "updateCoordinator", proposed, o.coordinator(western, more...))
			o.expect("a change of contacts", a, "rightsChange", "<nil>")
		}
		o.expect("a person without rights", o.query(western, "{ me { role } }"), "me", "<nil>")
		a := o.do(second, "updateCoordinator", proposed, o.coordinator(western, "active", true, "phone", nil))
		o.expect("new rights", a, "coordinator.active", "false")
		o.expect("new rights", a, "rightsChange.changes", "[map[after:true before:false field:active] map[after:<nil> before:1 field:phone]]")
		o.do(admin, "confirmRightsChange", "__typename", o.at(a))
		o.expect("a person with new rights", o.query(western, "{ me { role phone } }"), "me", "map[phone:<nil> role:COORDINATOR]")

		// A change is based on what its proposer saw.
		a = o.do(admin, "updateCoordinator", proposed, o.coordinator(western, "role", "REVIEWER"))
		o.do(admin, "updateCoordinator", proposed, o.coordinator(western, "name", "又改名"))
		o.refused(second, "confirmRightsChange", o.at(a), "CONFLICT", "was changed since this was proposed")

		// Of two who confirm at once, one does.
		a = o.do(admin, "updateCoordinator", proposed, o.coordinator(eastern, "role", "REVIEWER"))
		answers := make([]answer, 2)
		var both sync.WaitGroup
		for i, who := range []string{second, third} {
			both.Go(func() {
				answers[i], _ = o.try(o.url, who, mutation("confirmRightsChange", "__typename"), object{"input": o.at(a)})
			})
		}
		both.Wait()
		if x, y := answers[0].code(), answers[1].code(); x+y != "CONFLICT" {
			o.t.Errorf("two at once: %s and %s", answers[0].raw, answers[1].raw)
		}
	})
}

func TestAdminsAreUnmadeByTwo(t *testing.T) {
	overseen(t, func(o office) {
		// Who proposed a change and is no admin any more does not count.
		left := o.do(admin, "updateCoordinator", proposed, o.coordinator(western, "role", "ADMIN"))
		a := o.do(second, "updateCoordinator", proposed, o.coordinator(admin, "active", false))
		o.expect("the end of an admin", a, "coordinator.active", "true")
		o.do(third, "confirmRightsChange", "__typename", o.at(a))
		o.expect("who was an admin", o.query(admin, "{ me { role } }"), "me", "<nil>")
		o.refused(third, "confirmRightsChange", o.at(left), "CONFLICT", "is no admin any more")

		// Of two admins, the other one must agree. The third may step back.
		a = o.do(second, "updateCoordinator", proposed, o.coordinator(third, "role", "ANALYST"))
		o.refused(second, "confirmRightsChange", o.at(a), "FORBIDDEN", "you proposed the change")
		o.do(third, "confirmRightsChange", "__typename", o.at(a))

		// The only admin acts alone, and the history says so.
		a = o.do(second, "updateCoordinator", proposed, o.coordinator(western, "role", "REVIEWER"))
		o.expect("a change by the only admin", a, "rightsChange.status", "SOLE_ADMIN")
		o.expect("a change by the only admin", a, "coordinator.role", "REVIEWER")
		o.refused(second, "updateCoordinator", o.coordinator(second, "role", "ANALYST"), "CONFLICT", "this is the last admin")
		a = o.do(second, "addCoordinator", proposed, object{"subject": "next", "name": "继任", "role": "ADMIN"})
		o.expect("a new admin by the only one", a, "rightsChange.coordinator.role", "ADMIN")
		history := o.query(second, `{ rightsChanges(where: {status: SOLE_ADMIN}) { totalCount edges { node { history { edges { node { actor changes { field after } } } } } } } }`)
		o.expect("the history", history, "rightsChanges.totalCount", "2")
		o.expect("the history", history, "rightsChanges.edges.0.node.history.edges.0.node.actor", second)
		o.expect("what a reviewer reads", o.query(reviewer, `{ auditEvents(where: {entity: "RightsChange"}) { totalCount } }`), "auditEvents.totalCount", "0")
		a = o.do(second, "updateCoordinator", proposed, o.coordinator(western, "role", "ANALYST"))
		o.expect("a change when there are two again", a, "rightsChange.status", "PROPOSED")
		o.do("next", "confirmRightsChange", "__typename", o.at(a))
	})
}
