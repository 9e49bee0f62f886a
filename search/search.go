// Package search finds records by their names: by Chinese characters, pinyin or initials.
package search

import (
	"context"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"entgo.io/ent"
	"entgo.io/ent/dialect"
	"entgo.io/ent/dialect/sql"
	"github.com/mozillazg/go-pinyin"
	"golang.org/x/text/unicode/norm"
)

// KeepText is the hook that keeps the column search_text, which search by name looks in.
func KeepText() ent.Hook {
	return func(next ent.Mutator) ent.Mutator {
		return ent.MutateFunc(func(ctx context.Context, m ent.Mutation) (ent.Value, error) {
			names, changed, err := namesOf(ctx, m)
			if err == nil && changed {
				err = m.SetField("search_text", textOf(m.Type(), names))
			}
			if err != nil {
				return nil, fmt.Errorf("search text: %w", err)
			}
			return next.Mutate(ctx, m)
		})
	}
}

// textOf is the text of a record of an entity. What a county has beside its own names is added when the program starts.
func textOf(entity string, names []string) string {
	if entity != "Prefecture" && entity != "County" {
		return Text(names...)
	}
	return RegionText(names[0], strings.Join(names[1:], ""))
}

// namesOf gives the names that a record has after a change, and reports whether one of them changes.
func namesOf(ctx context.Context, m ent.Mutation) (names []string, changed bool, err error) {
	name, renamed := m.Field("name")
	english, renamedInEnglish := m.Field("name_en")
	if !renamed && !renamedInEnglish {
		return nil, false, nil
	}
	old, hasEnglish := m.(interface {
		OldNameEn(ctx context.Context) (string, error)
	})
	if m.Op().Is(ent.OpUpdateOne) {
		if !renamed {
			name, err = m.OldField(ctx, "name")
		}
		if hasEnglish && !renamedInEnglish && err == nil {
			english, err = old.OldNameEn(ctx)
		}
	}
	if err != nil {
		return nil, false, err
	}
	if english == nil {
		return []string{name.(string)}, true, nil
	}
	return []string{name.(string), english.(string)}, true, nil
}

// Index is the table in which the migrations of SQLite keep the index of another table's names. It finds texts of three
// characters and more. PostgreSQL has an index of the column.
func Index(table string) string { return table + "_search" }

// Names finds the records that have a text in their name, its pinyin or its initials. The names of a table may be indexed.
func Names(text string, indexed bool) func(*sql.Selector) {
	text = Fold(text)
	folded := text
	if strings.ContainsFunc(text, isHan) {
		text = pairs(text, false)
	}
	pattern := "%" + text + "%" // folded: the text has no % or _
	return func(s *sql.Selector) {
		id, column, table := s.C("id"), s.C("search_text"), s.TableName() // now: a page of each parent reads from them as a query
		if !indexed || s.Dialect() != dialect.SQLite || utf8.RuneCountInString(text) < 3 {
			s.Where(sql.P(func(b *sql.Builder) {
				if !regions[table] {
					b.Ident(column).WriteString(" LIKE ").Arg(pattern)
					return
				}
				b.WriteString("(").Ident(column).WriteString(" LIKE ").Arg(pattern)
				orOtherwise(b, column, folded)
				b.WriteString(")")
			}))
			return
		}
		s.Where(sql.P(func(b *sql.Builder) {
			b.Ident(id).WriteString(" IN (SELECT rowid FROM ").Ident(Index(table)).WriteString(" WHERE search_text LIKE ").
				Arg(pattern).WriteString(")")
		}))
	}
}

// Text joins the folded forms that a name may be looked for by: itself in pairs of characters, its pinyin and
// its initials, and the English name. A bar keeps a search from running over the end of one form.
func Text(names ...string) string {
	full, initials := spell(names[0])
	forms := []string{pairs(Fold(names[0]), true), full, initials}
	for _, other := range names[1:] {
		forms = append(forms, Fold(other))
	}
	return strings.Join(forms, "|")
}

// pairs writes each two neighbours of a text as a word, " 金阳 阳县", and when it is a whole name the last character by
// itself, " 县". Chinese names are searched for by two characters, and what indexes of trigrams can find has three:
// here the space is one of them.
func pairs(text string, whole bool) string {
	var b strings.Builder
	runes := []rune(text)
	for i := range runes {
		if i == 0 || whole || i+1 < len(runes) {
			b.WriteByte(' ')
			b.WriteString(string(runes[i:min(i+2, len(runes))]))
		}
	}
	return b.String()
}

func isHan(r rune) bool { return unicode.Is(unicode.Han, r) }

// spell writes the Chinese characters of a name in toneless pinyin, and gives the first letters.
func spell(name string) (full, initials string) {
	var f, i strings.Builder
	args := pinyin.NewArgs()
	for _, r := range norm.NFKC.String(name) {
		syllable := strings.ToLower(string(r))
		if isHan(r) {
			readings := pinyin.SinglePinyin(r, args)
			if len(readings) == 0 {
				continue
			}
			syllable = readings[0]
		}
		f.WriteString(syllable)
		i.WriteString(syllable[:len(string([]rune(syllable)[:1]))])
	}
	return Fold(f.String()), Fold(i.String())
}

// Fold gives names that a reader takes for the same one form: compatibility-normalised, lower case, without
// spaces and punctuation, ü written as v.
func Fold(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == 'ü':
			return 'v'
		case unicode.IsLetter(r), unicode.IsDigit(r):
			return r
		default:
			return -1
		}
	}, strings.ToLower(norm.NFKC.String(s)))
}
