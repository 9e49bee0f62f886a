package graph_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"jiedui/db/dbtest"
)

// total counts the records of a list that pass a filter; "" counts all.
func (s everyWay) total(t *testing.T, list, where string) int {
	t.Helper()
	if where != "" {
		where = "(where: {" + where + "})"
	}
	var got struct {
		Data map[string]struct{ TotalCount int }
	}
	answer := s.ask(t, "{ "+list+where+" { totalCount } }", nil)
	if err := json.Unmarshal([]byte(answer), &got); err != nil || got.Data == nil {
		t.Fatalf("%s%s gives %s", list, where, answer)
	}
	return got.Data[list].TotalCount
}

// A filter and its not divide all records, also those without a value. So do a filter and its opposite.
func TestFiltersDivideRecords(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		s := serveEveryWay(t, dialectName, full)
		for _, test := range []struct{ list, where string }{
			{"pairings", `startedOn: "2021-08-27"`},
			{"pairings", `startedOnLT: "2021-01-01"`},
			{"pairings", `startedOnIsNil: true`},
			{"pairings", `startedOnGT: "2021-01-01", endedOnIsNil: true`},
			{"pairings", `or: [{startedOnLT: "2021-01-01"}, {endedOnGT: "2020-01-01"}]`},
			{"pairings", `not: {startedOnLT: "2021-01-01"}`},
			{"pairings", `hasInvestmentProjectsWith: {not: {actualStartOnGT: "2022-01-01"}}`},
			{"pairings", `hasAgreements: false`},
			{"pairings", `sourceURLContainsFold: "GOV"`},
			{"counties", `hasPrefectureWith: {nameEnHasPrefix: "L"}`},
			{"counties", `hasPrefecture: true`},
			{"investmentProjects", `hasParkWith: {statusNotIn: [OPERATING]}`},
			{"investmentProjects", `submittedSideNotIn: [SUPPORTER]`},
		} {
			all, with, without := s.total(t, test.list, ""), s.total(t, test.list, test.where), s.total(t, test.list, "not: {"+test.where+"}")
			if with+without != all {
				t.Errorf("%s: {%s} has %d, its not %d, of %d", test.list, test.where, with, without, all)
			}
		}
		for _, test := range []struct{ list, with, without string }{
			{"investmentProjects", `submittedSideIn: [SUPPORTER]`, `submittedSideNotIn: [SUPPORTER]`},
			{"pairings", `endedOnIsNil: true`, `endedOnNotNil: true`},
			{"counties", `designationOriginIn: [OFFICIAL]`, `designationOriginNotIn: [OFFICIAL]`},
			{"counties", `designation: KEY`, `designationNotIn: [KEY]`},
		} {
			all, with, without := s.total(t, test.list, ""), s.total(t, test.list, test.with), s.total(t, test.list, test.without)
			if with+without != all {
				t.Errorf("%s: {%s} has %d, {%s} %d, of %d", test.list, test.with, with, test.without, without, all)
			}
		}
	})
}

// HasPrefix distinguishes case. ContainsFold matches a to z with A to Z, and no other letters with each other.
// Wildcards of the databases are ordinary characters.
func TestTextFiltersMatchOnBothDatabasesAlike(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		s := serveEveryWay(t, dialectName, seeded)
		all := s.total(t, "counties", "")
		for _, test := range []struct {
			where string
			want  int
		}{
			{`nameEnHasPrefix: "j"`, 0},
			{`nameEnHasPrefix: "J"`, 189},
			{`nameEnHasPrefix: "jinyang"`, 0},
			{`nameEnContainsFold: "JINYANG county"`, 1},
			{`nameContainsFold: "金阳县"`, 1},
			{`nameEnHasPrefix: ""`, all},
			{`nameEnContainsFold: ""`, all},
			{`nameHasPrefix: "%"`, 0},
			{`nameHasPrefix: "_"`, 0},
			{`nameHasPrefix: "*"`, 0},
			{`nameHasPrefix: "?"`, 0},
			{`nameHasPrefix: "[金]"`, 0},
			{`nameHasPrefix: "\\"`, 0},
			{`nameContainsFold: "%"`, 0},
			{`nameContainsFold: "_"`, 0},
			{`nameContainsFold: "\\"`, 0},
			{`nameHasPrefix: "金阳"`, 1},
		} {
			if got := s.total(t, "counties", test.where); got != test.want {
				t.Errorf("%s: %d, want %d", test.where, got, test.want)
			}
		}
		for _, where := range []string{`nameEnHasPrefix: "Jinyang"`, `nameEnContainsFold: "JINYANG"`} {
			below := s.ask(t, `{ provinces(where: {codeIn: ["11", "51"]}) { edges { node { counties(first: 1, where: {`+where+`}) { edges { node { code } } } } } } }`, nil)
			if !strings.Contains(below, `{"edges":[]}`) || !strings.Contains(below, `"513430"`) {
				t.Errorf("%s below provinces gives %s", where, below)
			}
		}
		if fold, other := s.total(t, "counties", `nameEnContainsFold: "yANG"`), s.total(t, "counties", `nameEnContainsFold: "Yang"`); fold != other || fold == 0 {
			t.Errorf("yANG is in %d names, and Yang in %d", fold, other)
		}
		if search, other := s.total(t, "counties", `search: "YANG"`), s.total(t, "counties", `search: "yang"`); search != other || search == 0 {
			t.Errorf("a search for YANG finds %d, and one for yang %d", search, other)
		}
	})
}

// A search in the pages of many records finds what it finds in one, also where an index of its own answers it.
func TestSearchBelowOtherRecords(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		s := serveEveryWay(t, dialectName, full)
		below := s.ask(t, `{ counties(where: {codeIn: ["513430", "513436"]}) { edges { node { investmentProjects(first: 1, where: {search: "xiangmu"}) { edges { node { county { code } } } } } } } }`, nil)
		if !strings.Contains(below, `"513430"`) || !strings.Contains(below, `"513436"`) {
			t.Errorf("below counties: %s", below)
		}
	})
}

// Letters beyond A to Z are not folded, on either database.
func TestLettersBeyondASCIIAreNotFolded(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		s := serveEveryWay(t, dialectName, seeded)
		var code string
		var got struct {
			Data struct {
				Counties struct {
					Edges []struct{ Node struct{ Code, NameEn string } }
				}
			}
		}
		answer := s.ask(t, `{ counties(first: 200, where: {nameEnContainsFold: "ü"}) { edges { node { code nameEn } } } }`, nil)
		if err := json.Unmarshal([]byte(answer), &got); err != nil {
			t.Fatal(err)
		}
		for _, e := range got.Data.Counties.Edges {
			if code = e.Node.Code; strings.Contains(e.Node.NameEn, "Ü") {
				continue
			}
			upper := fmt.Sprintf(`code: %q, nameEnContainsFold: "Ü"`, code)
			if n := s.total(t, "counties", upper); n != 0 {
				t.Errorf("%s has an Ü", e.Node.NameEn)
			}
			if n := s.total(t, "counties", strings.ReplaceAll(upper, "Ü", "ü")); n != 1 {
				t.Errorf("%s has no ü", e.Node.NameEn)
			}
		}
	})
}
