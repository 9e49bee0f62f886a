package facts_test

import (
	"testing"

	"entgo.io/ent/entc"
	"entgo.io/ent/entc/gen"

	"jiedui/catalog/facts"
)

// Every entity says every fact in its schema, and says nothing of columns that it does not have.
func TestEveryEntityTellsItsFacts(t *testing.T) {
	graph, err := entc.LoadGraph("../../ent/schema", &gen.Config{})
	if err != nil {
		t.Fatal(err)
	}
	if len(graph.Nodes) < 20 {
		t.Fatalf("only %d entities in the schema", len(graph.Nodes))
	}
	for _, n := range graph.Nodes {
		if _, err := facts.Of(n); err != nil {
			t.Error(err)
		}
	}
}
