package sheet

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"path"
	"regexp"
	"strings"
	"unicode/utf8"

	"jiedui/fault"
)

// Limits bound the cost of reading a file.
type Limits struct {
	// Rows is how many rows that are not empty a file may have, with the header.
	Rows int
	// Bytes is the size of the largest file.
	Bytes int64
	// Inflated is how many bytes a workbook may unpack to. They are counted, whatever the file says of itself.
	Inflated int64
}

// DefaultLimits are those of an import: a million rows under a header.
var DefaultLimits = Limits{Rows: 1_000_001, Bytes: 256 << 20, Inflated: 2 << 30}

const (
	// longestCell is how many characters a cell may have, as in Excel.
	longestCell = 32_767
	// widestRow is how many columns a row may have. Our tables have less than a tenth of them.
	widestRow = 256
	// maxPiece is how many bytes a row, or an element of a workbook, may have.
	maxPiece = 4 << 20
)

// Kinds of cells.
const (
	// Written is a text.
	Written CellKind = iota
	// Number is a number of a workbook. A CSV file has texts alone.
	Number
	// Day is a day of a workbook, with or without a time.
	Day
	// Truth is a truth value of a workbook.
	Truth
)

// CellKind says what a cell holds.
type CellKind int

// Cell is a cell of a row.
type Cell struct {
	Kind CellKind
	// Text is the text without spaces around it. A number is shown with all its digits and with what its format puts
	// around them, such as 3500万元. A day is shown as YYYY-MM-DD.
	Text string
	// Merged: the cell has the content of the first cell of those that it is merged with.
	Merged bool

	// The rest is about numbers. Digits is the number as it is stored, such as 35000000.
	Digits string
	// Before and After are what the format puts around the digits.
	Before, After string
	// Shift is by how many digits the point is shown further to the left than it is stored.
	Shift int
	// Format is the number format, empty for the general one.
	Format string
	// Odd: the format shows something from which the number can't be told.
	Odd bool
	// Rounded: the format shows fewer digits than the number has.
	Rounded bool
}

// Row is a row that is not empty.
type Row struct {
	// Number is the number of the row in the sheet, as a spreadsheet program shows it. The first is 1.
	Number int
	// Hidden: the sheet does not show the row, for example because of its filter.
	Hidden bool
	Cells  []Cell
}

// Texts returns the texts of the cells.
func (r Row) Texts() []string {
	texts := make([]string, len(r.Cells))
	for n, c := range r.Cells {
		texts[n] = c.Text
	}
	return texts
}

// Reader reads a table row by row. Next returns io.EOF after the last one. Errors of the file are faults.
type Reader struct {
	limits Limits
	file   io.ReaderAt
	size   int64
	rows   int
	next   func() (Row, error)
	done   func() float64
	begin  func(sheet int) error
	sheets []Sheet
	at     int
	// workbook: the file is one, and no text.
	workbook bool
}

// Sheet is a sheet of a workbook.
type Sheet struct {
	Name string
	// Hidden: the workbook does not show it.
	Hidden bool

	part string
	// hiddenColumns are pairs of indexes, known from the first row on.
	hiddenColumns [][2]int
}

// Sheets returns the sheets of a workbook, and a single one without a name for a text.
func (r *Reader) Sheets() []Sheet { return r.sheets }

// At returns the index of the sheet that is read.
func (r *Reader) At() int { return r.at }

// Begin reads a sheet from its beginning. Open begins with the first that is not hidden.
func (r *Reader) Begin(sheet int) error {
	r.rows, r.at = 0, sheet
	return r.begin(sheet)
}

// Hides reports whether the sheet that is read hides a column. It is known when the first row was read.
func (r *Reader) Hides(column int) bool {
	for _, span := range r.sheets[r.at].hiddenColumns {
		if span[0] <= column && column <= span[1] {
			return true
		}
	}
	return false
}

// Digest returns a hash of the content of the file.
func (r *Reader) Digest() ([sha256.Size]byte, error) {
	var sum [sha256.Size]byte
	h := sha256.New()
	if _, err := io.Copy(h, io.NewSectionReader(r.file, 0, r.size)); err != nil {
		return sum, damaged(err)
	}
	return [sha256.Size]byte(h.Sum(nil)), nil
}

// Open opens the table in a file of size bytes. It recognises the format by the content, which must agree with the
// name.
func Open(file io.ReaderAt, size int64, name string, limits Limits) (*Reader, error) {
	if size > limits.Bytes {
		return nil, fault.New(fault.BadUserInput, fmt.Sprintf("the file has more than %d MiB: split it", limits.Bytes>>20),
			fmt.Sprintf("文件超过 %d MiB：请拆分", limits.Bytes>>20))
	}
	head := make([]byte, min(size, 64<<10))
	if _, err := file.ReadAt(head, 0); err != nil && !errors.Is(err, io.EOF) {
		return nil, damaged(err)
	}
	r := &Reader{limits: limits, file: file, size: size}
	extension := strings.ToLower(path.Ext(name))
	isZip := bytes.HasPrefix(head, []byte("PK"))
	var err error
	switch {
	case len(bytes.TrimSpace(head)) == 0 && size == int64(len(head)):
		err = fault.New(fault.BadUserInput, "the file is empty", "文件为空")
	case bytes.HasPrefix(head, []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")):
		err = compound(file, size)
	case isMarkup.Match(head):
		err = fault.New(fault.BadUserInput, "this is a web page that is called a workbook, as some systems export it: open it in Excel or WPS and save it as .xlsx",
			"这是以工作簿为名的网页（某些系统如此导出）：请用 Excel 或 WPS 打开后另存为 .xlsx")
	case extension == ".xlsx" && !isZip:
		err = fault.New(fault.BadUserInput, "the file is called .xlsx but is not an XLSX workbook: save it as one, or as .csv",
			"文件扩展名为 .xlsx，但不是 XLSX 工作簿：请另存为 .xlsx 或 .csv")
	case extension != ".xlsx" && bytes.Contains(head[:min(len(head), 100)], []byte("mimetypeapplication/vnd.oasis.opendocument")):
		err = fault.New(fault.BadUserInput, "this is an OpenDocument file (.ods): save it as .xlsx", "这是 OpenDocument 文件（.ods）：请另存为 .xlsx")
	case extension != ".xlsx" && isZip:
		err = fault.New(fault.BadUserInput, "the file is a zip archive: name a workbook .xlsx", "文件为压缩包：工作簿请使用扩展名 .xlsx")
	case isZip:
		err = r.openXLSX()
	default:
		err = r.openCSV(head)
	}
	if err != nil {
		return nil, err
	}
	return r, nil
}

// isMarkup matches the beginning of a table in HTML, or of the XML that Excel 2003 has written.
var isMarkup = regexp.MustCompile(`(?i)^\x{feff}?\s*<(?:!doctype html|html|head|meta|table|\?xml)`)

// compound returns the fault of a compound file: one of the time before .xlsx, or an encrypted one. The names of its streams,
// in UTF-16, tell which.
func compound(file io.ReaderAt, size int64) error {
	encrypted := []byte("E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00")
	const step, most = 64 << 10, 64 << 20
	buffer := make([]byte, step+len(encrypted))
	for offset := int64(0); offset < min(size, most); offset += step {
		n, err := file.ReadAt(buffer, offset)
		if bytes.Contains(buffer[:n], encrypted) {
			return fault.New(fault.BadUserInput, "the workbook has a password: save it without one", "工作簿已加密：请取消密码后另存")
		}
		if err != nil { // the end
			break
		}
	}
	return fault.New(fault.BadUserInput, "this is a workbook of Excel 97 (.xls), which is not read: save it as .xlsx", "这是旧版工作簿（.xls），无法读取：请另存为 .xlsx")
}

// Next returns the next row that is not empty.
func (r *Reader) Next() (Row, error) {
	for {
		row, err := r.next()
		if err != nil {
			return row, err
		}
		blank := true
		for i := range row.Cells {
			cell := &row.Cells[i]
			cell.Text = strings.TrimSpace(cell.Text)
			if cell.Kind == Written {
				cell.Text = unguarded(cell.Text)
			}
			blank = blank && (cell.Text == "" || cell.Merged)
			switch {
			case len(cell.Text) > longestCell && utf8.RuneCountInString(cell.Text) > longestCell:
				return row, rowFault(row.Number, fmt.Sprintf("a cell has more than %d characters", longestCell), fmt.Sprintf("单元格超过 %d 个字符", longestCell))
			case strings.ContainsRune(cell.Text, 0):
				return row, rowFault(row.Number, "a cell has a NUL: this is not text", "单元格含空字符：不是文本")
			}
		}
		if blank {
			continue
		}
		if r.rows++; r.rows > r.limits.Rows {
			return row, fault.New(fault.BadUserInput, fmt.Sprintf("the file has more than %d rows: split it", r.limits.Rows-1),
				fmt.Sprintf("文件超过 %d 行：请拆分", r.limits.Rows-1))
		}
		return row, nil
	}
}

// unguarded returns a text without the signs by which people and programs keep a spreadsheet program from reading it as a
// number or a formula: '007 and ="007".
func unguarded(text string) string {
	if inside, ok := strings.CutPrefix(text, `="`); ok && strings.HasSuffix(inside, `"`) {
		return strings.TrimSpace(strings.ReplaceAll(inside[:len(inside)-1], `""`, `"`))
	}
	if rest, ok := strings.CutPrefix(text, "'"); ok && rest != "" && (rest[0] >= '0' && rest[0] <= '9' || strings.ContainsRune("=+-@＝＋－＠", []rune(rest)[0])) {
		return rest
	}
	return text
}

// Done returns how much of the file was read, from 0 to 1.
func (r *Reader) Done() float64 { return min(1, r.done()) }

func rowFault(row int, en, zh string) error {
	return fault.New(fault.BadUserInput, fmt.Sprintf("row %d: %s", row, en), fmt.Sprintf("第 %d 行：%s", row, zh))
}

// damaged returns the fault of a file that breaks off or contradicts itself.
func damaged(err error) error {
	if f, ok := errors.AsType[*fault.Error](err); ok {
		return f
	}
	return fault.Wrap(err, fault.BadUserInput, "the file is damaged: save it again", "文件已损坏：请重新保存")
}

// piece reads at most maxPiece bytes between two calls of start, so that no row and no element fills the memory.
type piece struct {
	from io.Reader
	left int
	read int64
	over error // the error for more
}

func (p *piece) start() { p.left = maxPiece }

func (p *piece) Read(b []byte) (int, error) {
	if p.left <= 0 {
		return 0, p.over
	}
	n, err := p.from.Read(b[:min(len(b), p.left)])
	p.left -= n
	p.read += int64(n)
	return n, err
}
