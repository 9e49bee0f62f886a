package sheet_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"testing"

	"github.com/xuri/excelize/v2"

	"jiedui/sheet"
)

// BenchmarkRead measures reading a workbook of 100,000 rows and 8 columns: go test ./sheet -bench Read -run ^$
func BenchmarkRead(b *testing.B) {
	const rows = 100_000
	content := book(b, func(f *excelize.File) {
		w, err := f.NewStreamWriter("Sheet1")
		if err != nil {
			b.Fatal(err)
		}
		for n := range rows {
			cells := []any{"JD-2026-" + fmt.Sprint(n), float64(n) + 0.25, "2026-03-02", "银行贷款", fmt.Sprint("PZ-", n), n, "金阳县", "海曙区"}
			if err := w.SetRow(fmt.Sprint("A", n+1), cells); err != nil {
				b.Fatal(err)
			}
		}
		if err := w.Flush(); err != nil {
			b.Fatal(err)
		}
	})
	b.SetBytes(int64(len(content)))
	b.ReportAllocs()
	for b.Loop() {
		r, err := sheet.Open(bytes.NewReader(content), int64(len(content)), "rows.xlsx", sheet.DefaultLimits)
		n := 0
		for err == nil {
			_, err = r.Next()
			n++
		}
		if !errors.Is(err, io.EOF) || n != rows+1 {
			b.Fatalf("%d rows, %v", n, err)
		}
	}
	b.ReportMetric(float64(rows*b.N)/b.Elapsed().Seconds(), "rows/s")
}
