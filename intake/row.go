package intake

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"jiedui/fault"
	"jiedui/scalar"
)

// row is a row that becomes an input of a verb. A cell that cannot be parsed is left out, and its fault is noted.
type row struct {
	number  int
	kind    *Kind
	columns []heading
	cells   []string // by column of the kind
	names   *names
	input   any
	faults  []Fault
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

// cell returns the cell of a column. It notes a fault if the cell is required and empty.
func (r *row) cell(name string) string {
	n := r.kind.columnOf(name)
	text := r.cells[n]
	switch {
	case text == "" && r.kind.Columns[n].Required:
		r.refuse(name, fault.BadUserInput, "is missing", "不能为空")
	case strings.HasPrefix(text, "#") && slices.Contains(formulaErrors, text):
		r.refuse(name, fault.BadUserInput, text+" is the error of a formula", text+" 是公式错误")
		return ""
	}
	return text
}

// formulaErrors are shown by cells whose formula has no value.
var formulaErrors = []string{"#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!"}

// optional parses a cell, and returns nil if it is empty.
func optional[T any](r *row, name string, parse func(*row, string) T) *T {
	if r.cells[r.kind.columnOf(name)] == "" {
		return nil
	}
	v := parse(r, name)
	return &v
}

func textOf(r *row, name string) string { return r.cell(name) }

var (
	groupedNumber = regexp.MustCompile(`^([+-]?)(\d{1,3}(?:[,\x{ff0c}]\d{3})+)(\.\d+)?$`)
	commas        = strings.NewReplacer(",", "", "\uff0c", "")
)

// plainNumber removes the signs between thousands.
func plainNumber(text string) string {
	text = strings.TrimLeft(text, "¥\uffe5")
	if groupedNumber.MatchString(text) {
		return commas.Replace(text)
	}
	return text
}

// money parses an amount in yuan, or in the unit of the header.
func money(r *row, name string) scalar.Money {
	text := r.cell(name)
	if text == "" {
		return 0
	}
	n := r.kind.columnOf(name)
	places := 0
	for _, h := range r.columns {
		if h.column == n {
			places = h.decimals
		}
	}
	m, err := scalar.ParseMoney(shift(plainNumber(text), places))
	if err != nil {
		if places > 0 {
			err = fault.New(fault.BadUserInput, fmt.Sprintf("%.40q is not an amount with whole fen", text), fmt.Sprintf("%.40q 不是精确到分的金额", text))
		}
		r.wrong(name, err)
	}
	return m
}

// shift moves the point of a decimal number to the right.
func shift(text string, places int) string {
	if places == 0 {
		return text
	}
	whole, decimals, _ := strings.Cut(text, ".")
	moved := min(places, len(decimals))
	whole += decimals[:moved] + strings.Repeat("0", places-moved)
	if decimals = strings.TrimRight(decimals[moved:], "0"); decimals != "" {
		return whole + "." + decimals
	}
	return whole
}

func decimal(r *row, name string) scalar.Decimal {
	text := r.cell(name)
	if text == "" {
		return 0
	}
	d, err := scalar.ParseDecimal(plainNumber(text))
	if err != nil {
		r.wrong(name, err)
	}
	return d
}

func integer(r *row, name string) int {
	text := r.cell(name)
	if text == "" {
		return 0
	}
	n, err := strconv.ParseInt(plainNumber(text), 10, 32)
	if err != nil {
		r.refuse(name, fault.BadUserInput, fmt.Sprintf("%.40q is not a whole number", text), fmt.Sprintf("%.40q 不是整数", text))
	}
	return int(n)
}

var (
	dayForm   = regexp.MustCompile(`^(\d{4})(?:[-/.年])(\d{1,2})(?:[-/.月])(\d{1,2})日?(?:[T ]0{1,2}:00(?::00)?)?$`)
	monthForm = regexp.MustCompile(`^(\d{4})(?:[-/.年])(\d{1,2})月?$`)
)

func date(r *row, name string) scalar.Date {
	text := r.cell(name)
	if text == "" {
		return scalar.Date{}
	}
	iso := text
	if m := dayForm.FindStringSubmatch(text); m != nil {
		iso = fmt.Sprintf("%s-%02s-%02s", m[1], m[2], m[3])
	}
	d, err := scalar.ParseDate(iso)
	if err != nil {
		r.wrong(name, err)
	}
	return d
}

// month parses the first day of a month, which may be written without its day.
func month(r *row, name string) scalar.Date {
	if m := monthForm.FindStringSubmatch(r.cell(name)); m != nil {
		r.cells[r.kind.columnOf(name)] = fmt.Sprintf("%s-%02s-01", m[1], m[2])
	}
	if r.cells[r.kind.columnOf(name)] == "" {
		return scalar.Date{}
	}
	return date(r, name)
}

// choice parses one of the values of a column, by its code or its Chinese term.
func choice[T ~string](r *row, name string) T {
	text := r.cell(name)
	if text == "" {
		return ""
	}
	column := r.kind.Columns[r.kind.columnOf(name)]
	for _, v := range column.Values {
		if strings.EqualFold(text, v.Code) || text == v.ZH {
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
