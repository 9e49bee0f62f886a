package limit

import (
	"fmt"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/parser"
	"github.com/vektah/gqlparser/v2/validator"
	"github.com/vektah/gqlparser/v2/validator/rules"

	"jiedui/fault"
	"jiedui/graph/generated"
)

func repeated(text string, n int) string { return strings.Repeat(text+" ", n) }

// costly are the worst documents of each kind that are allowed, and the same a little larger, which are refused.
var costly = map[string]func(n int) string{
	"unknown fields of one name": func(n int) string { return "{" + repeated("z", n) + "}" },
	"fields under one alias":     func(n int) string { return "{" + repeated("a:__typename", n) + "}" },
	"merged below": func(n int) string {
		return "{" + repeated("counties{edges{node{"+repeated("name", 4)+"}}}", n/4) + "}"
	},
	"inline fragments": func(n int) string { return "{" + repeated("...{a:__typename}", n) + "}" },
	"fragments that spread each other": func(n int) string {
		var b strings.Builder
		fmt.Fprintf(&b, "{counties{edges{node{...F0}}}}")
		for f := range 60 {
			fmt.Fprintf(&b, "fragment F%d on County{%s...F%d}", f, repeated("name", n/60), f+1)
		}
		b.WriteString("fragment F60 on County{name}")
		return b.String()
	},
}

// most is the largest size of a document that is allowed.
func most(document func(int) string) int {
	n := 8
	for {
		if err, _ := CheckDocument(document(n)); err != nil {
			break
		}
		n += max(1, n/8)
	}
	return n - max(1, n/9)
}

func TestDocumentsThatTakeLongToValidateAreRefused(t *testing.T) {
	t.Parallel()
	for name, document := range costly {
		for _, n := range []int{6_600, 10_000, 19_900} {
			query := document(n)
			if _, err := parser.ParseQueryWithTokenLimit(&ast.Source{Input: query}, MaxTokens); err != nil {
				continue // the parser refuses it already
			}
			if err, _ := CheckDocument(query); err == nil || err.Code != fault.TooComplex {
				t.Errorf("%s, %d: gave %v, want QUERY_TOO_COMPLEX", name, n, err)
			}
		}
		if n := most(document); n > 1000 {
			t.Errorf("%s: %d are allowed", name, n)
		}
	}
	for name, document := range map[string]string{
		"directives":       "{" + repeated("__typename @x", 501) + "}",
		"fragments":        "{__typename}" + repeated("fragment F on County{id}", 101),
		"operations":       repeated("query Q{__typename}", 51),
		"variables":        "query(" + repeated("$v:Int", 501) + "){__typename}",
		"distinct aliases": "{" + manyAliases(5_001) + "}",
	} {
		if err, at := CheckDocument(document); err == nil || err.Code != fault.TooComplex || at == nil {
			t.Errorf("%s: gave %v, want QUERY_TOO_COMPLEX", name, err)
		}
	}
}

func manyAliases(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "a%d:__typename ", i)
	}
	return b.String()
}

func TestOrdinaryDocumentsPass(t *testing.T) {
	t.Parallel()
	for name, document := range map[string]string{
		"none":                 "",
		"no GraphQL":           "{{{",
		"a fragment of itself": "{...F} fragment F on County{name ...F}",
		"an unknown fragment":  "{...G}",
		"200 aliases":          "{" + manyAliases(200) + "}",
		"100 pages of 20 fields": "{" + strings.Join(func() (parts []string) {
			for i := range 100 {
				parts = append(parts, fmt.Sprintf("p%d:counties{edges{node{%s}}}", i, manyAliases(20)))
			}
			return parts
		}(), " ") + "}",
	} {
		if err, _ := CheckDocument(document); err != nil {
			t.Errorf("%s: gave %v", name, err)
		}
	}
}

// BenchmarkValidation is how long gqlparser takes to validate the worst documents that are allowed.
func BenchmarkValidation(b *testing.B) {
	schema := generated.NewExecutableSchema(generated.Config{}).Schema()
	for name, document := range costly {
		query := document(most(document))
		b.Run(name, func(b *testing.B) {
			b.ReportMetric(float64(len(query)), "bytes")
			for b.Loop() {
				doc, err := parser.ParseQuery(&ast.Source{Input: query})
				if err != nil {
					b.Fatal(err)
				}
				_ = validator.ValidateWithRules(schema, doc, rules.NewDefaultRules()) // only its time matters
			}
		})
	}
}

// A million distinct texts leave no more than the room that they may take.
func TestCacheIsBoundedInBytes(t *testing.T) {
	t.Parallel()
	const room = 100_000
	c := NewCache[int](room, 10, 1000)
	ctx := t.Context()
	for n := range 1_000_000 {
		c.Add(ctx, fmt.Sprintf("{a%d:__typename}", n), n)
	}
	used := 0
	for _, text := range c.entries.Keys() {
		used += c.cost(text)
	}
	if used+c.free != room || c.free < 0 || used == 0 {
		t.Errorf("%d used, %d free of %d", used, c.free, room)
	}
	last := "{a999999:__typename}"
	if v, ok := c.Get(ctx, last); !ok || v != 999_999 {
		t.Errorf("the last gave %d, %t", v, ok)
	}
	c.Add(ctx, last, 7) // again
	if v, _ := c.Get(ctx, last); v != 7 {
		t.Errorf("gave %d", v)
	}
	c.Add(ctx, strings.Repeat("x", 1001), 1)
	if _, ok := c.Get(ctx, strings.Repeat("x", 1001)); ok {
		t.Error("a text over the size is kept")
	}
}
