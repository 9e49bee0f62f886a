package search

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"entgo.io/ent/dialect/sql"
	"github.com/mozillazg/go-pinyin"
)

// end stands after the forms of a region's own name. Other names and the regions around follow.
const end = "||"

// Classes of regions, which count for nothing in pinyin: the characters that names end with, and how they are spelled.
var (
	classes    = map[rune]bool{'县': true, '区': true, '市': true, '旗': true}
	classWords = []string{"xian", "qu", "shi", "qi"}
)

// regions are the tables of entities whose texts RegionText makes.
var regions = map[string]bool{"prefectures": true, "counties": true}

// RegionText is Text for a prefecture or a county. Its pinyin is that of the English name where a character has several
// readings, and has no word for the class.
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

// AddNames adds to the text of a county its other names, and the names of its province and its prefecture, which is empty
// for a county outside of any.
func AddNames(text string, others []string, province, prefecture string) string {
	var b strings.Builder
	b.WriteString(text + end)
	for _, other := range others {
		b.WriteString(pairs(Fold(other), true) + "|" + strings.Join(spellings(other, ""), "|") + "|")
	}
	above, within := called(province), called(prefecture)
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

// bound stands between the names of the regions around, which are found by their whole only.
const bound = "~"

// hide writes letters in a form that no search has, lest a county be found by the name of its province alone. Chinese
// characters that are not in pairs are hidden already.
func hide(form string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' {
			return r - 'a' + 'ａ'
		}
		return r
	}, form)
}

// kinds of provinces and prefectures at the end of their names, with the peoples that autonomous ones are named for.
var (
	kindsAbove = regexp.MustCompile(`(?:省|市|地区|盟|自治州|自治区|特别行政区)$`)
	peoples    = regexp.MustCompile(`(?:(?:藏|回|苗|彝|壮|布依|朝鲜|侗|白|土家|哈尼|傣|傈僳|景颇|羌)族|蒙古族|蒙古|哈萨克|柯尔克孜|维吾尔)+$`)
)

// called lists what a province or a prefecture is called: 凉山彝族自治州, 凉山 and 凉山州.
func called(name string) []string {
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

// spellings gives the pinyin of a region's name without its class; names with ü also with u, as many write it.
func spellings(name, english string) []string {
	stem := []rune(name)
	if n := len(stem); n > 2 && classes[stem[n-1]] {
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

// readAs reads characters as an English name spells them.
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

// otherwise gives more patterns by which a region is found, each a list of those that it must all fit: by its whole name
// and as much of its class as is written, and by the name of a region around before its own.
func otherwise(text string) (all [][]string) {
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

// longestText is the length up to which a text is taken apart into the names of two regions.
const longestText = 24

// orOtherwise writes the patterns after a condition.
func orOtherwise(b *sql.Builder, column, text string) {
	for _, patterns := range otherwise(text) {
		b.WriteString(" OR (")
		for i, p := range patterns {
			if i > 0 {
				b.WriteString(" AND ")
			}
			b.Ident(column).WriteString(" LIKE ").Arg(p)
		}
		b.WriteString(")")
	}
}
