// Package term reads the terms in the descriptions of the schema: what something is called in English and in Chinese.
package term

import "regexp"

// Term is what something is called in English and in Chinese.
type Term struct{ EN, ZH string }

var (
	leading       = regexp.MustCompile(`^([^(:;]+) \(([^()]*\p{Han}[^()]*)\)`)
	inParentheses = regexp.MustCompile(`\(([^()]*\p{Han}[^()]*)\)`)
)

// Leading returns the term that a description in the schema begins with, as in "Committed investment (协议投资额)."
func Leading(description string) (Term, bool) {
	found := leading.FindStringSubmatch(description)
	if found == nil {
		return Term{}, false
	}
	return Term{EN: found[1], ZH: found[2]}, true
}

// Chinese returns the Chinese terms in a description, wherever they stand in parentheses.
func Chinese(description string) []string {
	var terms []string
	for _, found := range inParentheses.FindAllStringSubmatch(description, -1) {
		terms = append(terms, found[1])
	}
	return terms
}

// Of returns the Chinese term of what a description describes: the one that it begins with, or the only one in it. Several
// terms of which none begins the description are those of its values.
func Of(description string) (zh string, ok bool) {
	if t, ok := Leading(description); ok {
		return t.ZH, true
	}
	if terms := Chinese(description); len(terms) == 1 {
		return terms[0], true
	}
	return "", false
}
