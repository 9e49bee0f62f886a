// Package intake imports files of records. Each row becomes the record that the mutation of the API would make of it,
// with the same rules, rights and history.
package intake

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"jiedui/clock"
	"jiedui/ent"
	"jiedui/fault"
	"jiedui/history"
	"jiedui/request"
	"jiedui/rule"
	"jiedui/sheet"
	"jiedui/viewer"
)

const (
	// chunkSize is how many rows are written together.
	chunkSize = 500
	// maxFaults is how many faults are kept. Further wrong rows are only counted.
	maxFaults = 1000
)

// Fault is a fault of a file. It is stored as JSON.
type Fault struct {
	// Row is the number of the row in the sheet, where the header is row 1; nil: the fault is about the whole file.
	Row *int `json:"row,omitempty"`
	// Column is the header as the file has it; nil: the fault is about the whole row.
	Column *string `json:"column,omitempty"`
	Code   string  `json:"code"`
	EN     string  `json:"en"`
	ZH     string  `json:"zh,omitempty"`
}

// Message returns the message in the language of the request.
func (f Fault) Message(ctx context.Context) string {
	return fault.Text{EN: f.EN, ZH: f.ZH}.In(request.Lang(ctx))
}

// Result says what was done with a file.
type Result struct {
	// Rows were read. Imported of them are stored, or would be without DryRun. Refused are wrong.
	Rows, Imported, Refused int
	Faults                  []Fault
}

// Kept reports whether anything of the file is stored, or would be without DryRun.
func (r *Result) Kept(o Options) bool { return r.Imported > 0 && (r.Refused == 0 || o.Partial) }

// Options of an import.
type Options struct {
	Kind *Kind
	// DryRun stores nothing.
	DryRun bool
	// Partial stores the right rows even if others are wrong. Otherwise all rows are stored, or none.
	Partial bool
	// Progress is called now and then with the number of rows that were read. It may be nil.
	Progress func(rows int)
	// Verify is called in the transaction of the import before its rows are kept. An error undoes them. It may be nil.
	Verify func(context.Context, *ent.Client) error
}

// errUndone ends a transaction that must not store anything.
var errUndone = errors.New("nothing is kept")

// Import imports the rows of a file in one transaction, with the rights of the viewer of ctx. Faults of rows are in the
// result. An error ends the whole import, for example if the file cannot be read to its end.
func Import(ctx context.Context, client *ent.Client, file *sheet.Reader, o Options) (*Result, error) {
	if err := MayImport(ctx); err != nil {
		return nil, err
	}
	header, err := file.Next()
	if errors.Is(err, io.EOF) {
		return nil, fault.New(fault.BadUserInput, "the file has no header: use the template", "文件没有表头：请使用模板")
	}
	if err != nil {
		return nil, err
	}
	columns, err := o.Kind.matchHeader(header.Cells)
	if err != nil {
		return nil, err
	}
	i := &importer{Options: o, file: file, columns: columns, began: clock.Now(), seen: make(map[any]int)}
	err = history.Transact(ctx, client, func(ctx context.Context, client *ent.Client) error {
		if err := rule.GatherPaidIn(ctx); err != nil {
			return err
		}
		if i.names, err = loadNames(ctx, client); err != nil {
			return err
		}
		for more := true; more; {
			chunk, err := i.nextRows()
			if more = err == nil; !more && !errors.Is(err, io.EOF) {
				return err
			}
			if err := i.write(ctx, client, chunk); err != nil {
				return err
			}
			if err := history.Flush(ctx, client); err != nil {
				return err
			}
			if o.Progress != nil {
				o.Progress(i.Rows)
			}
		}
		if i.Rows == 0 {
			return fault.New(fault.BadUserInput, "the file has no rows under its header: fill it in", "表头下没有数据行：请填写后再导入")
		}
		if o.DryRun || !i.Kept(o) {
			return errUndone
		}
		if o.Verify != nil {
			return o.Verify(ctx, client)
		}
		return nil
	})
	if err != nil && !errors.Is(err, errUndone) {
		return nil, err
	}
	if i.Refused > 0 && !o.Partial {
		i.Imported = 0
	}
	return &i.Result, nil
}

// MayImport refuses a viewer who has no right to register anything, so that not every row has to be refused.
func MayImport(ctx context.Context) error {
	switch v := viewer.From(ctx); {
	case v == nil || v.ID == 0:
		return rule.Unauthenticated(ctx)
	case v.Role != viewer.Coordinator:
		return fault.New(fault.Forbidden, "only a coordinator may import records: ask one", "仅联络员可导入记录：请联系联络员")
	}
	return nil
}

type importer struct {
	Options
	Result
	file    *sheet.Reader
	columns []heading
	names   *names
	began   time.Time
	seen    map[any]int // rows by what no two rows of a file may share
}

// nextRows returns the next rows. With the last rows it returns io.EOF.
func (i *importer) nextRows() ([]*row, error) {
	var chunk []*row
	for len(chunk) < chunkSize {
		read, err := i.file.Next()
		if err != nil {
			return chunk, err
		}
		i.Rows++
		r := &row{number: read.Number, kind: i.Kind, columns: i.columns, cells: make([]string, len(i.Kind.Columns))}
		for n, cell := range read.Cells {
			switch {
			case cell == "":
			case n >= len(i.columns) || i.columns[n].column < 0:
				r.refuse("", fault.BadUserInput, fmt.Sprintf("%.40q stands under no header", cell), fmt.Sprintf("%.40q 所在列没有表头", cell))
			default:
				r.cells[i.columns[n].column] = cell
			}
		}
		chunk = append(chunk, r)
	}
	return chunk, nil
}

// write makes records of the right rows, and notes the faults of the others.
func (i *importer) write(ctx context.Context, client *ent.Client, chunk []*row) error {
	if err := i.names.lookUp(ctx, client, i.Kind, chunk); err != nil {
		return err
	}
	var right []*row
	for _, r := range chunk {
		r.names = i.names
		r.input = i.Kind.parse(r)
		if len(r.faults) == 0 {
			right = append(right, r)
		}
	}
	if err := i.refuseKnown(ctx, client, right); err != nil {
		return err
	}
	inputs := make([]any, 0, len(right))
	for _, r := range right {
		if len(r.faults) == 0 {
			inputs = append(inputs, r.input)
		}
	}
	if len(inputs) > 0 {
		err := history.Attempt(ctx, client, func(ctx context.Context, client *ent.Client) error {
			return i.Kind.all(ctx, client, inputs)
		})
		if err != nil && ctx.Err() != nil {
			return err
		}
		if err != nil { // write one by one to find the wrong rows
			if err := i.writeOneByOne(ctx, client, right); err != nil {
				return err
			}
		}
	}
	for _, r := range chunk {
		if len(r.faults) == 0 {
			i.Imported++
			continue
		}
		i.Refused++
		i.Faults = append(i.Faults, r.faults[:min(len(r.faults), maxFaults-len(i.Faults))]...)
	}
	return nil
}

// refuseKnown refuses rows that repeat a record from before this import, or another row. The database refuses only
// repetitions of records with a unique key.
func (i *importer) refuseKnown(ctx context.Context, client *ent.Client, right []*row) error {
	if i.Kind.same == nil || len(right) == 0 {
		return nil
	}
	inputs := make([]any, len(right))
	for n, r := range right {
		inputs[n] = r.input
	}
	there, err := i.Kind.same(ctx, client, inputs, i.began)
	if err != nil {
		return fmt.Errorf("records that are equal: %w", err)
	}
	for n, r := range right {
		key, own := i.Kind.key(inputs[n])
		switch first := i.seen[key]; {
		case there[key]:
			r.refuse("", fault.Conflict, i.Kind.sameEN, i.Kind.sameZH)
		case own && first > 0:
			r.refuse("", fault.Conflict, fmt.Sprintf("repeats row %d: remove one of them", first), fmt.Sprintf("与第 %d 行重复：请删去一行", first))
		case own:
			i.seen[key] = r.number
		}
	}
	return nil
}

// writeOneByOne writes each right row by itself.
func (i *importer) writeOneByOne(ctx context.Context, client *ent.Client, right []*row) error {
	for _, r := range right {
		if len(r.faults) > 0 {
			continue
		}
		err := history.Attempt(ctx, client, func(ctx context.Context, client *ent.Client) error {
			return i.Kind.one(ctx, client, r.input)
		})
		if err == nil {
			continue
		}
		if ctx.Err() != nil || !r.blame(err) {
			return err
		}
	}
	return nil
}

// blame notes the error of a row. It returns false if the error does not come from the row.
func (r *row) blame(err error) bool {
	f := rule.Explain(err)
	switch f.Code {
	case fault.BadUserInput, fault.Conflict, fault.Forbidden, fault.NotFound:
	default:
		return false
	}
	if rule.Passing(err) {
		return false
	}
	for _, field := range f.Fields {
		r.refuse(field.Path, field.Code, field.Message.EN, field.Message.ZH)
	}
	if len(f.Fields) == 0 {
		r.refuse("", f.Code, f.Message.EN, f.Message.ZH)
	}
	return true
}
