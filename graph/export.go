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
	form  *exportForm
	paged *paged // nil until the operation was read
	after any    // cursor of the last row
	left  int    // rows that there may still be

	writer http.ResponseWriter
	begun  bool // something was sent
	whole  bool // all was
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
	e := exportOf(r.Context())
	params, refused := HTTP{MaxBodyBytes: x.maxBody}.params(w, r)
	if refused == nil {
		e.form, refused = readForm(r.URL.RawQuery)
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
	defer func() {
		if e.begun && !e.whole {
			if p := recover(); p != nil { // there is no room any more for the answer that others get
				_ = recovered(r.Context(), p)
			}
		}
	}()
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
	_ = http.NewResponseController(e.writer).SetReadDeadline(time.Time{}) // the server's is for requests
	out := bufio.NewWriterSize(e, exportBuffer)
	to, err := exportFormats[e.form.format].writer(out, e.paged.title(e.form.chinese), columns, e.form.bom)
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

// begin says what follows. The file has the name of the list and the day, in ASCII too for clients that know no other
// names (RFC 6266).
func (e *export) begin() {
	end := time.Now().Format("-2006-01-02.") + e.form.format
	h := e.writer.Header()
	h.Set("Content-Type", exportFormats[e.form.format].media)
	h.Set("Content-Disposition", fmt.Sprintf(`attachment; filename="%s"; filename*=UTF-8''%s`,
		e.paged.title(false)+end, url.PathEscape(e.paged.title(e.form.chinese)+end)))
	e.begun = true
}

// Write sends a part of the file. A client that does not read is left.
func (e *export) Write(b []byte) (int, error) {
	if !e.begun {
		e.begin()
	}
	_ = http.NewResponseController(e.writer).SetWriteDeadline(time.Now().Add(writeTimeout))
	return e.writer.Write(b)
}

// exportForm is what the file is to be.
type exportForm struct {
	format       string
	bom, chinese bool
}

var exportFormats = map[string]struct {
	media  string
	writer func(w io.Writer, title string, columns []sheet.Column, bom bool) (sheet.Writer, error)
}{
	"csv": {sheet.CSVType, func(w io.Writer, _ string, columns []sheet.Column, bom bool) (sheet.Writer, error) {
		return sheet.NewCSV(w, columns, bom)
	}},
	"xlsx": {sheet.XLSXType, func(w io.Writer, title string, columns []sheet.Column, _ bool) (sheet.Writer, error) {
		return sheet.NewXLSX(w, title, columns)
	}},
	"ndjson": {sheet.NDJSONType, func(w io.Writer, _ string, columns []sheet.Column, _ bool) (sheet.Writer, error) {
		return sheet.NewNDJSON(w, columns), nil
	}},
}

// readForm reads it from the parameters of the URL.
func readForm(rawQuery string) (*exportForm, *refusal) {
	values, err := url.ParseQuery(rawQuery)
	if err != nil {
		return nil, refuse(http.StatusBadRequest, "the parameters of the URL cannot be decoded", "URL 参数无法解码")
	}
	headers, bom := cmp.Or(values.Get("headers"), "en"), cmp.Or(values.Get("bom"), "0")
	f := &exportForm{format: cmp.Or(values.Get("format"), "csv"), chinese: headers == "zh", bom: bom == "1"}
	var wrong *fault.Error
	switch _, known := exportFormats[f.format]; {
	case !known:
		wrong = fault.Input("format", "format is csv, xlsx or ndjson", "format 须为 csv、xlsx 或 ndjson")
	case headers != "en" && headers != "zh":
		wrong = fault.Input("headers", "headers is en or zh", "headers 须为 en 或 zh")
	case bom != "0" && bom != "1":
		wrong = fault.Input("bom", "bom is 0 or 1", "bom 须为 0 或 1")
	case f.bom && f.format != "csv":
		wrong = fault.Input("bom", "bom is for format=csv only", "bom 仅适用于 format=csv")
	default:
		return f, nil
	}
	return nil, &refusal{http.StatusBadRequest, wrong}
}
