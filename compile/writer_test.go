package compile_test

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
	"pgregory.net/rapid"
)

// queryWriter writes a random query, valid by the schema.
type queryWriter struct {
	t         *rapid.T
	schema    *ast.Schema
	ids       []string
	aliases   int
	declared  []string
	variables map[string]any
	again     map[string]any // the variables with other values
	wrong     map[string]any // the variables with some values that may be refused
	fragments []string
}

func (w *queryWriter) int(low, high int, label string) int {
	return rapid.IntRange(low, high).Draw(w.t, label)
}

func (w *queryWriter) maybe(percent int) bool { return w.int(1, 100, "chance") <= percent }

func pick[T any](w *queryWriter, list []T, label string) T {
	return rapid.SampledFrom(list).Draw(w.t, label)
}

// variable declares a variable and returns its name. The value may become its default. With a default, the variable of a
// non-null argument may be nullable.
func (w *queryWriter) variable(typ string, value any) string {
	name := fmt.Sprintf("v%d", len(w.declared))
	definition := fmt.Sprintf("$%s: %s", name, typ)
	value = w.single(value)
	w.again[name], w.wrong[name] = value, w.twist(typeOf(typ), value)
	switch chance := w.int(1, 100, "default"); {
	case chance <= 15:
		definition += " = " + w.constant(strings.Trim(typ, "[]!"), value)
	case chance <= 30 && strings.HasSuffix(typ, "!"):
		definition = strings.TrimSuffix(definition, "!") + " = " + w.constant(strings.Trim(typ, "[]!"), value)
		fallthrough
	default:
		w.variables[name] = value
	}
	if w.maybe(3) {
		w.again[name] = nil
	}
	w.declared = append(w.declared, definition)
	return "$" + name
}

// byReader are the fields that depend on the viewer, which are not compiled.
var byReader = []string{"auditEvents", "history", "me", "phone", "email", "reviewQueue", "todo", "missingReports"}

func (w *queryWriter) query() string {
	var b strings.Builder
	query := w.schema.Query
	for range w.int(1, 3, "roots") {
		f := pick(w, query.Fields, "root")
		if strings.HasSuffix(f.Name, "Groups") && w.maybe(30) {
			b.WriteString(w.groups(f))
			continue
		}
		if strings.HasPrefix(f.Name, "__") || slices.Contains(byReader, f.Name) || !w.ofModel(f) {
			continue
		}
		b.WriteString(w.field(f, query, 4))
	}
	if b.Len() == 0 {
		b.WriteString(" __typename")
	}
	return w.operation(b.String())
}

func (w *queryWriter) operation(fields string) string {
	head := "query"
	if len(w.declared) > 0 {
		head += "(" + strings.Join(w.declared, ", ") + ")"
	}
	return head + " {" + fields + " } " + strings.Join(w.fragments, " ")
}

// groups writes a query of groups. It is not compiled, but both databases must give the same answer.
func (w *queryWriter) groups(f *ast.FieldDefinition) string {
	w.aliases++
	args := []string{"countLevel: " + w.value("CountLevel!", pick(w, []string{"ALL", "VALIDATED"}, "level"))}
	if w.maybe(60) {
		args = append(args, "asOf: "+w.value("Date", w.date()))
	}
	for _, a := range f.Arguments {
		switch {
		case a.Name == "where" && w.maybe(50):
			args = append(args, "where: "+w.value(a.Type.Name(), w.where(w.schema.Types[a.Type.Name()], 1)))
		case a.Name == "groupBy" && w.maybe(70):
			dimension := pick(w, w.schema.Types[a.Type.Name()].EnumValues, "dimension")
			args = append(args, "groupBy: "+w.value(a.Type.String(), []string{dimension.Name}))
		}
	}
	return fmt.Sprintf(" a%d: %s(%s) { totals { count } edges { node { count } } }", w.aliases, f.Name, strings.Join(args, ", "))
}

// export writes a query of one list with only leaves, which can be exported.
func (w *queryWriter) export() string {
	query := w.schema.Query
	f := pick(w, slices.DeleteFunc(slices.Clone(query.Fields), func(f *ast.FieldDefinition) bool {
		return !strings.HasSuffix(f.Type.Name(), "Connection") || slices.Contains(byReader, f.Name) || !w.ofModel(f)
	}), "list")
	args := slices.DeleteFunc(w.page(f), func(arg string) bool {
		return strings.HasPrefix(arg, "first:") || strings.HasPrefix(arg, "last:") || strings.HasPrefix(arg, "before:")
	})
	args = append(args, fmt.Sprintf("first: %d", w.int(1, 20, "size")))
	node := " id"
	for _, leaf := range w.schema.Types[strings.TrimSuffix(f.Type.Name(), "Connection")].Fields {
		if len(leaf.Arguments) == 0 && leaf.Type.Elem == nil && w.schema.Types[leaf.Type.Name()].IsLeafType() && !slices.Contains(byReader, leaf.Name) {
			node += " " + leaf.Name
		}
	}
	return w.operation(fmt.Sprintf(" %s(%s) { edges { node {%s } } }", f.Name, strings.Join(args, ", "), node))
}

// ofModel reports whether a field gives records. Reports and jobs are not compiled.
func (w *queryWriter) ofModel(f *ast.FieldDefinition) bool {
	name := strings.TrimSuffix(f.Type.Name(), "Connection")
	t := w.schema.Types[name]
	return name == "Node" || t != nil && slices.Contains(t.Interfaces, "Node")
}

func (w *queryWriter) field(f *ast.FieldDefinition, parent *ast.Definition, depth int) string {
	w.aliases++
	out := fmt.Sprintf(" a%d: %s", w.aliases, f.Name)
	var args []string
	connection := strings.HasSuffix(f.Type.Name(), "Connection")
	switch {
	case connection:
		args = w.page(f)
	case f.Name == "node" && parent == w.schema.Query:
		args = []string{"id: " + w.value("ID!", pick(w, w.ids, "id"))}
	case f.Name == "nodes" && parent == w.schema.Query:
		list := rapid.SliceOfN(rapid.SampledFrom(w.ids), 0, 4).Draw(w.t, "ids")
		args = []string{"ids: " + w.value("[ID!]!", list)}
	case len(f.Arguments) == 1:
		args = []string{f.Arguments[0].Name + ": " + w.value("String!", pick(w, []string{
			"11", "51", "5134", "513430", "513436", "110101", "91350100M000100Y43", "ODD-3", "PAID_IN_INVESTMENT", "x", "",
		}, "key"))}
	}
	if len(args) > 0 {
		out += "(" + strings.Join(args, ", ") + ")"
	}
	if w.maybe(10) {
		on := rapid.Bool().Draw(w.t, "on")
		out += " @" + pick(w, []string{"include", "skip"}, "directive") + "(if: " + w.value("Boolean!", on) + ")"
	}
	if t := w.schema.Types[f.Type.Name()]; t.IsCompositeType() {
		out += " {" + w.selection(t, depth) + " }"
	}
	return out
}

// selection writes fields of a type, some of them in fragments.
func (w *queryWriter) selection(t *ast.Definition, depth int) string {
	if t.Kind == ast.Interface { // Node
		out := " id"
		if t.Name == "Node" && w.maybe(25) {
			out += " ... on Sourced { origin } ... on Reviewable { version review submittedSide }"
		}
		for _, possible := range w.schema.PossibleTypes[t.Name] {
			if w.maybe(25) {
				out += " ... on " + possible.Name + " {" + w.selection(possible, depth-1) + " }"
			}
		}
		return out
	}
	var b strings.Builder
	for range w.int(1, 4, "fields") {
		f := pick(w, t.Fields, "field")
		if slices.Contains(byReader, f.Name) && !w.maybe(10) {
			b.WriteString(" __typename")
			continue
		}
		if strings.HasPrefix(f.Name, "__") || (w.schema.Types[f.Type.Name()].IsCompositeType() && depth <= 0 && !slices.Contains([]string{"edges", "node", "pageInfo"}, f.Name)) {
			b.WriteString(" __typename")
			continue
		}
		next := depth
		if !strings.HasSuffix(t.Name, "Connection") && !strings.HasSuffix(t.Name, "Edge") {
			next--
		}
		text := w.field(f, t, next)
		switch chance := w.int(1, 100, "fragment"); {
		case chance <= 10:
			text = " ... on " + t.Name + " {" + text + " }"
		case chance <= 15:
			text = " ... {" + text + " }"
		case chance <= 25:
			name := fmt.Sprintf("F%d", len(w.fragments))
			w.fragments = append(w.fragments, "fragment "+name+" on "+t.Name+" {"+text+" }")
			text = " ..." + name
		}
		b.WriteString(text)
	}
	return b.String()
}

// page writes the arguments of a connection.
func (w *queryWriter) page(f *ast.FieldDefinition) []string {
	var args []string
	size := w.int(0, 6, "size")
	sized := pick(w, []string{"first", "last", ""}, "direction")
	if sized != "" {
		args = append(args, sized+": "+w.value("Int", size))
	}
	entity := strings.TrimSuffix(f.Type.Name(), "Connection")
	var terms []string // of the order, signed as cursors are
	if def := w.schema.Types[entity+"OrderField"]; def != nil && w.maybe(50) {
		var order []map[string]any
		fields := rapid.SliceOfNDistinct(rapid.SampledFrom(def.EnumValues), 1, 2, func(v *ast.EnumValueDefinition) string { return v.Name }).Draw(w.t, "order")
		for _, field := range fields {
			direction := pick(w, []string{"ASC", "DESC"}, "direction")
			order = append(order, map[string]any{"field": field.Name, "direction": direction})
			terms = append(terms, strings.TrimPrefix(direction, "ASC")+field.Name)
		}
		args = append(args, "orderBy: "+w.value("["+entity+"Order!]", order))
	}
	for _, end := range []string{"after", "before"} {
		if w.maybe(15) {
			args = append(args, end+": "+w.value("Cursor", w.cursor(terms)))
		}
	}
	if w.maybe(45) {
		where := w.where(w.schema.Types[entity+"WhereInput"], 3)
		args = append(args, "where: "+w.value(entity+"WhereInput", where))
	}
	return args
}

func (w *queryWriter) cursor(terms []string) string {
	signature, values := "", []any{}
	for i, t := range terms {
		if i > 0 {
			signature += ","
		}
		name, desc := strings.CutPrefix(t, "DESC")
		if desc {
			signature += "-"
		}
		signature += name
		switch {
		case strings.HasSuffix(name, "_AT"):
			values = append(values, pick(w, []string{"2026-11-24T08:00:00Z", "2030-01-01T00:00:00.5Z"}, "time"))
		case strings.HasSuffix(name, "_ON") || name == "SINCE" || name == "MONTH" || name == "AS_OF":
			nullable := name != "SINCE" && name != "MONTH" && name != "AS_OF" && name != "CONTRIBUTED_ON"
			if nullable && w.maybe(30) {
				values = append(values, nil)
			} else {
				values = append(values, w.date())
			}
		case slices.Contains([]string{"NAME", "NAME_EN", "CODE", "USCC", "INDUSTRY", "REGISTRATION_NUMBER"}, name):
			values = append(values, pick(w, []string{"", "C13", "Jinyang", "金阳县", "4", "P"}, "text"))
		default:
			values = append(values, w.int(0, 5000, "number"))
		}
	}
	id, _ := json.Number(pick(w, w.ids, "id")).Int64()
	text, err := json.Marshal(append([]any{signature, id}, values...))
	if err != nil {
		w.t.Fatal(err)
	}
	return base64.StdEncoding.EncodeToString(text)
}

func (w *queryWriter) date() string {
	if w.maybe(10) {
		return pick(w, []string{"1900-01-01", "2999-12-31"}, "end of time")
	}
	return fmt.Sprintf("20%02d-%02d-01", w.int(16, 23, "year"), w.int(1, 12, "month"))
}

// where returns a filter of one to three conditions.
func (w *queryWriter) where(def *ast.Definition, depth int) map[string]any {
	out := map[string]any{}
	for range w.int(1, 3, "conditions") {
		f := pick(w, def.Fields, "condition")
		switch chance := w.int(1, 100, "kind"); {
		case chance <= 15:
			f = def.Fields.ForName("not")
		case chance <= 35:
			if opposite := w.opposites(def); len(opposite) > 0 {
				f = pick(w, opposite, "opposite")
			}
		}
		name := f.Type.Name()
		nested := strings.HasSuffix(name, "WhereInput")
		if nested && depth <= 0 {
			continue
		}
		one := func() any {
			if nested {
				return w.where(w.schema.Types[name], depth-1)
			}
			return w.scalar(name, f.Name)
		}
		v := one()
		if v == nil || (nested && len(v.(map[string]any)) == 0) {
			continue
		}
		if f.Type.Elem != nil {
			list := []any{v}
			if second := one(); second != nil && w.maybe(50) && (!nested || len(second.(map[string]any)) > 0) {
				list = append(list, second)
			}
			v = list
		}
		out[f.Name] = v
	}
	if len(out) == 0 {
		out["not"] = map[string]any{"id": "1"}
	}
	return out
}

// opposites returns the negative filters of nullable fields.
func (w *queryWriter) opposites(def *ast.Definition) (list []*ast.FieldDefinition) {
	for _, f := range def.Fields {
		for _, operator := range []string{"NEQ", "NotIn"} {
			if name, ok := strings.CutSuffix(f.Name, operator); ok && def.Fields.ForName(name+"IsNil") != nil {
				list = append(list, f)
			}
		}
	}
	return list
}

func (w *queryWriter) scalar(typ, name string) any {
	switch typ {
	case "Boolean":
		return strings.HasSuffix(name, "IsNil") || strings.HasSuffix(name, "NotNil") || rapid.Bool().Draw(w.t, "bool")
	case "ID":
		return pick(w, w.ids, "id")
	case "Int":
		return pick(w, []int{0, 1, 3, 15, 100, 2021, 2022}, "int")
	case "Time":
		return pick(w, []string{"2020-01-01T00:00:00Z", "2100-01-01T00:00:00+08:00", "1900-01-01T00:00:00Z", "2999-12-31T23:59:59.999999Z", "2026-11-24T16:00:50+08:00", "2026-11-24T08:00:30.5Z"}, "time")
	case "Date":
		return w.date()
	case "Money":
		return pick(w, []string{"0", "0.05", "1000000.00", "35000000", "-1"}, "money")
	case "Decimal":
		return pick(w, []string{"0", "12.5", "1354.2", "172"}, "decimal")
	case "String":
		if name == "search" {
			return pick(w, []string{"县", "阳县", "金阳县", "公司", "有限公司", "北京双", "yang", "YANG", "Gongsi", "gongsi", "jyx", "j", "51", "ß", "😀表情"}, "search")
		}
		return pick(w, append([]string{"县", "51", "513430", "A01", "a01", "yang", "Yang", "YANG", "j", "J", "county", "County", "DEMO", "demo", "N", ""}, oddTexts...), "string")
	default:
		if def := w.schema.Types[typ]; def != nil && def.Kind == ast.Enum {
			return pick(w, def.EnumValues, "enum").Name
		}
		return nil
	}
}

// value writes a value as a literal or as a variable of the type. Variables may also be null or absent.
func (w *queryWriter) value(typ string, v any) string {
	if w.maybe(40) {
		return w.variable(typ, jsonValue(w.t, v))
	}
	return w.literal(strings.Trim(typ, "[]!"), w.single(jsonValue(w.t, v)))
}

// jsonValue returns v as it is parsed from the body of a request.
func jsonValue(t *rapid.T, v any) any {
	text, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	d := json.NewDecoder(strings.NewReader(string(text)))
	d.UseNumber()
	var out any
	if err := d.Decode(&out); err != nil {
		t.Fatal(err)
	}
	return out
}

// literal writes a value of the named type in GraphQL, some of its values as variables.
func (w *queryWriter) literal(typ string, v any) string { return w.writeValue(typ, v, true) }

// constant writes a value without variables.
func (w *queryWriter) constant(typ string, v any) string { return w.writeValue(typ, v, false) }

func (w *queryWriter) writeValue(typ string, v any, variables bool) string {
	switch v := v.(type) {
	case []any:
		out := make([]string, len(v))
		for i := range v {
			out[i] = w.writeValue(typ, v[i], variables)
		}
		return "[" + strings.Join(out, ", ") + "]"
	case map[string]any:
		var out []string
		for _, name := range slices.Sorted(maps.Keys(v)) {
			f := w.schema.Types[typ].Fields.ForName(name)
			if f.Type.Elem == nil && w.schema.Types[f.Type.Name()].IsLeafType() && variables && w.maybe(30) {
				variable := w.variable(f.Type.String(), v[name])
				if w.again[variable[1:]] != nil {
					w.again[variable[1:]] = jsonValue(w.t, w.scalar(f.Type.Name(), name))
				}
				out = append(out, name+": "+variable)
				continue
			}
			out = append(out, name+": "+w.writeValue(f.Type.Name(), v[name], variables))
		}
		return "{" + strings.Join(out, ", ") + "}"
	case string:
		if def := w.schema.Types[typ]; def.Kind == ast.Enum {
			return v
		}
		text, err := json.Marshal(v)
		if err != nil {
			w.t.Fatal(err)
		}
		return string(text)
	default:
		return fmt.Sprint(v)
	}
}
