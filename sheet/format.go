package sheet

import (
	"math"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/xuri/nfp"
)

// numberFormat is how a workbook shows the numbers of a cell. Its sections are for positive and negative numbers and
// for zero, or for the numbers that meet their condition.
type numberFormat struct {
	code     string
	sections []section
	bySign   bool // no section has a condition
}

// section is one way of showing a number.
type section struct {
	holds func(float64) bool // the condition, nil if there is none

	day, clock    bool // shows a day; shows a time without a day
	percent       bool
	digits        bool // shows the digits of the number
	odd           bool // shows something that does not tell the number
	places        int  // decimals that are shown; negative: all
	zeros         int  // least number of digits before the point
	shift         int  // digits by which the point that is shown stands further to the left
	before, after string
}

// builtIn are the number formats that a workbook does not spell out (ECMA-376, 18.8.30), without those of days.
var builtIn = map[string]string{
	"1": "0", "2": "0.00", "3": "#,##0", "4": "#,##0.00", "5": `"¥"#,##0;"¥"\-#,##0`, "6": `"¥"#,##0;"¥"\-#,##0`,
	"7": `"¥"#,##0.00;"¥"\-#,##0.00`, "8": `"¥"#,##0.00;"¥"\-#,##0.00`, "9": "0%", "10": "0.00%", "11": "0.00E+00",
	"12": "# ?/?", "13": "# ??/??", "18": "h:mm AM/PM", "19": "h:mm:ss AM/PM", "20": "h:mm", "21": "h:mm:ss",
	"32": "h:mm", "33": "h:mm:ss", "34": "h:mm", "35": "h:mm:ss", "55": "h:mm", "56": "h:mm:ss",
	"37": "#,##0;-#,##0", "38": "#,##0;-#,##0", "39": "#,##0.00;-#,##0.00", "40": "#,##0.00;-#,##0.00",
	"41": "#,##0;-#,##0", "42": `"¥"#,##0;"¥"-#,##0`, "43": "#,##0.00;-#,##0.00", "44": `"¥"#,##0.00;"¥"-#,##0.00`,
	"45": "mm:ss", "46": "[h]:mm:ss", "47": "mm:ss.0", "48": "##0.0E+0",
}

// formatOf returns the number format with a code.
func formatOf(code string) *numberFormat {
	f := &numberFormat{code: code, bySign: true}
	parser := nfp.NumberFormatParser()
	for _, s := range parser.Parse(spellOut(code)) {
		if s.Type == nfp.TokenSectionText {
			continue
		}
		section := sectionOf(s.Items)
		f.bySign = f.bySign && section.holds == nil
		f.sections = append(f.sections, section)
	}
	return f
}

// spellOut writes what only Chinese programs write in the way that others do: the general format, and ! before a
// character that stands for itself.
func spellOut(code string) string {
	code = strings.ReplaceAll(code, "G/通用格式", "General")
	var b strings.Builder
	quoted := false
	for _, c := range code {
		switch {
		case c == '"':
			quoted = !quoted
		case c == '!' && !quoted:
			c = '\\'
		}
		b.WriteRune(c)
	}
	return b.String()
}

func sectionOf(tokens []nfp.Token) section {
	s := section{places: -1}
	point, byHand, hand := false, false, 0 // within the decimals; after a point that is a mere character
	commas, other, hours, months := 0, false, false, false
	literal := func(text string) {
		if s.digits {
			s.after += text
		} else {
			s.before += text
		}
	}
	for _, t := range tokens {
		switch t.TType {
		case nfp.TokenTypeGeneral:
			s.digits = true
		case nfp.TokenTypeZeroPlaceHolder, nfp.TokenTypeHashPlaceHolder, nfp.TokenTypeDigitalPlaceHolder:
			if other {
				continue
			}
			if s.after != "" { // between the digits
				byHand = byHand || s.after == "."
				s.odd = s.odd || s.after != "."
				s.after = ""
			}
			n := utf8.RuneCountInString(t.TValue)
			commas, s.digits = 0, true
			switch {
			case point:
				s.places += n
			case byHand:
				hand += n
			case t.TType == nfp.TokenTypeZeroPlaceHolder:
				s.zeros += n
			}
			if s.places < 0 {
				s.places = 0
			}
		case nfp.TokenTypeDecimalPoint:
			point, s.digits, s.places = true, true, max(s.places, 0)
		case nfp.TokenTypeThousandsSeparator:
			commas++
		case nfp.TokenTypePercent:
			s.percent = true
		case nfp.TokenTypeExponential, nfp.TokenTypeFraction:
			other = true
		case nfp.TokenTypeDateTimes, nfp.TokenTypeElapsedDateTimes:
			switch strings.ToLower(t.TValue)[0] {
			case 'h', 's':
				hours = true
			case 'm':
				months = true
			case 'a':
				if !strings.Contains(t.TValue, "/") { // AM/PM
					s.day = true
				}
			default:
				s.day = true
			}
		case nfp.TokenTypeCondition:
			s.holds = conditionOf(t)
		case nfp.TokenTypeCurrencyLanguage:
			for _, part := range t.Parts {
				if part.Token.TType == nfp.TokenSubTypeCurrencyString {
					literal(part.Token.TValue)
				}
			}
		case nfp.TokenTypeLiteral:
			text := t.TValue
			for commas > 0 && strings.HasPrefix(text, ",") { // the parser takes only the first for a separator
				commas, text = commas+1, text[1:]
			}
			literal(text)
		case nfp.TokenTypeAlignment, nfp.TokenTypeRepeatsChar, nfp.TokenTypeColor, nfp.TokenTypeSwitchArgument, nfp.TokenTypeTextPlaceHolder:
		default:
			s.odd = true
		}
	}
	s.day = s.day || months && !hours
	s.clock = (hours || months) && !s.day
	s.shift = 3*commas + hand
	if other { // powers of ten and fractions show the number with all that belongs to it
		s.places, s.zeros, s.before, s.after, s.odd = -1, 0, "", "", false
	}
	s.before, s.after = strings.TrimSpace(s.before), strings.TrimSpace(s.after)
	return s
}

// conditionOf returns the condition of a section, such as [>=10000].
func conditionOf(t nfp.Token) func(float64) bool {
	operator, operand := "", math.NaN()
	for _, part := range t.Parts {
		switch part.Token.TType {
		case nfp.TokenTypeOperator:
			operator = part.Token.TValue
		case nfp.TokenTypeOperand:
			if n, err := strconv.ParseFloat(part.Token.TValue, 64); err == nil {
				operand = n
			}
		}
	}
	return func(n float64) bool {
		switch operator {
		case ">":
			return n > operand
		case ">=":
			return n >= operand
		case "<":
			return n < operand
		case "<=":
			return n <= operand
		case "<>":
			return n != operand
		}
		return n == operand
	}
}

// sectionFor returns the section that shows a number. A section for negative numbers that does not show the sign is odd.
func (f *numberFormat) sectionFor(n float64) section {
	if len(f.sections) == 0 {
		return section{digits: true, places: -1}
	}
	if !f.bySign {
		for _, s := range f.sections {
			if s.holds == nil || s.holds(n) {
				return s
			}
		}
		return section{odd: true} // Excel shows ####
	}
	switch {
	case n < 0 && len(f.sections) > 1:
		s := f.sections[1]
		rest, minus := strings.CutPrefix(s.before, "-")
		if !minus {
			// As in ¥-5, or (5) in accounts.
			rest, minus = strings.CutSuffix(s.before, "-")
		}
		if !minus && strings.HasPrefix(s.before, "(") && strings.HasSuffix(s.after, ")") {
			rest, minus = s.before[1:], true
			s.after = strings.TrimSpace(s.after[:len(s.after)-1])
		}
		s.before, s.odd = strings.TrimSpace(rest), s.odd || !minus
		return s
	case n == 0 && len(f.sections) > 2:
		s := f.sections[2]
		if dash := s.before + s.after; dash != "" && strings.Trim(dash, "-－–—") == "" { // a dash for nothing
			return section{digits: true, places: -1}
		}
		return s
	}
	return f.sections[0]
}

// number returns the cell of a number in the format.
func (f *numberFormat) number(n float64, w *workbook) Cell {
	c := Cell{Kind: Number, Text: plain(n), Digits: plain(n)}
	s := f.sectionFor(n)
	if len(f.sections) > 0 && f.code != "General" {
		c.Format = f.code
	}
	switch {
	case s.day:
		if day, ok := w.day(n); ok {
			return Cell{Kind: Day, Text: day}
		}
		c.Odd = true
	case s.clock:
		c.Odd = true
	case s.odd || !s.digits:
		c.Odd = true
	default:
		if s.percent {
			c.After, c.Shift = "%", -2
			c.Odd = s.after != "" || s.before != "" || s.shift != 0
		} else {
			c.Before, c.After, c.Shift = s.before, s.after, s.shift
		}
		digits := MovePoint(c.Digits, -c.Shift)
		_, decimals, _ := strings.Cut(digits, ".")
		c.Rounded = s.places >= 0 && len(decimals) > s.places
		if missing := s.zeros - len(digits); missing > 0 && decimals == "" && n >= 0 {
			digits = strings.Repeat("0", missing) + digits
		}
		c.Text = c.Before + digits + c.After
	}
	return c
}

// MovePoint moves the point of a decimal number to the right, or to the left if places is negative.
func MovePoint(number string, places int) string {
	if places == 0 {
		return number
	}
	number, negative := strings.CutPrefix(number, "-")
	whole, decimals, _ := strings.Cut(number, ".")
	if places > 0 {
		moved := min(places, len(decimals))
		whole, decimals = whole+decimals[:moved]+strings.Repeat("0", places-moved), decimals[moved:]
	} else {
		whole = strings.Repeat("0", max(0, 1-places-len(whole))) + whole
		whole, decimals = whole[:len(whole)+places], whole[len(whole)+places:]+decimals
	}
	if whole = strings.TrimLeft(whole, "0"); whole == "" {
		whole = "0"
	}
	if decimals = strings.TrimRight(decimals, "0"); decimals != "" {
		whole += "." + decimals
	}
	if negative {
		whole = "-" + whole
	}
	return whole
}
