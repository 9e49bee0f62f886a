package graph

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"entgo.io/ent/dialect"

	"jiedui/catalog"
	"jiedui/ent"
	"jiedui/fault"
	"jiedui/graph/generated"
	"jiedui/keyset"
	"jiedui/rule"
	"jiedui/viewer"
	"jiedui/visibility"
)

// queueOrder is the order of the queue: what waits longest comes first.
var queueOrder = []keyset.Term{{Name: "SINCE", Column: "updated_at"}}

// queue asks for the records that wait for a viewer. Each of its statements reads the records of all entities.
type queue struct {
	client *ent.Client
	viewer *viewer.Viewer
	where  generated.ReviewQueueFilter
}

// queueFor returns the queue of who is asking.
func (r *Resolver) queueFor(ctx context.Context, where *generated.ReviewQueueFilter) (*queue, error) {
	v := viewer.From(ctx)
	if v == nil || v.ID == 0 {
		return nil, rule.Unauthenticated(ctx)
	}
	q := &queue{client: r.client, viewer: v}
	if where == nil {
		return q, nil
	}
	q.where = *where
	for _, name := range where.Entities {
		if e := ent.EntityNamed(name); e == nil || !e.Reviewed {
			return nil, fault.Input("where.entities", fmt.Sprintf("%.40q is no type of reviewed records: name one such as %s", name, ent.TypeInvestmentProject),
				fmt.Sprintf("“%.40s”不是需审核的记录类型：请使用如 %s 的名称", name, ent.TypeInvestmentProject))
		}
	}
	if where.RegionID != nil {
		there, err := isRegion(ctx, r.client, *where.RegionID)
		if err != nil {
			return nil, err
		}
		if !there {
			return nil, fault.Input("where.regionID", fmt.Sprintf("there is no region %d", *where.RegionID), fmt.Sprintf("不存在地区 %d", *where.RegionID))
		}
	}
	return q, nil
}

// statement is a text of SQL with its arguments.
type statement struct {
	postgres bool
	text     strings.Builder
	args     []any
}

// bind adds an argument, and returns its place in the text, where it must be used once and in order. The type is that of
// PostgreSQL.
func (s *statement) bind(value any, typeName string) string {
	s.args = append(s.args, value)
	if s.postgres {
		return "CAST($" + strconv.Itoa(len(s.args)) + " AS " + typeName + ")"
	}
	return "?"
}

// begin returns a statement with the definitions that its conditions read.
func (q *queue) begin() *statement {
	name := q.client.Dialect()
	s := &statement{postgres: name == dialect.Postgres}
	list := func(definition string, ids []int) {
		bound := s.bind(visibility.Reader{Regions: ids}.Argument(name), "bigint[]")
		if s.postgres {
			s.text.WriteString(definition + " (id) AS (SELECT unnest(" + bound + "))")
		} else {
			s.text.WriteString(definition + " (id) AS (SELECT value FROM json_each(" + bound + "))")
		}
	}
	s.text.WriteString("WITH ")
	list(rule.ScopeDefinition, slices.Concat(q.viewer.Counties, q.viewer.Prefectures, q.viewer.Provinces))
	s.text.WriteString(", " + rule.AskerDefinition + " (id, subject) AS (SELECT " + s.bind(q.viewer.ID, "bigint") + ", " +
		s.bind(q.viewer.Subject, "text") + ")")
	if q.where.RegionID != nil {
		s.text.WriteString(", ")
		list("wanted", []int{*q.where.RegionID})
	}
	if q.where.Ids != nil {
		s.text.WriteString(", ")
		list("asked", q.where.Ids)
	}
	return s
}

// each calls add for each entity and task that may wait for the viewer, with the condition on its records. It returns
// whether there are any.
func (q *queue) each(s *statement, add func(e *catalog.Entity, task generated.ReviewTask, condition string)) (found bool) {
	for _, e := range ent.Entities {
		if len(q.where.Entities) > 0 && !slices.Contains(q.where.Entities, e.Name) {
			continue
		}
		for _, task := range generated.AllReviewTask {
			if len(q.where.Tasks) > 0 && !slices.Contains(q.where.Tasks, task) {
				continue
			}
			condition := rule.Waits(q.client.Dialect(), e, q.viewer.Role, rule.Task(task))
			if condition == "" {
				continue
			}
			if q.where.RegionID != nil {
				condition += " AND " + rule.BelongsWithin(e, "wanted")
			}
			if q.where.Ids != nil {
				condition += " AND t.id IN (SELECT id FROM asked)"
			}
			if found {
				s.text.WriteString(" UNION ALL ")
			}
			found = true
			add(e, task, condition)
		}
	}
	return found
}

// before adds the condition on the time since when a record waits.
func (q *queue) before(s *statement) string {
	if q.where.Before == nil {
		return ""
	}
	return " AND t.updated_at < " + s.bind(q.where.Before.UTC(), "timestamptz")
}

// page reads a page of the queue, without the records.
func (q *queue) page(ctx context.Context, first *int, after *keyset.Cursor) (*generated.ReviewQueueConnection, []int, error) {
	if err := keyset.Check(first, nil); err != nil {
		return nil, nil, err
	}
	var beyond *time.Time
	if after != nil {
		if after.Order != keyset.Signature(queueOrder) || len(after.Values) != 1 || json.Unmarshal(after.Values[0], &beyond) != nil || beyond == nil {
			return nil, nil, fault.Input("after", "the cursor is of another list: pass one of this list unchanged", "游标不属于此列表：请原样传入本列表返回的游标")
		}
	}
	size := keyset.Size(first, nil)
	s := q.begin()
	s.text.WriteString(" SELECT entity, task, id, since FROM (")
	if !q.each(s, func(e *catalog.Entity, task generated.ReviewTask, condition string) {
		// Each part ends with its own page, so that no part reads all that waits.
		s.text.WriteString("SELECT * FROM (SELECT '" + e.Name + "' AS entity, '" + string(task) + "' AS task, t.id AS id, t.updated_at AS since FROM " +
			e.Table + " AS t WHERE " + condition + q.before(s))
		if after != nil {
			s.text.WriteString(" AND (t.updated_at, t.id) > (" + s.bind(beyond.UTC(), "timestamptz") + ", " + s.bind(after.ID, "bigint") + ")")
		}
		fmt.Fprintf(&s.text, " ORDER BY t.updated_at, t.id LIMIT %d) AS part", size+1)
	}) {
		return &generated.ReviewQueueConnection{Edges: []*generated.ReviewQueueEdge{}, PageInfo: &keyset.PageInfo{HasPreviousPage: after != nil}}, nil, nil
	}
	fmt.Fprintf(&s.text, ") AS waiting ORDER BY since, id LIMIT %d", size+1)
	type place struct {
		edge *generated.ReviewQueueEdge
		id   int
	}
	var places []place
	err := q.scan(ctx, s, func(scan func(...any) error) error {
		var entity string
		var since timeValue
		p := place{edge: &generated.ReviewQueueEdge{}}
		if err := scan(&entity, &p.edge.Task, &p.id, &since); err != nil {
			return err
		}
		p.edge.Since = since.Time
		p.edge.Cursor = keyset.NewCursor(queueOrder, p.id, since.Time)
		places = append(places, p)
		return nil
	})
	if err != nil {
		return nil, nil, err
	}
	places, info := keyset.Cut(places, first, nil, after != nil, false)
	c := &generated.ReviewQueueConnection{Edges: make([]*generated.ReviewQueueEdge, len(places)), PageInfo: &info}
	ids := make([]int, len(places))
	for i, p := range places {
		c.Edges[i], ids[i] = p.edge, p.id
	}
	if len(places) > 0 {
		info.StartCursor, info.EndCursor = &places[0].edge.Cursor, &places[len(places)-1].edge.Cursor
	}
	return c, ids, nil
}

// counts counts what waits, by task and entity.
func (q *queue) counts(ctx context.Context) ([]*generated.TodoCount, error) {
	counts := []*generated.TodoCount{}
	s := q.begin()
	s.text.WriteString(" SELECT entity, task, n, oldest FROM (")
	if !q.each(s, func(e *catalog.Entity, task generated.ReviewTask, condition string) {
		s.text.WriteString("SELECT '" + e.Name + "' AS entity, '" + string(task) + "' AS task, count(*) AS n, min(t.updated_at) AS oldest FROM " +
			e.Table + " AS t WHERE " + condition + q.before(s))
	}) {
		return counts, nil
	}
	s.text.WriteString(") AS waiting WHERE n > 0 ORDER BY task, entity")
	err := q.scan(ctx, s, func(scan func(...any) error) error {
		var oldest timeValue
		c := &generated.TodoCount{}
		if err := scan(&c.Entity, &c.Task, &c.Count, &oldest); err != nil {
			return err
		}
		c.Oldest = oldest.Time
		counts = append(counts, c)
		return nil
	})
	return counts, err
}

// scan reads the rows of a statement.
func (q *queue) scan(ctx context.Context, s *statement, each func(scan func(...any) error) error) error {
	// The conditions let through only what belongs to the viewer's own regions, all of which the viewer sees. So the tables
	// are read as they are; their definitions for the viewer would be repeated in every part.
	rows, err := q.client.QueryContext(visibility.WithDrafts(ctx, true), s.text.String(), s.args...)
	if err != nil {
		return fmt.Errorf("review queue: %w", err)
	}
	defer rows.Close()
	for rows.Next() {
		if err := each(rows.Scan); err != nil {
			return fmt.Errorf("review queue: %w", err)
		}
	}
	return rows.Err()
}

// timeValue is a time that a database computed. SQLite has no type for it, and gives its text.
type timeValue struct{ time.Time }

// Scan implements sql.Scanner.
func (t *timeValue) Scan(v any) (err error) {
	switch v := v.(type) {
	case time.Time:
		t.Time = v.UTC()
	case string:
		t.Time, err = time.Parse("2006-01-02 15:04:05.999999999-07:00", v)
		t.Time = t.UTC()
	default:
		err = fmt.Errorf("no time: %T", v)
	}
	return err
}

// reviewQueue answers the field of the same name, with the selected fields of the records.
func (r *Resolver) reviewQueue(ctx context.Context, where *generated.ReviewQueueFilter, first *int, after *keyset.Cursor) (*generated.ReviewQueueConnection, error) {
	q, err := r.queueFor(ctx, where)
	if err != nil {
		return nil, err
	}
	c, ids, err := q.page(ctx, first, after)
	if err != nil {
		return nil, err
	}
	if at, ok := fieldBelow(ctx, "edges", "node"); ok {
		found, err := r.client.Noders(at, ids)
		if err != nil {
			return nil, err
		}
		for i, e := range c.Edges {
			e.Node, _ = found[i].(ent.Reviewable)
		}
	}
	if _, counted := fieldBelow(ctx, "totalCount"); counted {
		counts, err := q.counts(ctx)
		if err != nil {
			return nil, err
		}
		for _, n := range counts {
			c.TotalCount += n.Count
		}
	}
	return c, nil
}

// todo counts what waits for a coordinator who is asking. It returns nil for others.
func (r *Resolver) todo(ctx context.Context, of *ent.Coordinator) ([]*generated.TodoCount, error) {
	if v := viewer.From(ctx); v == nil || v.ID != of.ID {
		return nil, nil
	}
	q, err := r.queueFor(ctx, nil)
	if err != nil {
		return nil, err
	}
	return q.counts(ctx)
}
