// Command graph generates graph/generated and the stubs of new resolvers, with gqlgen, from graph/*.graphqls. It runs
// from the root of the module.
package main

import (
	"log"

	"github.com/99designs/gqlgen/api"
	"github.com/99designs/gqlgen/codegen"
	"github.com/99designs/gqlgen/codegen/config"

	"jiedui/report/group"
)

func main() {
	cfg, err := config.LoadConfig("gqlgen.yml")
	if err != nil {
		log.Fatalf("gqlgen: %v", err)
	}
	for _, g := range group.Subjects {
		for name, model := range map[string]string{
			"GroupConnection": "jiedui/graph/groups.Connection", "GroupEdge": "jiedui/graph/groups.Edge",
			"Group": "jiedui/graph/groups.Row", "GroupKey": "jiedui/graph/groups.Row",
			"Dimension": "jiedui/report/group.Name", "Measure": "jiedui/report/group.Name",
			"GroupOrder": "jiedui/report/group.Order", "GroupFilter": "jiedui/report/group.Having",
		} {
			cfg.Models.Add(g.Entity+name, model)
		}
	}
	if err := api.Generate(cfg, api.PrependPlugin(inOrder{}), api.PrependPlugin(grouped{}), api.PrependPlugin(bodies{})); err != nil {
		log.Fatalf("gqlgen: %v", err)
	}
}

// inOrder has the fields of a record resolved one after the other: what they need was read with the record, so that
// a goroutine each would only cost. The fields of Query, which wait for the database, stay side by side.
type inOrder struct{}

func (inOrder) Name() string { return "inOrder" }

func (inOrder) GenerateCode(data *codegen.Data) error { //nolint:unparam // as gqlgen wants it
	for _, o := range data.Objects {
		if o != data.QueryRoot {
			o.DisableConcurrency = true
		}
	}
	return nil
}

// grouped has the fields of groups, and of their keys, read from the row that was computed for all of them.
type grouped struct{}

func (grouped) Name() string { return "grouped" }

func (grouped) GenerateCode(data *codegen.Data) error { //nolint:unparam // as gqlgen wants it
	for _, g := range group.Subjects {
		for _, o := range data.Objects {
			if o.Name != g.Entity+"Group" && o.Name != g.Entity+"GroupKey" {
				continue
			}
			for _, f := range o.Fields {
				f.IsResolver, f.Args = false, nil
				f.GoFieldType, f.GoReceiverName, f.GoFieldName, f.MethodHasContext = codegen.GoFieldMethod, "obj", "Value", true
			}
		}
	}
	return nil
}
