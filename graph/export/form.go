package export

import (
	"cmp"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"slices"

	"jiedui/fault"
	"jiedui/graph/transport"
	"jiedui/sheet"
)

// form says which kind of file is wanted.
type form struct {
	format       string
	bom, chinese bool
}

var formats = map[string]struct {
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

// parameters are those that the URL may have: of the operation, as at /graphql, and of the file.
var parameters = []string{"query", "variables", "operationName", "extensions", "format", "headers", "bom"}

// checkParameters refuses parameters that are unknown or given twice.
func checkParameters(values url.Values) *fault.Error {
	names := make([]string, 0, len(values))
	for name := range values {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		switch {
		case !slices.Contains(parameters, name):
			en, zh := fault.Meant(name, parameters)
			return fault.Input(name, fmt.Sprintf("there is no parameter %.100q%s", name, en), fmt.Sprintf("没有参数 %.100q%s", name, zh))
		case len(values[name]) > 1:
			return fault.Input(name, fmt.Sprintf("the parameter %s is given more than once", name), fmt.Sprintf("参数 %s 只能出现一次", name))
		}
	}
	return nil
}

// readForm reads the form from the parameters of the URL.
func readForm(rawQuery string) (*form, *transport.Refusal) {
	values, err := url.ParseQuery(rawQuery)
	if err != nil {
		return nil, transport.Refuse(http.StatusBadRequest, "the parameters of the URL cannot be decoded", "URL 参数无法解码")
	}
	headers, bom := cmp.Or(values.Get("headers"), "en"), cmp.Or(values.Get("bom"), "0")
	f := &form{format: cmp.Or(values.Get("format"), "csv"), chinese: headers == "zh", bom: bom == "1"}
	wrong := checkParameters(values)
	switch _, known := formats[f.format]; {
	case wrong != nil:
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
	return nil, &transport.Refusal{Status: http.StatusBadRequest, Fault: wrong}
}
