package limit

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
	"github.com/vektah/gqlparser/v2/parser"

	"jiedui/fault"
)

// Bounds of a document's text. Validation compares every two fields that answer under one name, so that its time grows
// with the square of their number, and it cannot be broken off: these bounds keep it within milliseconds, whatever the
// document (BenchmarkValidation).
const (
	// MaxTokens of a document; the parser stops there.
	MaxTokens = 20_000
	// maxFields of a document, each as often as fragments bring it in.
	maxFields = 5_000
	// maxComparisons of fields that answer under one name.
	maxComparisons = 50_000
	// maxDirectives, maxFragments, maxOperations and maxVariables of a document.
	maxDirectives, maxFragments, maxOperations, maxVariables = 500, 100, 50, 500
)

// Documents is the extension of gqlgen that refuses documents before they are validated. It comes after the extension
// for persisted queries, which puts the query into the request.
type Documents struct {
	// Validated are those that the executor has validated, by their text.
	Validated graphql.Cache[*ast.QueryDocument]
}

var _ interface {
	graphql.HandlerExtension
	graphql.OperationParameterMutator
} = Documents{}

// ExtensionName implements graphql.HandlerExtension.
func (Documents) ExtensionName() string { return "Documents" }

// Validate implements graphql.HandlerExtension.
func (Documents) Validate(graphql.ExecutableSchema) error { return nil }

// MutateOperationParameters implements graphql.OperationParameterMutator.
func (d Documents) MutateOperationParameters(ctx context.Context, request *graphql.RawParams) *gqlerror.Error {
	if _, ok := d.Validated.Get(ctx, request.Query); ok {
		return nil
	}
	if f, at := CheckDocument(request.Query); f != nil {
		return located(f, at)
	}
	return nil
}

// CheckDocument refuses a document that would take long to validate, and returns the place where it goes too far. A text that
// cannot be parsed is left to the executor, whose error has the place.
func CheckDocument(query string) (*fault.Error, *ast.Position) {
	doc, err := parser.ParseQueryWithTokenLimit(&ast.Source{Input: query}, MaxTokens)
	if err != nil || doc == nil {
		return nil, nil // the executor parses it again and reports the error with its place
	}
	m := text{fragments: doc.Fragments}
	if len(doc.Fragments) > maxFragments {
		return tooMany("fragments", "片段", maxFragments), doc.Fragments[maxFragments].Position
	}
	if len(doc.Operations) > maxOperations {
		return tooMany("operations", "操作", maxOperations), doc.Operations[maxOperations].Position
	}
	for _, f := range doc.Fragments {
		m.addDirectives(f.Directives)
		m.count(f.SelectionSet)
	}
	for _, op := range doc.Operations {
		if len(op.VariableDefinitions) > maxVariables {
			return tooMany("variables", "变量", maxVariables), op.VariableDefinitions[maxVariables].Position
		}
		m.addDirectives(op.Directives)
		for _, v := range op.VariableDefinitions {
			m.addDirectives(v.Directives)
		}
		m.count(op.SelectionSet)
	}
	if m.directives > maxDirectives {
		return tooMany("directives", "指令", maxDirectives), m.at
	}
	for _, f := range doc.Fragments { // also those that no operation spreads are validated
		m.merge([]ast.SelectionSet{f.SelectionSet})
	}
	for _, op := range doc.Operations {
		m.merge([]ast.SelectionSet{op.SelectionSet})
	}
	switch {
	case m.fields > maxFields:
		return tooMany("fields", "字段", maxFields), m.at
	case m.comparisons > maxComparisons:
		return fault.New(fault.TooComplex,
			fmt.Sprintf("too many fields answer under the same name, such as %q: give them different aliases, or ask for each once", m.same),
			fmt.Sprintf("过多字段使用同一名称返回，例如 %q：请使用不同别名，或每个字段只查询一次", m.same)), m.at
	}
	return nil, nil
}

func tooMany(en, zh string, most int) *fault.Error {
	return fault.New(fault.TooComplex, fmt.Sprintf("the document has more than %d %s: split it", most, en),
		fmt.Sprintf("查询文档的%s超过 %d 个：请拆分查询", zh, most))
}

// text measures a document.
type text struct {
	fragments           ast.FragmentDefinitionList
	fields, comparisons int
	directives          int
	at                  *ast.Position // where it went too far
	same                string        // the name that the most fields answer under there
}

func (m *text) addDirectives(list ast.DirectiveList) {
	m.directives += len(list)
	if m.directives > maxDirectives && m.at == nil && len(list) > 0 {
		m.at = list[0].Position
	}
}

// count adds up the directives.
func (m *text) count(set ast.SelectionSet) {
	for _, s := range set {
		switch s := s.(type) {
		case *ast.Field:
			m.addDirectives(s.Directives)
			m.count(s.SelectionSet)
		case *ast.InlineFragment:
			m.addDirectives(s.Directives)
			m.count(s.SelectionSet)
		case *ast.FragmentSpread:
			m.addDirectives(s.Directives)
		}
	}
}

// answers are the fields that answer under one name.
type answers struct {
	n     int
	at    *ast.Position // of the first
	below []ast.SelectionSet
}

// merge goes through the fields of selections that answer in one object, as an executor collects them, and counts the
// comparisons of those under one name.
func (m *text) merge(sets []ast.SelectionSet) {
	named := make(map[string]*answers)
	spread := make(map[string]bool)
	for _, set := range sets {
		m.collect(set, named, spread)
	}
	for _, name := range slices.Sorted(maps.Keys(named)) {
		a := named[name]
		m.comparisons += a.n * (a.n - 1) / 2
		if m.over() {
			if m.at == nil {
				m.same, m.at = name, a.at
			}
			return
		}
		if len(a.below) > 0 {
			m.merge(a.below)
		}
	}
}

func (m *text) over() bool { return m.fields > maxFields || m.comparisons > maxComparisons }

func (m *text) collect(set ast.SelectionSet, named map[string]*answers, spread map[string]bool) {
	for _, s := range set {
		if m.over() {
			return
		}
		switch s := s.(type) {
		case *ast.Field:
			if m.fields++; m.fields > maxFields {
				m.at = s.Position
			}
			a := named[s.Alias]
			if a == nil {
				a = &answers{at: s.Position}
				named[s.Alias] = a
			}
			a.n++
			if len(s.SelectionSet) > 0 {
				a.below = append(a.below, s.SelectionSet)
			}
		case *ast.InlineFragment:
			m.collect(s.SelectionSet, named, spread)
		case *ast.FragmentSpread:
			f := m.fragments.ForName(s.Name)
			if f == nil || spread[s.Name] {
				continue // a spread within itself is refused by the validator
			}
			spread[s.Name] = true
			m.collect(f.SelectionSet, named, spread)
		}
	}
}
