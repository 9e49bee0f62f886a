package visibility_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"entgo.io/ent/dialect"

	"jiedui/viewer"
	"jiedui/visibility"
)

var public = visibility.Reader{Sight: visibility.Public}

// Whatever reads a table of reviewed records is restricted, however it begins.
func TestEveryReadingStatementIsRestricted(t *testing.T) {
	for _, statement := range []string{
		"SELECT * FROM investment_projects", "\n\tSELECT count(*) FROM `investment_projects`", `SELECT 1 FROM "investment_projects" AS t`,
		"WITH x AS (SELECT 1 FROM investment_projects) SELECT * FROM x", "(SELECT id FROM investment_projects)", "VALUES ((SELECT max(id) FROM investment_projects))",
		"SELECT id FROM counties WHERE id IN (SELECT county_id FROM investment_projects)",
	} {
		for _, name := range []string{dialect.SQLite, dialect.Postgres} {
			if got, _ := public.Restrict(name, statement, nil, visibility.Records); !strings.HasPrefix(got, "WITH investment_projects AS ") {
				t.Errorf("%s: %s", name, got)
			}
		}
	}
	for _, statement := range []string{
		"SELECT * FROM counties", "SELECT rowid FROM investment_projects_search", "INSERT INTO investment_projects (id) VALUES (1) RETURNING id",
		"UPDATE investment_projects SET name = ''", "DELETE FROM investment_projects",
	} {
		if got, _ := public.Restrict(dialect.SQLite, statement, nil, visibility.Records); got != statement {
			t.Errorf("%s: %s", statement, got)
		}
	}
}

// The scope is one more argument: the last one in PostgreSQL, whose arguments have numbers, and the first one in SQLite.
func TestScopeIsOneMoreArgument(t *testing.T) {
	reader := visibility.Reader{Sight: visibility.Scope, Regions: []int{7, 9}}
	for name, want := range map[string][]any{dialect.Postgres: {"a", "b", "{7,9}"}, dialect.SQLite: {"[7,9]", "a", "b"}} {
		given := []any{"a", "b"}
		_, args := reader.Restrict(name, "SELECT id FROM industrial_parks", given, visibility.Records)
		if !slices.Equal(args, want) || !slices.Equal(given, []any{"a", "b"}) {
			t.Errorf("%s: %v, given %v", name, args, given)
		}
	}
}

func TestWhoSeesWhat(t *testing.T) {
	as := func(v viewer.Viewer) context.Context { return viewer.With(t.Context(), &v) }
	for name, c := range map[string]struct {
		ctx  context.Context
		want visibility.Sight
	}{
		"the program":                    {t.Context(), visibility.All},
		"nobody":                         {as(viewer.Viewer{}), visibility.Public},
		"an analyst":                     {as(viewer.Viewer{ID: 1, Role: viewer.Analyst, Counties: []int{1}}), visibility.Public},
		"a coordinator":                  {as(viewer.Viewer{ID: 1, Role: viewer.Coordinator, Counties: []int{1}}), visibility.Scope},
		"a coordinator without a region": {as(viewer.Viewer{ID: 1, Role: viewer.Coordinator}), visibility.Public},
		"a reviewer":                     {as(viewer.Viewer{ID: 1, Role: viewer.Reviewer, Provinces: []int{1}}), visibility.Scope},
		"an admin":                       {as(viewer.Viewer{ID: 1, Role: viewer.Admin}), visibility.All},
		"the rules":                      {visibility.WithDrafts(as(viewer.Viewer{}), true), visibility.All},
		"an answer":                      {visibility.WithDrafts(visibility.WithDrafts(as(viewer.Viewer{}), true), false), visibility.Public},
		"a server with open drafts":      {visibility.WithOpenDrafts(as(viewer.Viewer{})), visibility.All},
	} {
		if got := visibility.Of(c.ctx).Sight; got != c.want {
			t.Errorf("%s: %c, want %c", name, got, c.want)
		}
	}
}
