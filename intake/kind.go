package intake

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"golang.org/x/text/unicode/norm"

	"jiedui/ent"
	"jiedui/ent/importjob"
	"jiedui/fault"
)

// Kind is what the rows of a file are.
type Kind struct {
	// Entity of the model.
	Entity string
	// Name is short, for the command line and the names of templates: the schema gives it.
	Name string
	Code importjob.Kind
	ZH   string
	// Columns, in the order of the template.
	Columns []Column

	read func(*row) any
	one  func(context.Context, *ent.Client, any) error
	all  func(context.Context, *ent.Client, []any) error

	// Records without a key of their own: key is what an input has in common with one that says the same, and whether no
	// two rows of one file may; same tells which of the inputs are on record since before a time.
	key            func(any) (key any, own bool)
	same           func(context.Context, *ent.Client, []any, time.Time) (map[any]bool, error)
	sameEN, sameZH string
}

// Column of a file.
type Column struct {
	// Name is that of the input of the API; where a record is named, without the ID at its end.
	Name string
	// ZH is the Chinese header.
	ZH       string
	Required bool
	// Unit stands in the header of the template, in brackets. Money may also be in 万元 and 亿元.
	Unit string
	// Note says what to write.
	Note fault.Text
	// Values are all that there are.
	Values []Value
	// field is the input's where it has another name.
	field string
}

// Value of a column, by its code or its Chinese term.
type Value struct{ Code, ZH string }

// kindOf makes a kind of the functions that work on its inputs.
func kindOf[I, T any](
	k Kind, read func(*row) I,
	one func(context.Context, *ent.Client, I) (T, error), all func(context.Context, *ent.Client, []I) error,
) *Kind {
	e := ent.EntityNamed(k.Entity)
	k.Name, _ = e.Imported.Get()
	k.Code = importjob.Kind(strings.ToUpper(e.Table))
	k.read = func(r *row) any { return read(r) }
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

// columnOf is the place of the column of a name, or of a field of the input; -1 when there is none.
func (k *Kind) columnOf(name string) int {
	return slices.IndexFunc(k.Columns, func(c Column) bool { return c.Name == name || c.field != "" && c.field == name })
}

// heading is a header of a file.
type heading struct {
	text   string // as it stands there
	column int    // of the kind; -1: it is empty
	// places the point of an amount moves to the right, to make it yuan.
	places int
}

// places of the units of money.
var places = map[string]int{"": 0, "元": 0, "万元": 4, "亿元": 8}

// match finds the columns of a header.
func (k *Kind) match(cells []string) ([]heading, error) {
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
			refuse(text, fmt.Sprintf("is no column of %s: they are %s", k.Name, k.list(Column.name, ", ")),
				fmt.Sprintf("不是%s的列：可用的列为%s", k.ZH, k.list(Column.Header, "、")))
		case found[column]:
			refuse(text, "stands twice", "重复")
		default:
			found[column] = true
			headings[n].column, headings[n].places = column, places
		}
	}
	for n, c := range k.Columns {
		if c.Required && !found[n] {
			refuse(c.ZH, fmt.Sprintf("the column is missing (in English %s)", c.Name), fmt.Sprintf("缺少该列（英文 %s）", c.Name))
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

func (k *Kind) list(name func(Column) string, separator string) string {
	list := make([]string, len(k.Columns))
	for n, c := range k.Columns {
		list[n] = name(c)
	}
	return strings.Join(list, separator)
}

// find gives the column of a header, -1 for none, in any writing of it: with or without spaces, the mark of what is
// required, and the unit.
func (k *Kind) find(text string) (column, shift int) {
	text, unit := folded(text), ""
	if open := strings.LastIndexByte(text, '('); open > 0 && strings.HasSuffix(text, ")") {
		text, unit = text[:open], text[open+1:len(text)-1]
	}
	for n, c := range k.Columns {
		if text != folded(c.Name) && text != folded(c.ZH) {
			continue
		}
		if c.Unit == "元" {
			if p, ok := places[unit]; ok {
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

// KindNamed finds a kind by its name or its code.
func KindNamed(name string) *Kind {
	for _, k := range Kinds {
		if strings.EqualFold(name, k.Name) || strings.EqualFold(name, string(k.Code)) {
			return k
		}
	}
	return nil
}

// Recognise finds the one kind whose header it is.
func Recognise(header []string) (*Kind, error) {
	var found []*Kind
	for _, k := range Kinds {
		if _, err := k.match(header); err == nil {
			found = append(found, k)
		}
	}
	if len(found) != 1 {
		return nil, fault.New(fault.BadUserInput, "the header does not tell what the rows are: say it", "表头不足以判断记录种类：请指明")
	}
	return found[0], nil
}
