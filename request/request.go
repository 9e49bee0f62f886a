// Package request holds what belongs to a request on its way through the program: its id and its language.
package request

import (
	"context"
	"crypto/rand"
	"net/http"
	"regexp"

	"golang.org/x/text/language"
)

type key struct{}

type info struct{ id, lang string }

// Header carries the id of a request, both ways.
const Header = "X-Request-Id"

// ids that a caller may choose itself.
var chosen = regexp.MustCompile(`^[A-Za-z0-9._-]{1,64}$`)

var languages = language.NewMatcher([]language.Tag{language.English, language.Chinese})

// With gives the context of r its id, the caller's own where it is well-formed, and its language.
func With(r *http.Request) *http.Request {
	i := info{id: r.Header.Get(Header), lang: "en"}
	if !chosen.MatchString(i.id) {
		i.id = rand.Text()
	}
	tags, _, _ := language.ParseAcceptLanguage(r.Header.Get("Accept-Language"))
	if _, index, confidence := languages.Match(tags...); index == 1 && confidence != language.No {
		i.lang = "zh"
	}
	return r.WithContext(context.WithValue(r.Context(), key{}, i))
}

// Carry gives ctx the id and the language of a request, for what goes on after it.
func Carry(ctx, of context.Context) context.Context {
	return context.WithValue(ctx, key{}, of.Value(key{}))
}

// ID is the id of the request, empty outside of one.
func ID(ctx context.Context) string {
	i, _ := ctx.Value(key{}).(info)
	return i.id
}

// Lang is the language that the caller reads, "en" or "zh".
func Lang(ctx context.Context) string {
	i, _ := ctx.Value(key{}).(info)
	return i.lang
}
