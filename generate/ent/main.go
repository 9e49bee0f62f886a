// Command ent generates package ent and graph/ent.graphqls from ent/schema, with the templates of ent/template. It runs
// from the root of the module: all paths here are relative to it.
package main

import (
	"fmt"
	"log"
	"maps"
	"slices"
	"strings"
	"text/template"

	"entgo.io/contrib/entgql"
	"entgo.io/ent/dialect/entsql"
	"entgo.io/ent/entc"
	"entgo.io/ent/entc/gen"
)

func main() {
	graphql, err := entgql.NewExtension(
		entgql.WithConfigPath("gqlgen.yml"),
		entgql.WithSchemaGenerator(),
		entgql.WithSchemaPath("graph/ent.graphqls"),
		entgql.WithWhereInputs(true),
		entgql.WithSchemaHook(addNodes, describeTypes, describeValues, describeOrders, keepFilters),
		// Ours take the place of entgql's templates of the same name.
		entgql.WithTemplates(
			own("catalog"), own("client"), own("collection"), own("history"), own("node"), own("pagination"), own("record"), own("where"),
			entgql.EdgeTemplate, entgql.EnumTemplate,
		),
	)
	if err != nil {
		log.Fatalf("entgql: %v", err)
	}
	// enttest wants the Schema that our client is without.
	gen.GraphTemplates = slices.DeleteFunc(gen.GraphTemplates, func(t gen.GraphTemplate) bool { return t.Name == "enttest" })
	err = entc.Generate("./ent/schema", &gen.Config{
		Target:    "./ent",
		Package:   "jiedui/ent",
		Hooks:     []gen.Hook{checkEnums},
		Templates: []*gen.Template{own("condition")},
		Features: []gen.Feature{
			gen.FeaturePrivacy, gen.FeatureVersionedMigration, gen.FeatureGlobalID, gen.FeatureModifier,
			gen.FeatureExecQuery, gen.FeatureLock,
		},
	}, entc.Extensions(graphql))
	if err != nil {
		log.Fatalf("ent: %v", err)
	}
}

// own reads a template of ent/template.
func own(name string) *gen.Template {
	funcs := template.FuncMap{"filters": filters, "facts": factsOf, "enumValues": enumValues, "chinese": chinese, "edgeTerm": edgeTerm}
	maps.Copy(funcs, entgql.TemplateFuncs)
	return gen.MustParse(gen.NewTemplate(name).Funcs(funcs).ParseFiles("ent/template/" + name + ".tmpl"))
}

// checkEnums has the database refuse what is not a value of an enum.
func checkEnums(next gen.Generator) gen.Generator {
	return gen.GenerateFunc(func(g *gen.Graph) error {
		for _, n := range g.Nodes {
			table := n.EntSQL()
			for _, f := range n.EnumFields() {
				values := make([]string, len(f.Enums))
				for i, v := range f.Enums {
					values[i] = "'" + v.Value + "'"
				}
				if table.Checks == nil {
					table.Checks = make(map[string]string)
				}
				table.Checks[fmt.Sprintf("%s_%s_value", strings.TrimSuffix(n.Table(), "s"), f.StorageKey())] = fmt.Sprintf("%s IN (%s)", f.StorageKey(), strings.Join(values, ", "))
			}
			n.Annotations[entsql.Annotation{}.Name()] = table
		}
		return next.Generate(g)
	})
}
