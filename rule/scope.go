package rule

import (
	"context"
	"fmt"
	"slices"

	entcore "entgo.io/ent"

	"jiedui/ent"
	"jiedui/ent/county"
	"jiedui/fault"
	"jiedui/viewer"
)

// requireEachInScope refuses a record that one reference leads to the viewer's scope and another one out of it: to a
// pairing, or to another key county of the prefecture, where the rules let projects and parks lie. Counties that are no key
// counties have no coordinators of their own. What lies elsewhere the rules refuse, together with all else that is wrong.
func requireEachInScope(ctx context.Context, m entcore.Mutation, v *viewer.Viewer) error {
	e := ent.EntityNamed(m.Type())
	if len(e.Belongs.Columns) < 2 {
		return nil
	}
	var inScope, outside []int // counties
	for _, column := range e.Belongs.Columns {
		value, ok, err := valueOf(ctx, m, column)
		if err != nil {
			return err
		}
		if !ok {
			continue
		}
		var where home
		if err := where.add(ctx, clientOf(m), e, column, value.(int)); err != nil {
			return fmt.Errorf("%s: %w", column, err)
		}
		counties := slices.Concat(where.recipients, where.supporters)
		switch err := requireScope(ctx, m, v, where); {
		case err != nil && !fault.Is(err, fault.Forbidden):
			return err
		case err == nil:
			inScope = append(inScope, counties...)
		case e.References[column] == ent.TypeCounty:
			outside = append(outside, counties...)
		case e.References[column] == ent.TypePairing:
			return forbidden("the pairing is outside of your scope: a coordinator of one of its sides registers this", "该结对不在您负责的范围内：须由结对一方的联络员登记")
		}
	}
	outside = slices.DeleteFunc(outside, func(id int) bool { return slices.Contains(inScope, id) })
	if len(outside) == 0 {
		return nil
	}
	counties, err := countiesOf(ctx, clientOf(m), slices.Concat(outside, inScope)...)
	if err != nil {
		return err
	}
	near := func(c *ent.County) bool {
		return slices.ContainsFunc(inScope, func(id int) bool {
			other := counties[id]
			return other != nil && c.PrefectureID != nil && other.PrefectureID != nil && *c.PrefectureID == *other.PrefectureID
		})
	}
	for _, id := range outside {
		if c := counties[id]; c != nil && c.Designation == county.DesignationKEY && near(c) {
			return forbidden(fmt.Sprintf("%s is a key county outside of your scope: one of its own coordinators registers this", c.NameEn),
				fmt.Sprintf("%s是您负责范围以外的重点帮扶县：须由该县的联络员登记", c.Name))
		}
	}
	return nil
}
