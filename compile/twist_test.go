package compile_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
)

// single replaces some lists of one value by that value, which means the same.
func (w *queryWriter) single(v any) any {
	switch v := v.(type) {
	case []any:
		out := make([]any, len(v))
		for i := range v {
			out[i] = w.single(v[i])
		}
		if len(out) == 1 && w.maybe(30) {
			return out[0]
		}
		return out
	case map[string]any:
		out := make(map[string]any, len(v))
		for _, name := range slices.Sorted(maps.Keys(v)) {
			out[name] = w.single(v[name])
		}
		return out
	default:
		return v
	}
}

func typeOf(typ string) *ast.Type {
	name, nonNull := strings.CutSuffix(typ, "!")
	if elem, ok := strings.CutPrefix(name, "["); ok {
		return &ast.Type{Elem: typeOf(strings.TrimSuffix(elem, "]")), NonNull: nonNull}
	}
	return &ast.Type{NamedType: name, NonNull: nonNull}
}

// twist changes a value of a type so that it may be refused.
func (w *queryWriter) twist(t *ast.Type, v any) any {
	if w.maybe(15) || v == nil {
		return nil
	}
	switch v := v.(type) {
	case []any:
		if len(v) == 0 || t.Elem == nil {
			return []any{nil}
		}
		out := slices.Clone(v)
		out[0] = w.twist(t.Elem, v[0])
		return out
	case map[string]any:
		for t.Elem != nil {
			t = t.Elem
		}
		out := maps.Clone(v)
		name := pick(w, slices.Sorted(maps.Keys(v)), "twisted")
		out[name] = w.twist(w.schema.Types[t.NamedType].Fields.ForName(name).Type, v[name])
		return out
	}
	for t.Elem != nil {
		t = t.Elem
	}
	if def := w.schema.Types[t.NamedType]; def.Kind == ast.Enum {
		return pick(w, []any{strings.ToLower(fmt.Sprint(v)), "NO_SUCH_VALUE", "", 0, true}, "enum")
	}
	switch t.NamedType {
	case "Date":
		return pick(w, []any{"0001-01-01", "1899-12-31", "3000-01-01", "9999-12-31", "2021-02-30", "", 0, "2021-03-04"}, "date")
	case "Time":
		return pick(w, []any{"0001-01-01T00:00:00Z", "9999-12-31T23:59:59-14:00", "2020-01-01T00:00:00.1234567Z", "", 0, "2020-01-01", "2026-11-24T16:00:50+08:00"}, "time")
	case "Int":
		return pick(w, []any{json.Number("1.0"), json.Number("1.5"), "1", json.Number("2147483648"), -1, true, json.Number("1e2")}, "int")
	case "ID":
		return pick(w, []any{"", "x", json.Number("1.5"), json.Number("99999999999999999999"), true, json.Number("21474836480")}, "id")
	case "Money", "Decimal":
		return pick(w, []any{"", "1e3", "1.00001", json.Number("1"), json.Number("1.5"), "92233720368547758.07"}, "number")
	case "Boolean":
		return pick(w, []any{"true", 0, false}, "boolean")
	default:
		return pick(w, []any{"", 5, strings.ToLower(fmt.Sprint(v)), "\x00", []any{"x"}, strings.Repeat("x", 1001)}, "text")
	}
}
