package model

import (
	"regexp"
	"strings"
	"unicode"
)

// Term is what something is called in both languages.
type Term struct {
	EN string `json:"en"`
	ZH string `json:"zh"`
}

// described finds the term that a description begins with, as generate/ent writes it: "Committed investment (协议投资额)."
var described = regexp.MustCompile(`^([^(:;.]+) \(([^()]*\p{Han}[^()]*)\)`)

// ending finds the last term of a description: "Chinese name (名称): one of these (属于)."
var ending = regexp.MustCompile(`: ([^:()]+) \(([^()]*\p{Han}[^()]*)\)\.$`)

// inBrackets finds the Chinese of a description that has it elsewhere.
var inBrackets = regexp.MustCompile(`\(([^()]*\p{Han}[^()]*)\)`)

var article = regexp.MustCompile(`^(?:A|An|The) `)

// longest is the most words that the head of a column has.
const longest = 4

// termOf is the term of what has a name and a description. The name says it where the description has no term, and in
// English where that is a sentence rather than a term.
func termOf(name, description string) Term {
	if name == "id" {
		return Term{"Id", "编号"}
	}
	t := Term{EN: words(name), ZH: words(name)}
	if found := described.FindStringSubmatch(description); found != nil {
		t.ZH = found[2]
		en := article.ReplaceAllString(found[1], "")
		if len(strings.Fields(en)) <= longest && !strings.Contains(en, ",") {
			t.EN = capital(en)
		}
	} else if found := inBrackets.FindStringSubmatch(description); found != nil {
		t.ZH = found[1]
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

// words writes a name as a person would: paidIn and PAID_IN are "Paid in", countyID is "County ID".
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
		if strings.ToUpper(word) != word { // else it is an abbreviation, such as ID
			all[i] = strings.ToLower(word)
		}
	}
	return capital(strings.Join(all, " "))
}

// camel is the name of the field that a constant stands for: PAID_IN is paidIn.
func camel(constant string) string {
	parts := strings.Split(strings.ToLower(constant), "_")
	for i := 1; i < len(parts); i++ {
		parts[i] = capital(parts[i])
	}
	return strings.Join(parts, "")
}
