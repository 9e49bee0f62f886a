// Package groups resolves the fields of the API that return groups of records. It reads the selection of the operation,
// so that only the selected numbers are computed.
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

// Edge is a group with its cursor.
type Edge struct {
	Node   *Row
	Cursor keyset.Cursor
}

// Row has the values of the fields of a group or of a group's key.
type Row struct {
	values map[string]any // by fieldKey; a value may be a finder
}

// finder returns a value that is read from the database when it is asked for.
type finder func(context.Context) (any, error)

// Value returns the value of the field in the context.
func (r *Row) Value(ctx context.Context) (any, error) {
	v := r.values[fieldKey(graphql.GetFieldContext(ctx).Field)]
	if find, ok := v.(finder); ok {
		return find(ctx)
	}
	return v, nil
}

// fieldKey returns a key for a field. It is the same for fields with the same name and arguments, whatever their
// aliases.
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
	// Condition returns a function that adds the conditions of the argument to a statement. The function is nil if
	// there are no conditions.
	Condition() (func(*sql.Selector), error)
}

// Resolve computes the value of the field in the context, which returns groups of an entity.
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

// keys builds the keys of the groups of a page.
type keys struct {
	dimensions []*group.Dimension
	records    []*records // by index of the dimension; nil if its values are not records
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
		if g.Records[i] != nil {
			value = g.Records[i]
		} else if id, ok := value.(int); ok {
			value = finder(func(ctx context.Context) (any, error) { return k.records[i].find(ctx, id) })
		}
		row.values[d.Field()] = value
	}
	return row
}

// records reads the records that are the values of a dimension in the groups of a page. All records are read together,
// once for each alias, because fields with different aliases may select different fields of the records.
type records struct {
	client *ent.Client
	ids    []int
	mu     sync.Mutex                   // protects ids and found: the rows of a page are resolved at the same time
	found  map[string]map[int]ent.Noder // by alias and id
}

// find returns the record with an id. It returns nil if there is none.
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
