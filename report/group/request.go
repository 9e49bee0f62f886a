package group

import (
	"fmt"
	"io"
	"slices"


	"jiedui/fault"
	"jiedui/keyset"
	"jiedui/report/basis"
	"jiedui/scalar"
)

// Name is a value of an entity's enum of dimensions or measures; the schema has checked it.
type Name string

// MarshalGQL implements graphql.Marshaler.
func (n Name) MarshalGQL(w io.Writer) { _, _ = io.WriteString(w, `"`+string(n)+`"`) }

// UnmarshalGQL implements graphql.Unmarshaler.
func (n *Name) UnmarshalGQL(v any) error {
	s, ok := v.(string)
	if !ok {
		return fault.New(fault.BadUserInput, fmt.Sprintf("%.40q is not a value of the enum", fmt.Sprint(v)), fmt.Sprintf("%.40q 不是枚举值", fmt.Sprint(v)))
	}
	*n = Name(s)
	return nil
}

// Order is what groups are sorted by.
type Order struct {
	Dimension          *Name
	Count              *bool
	CountDistinct      *Name
	Sum, Avg, Min, Max *Name
	Direction          keyset.Direction
}

// Filter is a condition on an aggregate of a group.
type Filter struct {
	Count                     *bool
	CountDistinct             *Name
	Sum, Avg, Min, Max        *Name
	Eq, Neq, Gt, Gte, Lt, Lte *scalar.Decimal
}

// Request asks for the groups of an entity.
type Request struct {
	GroupBy    []Name
	CountLevel *basis.Level
	AsOf       *scalar.Date
	Having     []*Filter
	OrderBy    []*Order
	First      *int
	After      *keyset.Cursor
}

// aggregate is a function of the records of a group.
type aggregate struct {
	function string // COUNT, DISTINCT, SUM, AVG, MIN or MAX
	of       *Measure
	distinct *Dimension
	filter   int // number of the filter that its records pass; 0 for none
}

// kind of the values.
func (a aggregate) kind() Kind {
	switch {
	case a.of == nil:
		return Int
	case a.function == "AVG" && a.of.Kind != Money:
		return Decimal
	case a.of.Kind == Days:
		return Int
	default:
		return a.of.Kind
	}
}

// named gives the dimension of a name.
func (g *Grouped) dimension(name Name) *Dimension {
	i := slices.IndexFunc(g.Dimensions, func(d *Dimension) bool { return d.Name == string(name) })
	return g.Dimensions[i]
}

func (g *Grouped) measure(name Name) *Measure {
	i := slices.IndexFunc(g.Measures, func(m *Measure) bool { return m.Name == string(name) })
	return g.Measures[i]
}

// aggregateOf reads the aggregate that an order or a filter names. It gives false unless there is exactly one.
func (g *Grouped) aggregateOf(count *bool, distinct, sum, avg, minimum, maximum *Name) (a aggregate, one bool) {
	n := 0
	if count != nil && *count {
		a, n = aggregate{function: "COUNT"}, n+1
	}
	if distinct != nil {
		a, n = aggregate{function: "DISTINCT", distinct: g.dimension(*distinct)}, n+1
	}
	for _, f := range []struct {
		function string
		of       *Name
	}{{"SUM", sum}, {"AVG", avg}, {"MIN", minimum}, {"MAX", maximum}} {
		if f.of != nil {
			a, n = aggregate{function: f.function, of: g.measure(*f.of)}, n+1
		}
	}
	return a, n == 1
}

// check refuses what makes no sense, all of it at once.
func (r *Request) check(g *Grouped) error {
	var found []fault.Field
	refuse := func(path, en, zh string) { found = append(found, fault.Input(path, en, zh).Fields...) }
	seen := make(map[Name]bool)
	for i, name := range r.GroupBy {
		if seen[name] {
			refuse(fmt.Sprintf("groupBy[%d]", i), string(name)+" is named twice", string(name)+" 重复")
		}
		seen[name] = true
	}
	for i, o := range r.OrderBy {
		path := fmt.Sprintf("orderBy[%d]", i)
		_, one := g.aggregateOf(o.Count, o.CountDistinct, o.Sum, o.Avg, o.Min, o.Max)
		switch {
		case o.Dimension == nil && !one, o.Dimension != nil && one:
			refuse(path, "name one thing to sort by: a dimension, count, countDistinct, sum, avg, min or max",
				"请指定一项排序依据:dimension、count、countDistinct、sum、avg、min 或 max")
		case o.Dimension != nil && !seen[*o.Dimension]:
			refuse(path+".dimension", string(*o.Dimension)+" is not in groupBy: the records of a group differ in it",
				string(*o.Dimension)+" 不在 groupBy 中,不能用于排序")
		case o.Sum != nil && g.measure(*o.Sum).Kind == Days:
			refuse(path+".sum", "days of different counties are not added up: use avg, min or max", "不同县的天数不可相加:请使用 avg、min 或 max")
		}
	}
	for i, h := range r.Having {
		path := fmt.Sprintf("having[%d]", i)
		a, one := g.aggregateOf(h.Count, h.CountDistinct, h.Sum, h.Avg, h.Min, h.Max)
		switch {
		case !one:
			refuse(path, "name one aggregate: count, countDistinct, sum, avg, min or max", "请指定一项聚合:count、countDistinct、sum、avg、min 或 max")
			continue
		case h.Sum != nil && g.measure(*h.Sum).Kind == Days:
			refuse(path+".sum", "days of different counties are not added up: use avg, min or max", "不同县的天数不可相加:请使用 avg、min 或 max")
		}
		given := 0
		for _, c := range h.comparisons() {
			if c.with == nil {
				continue
			}
			given++
			if _, err := stored(a.kind(), *c.with); err != nil {
				refuse(path+"."+c.name, err.Message.EN, err.Message.ZH)
			}
		}
		if given == 0 {
			refuse(path, "compare the aggregate with something: eq, neq, gt, gte, lt or lte", "请给出比较条件:eq、neq、gt、gte、lt 或 lte")
		}
	}
	if err := keyset.Check(r.First, nil); err != nil {
		found = append(found, fault.Input("first", fmt.Sprintf("first must be from 0 to %d: fetch further pages with a cursor", keyset.MaxSize),
			fmt.Sprintf("first 须在 0 到 %d 之间:请用游标翻页", keyset.MaxSize)).Fields...)
	}
	return fault.Fields(found)
}

type comparison struct {
	name string
	with *scalar.Decimal
}

func (f *Filter) comparisons() []comparison {
	return []comparison{{"eq", f.Eq}, {"neq", f.Neq}, {"gt", f.Gt}, {"gte", f.Gte}, {"lt", f.Lt}, {"lte", f.Lte}}
}

// stored is a number as the statement computes it: money in fen, counts as they are, decimals in 1/10,000.
func stored(k Kind, d scalar.Decimal) (int64, *fault.Error) {
	unit := int64(1)
	switch k {
	case Money:
		unit = 100
	case Int:
		unit = 10_000
	}
	if int64(d)%unit != 0 {
		return 0, fault.New(fault.BadUserInput, d.String()+" has more decimal places than what it is compared with", d.String()+" 的小数位数过多")
	}
	return int64(d) / unit, nil
}
