package intake

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"golang.org/x/text/unicode/norm"

	"jiedui/catalog"
	"jiedui/ent"
	"jiedui/ent/importjob"
	"jiedui/fault"
)

// Kind says which records the rows of a file are.
type Kind struct {
	// Entity is the type of the model.
	Entity string
	// Name is a short name, for the command line and the names of templates. The schema has it.
	Name string
	Code importjob.Kind
	ZH   string
	// Columns, in the order of the template.
	Columns []Column

	parse func(*row) any
	one   func(context.Context, *ent.Client, any) error
	all   func(context.Context, *ent.Client, []any) error

	// For records without a unique key: key returns what equal inputs have in common, and own reports whether a file
	// may have only one row with it. same returns which of the inputs were stored before a time.
	key            func(any) (key any, own bool)
	same           func(context.Context, *ent.Client, []any, time.Time) (map[any]bool, error)
	sameEN, sameZH string
}

// Column of a file.
type Column struct {
	// Name is that of the input of the API. If the column names a record, it is without the ID at its end.
	Name string
	// ZH is the Chinese header.
	ZH       string
	Required bool
	// Unit is in the header of the template, in brackets. Money may also be in 万元 and 亿元.
	Unit string
	// Note says what to write into the column.
	Note fault.Text
	// Values are the only values of the column, if there are any.
	Values []Value
	// field is the name of the field of the input, if it is another.
	field string
	// Exported are the fields of the API that have the column in an export, as paths from the record. A column without them
	// has the field of its name.
	Exported []string
	// headers are those that a file may have, folded.
	headers []string
}

// Value of a column, by its code or its Chinese term.
type Value struct{ Code, ZH string }

// valuesOf returns the values of an enum field of an entity, or those named of them.
func valuesOf(entity, field string, named ...string) []Value {
	var list []Value
	for _, v := range ent.EntityNamed(entity).Fields[field].Values {
		if len(named) == 0 || slices.Contains(named, v.Name) {
			list = append(list, Value{v.Name, v.ZH})
		}
	}
	return list
}

// setHeaders notes the headers that a file may have: the name, the Chinese header, and those that exports have.
func (c *Column) setHeaders(e *catalog.Entity) {
	c.headers = []string{folded(c.Name), folded(c.ZH)}
	if len(c.Exported) == 0 {
		c.Exported = []string{c.Name}
	}
	for _, path := range c.Exported {
		if terms, ok := termsOn(e, strings.Split(path, ".")); ok {
			c.headers = append(c.headers, folded(path), folded(strings.Join(terms, ".")))
		}
	}
}

// termsOn returns the Chinese terms of the fields on a path from an entity. It returns false if there is no such path.
func termsOn(e *catalog.Entity, path []string) (terms []string, ok bool) {
	for _, name := range path[:len(path)-1] {
		edge, ok := e.Edges[name]
		if !ok {
			return nil, false
		}
		terms, e = append(terms, edge.ZH), ent.EntityNamed(edge.To)
	}
	last := path[len(path)-1]
	field, ok := e.Fields[last]
	return append(terms, cmp.Or(field.ZH, last)), ok
}

// kindOf completes a kind with functions that work on its inputs.
func kindOf[I, T any](
	k Kind, parse func(*row) I,
	one func(context.Context, *ent.Client, I) (T, error), all func(context.Context, *ent.Client, []I) error,
) *Kind {
	e := ent.EntityNamed(k.Entity)
	for n := range k.Columns {
		k.Columns[n].setHeaders(e)
	}
	k.Name, _ = e.Imported.Get()
	k.Code = importjob.Kind(strings.ToUpper(e.Table))
	k.parse = func(r *row) any { return parse(r) }
	k.one = func(ctx context.Context, c *ent.Client, in any) error {
		_, err := one(ctx, c, in.(I))
		return err
	}
	k.all = func(ctx context.Context, c *ent.Client, inputs []any) error {
		typed := make([]I, len(inputs))
		for n, in := range inputs {
			typed[n] = in.(I)
		}
		return all(ctx, c, typed)
	}
	return &k
}

// columnOf returns the index of the column with a name or a field of the input, and -1 if there is none.
func (k *Kind) columnOf(name string) int {
	return slices.IndexFunc(k.Columns, func(c Column) bool { return c.Name == name || c.field != "" && c.field == name })
}

// heading is a header of a file.
type heading struct {
	text   string // as the file has it
	column int    // of the kind; -1 for an empty header
	// decimals is how many digits the decimal point of an amount moves to the right to make it yuan.
	decimals int
}

// unitDecimals are the digits that the decimal point moves, by the unit of money.
var unitDecimals = map[string]int{"": 0, "元": 0, "万元": 4, "亿元": 8}

// matchHeader finds the columns of a header.
func (k *Kind) matchHeader(cells []string) ([]heading, error) {
	headings := make([]heading, len(cells))
	found := make([]bool, len(k.Columns))
	var faults []fault.Field
	refuse := func(text, en, zh string) { faults = append(faults, fault.Input(text, en, zh).Fields...) }
	for n, text := range cells {
		headings[n] = heading{text: text, column: -1}
		if text == "" {
			continue
		}
		column, places := k.find(text)
		switch {
		case column < 0:
			refuse(text, fmt.Sprintf("is not a column of %s: use one of %s", k.Name, k.joinColumns(Column.name, ", ")),
				fmt.Sprintf("不是%s的列：请使用%s", k.ZH, k.joinColumns(Column.Header, "、")))
		case found[column]:
			refuse(text, "is twice in the header: remove one", "重复出现：请删除一列")
		default:
			found[column] = true
			headings[n].column, headings[n].decimals = column, places
		}
	}
	for n, c := range k.Columns {
		if c.Required && !found[n] {
			refuse(c.ZH, fmt.Sprintf("is missing: add the column (in English %s)", c.Name), fmt.Sprintf("缺少该列：请添加（英文 %s）", c.Name))
		}
	}
	return headings, fault.Fields(faults)
}

func (c Column) name() string { return c.Name }

// Header is the Chinese header with its unit.
func (c Column) Header() string {
	if c.Unit == "" {
		return c.ZH
	}
	return c.ZH + "(" + c.Unit + ")"
}

func (k *Kind) joinColumns(name func(Column) string, separator string) string {
	list := make([]string, len(k.Columns))
	for n, c := range k.Columns {
		list[n] = name(c)
	}
	return strings.Join(list, separator)
}

// find returns the column of a header, and -1 if there is none. The header may be that of the template or that of an export,
// with or without spaces, the mark of required columns, and the unit.
func (k *Kind) find(text string) (column, shift int) {
	text, unit := folded(text), ""
	if open := strings.LastIndexByte(text, '('); open > 0 && strings.HasSuffix(text, ")") {
		text, unit = text[:open], text[open+1:len(text)-1]
	}
	for n, c := range k.Columns {
		if !slices.Contains(c.headers, text) {
			continue
		}
		if c.Unit == "元" {
			if p, ok := unitDecimals[unit]; ok {
				return n, p
			}
			return -1, 0
		}
		if unit == "" || unit == folded(c.Unit) {
			return n, 0
		}
	}
	return -1, 0
}

func folded(text string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(" _-*\t\n\r", r) {
			return -1
		}
		return r
	}, strings.ToLower(norm.NFKC.String(text)))
}

// KindNamed returns the kind with a name or a code, and nil if there is none.
func KindNamed(name string) *Kind {
	for _, k := range Kinds {
		if strings.EqualFold(name, k.Name) || strings.EqualFold(name, string(k.Code)) {
			return k
		}
	}
	return nil
}

// Recognise returns the only kind that a header fits.
func Recognise(header []string) (*Kind, error) {
	var found []*Kind
	for _, k := range Kinds {
		if _, err := k.matchHeader(header); err == nil {
			found = append(found, k)
		}
	}
	if len(found) != 1 {
		return nil, fault.New(fault.BadUserInput, "the header fits more than one kind of record or none: name the kind", "表头不足以判断记录种类：请指明")
	}
	return found[0], nil
}
