package verb

import (
	"context"
	"errors"
	"fmt"

	"jiedui/clock"
	"jiedui/ent"
	"jiedui/ent/county"
	"jiedui/ent/reviewperiod"
	"jiedui/fault"
	"jiedui/rule"
	"jiedui/scalar"
)

type SubmitForReviewInput struct{ ID, Version int }

// SubmitForReview submits a record.
func SubmitForReview(ctx context.Context, c *ent.Client, in SubmitForReviewInput) (ent.Noder, error) {
	return moveReview(ctx, c, in.ID, &in.Version, scalar.ReviewSubmitted, nil)
}

type ConfirmRecordInput struct{ ID, Version int }

// ConfirmRecord confirms a record of the other side of the pairing.
func ConfirmRecord(ctx context.Context, c *ent.Client, in ConfirmRecordInput) (ent.Noder, error) {
	return moveReview(ctx, c, in.ID, &in.Version, scalar.ReviewConfirmed, nil)
}

type ValidateRecordInput struct{ ID, Version int }

// ValidateRecord validates a confirmed record. From then on it counts.
func ValidateRecord(ctx context.Context, c *ent.Client, in ValidateRecordInput) (ent.Noder, error) {
	return moveReview(ctx, c, in.ID, &in.Version, scalar.ReviewValidated, nil)
}

type ReturnRecordInput struct {
	ID, Version int
	Reason      string
}

// ReturnRecord returns a record to those who submitted it.
func ReturnRecord(ctx context.Context, c *ent.Client, in ReturnRecordInput) (ent.Noder, error) {
	return moveReview(ctx, c, in.ID, &in.Version, scalar.ReviewReturned, &in.Reason)
}

// moveReview gives a reviewed record another state of the review. Without a version the step is the consequence of
// another change.
func moveReview(ctx context.Context, c *ent.Client, id int, version *int, to scalar.ReviewStatus, reason *string) (ent.Noder, error) {
	change, err := c.ChangeReviewed(ctx, id, rule.Locked)
	switch {
	case err != nil:
		return nil, err
	case change == nil:
		return nil, fault.Input("id", fmt.Sprintf("there is no reviewed record %d", id), fmt.Sprintf("不存在需审核的记录 %d", id))
	case version != nil:
		if err := checkVersion(change.Version, *version); err != nil {
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
	// Version is that of the period if it was closed before and re-opened.
	Version *int
}

// ClosePeriod closes a year in the province of some key counties and locks its validated records. It is refused while
// records of the year wait for a confirmation or a validation.
func ClosePeriod(ctx context.Context, c *ent.Client, in ClosePeriodInput) (*ent.ReviewPeriod, error) {
	if in.Year > clock.Today().Year {
		return nil, fault.Input("year", "the year has not begun: choose an earlier one", "该年度尚未开始：请选择更早的年度")
	}
	keys, err := c.County.Query().Where(county.ProvinceID(in.ProvinceID), county.DesignationEQ(county.DesignationKEY)).Exist(ctx)
	if err != nil {
		return nil, fmt.Errorf("key counties: %w", err)
	}
	if !keys {
		return nil, fault.Input("provinceID", "the province has no key counties: choose another", "该省没有国家乡村振兴重点帮扶县：请选择其他省份")
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
		return nil, checkVersion(period.Version, *in.Version)
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
			fmt.Sprintf("records of the year that wait for a confirmation or a validation: %d; finish their review first", len(waiting)),
			fmt.Sprintf("该年度还有 %d 条记录待确认或待审核：请先完成审核", len(waiting)))
	}
	return period, moveAll(ctx, c, in.ProvinceID, in.Year, scalar.ReviewValidated, scalar.ReviewLocked)
}

type ReopenPeriodInput struct {
	ID, Version int
	Reason      string
}

// ReopenPeriod re-opens a closed year. Then its records can be returned and corrected again.
func ReopenPeriod(ctx context.Context, c *ent.Client, in ReopenPeriodInput) (*ent.ReviewPeriod, error) {
	period, err := readAt(ctx, c.ReviewPeriod.Query().Where(reviewperiod.ID(in.ID), rule.Locked).Only, in.Version)
	if err != nil {
		return nil, err
	}
	period, err = period.Update().SetStatus(reviewperiod.StatusREOPENED).SetReason(in.Reason).Save(ctx)
	if err != nil {
		return nil, err
	}
	return period, moveAll(ctx, c, period.ProvinceID, period.Year, scalar.ReviewLocked, scalar.ReviewValidated)
}

// moveAll moves the records of a year. The reviewer who closes or re-opens the year needs no right to each.
func moveAll(ctx context.Context, c *ent.Client, province, year int, from, to scalar.ReviewStatus) error {
	ids, err := rule.RecordsOfYear(ctx, c, province, year, from)
	if err != nil {
		return err
	}
	for _, id := range ids {
		if _, err := moveReview(rule.System(ctx), c, id, nil, to, nil); err != nil {
			return err
		}
	}
	return nil
}
