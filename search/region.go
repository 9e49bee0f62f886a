package search

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"entgo.io/ent/dialect/sql"
	"github.com/mozillazg/go-pinyin"
)

// end separates the forms of a region's own name from its other names and the regions around it.
const end = "||"

// The classes of regions, such as 县, are ignored in a search by pinyin. These are the characters and their pinyin.
var (
	classCharacters = []string{"县", "区", "市", "旗"}
	classWords      = []string{"xian", "qu", "shi", "qi"}
)

// regionTables are the tables of the entities that have a RegionText.
var regionTables = map[string]string{"Prefecture": "prefectures", "County": "counties"}

func isRegionTable(table string) bool {
	for _, t := range regionTables {
		if t == table {
			return true
		}
	}
	return false
}

// RegionText is Text for a prefecture or a county. The pinyin leaves out the class. If a character has several readings, the
// English name decides.
func RegionText(name, english string) string {
	_, initials := spell(name)
	forms := append([]string{pairs(Fold(name), true)}, spellings(name, english)...)
	forms = append(forms, initials)
	if english != "" {
		forms = append(forms, Fold(english))
	}
	return strings.Join(forms, "|")
}

// OwnText returns the part of a stored text that RegionText makes.
func OwnText(stored string) string {
	text, _, _ := strings.Cut(stored, end)
	return text
}

// AddNames adds to the text of a county its other names, and the names of its province and its prefecture. The prefecture is
// empty if the county has none.
func AddNames(text string, others []string, province, prefecture string) string {
	var b strings.Builder
	b.WriteString(text + end)
	for _, other := range others {
		b.WriteString(pairs(Fold(other), true) + "|" + strings.Join(spellings(other, ""), "|") + "|")
	}
	above, within := CommonNames(province), CommonNames(prefecture)
	for _, p := range above {
		for _, w := range within {
			if p != w {
				above = append(above, p+w)
			}
		}
	}
	b.WriteString(bound)
	seen := make(map[string]bool)
	for _, name := range append(above, within...) {
		full, _ := spell(name)
		for _, form := range []string{Fold(name), full} {
			if !seen[form] {
				seen[form] = true
				b.WriteString(hide(form) + bound)
			}
		}
	}
	return b.String()
}

// bound separates the names of the regions around a county. A search must have such a name as a whole.
const bound = "~"

// hide replaces letters by others that no search has. Otherwise a county would be found by the name of its province alone.
// Chinese characters outside of pairs cannot be found anyway.
func hide(form string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' {
			return r - 'a' + 'ａ'
		}
		return r
	}, form)
}

// The ends of the names of provinces and prefectures: their class, and the peoples of autonomous ones.
var (
	kindsAbove = regexp.MustCompile(`(?:省|市|地区|盟|自治州|自治区|特别行政区)$`)
	peoples    = regexp.MustCompile(`(?:(?:藏|回|苗|彝|壮|布依|朝鲜|侗|白|土家|哈尼|傣|傈僳|景颇|羌)族|蒙古族|蒙古|哈萨克|柯尔克孜|维吾尔)+$`)
)

// CommonNames returns the names by which people call a province or prefecture: 凉山彝族自治州, 凉山 and 凉山州.
func CommonNames(name string) []string {
	if name == "" {
		return nil
	}
	names := []string{name}
	short := kindsAbove.ReplaceAllString(name, "")
	if s := peoples.ReplaceAllString(short, ""); strings.Contains(name, "自治") && utf8.RuneCountInString(s) >= 2 {
		short = s
	}
	if short != name && utf8.RuneCountInString(short) >= 2 {
		names = append(names, short)
		if strings.HasSuffix(name, "州") {
			names = append(names, short+"州")
		}
	}
	return names
}

// spellings returns the pinyin of a region's name without its class. A name with ü has two: with v, and with u.
func spellings(name, english string) []string {
	stem := []rune(name)
	if n := len(stem); n > 2 && slices.Contains(classCharacters, string(stem[n-1])) {
		stem = stem[:n-1]
	}
	full, ok := readAs(stem, Fold(english))
	if !ok {
		full, _ = spell(string(stem))
	}
	if u := strings.ReplaceAll(full, "v", "u"); u != full {
		return []string{full, u}
	}
	return []string{full}
}

// readAs returns the pinyin of characters as an English name spells them. It returns false if the name does not fit them.
func readAs(characters []rune, english string) (string, bool) {
	if len(characters) == 0 {
		return "", true
	}
	args := pinyin.NewArgs()
	args.Heteronym = true
	for _, reading := range pinyin.SinglePinyin(characters[0], args) {
		rest, begins := strings.CutPrefix(english, reading)
		if !begins {
			continue
		}
		if below, ok := readAs(characters[1:], rest); ok {
			return reading + below, true
		}
	}
	return "", false
}

// wholeNames returns the texts that a region has if a text is its whole name, with or without its class.
func wholeNames(text string) []string {
	if !strings.ContainsFunc(text, isHan) {
		all := []string{"|" + text + "|"}
		for _, class := range classWords {
			if stem, ok := strings.CutSuffix(text, class); ok && len(stem) > 1 {
				all = append(all, "|"+stem+"|")
			}
		}
		return all
	}
	all := []string{"|" + pairs(text, true) + "|"}
	for _, class := range classCharacters {
		all = append(all, "|"+pairs(text+class, true)+"|")
	}
	return all
}

// patterns returns more patterns that find a region. Each is a list of which all must match. They find its name with a part
// of its class (tongzhouq), and its name after that of a region around it (凉山金阳).
func patterns(text string) (all [][]string) {
	if han := strings.ContainsFunc(text, isHan); !han {
		for _, class := range classWords {
			for n := len(class); n > 0; n-- {
				if stem, ok := strings.CutSuffix(text, class[:n]); ok && len(stem) > 1 {
					all = append(all, []string{"%|" + stem + "|%"})
					break
				}
			}
		}
	}
	runes := []rune(text)
	if len(runes) > longestText {
		return all
	}
	for i := 2; i < len(runes); i++ {
		around, begins := string(runes[:i]), string(runes[i:])
		if strings.ContainsFunc(begins, isHan) {
			all = append(all, []string{"%" + bound + hide(around) + bound + "%", pairs(begins, false) + "%"})
			continue
		}
		for _, class := range classWords {
			if stem, ok := strings.CutSuffix(begins, class); ok && len(stem) > 1 {
				all = append(all, []string{"%" + bound + hide(around) + bound + "%", "%|" + stem + "|%"})
			}
		}
		all = append(all, []string{"%" + bound + hide(around) + bound + "%", "%|" + begins + "%"})
	}
	return all
}

// longestText is the most characters of a text that is split into the names of two regions.
const longestText = 24

// writePatterns adds the patterns to a condition.
func writePatterns(b *sql.Builder, column, text string) {
	for _, together := range patterns(text) {
		b.WriteString(" OR (")
		for i, p := range together {
			if i > 0 {
				b.WriteString(" AND ")
			}
			b.Ident(column).WriteString(" LIKE ").Arg(p)
		}
		b.WriteString(")")
	}
}
