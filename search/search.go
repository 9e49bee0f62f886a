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

	"jiedui/keyset"
)

// KeepText is the hook that keeps the column search_text, which search by name looks in.
func KeepText() ent.Hook {
	return func(next ent.Mutator) ent.Mutator {
		return ent.MutateFunc(func(ctx context.Context, m ent.Mutation) (ent.Value, error) {
			names, changed, err := namesOf(ctx, m)
			if err == nil && changed {
				err = m.SetField("search_text", TextOf(m.Type(), names...))
			}
			if err != nil {
				return nil, fmt.Errorf("search text: %w", err)
			}
			return next.Mutate(ctx, m)
		})
	}
}

// TextOf returns the search text of a record of an entity, from its name and its English name if it has one. The other
// names of counties are added when the program starts.
func TextOf(entity string, names ...string) string {
	if _, region := regionTables[entity]; region {
		return RegionText(names[0], strings.Join(names[1:], ""))
	}
	return Text(names...)
}

// namesOf returns the names of a record after a change, and reports whether one of them changes.
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

// Index returns the table in which SQLite keeps the index of the names of another table. It finds texts of three characters
// and more. PostgreSQL has an index on the column.
func Index(table string) string { return table + "_search" }

// Names returns the condition that a record has a text in its name, its pinyin or its initials. Indexed says that the table
// has an Index.
func Names(text string, indexed bool) func(*sql.Selector) {
	text = Fold(text)
	folded := text
	if strings.ContainsFunc(text, isHan) {
		text = pairs(text, false)
	}
	pattern := "%" + text + "%" // folded: the text has no % or _
	return func(s *sql.Selector) {
		id, column, table := s.C("id"), s.C("search_text"), s.TableName() // now, since a page of each parent puts a query in the place of the table
		if !indexed || s.Dialect() != dialect.SQLite || utf8.RuneCountInString(text) < 3 {
			s.Where(sql.P(func(b *sql.Builder) {
				if !isRegionTable(table) {
					b.Ident(column).WriteString(" LIKE ").Arg(pattern)
					return
				}
				b.WriteString("(").Ident(column).WriteString(" LIKE ").Arg(pattern)
				writePatterns(b, column, folded)
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

// Order returns the term that sorts records of an entity by how well they match a text: those with a form of their name
// that is the text come first, then those with a form that begins with it. It returns false for a text that finds all.
func Order(entity, text string) (keyset.Term, bool) {
	text = Fold(text)
	if text == "" {
		return keyset.Term{}, false
	}
	whole, begins := []string{"|" + text + "|"}, "|"+text
	if _, region := regionTables[entity]; region {
		whole = wholeNames(text)
	} else if strings.ContainsFunc(text, isHan) {
		whole = []string{"|" + pairs(text, true) + "|"}
	}
	if strings.ContainsFunc(text, isHan) {
		begins = "|" + pairs(text, false)
	}
	return keyset.Term{Name: "RELEVANCE", Column: "search_text", Ranks: [][]string{whole, {begins}}}, true
}

// Text returns the folded forms of a name: the name in pairs of characters, its pinyin, its initials, and the English name.
// The bars between them keep a search from matching across two forms.
func Text(names ...string) string {
	full, initials := spell(names[0])
	forms := []string{pairs(Fold(names[0]), true), full, initials}
	for _, other := range names[1:] {
		forms = append(forms, Fold(other))
	}
	return strings.Join(forms, "|")
}

// pairs writes every two neighbouring characters of a text as a word: " 金阳 阳县". If the text is a whole name, the last
// character follows as a word, too: " 县". People search Chinese names by two characters, but an index of trigrams finds
// three. The space is the third one.
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

// spell returns the pinyin of a name without tones, and its initials.
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

// Fold returns the form of a name in which equal names are equal: compatibility-normalised, in lower case, without spaces
// and punctuation, and with v for ü.
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
