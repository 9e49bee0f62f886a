package scalar

import (
	"encoding/json"
	"fmt"
	"io"
	"math"
	"math/big"
	"strconv"

	"jiedui/fault"
)

// Money is an amount in fen (分, 1/100 yuan). In the API it is a decimal string in yuan with two places, "35000000.00".
// Its range is that of int64: ±92 quadrillion yuan.
type Money int64

// Units of Money.
const (
	Fen         Money = 1
	Yuan              = 100 * Fen
	TenThousand       = 10_000 * Yuan          // 万元
	HundredMln        = 10_000 * 10_000 * Yuan // 亿元
)

// ParseMoney parses yuan with at most two decimal places, such as "35000000", "-0.5" or "35000000.00".
func ParseMoney(s string) (Money, error) {
	n, err := parseFixed(s, 2)
	if err != nil {
		return 0, fault.Wrap(err, fault.BadUserInput,
			fmt.Sprintf("%.40q is not an amount: write yuan with at most two decimal places, such as \"35000000.00\"", s),
			fmt.Sprintf("%.40q 不是金额：请以元为单位，最多两位小数，例如 \"35000000.00\"", s))
	}
	return Money(n), nil
}

// String returns yuan with two decimal places.
func (m Money) String() string { return formatFixed(int64(m), 2) }

// MarshalGQL implements graphql.Marshaler.
func (m Money) MarshalGQL(w io.Writer) { writeQuoted(w, m.String()) }

// UnmarshalGQL implements graphql.Unmarshaler. A JSON number is refused: it may have been rounded on its way.
func (m *Money) UnmarshalGQL(v any) (err error) {
	s, ok := v.(string)
	if !ok {
		return fault.New(fault.BadUserInput,
			`Money is a string in yuan, such as "35000000.00"`, `Money 须为以元为单位的字符串，例如 "35000000.00"`)
	}
	*m, err = ParseMoney(s)
	return err
}

// Decimal is a decimal number with up to four places, stored as a count of 1/10,000. In the API it is a string without
// trailing zeros, "1354.2".
type Decimal int64

const decimalPlaces = 4

// ParseDecimal parses a decimal number with at most four places.
func ParseDecimal(s string) (Decimal, error) {
	n, err := parseFixed(s, decimalPlaces)
	if err != nil {
		return 0, fault.Wrap(err, fault.BadUserInput,
			fmt.Sprintf("%.40q is not a decimal number with at most four places, such as \"1354.2\"", s),
			fmt.Sprintf("%.40q 不是最多四位小数的数字，例如 \"1354.2\"", s))
	}
	return Decimal(n), nil
}

// String returns the shortest decimal form.
func (d Decimal) String() string {
	s := formatFixed(int64(d), decimalPlaces)
	for s[len(s)-1] == '0' {
		s = s[:len(s)-1]
	}
	if s[len(s)-1] == '.' {
		s = s[:len(s)-1]
	}
	return s
}

// MarshalGQL implements graphql.Marshaler.
func (d Decimal) MarshalGQL(w io.Writer) { writeQuoted(w, d.String()) }

// UnmarshalGQL implements graphql.Unmarshaler. Integers are taken as well as strings.
func (d *Decimal) UnmarshalGQL(v any) (err error) {
	switch v := v.(type) {
	case string:
		*d, err = ParseDecimal(v)
	case json.Number:
		*d, err = ParseDecimal(v.String())
	case int:
		*d, err = ParseDecimal(fmt.Sprint(v))
	case int64:
		*d, err = ParseDecimal(fmt.Sprint(v))
	default:
		err = fault.New(fault.BadUserInput,
			`a Decimal is a string, such as "1354.2"`, `Decimal 须为字符串，例如 "1354.2"`)
	}
	return err
}

// parseFixed parses [+-]digits[.digits] with at most places decimals, as a count of 10^-places. It accepts nothing
// else: no exponent, no separators, no spaces.
func parseFixed(s string, places int) (int64, error) {
	digits, negative := s, false
	if digits != "" && (digits[0] == '-' || digits[0] == '+') {
		negative, digits = digits[0] == '-', digits[1:]
	}
	var n uint64
	whole, decimals := 0, -1 // decimals counts from the point on
	for _, c := range []byte(digits) {
		if c == '.' && decimals < 0 && whole > 0 {
			decimals = 0
			continue
		}
		if c < '0' || c > '9' || decimals == places {
			return 0, fmt.Errorf("unexpected %q", c)
		}
		if decimals < 0 {
			whole++
		} else {
			decimals++
		}
		if n > (math.MaxInt64-uint64(c-'0'))/10 {
			return 0, fmt.Errorf("out of range")
		}
		n = n*10 + uint64(c-'0')
	}
	if whole == 0 || decimals == 0 {
		return 0, fmt.Errorf("digits are missing")
	}
	for i := max(decimals, 0); i < places; i++ {
		if n > math.MaxInt64/10 {
			return 0, fmt.Errorf("out of range")
		}
		n *= 10
	}
	if negative {
		return -int64(n), nil
	}
	return int64(n), nil
}

func formatFixed(n int64, places int) string {
	sign, u := "", uint64(n)
	if n < 0 {
		sign, u = "-", -u
	}
	scale := uint64(1)
	for range places {
		scale *= 10
	}
	return fmt.Sprintf("%s%d.%0*d", sign, u/scale, places, u%scale)
}

// Percent returns part as a percentage of whole, to the nearest 1/10,000. It returns false if whole is 0 or the result
// is out of range.
func Percent(part, whole int64) (Decimal, bool) {
	if whole == 0 {
		return 0, false
	}
	n := new(big.Rat).SetFrac(new(big.Int).Mul(big.NewInt(part), big.NewInt(100*10_000)), big.NewInt(whole))
	text := n.FloatString(0)
	value, err := strconv.ParseInt(text, 10, 64)
	return Decimal(value), err == nil
}
