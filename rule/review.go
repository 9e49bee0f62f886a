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

// reviewSteps are the steps of the yearly review. A validated record that is edited goes back to DRAFT. A locked record
// is validated again when its year is re-opened.
var reviewSteps = steps{
	string(scalar.ReviewDraft):     {string(scalar.ReviewSubmitted)},
	string(scalar.ReviewSubmitted): {string(scalar.ReviewConfirmed), string(scalar.ReviewReturned)},
	string(scalar.ReviewConfirmed): {string(scalar.ReviewValidated), string(scalar.ReviewReturned)},
	string(scalar.ReviewValidated): {string(scalar.ReviewLocked), string(scalar.ReviewReturned), string(scalar.ReviewDraft)},
	string(scalar.ReviewReturned):  {string(scalar.ReviewSubmitted), string(scalar.ReviewDraft)},
	string(scalar.ReviewLocked):    {string(scalar.ReviewValidated)},
}

// ReviewCycle keeps a record to the review: to its steps, a reason for a return, and no edit while others review it. It
// keeps the values that were validated last, which count until the record is validated again.
func ReviewCycle() entcore.Hook {
	step := stepCheck("review", reviewSteps)
	return beforeChange(func(ctx context.Context, m entcore.Mutation) error {
		review, moves := m.Field("review")
		if m.Op().Is(entcore.OpCreate) {
			if moves && !isTrusted(ctx) && review != scalar.ReviewDraft {
				return misstep("review", "nothing", fmt.Sprint(review), []string{string(scalar.ReviewDraft)})
			}
			return openPeriod(ctx, m)
		}
		if err := step(ctx, m); err != nil {
			return err
		}
		if isTrusted(ctx) || !m.Op().Is(entcore.OpUpdateOne) {
			return nil
		}
		if !moves {
			return checkEdit(ctx, m)
		}
		switch review {
		case scalar.ReviewSubmitted:
			if err := openPeriod(ctx, m); err != nil {
				return err
			}
			return noteSubmitter(ctx, m)
		case scalar.ReviewReturned:
			if reason, ok := m.Field("review_reason"); !ok || strings.TrimSpace(fmt.Sprint(reason)) == "" {
				return fault.Input("reason", "give a reason when you return a record", "退回记录时请说明原因")
			}
		case scalar.ReviewValidated:
			return m.ClearField("validated_values")
		}
		return nil
	})
}

// noteSubmitter notes who submits a record, and for which side.
func noteSubmitter(ctx context.Context, m entcore.Mutation) error {
	v := viewer.From(ctx)
	if v == nil || v.ID == 0 {
		return nil // the program itself submits it
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

// checkEdit applies the review to an edit of a record's content.
func checkEdit(ctx context.Context, m entcore.Mutation) error {
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
		return fault.New(fault.Conflict, "the record is being reviewed: ask for its return, then correct it",
			"该记录正在审核：请先退回再更正")
	case scalar.ReviewLocked:
		return yearLocked()
	case scalar.ReviewValidated:
		if err := errors.Join(keepValidated(ctx, m, columns, nil), m.SetField("review", scalar.ReviewDraft)); err != nil {
			return err
		}
		return openPeriod(ctx, m)
	}
	old, err := m.OldField(ctx, "validated_values")
	if err != nil {
		return fmt.Errorf("validated values of %s: %w", m.Type(), err)
	}
	if kept := old.(map[string]any); kept != nil {
		if err := keepValidated(ctx, m, columns, kept); err != nil {
			return err
		}
	}
	return openPeriod(ctx, m)
}

// yearLocked returns the fault for an edit of a record in a closed year.
func yearLocked() error {
	return fault.New(fault.Conflict, "the record's period is closed: ask a reviewer to re-open it, then correct it",
		"该记录所属年度已关账：请先由审核员重新开放再更正")
}

// keepValidated adds the values that the edit changes for the first time to the validated values.
func keepValidated(ctx context.Context, m entcore.Mutation, columns []string, kept map[string]any) error {
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
		all[column] = columnValue(value)
	}
	return m.SetField("validated_values", all)
}

// columnValue returns a value as its column stores it: money in fen, dates as texts.
func columnValue(v any) any {
	switch v := deref(v).(type) {
	case scalar.Money:
		return int64(v)
	case scalar.Decimal:
		return int64(v)
	default:
		return history.Value(v)
	}
}
