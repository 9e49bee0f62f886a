package cli

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"text/tabwriter"
	"time"

	"jiedui/auth"
	"jiedui/fault"
	"jiedui/intake"
	"jiedui/sheet"
	"jiedui/viewer"
)

// Import brings in a file of records.
type Import struct {
	File    string `arg:"" help:"CSV or XLSX file with a header; /templates/KIND.xlsx of a server has the columns."`
	Kind    string `placeholder:"KIND" help:"What the rows are: ledger (whole rows of enterprise, project and payment), enterprises, projects, contributions, parks, funds, consumption, employment, pairings, agreements, links, monitoring or talent. Default: what the header tells."`
	As      string `required:"" placeholder:"SUBJECT" help:"Coordinator who brings them in: its rights hold, and the history names it."`
	DryRun  bool   `help:"Keep nothing: only tell what would be."`
	Correct bool   `help:"Correct records that are there: each row names one, and for each changed figure what is on record, in a column 原… of its name, or the version."`
	Hidden  bool   `help:"Read the rows, too, that the sheet hides or its filter leaves out; otherwise they are refused."`
	Partial bool   `help:"Keep the right rows beside wrong ones; otherwise all are kept, or none."`
	Marked  string `placeholder:"FILE" help:"If rows are wrong, write the file as a workbook with its faults marked to FILE (.xlsx)."`
}

// Run imports the file and lists its faults. It returns an error if nothing was kept.
func (i *Import) Run(ctx context.Context, s *Settings, out io.Writer, stderr errorWriter) error {
	file, err := os.Open(i.File)
	if err != nil {
		return fault.Wrap(err, fault.BadUserInput, fmt.Sprintf("%s cannot be opened", i.File), fmt.Sprintf("无法打开 %s", i.File))
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return fault.Wrap(err, fault.BadUserInput, fmt.Sprintf("%s cannot be read", i.File), fmt.Sprintf("无法读取 %s", i.File))
	}
	if err := i.checkMarked(info); err != nil {
		return err
	}
	rows, err := sheet.Open(file, info.Size(), file.Name(), sheet.DefaultLimits)
	if err != nil {
		return err
	}
	kind := intake.KindNamed(i.Kind)
	switch {
	case kind == nil && i.Kind != "":
		return fault.New(fault.BadUserInput, fmt.Sprintf("there is no kind %q: see jiedui import --help", i.Kind), fmt.Sprintf("没有种类 %q：见 jiedui import --help", i.Kind))
	case kind == nil && i.Correct:
		if kind, err = intake.RecogniseCorrections(rows); err != nil {
			return err
		}
	case kind == nil:
		if kind, err = intake.RecogniseFile(rows); err != nil {
			return err
		}
	case i.Correct:
		if kind, err = kind.Corrections(); err != nil {
			return err
		}
	}
	d, err := s.open(ctx)
	if err != nil {
		return err
	}
	defer d.Close()
	who, err := auth.Lookup(ctx, d.Client(), i.As)
	if err != nil {
		return err
	}
	if who.ID == 0 {
		return fault.New(fault.Forbidden, fmt.Sprintf("no active coordinator has the subject %q: --as names the subject of one", i.As),
			fmt.Sprintf("没有在用的联络员使用 subject %q：--as 须为联络员的 subject", i.As))
	}
	shown := progress{out: stderr.Writer, name: filepath.Base(i.File), file: rows, bar: terminal(stderr.Writer)}
	result, err := intake.Import(viewer.With(ctx, who), d.Client(), rows, intake.Options{
		Kind: kind, DryRun: i.DryRun, Partial: i.Partial, Hidden: i.Hidden, Progress: shown.show,
	})
	shown.end()
	from := intake.Source{File: file, Size: info.Size(), Name: file.Name()}
	if err != nil {
		if list := intake.FaultsOf(err); len(list) > 0 && list[0].Column != nil { // the header is wrong
			if marking := i.mark(out, kind, from, list); marking != nil {
				return errors.Join(err, marking)
			}
		}
		return err
	}
	if err := writeNotes(out, result.Notes); err != nil {
		return err
	}
	if len(result.Faults) > 0 {
		table := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
		fmt.Fprintln(table, "ROW\tCOLUMN\tCODE\tMESSAGE")
		for _, f := range result.Faults {
			column := ""
			if f.Column != nil {
				column = *f.Column
			}
			fmt.Fprintf(table, "%d\t%s\t%s\t%s\n", *f.Row, column, f.Code, fault.Text{EN: f.EN, ZH: f.ZH}.In(Language()))
		}
		if err := table.Flush(); err != nil {
			return err
		}
	}
	outcome := "imported"
	if i.Correct {
		outcome = "corrected"
	}
	if i.DryRun {
		outcome = "would be " + outcome
	}
	if _, err := fmt.Fprintf(out, "%s: %d rows, %d %s, %d refused\n", kind.Name, result.Rows, result.Imported, outcome, result.Refused); err != nil {
		return err
	}
	if err := i.mark(out, kind, from, result.Faults); err != nil {
		return err
	}
	if result.Refused > 0 {
		kept := fault.Text{EN: "nothing is kept", ZH: "未保存任何记录"}
		if i.Partial {
			kept = fault.Text{EN: "they are left out", ZH: "已略过这些行"}
		}
		return fault.New(fault.BadUserInput, fmt.Sprintf("%d rows are wrong: %s", result.Refused, kept.EN), fmt.Sprintf("有 %d 行错误：%s", result.Refused, kept.ZH))
	}
	return nil
}

// mark writes the file with its faults marked, if that was asked for and there are any.
func (i *Import) mark(out io.Writer, kind *intake.Kind, from intake.Source, faults []intake.Fault) error {
	if i.Marked == "" || len(faults) == 0 {
		return nil
	}
	var content bytes.Buffer
	if err := kind.WriteMarked(&content, from, faults, Language()); err != nil {
		return err
	}
	if err := os.WriteFile(i.Marked, content.Bytes(), 0o600); err != nil {
		return fault.Wrap(err, fault.BadUserInput, fmt.Sprintf("%s cannot be written", i.Marked), fmt.Sprintf("无法写入 %s", i.Marked))
	}
	_, err := fmt.Fprintln(out, fault.Text{EN: "the faults are marked in " + i.Marked, ZH: "错误已标注在 " + i.Marked}.In(Language()))
	return err
}

// checkMarked refuses names for the marked workbook that are not those of one, or that of the file itself.
func (i *Import) checkMarked(file os.FileInfo) error {
	if i.Marked == "" {
		return nil
	}
	if there, err := os.Stat(i.Marked); err == nil && os.SameFile(there, file) {
		return fault.New(fault.BadUserInput, "--marked names the file itself: choose another name", "--marked 与导入文件相同：请使用其他文件名")
	}
	if !strings.EqualFold(filepath.Ext(i.Marked), ".xlsx") {
		return fault.New(fault.BadUserInput, "--marked writes a workbook: let its name end in .xlsx", "--marked 写出工作簿：文件名须以 .xlsx 结尾")
	}
	return nil
}

// writeNotes lists what was understood, and what was left out.
func writeNotes(out io.Writer, notes []intake.Note) error {
	kinds := map[string]fault.Text{
		intake.NoteUnderstood: {EN: "understood", ZH: "已识别"}, intake.NoteLeftOut: {EN: "left out", ZH: "未读取"}, intake.NoteWarning: {EN: "check", ZH: "请核对"},
	}
	for _, n := range notes {
		where := ""
		if n.Row != nil {
			where = fault.Text{EN: fmt.Sprintf("row %d: ", *n.Row), ZH: fmt.Sprintf("第 %d 行：", *n.Row)}.In(Language())
		}
		if n.Column != nil {
			where += *n.Column + fault.Text{EN: ": ", ZH: "："}.In(Language())
		}
		if _, err := fmt.Fprintf(out, "%s: %s%s\n", kinds[n.Kind].In(Language()), where, fault.Text{EN: n.EN, ZH: n.ZH}.In(Language())); err != nil {
			return err
		}
	}
	return nil
}

// progress shows how far an import is: by a bar on a terminal, else by a line every few seconds.
type progress struct {
	out  io.Writer
	name string
	file *sheet.Reader
	bar  bool
	last time.Time
}

const barWidth = 30

func (p *progress) show(rows int) {
	pause := 5 * time.Second
	if p.bar {
		pause = 100 * time.Millisecond
	}
	if p.last.IsZero() {
		p.last = time.Now()
	}
	if time.Since(p.last) < pause {
		return
	}
	p.last = time.Now()
	done := p.file.Done()
	if p.bar {
		full := int(done * barWidth)
		fmt.Fprintf(p.out, "\r%s [%s%s] %3.0f %% %d rows", p.name, strings.Repeat("#", full), strings.Repeat(".", barWidth-full), done*100, rows)
		return
	}
	fmt.Fprintf(p.out, "%s: %.0f %%, %d rows\n", p.name, done*100, rows)
}

// end removes the bar.
func (p *progress) end() {
	if p.bar {
		fmt.Fprint(p.out, "\r\x1b[K")
	}
}

func terminal(w io.Writer) bool {
	file, ok := w.(*os.File)
	if !ok {
		return false
	}
	info, err := file.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}
