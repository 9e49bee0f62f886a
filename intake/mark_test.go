package intake_test

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"jiedui/fault"
	"jiedui/intake"
)

// marked returns the file of an import with its faults marked.
func (o *office) marked(kind, name, content, lang string) (book *excelize.File, result *intake.Result) {
	o.t.Helper()
	result, err := o.importAs(jinyang, name, content, kindOptions(kind))
	faults := intake.FaultsOf(err)
	if err == nil {
		faults = result.Faults
	}
	var b bytes.Buffer
	source := intake.Source{File: strings.NewReader(content), Size: int64(len(content)), Name: name}
	if err := intake.KindNamed(kind).WriteMarked(&b, source, faults, lang); err != nil {
		o.t.Fatal(err)
	}
	if book, err = excelize.OpenReader(&b); err != nil {
		o.t.Fatal(err)
	}
	return book, result
}

func bytesOf(t *testing.T, book *excelize.File) string {
	t.Helper()
	var b bytes.Buffer
	if err := book.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// coloured returns the cells that have the colour of marks.
func coloured(t *testing.T, book *excelize.File, sheet string) []string {
	t.Helper()
	formats, err := book.GetConditionalFormats(sheet)
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for cell := range formats {
		list = append(list, cell)
	}
	slices.Sort(list)
	return list
}

// A marked workbook is the one that was sent, cell by cell with its styles, and tells each fault where it is. Sent again it
// has the marks of the new faults alone.
func TestMarkedWorkbookIsTheOneThatWasSent(t *testing.T) {
	t.Parallel()
	o := employ(t, "sqlite3", full)
	rows := [][]any{
		{"金阳县企业台账"},
		{"序号", "统一社会信用代码", "企业名称", "企业所有制", "行业代码", "注册地"},
		{1, uscc(1), "甲公司", "民营", "C13", "金阳县"},
		{shown{2, "000"}, uscc(2), "乙公司", "私人", "C13", "无此县"},
		{3, uscc(3), "丙公司", "民营", "C13", "金阳县"},
	}
	content := ledger(t, rows, func(f *excelize.File) error {
		style, err := f.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}, Fill: excelize.Fill{Type: "pattern", Color: []string{"FFFF00"}, Pattern: 1}})
		if err != nil {
			return err
		}
		if err := f.SetCellStyle("Sheet1", "B4", "C4", style); err != nil {
			return err
		}
		return f.AddComment("Sheet1", excelize.Comment{Author: "张三", Cell: "F4", Text: "待核实"})
	})
	sent, err := excelize.OpenReader(strings.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	book, result := o.marked("enterprises", "rows.xlsx", content, "zh")
	if result.Refused != 1 || result.Imported != 0 {
		t.Fatalf("%+v", result)
	}
	for row := range rows {
		for column := range 6 {
			cell, _ := excelize.CoordinatesToCellName(column+1, row+1)
			was, _ := sent.GetCellValue("Sheet1", cell)
			is, _ := book.GetCellValue("Sheet1", cell)
			styleWas, _ := sent.GetCellStyle("Sheet1", cell)
			styleIs, _ := book.GetCellStyle("Sheet1", cell)
			if was != is || styleWas != styleIs {
				t.Errorf("%s was %q in style %d and is %q in style %d", cell, was, styleWas, is, styleIs)
			}
		}
	}
	if title, _ := book.GetCellValue("Sheet1", "G2"); title != "错误" {
		t.Errorf("the column is called %q", title)
	}
	want := []string{"企业所有制：", "注册地："}
	told, _ := book.GetCellValue("Sheet1", "G4")
	for n, line := range strings.Split(told, "\n") {
		if n >= len(want) || !strings.HasPrefix(line, want[n]) {
			t.Errorf("line %d is %q", n, line)
		}
	}
	if got := coloured(t, book, "Sheet1"); fmt.Sprint(got) != "[D4 F4]" {
		t.Errorf("coloured are %s", got)
	}
	comments, err := book.GetComments("Sheet1")
	var of []string
	for _, c := range comments {
		of = append(of, c.Author+" "+c.Cell)
	}
	slices.Sort(of)
	if err != nil || fmt.Sprint(of) != "[jiedui D4 张三 F4]" {
		t.Errorf("comments of %s, %v", of, err)
	}

	// Half mended, it has the marks of what is left.
	if err := book.SetCellStr("Sheet1", "D4", "民营"); err != nil {
		t.Fatal(err)
	}
	if err := book.SetCellStr("Sheet1", "C3", ""); err != nil {
		t.Fatal(err)
	}
	again, result := o.marked("enterprises", "rows.xlsx", bytesOf(t, book), "zh")
	if got := fmt.Sprint(faultsOf(result)); got != "[3 企业名称 BAD_USER_INPUT 4 注册地 BAD_USER_INPUT]" {
		t.Errorf("faults %s", got)
	}
	if got := coloured(t, again, "Sheet1"); fmt.Sprint(got) != "[C3 F4]" {
		t.Errorf("coloured are %s", got)
	}
	if beside, _ := again.GetCellValue("Sheet1", "H2"); beside != "" {
		t.Errorf("there is a second column %q", beside)
	}
	if told, _ := again.GetCellValue("Sheet1", "G4"); !strings.HasPrefix(told, "注册地：") {
		t.Errorf("it tells %q", told)
	}
	for cell, text := range map[string]string{"C3": "甲公司", "F4": "金阳县"} {
		if err := again.SetCellStr("Sheet1", cell, text); err != nil {
			t.Fatal(err)
		}
	}
	got, err := o.importAs(jinyang, "rows.xlsx", bytesOf(t, again), kindOptions("enterprises"))
	if err != nil || got.Imported != 3 {
		t.Errorf("mended: %+v %q, %v", got, faultsOf(got), err)
	}
}

// Faults of the header are marked in it. A CSV becomes a workbook, whose texts stay as they are.
func TestFaultsOfAHeaderAndOfACSVAreMarked(t *testing.T) {
	t.Parallel()
	o := employ(t, "sqlite3", full)
	book, _ := o.marked("enterprises", "rows.csv", "统一社会信用代码,企业全称,公司名称,企业所有制,注册地\n"+uscc(1)+",甲,甲,民营,金阳县\n", "en")
	if got := coloured(t, book, "Sheet1"); fmt.Sprint(got) != "[C1 F1]" { // the second name, and the industry that is missing
		t.Errorf("coloured are %s", got)
	}
	if title, _ := book.GetCellValue("Sheet1", "F1"); title != "Error" {
		t.Errorf("the column is called %q", title)
	}
	book, _ = o.marked("contributions", "rows.csv", "项目编号,到位金额,到位日期,凭证号\n\n无此项目,\"1,000\",2022-03-02,000123\n", "zh")
	if got, _ := book.GetRows("Sheet1"); len(got) != 3 || fmt.Sprint(got[2][:4]) != "[无此项目 1,000 2022-03-02 000123]" || got[2][4] == "" {
		t.Errorf("the rows are %q", got)
	}

	none := intake.Source{File: strings.NewReader("a,b\n1,2\n"), Size: 8, Name: "rows.csv"}
	if err := intake.KindNamed("funds").WriteMarked(&bytes.Buffer{}, none, []intake.Fault{{Code: "BAD_USER_INPUT", EN: "x"}}, "en"); !fault.Is(err, fault.BadUserInput) {
		t.Errorf("a file without a table gives %v", err)
	}
}
