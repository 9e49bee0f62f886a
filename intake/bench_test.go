package intake_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"entgo.io/ent/dialect"

	"jiedui/intake"
	"jiedui/rule"
	"jiedui/sheet"
)

// How long 100,000 rows take, on PostgreSQL: go test ./intake -bench Import -benchtime 1x -run ^$
func BenchmarkImport(b *testing.B) {
	const rows = 100_000
	for _, kind := range []struct {
		name string
		file func(*office) string
	}{
		{"enterprises", func(*office) string {
			var s strings.Builder
			s.WriteString("uscc,name,ownership,industry,homeCounty\n")
			for n := range rows {
				fmt.Fprintf(&s, "%s,金阳第%d苦荞食品有限公司,PRIVATE,C13,513430\n", uscc(n), n)
			}
			return s.String()
		}},
		{"contributions", func(o *office) string {
			numbers := o.client.InvestmentProject.Query().QueryContributions().QueryProject().
				Select("registration_number").StringsX(o.trusted())
			chance := rand.New(rand.NewPCG(1, 2))
			var s strings.Builder
			s.WriteString("project,amount,contributedOn,source,voucherNumber\n")
			for n := range rows {
				fmt.Fprintf(&s, "%s,%d.%02d,2026-%02d-%02d,OWN_FUNDS,PZ-%d\n", numbers[chance.IntN(len(numbers))],
					1+chance.IntN(1e6), chance.IntN(100), 1+chance.IntN(6), 1+chance.IntN(28), n)
			}
			b.Logf("%d projects", len(numbers))
			return s.String()
		}},
		{"employment", func(o *office) string {
			counties := o.client.County.Query().Where(key).Select("code").StringsX(o.trusted())
			var s strings.Builder
			s.WriteString("county,month,channel,workers\n")
			for n := range rows {
				month := n / len(counties) / 4
				fmt.Fprintf(&s, "%s,%d-%02d,%s,%d\n", counties[n%len(counties)], 1996+month/12, 1+month%12,
					[]string{"跨省转移", "帮扶车间", "公益性岗位", "就近就业"}[n/len(counties)%4], n%5000)
			}
			return s.String()
		}},
	} {
		b.Run(kind.name, func(b *testing.B) {
			for range b.N {
				b.StopTimer()
				o := employ(b, dialect.Postgres, full)
				file := kind.file(o)
				b.StartTimer()
				reader, err := sheet.Open(strings.NewReader(file), int64(len(file)), "rows.csv", sheet.DefaultLimits)
				if err != nil {
					b.Fatal(err)
				}
				result, err := intake.Import(o.as(everywhere), o.client, reader, intake.Options{Kind: intake.KindNamed(kind.name)})
				if err != nil || result.Imported != rows {
					b.Fatalf("%+v, %v", result, err)
				}
			}
			b.ReportMetric(float64(rows*b.N)/b.Elapsed().Seconds(), "rows/s")
		})
	}
}

// uscc is a code with the right check character.
func uscc(n int) string {
	body := fmt.Sprintf("91350100M%08d", n)
	check, err := rule.USCCCheck(body)
	if err != nil {
		panic(err)
	}
	return string(append(bytes.Clone([]byte(body)), check))
}
