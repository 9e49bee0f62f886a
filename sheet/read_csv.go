package sheet

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"

	"jiedui/fault"
)

func (r *Reader) openCSV(head []byte) error {
	decoder, err := encodingOf(r.file, r.size, head)
	if err != nil {
		return err
	}
	separator, err := separatorOf(decoder, head)
	if err != nil {
		return err
	}
	r.sheets = []Sheet{{}}
	r.begin = func(int) error {
		r.beginCSV(decoder, separator)
		return nil
	}
	return r.Begin(0)
}

func (r *Reader) beginCSV(decoder encoding.Encoding, separator rune) {
	source := io.NewSectionReader(r.file, 0, r.size)
	text := &piece{from: &lines{from: bufio.NewReaderSize(decoder.NewDecoder().Reader(source), 64<<10), separator: byte(separator), start: true}, over: fault.New(fault.BadUserInput,
		fmt.Sprintf("a row has more than %d MiB: is a quote left open?", maxPiece>>20), fmt.Sprintf("某行超过 %d MiB：是否缺少右引号？", maxPiece>>20))}
	rows := csv.NewReader(text)
	rows.Comma, rows.FieldsPerRecord = separator, -1
	number, line := 0, 0 // of the row before, and of the line at which it ended
	r.next = func() (Row, error) {
		text.start()
		cells, err := rows.Read()
		if wrong, ok := errors.AsType[*csv.ParseError](err); ok { // of quotes: rows may have any number of cells
			return Row{}, rowFault(number+wrong.StartLine-line, `a quote is not closed or not doubled: write " within a text as ""`,
				`引号未闭合或未转义：文本中的 " 须写作 ""`)
		}
		if err == io.EOF {
			return Row{}, io.EOF
		}
		if err != nil {
			return Row{}, damaged(err)
		}
		start, _ := rows.FieldPos(0)
		number += start - line // blank lines are rows too
		line = start
		row := Row{Number: number}
		if number == 1 {
			cells[0] = strings.TrimPrefix(cells[0], "\ufeff") // of GB 18030, whose decoder keeps it
			if len(cells[0]) == len("sep=") && strings.EqualFold(cells[0], "sep=") || len(cells) == 1 && separatorLine.MatchString(cells[0]) {
				return row, nil // as Excel writes it for itself
			}
		}
		for len(cells) > widestRow && strings.TrimSpace(cells[len(cells)-1]) == "" {
			cells = cells[:len(cells)-1]
		}
		if len(cells) > widestRow {
			return Row{}, tooWide()
		}
		for _, cell := range cells {
			if strings.ContainsRune(cell, utf8.RuneError) {
				return Row{}, rowFault(number, "the text is in neither UTF-8, UTF-16 nor GB 18030: save the file as one of them",
					"文本编码不是 UTF-8、UTF-16 或 GB 18030：请以其中之一保存")
			}
			line += strings.Count(cell, "\n")
			row.Cells = append(row.Cells, Cell{Text: cell})
		}
		return row, nil
	}
	r.done = func() float64 {
		read, _ := source.Seek(0, io.SeekCurrent)
		return float64(read) / float64(r.size)
	}
}

// separatorLine is a first line by which Excel is told the separator.
var separatorLine = regexp.MustCompile(`(?i)^sep=.?$`)

// lines reads a text of UTF-8 with the ends of lines of Unix. It leaves out the sign of equality before a quoted cell, by
// which people keep Excel from reading a number, and the sign for the end of a file in DOS.
type lines struct {
	from      *bufio.Reader
	separator byte
	quoted    bool
	start     bool // of a cell
}

func (l *lines) Read(b []byte) (int, error) {
	for n := range b {
		c, err := l.from.ReadByte()
		if err == nil && l.start && c == '=' {
			if next, _ := l.from.Peek(1); len(next) == 1 && next[0] == '"' {
				c, err = l.from.ReadByte()
			}
		}
		if err == nil && c == 0x1a {
			if _, end := l.from.Peek(1); end != nil {
				return n, end
			}
		}
		if err == nil && c == '\r' {
			next, _ := l.from.Peek(1)
			if len(next) == 1 && next[0] == '\n' {
				_, err = l.from.Discard(1)
			}
			c = '\n'
		}
		if err != nil {
			return n, err
		}
		if c == '"' {
			l.quoted = !l.quoted
		}
		l.start = !l.quoted && (c == l.separator || c == '\n')
		b[n] = c
	}
	return len(b), nil
}

func tooWide() error {
	return fault.New(fault.BadUserInput, "the file has more than 256 columns: remove some", "文件超过 256 列：请删减")
}

// encodingOf detects the encoding of a text by its byte order mark. Without one it is UTF-8 if all of it is valid, and
// otherwise GB 18030, in which Chinese programs write CSV.
func encodingOf(file io.ReaderAt, size int64, head []byte) (encoding.Encoding, error) {
	switch {
	case bytes.HasPrefix(head, []byte("\xef\xbb\xbf")):
		return unicode.UTF8BOM, nil
	case bytes.HasPrefix(head, []byte("\xff\xfe")), bytes.HasPrefix(head, []byte("\xfe\xff")):
		return unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM), nil
	case bytes.HasPrefix(head, []byte("\x84\x31\x95\x33")):
		return simplifiedchinese.GB18030, nil
	case bytes.IndexByte(head, 0) >= 0:
		return nil, fault.New(fault.BadUserInput, "the file is not text: import a CSV or an XLSX file", "文件不是文本：请导入 CSV 或 XLSX 文件")
	}
	const step = 64 << 10
	buffer := make([]byte, step+utf8.UTFMax)
	kept := 0 // bytes of a character that the last block cut off
	for offset := int64(0); offset < size; offset += step {
		n, err := file.ReadAt(buffer[kept:kept+int(min(step, size-offset))], offset)
		if err != nil && !errors.Is(err, io.EOF) {
			return nil, damaged(err)
		}
		block := buffer[:kept+n]
		end := len(block)
		if offset+step < size {
			if last := lastStart(block); !utf8.FullRune(block[last:]) {
				end = last
			}
		}
		if !utf8.Valid(block[:end]) {
			return gb18030Or(io.NewSectionReader(file, 0, size))
		}
		kept = copy(buffer, block[end:])
	}
	return unicode.UTF8, nil
}

// muchChinese is how many characters of three bytes only a text in UTF-8 has before the first that is none: in GB 18030 nearly
// every Chinese character is wrong as UTF-8.
const muchChinese = 8

// gb18030Or returns the encoding of a text that is not UTF-8: GB 18030, unless only a character of it is broken.
func gb18030Or(text io.Reader) (encoding.Encoding, error) {
	runes := bufio.NewReader(text)
	line, wide := 1, 0
	for {
		switch c, length, err := runes.ReadRune(); {
		case err != nil:
			return nil, damaged(err)
		case c == utf8.RuneError && length == 1 && wide < muchChinese:
			return simplifiedchinese.GB18030, nil
		case c == utf8.RuneError && length == 1:
			return nil, rowFault(line, "a character is broken: the text is UTF-8 up to here, save the file again as UTF-8",
				"有损坏的字符：此前的文本为 UTF-8 编码，请重新以 UTF-8 保存")
		case c == '\n':
			line++
		case length == 3:
			wide++
		}
	}
}

// lastStart returns where the last character of a block begins.
func lastStart(block []byte) int {
	for i := len(block) - 1; i >= max(0, len(block)-utf8.UTFMax); i-- {
		if utf8.RuneStart(block[i]) {
			return i
		}
	}
	return len(block)
}

// separatorOf returns the separator that is most frequent between the cells of the first line that has any: a comma, a
// semicolon, a tab or a bar. A first line sep=; names it.
func separatorOf(from encoding.Encoding, head []byte) (rune, error) {
	text, err := from.NewDecoder().Bytes(head)
	if err != nil {
		return 0, damaged(err)
	}
	if first, _, _ := strings.Cut(strings.TrimPrefix(string(text), "\ufeff"), "\n"); separatorLine.MatchString(strings.TrimRight(first, "\r")) {
		if named := strings.TrimRight(first, "\r")[len("sep="):]; len(named) == 1 && strings.ContainsAny(named, ",;\t|") {
			return rune(named[0]), nil
		}
	}
	counts := make(map[rune]int)
	quoted := false
header:
	for _, c := range string(text) {
		switch c {
		case '"':
			quoted = !quoted
		case '\n', '\r':
			if !quoted && len(counts) > 0 {
				break header
			}
		case ',', ';', '\t', '|':
			if !quoted {
				counts[c]++
			}
		}
	}
	best := ','
	for _, c := range ";\t|" {
		if counts[c] > counts[best] {
			best = c
		}
	}
	return best, nil
}
