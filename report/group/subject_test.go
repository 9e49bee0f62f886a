package group_test

import (
	"slices"
	"testing"

	"jiedui/catalog"
	"jiedui/ent"
	"jiedui/report/group"
)

func TestEveryEntityThatIsGroupedHasASubject(t *testing.T) {
	t.Parallel()
	var facts, subjects []string
	for _, e := range ent.Entities {
		if e.Grouped == catalog.Yes {
			facts = append(facts, e.Name)
		}
	}
	for _, s := range group.Subjects {
		subjects = append(subjects, s.Entity)
	}
	slices.Sort(facts)
	slices.Sort(subjects)
	if !slices.Equal(facts, subjects) {
		t.Errorf("the schema says that %v are grouped, the subjects are %v", facts, subjects)
	}
}
