package scalar

import (
	"io"

	"github.com/99designs/gqlgen/graphql"
)

// AppendQuoted appends s as a JSON string in the form that both databases write: short escapes where JSON has them,
// \u00xx for the other control characters, and everything else unchanged.
func AppendQuoted(b []byte, s string) []byte {
	const hex = "0123456789abcdef"
	b = append(b, '"')
	start := 0
	for i := range len(s) {
		c := s[i]
		if c >= ' ' && c != '"' && c != '\\' {
			continue
		}
		b = append(b, s[start:i]...)
		start = i + 1
		switch c {
		case '"', '\\':
			b = append(b, '\\', c)
		case '\b':
			b = append(b, '\\', 'b')
		case '\f':
			b = append(b, '\\', 'f')
		case '\n':
			b = append(b, '\\', 'n')
		case '\r':
			b = append(b, '\\', 'r')
		case '\t':
			b = append(b, '\\', 't')
		default:
			b = append(b, '\\', 'u', '0', '0', hex[c>>4], hex[c&15])
		}
	}
	b = append(b, s[start:]...)
	return append(b, '"')
}

// MarshalString writes a String of the API.
func MarshalString(s string) graphql.Marshaler {
	return graphql.WriterFunc(func(w io.Writer) { writeQuoted(w, s) })
}

// UnmarshalString parses a String of the API.
func UnmarshalString(v any) (string, error) { return graphql.UnmarshalString(v) }

func writeQuoted(w io.Writer, s string) {
	_, _ = w.Write(AppendQuoted(make([]byte, 0, len(s)+2), s)) // gqlgen passes a buffer, which does not fail
}
