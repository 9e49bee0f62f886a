package sheet

import (
	"encoding/csv"
	"io"
	"strings"
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

// defused is text that no spreadsheet runs.
func defused(s string) string {
	if first, _ := utf8.DecodeRuneInString(s); s != "" && strings.ContainsRune(formulas, first) {
		return "'" + s
	}
	return s
}
