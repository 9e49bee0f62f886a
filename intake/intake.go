// Package intake imports files of records. Each row becomes the record that the mutation of the API would make of it,
// with the same rules, rights and history.
package intake

import (
	"context"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"slices"

	"entgo.io/ent/dialect"

	"jiedui/catalog"
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
	// maxFaults is how many faults are kept, and how many notes. Further wrong rows are only counted.
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

// Kinds of notes.
const (
	// NoteUnderstood says what was read as what.
	NoteUnderstood = "UNDERSTOOD"
	// NoteLeftOut is about something that stands in the file and was not read.
	NoteLeftOut = "LEFT_OUT"
	// NoteWarning is about something that was read, but that a person should look at.
	NoteWarning = "WARNING"
)

// Note says how a file was understood, or what was left out of it. It is stored as JSON.
type Note struct {
	Kind string `json:"kind"`
	// Row and Column are as in a Fault.
	Row    *int    `json:"row,omitempty"`
	Column *string `json:"column,omitempty"`
	EN     string  `json:"en"`
	ZH     string  `json:"zh"`
}

// Message returns the message in the language of the request.
func (n Note) Message(ctx context.Context) string {
	return fault.Text{EN: n.EN, ZH: n.ZH}.In(request.Lang(ctx))
}

// Result says what was done with a file.
type Result struct {
	// Rows were read. Imported of them are stored, or would be without DryRun. Refused are wrong.
	Rows, Imported, Refused int
	Faults                  []Fault
	// Notes say what was understood, and what was left out.
	Notes []Note
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
	// Hidden reads hidden rows too. Otherwise they are refused.
	Hidden bool
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
	if err := o.Kind.may(ctx); err != nil {
		return nil, err
	}
	digest, err := file.Digest()
	if err != nil {
		return nil, err
	}
	table, err := o.Kind.open(file)
	if err != nil {
		return nil, err
	}
	i := &importer{Options: o, file: file, table: table, seen: make(map[any]int), near: make(map[nearKey]int)}
	i.Notes = table.notes
	err = history.Transact(ctx, client, func(ctx context.Context, client *ent.Client) error {
		if err := rule.GatherPaidIn(ctx); err != nil {
			return err
		}
		if err := hold(ctx, client, o.Kind, digest); err != nil {
			return err
		}
		if o.Kind.lastID != nil {
			if i.last, err = o.Kind.lastID(ctx, client); err != nil {
				return fmt.Errorf("the last record: %w", err)
			}
		}
		if i.names, err = loadNames(ctx, client); err != nil {
			return err
		}
		if o.Kind.wide {
			if i.book, err = newBook(ctx, client, table.asOf); err != nil {
				return err
			}
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
	i.noteCounts()
	return &i.Result, nil
}

// hold waits until no other import of the same file runs, so that a file that is sent twice at once is imported once:
// the second import finds the records of the first. SQLite has only one writer.
func hold(ctx context.Context, client *ent.Client, kind *Kind, digest [sha256.Size]byte) error {
	if client.Dialect() != dialect.Postgres {
		return nil
	}
	sum := sha256.Sum256(append(digest[:], kind.Name...))
	if _, err := client.ExecContext(ctx, "SELECT pg_advisory_xact_lock($1)", int64(binary.BigEndian.Uint64(sum[:8]))); err != nil {
		return fmt.Errorf("lock of the file: %w", err)
	}
	return nil
}

// MayImport refuses a viewer who has no right to register anything, so that not every row has to be refused.
func MayImport(ctx context.Context) error {
	switch v := viewer.From(ctx); {
	case v == nil || v.ID == 0:
		return rule.Unauthenticated(ctx)
	case v.Role != viewer.Coordinator && v.Role != viewer.Admin:
		return fault.New(fault.Forbidden, "only a coordinator may import records: ask one", "仅联络员可导入记录：请联系联络员")
	}
	return nil
}

// may refuses a viewer who has no right to register records of the kind.
func (k *Kind) may(ctx context.Context) error {
	if err := MayImport(ctx); err != nil {
		return err
	}
	admins := k.Entity != "" && ent.EntityNamed(k.Entity).ChangedBy == catalog.Admins
	switch v := viewer.From(ctx); {
	case admins && v.Role != viewer.Admin:
		return fault.New(fault.Forbidden, "only an admin may import "+k.Name+": ask one", "仅管理员可导入"+k.ZH+"：请联系管理员")
	case !admins && v.Role != viewer.Coordinator:
		return fault.New(fault.Forbidden, "only a coordinator may import records: ask one", "仅联络员可导入记录：请联系联络员")
	}
	return nil
}

type importer struct {
	Options
	Result
	file    *sheet.Reader
	table   *layout
	names   *names
	last    int         // the id of the last record of before the import
	seen    map[any]int // rows by what no two rows of a file may share
	hidden  int         // rows that were read though they are hidden
	rounded int         // numbers that the sheet shows with fewer digits

	book        *book           // of a ledger, else nil
	near        map[nearKey]int // rows by their names
	enterprises map[nearKey]int // ids of all enterprises by their names, once they are read
}

// nextRows returns the next rows. With the last rows it returns io.EOF.
func (i *importer) nextRows() ([]*row, error) {
	var chunk []*row
	for len(chunk) < chunkSize {
		read, err := i.file.Next()
		if err != nil {
			return chunk, err
		}
		if i.leaveOut(read) {
			continue
		}
		i.Rows++
		r := &row{number: read.Number, kind: i.Kind, columns: i.table.headings, defaults: i.table.defaults, book: i.book, cells: make([]sheet.Cell, len(i.Kind.Columns))}
		if read.Hidden && !i.Hidden {
			r.refuse("", fault.BadUserInput, "the row is hidden or filtered out: show it, delete it, or import hidden rows too",
				"该行被隐藏或筛选：请取消隐藏、删除该行，或选择读取隐藏行")
		} else if read.Hidden {
			i.hidden++
		}
		for n, cell := range read.Cells {
			switch {
			case cell.Text == "":
			case n < len(i.table.headings) && i.table.headings[n].ignored:
			case n >= len(i.table.headings) || i.table.headings[n].column < 0:
				r.refuse("", fault.BadUserInput, fmt.Sprintf("%.40q stands under no header", cell.Text), fmt.Sprintf("%.40q 所在列没有表头", cell.Text))
			default:
				r.cells[i.table.headings[n].column] = cell
			}
		}
		chunk = append(chunk, r)
	}
	return chunk, nil
}

// leaveOut reports whether a row is one of sums or remarks, or repeats the header, and notes it.
func (i *importer) leaveOut(read sheet.Row) bool {
	texts := read.Texts()
	en, zh := "", ""
	switch {
	case isRemark(texts):
		en, zh = "is a sum or a remark and was left out", "为合计或说明行，未读取"
	case i.table.repeats(texts):
		en, zh = "repeats the header and was left out", "重复表头，未读取"
	default:
		return false
	}
	first := texts[slices.IndexFunc(texts, func(t string) bool { return t != "" })]
	if i.room() {
		i.Notes = append(i.Notes, Note{Kind: NoteLeftOut, Row: &read.Number, EN: fmt.Sprintf("%.40q %s", first, en), ZH: fmt.Sprintf("“%.40s”%s", first, zh)})
	}
	return true
}

// room reports whether another note is kept.
func (r *Result) room() bool { return len(r.Notes) < maxFaults }

// repeats reports whether a row is the header again, as at the top of each printed page.
func (l *layout) repeats(texts []string) bool {
	same := 0
	for n, text := range texts {
		switch {
		case text == "":
		case n >= len(l.header) || folded(text) != l.header[n]:
			return false
		default:
			same++
		}
	}
	return same > 1
}

// noteCounts notes what is told once for all rows.
func (i *importer) noteCounts() {
	if i.book != nil {
		i.Notes = append(i.Notes, i.book.notes()...)
	}
	if i.hidden > 0 {
		i.Notes = append(i.Notes, Note{Kind: NoteWarning, EN: fmt.Sprintf("%d hidden rows were read", i.hidden), ZH: fmt.Sprintf("已读取 %d 个隐藏行", i.hidden)})
	}
	if i.rounded > 0 {
		i.Notes = append(i.Notes, Note{
			Kind: NoteWarning, EN: fmt.Sprintf("%d numbers are shown with fewer digits than they have: all digits were read", i.rounded),
			ZH: fmt.Sprintf("有 %d 个数字显示时省略了小数位：已按实际数值读取", i.rounded),
		})
	}
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
	if i.Kind.derive != nil {
		if err := i.Kind.derive(ctx, client, right); err != nil {
			return err
		}
		right = slices.DeleteFunc(right, func(r *row) bool { return len(r.faults) > 0 })
	}
	if err := i.refuseKnown(ctx, client, right); err != nil {
		return err
	}
	if err := i.warnOfNames(ctx, client, right); err != nil {
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
			i.rounded += r.rounded
			i.Notes = append(i.Notes, r.warnings[:max(0, min(len(r.warnings), maxFaults-len(i.Notes)))]...)
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
	there, err := i.Kind.same(ctx, client, inputs, i.last)
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
