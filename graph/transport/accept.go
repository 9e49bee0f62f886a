package transport

import (
	"net/http"
	"strconv"
	"strings"

	"jiedui/response"
)

// negotiate chooses the media type of the response. A client that names none gets the one that
// every client understands.
func negotiate(accept []string) (string, *Refusal) {
	if len(accept) == 0 {
		return response.JSON, nil
	}
	graphQL, plain := weigh(accept, response.GraphQL), weigh(accept, response.JSON)
	switch {
	case graphQL.q == 0 && plain.q == 0:
		return response.JSON, Refuse(http.StatusNotAcceptable,
			"a response can be "+response.GraphQL+" or "+response.JSON, "响应只能是 "+response.GraphQL+" 或 "+response.JSON)
	case graphQL.q > plain.q, graphQL.q == plain.q && graphQL.named:
		return response.GraphQL, nil
	default:
		return response.JSON, nil
	}
}

// weight is how much a client wants a media type, by its name or only by a range such as */*.
type weight struct {
	q     float64
	named bool
}

// wanted tells whether it was asked for by name.
func (w weight) wanted() bool { return w.named && w.q > 0 }

// weigh finds the weight that the most specific range of an Accept header gives to a media type.
func weigh(accept []string, media string) (best weight) {
	highest := 0
	for _, field := range accept {
		for part := range strings.SplitSeq(field, ",") {
			name, attributes, _ := strings.Cut(part, ";")
			rank := 0
			switch strings.ToLower(strings.TrimSpace(name)) {
			case media:
				rank = 3
			case "application/*":
				rank = 2
			case "*/*":
				rank = 1
			}
			if q, ok := quality(attributes); ok && rank > highest {
				highest, best = rank, weight{q, rank == 3}
			}
		}
	}
	return best
}

// quality reads the attributes of a media range; ok is false for a charset that is not UTF-8.
func quality(attributes string) (q float64, ok bool) {
	q = 1
	for attribute := range strings.SplitSeq(attributes, ";") {
		name, value, _ := strings.Cut(strings.TrimSpace(attribute), "=")
		switch strings.ToLower(name) {
		case "q":
			q, _ = strconv.ParseFloat(value, 64) // a bad one is 0: not wanted
		case "charset":
			if !strings.EqualFold(strings.Trim(value, `"`), "utf-8") {
				return 0, false
			}
		}
	}
	return q, true
}
