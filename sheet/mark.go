package sheet

import (
	"archive/zip"
	"cmp"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"jiedui/fault"
)

const (
	// maxMarked is how many bytes a workbook may unpack to that is marked, since all of it is in memory then.
	// maxMarkedCSV is the same for a text.
	maxMarked, maxMarkedCSV = 32 << 20, 4 << 20
	// markAuthor is who has written the comments of marks.
	markAuthor = "jiedui"
	// markRule is the condition of the colour of marks: it is always true, and no one else writes it.
	markRule = `N("jiedui")=0`
	// markColour is that of the cells.
	markColour = "FFC7CE"
	// markWidth is that of the column of marks.
	markWidth = 60
)

// markTitles are the headers of the column of marks, by language.
var markTitles = map[string]string{"zh": "错误", "en": "Error"}

// Mark is a fault of a cell.
type Mark struct {
	// Row is the number of the row.
	Row int
	// Column is the index of the column; less than 0: the whole row.
	Column int
	// Heading is that of the column, empty for the whole row.
	Heading string
	Text    string
}

// Marking says what is marked.
type Marking struct {
	// Sheet is the index of the sheet, Header the number of the last row of its header.
	Sheet, Header int
	// Lang is the language of the title of the column with the faults.
	Lang  string
	Marks []Mark
}

// WriteMarked writes the file as a workbook in which the marked cells are coloured and have a comment, with all faults of
// a row in a column at the right. No other cell changes: the colour is a conditional format, so that not even the marked
// cells get another style. Marks of an earlier time are removed.
func WriteMarked(w io.Writer, file io.ReaderAt, size int64, name string, m Marking) error {
	rows, err := Open(file, size, name, DefaultLimits)
	if err != nil {
		return err
	}
	book, err := rows.book()
	if err != nil {
		return err
	}
	defer book.Close()
	b := &marked{File: book, name: rows.sheets[m.Sheet].Name, column: -1}
	if b.name == "" {
		b.name = book.GetSheetName(0)
	}
	if err := b.measure(rows, m); err != nil {
		return err
	}
	if err := b.write(m); err != nil {
		return fmt.Errorf("marks: %w", err)
	}
	if err := book.Write(w); err != nil {
		return fmt.Errorf("marked workbook: %w", err)
	}
	return nil
}

// marked is a workbook that is being marked.
type marked struct {
	*excelize.File
	name   string // of the sheet
	column int    // that of the faults
	older  []int  // rows of it that have a text
}

// book opens the whole workbook, or makes one of a text.
func (r *Reader) book() (*excelize.File, error) {
	large := fault.New(fault.BadUserInput, "the file is too large to be marked: mend it by the list of its faults", "文件过大，无法生成标注错误的工作簿：请按错误清单修改")
	if r.workbook {
		archive, err := zip.NewReader(r.file, r.size)
		if err != nil {
			return nil, damaged(err)
		}
		total := uint64(0)
		for _, part := range archive.File {
			total += part.UncompressedSize64
		}
		if total > maxMarked {
			return nil, large
		}
		book, err := excelize.OpenReader(io.NewSectionReader(r.file, 0, r.size), excelize.Options{UnzipSizeLimit: maxMarked, UnzipXMLSizeLimit: maxMarked})
		if err != nil {
			return nil, damaged(err)
		}
		return book, nil
	}
	if r.size > maxMarkedCSV {
		return nil, large
	}
	book := excelize.NewFile()
	if err := r.copyTo(book, book.GetSheetName(0)); err != nil {
		return nil, errors.Join(err, book.Close())
	}
	return book, r.Begin(0)
}

// copyTo writes the rows of a text into a sheet, as texts.
func (r *Reader) copyTo(book *excelize.File, name string) error {
	for {
		row, err := r.Next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		for n, c := range row.Cells {
			if c.Text == "" {
				continue
			}
			if err := book.SetCellStr(name, cellName(n, row.Number), c.Text); err != nil {
				return fmt.Errorf("cell: %w", err)
			}
		}
	}
}

// measure finds the column for the faults: the one of an earlier time, or the first behind all others.
func (b *marked) measure(rows *Reader, m Marking) error {
	if err := rows.Begin(m.Sheet); err != nil {
		return err
	}
	width := 0
	for {
		row, err := rows.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return err
		}
		if row.Number == m.Header {
			for n, c := range row.Cells {
				if c.Text != "" && (c.Text == markTitles["zh"] || c.Text == markTitles["en"]) {
					b.column = n
				}
			}
		}
		if b.column >= 0 && row.Number > m.Header && b.column < len(row.Cells) && row.Cells[b.column].Text != "" {
			b.older = append(b.older, row.Number)
		}
		width = max(width, len(row.Cells))
	}
	if b.column < 0 {
		b.column = width
	}
	return nil
}

// cellName returns the name of a cell, such as B3.
func cellName(column, row int) string {
	name, err := excelize.CoordinatesToCellName(column+1, row)
	if err != nil { // rows and columns are within the limits of a sheet
		panic(err)
	}
	return name
}

// write removes the marks of an earlier time, and writes the new ones.
func (b *marked) write(m Marking) error {
	taken, err := b.clear()
	if err != nil {
		return err
	}
	texts, cells := make(map[int][]string), make(map[string][]string)
	for _, mark := range m.Marks {
		whole := mark.Text
		if mark.Heading != "" {
			whole = mark.Heading + map[string]string{"zh": "：", "en": ": "}[cmp.Or(m.Lang, "en")] + mark.Text
		}
		texts[mark.Row] = append(texts[mark.Row], whole)
		at := cellName(b.column, mark.Row)
		if mark.Column >= 0 {
			at = cellName(mark.Column, mark.Row)
			whole = mark.Text
		}
		cells[at] = append(cells[at], whole)
	}
	title := cellName(b.column, m.Header)
	if err := b.SetCellStr(b.name, title, markTitles[cmp.Or(m.Lang, "en")]); err != nil {
		return err
	}
	for row, list := range texts {
		if row == m.Header {
			continue // the title stands there; the cells of the header have comments
		}
		if err := b.SetCellStr(b.name, cellName(b.column, row), shorten(strings.Join(list, "\n"))); err != nil {
			return err
		}
	}
	fill, err := b.NewConditionalStyle(&excelize.Style{Fill: excelize.Fill{Type: "pattern", Color: []string{markColour}, Pattern: 1}})
	if err != nil {
		return err
	}
	for at, list := range cells {
		if err := b.SetConditionalFormat(b.name, at, []excelize.ConditionalFormatOptions{{Type: "formula", Criteria: markRule, Format: &fill}}); err != nil {
			return err
		}
		if taken[at] { // a comment of somebody else stays, and the column says it all
			continue
		}
		text := strings.Join(list, "\n")
		if err := b.AddComment(b.name, excelize.Comment{Author: markAuthor, Cell: at, Text: shorten(text), Width: 320, Height: uint(40 + 20*min(10, len(text)/40))}); err != nil {
			return err
		}
	}
	letters, err := excelize.ColumnNumberToName(b.column + 1)
	if err != nil {
		return err
	}
	return b.SetColWidth(b.name, letters, letters, markWidth)
}

// clear removes the marks of an earlier time. It returns the cells that have comments of others.
func (b *marked) clear() (taken map[string]bool, err error) {
	comments, err := b.GetComments(b.name)
	if err != nil {
		return nil, err
	}
	taken = make(map[string]bool)
	for _, c := range comments {
		if c.Author != markAuthor {
			taken[c.Cell] = true
			continue
		}
		if err := b.DeleteComment(b.name, c.Cell); err != nil {
			return nil, err
		}
	}
	formats, err := b.GetConditionalFormats(b.name)
	if err != nil {
		return nil, err
	}
	for span, list := range formats {
		if len(list) == 1 && list[0].Criteria == markRule {
			if err := b.UnsetConditionalFormat(b.name, span); err != nil {
				return nil, err
			}
		}
	}
	slices.Sort(b.older)
	for _, row := range b.older {
		if err := b.SetCellValue(b.name, cellName(b.column, row), nil); err != nil {
			return nil, err
		}
	}
	return taken, nil
}

// shorten returns as much of a text as a cell can have.
func shorten(text string) string {
	const most = 2_000 // nobody reads more
	runes := []rune(text)
	return string(runes[:min(len(runes), most)])
}
