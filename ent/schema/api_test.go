package schema

import (
	"encoding/json"
	"testing"

	"entgo.io/contrib/entgql"
	"entgo.io/ent/schema"
)

// entgql reads our annotations as if they were its own.
func TestAnnotationsAreThoseOfEntgql(t *testing.T) {
	for _, pair := range []struct{ ours, theirs schema.Annotation }{
		{order("NAME"), entgql.OrderField("NAME")},
		{apiType("Date"), entgql.Type("Date")},
		{connection(), entgql.RelayConnection()},
		{api{MultiOrder: true}, entgql.MultiOrder()},
		{hidden(), entgql.Skip(entgql.SkipAll)},
		{unfiltered(), entgql.Skip(entgql.SkipWhereInput)},
		{filterOnly(), entgql.Skip(entgql.SkipType)},
		{order("MONTH").(api).Merge(apiType("Date")), entgql.OrderField("MONTH").Merge(entgql.Type("Date"))},
		{unfiltered().(api).Merge(filterOnly()), entgql.Skip(entgql.SkipWhereInput, entgql.SkipType)},
	} {
		ours, err1 := json.Marshal(pair.ours)
		theirs, err2 := json.Marshal(pair.theirs)
		if err1 != nil || err2 != nil || string(ours) != string(theirs) || pair.ours.Name() != pair.theirs.Name() {
			t.Errorf("%s %s, want %s %s (%v, %v)", pair.ours.Name(), ours, pair.theirs.Name(), theirs, err1, err2)
		}
	}
}
