package rule

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	entcore "entgo.io/ent"

	"jiedui/clock"
	"jiedui/ent"
	"jiedui/ent/capitalcontribution"
	"jiedui/ent/investmentproject"
	"jiedui/fault"
	"jiedui/history"
	"jiedui/scalar"
)

// ContributionFixed refuses to edit or delete a contribution. It can only be made void, by a contribution that reverses
// it.
func ContributionFixed(_ context.Context, m entcore.Mutation) error {
	changed := m.Op().Is(entcore.OpDelete | entcore.OpDeleteOne)
	if m.Op().Is(entcore.OpUpdate | entcore.OpUpdateOne) {
		aside := ent.EntityNamed(m.Type()).Aside
		for _, name := range m.Fields() {
			changed = changed || !slices.Contains(aside, name)
		}
	}
	if changed {
		return fault.New(fault.Forbidden,
			"a contribution cannot be edited or deleted: void it and record the right one",
			"到位资金记录不可修改或删除：请冲销后重新登记")
	}
	return nil
}

// ContributionSound is what must hold of a contribution, whatever project it is paid into.
var ContributionSound = together(Amounts("amount"), Happened("contributed_on"))

// CheckContribution checks a contribution whose project is not yet on record.
func CheckContribution(ctx context.Context, m entcore.Mutation) error {
	return together(cleanTexts, validFields, ContributionSound)(ctx, m)
}

// ContributionPaidIn keeps the paid-in sum of the project, in the transaction of the contribution.
func ContributionPaidIn() entcore.Hook {
	return func(next entcore.Mutator) entcore.Mutator {
		return entcore.MutateFunc(func(ctx context.Context, mutation entcore.Mutation) (entcore.Value, error) {
			m, ok := mutation.(*ent.CapitalContributionMutation)
			if !ok {
				return nil, fmt.Errorf("unexpected mutation %T", mutation)
			}
			if !m.Op().Is(entcore.OpCreate) || isTrusted(ctx) {
				return next.Mutate(ctx, m)
			}
			if _, err := m.Tx(); err != nil {
				return nil, fmt.Errorf("a contribution and its project's sum are written in one transaction: %w", err)
			}
			project, _ := m.ProjectID()
			amount, _ := m.Amount()
			if reversed, ok := m.ReversesID(); ok {
				if err := checkReversal(ctx, m, reversed); err != nil {
					return nil, err
				}
				amount = -amount
			}
			v, err := next.Mutate(ctx, m)
			if err != nil {
				return nil, err
			}
			if k, err := knownOf(ctx); err == nil && k.gathers {
				k.paid = append(k.paid, payment{project, amount})
				return v, nil
			}
			return v, payIn(ctx, m.Client(), project, amount)
		})
	}
}

// payIn adds an amount to the paid-in sum of a project. It needs no rights beyond those for the contribution.
func payIn(ctx context.Context, client *ent.Client, project int, amount scalar.Money) error {
	// The lock makes sure that the history shows the sum as it was.
	p, err := client.InvestmentProject.Query().Where(investmentproject.ID(project), Locked).Only(System(ctx))
	if err == nil {
		err = p.Update().AddPaidIn(amount).Exec(System(ctx))
	}
	if err != nil {
		return fmt.Errorf("paid-in sum of the project: %w", err)
	}
	return nil
}

// GatherPaidIn makes the unit of work add its contributions to their projects at its end, once for each project. Until
// then the projects have the old sums.
func GatherPaidIn(ctx context.Context) error {
	k, err := knownOf(ctx)
	if err != nil {
		return fmt.Errorf("paid-in sums are gathered: %w", err)
	}
	k.gathers = true
	return nil
}

// paidInChunk is how many sums one statement writes.
const paidInChunk = 500

// writePaidIn writes the gathered sums in the order of the projects, so that two transactions cannot wait for each
// other crosswise. A file may change as many sums as it has rows, and an update through the model for each would take
// as long as the rows themselves. So this writes the same values and the same history with a few statements.
func (k *known) writePaidIn(ctx context.Context, client *ent.Client) error {
	sums := make(map[int]scalar.Money)
	for _, p := range k.paid {
		sums[p.project] += p.amount
	}
	for ids := range slices.Chunk(slices.Sorted(maps.Keys(sums)), paidInChunk) {
		projects, err := client.InvestmentProject.Query().Where(investmentproject.IDIn(ids...), Locked).
			Order(investmentproject.ByID()).All(System(ctx))
		if err != nil {
			return fmt.Errorf("paid-in sums: %w", err)
		}
		args := []any{clock.Now()}
		var values []string
		for _, p := range projects {
			now := p.PaidIn + sums[p.ID]
			args = append(args, p.ID, int64(now))
			values = append(values, fmt.Sprintf("(CAST($%d AS bigint), CAST($%d AS bigint))", len(args)-1, len(args)))
			err := history.Add(ctx, history.Change{
				Entity: ent.TypeInvestmentProject, ID: p.ID,
				Before: map[string]any{investmentproject.FieldPaidIn: history.Value(p.PaidIn), investmentproject.FieldVersion: p.Version},
				After:  map[string]any{investmentproject.FieldPaidIn: history.Value(now), investmentproject.FieldVersion: p.Version + 1},
			})
			if err != nil {
				return err
			}
		}
		// Both databases give the columns of VALUES these names.
		statement := "UPDATE investment_projects SET updated_at = $1, version = version + 1, paid_in = sums.column2 FROM (VALUES " +
			strings.Join(values, ", ") + ") AS sums WHERE id = sums.column1"
		if _, err := client.ExecContext(ctx, statement, args...); err != nil {
			return fmt.Errorf("paid-in sums: %w", err)
		}
	}
	return nil
}

// checkReversal requires that the reversed contribution has the same project and amount, and is not a reversal itself.
func checkReversal(ctx context.Context, m *ent.CapitalContributionMutation, id int) error {
	c, err := m.Client().CapitalContribution.Query().Where(capitalcontribution.ID(id)).Only(System(ctx))
	if ent.IsNotFound(err) {
		return fault.Input(Path("reverses_id"), fmt.Sprintf("there is no contribution %d", id), fmt.Sprintf("不存在到位资金记录 %d", id))
	}
	if err != nil {
		return fmt.Errorf("reversed contribution: %w", err)
	}
	project, _ := m.ProjectID()
	amount, _ := m.Amount()
	if c.ReversesID != nil || c.ProjectID != project || c.Amount != amount {
		return fault.Input(Path("reverses_id"),
			"a reversal must have the project and the amount of the contribution that it reverses, and cannot reverse a reversal",
			"冲销记录须与被冲销记录的项目和金额一致，且不能冲销冲销记录")
	}
	return nil
}
