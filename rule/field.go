package rule

import (
	"cmp"
	"context"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"unicode"

	entcore "entgo.io/ent"
	"golang.org/x/text/unicode/norm"

	"jiedui/clock"
	"jiedui/ent"
	"jiedui/fault"
	"jiedui/scalar"
)

// inputs are the names that columns have in the inputs of the API, if they are not the name of the column.
var inputs = map[string]string{
	"reversal_reason": "reason", "review_reason": "reason", "reverses_id": "id", "status_reason": "reason",
}

// Path returns the name that a column has in the API, such as parkID for park_id.
func Path(column string) string {
	if name, ok := inputs[column]; ok {
		return name
	}
	words := strings.Split(column, "_")
	for i, w := range words[1:] {
		switch w {
		case "id", "url":
			words[i+1] = strings.ToUpper(w)
		default:
			words[i+1] = strings.ToUpper(w[:1]) + w[1:]
		}
	}
	return strings.Join(words, "")
}

// cleanTexts trims texts, normalizes them to NFC, and refuses control characters.
func cleanTexts(ctx context.Context, m entcore.Mutation) error {
	if isTrusted(ctx) {
		return nil
	}
	var found []fault.Field
	for _, column := range m.Fields() {
		value, _ := m.Field(column)
		text, ok := value.(string)
		if !ok || column == "search_text" {
			continue
		}
		clean := norm.NFC.String(strings.TrimSpace(text))
		if strings.IndexFunc(clean, isUnreadable) >= 0 {
			found = append(found, fault.Input(Path(column), "write it without control characters and line breaks",
				"不得包含控制字符或换行").Fields...)
			continue
		}
		if clean != text {
			if err := m.SetField(column, clean); err != nil {
				return fmt.Errorf("%s of %s: %w", column, m.Type(), err)
			}
		}
	}
	return fault.Fields(found)
}

// isUnreadable reports whether r is a control character, changes the direction of a text, or stands for an unknown
// character.
func isUnreadable(r rune) bool {
	return unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) || r == '\u2028' || r == '\u2029' || r == unicode.ReplacementChar
}

// validatorMessages are the messages for the errors of ent's validators.
var validatorMessages = map[string][2]string{
	"value is less than the required length":    {"is missing", "不能为空"},
	"value is greater than the required length": {"is too long", "过长"},
	"value out of range":                        {"is out of range", "超出范围"},
	"value does not match validation":           {"has the wrong format", "格式不正确"},
}

// validFields runs all checks of single fields that the schema has.
func validFields(ctx context.Context, m entcore.Mutation) error {
	if isTrusted(ctx) {
		return nil // the builder runs these checks itself
	}
	var found []fault.Field
	for _, column := range m.Fields() {
		check := ent.Validators[m.Type()][column]
		value, _ := m.Field(column)
		if check == nil || column == "version" {
			continue
		}
		err := check(value)
		if err == nil {
			continue
		}
		if f, ok := err.(*fault.Error); ok { //nolint:errorlint // checks return it bare
			found = append(found, f.Fields...)
			continue
		}
		text, ok := validatorMessages[err.Error()]
		if !ok {
			text = [2]string{err.Error(), "不合规定"}
		}
		found = append(found, fault.Input(Path(column), text[0], text[1]).Fields...)
	}
	return fault.Fields(found)
}

// valueOf returns the value that a field will have after the change. ok is false for null, and if the value is neither
// set nor known.
func valueOf(ctx context.Context, m entcore.Mutation, column string) (value any, ok bool, err error) {
	value, ok = m.Field(column)
	if !ok && m.Op().Is(entcore.OpUpdateOne) && !m.FieldCleared(column) {
		if value, err = m.OldField(ctx, column); err != nil {
			return nil, false, fmt.Errorf("old %s of %s: %w", column, m.Type(), err)
		}
		ok = true
	}
	value = deref(value)
	return value, ok && value != nil, nil
}

// deref returns the value that a pointer points to, and nil for nil.
func deref(v any) any {
	if r := reflect.ValueOf(v); r.Kind() == reflect.Pointer {
		if r.IsNil() {
			return nil
		}
		return r.Elem().Interface()
	}
	return v
}

// touches reports whether a change sets or clears one of the fields.
func touches(m entcore.Mutation, columns ...string) bool {
	for _, column := range columns {
		if _, ok := m.Field(column); ok || m.FieldCleared(column) {
			return true
		}
	}
	return false
}

// fieldCheck returns a check of fields. It is left out for trusted data, and if none of the fields change.
func fieldCheck(columns []string, check func(ctx context.Context, m entcore.Mutation, values []any) error) Check {
	return func(ctx context.Context, m entcore.Mutation) error {
		if isTrusted(ctx) || !touches(m, columns...) {
			return nil
		}
		values := make([]any, len(columns))
		for i, column := range columns {
			value, ok, err := valueOf(ctx, m, column)
			if err != nil {
				return err
			}
			if ok {
				values[i] = value
			}
		}
		return check(ctx, m, values)
	}
}

// term returns the Chinese term of a field.
func term(m entcore.Mutation, column string) string {
	return cmp.Or(ent.EntityNamed(m.Type()).Fields[Path(column)].ZH, Path(column))
}

// valueTerm returns the Chinese term of a value of a field.
func valueTerm(m entcore.Mutation, column string, value any) string {
	for _, v := range ent.EntityNamed(m.Type()).Fields[Path(column)].Values {
		if v.Name == fmt.Sprint(value) {
			return v.ZH
		}
	}
	return fmt.Sprint(value)
}

// InOrder requires that the second date is not before the first, if both are given.
func InOrder(first, second string) Check {
	return fieldCheck([]string{first, second}, func(_ context.Context, m entcore.Mutation, v []any) error {
		from, ok1 := v[0].(scalar.Date)
		to, ok2 := v[1].(scalar.Date)
		if ok1 && ok2 && to.Before(from) {
			return fault.Input(Path(second), fmt.Sprintf("%s is before %s, %s", to, Path(first), from),
				fmt.Sprintf("%s 早于%s（%s）", to, term(m, first), from))
		}
		return nil
	})
}

// Needs requires the other field if the field is given.
func Needs(column, other string) Check {
	return fieldCheck([]string{column, other}, func(_ context.Context, m entcore.Mutation, v []any) error {
		if v[0] != nil && v[1] == nil {
			return fault.Input(Path(other), "is missing: "+Path(column)+" needs it", "缺失：填写"+term(m, column)+"时必填")
		}
		return nil
	})
}

// firstYear is the year in which the collaboration of east and west began.
const firstYear = 1996

// Happened refuses dates in the future and dates before the collaboration began.
func Happened(columns ...string) Check {
	return fieldCheck(columns, func(_ context.Context, _ entcore.Mutation, v []any) error {
		var found []fault.Field
		for i, value := range v {
			d, ok := value.(scalar.Date)
			switch {
			case !ok:
			case clock.Today().Before(d):
				found = append(found, fault.Input(Path(columns[i]), d.String()+" is in the future", d.String()+" 是将来的日期").Fields...)
			case d.Year < firstYear:
				found = append(found, fault.Input(Path(columns[i]), fmt.Sprintf("%s is before %d", d, firstYear),
					fmt.Sprintf("%s 早于 %d 年", d, firstYear)).Fields...)
			}
		}
		return fault.Fields(found)
	})
}

// Month requires the first day of a month that has begun.
func Month() Check {
	happened := Happened("month")
	first := fieldCheck([]string{"month"}, func(_ context.Context, _ entcore.Mutation, v []any) error {
		if d, ok := v[0].(scalar.Date); ok && d.Day != 1 {
			return fault.Input("month", "write the first day of the month", "请填写该月第一天")
		}
		return nil
	})
	return func(ctx context.Context, m entcore.Mutation) error {
		if err := first(ctx, m); err != nil {
			return err
		}
		return happened(ctx, m)
	}
}

// MonthOver requires the first day of a month that is over: a stock is counted at its end.
func MonthOver() Check {
	month := Month()
	over := fieldCheck([]string{"month"}, func(_ context.Context, _ entcore.Mutation, v []any) error {
		if d, ok := v[0].(scalar.Date); ok && clock.Today().Before(scalar.DateOf(d.Time().AddDate(0, 1, 0))) {
			return fault.Input("month", fmt.Sprintf("%.7s is not over: report what its last day leaves", d), fmt.Sprintf("%.7s 尚未结束：请在月末之后填报月末数据", d))
		}
		return nil
	})
	return func(ctx context.Context, m entcore.Mutation) error {
		if err := month(ctx, m); err != nil {
			return err
		}
		return over(ctx, m)
	}
}

// Year requires a year from the beginning of the collaboration to the next one, for which people already plan.
func Year() Check {
	return fieldCheck([]string{"year"}, func(_ context.Context, _ entcore.Mutation, v []any) error {
		next := clock.Today().Year + 1
		if year, ok := v[0].(int); ok && (year < firstYear || year > next) {
			return fault.Input("year", fmt.Sprintf("%d is not from %d to %d", year, firstYear, next), fmt.Sprintf("%d 不在 %d 至 %d 年之间", year, firstYear, next))
		}
		return nil
	})
}

// maxAmount is the largest amount of one record: a trillion yuan, more than any project has.
const maxAmount = 1_000_000_000_000 * 100 * scalar.Money(1)

// Amounts requires money of at least a fen and at most a trillion yuan.
func Amounts(columns ...string) Check {
	return fieldCheck(columns, func(_ context.Context, _ entcore.Mutation, v []any) error {
		var found []fault.Field
		for i, value := range v {
			if amount, ok := value.(scalar.Money); ok && (amount <= 0 || amount > maxAmount) {
				found = append(found, fault.Input(Path(columns[i]),
					fmt.Sprintf("%s is not between 0.01 and %s", amount, maxAmount), fmt.Sprintf("%s 不在 0.01 至 %s 之间", amount, maxAmount)).Fields...)
			}
		}
		return fault.Fields(found)
	})
}

// AtMost requires a number or an amount from 0 up to the value of another field.
func AtMost(column, limit string) Check {
	return fieldCheck([]string{column, limit}, func(_ context.Context, _ entcore.Mutation, v []any) error {
		if v[0] == nil || v[1] == nil {
			return nil
		}
		n, most := reflect.ValueOf(v[0]).Int(), reflect.ValueOf(v[1]).Int()
		if n < 0 || n > most {
			return fault.Input(Path(column), fmt.Sprintf("%v is not between 0 and %s, %v", v[0], Path(limit), v[1]),
				fmt.Sprintf("%v 不在 0 与 %s（%v）之间", v[0], Path(limit), v[1]))
		}
		return nil
	})
}

// MoreThanNothing requires a number above zero.
func MoreThanNothing(column string) Check {
	return fieldCheck([]string{column}, func(_ context.Context, _ entcore.Mutation, v []any) error {
		if v[0] != nil && reflect.ValueOf(v[0]).Int() <= 0 {
			return fault.Input(Path(column), "must be more than 0", "须大于 0")
		}
		return nil
	})
}

// Either requires exactly one of two fields.
func Either(one, other string) Check {
	return fieldCheck([]string{one, other}, func(_ context.Context, _ entcore.Mutation, v []any) error {
		if (v[0] == nil) == (v[1] == nil) {
			return fault.Input(Path(one), fmt.Sprintf("give either %s or %s", Path(one), Path(other)),
				fmt.Sprintf("%s 与 %s 须且只能填写一项", Path(one), Path(other)))
		}
		return nil
	})
}

// WhenIs requires the needed field if the other field has one of the values.
func WhenIs(column string, values []string, needed string) Check {
	return fieldCheck([]string{column, needed}, func(_ context.Context, m entcore.Mutation, v []any) error {
		if slices.Contains(values, fmt.Sprint(v[0])) && v[1] == nil {
			return fault.Input(Path(needed), fmt.Sprintf("is missing: %s %v needs it", Path(column), v[0]),
				fmt.Sprintf("缺失：%s为“%s”时必填", term(m, column), valueTerm(m, column, v[0])))
		}
		return nil
	})
}

// OnlyWhen refuses the field unless the other field has one of the values.
func OnlyWhen(needed, column string, values ...string) Check {
	return fieldCheck([]string{column, needed}, func(_ context.Context, m entcore.Mutation, v []any) error {
		if v[1] != nil && !slices.Contains(values, fmt.Sprint(v[0])) {
			return fault.Input(Path(needed), fmt.Sprintf("leave it out: %s is %v", Path(column), v[0]),
				fmt.Sprintf("%s为“%s”时不应填写", term(m, column), valueTerm(m, column, v[0])))
		}
		return nil
	})
}
