package intake

import (
	"context"
	"fmt"
	"slices"

	"jiedui/ent"
	"jiedui/ent/consumptionrecord"
	"jiedui/fault"
	"jiedui/rule"
	"jiedui/scalar"
	"jiedui/verb"
)

// withTotals lets a kind take totals from January up to a month.
func withTotals(k *Kind, derive func(context.Context, *ent.Client, []*row) error) *Kind {
	k.derive = derive
	return k
}

// bought is what the goods of a year are known by.
type bought struct {
	pairing, province, year int
	kind                    consumptionrecord.Kind
}

func boughtBy(pairing, province *int, month scalar.Date, kind consumptionrecord.Kind) bought {
	b := bought{year: month.Year, kind: kind}
	if pairing != nil {
		b.pairing = *pairing
	} else if province != nil {
		b.province = *province
	}
	return b
}

// deriveConsumption makes of totals the amounts of their months: what the months before have, on record or in rows before, is
// taken off. A note tells how, so that a person can check it.
func deriveConsumption(ctx context.Context, client *ent.Client, rows []*row) error {
	if !slices.ContainsFunc(rows, func(r *row) bool { return r.upTo }) {
		return nil
	}
	var pairings, provinces []int
	for _, r := range rows {
		in := r.input.(verb.RecordConsumptionInput)
		if in.PairingID != nil {
			pairings = append(pairings, *in.PairingID)
		} else if in.ProvinceID != nil {
			provinces = append(provinces, *in.ProvinceID)
		}
	}
	list, err := client.ConsumptionRecord.Query().Where(consumptionrecord.Or(
		consumptionrecord.PairingIDIn(pairings...), consumptionrecord.And(consumptionrecord.ProvinceIDIn(provinces...), consumptionrecord.PairingIDIsNil()),
	)).All(rule.System(ctx))
	if err != nil {
		return fmt.Errorf("months before: %w", err)
	}
	amounts := make(map[bought][13]scalar.Money)
	there := make(map[bought][13]bool)
	add := func(b bought, month int, amount scalar.Money) {
		sums, has := amounts[b], there[b]
		sums[month] += amount
		has[month] = true
		amounts[b], there[b] = sums, has
	}
	for _, c := range list {
		add(boughtBy(c.PairingID, c.ProvinceID, c.Month, c.Kind), int(c.Month.Month), c.Amount)
	}
	for _, r := range rows {
		in := r.input.(verb.RecordConsumptionInput)
		b := boughtBy(in.PairingID, in.ProvinceID, in.Month, in.Kind)
		if r.upTo {
			r.takeOff(&in, amounts[b], there[b])
			r.input = in
		}
		if len(r.faults) == 0 && !there[b][in.Month.Month] {
			add(b, int(in.Month.Month), in.Amount)
		}
	}
	return nil
}

// takeOff makes of a total the amount of its month.
func (r *row) takeOff(in *verb.RecordConsumptionInput, amounts [13]scalar.Money, there [13]bool) {
	var before scalar.Money
	last := 0
	for month := 1; month < int(in.Month.Month); month++ {
		before += amounts[month]
		if there[month] {
			last = month
		}
	}
	total := in.Amount
	in.Amount -= before
	if in.Amount <= 0 {
		r.refuse("amount", fault.BadUserInput, fmt.Sprintf("the total of %s is not more than %s, which the months before have: correct those first", total, before),
			fmt.Sprintf("累计金额 %s 元不大于此前各月已登记的 %s 元：请先更正此前各月", total, before))
		return
	}
	kind, of, ofZH := NoteUnderstood, fmt.Sprintf("month %d", in.Month.Month), fmt.Sprintf("%d 月", in.Month.Month)
	if last+1 < int(in.Month.Month) { // the amount is of several months
		kind = NoteWarning
		of, ofZH = fmt.Sprintf("months %d to %d, of which the earlier ones have no record, under month %d", last+1, in.Month.Month, in.Month.Month),
			fmt.Sprintf("%d–%d 月（其中此前月份没有记录，一并计入 %d 月）", last+1, in.Month.Month, in.Month.Month)
	}
	header := r.heading(r.kind.columnOf("amount")).text
	r.warnings = append(r.warnings, Note{
		Kind: kind, Row: &r.number, Column: &header,
		EN: fmt.Sprintf("the total of %s less %s of the months before is %s, of %s", total, before, in.Amount, of),
		ZH: fmt.Sprintf("累计 %s 元，扣除此前各月 %s 元，%s为 %s 元", total, before, ofZH, in.Amount),
	})
}
