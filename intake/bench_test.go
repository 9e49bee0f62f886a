package intake_test

import (
	"bytes"
	"fmt"
	"io"
	"math/rand/v2"
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
