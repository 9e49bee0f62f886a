package intake

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"path"
	"strings"

	"jiedui/fault"
	"jiedui/request"
	"jiedui/sheet"
)

// Templates serves a template for each kind, /templates/KIND.xlsx and .csv, with Chinese headers, or with those of the
// API for ?lang=en.
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
			http.Error(w, fault.Text{EN: "there is no such template: use one of " + templatePaths(), ZH: "没有该模板：请使用 " + templatePaths()}.In(lang), http.StatusNotFound)
			return
		}
		w.Header().Set("Content-Type", media)
		w.Header().Set("Content-Disposition", `attachment; filename="`+file+`"`)
		_, _ = content.WriteTo(w) // it fails only if the client is gone
	})
}

// templateOf is what /templates.json tells of a kind.
type templateOf struct {
	Name    string           `json:"name"`
	Entity  string           `json:"entity"`
	ZH      string           `json:"zh"`
	Columns []templateColumn `json:"columns"`
	// Query is that of an export that can be imported again, empty if there is none.
	Query string `json:"query"`
}

type templateColumn struct {
	Name     string `json:"name"`
	ZH       string `json:"zh"`
	Required bool   `json:"required"`
	Note     struct {
		EN string `json:"en"`
		ZH string `json:"zh"`
	} `json:"note"`
	Values []string `json:"values"` // in Chinese; in English they are the codes
	Codes  []string `json:"codes"`
}

// TemplateList serves what the templates are of, and what to write into their columns.
func TemplateList() http.Handler {
	list := make([]templateOf, len(Kinds))
	for i, k := range Kinds {
		list[i] = templateOf{Name: k.Name, Entity: k.Entity, ZH: k.ZH, Query: k.Query(), Columns: make([]templateColumn, len(k.Columns))}
		for j, c := range k.Columns {
			column := templateColumn{Name: c.Name, ZH: c.ZH, Required: c.Required, Values: []string{}, Codes: []string{}}
			column.Note.EN, column.Note.ZH = c.Note.EN, c.Note.ZH
			for _, v := range c.Values {
				column.Values, column.Codes = append(column.Values, v.ZH), append(column.Codes, v.Code)
			}
			list[i].Columns[j] = column
		}
	}
	content, err := json.Marshal(list)
	return http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		if err != nil { // it holds texts alone
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		w.Header().Set("Content-Type", "application/json")
		_, _ = w.Write(content) // it fails only if the client is gone
	})
}

func templatePaths() string {
	names := make([]string, len(Kinds))
	for n, k := range Kinds {
		names[n] = "/templates/" + k.Name + ".xlsx"
	}
	return strings.Join(names, ", ")
}

// WriteCSV writes the header, in UTF-8 with the byte order mark by which Excel recognises it.
func (k *Kind) WriteCSV(w io.Writer, english bool) error {
	if _, err := io.WriteString(w, "\ufeff"); err != nil {
		return err
	}
	rows := csv.NewWriter(w)
	rows.UseCRLF = true
	header := make([]string, len(k.Columns))
	for n, c := range k.Columns {
		header[n] = c.localHeader(english)
	}
	if err := rows.Write(header); err != nil {
		return err
	}
	rows.Flush()
	return rows.Error()
}

func (c Column) localHeader(english bool) string {
	if !english {
		return c.Header()
	}
	return c.Name
}

// WriteXLSX writes a workbook. Its first sheet is to be filled in, and its second explains the columns.
func (k *Kind) WriteXLSX(w io.Writer, english bool) error {
	form := sheet.Table{Name: k.ZH}
	notes := sheet.Table{Name: "填写说明", Columns: headed("列", "英文列名", "必填", "填写要求", "可选值")}
	yes, other := "是", Column.name
	if english {
		form.Name = k.Name
		notes.Name, notes.Columns = "columns", headed("column", "in Chinese", "required", "what to write", "values")
		yes, other = "yes", Column.Header
	}
	for _, c := range k.Columns {
		choices := c.choices(english)
		kind := sheet.Text // so that Excel keeps all digits of a code
		if c.Unit != "" {
			kind = sheet.Decimal
		}
		form.Columns = append(form.Columns, sheet.Column{Header: c.localHeader(english), Type: kind, Choices: choices})
		required, note := "", c.Note.ZH
		if c.Required {
			required = yes
		}
		if english {
			note = c.Note.EN
		}
		notes.Rows = append(notes.Rows, []any{c.localHeader(english), other(c), required, note, strings.Join(choices, " / ")})
	}
	if err := sheet.WriteXLSX(w, form, notes); err != nil {
		return fmt.Errorf("template of %s: %w", k.Name, err)
	}
	return nil
}

func headed(titles ...string) []sheet.Column {
	columns := make([]sheet.Column, len(titles))
	for n, title := range titles {
		columns[n] = sheet.Column{Header: title}
	}
	return columns
}

// choices are the values that the column can have, as they are written in the language.
func (c Column) choices(english bool) []string {
	var list []string
	for _, v := range c.Values {
		if english {
			list = append(list, v.Code)
		} else {
			list = append(list, v.ZH)
		}
	}
	return list
}
