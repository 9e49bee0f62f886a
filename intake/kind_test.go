package intake_test

import (
	"testing"

	"jiedui/ent"
	"jiedui/ent/importjob"
	"jiedui/intake"
)

// The schema says which entities are imported, and under which names.
func TestKindsAreWhatTheSchemaSays(t *testing.T) {
	kinds := make(map[string]*intake.Kind)
	for _, k := range intake.Kinds {
		kinds[k.Entity] = k
		if err := importjob.KindValidator(k.Code); err != nil {
			t.Errorf("%s: %v", k.Entity, err)
		}
	}
	for _, e := range ent.Entities {
		if name, ok := e.Imported.Get(); ok != (kinds[e.Name] != nil) || ok && intake.KindNamed(name) != kinds[e.Name] {
			t.Errorf("%s is imported as %q, and there is %+v", e.Name, e.Imported, kinds[e.Name])
		}
	}
}
