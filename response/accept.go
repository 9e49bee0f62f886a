package response

import (
	"net/http"
	"strconv"
	"strings"
)

// The media types of a response. A client that asks for GraphQL knows that the status tells whether there is data; for
// others every well-formed request is a 200.
const (
	GraphQL     = "application/graphql-response+json"
	JSON        = "application/json"
	EventStream = "text/event-stream"
)

// Accepted is in what forms a client takes a response.
type Accepted struct {
	// Media is the media type of a response in JSON; empty: the client takes none.
	Media string
	// Events reports whether the client asks for server-sent events by name.
	Events bool
}

// OnlyEvents reports whether the client takes nothing but server-sent events.
func (a Accepted) OnlyEvents() bool { return a.Events && a.Media == "" }

// Accept reads what a client accepts. One that names nothing gets the media type that every client understands.
func Accept(r *http.Request) Accepted {
	accept := r.Header.Values("Accept")
	if len(accept) == 0 {
		return Accepted{Media: JSON}
	}
	graphQL, plain, events := weigh(accept, GraphQL), weigh(accept, JSON), weigh(accept, EventStream)
	accepted := Accepted{Events: r.Method != http.MethodHead && events.named && events.q > 0}
	switch {
	case graphQL.q == 0 && plain.q == 0:
	case graphQL.q > plain.q, graphQL.q == plain.q && graphQL.named:
		accepted.Media = GraphQL
	default:
		accepted.Media = JSON
	}
	return accepted
}

// weight is how much a client wants a media type, by its name or only by a range such as */*.
type weight struct {
	q     float64
	named bool
}

// weigh returns the weight of a media type by the most specific range of an Accept header.
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
