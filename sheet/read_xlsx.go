package sheet

import (
	"archive/zip"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"math"
	"path"
	"strconv"
	"strings"
	"time"

	"jiedui/fault"
)

const (
	// maxParts is how many parts a workbook may have. Ours have ten.
	maxParts = 2_000
	// maxRatio is how many times larger than the file a part may be. The XML of a sheet is packed to about a tenth.
	// Only harmful files are packed to a hundredth and less.
	maxRatio = 200
	// maxShared is how many bytes the shared texts of cells may have, since they are kept in memory.
	maxShared = 256 << 20
)

// workbook is an XLSX file, ECMA-376, whose sheets are read as a stream. Only the shared texts of cells are kept.
type workbook struct {
	parts  map[string]*zip.File
	size   int64
	left   int64 // bytes that may still be unpacked
	shared []string
	dates  []bool // for each cell format, whether a number in it is a day
	epoch  time.Time
}

func (r *Reader) openXLSX(file io.ReaderAt, size int64) error {
	archive, err := zip.NewReader(file, size)
	if err != nil {
		return damaged(err)
	}
	if len(archive.File) > maxParts {
		return bomb()
	}
	w := &workbook{parts: make(map[string]*zip.File), size: size, left: r.limits.Inflated}
	for _, part := range archive.File {
		w.parts[strings.TrimPrefix(part.Name, "/")] = part
	}
	sheet, err := w.openFirst()
	if err != nil {
		return damaged(err)
	}
	part, err := w.part(sheet)
	if err != nil {
		return damaged(err)
	}
	total := float64(part.file.UncompressedSize64) // as the file says, which is good enough for a progress bar
	r.next = w.rowParser(part)
	r.done = func() float64 { return float64(part.piece.read) / max(total, 1) }
	return nil
}

func bomb() error {
	return fault.New(fault.BadUserInput, "the workbook unpacks to more than is allowed: split it", "工作簿解压后过大：请拆分")
}

// part is a stream of the XML elements of a part.
type part struct {
	*xml.Decoder
	piece *piece
	file  *zip.File
}

// part opens a part. It returns nil if the part does not exist.
func (w *workbook) part(name string) (*part, error) {
	file := w.parts[name]
	if file == nil {
		return nil, nil
	}
	content, err := file.Open()
	if err != nil {
		return nil, err
	}
	p := &piece{from: &inflated{content, w, 0}, over: bomb()}
	p.start()
	d := xml.NewDecoder(p)
	d.Strict = true
	return &part{d, p, file}, nil
}

// inflated counts the bytes that are really unpacked.
type inflated struct {
	io.ReadCloser
	w    *workbook
	read int64
}

func (i *inflated) Read(b []byte) (int, error) {
	n, err := i.ReadCloser.Read(b)
	i.read += int64(n)
	i.w.left -= int64(n)
	if i.w.left < 0 || i.read > 1<<20 && i.read > maxRatio*i.w.size {
		return 0, bomb()
	}
	if err != nil {
		return n, errors.Join(err, i.Close())
	}
	return n, nil
}

// eachElement calls do for each start of an element of a part, by its local name. The part may be missing.
func (w *workbook) eachElement(name string, do func(*part, xml.StartElement) error) error {
	p, err := w.part(name)
	if err != nil || p == nil {
		return err
	}
	for {
		token, err := p.token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if start, ok := token.(xml.StartElement); ok {
			if err := do(p, start); err != nil {
				return err
			}
		}
	}
}

func (p *part) token() (xml.Token, error) {
	p.piece.start()
	return p.RawToken()
}

// elementText joins the texts within an element that has begun, up to its end, without phonetic hints.
func (p *part) elementText(start xml.StartElement) (string, error) {
	var b strings.Builder
	for depth, hint := 1, 0; depth > 0; {
		token, err := p.RawToken() // of one piece: a cell
		if err != nil {
			return "", err
		}
		switch t := token.(type) {
		case xml.StartElement:
			if depth++; hint == 0 && t.Name.Local == "rPh" {
				hint = depth
			}
		case xml.EndElement:
			if hint == depth {
				hint = 0
			}
			depth--
		case xml.CharData:
			// Between the elements of a rich text there is only white space.
			if hint == 0 && (start.Name.Local == "v" || depth > 1) {
				b.Write(t)
			}
		}
	}
	return b.String(), nil
}

func attribute(start xml.StartElement, name string) string {
	for _, a := range start.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// openFirst reads the parts around the sheets, and returns the name of the part of the first visible sheet.
func (w *workbook) openFirst() (string, error) {
	targets := make(map[string]string)
	err := w.eachElement("xl/_rels/workbook.xml.rels", func(_ *part, start xml.StartElement) error {
		if start.Name.Local == "Relationship" {
			targets[attribute(start, "Id")] = attribute(start, "Target")
		}
		return nil
	})
	if err != nil {
		return "", err
	}
	w.epoch = time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	first := ""
	err = w.eachElement("xl/workbook.xml", func(_ *part, start xml.StartElement) error {
		switch start.Name.Local {
		case "workbookPr":
			if on := attribute(start, "date1904"); on == "1" || on == "true" {
				w.epoch = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
			}
		case "sheet":
			if state := attribute(start, "state"); first == "" && (state == "" || state == "visible") {
				first = targets[relation(start)]
			}
		}
		return nil
	})
	if err != nil {
		return "", err
	}
	first, absolute := strings.CutPrefix(first, "/")
	if !absolute {
		first = path.Join("xl", first)
	}
	if w.parts[first] == nil {
		return "", fault.New(fault.BadUserInput, "the file is not an XLSX workbook with a sheet: save it as .xlsx", "文件不是含工作表的 XLSX 工作簿：请另存为 .xlsx")
	}
	if err := w.loadStyles(); err != nil {
		return "", err
	}
	bytes := 0
	return first, w.eachElement("xl/sharedStrings.xml", func(p *part, start xml.StartElement) error {
		if start.Name.Local != "si" {
			return nil
		}
		text, err := p.elementText(start)
		if bytes += len(text) + 16; bytes > maxShared {
			return bomb()
		}
		w.shared = append(w.shared, text)
		return err
	})
}

// relation returns the r:id of a sheet, which also has an id of its own.
func relation(start xml.StartElement) string {
	for _, a := range start.Attr {
		if a.Name.Local == "id" && a.Name.Space != "" {
			return a.Value
		}
	}
	return ""
}

// loadStyles notes which cell formats are those of days.
func (w *workbook) loadStyles() error {
	custom := make(map[string]string)
	inFormats := false
	return w.eachElement("xl/styles.xml", func(_ *part, start xml.StartElement) error {
		switch start.Name.Local {
		case "numFmt":
			custom[attribute(start, "numFmtId")] = attribute(start, "formatCode")
		case "cellXfs":
			inFormats = true
		case "cellStyles", "dxfs":
			inFormats = false
		case "xf":
			if inFormats {
				id := attribute(start, "numFmtId")
				code, ok := custom[id]
				w.dates = append(w.dates, ok && isDate(code) || !ok && builtInDates[id])
			}
		}
		return nil
	})
}

// builtInDates are the number formats of days that every workbook has, with those of Chinese Excel (ECMA-376, 18.8.30).
var builtInDates = func() map[string]bool {
	dates := make(map[string]bool)
	for _, span := range [][2]int{{14, 17}, {22, 22}, {27, 31}, {36, 36}, {50, 54}, {57, 58}} {
		for id := span[0]; id <= span[1]; id++ {
			dates[strconv.Itoa(id)] = true
		}
	}
	return dates
}()

// isDate reports whether a number format shows years or days.
func isDate(code string) bool {
	quoted, bracket := false, false
	for i := 0; i < len(code); i++ {
		switch c := code[i]; {
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '\\':
			i++
		case c == '[':
			bracket = true
		case c == ']':
			bracket = false
		case bracket:
		case c == 'y', c == 'Y', c == 'd', c == 'D':
			return true
		}
	}
	return false
}

// rowParser reads the rows of a sheet.
func (w *workbook) rowParser(p *part) func() (Row, error) {
	number, ended := 0, false
	return func() (Row, error) {
		for {
			token, err := p.token()
			if errors.Is(err, io.EOF) && ended {
				return Row{}, io.EOF
			}
			if err != nil {
				return Row{}, damaged(err)
			}
			if end, ok := token.(xml.EndElement); ok {
				ended = ended || end.Name.Local == "sheetData"
				continue
			}
			start, ok := token.(xml.StartElement)
			if !ok || start.Name.Local != "row" {
				continue
			}
			number++
			if given, err := strconv.Atoi(attribute(start, "r")); err == nil {
				number = given
			}
			cells, err := w.parseRow(p)
			if err != nil {
				return Row{}, damaged(err)
			}
			return Row{Number: number, Cells: cells}, nil
		}
	}
}

// parseRow reads the cells of a row that has begun.
func (w *workbook) parseRow(p *part) ([]string, error) {
	var cells []string
	for {
		token, err := p.RawToken() // a row is one piece
		if err != nil {
			return nil, err
		}
		switch t := token.(type) {
		case xml.EndElement:
			if t.Name.Local == "row" {
				return cells, nil
			}
		case xml.StartElement:
			if t.Name.Local != "c" {
				continue
			}
			column := columnOf(attribute(t, "r"), len(cells))
			text, err := w.parseCell(p, t)
			if err != nil {
				return nil, err
			}
			if text == "" {
				continue
			}
			if column >= widestRow {
				return nil, tooWide()
			}
			for len(cells) <= column {
				cells = append(cells, "")
			}
			cells[column] = text
		}
	}
}

// columnOf returns the index of a column by the name of a cell, such as 27 for AB12. A cell without a name is the next
// one.
func columnOf(name string, next int) int {
	n := 0
	for _, c := range []byte(name) {
		if c < 'A' || c > 'Z' || n > widestRow {
			break
		}
		n = n*26 + int(c-'A') + 1
	}
	if n == 0 {
		return next
	}
	return n - 1
}

// parseCell reads the text of a cell that has begun.
func (w *workbook) parseCell(p *part, start xml.StartElement) (string, error) {
	kind, style := attribute(start, "t"), attribute(start, "s")
	text := ""
	for {
		token, err := p.RawToken()
		if err != nil {
			return "", err
		}
		switch t := token.(type) {
		case xml.StartElement:
			if name := t.Name.Local; name == "v" || name == "is" {
				if text, err = p.elementText(t); err != nil {
					return "", err
				}
			}
		case xml.EndElement:
			if t.Name.Local == "c" {
				return w.value(kind, style, text)
			}
		}
	}
}

// value returns the text of a cell.
func (w *workbook) value(kind, style, text string) (string, error) {
	switch kind {
	case "s":
		n, err := strconv.Atoi(text)
		if err != nil || n < 0 || n >= len(w.shared) {
			return "", fmt.Errorf("shared text %q", text)
		}
		return w.shared[n], nil
	case "b":
		return map[string]string{"0": "FALSE", "1": "TRUE"}[text], nil
	case "", "n":
		if text == "" {
			return "", nil
		}
		n, err := strconv.ParseFloat(text, 64)
		if err != nil {
			return "", fmt.Errorf("number %q", text)
		}
		if s, err := strconv.Atoi(style); err == nil && s >= 0 && s < len(w.dates) && w.dates[s] {
			return w.day(n), nil
		}
		return plain(n), nil
	}
	return text, nil
}

// plain writes a number with the fifteen digits that Excel keeps, without an exponent. Excel stores 0.1 as
// 0.10000000000000001.
func plain(n float64) string {
	n, err := strconv.ParseFloat(strconv.FormatFloat(n, 'g', 15, 64), 64)
	if err != nil {
		return "#NUM!"
	}
	return strconv.FormatFloat(n, 'f', -1, 64)
}

// day returns a number of days since the epoch as YYYY-MM-DD, with the time of day if there is one.
func (w *workbook) day(n float64) string {
	if n < 1 || n >= 2_958_466 { // the years 1900 to 9999
		return plain(n)
	}
	if w.epoch.Year() == 1899 && n < 60 {
		n++ // Excel has a 29 February 1900, number 60
	}
	whole := math.Floor(n)
	t := w.epoch.AddDate(0, 0, int(whole)).Add(time.Duration((n-whole)*86_400+0.5) * time.Second)
	if t.Hour() == 0 && t.Minute() == 0 && t.Second() == 0 {
		return t.Format(time.DateOnly)
	}
	return t.Format("2006-01-02T15:04:05")
}
