package rule

import (
	"context"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"entgo.io/ent"
	"entgo.io/ent/dialect"
	"entgo.io/ent/dialect/sql"
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

// searchIndexes are the tables for which the migrations of SQLite keep an index of names, a table of its own. It finds
// texts of three characters and more.
var searchIndexes = map[string]string{
	"enterprises":         "enterprises_search",
	"industrial_parks":    "industrial_parks_search",
	"investment_projects": "investment_projects_search",
}

// NameContains finds the records that have a text in their name, its pinyin or its initials.
func NameContains(text string) func(*sql.Selector) {
	text = FoldName(text)
	if strings.ContainsFunc(text, isHan) {
		text = pairs(text, false)
	}
	pattern := "%" + text + "%" // folded: the text has no % or _
	return func(s *sql.Selector) {
		id, column, index := s.C("id"), s.C("search_text"), searchIndexes[s.TableName()]
		if index == "" || s.Dialect() != dialect.SQLite || utf8.RuneCountInString(text) < 3 {
			s.Where(sql.P(func(b *sql.Builder) { b.Ident(column).WriteString(" LIKE ").Arg(pattern) }))
			return
		}
		s.Where(sql.P(func(b *sql.Builder) {
			b.Ident(id).WriteString(" IN (SELECT rowid FROM ").Ident(index).WriteString(" WHERE search_text LIKE ").
				Arg(pattern).WriteString(")")
		}))
	}
}

// searchable joins the folded forms that a name may be looked for by: itself in pairs of characters, its pinyin and
// its initials, and the English name. A bar keeps a search from running over the end of one form.
func searchable(names ...string) string {
	full, initials := spell(names[0])
	forms := []string{pairs(FoldName(names[0]), true), full, initials}
	for _, other := range names[1:] {
		forms = append(forms, FoldName(other))
	}
	return strings.Join(forms, "|")
}

// pairs writes each two neighbours of a text as a word, " 金阳 阳县", and when it is a whole name the last character by
// itself, " 县". Chinese names are searched for by two characters, and what indexes of trigrams can find has three:
// here the space is one of them.
func pairs(text string, whole bool) string {
	var b strings.Builder
	runes := []rune(text)
	for i := range runes {
		if i == 0 || whole || i+1 < len(runes) {
			b.WriteByte(' ')
			b.WriteString(string(runes[i:min(i+2, len(runes))]))
		}
	}
	return b.String()
}

func isHan(r rune) bool { return unicode.Is(unicode.Han, r) }

// spell writes the Chinese characters of a name in toneless pinyin, and gives the first letters.
func spell(name string) (full, initials string) {
	var f, i strings.Builder
	args := pinyin.NewArgs()
	for _, r := range norm.NFKC.String(name) {
		syllable := strings.ToLower(string(r))
		if isHan(r) {
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
		fmt.Sprintf("%.40q 不是行政区划代码：请填写 GB/T 2260 的 %d 位数字", code, digits))
}
