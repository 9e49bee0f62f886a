package main

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
)

var inChinese = regexp.MustCompile(`\p{Han}`)

// Users find every filter described in the schema, in English with the Chinese term.
func TestEveryFilterIsDescribed(t *testing.T) {
	for _, input := range inputs(t) {
		for _, f := range input.Fields {
			if strings.HasSuffix(input.Name, "WhereInput") && !inChinese.MatchString(f.Description) {
				t.Errorf("%s.%s is described as %q", input.Name, f.Name, f.Description)
			}
		}
	}
}

// Users find every value of an enum that records have described in the schema, in English with the Chinese term.
func TestEveryValueIsDescribed(t *testing.T) {
	fields := 0
	s := schema(t)
	for _, d := range s.Types {
		for _, f := range d.Fields {
			enum := s.Types[f.Type.Name()]
			if enum.Kind != ast.Enum || d.Kind != ast.Object || !slices.Contains(d.Interfaces, "Node") {
				continue
			}
			fields++
			for _, v := range enum.EnumValues {
				if !inChinese.MatchString(v.Description) {
					t.Errorf("%s.%s is described as %q", enum.Name, v.Name, v.Description)
				}
			}
		}
	}
	if fields < 20 {
		t.Errorf("%d fields", fields)
	}
}

// Ids, names, codes, addresses of pages and values of enums have no ranges, and no text has operators that nobody uses.
func TestFiltersFitWhatTheyFilter(t *testing.T) {
	odd := regexp.MustCompile(`(NEQ|EqualFold|HasSuffix|Contains)$`)
	ranged := regexp.MustCompile(`(GT|GTE|LT|LTE)$`)
	ordered := map[string]bool{"Date": true, "Time": true, "Money": true, "Decimal": true, "Int": true}
	for _, input := range inputs(t) {
		if !strings.HasSuffix(input.Name, "WhereInput") {
			continue
		}
		for _, f := range input.Fields {
			if odd.MatchString(f.Name) || ranged.MatchString(f.Name) && !ordered[f.Type.Name()] {
				t.Errorf("%s.%s: %s", input.Name, f.Name, f.Type)
			}
		}
	}
}

// inputs are all input types of the API.
func schema(t *testing.T) *ast.Schema {
	t.Helper()
	files, err := filepath.Glob("../../graph/*.graphqls")
	if err != nil || len(files) == 0 {
		t.Fatalf("no schema: %v", err)
	}
	var sources []*ast.Source
	for _, name := range files {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		sources = append(sources, &ast.Source{Name: name, Input: string(text)})
	}
	s, err := gqlparser.LoadSchema(sources...)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func inputs(t *testing.T) []*ast.Definition {
	t.Helper()
	var all []*ast.Definition
	for _, d := range schema(t).Types {
		if d.Kind == ast.InputObject {
			all = append(all, d)
		}
	}
	return all
}
