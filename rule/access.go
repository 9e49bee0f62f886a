package rule

import (
	"context"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"sync"

	entcore "entgo.io/ent"

	"jiedui/catalog"
	"jiedui/ent"
	"jiedui/ent/auditevent"
	"jiedui/fault"
	"jiedui/scalar"
	"jiedui/viewer"
)

// Access returns the policy that says who may read and change what. docs/permissions.md shows it as a table. It decides
// by the viewer of the context, so that no way into the model goes around it. Without a viewer it refuses everything.
func Access() entcore.Policy { return accessPolicy{} }

type accessPolicy struct{}

// EvalQuery implements ent.Policy.
func (accessPolicy) EvalQuery(ctx context.Context, q entcore.Query) error {
	v := viewer.From(ctx)
	if v == nil {
		return Unauthenticated(ctx)
	}
	switch q := q.(type) {
	case *ent.AuditEventQuery:
		return readHistory(ctx, v, q)
	case *ent.AuditChainQuery, *ent.IdempotencyKeyQuery, *ent.ImportJobQuery:
		return fault.New(fault.Forbidden, "these records cannot be read through the API: ask for something else", "该数据不可通过接口读取：请查询其他数据")
	case *ent.TokenRevocationQuery, *ent.RightsChangeQuery:
		switch {
		case v.ID == 0:
			return Unauthenticated(ctx)
		case v.Role != viewer.Admin:
			return forbidden("only an admin may see and change this: ask an admin", "仅管理员可查看和变更：请联系管理员")
		}
	}
	return nil
}

// policies are those of the entities whose records every viewer may read if the viewer may read anything. Entities
// share policies, so each is listed once. They are set when the program begins.
var policies = sync.OnceValue(func() (asked []entcore.Policy) {
	for _, e := range ent.Entities {
		p := e.Policy()
		if !e.ByViewer && !slices.ContainsFunc(asked, func(q entcore.Policy) bool { return reflect.DeepEqual(p, q) }) {
			asked = append(asked, p)
		}
	}
	return asked
})

// MayRead refuses a viewer who may not read the records that a statement outside of ent reads.
func MayRead(ctx context.Context) error {
	for _, p := range policies() {
		if err := p.EvalQuery(ctx, nil); err != nil {
			return err
		}
	}
	return nil
}

// EvalMutation implements ent.Policy.
func (accessPolicy) EvalMutation(ctx context.Context, m entcore.Mutation) error {
	v := viewer.From(ctx)
	if v == nil || v.ID == 0 {
		return Unauthenticated(ctx)
	}
	if !m.Op().Is(entcore.OpCreate | entcore.OpUpdateOne) {
		return forbidden("records cannot be deleted or changed several at once: change one at a time", "记录不可删除，也不可批量修改：请逐条修改")
	}
	e := ent.EntityNamed(m.Type())
	switch e.ChangedBy {
	case catalog.Admins:
		if v.Role == viewer.Admin {
			return nil
		}
		return forbidden("only an admin may change coordinators, tokens and pairings: ask an admin", "仅管理员可管理联络员、令牌和结对关系：请联系管理员")
	case catalog.Coordinators, catalog.Reviewers:
	default:
		return forbidden("this cannot be changed through the API", "该数据不可通过接口修改")
	}
	where, err := homeOf(ctx, m)
	if err != nil {
		return err
	}
	if e.ChangedBy == catalog.Reviewers {
		return requireReviewer(ctx, m, v, where)
	}
	if m.Op().Is(entcore.OpUpdateOne) {
		if status, ok := m.Field("review"); ok {
			return reviewAccess(ctx, m, v, where, status.(scalar.ReviewStatus))
		}
		if touches(m, e.Belongs.Columns...) { // the viewer needs the old home and the new one
			old, err := homeBefore(ctx, m)
			if err != nil {
				return err
			}
			if err := requireCoordinator(ctx, m, v, old); err != nil {
				return err
			}
		}
	}
	if err := requireCoordinator(ctx, m, v, where); err != nil {
		return err
	}
	if touches(m, e.Belongs.Columns...) {
		return requireEachInScope(ctx, m, v)
	}
	return nil
}

// reviewAccess says who may bring a record to the given state of the review.
func reviewAccess(ctx context.Context, m entcore.Mutation, v *viewer.Viewer, where home, to scalar.ReviewStatus) error {
	old, err := m.OldField(ctx, "review")
	if err != nil {
		return fmt.Errorf("review of %s: %w", m.Type(), err)
	}
	from := old.(scalar.ReviewStatus)
	switch {
	case to == scalar.ReviewConfirmed, to == scalar.ReviewReturned && from == scalar.ReviewSubmitted && v.Role == viewer.Coordinator:
		if err := requireOtherSide(ctx, m, v, where); err != nil || to == scalar.ReviewReturned {
			return err
		}
		return refuseOwn(ctx, m, v, scalar.ReviewConfirmed)
	case to == scalar.ReviewValidated, to == scalar.ReviewReturned:
		if err := requireReviewer(ctx, m, v, where); err != nil {
			return err
		}
		if from == scalar.ReviewLocked { // opened again only with its whole year
			return yearLocked()
		}
		return refuseOwn(ctx, m, v, scalar.ReviewValidated, scalar.ReviewLocked)
	}
	return requireCoordinator(ctx, m, v, where)
}

// requireCoordinator requires a coordinator whose scope has a county or province of the record's home.
func requireCoordinator(ctx context.Context, m entcore.Mutation, v *viewer.Viewer, where home) error {
	if v.Role != viewer.Coordinator {
		return forbidden("only a coordinator may register and correct records: ask the coordinator of the county", "仅联络员可登记和更正：请联系该县联络员")
	}
	return requireScope(ctx, m, v, where)
}

// requireReviewer requires a reviewer whose scope has a county or province of the record's home.
func requireReviewer(ctx context.Context, m entcore.Mutation, v *viewer.Viewer, where home) error {
	if v.Role != viewer.Reviewer {
		return forbidden("only a reviewer may do this: ask the reviewer of the region", "仅审核员可执行此操作：请联系本地区审核员")
	}
	return requireScope(ctx, m, v, where)
}

func requireScope(ctx context.Context, m entcore.Mutation, v *viewer.Viewer, where home) error {
	for _, side := range [][]int{where.recipients, where.supporters} {
		if ok, err := coversAny(ctx, clientOf(m), v, side); ok || err != nil {
			return err
		}
	}
	for _, p := range where.provinces {
		if slices.Contains(v.Provinces, p) {
			return nil
		}
	}
	if where.nowhere {
		return nil
	}
	return forbidden("the record touches no county of your scope", "该记录不涉及您负责的地区")
}

// requireOtherSide requires a coordinator of the side that did not submit the record. If a record has no other side, it
// requires another coordinator of the same region.
func requireOtherSide(ctx context.Context, m entcore.Mutation, v *viewer.Viewer, where home) error {
	if v.Role != viewer.Coordinator {
		return forbidden("only a coordinator of the other side of the pairing may confirm: ask one", "须由结对另一方的联络员确认：请联系对方")
	}
	by, err := m.OldField(ctx, "submitter_id")
	if err != nil {
		return fmt.Errorf("submitter of %s: %w", m.Type(), err)
	}
	if deref(by) == v.ID {
		return forbidden("you submitted the record: somebody else must confirm it", "您是提交人，须由他人确认")
	}
	old, err := m.OldField(ctx, "submitted_side")
	if err != nil {
		return fmt.Errorf("side of %s: %w", m.Type(), err)
	}
	side := where.supporters
	if deref(old) == scalar.SideSupporter {
		side = where.recipients
	} else if len(side) == 0 { // a record of one county: its supporters are the other side
		if side, err = supportersOf(ctx, clientOf(m), where.recipients...); err != nil {
			return err
		}
	}
	if len(side) == 0 {
		return requireScope(ctx, m, v, where)
	}
	ok, err := coversAny(ctx, clientOf(m), v, side)
	if err != nil || ok {
		return err
	}
	return forbidden("only a coordinator of the other side of the pairing may confirm: ask one", "须由结对另一方的联络员确认：请联系对方")
}

// refuseOwn refuses a viewer who has changed the record before. The steps of a review that lead to the given states do not
// change it.
func refuseOwn(ctx context.Context, m entcore.Mutation, v *viewer.Viewer, steps ...scalar.ReviewStatus) error {
	id, _ := m.(interface{ ID() (int, bool) }).ID()
	written, err := clientOf(m).AuditEvent.Query().
		Where(auditevent.Entity(m.Type()), auditevent.EntityID(id), auditevent.Actor(v.Subject)).
		All(System(ctx))
	if err != nil {
		return fmt.Errorf("history of %s: %w", m.Type(), err)
	}
	for _, e := range written {
		var after struct{ Review scalar.ReviewStatus }
		if err := json.Unmarshal(e.After, &after); err != nil {
			return fmt.Errorf("history of %s: %w", m.Type(), err)
		}
		if after.Review != scalar.ReviewReturned && !slices.Contains(steps, after.Review) {
			return forbidden("it is your own record: somebody else must confirm and validate it", "这是您自己的记录，须由他人确认和审核")
		}
	}
	return nil
}

func clientOf(m entcore.Mutation) *ent.Client {
	return m.(interface{ Client() *ent.Client }).Client()
}

// Unauthenticated returns the fault for a viewer who is not known. It says if a token is valid but names no
// coordinator.
func Unauthenticated(ctx context.Context) error {
	if v := viewer.From(ctx); v != nil && v.Subject != "" {
		return fault.New(fault.Unauthenticated,
			fmt.Sprintf("no active coordinator has the subject %q of this token: have an admin register it", v.Subject),
			fmt.Sprintf("没有在用的联络员对应令牌的 sub “%s”：请由管理员登记", v.Subject))
	}
	return fault.New(fault.Unauthenticated, "send the token of a coordinator: Authorization: Bearer …",
		"请提供联络员的令牌：Authorization: Bearer …")
}

func forbidden(en, zh string) error { return fault.New(fault.Forbidden, en, zh) }

// HideContacts removes telephone and e-mail of coordinators for viewers who are not coordinators, reviewers or admins.
func HideContacts() entcore.Interceptor {
	return entcore.InterceptFunc(func(next entcore.Querier) entcore.Querier {
		return entcore.QuerierFunc(func(ctx context.Context, q entcore.Query) (entcore.Value, error) {
			found, err := next.Query(ctx, q)
			if list, ok := found.([]*ent.Coordinator); ok && MayReadContacts(ctx) != nil {
				for _, c := range list {
					c.Phone, c.Email = nil, nil
				}
			}
			return found, err
		})
	})
}

// MayReadContacts refuses a viewer who may not see, and so may not search for, telephone and e-mail of coordinators.
func MayReadContacts(ctx context.Context) error {
	v := viewer.From(ctx)
	switch {
	case v == nil || v.ID == 0:
		return Unauthenticated(ctx)
	case v.Role == viewer.Analyst:
		return forbidden("contact details are for coordinators", "联系方式仅供联络员查看")
	}
	return nil
}

// ofPersons are the entities whose events only admins read: they have contact details, or say why somebody lost rights.
var ofPersons = []string{ent.TypeCoordinator, ent.TypeRightsChange, ent.TypeTokenRevocation}

// readHistory says who may read which events. Admins read all, and reviewers all but those of persons. Every coordinator,
// whatever the role, reads those of a record.
func readHistory(ctx context.Context, v *viewer.Viewer, q *ent.AuditEventQuery) error {
	ofRecord := viewer.ReadsRecordHistory(ctx)
	switch {
	case v.Role == viewer.Admin:
		return nil
	case v.Role == viewer.Reviewer, ofRecord && v.Role != "":
		q.Where(auditevent.EntityNotIn(ofPersons...))
		return nil
	case v.ID == 0:
		return Unauthenticated(ctx)
	}
	return fault.New(fault.Forbidden, "the history is for reviewers and admins", "操作记录仅供审核员和管理员查看")
}
