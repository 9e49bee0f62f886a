package sheet

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"html"
	"io"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"jiedui/fault"
)

var columns = []Column{
	{Header: "名称", Type: Text}, {Header: "jobs", Type: Whole}, {Header: "area", Type: Decimal}, {Header: "协议投资额", Type: Money}, {Header: "linked", Type: Flag}, {Header: "startedOn", Type: Date}, {Header: "createdAt", Type: Time},
}

// rows have the form that parsing JSON gives.
var rows = [][]any{
	{"天创金阳微型电机", json.Number("120"), "13.5", "630000000.00", true, "2022-11-30", "2026-01-02T03:04:05.678Z"},
	{"=HYPERLINK(\"http://x\",\"y\")", json.Number("-3"), "-0.0001", "-4500000.50", false, "1900-02-28", "1899-01-01T00:00:00Z"},
	{"a,\"b\"\nc <&> _x0041_x0042_", nil, nil, nil, nil, nil, nil},
	{"", json.Number("0"), "0", "0.00", nil, "2999-12-31", nil},
}

type newWriter func(w io.Writer, columns []Column) (Writer, error)

var writers = map[string]newWriter{
	"csv":    func(w io.Writer, c []Column) (Writer, error) { return NewCSV(w, c, false) },
	"xlsx":   func(w io.Writer, c []Column) (Writer, error) { return NewXLSX(w, "projects", c) },
	"ndjson": func(w io.Writer, c []Column) (Writer, error) { return NewNDJSON(w, c), nil },
}

func write(t *testing.T, open newWriter, columns []Column, rows [][]any) []byte {
	t.Helper()
	var b bytes.Buffer
	w, err := open(&b, columns)
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows {
		if err := w.Write(row); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestCSVIsWrittenForExcel(t *testing.T) {
	t.Parallel()
	want := "名称,jobs,area,协议投资额,linked,startedOn,createdAt\r\n" +
		"天创金阳微型电机,120,13.5,630000000.00,true,2022-11-30,2026-01-02T03:04:05.678Z\r\n" +
		"\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\",-3,-0.0001,-4500000.50,false,1900-02-28,1899-01-01T00:00:00Z\r\n" +
		"\"a,\"\"b\"\"\r\nc <&> _x0041_x0042_\",,,,,,\r\n" +
		",0,0,0.00,,2999-12-31,\r\n"
	if got := write(t, writers["csv"], columns, rows); string(got) != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	withBOM := func(w io.Writer, c []Column) (Writer, error) { return NewCSV(w, c, true) }
	if got := write(t, withBOM, columns, rows); string(got) != "\xef\xbb\xbf"+want {
		t.Errorf("with a byte order mark it begins with %q", got[:20])
	}
}

func TestNDJSONHasTheFormsOfTheAPI(t *testing.T) {
	t.Parallel()
	want := `{"名称":"天创金阳微型电机","jobs":120,"area":"13.5","协议投资额":"630000000.00","linked":true,"startedOn":"2022-11-30","createdAt":"2026-01-02T03:04:05.678Z"}` + "\n" +
		`{"名称":"=HYPERLINK(\"http://x\",\"y\")","jobs":-3,"area":"-0.0001","协议投资额":"-4500000.50","linked":false,"startedOn":"1900-02-28","createdAt":"1899-01-01T00:00:00Z"}` + "\n" +
		`{"名称":"a,\"b\"\nc <&> _x0041_x0042_","jobs":null,"area":null,"协议投资额":null,"linked":null,"startedOn":null,"createdAt":null}` + "\n" +
		`{"名称":"","jobs":0,"area":"0","协议投资额":"0.00","linked":null,"startedOn":"2999-12-31","createdAt":null}` + "\n"
	if got := write(t, writers["ndjson"], columns, rows); string(got) != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func openBook(t testing.TB, file []byte) *excelize.File {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := f.Close(); err != nil {
			t.Error(err)
		}
	})
	return f
}

// Excel receives the type of each cell, its value and its format.
func TestCellsOfAWorkbookHaveTypes(t *testing.T) {
	t.Parallel()
	f := openBook(t, write(t, writers["xlsx"], columns, rows))
	if got := f.GetSheetList(); !slices.Equal(got, []string{"projects"}) {
		t.Fatalf("the sheets are %q", got)
	}
	for cell, want := range map[string]struct {
		kind         excelize.CellType
		value, shown string
	}{
		"A1": {excelize.CellTypeInlineString, "名称", "名称"},
		"D1": {excelize.CellTypeInlineString, "协议投资额", "协议投资额"},
		"A2": {excelize.CellTypeInlineString, "天创金阳微型电机", "天创金阳微型电机"},
		"B2": {excelize.CellTypeNumber, "120", "120"},
		"C2": {excelize.CellTypeNumber, "13.5", "13.5"},
		"D2": {excelize.CellTypeNumber, "630000000.00", "630,000,000.00"},
		"E2": {excelize.CellTypeBool, "1", "TRUE"},
		"F2": {excelize.CellTypeNumber, "44895", "2022-11-30"},
		"G2": {excelize.CellTypeNumber, "46024.1278434954", "2026-01-02 03:04:06"},
		"A3": {excelize.CellTypeInlineString, rows[1][0].(string), rows[1][0].(string)},
		"B3": {excelize.CellTypeNumber, "-3", "-3"},
		"C3": {excelize.CellTypeNumber, "-0.0001", "-0.0001"},
		"D3": {excelize.CellTypeNumber, "-4500000.50", "-4,500,000.50"},
		"E3": {excelize.CellTypeBool, "0", "FALSE"},
		"F3": {excelize.CellTypeInlineString, "1900-02-28", "1900-02-28"}, // Excel's calendar is wrong before March
		"G3": {excelize.CellTypeInlineString, "1899-01-01T00:00:00Z", "1899-01-01T00:00:00Z"},
		"A4": {excelize.CellTypeInlineString, rows[2][0].(string), rows[2][0].(string)},
		"B4": {excelize.CellTypeUnset, "", ""},
		"A5": {excelize.CellTypeUnset, "", ""},
		"F5": {excelize.CellTypeNumber, "401768", "2999-12-31"},
	} {
		kind, _ := f.GetCellType("projects", cell)
		value, _ := f.GetCellValue("projects", cell, excelize.Options{RawCellValue: true})
		shown, err := f.GetCellValue("projects", cell)
		if kind != want.kind || value != want.value || shown != want.shown || err != nil {
			t.Errorf("%s is of type %d, %q, shown as %q (%v), want %v", cell, kind, value, shown, err, want)
		}
		if formula, err := f.GetCellFormula("projects", cell); formula != "" || err != nil {
			t.Errorf("%s has the formula %q, %v", cell, formula, err)
		}
	}
	panes, err := f.GetPanes("projects")
	if err != nil || !panes.Freeze || panes.YSplit != 1 || panes.XSplit != 0 {
		t.Errorf("the panes are %+v, %v", panes, err)
	}
	id, _ := f.GetCellStyle("projects", "A1")
	if style, err := f.GetStyle(id); err != nil || style.Font == nil || !style.Font.Bold {
		t.Errorf("the header's style is %+v, %v", style, err)
	}
}

// Rows that do not fit on one sheet continue on the next, under the same header.
func TestRowsContinueOnTheNextSheet(t *testing.T) {
	t.Parallel()
	open := func(w io.Writer, c []Column) (Writer, error) { return newXLSXWriter(w, "项目/2026", c, 3) }
	var many [][]any
	for i := range 5 {
		many = append(many, []any{json.Number(fmt.Sprint(i))})
	}
	f := openBook(t, write(t, open, []Column{{Header: "n", Type: Whole}}, many))
	for name, want := range map[string][]string{
		"项目_2026": {"n", "0", "1"}, "项目_2026 (2)": {"n", "2", "3"}, "项目_2026 (3)": {"n", "4"},
	} {
		got, err := f.GetRows(name)
		if err != nil || !slices.EqualFunc(got, want, func(row []string, cell string) bool { return slices.Equal(row, []string{cell}) }) {
			t.Errorf("sheet %s has %q (%v), want %q", name, got, err, want)
		}
	}
	if n := len(f.GetSheetList()); n != 3 {
		t.Errorf("%d sheets", n)
	}
}

func TestTooLongTextsAreRefused(t *testing.T) {
	t.Parallel()
	w, err := NewXLSX(io.Discard, "x", []Column{{Header: "a", Type: Text}})
	if err != nil {
		t.Fatal(err)
	}
	fits := strings.Repeat("县", 32_767)
	if err := w.Write([]any{fits}); err != nil {
		t.Errorf("the longest text: %v", err)
	}
	if err := w.Write([]any{fits + "县"}); !fault.Is(err, fault.BadUserInput) {
		t.Errorf("a longer text: %v", err)
	}
	if _, err := NewXLSX(io.Discard, "x", make([]Column, 16_385)); !fault.Is(err, fault.BadUserInput) {
		t.Errorf("too many columns: %v", err)
	}
}

func TestColumnsAreNamedByLetters(t *testing.T) {
	t.Parallel()
	for i := range maxColumns {
		if want, err := excelize.ColumnNumberToName(i + 1); err != nil || letters(i) != want {
			t.Fatalf("column %d is %s, want %s (%v)", i, letters(i), want, err)
		}
	}
}

// Spreadsheets read a text back unchanged, except for the apostrophes before formulas in CSV.
func TestTextsAreReadBackUnchanged(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		// The model accepts no control characters, but data from elsewhere may have line breaks.
		s := rapid.StringOf(rapid.OneOf(rapid.SampledFrom([]rune("=+-@＝,;\"'<>&_x0041\n 县")), rapid.Rune())).
			Filter(func(s string) bool {
				return !strings.ContainsFunc(s, func(r rune) bool { return r < ' ' && r != '\n' || r == '\uFFFE' || r == '\uFFFF' })
			}).Draw(t, "s")
		for name, back := range map[string]func([]byte) (string, error){
			"csv": func(b []byte) (string, error) {
				all, err := csv.NewReader(bytes.NewReader(b)).ReadAll()
				if err != nil || len(all) != 2 {
					return "", fmt.Errorf("%q: %w", b, err)
				}
				return all[1][0], nil
			},
			"ndjson": func(b []byte) (string, error) {
				var got map[string]any
				err := json.Unmarshal(b, &got)
				return fmt.Sprint(got["a"]), err
			},
			"xlsx": func(b []byte) (string, error) {
				f, err := excelize.OpenReader(bytes.NewReader(b))
				if err != nil {
					return "", err
				}
				got, err := f.GetCellValue("projects", "A2")
				if err == nil {
					err = f.Close()
				}
				return got, err
			},
		} {
			var b bytes.Buffer
			w, err := writers[name](&b, []Column{{Header: "a", Type: Text}, {Header: "b", Type: Whole}})
			if err == nil {
				err = w.Write([]any{s, json.Number("1")})
			}
			if err == nil {
				err = w.Close()
			}
			if err != nil {
				t.Fatal(err)
			}
			want := s
			if name == "csv" {
				want = defused(s) // see TestCellsThatBeginLikeAFormulaAreDefused
			}
			if got, err := back(b.Bytes()); got != want || err != nil {
				t.Errorf("%s: %q comes back as %q, %v", name, s, got, err)
			}
		}
	})
}

// synthetic returns a row of ten cells, different for each i.
func synthetic(i int) []any {
	n := json.Number(fmt.Sprint(i))
	return []any{
		fmt.Sprint(55834574848 + i), fmt.Sprintf("天创金阳微型电机装配生产线项目%d", i), fmt.Sprintf("%d.50", i*1000), n, true,
		fmt.Sprintf("20%02d-%02d-%02d", i%30, i%12+1, i%28+1), "2026-01-02T03:04:05Z", "C38", "宁波天创电气集团有限公司", nil,
	}
}

var wide = []Column{
	{Header: "id", Type: Text},
	{Header: "名称", Type: Text},
	{Header: "协议投资额", Type: Money},
	{Header: "jobs", Type: Whole},
	{Header: "linked", Type: Flag},
	{Header: "startedOn", Type: Date},
	{Header: "createdAt", Type: Time},
	{Header: "industry", Type: Text},
	{Header: "enterprise.name", Type: Text},
	{Header: "reason", Type: Text},
}

// heap returns the size of the heap now.
func heap() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

// A writer uses no more memory after many rows than after few. The test is not parallel, because it would measure
// others too.
func TestWritersUseConstantMemory(t *testing.T) {
	for name, open := range writers {
		w, err := open(io.Discard, wide)
		if err != nil {
			t.Fatal(err)
		}
		var few uint64
		for i := range 100_000 {
			if err := w.Write(synthetic(i)); err != nil {
				t.Fatal(err)
			}
			if i == 1000 {
				few = heap()
			}
		}
		if many := heap(); many > few+100_000 {
			t.Errorf("%s holds %d bytes after 1,000 rows and %d after 100,000", name, few, many)
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

// BenchmarkMillion measures the time and the largest heap for a million rows.
func BenchmarkMillion(b *testing.B) {
	for name, open := range writers {
		b.Run(name, func(b *testing.B) {
			var peak uint64
			for b.Loop() {
				out := new(counter)
				w, err := open(out, wide)
				if err != nil {
					b.Fatal(err)
				}
				for i := range 1_000_000 {
					if err := w.Write(synthetic(i)); err != nil {
						b.Fatal(err)
					}
					if i%5000 == 0 {
						var m runtime.MemStats
						runtime.ReadMemStats(&m)
						peak = max(peak, m.HeapAlloc)
					}
				}
				if err := w.Close(); err != nil {
					b.Fatal(err)
				}
				b.ReportMetric(float64(*out)/1e6, "MB")
			}
			b.ReportMetric(float64(peak)/1e6, "MB-peak-heap")
		})
	}
}

type counter int

func (c *counter) Write(p []byte) (int, error) {
	*c += counter(len(p))
	return len(p), nil
}

// A workbook to fill in has a sheet for each table. Its cells keep the digits of codes and offer the choices.
func TestWorkbookToFillIn(t *testing.T) {
	var file bytes.Buffer
	err := WriteXLSX(&file,
		Table{Name: "企业", Columns: []Column{{Header: "代码"}, {Header: "所有制", Choices: []string{"国有", `"民营" & 其他`}}, {Header: "金额", Type: Decimal}}},
		Table{Name: "填写说明", Columns: []Column{{Header: "列"}}, Rows: [][]any{{"代码"}, {"所有制"}}},
	)
	if err != nil {
		t.Fatal(err)
	}
	f := openBook(t, file.Bytes())
	if got := strings.Join(f.GetSheetList(), " "); got != "企业 填写说明" {
		t.Errorf("the sheets are %s", got)
	}
	if rows, err := f.GetRows("填写说明"); err != nil || fmt.Sprint(rows) != "[[列] [代码] [所有制]]" {
		t.Errorf("the notes are %v, %v", rows, err)
	}
	lists, err := f.GetDataValidations("企业")
	if err != nil || len(lists) != 1 || lists[0].Sqref != "B2:B1048576" || html.UnescapeString(lists[0].Formula1) != `"国有,""民营"" & 其他"` {
		t.Errorf("the choices are %+v, %v", *lists[0], err)
	}
	for column, format := range map[string]int{"A": 49, "C": 0} {
		style, err := f.GetColStyle("企业", column)
		if err != nil {
			t.Fatal(err)
		}
		if is, err := f.GetStyle(style); err != nil || is.NumFmt != format {
			t.Errorf("column %s has format %d, %v; want %d", column, is.NumFmt, err, format)
		}
	}
}

// Excel accepts at most 255 characters of choices, so the file is refused.
func TestTooManyChoicesAreRefused(t *testing.T) {
	long := Table{Name: "x", Columns: []Column{{Header: "x", Choices: []string{strings.Repeat("长", 255), "y"}}}}
	if err := WriteXLSX(io.Discard, long); err == nil {
		t.Error("choices that Excel does not read are written")
	}
}
