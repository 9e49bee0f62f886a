package response

import (
	"net/http"

	"github.com/99designs/gqlgen/graphql"
)

// Complete is the last event of a stream.
const Complete = "event: complete\ndata:\n\n"

// Next is the event that carries a response, as https://github.com/enisdenjo/graphql-sse/blob/master/PROTOCOL.md has it.
func Next(answer *graphql.Response) string {
	return "event: next\ndata: " + string(Body(answer)) + "\n\n"
}

// SetEvents makes the header that of a stream of events.
func SetEvents(header http.Header) {
	header.Set("Content-Type", EventStream)
	header.Set("X-Accel-Buffering", "no") // proxies are not to wait for more
	if header.Get("Cache-Control") == "" {
		header.Set("Cache-Control", "no-cache")
	}
}

// WriteEvents sends one response as a whole stream. Its status is 200 also when the response is an error: of any other
// status the clients of such streams, the browsers' own among them, do not read the answer.
func WriteEvents(w http.ResponseWriter, answer *graphql.Response) {
	SetEvents(w.Header())
	w.WriteHeader(http.StatusOK)
	_, _ = w.Write([]byte(Next(answer) + Complete)) // it fails only when the client is gone
}
