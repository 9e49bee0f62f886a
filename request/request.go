// Package request holds what belongs to a request: its id and its language.
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

// Header carries the id of a request and of its response.
const Header = "X-Request-Id"

// chosen matches the ids that a client may choose.
var chosen = regexp.MustCompile(`^[A-Za-z0-9._-]{1,64}$`)

var languages = language.NewMatcher([]language.Tag{language.English, language.Chinese})

// With gives the context of r its language and its id. The id is that of the client if it is well-formed.
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

// Carry returns ctx with the id and the language of a request, for work that goes on after the request.
func Carry(ctx, of context.Context) context.Context {
	return context.WithValue(ctx, key{}, of.Value(key{}))
}

// ID returns the id of the request, and "" outside of a request.
func ID(ctx context.Context) string {
	i, _ := ctx.Value(key{}).(info)
	return i.id
}

// Lang returns the language of the client, "en" or "zh".
func Lang(ctx context.Context) string {
	i, _ := ctx.Value(key{}).(info)
	return i.lang
}
