package sheet_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
	"pgregory.net/rapid"

	"jiedui/fault"
	"jiedui/sheet"
)

// readRows returns the rows of a file as NUMBER:CELL|CELL.
func readRows(name string, content []byte, limits sheet.Limits) ([]string, error) {
	r, err := sheet.Open(bytes.NewReader(content), int64(len(content)), name, limits)
	if err != nil {
		return nil, err
	}
	var rows []string
	for {
		row, err := r.Next()
		if errors.Is(err, io.EOF) {
			if done := r.Done(); done < 0 || done > 1 {
				return rows, fmt.Errorf("done is %v", done)
			}
			return rows, nil
		}
		if err != nil {
			return rows, err
		}
		rows = append(rows, fmt.Sprintf("%d:%s", row.Number, strings.Join(row.Texts(), "|")))
	}
}

func wantRows(t *testing.T, name string, content []byte, want ...string) {
	t.Helper()
	if got, err := readRows(name, content, sheet.DefaultLimits); err != nil || !slices.Equal(got, want) {
		t.Errorf("the rows are %q, %v, want %q", got, err, want)
	}
}

func wantFault(t *testing.T, name string, content []byte, limits sheet.Limits, say string) {
	t.Helper()
	got, err := readRows(name, content, limits)
	f, ok := errors.AsType[*fault.Error](err)
	if !ok || f.Code != fault.BadUserInput || !strings.Contains(f.Message.EN, say) || f.Message.ZH == "" {
		t.Errorf("%d rows and %v, want a fault that says %q in two languages", len(got), err, say)
	}
}

func TestCSVIsReadInItsForms(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		content string
		want    []string
	}{
		"comma":            {"a,b\n1,2\n", []string{"1:a|b", "2:1|2"}},
		"semicolon":        {"a;b\n1,5;2\n", []string{"1:a|b", "2:1,5|2"}},
		"tab":              {"a\tb\n1,5\t2\n", []string{"1:a|b", "2:1,5|2"}},
		"one column":       {"a\n1\n", []string{"1:a", "2:1"}},
		"CRLF":             {"a,b\r\n1,2\r\n", []string{"1:a|b", "2:1|2"}},
		"no end":           {"a,b\n1,2", []string{"1:a|b", "2:1|2"}},
		"quotes":           {"a,b\n\"1, \"\"x\"\"\",2\n", []string{"1:a|b", "2:1, \"x\"|2"}},
		"separator quoted": {"\"a;b;c\",d\n1,2\n", []string{"1:a;b;c|d", "2:1|2"}},
		"spaces":           {" a , b \n 1 ,  \n", []string{"1:a|b", "2:1|"}},
		"blank rows":       {"a,b\n\n,\n1,2\n\n3,4\n", []string{"1:a|b", "4:1|2", "6:3|4"}},
		"lines in a cell":  {"a,b\n\"1\n2\",x\ny,z\n\n3,4\n", []string{"1:a|b", "2:1\n2|x", "3:y|z", "5:3|4"}},
		"bar":              {"a|b\n1,5|2\n", []string{"1:a|b", "2:1,5|2"}},
		"CR":               {"a,b\r1,2\r\r3,4", []string{"1:a|b", "2:1|2", "4:3|4"}},
		"sep":              {"sep=;\na,b;c\n1;2\n", []string{"2:a,b|c", "3:1|2"}},
		"guards":           {"a,b\n=\"007\",'008\n\"=\"\"009\"\"\",'x\n", []string{"1:a|b", "2:007|008", "3:009|'x"}},
		"end of DOS":       {"a,b\n1,2\n\x1a", []string{"1:a|b", "2:1|2"}},
		"far-off blanks":   {"a,b" + strings.Repeat(", ", 400) + "\n1,2\n", []string{"1:a|b" + strings.Repeat("|", 254), "2:1|2"}},
		"ragged":           {"a,b\n1\n1,2,3\n", []string{"1:a|b", "2:1", "3:1|2|3"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			wantRows(t, "x.csv", []byte(c.content), c.want...)
		})
	}
}

// A text is read back unchanged in each encoding in which people keep CSV.
func TestTextIsReadInEachEncoding(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("结对帮扶,金阳县\n", 20_000) // over several blocks
	for name, e := range map[string]encoding.Encoding{
		"UTF-8": encoding.Nop, "UTF-8 with BOM": unicode.UTF8BOM, "GB 18030": simplifiedchinese.GB18030,
		"GBK":       simplifiedchinese.GBK,
		"UTF-16 LE": unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), "UTF-16 BE": unicode.UTF16(unicode.BigEndian, unicode.UseBOM),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for shift := range 4 { // characters lie differently across the blocks
				content, err := e.NewEncoder().String(strings.Repeat("x", shift) + long)
				if err != nil {
					t.Fatal(err)
				}
				got, err := readRows("x.csv", []byte(content), sheet.DefaultLimits)
				if err != nil || len(got) != 20_000 || got[19_999] != "20000:结对帮扶|金阳县" {
					t.Fatalf("shifted by %d: %d rows, %v", shift, len(got), err)
				}
			}
		})
	}
}

func TestByteOrderMarkOfGB18030IsNoText(t *testing.T) {
	t.Parallel()
	content, err := simplifiedchinese.GB18030.NewEncoder().String("\ufeff县,月份\n金阳县,2022-10\n")
	if err != nil {
		t.Fatal(err)
	}
	wantRows(t, "x.csv", []byte(content), "1:县|月份", "2:金阳县|2022-10")
}

func TestWrittenCSVIsReadBack(t *testing.T) {
	t.Parallel()
	encodings := []encoding.Encoding{encoding.Nop, unicode.UTF8BOM, simplifiedchinese.GB18030, unicode.UTF16(unicode.BigEndian, unicode.UseBOM)}
	cell := rapid.StringMatching(`[a-z0-9"金阳县苦荞㐀€,;.-]{0,1}[a-z金阳][a-z0-9"'金阳县苦荞㐀€,;\t.-]{0,11}[a-z金阳]`)
	rapid.Check(t, func(t *rapid.T) {
		rows := rapid.SliceOfN(rapid.SliceOfN(cell, 2, 5), 1, 20).Draw(t, "rows")
		var text strings.Builder
		text.WriteString("first,second\n")
		want := []string{"1:first|second"}
		for n, row := range rows {
			quoted := make([]string, len(row))
			for i, c := range row {
				quoted[i] = `"` + strings.ReplaceAll(c, `"`, `""`) + `"`
				row[i] = strings.TrimSpace(c)
			}
			text.WriteString(strings.Join(quoted, ",") + "\r\n")
			want = append(want, fmt.Sprintf("%d:%s", n+2, strings.Join(row, "|")))
		}
		content, err := encodings[rapid.IntRange(0, len(encodings)-1).Draw(t, "encoding")].NewEncoder().String(text.String())
		if err != nil {
			t.Fatal(err)
		}
		if got, err := readRows("x.csv", []byte(content), sheet.DefaultLimits); err != nil || !slices.Equal(got, want) {
			t.Fatalf("the rows are %q, %v, want %q", got, err, want)
		}
	})
}

// book returns a workbook that do fills in.
func book(t testing.TB, do func(*excelize.File)) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	do(f)
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func setCell(f *excelize.File, cell string, value any) {
	if err := f.SetCellValue("Sheet1", cell, value); err != nil {
		panic(err)
	}
}

func TestCellsOfAWorkbookAreReadAsText(t *testing.T) {
	t.Parallel()
	content := book(t, func(f *excelize.File) {
		setCell(f, "A1", " 编号 ")
		setCell(f, "C1", "面积")
		setCell(f, "A3", "007")
		setCell(f, "B3", 35_000_000.0)
		setCell(f, "C3", 0.1+0.2)
		setCell(f, "A4", 1e20)
		setCell(f, "B4", -12.5)
		setCell(f, "C4", 123456789012345)
		setCell(f, "D4", true)
		setCell(f, "A5", time.Date(2022, 11, 30, 0, 0, 0, 0, time.UTC))
		setCell(f, "B5", time.Date(2022, 11, 30, 9, 30, 0, 0, time.UTC))
		chinese := `yyyy"年"m"月"d"日"`
		style, err := f.NewStyle(&excelize.Style{CustomNumFmt: &chinese})
		if err != nil {
			t.Fatal(err)
		}
		colour := `[Red]#,##0.00"yd"`
		money, err := f.NewStyle(&excelize.Style{CustomNumFmt: &colour})
		if err != nil {
			t.Fatal(err)
		}
		setCell(f, "C5", 44895)
		setCell(f, "D5", 44895)
		if err := errors.Join(f.SetCellStyle("Sheet1", "C5", "C5", style), f.SetCellStyle("Sheet1", "D5", "D5", money)); err != nil {
			t.Fatal(err)
		}
		rich := []excelize.RichTextRun{{Text: "金阳"}, {Text: " 县", Font: &excelize.Font{Bold: true}}}
		if err := f.SetCellRichText("Sheet1", "A6", rich); err != nil {
			t.Fatal(err)
		}
		if _, err := f.NewSheet("Sheet2"); err != nil {
			t.Fatal(err)
		}
	})
	wantRows(t, "x.xlsx", content,
		"1:编号||面积", "3:007|35000000|0.3", "4:100000000000000000000|-12.5|123456789012345|TRUE",
		"5:2022-11-30|2022-11-30T09:30:00|2022-11-30|44895yd", "6:金阳 县")
}

func TestDatesAreReadWithEitherEpoch(t *testing.T) {
	t.Parallel()
	for _, old := range []bool{false, true} {
		content := book(t, func(f *excelize.File) {
			if err := f.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: &old}); err != nil {
				t.Fatal(err)
			}
			for n, day := range []string{"1996-01-01", "2022-11-30", "2100-03-01", "2900-12-31"} {
				d, err := time.Parse(time.DateOnly, day)
				if err != nil {
					t.Fatal(err)
				}
				setCell(f, fmt.Sprintf("A%d", n+1), d)
			}
		})
		wantRows(t, "x.xlsx", content, "1:1996-01-01", "2:2022-11-30", "3:2100-03-01", "4:2900-12-31")
	}
}

// zipOf makes a zip of parts by hand.
func zipOf(t testing.TB, content map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, text := range content {
		w, err := z.Create(name)
		if err == nil {
			_, err = io.WriteString(w, text)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// sheetOf returns a workbook whose sheet has the rows.
func sheetOf(t testing.TB, rows string) []byte {
	t.Helper()
	return zipOf(t, map[string]string{
		"xl/workbook.xml":            `<workbook xmlns:r="r"><sheets><sheet name="hidden" state="hidden" r:id="rId2"/><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="rId1" Target="/xl/worksheets/one.xml"/><Relationship Id="rId2" Target="worksheets/two.xml"/></Relationships>`,
		"xl/worksheets/one.xml":      `<worksheet><sheetData>` + rows + `</sheetData></worksheet>`,
		"xl/worksheets/two.xml":      `<worksheet><sheetData><row><c t="str"><v>not this</v></c></row></sheetData></worksheet>`,
	})
}

// Workbooks of other programs are read: without references of cells and rows, with namespaces, with texts within cells.
func TestWorkbooksOfOtherProgramsAreRead(t *testing.T) {
	t.Parallel()
	wantRows(t, "x.xlsx", sheetOf(t, `<x:row><x:c t="inlineStr"><x:is><x:t>a</x:t><x:rPh><x:t>phonetic</x:t></x:rPh></x:is></x:c><x:c><x:v>1.5E3</x:v></x:c></x:row>
		<row r="7"><c r="C7" t="str"><f>A1&amp;"x"</f><v> b&amp;c </v></c><c r="D7" t="e"><v>#N/A</v></c></row><row/>`),
		"1:a|1500", "7:||b&c|#N/A")
}

func TestEscapedCharactersAreDecoded(t *testing.T) {
	t.Parallel()
	wantRows(t, "x.xlsx", sheetOf(t, `<row><c t="inlineStr"><is><t>甲_x000D_
</t></is></c><c t="inlineStr"><is><t>a_x000D__x000A_b_x005F_x000D_</t></is></c><c t="str"><v>_x4E59_</v></c></row>`), "1:甲|a\nb_x000D_|乙")
}

// Days are read without the seconds that programs in JavaScript add, and strict workbooks have days as texts.
func TestDaysOfOtherProgramsAreRead(t *testing.T) {
	t.Parallel()
	content := zipOf(t, map[string]string{
		"_rels/.rels":              `<Relationships><Relationship Id="r1" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="/Book/Main.xml"/></Relationships>`,
		"Book/main.xml":            `<workbook xmlns:r="r"><sheets><sheet name="a" r:id="rId1"/></sheets></workbook>`,
		"Book/_rels/Main.xml.rels": `<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="s\one.xml"/><Relationship Id="rId2" Type="x/styles" Target="look.xml"/></Relationships>`,
		"Book/look.xml":            `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="22"/></cellXfs></styleSheet>`,
		"Book/s/one.xml":           `<worksheet><sheetData><row><c s="1"><v>44894.99950231481</v></c><c s="1"><v>44895.0004976851</v></c><c t="d" s="1"><v>2022-11-30T00:00:00</v></c><c s="2"><v>44895.5</v></c></row></sheetData></worksheet>`,
	})
	wantRows(t, "x.xlsx", content, "1:2022-11-30|2022-11-30|2022-11-30|2022-11-30T12:00:00")
}

func TestMergedCellsAreFilled(t *testing.T) {
	t.Parallel()
	content := book(t, func(f *excelize.File) {
		setCell(f, "A1", "县")
		setCell(f, "B1", "金额")
		setCell(f, "A2", "金阳县")
		setCell(f, "B2", 1)
		setCell(f, "B3", 2)
		setCell(f, "A5", "美姑县")
		setCell(f, "B5", 3)
		if err := errors.Join(f.MergeCell("Sheet1", "A2", "A4"), f.MergeCell("Sheet1", "C1", "D1")); err != nil {
			t.Fatal(err)
		}
	})
	wantRows(t, "x.xlsx", content, "1:县|金额", "2:金阳县|1", "3:金阳县|2", "5:美姑县|3")
}

func TestWrongFilesAreRefused(t *testing.T) {
	t.Parallel()
	limits := sheet.DefaultLimits
	small := limits
	small.Rows, small.Bytes = 3, 1<<20
	packed := limits
	packed.Inflated = 4 << 20
	good := book(t, func(f *excelize.File) { setCell(f, "A1", "a") })
	for name, c := range map[string]struct {
		file    string
		content []byte
		limits  sheet.Limits
		say     string
	}{
		"empty":                  {"x.csv", nil, limits, "the file is empty"},
		"blank":                  {"x.csv", []byte(" \n\n"), limits, "the file is empty"},
		"a CSV called XLSX":      {"x.xlsx", []byte("a,b\n1,2\n"), limits, "is not an XLSX workbook"},
		"an XLSX called CSV":     {"x.csv", good, limits, "name a workbook .xlsx"},
		"an old workbook":        {"x.xls", []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and more"), limits, "of Excel 97"},
		"with a password":        {"x.xlsx", encrypted(t, good), limits, "has a password"},
		"a table in HTML":        {"x.xls", []byte("\ufeff\n<HTML><body><table><tr><td>1</td></tr></table>"), limits, "a web page that is called a workbook"},
		"the XML of Excel 2003":  {"x.xls", []byte("<?xml version=\"1.0\"?><Workbook></Workbook>"), limits, "a web page that is called a workbook"},
		"a broken character":     {"x.csv", []byte("企业名称,注册地\n甲公司,金阳县\n乙\xff公司,金阳县\n"), limits, "row 3: a character is broken"},
		"an OpenDocument":        {"x.ods", openDocument(t), limits, "OpenDocument"},
		"one that is called so":  {"x.xlsx", openDocument(t), limits, "OpenDocument"},
		"a zip":                  {"x.xlsx", zipOf(t, map[string]string{"a.txt": "x"}), limits, "not an XLSX workbook with a sheet"},
		"cut off":                {"x.xlsx", good[:len(good)/2], limits, "damaged"},
		"a sheet cut off":        {"x.xlsx", sheetOf(t, `<row><c><v>1</v></c></row>`+"<"), limits, "damaged"},
		"a number that is none":  {"x.xlsx", sheetOf(t, `<row><c><v>1x</v></c></row>`), limits, "damaged"},
		"no such shared text":    {"x.xlsx", sheetOf(t, `<row><c t="s"><v>7</v></c></row>`), limits, "damaged"},
		"binary":                 {"x.csv", []byte("a,b\n\x00\x01,2\n"), limits, "is not text"},
		"a NUL later":            {"x.csv", []byte("a,b\n" + strings.Repeat("1,2\n", 20_000) + "\x00,2\n"), limits, "row 20002: a cell has a NUL"},
		"no known encoding":      {"x.csv", []byte("a,b\n1,\xff\xff\n"), limits, "row 2: the text is in neither"},
		"an open quote":          {"x.csv", []byte("a,b\n1,2\n1,\"2\n3,4\n"), limits, "row 3: a quote is not closed"},
		"a quote within":         {"x.csv", []byte("a,b\n1,x\"y\"\n"), limits, "row 2: a quote is not closed or not doubled"},
		"a row without an end":   {"x.csv", []byte("a,b\n\"" + strings.Repeat("x", 5<<20)), limits, "a row has more than 4 MiB"},
		"a cell too long":        {"x.csv", []byte("a,b\n1," + strings.Repeat("县", 32_768)), limits, "row 2: a cell has more than 32767 characters"},
		"too many columns":       {"x.csv", []byte(strings.Repeat("a,", 300) + "\n"), limits, "256 columns"},
		"columns far out":        {"x.xlsx", sheetOf(t, `<row><c r="XFD1"><v>1</v></c></row>`), limits, "256 columns"},
		"too many rows":          {"x.csv", []byte("a\n1\n2\n3\n"), small, "more than 2 rows"},
		"too large":              {"x.csv", bytes.Repeat([]byte("a"), 1<<20+1), small, "more than 1 MiB"},
		"a bomb of spaces":       {"x.xlsx", sheetOf(t, strings.Repeat("<row/>", 4<<20)), limits, "unpacks to more"},
		"more than it may be":    {"x.xlsx", sheetOf(t, strings.Repeat("<row><c><v>1</v></c></row>", 200_000)), packed, "unpacks to more"},
		"an element without end": {"x.xlsx", sheetOf(t, `<row a="`+strings.Repeat("abcdefghij", 1<<19)), limits, "unpacks to more"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			wantFault(t, c.file, c.content, c.limits, c.say)
		})
	}
}

// FuzzCSV and FuzzXLSX require that a file gives clean texts or a fault.
func FuzzCSV(f *testing.F) {
	for _, seed := range []string{"a,b\n1,2\n", "\"a\n\"\"b\";c\r\n\r\n1;2", "\xef\xbb\xbfa\tb", "\xff\xfea\x00,\x00b\x00", "\xbd\xf0\xd1\xf4\xcf\xd8,1\n", "\xfe\xff\x00a", "a\"b"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, content []byte) { clean(t, "x.csv", content) })
}

func FuzzXLSX(f *testing.F) {
	for _, seed := range []string{
		`<row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c><c r="ZZ9"><v>1</v></c></row>`, `<row><c s="1"><v>44895</v></c></row>`,
		`<row r="-5"><c><v>NaN</v></c></row>`, `<row><c t="b"><v>7</v></c></row></sheetData><row>`, `<c><row/></c>&lt;`,
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, rows string) { clean(t, "x.xlsx", sheetOf(t, rows)) })
}

func clean(t *testing.T, name string, content []byte) {
	r, err := sheet.Open(bytes.NewReader(content), int64(len(content)), name, sheet.DefaultLimits)
	for err == nil {
		var row sheet.Row
		row, err = r.Next()
		for _, cell := range row.Texts() {
			if err == nil && (!utf8.ValidString(cell) || strings.ContainsRune(cell, 0) || strings.TrimSpace(cell) != cell) {
				t.Errorf("row %d has the cell %q", row.Number, cell)
			}
		}
	}
	if f, ok := errors.AsType[*fault.Error](err); !errors.Is(err, io.EOF) && (!ok || f.Code != fault.BadUserInput) {
		t.Errorf("it ends with %v", err)
	}
}

// encrypted returns a workbook with a password.
func encrypted(t *testing.T, content []byte) []byte {
	t.Helper()
	locked, err := excelize.Encrypt(content, &excelize.Options{Password: "x"})
	if err != nil {
		t.Fatal(err)
	}
	return locked
}

// openDocument returns the beginning of a spreadsheet of LibreOffice, whose first part is not packed.
func openDocument(t *testing.T) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, part := range []struct {
		name, content string
		method        uint16
	}{{"mimetype", "application/vnd.oasis.opendocument.spreadsheet", zip.Store}, {"content.xml", "<office:document-content/>", zip.Deflate}} {
		w, err := z.CreateHeader(&zip.FileHeader{Name: part.name, Method: part.method})
		if err == nil {
			_, err = w.Write([]byte(part.content))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
