package sheet

import (
	"encoding/csv"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"
)

// CSVType is the media type of what NewCSV writes.
const CSVType = "text/csv; charset=utf-8; header=present"

// bom tells Excel that a CSV file is UTF-8; it takes others for the encoding of its own system.
const bom = "\uFEFF"

type csvWriter struct {
	to      *csv.Writer
	columns []Column
	cells   []string
}

// NewCSV writes a table as RFC 4180 has it, in UTF-8, with a byte order mark when it is for Excel. Text that a
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
		case c.columns[i].Kind == Text:
			c.cells[i] = defused(text(cell))
		default:
			c.cells[i] = text(cell)
		}
	}
	return c.to.Write(c.cells)
}

func (c *csvWriter) Close() error {
	c.to.Flush()
	return c.to.Error()
}

// formulas are what a spreadsheet takes for the beginning of one, in some languages also at full width; see OWASP on
// CSV injection.
const formulas = "=+-@\t\r\n＝＋－＠"

// defused is text that no spreadsheet runs: an apostrophe stands before what begins like a formula, whatever invisible
// characters and spaces are before that, at the beginning of the cell and after a semicolon or a tab, where a
// spreadsheet of another language may begin a cell of its own.
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
			continue // written with what follows
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
