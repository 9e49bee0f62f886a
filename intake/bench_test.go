package intake_test

import (
	"bytes"
	"fmt"
	"io"
	"math/rand/v2"
	"runtime"
	"slices"
	"strings"
	"testing"

	"entgo.io/ent/dialect"

	"jiedui/intake"
	"jiedui/rule"
	"jiedui/sheet"
)

// BenchmarkImport measures the import of 100,000 rows, on PostgreSQL: go test ./intake -bench Import -benchtime 1x -run
// ^$
func BenchmarkImport(b *testing.B) {
	for _, kind := range []struct {
		name, kind string
		scale      int // of the demonstration data
		file       func(*office, io.Writer)
	}{
		{"enterprises", "enterprises", 1, func(_ *office, w io.Writer) {
			fmt.Fprintln(w, "uscc,name,ownership,industry,homeCounty")
			for n := range benchRows {
				fmt.Fprintf(w, "%s,金阳第%d苦荞食品有限公司,PRIVATE,C13,513430\n", uscc(n), n)
			}
		}},
		{"contributions", "contributions", 1, writePayments},
		{"contributions-to-many-projects", "contributions", 10, writePayments},
		{"employment", "employment", 1, func(o *office, w io.Writer) { writeWorkers(o, w, 0) }},
		{"employment-with-wrong-rows", "employment", 1, func(o *office, w io.Writer) { writeWorkers(o, w, 400) }},
		{"consumption", "consumption", 1, func(o *office, w io.Writer) {
			pairs := o.client.Pairing.Query().Where(inForce).WithSupporter().WithRecipient().AllX(o.trusted())
			fmt.Fprintln(w, "supporter,recipient,month,kind,amount")
			for n := range benchRows {
				p, month := pairs[n%len(pairs)], n/len(pairs)/2
				fmt.Fprintf(w, "%s,%s,%d-%02d,%s,%d.5\n", p.Edges.Supporter.Code, p.Edges.Recipient.Code, 1996+month/12, 1+month%12,
					[]string{"采购", "帮助销售"}[n/len(pairs)%2], n+1)
			}
		}},
	} {
		b.Run(kind.name, func(b *testing.B) {
			for range b.N {
				b.StopTimer()
				o := employ(b, dialect.Postgres, scaled(kind.scale))
				var file strings.Builder
				kind.file(o, &file)
				b.StartTimer()
				reader, err := sheet.Open(strings.NewReader(file.String()), int64(file.Len()), "rows.csv", sheet.DefaultLimits)
				if err != nil {
					b.Fatal(err)
				}
				result, err := intake.Import(o.contextOf(everywhere), o.client, reader, intake.Options{Kind: intake.KindNamed(kind.kind), Partial: true})
				if err != nil || result.Imported+result.Refused != benchRows {
					b.Fatalf("%+v, %v", result, err)
				}
			}
			b.ReportMetric(float64(benchRows*b.N)/b.Elapsed().Seconds(), "rows/s")
		})
	}
}

// BenchmarkLedger measures the import of wide ledgers as workbooks, on PostgreSQL: each row has a project and a payment, and
// every third an enterprise. go test ./intake -bench Ledger/10000$ -benchtime 1x -run ^$
func BenchmarkLedger(b *testing.B) {
	for _, rows := range []int{10_000, benchRows} {
		for _, dry := range []bool{false, true} {
			b.Run(fmt.Sprintf("%d/dry=%t", rows, dry), func(b *testing.B) {
				peak := uint64(0)
				for range b.N {
					b.StopTimer()
					o := employ(b, dialect.Postgres, full)
					file := writeLedger(b, rows)
					runtime.GC()
					var before runtime.MemStats
					runtime.ReadMemStats(&before)
					b.StartTimer()
					reader, err := sheet.Open(bytes.NewReader(file), int64(len(file)), "rows.xlsx", sheet.DefaultLimits)
					if err != nil {
						b.Fatal(err)
					}
					result, err := intake.Import(o.contextOf(everywhere), o.client, reader, intake.Options{
						Kind: intake.KindNamed("ledger"), DryRun: dry, Progress: func(int) {
							var now runtime.MemStats
							runtime.ReadMemStats(&now)
							peak = max(peak, now.HeapInuse-min(now.HeapInuse, before.HeapInuse))
						},
					})
					if err != nil || result.Imported != rows {
						b.Fatalf("%d rows, %+v, %v", result.Imported, result.Faults[:min(3, len(result.Faults))], err)
					}
				}
				b.ReportMetric(float64(rows*b.N)/b.Elapsed().Seconds(), "rows/s")
				b.ReportMetric(float64(peak)/(1<<20), "peak-MB")
			})
		}
	}
}

// writeLedger returns a workbook of so many rows with all columns of a ledger.
func writeLedger(t testing.TB, rows int) []byte {
	kind := intake.KindNamed("ledger")
	columns := make([]sheet.Column, len(kind.Columns))
	for n, c := range kind.Columns {
		columns[n] = sheet.Column{Header: c.Header()}
	}
	table := sheet.Table{Name: "台账", Columns: columns}
	for n := range rows {
		row := make([]any, len(columns))
		for name, value := range map[string]any{
			"uscc": uscc(n / 3), "enterpriseName": fmt.Sprintf("第%d苦荞有限公司", n/3), "ownership": "民营", "homeCounty": "513430",
			"projectName": fmt.Sprintf("苦荞项目%d", n), "supporter": "余杭区", "recipient": "金阳县", "program": "产业协作", "industry": "C13",
			"committed": fmt.Sprintf("%d.5", n+1), "plannedJobs": "60", "status": "在建", "plannedStartOn": "2022-03-01", "actualStartOn": "2022年3月2日",
			"paidIn": fmt.Sprintf("%d", n%1000+1), "paidOn": "2022.11.3", "source": "自有资金", "voucherNumber": fmt.Sprintf("PZ-%d", n),
		} {
			row[slices.IndexFunc(kind.Columns, func(c intake.Column) bool { return c.Name == name })] = value
		}
		table.Rows = append(table.Rows, row)
	}
	var b bytes.Buffer
	if err := sheet.WriteXLSX(&b, table); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

const benchRows = 100_000

// writeWorkers writes a wrong row after each so many right ones, so that all are written one by one; 0: no wrong row.
func writeWorkers(o *office, w io.Writer, right int) {
	counties := o.client.County.Query().Where(key).Select("code").StringsX(o.trusted())
	fmt.Fprintln(w, "county,month,channel,workers")
	for n := range benchRows {
		month, workers := n/len(counties)/4, n%5000
		if right > 0 && n%right == 0 {
			workers = -1
		}
		fmt.Fprintf(w, "%s,%d-%02d,%s,%d\n", counties[n%len(counties)], 1996+month/12, 1+month%12,
			[]string{"跨省转移", "帮扶车间", "公益性岗位", "就近就业"}[n/len(counties)%4], workers)
	}
}

// writePayments spreads payments over all projects.
func writePayments(o *office, w io.Writer) {
	numbers := o.client.InvestmentProject.Query().Select("registration_number").StringsX(o.trusted())
	o.t.Logf("%d projects", len(numbers))
	chance := rand.New(rand.NewPCG(1, 2))
	fmt.Fprintln(w, "project,amount,contributedOn,source,voucherNumber")
	for n := range benchRows {
		fmt.Fprintf(w, "%s,%d.%02d,2026-%02d-%02d,OWN_FUNDS,PZ-%d\n", numbers[chance.IntN(len(numbers))],
			1+chance.IntN(1e6), chance.IntN(100), 1+chance.IntN(6), 1+chance.IntN(28), n)
	}
}

// uscc returns a code with the right check character.
func uscc(n int) string {
	body := fmt.Sprintf("91350100M%08d", n)
	check, err := rule.USCCCheck(body)
	if err != nil {
		panic(err)
	}
	return string(append(bytes.Clone([]byte(body)), check))
}
