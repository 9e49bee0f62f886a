package reference

import (
	"context"
	"fmt"
	"reflect"
	"strings"

	entcore "entgo.io/ent"

	"jiedui/db/bulk"
	"jiedui/ent"
	"jiedui/ent/auditevent"
	"jiedui/scalar"
)

// mutation is a change of one record of an entity.
type mutation interface {
	entcore.Mutation
	ID() (int, bool)
}

type builder[M mutation] interface{ Mutation() M }

type updater[M mutation] interface {
	Mutation() M
	Exec(ctx context.Context) error
}

type saver[T any] interface {
	Save(ctx context.Context) ([]T, error)
}

// records are those of an entity: T is a record, C creates one, U updates one, and S creates many.
type records[T, C, U, S any] interface {
	CreateBulk(builders ...C) S
	UpdateOne(record T) U
}

// shape says how the rows of a file become records.
type shape struct {
	file     string
	key      []string // the columns of the table that together identify a record
	optional []string // the columns that are null if the file has no value
}

// merge changes the records of an entity, which known returns, to what a file says. It creates the missing ones and
// updates those that differ, unless somebody has registered or changed them. It deletes nothing. Then other files can
// refer to the records by their code.
func merge[T any, C builder[M], U updater[M], S saver[T], M mutation](
	ctx context.Context, l *loader, s shape, of records[T, C, U, S],
	known func(context.Context) ([]T, error), build func(*row) C,
) error {
	found, err := known(ctx)
	if err != nil {
		return fmt.Errorf("%s: %w", s.file, err)
	}
	byKey := make(map[string][]T, len(found))
	for _, record := range found {
		old := of.UpdateOne(record).Mutation()
		key, err := s.keyOf(func(column string) (entcore.Value, error) { return old.OldField(ctx, column) })
		if err != nil {
			return fmt.Errorf("%s: %w", s.file, err)
		}
		byKey[key] = append(byKey[key], record)
	}

	rows := l.tables[s.file]
	ids := make(map[string]int, len(rows))
	var missing []C
	var codes []string // of the missing records
	for _, r := range rows {
		made := build(r)
		if r.err != nil {
			return r.err
		}
		wanted := made.Mutation()
		key, err := s.keyOf(func(column string) (entcore.Value, error) {
			value, _ := wanted.Field(column)
			return value, nil
		})
		if err != nil {
			return fmt.Errorf("%s: %w", s.file, err)
		}
		same := byKey[key]
		if len(same) == 0 {
			missing, codes = append(missing, made), append(codes, r.cells["code"])
			continue
		}
		ids[r.cells["code"]], _ = of.UpdateOne(same[0]).Mutation().ID()
		if err := renew(ctx, l, s, of, same, wanted); err != nil {
			return &RowError{r.file, r.line, err}
		}
	}
	created, err := bulk.Create(ctx, missing, of.CreateBulk, l.progress)
	if err != nil {
		return fmt.Errorf("%s: %w", s.file, err)
	}
	for i, record := range created {
		ids[codes[i]], _ = of.UpdateOne(record).Mutation().ID()
	}
	l.ids[s.file] = ids
	if there := len(rows) - len(missing); there > 0 && l.progress != nil {
		l.progress(there)
	}
	return nil
}

// keyOf joins the values that identify a record.
func (s shape) keyOf(value func(column string) (entcore.Value, error)) (string, error) {
	parts := make([]string, len(s.key))
	for i, column := range s.key {
		v, err := value(column)
		if err != nil {
			return "", err
		}
		parts[i] = fmt.Sprint(v)
	}
	return strings.Join(parts, ","), nil
}

// renew updates what differs in the record of a key. It changes nothing if somebody has registered or changed that
// record.
func renew[T any, C builder[M], U updater[M], S saver[T], M mutation](
	ctx context.Context, l *loader, s shape, of records[T, C, U, S], same []T, wanted M,
) error {
	for _, record := range same {
		m := of.UpdateOne(record).Mutation()
		if id, _ := m.ID(); l.changed[wanted.Type()][id] || isRegistered(ctx, m, "origin") {
			return nil
		}
	}
	update := of.UpdateOne(same[0])
	m := update.Mutation()
	for _, column := range append(wanted.Fields(), s.optional...) {
		if strings.HasPrefix(column, "designation") && isRegistered(ctx, m, "designation_origin") {
			continue
		}
		was, err := m.OldField(ctx, column)
		if err != nil {
			return err
		}
		value, given := wanted.Field(column)
		switch {
		case value == fieldValue(was): // both are nil if there is no value
			continue
		case given:
			err = m.SetField(column, value)
		default:
			err = m.ClearField(column)
		}
		if err != nil {
			return err
		}
	}
	if len(m.Fields()) == 0 && len(m.ClearedFields()) == 0 {
		return nil
	}
	return update.Exec(ctx)
}

// isRegistered reports whether a coordinator registered the record. Entities without the column come only from the files.
func isRegistered(ctx context.Context, m mutation, column string) bool {
	origin, err := m.OldField(ctx, column)
	return err == nil && fieldValue(origin) == scalar.OriginRegistered
}

// fieldValue returns the value of a field of a record, which may be a pointer; nil for null.
func fieldValue(v any) any {
	p := reflect.ValueOf(v)
	if p.Kind() != reflect.Pointer {
		return v
	}
	if p.IsNil() {
		return nil
	}
	return p.Elem().Interface()
}

// changedRecords returns the ids of the records in the history, by entity. Somebody registered or changed them.
func changedRecords(ctx context.Context, client *ent.Client) (map[string]map[int]bool, error) {
	kinds := []string{
		ent.TypeProvince, ent.TypePrefecture, ent.TypeCounty, ent.TypeProvincePairing, ent.TypePairing,
		ent.TypeIndicator, ent.TypeReportedFigure, ent.TypeAssessmentArea, ent.TypeAssessmentItem,
	}
	var events []struct {
		Entity   string `json:"entity"`
		EntityID int    `json:"entity_id"`
	}
	err := client.AuditEvent.Query().Where(auditevent.EntityIn(kinds...)).Unique(true).
		Select(auditevent.FieldEntity, auditevent.FieldEntityID).Scan(ctx, &events)
	if err != nil {
		return nil, fmt.Errorf("history: %w", err)
	}
	changed := map[string]map[int]bool{}
	for _, e := range events {
		if changed[e.Entity] == nil {
			changed[e.Entity] = map[int]bool{}
		}
		changed[e.Entity][e.EntityID] = true
	}
	return changed, nil
}
