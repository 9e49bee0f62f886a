package sheet

import (
	"bufio"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"
)

// sheetRows reads the rows of a sheet.
type sheetRows struct {
	*workbook
	part   *part
	sheet  *Sheet
	number int
	ended  bool
	merged []*merge // those that begin further down, in the order of their first rows
	open   []*merge // those that have begun
}

// merge is a range of cells that are shown as one. It has the content of the first.
type merge struct {
	firstRow, lastRow, firstColumn, lastColumn int
	content                                    Cell
}

func (s *sheetRows) next() (Row, error) {
	for {
		token, err := s.part.token()
		if errors.Is(err, io.EOF) && s.ended {
			return Row{}, io.EOF
		}
		if err != nil {
			return Row{}, damaged(err)
		}
		if end, ok := token.(xml.EndElement); ok {
			s.ended = s.ended || end.Name.Local == "sheetData"
			continue
		}
		start, ok := token.(xml.StartElement)
		switch {
		case !ok:
			continue
		case start.Name.Local == "col" && isOn(start, "hidden"):
			first, err1 := strconv.Atoi(attribute(start, "min"))
			last, err2 := strconv.Atoi(attribute(start, "max"))
			if err1 == nil && err2 == nil {
				s.sheet.hiddenColumns = append(s.sheet.hiddenColumns, [2]int{first - 1, last - 1})
			}
			continue
		case start.Name.Local != "row":
			continue
		}
		s.number++
		if given, err := strconv.Atoi(attribute(start, "r")); err == nil {
			s.number = given
		}
		cells, err := s.parseRow()
		if err != nil {
			return Row{}, damaged(err)
		}
		return Row{Number: s.number, Hidden: isOn(start, "hidden"), Cells: s.fill(cells)}, nil
	}
}

func isOn(start xml.StartElement, name string) bool {
	value := attribute(start, name)
	return value == "1" || value == "true"
}

// parseRow reads the cells of a row that has begun.
func (s *sheetRows) parseRow() ([]Cell, error) {
	var cells []Cell
	next := 0
	for {
		token, err := s.part.RawToken() // a row is one piece
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
			column := columnOf(attribute(t, "r"), next)
			next = column + 1
			cell, err := s.parseCell(s.part, t)
			if err != nil {
				return nil, err
			}
			if strings.TrimSpace(cell.Text) == "" && cell.Kind == Written {
				continue
			}
			if column >= widestRow {
				return nil, tooWide()
			}
			for len(cells) <= column {
				cells = append(cells, Cell{})
			}
			cells[column] = cell
		}
	}
}

// fill gives merged cells the content of the first of them.
func (s *sheetRows) fill(cells []Cell) []Cell {
	for len(s.merged) > 0 && s.merged[0].firstRow <= s.number {
		s.open, s.merged = append(s.open, s.merged[0]), s.merged[1:]
	}
	s.open = slices.DeleteFunc(s.open, func(m *merge) bool { return m.lastRow < s.number })
	for _, m := range s.open {
		if m.firstRow == s.number && m.firstColumn < len(cells) {
			m.content = cells[m.firstColumn]
			m.content.Merged = true
		}
		if m.content.Text == "" {
			continue
		}
		for column := m.firstColumn; column <= m.lastColumn; column++ {
			for len(cells) <= column {
				cells = append(cells, Cell{})
			}
			if (m.firstRow != s.number || m.firstColumn != column) && cells[column].Text == "" {
				cells[column] = m.content
			}
		}
	}
	return cells
}

// maxMerges is how many ranges of merged cells a sheet may have.
const maxMerges = 200_000

// mergedCells returns the merged cells of a sheet. They stand behind the rows, which are passed over as bytes.
func (w *workbook) mergedCells(name string) ([]*merge, error) {
	file := w.parts[partName(name)]
	content, err := file.Open()
	if err != nil {
		return nil, err
	}
	counted := &inflated{content, w, 0}
	defer content.Close()
	behind := bufio.NewReaderSize(counted, 64<<10)
	for {
		line, err := behind.ReadSlice('>')
		if errors.Is(err, io.EOF) {
			w.left = w.limit
			return nil, nil
		}
		if err != nil && !errors.Is(err, bufio.ErrBufferFull) {
			return nil, err
		}
		if bytes.HasSuffix(line, []byte("sheetData>")) && bytes.Contains(line, []byte("</")) || bytes.HasSuffix(line, []byte("sheetData/>")) {
			break
		}
	}
	var list []*merge
	p := &piece{from: behind, over: bomb()}
	d := xml.NewDecoder(p)
	for {
		p.start()
		token, err := d.RawToken()
		if err != nil { // the rows themselves tell what is wrong with the file
			break
		}
		start, ok := token.(xml.StartElement)
		if !ok || start.Name.Local != "mergeCell" {
			continue
		}
		first, last, ok := strings.Cut(attribute(start, "ref"), ":")
		if !ok {
			continue
		}
		m := &merge{firstRow: rowOf(first), lastRow: rowOf(last), firstColumn: columnOf(first, 0), lastColumn: columnOf(last, 0)}
		if m.firstRow > 0 && m.lastRow >= m.firstRow && m.lastColumn < widestRow {
			if list = append(list, m); len(list) > maxMerges {
				return nil, bomb()
			}
		}
	}
	w.left = w.limit
	slices.SortStableFunc(list, func(a, b *merge) int { return a.firstRow - b.firstRow })
	return list, nil
}

// rowOf returns the number of the row of a cell, such as 7 for AB7, and 0 if there is none.
func rowOf(name string) int {
	n, _ := strconv.Atoi(strings.TrimLeft(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZ$"))
	return n
}
