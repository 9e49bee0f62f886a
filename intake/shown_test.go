package intake_test

import (
	"bytes"
	"fmt"
	"math/big"
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"jiedui/ent/capitalcontribution"
	"jiedui/scalar"
)

// shownAmount is an amount as excelize shows it, which knows nothing of how we read formats.
var shownAmount = regexp.MustCompile(`^(¥?)(\d+(?:\.(\d+))?)(|元|万元|百万元|亿元)$`)

// amountShown returns the amount that a person reads, and half of its last digit. ok is false for what is no amount of
// yuan.
func amountShown(text string) (amount, half *big.Rat, ok bool) {
	m := shownAmount.FindStringSubmatch(strings.ReplaceAll(text, ",", ""))
	if m == nil {
		return nil, nil, false
	}
	amount, _ = new(big.Rat).SetString(m[2])
	factor := map[string]int64{"": 1, "元": 1, "万元": 10_000, "百万元": 1_000_000, "亿元": 100_000_000}[m[4]]
	half = big.NewRat(factor, 2)
	for range m[3] {
		half.Mul(half, big.NewRat(1, 10))
	}
	return amount.Mul(amount, big.NewRat(factor, 1)), half, true
}

// What is stored equals what the sheet shows, up to the digits that it shows, or the cell is refused.
func TestWhatIsStoredEqualsWhatTheSheetShows(t *testing.T) {
	t.Parallel()
	o := employ(t, "sqlite3", full)
	p := o.projectOf("513430")
	seed := rand.Uint64()
	chance := rand.New(rand.NewPCG(seed, 1))
	pick := func(list ...string) string { return list[chance.IntN(len(list))] }
	const cases = 400
	rows := [][]any{{"项目编号", "到位金额", "到位日期", "凭证号"}}
	formats := make([]string, cases)
	for n := range cases {
		value := any(float64(chance.IntN(10_000_000)+1) / float64([]int{1, 10, 100, 1000}[chance.IntN(4)]))
		formats[n] = pick("", "", "[Red]") + pick("", "", `"¥"`, `"$"`, `"第"`) + pick("0", "0.00", "#,##0", "#,##0.00", "0.0", "000000") + pick("", "", "", ",", ",,") +
			pick("", "", "", "%") + pick("", "", `"元"`, `"万元"`, `"百万元"`, `"亿元"`, `"吨"`) + pick("", "", `;"-"0;"-"`)
		rows = append(rows, []any{p.RegistrationNumber, shown{value, formats[n]}, "2026-03-02", fmt.Sprintf("SHOWN-%d", n)})
	}
	file := ledger(t, rows, nil)
	book, err := excelize.OpenReader(bytes.NewReader([]byte(file)))
	if err != nil {
		t.Fatal(err)
	}
	partial := kindOptions("contributions")
	partial.Partial = true
	got, err := o.importAs(jinyang, "rows.xlsx", file, partial)
	if err != nil {
		t.Fatal(err)
	}
	stored := 0
	for n := range cases {
		text, err := book.GetCellValue("Sheet1", fmt.Sprintf("B%d", n+2))
		if err != nil {
			t.Fatal(err)
		}
		one, err := o.client.CapitalContribution.Query().Where(capitalcontribution.VoucherNumber(fmt.Sprintf("SHOWN-%d", n))).Only(o.trusted())
		if err != nil {
			continue // refused
		}
		stored++
		amount, half, ok := amountShown(text)
		if !ok {
			t.Errorf("seed %d: %v with %s shows %s and is stored as %s", seed, rows[n+1][1].(shown).value, formats[n], text, one.Amount)
			continue
		}
		difference := new(big.Rat).Sub(amount, big.NewRat(int64(one.Amount), int64(scalar.Yuan)))
		if difference.Abs(difference).Cmp(half) > 0 {
			t.Errorf("seed %d: %v with %s shows %s and is stored as %s", seed, rows[n+1][1].(shown).value, formats[n], text, one.Amount)
		}
	}
	if stored < cases/20 || stored != got.Imported || got.Imported+got.Refused != cases {
		t.Errorf("seed %d: %d of %d are stored: %d imported, %d refused", seed, stored, cases, got.Imported, got.Refused)
	}
	// Plain amounts are never refused.
	for _, f := range got.Faults {
		if format := formats[*f.Row-2]; regexp.MustCompile(`^(\[Red\])?("¥")?[#,0.]+("元")?$`).MatchString(format) && !strings.HasSuffix(strings.Trim(format, `"元`), ",") &&
			!strings.Contains(f.EN, "whole fen") {
			t.Errorf("seed %d: %s is refused: %s", seed, format, f.EN)
		}
	}
}
