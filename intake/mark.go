package intake

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"time"

	"jiedui/clock"
	"jiedui/ent/importjob"
	"jiedui/fault"
	"jiedui/request"
	"jiedui/rule"
	"jiedui/sheet"
)

const (
	// MarkedTime is how long a marked workbook is kept.
	MarkedTime = 24 * time.Hour
	// maxMarkedBytes is the size of the largest that is kept.
	maxMarkedBytes = 8 << 20
	// MarkedPath is where they are served, with the id of the job and .xlsx behind it.
	MarkedPath = "/import/"
)

// Source is a file that was imported, to be marked.
type Source struct {
	File io.ReaderAt
	Size int64
	Name string
}

// WriteMarked writes the file as a workbook in which its faults are marked, in a language. Mended, it can be imported again.
// The error is a fault if the file cannot be marked, for example because it has no table of the kind.
func (k *Kind) WriteMarked(w io.Writer, from Source, faults []Fault, lang string) error {
	none := fault.New(fault.BadUserInput, "no cell of the file has a fault that can be marked", "文件中没有可标注的错误")
	rows, err := sheet.Open(from.File, from.Size, from.Name, sheet.DefaultLimits)
	if err != nil {
		return err
	}
	tops, err := readTops(rows)
	if err != nil {
		return err
	}
	l := k.locate(rows, tops)
	if l == nil {
		return none
	}
	m := sheet.Marking{Sheet: l.sheet, Header: l.row, Lang: lang}
	for _, f := range faults {
		mark := sheet.Mark{Row: l.row, Column: -1, Text: fault.Text{EN: f.EN, ZH: f.ZH}.In(lang)}
		if f.Row != nil {
			mark.Row = *f.Row
		}
		if f.Column != nil {
			mark.Heading, mark.Column = *f.Column, l.columnAt(*f.Column)
		}
		if f.Row != nil || f.Column != nil {
			m.Marks = append(m.Marks, mark)
		}
	}
	if len(m.Marks) == 0 {
		return none
	}
	if len(faults) >= maxFaults {
		m.Marks = append(m.Marks, sheet.Mark{
			Row: l.row, Column: -1,
			Text: fault.Text{
				EN: fmt.Sprintf("the first %d faults are marked: mend them and import the file again", maxFaults),
				ZH: fmt.Sprintf("仅标注前 %d 处错误：修改后请重新导入", maxFaults),
			}.In(lang),
		})
	}
	return sheet.WriteMarked(w, from.File, from.Size, from.Name, m)
}

// columnAt returns the index of the column with a header, and -1 if there is none.
func (l *layout) columnAt(header string) int {
	found := -1
	for n, h := range l.headings {
		if h.text == header && (found < 0 || h.column >= 0) {
			found = n
		}
	}
	return found
}

// mark returns the marked workbook of an upload, nil if there is none.
func (j *Jobs) mark(ctx context.Context, id int, file Upload, kind *Kind, faults []Fault) (content []byte) {
	if len(faults) == 0 {
		return nil
	}
	defer func() {
		if p := recover(); p != nil { // the library reads a file that anybody has sent, and must not end the server
			slog.ErrorContext(ctx, "panic while a workbook was marked", "job", id, "panic", p)
			content = nil
		}
	}()
	var b bytes.Buffer
	if err := kind.WriteMarked(&b, Source{file.File, file.Size, file.Name}, faults, request.Lang(ctx)); err != nil {
		slog.InfoContext(ctx, "the faults of a file are not marked", "job", id, "error", err)
		return nil
	}
	if b.Len() > maxMarkedBytes {
		return nil
	}
	return b.Bytes()
}

// Marked returns the marked workbook of a job that is shown to the viewer, nil if there is none.
func (j *Jobs) Marked(ctx context.Context, id int) ([]byte, error) {
	job, err := j.Job(ctx, id)
	if err != nil || job == nil || job.MarkedFile == nil {
		return nil, err
	}
	row, err := j.client.ImportJob.Query().Where(importjob.ID(id)).Select(importjob.FieldMarked).Only(rule.System(ctx))
	if err != nil {
		return nil, fmt.Errorf("marked workbook: %w", err)
	}
	if row.Marked == nil {
		return nil, nil
	}
	return *row.Marked, nil
}

// ForgetMarked removes the marked workbooks whose time is over, at once and then each time that hourly tells, until ctx ends.
func (j *Jobs) ForgetMarked(ctx context.Context, hourly <-chan time.Time) {
	for {
		err := j.client.ImportJob.Update().Where(importjob.MarkedUntilLT(clock.Now())).ClearMarked().ClearMarkedUntil().Exec(rule.System(ctx))
		if err != nil && ctx.Err() == nil {
			slog.WarnContext(ctx, "cannot remove old marked workbooks: trying again in an hour", "error", err)
		}
		select {
		case <-ctx.Done():
			return
		case <-hourly:
		}
	}
}

// FaultsOf returns the faults of an error that ended an import: one for each header that is wrong, else one. It returns none
// for an error that does not come from the file.
func FaultsOf(err error) (list []Fault) {
	f, ok := errors.AsType[*fault.Error](err)
	if !ok {
		return nil
	}
	at := make(map[string]int)
	for _, field := range f.Fields {
		n, ok := at[field.Path]
		if !ok {
			at[field.Path] = len(list)
			list = append(list, Fault{Column: &field.Path, Code: string(field.Code), EN: field.Message.EN, ZH: field.Message.ZH})
			continue
		}
		list[n].EN += "; " + field.Message.EN
		list[n].ZH += "；" + cmp.Or(field.Message.ZH, field.Message.EN)
	}
	if list == nil {
		list = []Fault{{Code: string(f.Code), EN: f.Message.EN, ZH: f.Message.ZH}}
	}
	return list
}
