// Package web holds the pages in the binary: GraphiQL at /, which needs no other host.
package web

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"io/fs"
	"net/http"
	"path"
	"strconv"
	"strings"
	"sync"
	"time"
)

//go:embed index.html main.js main.css icon.svg graphiql/*.js graphiql/*.css
var files embed.FS

// policy keeps the pages to this host. GraphiQL sets styles from its script, which needs
// 'unsafe-inline' for styles; its fonts and cursors are data: URLs in its style sheet.
const policy = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src data:; " +
	"img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

var contentTypes = map[string]string{
	".html": "text/html; charset=utf-8",
	".js":   "text/javascript; charset=utf-8",
	".css":  "text/css; charset=utf-8",
	".svg":  "image/svg+xml",
}

// Handler serves the pages: GraphiQL at /, its files under /graphiql/, and nothing else.
func Handler() http.Handler {
	mux := http.NewServeMux()
	err := fs.WalkDir(files, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		content, err := files.ReadFile(name)
		url := "/graphiql/" + path.Base(name)
		if name == "index.html" {
			url = "/{$}"
		}
		mux.Handle("GET "+url, newAsset(contentTypes[path.Ext(name)], content))
		return err
	})
	if err != nil {
		panic(err) // the files are in the binary: only a broken build gets here
	}
	return mux
}

// asset is one file, compressed when it is first asked for by a client that accepts that.
type asset struct {
	contentType string
	tag         string
	content     []byte
	compressed  func() []byte
}

func newAsset(contentType string, content []byte) asset {
	sum := sha256.Sum256(content)
	return asset{contentType, hex.EncodeToString(sum[:16]), content, sync.OnceValue(func() []byte {
		var b bytes.Buffer
		z := gzip.NewWriter(&b)
		_, _ = z.Write(content) // a buffer takes all
		_ = z.Close()
		return bytes.Clone(b.Bytes()) // without the buffer's room to grow: it is kept
	})}
}

func (a asset) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("Content-Type", a.contentType)
	h.Set("Content-Security-Policy", policy)
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("Cache-Control", "no-cache") // keep it, and ask by its tag whether it is still the same
	h.Set("Vary", "Accept-Encoding")
	content, tag := a.content, a.tag
	if acceptsGzip(r.Header.Get("Accept-Encoding")) {
		content, tag = a.compressed(), tag+"-gzip"
		h.Set("Content-Encoding", "gzip")
	}
	h.Set("ETag", `"`+tag+`"`)
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(content))
}

func acceptsGzip(accept string) bool {
	for part := range strings.SplitSeq(accept, ",") {
		name, q, weighed := strings.Cut(part, ";q=")
		if strings.EqualFold(strings.TrimSpace(name), "gzip") {
			weight, err := strconv.ParseFloat(strings.TrimSpace(q), 64)
			return !weighed || err == nil && weight > 0
		}
	}
	return false
}
