package model

import (
	"regexp"
	"strings"
	"unicode"

	"jiedui/term"
)

// Term is what something is called in both languages.
type Term struct {
	EN string `json:"en"`
	ZH string `json:"zh"`
}

// ending finds the last term of a description: "Chinese name (名称): one of these (属于)."
var ending = regexp.MustCompile(`: ([^:()]+) \(([^()]*\p{Han}[^()]*)\)\.$`)

var article = regexp.MustCompile(`^(?:A|An|The) `)

// longest is the most words in the head of a column.
const longest = 4

// termOf returns the term of a type, field or value from its description. Without a term there, and in English if the
// description begins with a sentence, it makes one of the name.
func termOf(name, description string) Term {
	if name == "id" {
		return Term{"Id", "编号"}
	}
	t := Term{EN: words(name), ZH: words(name)}
	if found, ok := term.Leading(description); ok {
		t.ZH = found.ZH
		en := article.ReplaceAllString(found.EN, "")
		if len(strings.Fields(en)) <= longest && !strings.Contains(en, ",") {
			t.EN = capital(en)
		}
	} else if terms := term.Chinese(description); len(terms) > 0 {
		t.ZH = terms[0]
	}
	return t
}

func endingOf(description string) Term {
	if found := ending.FindStringSubmatch(description); found != nil {
		return Term{found[1], found[2]}
	}
	return Term{}
}

func capital(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

// words writes a name as words: paidIn and PAID_IN are "Paid in", countyID is "County ID".
func words(name string) string {
	var b strings.Builder
	constant := strings.ToUpper(name) == name
	previous := ' '
	for i, r := range name {
		switch {
		case r == '_':
			b.WriteByte(' ')
		case constant && i > 0:
			b.WriteRune(unicode.ToLower(r))
		case unicode.IsUpper(r) && unicode.IsLower(previous):
			b.WriteByte(' ')
			b.WriteRune(r)
		default:
			b.WriteRune(r)
		}
		previous = r
	}
	all := strings.Fields(b.String())
	for i, word := range all {
		if strings.ToUpper(word) != word { // an abbreviation, such as ID, stays
			all[i] = strings.ToLower(word)
		}
	}
	return capital(strings.Join(all, " "))
}

// camel returns the name of the field for a constant: paidIn for PAID_IN.
func camel(constant string) string {
	parts := strings.Split(strings.ToLower(constant), "_")
	for i := 1; i < len(parts); i++ {
		parts[i] = capital(parts[i])
	}
	return strings.Join(parts, "")
}
