package group

import (
	"fmt"
	"io"
	"slices"

	"entgo.io/ent/dialect/sql"

	"jiedui/fault"
	"jiedui/keyset"
	"jiedui/report/basis"
	"jiedui/scalar"
)

// Request asks for groups of a subject's records.
type Request struct {
	GroupBy    []Name
	CountLevel *basis.Level        // nil for basis.Validated
	AsOf       *scalar.Date        // nil for the records as they are now
	Where      func(*sql.Selector) // conditions on the records; nil for all
	Having     []*Having
	OrderBy    []*Order
	First      *int
	After      *keyset.Cursor
	Wanted     Wanted
}

// Wanted says what is computed.
type Wanted struct {
	// Page is set if a page of groups is wanted. Numbers are the numbers of each group.
	Page    bool
	Numbers []*Number
	// Keys are the dimensions whose values are shown.
	Keys []*Dimension
	// Shown are the regions that are read with the page, by their dimension. They show no edges.
	Shown map[*Dimension]*basis.Shown
	// Count is set if the number of all groups is wanted.
	Count bool
	// Totals is set if the totals of all records are wanted. TotalNumbers are the numbers of the totals.
	Totals       bool
	TotalNumbers []*Number
}

// Number is a number of a group. It is the aggregates of Measure if that is set, the number of different values of
// Distinct if that is set, and otherwise the number of records.
type Number struct {
	Distinct *Dimension
	Measure  *Measure
	// Aggregates are the aggregates of Measure that are wanted, by their names in the API.
	Aggregates []string
	// Filter selects the records that the number is computed from. It is nil for all records of the group.
	Filter *Filter
}

// Filter is a condition on records. The statement computes it once for all numbers that share the same Filter.
type Filter struct{ Apply func(*sql.Selector) }

// Name is the name of a dimension or a measure of a subject. It is a value of an enum in the API, so it always exists.
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

// Order is a dimension or an aggregate that groups are sorted by. It is a dimension if Dimension is set.
type Order struct {
	AggregateName
	Dimension *Name
	Direction keyset.Direction
}

// Having is a condition on an aggregate of a group. Amounts are in yuan.
type Having struct {
	AggregateName
	Eq, Neq, Gt, Gte, Lt, Lte *scalar.Decimal
}

// AggregateName names an aggregate. Exactly one field must be set.
type AggregateName struct {
	Count              *bool
	CountDistinct      *Name
	Sum, Avg, Min, Max *Name
}

// aggregate is a function that is computed from the records of a group.
type aggregate struct {
	function string // COUNT, DISTINCT, SUM, AVG, MIN, MAX or COUNTIES
	measure  *Measure
	distinct *Dimension
	filter   *Filter
}

// counties is the function that counts the counties whose values are in the sum of a stock.
const counties = "COUNTIES"

func (a aggregate) isStock() bool { return a.measure != nil && a.measure.Type == Stock }

// resultType returns the type of the values of the aggregate. It is Money, Int or Decimal.
func (a aggregate) resultType() Type {
	switch {
	case a.measure == nil:
		return Int
	case a.function == "AVG" && a.measure.Type != Money:
		return Decimal
	case a.measure.Type == Days, a.measure.Type == Stock:
		return Int
	default:
		return a.measure.Type
	}
}

// Dimension returns the dimension with a name, which must exist.
func (s *Subject) Dimension(name Name) *Dimension {
	i := slices.IndexFunc(s.Dimensions, func(d *Dimension) bool { return d.Name == string(name) })
	return s.Dimensions[i]
}

// measure returns the measure with a name, which must exist.
func (s *Subject) measure(name Name) *Measure {
	i := slices.IndexFunc(s.Measures, func(m *Measure) bool { return m.Name == string(name) })
	return s.Measures[i]
}

// aggregate returns the aggregate with a name. It returns false if the name does not have exactly one field set.
func (s *Subject) aggregate(named AggregateName) (a aggregate, one bool) {
	n := 0
	if named.Count != nil && *named.Count {
		a, n = aggregate{function: "COUNT"}, n+1
	}
	if named.CountDistinct != nil {
		a, n = aggregate{function: "DISTINCT", distinct: s.Dimension(*named.CountDistinct)}, n+1
	}
	for _, f := range []struct {
		function string
		measure  *Name
	}{{"SUM", named.Sum}, {"AVG", named.Avg}, {"MIN", named.Min}, {"MAX", named.Max}} {
		if f.measure != nil {
			a, n = aggregate{function: f.function, measure: s.measure(*f.measure)}, n+1
		}
	}
	return a, n == 1
}

// check reports faults of the request. It reports all faults of the arguments together. If there are none, it reports
// the first fault of what is wanted.
func (r *Request) check(s *Subject) error {
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
		_, one := s.aggregate(o.AggregateName)
		switch {
		case o.Dimension == nil && !one, o.Dimension != nil && one:
			refuse(path, "name one thing to sort by: a dimension, count, countDistinct, sum, avg, min or max",
				"请指定一项排序依据：dimension、count、countDistinct、sum、avg、min 或 max")
		case o.Dimension != nil && !seen[*o.Dimension]:
			refuse(path+".dimension", string(*o.Dimension)+" is not in groupBy: the records of a group differ in it",
				string(*o.Dimension)+" 不在 groupBy 中，不能用于排序")
		case o.Sum != nil && s.measure(*o.Sum).Type == Days:
			refuse(path+".sum", "days of different counties are not added up: use avg, min or max", "不同县的天数不可相加：请使用 avg、min 或 max")
		}
	}
	for i, h := range r.Having {
		h.check(s, fmt.Sprintf("having[%d]", i), refuse)
	}
	if err := keyset.Check(r.First, nil); err != nil {
		found = append(found, fault.Input("first", fmt.Sprintf("first must be from 0 to %d: fetch further pages with a cursor", keyset.MaxSize),
			fmt.Sprintf("first 须在 0 到 %d 之间：请用游标翻页", keyset.MaxSize)).Fields...)
	}
	if err := fault.Fields(found); err != nil {
		return err
	}
	return r.checkWanted(s)
}

func (h *Having) check(s *Subject, path string, refuse func(path, en, zh string)) {
	a, one := s.aggregate(h.AggregateName)
	switch {
	case !one:
		refuse(path, "name one aggregate: count, countDistinct, sum, avg, min or max", "请指定一项聚合：count、countDistinct、sum、avg、min 或 max")
		return
	case h.Sum != nil && s.measure(*h.Sum).Type == Days:
		refuse(path+".sum", "days of different counties are not added up: use avg, min or max", "不同县的天数不可相加：请使用 avg、min 或 max")
	}
	given := 0
	for _, c := range h.comparisons() {
		if c.with == nil {
			continue
		}
		given++
		if _, err := a.resultType().computed(*c.with); err != nil {
			refuse(path+"."+c.name, err.Message.EN, err.Message.ZH)
		}
	}
	if given == 0 {
		refuse(path, "compare the aggregate with something: eq, neq, gt, gte, lt or lte", "请给出比较条件：eq、neq、gt、gte、lt 或 lte")
	}
}

type comparison struct {
	name string
	with *scalar.Decimal
}

func (h *Having) comparisons() []comparison {
	return []comparison{{"eq", h.Eq}, {"neq", h.Neq}, {"gt", h.Gt}, {"gte", h.Gte}, {"lt", h.Lt}, {"lte", h.Lte}}
}

// checkWanted refuses keys that are not in groupBy, and comparisons with the year before if groupBy has no period.
func (r *Request) checkWanted(s *Subject) error {
	for _, d := range r.Wanted.Keys {
		if !slices.Contains(r.GroupBy, Name(d.Name)) {
			return fault.Input("key."+d.Field(), d.Field()+": the records of a group differ in it: add "+d.Name+" to groupBy",
				d.Field()+"：同组记录在该项上不同，请将 "+d.Name+" 加入 groupBy")
		}
	}
	if slices.ContainsFunc(r.GroupBy, func(n Name) bool { return s.Dimension(n).period != "" }) {
		return nil
	}
	for _, n := range slices.Concat(r.Wanted.Numbers, r.Wanted.TotalNumbers) {
		for _, name := range n.Aggregates {
			if compares(name) {
				field := n.Measure.Field() + "." + name
				return fault.Input(field, field+" compares periods: add YEAR, QUARTER or MONTH to groupBy",
					field+" 用于同比：请将 YEAR、QUARTER 或 MONTH 加入 groupBy")
			}
		}
	}
	return nil
}

// functions has the function of each aggregate of a measure, by the name of the aggregate in the API. Aggregates that
// compare with the year before are not in it.
var functions = map[string]string{"sum": "SUM", "avg": "AVG", "min": "MIN", "max": "MAX", "counties": counties}

// compares reports whether an aggregate of a measure compares with the year before.
func compares(aggregate string) bool { return functions[aggregate] == "" }
