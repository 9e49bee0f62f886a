// Package limit refuses operations that ask for too much, before any SQL is sent: that read too much, are nested too deep,
// or have arguments that mean nothing.
package limit

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	lru "github.com/hashicorp/golang-lru/v2"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"jiedui/fault"
	"jiedui/keyset"
	"jiedui/response"
)

const (
	// maxCost keeps the product of nested pages from overflowing.
	maxCost = 1 << 40
	// mutationCost is what a change costs: the rules read, and the history is written.
	mutationCost = 100
	// aggregateCost is what reading all records of an entity for a report costs, however few groups come back.
	aggregateCost = 2000
	// totalsCost is what the totals of a record cost. All records are read for them once, so a page of 20 costs the same as
	// a report.
	totalsCost = aggregateCost / 20
	// relationCost is what a condition on related records costs, each time that the list is read: the database looks them
	// up for every record of the list.
	relationCost = 20
	// conditionCost is what a list of the query costs that has conditions: the database may have to look at most records.
	// A condition on a part of a text costs as much as a report. There is no index for it, so it looks at all.
	conditionCost = 200
	// countCost is what totalCount costs: the database looks at every record of the list. nestedCountCost is what it costs in
	// a list of each record of another list, which is short.
	countCost, nestedCountCost = 100, 5
	// schemaCost and typeCost are what the whole schema and one type cost: their answers are long.
	schemaCost, typeCost = 2000, 50
	// MaxFields bounds the fields that are looked at: fragments within fragments can make millions of a few lines.
	MaxFields = 20_000
	// keptOperations is how many operations are not measured again, each of at most keptPlaces of variables: in
	// fragments within fragments one variable has thousands.
	keptOperations, keptPlaces = 1000, 100
)

// sizes are the arguments that the cost depends on.
var sizes = map[string]bool{"first": true, "last": true, "ids": true, "days": true}

// lengths are how many records the lists without pages have.
var lengths = map[string]int{
	"Query.reconciliation": 50, "Query.reportingRate": 36 * 12, "Query.missingReports": 36 * 160, "Query.dataQualityCounts": 14 * 160,
	"Coverage.provinces": 12, "Coverage.recipients": 160, "Coverage.supporting": 133,
	"Assessment.areas": 8, "AssessedArea.items": 4, "AssessmentConnection.leftOut": 32,
	"Coordinator.todo": 3 * 8, "Coordinator.missingReports": 12 * 160, "ReviewOutcomesPayload.outcomes": keyset.MaxSize,
	"RecipientCoverage.supporters": 2, "SupporterCoverage.recipients": 2,
}

// reports are the fields that read all records of some entities, however few they return.
var reports = map[string]bool{
	"Query.reconciliation": true, "Query.summary": true, "Query.coverage": true, "Query.assessment": true, "Query.dataQuality": true,
	"Query.reportingRate": true, "Query.dataQualityCounts": true, "Query.missingReports": true, "Query.summaries": true,
	"Coordinator.missingReports": true,
}

// Extension of gqlgen that holds operations to limits.
type Extension struct {
	// Cost is the most records that an operation may read, counting full pages: a page of 20 with a nested page
	// of 20 costs 1 + 20 × (1 + 20). A report reads more than it returns: see aggregateCost. Conditions on related records
	// and totalCount cost too: see relationCost and countCost.
	Cost int
	// Depth is the most levels of fields.
	Depth int

	schema *ast.Schema
	known  *lru.Cache[*ast.OperationDefinition, *verdict]
}

// verdict is kept for an operation with which nothing is wrong, so that only the values of its variables are looked at
// again.
type verdict struct {
	places  []place
	filters []filter
	values  int // that its filters name without its variables
	cost    int
}

// place of a variable among the arguments of an operation.
type place struct {
	variable string
	of       *ast.Type
	path     string
	level    int // of filters around it
}

// filter that has variables among its fields, which are looked at together.
type filter struct {
	of    *ast.Type
	value *ast.Value
	path  string
}

var _ interface {
	graphql.HandlerExtension
	graphql.OperationContextMutator
} = (*Extension)(nil)

// ExtensionName implements graphql.HandlerExtension.
func (*Extension) ExtensionName() string { return "Limits" }

// Validate implements graphql.HandlerExtension.
func (l *Extension) Validate(es graphql.ExecutableSchema) error {
	if l.Cost <= 0 || l.Depth <= 0 {
		return fmt.Errorf("limits must be positive: cost %d, depth %d", l.Cost, l.Depth)
	}
	l.schema = es.Schema()
	var err error
	l.known, err = lru.New[*ast.OperationDefinition, *verdict](keptOperations)
	return err
}

// MutateOperationContext refuses an operation over the limits, or with arguments that can't be meant.
func (l *Extension) MutateOperationContext(_ context.Context, op *graphql.OperationContext) *gqlerror.Error {
	if v, ok := l.known.Get(op.Operation); ok && l.fine(v, op.Variables) {
		op.Stats.SetExtension(costKey, v.cost)
		return nil
	}
	m := measure{op: op, schema: l.schema, maxDepth: l.Depth}
	cost := m.selection(op.Operation.SelectionSet, "", 1, m.share("", op.Operation.Position), 1)
	switch {
	case m.steps > MaxFields:
		return response.Error(TooManyFields())
	case m.deep != nil:
		return m.deep.refuse(fmt.Sprintf("the query is nested deeper than %d levels: split it", l.Depth),
			fmt.Sprintf("查询嵌套超过 %d 层：请拆分查询", l.Depth))
	case cost > l.Cost:
		return refuseLargest(m.shares, fmt.Sprintf("the query may read %d records, more than %d: ask for smaller pages", cost, l.Cost),
			fmt.Sprintf("查询最多可能读取 %d 条记录，超过上限 %d：请减小分页", cost, l.Cost),
			"it reads up to %d records", "最多读取 %d 条记录")
	case m.values > maxValues:
		return refuseLargest(m.filtered, fmt.Sprintf("the filters name %d values, more than %d: ask in several queries", m.values, maxValues),
			fmt.Sprintf("过滤条件共有 %d 个取值，超过上限 %d：请分多次查询", m.values, maxValues),
			"it names %d values", "含 %d 个取值")
	case len(m.faults) > 0:
		f := *m.faults[0]
		f.Fields = nil
		for _, each := range m.faults {
			f.Fields = append(f.Fields, each.Fields...)
		}
		return response.Error(&f)
	}
	if !m.varies && len(m.places) <= keptPlaces {
		l.known.Add(op.Operation, &verdict{m.places, m.filters, m.values - l.count(m.places, op.Variables), cost})
	}
	op.Stats.SetExtension(costKey, cost)
	return nil
}

// count returns how many values filters name by variables.
func (l *Extension) count(places []place, variables map[string]any) int {
	m := measure{schema: l.schema}
	for _, p := range places {
		if value := variables[p.variable]; value != nil {
			m.value(p.of, value, p.path, p.level)
		}
	}
	return m.values
}

// fine reports whether nothing is wrong with the variables either. It returns false for those that need the operation as a
// whole: an absent one or null may leave an object or a list empty, and conditions change the cost.
func (l *Extension) fine(v *verdict, variables map[string]any) bool {
	m := measure{schema: l.schema, values: v.values}
	for _, p := range v.places {
		value := variables[p.variable]
		if value == nil {
			return false
		}
		m.value(p.of, value, p.path, p.level)
	}
	for _, f := range v.filters {
		object, err := f.value.Value(variables)
		if fields, ok := object.(map[string]any); err == nil && ok {
			m.period(f.of, fields, f.path)
		}
	}
	return len(m.faults) == 0 && m.values <= maxValues && m.conditions.all == 0
}

// TooManyFields is the fault of an operation with more than MaxFields.
func TooManyFields() *fault.Error {
	return fault.New(fault.TooComplex, "the query selects too many fields: split it", "查询的字段过多：请拆分查询")
}

// measure walks an operation once.
type measure struct {
	op         *graphql.OperationContext
	schema     *ast.Schema
	maxDepth   int
	steps      int
	deep       *share   // the first field below the deepest level
	shares     []*share // of the cost
	filtered   []*share // of the values that filters name
	faults     []*fault.Error
	places     []place
	filters    []filter
	values     int // that filters name
	conditions conditions
	counts     bool // totalCount is among what is selected
	varies     bool // the cost, with the variables
}

// selection returns the cost of what is selected from one record. of is the list or report that the record comes from, and
// times is how many such records there are.
func (m *measure) selection(set ast.SelectionSet, path string, depth int, of *share, times int) int {
	if m.deep != nil || m.steps > MaxFields {
		return 0
	}
	fields := m.fields(set)
	if depth > m.maxDepth {
		m.deep = &share{path: strings.TrimSuffix(path, ".")}
		if len(fields) > 0 {
			m.deep = &share{path: path + fields[0].Alias, at: fields[0].Position}
		}
		return 0
	}
	m.aliases(fields, path)
	cost := 0
	for _, f := range fields {
		cost = min(cost+m.field(f, path+f.Alias, depth, of, times), maxCost)
	}
	return cost
}

func (m *measure) field(f *ast.Field, path string, depth int, of *share, times int) int {
	switch f.Name {
	case "__typename":
		return 0
	case "__schema", "__type": // what is below has a limit of its own in the validator
		cost := map[string]int{"__schema": schemaCost, "__type": typeCost}[f.Name]
		m.share(path, f.Position).add(cost)
		return cost
	}
	args := f.ArgumentMap(m.op.Variables)
	before, conditions := m.values, m.conditions
	m.arguments(f, args, path)
	conditions = m.conditions.minus(conditions)
	if n := m.values - before; n > 0 {
		m.filtered = append(m.filtered, &share{path: path, at: f.Position, n: n})
	}
	for _, a := range f.Arguments {
		m.place(f.Definition.Arguments.ForName(a.Name).Type, a.Value, path+"."+a.Name, 0)
		m.varies = m.varies || (a.Value.Kind == ast.Variable && sizes[a.Name])
	}
	if len(f.SelectionSet) == 0 {
		m.counts = m.counts || f.Name == "totalCount"
		return 0
	}
	own, each, records := m.cost(f, args)
	own += conditions.cost(depth == 1)
	if own > 1 || records > 1 || strings.HasSuffix(f.Definition.Type.Name(), "Connection") {
		of = m.share(path, f.Position)
	}
	of.add(times * (own + records*each))
	around := m.counts
	m.counts = false
	below := m.selection(f.SelectionSet, path+".", depth+1, of, min(times*records, maxCost))
	if m.counts {
		count := countCost
		if depth > 1 {
			count = nestedCountCost
		}
		of.add(times * count)
		own += count
	}
	m.counts = around
	return min(own+records*(each+below), maxCost)
}

// cost returns what a field costs by itself, what each of its records costs without the fields that are selected from it,
// and how many records it has.
func (m *measure) cost(f *ast.Field, args map[string]any) (own, each, records int) {
	of := f.Definition.Type.Name()
	paged := f.Definition.Arguments.ForName("first") != nil
	if reports[f.ObjectDefinition.Name+"."+f.Name] {
		records = max(1, lengths[f.ObjectDefinition.Name+"."+f.Name])
		if paged {
			records = pageSize(args)
		}
		if days, ok := args["days"].([]any); ok { // the records are read for each day
			return len(days) * aggregateCost, 0, max(1, len(days))
		}
		return aggregateCost, 0, records
	}
	switch {
	case of == "RecordTotals":
		return 0, totalsCost, 1
	case strings.HasSuffix(of, "GroupConnection"):
		return aggregateCost, 0, pageSize(args)
	case strings.HasSuffix(of, "Connection"):
		return 1, 0, pageSize(args)
	case strings.HasSuffix(f.ObjectDefinition.Name, "Connection"), strings.HasSuffix(f.ObjectDefinition.Name, "Edge") && f.Name != "node":
		return 0, 0, 1
	case f.Definition.Type.Elem != nil:
		ids, _ := args["ids"].([]any)
		records = max(len(ids), lengths[f.ObjectDefinition.Name+"."+f.Name])
		if paged {
			records = pageSize(args)
		}
		return 0, 1, records
	case f.ObjectDefinition == m.schema.Mutation:
		return mutationCost, 0, 1
	default:
		return 0, 1, 1
	}
}

func pageSize(args map[string]any) int {
	for _, name := range []string{"first", "last"} {
		if n, err := graphql.UnmarshalInt(args[name]); err == nil && args[name] != nil {
			return max(n, 0)
		}
	}
	return keyset.DefaultSize
}

// fields returns the fields of a selection and of its fragments. A fragment that is spread twice adds nothing.
func (m *measure) fields(set ast.SelectionSet) []*ast.Field {
	var fields []*ast.Field
	seen := make(map[*ast.FragmentDefinition]bool)
	var collect func(ast.SelectionSet)
	collect = func(set ast.SelectionSet) {
		for _, s := range set {
			if m.steps++; m.steps > MaxFields {
				return
			}
			switch s := s.(type) {
			case *ast.Field:
				fields = append(fields, s)
			case *ast.InlineFragment:
				collect(s.SelectionSet)
			case *ast.FragmentSpread:
				if !seen[s.Definition] {
					seen[s.Definition] = true
					collect(s.Definition.SelectionSet)
				}
			}
		}
	}
	collect(set)
	return fields
}

// aliases refuses one record under two names if a name below them means different things: a record is read once, whatever
// its names.
func (m *measure) aliases(fields []*ast.Field, path string) {
	first := make(map[string]*ast.Field)
	for _, f := range m.withRecords(fields) {
		if len(f.Arguments) > 0 || len(f.SelectionSet) == 0 {
			continue
		}
		name := f.Name
		if name == "node" { // of edges: the same records as nodes
			name = "nodes"
		}
		other := first[name]
		switch {
		case other == nil:
			first[name] = f
		case other.Alias != f.Alias || other.Name != f.Name:
			if name := m.clash(f.SelectionSet, other.SelectionSet); name != "" {
				m.faults = append(m.faults, fault.Input(path+f.Alias+"."+name,
					fmt.Sprintf("%q means different things below %q and %q: give it two names", name, other.Alias, f.Alias),
					fmt.Sprintf("%q 在 %q 和 %q 之下含义不同：请使用不同的别名", name, other.Alias, f.Alias)))
			}
		}
	}
}

// withRecords adds the node of edges to the fields of a list that has nodes, too.
func (m *measure) withRecords(fields []*ast.Field) []*ast.Field {
	isNodes := func(f *ast.Field) bool {
		return f.Name == "nodes" && strings.HasSuffix(f.ObjectDefinition.Name, "Connection")
	}
	if !slices.ContainsFunc(fields, isNodes) {
		return fields
	}
	all := slices.Clone(fields)
	for _, f := range fields {
		for _, below := range m.fields(f.SelectionSet) {
			if f.Name == "edges" && below.Name == "node" {
				all = append(all, below)
			}
		}
	}
	return all
}

// clash returns the response name under which two selections ask for different things.
func (m *measure) clash(a, b ast.SelectionSet) string {
	named := make(map[string]*ast.Field)
	for _, f := range m.fields(a) {
		named[f.Alias] = f
	}
	for _, f := range m.fields(b) {
		g := named[f.Alias]
		if g == nil {
			continue
		}
		if f.Name != g.Name || arguments(f) != arguments(g) {
			return f.Alias
		}
		if below := m.clash(f.SelectionSet, g.SelectionSet); below != "" {
			return f.Alias + "." + below
		}
	}
	return ""
}

func arguments(f *ast.Field) string {
	var b strings.Builder
	for _, a := range f.Arguments {
		fmt.Fprintf(&b, "%s:%s,", a.Name, a.Value)
	}
	return b.String()
}
