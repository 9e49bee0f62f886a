package graph

import (
	"bufio"
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/url"
	"strconv"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"jiedui/fault"
	"jiedui/keyset"
	"jiedui/sheet"
)

const (
	exportPath = "/export"
	// exportBuffer is what an export gathers before it sends; what fails until then is answered by its error.
	exportBuffer = 64 << 10
	// exportRetry is what a client is told to wait when all exports are taken.
	exportRetry = 10 * time.Second
)

// exports answers at /export with the rows of one list as a file. An export is the pages of the list, one operation
// after the other with the limits and the executor of any other and the rights of its beginning, so it never holds more
// than a page. Pages go by key, so a row that stays is neither left out nor repeated; but they are no snapshot: what
// changes meanwhile shows as it is when its page is read.
type exports struct {
	maxBody int64
	timeout time.Duration // of a whole export
	slots   chan struct{} // one for each export under way
	schema  *ast.Schema
}

var _ interface {
	graphql.HandlerExtension
	graphql.OperationContextMutator
	graphql.Transport
} = (*exports)(nil)

// export is one under way.
type export struct {
	paged *paged // nil until the operation was read
	after any    // cursor of the last row
	left  int    // rows that there may still be

	writer       http.ResponseWriter
	start        func(http.Header)
	begun, whole bool
}

type exportKey struct{}

func exportOf(ctx context.Context) *export {
	e, _ := ctx.Value(exportKey{}).(*export)
	return e
}

// ExtensionName implements graphql.HandlerExtension.
func (*exports) ExtensionName() string { return "Exports" }

// Validate implements graphql.HandlerExtension.
func (x *exports) Validate(es graphql.ExecutableSchema) error {
	x.schema = es.Schema()
	return nil
}

// MutateOperationContext puts the next page of an export in the place of its operation.
func (x *exports) MutateOperationContext(ctx context.Context, op *graphql.OperationContext) *gqlerror.Error {
	e := exportOf(ctx)
	if e == nil {
		return nil
	}
	if e.paged == nil {
		p, err := newPaged(x.schema, op)
		if err != nil {
			return refused(err)
		}
		e.paged, e.after, e.left = p, p.from, p.most
	}
	e.paged.page(op, e.after, min(e.left, keyset.MaxSize))
	return nil
}

// Supports implements graphql.Transport.
func (*exports) Supports(r *http.Request) bool { return exportOf(r.Context()) != nil }

// handler passes requests on, and cuts off the answer of an export that failed after its beginning, lest it be taken
// for a whole one.
func (x *exports) handler(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != exportPath {
			next.ServeHTTP(w, r)
			return
		}
		e := &export{writer: w}
		ctx, cancel := context.WithTimeout(context.WithValue(r.Context(), exportKey{}, e), x.timeout)
		defer cancel()
		next.ServeHTTP(w, r.WithContext(ctx))
		if e.begun && !e.whole {
			panic(http.ErrAbortHandler)
		}
	})
}

// Do implements graphql.Transport.
func (x *exports) Do(w http.ResponseWriter, r *http.Request, exec graphql.GraphExecutor) {
	w.Header().Set("Content-Type", responseJSON+"; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	params, refused := HTTP{MaxBodyBytes: x.maxBody}.params(w, r)
	var form *exportForm
	if refused == nil {
		form, refused = readForm(r.URL.RawQuery)
	}
	if refused == nil {
		select {
		case x.slots <- struct{}{}:
			defer func() { <-x.slots }()
		default:
			w.Header().Set("Retry-After", strconv.Itoa(int(exportRetry/time.Second)))
			refused = &refusal{http.StatusTooManyRequests, fault.New(fault.RateLimited,
				"the server has all the exports under way that it takes: try again in a moment", "导出任务已达上限,请稍后重试")}
		}
	}
	if refused != nil {
		write(w, refused.status, fail(r, exec, new(graphql.OperationContext), shown(refused.fault)))
		return
	}
	e := exportOf(r.Context())
	defer func() {
		if e.begun && !e.whole {
			if p := recover(); p != nil { // there is no room any more for the answer that others get
				_ = recovered(r.Context(), p)
			}
		}
	}()
	rows, failed, err := e.run(r, exec, params, form)
	switch {
	case failed == nil && err == nil:
		e.whole = true
		slog.InfoContext(r.Context(), "exported", "list", e.paged.field.Name, "format", form.format, "rows", rows)
	case e.begun:
		if err == nil {
			err = failed.Errors
		}
		slog.WarnContext(r.Context(), "export cut off", "list", e.paged.field.Name, "format", form.format, "rows", rows, "error", err)
	case failed == nil:
		failed = broken(r, exec, err)
		fallthrough
	default:
		write(w, status(responseJSON, failed), failed)
	}
}

// broken is the response of an error outside of the executor.
func broken(r *http.Request, exec graphql.GraphExecutor, err error) *graphql.Response {
	return fail(r, exec, new(graphql.OperationContext), gqlerror.List{{Err: err, Message: err.Error()}})
}

// run writes the rows of all pages, and tells how many. When they are not all, either a page has failed, by a response
// that says why, or the file.
func (e *export) run(
	r *http.Request, exec graphql.GraphExecutor, params *graphql.RawParams, form *exportForm,
) (rows int, failed *graphql.Response, err error) {
	page, failed := e.next(r, exec, params)
	if failed != nil {
		return 0, failed, nil
	}
	columns, err := e.paged.headers(form.chinese)
	if err != nil {
		return 0, nil, err
	}
	e.start = func(h http.Header) {
		h.Set("Content-Type", form.media())
		h.Set("Content-Disposition", form.disposition(e.paged, time.Now()))
		e.begun = true
	}
	if r.Method == http.MethodHead {
		e.start(e.writer.Header())
		return 0, nil, nil
	}
	_ = http.NewResponseController(e.writer).SetReadDeadline(time.Time{}) // the server's is for requests
	out := bufio.NewWriterSize(e, exportBuffer)
	to, err := form.writer(out, e.paged, columns)
	if err != nil {
		return 0, nil, err
	}
	row := make([]any, len(columns))
	for {
		for _, edge := range page.Edges {
			for i, c := range e.paged.columns {
				row[i] = c.of(edge.Node)
			}
			if err := to.Write(row); err != nil {
				return rows, nil, err
			}
			rows++
		}
		if e.left -= len(page.Edges); e.left <= 0 || !page.PageInfo.HasNextPage {
			break
		}
		if len(page.Edges) == 0 {
			return rows, nil, errors.New("a page of an export leads nowhere")
		}
		e.after = page.PageInfo.EndCursor
		if page, failed = e.next(r, exec, params); failed != nil {
			return rows, failed, nil
		}
	}
	if err := to.Close(); err != nil {
		return rows, nil, err
	}
	return rows, nil, out.Flush()
}

// exportPage is the data of a page of an export.
type exportPage struct {
	Edges []struct {
		Node map[string]any
	}
	PageInfo struct {
		HasNextPage bool
		EndCursor   string
	}
}

// next reads the page after the last one.
func (e *export) next(r *http.Request, exec graphql.GraphExecutor, params *graphql.RawParams) (*exportPage, *graphql.Response) {
	op, errs := exec.CreateOperationContext(r.Context(), params)
	if errs != nil {
		return nil, fail(r, exec, op, explained(errs))
	}
	response := respond(r, exec, op)
	if len(response.Errors) > 0 {
		response.Data = nil // a part of the rows is no export
		return nil, response
	}
	var pages map[string]*exportPage
	d := json.NewDecoder(bytes.NewReader(response.Data))
	d.UseNumber()
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

// Write sends a part of the file. A client that does not read is left.
func (e *export) Write(b []byte) (int, error) {
	if !e.begun {
		e.start(e.writer.Header())
	}
	_ = http.NewResponseController(e.writer).SetWriteDeadline(time.Now().Add(writeTimeout))
	return e.writer.Write(b)
}

// exportForm is what the file is to be.
type exportForm struct {
	format       string
	bom, chinese bool
}

// readForm reads it from the parameters of the URL.
func readForm(rawQuery string) (*exportForm, *refusal) {
	values, err := url.ParseQuery(rawQuery)
	if err != nil {
		return nil, refuse(http.StatusBadRequest, "the parameters of the URL cannot be decoded", "URL 参数无法解码")
	}
	f := &exportForm{format: cmp.Or(values.Get("format"), "csv")}
	var wrong *fault.Error
	switch f.format {
	case "csv", "xlsx", "ndjson":
	default:
		wrong = fault.Input("format", "format is csv, xlsx or ndjson", "format 须为 csv、xlsx 或 ndjson")
	}
	switch values.Get("headers") {
	case "", "en":
	case "zh":
		f.chinese = true
	default:
		wrong = fault.Input("headers", "headers is en or zh", "headers 须为 en 或 zh")
	}
	switch values.Get("bom") {
	case "", "0":
	case "1":
		if f.bom = true; f.format != "csv" {
			wrong = fault.Input("bom", "bom is for format=csv only", "bom 仅适用于 format=csv")
		}
	default:
		wrong = fault.Input("bom", "bom is 0 or 1", "bom 须为 0 或 1")
	}
	if wrong != nil {
		return nil, &refusal{http.StatusBadRequest, wrong}
	}
	return f, nil
}

func (f *exportForm) media() string {
	switch f.format {
	case "xlsx":
		return sheet.XLSXType
	case "ndjson":
		return sheet.NDJSONType
	default:
		return sheet.CSVType
	}
}

func (f *exportForm) writer(w io.Writer, p *paged, columns []sheet.Column) (sheet.Writer, error) {
	switch f.format {
	case "xlsx":
		return sheet.NewXLSX(w, p.title(f.chinese), columns)
	case "ndjson":
		return sheet.NewNDJSON(w, columns), nil
	default:
		return sheet.NewCSV(w, columns, f.bom)
	}
}

// disposition names the file by the list and the day, in ASCII for clients that know no better (RFC 6266).
func (f *exportForm) disposition(p *paged, now time.Time) string {
	end := now.Format("-2006-01-02.") + f.format
	return fmt.Sprintf(`attachment; filename="%s"; filename*=UTF-8''%s`, p.title(false)+end, url.PathEscape(p.title(f.chinese)+end))
}
