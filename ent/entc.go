//go:build ignore

// Command entc generates package ent and graph/ent.graphqls from the schema. It runs from the module's root.
package main

import (
	"fmt"
	"log"
	"strings"
	"text/template"

	"entgo.io/contrib/entgql"
	"entgo.io/ent/dialect/entsql"
	"entgo.io/ent/entc"
	"entgo.io/ent/entc/gen"
	"github.com/vektah/gqlparser/v2/ast"
)

func main() {
	pagination := gen.MustParse(gen.NewTemplate("pagination").
		Funcs(entgql.TemplateFuncs).
		ParseFiles("ent/template/pagination.tmpl"))
	entities := gen.MustParse(gen.NewTemplate("catalog").
		Funcs(entgql.TemplateFuncs).
		ParseFiles("ent/template/catalog.tmpl"))
	conditions := gen.MustParse(gen.NewTemplate("condition").ParseFiles("ent/template/condition.tmpl"))
	graphql, err := entgql.NewExtension(
		entgql.WithConfigPath("gqlgen.yml"),
		entgql.WithSchemaGenerator(),
		entgql.WithSchemaPath("graph/ent.graphqls"),
		entgql.WithWhereInputs(true),
		entgql.WithSchemaHook(describeTypes),
		entgql.WithTemplates(
			collection(), pagination, entities, entgql.WhereTemplate, entgql.EnumTemplate,
			entgql.NodeTemplate, entgql.TransactionTemplate, entgql.EdgeTemplate,
		),
	)
	if err != nil {
		log.Fatalf("entgql: %v", err)
	}
	err = entc.Generate("./ent/schema", &gen.Config{
		Target:    "./ent",
		Package:   "jiedui/ent",
		Hooks:     []gen.Hook{checkEnums},
		Templates: []*gen.Template{conditions},
		Features: []gen.Feature{
			gen.FeaturePrivacy, gen.FeatureVersionedMigration, gen.FeatureGlobalID, gen.FeatureModifier,
			gen.FeatureExecQuery, gen.FeatureLock,
		},
	}, entc.Extensions(graphql))
	if err != nil {
		log.Fatalf("ent: %v", err)
	}
}

// collection is entgql's template for eager loading, amended: every nested page has a size, totals are counted only
// when asked for, pageInfo alone is answered truly, and an edge asked for under two aliases gets all of its fields.
func collection() *gen.Template {
	const name = "gql_collection"
	source := entgql.CollectionTemplate
	// A parsed template prints "{" before an action without the space that keeps them apart.
	print := func(t *template.Template) string {
		return strings.ReplaceAll(t.Tree.Root.String(), "{{{", "{ {{")
	}
	amended := print(source.Lookup(name))
	for _, edit := range []struct{ old, new string }{
		{
			"ignoredEdges := !hasCollectedField(ctx, append(path, edgesField)...)",
			"ignoredEdges := !hasCollectedField(ctx, append(path, edgesField)...) && !hasCollectedField(ctx, append(path, pageInfoField)...)",
		},
		{
			"if hasCollectedField(ctx, append(path, totalCountField)...) || hasCollectedField(ctx, append(path, pageInfoField)...) {",
			"if hasCollectedField(ctx, append(path, totalCountField)...) {",
		},
		{
			"hasPagination := args.after != nil || args.first != nil || args.before != nil || args.last != nil",
			"const hasPagination = true",
		},
		{
			"if ignoredEdges || (args.first != nil && *args.first == 0) || (args.last != nil && *args.last == 0) {",
			"if ignoredEdges {",
		},
		{
			"modify := entgql.LimitPerRow(",
			"modify := keyset.PerParent(",
		},
		{
			"if v, ok := rv[orderByField]; ok {",
			"if v, ok := listed(rv[orderByField]); ok {",
		},
		{
			"query = (&{{$e.Type.ClientName}}{config: {{$receiver}}.config}).Query()",
			"query = {{if $e.Unique}}cmp.Or({{$receiver}}.{{$e.EagerLoadField}}, (&{{$e.Type.ClientName}}{config: {{$receiver}}.config}).Query())" +
				"{{else}}(&{{$e.Type.ClientName}}{config: {{$receiver}}.config}).Query(){{end}}",
		},
		{
			"{{$receiver}}.{{$e.EagerLoadField}} = query",
			"if {{$receiver}}.{{$e.EagerLoadField}} != nil {\n// Asked for under two aliases: the columns of both.\nquery.ctx.Fields = nil\n}\n" +
				"{{$receiver}}.{{$e.EagerLoadField}} = query",
		},
	} {
		if strings.Count(amended, edit.old) != 1 {
			log.Fatalf("entgql's collection template has changed: %q", edit.old)
		}
		amended = strings.Replace(amended, edit.old, edit.new, 1)
	}
	result := gen.NewTemplate("collection").Funcs(entgql.TemplateFuncs)
	for _, t := range source.Templates() {
		body := print(t)
		if t.Name() == name {
			body = amended
		}
		result = gen.MustParse(result.Parse(fmt.Sprintf("{{define %q}}%s{{end}}", t.Name(), body)))
	}
	return result
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

// describeTypes gives each type of the API the description of its entity.
func describeTypes(g *gen.Graph, s *ast.Schema) error {
	for _, n := range g.Nodes {
		comment, _ := n.Annotations["Comment"].(map[string]any)
		text, _ := comment["Text"].(string)
		if text == "" {
			return fmt.Errorf("%s has no description", n.Name)
		}
		if t := s.Types[n.Name]; t != nil {
			t.Description = text
		}
	}
	return nil
}
