// Package condition has the conditions that filters are made of. They mean the same on both databases, and every one of
// them either holds for a record or does not: a condition and its Not divide the records. Generated ent code calls it
// for every filter.
package condition

import (
	"strings"

	"entgo.io/ent/dialect"
	"entgo.io/ent/dialect/sql"
)

// inRow is the most conditions that are joined without parentheses. SQLite reads a OR b OR c as an expression three
// levels deep, and takes no more than a thousand levels.
const inRow = 30

// And holds where all conditions hold.
func And[P ~func(*sql.Selector)](conditions ...P) func(*sql.Selector) {
	return func(s *sql.Selector) {
		if all := collect(s, conditions...); len(all) > 0 {
			s.Where(join(sql.And, all))
		}
	}
}

// Or holds where one of the conditions holds.
func Or[P ~func(*sql.Selector)](conditions ...P) func(*sql.Selector) {
	return func(s *sql.Selector) {
		if all := collect(s, conditions...); len(all) > 0 {
			s.Where(join(sql.Or, all))
		}
	}
}

// Not holds where the condition does not, also where it compares with NULL: SQL's NOT leaves out both.
func Not[P ~func(*sql.Selector)](condition P) func(*sql.Selector) {
	return func(s *sql.Selector) {
		if all := collect(s, condition); len(all) > 0 {
			s.Where(suffixed(join(sql.And, all), " IS NOT TRUE"))
		}
	}
}

// NEQ holds where the column has another value, or none.
func NEQ(column string, value any) func(*sql.Selector) {
	return func(s *sql.Selector) { s.Where(suffixed(sql.NEQ(s.C(column), value), " IS NOT FALSE")) }
}

// NotIn holds where the column has none of the values.
func NotIn[T any](column string, values ...T) func(*sql.Selector) {
	list := make([]any, len(values))
	for i, v := range values {
		list[i] = v
	}
	return func(s *sql.Selector) { s.Where(suffixed(sql.NotIn(s.C(column), list...), " IS NOT FALSE")) }
}

// HasPrefix holds where the column begins with a text; case counts.
func HasPrefix(column, text string) func(*sql.Selector) { return like(column, "", text, "%") }

// HasSuffix holds where the column ends with a text; case counts.
func HasSuffix(column, text string) func(*sql.Selector) { return like(column, "%", text, "") }

// Contains holds where the column has a text in it; case counts.
func Contains(column, text string) func(*sql.Selector) { return like(column, "%", text, "%") }

// ContainsFold is Contains, but for the case of the letters A to Z. Other letters the databases would fold each in a way
// of its own, PostgreSQL by the locale of the database.
func ContainsFold(column, text string) func(*sql.Selector) {
	return written(column, func(b *sql.Builder, column string) {
		writeFolded(b, column)
		writePattern(b, "%", fold(text), "%")
	})
}

// EqualFold holds where the column is a text, but for the case of the letters A to Z.
func EqualFold(column, text string) func(*sql.Selector) {
	return written(column, func(b *sql.Builder, column string) {
		writeFolded(b, column)
		b.WriteString(" = ").Arg(fold(text))
	})
}

func like(column, before, text, after string) func(*sql.Selector) {
	return written(column, func(b *sql.Builder, column string) {
		b.Ident(column)
		writePattern(b, before, text, after)
	})
}

// written is a condition on a column, which is named by the table that the selector reads from now: it may read from
// another one when it is written.
func written(column string, write func(b *sql.Builder, column string)) func(*sql.Selector) {
	return func(s *sql.Selector) {
		name := s.C(column)
		s.Where(sql.P(func(b *sql.Builder) { write(b, name) }))
	}
}

var (
	globs = strings.NewReplacer("*", "[*]", "?", "[?]", "[", "[[]")
	likes = strings.NewReplacer(`\`, `\\`, "%", `\%`, "_", `\_`)
)

// writePattern writes a text between wildcards. SQLite's LIKE takes a for A, its GLOB does not.
func writePattern(b *sql.Builder, before, text, after string) {
	if b.Dialect() == dialect.SQLite {
		wild := strings.NewReplacer("%", "*")
		b.WriteString(" GLOB ").Arg(wild.Replace(before) + globs.Replace(text) + wild.Replace(after))
		return
	}
	b.WriteString(" LIKE ").Arg(before + likes.Replace(text) + after)
}

const (
	upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	lower = "abcdefghijklmnopqrstuvwxyz"
)

func writeFolded(b *sql.Builder, column string) {
	if b.Dialect() == dialect.SQLite { // which folds A to Z
		b.WriteString("lower(").Ident(column).WriteString(")")
		return
	}
	b.WriteString("translate(").Ident(column).WriteString(", '" + upper + "', '" + lower + "')")
}

func fold(text string) string {
	return strings.Map(func(r rune) rune {
		if 'A' <= r && r <= 'Z' {
			return r + 'a' - 'A'
		}
		return r
	}, text)
}

func suffixed(p *sql.Predicate, suffix string) *sql.Predicate {
	return sql.P(func(b *sql.Builder) {
		b.Wrap(func(b *sql.Builder) { b.Join(p) }).WriteString(suffix)
	})
}

// collect returns the predicates that conditions add to a selector, without adding them.
func collect[P ~func(*sql.Selector)](s *sql.Selector, conditions ...P) []*sql.Predicate {
	s.CollectPredicates()
	defer s.UncollectedPredicates()
	for _, condition := range conditions {
		condition(s)
	}
	return s.CollectedPredicates()
}

// join joins conditions such that the expression is no deeper than it has to be.
func join(with func(...*sql.Predicate) *sql.Predicate, all []*sql.Predicate) *sql.Predicate {
	for len(all) > inRow {
		var groups []*sql.Predicate
		for len(all) > 0 {
			n := min(inRow, len(all))
			group := with(all[:n]...)
			groups = append(groups, sql.P(func(b *sql.Builder) { b.Wrap(func(b *sql.Builder) { b.Join(group) }) }))
			all = all[n:]
		}
		all = groups
	}
	if len(all) == 1 {
		return all[0]
	}
	return with(all...)
}
