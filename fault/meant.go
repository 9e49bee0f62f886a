package fault

import (
	"fmt"
	"strings"

	"github.com/vektah/gqlparser/v2/validator/core"
)

// maxWord is the length up to which a word is compared with others; nobody mistypes a longer one.
const maxWord = 100

// Meant asks whether one of the options was meant by a word that is none of them. It returns the end of a message, which
// is empty when no option is near.
func Meant(word string, options []string) (en, zh string) {
	if len(word) > maxWord {
		return "", ""
	}
	near := core.SuggestionList(word, options)
	for _, o := range options {
		if strings.EqualFold(o, word) {
			near = []string{o}
		}
	}
	if len(near) == 0 {
		return "", ""
	}
	near = near[:min(3, len(near))]
	return fmt.Sprintf(": did you mean %s?", strings.Join(near, " or ")), fmt.Sprintf("：是否应为 %s？", strings.Join(near, " 或 "))
}
