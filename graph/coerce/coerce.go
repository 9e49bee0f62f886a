// Package coerce gives the variables of an operation the values that the schema says they have, by the rules of input
// coercion in the GraphQL specification, before anything else looks at them: one value where a list is wanted becomes a
// list of it, defaults take their places, and what is not of its type is refused. So all that runs operations is given
// the same values.
package coerce

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
	"github.com/vektah/gqlparser/v2/lexer"
	"github.com/vektah/gqlparser/v2/parser"

	"jiedui/fault"
	"jiedui/response"
)

// Variables is the extension of gqlgen that coerces them. It comes after the extension for persisted queries, which puts
// the query into the request, and before the others.
type Variables struct {
	// Documents are those that the executor has validated, by their text.
	Documents graphql.Cache[*ast.QueryDocument]
	// MaxTokens bounds what is parsed.
	MaxTokens int
	// HideNames suggests no names of the schema.
	HideNames bool
	schema    *ast.Schema
}

var _ interface {
	graphql.HandlerExtension
	graphql.OperationParameterMutator
	graphql.OperationContextMutator
} = (*Variables)(nil)

// ExtensionName implements graphql.HandlerExtension.
func (*Variables) ExtensionName() string { return "Variables" }

// Validate implements graphql.HandlerExtension.
func (x *Variables) Validate(es graphql.ExecutableSchema) error {
	x.schema = es.Schema()
	return nil
}

// MutateOperationParameters puts coerced values in the place of those that were sent. What is wrong with the document
// the executor says.
func (x *Variables) MutateOperationParameters(ctx context.Context, request *graphql.RawParams) *gqlerror.Error {
	doc, ok := x.Documents.Get(ctx, request.Query)
	if !ok {
		var err error
		if doc, err = parser.ParseQueryWithTokenLimit(&ast.Source{Input: request.Query}, x.MaxTokens); err != nil {
			if strings.Contains(err.Error(), "exceeded token limit") {
				return response.Error(fault.New(fault.TooComplex,
					fmt.Sprintf("the query has more than %d words: give values as variables, or split it", x.MaxTokens),
					fmt.Sprintf("查询超过 %d 个词元：请用变量传值，或拆分查询", x.MaxTokens)))
			}
			return nil
		}
	}
	if !ok && loneSurrogate(request.Query) {
		return response.Error(fault.New(fault.BadUserInput,
			"a text of the query has half of a surrogate pair, which stands for no character", "查询的文本中含有不成对的代理项，不代表任何字符"))
	}
	operation := doc.Operations.ForName(request.OperationName)
	if operation == nil {
		if len(doc.Operations) == 0 {
			return nil
		}
		return response.Error(noOperation(doc, request.OperationName))
	}
	c := coercion{schema: x.schema, hideNames: x.HideNames}
	values := c.variables(operation, request.Variables)
	if len(c.faults) > 0 {
		return response.Error(inputs(c.faults))
	}
	if values != nil {
		request.Variables = values
	}
	return nil
}

// surrogate is an escape of one half of a character.
var surrogate = regexp.MustCompile(`\\u[dD][89a-fA-F][0-9a-fA-F]{2}`)

// pair is one of both halves, or of something else: a backslash that is escaped begins no escape.
var pair = regexp.MustCompile(`\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\[^u]`)

// loneSurrogate tells whether a string has one half without the other, for which the lexer puts another character.
func loneSurrogate(query string) bool {
	if !surrogate.MatchString(query) {
		return false
	}
	for lex := lexer.New(&ast.Source{Input: query}); ; {
		token, err := lex.ReadToken()
		if err != nil || token.Kind == lexer.EOF {
			return false
		}
		if token.Kind == lexer.String && surrogate.MatchString(pair.ReplaceAllString(query[token.Pos.Start:token.Pos.End], "")) {
			return true
		}
	}
}

func noOperation(doc *ast.QueryDocument, name string) *fault.Error {
	var names []string
	for _, o := range doc.Operations {
		if o.Name != "" {
			names = append(names, o.Name)
		}
	}
	list := strings.Join(names, ", ")
	switch {
	case name == "":
		return fault.New(fault.BadUserInput,
			"the document has several operations: say by operationName which one is to run: "+list,
			"文档中有多个操作：请用 operationName 指定要执行的一个："+list)
	case list == "":
		return fault.New(fault.BadUserInput,
			fmt.Sprintf("there is no operation %q: the one in the document has no name, so leave operationName out", name),
			fmt.Sprintf("没有名为 %q 的操作：文档中的操作没有名称，请省略 operationName", name))
	default:
		return fault.New(fault.BadUserInput,
			fmt.Sprintf("there is no operation %q: the document has %s", name, list),
			fmt.Sprintf("没有名为 %q 的操作：文档中有 %s", name, list))
	}
}

// MutateOperationContext refuses null where the schema wants a value. A nullable variable may stand there when it or the
// place has a default, and null is not left out.
func (x *Variables) MutateOperationContext(_ context.Context, op *graphql.OperationContext) *gqlerror.Error {
	nulls := make(map[string]bool)
	for _, d := range op.Operation.VariableDefinitions {
		if v, given := op.Variables[d.Variable]; given && v == nil {
			nulls[d.Variable] = true
		}
	}
	if len(nulls) == 0 {
		return nil
	}
	u := usage{schema: x.schema, nulls: nulls, seen: make(map[*ast.FragmentDefinition]bool)}
	u.directives(op.Operation.Directives)
	u.selection(op.Operation.SelectionSet)
	var faults []fault.Field
	for _, name := range slices.Sorted(maps.Keys(u.wrong)) {
		faults = append(faults, field("variables."+name,
			fmt.Sprintf("null, where a value of type %s is needed: give one, or leave the variable out", u.wrong[name]),
			fmt.Sprintf("此处需要 %s 类型的值，不能为 null：请给出取值，或省略该变量", u.wrong[name])))
	}
	if len(faults) > 0 {
		return response.Error(inputs(faults))
	}
	return nil
}

// inputs makes one fault of several fields'.
func inputs(fields []fault.Field) *fault.Error {
	f, _ := errors.AsType[*fault.Error](fault.Fields(fields))
	return f
}

func field(path, en, zh string) fault.Field {
	return fault.Field{Path: path, Code: fault.BadUserInput, Message: fault.Text{EN: en, ZH: zh}}
}

// usage finds the variables that are null where they may not be.
type usage struct {
	schema *ast.Schema
	nulls  map[string]bool
	seen   map[*ast.FragmentDefinition]bool
	wrong  map[string]*ast.Type
}

func (u *usage) selection(set ast.SelectionSet) {
	for _, s := range set {
		switch s := s.(type) {
		case *ast.Field:
			u.directives(s.Directives)
			u.arguments(s.Definition.Arguments, s.Arguments)
			u.selection(s.SelectionSet)
		case *ast.InlineFragment:
			u.directives(s.Directives)
			u.selection(s.SelectionSet)
		case *ast.FragmentSpread:
			u.directives(s.Directives)
			if !u.seen[s.Definition] {
				u.seen[s.Definition] = true
				u.directives(s.Definition.Directives)
				u.selection(s.Definition.SelectionSet)
			}
		}
	}
}

func (u *usage) directives(list ast.DirectiveList) {
	for _, d := range list {
		u.arguments(d.Definition.Arguments, d.Arguments)
	}
}

func (u *usage) arguments(definitions ast.ArgumentDefinitionList, list ast.ArgumentList) {
	for _, a := range list {
		u.value(definitions.ForName(a.Name).Type, a.Value)
	}
}

func (u *usage) value(t *ast.Type, v *ast.Value) {
	switch {
	case v.Kind == ast.Variable:
		if t.NonNull && u.nulls[v.Raw] {
			if u.wrong == nil {
				u.wrong = make(map[string]*ast.Type)
			}
			u.wrong[v.Raw] = t
		}
	case v.Kind == ast.ListValue && t.Elem != nil:
		for _, c := range v.Children {
			u.value(t.Elem, c.Value)
		}
	case v.Kind == ast.ObjectValue:
		for t.Elem != nil {
			t = t.Elem
		}
		for _, c := range v.Children {
			if d := u.schema.Types[t.NamedType].Fields.ForName(c.Name); d != nil {
				u.value(d.Type, c.Value)
			}
		}
	}
}
