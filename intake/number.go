package intake

import (
	"fmt"
	"math/big"
	"regexp"
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"

	"jiedui/fault"
	"jiedui/scalar"
	"jiedui/sheet"
)

var (
	numberForm    = regexp.MustCompile(`^([^\d+.-]*)([+-]?(?:\d[\d,]*)?(?:\.\d+)?)([^\d]?.*)$`)
	groupedNumber = regexp.MustCompile(`^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$`)
	currencies    = map[string]bool{"": true, "¥": true, "rmb": true, "rmb¥": true, "cny": true, "人民币": true}
)

// numberIn returns the digits of the number in a cell, in the unit of the column: that of the field. It notes a fault, and
// returns nothing, if the cell is no number, or may be read in two ways.
func (r *row) numberIn(name string) string {
	text := r.cell(name)
	if text == "" {
		return ""
	}
	n := r.kind.columnOf(name)
	column, h, c := r.kind.Columns[n], r.heading(n), r.cells[n]
	if c.Merged {
		r.refuse(name, fault.BadUserInput, fmt.Sprintf("%.40q is one number for several rows: write into each row its own", text),
			fmt.Sprintf("合并单元格中的 %.40q 是多行共用的一个数：请在每行分别填写", text))
		return ""
	}
	before, digits, after := c.Before, c.Digits, c.After
	switch c.Kind {
	case sheet.Day, sheet.Truth:
		r.refuse(name, fault.BadUserInput, fmt.Sprintf("%.40q is not a number", text), fmt.Sprintf("%.40q 不是数字", text))
		return ""
	case sheet.Number:
		if c.Odd {
			r.refuseFormat(name, c)
			return ""
		}
		if c.Rounded {
			r.rounded++
		}
	default:
		m := numberForm.FindStringSubmatch(norm.NFKC.String(text))
		if m == nil || m[2] == "" {
			r.refuse(name, fault.BadUserInput, fmt.Sprintf("%.40q is not a number", text), fmt.Sprintf("%.40q 不是数字", text))
			return ""
		}
		before, digits, after = m[1], m[2], m[3]
		if groupedNumber.MatchString(digits) {
			digits = strings.ReplaceAll(digits, ",", "")
		}
	}
	shown := unitNamed(column.measure(), after)
	switch {
	case after != "" && shown == nil, !currencies[folded(before)] || before != "" && column.Unit != "元":
		if c.Kind == sheet.Number {
			r.refuseFormat(name, c)
			return ""
		}
		r.refuse(name, fault.BadUserInput, fmt.Sprintf("%.40q is not a number in a unit that is known here", text),
			fmt.Sprintf("%.40q 不是数字，或单位无法识别", text))
		return ""
	case c.Shift != 0:
		// The point is shown elsewhere than it is stored: with the unit that is shown it must be the number that is stored.
		if shown == nil || shown.denominator != 1 || sheet.MovePoint("1", c.Shift) != strconv.FormatInt(shown.numerator, 10) {
			r.refuseFormat(name, c)
			return ""
		}
		return digits
	case shown != nil && h.unit != nil && !shown.equals(h.unit):
		r.refuse(name, fault.BadUserInput, fmt.Sprintf("%.40q has another unit than the header, %s: write it in that unit", text, h.unit.name),
			fmt.Sprintf("%.40q 与表头的单位“%s”不一致：请按表头单位填写", text, h.unit.name))
		return ""
	}
	in := shown
	if in == nil {
		in = h.unit
	}
	if in == nil {
		in = r.defaults[column.Unit]
	}
	return in.convert(digits)
}

// measure returns which units the numbers of a column may have.
func (c Column) measure() string {
	if c.Name == "year" {
		return "年"
	}
	return c.Unit
}

// convert returns a number of the unit in the unit of the column.
func (u *unit) convert(digits string) string {
	if u == nil || u.numerator == 1 && u.denominator == 1 {
		return digits
	}
	n, ok := new(big.Rat).SetString(digits)
	if !ok {
		return digits // which is refused as no number
	}
	n.Mul(n, big.NewRat(u.numerator, u.denominator))
	if places, exact := n.FloatPrec(); exact {
		return n.FloatString(places)
	}
	return n.FloatString(4) // as many as a decimal number has; 1 亩 is a fifteenth of a hectare
}

// refuseFormat refuses a number whose format shows something else than is stored.
func (r *row) refuseFormat(name string, c sheet.Cell) {
	r.refuse(name, fault.BadUserInput,
		fmt.Sprintf("the number %s is shown by the format %.60s, so that it isn't clear what is meant: write the number that is meant, with the general format", c.Digits, c.Format),
		fmt.Sprintf("单元格的数值 %s 以格式 %.60s 显示，显示与实际不一致：请改为“常规”格式并填写实际数值", c.Digits, c.Format))
}

// money parses an amount in yuan, or in the unit of the cell or the header.
func money(r *row, name string) scalar.Money {
	digits := r.numberIn(name)
	if digits == "" {
		return 0
	}
	m, err := scalar.ParseMoney(digits)
	if err != nil {
		text := r.cells[r.kind.columnOf(name)].Text
		r.refuse(name, fault.BadUserInput, fmt.Sprintf("%.40q is not an amount with whole fen", text), fmt.Sprintf("%.40q 不是精确到分的金额", text))
	}
	return m
}

func decimal(r *row, name string) scalar.Decimal {
	digits := r.numberIn(name)
	if digits == "" {
		return 0
	}
	d, err := scalar.ParseDecimal(digits)
	if err != nil {
		r.wrong(name, err)
	}
	return d
}

func integer(r *row, name string) int {
	digits := r.numberIn(name)
	if digits == "" {
		return 0
	}
	n, err := strconv.ParseInt(digits, 10, 32)
	if err != nil {
		text := r.cells[r.kind.columnOf(name)].Text
		r.refuse(name, fault.BadUserInput, fmt.Sprintf("%.40q is not a whole number", text), fmt.Sprintf("%.40q 不是整数", text))
	}
	return int(n)
}
