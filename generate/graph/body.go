package main

import (
	"fmt"
	"strings"

	"github.com/99designs/gqlgen/codegen"
)

// bodies writes the resolvers that are alike for every entity, and leaves the others as they are written by hand.
type bodies struct{}

func (bodies) Name() string { return "bodies" }

// Implement implements plugin.ResolverImplementer.
func (bodies) Implement(written string, f *codegen.Field) string {
	entity, grouped := strings.CutSuffix(f.TypeReference.Definition.Name, "GroupConnection")
	switch {
	case grouped && f.Object.Name == "Query":
		var request []string
		for _, name := range []string{"GroupBy", "CountLevel", "AsOf", "Having", "OrderBy", "First", "After"} {
			argument := strings.ToLower(name[:1]) + name[1:]
			if f.FieldDefinition.Arguments.ForName(argument) != nil {
				request = append(request, name+": "+argument)
			}
		}
		return fmt.Sprintf("return r.groups(ctx, ent.Type%s, where, group.Request{%s})", entity, strings.Join(request, ", "))
	case written == "":
		return fmt.Sprintf("panic(%q)", f.Object.Name+"."+f.Name+" is not implemented")
	}
	return written
}
