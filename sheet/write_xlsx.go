package sheet

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"encoding/xml"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode/utf16"
	"unicode/utf8"

	"jiedui/fault"
	"jiedui/scalar"
)

// XLSXType is the media type of the output of NewXLSX.
const XLSXType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

// The limits of a sheet in Excel.
const (
	maxRows       = 1 << 20
	maxColumns    = 1 << 14
	maxCell       = 32_767 // code units of UTF-16
	maxSheetName  = 31
	maxChoices    = 255 // of all choices of a column
	firstDay      = 61  // 1 March 1900; Excel counts a day before it that did not exist
	secondsInADay = 24 * 60 * 60
)

// epoch is the second from which Excel counts dates, as if 1900 had been a leap year.
var epoch = time.Date(1899, time.December, 30, 0, 0, 0, 0, time.UTC).Unix()

// daysTo counts in seconds, since a time.Duration ends after 292 years.
func daysTo(t time.Time) float64 {
	return (float64(t.Unix()-epoch) + float64(t.Nanosecond())/float64(time.Second)) / secondsInADay
}

// The parts of the file that are the same in all files. The content type of a sheet is the default for XML, since the
// number of sheets is known only at the end. The indexes of cellXfs are the styles below.
const (
	declaration = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	spreadsheet = `http://schemas.openxmlformats.org/spreadsheetml/2006/main`
	relations   = `http://schemas.openxmlformats.org/officeDocument/2006/relationships`
	parts       = `http://schemas.openxmlformats.org/package/2006/relationships`
	mediaTypes  = `application/vnd.openxmlformats-officedocument.spreadsheetml.`

	contentTypes = declaration + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
		`<Default Extension="xml" ContentType="` + mediaTypes + `worksheet+xml"/>` +
		`<Override PartName="/xl/workbook.xml" ContentType="` + mediaTypes + `sheet.main+xml"/>` +
		`<Override PartName="/xl/styles.xml" ContentType="` + mediaTypes + `styles+xml"/></Types>`
	rootRelations = declaration + `<Relationships xmlns="` + parts + `">` +
		`<Relationship Id="rId1" Type="` + relations + `/officeDocument" Target="xl/workbook.xml"/></Relationships>`
	styles = declaration + `<styleSheet xmlns="` + spreadsheet + `">` +
		`<numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd"/><numFmt numFmtId="165" formatCode="yyyy\-mm\-dd\ hh:mm:ss"/></numFmts>` +
		`<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>` +
		`<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>` +
		`<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>` +
		`<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>` +
		`<cellXfs count="7"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>` +
		`<xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>` +
		`<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>` +
		`<xf numFmtId="1" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>` +
		`<xf numFmtId="4" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>` +
		`<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>` +
		`<xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>` +
		`<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`
)

const (
	styleHeader = 1
	styleText   = 2
)

// formats has the style of a cell and its width in characters, by Kind.
var formats = [...]struct{ style, width int }{
	Text: {styleText, 20}, Whole: {3, 12}, Decimal: {0, 14}, Money: {4, 20}, Flag: {0, 8}, Date: {5, 12}, Time: {6, 20},
}

type xlsxWriter struct {
	file    *zip.Writer
	sheets  []string // names of the sheets so far
	name    string   // of the table, and of the first of its sheets
	columns []Column
	letters []string // of the columns
	sheet   io.Writer
	parts   int // sheets of the table
	rows    int // of the sheet
	maxRows int
	row     bytes.Buffer
}

// NewXLSX writes a table for Excel, on as many sheets as it needs. Numbers, dates and truth values are typed cells.
// Text is always text, so there is no formula in the file. Times are in UTC. A text that is too long for a cell is a
// fault.BadUserInput.
//
// The parts of the file are written directly into its zip stream. The stream writer of excelize needs 133 MB for a
// million rows of ten cells, and its first byte comes after the last row.
func NewXLSX(w io.Writer, name string, columns []Column) (Writer, error) {
	return newXLSXWriter(w, name, columns, maxRows)
}

func newXLSXWriter(w io.Writer, name string, columns []Column, rows int) (Writer, error) {
	if len(columns) > maxColumns {
		return nil, fault.New(fault.BadUserInput,
			fmt.Sprintf("a sheet of XLSX has at most %d columns, not %d: take CSV", maxColumns, len(columns)),
			fmt.Sprintf("XLSX 工作表最多 %d 列，不能为 %d 列：请改用 CSV", maxColumns, len(columns)))
	}
	x, err := newBook(w, rows)
	if err != nil {
		return nil, err
	}
	return x, x.table(name, columns)
}

// Table is a whole table.
type Table struct {
	Name    string
	Columns []Column
	Rows    [][]any
}

// WriteXLSX writes small tables, which people read or fill in, as NewXLSX does, but each on its own sheet.
func WriteXLSX(w io.Writer, tables ...Table) error {
	x, err := newBook(w, maxRows)
	if err != nil {
		return err
	}
	for i, t := range tables {
		if i > 0 {
			if err := x.end(); err != nil {
				return err
			}
		}
		if err := x.table(t.Name, t.Columns); err != nil {
			return err
		}
		for _, row := range t.Rows {
			if err := x.Write(row); err != nil {
				return err
			}
		}
	}
	return x.Close()
}

// newBook begins a file without a sheet.
func newBook(w io.Writer, rows int) (*xlsxWriter, error) {
	x := &xlsxWriter{file: zip.NewWriter(w), maxRows: rows}
	// The default level makes a file that is a sixth smaller in almost twice the time.
	x.file.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) { return flate.NewWriter(w, flate.BestSpeed) })
	for _, part := range [][2]string{{"[Content_Types].xml", contentTypes}, {"_rels/.rels", rootRelations}, {"xl/styles.xml", styles}} {
		if err := x.part(part[0], part[1]); err != nil {
			return nil, err
		}
	}
	return x, nil
}

// table begins a table on a new sheet.
func (x *xlsxWriter) table(name string, columns []Column) error {
	x.name, x.columns, x.letters, x.parts = sheetName(name), columns, nil, 0
	for i := range columns {
		x.letters = append(x.letters, letters(i))
	}
	return x.begin()
}

func (x *xlsxWriter) Write(row []any) error {
	if x.rows == x.maxRows {
		if err := x.end(); err != nil {
			return err
		}
		if err := x.begin(); err != nil {
			return err
		}
	}
	return x.writeRow(row, func(i int, s string) error { return x.writeCell(i, s, row[i]) })
}

// Close implements Writer.
func (x *xlsxWriter) Close() error {
	if err := x.end(); err != nil {
		return err
	}
	var sheets, related strings.Builder
	for i, name := range x.sheets {
		fmt.Fprintf(&sheets, `<sheet name="%s" sheetId="%d" r:id="rId%[2]d"/>`, escaped(name), i+1)
		fmt.Fprintf(&related, `<Relationship Id="rId%d" Type="%s/worksheet" Target="worksheets/sheet%[1]d.xml"/>`, i+1, relations)
	}
	fmt.Fprintf(&related, `<Relationship Id="rId%d" Type="%s/styles" Target="styles.xml"/>`, len(x.sheets)+1, relations)
	err := x.part("xl/workbook.xml", declaration+`<workbook xmlns="`+spreadsheet+`" xmlns:r="`+relations+`"><sheets>`+sheets.String()+`</sheets></workbook>`)
	if err != nil {
		return err
	}
	err = x.part("xl/_rels/workbook.xml.rels", declaration+`<Relationships xmlns="`+parts+`">`+related.String()+`</Relationships>`)
	if err != nil {
		return err
	}
	return x.file.Close()
}

func (x *xlsxWriter) part(name, content string) error {
	w, err := x.file.Create(name)
	if err != nil {
		return err
	}
	_, err = io.WriteString(w, content)
	return err
}

// begin starts a sheet. Its header stays visible.
func (x *xlsxWriter) begin() (err error) {
	name := x.name
	if x.parts++; x.parts > 1 {
		name += fmt.Sprintf(" (%d)", x.parts)
	}
	x.sheets = append(x.sheets, name)
	x.rows = 0
	if x.sheet, err = x.file.Create(fmt.Sprintf("xl/worksheets/sheet%d.xml", len(x.sheets))); err != nil {
		return err
	}
	x.row.Reset()
	x.row.WriteString(declaration + `<worksheet xmlns="` + spreadsheet + `"><sheetViews><sheetView workbookViewId="0">` +
		`<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>`)
	for i, c := range x.columns {
		width := max(formats[c.Type].width, 2+displayed(c.Header))
		fmt.Fprintf(&x.row, `<col min="%d" max="%[1]d" width="%d" style="%d" customWidth="1"/>`, i+1, width, formats[c.Type].style)
	}
	x.row.WriteString(`</cols><sheetData>`)
	if _, err := x.sheet.Write(x.row.Bytes()); err != nil {
		return err
	}
	header := make([]any, len(x.columns))
	for i, c := range x.columns {
		header[i] = c.Header
	}
	return x.writeRow(header, func(i int, s string) error { return x.writeText(i, s, styleHeader) })
}

func (x *xlsxWriter) end() error {
	lists, err := x.choices()
	if err != nil {
		return err
	}
	_, err = io.WriteString(x.sheet, `</sheetData>`+lists+`</worksheet>`)
	return err
}

// choices offers those of the columns in all rows below the header.
func (x *xlsxWriter) choices() (string, error) {
	var lists strings.Builder
	count := 0
	for i, c := range x.columns {
		if len(c.Choices) == 0 {
			continue
		}
		list := strings.Join(c.Choices, ",")
		if n := len(utf16.Encode([]rune(list))); n > maxChoices {
			return "", fmt.Errorf("the choices of %s take %d characters, more than the %d that Excel reads", c.Header, n, maxChoices)
		}
		count++
		fmt.Fprintf(&lists, `<dataValidation type="list" allowBlank="1" sqref="%s2:%[1]s%d"><formula1>"%s"</formula1></dataValidation>`,
			x.letters[i], maxRows, escaped(strings.ReplaceAll(list, `"`, `""`)))
	}
	if count == 0 {
		return "", nil
	}
	return fmt.Sprintf(`<dataValidations count="%d">%s</dataValidations>`, count, lists.String()), nil
}

// writeRow writes a row. cell writes a cell that is not empty.
func (x *xlsxWriter) writeRow(row []any, cell func(i int, s string) error) error {
	x.rows++
	x.row.Reset()
	x.row.WriteString(`<row r="`)
	x.writeNumber(x.rows)
	x.row.WriteString(`">`)
	for i, value := range row {
		if value == nil || value == "" {
			continue
		}
		if err := cell(i, cellText(value)); err != nil {
			return err
		}
	}
	x.row.WriteString(`</row>`)
	_, err := x.sheet.Write(x.row.Bytes())
	return err
}

func (x *xlsxWriter) writeCell(i int, s string, value any) error {
	switch kind := x.columns[i].Type; kind {
	case Whole, Decimal, Money:
		if isNumber(s) {
			x.writeTyped(i, formats[kind].style, "n", s)
			return nil
		}
	case Date:
		if d, err := scalar.ParseDate(s); err == nil {
			if day := daysTo(d.Time()); day >= firstDay {
				x.writeTyped(i, formats[kind].style, "n", strconv.FormatFloat(day, 'f', 0, 64))
				return nil
			}
		}
	case Time:
		if t, err := time.Parse(time.RFC3339Nano, s); err == nil {
			if day := daysTo(t); day >= firstDay {
				x.writeTyped(i, formats[kind].style, "n", strconv.FormatFloat(day, 'f', 10, 64))
				return nil
			}
		}
	case Flag:
		if b, ok := value.(bool); ok {
			s = "0"
			if b {
				s = "1"
			}
			x.writeTyped(i, formats[kind].style, "b", s)
			return nil
		}
	}
	return x.writeText(i, s, styleText)
}

func (x *xlsxWriter) writeTyped(i, style int, kind, value string) {
	x.openCell(i, style, kind)
	x.row.WriteString(`<v>`)
	x.row.WriteString(value)
	x.row.WriteString(`</v></c>`)
}

func (x *xlsxWriter) writeText(i int, s string, style int) error {
	if len(s) > maxCell && len(utf16.Encode([]rune(s))) > maxCell {
		header := x.columns[i].Header
		return fault.New(fault.BadUserInput,
			fmt.Sprintf("a text of %s is longer than the %d characters that a cell of XLSX holds: take CSV", header, maxCell),
			fmt.Sprintf("%s 中有文本超过 XLSX 单元格 %d 字符的上限：请改用 CSV", header, maxCell))
	}
	x.openCell(i, style, "inlineStr")
	x.row.WriteString(`<is><t xml:space="preserve">`)
	if err := xml.EscapeText(&x.row, []byte(unlikeEscapes(s))); err != nil {
		return err
	}
	x.row.WriteString(`</t></is></c>`)
	return nil
}

func (x *xlsxWriter) openCell(i, style int, kind string) {
	x.row.WriteString(`<c r="`)
	x.row.WriteString(x.letters[i])
	x.writeNumber(x.rows)
	x.row.WriteString(`" s="`)
	x.writeNumber(style)
	x.row.WriteString(`" t="`)
	x.row.WriteString(kind)
	x.row.WriteString(`">`)
}

func (x *xlsxWriter) writeNumber(n int) {
	x.row.Write(strconv.AppendInt(x.row.AvailableBuffer(), int64(n), 10))
}

// likeEscape is text that a spreadsheet would read as a character written by its code.
var likeEscape = regexp.MustCompile(`_x[0-9A-Fa-f]{4}_`)

func unlikeEscapes(s string) string {
	if strings.Contains(s, "_x") && likeEscape.MatchString(s) {
		return strings.ReplaceAll(s, "_x", "_x005F_x")
	}
	return s
}

func escaped(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s)) // a Builder does not fail
	return b.String()
}

// isNumber reports whether s is digits with at most a sign and a point, which XML and every spreadsheet read as a
// number.
func isNumber(s string) bool {
	whole, places, point := strings.Cut(strings.TrimPrefix(s, "-"), ".")
	digits := func(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }
	return digits(whole) && (!point || digits(places))
}

// letters returns the letters of a column, counted from 0: A, B, …, Z, AA.
func letters(i int) string {
	if i < 26 {
		return string(rune('A' + i))
	}
	return letters(i/26-1) + letters(i%26)
}

// sheetName shortens a name so that the number of a further sheet fits.
func sheetName(name string) string {
	clean := []rune(strings.Map(func(r rune) rune {
		if strings.ContainsRune(`[]:*?/\'`, r) {
			return '_'
		}
		return r
	}, name))
	return string(clean[:min(len(clean), maxSheetName-len(" (999)"))])
}

// displayed returns how wide a text is. A Chinese character is as wide as two others.
func displayed(s string) int { return (len(s) + utf8.RuneCountInString(s)) / 2 }
