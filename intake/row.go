package intake

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"jiedui/fault"
	"jiedui/scalar"
	"jiedui/sheet"
)

// row is a row that becomes an input of a verb. A cell that cannot be parsed is left out, and its fault is noted.
type row struct {
	number  int
	kind    *Kind
	columns []heading
	cells   []sheet.Cell // by column of the kind
	names   *names
	input   any
	faults  []Fault
	// defaults are the units of columns that don't say theirs, by measure.
	defaults map[string]*unit
	rounded  int // numbers that the sheet shows with fewer digits
	warnings []Note
	book     *book // of a ledger, else nil
	upTo     bool  // the figures are those from January up to the month
}

// heading returns the header of a column of the kind, empty if the file has none.
func (r *row) heading(column int) heading {
	for _, h := range r.columns {
		if h.column == column {
			return h
		}
	}
	return heading{}
}

// refuse notes a fault of a field of the input, or of the row if there is no column for it.
func (r *row) refuse(field string, code fault.Code, en, zh string) {
	var header *string
	if n := r.kind.columnOf(field); n >= 0 {
		header = &r.kind.Columns[n].ZH
		for _, h := range r.columns {
			if h.column == n {
				header = &h.text
			}
		}
	}
	r.faults = append(r.faults, Fault{Row: &r.number, Column: header, Code: string(code), EN: en, ZH: zh})
}

func (r *row) wrong(name string, err error) {
	if f, ok := err.(*fault.Error); ok { //nolint:errorlint // scalars return it bare
		r.refuse(name, f.Code, f.Message.EN, f.Message.ZH)
		return
	}
	r.refuse(name, fault.BadUserInput, err.Error(), "")
}

// cell returns the text of a cell. It notes a fault if the cell is required and empty.
func (r *row) cell(name string) string {
	n := r.kind.columnOf(name)
	text := r.cells[n].Text
	switch {
	case text == "" && r.kind.Columns[n].Required:
		r.refuse(name, fault.BadUserInput, "is missing", "不能为空")
	case strings.HasPrefix(text, "#") && slices.Contains(formulaErrors, text):
		r.refuse(name, fault.BadUserInput, text+" is the error of a formula", text+" 是公式错误")
		return ""
	}
	return text
}

// tooLong is how large a number may be to be a code. Excel keeps fifteen digits and writes zeros for the others.
const tooLong = 15

// scientific is how Excel shows long numbers, and writes them into CSV.
var scientific = regexp.MustCompile(`^[+-]?\d(?:\.\d+)?[eE][+-]?\d{2,3}$`)

// written returns the cell of a column that holds a text, such as a name or a code. A number is the text that is shown.
func written(r *row, name string) string {
	text := r.cell(name)
	if text == "" {
		return ""
	}
	c := r.cells[r.kind.columnOf(name)]
	switch c.Kind {
	case sheet.Truth:
		r.refuse(name, fault.BadUserInput, text+" is a truth value: write a text", text+" 是逻辑值：请填写文本")
		return ""
	case sheet.Day:
		r.refuse(name, fault.BadUserInput, text+" is a date: write a text, in a cell with the text format", text+" 是日期：请将单元格设为文本格式后填写")
		return ""
	case sheet.Number:
		whole, _, fraction := strings.Cut(c.Digits, ".")
		switch {
		case len(strings.TrimPrefix(whole, "-")) > tooLong:
			r.refuse(name, fault.BadUserInput, fmt.Sprintf("%.40s is a number of more than 15 digits, of which Excel has lost some: write it again, in a cell with the text format", c.Digits),
				fmt.Sprintf("%.40s 是超过 15 位的数字，Excel 已丢失末尾数位：请将单元格设为文本格式后重新填写", c.Digits))
			return ""
		case c.Odd, c.Shift != 0, c.Rounded && fraction:
			r.refuseFormat(name, c)
			return ""
		}
	default:
		if scientific.MatchString(text) {
			r.refuse(name, fault.BadUserInput, fmt.Sprintf("%.40q is a number that Excel has rounded: write all digits, in a cell with the text format", text),
				fmt.Sprintf("%.40q 是 Excel 以科学计数法舍入的数字：请将单元格设为文本格式后填写全部数位", text))
			return ""
		}
	}
	return text
}

// named returns the cell of a column that names a record by a code or a name, in ordinary characters.
func named(r *row, name string) string { return norm.NFKC.String(written(r, name)) }

// formulaErrors are shown by cells whose formula has no value.
var formulaErrors = []string{"#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!"}

// optional parses a cell, and returns nil if it is empty.
func optional[T any](r *row, name string, parse func(*row, string) T) *T {
	if r.cells[r.kind.columnOf(name)].Text == "" {
		return nil
	}
	v := parse(r, name)
	return &v
}

var (
	dayForm   = regexp.MustCompile(`^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})[日号]?(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$`)
	plainDay  = regexp.MustCompile(`^(\d{4})(\d{2})(\d{2})$`)
	monthForm = regexp.MustCompile(`^(\d{4})[-/.年](\d{1,2})月?份?$`)
	plainYYMM = regexp.MustCompile(`^(\d{4})(\d{2})$`)
)

// dateText returns the text of a cell with a day or a month, in ordinary digits.
func (r *row) dateText(name string) string {
	text := r.cell(name)
	if text == "" {
		return ""
	}
	c := r.cells[r.kind.columnOf(name)]
	if c.Kind == sheet.Number && (c.Odd || c.Shift != 0 || c.Rounded) {
		r.refuseFormat(name, c)
		return ""
	}
	return westernDigits(strings.Join(strings.Fields(norm.NFKC.String(text)), " "))
}

// date parses a day. The time of the day is left out.
func date(r *row, name string) scalar.Date {
	text := r.dateText(name)
	if text == "" {
		return scalar.Date{}
	}
	return r.dayOf(name, text)
}

func (r *row) dayOf(name, text string) scalar.Date {
	m := dayForm.FindStringSubmatch(text)
	if m == nil {
		m = plainDay.FindStringSubmatch(text)
	}
	if m == nil {
		shown := r.cells[r.kind.columnOf(name)].Text
		r.refuse(name, fault.BadUserInput, fmt.Sprintf("%.40q is not a day: write it as 2026-03-02", shown), fmt.Sprintf("%.40q 不是日期：请写作 2026-03-02 或 2026年3月2日", shown))
		return scalar.Date{}
	}
	d, err := scalar.ParseDate(fmt.Sprintf("%s-%02s-%02s", m[1], m[2], m[3]))
	if err != nil {
		r.wrong(name, err)
	}
	return d
}

// month parses the first day of a month, which may be written with a day of it.
func month(r *row, name string) scalar.Date {
	text := r.dateText(name)
	if text == "" {
		return scalar.Date{}
	}
	m := monthForm.FindStringSubmatch(text)
	if m == nil {
		m = plainYYMM.FindStringSubmatch(text)
	}
	if m != nil {
		if strings.HasSuffix(text, ".1") { // a spreadsheet program makes 2022.1 of 2022.10
			r.refuse(name, fault.BadUserInput, fmt.Sprintf("%s may be January or October: write %s-01 or %[2]s-10", text, m[1]),
				fmt.Sprintf("%s 可能是 1 月，也可能是 10 月：请写作 %s-01 或 %[2]s-10", text, m[1]))
			return scalar.Date{}
		}
		text = m[1] + "-" + m[2] + "-1"
	}
	d := r.dayOf(name, text)
	if d != (scalar.Date{}) {
		d.Day = 1
	}
	return d
}

// upToMonth is how people write the months from January up to one: 2022年1-11月.
var upToMonth = regexp.MustCompile(`^(\d{4})年?0?1月?[-–—~至到]+(\d{1,2})月?(?:累计)?$`)

// monthOrUpTo parses a month, or the months from January up to one.
func monthOrUpTo(r *row, name string) scalar.Date {
	m := upToMonth.FindStringSubmatch(westernDigits(folded(strings.NewReplacer("-", "–", "－", "–").Replace(r.cells[r.kind.columnOf(name)].Text))))
	if m == nil {
		return month(r, name)
	}
	r.upTo = m[2] != "1"
	return r.dayOf(name, m[1]+"-"+m[2]+"-1")
}

var chineseDigits = strings.NewReplacer("〇", "0", "零", "0", "○", "0", "一", "1", "二", "2", "三", "3", "四", "4", "五", "5", "六", "6", "七", "7", "八", "8", "九", "9")

// chineseNumber is a number of up to 99 with a ten.
var chineseNumber = regexp.MustCompile(`[一二三四五六七八九]{0,1}十[一二三四五六七八九]{0,1}`)

// westernDigits writes the Chinese digits of a date as others: 二〇二二年十一月三日 is 2022年11月3日.
func westernDigits(text string) string {
	if !strings.ContainsAny(text, "〇零○一二三四五六七八九十") {
		return text
	}
	text = chineseNumber.ReplaceAllStringFunc(text, func(s string) string {
		tens, ones, _ := strings.Cut(s, "十")
		return cmp.Or(tens, "一") + cmp.Or(ones, "〇")
	})
	return chineseDigits.Replace(text)
}

// choice parses one of the values of a column, by its code or its Chinese term.
func choice[T ~string](r *row, name string) T {
	text := r.cell(name)
	if text == "" {
		return ""
	}
	column := r.kind.Columns[r.kind.columnOf(name)]
	word := folded(text)
	for _, v := range column.Values {
		if word == folded(v.Code) || word == folded(v.ZH) {
			return T(v.Code)
		}
	}
	codes, terms := make([]string, len(column.Values)), make([]string, len(column.Values))
	for i, v := range column.Values {
		codes[i], terms[i] = v.Code, v.ZH
	}
	r.refuse(name, fault.BadUserInput, fmt.Sprintf("%.40q is not one of %s", text, strings.Join(codes, ", ")),
		fmt.Sprintf("%.40q 不在取值范围内：%s", text, strings.Join(terms, "、")))
	return ""
}
