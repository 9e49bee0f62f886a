package compile

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"jiedui/catalog"
	"jiedui/ent"
	"jiedui/keyset"
	"jiedui/visibility"
)

// errNotCompiled is the error for a query that only Go code can answer.
var errNotCompiled = errors.New("not for the compiler")

// Stats count how queries were answered.
type Stats struct {
	// Compiled queries were answered by one statement, Fallbacks by the generated executor.
	Compiled, Fallbacks int64
	// Hits found their statement among those kept; for Misses it was built.
	Hits, Misses int64
	// Plans and Statements are kept at the moment.
	Plans, Statements int
}

type counters struct{ compiled, fallbacks, hits, misses atomic.Int64 }

// Stats returns the counts since the start.
func (s *Schema) Stats() Stats {
	statements := s.lists.statements.Len()
	s.mu.Lock()
	for _, l := range s.lanes {
		statements += l.statements.Len()
	}
	s.mu.Unlock()
	return Stats{
		Compiled: s.stats.compiled.Load(), Fallbacks: s.stats.fallbacks.Load(),
		Hits: s.stats.hits.Load(), Misses: s.stats.misses.Load(),
		Plans: s.plans.Len(), Statements: statements,
	}
}

type planKey struct {
	query, operation string
	sight            visibility.Sight
}

// maxVariants bounds the statements that are kept of one document. Any more are built again each time.
const maxVariants = 64

// plan is an operation with the statements built for it. There is one for each text, and so for the values of variables
// that change the text: sizes of pages, orders, which values are null, lengths of lists, directives.
type plan struct {
	doc       *ast.QueryDocument
	operation *ast.OperationDefinition
	sight     visibility.Sight
	switches  []string     // variables of @include and @skip
	fields    []*ast.Field // those with variables among their arguments
	variables []variable   // nil if every filter must be parsed
	err       error        // why the operation cannot be compiled
	mu        sync.RWMutex
	variants  map[string]*variant // by shape
	learned   map[string]*learned // by learnedKey; nil where nothing can be bound
}

// variant is a statement with the sources of its arguments.
type variant struct {
	text    string
	sources []source
	// bound: the statement has one more argument, the scope of the reader.
	bound bool
	// unprepared: the database must plan the statement for its arguments, so it is not prepared.
	unprepared bool
}

func (v *variant) arguments(asked map[*ast.Field]*fieldArgs) []any {
	args := make([]any, 0, len(v.sources))
	for _, src := range v.sources {
		if src.field == nil {
			args = append(args, src.value)
		} else {
			args = append(args, asked[src.field].bound[src.part][src.index])
		}
	}
	return args
}

// source is a constant, or an argument that comes from a part of a field's arguments.
type source struct {
	value any
	field *ast.Field
	part  argPart
	index int
}

// compile returns the statement of an operation and its arguments, for a reader.
func (s *Schema) compile(op *graphql.OperationContext, reader visibility.Reader) (*variant, []any, error) {
	v, args, err := s.statement(op, reader.Sight)
	if err != nil || !v.bound {
		return v, args, err
	}
	return v, s.dialect.addArgument(args, reader.Argument(s.dialect.name())), nil
}

// statement returns the statement of an operation and its arguments, but for the one that has the scope of the reader.
func (s *Schema) statement(op *graphql.OperationContext, sight visibility.Sight) (*variant, []any, error) {
	planned := planKey{op.RawQuery, op.Operation.Name, sight}
	p, ok := s.plans.Get(planned)
	if !ok {
		p = s.newPlan(op.Doc, op.Operation)
		p.sight = sight
		s.plans.Add(planned, p)
	}
	if p.err != nil {
		return nil, nil, p.err
	}
	key, bindable := p.learnedKey(op.Variables)
	if bindable {
		if v, args, ok := p.learnedStatement(key, op.Variables); ok {
			s.stats.hits.Add(1)
			return v, args, nil
		}
	}
	asked, shape, err := p.evaluate(s, op.Variables)
	if err != nil {
		return nil, nil, err
	}
	p.mu.RLock()
	v := p.variants[shape]
	p.mu.RUnlock()
	if v == nil {
		s.stats.misses.Add(1)
		if v, err = s.build(p, op.Variables, asked); err != nil {
			return nil, nil, err
		}
		p.mu.Lock()
		if len(p.variants) < maxVariants {
			p.variants[shape] = v
		}
		p.mu.Unlock()
	} else {
		s.stats.hits.Add(1)
	}
	args := v.arguments(asked)
	if bindable {
		p.learn(s, key, shape, op.Variables, v, args)
	}
	return v, args, nil
}

func (s *Schema) newPlan(doc *ast.QueryDocument, operation *ast.OperationDefinition) *plan {
	p := &plan{doc: doc, operation: operation, variants: make(map[string]*variant), learned: make(map[string]*learned)}
	seen := make(map[*ast.FragmentDefinition]bool)
	var walk func(ast.SelectionSet)
	directives := func(list ast.DirectiveList) {
		for _, d := range list {
			for _, a := range d.Arguments {
				if a.Value.Kind == ast.Variable {
					p.switches = append(p.switches, a.Value.Raw)
				}
			}
		}
	}
	walk = func(set ast.SelectionSet) {
		for _, sel := range set {
			switch sel := sel.(type) {
			case *ast.Field:
				directives(sel.Directives)
				if hasVariables(sel.Arguments) {
					p.fields = append(p.fields, sel)
				}
				walk(sel.SelectionSet)
			case *ast.InlineFragment:
				directives(sel.Directives)
				walk(sel.SelectionSet)
			case *ast.FragmentSpread:
				directives(sel.Directives)
				if !seen[sel.Definition] {
					seen[sel.Definition] = true
					walk(sel.Definition.SelectionSet)
				}
			}
		}
	}
	walk(operation.SelectionSet)
	p.variables = p.variablesOf(s.Schema())
	for _, f := range operation.SelectionSet {
		if root, ok := f.(*ast.Field); ok && strings.HasPrefix(root.Name, "__") && root.Name != "__typename" {
			p.err = errNotCompiled // introspection
		}
	}
	return p
}

func hasVariables(args ast.ArgumentList) bool {
	for _, a := range args {
		if valueHasVariables(a.Value) {
			return true
		}
	}
	return false
}

func valueHasVariables(v *ast.Value) bool {
	if v.Kind == ast.Variable {
		return true
	}
	for _, c := range v.Children {
		if valueHasVariables(c.Value) {
			return true
		}
	}
	return false
}

// evaluate parses the arguments that have variables, and returns the shape that the statement depends on.
func (p *plan) evaluate(s *Schema, variables map[string]any) (map[*ast.Field]*fieldArgs, string, error) {
	if len(p.fields)+len(p.switches) == 0 {
		return nil, "", nil
	}
	shape := make([]byte, 0, 256)
	for _, name := range p.switches {
		if on, _ := variables[name].(bool); on {
			shape = append(shape, '1')
		} else {
			shape = append(shape, '0')
		}
	}
	all := make(map[*ast.Field]*fieldArgs, len(p.fields))
	for _, f := range p.fields {
		a, err := s.parseArgs(f, variables)
		if err != nil {
			return nil, "", err
		}
		all[f] = a
		shape = append(append(shape, '|'), a.shape...)
	}
	return all, string(shape), nil
}

// argPart is a part of a field's arguments from which arguments of the statement come.
type argPart int

const (
	partWhere argPart = iota
	partAfter
	partBefore
	partKey
	argParts
)

// fieldArgs are the parsed arguments of a field.
type fieldArgs struct {
	entity      *catalog.Entity
	first, last *int
	where       *predicate
	after       *predicate
	before      *predicate
	order       catalog.Order
	// ranges are set if the records beyond the cursor at which the page begins are more than one range of an index.
	ranges    []*predicate
	keyColumn string
	ids       []int
	bound     [argParts][]any
	shape     string
}

func (a *fieldArgs) size() int     { return keyset.Size(a.first, a.last) }
func (a *fieldArgs) reverse() bool { return a.last != nil }

// start returns the part with the cursor at which the page begins if there are ranges, and argParts if not.
func (a *fieldArgs) start() argPart {
	switch {
	case a.ranges == nil:
		return argParts
	case a.reverse():
		return partBefore
	default:
		return partAfter
	}
}

// entityOf returns the entity of a field's type, nil if there is none. connection reports whether the field is a
// connection of such records.
func (s *Schema) entityOf(f *ast.Field) (e *catalog.Entity, connection bool) {
	name, connection := strings.CutSuffix(f.Definition.Type.Name(), "Connection")
	return s.entities[name], connection
}

// parseArgs parses the arguments of a field as the generated executor does.
func (s *Schema) parseArgs(f *ast.Field, variables map[string]any) (*fieldArgs, error) {
	raw := f.ArgumentMap(variables)
	if f.Name == "node" || f.Name == "nodes" {
		return parseIDs(raw)
	}
	e, connection := s.entityOf(f)
	switch {
	case e == nil || e.ByViewer:
		return nil, errNotCompiled
	case connection:
		return s.parsePage(e, raw)
	case len(raw) == 1:
		return parseKey(e, raw)
	}
	return nil, errNotCompiled
}

func parseIDs(raw map[string]any) (*fieldArgs, error) {
	a := &fieldArgs{}
	list, ok := raw["ids"].([]any)
	if !ok {
		if list = []any{raw["ids"]}; raw["ids"] == nil {
			list = []any{raw["id"]}
		}
	}
	shape := []byte("ids")
	for _, v := range list {
		id, err := graphql.UnmarshalIntID(v)
		if err != nil {
			return nil, errNotCompiled
		}
		name, ok := ent.TypeOf(id)
		if !ok {
			return nil, errNotCompiled
		}
		a.ids = append(a.ids, id)
		a.bound[partKey] = append(a.bound[partKey], id)
		shape = append(append(shape, ' '), name...)
	}
	a.shape = string(shape)
	return a, nil
}

// parseKey parses the argument of a look-up by a natural key, which is a unique text of the entity.
func parseKey(e *catalog.Entity, raw map[string]any) (*fieldArgs, error) {
	for name, v := range raw {
		field, ok := e.Fields[name]
		text, isText := v.(string)
		if !ok || !isText || field.Check == nil || field.Check(text) != nil {
			return nil, errNotCompiled // the resolver refuses it with its own error
		}
		a := &fieldArgs{entity: e, keyColumn: field.Column, shape: name}
		a.bound[partKey] = []any{text}
		return a, nil
	}
	return nil, errNotCompiled
}

func (s *Schema) parsePage(e *catalog.Entity, raw map[string]any) (*fieldArgs, error) {
	a := &fieldArgs{entity: e}
	for _, size := range []struct {
		name string
		to   **int
	}{{"first", &a.first}, {"last", &a.last}} {
		if v := raw[size.name]; v != nil {
			n, err := graphql.UnmarshalInt(v)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", size.name, err)
			}
			*size.to = &n
		}
	}
	if err := keyset.Check(a.first, a.last); err != nil {
		return nil, err
	}
	var err error
	filter, _ := raw["where"].(map[string]any)
	searched, _ := filter["search"].(string)
	if a.order, err = e.Order(raw["orderBy"], searched); err != nil {
		return nil, err
	}
	if list, ok := raw["orderBy"].([]any); ok && len(list) > 0 && len(list) != len(a.order.Terms) { // ent leaves out unknown terms
		return nil, errors.New("orderBy: unknown field or direction")
	}
	if v := raw["where"]; v != nil {
		apply, err := e.Where(s.inputContext, v)
		if err != nil {
			return nil, fmt.Errorf("where: %w", err)
		}
		if apply != nil {
			a.where = &predicate{apply}
		}
	}
	for _, cursor := range []struct {
		name    string
		to      **predicate
		reverse bool
	}{{"after", &a.after, false}, {"before", &a.before, true}} {
		v := raw[cursor.name]
		if v == nil {
			continue
		}
		var c keyset.Cursor
		if err := c.UnmarshalGQL(v); err != nil {
			return nil, err
		}
		apply, err := keyset.Beyond(&c, a.order.Terms, a.order.Decoders, e.Fields["id"].Column, cursor.reverse)
		if err != nil {
			return nil, err
		}
		*cursor.to = &predicate{apply}
		if cursor.reverse != a.reverse() {
			continue
		}
		ranges, err := keyset.Ranges(s.dialect.name(), &c, a.order.Terms, a.order.Decoders, e.Fields["id"].Column, cursor.reverse)
		if err != nil {
			return nil, err
		}
		if len(ranges) == 1 {
			*cursor.to = &predicate{ranges[0]}
			continue
		}
		for _, apply := range ranges {
			a.ranges = append(a.ranges, &predicate{apply})
		}
	}
	shape := make([]byte, 0, 128)
	if a.reverse() {
		shape = append(shape, '-')
	}
	shape = append(strconv.AppendInt(shape, int64(a.size()), 10), keyset.Signature(a.order.Terms)...)
	for _, t := range a.order.Terms {
		if t.Ranks != nil {
			shape = append(shape, t.Expr("")...)
		}
	}
	for i, p := range [...]*predicate{partWhere: a.where, partAfter: a.after, partBefore: a.before} {
		list := []*predicate{p}
		if argPart(i) == a.start() {
			list = a.ranges
		}
		for _, p := range list {
			if p != nil {
				text, args := p.render(s.dialect, e.Table, "t", 0)
				a.bound[i] = append(a.bound[i], args...)
				shape = append(append(shape, ' '), text...)
			}
		}
		shape = append(shape, ';')
	}
	a.shape = string(shape)
	return a, nil
}
