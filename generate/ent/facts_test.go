package main

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"entgo.io/ent/entc"
	"entgo.io/ent/entc/gen"

	"jiedui/catalog"
	_ "jiedui/ent/schema" // which ent reads in a process of its own: a change of it must not find an old result
)

func loadSchema(t *testing.T) *gen.Graph {
	t.Helper()
	graph, err := entc.LoadGraph("../../ent/schema", &gen.Config{})
	if err != nil {
		t.Fatal(err)
	}
	return graph
}

// Every entity says every fact in its schema, and says nothing of columns that it does not have.
func TestEveryEntityTellsItsFacts(t *testing.T) {
	graph := loadSchema(t)
	if len(graph.Nodes) < 20 {
		t.Fatalf("only %d entities in the schema", len(graph.Nodes))
	}
	for _, n := range graph.Nodes {
		if _, err := factsOf(n); err != nil {
			t.Error(err)
		}
	}
}

// A fact that is left out or cannot be is refused, with the names of the entity and the fact.
func TestFactsAreRefused(t *testing.T) {
	graph := loadSchema(t)
	n := graph.Nodes[slices.IndexFunc(graph.Nodes, func(n *gen.Type) bool { return n.Name == "TalentTeam" })]
	said, err := factsOf(n)
	if err != nil {
		t.Fatal(err)
	}
	refused := func(f catalog.Facts, fact string) {
		t.Helper()
		n.Annotations[f.Name()] = f
		if _, err := factsOf(n); err == nil || !strings.Contains(err.Error(), n.Name+": "+fact) {
			t.Errorf("without %s: %v", fact, err)
		}
	}
	for i := range reflect.TypeFor[catalog.Facts]().NumField() {
		f := said.Facts
		reflect.ValueOf(&f).Elem().Field(i).SetZero()
		refused(f, reflect.TypeFor[catalog.Facts]().Field(i).Name+" is missing")
	}
	for fact, change := range map[string]func(*catalog.Facts){
		"Belongs names":          func(f *catalog.Facts) { f.Belongs = catalog.BelongsTo("members") },
		"COORDINATORS change":    func(f *catalog.Facts) { f.Belongs, f.Closes = catalog.Nowhere, catalog.No },
		"Standing.From names":    func(f *catalog.Facts) { f.Standing.From = "begun_on" },
		"Standing.Unit":          func(f *catalog.Facts) { f.Standing.Unit = "" },
		"Standing.Until names":   func(f *catalog.Facts) { f.Standing.Until = "members" },
		"Standing names":         func(f *catalog.Facts) { f.Standing.Never = []string{"ENDED"} },
		"Standing.Through":       func(f *catalog.Facts) { f.Standing.Through = "county" },
		"Standing.With names":    func(f *catalog.Facts) { f.Standing.With = "pairing_id" },
		"Closes is for reviewed": func(f *catalog.Facts) { f.Standing = catalog.Always },
	} {
		f := said.Facts
		change(&f)
		refused(f, fact)
	}
}
