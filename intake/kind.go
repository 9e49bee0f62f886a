package intake

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"jiedui/catalog"
	"jiedui/ent"
	"jiedui/ent/importjob"
	"jiedui/fault"
)

// Kind says which records the rows of a file are.
type Kind struct {
	// Entity is the type of the model.
	Entity string
	// Lists is the type whose records an export of the kind lists, if it is another.
	Lists string
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
	// may have only one row with it. same returns which of the inputs are stored with an id up to the last one of before the
	// import, which lastID returns.
	key            func(any) (key any, own bool)
	same           func(ctx context.Context, c *ent.Client, inputs []any, last int) (map[any]bool, error)
	lastID         func(context.Context, *ent.Client) (int, error)
	sameEN, sameZH string

	// called returns the name of an input. Nearly equal names are warned of. It is nil for records without a name.
	called func(any) calling
	// where are the conditions for records that can be imported again, as in a where argument of the API.
	where string
	// derive changes the inputs of rows whose figures are totals from January on. It is nil for kinds without them.
	derive func(context.Context, *ent.Client, []*row) error
	// wide: a row has several records.
	wide bool
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
	// headers are those that a file may have, folded. The first own of them are those of templates and exports.
	headers []string
	own     int
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

// setHeaders notes the headers that a file may have: the name, the Chinese header, those that exports have, and those of the
// table of words.
func (c *Column) setHeaders(kind string, e *catalog.Entity) {
	c.headers = []string{folded(c.Name), folded(c.ZH)}
	if len(c.Exported) == 0 {
		c.Exported = []string{c.Name}
	}
	for _, path := range c.Exported {
		if terms, ok := termsOn(e, strings.Split(path, ".")); ok {
			c.headers = append(c.headers, folded(path), folded(strings.Join(terms, ".")))
		}
	}
	c.own = len(c.headers)
	c.headers = append(c.headers, words.headers[[2]string{kind, c.Name}]...)
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
	k.Name, _ = e.Imported.Get()
	k.Lists = cmp.Or(k.Lists, k.Entity)
	for n := range k.Columns {
		k.Columns[n].setHeaders(k.Name, ent.EntityNamed(k.Lists))
	}
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
	column int    // of the kind; -1 for an empty header, or one that is no column
	// ignored: it is no column of the kind.
	ignored bool
	// unit is that of the numbers, nil if the header has none.
	unit *unit
}

// namesRecord reports whether the column names a record, for which people often have two columns: its number and its name.
func (c Column) namesRecord() bool { return strings.HasSuffix(c.field, "ID") }

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

// KindNamed returns the kind with a name or a code, and nil if there is none.
func KindNamed(name string) *Kind {
	for _, k := range Kinds {
		if strings.EqualFold(name, k.Name) || strings.EqualFold(name, string(k.Code)) {
			return k
		}
	}
	return nil
}
