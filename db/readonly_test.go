package db_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"jiedui/db/dbtest"
)

// A pool for reports reads what the other pool wrote, and refuses to write. The other pool keeps its connections.
func TestReadOnlyPoolRefusesToWrite(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		d := dbtest.Open(t, dialectName, dbtest.Template{})
		if _, err := d.ExecContext(t.Context(), "CREATE TABLE notes (n integer)"); err != nil {
			t.Fatal(err)
		}
		if _, err := d.ExecContext(t.Context(), "INSERT INTO notes VALUES (7)"); err != nil {
			t.Fatal(err)
		}
		reports := d.ReadOnly(1)
		t.Cleanup(func() { _ = reports.Close() })
		var n int
		if err := reports.QueryRowContext(t.Context(), "SELECT n FROM notes").Scan(&n); err != nil || n != 7 {
			t.Fatal(n, err)
		}
		for _, statement := range []string{"INSERT INTO notes VALUES (8)", "UPDATE notes SET n = 8", "DROP TABLE notes"} {
			_, err := reports.ExecContext(t.Context(), statement)
			if err == nil || !strings.Contains(strings.ReplaceAll(err.Error(), "-", ""), "read") {
				t.Errorf("%s: %v", statement, err)
			}
		}
		held, err := reports.Conn(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		defer held.Close()
		ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
		defer cancel()
		if err := reports.PingContext(ctx); err == nil {
			t.Error("there is a second connection for reports")
		}
		if err := d.PingContext(t.Context()); err != nil {
			t.Error(err)
		}
	})
}
