package rule

import (
	"context"
	stdsql "database/sql"
	"errors"
	"fmt"
	"maps"
	"slices"

	entcore "entgo.io/ent"
	"entgo.io/ent/dialect/sql"

	"jiedui/catalog"
	"jiedui/ent"
	"jiedui/ent/county"
	"jiedui/ent/pairing"
	"jiedui/viewer"
)

// home is where a record belongs: counties on the two sides of a pairing, and provinces. The schema says which columns
// lead there.
type home struct {
	supporters, recipients, provinces []int
	// nowhere: a reference leads to no record. Then there is nothing to protect. The rules refuse the change, together
	// with everything else that is wrong with it.
	nowhere bool
}

// homeOf returns where the record of a mutation belongs.
func homeOf(ctx context.Context, m entcore.Mutation) (home, error) {
	return readHome(ctx, m, valueOf)
}

// homeBefore returns where the record of an update belonged until now.
func homeBefore(ctx context.Context, m entcore.Mutation) (home, error) {
	return readHome(ctx, m, func(ctx context.Context, m entcore.Mutation, column string) (any, bool, error) {
		value, err := m.OldField(ctx, column)
		value = deref(value)
		return value, value != nil, err
	})
}

func readHome(
	ctx context.Context, m entcore.Mutation, valueOf func(context.Context, entcore.Mutation, string) (any, bool, error),
) (home, error) {
	where := home{nowhere: true} // when no column says where
	e := ent.EntityNamed(m.Type())
	for _, column := range e.Belongs.Columns {
		value, ok, err := valueOf(ctx, m, column)
		if err != nil {
			return where, err
		}
		if !ok {
			continue
		}
		where.nowhere = false
		if err := where.add(ctx, clientOf(m), e, column, value.(int)); err != nil {
			return where, fmt.Errorf("%s: %w", column, err)
		}
	}
	return where, nil
}

// add adds the home that a reference of an entity leads to.
func (h *home) add(ctx context.Context, client *ent.Client, e *catalog.Entity, column string, id int) error {
	to := e.References[column]
	switch {
	case to == ent.TypeProvince:
		h.provinces = append(h.provinces, id)
		return nil
	case to == ent.TypeCounty && e.Belongs.Partners:
		return h.addPartners(ctx, client, id)
	case to == ent.TypeCounty && e.Belongs.Supporter == column:
		h.supporters = append(h.supporters, id)
		return nil
	case to == ent.TypeCounty:
		h.recipients = append(h.recipients, id)
		return nil
	}
	there, err := belongingOf(ctx, client, to, id)
	if errors.Is(err, errNoRecord) {
		h.nowhere = true
		return nil
	}
	if err != nil {
		return err
	}
	next := ent.EntityNamed(to)
	for _, column := range next.Belongs.Columns {
		if id, ok := there[column]; ok {
			if err := h.add(ctx, client, next, column, id); err != nil {
				return err
			}
		}
	}
	return nil
}

// addPartners adds a county and the counties paired with it. An enterprise of the one invests in the other.
func (h *home) addPartners(ctx context.Context, client *ent.Client, id int) error {
	partners, err := readOnce(ctx, func(k *known) map[int][]int { return k.partners }, id,
		func(ctx context.Context, id int) (ids []int, err error) {
			pairs, err := client.Pairing.Query().
				Where(pairing.StatusNEQ(pairing.StatusENDED), pairing.Or(pairing.SupporterID(id), pairing.RecipientID(id))).
				All(ctx)
			for _, p := range pairs {
				ids = append(ids, p.SupporterID, p.RecipientID)
			}
			return ids, err
		})
	if err != nil {
		return fmt.Errorf("pairings of the county: %w", err)
	}
	h.recipients = append(append(h.recipients, id), partners...)
	return nil
}

// supportersOf returns the counties that support some counties now.
func supportersOf(ctx context.Context, client *ent.Client, recipients ...int) ([]int, error) {
	pairs, err := client.Pairing.Query().
		Where(pairing.StatusNEQ(pairing.StatusENDED), pairing.RecipientIDIn(recipients...)).
		All(System(ctx))
	if err != nil {
		return nil, fmt.Errorf("pairings of the county: %w", err)
	}
	ids := make([]int, len(pairs))
	for i, p := range pairs {
		ids[i] = p.SupporterID
	}
	return ids, nil
}

// coversAny reports whether one of the counties is in the viewer's scope.
func coversAny(ctx context.Context, client *ent.Client, v *viewer.Viewer, ids []int) (bool, error) {
	for _, id := range ids {
		if slices.Contains(v.Counties, id) {
			return true, nil
		}
	}
	if len(ids) == 0 || len(v.Prefectures)+len(v.Provinces) == 0 {
		return false, nil
	}
	counties, err := countiesOf(ctx, client, ids...)
	if err != nil {
		return false, err
	}
	for _, c := range counties {
		prefecture := 0
		if c.PrefectureID != nil {
			prefecture = *c.PrefectureID
		}
		if v.Covers(c.ID, prefecture, c.ProvinceID) {
			return true, nil
		}
	}
	return false, nil
}

// belonging are the foreign keys, by column, that say where a record belongs. Other records belong there through it, so
// they cannot change.
type belonging map[string]int

// errNoRecord says that there is no record of an id.
var errNoRecord = errors.New("no such record")

// belongingOf reads where a record belongs, once in a unit of work. It returns errNoRecord if there is none.
func belongingOf(ctx context.Context, client *ent.Client, entity string, id int) (belonging, error) {
	return readOnce(ctx, func(k *known) map[int]belonging { return k.belongings }, id,
		func(ctx context.Context, id int) (belonging, error) {
			found, err := readBelongings(ctx, client, entity, id)
			if err == nil && found[id] == nil {
				err = errNoRecord
			}
			return found[id], err
		})
}

// KnowProjects reads where projects belong in one statement, for the changes that follow in the unit of work.
func KnowProjects(ctx context.Context, client *ent.Client, ids ...int) error {
	k, err := knownOf(ctx)
	if err != nil {
		return err
	}
	found, err := readBelongings(ctx, client, ent.TypeInvestmentProject, ids...)
	maps.Copy(k.belongings, found)
	return err
}

func readBelongings(ctx context.Context, client *ent.Client, entity string, ids ...int) (map[int]belonging, error) {
	e := ent.EntityNamed(entity)
	query, args := sql.Dialect(client.Dialect()).Select(append([]string{"id"}, e.Belongs.Columns...)...).
		From(sql.Table(e.Table)).Where(sql.InInts("id", ids...)).Query()
	rows, err := client.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, fmt.Errorf("where %s belong: %w", e.Table, err)
	}
	defer rows.Close()
	found := make(map[int]belonging, len(ids))
	values := make([]stdsql.NullInt64, 1+len(e.Belongs.Columns))
	into := make([]any, len(values))
	for i := range values {
		into[i] = &values[i]
	}
	for rows.Next() {
		if err := rows.Scan(into...); err != nil {
			return nil, fmt.Errorf("where %s belong: %w", e.Table, err)
		}
		there := make(belonging, len(e.Belongs.Columns))
		for i, column := range e.Belongs.Columns {
			if v := values[1+i]; v.Valid {
				there[column] = int(v.Int64)
			}
		}
		found[int(values[0].Int64)] = there
	}
	if err := rows.Err(); err != nil {
		return nil, fmt.Errorf("where %s belong: %w", e.Table, err)
	}
	return found, nil
}

// inProvince returns the condition that a record of an entity belongs to a province, or to a key county in it. The
// first column that must not be null decides alone.
func inProvince(e *catalog.Entity, province int) *sql.Predicate {
	var ways []*sql.Predicate
	for _, column := range e.Belongs.Columns {
		switch to := e.References[column]; {
		case column == e.Belongs.Supporter:
			continue
		case to == ent.TypeProvince:
			ways = append(ways, sql.EQ(column, province))
		case to == ent.TypeCounty:
			ways = append(ways, sql.In(column, sql.Select(county.FieldID).From(sql.Table(county.Table)).Where(sql.And(
				sql.EQ(county.FieldProvinceID, province), sql.EQ(county.FieldDesignation, county.DesignationKEY)))))
		default:
			next := ent.EntityNamed(to)
			ways = append(ways, sql.In(column, sql.Select("id").From(sql.Table(next.Table)).Where(inProvince(next, province))))
		}
		if slices.Contains(e.Required, column) {
			break
		}
	}
	return sql.Or(ways...)
}
