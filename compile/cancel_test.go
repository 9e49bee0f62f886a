package compile_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"entgo.io/ent/dialect"

	"jiedui/db/dbtest"
)

func TestStatementThatRunsTooLongIsCancelledInTheDatabase(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		b := openDatabase(t, dialectName)
		// Reading the view does not end: on SQLite not before it is interrupted, on PostgreSQL not within an hour.
		forever := "CREATE VIEW provinces AS WITH RECURSIVE c (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c) SELECT p.* FROM provinces_table AS p, c"
		if dialectName == dialect.Postgres {
			forever = "CREATE VIEW provinces AS SELECT p.* FROM provinces_table AS p WHERE pg_sleep(3600) IS NOT NULL"
		}
		for _, s := range []string{"ALTER TABLE provinces RENAME TO provinces_table", forever} {
			if _, err := b.db.ExecContext(t.Context(), s); err != nil {
				t.Fatal(err)
			}
		}
		for name, ctx := range map[string]context.Context{"compiled": anyone(t), "generated": generated(t)} {
			ctx, cancel := context.WithTimeout(ctx, 300*time.Millisecond)
			defer cancel()
			if text := b.run(ctx, "{ provinces { totalCount } }", nil); !strings.Contains(text, `"errors":[`) {
				t.Errorf("%s gives %s", name, text)
			}
			if ctx.Err() == nil {
				t.Errorf("%s ended before its time", name)
			}
		}
		if dialectName == dialect.SQLite {
			return // SQLite runs the statement in the goroutine that waits for it
		}
		running := 1
		for end := time.Now().Add(20 * time.Second); running > 0 && time.Now().Before(end); time.Sleep(50 * time.Millisecond) {
			err := b.db.QueryRowContext(t.Context(), `SELECT count(*) FROM pg_stat_activity
				WHERE datname = current_database() AND pid <> pg_backend_pid() AND state = 'active'`).Scan(&running)
			if err != nil {
				t.Fatal(err)
			}
		}
		if running > 0 {
			t.Errorf("%d statements are running", running)
		}
	})
}
