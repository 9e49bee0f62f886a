package basis

import (
	"context"
	"fmt"
	"strings"
)

// Part is one of several statements that run as one.
type Part struct {
	// Name is what other parts can read the rows of this one from, as from a table. No other part has it.
	Name      string
	Statement string
	// Columns name the columns that the statement returns, in their order. Order is the one that rows are sorted by, ""
	// for any order.
	Columns []string
	Order   string
	// Args are the arguments of the statement. Only the first part can have some.
	Args []any
	// Read is called for each row. The function scan copies the columns of the row, which are texts.
	Read func(scan func(...any) error) error
}

// Together runs several statements as one, so that a report asks the database once for what it needs from several
// tables. All rows of a part are read before those of the next.
func Together(ctx context.Context, reader Reader, parts ...Part) error {
	width := 0
	for _, p := range parts {
		width = max(width, len(p.Columns))
	}
	with, selects := make([]string, len(parts)), make([]string, len(parts))
	var args []any
	for i, p := range parts {
		with[i] = p.Name + " (" + strings.Join(p.Columns, ", ") + ") AS (" + p.Statement + ")"
		place := "0"
		if p.Order != "" {
			place = "ROW_NUMBER() OVER (ORDER BY " + p.Order + ")"
		}
		columns := fmt.Sprintf("%d, %s", i, place)
		for n := range width {
			if n < len(p.Columns) {
				columns += ", CAST(" + p.Columns[n] + " AS text)"
			} else {
				columns += ", CAST(NULL AS text)"
			}
		}
		selects[i] = "SELECT " + columns + " FROM " + p.Name
		args = append(args, p.Args...)
	}
	statement := "WITH " + strings.Join(with, ",\n") + "\n" + strings.Join(selects, "\nUNION ALL\n") + "\nORDER BY 1, 2"
	var part int
	var ignored any
	return EachRow(ctx, reader, statement, args, func(scan func(...any) error) error {
		// sql.Rows.Scan wants all columns each time.
		scanFrom := func(into ...any) error {
			for len(into) < 2+width {
				into = append(into, &ignored)
			}
			return scan(into...)
		}
		if err := scanFrom(&part); err != nil {
			return err
		}
		return parts[part].Read(func(into ...any) error { return scanFrom(append([]any{&ignored, &ignored}, into...)...) })
	})
}
