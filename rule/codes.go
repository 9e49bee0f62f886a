// Package rule says what must hold: formats, invariants and state machines. The files of the schema say which rules
// apply to which entity.
package rule

import (
	"fmt"
	"regexp"
	"strings"

	"jiedui/fault"
)

// DivisionCode matches a GB/T 2260 code of the given number of digits.
func DivisionCode(digits int) *regexp.Regexp {
	return regexp.MustCompile(fmt.Sprintf(`^[1-9][0-9]{%d}$`, digits-1))
}

// RegistrationNumber matches a project's registration number: 3 to 40 capitals, digits and hyphens.
var RegistrationNumber = regexp.MustCompile(`^[A-Z0-9][A-Z0-9-]{1,38}[A-Z0-9]$`)

// GB 32100-2015: 31 characters, without I, O, S, V and Z. The value of a character is its index.
const usccAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY"

// usccWeights are 3^i mod 31, GB 32100-2015.
var usccWeights = [17]int{1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28}

// USCCCheck returns the check character for the first 17 characters of a unified social credit code.
func USCCCheck(body string) (byte, error) {
	if len(body) != len(usccWeights) {
		return 0, fmt.Errorf("%d characters", len(body))
	}
	sum := 0
	for i, weight := range usccWeights {
		n := strings.IndexByte(usccAlphabet, body[i])
		if n < 0 {
			return 0, fmt.Errorf("character %q", body[i])
		}
		sum += n * weight
	}
	return usccAlphabet[(31-sum%31)%31], nil
}

// USCC checks a unified social credit code: 18 characters of GB 32100-2015, the last of which checks the others.
func USCC(code string) error {
	if len(code) == 18 {
		if check, err := USCCCheck(code[:17]); err == nil && check == code[17] {
			return nil
		}
	}
	return fault.Input("uscc",
		fmt.Sprintf("%.40q is not a unified social credit code: 18 digits and capitals (no I, O, S, V, Z), the last of which checks the others", code),
		fmt.Sprintf("%.40q 不是有效的统一社会信用代码：须为18位数字和大写字母（不含 I、O、S、V、Z），末位为校验码", code))
}

// CheckDivisionCode refuses a code that is not a GB/T 2260 code of the given number of digits.
func CheckDivisionCode(code string, digits int) error {
	if DivisionCode(digits).MatchString(code) {
		return nil
	}
	return fault.Input("code",
		fmt.Sprintf("%.40q is not a division code: write %d digits, as in GB/T 2260", code, digits),
		fmt.Sprintf("%.40q 不是行政区划代码：请填写 GB/T 2260 的 %d 位数字", code, digits))
}
