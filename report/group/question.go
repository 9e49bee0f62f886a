package group

import (
	"context"
	"fmt"
	"slices"

	"entgo.io/ent/dialect/sql"
	"github.com/99designs/gqlgen/graphql"

	"jiedui/ent"
	"jiedui/fault"
	"jiedui/report/basis"
)

// question is a request together with what its selection asks of the groups.
type question struct {
	*Grouped
	basis   basis.Basis
	client  *ent.Client
	where   func(*sql.Selector)
	filters []func(*sql.Selector)
	filter  map[string]int // number of a filter, by its text
	groupBy []*Dimension

	fields []field // of a group
	keys   []graphql.CollectedField

	edges, pageInfo, totalCount, totals bool
}

// field of a group that holds an aggregate, or several of one measure.
type field struct {
	key        string
	aggregates map[string]aggregate // by the name of the sub-field; "" for the field itself
	earlier    bool
	of         *Measure
}

func read(ctx context.Context, g *Grouped, r Request) (*question, error) {
	q := &question{Grouped: g, filter: map[string]int{}}
	for _, name := range r.GroupBy {
		q.groupBy = append(q.groupBy, g.dimension(name))
	}
	var err error
	op := graphql.GetOperationContext(ctx)
	root := graphql.GetFieldContext(ctx).Field
	if raw := root.ArgumentMap(op.Variables)["where"]; raw != nil {
		if q.where, err = basis.Entity(g.Entity).Where(ctx, raw); err != nil {
			return nil, err
		}
	}
	for _, f := range graphql.CollectFields(op, root.Selections, nil) {
		switch f.Name {
		case "edges":
			for _, below := range graphql.CollectFields(op, f.Selections, nil) {
				if below.Name == "node" {
					err = q.selection(ctx, op, below, true)
				}
				q.edges = true
			}
		case "totals":
			q.totals = true
			err = q.selection(ctx, op, f, false)
		case "totalCount":
			q.totalCount = true
		case "pageInfo":
			q.pageInfo = true
		}
		if err != nil {
			return nil, err
		}
	}
	return q, nil
}

// selection notes what is asked of a group.
func (q *question) selection(ctx context.Context, op *graphql.OperationContext, of graphql.CollectedField, keyed bool) error {
	for _, f := range graphql.CollectFields(op, of.Selections, nil) {
		if f.Name == "key" {
			for _, k := range graphql.CollectFields(op, f.Selections, nil) {
				if i := slices.IndexFunc(q.Dimensions, func(d *Dimension) bool { return d.Field() == k.Name }); keyed && i >= 0 && !slices.Contains(q.groupBy, q.Dimensions[i]) {
					return fault.Input("key."+k.Name, k.Name+": the records of a group differ in it: add "+q.Dimensions[i].Name+" to groupBy",
						k.Name+":同组记录在该项上不同,请将 "+q.Dimensions[i].Name+" 加入 groupBy")
				}
			}
			q.keys = append(q.keys, f)
			continue
		}
		if f.Name == "__typename" {
			continue
		}
		if err := q.measured(ctx, op, f); err != nil {
			return err
		}
	}
	return nil
}

// measured notes a field of a group with its aggregates.
func (q *question) measured(ctx context.Context, op *graphql.OperationContext, f graphql.CollectedField) error {
	args := f.ArgumentMap(op.Variables)
	filter := 0
	if raw := args["where"]; raw != nil {
		text := fmt.Sprint(raw)
		if filter = q.filter[text]; filter == 0 {
			where, err := basis.Entity(q.Entity).Where(ctx, raw)
			if err != nil {
				return err
			}
			if where != nil {
				q.filters = append(q.filters, where)
				filter = len(q.filters)
				q.filter[text] = filter
			}
		}
	}
	key := fieldKey(f)
	i := slices.IndexFunc(q.fields, func(g field) bool { return g.key == key })
	if i < 0 {
		i = len(q.fields)
		q.fields = append(q.fields, field{key: key, aggregates: map[string]aggregate{}})
	}
	into := &q.fields[i]
	switch f.Name {
	case "count":
		into.aggregates[""] = aggregate{function: "COUNT", filter: filter}
		return nil
	case "countDistinct":
		into.aggregates[""] = aggregate{function: "DISTINCT", distinct: q.dimension(Name(fmt.Sprint(args["of"]))), filter: filter}
		return nil
	}
	into.of = q.Measures[slices.IndexFunc(q.Measures, func(m *Measure) bool { return m.Field() == f.Name })]
	for _, sub := range graphql.CollectFields(op, f.Selections, nil) {
		function := map[string]string{"sum": "SUM", "avg": "AVG", "min": "MIN", "max": "MAX"}[sub.Name]
		switch {
		case function != "":
			into.aggregates[sub.Name] = aggregate{function: function, of: into.of, filter: filter}
		case sub.Name != "__typename": // of the year before
			if !slices.ContainsFunc(q.groupBy, func(d *Dimension) bool { return d.period != "" }) {
				return fault.Input(f.Name+"."+sub.Name, f.Name+"."+sub.Name+" compares periods: add YEAR, QUARTER or MONTH to groupBy",
					f.Name+"."+sub.Name+" 用于同比:请将 YEAR、QUARTER 或 MONTH 加入 groupBy")
			}
			into.earlier = true
			into.aggregates["sum"] = aggregate{function: "SUM", of: into.of, filter: filter}
		}
	}
	return nil
}
