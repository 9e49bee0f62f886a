package compile

import "github.com/99designs/gqlgen/graphql"

// Statement gives the SQL of an operation and its arguments, and fails for one that is left to the generated executor.
func (s *Schema) Statement(op *graphql.OperationContext) (text string, args []any, err error) {
	return s.compile(op)
}
