package compile_test

import (
	"database/sql"
	"database/sql/driver"
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"entgo.io/ent/dialect"
	"entgo.io/ent/dialect/sql/schema"
	"github.com/99designs/gqlgen/graphql"
	"github.com/lib/pq"

	"jiedui/catalog"
	"jiedui/db/dbtest"
	"jiedui/ent"
	"jiedui/ent/county"
	"jiedui/ent/migrate"
	"jiedui/rule"
	"jiedui/visibility"
)

// smallTables are the tables that may be read as a whole, because they cannot grow beyond some thousands of rows. Of every
// other table a list must not read more than its page.
var smallTables = map[string]string{
	"provinces":               "34 of them",
	"prefectures":             "333 of them",
	"counties":                "2,842 of them",
	"province_pairings":       "some dozens, laid down by the state",
	"indicators":              "some dozens",
	"reported_figures":        "what ministries publish: some dozens a year",
	"assessment_areas":        "some dozens, laid down by the state",
	"assessment_items":        "some an area",
	"pairings":                "one or two a key county, of which there are 160",
	"agreements":              "one a pairing and year",
	"review_periods":          "one a province and year",
	"coordinators":            "one or two a county of the programme",
	"coordinator_provinces":   "as coordinators",
	"coordinator_prefectures": "as coordinators",
	"coordinator_counties":    "as coordinators",
}

// mostRows is how many rows of a growing table the statement of a page of 20 may read. It leaves room for sorting the
// records of one parent, where a parent has few.
const mostRows = 1000

// No list of the API reads a growing table as a whole, and a page in the middle costs the same as the first one. The test
// covers each order of each list, forward and backward, from either end and from the middle, all edges, and search by name.
//
// The planners are told of a million projects, though there are fewer, so the plans are those of a million. On PostgreSQL
// they are run and the rows that they read are counted. With -projects=1000000 there are a million. Not covered:
// totalCount, which must count all records, and filters, of which there are too many for an index each.
func TestIndexes(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		b := openDatabase(t, dialectName)
		multiply(t, b.db, *projects)
		county := b.db.Client().County.Query().Where(county.Code("513430")).OnlyIDX(rule.System(t.Context()))
		test := &indexTest{T: t, executors: b, reader: visibility.Reader{Sight: visibility.Scope, Regions: []int{county}}}
		start := time.Now()
		test.run()
		t.Logf("explained %d statements in %s", test.statements, time.Since(start).Round(time.Second/10))
	})
}

type indexTest struct {
	*testing.T
	executors
	// reader sees only some of the drafts, for which statements say more than for one who sees all.
	reader     visibility.Reader
	statements int
}

func (t *indexTest) run() {
	for _, f := range t.schema.Schema().Query.Fields {
		name, connection := strings.CutSuffix(f.Type.Name(), "Connection")
		i := slices.IndexFunc(ent.Entities, func(e *catalog.Entity) bool { return e.Name == name })
		switch {
		case i < 0 || smallTables[ent.Entities[i].Table] != "" || ent.Entities[i].ByViewer: // lists that depend on the viewer are not compiled
		case connection:
			t.testLists(ent.Entities[i], f.Name)
		case len(f.Arguments) == 1:
			t.testLookUp(ent.Entities[i], f.Name, f.Arguments[0].Name)
		}
	}
	for _, e := range ent.Entities {
		t.testRelations(e)
	}
	t.testSearches()
}

// testLists reads a list in each order from its start, its middle and its end.
func (t *indexTest) testLists(e *catalog.Entity, field string) {
	orders := []string{""}
	if def := t.schema.Schema().Types[e.Name+"OrderField"]; def != nil {
		for _, v := range def.EnumValues {
			orders = append(orders, "{field: "+v.Name+"}", "{field: "+v.Name+", direction: DESC}")
		}
	}
	for _, order := range orders {
		orderBy := ""
		if order != "" {
			orderBy = ", orderBy: [" + order + "]"
		}
		listQuery := func(page string) string {
			return fmt.Sprintf("{ %s(%s%s) { edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage } } }", field, page, orderBy)
		}
		t.explain(listQuery("first: 20"), allowed{ordered: order != "", all: true})
		t.explain(listQuery("last: 20"), allowed{ordered: order != "", all: true})
		for _, id := range t.middle(e, order) {
			cursor := t.cursor(field, id, orderBy)
			t.explain(listQuery(fmt.Sprintf("first: 20, after: %q", cursor)), allowed{ordered: order != ""})
			t.explain(listQuery(fmt.Sprintf("last: 20, before: %q", cursor)), allowed{ordered: order != ""})
		}
	}
}

// middle returns ids of records from the middle of a table: one that has the value it is sorted by, and one that has not.
func (t *indexTest) middle(e *catalog.Entity, order string) (ids []int) {
	conditions := []string{"true"}
	if order != "" {
		by, err := e.Order([]any{map[string]any{"field": strings.FieldsFunc(order, func(r rune) bool { return strings.ContainsRune("{:,} ", r) })[1]}}, "")
		if err != nil {
			t.Fatal(err)
		}
		if by.Terms[0].Nullable {
			conditions = []string{by.Terms[0].Column + " IS NULL", by.Terms[0].Column + " IS NOT NULL"}
		}
	}
	for _, c := range conditions {
		var id int
		err := t.db.QueryRowContext(t.Context(), fmt.Sprintf(
			"SELECT id FROM %s WHERE id >= (SELECT (min(id) + max(id)) / 2 FROM %[1]s) AND %s ORDER BY id LIMIT 1", e.Table, c)).Scan(&id)
		if err == nil {
			ids = append(ids, id)
		}
	}
	return ids
}

func (t *indexTest) cursor(field string, id int, orderBy string) string {
	text := t.executors.run(admin(t.T), fmt.Sprintf(`{ list: %s(where: {id: "%d"}%s) { edges { cursor } } }`, field, id, orderBy), nil)
	var response struct {
		Data struct {
			List struct{ Edges []struct{ Cursor string } }
		}
	}
	if err := json.Unmarshal([]byte(text), &response); err != nil || len(response.Data.List.Edges) != 1 {
		t.Fatalf("no cursor in %s", text)
	}
	return response.Data.List.Edges[0].Cursor
}

func (t *indexTest) testLookUp(e *catalog.Entity, field, key string) {
	var value string
	query := fmt.Sprintf("SELECT %s FROM %s ORDER BY id LIMIT 1", e.Fields[key].Column, e.Table)
	if err := t.db.QueryRowContext(t.Context(), query).Scan(&value); err != nil {
		t.Fatal(err)
	}
	t.explain(fmt.Sprintf("{ %s(%s: %q) { id } }", field, key, value), allowed{})
}

// testRelations reads each edge of the record that has the most records there.
func (t *indexTest) testRelations(e *catalog.Entity) {
	for name, edge := range e.Edges {
		to := ent.Entities[slices.IndexFunc(ent.Entities, func(to *catalog.Entity) bool { return to.Name == edge.To })]
		if smallTables[to.Table] != "" {
			continue
		}
		id, selection := "id", "id"
		if edge.Connection {
			selection = "edges { node { id } }"
		}
		from := e.Table
		if edge.Inverse {
			id, from = edge.Column, to.Table
		}
		var parent int
		if err := t.db.QueryRowContext(t.Context(), fmt.Sprintf(
			"SELECT %s FROM %s WHERE %[1]s IS NOT NULL GROUP BY %[1]s ORDER BY count(*) DESC LIMIT 1", id, from)).Scan(&parent); err != nil {
			t.Fatalf("%s of %s: %v", name, e.Name, err)
		}
		t.explain(fmt.Sprintf("{ node(id: %q) { ... on %s { %s { %s } } } }", fmt.Sprint(parent), e.Name, name, selection), allowed{})
	}
}

// testSearches looks for a part of a name that few records have. Trigrams do not find two letters or, on SQLite, one
// character. Such parts are not tested: most are in so many names that the page is soon full, and for others the table is
// read.
func (t *indexTest) testSearches() {
	for _, field := range []string{"enterprises", "industrialParks", "investmentProjects"} {
		texts := []string{"鑫鑫", "金阳县鑫鑫", "xinqq", "vvv"}
		if t.db.Dialect == dialect.Postgres {
			texts = append(texts, "龘")
		}
		for _, text := range texts {
			for _, orderBy := range []string{"", ", orderBy: [{field: NAME}]"} {
				t.explain(fmt.Sprintf("{ %s(where: {search: %q}%s) { edges { node { id } } } }", field, text, orderBy), allowed{})
			}
		}
	}
}

// allowed says what a statement may do.
type allowed struct {
	ordered bool // sort by more than the id
	all     bool // walk along an index from its end
}

func (t *indexTest) explain(query string, may allowed) {
	t.Helper()
	ctx := graphql.StartOperationTrace(anyone(t.T))
	op, errs := t.exec.CreateOperationContext(ctx, &graphql.RawParams{Query: query})
	if errs != nil {
		t.Fatalf("%s: %v", query, errs)
	}
	statement, args, err := t.schema.Statement(op, t.reader)
	if err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	t.statements++
	if t.db.Dialect == dialect.SQLite {
		t.explainSQLite(query, statement, args, may)
		return
	}
	t.explainPostgres(query, statement, "EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) "+statement, args)
	if len(args) == 0 || strings.Contains(statement, " LIKE ") {
		return
	}
	// The generic plan, for any arguments, which PostgreSQL uses for a prepared statement in time.
	values := make([]string, len(args))
	for i, arg := range args {
		v, err := driver.DefaultParameterConverter.ConvertValue(arg)
		if err != nil {
			t.Fatal(err)
		}
		if at, ok := v.(time.Time); ok {
			v = at.Format(time.RFC3339Nano)
		}
		values[i] = pq.QuoteLiteral(fmt.Sprint(v))
	}
	conn, err := t.db.Conn(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	for _, s := range []string{"SET plan_cache_mode = force_generic_plan", "PREPARE page AS " + statement} {
		if _, err := conn.ExecContext(t.Context(), s); err != nil {
			t.Fatalf("%s: %v", s, err)
		}
	}
	t.explainPostgres(query, statement, "EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) EXECUTE page("+strings.Join(values, ", ")+")", nil, conn)
	if _, err := conn.ExecContext(t.Context(), "DEALLOCATE page; RESET plan_cache_mode"); err != nil {
		t.Fatal(err)
	}
}

// node is a step of a plan of PostgreSQL.
type node struct {
	Type      string  `json:"Node Type"`
	Table     string  `json:"Relation Name"`
	Index     string  `json:"Index Name"`
	Rows      float64 `json:"Actual Rows"`
	Loops     float64 `json:"Actual Loops"`
	Filtered  float64 `json:"Rows Removed by Filter"`
	Rechecked float64 `json:"Rows Removed by Index Recheck"`
	Plans     []node
}

func (n node) walk(visit func(node)) {
	visit(n)
	for _, p := range n.Plans {
		p.walk(visit)
	}
}

func (t *indexTest) explainPostgres(query, statement, explain string, args []any, on ...*sql.Conn) {
	t.Helper()
	var text string
	var err error
	if len(on) > 0 {
		err = on[0].QueryRowContext(t.Context(), explain).Scan(&text)
	} else {
		err = t.db.QueryRowContext(t.Context(), explain, args...).Scan(&text)
	}
	if err != nil {
		t.Fatalf("%s\n%s: %v", query, explain, err)
	}
	var plans []struct{ Plan node }
	if err := json.Unmarshal([]byte(text), &plans); err != nil {
		t.Fatal(err)
	}
	plans[0].Plan.walk(func(n node) {
		if n.Table == "" || smallTables[n.Table] != "" {
			return
		}
		if read := (n.Rows + n.Filtered + n.Rechecked) * n.Loops; n.Type == "Seq Scan" || read > mostRows {
			t.Errorf("%s\n%s of %s by %q reads %.0f rows\n%s", query, n.Type, n.Table, n.Index, read, statement)
		}
	})
}

var walks = regexp.MustCompile(`PRIMARY KEY \(rowid[<>]`)

var aliased = regexp.MustCompile(`FROM (\w+) AS (t\d+)`)

func (t *indexTest) explainSQLite(query, statement string, args []any, may allowed) {
	t.Helper()
	growing := make(map[string]bool)
	for _, match := range aliased.FindAllStringSubmatch(statement, -1) {
		growing[match[2]] = smallTables[match[1]] == "" && slices.ContainsFunc(migrate.Tables, func(t *schema.Table) bool { return t.Name == match[1] })
	}
	rows, err := t.db.QueryContext(t.Context(), "EXPLAIN QUERY PLAN "+statement, args...)
	if err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	defer rows.Close()
	steps := make(map[int][]string) // by their parent
	var all []string
	for rows.Next() {
		var id, parent, unused int
		var step string
		if err := rows.Scan(&id, &parent, &unused, &step); err != nil {
			t.Fatal(err)
		}
		steps[parent] = append(steps[parent], step)
		all = append(all, step)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	fail := func(why string) {
		t.Helper()
		t.Errorf("%s\n%s:\n%s\n%s", query, why, strings.Join(all, "\n"), statement)
	}
	for _, list := range steps {
		sorted := slices.ContainsFunc(list, func(step string) bool { return strings.HasPrefix(step, "USE TEMP B-TREE") })
		for _, step := range list {
			words := strings.Fields(step)
			if len(words) < 2 || !growing[words[1]] || slices.Contains(list, "CO-ROUTINE "+words[1]) || slices.Contains(list, "MATERIALIZE "+words[1]) {
				continue
			}
			switch {
			case words[0] == "SCAN" && (!may.all || sorted):
				fail("scans a whole table")
			case words[0] == "SEARCH" && may.ordered && walks.MatchString(step):
				fail("walks along the ids")
			}
		}
	}
}
