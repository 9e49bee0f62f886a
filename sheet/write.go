// Package sheet is tables as files: CSV and XLSX read and written, NDJSON written. It knows formats and no entity.
package sheet

import (
	"encoding/json"
	"fmt"
	"strconv"
)

// Kind is what the cells of a column hold.
type Kind int

// The kinds. Where a format has no such values, or a cell is not of its column's kind, it is text.
const (
	Text    Kind = iota
	Whole        // a whole number
	Decimal      // a number with as many places as it has
	Money        // yuan with two places
	Flag         // true or false
	Date         // YYYY-MM-DD
	Time         // RFC 3339
)

// Column of a table.
type Column struct {
	Header string
	Kind   Kind
	// Choices are what people choose from when they fill in a workbook; none: they write what they like.
	Choices []string
}

// Writer writes a table row by row, and holds no more than a row of it. What it says is in the file only after Close.
type Writer interface {
	// Write takes one cell for each column: nil for an empty one, else a string, a bool or a json.Number in the form of
	// the API, as reading JSON gives them.
	Write(row []any) error
	// Close ends the table; it does not close what is written to.
	Close() error
}

// text of a cell that is not empty.
func text(cell any) string {
	switch v := cell.(type) {
	case string:
		return v
	case json.Number:
		return v.String()
	case bool:
		return strconv.FormatBool(v)
	default:
		return fmt.Sprint(v)
	}
}
