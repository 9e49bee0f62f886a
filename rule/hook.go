package rule

import (
	"context"
	"fmt"

	"entgo.io/ent"

	"jiedui/ent/privacy"
	"jiedui/fault"
	"jiedui/history"
)

type trustedKey struct{}

// Trusted marks work under ctx as a load of data that the program brings along, and whose tests apply the rules. Rules
// that would read the database again for every record are left out, and no history is written. The constraints of the
// database still apply.
func Trusted(ctx context.Context) context.Context {
	return System(history.Silent(context.WithValue(ctx, trustedKey{}, true)))
}

func isTrusted(ctx context.Context) bool { return ctx.Value(trustedKey{}) != nil }

// System returns a context for the work of the program itself, which needs no rights. All other rules apply.
func System(ctx context.Context) context.Context { return privacy.DecisionContext(ctx, privacy.Allow) }

// Check is a rule on a change. It returns a *fault.Error if the change breaks the rule.
type Check func(context.Context, ent.Mutation) error

// Hold returns the hook that applies rules to an entity. It gathers the faults of the input from all checks and returns
// them together.
func Hold(checks ...Check) ent.Hook {
	return beforeChange(together(append([]Check{cleanTexts, validFields}, checks...)...))
}

// together returns a check that returns the faults of all.
func together(checks ...Check) Check {
	return func(ctx context.Context, m ent.Mutation) error {
		var found []fault.Field
		ctx = context.WithValue(ctx, foundKey{}, &found)
		for _, check := range checks {
			err := check(ctx, m)
			if f, ok := err.(*fault.Error); ok && f.Code == fault.BadUserInput && len(f.Fields) > 0 { //nolint:errorlint // a wrapped one is not a fault of the input
				found = append(found, f.Fields...)
			} else if err != nil {
				return err
			}
		}
		return fault.Fields(found)
	}
}

type foundKey struct{}

// WithOthers runs a check only if checks before it have found faults, so that its fault is reported with them.
// Otherwise the database makes the same check, and making it twice would cost time.
func WithOthers(check Check) Check {
	return func(ctx context.Context, m ent.Mutation) error {
		if found, _ := ctx.Value(foundKey{}).(*[]fault.Field); found == nil || len(*found) == 0 {
			return nil
		}
		return check(ctx, m)
	}
}

// beforeChange returns a hook that runs check before the change.
func beforeChange(check Check) ent.Hook {
	return func(next ent.Mutator) ent.Mutator {
		return ent.MutateFunc(func(ctx context.Context, m ent.Mutation) (ent.Value, error) {
			if err := check(ctx, m); err != nil {
				return nil, err
			}
			return next.Mutate(ctx, m)
		})
	}
}

// mutationCheck returns a check for the mutations of one entity. It is left out for trusted data.
func mutationCheck[M ent.Mutation](check func(context.Context, M) error) Check {
	return func(ctx context.Context, m ent.Mutation) error {
		typed, ok := m.(M)
		if !ok {
			return fmt.Errorf("unexpected mutation %T", m)
		}
		if isTrusted(ctx) {
			return nil
		}
		return check(ctx, typed)
	}
}

// CountVersion adds one to the version with every update.
func CountVersion() ent.Hook {
	return beforeChange(func(_ context.Context, m ent.Mutation) error {
		if m.Op().Is(ent.OpUpdate | ent.OpUpdateOne) {
			return m.AddField("version", 1)
		}
		return nil
	})
}

// AppendOnly refuses every change except a new record.
func AppendOnly() ent.Hook {
	return beforeChange(func(_ context.Context, m ent.Mutation) error {
		if m.Op().Is(ent.OpCreate) {
			return nil
		}
		return fault.New(fault.Forbidden, m.Type()+" records can't be changed or deleted: make a new one", m.Type()+" 记录不可修改或删除：请新建记录")
	})
}
