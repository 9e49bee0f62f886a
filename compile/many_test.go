package compile_test

import (
	"database/sql"
	"flag"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"entgo.io/ent/dialect"
	"entgo.io/ent/dialect/sql/schema"

	"jiedui/db"
	"jiedui/ent/migrate"
)

var projects = flag.Int("projects", 50_000, "how many investment projects TestIndexes creates; a million take minutes")

// plannedProjects is how many projects the planners of the databases assume, however many there are.
const plannedProjects = 1_000_000

// copies says how a table is multiplied. Each round adds the first rows once more, with other ids and with these columns
// changed. In an expression r is the number of the round, and $table the number of rows that a table had at first.
type copies struct {
	table   string
	rounds  int
	columns map[string]string
}

// perEnterprise is how many rounds of projects there are for each round of enterprises.
const perEnterprise = 4

func copiesOf(rounds int) []copies {
	enterprise := fmt.Sprintf("enterprise_id + (r + %d) / %d * $enterprises", perEnterprise-1, perEnterprise)
	named := func(more map[string]string) map[string]string {
		columns := map[string]string{"name": "name || r", "search_text": "search_text || r"}
		maps.Copy(columns, more)
		return columns
	}
	return []copies{
		{"enterprises", (rounds + perEnterprise - 1) / perEnterprise, named(map[string]string{
			"uscc": "substr(uscc, 1, 8) || substr(CAST(1000000000 + id % 1000000 + r * 1000000 AS text), 1, 10)",
		})},
		{"investment_projects", rounds, named(map[string]string{
			"registration_number": "registration_number || '-' || r", "enterprise_id": enterprise,
		})},
		{"capital_contributions", rounds, map[string]string{
			"project_id": "project_id + r * $investment_projects", "reverses_id": "reverses_id + r * $capital_contributions",
		}},
		{"enterprise_engagements", (rounds + perEnterprise - 1) / perEnterprise, map[string]string{
			"enterprise_id": "enterprise_id + r * $enterprises",
		}},
		// These grow with the years. A round adds a decade.
		{"agreements", 20, map[string]string{"year": "year + r * 10"}},
		{"indicator_targets", 20, map[string]string{"agreement_id": "agreement_id + r * $agreements"}},
		{"consumption_records", 5, map[string]string{"month": "$decades"}},
		{"employment_records", 5, map[string]string{"month": "$decades"}},
		{"monitoring_reports", 20, map[string]string{"month": "$decades"}},
		{"fund_allocations", 50, map[string]string{"year": "year + r * 10"}},
		{"industrial_parks", 50, named(nil)},
		{"talent_teams", 50, nil},
	}
}

// multiply copies the demonstration data until there are so many projects.
func multiply(t *testing.T, d *db.DB, projects int) {
	t.Helper()
	start := time.Now()
	conn, err := d.Conn(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	exec := func(statement string, args ...any) {
		t.Helper()
		if _, err := conn.ExecContext(t.Context(), statement, args...); err != nil {
			t.Fatalf("%.200s: %v", statement, err)
		}
	}
	decades, settings := "(month + r * interval '10 years')::date", []string{"SET statement_timeout = 0", "SET maintenance_work_mem = '512MB'"}
	if d.Dialect == dialect.SQLite {
		decades, settings = "date(month, '+' || (r * 10) || ' years')", []string{"PRAGMA synchronous = OFF", "PRAGMA cache_size = -200000", "PRAGMA foreign_keys = OFF"}
	}
	for _, s := range settings {
		exec(s)
	}
	spans := make(map[string]int)
	words := []string{"$decades", decades}
	all := copiesOf(1)
	for _, c := range all {
		var n int
		if err := conn.QueryRowContext(t.Context(), "SELECT max(id) - min(id) + 1 FROM "+c.table).Scan(&n); err != nil {
			t.Fatal(err)
		}
		spans[c.table] = n
		words = append(words, "$"+c.table, fmt.Sprint(n))
	}
	replace := strings.NewReplacer(words...)
	drop, again := indexStatements(t, conn, d.Dialect)
	for _, s := range drop {
		exec(s)
	}
	for _, c := range copiesOf((projects - 1) / spans["investment_projects"]) {
		var columns, values []string
		table := slices.IndexFunc(migrate.Tables, func(t *schema.Table) bool { return t.Name == c.table })
		for _, column := range migrate.Tables[table].Columns {
			columns = append(columns, column.Name)
			value := column.Name
			switch {
			case value == "id":
				value = fmt.Sprintf("id + r * %d", spans[c.table])
			case c.columns[value] != "":
				value = replace.Replace(c.columns[value])
			}
			values = append(values, value)
		}
		exec(fmt.Sprintf("INSERT INTO %s (%s) WITH RECURSIVE rounds (r) AS (SELECT 1 UNION ALL SELECT r + 1 FROM rounds WHERE r < %d) SELECT %s FROM rounds, %[1]s",
			c.table, strings.Join(columns, ", "), c.rounds, strings.Join(values, ", ")))
	}
	for _, s := range again {
		exec(s)
	}
	exec("ANALYZE")
	if factor := plannedProjects / projects; factor > 1 {
		pretendSize(t, conn, d.Dialect, factor, all, exec)
	}
	t.Logf("made %d projects in %s", projects, time.Since(start).Round(time.Second/10))
}

// pretendSize makes the planner assume that tables are larger by a factor, and that their values differ as much.
func pretendSize(t *testing.T, conn *sql.Conn, dialectName string, factor int, tables []copies, exec func(string, ...any)) {
	t.Helper()
	for _, c := range tables {
		if dialectName == dialect.Postgres {
			// PostgreSQL uses this number for the density of rows in a page.
			exec("UPDATE pg_class SET reltuples = reltuples * $1 WHERE oid = $2::regclass", factor, c.table)
			exec("UPDATE pg_class SET reltuples = reltuples * $1 WHERE oid IN (SELECT indexrelid FROM pg_index WHERE indrelid = $2::regclass)", factor, c.table)
			continue
		}
		for index, stat := range sqliteStatistics(t, conn, c.table) { // rows, then rows for each value of the first column, of the first two, …
			numbers := strings.Fields(stat)
			for i, n := range numbers {
				if many, err := strconv.Atoi(n); err == nil && many > 1 {
					numbers[i] = strconv.Itoa(many * factor)
				}
			}
			exec("UPDATE sqlite_stat1 SET stat = ? WHERE tbl = ? AND idx = ?", strings.Join(numbers, " "), c.table, index)
		}
	}
	if dialectName == dialect.SQLite {
		exec("ANALYZE sqlite_schema") // makes SQLite read its statistics again
	}
}

// sqliteStatistics returns the statistics that SQLite has of a table, by index.
func sqliteStatistics(t *testing.T, conn *sql.Conn, table string) map[string]string {
	t.Helper()
	stats := make(map[string]string)
	rows, err := conn.QueryContext(t.Context(), "SELECT idx, stat FROM sqlite_stat1 WHERE tbl = ? AND idx IS NOT NULL", table)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var index, stat string
		if err := rows.Scan(&index, &stat); err != nil {
			t.Fatal(err)
		}
		stats[index] = stat
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return stats
}

// indexStatements returns the statements that drop indexes, triggers and foreign keys, which would slow each insert, and
// those that make them again.
func indexStatements(t *testing.T, conn *sql.Conn, dialectName string) (drop, again []string) {
	t.Helper()
	query := `
		SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname),
			format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid))
		FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace
		UNION ALL
		SELECT format('DROP INDEX %s', indexrelid::regclass), pg_get_indexdef(indexrelid)
		FROM pg_index WHERE NOT indisprimary AND indrelid IN (SELECT oid FROM pg_class WHERE relnamespace = 'public'::regnamespace)`
	if dialectName == dialect.SQLite {
		query = `
			SELECT 'DROP ' || type || ' ' || name, sql FROM sqlite_schema WHERE type IN ('index', 'trigger') AND sql IS NOT NULL
			UNION ALL
			SELECT 'SELECT 1', 'INSERT INTO ' || name || ' (' || name || ') VALUES (''rebuild'')' FROM sqlite_schema WHERE sql LIKE 'CREATE VIRTUAL TABLE%'`
	}
	rows, err := conn.QueryContext(t.Context(), query)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var off, on string
		if err := rows.Scan(&off, &on); err != nil {
			t.Fatal(err)
		}
		drop, again = append(drop, off), append(again, on)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return drop, again
}
