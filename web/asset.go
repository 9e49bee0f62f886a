package web

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
)

var contentTypes = map[string]string{
	".html": "text/html; charset=utf-8",
	".js":   "text/javascript; charset=utf-8",
	".css":  "text/css; charset=utf-8",
	".svg":  "image/svg+xml",
	".md":   "text/plain; charset=utf-8",
}

// asset is a file in one or more encodings, the smallest first and the plain one last.
type asset struct {
	contentType, policy, cache string
	status                     int // 0: 200, with ranges and revalidation
	encodings                  []encoding
}

// encoding is the content of a file in one content coding of HTTP, "" for the plain file.
type encoding struct {
	coding  string
	content func() (content []byte, tag string)
}

// encoded returns an encoding whose content is known already.
func encoded(coding string, content []byte) encoding {
	return encoding{coding, sync.OnceValues(func() ([]byte, string) {
		sum := sha256.Sum256(content)
		return content, `"` + hex.EncodeToString(sum[:16]) + `"`
	})}
}

// gzipped returns an encoding that is compressed at the first request.
func gzipped(content []byte) encoding {
	return encoding{"gzip", sync.OnceValues(func() ([]byte, string) {
		var b bytes.Buffer
		z := gzip.NewWriter(&b)
		_, _ = z.Write(content) // writing to a buffer cannot fail
		_ = z.Close()
		return encoded("gzip", bytes.Clone(b.Bytes())).content() // a clone, since the buffer is larger than its content
	})}
}

// readMade returns the encodings that the build has made of a file.
func readMade(from fs.FS, name string) (made []encoding) {
	for _, e := range []struct{ coding, extension string }{{"br", ".br"}, {"gzip", ".gz"}} {
		if content, err := fs.ReadFile(from, name+e.extension); err == nil {
			made = append(made, encoded(e.coding, content))
		}
	}
	return made
}

// made serves what a function returns. It is called at the first request.
func made(content func() []byte, contentType string) http.Handler {
	all := sync.OnceValue(func() asset {
		c := content()
		return asset{contentType: contentType, policy: policy, cache: revalidated, encodings: []encoding{gzipped(c), encoded("", c)}}
	})
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { all().ServeHTTP(w, r) })
}

func (a asset) withStatus(status int) asset {
	a.status = status
	return a
}

func (a asset) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("Content-Type", a.contentType)
	h.Set("Content-Security-Policy", a.policy)
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("Cache-Control", a.cache)
	h.Set("Vary", "Accept-Encoding")
	accept := r.Header.Get("Accept-Encoding")
	best := slices.IndexFunc(a.encodings, func(e encoding) bool { return e.coding == "" || accepts(accept, e.coding) })
	content, tag := a.encodings[best].content()
	if coding := a.encodings[best].coding; coding != "" {
		h.Set("Content-Encoding", coding)
	}
	if a.status != 0 {
		h.Set("Content-Length", strconv.Itoa(len(content)))
		w.WriteHeader(a.status)
		if r.Method != http.MethodHead {
			_, _ = w.Write(content) // it fails only when the client is gone
		}
		return
	}
	h.Set("ETag", tag)
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(content))
}

// accepts reports whether a client names a coding in Accept-Encoding. A "*" does not count.
func accepts(accept, coding string) bool {
	for part := range strings.SplitSeq(accept, ",") {
		name, q, weighed := strings.Cut(part, ";q=")
		if strings.EqualFold(strings.TrimSpace(name), coding) {
			weight, err := strconv.ParseFloat(strings.TrimSpace(q), 64)
			return !weighed || err == nil && weight > 0
		}
	}
	return false
}
