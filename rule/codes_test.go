package rule_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"jiedui/rule"
)

func TestUSCCAcceptsOnlyValidCodes(t *testing.T) {
	t.Parallel()
	for code, want := range map[string]bool{
		"91350100M000100Y43":  true, // the example of GB 32100-2015
		"91350100M000100Y44":  false,
		"91350100m000100y43":  false,
		"91350100M000100Y4":   false,
		"91350100M000100Y433": false,
		"9135010OM000100Y43":  false, // the letter O
		"":                    false,
		"九一三五零一":              false,
	} {
		if err := rule.USCC(code); (err == nil) != want {
			t.Errorf("%q: %v", code, err)
		}
	}
}

// The check character shows every single wrong character.
func TestUSCCFindsEveryMistake(t *testing.T) {
	t.Parallel()
	const alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY"
	rapid.Check(t, func(t *rapid.T) {
		body := rapid.StringOfN(rapid.SampledFrom([]rune(alphabet)), 17, 17, -1).Draw(t, "body")
		check, err := rule.USCCCheck(body)
		if err != nil {
			t.Fatal(err)
		}
		code := []byte(body + string(check))
		if err := rule.USCC(string(code)); err != nil {
			t.Fatal(err)
		}
		at := rapid.IntRange(0, 17).Draw(t, "at")
		wrong := rapid.SampledFrom([]byte(strings.ReplaceAll(alphabet, string(code[at]), ""))).Draw(t, "wrong")
		code[at] = wrong
		if err := rule.USCC(string(code)); err == nil {
			t.Fatalf("%s passes", code)
		}
	})
}

func TestIndustryAcceptsOnlyKnownDivisions(t *testing.T) {
	t.Parallel()
	for code, want := range map[string]bool{
		"A01": true, "A05": true, "A06": false, "C13": true, "C43": true, "C44": false, "T97": true, "U98": false,
		"c13": false, "C1": false, "C133": false, "": false, "C1x": false, "K70": true,
	} {
		if err := rule.Industry(code); (err == nil) != want {
			t.Errorf("%q: %v", code, err)
		}
	}
}
