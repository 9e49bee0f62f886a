// Package condition has the conditions that filters are made of. They give the same results on both databases. For
// every record, either a condition or its Not holds, also if the record has NULL in the column. The generated code of
// ent calls this package for every filter.
package condition

import (
	"strings"

	"entgo.io/ent/dialect"
	"entgo.io/ent/dialect/sql"
)

// inRow is the largest number of conditions that are joined without parentheses. SQLite parses a OR b OR c as an
// expression three levels deep, and accepts at most a thousand levels.
const inRow = 30

// And holds if all conditions hold. Without any conditions it adds nothing to the statement.
func And[P ~func(*sql.Selector)](conditions ...P) func(*sql.Selector) {
	return func(s *sql.Selector) {
		if all := collect(s, conditions...); len(all) > 0 {
			s.Where(join(sql.And, all))
		}
	}
}

// Or holds if at least one condition holds. Without any conditions it adds nothing to the statement.
func Or[P ~func(*sql.Selector)](conditions ...P) func(*sql.Selector) {
	return func(s *sql.Selector) {
		if all := collect(s, conditions...); len(all) > 0 {
			s.Where(join(sql.Or, all))
		}
	}
}

// Not holds if the condition does not hold. Unlike NOT in SQL, it also holds if the condition is NULL.
func Not[P ~func(*sql.Selector)](condition P) func(*sql.Selector) {
	return func(s *sql.Selector) {
		if all := collect(s, condition); len(all) > 0 {
			s.Where(suffixed(join(sql.And, all), " IS NOT TRUE"))
		}
	}
}

// NEQ holds if the column has another value or is NULL.
func NEQ(column string, value any) func(*sql.Selector) {
	return func(s *sql.Selector) { s.Where(suffixed(sql.NEQ(s.C(column), value), " IS NOT FALSE")) }
}

// NotIn holds if the column has none of the values or is NULL.
func NotIn[T any](column string, values ...T) func(*sql.Selector) {
	list := make([]any, len(values))
	for i, v := range values {
		list[i] = v
	}
	return func(s *sql.Selector) { s.Where(suffixed(sql.NotIn(s.C(column), list...), " IS NOT FALSE")) }
}

// HasPrefix holds if the column begins with the text. It is case-sensitive.
func HasPrefix(column, text string) func(*sql.Selector) { return like(column, "", text, "%") }

// HasSuffix holds if the column ends with the text. It is case-sensitive.
func HasSuffix(column, text string) func(*sql.Selector) { return like(column, "%", text, "") }

// Contains holds if the column contains the text. It is case-sensitive.
func Contains(column, text string) func(*sql.Selector) { return like(column, "%", text, "%") }

// ContainsFold holds if the column contains the text, ignoring the case of the letters A to Z. The case of other
// letters is not ignored, because each database has its own rules for them. In PostgreSQL they depend on the locale.
func ContainsFold(column, text string) func(*sql.Selector) {
	return written(column, func(b *sql.Builder, column string) {
		writeFolded(b, column)
		writePattern(b, "%", fold(text), "%")
	})
}

// EqualFold holds if the column is equal to the text, ignoring the case of the letters A to Z.
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

// written returns a condition that the function write writes. The column is qualified with the table of the selector
// when the condition is added, because the selector may have another table when the condition is written.
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

// writePattern writes a comparison with a pattern: the text between two wildcards, each of which is "%" or "". It uses
// GLOB in SQLite, because LIKE is not case-sensitive there.
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
	if b.Dialect() == dialect.SQLite { // its lower changes only the letters A to Z
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

// collect returns the predicates that the conditions would add to a selector. It does not add them.
func collect[P ~func(*sql.Selector)](s *sql.Selector, conditions ...P) []*sql.Predicate {
	s.CollectPredicates()
	defer s.UncollectedPredicates()
	for _, condition := range conditions {
		condition(s)
	}
	return s.CollectedPredicates()
}

// join joins predicates in groups of inRow, so that the expression does not become too deep for SQLite.
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
