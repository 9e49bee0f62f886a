package auth

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"
)

// knownNames are the names in the header and in the claims that this server or its libraries use. encoding/json ignores
// the case of names: of "sub" and "SUB" the last one would win.
var knownNames = []string{
	"alg", "crit", "jku", "jwk", "kid", "typ", "x5c", "x5u",
	"aud", "azp", "cnf", "exp", "iat", "iss", "jti", "nbf", "nonce", "sub", "at_hash", "_claim_names", "_claim_sources",
}

// checkForm refuses a token that two programs could parse in two ways. RFC 7515 and 7519 leave much of that open, and
// RFC 8725 says what a careful reader does. It checks only the form: nothing is verified yet.
func checkForm(raw string) error {
	parts := strings.Split(raw, ".")
	decoded := make([][]byte, len(parts))
	for n, part := range parts {
		content, err := base64.RawURLEncoding.Strict().DecodeString(part)
		if err != nil {
			return fmt.Errorf("part %d is not in the one spelling that base64url has for it: %w", n+1, err)
		}
		decoded[n] = content
	}
	header, err := parseObject(decoded[0])
	if err != nil {
		return fmt.Errorf("header: %w", err)
	}
	claims, err := parseObject(decoded[1])
	if err != nil {
		return fmt.Errorf("claims: %w", err)
	}
	if typ, ok := header["typ"]; ok && !tokenType(typ) {
		return fmt.Errorf("typ is %.60s: a token for another use", typ)
	}
	if _, ok := claims["cnf"]; ok {
		return errors.New("cnf binds the token to a key that this server cannot ask for")
	}
	for _, name := range []string{"exp", "iat", "nbf"} {
		if v, ok := claims[name]; ok && !number(v) {
			return fmt.Errorf("%s is not a number", name)
		}
	}
	return nil
}

// tokenType reports whether the typ of a header is that of a token for an API: RFC 7519 and RFC 9068. A token without
// typ is taken for a JWT.
func tokenType(raw json.RawMessage) bool {
	var typ string
	if json.Unmarshal(raw, &typ) != nil {
		return false
	}
	switch strings.TrimPrefix(strings.ToLower(typ), "application/") {
	case "jwt", "at+jwt":
		return true
	}
	return false
}

func number(raw json.RawMessage) bool {
	return len(raw) > 0 && strings.IndexByte("-0123456789", raw[0]) >= 0
}

// parseObject parses the members of a JSON object. It refuses a name that occurs twice, at any depth, a name that
// differs only by case from a known one, and text that is not UTF-8.
func parseObject(text []byte) (map[string]json.RawMessage, error) {
	if !utf8.Valid(text) {
		return nil, errors.New("not UTF-8")
	}
	decoder := json.NewDecoder(bytes.NewReader(text))
	if err := walk(decoder, 0); err != nil {
		return nil, err
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return nil, errors.New("more than one JSON value")
	}
	var members map[string]json.RawMessage
	if err := json.Unmarshal(text, &members); err != nil || members == nil {
		return nil, errors.New("not a JSON object")
	}
	for name := range members {
		if !slices.Contains(knownNames, name) && slices.ContainsFunc(knownNames, func(known string) bool { return strings.EqualFold(known, name) }) {
			return nil, fmt.Errorf("%.40q differs only by case from a known name", name)
		}
	}
	return members, nil
}

// maxNesting bounds the nesting of the JSON in a token.
const maxNesting = 32

// walk parses one JSON value and refuses names that occur twice in an object.
func walk(decoder *json.Decoder, depth int) error {
	token, err := decoder.Token()
	if err != nil {
		return err
	}
	opened, nested := token.(json.Delim)
	if !nested {
		return nil
	}
	if depth == maxNesting {
		return fmt.Errorf("nested deeper than %d levels", maxNesting)
	}
	names := make(map[string]bool)
	for decoder.More() {
		if opened == '{' {
			token, err := decoder.Token()
			if err != nil {
				return err
			}
			name, _ := token.(string)
			if names[name] {
				return fmt.Errorf("%.40q occurs twice", name)
			}
			names[name] = true
		}
		if err := walk(decoder, depth+1); err != nil {
			return err
		}
	}
	_, err = decoder.Token()
	return err
}
