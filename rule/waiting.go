package rule

import (
	"strings"

	"entgo.io/ent/dialect"

	"jiedui/catalog"
	"jiedui/ent"
	"jiedui/ent/auditevent"
	"jiedui/ent/county"
	"jiedui/ent/pairing"
	"jiedui/scalar"
	"jiedui/viewer"
)

// Task is what a reviewed record waits for.
type Task string

// The tasks.
const (
	TaskConfirm  Task = "CONFIRM"
	TaskValidate Task = "VALIDATE"
	TaskReturned Task = "RETURNED"
	TaskDraft    Task = "DRAFT"
)

// tasks are what each role does with records in a state of the review.
var tasks = map[viewer.Role]map[Task]scalar.ReviewStatus{
	viewer.Coordinator: {TaskConfirm: scalar.ReviewSubmitted, TaskReturned: scalar.ReviewReturned, TaskDraft: scalar.ReviewDraft},
	viewer.Reviewer:    {TaskValidate: scalar.ReviewConfirmed},
}

// Names of the definitions that the conditions of this file read.
const (
	// ScopeDefinition has the id of each region that the viewer works for.
	ScopeDefinition = "scope"
	// AskerDefinition has the id of the viewer and the subject.
	AskerDefinition = "asker"
)

// Waits returns the SQL condition that records of an entity, whose table has the name t, are for somebody with the role to
// do the task. It is "" if they never are. It says for a whole list what reviewAccess says for one record.
func Waits(dialectName string, e *catalog.Entity, role viewer.Role, task Task) string {
	status, does := tasks[role][task]
	if !does || !e.Reviewed {
		return ""
	}
	condition := BelongsWithin(e, ScopeDefinition)
	switch task {
	case TaskConfirm:
		condition = fromOtherSide(e) + notOwn(dialectName, e, scalar.ReviewConfirmed)
	case TaskValidate:
		condition += notOwn(dialectName, e, scalar.ReviewValidated, scalar.ReviewLocked)
	}
	return "t.review = '" + string(status) + "' AND " + condition
}

// notOwn is refuseOwn for a list, with AND before it.
func notOwn(dialectName string, e *catalog.Entity, steps ...scalar.ReviewStatus) string {
	review := "json_extract(CAST(a." + auditevent.FieldAfter + " AS text), '$.review')"
	if dialectName == dialect.Postgres {
		review = "a." + auditevent.FieldAfter + " ->> 'review'"
	}
	list := "'" + string(scalar.ReviewReturned) + "'"
	for _, step := range steps {
		list += ", '" + string(step) + "'"
	}
	return " AND NOT EXISTS (SELECT 1 FROM " + auditevent.Table + " AS a WHERE a." + auditevent.FieldEntity + " = '" + e.Name + "' AND a." +
		auditevent.FieldEntityID + " = t.id AND a." + auditevent.FieldActor + " = (SELECT subject FROM " + AskerDefinition + ") AND COALESCE(" +
		review + ", '') NOT IN (" + list + "))"
}

// BelongsWithin returns the SQL condition that a record of an entity, whose table has the name t, belongs to a region of a
// definition, on either side.
func BelongsWithin(e *catalog.Entity, definition string) string {
	return anyOf(
		belongs(e, "t", sideWithin(pairing.FieldRecipientID, definition)),
		belongs(e, "t", sideWithin(pairing.FieldSupporterID, definition)),
		belongs(e, "t", func(to, value string) string {
			if to != ent.TypeProvince {
				return ""
			}
			return value + " IN (SELECT id FROM " + definition + ")"
		}),
	)
}

// fromOtherSide is requireOtherSide for a list.
func fromOtherSide(e *catalog.Entity) string {
	recipient := belongs(e, "t", sideWithin(pairing.FieldRecipientID, ScopeDefinition))
	supporter := belongs(e, "t", sideWithin(pairing.FieldSupporterID, ScopeDefinition))
	hasPairing := belongs(e, "t", func(to, value string) string {
		if to != ent.TypePairing {
			return ""
		}
		return value + " IS NOT NULL"
	})
	// A record of one county: its supporters are the other side.
	supporters := func(more string) string {
		return belongs(e, "t", func(to, value string) string {
			if to != ent.TypeCounty {
				return ""
			}
			return "EXISTS (SELECT 1 FROM " + pairing.Table + " AS p JOIN " + county.Table + " AS c ON c.id = p." + pairing.FieldSupporterID +
				" WHERE p." + pairing.FieldRecipientID + " = " + value + " AND p." + pairing.FieldStatus + " <> '" + string(pairing.StatusENDED) + "'" + more + ")"
		})
	}
	const bySupporter = "COALESCE(t.submitted_side, '') = '" + string(scalar.SideSupporter) + "'"
	return "(t.submitter_id IS NULL OR t.submitter_id <> (SELECT id FROM " + AskerDefinition + ")) AND CASE" +
		" WHEN " + bySupporter + " THEN " + recipient +
		" WHEN " + hasPairing + " THEN " + supporter +
		" WHEN " + supporters("") + " THEN " + supporters(" AND "+countyWithin("c", ScopeDefinition)) +
		" ELSE " + BelongsWithin(e, ScopeDefinition) + " END"
}

// sideWithin returns a condition for belongs: that a county of one side is in a region of the definition. side is the
// column of pairings.
func sideWithin(side, definition string) func(to, value string) string {
	return func(to, value string) string {
		switch {
		case to == ent.TypePairing:
			return "EXISTS (SELECT 1 FROM " + pairing.Table + " AS p JOIN " + county.Table + " AS c ON c.id = p." + side +
				" WHERE p.id = " + value + " AND " + countyWithin("c", definition) + ")"
		case to == ent.TypeCounty && side == pairing.FieldRecipientID:
			return "EXISTS (SELECT 1 FROM " + county.Table + " AS c WHERE c.id = " + value + " AND " + countyWithin("c", definition) + ")"
		}
		return ""
	}
}

func countyWithin(c, definition string) string {
	list := " IN (SELECT id FROM " + definition + ")"
	return anyOf(c+"."+county.FieldID+list, c+"."+county.FieldPrefectureID+list, c+"."+county.FieldProvinceID+list)
}

// belongs returns that one of the references that say where a record belongs fulfils a condition, here or in the records
// that it is under. condition is given the entity that a reference leads to, and its value; "" is never fulfilled.
func belongs(e *catalog.Entity, table string, condition func(to, value string) string) string {
	var ways []string
	for _, column := range e.Belongs.Columns {
		to, value := e.References[column], table+"."+column
		switch to {
		case ent.TypeProvince, ent.TypeCounty, ent.TypePairing:
			ways = append(ways, condition(to, value))
		default:
			next, name := ent.EntityNamed(to), table+"n"
			ways = append(ways, "EXISTS (SELECT 1 FROM "+next.Table+" AS "+name+" WHERE "+name+".id = "+value+" AND "+belongs(next, name, condition)+")")
		}
	}
	return anyOf(ways...)
}

func anyOf(conditions ...string) string {
	var ways []string
	for _, c := range conditions {
		if c != "" {
			ways = append(ways, c)
		}
	}
	if len(ways) == 0 {
		return "1 = 0"
	}
	return "(" + strings.Join(ways, " OR ") + ")"
}
