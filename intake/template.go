package intake

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"io"
	"net/http"
	"path"
	"strings"

	"github.com/xuri/excelize/v2"

	"jiedui/fault"
	"jiedui/request"
)

// Templates serves a file to fill in for each kind, /templates/KIND.xlsx and .csv: with Chinese headers, or with those
// of the API for ?lang=en.
func Templates() http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		file := path.Base(r.URL.Path)
		extension := path.Ext(file)
		kind := KindNamed(strings.TrimSuffix(file, extension))
		english := r.URL.Query().Get("lang") == "en"
		var content bytes.Buffer
		var err error
		media := ""
		switch {
		case kind == nil, path.Dir(r.URL.Path) != "/templates":
		case extension == ".xlsx":
			media = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
			err = kind.WriteXLSX(&content, english)
		case extension == ".csv":
			media = "text/csv; charset=utf-8"
			err = kind.WriteCSV(&content, english)
		}
		if media == "" || err != nil {
			lang := request.Lang(r.Context())
			http.Error(w, fault.Text{EN: "there is no such template: they are " + templates(), ZH: "没有该模板：可用的有 " + templates()}.In(lang), http.StatusNotFound)
			return
		}
		w.Header().Set("Content-Type", media)
		w.Header().Set("Content-Disposition", `attachment; filename="`+file+`"`)
		_, _ = content.WriteTo(w) // it fails only when the client is gone
	})
}

func templates() string {
	names := make([]string, len(Kinds))
	for n, k := range Kinds {
		names[n] = "/templates/" + k.Name + ".xlsx"
	}
	return strings.Join(names, ", ")
}

// WriteCSV writes the header, in UTF-8 with the mark by which Excel knows it.
func (k *Kind) WriteCSV(w io.Writer, english bool) error {
	if _, err := io.WriteString(w, "\ufeff"); err != nil {
		return err
	}
	rows := csv.NewWriter(w)
	rows.UseCRLF = true
	header := make([]string, len(k.Columns))
	for n, c := range k.Columns {
		header[n] = c.header(english)
	}
	if err := rows.Write(header); err != nil {
		return err
	}
	rows.Flush()
	return rows.Error()
}

func (c Column) header(english bool) string {
	if !english {
		return c.Header()
	}
	return c.Name
}

// WriteXLSX writes a workbook whose first sheet is to be filled in, and whose second explains the columns.
func (k *Kind) WriteXLSX(w io.Writer, english bool) error {
	book := excelize.NewFile()
	defer book.Close()
	t := template{book: book, kind: k, english: english, sheet: k.ZH, notes: "填写说明"}
	if english {
		t.sheet, t.notes = k.Name, "columns"
	}
	if err := t.write(); err != nil {
		return fmt.Errorf("template of %s: %w", k.Name, err)
	}
	return book.Write(w)
}

type template struct {
	book         *excelize.File
	kind         *Kind
	english      bool
	sheet, notes string
}

func (t *template) write() error {
	if err := t.book.SetSheetName("Sheet1", t.sheet); err != nil {
		return err
	}
	bold, err := t.book.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}})
	if err != nil {
		return err
	}
	// As texts, so that Excel keeps all digits of a code.
	asText, err := t.book.NewStyle(&excelize.Style{NumFmt: 49})
	if err != nil {
		return err
	}
	for n, c := range t.kind.Columns {
		if err := t.column(n, c, asText); err != nil {
			return fmt.Errorf("%s: %w", c.Name, err)
		}
	}
	if err := t.book.SetRowStyle(t.sheet, 1, 1, bold); err != nil {
		return err
	}
	freeze := &excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}
	if err := t.book.SetPanes(t.sheet, freeze); err != nil {
		return err
	}
	return t.explain(bold)
}

// column writes a header, and what can be chosen below it.
func (t *template) column(n int, c Column, asText int) error {
	name, err := excelize.ColumnNumberToName(n + 1)
	if err != nil {
		return err
	}
	header := c.header(t.english)
	if err := t.book.SetColWidth(t.sheet, name, name, float64(max(12, 2*len([]rune(header))+4))); err != nil {
		return err
	}
	if c.Unit == "" {
		if err := t.book.SetColStyle(t.sheet, name, asText); err != nil {
			return err
		}
	}
	if err := t.book.SetCellStr(t.sheet, name+"1", header); err != nil {
		return err
	}
	if len(c.Values) == 0 {
		return nil
	}
	list := excelize.NewDataValidation(true)
	list.SetSqref(fmt.Sprintf("%s2:%s%d", name, name, excelize.TotalRows))
	if err := list.SetDropList(t.values(c)); err != nil {
		return err
	}
	return t.book.AddDataValidation(t.sheet, list)
}

func (t *template) values(c Column) []string {
	list := make([]string, len(c.Values))
	for n, v := range c.Values {
		if list[n] = v.ZH; t.english {
			list[n] = v.Code
		}
	}
	return list
}

// explain writes the second sheet.
func (t *template) explain(bold int) error {
	if _, err := t.book.NewSheet(t.notes); err != nil {
		return err
	}
	titles, yes, other := []string{"列", "英文列名", "必填", "填写要求", "可选值"}, "是", Column.name
	if t.english {
		titles, yes, other = []string{"column", "in Chinese", "required", "what to write", "values"}, "yes", Column.Header
	}
	if err := t.book.SetSheetRow(t.notes, "A1", &titles); err != nil {
		return err
	}
	for n, c := range t.kind.Columns {
		required, note := "", c.Note.ZH
		if c.Required {
			required = yes
		}
		if t.english {
			note = c.Note.EN
		}
		row := []string{c.header(t.english), other(c), required, note, strings.Join(t.values(c), " / ")}
		if err := t.book.SetSheetRow(t.notes, fmt.Sprintf("A%d", n+2), &row); err != nil {
			return err
		}
	}
	if err := t.book.SetColWidth(t.notes, "A", "E", 30); err != nil {
		return err
	}
	return t.book.SetRowStyle(t.notes, 1, 1, bold)
}
