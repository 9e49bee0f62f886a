package rule

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	entcore "entgo.io/ent"

	"jiedui/ent"
	"jiedui/fault"
	"jiedui/history"
	"jiedui/scalar"
	"jiedui/viewer"
)

// reviewSteps is the yearly cycle. A validated record that is edited goes back to DRAFT, a locked one is validated
// again when its period is re-opened.
var reviewSteps = steps{
	string(scalar.ReviewDraft):     {string(scalar.ReviewSubmitted)},
	string(scalar.ReviewSubmitted): {string(scalar.ReviewConfirmed), string(scalar.ReviewReturned)},
	string(scalar.ReviewConfirmed): {string(scalar.ReviewValidated), string(scalar.ReviewReturned)},
	string(scalar.ReviewValidated): {string(scalar.ReviewLocked), string(scalar.ReviewReturned), string(scalar.ReviewDraft)},
	string(scalar.ReviewReturned):  {string(scalar.ReviewSubmitted), string(scalar.ReviewDraft)},
	string(scalar.ReviewLocked):    {string(scalar.ReviewValidated)},
}

// ReviewCycle holds a record to the review cycle: its steps, a reason for a return, no edit of what others are
// looking at, and the values that were validated last, which count until the record is validated again.
func ReviewCycle() entcore.Hook {
	step := hold("review", reviewSteps)
	return before(func(ctx context.Context, m entcore.Mutation) error {
		review, moves := m.Field("review")
		if m.Op().Is(entcore.OpCreate) {
			if moves && !trusted(ctx) && review != scalar.ReviewDraft {
				return misstep("review", "nothing", fmt.Sprint(review), []string{string(scalar.ReviewDraft)})
			}
			return openPeriod(ctx, m)
		}
		if err := step(ctx, m); err != nil {
			return err
		}
		if trusted(ctx) || !m.Op().Is(entcore.OpUpdateOne) {
			return nil
		}
		if !moves {
			return edit(ctx, m)
		}
		switch review {
		case scalar.ReviewSubmitted:
			if err := openPeriod(ctx, m); err != nil {
				return err
			}
			return submit(ctx, m)
		case scalar.ReviewReturned:
			if reason, ok := m.Field("review_reason"); !ok || strings.TrimSpace(fmt.Sprint(reason)) == "" {
				return fault.Input("reason", "a record is returned with a reason", "退回时须说明原因")
			}
		case scalar.ReviewValidated:
			return m.ClearField("validated_values")
		}
		return nil
	})
}

// submit notes who hands a record in, and for which side.
func submit(ctx context.Context, m entcore.Mutation) error {
	v := viewer.From(ctx)
	if v == nil || v.ID == 0 {
		return nil // the program itself
	}
	where, err := homeOf(ctx, m)
	if err != nil {
		return err
	}
	side := scalar.SideRecipient
	if ours, err := coversAny(ctx, clientOf(m), v, where.recipients); err != nil {
		return err
	} else if !ours {
		if theirs, err := coversAny(ctx, clientOf(m), v, where.supporters); err != nil {
			return err
		} else if theirs {
			side = scalar.SideSupporter
		}
	}
	return errors.Join(m.SetField("submitter_id", v.ID), m.SetField("submitted_side", side))
}

// edit is a change of a record's content.
func edit(ctx context.Context, m entcore.Mutation) error {
	aside := ent.EntityNamed(m.Type()).Aside
	var columns []string
	for _, column := range slices.Concat(m.Fields(), m.AddedFields(), m.ClearedFields()) {
		if !slices.Contains(aside, column) {
			columns = append(columns, column)
		}
	}
	if len(columns) == 0 {
		return nil
	}
	review, err := m.OldField(ctx, "review")
	if err != nil {
		return fmt.Errorf("review of %s: %w", m.Type(), err)
	}
	switch review {
	case scalar.ReviewSubmitted, scalar.ReviewConfirmed:
		return fault.New(fault.Conflict, "the record is being reviewed: have it returned, then correct it",
			"该记录正在审核：请先退回再更正")
	case scalar.ReviewLocked:
		return locked()
	case scalar.ReviewValidated:
		if err := errors.Join(keep(ctx, m, columns, nil), m.SetField("review", scalar.ReviewDraft)); err != nil {
			return err
		}
		return openPeriod(ctx, m)
	}
	old, err := m.OldField(ctx, "validated_values")
	if err != nil {
		return fmt.Errorf("validated values of %s: %w", m.Type(), err)
	}
	if kept := old.(map[string]any); kept != nil {
		if err := keep(ctx, m, columns, kept); err != nil {
			return err
		}
	}
	return openPeriod(ctx, m)
}

// locked refuses to touch a record of a closed year.
func locked() error {
	return fault.New(fault.Conflict, "the record's period is closed: have it re-opened, then correct it",
		"该记录所属年度已关账：请先重新开放再更正")
}

// keep adds to the validated values those that the edit changes for the first time.
func keep(ctx context.Context, m entcore.Mutation, columns []string, kept map[string]any) error {
	all := make(map[string]any, len(kept)+len(columns))
	maps.Copy(all, kept)
	for _, column := range columns {
		if _, ok := all[column]; ok {
			continue
		}
		value, err := m.OldField(ctx, column)
		if err != nil {
			return fmt.Errorf("old %s of %s: %w", column, m.Type(), err)
		}
		all[column] = stored(value)
	}
	return m.SetField("validated_values", all)
}

// stored is a value as its column holds it: money in fen, dates as texts.
func stored(v any) any {
	switch v := deref(v).(type) {
	case scalar.Money:
		return int64(v)
	case scalar.Decimal:
		return int64(v)
	default:
		return history.Value(v)
	}
}
