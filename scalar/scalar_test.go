package scalar_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"math/big"
	"testing"
	"time"

	"pgregory.net/rapid"

	"jiedui/scalar"
)

func TestMoneyIsParsedExactly(t *testing.T) {
	t.Parallel()
	for s, want := range map[string]scalar.Money{
		"0": 0, "35000000.00": 3_500_000_000, "0.5": 50, "-0.05": -5, "+1": 100, "344700000000.00": 34_470_000_000_000,
		"92233720368547758.07": math.MaxInt64, "-92233720368547758.07": -math.MaxInt64,
	} {
		if got, err := scalar.ParseMoney(s); err != nil || got != want {
			t.Errorf("%q gives %d, %v", s, got, err)
		}
	}
	for _, s := range []string{"", ".", "1.", ".5", "1.005", "1e3", "1,000", " 1", "1 ", "--1", "0x1", "NaN", "１", "92233720368547758.08", "99999999999999999999"} {
		if got, err := scalar.ParseMoney(s); err == nil {
			t.Errorf("%q gives %d", s, got)
		}
	}
}

// Money that is written is parsed back, in the API and in JSON, and is the exact number of yuan.
func TestMoneyIsParsedBackAsWritten(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		m := scalar.Money(rapid.Int64Min(-math.MaxInt64).Draw(t, "fen"))
		if got, err := scalar.ParseMoney(m.String()); err != nil || got != m {
			t.Fatalf("%d reads back from %s as %d, %v", m, m, got, err)
		}
		exact := new(big.Rat).SetFrac64(int64(m), 100).FloatString(2)
		if m.String() != exact {
			t.Fatalf("%d is %s, want %s", m, m, exact)
		}
		var b bytes.Buffer
		m.MarshalGQL(&b)
		var s string
		if err := json.Unmarshal(b.Bytes(), &s); err != nil || s != exact {
			t.Fatalf("%s in the API, %v", b.Bytes(), err)
		}
	})
}

func TestDecimalIsParsedBackAsWritten(t *testing.T) {
	t.Parallel()
	for d, want := range map[scalar.Decimal]string{0: "0", 13_542_000: "1354.2", 1: "0.0001", -25_000: "-2.5", 100_0000: "100"} {
		if d.String() != want {
			t.Errorf("%d is %s, want %s", int64(d), d, want)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		d := scalar.Decimal(rapid.Int64Min(-math.MaxInt64).Draw(t, "d"))
		if got, err := scalar.ParseDecimal(d.String()); err != nil || got != d {
			t.Fatalf("%d reads back from %s as %d, %v", int64(d), d, int64(got), err)
		}
	})
}

func TestDateIsParsedBackAndOtherTextsAreRefused(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		d := scalar.DateOf(time.Unix(rapid.Int64Range(-2208988800, 32503679999).Draw(t, "unix"), 0).UTC())
		if got, err := scalar.ParseDate(d.String()); err != nil || got != d {
			t.Fatalf("%v reads back as %v, %v", d, got, err)
		}
		n := rapid.IntRange(0, 10000).Draw(t, "days")
		if later := d.AddDays(n); later.AddDays(-n) != d || (n > 0) != d.Before(later) {
			t.Fatalf("%v and %d days later %v", d, n, later)
		}
		var scanned scalar.Date
		if err := scanned.Scan(d.Time()); err != nil || scanned != d {
			t.Fatalf("%v scans as %v, %v", d, scanned, err)
		}
	})
	for _, s := range []string{"", "2021-2-3", "2021-02-30", "20210203", "2021-02-03T00:00:00Z", "0000-01-01", "10000-01-01", "0001-01-01", "1899-12-31", "3000-01-01", "9999-12-31"} {
		if d, err := scalar.ParseDate(s); err == nil {
			t.Errorf("%q gives %v", s, d)
		}
	}
}

// Days of any year in the database can be read, whatever the API accepts.
func TestDatesOfOldRecordsAreRead(t *testing.T) {
	t.Parallel()
	var d scalar.Date
	if err := d.Scan("0618-06-18"); err != nil || d.Year != 618 {
		t.Errorf("%v, %v", d, err)
	}
}

func TestTimesAreUTCWithAtMostMicroseconds(t *testing.T) {
	t.Parallel()
	for s, want := range map[string]string{
		"1900-01-01T00:00:00Z": "1900-01-01T00:00:00Z", "2999-12-31T23:59:59.999999Z": "2999-12-31T23:59:59.999999Z",
		"2022-11-30T08:00:00.5+08:00": "2022-11-30T00:00:00.5Z", "2022-11-30T00:00:00.123456000Z": "2022-11-30T00:00:00.123456Z",
		"1899-12-31T23:00:00-02:00": "1900-01-01T01:00:00Z",
	} {
		if got, err := scalar.UnmarshalTime(s); err != nil || got.Format(time.RFC3339Nano) != want {
			t.Errorf("%s gives %v, %v", s, got, err)
		}
	}
	for _, v := range []any{
		"", nil, 5, "2022-11-30", "2022-11-30 00:00:00", "0001-01-01T00:00:00Z", "1900-01-01T00:00:00+08:00",
		"2999-12-31T23:59:59-14:00", "9999-12-31T23:59:59-14:00", "2022-11-30T00:00:00.1234567Z", "yesterday",
	} {
		if got, err := scalar.UnmarshalTime(v); err == nil {
			t.Errorf("%v gives %v", v, got)
		}
	}
}

func TestCodesRefuseOtherValues(t *testing.T) {
	t.Parallel()
	var o scalar.Origin
	if err := o.UnmarshalGQL("DEMO"); err != nil || o != scalar.OriginDemo {
		t.Errorf("%v, %v", o, err)
	}
	for _, v := range []any{"demo", "", 1, nil} {
		if err := o.UnmarshalGQL(v); err == nil {
			t.Errorf("%v passes", v)
		}
	}
}

func FuzzParseMoney(f *testing.F) {
	for _, s := range []string{"0", "-1.5", "35000000.00", "1e9", "..", "+"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		m, err := scalar.ParseMoney(s)
		if err != nil {
			return
		}
		exact, ok := new(big.Rat).SetString(s)
		if !ok || exact.Cmp(new(big.Rat).SetFrac64(int64(m), 100)) != 0 {
			t.Errorf("%q gives %s", s, fmt.Sprint(m))
		}
	})
}
