package verb

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"jiedui/ent"
	"jiedui/fault"
	"jiedui/rule"
	"jiedui/scalar"
)

// RecordVersionInput names a record, and the version that the viewer has seen.
type RecordVersionInput struct{ ID, Version int }

// SubmitRecordsInput is the input of SubmitRecords.
type SubmitRecordsInput struct {
	Records []*RecordVersionInput
	Partial *bool
}

// ConfirmRecordsInput is the input of ConfirmRecords.
type ConfirmRecordsInput struct {
	Records []*RecordVersionInput
	Partial *bool
}

// ValidateRecordsInput is the input of ValidateRecords.
type ValidateRecordsInput struct {
	Records []*RecordVersionInput
	Partial *bool
}

// ReturnRecordsInput is the input of ReturnRecords.
type ReturnRecordsInput struct {
	Records []*RecordVersionInput
	Reason  string
	Partial *bool
}

// ReviewOutcome is what became of one of several records: the record as it is now, or a fault.
type ReviewOutcome struct {
	ID     int
	Record ent.Noder
	Fault  *fault.Error
}

// SubmitRecords submits several records.
func SubmitRecords(ctx context.Context, c *ent.Client, in SubmitRecordsInput) ([]*ReviewOutcome, error) {
	return together{in.Records, in.Partial, scalar.ReviewSubmitted, nil}.move(ctx, c)
}

// ConfirmRecords confirms several records of the other side of a pairing.
func ConfirmRecords(ctx context.Context, c *ent.Client, in ConfirmRecordsInput) ([]*ReviewOutcome, error) {
	return together{in.Records, in.Partial, scalar.ReviewConfirmed, nil}.move(ctx, c)
}

// ValidateRecords validates several confirmed records.
func ValidateRecords(ctx context.Context, c *ent.Client, in ValidateRecordsInput) ([]*ReviewOutcome, error) {
	return together{in.Records, in.Partial, scalar.ReviewValidated, nil}.move(ctx, c)
}

// ReturnRecords returns several records for one reason.
func ReturnRecords(ctx context.Context, c *ent.Client, in ReturnRecordsInput) ([]*ReviewOutcome, error) {
	return together{in.Records, in.Partial, scalar.ReviewReturned, &in.Reason}.move(ctx, c)
}

// together is one step of the review for several records.
type together struct {
	records []*RecordVersionInput
	partial *bool
	to      scalar.ReviewStatus
	reason  *string
}

// move takes the step for each record, with the rights and rules of a single one. It returns the outcomes in the order of
// the input. Unless a part is enough, one fault refuses all, and the fault names each record that has one.
func (t together) move(ctx context.Context, c *ent.Client) ([]*ReviewOutcome, error) {
	if len(t.records) == 0 {
		return nil, fault.Input("records", "name at least one record", "请至少选择一条记录")
	}
	outcomes := make([]*ReviewOutcome, len(t.records))
	order := make([]int, len(t.records))
	for i := range order {
		order[i] = i
	}
	// In the order of their ids, so that two who change the same records wait for each other only one way.
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(t.records[a].ID, t.records[b].ID) })
	for _, i := range order {
		record := t.records[i]
		outcome := &ReviewOutcome{ID: record.ID}
		refused, err := rule.Attempt(ctx, c, func(ctx context.Context, c *ent.Client) (err error) {
			outcome.Record, err = moveReview(ctx, c, record.ID, &record.Version, t.to, t.reason)
			return err
		})
		if err != nil {
			return nil, err
		}
		if refused != nil {
			outcome.Record, outcome.Fault = nil, refused
		}
		outcomes[i] = outcome
	}
	if t.partial != nil && *t.partial {
		return outcomes, nil
	}
	return outcomes, refuseAll(outcomes)
}

// refuseAll returns a fault that names each record with a fault, and nil if there are none.
func refuseAll(outcomes []*ReviewOutcome) error {
	var first *fault.Error
	var fields []fault.Field
	for i, o := range outcomes {
		if o.Fault == nil {
			continue
		}
		first = cmp.Or(first, o.Fault)
		fields = append(fields, fault.Field{Path: fmt.Sprintf("records[%d]", i), Code: o.Fault.Code, Message: o.Fault.Message})
	}
	if first == nil {
		return nil
	}
	return &fault.Error{Code: first.Code, Fields: fields, Message: fault.Text{
		EN: fmt.Sprintf("%d of %d records are refused, so none was changed; leave them out, or allow a part; the first: %s", len(fields), len(outcomes), first.Message.EN),
		ZH: fmt.Sprintf("%d 条记录中有 %d 条未通过，因此全部未更改：请去掉这些记录，或允许部分完成；第一条：%s", len(outcomes), len(fields), first.Message.ZH),
	}}
}
