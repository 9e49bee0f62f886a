package transport

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"mime/multipart"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"golang.org/x/sync/semaphore"

	"jiedui/fault"
	"jiedui/rule"
	"jiedui/viewer"
)

// PreflightHeader must be on a request with a file. A page of another origin cannot send it without a preflight, as it
// could send a form.
const PreflightHeader = "GraphQL-Require-Preflight"

const (
	// uploadTime is how long a file may take to arrive.
	uploadTime = 10 * time.Minute
	// maxFiles is how many files one request may have.
	maxFiles = 4
)

// UploadLimits bound the files that come with requests.
type UploadLimits struct {
	// Dir is where files are kept, "" for the system's directory.
	Dir string
	// RequestBytes bounds the files of a request, and TotalBytes all files that are there at once.
	RequestBytes, TotalBytes int64
	// May returns why the caller may not send a file now. It is called before anything is stored.
	May func(context.Context) error
}

// Uploads keeps the files that come with requests.
type Uploads struct {
	UploadLimits

	free *semaphore.Weighted // bytes
}

// NewUploads returns Uploads without a file.
func NewUploads(l UploadLimits) *Uploads {
	return &Uploads{l, semaphore.NewWeighted(l.TotalBytes)}
}

// Upload is a file that came with a request. It is deleted with the request, unless Take was called.
type Upload struct {
	*os.File
	hash    [sha256.Size]byte
	taken   bool
	release func()
}

// received are the files of a request. The room that is reserved for them is free again when the last one is deleted.
type received struct {
	files   []*Upload
	uploads *Uploads
	room    int64
	holders atomic.Int32 // the request, and each of its files
}

type uploadsKey struct{}

// reserve takes room for the files of a request with a body of the given length, -1 if it is unknown. It returns false if
// there is none left.
func (r *received) reserve(u *Uploads, length int64) bool {
	n := u.RequestBytes
	if length >= 0 {
		n = min(n, length)
	}
	if !u.free.TryAcquire(n) {
		return false
	}
	r.uploads, r.room = u, n
	r.holders.Add(1)
	return true
}

func (r *received) release() {
	if r.holders.Add(-1) == 0 {
		r.uploads.free.Release(r.room)
	}
}

// close deletes the files for which Take was not called.
func (r *received) close() {
	if r.uploads == nil {
		return
	}
	defer r.release()
	for _, file := range r.files {
		if !file.taken {
			_ = file.Close()
		}
	}
}

var _ io.ReadSeeker = (*Upload)(nil)

// Close also deletes the file.
func (u *Upload) Close() error {
	defer u.release()
	return errors.Join(u.File.Close(), os.Remove(u.Name()))
}

// MarshalJSON writes the hash of the content, so that an idempotency key belongs to one file.
func (u *Upload) MarshalJSON() ([]byte, error) { return json.Marshal(hex.EncodeToString(u.hash[:])) }

// fromMultipart parses a request with files, in the form of the GraphQL multipart request specification.
func (t HTTP) fromMultipart(w http.ResponseWriter, r *http.Request, params *graphql.RawParams, files *received) *Refusal {
	if r.Header.Get(PreflightHeader) == "" {
		return Refuse(http.StatusBadRequest, "a request with a file needs the header "+PreflightHeader+": 1",
			"上传文件的请求须带请求头 "+PreflightHeader+": 1")
	}
	// These are checked before anything of the request is stored.
	if v := viewer.From(r.Context()); v == nil || v.ID == 0 {
		f, _ := errors.AsType[*fault.Error](rule.Unauthenticated(r.Context()))
		return &Refusal{http.StatusUnauthorized, f}
	}
	if err := t.Uploads.May(r.Context()); err != nil {
		f := rule.Explain(err)
		status := http.StatusForbidden
		if f.Code == fault.RateLimited {
			status = http.StatusTooManyRequests
		}
		return &Refusal{status, f}
	}
	if !files.reserve(t.Uploads, r.ContentLength) {
		return &Refusal{http.StatusTooManyRequests, fault.New(fault.RateLimited,
			"other files take all the room that there is for them: send the file again later", "暂存空间已被其他文件占满：请稍后重新上传")}
	}
	control := http.NewResponseController(w) // the timeouts of the server are for small requests
	deadline := time.Now().Add(uploadTime)
	_ = control.SetReadDeadline(deadline)
	_ = control.SetWriteDeadline(deadline.Add(WriteTimeout))
	parts, err := r.MultipartReader()
	if err != nil {
		return malformed()
	}
	if refused := t.field(parts, "operations", params); refused != nil {
		return refused
	}
	var places map[string][]string
	if refused := t.field(parts, "map", &places); refused != nil {
		return refused
	}
	left := t.Uploads.RequestBytes
	for range maxFiles {
		part, err := parts.NextPart()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return malformed()
		}
		u, size, refused := files.spool(part, left)
		if refused != nil {
			return refused
		}
		left -= size
		file := graphql.Upload{File: u, Filename: part.FileName(), Size: size, ContentType: part.Header.Get("Content-Type")}
		for _, path := range places[part.FormName()] {
			if !put(params.Variables, path, file) {
				return Refuse(http.StatusBadRequest, "map: there is no null at "+fmt.Sprintf("%.100q", path), "map:"+fmt.Sprintf("%.100q", path)+" 处没有 null")
			}
		}
	}
	if _, err := parts.NextPart(); !errors.Is(err, io.EOF) {
		return Refuse(http.StatusBadRequest, fmt.Sprintf("at most %d files in a request", maxFiles), fmt.Sprintf("一个请求最多 %d 个文件", maxFiles))
	}
	return nil
}

func malformed() *Refusal {
	return Refuse(http.StatusBadRequest, "the body is not a multipart request: send operations, map and the file, in this order",
		"请求体不是 multipart 请求：请依次发送 operations、map 和文件")
}

// field parses the next part, which has JSON.
func (t HTTP) field(parts *multipart.Reader, name string, into any) *Refusal {
	part, err := parts.NextPart()
	if err != nil || part.FormName() != name {
		return malformed()
	}
	limit := cmp.Or(t.MaxBodyBytes, math.MaxInt64-1)
	src, err := io.ReadAll(io.LimitReader(part, limit+1))
	switch {
	case err != nil:
		return malformed()
	case int64(len(src)) > limit:
		return Refuse(http.StatusRequestEntityTooLarge, fmt.Sprintf("%s has more than %d bytes", name, limit), fmt.Sprintf("%s 超过 %d 字节", name, limit))
	}
	return decode(src, name, into)
}

// spool writes a file to the disk.
func (r *received) spool(part io.Reader, limit int64) (*Upload, int64, *Refusal) {
	file, err := os.CreateTemp(r.uploads.Dir, "jiedui-upload-")
	if err != nil {
		return nil, 0, noRoom(err)
	}
	r.holders.Add(1)
	one := &Upload{File: file, release: sync.OnceFunc(r.release)}
	r.files = append(r.files, one)
	hash := sha256.New()
	size, err := io.Copy(io.MultiWriter(file, hash), io.LimitReader(part, limit+1))
	switch {
	case size > limit:
		return nil, 0, Refuse(http.StatusRequestEntityTooLarge, fmt.Sprintf("the files have more than %d MiB: split them", limit>>20),
			fmt.Sprintf("文件超过 %d MiB：请拆分", limit>>20))
	case errors.Is(err, os.ErrDeadlineExceeded), errors.Is(err, io.ErrUnexpectedEOF):
		return nil, 0, Refuse(http.StatusRequestTimeout, "the file did not arrive whole: send it again", "文件未完整到达：请重新上传")
	case err != nil:
		return nil, 0, noRoom(err)
	}
	hash.Sum(one.hash[:0])
	return one, size, nil
}

func noRoom(err error) *Refusal {
	return &Refusal{http.StatusServiceUnavailable, fault.Wrap(err, fault.Unavailable, "the file can't be kept now: try again later", "暂时无法保存文件，请稍后重试")}
}

// put puts a file into the variables in the place of a null, such as variables.input.file.
func put(variables map[string]any, path string, file graphql.Upload) bool {
	path, ok := strings.CutPrefix(path, "variables.")
	for ok {
		name, rest, deeper := strings.Cut(path, ".")
		value, there := variables[name]
		switch {
		case !there:
			return false
		case !deeper:
			variables[name] = file
			return value == nil
		}
		variables, ok = value.(map[string]any)
		path = rest
	}
	return false
}

// Take returns a file that came with the request, and keeps it after the request; nil: no file came.
func Take(file graphql.Upload) (*Upload, string) {
	u, ok := file.File.(*Upload)
	if !ok {
		return nil, ""
	}
	u.taken = true
	return u, filepath.Base(file.Filename)
}
