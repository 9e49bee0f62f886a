// Package intake brings in files of records: each row becomes what the mutation of the API would make of it, with the
// same rules, rights and history.
package intake

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"jiedui/ent"
	"jiedui/fault"
	"jiedui/history"
	"jiedui/request"
	"jiedui/rule"
	"jiedui/sheet"
	"jiedui/viewer"
)

const (
	// atOnce is how many rows are written together.
	atOnce = 500
	// maxFaults is how many faults are kept; the wrong rows are counted beyond.
	maxFaults = 1000
)

// Fault is something wrong with a file. It is kept as JSON.
type Fault struct {
	// Row is its number in the sheet, where the header is 1; nil is the file itself.
	Row *int `json:"row,omitempty"`
	// Column is the header, as it stands in the file; nil is the whole row.
	Column *string `json:"column,omitempty"`
	Code   string  `json:"code"`
	EN     string  `json:"en"`
	ZH     string  `json:"zh,omitempty"`
}

// Message is in the language of the request.
func (f Fault) Message(ctx context.Context) string {
	return fault.Text{EN: f.EN, ZH: f.ZH}.In(request.Lang(ctx))
}

// Result tells what became of a file.
type Result struct {
	// Rows were read, Imported of them are kept, or would be, and Refused are wrong.
	Rows, Imported, Refused int
	Faults                  []Fault
}

// Kept tells whether anything of the file is kept, or would be.
func (r *Result) Kept(o Options) bool { return r.Imported > 0 && (r.Refused == 0 || o.Partial) }

// Options of an import.
type Options struct {
	Kind *Kind
	// DryRun keeps nothing.
	DryRun bool
	// Partial keeps the right rows beside wrong ones; otherwise all are kept, or none.
	Partial bool
	// Progress is called now and then with the rows read; nil for nobody.
	Progress func(rows int)
}

// errUndone ends a transaction of which nothing is to be kept.
var errUndone = errors.New("nothing is kept")

// Import brings in the rows of a file in one transaction, with the rights of the viewer of ctx. What is wrong with rows
// is in the result; an error is what ends the whole import, such as a file that can't be read to its end.
func Import(ctx context.Context, client *ent.Client, file *sheet.Reader, o Options) (*Result, error) {
	if err := MayImport(ctx); err != nil {
		return nil, err
	}
	header, err := file.Next()
	if errors.Is(err, io.EOF) {
		return nil, fault.New(fault.BadUserInput, "the file has no header", "文件没有表头")
	}
	if err != nil {
		return nil, err
	}
	columns, err := o.Kind.match(header.Cells)
	if err != nil {
		return nil, err
	}
	i := &importer{Options: o, file: file, columns: columns, began: time.Now().UTC(), seen: make(map[any]int)}
	err = history.Transact(ctx, client, func(ctx context.Context, client *ent.Client) error {
		if err := rule.GatherPaidIn(ctx); err != nil {
			return err
		}
		if i.names, err = readNames(ctx, client); err != nil {
			return err
		}
		for more := true; more; {
			chunk, err := i.read()
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
			return fault.New(fault.BadUserInput, "the file has no rows under its header", "表头下没有数据行")
		}
		if o.DryRun || !i.Kept(o) {
			return errUndone
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

// MayImport refuses who has no right to register anything, before each row is refused.
func MayImport(ctx context.Context) error {
	switch v := viewer.From(ctx); {
	case v == nil || v.ID == 0:
		return rule.Unauthenticated(ctx)
	case v.Role != viewer.Coordinator:
		return fault.New(fault.Forbidden, "only a coordinator brings records in", "仅联络员可导入记录")
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
	seen    map[any]int // rows by what no two rows of a file share
}

// read gives the next rows; io.EOF comes with the last of them.
func (i *importer) read() ([]*row, error) {
	var chunk []*row
	for len(chunk) < atOnce {
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

// write makes records of the rows that are right, and notes what is wrong with the others.
func (i *importer) write(ctx context.Context, client *ent.Client, chunk []*row) error {
	if err := i.names.lookUp(ctx, client, i.Kind, chunk); err != nil {
		return err
	}
	var right []*row
	for _, r := range chunk {
		r.names = i.names
		r.input = i.Kind.read(r)
		if len(r.faults) == 0 {
			right = append(right, r)
		}
	}
	if err := i.known(ctx, client, right); err != nil {
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
		if err != nil { // one by one, to learn which and why
			if err := i.oneByOne(ctx, client, right); err != nil {
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

// known refuses rows that say again what a record says already that is older than this import, or what another row
// does. The database tells only of those that have a key.
func (i *importer) known(ctx context.Context, client *ent.Client, right []*row) error {
	if i.Kind.same == nil || len(right) == 0 {
		return nil
	}
	inputs := make([]any, len(right))
	for n, r := range right {
		inputs[n] = r.input
	}
	there, err := i.Kind.same(ctx, client, inputs, i.began)
	if err != nil {
		return fmt.Errorf("records that are alike: %w", err)
	}
	for n, r := range right {
		key, own := i.Kind.key(inputs[n])
		switch first := i.seen[key]; {
		case there[key]:
			r.refuse("", fault.Conflict, i.Kind.sameEN, i.Kind.sameZH)
		case own && first > 0:
			r.refuse("", fault.Conflict, fmt.Sprintf("says again what row %d says", first), fmt.Sprintf("与第 %d 行重复", first))
		case own:
			i.seen[key] = r.number
		}
	}
	return nil
}

// oneByOne writes the rows that are right by themselves.
func (i *importer) oneByOne(ctx context.Context, client *ent.Client, right []*row) error {
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

// blame notes an error of a row; false tells that it is not the row's doing.
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
