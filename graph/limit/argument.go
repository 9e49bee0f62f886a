package limit

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"jiedui/fault"
	"jiedui/keyset"
	"jiedui/scalar"
	"jiedui/search"
)

// Bounds of the filters of one operation.
const (
	maxWhereDepth = 8
	maxListLength = 1000
	maxTextLength = 1000
	// maxValues is how many values the filters of one operation may name. A statement takes 32,766 on SQLite, among them
	// the ids of the records whose lists are read.
	maxValues = 5000
)

// readers read the scalars whose text the validator does not look into.
var readers = map[string]func(any) error{
	"Cursor":  func(v any) error { return new(keyset.Cursor).UnmarshalGQL(v) },
	"Date":    func(v any) error { return new(scalar.Date).UnmarshalGQL(v) },
	"Money":   func(v any) error { return new(scalar.Money).UnmarshalGQL(v) },
	"Decimal": func(v any) error { return new(scalar.Decimal).UnmarshalGQL(v) },
	"Time": func(v any) error {
		_, err := scalar.UnmarshalTime(v)
		return err
	},
	"ID": func(v any) error {
		_, err := strconv.ParseInt(fmt.Sprint(v), 10, 64)
		return said(err, fmt.Sprintf("%.40q is not an id of this API", fmt.Sprint(v)), fmt.Sprintf("%.40q 不是本接口的 ID", fmt.Sprint(v)))
	},
	"Int": func(v any) error {
		_, err := graphql.UnmarshalInt32(v)
		return said(err, fmt.Sprintf("%.40q is not a 32-bit integer", fmt.Sprint(v)), fmt.Sprintf("%.40q 不是 32 位整数", fmt.Sprint(v)))
	},
	"Upload": func(v any) error {
		if _, ok := v.(graphql.Upload); !ok {
			return fault.New(fault.BadUserInput, "send the file by a multipart request", "请用 multipart 请求上传文件")
		}
		return nil
	},
	"String": func(v any) error {
		s, _ := v.(string)
		if strings.ContainsRune(s, 0) || len(s) > maxTextLength {
			return fault.New(fault.BadUserInput,
				fmt.Sprintf("a text has at most %d bytes and no NUL", maxTextLength),
				fmt.Sprintf("文本最长 %d 字节，且不含空字符", maxTextLength))
		}
		return nil
	},
}

func said(err error, en, zh string) error {
	if err == nil {
		return nil
	}
	return fault.Wrap(err, fault.BadUserInput, en, zh)
}

// arguments checks what the types of the schema do not say: sizes of pages and lists, texts of scalars, and filters that
// would silently mean "everything".
func (m *measure) arguments(f *ast.Field, args map[string]any, path string) {
	for _, d := range f.Definition.Arguments {
		if v, ok := args[d.Name]; ok {
			m.value(d.Type, v, path+"."+d.Name, 0)
		}
	}
	if strings.HasSuffix(f.Definition.Type.Name(), "Connection") {
		var sizes [2]*int
		for i, name := range []string{"first", "last"} {
			if n, err := graphql.UnmarshalInt(args[name]); err == nil && args[name] != nil {
				sizes[i] = &n
			}
		}
		m.fault(keyset.Check(sizes[0], sizes[1]), path)
	}
}

// fault keeps a fault with its place.
func (m *measure) fault(err error, path string) {
	if err == nil {
		return
	}
	f, ok := errors.AsType[*fault.Error](err)
	if !ok { // gqlgen's
		f = fault.Wrap(err, fault.BadUserInput, "the value is not allowed", "取值不合规定")
	}
	for _, field := range f.Fields {
		path += "." + field.Path
	}
	m.faults = append(m.faults, fault.Input(path, path+": "+f.Message.EN, path+"："+f.Message.ZH))
}

func (m *measure) refuse(path, en, zh string) {
	m.faults = append(m.faults, fault.Input(path, path+": "+en, path+"："+zh))
}

// value checks a value of the given type at path; level counts the filters around it.
func (m *measure) value(t *ast.Type, v any, path string, level int) {
	if v == nil {
		if level > 0 {
			m.refuse(path, "null does not filter: leave it out", "null 不是过滤条件：请省略")
		}
		return
	}
	if t.Elem != nil {
		list, ok := v.([]any)
		if !ok {
			list = []any{v}
		}
		limit := keyset.MaxSize
		if level > 0 {
			limit = maxListLength
		}
		switch {
		case len(list) > limit:
			m.refuse(path, fmt.Sprintf("at most %d entries", limit), fmt.Sprintf("最多 %d 项", limit))
			return
		case len(list) == 0 && level > 0:
			m.refuse(path, "an empty list does not filter: leave the field out or name values", "空列表不是过滤条件：请省略该字段或给出取值")
		}
		for i, e := range list {
			m.value(t.Elem, e, fmt.Sprintf("%s[%d]", path, i), level)
		}
		return
	}
	if object, ok := v.(map[string]any); ok {
		m.object(t, object, path, level)
		return
	}
	if level > 0 {
		m.values++
	}
	if read := readers[t.NamedType]; read != nil {
		m.fault(read(v), path)
	}
	name := path[strings.LastIndex(path, ".")+1:]
	switch {
	case level > 0 && v == false && (strings.HasSuffix(name, "IsNil") || strings.HasSuffix(name, "NotNil")):
		m.refuse(path, "false does not filter: use the opposite, IsNil or NotNil", "false 不是过滤条件：请改用相反的 IsNil 或 NotNil")
	case level > 0 && name == "search" && search.Fold(fmt.Sprint(v)) == "":
		m.refuse(path, "search needs a letter, a digit or a character", "搜索内容须含文字、字母或数字")
	}
}

// object checks the fields of an input object.
func (m *measure) object(t *ast.Type, object map[string]any, path string, level int) {
	if strings.HasSuffix(t.NamedType, "WhereInput") {
		if level++; level > maxWhereDepth {
			m.refuse(path, fmt.Sprintf("filters are nested deeper than %d levels", maxWhereDepth),
				fmt.Sprintf("过滤条件嵌套超过 %d 层", maxWhereDepth))
			return
		}
		if len(object) == 0 && level > 1 {
			m.refuse(path, "an empty filter", "空的过滤条件")
		}
		m.period(t, object, path)
	}
	fields := m.schema.Types[t.NamedType].Fields
	for _, d := range fields {
		v, ok := object[d.Name]
		if ok && level > 0 {
			m.conditions.add(d)
		}
		switch {
		case !ok:
		case v == nil && level > 0:
			m.null(fields, d.Name, path+"."+d.Name)
		default:
			m.value(d.Type, v, path+"."+d.Name, level)
		}
	}
}

// conditions counts those of filters by what they cost.
type conditions struct {
	all     int
	related int // on related records
	parts   int // on a part of a text, or a text in any case, for which there is no index
}

func (c *conditions) add(d *ast.FieldDefinition) {
	c.all++
	if strings.HasPrefix(d.Name, "has") && isRelation(d) {
		c.related++
	}
	if slices.ContainsFunc([]string{"Contains", "ContainsFold", "HasSuffix", "EqualFold"}, func(s string) bool { return strings.HasSuffix(d.Name, s) }) {
		c.parts++
	}
}

func (c conditions) minus(d conditions) conditions {
	return conditions{c.all - d.all, c.related - d.related, c.parts - d.parts}
}

// cost returns what the conditions of a list cost each time that it is read. A list of the query is long, one of a record
// is short.
func (c conditions) cost(ofQuery bool) int {
	cost := c.related * relationCost
	switch {
	case !ofQuery:
		cost += c.parts * relationCost
	case c.all > 0:
		cost += conditionCost + c.parts*aggregateCost
	}
	return cost
}

// isRelation reports whether a field of a filter is a condition on related records, such as hasCounty or hasCountyWith.
func isRelation(d *ast.FieldDefinition) bool {
	return d.Type.NamedType == "Boolean" || d.Type.Elem != nil && strings.HasSuffix(d.Type.Elem.NamedType, "WhereInput")
}

// null refuses a filter by null, and names the one that finds records without a value where there is one.
func (m *measure) null(fields ast.FieldList, name, path string) {
	column := name
	for _, operator := range []string{"NEQ", "NotIn", "In", "GTE", "GT", "LTE", "LT", "HasPrefix", "HasSuffix", "ContainsFold", "Contains", "EqualFold"} {
		if base, ok := strings.CutSuffix(name, operator); ok && fields.ForName(base) != nil {
			column = base
			break
		}
	}
	if fields.ForName(column+"IsNil") == nil {
		m.refuse(path, "null does not filter: leave the field out", "null 不是过滤条件：请省略该字段")
		return
	}
	m.refuse(path, fmt.Sprintf("null does not filter: leave the field out, or use %sIsNil", column),
		fmt.Sprintf("null 不是过滤条件：请省略该字段，或使用 %sIsNil", column))
}

// period refuses a filter by dates that no day can pass: its end is before its beginning.
func (m *measure) period(t *ast.Type, object map[string]any, path string) {
	for _, d := range m.schema.Types[t.NamedType].Fields {
		name, ok := strings.CutSuffix(d.Name, "GTE")
		if !ok {
			name, ok = strings.CutSuffix(d.Name, "GT")
		}
		if !ok || d.Type.NamedType != "Date" {
			continue
		}
		from, given := object[d.Name].(string)
		for _, end := range []string{"LTE", "LT"} {
			// Dates are sorted as their texts are.
			if to, ok := object[name+end].(string); given && ok && to < from {
				m.refuse(path+"."+name+end, fmt.Sprintf("the period ends on %.40s, before it begins on %.40s", to, from),
					fmt.Sprintf("时间段的结束日期 %.40s 早于起始日期 %.40s", to, from))
			}
		}
	}
}

// place notes where in a value variables are, for value to check them there.
func (m *measure) place(t *ast.Type, v *ast.Value, path string, level int) {
	switch {
	case v.Kind == ast.Variable:
		m.places = append(m.places, place{v.Raw, t, path, level})
		m.varies = m.varies || level > 0 && m.op.Variables[v.Raw] == nil // without it there is one condition less
	case t.Elem != nil && v.Kind == ast.ListValue:
		for i, c := range v.Children {
			m.place(t.Elem, c.Value, fmt.Sprintf("%s[%d]", path, i), level)
		}
	case t.Elem != nil:
		m.place(t.Elem, v, path, level)
	case v.Kind == ast.ObjectValue:
		if strings.HasSuffix(t.NamedType, "WhereInput") {
			level++
		}
		if level > 0 && slices.ContainsFunc(v.Children, func(c *ast.ChildValue) bool { return c.Value.Kind == ast.Variable }) {
			m.filters = append(m.filters, filter{t, v, path})
		}
		for _, c := range v.Children {
			m.place(m.schema.Types[t.NamedType].Fields.ForName(c.Name).Type, c.Value, path+"."+c.Name, level)
		}
	}
}
