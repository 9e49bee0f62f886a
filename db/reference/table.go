package reference

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"
)

// RowError is the error of a row of a data file.
type RowError struct {
	File string
	Line int
	Err  error
}

// Error names the file and the line.
func (e *RowError) Error() string { return fmt.Sprintf("%s:%d: %v", e.File, e.Line, e.Err) }

// Unwrap returns the cause.
func (e *RowError) Unwrap() error { return e.Err }

// table is a data file.
type table []*row

// row is a line of a data file.
type row struct {
	file  string
	line  int
	cells map[string]string // by column
	err   error             // a *RowError with the first error of the row
}

// readTable parses a file. The columns of key together identify a row.
func readTable(files fs.FS, name string, key ...string) (table, error) {
	f, err := files.Open("data/" + name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	in := csv.NewReader(f)
	header, err := in.Read()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	var t table
	lines := map[string]int{} // by key
	for {
		cells, err := in.Read()
		if errors.Is(err, io.EOF) {
			return t, nil
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		r := &row{file: name, cells: map[string]string{}}
		r.line, _ = in.FieldPos(0)
		for i, column := range header {
			r.cells[column] = cells[i]
		}
		var parts []string
		for _, column := range key {
			parts = append(parts, value(r, column, anyText))
		}
		id := strings.Join(parts, ",")
		if before, ok := lines[id]; ok {
			r.fail(fmt.Errorf("%s is also on line %d", id, before))
		}
		if r.err != nil {
			return nil, r.err
		}
		lines[id] = r.line
		t = append(t, r)
	}
}

// fail notes an error of the row. A function that parses a row must check its err afterwards.
func (r *row) fail(err error) {
	if r.err == nil {
		r.err = &RowError{r.file, r.line, err}
	}
}

// value parses a cell.
func value[T any](r *row, column string, parse func(string) (T, error)) T {
	v, err := parse(r.cells[column])
	if err != nil {
		r.fail(fmt.Errorf("%s: %w", column, err))
	}
	return v
}

// optional parses a cell that may be empty, and then returns nil.
func optional[T any](r *row, column string, parse func(string) (T, error)) *T {
	if r.cells[column] == "" {
		return nil
	}
	v := value(r, column, parse)
	return &v
}

func anyText(s string) (string, error) {
	if s == "" {
		return "", errors.New("is empty")
	}
	return s, nil
}

// oneOf parses a value of a code list.
func oneOf[T ~string](check func(T) error) func(string) (T, error) {
	return func(s string) (T, error) { return T(s), check(T(s)) }
}
