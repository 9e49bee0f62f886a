package sheet

import (
	"archive/zip"
	"cmp"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"math"
	"path"
	"regexp"
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
	parts   map[string]*zip.File
	size    int64
	limit   int64 // bytes that may be unpacked at once
	left    int64 // of them
	sheets  []Sheet
	shared  []string
	formats []*numberFormat // of each cell format
	epoch   time.Time
}

func (r *Reader) openXLSX() error {
	archive, err := zip.NewReader(r.file, r.size)
	if err != nil {
		return damaged(err)
	}
	if len(archive.File) > maxParts {
		return bomb()
	}
	w := &workbook{parts: make(map[string]*zip.File), size: r.size, limit: r.limits.Inflated, left: r.limits.Inflated}
	for _, part := range archive.File {
		w.parts[partName(part.Name)] = part
	}
	if err := w.open(); err != nil {
		return damaged(err)
	}
	r.sheets, r.workbook = w.sheets, true
	r.begin = func(n int) error {
		w.left = w.limit
		if err := r.beginSheet(w, n); err != nil {
			return damaged(err)
		}
		return nil
	}
	first := 0
	for n, s := range w.sheets {
		if !s.Hidden {
			first = n
			break
		}
	}
	return r.Begin(first)
}

// partName returns the name of a part in the form in which names are compared.
func partName(name string) string {
	return strings.ToLower(strings.TrimPrefix(strings.ReplaceAll(name, `\`, "/"), "/"))
}

func (r *Reader) beginSheet(w *workbook, n int) error {
	merged, err := w.mergedCells(w.sheets[n].part)
	if err != nil {
		return err
	}
	part, err := w.part(w.sheets[n].part)
	if err != nil {
		return err
	}
	total := float64(part.file.UncompressedSize64) // as the file says, which is good enough for a progress bar
	r.sheets[n].hiddenColumns = nil
	rows := &sheetRows{workbook: w, part: part, sheet: &r.sheets[n], merged: merged}
	r.next = rows.next
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
	file := w.parts[partName(name)]
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
	return unescaped(b.String()), nil
}

var (
	escapes  = regexp.MustCompile(`_x[0-9A-Fa-f]{4}_`)
	newLines = strings.NewReplacer("\r\n", "\n", "\r", "\n")
)

// unescaped decodes the characters that a workbook writes as _x000D_, since XML can't hold them (ECMA-376, 22.9.2.19).
func unescaped(text string) string {
	if !strings.Contains(text, "_x") {
		return text
	}
	decoded := escapes.ReplaceAllStringFunc(text, func(e string) string {
		n, _ := strconv.ParseUint(e[2:6], 16, 16)
		return string(rune(n))
	})
	return newLines.Replace(decoded)
}

func attribute(start xml.StartElement, name string) string {
	for _, a := range start.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// related returns the parts that a part refers to, by their id and by their type.
func (w *workbook) related(name string) (byID, byType map[string]string, err error) {
	byID, byType = make(map[string]string), make(map[string]string)
	folder, base := path.Split(name)
	err = w.eachElement(folder+"_rels/"+base+".rels", func(_ *part, start xml.StartElement) error {
		if start.Name.Local != "Relationship" || attribute(start, "TargetMode") == "External" {
			return nil
		}
		target := strings.ReplaceAll(attribute(start, "Target"), `\`, "/")
		if !strings.HasPrefix(target, "/") {
			target = path.Join(folder, target)
		}
		target = partName(path.Clean(target))
		byID[attribute(start, "Id")], byType[path.Base(attribute(start, "Type"))] = target, target
		return nil
	})
	return byID, byType, err
}

// open reads the parts around the sheets.
func (w *workbook) open() error {
	book := "xl/workbook.xml"
	_, root, err := w.related("")
	if err != nil {
		return err
	}
	if name := root["officeDocument"]; w.parts[name] != nil {
		book = name
	}
	byID, byType, err := w.related(book)
	if err != nil {
		return err
	}
	w.epoch = time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	shown := 0
	err = w.eachElement(book, func(_ *part, start xml.StartElement) error {
		switch start.Name.Local {
		case "workbookPr":
			if on := attribute(start, "date1904"); on == "1" || on == "true" {
				w.epoch = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
			}
		case "sheet":
			s := Sheet{Name: attribute(start, "name"), part: byID[relation(start)]}
			if state := attribute(start, "state"); state != "" && state != "visible" {
				s.Hidden = true
			}
			if w.parts[s.part] != nil && !strings.Contains(s.part, "chartsheet") {
				w.sheets = append(w.sheets, s)
				if !s.Hidden {
					shown++
				}
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	if w.parts["content.xml"] != nil && w.parts["mimetype"] != nil {
		return fault.New(fault.BadUserInput, "this is an OpenDocument file (.ods): save it as .xlsx", "这是 OpenDocument 文件（.ods）：请另存为 .xlsx")
	}
	if shown == 0 {
		return fault.New(fault.BadUserInput, "the file is not an XLSX workbook with a sheet: save it as .xlsx", "文件不是含工作表的 XLSX 工作簿：请另存为 .xlsx")
	}
	if err := w.loadStyles(cmp.Or(byType["styles"], "xl/styles.xml")); err != nil {
		return err
	}
	bytes := 0
	return w.eachElement(cmp.Or(byType["sharedStrings"], "xl/sharedStrings.xml"), func(p *part, start xml.StartElement) error {
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

// loadStyles notes how each cell format shows numbers.
func (w *workbook) loadStyles(name string) error {
	custom := make(map[string]string)
	formats := make(map[string]*numberFormat)
	inFormats := false
	return w.eachElement(name, func(_ *part, start xml.StartElement) error {
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
				f, ok := formats[id]
				if !ok {
					code, given := custom[id]
					switch {
					case given:
						f = formatOf(code)
					case builtInDates[id]:
						f = &numberFormat{sections: []section{{day: true}}, bySign: true}
					default:
						f = formatOf(cmp.Or(builtIn[id], "General"))
					}
					formats[id] = f
				}
				w.formats = append(w.formats, f)
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

// parseCell reads a cell that has begun.
func (w *workbook) parseCell(p *part, start xml.StartElement) (Cell, error) {
	kind, style := attribute(start, "t"), attribute(start, "s")
	text := ""
	for {
		token, err := p.RawToken()
		if err != nil {
			return Cell{}, err
		}
		switch t := token.(type) {
		case xml.StartElement:
			if name := t.Name.Local; name == "v" || name == "is" {
				if text, err = p.elementText(t); err != nil {
					return Cell{}, err
				}
			}
		case xml.EndElement:
			if t.Name.Local == "c" {
				return w.value(kind, style, text)
			}
		}
	}
}

// value returns what a cell holds.
func (w *workbook) value(kind, style, text string) (Cell, error) {
	switch kind {
	case "s":
		n, err := strconv.Atoi(text)
		if err != nil || n < 0 || n >= len(w.shared) {
			return Cell{}, fmt.Errorf("shared text %q", text)
		}
		return Cell{Text: w.shared[n]}, nil
	case "b":
		return Cell{Kind: Truth, Text: map[string]string{"0": "FALSE", "1": "TRUE"}[text]}, nil
	case "d":
		day, _, _ := strings.Cut(text, "T")
		if _, err := time.Parse(time.DateOnly, day); err != nil {
			return Cell{}, fmt.Errorf("day %q", text)
		}
		return Cell{Kind: Day, Text: day}, nil
	case "", "n":
		if text == "" {
			return Cell{}, nil
		}
		n, err := strconv.ParseFloat(text, 64)
		if err != nil {
			return Cell{}, fmt.Errorf("number %q", text)
		}
		format := general
		if s, err := strconv.Atoi(style); err == nil && s >= 0 && s < len(w.formats) {
			format = w.formats[s]
		}
		return format.number(n, w), nil
	}
	return Cell{Text: text}, nil
}

var general = &numberFormat{code: "General", bySign: true}

// plain writes a number with the fifteen digits that Excel keeps, without an exponent. Excel stores 0.1 as
// 0.10000000000000001.
func plain(n float64) string {
	n, err := strconv.ParseFloat(strconv.FormatFloat(n, 'g', 15, 64), 64)
	if err != nil {
		return "#NUM!"
	}
	return strconv.FormatFloat(n, 'f', -1, 64)
}

// nearMidnight is how far from midnight a time may be to be taken for it. Programs in JavaScript write days of China 43
// seconds off, since they reckon with the time of Shanghai before 1901.
const nearMidnight = 44 * time.Second

// day returns a number of days since the epoch as YYYY-MM-DD, with the time of day if there is one. It returns false for
// a number that is no day.
func (w *workbook) day(n float64) (string, bool) {
	if n < 1 || n >= 2_958_466 { // the years 1900 to 9999
		return "", false
	}
	if w.epoch.Year() == 1899 && n < 60 {
		n++ // Excel has a 29 February 1900, number 60
	}
	whole := math.Floor(n)
	t := w.epoch.AddDate(0, 0, int(whole)).Add(time.Duration((n-whole)*86_400+0.5) * time.Second)
	if midnight := t.Round(24 * time.Hour); t.Sub(midnight).Abs() <= nearMidnight {
		return midnight.Format(time.DateOnly), true
	}
	return t.Format("2006-01-02T15:04:05"), true
}
