package graph

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"jiedui/ent"
	"jiedui/ent/county"
	"jiedui/ent/investmentproject"
	"jiedui/ent/pairing"
	"jiedui/ent/prefecture"
	"jiedui/ent/province"
	"jiedui/fault"
	"jiedui/graph/transport"
	"jiedui/live"
	"jiedui/response"
	"jiedui/rule"
	"jiedui/viewer"
)

// streams gives each operation its time, and runs subscriptions. For each change it verifies the viewer, and only then
// has the fields resolved, with the present rights.
type streams struct {
	client  *ent.Client
	feed    *live.Feed
	timeout time.Duration
	// recheck is how often the viewer of a subscription without events is verified again.
	recheck time.Duration
}

var _ interface {
	graphql.HandlerExtension
	graphql.OperationContextMutator
	graphql.OperationInterceptor
	graphql.ResponseInterceptor
} = streams{}

// ExtensionName implements graphql.HandlerExtension.
func (streams) ExtensionName() string { return "Streams" }

// Validate implements graphql.HandlerExtension.
func (streams) Validate(graphql.ExecutableSchema) error { return nil }

// MutateOperationContext refuses a subscription that does not have exactly one field: a selected field may be skipped,
// and one field may be selected under two aliases.
func (streams) MutateOperationContext(_ context.Context, op *graphql.OperationContext) *gqlerror.Error {
	if op.Operation.Operation != ast.Subscription {
		return nil
	}
	if n := len(graphql.CollectFields(op, op.Operation.SelectionSet, []string{"Subscription"})); n != 1 {
		return response.Error(fault.New(fault.BadUserInput,
			fmt.Sprintf("a subscription has one field, not %d", n), fmt.Sprintf("一个订阅须有且仅有一个字段，而不是 %d 个", n)))
	}
	return nil
}

// stream is a running subscription. Its transport asks for one response after the other.
type stream struct {
	feed         *live.Feed
	timeout      time.Duration
	subscription *live.Subscription    // nil until the resolver has subscribed
	field        *graphql.FieldContext // of the subscription
	deliver      func(*live.Change)    // to the executor, which waits for nothing else
	ended        bool
}

type streamKey struct{}

func streamOf(ctx context.Context) *stream {
	s, _ := ctx.Value(streamKey{}).(*stream)
	return s
}

// InterceptOperation implements graphql.OperationInterceptor.
func (t streams) InterceptOperation(ctx context.Context, next graphql.OperationHandler) graphql.ResponseHandler {
	who := transport.SessionOf(ctx)
	if who != nil {
		v, err := t.viewer(ctx, who)
		if err != nil { // nothing was executed, so there is no data
			return graphql.OneShot(&graphql.Response{Errors: gqlerror.List{presenter{}.present(ctx, err)}})
		}
		ctx = viewer.With(ctx, v)
	}
	if graphql.GetOperationContext(ctx).Operation.Operation == ast.Subscription {
		return next(context.WithValue(ctx, streamKey{}, &stream{feed: t.feed, timeout: t.timeout}))
	}
	ctx, cancel := context.WithTimeout(ctx, t.timeout)
	respond := next(ctx)
	answered := false
	return func(context.Context) *graphql.Response {
		if answered {
			return nil
		}
		answered = true
		defer cancel()
		response := respond(ctx)
		if response == nil && who != nil && errors.Is(ctx.Err(), context.DeadlineExceeded) {
			return errorResponse(ctx, ctx.Err())
		}
		return response
	}
}

// viewer returns who is asking now.
func (t streams) viewer(ctx context.Context, who *transport.Session) (*viewer.Viewer, error) {
	if who == nil {
		return viewer.From(ctx), nil
	}
	ctx, cancel := context.WithTimeout(ctx, t.timeout)
	defer cancel()
	return who.Viewer(ctx)
}

// InterceptResponse implements graphql.ResponseInterceptor.
func (t streams) InterceptResponse(ctx context.Context, next graphql.ResponseHandler) (response *graphql.Response) {
	s, who := streamOf(ctx), transport.SessionOf(ctx)
	if who != nil { // no HTTP server around it would answer a panic
		defer func() {
			if p := recover(); p != nil {
				if s != nil {
					s.ended = true
				}
				response = errorResponse(ctx, transport.LogPanic(ctx, p))
			}
		}()
	}
	switch {
	case s == nil || s.subscription == nil:
		return next(ctx)
	case s.ended:
		return nil
	}
	ctx = graphql.WithFieldContext(ctx, s.field)
	change, v, err := t.wait(ctx, s, who)
	switch {
	case err != nil:
		s.ended = true
		s.subscription.Close()
		return errorResponse(ctx, err)
	case change == nil:
		return nil
	}
	within, cancel := context.WithTimeout(viewer.With(ctx, v), t.timeout)
	defer cancel()
	s.deliver(change)
	if response = next(within); response == nil && ctx.Err() == nil {
		s.ended = true
		s.subscription.Close()
		return errorResponse(ctx, within.Err())
	}
	return response
}

// wait returns the next change that the viewer may see, with the viewer, and no change when nobody waits any more.
func (t streams) wait(ctx context.Context, s *stream, who *transport.Session) (*live.Change, *viewer.Viewer, error) {
	recheck := time.NewTicker(t.recheck)
	defer recheck.Stop()
	for {
		select {
		case <-ctx.Done():
			return nil, nil, nil
		case change, ok := <-s.subscription.Changes():
			if !ok {
				return nil, nil, s.subscription.Err()
			}
			v, err := t.viewer(ctx, who)
			if err != nil {
				return nil, nil, err
			}
			if seen, err := t.seen(viewer.With(ctx, v), change); err != nil || seen {
				return change, v, err
			}
		case <-recheck.C:
			if _, err := t.viewer(ctx, who); err != nil && !fault.Is(err, fault.Unavailable) {
				return nil, nil, err
			}
		}
	}
}

// seen reports whether the viewer of ctx may see the record that was changed.
func (t streams) seen(ctx context.Context, change *live.Change) (seen bool, err error) {
	e := ent.EntityNamed(change.Entity)
	if e == nil || !e.Reviewed {
		return true, nil
	}
	ctx, cancel := context.WithTimeout(ctx, t.timeout)
	defer cancel()
	rows, err := t.client.QueryContext(ctx, fmt.Sprintf("SELECT 1 FROM %s WHERE id = %d", e.Table, change.EntityID))
	if err != nil {
		return false, fmt.Errorf("changed record: %w", err)
	}
	defer rows.Close()
	return rows.Next(), rows.Err()
}

// errorResponse returns a response with only an error.
func errorResponse(ctx context.Context, err error) *graphql.Response {
	return &graphql.Response{Errors: gqlerror.List{presenter{}.present(ctx, err)}, Data: []byte("null")}
}

// subscribe follows the changes that pass the filter. The returned channel gets a change when the stream delivers it.
func subscribe[T any](ctx context.Context, client *ent.Client, filter live.Filter, payload func(*live.Change) T) (<-chan T, error) {
	s := streamOf(ctx)
	if s == nil || s.feed == nil {
		return nil, fault.New(fault.Unavailable, "this server has no subscriptions: use another one", "本服务不提供变更订阅：请使用其他服务")
	}
	within, cancel := context.WithTimeout(ctx, s.timeout)
	defer cancel()
	if err := subscribable(within, client, filter); err != nil {
		return nil, err
	}
	subscription, err := s.feed.Subscribe(within, filter)
	if err != nil {
		return nil, err
	}
	context.AfterFunc(ctx, subscription.Close)
	changes := make(chan T, 1)
	s.subscription, s.field = subscription, graphql.GetFieldContext(ctx)
	s.deliver = func(c *live.Change) { changes <- payload(c) }
	return changes, nil
}

// work selects the changes of reviewed records where the viewer works.
func work(ctx context.Context) (live.Filter, error) {
	v := viewer.From(ctx)
	if v == nil || v.ID == 0 {
		return live.Filter{}, rule.Unauthenticated(ctx)
	}
	regions := []int{} // somebody who works for none hears nothing
	return live.Filter{Work: append(regions, slices.Concat(v.Counties, v.Prefectures, v.Provinces)...)}, nil
}

// subscribable refuses a filter that no change, or every change, would pass.
func subscribable(ctx context.Context, client *ent.Client, filter live.Filter) error {
	if filter.Work == nil && filter.Pairing == 0 && filter.Project == 0 && filter.Region == 0 {
		return fault.New(fault.BadUserInput, "give at least one argument: a pairing, a region or a project", "请至少指定一个参数（结对、地区或项目）")
	}
	for _, given := range []struct {
		argument string
		id       int
		there    func() (bool, error)
	}{
		{"pairingID", filter.Pairing, func() (bool, error) {
			return client.Pairing.Query().Where(pairing.ID(filter.Pairing)).Exist(ctx)
		}},
		{"projectID", filter.Project, func() (bool, error) {
			return client.InvestmentProject.Query().Where(investmentproject.ID(filter.Project)).Exist(ctx)
		}},
		{"regionID", filter.Region, func() (bool, error) { return isRegion(ctx, client, filter.Region) }},
	} {
		if given.id == 0 {
			continue
		}
		there, err := given.there()
		if err != nil {
			return err
		}
		if !there {
			return fault.Input(given.argument, fmt.Sprintf("%s: there is no such record as %d", given.argument, given.id),
				fmt.Sprintf("%s：不存在记录 %d", given.argument, given.id))
		}
	}
	return nil
}

func isRegion(ctx context.Context, client *ent.Client, id int) (bool, error) {
	for _, there := range []func(context.Context) (bool, error){
		client.County.Query().Where(county.ID(id)).Exist,
		client.Prefecture.Query().Where(prefecture.ID(id)).Exist,
		client.Province.Query().Where(province.ID(id)).Exist,
	} {
		if ok, err := there(ctx); ok || err != nil {
			return ok, err
		}
	}
	return false, nil
}

// given returns the value of an argument, and 0 if it was left out.
func given[T any](v *T) T {
	if v == nil {
		return *new(T)
	}
	return *v
}

// readable returns nil for a record that the viewer may not read.
func readable[T any](record *T, err error) (*T, error) {
	if fault.Is(err, fault.Unauthenticated) || fault.Is(err, fault.Forbidden) {
		return nil, nil
	}
	return record, err
}
