package rule

import (
	"context"
	"fmt"

	"entgo.io/ent"

	"jiedui/fault"
)

type trustedKey struct{}

// Trusted marks what runs under ctx as data that this program made itself and whose tests hold to the rules:
// rules that would read the database again for every row are left out. The database's own rules stay.
func Trusted(ctx context.Context) context.Context { return context.WithValue(ctx, trustedKey{}, true) }

func trusted(ctx context.Context) bool { return ctx.Value(trustedKey{}) != nil }

// before makes a hook that runs check before the change.
func before(check func(context.Context, ent.Mutation) error) ent.Hook {
	return func(next ent.Mutator) ent.Mutator {
		return ent.MutateFunc(func(ctx context.Context, m ent.Mutation) (ent.Value, error) {
			if err := check(ctx, m); err != nil {
				return nil, err
			}
			return next.Mutate(ctx, m)
		})
	}
}

// of makes a hook like before for the mutations of one entity, left out for trusted data.
func of[M ent.Mutation](check func(context.Context, M) error) ent.Hook {
	return before(func(ctx context.Context, m ent.Mutation) error {
		typed, ok := m.(M)
		if !ok {
			return fmt.Errorf("unexpected mutation %T", m)
		}
		if trusted(ctx) {
			return nil
		}
		return check(ctx, typed)
	})
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
