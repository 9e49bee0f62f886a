// Package shown says which values of records an operation shows beside the figures of a report, so that the report reads
// them in its own statement.
package shown

import (
	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"jiedui/catalog"
	"jiedui/report/basis"
)

// Add adds a selection of a record to what is shown of it. It returns false if only ent can read it: lists, times, and
// records that not every viewer may see.
func Add(op *graphql.OperationContext, records *basis.Shown, selections ast.SelectionSet) bool {
	e := basis.Entity(records.Entity)
	if e.Reviewed || e.ByViewer {
		return false
	}
	for _, f := range graphql.CollectFields(op, selections, e.Types) {
		if f.Name == "__typename" {
			continue
		}
		if field, ok := e.Fields[f.Name]; ok {
			if field.Format == catalog.Go || field.Format == catalog.Time {
				return false
			}
			records.Add(field.Column)
			continue
		}
		edge, ok := e.Edges[f.Name]
		if !ok || edge.Connection || edge.Inverse {
			return false
		}
		if records.Edges[f.Name] == nil {
			records.Edges[f.Name] = basis.NewShown(edge.To)
		}
		if !Add(op, records.Edges[f.Name], f.Selections) {
			return false
		}
	}
	return true
}
