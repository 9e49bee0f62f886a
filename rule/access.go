package rule

import (
	"context"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"sync"

	entcore "entgo.io/ent"

	"jiedui/ent"
	"jiedui/ent/auditevent"
	"jiedui/ent/pairing"
	"jiedui/fault"
	"jiedui/scalar"
	"jiedui/viewer"
)

// Access says who may read and change what: docs/permissions.md has it as a table. It decides by the viewer of the
// context, so that no way into the model goes around it; without a viewer everything is refused.
func Access() entcore.Policy { return access{} }

type access struct{}

// EvalQuery implements ent.Policy.
func (access) EvalQuery(ctx context.Context, q entcore.Query) error {
	v := viewer.From(ctx)
	if v == nil {
		return Unauthenticated(ctx)
	}
	switch q := q.(type) {
	case *ent.AuditEventQuery:
		return readHistory(ctx, v, q)
	case *ent.AuditChainQuery, *ent.IdempotencyKeyQuery, *ent.ImportJobQuery:
		return fault.New(fault.Forbidden, "this is not for reading", "不可读取")
	}
	return nil
}

// policies are those of the entities whose records anyone reads who may read at all. Entities share them: each is asked
// once. They are set when the program begins.
var policies = sync.OnceValue(func() (asked []entcore.Policy) {
	for _, e := range ent.Entities {
		p := e.Policy()
		if !e.Rows && !slices.ContainsFunc(asked, func(q entcore.Policy) bool { return reflect.DeepEqual(p, q) }) {
			asked = append(asked, p)
		}
	}
	return asked
})

// MayRead refuses who may not read the records that a statement of our own goes through, past ent.
func MayRead(ctx context.Context) error {
	for _, p := range policies() {
		if err := p.EvalQuery(ctx, nil); err != nil {
			return err
		}
	}
	return nil
}

// places are the columns that say where a record belongs. What is not here nobody changes through the API.
var places = map[string][]string{
	"Agreement":            {"pairing_id"},
	"CapitalContribution":  {"project_id"},
	"ConsumptionRecord":    {"pairing_id", "province_id"},
	"EmploymentRecord":     {"county_id"},
	"Enterprise":           {"home_county_id"},
	"EnterpriseEngagement": {"county_id"},
	"FundAllocation":       {"county_id", "pairing_id"},
	"IndicatorTarget":      {"agreement_id"},
	"IndustrialPark":       {"county_id", "pairing_id"},
	"InvestmentProject":    {"county_id", "pairing_id"},
	"MonitoringReport":     {"county_id"},
	"ReviewPeriod":         {"province_id"},
	"TalentTeam":           {"county_id"},
}

// EvalMutation implements ent.Policy.
func (access) EvalMutation(ctx context.Context, m entcore.Mutation) error {
	v := viewer.From(ctx)
	if v == nil || v.ID == 0 {
		return Unauthenticated(ctx)
	}
	if !m.Op().Is(entcore.OpCreate | entcore.OpUpdateOne) {
		return forbidden("records are changed one at a time, and never deleted", "记录须逐条修改，且不可删除")
	}
	if m.Type() == "Coordinator" || m.Type() == "Pairing" {
		if v.Role == viewer.Admin {
			return nil
		}
		return forbidden("only an admin manages coordinators and pairings", "仅管理员可管理联络员和结对关系")
	}
	columns, ok := places[m.Type()]
	if !ok {
		return forbidden("nobody changes this through the API", "该数据不可通过接口修改")
	}
	where, err := reachOf(ctx, m, columns)
	if err != nil {
		return err
	}
	if m.Type() == "ReviewPeriod" {
		return reviewerOf(ctx, m, v, where)
	}
	if m.Op().Is(entcore.OpUpdateOne) {
		if status, ok := m.Field("review"); ok {
			return reviewAccess(ctx, m, v, where, status.(scalar.ReviewStatus))
		}
		if m.Type() == "Enterprise" && touches(m, "home_county_id") { // from where it was to where it goes
			was, err := m.(*ent.EnterpriseMutation).OldHomeCountyID(ctx)
			if err != nil {
				return fmt.Errorf("home of the enterprise: %w", err)
			}
			var old reach
			if err := old.addPartners(ctx, clientOf(m), was); err != nil {
				return err
			}
			if err := coordinatorOf(ctx, m, v, old); err != nil {
				return err
			}
		}
	}
	return coordinatorOf(ctx, m, v, where)
}

// reviewAccess says who may take a record to the given place in the review cycle.
func reviewAccess(ctx context.Context, m entcore.Mutation, v *viewer.Viewer, where reach, to scalar.ReviewStatus) error {
	old, err := m.OldField(ctx, "review")
	if err != nil {
		return fmt.Errorf("review of %s: %w", m.Type(), err)
	}
	from := old.(scalar.ReviewStatus)
	switch {
	case to == scalar.ReviewConfirmed, to == scalar.ReviewReturned && from == scalar.ReviewSubmitted && v.Role == viewer.Coordinator:
		return otherSide(ctx, m, v, where)
	case to == scalar.ReviewValidated, to == scalar.ReviewReturned:
		if err := reviewerOf(ctx, m, v, where); err != nil {
			return err
		}
		if from == scalar.ReviewLocked { // only with its whole year
			return locked()
		}
		return notOwn(ctx, m, v)
	}
	return coordinatorOf(ctx, m, v, where)
}

// coordinatorOf wants a coordinator with one of the places in its scope.
func coordinatorOf(ctx context.Context, m entcore.Mutation, v *viewer.Viewer, where reach) error {
	if v.Role != viewer.Coordinator {
		return forbidden("only a coordinator registers and corrects records", "仅联络员可登记和更正")
	}
	return covered(ctx, m, v, where)
}

// reviewerOf wants a reviewer with one of the places in its scope.
func reviewerOf(ctx context.Context, m entcore.Mutation, v *viewer.Viewer, where reach) error {
	if v.Role != viewer.Reviewer {
		return forbidden("only a reviewer does this", "仅审核员可执行此操作")
	}
	return covered(ctx, m, v, where)
}

func covered(ctx context.Context, m entcore.Mutation, v *viewer.Viewer, where reach) error {
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

// otherSide wants a coordinator of the side that did not hand the record in. Where a record has no other side,
// another coordinator of the same region does.
func otherSide(ctx context.Context, m entcore.Mutation, v *viewer.Viewer, where reach) error {
	if v.Role != viewer.Coordinator {
		return forbidden("a coordinator of the other side of the pairing confirms", "须由结对另一方的联络员确认")
	}
	by, err := m.OldField(ctx, "submitter_id")
	if err != nil {
		return fmt.Errorf("submitter of %s: %w", m.Type(), err)
	}
	if deref(by) == v.ID {
		return forbidden("you handed the record in: somebody else confirms it", "您是提交人，须由他人确认")
	}
	old, err := m.OldField(ctx, "submitted_side")
	if err != nil {
		return fmt.Errorf("side of %s: %w", m.Type(), err)
	}
	side := where.supporters
	if deref(old) == scalar.SideSupporter {
		side = where.recipients
	} else if len(side) == 0 { // a record of a county: those who support it
		if side, err = supportersOf(ctx, clientOf(m), where.recipients...); err != nil {
			return err
		}
	}
	if len(side) == 0 {
		return covered(ctx, m, v, where)
	}
	ok, err := coversAny(ctx, clientOf(m), v, side)
	if err != nil || ok {
		return err
	}
	return forbidden("a coordinator of the other side of the pairing confirms", "须由结对另一方的联络员确认")
}

// notOwn refuses a reviewer who has written on the record before.
func notOwn(ctx context.Context, m entcore.Mutation, v *viewer.Viewer) error {
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
		switch after.Review {
		case scalar.ReviewValidated, scalar.ReviewReturned, scalar.ReviewLocked: // a review is not the record
		default:
			return forbidden("it is your own record: another reviewer validates it", "这是您自己的记录，须由其他审核员审核")
		}
	}
	return nil
}

// reach is what a record touches: counties on the two sides of a pairing, and provinces.
type reach struct {
	supporters, recipients, provinces []int
	// nowhere tells that a reference leads to no record. There is nothing to protect then: the rules refuse the change,
	// together with all else that is wrong with it.
	nowhere bool
}

// reachOf gives what the record of a mutation touches.
func reachOf(ctx context.Context, m entcore.Mutation, columns []string) (reach, error) {
	where := reach{nowhere: true} // when no column says where
	client := clientOf(m)
	for _, column := range columns {
		value, ok, err := valueOf(ctx, m, column)
		if err != nil {
			return where, err
		}
		if !ok {
			continue
		}
		where.nowhere = false
		if err := where.add(ctx, client, column, value.(int)); err != nil {
			return where, err
		}
	}
	return where, nil
}

// add takes in what a reference touches.
func (r *reach) add(ctx context.Context, client *ent.Client, column string, id int) error {
	switch column {
	case "county_id":
		r.recipients = append(r.recipients, id)
	case "province_id":
		r.provinces = append(r.provinces, id)
	case "home_county_id":
		return r.addPartners(ctx, client, id)
	case "pairing_id":
		p, err := pairingOf(ctx, client, id)
		if err != nil {
			return r.leads(err, column)
		}
		r.supporters, r.recipients = append(r.supporters, p.SupporterID), append(r.recipients, p.RecipientID)
	case "project_id":
		p, err := siteOf(ctx, client, id)
		if err != nil {
			return r.leads(err, column)
		}
		r.recipients = append(r.recipients, p.county)
		if p.pairing != nil {
			return r.add(ctx, client, "pairing_id", *p.pairing)
		}
	case "agreement_id":
		a, err := client.Agreement.Get(System(ctx), id)
		if err != nil {
			return r.leads(err, column)
		}
		return r.add(ctx, client, "pairing_id", a.PairingID)
	}
	return nil
}

// leads notes a reference that leads nowhere.
func (r *reach) leads(err error, column string) error {
	if ent.IsNotFound(err) {
		r.nowhere = true
		return nil
	}
	return fmt.Errorf("%s: %w", column, err)
}

// addPartners takes in a county and those that are paired with it: an enterprise of the one invests in the other.
func (r *reach) addPartners(ctx context.Context, client *ent.Client, id int) error {
	partners, err := once(ctx, func(t *transaction) map[int][]int { return t.partners }, id,
		func(ctx context.Context, id int) (ids []int, err error) {
			pairs, err := client.Pairing.Query().
				Where(pairing.StatusNEQ(pairing.StatusENDED), pairing.Or(pairing.SupporterID(id), pairing.RecipientID(id))).
				All(ctx)
			for _, p := range pairs {
				ids = append(ids, p.SupporterID, p.RecipientID)
			}
			return ids, err
		})
	if err != nil {
		return fmt.Errorf("pairings of the county: %w", err)
	}
	r.recipients = append(append(r.recipients, id), partners...)
	return nil
}

// supportersOf gives the counties that support some counties now.
func supportersOf(ctx context.Context, client *ent.Client, recipients ...int) ([]int, error) {
	pairs, err := client.Pairing.Query().
		Where(pairing.StatusNEQ(pairing.StatusENDED), pairing.RecipientIDIn(recipients...)).
		All(System(ctx))
	if err != nil {
		return nil, fmt.Errorf("pairings of the county: %w", err)
	}
	ids := make([]int, len(pairs))
	for i, p := range pairs {
		ids[i] = p.SupporterID
	}
	return ids, nil
}

// coversAny tells whether one of the counties is in the viewer's scope.
func coversAny(ctx context.Context, client *ent.Client, v *viewer.Viewer, ids []int) (bool, error) {
	for _, id := range ids {
		if slices.Contains(v.Counties, id) {
			return true, nil
		}
	}
	if len(ids) == 0 || len(v.Prefectures)+len(v.Provinces) == 0 {
		return false, nil
	}
	counties, err := countiesOf(ctx, client, ids...)
	if err != nil {
		return false, err
	}
	for _, c := range counties {
		prefecture := 0
		if c.PrefectureID != nil {
			prefecture = *c.PrefectureID
		}
		if v.Covers(c.ID, prefecture, c.ProvinceID) {
			return true, nil
		}
	}
	return false, nil
}

func clientOf(m entcore.Mutation) *ent.Client {
	return m.(interface{ Client() *ent.Client }).Client()
}

// noPairing tells that the reference to a pairing leads nowhere.
func noPairing(err error, id int) error {
	if ent.IsNotFound(err) {
		return fault.Input("pairingID", fmt.Sprintf("there is no record %d", id), fmt.Sprintf("不存在记录 %d", id))
	}
	return fmt.Errorf("pairing: %w", err)
}

// Unauthenticated wants to know who is calling. It also says when a token is good but names nobody.
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

// HideContacts leaves telephone and e-mail out of what those read who don't work with the system.
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

// MayReadContacts refuses who may not see, and so may not look for, telephone and e-mail of coordinators.
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
