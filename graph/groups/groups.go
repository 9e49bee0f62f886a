// Package groups shows groups of records in the API: it reads from a request what is wanted of them, and returns
// the value of each field.
package groups

import (
	"context"
	"slices"
	"strings"
	"sync"

	"entgo.io/ent/dialect/sql"
	"github.com/99designs/gqlgen/graphql"

	"jiedui/ent"
	"jiedui/keyset"
	"jiedui/report/basis"
	"jiedui/report/group"
)

// Connection is a page of groups.
type Connection struct {
	Edges      []*Edge
	PageInfo   keyset.PageInfo
	TotalCount int
	Totals     *Row
}

// Edge is a group with its place.
type Edge struct {
	Node   *Row
	Cursor keyset.Cursor
}

// Row is a group, or its key: what their fields have for values.
type Row struct {
	values map[string]any // by fieldKey; a finder finds the value
}

// finder finds a value when it is asked for.
type finder func(context.Context) (any, error)

// Value resolves the field of the context.
func (r *Row) Value(ctx context.Context) (any, error) {
	v := r.values[fieldKey(graphql.GetFieldContext(ctx).Field)]
	if find, ok := v.(finder); ok {
		return find(ctx)
	}
	return v, nil
}

// fieldKey tells fields with other arguments apart, whatever their aliases.
func fieldKey(f graphql.CollectedField) string {
	var b strings.Builder
	b.WriteString(f.Name)
	for _, a := range f.Arguments {
		b.WriteString(" " + a.Name + ":" + a.Value.String())
	}
	return b.String()
}

// Where is a where argument.
type Where interface {
	// Condition adds the conditions of the argument to a statement; nil for an argument that filters nothing.
	Condition() (func(*sql.Selector), error)
}

// Resolve answers the field of the context, which asks for groups of an entity.
func Resolve(ctx context.Context, reader basis.Reader, client *ent.Client, entity string, where Where, r group.Request) (*Connection, error) {
	var err error
	if r.Where, err = where.Condition(); err != nil {
		return nil, err
	}
	subject := group.SubjectOf(entity)
	selected, err := readSelection(ctx, subject)
	if err != nil {
		return nil, err
	}
	r.Wanted = selected.wanted()
	answer, err := group.Compute(ctx, reader, subject, r)
	if err != nil {
		return nil, err
	}
	c := &Connection{Edges: make([]*Edge, len(answer.Groups)), PageInfo: answer.PageInfo, TotalCount: answer.Count}
	keys := newKeys(client, subject, r.GroupBy, answer.Groups)
	for i, g := range answer.Groups {
		c.Edges[i] = &Edge{Node: selected.node.row(g.Numbers, keys.row(g)), Cursor: g.Cursor}
	}
	if r.Wanted.Totals {
		c.Totals = selected.totals.row(answer.Totals, &Row{})
	}
	return c, nil
}

// keys makes the keys of the groups of a page.
type keys struct {
	dimensions []*group.Dimension
	records    []*records // of the dimensions whose values are records
}

func newKeys(client *ent.Client, subject *group.Subject, groupBy []group.Name, page []*group.Group) *keys {
	k := &keys{}
	for i, name := range groupBy {
		d := subject.Dimension(name)
		k.dimensions, k.records = append(k.dimensions, d), append(k.records, nil)
		if !d.Record {
			continue
		}
		k.records[i] = &records{client: client, found: make(map[string]map[int]ent.Noder)}
		for _, g := range page {
			if id, ok := g.Key[i].(int); ok {
				k.records[i].ids = append(k.records[i].ids, id)
			}
		}
	}
	return k
}

func (k *keys) row(g *group.Group) *Row {
	row := &Row{values: make(map[string]any, len(g.Key))}
	for i, d := range k.dimensions {
		value := g.Key[i]
		if id, ok := value.(int); ok {
			value = finder(func(ctx context.Context) (any, error) { return k.records[i].find(ctx, id) })
		}
		row.values[d.Field()] = value
	}
	return row
}

// records are those that the groups of a page have as values of a dimension. They are read at once, for each selection
// of their fields.
type records struct {
	client *ent.Client
	ids    []int
	mu     sync.Mutex                   // the rows of a page ask side by side
	found  map[string]map[int]ent.Noder // by alias and id
}

func (r *records) find(ctx context.Context, id int) (any, error) {
	alias := graphql.GetFieldContext(ctx).Field.Alias
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.found[alias] == nil {
		slices.Sort(r.ids)
		r.ids = slices.Compact(r.ids)
		nodes, err := r.client.Noders(ctx, r.ids)
		if err != nil {
			return nil, err
		}
		r.found[alias] = make(map[int]ent.Noder, len(nodes))
		for i, n := range nodes {
			r.found[alias][r.ids[i]] = n
		}
	}
	if n := r.found[alias][id]; n != nil {
		return n, nil
	}
	return nil, nil
}
