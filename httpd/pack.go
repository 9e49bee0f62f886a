package httpd

import (
	"fmt"
	"net/http"

	"github.com/klauspost/compress/gzhttp"

	"jiedui/response"
)

// packFrom is the size in bytes from which an answer is packed. A smaller one fits into one packet as it is.
const packFrom = 1024

// pack compresses the answers of the API for clients that accept gzip or zstd. Streams of events and workbooks stay as they
// are. The length of what is sent varies at random, so that nobody who can make a browser ask guesses from it what stands
// beside a guess (BREACH).
func pack(next http.Handler) http.Handler {
	wrap, err := gzhttp.NewWrapper(
		gzhttp.MinSize(packFrom),
		gzhttp.ContentTypes([]string{response.JSON, response.GraphQL, "text/csv", "application/x-ndjson"}),
		gzhttp.RandomJitter(32, 0, false),
	)
	if err != nil {
		panic(fmt.Errorf("pack: %w", err)) // the options above are wrong
	}
	return wrap(next)
}
