package main

import (
	"context"
	"database/sql"
	"fmt"
	"math"
	"strings"
	"time"

	"jiedui/db"
	"jiedui/db/demo"
	"jiedui/db/pgserver"
	"jiedui/db/reference"
)

// database is the name of the measured database.
const database = "bench"

// startSeeded starts a PostgreSQL server and seeds a database there. The caller must stop the one and close the other.
func startSeeded(ctx context.Context, projects int, settings []string) (*pgserver.Server, *db.DB, error) {
	server, err := pgserver.Start(settings...)
	if err != nil {
		return nil, nil, fmt.Errorf("start PostgreSQL: %w", err)
	}
	if err := server.Create(ctx, database, "template1"); err != nil {
		server.Stop()
		return nil, nil, err
	}
	d, err := db.Open(ctx, server.URL(database), db.Options{})
	if err != nil {
		server.Stop()
		return nil, nil, err
	}
	if err := seed(ctx, d, projects); err != nil {
		_ = d.Close()
		server.Stop()
		return nil, nil, err
	}
	return server, d, nil
}

// seed fills an empty PostgreSQL database with at least so many projects. The first few thousand are the demonstration
// data. The others are copies of them, made by the database, that differ in the columns that are read and sorted by. So
// the distribution over pairings, trades, statuses and dates is the same at any scale.
func seed(ctx context.Context, d *db.DB, projects int) error {
	if _, err := db.Migrate(ctx, d, db.Migrations); err != nil {
		return err
	}
	if _, err := reference.Load(ctx, d.Client(), nil); err != nil {
		return err
	}
	if _, err := demo.Load(ctx, d.Client(), demo.Options{}); err != nil {
		return err
	}
	conn, err := d.Conn(ctx)
	if err != nil {
		return fmt.Errorf("seed: %w", err)
	}
	defer conn.Close()
	for _, statement := range []string{
		"SET statement_timeout = 0",
		"SET synchronous_commit = off",
		"SET maintenance_work_mem = '512MB'",
	} {
		if _, err := conn.ExecContext(ctx, statement); err != nil {
			return fmt.Errorf("seed: %w", err)
		}
	}
	if err := multiply(ctx, conn, projects); err != nil {
		return fmt.Errorf("seed: %w", err)
	}
	// autovacuum would do this in time. Without it index-only scans read the table.
	if _, err := conn.ExecContext(ctx, "VACUUM (ANALYZE)"); err != nil {
		return fmt.Errorf("seed: %w", err)
	}
	return nil
}

// span is where the ids of a table begin, and how many there are.
type span struct{ first, count int }

// Enterprises have several projects, and a pairing has few parks, however many projects there are.
const (
	projectsPerEnterprise = 4
	parkRounds            = 3
)

// multiply adds rounds of copies until there are so many projects. In round r a copy has the id of its record plus r
// times the number of ids.
func multiply(ctx context.Context, conn *sql.Conn, projects int) error {
	copied := []string{"enterprises", "industrial_parks", "investment_projects", "capital_contributions"}
	spans := make(map[string]span)
	for _, table := range copied {
		var s span
		err := conn.QueryRowContext(ctx, "SELECT min(id), max(id) - min(id) + 1 FROM "+table).Scan(&s.first, &s.count)
		if err != nil {
			return err
		}
		spans[table] = s
	}
	p := spans["investment_projects"]
	more := projects - p.count
	if more <= 0 {
		return nil
	}
	rounds := int(math.Ceil(float64(more) / float64(p.count)))
	indexes, err := dropIndexes(ctx, conn, copied)
	if err != nil {
		return err
	}
	enterpriseRounds := (rounds + projectsPerEnterprise - 1) / projectsPerEnterprise
	e, k, c := spans["enterprises"], spans["industrial_parks"], spans["capital_contributions"]
	for _, step := range []struct {
		table, statement string
		args             []any
	}{
		// Copies of a credit code keep their length. Nothing here reads its check character.
		{
			"enterprises", `
			INSERT INTO enterprises (id, created_at, updated_at, version, origin, name, search_text, uscc, ownership, industry, home_county_id)
			SELECT id + r * $1::bigint, created_at, updated_at, version, origin, name || r, search_text || r,
				left(uscc, 8) || 'B' || lpad((id - $2::bigint + r * $1::bigint)::text, 9, '0'), ownership, industry, home_county_id
			FROM generate_series(1, $3::bigint) AS r, enterprises`,
			[]any{e.count, e.first, enterpriseRounds},
		},
		{
			"industrial_parks", `
			INSERT INTO industrial_parks (id, created_at, updated_at, version, origin, name, search_text, review, review_reason, area, status, opened_on, county_id, pairing_id)
			SELECT id + r * $1::bigint, created_at, updated_at, version, origin, name || r, search_text || r, review, review_reason,
				area, status, opened_on, county_id, pairing_id
			FROM generate_series(1, $2::bigint) AS r, industrial_parks`,
			[]any{k.count, parkRounds},
		},
		// A copy is up to half larger or smaller, and up to half a year earlier or later. This is the same for a
		// project and its contributions, so that their sum is the paid-in sum. Amounts are multiples of 100.
		{
			"investment_projects", `
			INSERT INTO investment_projects (id, created_at, updated_at, version, origin, name, search_text, review, review_reason,
				registration_number, program, industry, committed, paid_in, status, planned_jobs,
				planned_start_on, planned_end_on, actual_start_on, actual_end_on, county_id, enterprise_id, park_id, pairing_id)
			SELECT id + r * $1::bigint, created_at, updated_at, version, origin, name || r, search_text || r, review, review_reason,
				registration_number || '-' || r, program, industry,
				committed / 100 * part, paid_in / 100 * part, status, planned_jobs * part / 100,
				planned_start_on + days, planned_end_on + days, actual_start_on + days, actual_end_on + days,
				county_id, enterprise_id + (r + 3) / 4 * $2::bigint, park_id + r % ($3::bigint + 1) * $4::bigint, pairing_id
			FROM generate_series(1, $5::bigint) AS r, investment_projects,
				LATERAL (SELECT 50 + mod(abs(hashint8(id + r * $1::bigint)::bigint), 101) AS part,
					mod(hashint8(id - r * $1::bigint), 183) AS days) AS chance
			WHERE id + r * $1::bigint < $6::bigint`,
			[]any{p.count, e.count, parkRounds, k.count, rounds, p.first + projects},
		},
		{
			"capital_contributions", `
			INSERT INTO capital_contributions (id, created_at, updated_at, version, origin, review, review_reason, amount, contributed_on,
				source, voucher_number, reversal_reason, project_id, reverses_id)
			SELECT id + r * $1::bigint, created_at, updated_at, version, origin, review, review_reason, amount / 100 * part, contributed_on + days,
				source, voucher_number || '-' || r, reversal_reason, project_id + r * $2::bigint, reverses_id + r * $1::bigint
			FROM generate_series(1, $3::bigint) AS r, capital_contributions,
				LATERAL (SELECT 50 + mod(abs(hashint8(project_id + r * $2::bigint)::bigint), 101) AS part,
					mod(hashint8(project_id - r * $2::bigint), 183) AS days) AS chance
			WHERE project_id + r * $2::bigint < $4::bigint`,
			[]any{c.count, p.count, rounds, p.first + projects},
		},
	} {
		start := time.Now()
		if _, err := conn.ExecContext(ctx, step.statement, step.args...); err != nil {
			return fmt.Errorf("%s: %w", step.table, err)
		}
		if _, err := conn.ExecContext(ctx, fmt.Sprintf(
			"SELECT setval(pg_get_serial_sequence('%[1]s', 'id'), (SELECT max(id) FROM %[1]s))", step.table)); err != nil {
			return fmt.Errorf("%s: %w", step.table, err)
		}
		progress("copied %s in %s", step.table, time.Since(start).Round(time.Second/10))
	}
	start := time.Now()
	for _, statement := range indexes {
		if _, err := conn.ExecContext(ctx, statement); err != nil {
			return err
		}
	}
	progress("made %d indexes and foreign keys in %s", len(indexes), time.Since(start).Round(time.Second/10))
	return nil
}

// dropIndexes drops the indexes without a constraint and the foreign keys, which would slow each insert. It returns the
// statements that make them again. PostgreSQL then checks a foreign key for all rows at once.
func dropIndexes(ctx context.Context, conn *sql.Conn, tables []string) (again []string, err error) {
	rows, err := conn.QueryContext(ctx, `
		SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname),
			format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid))
		FROM pg_constraint WHERE contype = 'f' AND conrelid::regclass::text = ANY (string_to_array($1, ' '))
		UNION ALL
		SELECT format('DROP INDEX %s', indexrelid::regclass), pg_get_indexdef(indexrelid)
		FROM pg_index WHERE NOT indisprimary AND indrelid::regclass::text = ANY (string_to_array($1, ' '))`,
		strings.Join(tables, " "))
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var drop []string
	for rows.Next() {
		var off, on string
		if err := rows.Scan(&off, &on); err != nil {
			return nil, err
		}
		drop, again = append(drop, off), append(again, on)
	}
	if err := rows.Err(); err != nil {
		return nil, err
	}
	for _, statement := range drop {
		if _, err := conn.ExecContext(ctx, statement); err != nil {
			return nil, err
		}
	}
	return again, nil
}
