package sheet

import (
	"encoding/json"
	"io"
	"strconv"

	"jiedui/scalar"
)

// NDJSONType is the media type of the output of NewNDJSON.
const NDJSONType = "application/x-ndjson; charset=utf-8"

type ndjsonWriter struct {
	to   io.Writer
	keys [][]byte // with the characters before and after a key
	line []byte
}

// NewNDJSON writes an object for each row on its own line. The headers are the keys. Values have the form of the API,
// so amounts and dates are strings.
func NewNDJSON(w io.Writer, columns []Column) Writer {
	n := &ndjsonWriter{to: w}
	before := byte('{')
	for _, c := range columns {
		n.keys = append(n.keys, append(scalar.AppendQuoted([]byte{before}, c.Header), ':'))
		before = ','
	}
	return n
}

func (n *ndjsonWriter) Write(row []any) error {
	n.line = n.line[:0]
	for i, cell := range row {
		n.line = append(n.line, n.keys[i]...)
		switch v := cell.(type) {
		case nil:
			n.line = append(n.line, "null"...)
		case json.Number:
			n.line = append(n.line, v...)
		case bool:
			n.line = strconv.AppendBool(n.line, v)
		default:
			n.line = scalar.AppendQuoted(n.line, cellText(v))
		}
	}
	n.line = append(n.line, '}', '\n')
	_, err := n.to.Write(n.line)
	return err
}

func (*ndjsonWriter) Close() error { return nil }
