package coerce

import (
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"math/big"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"

	"jiedui/fault"
)

// coercion of the variables of one operation; it finds all that is wrong with them.
type coercion struct {
	schema    *ast.Schema
	hideNames bool
	faults    []fault.Field
}

// meant suggests the names that are like one, unless names are hidden.
func (c *coercion) meant(name string, known []string) (en, zh string) {
	if c.hideNames {
		return "", ""
	}
	return fault.Meant(name, known)
}

func (c *coercion) refuse(path, en, zh string) { c.faults = append(c.faults, field(path, en, zh)) }

// variables returns the coerced values of the variables. A type that does not exist is left to the executor.
func (c *coercion) variables(operation *ast.OperationDefinition, sent map[string]any) map[string]any {
	values := make(map[string]any, len(operation.VariableDefinitions))
	for _, d := range operation.VariableDefinitions {
		if of := c.schema.Types[d.Type.Name()]; of == nil || !of.IsInputType() {
			return nil
		}
		path := "variables." + d.Variable
		v, given := sent[d.Variable]
		switch {
		case given:
			values[d.Variable] = c.value(d.Type, v, path)
		case d.DefaultValue != nil:
			literal, err := d.DefaultValue.Value(nil)
			if err != nil {
				return nil
			}
			values[d.Variable] = c.value(d.Type, literal, path)
		case d.Type.NonNull:
			c.missing(d.Type, path)
		}
	}
	return values
}

func (c *coercion) missing(t *ast.Type, path string) {
	c.refuse(path, fmt.Sprintf("a value of type %s is missing", t), fmt.Sprintf("缺少 %s 类型的值", t))
}

// value coerces a value to a type.
func (c *coercion) value(t *ast.Type, v any, path string) any {
	if v == nil {
		if t.NonNull {
			c.refuse(path, fmt.Sprintf("null, where a value of type %s is needed", t), fmt.Sprintf("此处需要 %s 类型的值，不能为 null", t))
		}
		return nil
	}
	if t.Elem != nil {
		return c.list(t, v, path)
	}
	switch of := c.schema.Types[t.NamedType]; of.Kind {
	case ast.InputObject:
		return c.object(of, v, path)
	case ast.Enum:
		return c.enum(of, v, path)
	default:
		return c.scalar(t.NamedType, v, path)
	}
}

// list coerces the entries of a list; what is no list is one of a single entry.
func (c *coercion) list(t *ast.Type, v any, path string) any {
	list, ok := v.([]any)
	if !ok {
		of := reflect.ValueOf(v)
		if of.Kind() != reflect.Slice {
			return []any{c.value(t.Elem, v, path)}
		}
		for i := range of.Len() {
			list = append(list, of.Index(i).Interface())
		}
	}
	values := make([]any, len(list))
	for i, entry := range list {
		values[i] = c.value(t.Elem, entry, fmt.Sprintf("%s[%d]", path, i))
	}
	return values
}

func (c *coercion) object(of *ast.Definition, v any, path string) any {
	object, ok := v.(map[string]any)
	if !ok {
		c.refuse(path, fmt.Sprintf("%s is not a %s: write an object", text(v), of.Name), fmt.Sprintf("%s 不是 %s：请写成对象", text(v), of.Name))
		return nil
	}
	for _, name := range slices.Sorted(maps.Keys(object)) {
		if of.Fields.ForName(name) == nil && name != "__typename" {
			var names []string
			for _, f := range of.Fields {
				names = append(names, f.Name)
			}
			en, zh := c.meant(name, names)
			c.refuse(path+"."+name, fmt.Sprintf("%s has no field %.40q%s", of.Name, name, en), fmt.Sprintf("%s 没有字段 %.40q%s", of.Name, name, zh))
		}
	}
	values := make(map[string]any, len(object))
	for _, d := range of.Fields {
		at := path + "." + d.Name
		value, given := object[d.Name]
		switch {
		case given:
			values[d.Name] = c.value(d.Type, value, at)
		case d.DefaultValue != nil:
			if literal, err := d.DefaultValue.Value(nil); err == nil {
				values[d.Name] = c.value(d.Type, literal, at)
			}
		case d.Type.NonNull:
			c.missing(d.Type, at)
		}
	}
	return values
}

func (c *coercion) enum(of *ast.Definition, v any, path string) any {
	if name, ok := v.(string); ok && of.EnumValues.ForName(name) != nil {
		return name
	}
	var names []string
	for _, e := range of.EnumValues {
		names = append(names, e.Name)
	}
	en, zh := c.meant(fmt.Sprint(v), names)
	if en == "" && !c.hideNames && len(names) <= 12 {
		en, zh = ": it is one of "+strings.Join(names, ", "), "：取值为 "+strings.Join(names, "、")
	}
	c.refuse(path, fmt.Sprintf("%s is not a value of %s%s", text(v), of.Name, en), fmt.Sprintf("%s 不是 %s 的取值%s", text(v), of.Name, zh))
	return nil
}

// scalar coerces a value of a scalar that the specification has. Those of this API read their texts by themselves.
func (c *coercion) scalar(name string, v any, path string) any {
	switch name {
	case "Int":
		if n, ok := whole(v); ok && n.IsInt64() && n.Int64() >= math.MinInt32 && n.Int64() <= math.MaxInt32 {
			return n.Int64()
		}
		c.refuse(path, text(v)+" is not a 32-bit integer", text(v)+" 不是 32 位整数")
	case "ID":
		if s, ok := v.(string); ok {
			return s
		}
		if n, ok := whole(v); ok {
			return n.String()
		}
		c.refuse(path, text(v)+" is not an id of this API", text(v)+" 不是本接口的 ID")
	case "Float":
		if n, ok := number(v); ok {
			f, _ := n.Float64()
			return f
		}
		c.refuse(path, text(v)+" is not a number", text(v)+" 不是数字")
	case "String":
		if s, ok := v.(string); ok {
			return s
		}
		c.refuse(path, text(v)+" is not a text: write it in quotes", text(v)+" 不是文本：请加引号")
	case "Boolean":
		if b, ok := v.(bool); ok {
			return b
		}
		c.refuse(path, text(v)+" is neither true nor false", text(v)+" 不是 true 或 false")
	default:
		return v
	}
	return nil
}

// whole is the integer that a number is: JSON does not tell 1.0 from 1.
func whole(v any) (*big.Int, bool) {
	n, ok := number(v)
	if !ok || !n.IsInt() {
		return nil, false
	}
	return n.Num(), true
}

// number is the value of a JSON number, or of a literal that has been read.
func number(v any) (*big.Rat, bool) {
	switch v := v.(type) {
	case json.Number:
		if len(v) > 40 || strings.ContainsAny(string(v), "eE") && !smallExponent(string(v)) {
			return nil, false
		}
		return new(big.Rat).SetString(string(v))
	case int:
		return new(big.Rat).SetInt64(int64(v)), true
	case int32:
		return new(big.Rat).SetInt64(int64(v)), true
	case int64:
		return new(big.Rat).SetInt64(v), true
	case float64:
		if math.IsInf(v, 0) || math.IsNaN(v) {
			return nil, false
		}
		return new(big.Rat).SetFloat64(v), true
	default:
		return nil, false
	}
}

// smallExponent keeps a few characters from standing for a number of many digits.
func smallExponent(n string) bool {
	exponent, err := strconv.Atoi(n[strings.IndexAny(n, "eE")+1:])
	return err == nil && exponent >= -40 && exponent <= 40
}

// text shows a value in a message.
func text(v any) string {
	shown, err := json.Marshal(v)
	if err != nil {
		return fmt.Sprintf("%.40q", fmt.Sprint(v))
	}
	return fmt.Sprintf("%.40s", shown)
}
