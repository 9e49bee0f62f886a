package sheet

import (
	"encoding/csv"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"
)

// CSVType is the media type of the output of NewCSV.
const CSVType = "text/csv; charset=utf-8; header=present"

// bom tells Excel that a CSV file is UTF-8. Without it Excel assumes the encoding of its system.
const bom = "\uFEFF"

type csvWriter struct {
	to      *csv.Writer
	columns []Column
	cells   []string
}

// NewCSV writes a table in the form of RFC 4180, in UTF-8, with a byte order mark if it is for Excel. Text that a
// spreadsheet would take for a formula gets an apostrophe before it.
func NewCSV(w io.Writer, columns []Column, withBOM bool) (Writer, error) {
	if withBOM {
		if _, err := io.WriteString(w, bom); err != nil {
			return nil, err
		}
	}
	c := &csvWriter{to: csv.NewWriter(w), columns: columns, cells: make([]string, len(columns))}
	c.to.UseCRLF = true
	for i, column := range columns {
		c.cells[i] = defused(column.Header)
	}
	return c, c.to.Write(c.cells)
}

func (c *csvWriter) Write(row []any) error {
	for i, cell := range row {
		switch {
		case cell == nil:
			c.cells[i] = ""
		case c.columns[i].Type == Text:
			c.cells[i] = defused(cellText(cell))
		default:
			c.cells[i] = cellText(cell)
		}
	}
	return c.to.Write(c.cells)
}

func (c *csvWriter) Close() error {
	c.to.Flush()
	return c.to.Error()
}

// formulas are the characters with which a formula may begin in a spreadsheet, in some languages also at full width;
// see OWASP on CSV injection.
const formulas = "=+-@\t\r\n＝＋－＠"

// defused returns text that no spreadsheet runs. It puts an apostrophe before text that begins like a formula, even
// after invisible characters and spaces. Text begins at the start of the cell, and after a semicolon or a tab, where a
// spreadsheet of another language may begin a new cell.
func defused(s string) string {
	if !strings.ContainsAny(s, formulas) {
		return s
	}
	var b strings.Builder
	begins, from := true, 0 // from is where a cell begins
	for i, r := range s {
		switch {
		case begins && strings.ContainsRune(formulas, r):
			b.WriteByte('\'')
			begins = false
		case begins && invisible(r):
			continue // written with the text after it
		default:
			begins = r == ';' || r == '；' || r == '\t'
		}
		end := i + utf8.RuneLen(r)
		if r == utf8.RuneError {
			_, size := utf8.DecodeRuneInString(s[i:])
			end = i + size
		}
		b.WriteString(s[from:end])
		from = end
	}
	b.WriteString(s[from:])
	return b.String()
}

// invisible reports whether a character shows nothing.
func invisible(r rune) bool {
	return unicode.IsSpace(r) || unicode.IsControl(r) || unicode.In(r, unicode.Cf, unicode.Zs, unicode.Variation_Selector, unicode.Other_Default_Ignorable_Code_Point)
}
