package keyset_test

import (
	"bytes"
	"encoding/json"
	"testing"

	"entgo.io/ent/dialect"
	"entgo.io/ent/dialect/sql"

	"jiedui/fault"
	"jiedui/keyset"
	"jiedui/scalar"
)

func TestPageSizesOutOfRangeAreRefused(t *testing.T) {
	t.Parallel()
	n := func(i int) *int { return &i }
	for name, test := range map[string]struct {
		first, last *int
		size        int
		ok          bool
	}{
		"Default": {size: 20, ok: true}, "None": {first: n(0), ok: true}, "Most": {last: n(200), size: 200, ok: true},
		"TooMany": {first: n(201), size: 201}, "Negative": {last: n(-1), size: -1}, "Both": {first: n(1), last: n(1), size: 1},
	} {
		if err := keyset.Check(test.first, test.last); (err == nil) != test.ok || (err != nil && !fault.Is(err, fault.BadUserInput)) {
			t.Errorf("%s: %v", name, err)
		}
		if got := keyset.Size(test.first, test.last); got != test.size {
			t.Errorf("%s: %d", name, got)
		}
	}
}

// An index serves a comparison of rows as one range, so it is used wherever it means the same.
func TestPositionOfACursorIsOneRange(t *testing.T) {
	t.Parallel()
	terms := []keyset.Term{{Name: "PAID_IN", Column: "paid_in", Desc: true}}
	c := keyset.NewCursor(terms, 7, scalar.Money(100))
	for name, test := range map[string]struct {
		dialect string
		reverse bool
		want    string
	}{
		"SQLite":   {dialect.SQLite, false, "SELECT * FROM `t` WHERE (`t`.`paid_in`, `t`.`id`) < (?, ?) ORDER BY `t`.`paid_in` DESC, `t`.`id` DESC"},
		"Postgres": {dialect.Postgres, true, `SELECT * FROM "t" WHERE ("t"."paid_in", "t"."id") > ($1, $2) ORDER BY "t"."paid_in", "t"."id"`},
	} {
		s := sql.Dialect(test.dialect).Select("*").From(sql.Table("t"))
		beyond, err := keyset.Beyond(&c, terms, []keyset.Decoder{keyset.Decode[scalar.Money]}, "id", test.reverse)
		if err != nil {
			t.Fatal(err)
		}
		beyond(s)
		keyset.OrderBy(terms, "id", test.reverse)(s)
		if got, _ := s.Query(); got != test.want {
			t.Errorf("%s:\n%s, want\n%s", name, got, test.want)
		}
	}
}

// A cursor that is written is parsed back. Anything else is refused and does not panic.
func FuzzCursor(f *testing.F) {
	var b bytes.Buffer
	keyset.NewCursor([]keyset.Term{{Name: "NAME"}}, 7, "金阳").MarshalGQL(&b)
	f.Add(string(bytes.Trim(b.Bytes(), `"`)))
	f.Add("e30=")
	f.Add("")
	f.Fuzz(func(t *testing.T, s string) {
		var c keyset.Cursor
		if err := c.UnmarshalGQL(s); err != nil {
			if !fault.Is(err, fault.BadUserInput) {
				t.Error(err)
			}
			return
		}
		var b bytes.Buffer
		c.MarshalGQL(&b)
		var text string
		if err := json.Unmarshal(b.Bytes(), &text); err != nil {
			t.Fatal(err)
		}
		var again keyset.Cursor
		if err := again.UnmarshalGQL(text); err != nil {
			t.Errorf("%q is parsed once and not again: %v", s, err)
		}
		if _, err := keyset.Beyond(&c, []keyset.Term{{Name: "NAME", Column: "name"}}, []keyset.Decoder{keyset.Decode[string]}, "id", false); err != nil && !fault.Is(err, fault.BadUserInput) {
			t.Error(err)
		}
	})
}
