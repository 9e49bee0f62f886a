package intake

import (
	"errors"
	"fmt"
	"io"
	"maps"
	"regexp"
	"slices"
	"strings"

	"jiedui/fault"
	"jiedui/scalar"
	"jiedui/sheet"
)

// topRows is how many rows of a sheet are searched for the header.
const topRows = 30

// top holds the first rows of a sheet.
type top struct {
	sheet int
	rows  []sheet.Row
}

// readTops reads the first rows of all sheets.
func readTops(file *sheet.Reader) ([]top, error) {
	tops := make([]top, len(file.Sheets()))
	for n := range tops {
		if err := file.Begin(n); err != nil {
			return nil, err
		}
		tops[n].sheet = n
		for len(tops[n].rows) < topRows {
			row, err := file.Next()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil && len(tops[n].rows) == 0 && file.Sheets()[n].Hidden {
				break // it is not read anyway
			}
			if err != nil {
				return nil, err
			}
			tops[n].rows = append(tops[n].rows, row)
		}
	}
	return tops, nil
}

// layout says where the table of a file is, and what its columns are.
type layout struct {
	sheet    int
	row      int // the number of the last row of the header
	headings []heading
	header   []string         // the folded texts of the row, by which a repetition of it is known
	matched  int              // columns of the kind
	missing  int              // required columns
	defaults map[string]*unit // units of columns that don't say theirs
	asOf     scalar.Date      // the day that the sheet says of itself, zero if it says none
	faults   []fault.Field
	notes    []Note
}

// better reports whether a layout fits a kind better than another.
func (l *layout) better(other *layout) bool {
	switch {
	case other == nil:
		return l.matched > 0
	case (l.missing == 0) != (other.missing == 0):
		return l.missing == 0
	}
	return l.matched > other.matched
}

// locate finds the table of the kind. It returns nil if no row has a header of it. Of several sheets it takes the first
// that has all columns.
func (k *Kind) locate(file *sheet.Reader, tops []top) *layout {
	var best *layout
	for _, t := range tops {
		if file.Sheets()[t.sheet].Hidden || best != nil && best.missing == 0 {
			continue
		}
		for n := range t.rows {
			for _, lines := range []int{1, 2} {
				if n+lines > len(t.rows) {
					continue
				}
				l := k.matchRows(t.rows[n : n+lines])
				l.sheet = t.sheet
				if l.better(best) || lines == 2 && best != nil && best.sheet == l.sheet && best.row == t.rows[n].Number &&
					l.matched == best.matched && isUnitRow(t.rows[n].Texts(), t.rows[n+1].Texts()) {
					l.readUnits(file.Sheets()[t.sheet].Name, t.rows[:n+lines-1]) // the first of two lines may be a line of units
					best = l
				}
			}
		}
	}
	return best
}

// isUnitRow reports whether the row below a header has nothing but the units of its columns.
func isUnitRow(header, texts []string) bool {
	found := false
	for n, text := range texts {
		if text == "" || n < len(header) && text == header[n] {
			continue
		}
		if bareUnit(text) == "" {
			return false
		}
		found = true
	}
	return found
}

// bareUnit returns the unit that a text is, such as (万元), and nothing if it is no unit.
func bareUnit(text string) string {
	word := strings.Trim(folded(text), "()")
	if m := unitWord.FindStringSubmatch(word); m != nil {
		word = m[1]
	}
	for _, list := range words.units {
		if list[word] != nil {
			return word
		}
	}
	return ""
}

// matchRows finds the columns of a header of one or two rows.
func (k *Kind) matchRows(rows []sheet.Row) *layout {
	last := rows[len(rows)-1]
	l := &layout{row: last.Number}
	width := 0
	for _, r := range rows {
		width = max(width, len(r.Cells))
	}
	texts := make([][]string, width) // the readings of each header
	for n := range texts {
		cell := func(r sheet.Row) string {
			if n < len(r.Cells) {
				return r.Cells[n].Text
			}
			return ""
		}
		bottom := cell(last)
		l.header = append(l.header, folded(bottom))
		over := ""
		if len(rows) == 2 {
			over = cell(rows[0])
		}
		switch {
		case over == "" || over == bottom:
			texts[n] = []string{bottom}
		case bottom == "":
			texts[n] = []string{over}
		case bareUnit(bottom) != "":
			texts[n] = []string{over + "(" + bareUnit(bottom) + ")"}
		default:
			// 到位资金 over 本年 names the column together; 投资（万元） over 协议额 gives the unit.
			texts[n] = []string{bottom, over + bottom}
			for _, reading := range readHeader(over) {
				if reading.unit != "" && bareUnit(reading.unit) != "" {
					texts[n] = append(texts[n], bottom+"("+reading.unit+")", reading.name+bottom+"("+reading.unit+")")
				}
			}
			slices.Reverse(texts[n]) // the most exact one first
		}
	}
	k.matchHeader(l, texts)
	return l
}

// match is a column that a header may mean.
type match struct {
	column int
	unit   *unit
	rank   int    // 0: the header of the template or of an export; then in the order of the table of words
	wrong  string // the unit, if it is none of the column
}

// find returns the column that one of the readings of a header means.
func (k *Kind) find(readings []string) (match, bool) {
	var best match
	found := false
	for _, text := range readings {
		for _, h := range readHeader(text) {
			for n, c := range k.Columns {
				rank := slices.Index(c.headers, h.name)
				if rank < 0 {
					continue
				}
				m := match{column: n, rank: max(0, rank-c.own+1), unit: unitNamed(c.measure(), h.unit)}
				if h.unit != "" && m.unit == nil && (c.measure() != "" || bareUnit(h.unit) != "") { // else it is a remark
					m.wrong = h.unit
				}
				if !found || best.wrong != "" && m.wrong == "" || (best.wrong == "") == (m.wrong == "") && m.rank < best.rank {
					best, found = m, true
				}
			}
		}
		if found && best.wrong == "" {
			break
		}
	}
	return best, found
}

// matchHeader finds the columns of a header, by the readings of each of its cells.
func (k *Kind) matchHeader(l *layout, readings [][]string) {
	l.headings = make([]heading, len(readings))
	at := make([]int, len(k.Columns)) // the header of each column
	ranks := make([]int, len(k.Columns))
	spoilt := make([]bool, len(k.Columns))
	for n := range at {
		at[n] = -1
	}
	refuse := func(n int, en, zh string) {
		text := l.headings[n].text
		l.faults = append(l.faults, fault.Input(text, fmt.Sprintf("%s (column %s)", en, letters(n)), fmt.Sprintf("%s（%s 列）", zh, letters(n))).Fields...)
	}
	for n, texts := range readings {
		text := texts[len(texts)-1]
		l.headings[n] = heading{text: text, column: -1}
		if text == "" {
			continue
		}
		m, ok := k.find(texts)
		if !ok {
			l.headings[n].ignored = true
			continue
		}
		if m.wrong != "" {
			spoilt[m.column] = true
			refuse(n, fmt.Sprintf("is not a column of %s in a unit that is known here: use one of %s", k.Name, k.joinColumns(Column.Header, ", ")),
				fmt.Sprintf("的单位“%s”无法识别：请使用%s", m.wrong, k.joinColumns(Column.Header, "、")))
			continue
		}
		first := at[m.column]
		names := k.Columns[m.column].namesRecord()
		switch {
		case first < 0:
		case m.rank == ranks[m.column], m.rank > 0 && ranks[m.column] > 0 && !names:
			refuse(n, fmt.Sprintf("means the same as %s: it is twice in the header, remove one", l.headings[first].text), fmt.Sprintf("与“%s”含义相同，重复出现：请删除一列", l.headings[first].text))
			continue
		case m.rank > ranks[m.column]:
			l.headings[n].ignored = true
			continue
		default:
			l.headings[first].column, l.headings[first].ignored = -1, true
		}
		at[m.column], ranks[m.column] = n, m.rank
		l.headings[n].column, l.headings[n].unit = m.column, m.unit
	}
	for n, c := range k.Columns {
		switch {
		case at[n] >= 0, spoilt[n]:
			l.matched++
		case c.Required:
			l.missing++
			l.faults = append(l.faults, fault.Input(c.ZH, fmt.Sprintf("is missing: add the column (in English %s)", c.Name), fmt.Sprintf("缺少该列：请添加（英文 %s）", c.Name)).Fields...)
		}
	}
}

// readUnits reads the units that the rows above the header, or the name of the sheet, give to its columns.
func (l *layout) readUnits(name string, above []sheet.Row) {
	l.defaults = unitsIn(name, true)
	for _, row := range above {
		for _, text := range row.Texts() {
			maps.Copy(l.defaults, unitsIn(text, false))
			if day, ok := asOfIn(text); ok {
				l.asOf = day
			}
		}
	}
}

// untilDay is how a sheet says up to which day its figures are: 截至2022年11月底, 截止2022年11月30日.
var untilDay = regexp.MustCompile(`截[至止到]到?(\d{4})[年.-](\d{1,2})(?:月([底末])?)?[.-]?(\d{1,2})?`)

// asOfIn returns the day that a line says of the figures of the table.
func asOfIn(text string) (scalar.Date, bool) {
	m := untilDay.FindStringSubmatch(westernDigits(folded(text)))
	if m == nil {
		return scalar.Date{}, false
	}
	day := m[4]
	if day == "" || m[3] != "" {
		first, err := scalar.ParseDate(fmt.Sprintf("%s-%02s-01", m[1], m[2]))
		if err != nil {
			return scalar.Date{}, false
		}
		return scalar.DateOf(first.Time().AddDate(0, 1, -1)), true
	}
	d, err := scalar.ParseDate(fmt.Sprintf("%s-%02s-%02s", m[1], m[2], day))
	return d, err == nil
}

// letters returns the name of a column in a spreadsheet program.
func letters(n int) string {
	name := ""
	for n++; n > 0; n = (n - 1) / 26 {
		name = string(rune('A'+(n-1)%26)) + name
	}
	return name
}

// open finds the table of the kind in a file, and leaves the file before the first row below its header.
func (k *Kind) open(file *sheet.Reader) (*layout, error) {
	tops, err := readTops(file)
	if err != nil {
		return nil, err
	}
	empty := true
	for _, t := range tops {
		empty = empty && len(t.rows) == 0
	}
	if empty {
		return nil, fault.New(fault.BadUserInput, "the file has no header: use the template", "文件没有表头：请使用模板")
	}
	l := k.locate(file, tops)
	if l == nil {
		return nil, fault.New(fault.BadUserInput, fmt.Sprintf("no row of the first %d has a header of %s: use some of %s", topRows, k.Name, k.joinColumns(Column.name, ", ")),
			fmt.Sprintf("前 %d 行中没有%s的表头：请使用%s", topRows, k.ZH, k.joinColumns(Column.Header, "、")))
	}
	if len(l.faults) > 0 {
		return nil, fault.Fields(l.faults)
	}
	if err := file.Begin(l.sheet); err != nil {
		return nil, err
	}
	for {
		row, err := file.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, err
		}
		if row.Number >= l.row {
			break
		}
	}
	k.describe(l, file, tops)
	return l, nil
}

// describe notes how a file was understood.
func (k *Kind) describe(l *layout, file *sheet.Reader, tops []top) {
	sheets := file.Sheets()
	if name := sheets[l.sheet].Name; name != "" {
		l.note(NoteUnderstood, "", fmt.Sprintf("the sheet %s was read, with its header in row %d", name, l.row), fmt.Sprintf("已读取工作表“%s”，表头在第 %d 行", name, l.row))
	} else {
		l.note(NoteUnderstood, "", fmt.Sprintf("the header is in row %d", l.row), fmt.Sprintf("表头在第 %d 行", l.row))
	}
	for _, t := range tops {
		if t.sheet == l.sheet || len(t.rows) == 0 {
			continue
		}
		en, zh := "was left out", "未读取"
		if sheets[t.sheet].Hidden {
			en, zh = "is hidden and was left out", "已隐藏，未读取"
		}
		l.note(NoteLeftOut, "", fmt.Sprintf("the sheet %s %s", sheets[t.sheet].Name, en), fmt.Sprintf("工作表“%s”%s", sheets[t.sheet].Name, zh))
	}
	for n, h := range l.headings {
		switch {
		case h.ignored:
			l.note(NoteLeftOut, h.text, fmt.Sprintf("column %s is not a column of %s and was left out", letters(n), k.Name), fmt.Sprintf("%s 列不是%s的列，未读取", letters(n), k.ZH))
		case h.column >= 0:
			c := k.Columns[h.column]
			in := h.unit
			if in == nil {
				in = l.defaults[c.Unit]
			}
			en, zh := "", ""
			if c.Unit != "" {
				en, zh = " in "+c.Unit, "，单位"+c.Unit
				if in != nil {
					en, zh = " in "+in.name, "，单位"+in.name
				}
			}
			l.note(NoteUnderstood, h.text, fmt.Sprintf("column %s is %s%s", letters(n), c.Name, en), fmt.Sprintf("%s 列为“%s”%s", letters(n), c.ZH, zh))
			if file.Hides(n) {
				l.note(NoteWarning, h.text, fmt.Sprintf("column %s is hidden and was read", letters(n)), fmt.Sprintf("%s 列已隐藏，但仍被读取", letters(n)))
			}
		}
	}
}

func (l *layout) note(kind, column, en, zh string) {
	n := Note{Kind: kind, EN: en, ZH: zh}
	if column != "" {
		n.Column = &column
	}
	l.notes = append(l.notes, n)
}

// Recognise returns the only kind that a header fits best.
func Recognise(header []string) (*Kind, error) {
	row := sheet.Row{Number: 1}
	for _, text := range header {
		row.Cells = append(row.Cells, sheet.Cell{Text: text})
	}
	return recognise(Kinds, func(k *Kind) *layout { return k.matchRows([]sheet.Row{row}) })
}

// RecogniseFile returns the only kind that the header of a file fits best.
func RecogniseFile(file *sheet.Reader) (*Kind, error) { return recogniseFile(file, Kinds) }

// RecogniseCorrections is RecogniseFile for a file that corrects records.
func RecogniseCorrections(file *sheet.Reader) (*Kind, error) {
	return recogniseFile(file, slices.Collect(maps.Values(correctable)))
}

func recogniseFile(file *sheet.Reader, kinds []*Kind) (*Kind, error) {
	tops, err := readTops(file)
	if err != nil {
		return nil, err
	}
	return recognise(kinds, func(k *Kind) *layout { return k.locate(file, tops) })
}

func recognise(kinds []*Kind, layoutFor func(*Kind) *layout) (*Kind, error) {
	most, found := 0, []*Kind(nil)
	for _, k := range kinds {
		l := layoutFor(k)
		switch {
		case l == nil || len(l.faults) > 0 || l.matched < most:
		case k.wide && l.matched == most && len(found) > 0: // what fits a kind of single records is of that kind
		case l.matched > most:
			most, found = l.matched, []*Kind{k}
		default:
			found = append(found, k)
		}
	}
	if len(found) != 1 {
		return nil, fault.New(fault.BadUserInput, "the header fits more than one kind of record or none: name the kind", "表头不足以判断记录种类：请指明")
	}
	return found[0], nil
}
