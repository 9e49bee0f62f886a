package compile

import (
	"github.com/99designs/gqlgen/graphql"

	"jiedui/visibility"
)

// Statement returns the SQL of an operation and its arguments, for a reader. It fails for an operation that is not compiled.
func (s *Schema) Statement(op *graphql.OperationContext, reader visibility.Reader) (text string, args []any, err error) {
	v, args, err := s.compile(op, reader)
	if err != nil {
		return "", nil, err
	}
	return v.text, args, nil
}

// Learned returns how many arguments of a query's statements are bound without parsing its filters.
func (s *Schema) Learned(query, operation string) (binds int) {
	p, ok := s.plans.Get(planKey{query, operation, visibility.Public})
	if !ok {
		return 0
	}
	p.mu.RLock()
	defer p.mu.RUnlock()
	for _, l := range p.learned {
		if l != nil {
			binds += len(l.binds)
		}
	}
	return binds
}
