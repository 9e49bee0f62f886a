package auth

import (
	"crypto/ed25519"
	"encoding/base64"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/go-jose/go-jose/v4"

	"jiedui/fault"
)

// signText signs a payload unchanged, under a header with the given members.
func signText(t testing.TB, key ed25519.PrivateKey, header, payload string) string {
	t.Helper()
	input := base64.RawURLEncoding.EncodeToString([]byte(header)) + "." + base64.RawURLEncoding.EncodeToString([]byte(payload))
	return input + "." + base64.RawURLEncoding.EncodeToString(ed25519.Sign(key, []byte(input)))
}

// A token with a valid signature is refused if two programs could parse it in two ways.
func TestTokensOfTwoReadingsAreRefused(t *testing.T) {
	t.Parallel()
	key := newKey(t)
	const plain = `{"alg":"EdDSA","typ":"JWT"}`
	with := func(more string) string {
		return fmt.Sprintf(`{"iss":"jiedui","aud":"jiedui","sub":"somebody","exp":%d%s}`, start.Add(time.Hour).Unix(), more)
	}
	without := func(claim string) string {
		return strings.ReplaceAll(with(""), claim, "x")
	}
	a, _ := newAuthenticator(t, Config{Key: key})
	for name, c := range map[string]struct {
		header, payload string
		ok              bool
	}{
		"plain":                          {plain, with(""), true},
		"no typ":                         {`{"alg":"EdDSA"}`, with(""), true},
		"access token of RFC 9068":       {`{"alg":"EdDSA","typ":"at+jwt"}`, with(""), true},
		"access token, whole media type": {`{"alg":"EdDSA","typ":"application/AT+JWT"}`, with(""), true},
		"claims that nobody reads":       {plain, with(`,"Name":"x","name":"y","groups":["a","a"]`), true},
		"SUB beside sub":                 {plain, with(`,"SUB":"demo:admin"`), false},
		"Sub with a long s":              {plain, with(`,"ſub":"demo:admin"`), false},
		"sub twice":                      {plain, with(`,"sub":"demo:admin"`), false},
		"sub twice, one escaped":         {plain, with(`,"s\u0075b":"demo:admin"`), false},
		"Aud for aud":                    {plain, strings.Replace(with(""), `"aud"`, `"Aud"`, 1), false},
		"EXP beside a past exp":          {plain, strings.Replace(with(`,"EXP":99999999999`), `"exp":`, `"exp":1,"x":`, 1), false},
		"EXP alone":                      {plain, strings.Replace(with(""), `"exp"`, `"EXP"`, 1), false},
		"no sub":                         {plain, without("sub"), false},
		"exp as a text":                  {plain, strings.Replace(with(""), `"exp":`, `"exp":"9999999999","x":`, 1), false},
		"nbf as a text":                  {plain, with(`,"nbf":"1"`), false},
		"iat as null":                    {plain, with(`,"iat":null`), false},
		"bound to a key":                 {plain, with(`,"cnf":{"jkt":"x"}`), false},
		"a name twice further down":      {plain, with(`,"act":{"sub":"a","sub":"b"}`), false},
		"nested without end":             {plain, with(`,"a":` + strings.Repeat("[", 500) + strings.Repeat("]", 500)), false},
		"not UTF-8":                      {plain, with(",\"name\":\"\xff\""), false},
		"two values":                     {plain, with("") + "{}", false},
		"a list":                         {plain, "[" + with("") + "]", false},
		"alg twice":                      {`{"alg":"none","alg":"EdDSA"}`, with(""), false},
		"ALG beside alg":                 {`{"alg":"EdDSA","ALG":"none"}`, with(""), false},
		"token for a log-out":            {`{"alg":"EdDSA","typ":"logout+jwt"}`, with(""), false},
		"proof of possession":            {`{"alg":"EdDSA","typ":"dpop+jwt"}`, with(""), false},
		"security event":                 {`{"alg":"EdDSA","typ":"secevent+jwt"}`, with(""), false},
		"typ that is not text":           {`{"alg":"EdDSA","typ":["JWT"]}`, with(""), false},
	} {
		token := signText(t, key, c.header, c.payload)
		if c.ok {
			accepts(t, a, token)
			continue
		}
		if who, err := a.verify(t.Context(), token); !fault.Is(err, fault.Unauthenticated) {
			t.Errorf("%s: gave %q, %v, want UNAUTHENTICATED", name, who.subject, err)
		}
	}
}

// A token has one spelling. Other bits that base64url ignores make another text with the same bytes.
func TestTokensHaveOneSpelling(t *testing.T) {
	t.Parallel()
	key := newKey(t)
	a, _ := newAuthenticator(t, Config{Key: key})
	token := signToken(t, jose.EdDSA, key, claims(LocalIssuer, LocalAudience, nil))
	accepts(t, a, token)
	const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
	last := strings.IndexByte(alphabet, token[len(token)-1]) // 64 bytes leave four bits of it unused
	for bits := 1; bits < 16; bits++ {
		refuses(t, a, token[:len(token)-1]+string(alphabet[last^bits]), fault.Unauthenticated)
	}
}

// Before the provider was asked after the token came, nobody knows whether its key is valid. Until then the client must
// try again, and is not told that the token is bad.
func TestTokensOfNewKeysAreNotRefused(t *testing.T) {
	t.Parallel()
	old, renewed := newKey(t), newKey(t)
	p := startProvider(t, publicKey("old", old.Public()))
	a, c := newAuthenticator(t, p.config())
	accepts(t, a, p.sign(t, jose.EdDSA, old, nil))
	p.publish(publicKey("new", renewed.Public()))
	token := p.sign(t, jose.EdDSA, renewed, nil)
	for range 4 { // the provider was asked less than a pause ago
		c.advance(time.Second)
		_, reached, w := ask(a, "en", "Bearer "+token)
		seconds, err := strconv.Atoi(w.Header().Get("Retry-After"))
		if reached || w.Code != http.StatusServiceUnavailable || err != nil || seconds < 1 {
			t.Fatalf("reached %t, status %d, Retry-After %q", reached, w.Code, w.Header().Get("Retry-After"))
		}
	}
	c.advance(time.Second)
	accepts(t, a, token)
	refuses(t, a, p.sign(t, jose.EdDSA, newKey(t), nil), fault.Unauthenticated)
}

// An accepted form gives the claims with exactly these names, whatever other members there are.
func FuzzCheckForm(f *testing.F) {
	for _, payload := range []string{`{"sub":"a"}`, `{"SUB":"a"}`, `{"sub":"a","sub":"b"}`, `{"a":{"b":[1,{"c":2}]}}`, `[`, `{"exp":1e400}`} {
		f.Add(payload)
	}
	key := newKey(f)
	a, _ := newAuthenticator(f, Config{Key: key})
	f.Fuzz(func(t *testing.T, payload string) {
		token := signText(t, key, `{"alg":"EdDSA"}`, payload)
		who, err := a.verify(t.Context(), token)
		if err != nil {
			return
		}
		members, err := parseObject([]byte(payload))
		if err != nil || string(members["sub"]) == "" || who.subject == "" {
			t.Errorf("%q gave %q, %v", payload, who.subject, err)
		}
	})
}
