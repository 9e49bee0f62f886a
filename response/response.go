// Package response writes the JSON that every answer of the API comes in, also where the executor had no part in it.
package response

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"jiedui/fault"
	"jiedui/request"
)

// Error lets a fault pass through the executor, which takes errors of its own type only.
func Error(f *fault.Error) *gqlerror.Error {
	return &gqlerror.Error{Err: f, Message: f.Message.EN, Extensions: map[string]any{"code": string(f.Code)}}
}

// Refuse answers a request that does not get as far as the executor, in a form that the client accepts. More goes into
// the extensions of the error.
func Refuse(w http.ResponseWriter, r *http.Request, status int, f *fault.Error, more map[string]any) {
	extensions := map[string]any{"code": f.Code}
	maps.Copy(extensions, more)
	answer := &graphql.Response{Errors: gqlerror.List{{Message: f.Message.In(request.Lang(r.Context())), Extensions: extensions}}}
	w.Header().Set("Cache-Control", "no-store")
	if !slices.Contains(w.Header().Values("Vary"), "Accept") {
		w.Header().Add("Vary", "Accept")
	}
	accepted := Accept(r)
	if accepted.OnlyEvents() && status < http.StatusInternalServerError { // after the others it is to ask again
		WriteEvents(w, answer)
		return
	}
	w.Header().Set("Content-Type", cmp.Or(accepted.Media, JSON)+"; charset=utf-8")
	Write(w, status, answer)
}

// Status returns the status of the response to a well-formed request, if it is sent as a media type. A caller who asks too
// often gets 429 in any, since proxies and libraries wait then.
func Status(media string, response *graphql.Response) int {
	limited := len(response.Errors) > 0 && fmt.Sprint(response.Errors[0].Extensions["code"]) == string(fault.RateLimited)
	if limited && response.Data == nil {
		return http.StatusTooManyRequests
	}
	if media == JSON || response.Data != nil || len(response.Errors) == 0 {
		return http.StatusOK
	}
	switch fault.Code(fmt.Sprint(response.Errors[0].Extensions["code"])) {
	case fault.Unauthenticated:
		return http.StatusUnauthorized
	case fault.Forbidden:
		return http.StatusForbidden
	case fault.Conflict:
		return http.StatusConflict
	case fault.Internal:
		return http.StatusInternalServerError
	case fault.Unavailable:
		return http.StatusServiceUnavailable
	case fault.Timeout:
		return http.StatusGatewayTimeout
	default:
		return http.StatusBadRequest
	}
}

// maxKept bounds the responses whose memory is used again for the next.
const maxKept = 1 << 20

var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// retryAfter is for how many seconds a client is to wait when it is told to try again and nothing else is known.
const retryAfter = "2"

// buffer returns an empty buffer, which the caller must give back.
func buffer() (b *bytes.Buffer, giveBack func()) {
	b = buffers.Get().(*bytes.Buffer)
	return b, func() {
		if b.Cap() <= maxKept {
			b.Reset()
			buffers.Put(b)
		}
	}
}

// Write sends a response at once: in pieces it would cost a system call for each.
func Write(w http.ResponseWriter, status int, answer *graphql.Response) {
	b, giveBack := buffer()
	defer giveBack()
	appendBody(b, answer)
	write(w, status, b.Bytes())
}

// WriteTagged sends the response to a GET without errors, with a tag of its bytes. A client or a cache that has kept the
// response with this tag gets 304 without it. The tag is weak, since the response may be compressed on its way.
func WriteTagged(w http.ResponseWriter, r *http.Request, answer *graphql.Response) {
	b, giveBack := buffer()
	defer giveBack()
	appendBody(b, answer)
	sum := sha256.Sum256(b.Bytes())
	tag := `"` + base64.RawURLEncoding.EncodeToString(sum[:16]) + `"`
	h := w.Header()
	h.Set("ETag", "W/"+tag)
	// It may be kept, but whoever has it must ask each time whether it is still true.
	h.Set("Cache-Control", "private, no-cache")
	if r.Header.Get("Authorization") == "" {
		h.Set("Cache-Control", "public, no-cache")
	}
	if hasTag(r.Header.Values("If-None-Match"), tag) {
		h.Del("Content-Type")
		w.WriteHeader(http.StatusNotModified)
		return
	}
	write(w, http.StatusOK, b.Bytes())
}

// hasTag reports whether an If-None-Match names a tag, weakly or not, or any (RFC 9110, 13.1.2).
func hasTag(fields []string, tag string) bool {
	for _, field := range fields {
		for each := range strings.SplitSeq(field, ",") {
			each = strings.TrimSpace(each)
			if each == "*" || strings.TrimPrefix(each, "W/") == tag {
				return true
			}
		}
	}
	return false
}

func write(w http.ResponseWriter, status int, body []byte) {
	switch status {
	case http.StatusTooManyRequests, http.StatusServiceUnavailable, http.StatusGatewayTimeout:
		if w.Header().Get("Retry-After") == "" {
			w.Header().Set("Retry-After", retryAfter)
		}
	}
	w.Header().Set("Content-Length", strconv.Itoa(len(body)))
	w.WriteHeader(status)
	_, _ = w.Write(body) // it fails only when the client is gone
}

// Body is a response in JSON.
func Body(answer *graphql.Response) []byte {
	var b bytes.Buffer
	appendBody(&b, answer)
	return b.Bytes()
}

// appendBody writes a response in JSON. No data, as opposed to null, means that nothing was executed, and then the entry
// is absent.
func appendBody(b *bytes.Buffer, answer *graphql.Response) {
	before := "{"
	add := func(name string, value []byte) {
		b.WriteString(before)
		b.WriteString(name)
		b.Write(value)
		before = ","
	}
	if len(answer.Errors) > 0 {
		add(`"errors":`, Marshal(answer.Errors))
	}
	if answer.Data != nil {
		add(`"data":`, answer.Data)
	}
	if len(answer.Extensions) > 0 {
		add(`"extensions":`, Marshal(answer.Extensions))
	}
	b.WriteByte('}')
}

// Marshal panics when an extension of the executor put a value that is no JSON into a response; the server answers a
// panic before anything is written.
func Marshal(value any) []byte {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false) // a response has the same characters over every transport
	if err := e.Encode(value); err != nil {
		panic(err)
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n"))
}
