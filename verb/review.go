package verb

import (
	"context"
	"errors"
	"fmt"

	"jiedui/ent"
	"jiedui/ent/county"
	"jiedui/ent/reviewperiod"
	"jiedui/fault"
	"jiedui/rule"
	"jiedui/scalar"
)

type SubmitForReviewInput struct{ ID, Version int }

// SubmitForReview hands a record in.
func SubmitForReview(ctx context.Context, c *ent.Client, in SubmitForReviewInput) (ent.Noder, error) {
	return move(ctx, c, in.ID, &in.Version, scalar.ReviewSubmitted, nil)
}

type ConfirmRecordInput struct{ ID, Version int }

// ConfirmRecord confirms a record of the other side of the pairing.
func ConfirmRecord(ctx context.Context, c *ent.Client, in ConfirmRecordInput) (ent.Noder, error) {
	return move(ctx, c, in.ID, &in.Version, scalar.ReviewConfirmed, nil)
}

type ValidateRecordInput struct{ ID, Version int }

// ValidateRecord validates a confirmed record: from now on it counts.
func ValidateRecord(ctx context.Context, c *ent.Client, in ValidateRecordInput) (ent.Noder, error) {
	return move(ctx, c, in.ID, &in.Version, scalar.ReviewValidated, nil)
}

type ReturnRecordInput struct {
	ID, Version int
	Reason      string
}

// ReturnRecord sends a record back to those who handed it in.
func ReturnRecord(ctx context.Context, c *ent.Client, in ReturnRecordInput) (ent.Noder, error) {
	return move(ctx, c, in.ID, &in.Version, scalar.ReviewReturned, &in.Reason)
}

// move takes a reviewed record to a place in the review cycle. Without a version it is the consequence of another change.
func move(ctx context.Context, c *ent.Client, id int, version *int, to scalar.ReviewStatus, reason *string) (ent.Noder, error) {
	change, err := c.ChangeReviewed(ctx, id, rule.Locked)
	switch {
	case err != nil:
		return nil, err
	case change == nil:
		return nil, fault.Input("id", fmt.Sprintf("%d is no record that is reviewed", id), fmt.Sprintf("%d 不是需审核的记录", id))
	case version != nil:
		if err := at(change.Version, *version); err != nil {
			return nil, err
		}
	}
	if reason != nil {
		err = change.Mutation.SetField("review_reason", *reason)
	} else {
		err = change.Mutation.ClearField("review_reason")
	}
	if err := errors.Join(err, change.Mutation.SetField("review", to)); err != nil {
		return nil, fmt.Errorf("review of %d: %w", id, err)
	}
	return change.Save(ctx)
}

type ClosePeriodInput struct {
	ProvinceID int
	Year       int
	// Version is that of the period when it was closed before and re-opened.
	Version *int
}

// ClosePeriod closes a year in the province of some key counties: its validated records are locked. It is refused
// while records of the year wait for a confirmation or a validation.
func ClosePeriod(ctx context.Context, c *ent.Client, in ClosePeriodInput) (*ent.ReviewPeriod, error) {
	if in.Year > rule.Today().Year {
		return nil, fault.Input("year", "the year has not begun", "该年度尚未开始")
	}
	keys, err := c.County.Query().Where(county.ProvinceID(in.ProvinceID), county.DesignationEQ(county.DesignationKEY)).Exist(ctx)
	if err != nil {
		return nil, fmt.Errorf("key counties: %w", err)
	}
	if !keys {
		return nil, fault.Input("provinceID", "the province has no key counties", "该省没有国家乡村振兴重点帮扶县")
	}
	if err := rule.HoldYear(ctx, c, "pg_advisory_xact_lock", in.Year, in.ProvinceID); err != nil {
		return nil, err
	}
	period, err := c.ReviewPeriod.Query().
		Where(reviewperiod.ProvinceID(in.ProvinceID), reviewperiod.Year(in.Year), rule.Locked).Only(ctx)
	switch {
	case ent.IsNotFound(err):
		period, err = c.ReviewPeriod.Create().
			SetProvinceID(in.ProvinceID).SetYear(in.Year).SetStatus(reviewperiod.StatusCLOSED).Save(ctx)
	case err != nil:
	case period.Status == reviewperiod.StatusCLOSED:
		return nil, fault.New(fault.Conflict, "the year is closed already", "该年度已关账")
	case in.Version == nil:
		return nil, fault.Input("version", "is missing: the year was closed before and re-opened", "缺失：该年度曾关账并重新开放")
	case *in.Version != period.Version:
		return nil, at(period.Version, *in.Version)
	default:
		period, err = period.Update().SetStatus(reviewperiod.StatusCLOSED).ClearReason().Save(ctx)
	}
	if err != nil {
		return nil, err
	}
	waiting, err := rule.RecordsOfYear(ctx, c, in.ProvinceID, in.Year, scalar.ReviewSubmitted, scalar.ReviewConfirmed)
	if err != nil {
		return nil, err
	}
	if len(waiting) > 0 {
		return nil, fault.New(fault.Conflict,
			fmt.Sprintf("%d records of the year wait for a confirmation or a validation", len(waiting)),
			fmt.Sprintf("该年度还有 %d 条记录待确认或待审核", len(waiting)))
	}
	return period, moveAll(ctx, c, in.ProvinceID, in.Year, scalar.ReviewValidated, scalar.ReviewLocked)
}

type ReopenPeriodInput struct {
	ID, Version int
	Reason      string
}

// ReopenPeriod re-opens a closed year: its records can be returned and corrected again.
func ReopenPeriod(ctx context.Context, c *ent.Client, in ReopenPeriodInput) (*ent.ReviewPeriod, error) {
	period, err := read(ctx, c.ReviewPeriod.Query().Where(reviewperiod.ID(in.ID), rule.Locked).Only, in.Version)
	if err != nil {
		return nil, err
	}
	period, err = period.Update().SetStatus(reviewperiod.StatusREOPENED).SetReason(in.Reason).Save(ctx)
	if err != nil {
		return nil, err
	}
	return period, moveAll(ctx, c, period.ProvinceID, period.Year, scalar.ReviewLocked, scalar.ReviewValidated)
}

// moveAll moves the records of a year, as the reviewer who closes or re-opens it may.
func moveAll(ctx context.Context, c *ent.Client, province, year int, from, to scalar.ReviewStatus) error {
	ids, err := rule.RecordsOfYear(ctx, c, province, year, from)
	if err != nil {
		return err
	}
	for _, id := range ids {
		if _, err := move(rule.System(ctx), c, id, nil, to, nil); err != nil {
			return err
		}
	}
	return nil
}
