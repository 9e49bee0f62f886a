package limit

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"jiedui/fault"
	"jiedui/response"
)

// named is how many fields a refusal names.
const named = 3

// share is what one field of an operation adds to something that is limited.
type share struct {
	path string
	at   *ast.Position
	n    int
}

// share adds one of the cost.
func (m *measure) share(path string, at *ast.Position) *share {
	s := &share{path: path, at: at}
	m.shares = append(m.shares, s)
	return s
}

func (s *share) add(n int) { s.n = min(s.n+n, maxCost) }

// refuse refuses the operation because of this field.
func (s *share) refuse(en, zh string) *gqlerror.Error {
	f := fault.New(fault.TooComplex, en, zh)
	if s.path != "" {
		f.Fields = []fault.Field{{Path: s.path, Code: fault.TooComplex, Message: f.Message}}
	}
	return located(f, s.at)
}

// refuseLargest refuses the operation, and names the fields that have the largest shares. What is said of each has a %d.
func refuseLargest(shares []*share, en, zh, eachEN, eachZH string) *gqlerror.Error {
	f := fault.New(fault.TooComplex, en, zh)
	shares = slices.DeleteFunc(slices.Clone(shares), func(s *share) bool { return s.path == "" || s.n == 0 })
	slices.SortStableFunc(shares, func(a, b *share) int { return cmp.Compare(b.n, a.n) })
	shares = shares[:min(named, len(shares))]
	var fields []string
	var at []*ast.Position
	for _, s := range shares {
		f.Fields = append(f.Fields, fault.Field{
			Path: s.path, Code: fault.TooComplex,
			Message: fault.Text{EN: fmt.Sprintf(eachEN, s.n), ZH: fmt.Sprintf(eachZH, s.n)},
		})
		fields = append(fields, fmt.Sprintf("%s (%d)", s.path, s.n))
		at = append(at, s.at)
	}
	if len(fields) > 0 {
		f.Message.EN += "; most: " + strings.Join(fields, ", ")
		f.Message.ZH += "；最多的是 " + strings.Join(fields, "、")
	}
	return located(f, at...)
}

// located is an error with places in the document.
func located(f *fault.Error, at ...*ast.Position) *gqlerror.Error {
	err := response.Error(f)
	for _, p := range at {
		if p != nil {
			err.Locations = append(err.Locations, gqlerror.Location{Line: p.Line, Column: p.Column})
		}
	}
	return err
}
