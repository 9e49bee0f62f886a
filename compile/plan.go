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
)

// errNotCompiled is the reason when a query asks for what only Go can answer.
var errNotCompiled = errors.New("not for the compiler")

// Stats count what became of queries.
type Stats struct {
	// Compiled queries were answered by one statement, Fallbacks by the generated executor.
	Compiled, Fallbacks int64
	// Hits found their statement made, Misses had it made.
	Hits, Misses int64
	// Plans and Statements are held now.
	Plans, Statements int
}

type stats struct{ compiled, fallbacks, hits, misses atomic.Int64 }

// Stats tells what became of queries so far.
func (s *Schema) Stats() Stats {
	return Stats{
		Compiled: s.stats.compiled.Load(), Fallbacks: s.stats.fallbacks.Load(),
		Hits: s.stats.hits.Load(), Misses: s.stats.misses.Load(),
		Plans: s.plans.Len(), Statements: s.texts.Len(),
	}
}

type planKey struct{ query, operation string }

// maxVariants bounds the statements of one document; past it they are made anew each time.
const maxVariants = 64

// plan is an operation with the statements made for it. Only variables that change the statement's text tell one
// from another: sizes of pages, orders, which values are null, lengths of lists, directives.
type plan struct {
	doc       *ast.QueryDocument
	operation *ast.OperationDefinition
	switches  []string     // variables of @include and @skip
	fields    []*ast.Field // with variables among their arguments
	variables []variable   // when some can be bound without being read
	err       error        // why nothing of it can be compiled
	mu        sync.RWMutex
	variants  map[string]*variant // by shape
	learned   map[string]*learned // by key; nil when there is nothing to bind
}

// variant is a statement, with where its arguments come from.
type variant struct {
	text    string
	sources []source
	// unprepared tells that the database is to plan the statement for its arguments.
	unprepared bool
}

// arguments of the statement.
func (v *variant) arguments(asked map[*ast.Field]*asked) []any {
	args := make([]any, 0, len(v.sources))
	for _, src := range v.sources {
		if src.field == nil {
			args = append(args, src.value)
		} else {
			args = append(args, asked[src.field].args[src.part][src.index])
		}
	}
	return args
}

// source is a constant, or an argument of a part of a field.
type source struct {
	value any
	field *ast.Field
	part  part
	index int
}

// compile gives the statement and its arguments.
func (s *Schema) compile(op *graphql.OperationContext) (*variant, []any, error) {
	of := planKey{op.RawQuery, op.Operation.Name}
	p, ok := s.plans.Get(of)
	if !ok {
		p = s.newPlan(op.Doc, op.Operation)
		s.plans.Add(of, p)
	}
	if p.err != nil {
		return nil, nil, p.err
	}
	key, bindable := p.key(op.Variables)
	if bindable {
		if v, args, ok := p.direct(key, op.Variables); ok {
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

// evaluate reads the arguments that have variables, and gives the shape that the statement depends on.
func (p *plan) evaluate(s *Schema, variables map[string]any) (map[*ast.Field]*asked, string, error) {
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
	all := make(map[*ast.Field]*asked, len(p.fields))
	for _, f := range p.fields {
		a, err := s.ask(f, variables)
		if err != nil {
			return nil, "", err
		}
		all[f] = a
		shape = append(append(shape, '|'), a.shape...)
	}
	return all, string(shape), nil
}

// part of a field's arguments that gives arguments to the statement.
type part int

const (
	partWhere part = iota
	partAfter
	partBefore
	partKey
	parts
)

// asked is what the arguments of a field mean.
type asked struct {
	entity      *catalog.Entity
	first, last *int
	where       *predicate
	after       *predicate
	before      *predicate
	order       catalog.Order
	// ranges divide what lies beyond the cursor that a page begins at, when it is more than one range of an index.
	ranges    []*predicate
	keyColumn string
	ids       []int
	args      [parts][]any
	shape     string
}

func (a *asked) size() int     { return keyset.Size(a.first, a.last) }
func (a *asked) reverse() bool { return a.last != nil }

// start is the cursor that the page begins at, when it is divided.
func (a *asked) start() part {
	switch {
	case a.ranges == nil:
		return parts
	case a.reverse():
		return partBefore
	default:
		return partAfter
	}
}

// entityOf finds the entity of a field's type, and whether the field is a connection to it.
func (s *Schema) entityOf(f *ast.Field) (e *catalog.Entity, connection bool) {
	name, connection := strings.CutSuffix(f.Definition.Type.Name(), "Connection")
	return s.entities[name], connection
}

// ask reads the arguments of a field as the generated executor does.
func (s *Schema) ask(f *ast.Field, variables map[string]any) (*asked, error) {
	raw := f.ArgumentMap(variables)
	if f.Name == "node" || f.Name == "nodes" {
		return askNodes(raw)
	}
	e, connection := s.entityOf(f)
	switch {
	case e == nil || e.Rows:
		return nil, errNotCompiled
	case connection:
		return s.askPage(e, raw)
	case len(raw) == 1:
		return askKey(e, raw)
	}
	return nil, errNotCompiled
}

func askNodes(raw map[string]any) (*asked, error) {
	a := &asked{}
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
		a.args[partKey] = append(a.args[partKey], id)
		shape = append(append(shape, ' '), name...)
	}
	a.shape = string(shape)
	return a, nil
}

// askKey is a look-up by a natural key: the one argument is a unique text of the entity.
func askKey(e *catalog.Entity, raw map[string]any) (*asked, error) {
	for name, v := range raw {
		field, ok := e.Fields[name]
		text, isText := v.(string)
		if !ok || !isText || field.Check == nil || field.Check(text) != nil {
			return nil, errNotCompiled // what is refused the resolver refuses
		}
		a := &asked{entity: e, keyColumn: field.Column, shape: name}
		a.args[partKey] = []any{text}
		return a, nil
	}
	return nil, errNotCompiled
}

func (s *Schema) askPage(e *catalog.Entity, raw map[string]any) (*asked, error) {
	a := &asked{entity: e}
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
	if v := raw["orderBy"]; v != nil {
		var err error
		if a.order, err = e.Order(v); err != nil {
			return nil, err
		}
		if list, ok := v.([]any); ok && len(list) != len(a.order.Terms) { // ent leaves out what it can't read
			return nil, errors.New("orderBy: a field or a direction that is not there")
		}
	}
	if v := raw["where"]; v != nil {
		apply, err := e.Where(s.inputs, v)
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
	for i, p := range [...]*predicate{partWhere: a.where, partAfter: a.after, partBefore: a.before} {
		list := []*predicate{p}
		if part(i) == a.start() {
			list = a.ranges
		}
		for _, p := range list {
			if p != nil {
				text, args := p.render(s.dialect, e.Table, "t", 0)
				a.args[i] = append(a.args[i], args...)
				shape = append(append(shape, ' '), text...)
			}
		}
		shape = append(shape, ';')
	}
	a.shape = string(shape)
	return a, nil
}
