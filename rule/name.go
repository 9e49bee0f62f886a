package rule

import (
	"context"
	"fmt"
	"strings"
	"unicode"

	"entgo.io/ent"
	"github.com/mozillazg/go-pinyin"
	"golang.org/x/text/unicode/norm"

	"jiedui/fault"
)

// SearchText keeps the column that search by name looks in.
func SearchText() ent.Hook {
	return func(next ent.Mutator) ent.Mutator {
		return ent.MutateFunc(func(ctx context.Context, m ent.Mutation) (ent.Value, error) {
			if name, ok := m.Field("name"); ok {
				names := []string{name.(string)}
				if english, ok := m.Field("name_en"); ok {
					names = append(names, english.(string))
				}
				if err := m.SetField("search_text", searchable(names...)); err != nil {
					return nil, fmt.Errorf("search text: %w", err)
				}
			}
			return next.Mutate(ctx, m)
		})
	}
}

// searchable joins the folded forms that a name may be looked for by: itself, its pinyin and its initials, and the
// English name. A bar keeps a search from running over the end of one form.
func searchable(names ...string) string {
	full, initials := spell(names[0])
	forms := []string{FoldName(names[0]), full, initials}
	for _, other := range names[1:] {
		forms = append(forms, FoldName(other))
	}
	return strings.Join(forms, "|")
}

// spell writes the Chinese characters of a name in toneless pinyin, and gives the first letters.
func spell(name string) (full, initials string) {
	var f, i strings.Builder
	args := pinyin.NewArgs()
	for _, r := range norm.NFKC.String(name) {
		syllable := strings.ToLower(string(r))
		if unicode.Is(unicode.Han, r) {
			readings := pinyin.SinglePinyin(r, args)
			if len(readings) == 0 {
				continue
			}
			syllable = readings[0]
		}
		f.WriteString(syllable)
		i.WriteString(syllable[:len(string([]rune(syllable)[:1]))])
	}
	return FoldName(f.String()), FoldName(i.String())
}

// FoldName gives names that a reader takes for the same one form: compatibility-normalised, lower case, without
// spaces and punctuation, ü written as v.
func FoldName(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == 'ü':
			return 'v'
		case unicode.IsLetter(r), unicode.IsDigit(r):
			return r
		default:
			return -1
		}
	}, strings.ToLower(norm.NFKC.String(s)))
}

// CheckDivisionCode refuses what is not a GB/T 2260 code of the given number of digits.
func CheckDivisionCode(code string, digits int) error {
	if DivisionCode(digits).MatchString(code) {
		return nil
	}
	return fault.Input("code",
		fmt.Sprintf("%.40q is not a division code: write %d digits, as in GB/T 2260", code, digits),
		fmt.Sprintf("%.40q 不是行政区划代码:请填写 GB/T 2260 的 %d 位数字", code, digits))
}
