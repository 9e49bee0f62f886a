// Package request holds what belongs to a request: its id, its language and the address of its client.
package request

import (
	"context"
	"crypto/rand"
	"net/http"
	"net/netip"
	"regexp"

	"golang.org/x/text/language"
)

type key struct{}

type info struct{ id, lang, address string }

// Header carries the id of a request and of its response.
const Header = "X-Request-Id"

// chosen matches the ids that a client may choose.
var chosen = regexp.MustCompile(`^[A-Za-z0-9._-]{1,64}$`)

var languages = language.NewMatcher([]language.Tag{language.English, language.Chinese})

// With gives the context of r its language, its id and the address of the client. The id is that of the client if it is
// well-formed. The header X-Forwarded-For is believed of the proxies.
func With(r *http.Request, proxies ...netip.Prefix) *http.Request {
	i := info{id: r.Header.Get(Header), lang: "en", address: clientAddress(r, proxies)}
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

// Address returns the address of the client, and "" outside of a request.
func Address(ctx context.Context) string {
	i, _ := ctx.Value(key{}).(info)
	return i.address
}

// Lang returns the language of the client, "en" or "zh".
func Lang(ctx context.Context) string {
	i, _ := ctx.Value(key{}).(info)
	return i.lang
}
