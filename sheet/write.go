// Package sheet reads and writes tables as files: CSV and XLSX, and NDJSON for writing only. It knows formats and no
// entity.
package sheet

import (
	"encoding/json"
	"fmt"
	"strconv"
)

// CellType says which values the cells of a column have.
type CellType int

// The kinds. A value is written as text if the format has no such values, or if the value is not of its column's kind.
const (
	Text    CellType = iota
	Whole            // a whole number
	Decimal          // a number with as many places as it has
	Money            // yuan with two places
	Flag             // true or false
	Date             // YYYY-MM-DD
	Time             // RFC 3339
)

// Column of a table.
type Column struct {
	Header string
	Type   CellType
	// Choices are the values to choose from in a workbook that is filled in. Without any, all values can be written.
	Choices []string
}

// Writer writes a table row by row, and keeps no more than a row of it. The file is complete only after Close.
type Writer interface {
	// Write takes one cell for each column: nil for an empty one, and otherwise a string, a bool or a json.Number in
	// the form of the API, as parsing JSON gives them.
	Write(row []any) error
	// Close ends the table. It does not close the writer below.
	Close() error
}

// cellText returns the text of a cell that is not empty.
func cellText(cell any) string {
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
