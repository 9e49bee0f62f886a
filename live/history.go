package live

import (
	"cmp"
	"context"
	stdsql "database/sql"
	"encoding/json"
	"fmt"
	"log/slog"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"entgo.io/ent/dialect/sql"

	"jiedui/catalog"
	"jiedui/ent"
	"jiedui/ent/auditevent"
	"jiedui/ent/county"
	"jiedui/ent/pairing"
	"jiedui/rule"
)

// Change is an event of the history with the home of its record. Everybody who may read the record may know all of it.
type Change struct {
	// ID is that of the AuditEvent.
	ID       int
	At       time.Time
	Action   auditevent.Action
	Entity   string
	EntityID int
	// Fields are the names of the fields that changed.
	Fields []string
	// Pairing and Project are those that the record belongs to, or is. They are 0 if there are none.
	Pairing, Project int

	regions []int // of both sides: counties, prefectures and provinces
	work    []int // of a reviewed record: where its review is worked on, which is also where a key county has its supporters
}

// span is a part of a chain, from the first place to the last.
type span struct{ chain, from, to int }

// ends returns the last place of each chain.
func (f *Feed) ends(ctx context.Context) (map[int]int, error) {
	chains, err := f.client.AuditChain.Query().All(rule.System(ctx))
	if err != nil {
		return nil, fmt.Errorf("ends of the history: %w", err)
	}
	ends := make(map[int]int, len(chains))
	for _, c := range chains {
		ends[c.Chain] = c.Place
	}
	return ends, nil
}

// spans returns what to read next, at most a page. last reports whether that is everything.
func (f *Feed) spans(ends map[int]int) (list []span, last bool) {
	room := f.options.Page
	for _, chain := range slices.Sorted(maps.Keys(ends)) {
		from, to := f.places[chain]+1, ends[chain]
		if from > to {
			continue
		}
		if room == 0 {
			return list, false
		}
		to = min(to, from+room-1)
		list = append(list, span{chain, from, to})
		room -= to - from + 1
		if to < ends[chain] {
			return list, false
		}
	}
	return list, true
}

// events reads spans, in the order of the changes.
func (f *Feed) events(ctx context.Context, spans []span) ([]*ent.AuditEvent, error) {
	want := 0
	events, err := f.client.AuditEvent.Query().
		Where(func(s *sql.Selector) {
			parts := make([]*sql.Predicate, len(spans))
			for i, p := range spans {
				want += p.to - p.from + 1
				parts[i] = sql.And(
					sql.EQ(s.C(auditevent.FieldChain), p.chain),
					sql.GTE(s.C(auditevent.FieldPlace), p.from), sql.LTE(s.C(auditevent.FieldPlace), p.to))
			}
			s.Where(sql.Or(parts...))
		}).
		All(rule.System(ctx))
	if err != nil {
		return nil, fmt.Errorf("history: %w", err)
	}
	if len(events) != want {
		slog.ErrorContext(ctx, "events of the history are missing: run jiedui audit verify", "read", len(events), "expected", want)
	}
	slices.SortFunc(events, func(a, b *ent.AuditEvent) int { return cmp.Compare(a.ID, b.ID) })
	return events, nil
}

// homes are the statements that read where the records of an entity belong: id, pairing, project, county and province.
// Entities that are not here belong to neither a pairing nor a project, and are not reviewed.
var homes = func() map[string]string {
	all := make(map[string]string)
	for _, e := range ent.Entities {
		h := homeColumns{pairing: "0", project: "0", county: "0", province: "0"}
		h.follow(e, "r")
		if h.pairing != "0" || h.project != "0" || e.Reviewed {
			all[e.Name] = fmt.Sprintf("SELECT r.id, %s AS pairing_id, %s AS project_id, %s AS county_id, %s AS province_id FROM %s r%s",
				h.pairing, h.project, h.county, h.province, e.Table, h.joins)
		}
	}
	return all
}()

// homeColumns are the columns that say where a record belongs, with the joins of their tables.
type homeColumns struct{ pairing, project, county, province, joins string }

// follow finds the columns from the facts of an entity. name is the name of its table in the statement.
func (h *homeColumns) follow(e *catalog.Entity, name string) {
	switch e.Name {
	case ent.TypePairing: // whose counties are joined to all
		h.pairing = name + ".id"
		return
	case ent.TypeInvestmentProject:
		h.project = name + ".id"
	}
	for _, column := range e.Belongs.Columns {
		switch to := e.References[column]; to {
		case ent.TypeCounty:
			h.county = name + "." + column
		case ent.TypePairing:
			h.pairing = name + "." + column
		case ent.TypeProvince:
			h.province = name + "." + column
		default:
			next := ent.EntityNamed(to)
			h.joins += fmt.Sprintf(" LEFT JOIN %s ON %s.id = %s.%s", next.Table, next.Table, name, column)
			h.follow(next, next.Table)
		}
	}
}

// home is where a record belongs.
type home struct {
	pairing, project, province int
	counties                   []int
	supporters                 []int // counties that support the key county of a record without a pairing
}

// locate returns the changes among the events that belong to a pairing or a project, or whose records are reviewed.
func (f *Feed) locate(ctx context.Context, events []*ent.AuditEvent) ([]*Change, error) {
	homes, err := f.homes(ctx, events)
	if err != nil {
		return nil, err
	}
	if err := f.learnRegions(ctx, homes); err != nil {
		return nil, err
	}
	var changes []*Change
	for _, e := range events {
		h, ok := homes[e.EntityID]
		if !ok {
			continue
		}
		c := &Change{
			ID: e.ID, At: e.CreatedAt, Action: e.Action, Entity: e.Entity, EntityID: e.EntityID,
			Pairing: h.pairing, Project: h.project,
		}
		if c.Fields, err = changedFields(e); err != nil {
			return nil, err
		}
		for _, id := range h.counties {
			c.regions = append(c.regions, f.regions[id]...)
		}
		if ent.EntityNamed(e.Entity).Reviewed {
			c.work = slices.Concat(c.regions, []int{h.province})
			for _, id := range h.supporters {
				c.work = append(c.work, f.regions[id]...)
			}
		}
		changes = append(changes, c)
	}
	return changes, nil
}

// homes reads where the records of events belong, in one statement. Ids are unique across entities, and records do not
// move.
func (f *Feed) homes(ctx context.Context, events []*ent.AuditEvent) (map[int]home, error) {
	ids := make(map[string][]string)
	for _, e := range events {
		if homes[e.Entity] != "" {
			ids[e.Entity] = append(ids[e.Entity], strconv.Itoa(e.EntityID))
		}
	}
	found := make(map[int]home)
	if len(ids) == 0 {
		return found, nil
	}
	var parts []string
	for entity, list := range ids {
		parts = append(parts, homes[entity]+" WHERE r.id IN ("+strings.Join(list, ", ")+")")
	}
	rows, err := f.client.QueryContext(ctx, "SELECT r.id, r.pairing_id, r.project_id, r.county_id, r.province_id, p.supporter_id, p.recipient_id, s.supporter_id FROM ("+
		strings.Join(parts, " UNION ALL ")+") r LEFT JOIN pairings p ON p.id = r.pairing_id"+
		" LEFT JOIN pairings s ON COALESCE(r.pairing_id, 0) = 0 AND s.recipient_id = r.county_id AND s.status <> '"+string(pairing.StatusENDED)+"'")
	if err != nil {
		return nil, fmt.Errorf("where records belong: %w", err)
	}
	defer rows.Close()
	for rows.Next() {
		var id int
		var pairing, project, county, province, supporter, recipient, countySupporter stdsql.NullInt64
		if err := rows.Scan(&id, &pairing, &project, &county, &province, &supporter, &recipient, &countySupporter); err != nil {
			return nil, fmt.Errorf("where records belong: %w", err)
		}
		h := found[id] // a key county may have several supporters, each in a row
		h.pairing, h.project, h.province = int(pairing.Int64), int(project.Int64), int(province.Int64)
		for _, c := range []int64{county.Int64, supporter.Int64, recipient.Int64} {
			if c != 0 && !slices.Contains(h.counties, int(c)) {
				h.counties = append(h.counties, int(c))
			}
		}
		if c := int(countySupporter.Int64); c != 0 {
			h.supporters = append(h.supporters, c)
		}
		found[id] = h
	}
	return found, rows.Err()
}

// learnRegions reads which prefecture and province the counties are in, once for each.
func (f *Feed) learnRegions(ctx context.Context, homes map[int]home) error {
	missing := make(map[int]bool)
	for _, h := range homes {
		for _, id := range slices.Concat(h.counties, h.supporters) {
			if f.regions[id] == nil {
				missing[id] = true
			}
		}
	}
	if len(missing) == 0 {
		return nil
	}
	counties, err := f.client.County.Query().Where(county.IDIn(slices.Collect(maps.Keys(missing))...)).All(ctx)
	if err != nil {
		return fmt.Errorf("counties: %w", err)
	}
	for _, c := range counties {
		f.regions[c.ID] = []int{c.ID, c.ProvinceID}
		if c.PrefectureID != nil {
			f.regions[c.ID] = append(f.regions[c.ID], *c.PrefectureID)
		}
	}
	return nil
}

// changedFields returns the names of the fields that an event changed, sorted.
func changedFields(e *ent.AuditEvent) ([]string, error) {
	names := make(map[string]bool)
	for _, raw := range []json.RawMessage{e.Before, e.After} {
		if len(raw) == 0 {
			continue
		}
		var values map[string]json.RawMessage
		if err := json.Unmarshal(raw, &values); err != nil {
			return nil, fmt.Errorf("event %d: %w", e.ID, err)
		}
		for name := range values {
			names[name] = true
		}
	}
	return slices.Sorted(maps.Keys(names)), nil
}
