package limit

import (
	"context"
	"fmt"
	"strconv"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/hashicorp/golang-lru/v2/expirable"
	"github.com/vektah/gqlparser/v2/gqlerror"
	"golang.org/x/time/rate"

	"jiedui/fault"
	"jiedui/response"
)

// Rates is the extension of gqlgen that bounds what a caller may ask for in a time. It comes after Extension, which
// measures the cost.
type Rates struct {
	// Requests and Cost are what a caller may use each second, on average. A caller may use up at once what burst seconds
	// bring.
	Requests, Cost int
	// Caller names the caller of a request.
	Caller func(context.Context) string
	// Waits reports whether an operation waits until its caller may ask for it, instead of being refused.
	Waits func(context.Context) bool

	callers *expirable.LRU[string, *allowance]
}

const (
	// requestBurst and costBurst are seconds: a page sends its queries together, and a person waits between them.
	requestBurst, costBurst = 2, 10
	// keptCallers are how many callers are remembered, for as long as it takes them to have their whole allowance again.
	keptCallers = 20_000
)

// allowance is what a caller may still use.
type allowance struct{ requests, cost *rate.Limiter }

var _ interface {
	graphql.HandlerExtension
	graphql.OperationParameterMutator
	graphql.OperationContextMutator
} = (*Rates)(nil)

// ExtensionName implements graphql.HandlerExtension.
func (*Rates) ExtensionName() string { return "Rates" }

// Validate implements graphql.HandlerExtension.
func (r *Rates) Validate(graphql.ExecutableSchema) error {
	if r.Requests <= 0 || r.Cost <= 0 || r.Caller == nil {
		return fmt.Errorf("rates must be positive and have callers: requests %d, cost %d", r.Requests, r.Cost)
	}
	r.callers = expirable.NewLRU[string, *allowance](keptCallers, nil, costBurst*time.Second)
	return nil
}

// MutateOperationParameters refuses a request too many, before it is parsed.
func (r *Rates) MutateOperationParameters(ctx context.Context, _ *graphql.RawParams) *gqlerror.Error {
	return r.use(ctx, r.allowanceOf(ctx).requests, 1)
}

// MutateOperationContext refuses an operation that costs more than the caller may use now.
func (r *Rates) MutateOperationContext(ctx context.Context, op *graphql.OperationContext) *gqlerror.Error {
	a := r.allowanceOf(ctx)
	return r.use(ctx, a.cost, min(Cost(op), a.cost.Burst())) // a single operation within the limits is always possible
}

func (r *Rates) allowanceOf(ctx context.Context) *allowance {
	caller := r.Caller(ctx)
	a, ok := r.callers.Get(caller)
	if !ok { // two requests at once may each begin one; the second one stays
		a = &allowance{
			requests: rate.NewLimiter(rate.Limit(r.Requests), requestBurst*r.Requests),
			cost:     rate.NewLimiter(rate.Limit(r.Cost), costBurst*r.Cost),
		}
	}
	r.callers.Add(caller, a) // it is remembered for longer again
	return a
}

// use takes n from an allowance, or says how long to wait for it.
func (r *Rates) use(ctx context.Context, l *rate.Limiter, n int) *gqlerror.Error {
	if r.Waits != nil && r.Waits(ctx) {
		if err := l.WaitN(ctx, n); err != nil {
			return response.Error(fault.Wrap(err, fault.Timeout, "the request took too long", "请求超时"))
		}
		return nil
	}
	now := time.Now()
	reserved := l.ReserveN(now, n)
	wait := reserved.DelayFrom(now)
	if wait <= 0 {
		return nil
	}
	reserved.CancelAt(now)
	seconds := strconv.Itoa(int(wait/time.Second) + 1)
	return response.Error(fault.New(fault.RateLimited,
		"you ask for more than this server gives one caller: wait "+seconds+" s, then ask again, or ask for less",
		"请求超出本服务对单个调用者的限额：请在 "+seconds+" 秒后重试，或减少请求"))
}

// costKey is where an operation keeps its cost.
const costKey = "cost"

// Cost returns what an operation costs that Extension has let through.
func Cost(op *graphql.OperationContext) int {
	cost, _ := op.Stats.GetExtension(costKey).(int)
	return cost
}
