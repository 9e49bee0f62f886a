package compile_test

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"

	"entgo.io/ent/dialect"
	"github.com/vektah/gqlparser/v2/ast"
	"pgregory.net/rapid"

	"jiedui/db"
	"jiedui/db/dbtest"
	"jiedui/ent"
	"jiedui/ent/enterprise"
	"jiedui/ent/investmentproject"
	"jiedui/rule"
	"jiedui/scalar"
)

// odd adds names to the demonstration data that are hard to quote.
var odd = dbtest.Template{Name: "odd", Build: func(ctx context.Context, d *db.DB) error {
	if err := full.Build(ctx, d); err != nil {
		return err
	}
	ctx = rule.Trusted(ctx)
	client := d.Client()
	county, err := client.County.Query().FirstID(ctx)
	if err != nil {
		return err
	}
	for i, name := range oddTexts {
		body := fmt.Sprintf("91110101MA00%05d", i)
		check, err := rule.USCCCheck(body)
		if err != nil {
			return err
		}
		e, err := client.Enterprise.Create().SetName(name).SetUscc(body + string(check)).SetIndustry("A01").
			SetOwnership(enterprise.OwnershipMIXED).SetHomeCountyID(county).Save(ctx)
		if err != nil {
			return err
		}
		p := client.InvestmentProject.Create().SetRegistrationNumber(fmt.Sprintf("ODD-%d", i)).SetName(name).
			SetProgram(investmentproject.ProgramTEN_THOUSAND_ENTERPRISES).SetIndustry("A01").
			SetEnterprise(e).SetCountyID(county).SetCommitted(scalar.Money(i)).SetPaidIn(0)
		if i%2 == 0 {
			p.SetReviewReason(name)
		}
		if err := p.Exec(ctx); err != nil {
			return err
		}
	}
	return nil
}}

var oddTexts = []string{
	`"quoted" \ back/slash`, "it's 'single'", "tab\tline\nreturn\r", "\b\f\x01\x1f", "<&>\u2028\u2029", "😀 表情", "%_*?", "ÄÖü ß", " leading", "NULL", "$1 ? @x",
}

// writer writes a random query, valid by the schema.
type writer struct {
	t         *rapid.T
	schema    *ast.Schema
	ids       []string
	aliases   int
	declared  []string
	variables map[string]any
	again     map[string]any // the variables with other values to compare with
	fragments []string
}

func (w *writer) int(low, high int, label string) int {
	return rapid.IntRange(low, high).Draw(w.t, label)
}

func (w *writer) maybe(percent int) bool { return w.int(1, 100, "chance") <= percent }

func pick[T any](w *writer, list []T, label string) T {
	return rapid.SampledFrom(list).Draw(w.t, label)
}

// variable declares one and gives its name.
func (w *writer) variable(typ string, value any) string {
	name := fmt.Sprintf("v%d", len(w.declared))
	w.declared = append(w.declared, fmt.Sprintf("$%s: %s", name, typ))
	w.variables[name], w.again[name] = value, value
	return "$" + name
}

// byReader are the fields that depend on who reads, which are not compiled.
var byReader = []string{"auditEvents", "history", "me", "phone", "email"}

func (w *writer) query() string {
	var b strings.Builder
	query := w.schema.Query
	for range w.int(1, 3, "roots") {
		f := pick(w, query.Fields, "root")
		if strings.HasPrefix(f.Name, "__") || slices.Contains(byReader, f.Name) || !w.ofModel(f) {
			continue
		}
		b.WriteString(w.field(f, query, 4))
	}
	if b.Len() == 0 {
		b.WriteString(" __typename")
	}
	head := "query"
	if len(w.declared) > 0 {
		head += "(" + strings.Join(w.declared, ", ") + ")"
	}
	return head + " {" + b.String() + " } " + strings.Join(w.fragments, " ")
}

// ofModel tells that a field gives records: reports and jobs are not compiled.
func (w *writer) ofModel(f *ast.FieldDefinition) bool {
	name := strings.TrimSuffix(f.Type.Name(), "Connection")
	return name == "Node" || slices.Contains(w.schema.Types[name].Interfaces, "Node")
}

func (w *writer) field(f *ast.FieldDefinition, parent *ast.Definition, depth int) string {
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
func (w *writer) selection(t *ast.Definition, depth int) string {
	if t.Kind == ast.Interface { // Node
		out := " id"
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
func (w *writer) page(f *ast.FieldDefinition) []string {
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

func (w *writer) cursor(terms []string) string {
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

func (w *writer) date() string {
	return fmt.Sprintf("20%02d-%02d-01", w.int(16, 23, "year"), w.int(1, 12, "month"))
}

// where makes a filter of one to three conditions.
func (w *writer) where(def *ast.Definition, depth int) map[string]any {
	out := map[string]any{}
	for range w.int(1, 3, "conditions") {
		f := pick(w, def.Fields, "condition")
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

func (w *writer) scalar(typ, name string) any {
	switch typ {
	case "Boolean":
		return strings.HasSuffix(name, "IsNil") || strings.HasSuffix(name, "NotNil") || rapid.Bool().Draw(w.t, "bool")
	case "ID":
		return pick(w, w.ids, "id")
	case "Int":
		return pick(w, []int{0, 1, 3, 15, 100, 2021, 2022}, "int")
	case "Time":
		return pick(w, []string{"2020-01-01T00:00:00Z", "2100-01-01T00:00:00+08:00"}, "time")
	case "Date":
		return w.date()
	case "Money":
		return pick(w, []string{"0", "0.05", "1000000.00", "35000000", "-1"}, "money")
	case "Decimal":
		return pick(w, []string{"0", "12.5", "1354.2", "172"}, "decimal")
	case "String":
		if name == "search" {
			return pick(w, []string{"县", "阳县", "金阳县", "公司", "有限公司", "北京双", "yang", "gongsi", "jyx", "j", "51", "ß", "😀表情"}, "search")
		}
		return pick(w, append([]string{"县", "51", "513430", "A01", "yang", "j", "DEMO", "N"}, oddTexts...), "string")
	default:
		if def := w.schema.Types[typ]; def != nil && def.Kind == ast.Enum {
			return pick(w, def.EnumValues, "enum").Name
		}
		return nil
	}
}

// value writes a value as a literal or as a variable of the type; null and absent variables come too.
func (w *writer) value(typ string, v any) string {
	if w.maybe(40) {
		return w.variable(typ, jsonValue(w.t, v))
	}
	return w.literal(strings.Trim(typ, "[]!"), jsonValue(w.t, v))
}

// jsonValue is v as it comes out of a request's body.
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

// literal writes a value of the named type in GraphQL.
func (w *writer) literal(typ string, v any) string {
	switch v := v.(type) {
	case []any:
		out := make([]string, len(v))
		for i := range v {
			out[i] = w.literal(typ, v[i])
		}
		return "[" + strings.Join(out, ", ") + "]"
	case map[string]any:
		var out []string
		for _, name := range slices.Sorted(maps.Keys(v)) {
			f := w.schema.Types[typ].Fields.ForName(name)
			if f.Type.Elem == nil && w.schema.Types[f.Type.Name()].IsLeafType() && strings.HasSuffix(typ, "WhereInput") && w.maybe(30) {
				variable := w.variable(f.Type.Name(), v[name])
				w.again[variable[1:]] = jsonValue(w.t, w.scalar(f.Type.Name(), name))
				out = append(out, name+": "+variable)
				continue
			}
			out = append(out, name+": "+w.literal(f.Type.Name(), v[name]))
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

// For every query both executors give the same bytes, and almost all queries are compiled.
func TestRandomQueries(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		b := openOn(t, dialectName, odd)
		queries := 0
		same := b.sameBytes(t)
		rapid.Check(t, func(rt *rapid.T) { queries++; same(rt) })
		stats := b.schema.Stats()
		t.Logf("of %d queries: %+v", queries, stats)
		if int(stats.Compiled)*2 < queries {
			t.Errorf("only %d of %d queries were compiled", stats.Compiled, queries)
		}
	})
}

// The same, of queries made from bytes.
func FuzzQueries(f *testing.F) {
	f.Fuzz(rapid.MakeFuzz(openOn(f, dialect.SQLite, odd).sameBytes(f)))
}

// sameBytes compares the executors on a random query.
func (b both) sameBytes(t testing.TB) func(*rapid.T) {
	ids := someIDs(t, b.db.Client())
	compiled, reference := anyone(t), generated(t) // not to be asked for inside a fuzz target
	return func(rt *rapid.T) {
		w := &writer{t: rt, schema: b.schema.Schema(), ids: ids, variables: map[string]any{}, again: map[string]any{}}
		query := w.query()
		check := func(variables map[string]any) {
			got := b.run(compiled, query, variables)
			if want := b.run(reference, query, variables); got != want {
				text, _ := json.Marshal(variables)
				rt.Fatalf("%s\n%s\ncompiled:\n%s\ngenerated:\n%s", query, text, got, want)
			}
		}
		check(w.variables)
		if !reflect.DeepEqual(w.again, w.variables) { // what was learned from the first holds for others
			check(w.again)
		}
	}
}

func someIDs(t testing.TB, client *ent.Client) []string {
	ctx := rule.System(t.Context())
	var ids []int
	for _, read := range []func() ([]int, error){
		func() ([]int, error) { return client.County.Query().Limit(3).IDs(ctx) },
		func() ([]int, error) { return client.Province.Query().Limit(3).IDs(ctx) },
		func() ([]int, error) { return client.Pairing.Query().Limit(5).IDs(ctx) },
		func() ([]int, error) { return client.InvestmentProject.Query().Limit(5).IDs(ctx) },
		func() ([]int, error) { return client.Enterprise.Query().Limit(3).IDs(ctx) },
		func() ([]int, error) { return client.Coordinator.Query().Limit(3).IDs(ctx) },
		func() ([]int, error) { return client.CapitalContribution.Query().Limit(3).IDs(ctx) },
		func() ([]int, error) { return client.Agreement.Query().Limit(2).IDs(ctx) },
		func() ([]int, error) { return client.ReportedFigure.Query().Limit(2).IDs(ctx) },
	} {
		some, err := read()
		if err != nil {
			t.Fatal(err)
		}
		ids = append(ids, some...)
	}
	texts := []string{"4294967295", "3"}
	for _, id := range ids {
		texts = append(texts, fmt.Sprint(id))
	}
	return texts
}
