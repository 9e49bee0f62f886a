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

// Trusted marks what runs under ctx as data that this program made itself and whose tests hold to the rules: rules
// that would read the database again for every row are left out, and no history is written. The database's own rules
// stay.
func Trusted(ctx context.Context) context.Context {
	return System(history.Silent(context.WithValue(ctx, trustedKey{}, true)))
}

func trusted(ctx context.Context) bool { return ctx.Value(trustedKey{}) != nil }

// System has what runs under ctx pass the rights of who asks: it is the program's own doing. All other rules hold.
func System(ctx context.Context) context.Context { return privacy.DecisionContext(ctx, privacy.Allow) }

// Check is a rule on a change. It gives a *fault.Error when the change breaks it.
type Check func(context.Context, ent.Mutation) error

// Hold makes the hook that holds an entity to its rules. Faults of the input are gathered from all checks, so that
// they come back at once.
func Hold(checks ...Check) ent.Hook {
	checks = append([]Check{cleanTexts, validFields}, checks...)
	return before(func(ctx context.Context, m ent.Mutation) error {
		var found []fault.Field
		ctx = context.WithValue(ctx, foundKey{}, &found)
		for _, check := range checks {
			err := check(ctx, m)
			if f, ok := err.(*fault.Error); ok && f.Code == fault.BadUserInput && len(f.Fields) > 0 { //nolint:errorlint // a wrapped one is no fault of the input
				found = append(found, f.Fields...)
			} else if err != nil {
				return err
			}
		}
		return fault.Fields(found)
	})
}

type foundKey struct{}

// WithOthers runs a check only where others before it have found faults, so that it comes back with them. Where there
// are none the database checks the same, and nobody waits for it twice.
func WithOthers(check Check) Check {
	return func(ctx context.Context, m ent.Mutation) error {
		if found, _ := ctx.Value(foundKey{}).(*[]fault.Field); found == nil || len(*found) == 0 {
			return nil
		}
		return check(ctx, m)
	}
}

// before makes a hook that runs check before the change.
func before(check Check) ent.Hook {
	return func(next ent.Mutator) ent.Mutator {
		return ent.MutateFunc(func(ctx context.Context, m ent.Mutation) (ent.Value, error) {
			if err := check(ctx, m); err != nil {
				return nil, err
			}
			return next.Mutate(ctx, m)
		})
	}
}

// of makes a check for the mutations of one entity, left out for trusted data.
func of[M ent.Mutation](check func(context.Context, M) error) Check {
	return func(ctx context.Context, m ent.Mutation) error {
		typed, ok := m.(M)
		if !ok {
			return fmt.Errorf("unexpected mutation %T", m)
		}
		if trusted(ctx) {
			return nil
		}
		return check(ctx, typed)
	}
}

// CountVersion adds one to the version with every update.
func CountVersion() ent.Hook {
	return before(func(_ context.Context, m ent.Mutation) error {
		if m.Op().Is(ent.OpUpdate | ent.OpUpdateOne) {
			return m.AddField("version", 1)
		}
		return nil
	})
}

// AppendOnly refuses every change but a new record.
func AppendOnly() ent.Hook {
	return before(func(_ context.Context, m ent.Mutation) error {
		if m.Op().Is(ent.OpCreate) {
			return nil
		}
		return fault.New(fault.Forbidden, m.Type()+" records can't be changed or deleted", m.Type()+" 记录不可修改或删除")
	})
}
