package sheet

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestCellsThatBeginLikeAFormulaAreDefused(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"":                     "",
		"金阳县":                  "金阳县",
		"a-b=c":                "a-b=c",
		"=1+1":                 "'=1+1",
		"＠cmd":                 "'＠cmd",
		" =1":                  "' =1",
		"\u200b=1":             "'\u200b=1",
		"\ufeff\u00a0\u2060-1": "'\ufeff\u00a0\u2060-1",
		"\u3000+1":             "'\u3000+1",
		"\x00=1":               "'\x00=1",
		"\t=1":                 "'\t=1",
		"\r\n@x":               "'\r\n@x",
		"x;=1":                 "x;'=1",
		"x; \u200b@y;z":        "x;' \u200b@y;z",
		"x；＝1":                 "x；'＝1",
		"x\t-1":                "x\t'-1",
		";;=1":                 ";;'=1",
		"\xff=1":               "\xff=1",
		"x;\xff":               "x;\xff",
	} {
		if got := defused(text); got != want {
			t.Errorf("%q gave %q, want %q", text, got, want)
		}
	}
}

// No part of a defused text that a spreadsheet may take for a cell begins like a formula. Only apostrophes are added.
func TestDefusedTextKeepsItsCharacters(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringOf(rapid.OneOf(rapid.SampledFrom([]rune("=+-@＝;；\t \u200b\ufeff'县a")), rapid.Rune())).Draw(t, "text")
		got := defused(s)
		if strings.ReplaceAll(got, "'", "") != strings.ReplaceAll(s, "'", "") {
			t.Fatalf("%q became %q", s, got)
		}
		for part := range strings.FieldsFuncSeq(got, func(r rune) bool { return r == ';' || r == '；' }) {
			if bare := strings.TrimLeftFunc(part, invisible); bare != "" && strings.ContainsRune("=+-@＝＋－＠", []rune(bare)[0]) {
				t.Fatalf("%q became %q: %q begins like a formula", s, got, bare)
			}
		}
	})
}
