package fault

import (
	"fmt"
	"strings"

	"github.com/vektah/gqlparser/v2/validator/core"
)

// maxWord is the length up to which a word is compared with others; nobody mistypes a longer one.
const maxWord = 100

// Nearest returns the options, at most three, that a word is nearest to: those that may have been meant by it.
func Nearest(word string, options []string) []string {
	if len(word) > maxWord {
		return nil
	}
	for _, o := range options {
		if strings.EqualFold(o, word) {
			return []string{o}
		}
	}
	near := core.SuggestionList(word, options)
	return near[:min(3, len(near))]
}

// Meant asks whether one of the options was meant by a word that is none of them. It returns the end of a message, which
// is empty when no option is near.
func Meant(word string, options []string) (en, zh string) {
	near := Nearest(word, options)
	if len(near) == 0 {
		return "", ""
	}
	return fmt.Sprintf(": did you mean %s?", strings.Join(near, " or ")), fmt.Sprintf("：是否应为 %s？", strings.Join(near, " 或 "))
}
