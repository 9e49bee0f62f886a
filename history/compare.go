package history

import (
	"bytes"
	"context"
	stdsql "database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"

	"entgo.io/ent/dialect/sql"

	"jiedui/catalog"
	"jiedui/ent"
	"jiedui/ent/auditevent"
	"jiedui/scalar"
	"jiedui/viewer"
)

// Snapshot runs do on the database as it is at one moment. Whatever is written meanwhile is not seen, and do cannot write.
func Snapshot(ctx context.Context, client *ent.Client, do func(context.Context, *ent.Client) error) (err error) {
	tx, err := client.BeginTx(ctx, &stdsql.TxOptions{Isolation: stdsql.LevelRepeatableRead, ReadOnly: true})
	if err != nil {
		return fmt.Errorf("snapshot: %w", err)
	}
	defer func() { err = errors.Join(err, rollback(tx)) }()
	return do(ctx, tx.Client())
}

// Finding says what somebody did to a table behind the program.
type Finding string

// The findings.
const (
	Changed  Finding = "CHANGED"  // a field has another value
	Inserted Finding = "INSERTED" // nothing says that the record was made
	Deleted  Finding = "DELETED"  // the record is gone
)

// Discrepancy is a record, or a field of one, that is not as the history says.
type Discrepancy struct {
	Finding Finding
	Entity  string
	ID      int
	// Field is the column, or the edge to many. It and the values are only there if the record was changed.
	Field string
	// History is the value by the history, and Table the value in the table, both as JSON.
	History, Table string
}

// comparePage is how many records are compared at once. Memory is bounded by them, however long their histories are.
const comparePage = 500

// Compare compares every record with its history and calls found for each discrepancy. It returns how many records have
// a history. Run it in a Snapshot: it would take a change that is made meanwhile for one behind the program.
//
// Records that the program has loaded itself have no events until somebody changes them. Of those that were changed, the
// fields are compared that events name. Columns that follow from others (catalog.Entity.Unwritten) are left out.
func Compare(ctx context.Context, client *ent.Client, found func(Discrepancy)) (records int, err error) {
	ctx = system(ctx)
	// As an admin, who sees telephone and e-mail of coordinators. Others find these fields empty.
	ctx = viewer.With(ctx, &viewer.Viewer{ID: 1, Role: viewer.Admin})
	for _, e := range ent.Entities {
		if e.Name == ent.TypeAuditEvent {
			continue
		}
		c := comparison{client: client, entity: e, edges: ownEdges(e), found: found}
		for err == nil && !c.done {
			err = c.comparePage(ctx)
		}
		if err == nil {
			err = c.findDeleted(ctx)
		}
		if err != nil {
			return records, fmt.Errorf("compare %s: %w", e.Table, err)
		}
		records += c.records
	}
	return records, nil
}

// comparison is the work on one entity.
type comparison struct {
	client  *ent.Client
	entity  *catalog.Entity
	edges   map[string]catalog.Edge // to many, by name in the history
	found   func(Discrepancy)
	last    int // id of the last record that was compared
	records int
	done    bool
}

// ownEdges returns the edges to many that events of the entity name. ent names the table of such an edge for its owner.
func ownEdges(e *catalog.Entity) map[string]catalog.Edge {
	own := make(map[string]catalog.Edge)
	for _, edge := range e.Edges {
		if name, ok := strings.CutPrefix(edge.Join, strings.TrimSuffix(edge.JoinFrom, "_id")+"_"); ok && edge.Join != "" {
			own[name] = edge
		}
	}
	return own
}

// told is what the events of a record say.
type told struct {
	created bool
	version map[string]int // of the last event that names a column
	value   map[string]json.RawMessage
	members map[string]map[int]member // of edges to many
}

// member says whether the last event about it added it to an edge.
type member struct {
	version int
	added   bool
}

func (c *comparison) comparePage(ctx context.Context) error {
	ids, err := c.ids(ctx, "SELECT id FROM "+c.entity.Table+" WHERE id > $1 ORDER BY id LIMIT $2", c.last, comparePage)
	if err != nil {
		return err
	}
	c.done = len(ids) < comparePage
	if len(ids) == 0 {
		return nil
	}
	from, to := ids[0], ids[len(ids)-1]
	c.last = to
	histories, err := c.histories(ctx, from, to)
	if err != nil {
		return err
	}
	linked, err := c.linked(ctx, from, to)
	if err != nil {
		return err
	}
	ids = slices.DeleteFunc(ids, func(id int) bool {
		if name, _ := ent.TypeOf(id); name == c.entity.Name {
			return false
		}
		c.found(Discrepancy{Finding: Inserted, Entity: c.entity.Name, ID: id}) // no id that the program gives
		return true
	})
	if len(ids) == 0 {
		return nil
	}
	nodes, err := c.client.Noders(ctx, ids)
	if err != nil {
		return err
	}
	for i, node := range nodes {
		id, values := ids[i], columnsOf(node)
		h := histories[id]
		if h == nil {
			if values["origin"] == string(scalar.OriginRegistered) {
				c.found(Discrepancy{Finding: Inserted, Entity: c.entity.Name, ID: id})
			}
			continue
		}
		c.records++
		if err := c.compareColumns(id, h, values); err != nil {
			return err
		}
		c.compareEdges(id, h, linked[id])
	}
	return nil
}

func (c *comparison) compareColumns(id int, h *told, values map[string]any) error {
	for _, column := range ent.Columns[c.entity.Table] {
		if column == "id" || slices.Contains(c.entity.Unwritten, column) {
			continue
		}
		table, err := json.Marshal(values[column])
		if err != nil {
			return err
		}
		says, named := h.value[column]
		if !named {
			// A new record had no value there, unless the column is younger than the record: then it has a value anyway.
			nullable := c.nullable(column)
			if !h.created || !nullable || string(table) == "null" || string(table) == `""` {
				continue
			}
			says = json.RawMessage("null")
		}
		if says, err = canonical(says); err != nil {
			return err
		}
		if table, err = canonical(table); err != nil {
			return err
		}
		if !bytes.Equal(says, table) {
			c.found(Discrepancy{Changed, c.entity.Name, id, column, string(says), string(table)})
		}
	}
	return nil
}

// nullable reports whether a column may be null.
func (c *comparison) nullable(column string) bool {
	for _, f := range c.entity.Fields {
		if f.Column == column {
			return f.Nullable
		}
	}
	return !slices.Contains(c.entity.Required, column)
}

func (c *comparison) compareEdges(id int, h *told, linked map[string][]int) {
	for _, edge := range slices.Sorted(maps.Keys(c.edges)) {
		var says, table []int
		for member, m := range h.members[edge] {
			if m.added {
				says = append(says, member)
			}
		}
		for _, member := range linked[edge] {
			if _, named := h.members[edge][member]; named || h.created {
				table = append(table, member)
			}
		}
		slices.Sort(says)
		slices.Sort(table)
		if !slices.Equal(says, table) {
			c.found(Discrepancy{Changed, c.entity.Name, id, edge, fmt.Sprint(says), fmt.Sprint(table)})
		}
	}
}

// findDeleted finds the records with a history that are in the table no more.
func (c *comparison) findDeleted(ctx context.Context) error {
	for last := 0; ; {
		gone, err := c.ids(ctx, "SELECT DISTINCT e.entity_id FROM "+auditevent.Table+" e WHERE e.entity = $1 AND e.entity_id > $2 AND NOT EXISTS (SELECT 1 FROM "+
			c.entity.Table+" t WHERE t.id = e.entity_id) ORDER BY e.entity_id LIMIT $3", c.entity.Name, last, comparePage)
		if err != nil {
			return err
		}
		for _, id := range gone {
			c.found(Discrepancy{Finding: Deleted, Entity: c.entity.Name, ID: id})
		}
		if len(gone) < comparePage {
			return nil
		}
		last = gone[len(gone)-1]
	}
}

// histories reads the events of the records between two ids. Of each column it keeps the value with the highest
// version, since neither time nor chains put the events of a record in order.
func (c *comparison) histories(ctx context.Context, from, to int) (map[int]*told, error) {
	rows, err := c.client.QueryContext(ctx, "SELECT entity_id, action, before, after FROM "+auditevent.Table+
		" WHERE entity = $1 AND entity_id >= $2 AND entity_id <= $3", c.entity.Name, from, to)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	all := make(map[int]*told)
	for rows.Next() {
		var id int
		var action string
		var before, after []byte
		if err := rows.Scan(&id, &action, &before, &after); err != nil {
			return nil, err
		}
		h := all[id]
		if h == nil {
			h = &told{version: make(map[string]int), value: make(map[string]json.RawMessage), members: make(map[string]map[int]member)}
			all[id] = h
		}
		h.created = h.created || action == string(auditevent.ActionCREATE)
		if err := h.add(before, after); err != nil {
			return nil, fmt.Errorf("event of %d: %w", id, err)
		}
	}
	return all, rows.Err()
}

// add takes up an event.
func (h *told) add(before, after []byte) error {
	var was, became map[string]json.RawMessage
	if err := decode(before, &was); err != nil {
		return err
	}
	if err := decode(after, &became); err != nil {
		return err
	}
	version := 0
	if err := decode(became["version"], &version); err != nil {
		return err
	}
	for name, value := range was {
		if edge, ok := strings.CutPrefix(name, "removed_"); ok {
			if err := h.link(edge, value, member{version, false}); err != nil {
				return err
			}
		}
	}
	for name, value := range became {
		if edge, ok := strings.CutPrefix(name, "added_"); ok {
			if err := h.link(edge, value, member{version, true}); err != nil {
				return err
			}
		} else if last, named := h.version[name]; !named || version > last {
			h.version[name], h.value[name] = version, value
		}
	}
	return nil
}

// link takes up which records were added to an edge, or removed from it. What an event adds it has not removed.
func (h *told) link(edge string, value json.RawMessage, now member) error {
	var ids []int
	if err := decode(value, &ids); err != nil {
		return err
	}
	if h.members[edge] == nil {
		h.members[edge] = make(map[int]member)
	}
	for _, id := range ids {
		if last, named := h.members[edge][id]; !named || now.version > last.version || now.version == last.version && now.added {
			h.members[edge][id] = now
		}
	}
	return nil
}

// linked reads the edges to many of the records between two ids.
func (c *comparison) linked(ctx context.Context, from, to int) (map[int]map[string][]int, error) {
	all := make(map[int]map[string][]int)
	for name, edge := range c.edges {
		if err := c.link(ctx, name, edge, from, to, all); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// link adds what one edge leads to.
func (c *comparison) link(ctx context.Context, name string, edge catalog.Edge, from, to int, all map[int]map[string][]int) error {
	rows, err := c.client.QueryContext(ctx, fmt.Sprintf("SELECT %s, %s FROM %s WHERE %[1]s >= $1 AND %[1]s <= $2",
		edge.JoinFrom, edge.JoinColumn, edge.Join), from, to)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var id, other int
		if err := rows.Scan(&id, &other); err != nil {
			return err
		}
		if all[id] == nil {
			all[id] = make(map[string][]int)
		}
		all[id][name] = append(all[id][name], other)
	}
	return rows.Err()
}

// ids reads a column of ids.
func (c *comparison) ids(ctx context.Context, query string, args ...any) (ids []int, err error) {
	rows, err := c.client.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	if err := sql.ScanSlice(rows, &ids); err != nil {
		return nil, err
	}
	return ids, rows.Err()
}

// columnsOf returns the values of a record as the history shows them, by column. ent names the column of a field in the
// tag for JSON.
func columnsOf(record ent.Noder) map[string]any {
	v := reflect.Indirect(reflect.ValueOf(record))
	values := make(map[string]any, v.NumField())
	for i := range v.NumField() {
		if field := v.Type().Field(i); field.IsExported() {
			column, _, _ := strings.Cut(field.Tag.Get("json"), ",")
			values[column] = Value(v.Field(i).Interface())
		}
	}
	return values
}

// decode parses JSON, if there is any.
func decode(raw []byte, into any) error {
	if len(raw) == 0 {
		return nil
	}
	return json.Unmarshal(raw, into)
}
