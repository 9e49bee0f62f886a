package coerce_test

import (
	"context"
	"encoding/json"
	"strings"
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"

	"jiedui/graph/coerce"
)

const schema = `
type Query { list(a: [Int], b: [Int!], c: [[Int]], o: [Order!], e: E = A, f: Filter): Int }
scalar Date
enum E { A B LONG_NAME }
input Order { field: E!, direction: E! = A }
input Filter { not: Filter, or: [Filter!], idIn: [ID!], dateIn: [Date!], on: Boolean, n: Float, name: String }
`

type executable struct {
	graphql.ExecutableSchema
	schema *ast.Schema
}

func (e executable) Schema() *ast.Schema { return e.schema }

func extension(t *testing.T) *coerce.Variables {
	t.Helper()
	x := &coerce.Variables{Documents: graphql.NoCache[*ast.QueryDocument]{}, MaxTokens: 1000}
	if err := x.Validate(executable{schema: gqlparser.MustLoadSchema(&ast.Source{Input: schema})}); err != nil {
		t.Fatal(err)
	}
	return x
}

// coerced gives the variables of a request as JSON, or why they are refused.
func coerced(t *testing.T, query, variables string) (values, refused string) {
	t.Helper()
	request := &graphql.RawParams{Query: query}
	d := json.NewDecoder(strings.NewReader(variables))
	d.UseNumber()
	if err := d.Decode(&request.Variables); err != nil {
		t.Fatal(err)
	}
	if err := extension(t).MutateOperationParameters(context.Background(), request); err != nil {
		return "", err.Error()
	}
	got, err := json.Marshal(request.Variables)
	if err != nil {
		t.Fatal(err)
	}
	return string(got), ""
}

// The tables of input coercion in the specification, and what they come to at any depth.
func TestVariablesTakeTheValuesOfTheirTypes(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ definition, sent, want string }{
		// Lists.
		{"$v: [Int]", `{"v": [1, 2, 3]}`, `[1,2,3]`},
		{"$v: [Int]", `{"v": 1}`, `[1]`},
		{"$v: [Int]", `{"v": null}`, `null`},
		{"$v: [Int]", `{"v": [1, null]}`, `[1,null]`},
		{"$v: [[Int]]", `{"v": [[1], [2, 3]]}`, `[[1],[2,3]]`},
		{"$v: [[Int]]", `{"v": [1, 2, 3]}`, `[[1],[2],[3]]`},
		{"$v: [[Int]]", `{"v": [1, null]}`, `[[1],null]`},
		{"$v: [[Int]]", `{"v": 1}`, `[[1]]`},
		{"$v: [[Int]]", `{"v": null}`, `null`},
		{"$v: [ID!]", `{"v": "60"}`, `["60"]`},
		{"$v: [ID!]!", `{"v": 60}`, `["60"]`},
		{"$v: [Date!]", `{"v": "2022-11-30"}`, `["2022-11-30"]`},
		{"$v: [E!]", `{"v": "B"}`, `["B"]`},
		{"$v: [Order!]", `{"v": {"field": "B", "direction": "B"}}`, `[{"direction":"B","field":"B"}]`},
		// Objects, with the defaults of their fields.
		{"$v: Order", `{"v": {"field": "B"}}`, `{"direction":"A","field":"B"}`},
		{"$v: Filter", `{"v": {}}`, `{}`},
		{"$v: Filter", `{"v": {"not": {"or": {"idIn": 5, "name": null}}}}`, `{"not":{"or":[{"idIn":["5"],"name":null}]}}`},
		// Defaults of variables.
		{"$v: [Order!] = {field: B}", `{}`, `[{"direction":"A","field":"B"}]`},
		{"$v: [Int] = 3", `{}`, `[3]`},
		{"$v: [Int] = 3", `{"v": null}`, `null`},
		{"$v: E = LONG_NAME", `{}`, `"LONG_NAME"`},
		// Scalars. JSON does not tell 1.0 from 1.
		{"$v: Int", `{"v": 1.0}`, `1`},
		{"$v: Int", `{"v": 1e3}`, `1000`},
		{"$v: Int", `{"v": -2147483648}`, `-2147483648`},
		{"$v: ID", `{"v": 12345678901234567890}`, `"12345678901234567890"`},
		{"$v: Float", `{"v": 1}`, `1`},
		{"$v: Boolean", `{"v": false}`, `false`},
		{"$v: Date", `{"v": 5}`, `5`}, // to be refused by what reads it
	} {
		got, refused := coerced(t, "query("+test.definition+") { list }", test.sent)
		if want := `{"v":` + test.want + `}`; got != want {
			t.Errorf("%s of %s is %s %s, want %s", test.definition, test.sent, got, refused, want)
		}
	}
}

func TestVariablesOfOtherTypesAreRefused(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ definition, sent, want string }{
		{"$v: Int!", `{}`, "variables.v: a value of type Int! is missing"},
		{"$v: Int!", `{"v": null}`, "variables.v: null, where a value of type Int! is needed"},
		{"$v: [Int!]", `{"v": [1, null]}`, "variables.v[1]: null"},
		{"$v: Int", `{"v": 1.5}`, "1.5 is not a 32-bit integer"},
		{"$v: Int", `{"v": 2147483648}`, "2147483648 is not a 32-bit integer"},
		{"$v: Int", `{"v": 1e999999999}`, "is not a 32-bit integer"},
		{"$v: Int", `{"v": "1"}`, `"1" is not a 32-bit integer`},
		{"$v: Int", `{"v": true}`, "true is not a 32-bit integer"},
		{"$v: Int", `{"v": [1]}`, "[1] is not a 32-bit integer"},
		{"$v: ID", `{"v": 1.5}`, "1.5 is not an id"},
		{"$v: Float", `{"v": "1"}`, `"1" is not a number`},
		{"$v: String", `{"v": 1}`, "1 is not a text"},
		{"$v: Boolean", `{"v": "true"}`, `"true" is neither true nor false`},
		{"$v: E", `{"v": "a"}`, `"a" is not a value of E: did you mean A?`},
		{"$v: E", `{"v": "LONG_NAM"}`, "did you mean LONG_NAME?"},
		{"$v: E", `{"v": 0}`, "0 is not a value of E"},
		{"$v: Order", `{"v": {"field": "A", "direction": "b"}}`, `variables.v.direction: "b" is not a value of E`},
		{"$v: Order", `{"v": {"field": "A", "direction": null}}`, "variables.v.direction: null"},
		{"$v: Order", `{"v": {}}`, "variables.v.field: a value of type E! is missing"},
		{"$v: Order", `{"v": "A"}`, `"A" is not a Order: write an object`},
		{"$v: Filter", `{"v": {"or": [{"nam": "x"}]}}`, `variables.v.or[0].nam: Filter has no field "nam": did you mean name`},
		{"$v: Int, $w: E", `{"v": "x", "w": "y"}`, "; variables.w:"}, // all at once
	} {
		_, refused := coerced(t, "query("+test.definition+") { list }", test.sent)
		if !strings.Contains(refused, test.want) {
			t.Errorf("%s of %s: %q, want %q", test.definition, test.sent, refused, test.want)
		}
	}
}

func TestOperationsAreFoundByName(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ query, name, want string }{
		{"query A { list } query B { list }", "", "say by operationName which one is to run: A, B"},
		{"query A { list }", "C", `there is no operation "C": the document has A`},
		{"{ list }", "C", `leave operationName out`},
		{`{ list(f: {name: "\ud83d"}) }`, "", "half of a surrogate pair"},
		{`{ list(f: {name: "\ude00\ud83d"}) }`, "", "half of a surrogate pair"},
		{`{ list(f: {name: "\ud83d\ude00 \\ud83d"}) }`, "", ""},
		{`{ list(f: {name: """\ud83d"""}) }`, "", ""},
		{"{", "", ""}, // left to the executor
	} {
		got := ""
		if err := extension(t).MutateOperationParameters(context.Background(), &graphql.RawParams{Query: test.query, OperationName: test.name}); err != nil {
			got = err.Message
		}
		if !strings.Contains(got, test.want) || test.want == "" && got != "" {
			t.Errorf("%s: %q, want %q", test.query, got, test.want)
		}
	}
}
