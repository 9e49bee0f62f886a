// Package export writes one list or report of the API to a file: CSV, XLSX or JSON lines.
package export

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/url"
	"strconv"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"jiedui/fault"
	"jiedui/graph/transport"
	"jiedui/keyset"
	"jiedui/response"
)

const (
	// Path is where exports are asked for.
	Path = "/export"
	// bufferSize is how many bytes an export gathers before it sends any. An error until then is the answer.
	bufferSize = 64 << 10
	// retryAfter is how long a client is told to wait when too many exports are under way.
	retryAfter = 10 * time.Second
)

// Handler answers requests at Path with the rows of one list as a file. It is an extension and a transport of the GraphQL
// server. An export runs one operation for each page, with the limits and the executor of any other operation. The reader is
// verified before each, so that rights that were taken away end the export. It never holds more than one page in memory. Pages are found by key: a
// record that exists throughout appears exactly once. They are not a snapshot: a record is written as it is when its page
// is read.
type Handler struct {
	// AtOnce is the most exports at once.
	AtOnce int
	// Timeout ends an export that runs longer.
	Timeout time.Duration
	// MaxBodyBytes bounds the body of a request.
	MaxBodyBytes int64
	// Session returns that of a request. It verifies the reader again before each page after the first.
	Session func(*http.Request) *transport.Session

	slots  chan struct{} // one for each export under way
	schema *ast.Schema
}

var _ interface {
	graphql.HandlerExtension
	graphql.OperationContextMutator
	graphql.Transport
} = (*Handler)(nil)

// export is one under way.
type export struct {
	form  *form
	paged *paged // nil until the operation was read
	after any    // cursor of the last row
	left  int    // most rows that may follow
	who   *transport.Session

	writer http.ResponseWriter
	begun  bool // something was sent
	whole  bool // everything was sent
}

type exportKey struct{}

func exportOf(ctx context.Context) *export {
	e, _ := ctx.Value(exportKey{}).(*export)
	return e
}

// ExtensionName implements graphql.HandlerExtension.
func (*Handler) ExtensionName() string { return "Exports" }

// Validate implements graphql.HandlerExtension.
func (h *Handler) Validate(es graphql.ExecutableSchema) error {
	h.schema, h.slots = es.Schema(), make(chan struct{}, h.AtOnce)
	return nil
}

// MutateOperationContext replaces the operation of an export by that of its next page.
func (h *Handler) MutateOperationContext(ctx context.Context, op *graphql.OperationContext) *gqlerror.Error {
	e := exportOf(ctx)
	if e == nil {
		return nil
	}
	if e.paged == nil {
		p, err := newPaged(h.schema, op)
		if err != nil {
			return response.Error(err)
		}
		e.paged, e.after, e.left = p, p.from, p.most
	}
	e.paged.page(op, e.after, min(e.left, keyset.MaxSize))
	return nil
}

// HasBegun reports whether the operation is a page of an export that is being sent.
func HasBegun(ctx context.Context) bool {
	e := exportOf(ctx)
	return e != nil && e.begun
}

// Supports implements graphql.Transport.
func (*Handler) Supports(r *http.Request) bool { return exportOf(r.Context()) != nil }

// Before passes requests on to the server. It cuts off the answer of an export that failed after its beginning, so that no
// client takes the part for the whole.
func (h *Handler) Before(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != Path {
			next.ServeHTTP(w, r)
			return
		}
		e := &export{writer: w}
		ctx, cancel := context.WithTimeout(context.WithValue(r.Context(), exportKey{}, e), h.Timeout)
		defer cancel()
		next.ServeHTTP(w, r.WithContext(ctx))
		if e.begun && !e.whole {
			panic(http.ErrAbortHandler)
		}
	})
}

// Do implements graphql.Transport.
func (h *Handler) Do(w http.ResponseWriter, r *http.Request, exec graphql.GraphExecutor) {
	w.Header().Set("Content-Type", response.GraphQL+"; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	e := exportOf(r.Context())
	params, refused := transport.HTTP{MaxBodyBytes: h.MaxBodyBytes}.Params(w, r)
	if refused == nil {
		e.form, refused = readForm(r.URL.RawQuery)
	}
	if refused == nil {
		select {
		case h.slots <- struct{}{}:
			defer func() { <-h.slots }()
		default:
			w.Header().Set("Retry-After", strconv.Itoa(int(retryAfter/time.Second)))
			refused = &transport.Refusal{Status: http.StatusTooManyRequests, Fault: fault.New(fault.RateLimited,
				"the server has all the exports under way that it takes: try again in a moment", "导出任务已达上限，请稍后重试")}
		}
	}
	if refused != nil {
		refused.Write(w, r, exec)
		return
	}
	defer func() {
		if e.begun && !e.whole {
			if p := recover(); p != nil { // an answer has begun, so an error cannot be sent any more
				_ = transport.LogPanic(r.Context(), p)
			}
		}
	}()
	e.who = h.Session(r)
	rows, failed, err := e.run(r, exec, params)
	switch {
	case failed == nil && err == nil:
		e.whole = true
		slog.InfoContext(r.Context(), "exported", "list", e.paged.field.Name, "format", e.form.format, "rows", rows)
	case e.begun:
		if err == nil {
			err = failed.Errors
		}
		slog.WarnContext(r.Context(), "export cut off", "list", e.paged.field.Name, "format", e.form.format, "rows", rows, "error", err)
	case failed == nil:
		failed = broken(r, exec, err)
		fallthrough
	default:
		response.Write(w, response.Status(response.GraphQL, failed), failed)
	}
}

// broken returns the response for an error outside of the executor.
func broken(r *http.Request, exec graphql.GraphExecutor, err error) *graphql.Response {
	return transport.Fail(r, exec, &gqlerror.Error{Err: err, Message: err.Error()})
}

// run writes the rows of all pages and returns their number. If not all were written, it returns the response of the page
// that failed, or the error of the file.
func (e *export) run(
	r *http.Request, exec graphql.GraphExecutor, params *graphql.RawParams,
) (rows int, failed *graphql.Response, err error) {
	page, failed := e.next(r, exec, params)
	if failed != nil {
		return 0, failed, nil
	}
	columns, err := e.paged.headers(e.form.chinese)
	if err != nil {
		return 0, nil, err
	}
	if r.Method == http.MethodHead {
		e.begin()
		return 0, nil, nil
	}
	_ = http.NewResponseController(e.writer).SetReadDeadline(time.Time{}) // the deadline of the server is meant for short answers
	out := bufio.NewWriterSize(e, bufferSize)
	to, err := formats[e.form.format].writer(out, e.paged.title(e.form.chinese), columns, e.form.bom)
	if err != nil {
		return 0, nil, err
	}
	row := make([]any, len(columns))
	for {
		for _, edge := range page.Edges {
			for _, node := range e.paged.rows(edge.Node) {
				for i, c := range e.paged.columns {
					row[i] = c.cell(node, e.form.chinese)
				}
				if err := to.Write(row); err != nil {
					return rows, nil, err
				}
				rows++
			}
		}
		if e.left -= len(page.Edges); e.left <= 0 || !page.PageInfo.HasNextPage {
			break
		}
		if len(page.Edges) == 0 {
			return rows, nil, errors.New("a page of an export leads nowhere")
		}
		e.after = page.PageInfo.EndCursor
		ctx, err := e.who.Renew(r.Context())
		if err != nil {
			return rows, broken(r, exec, err), nil
		}
		r = r.WithContext(ctx)
		if page, failed = e.next(r, exec, params); failed != nil {
			return rows, failed, nil
		}
	}
	if err := to.Close(); err != nil {
		return rows, nil, err
	}
	return rows, nil, out.Flush()
}

// page is the data of one page.
type page struct {
	Edges    []edge
	PageInfo struct {
		HasNextPage bool
		EndCursor   string
	}
}

type edge struct{ Node map[string]any }

// wholeOf returns the only page of a report, which is one object or a list of objects.
func wholeOf(data any) *page {
	p := new(page)
	list, ok := data.([]any)
	if !ok {
		list = []any{data}
	}
	for _, entry := range list {
		if node, ok := entry.(map[string]any); ok {
			p.Edges = append(p.Edges, edge{node})
		}
	}
	return p
}

// next reads the page after the last one.
func (e *export) next(r *http.Request, exec graphql.GraphExecutor, params *graphql.RawParams) (*page, *graphql.Response) {
	answer := transport.Run(r, exec, params)
	if len(answer.Errors) > 0 {
		answer.Data = nil // a part of the rows is not an export
		return nil, answer
	}
	d := json.NewDecoder(bytes.NewReader(answer.Data))
	d.UseNumber()
	if e.paged.whole {
		var reports map[string]any
		if err := d.Decode(&reports); err != nil {
			return nil, broken(r, exec, err)
		}
		return wholeOf(reports[e.paged.field.Alias]), nil
	}
	var pages map[string]*page
	err := d.Decode(&pages)
	page := pages[e.paged.field.Alias]
	if err == nil && page == nil {
		err = errors.New("an export without its list")
	}
	if err != nil {
		return nil, broken(r, exec, err)
	}
	return page, nil
}

// begin writes the header. The file is named for the list and the day. There is a name in ASCII, too, for clients that know
// only such names (RFC 6266).
func (e *export) begin() {
	end := time.Now().Format("-2006-01-02.") + e.form.format
	h := e.writer.Header()
	h.Set("Content-Type", formats[e.form.format].media)
	h.Set("Content-Disposition", fmt.Sprintf(`attachment; filename="%s"; filename*=UTF-8''%s`,
		e.paged.title(false)+end, url.PathEscape(e.paged.title(e.form.chinese)+end)))
	e.begun = true
}

// Write sends a part of the file. It fails if the client does not read in time.
func (e *export) Write(b []byte) (int, error) {
	if !e.begun {
		e.begin()
	}
	_ = http.NewResponseController(e.writer).SetWriteDeadline(time.Now().Add(transport.WriteTimeout))
	return e.writer.Write(b)
}
