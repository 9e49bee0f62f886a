package groups

import (
	"context"
	"fmt"
	"slices"

	"github.com/99designs/gqlgen/graphql"

	"jiedui/ent"
	"jiedui/graph/shown"
	"jiedui/report/basis"
	"jiedui/report/group"
)

// selection says what an operation selects of a connection of groups.
type selection struct {
	op      *graphql.OperationContext
	subject *group.Subject
	filters map[string]*group.Filter // by their where argument

	node, totals     fields
	keys             []*group.Dimension
	shown            map[*group.Dimension]*basis.Shown // nil for a dimension whose records are read apart
	page, totalCount bool
	withTotals       bool
}

// fields has the selected fields of a group, with the number that each of them shows.
type fields struct {
	keys    []string        // the fieldKey of each field
	numbers []*group.Number // in the order of keys
}

// readSelection returns the selection of the field in the context.
func readSelection(ctx context.Context, subject *group.Subject) (*selection, error) {
	op := graphql.GetOperationContext(ctx)
	s := &selection{op: op, subject: subject, filters: make(map[string]*group.Filter), shown: make(map[*group.Dimension]*basis.Shown)}
	for _, f := range graphql.CollectFields(op, graphql.GetFieldContext(ctx).Field.Selections, nil) {
		var err error
		switch f.Name {
		case "edges":
			s.page = true
			for _, below := range graphql.CollectFields(op, f.Selections, nil) {
				if below.Name == "node" && err == nil {
					err = s.readGroup(ctx, below, &s.node, true)
				}
			}
		case "pageInfo":
			s.page = true
		case "totalCount":
			s.totalCount = true
		case "totals":
			s.withTotals = true
			err = s.readGroup(ctx, f, &s.totals, false)
		}
		if err != nil {
			return nil, err
		}
	}
	return s, nil
}

func (s *selection) wanted() group.Wanted {
	return group.Wanted{
		Page: s.page, Numbers: s.node.numbers, Keys: s.keys, Shown: s.shown,
		Count:  s.totalCount,
		Totals: s.withTotals, TotalNumbers: s.totals.numbers,
	}
}

// readGroup adds the selected fields of a group to into. The dimensions of its key are added to s.keys only if keyed is
// set, since the totals have an empty key.
func (s *selection) readGroup(ctx context.Context, f graphql.CollectedField, into *fields, keyed bool) error {
	for _, f := range graphql.CollectFields(s.op, f.Selections, nil) {
		switch f.Name {
		case "__typename":
		case "key":
			for _, k := range graphql.CollectFields(s.op, f.Selections, nil) {
				i := slices.IndexFunc(s.subject.Dimensions, func(d *group.Dimension) bool { return d.Field() == k.Name })
				if keyed && i >= 0 {
					s.keys = append(s.keys, s.subject.Dimensions[i])
					s.show(s.subject.Dimensions[i], k)
				}
			}
		default:
			if err := s.readNumber(ctx, f, into); err != nil {
				return err
			}
		}
	}
	return nil
}

// show adds what is selected of the records of a dimension, if they can be read with the groups.
func (s *selection) show(d *group.Dimension, f graphql.CollectedField) {
	switch d.Type {
	case ent.TypeProvince, ent.TypePrefecture, ent.TypeCounty:
	default:
		return
	}
	records, known := s.shown[d]
	if !known {
		records = basis.NewShown(d.Type)
	}
	if records == nil || !shown.Add(s.op, records, f.Selections) || len(records.Edges) > 0 {
		records = nil
	}
	s.shown[d] = records
}

// readNumber adds a field with a number to into. Fields that differ only in their aliases share a number.
func (s *selection) readNumber(ctx context.Context, f graphql.CollectedField, into *fields) error {
	key := fieldKey(f)
	i := slices.Index(into.keys, key)
	if i < 0 {
		number := &group.Number{}
		args := f.ArgumentMap(s.op.Variables)
		if raw := args["where"]; raw != nil {
			filter, err := s.filter(ctx, raw)
			if err != nil {
				return err
			}
			number.Filter = filter
		}
		switch f.Name {
		case "count":
		case "countDistinct":
			number.Distinct = s.subject.Dimension(group.Name(fmt.Sprint(args["of"])))
		default:
			number.Measure = s.subject.Measures[slices.IndexFunc(s.subject.Measures, func(m *group.Measure) bool { return m.Field() == f.Name })]
		}
		i = len(into.keys)
		into.keys, into.numbers = append(into.keys, key), append(into.numbers, number)
	}
	number := into.numbers[i]
	for _, sub := range graphql.CollectFields(s.op, f.Selections, nil) {
		if sub.Name != "__typename" && !slices.Contains(number.Aggregates, sub.Name) {
			number.Aggregates = append(number.Aggregates, sub.Name)
		}
	}
	return nil
}

// filter returns the filter for the where argument of a number. It returns nil if the argument has no conditions.
func (s *selection) filter(ctx context.Context, raw any) (*group.Filter, error) {
	text := fmt.Sprint(raw)
	if f, ok := s.filters[text]; ok {
		return f, nil
	}
	condition, err := basis.Entity(s.subject.Entity).Where(ctx, raw)
	if err != nil {
		return nil, err
	}
	var f *group.Filter
	if condition != nil {
		f = &group.Filter{Apply: condition}
	}
	s.filters[text] = f
	return f, nil
}

// row returns a row with the numbers of a group, which are in the order of f.numbers, and with its key.
func (f *fields) row(numbers []any, key *Row) *Row {
	row := &Row{values: make(map[string]any, len(f.keys)+1)}
	for i, k := range f.keys {
		row.values[k] = numbers[i]
	}
	row.values["key"] = key
	return row
}
