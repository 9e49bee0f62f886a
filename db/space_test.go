package db_test

import (
	"context"
	"database/sql/driver"
	"fmt"
	"sync/atomic"
	"testing"

	"entgo.io/ent/dialect"

	"jiedui/db"
	"jiedui/db/dbtest"
	"jiedui/fault"
	"jiedui/rule"
)

// smallFile lets connections of SQLite write no more pages than there are.
type smallFile struct {
	driver.Connector
	pages *atomic.Int64
}

func (s smallFile) Connect(ctx context.Context) (driver.Conn, error) {
	c, err := s.Connector.Connect(ctx)
	if err == nil {
		_, err = c.(driver.ExecerContext).ExecContext(ctx, fmt.Sprintf("PRAGMA max_page_count = %d", s.pages.Load()), nil)
	}
	return c, err
}

// A full disk makes changes UNAVAILABLE, and the database not ready until it can write again.
func TestFullDiskIsUnavailableUntilThereIsSpace(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		var pages atomic.Int64
		pages.Store(1_000_000)
		o := db.Options{}
		if dialectName == dialect.SQLite {
			o.Wrap = func(c driver.Connector) driver.Connector { return smallFile{c, &pages} }
		}
		d := openDatabase(t, dbtest.URL(t, dialectName, dbtest.Template{}), o)
		d.SetMaxIdleConns(0) // each use has a new connection, with the bound as it is then
		if _, err := db.Migrate(t.Context(), d, db.Migrations); err != nil {
			t.Fatal(err)
		}
		fill, empty := func() { pages.Store(1) }, func() { pages.Store(1_000_000) } // 1: none more than there are
		if dialectName == dialect.Postgres {
			fill = func() {
				exec(t, d, `CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = '53100'; END $$`,
					"CREATE TRIGGER full_disk BEFORE INSERT ON idempotency_keys FOR EACH ROW EXECUTE FUNCTION full_disk()")
			}
			empty = func() { exec(t, d, "DROP TRIGGER full_disk ON idempotency_keys") }
		}
		write := func() error {
			tx, err := d.Client().Tx(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			defer func() { _ = tx.Rollback() }()
			err = tx.IdempotencyKey.Create().SetSubject("a").SetKey("b").SetRequestHash([]byte("c")).SetResponse(make([]byte, 1<<20)).Exec(rule.System(t.Context()))
			if err != nil {
				return err
			}
			return tx.Commit()
		}

		if err := d.CheckSpace(t.Context()); err != nil {
			t.Errorf("before: %v", err)
		}
		fill()
		if err := write(); err == nil || rule.Explain(err).Code != fault.Unavailable {
			t.Errorf("a write: %v", err)
		}
		if err := d.CheckSpace(t.Context()); err == nil {
			t.Error("it is ready without space")
		}
		empty()
		if err := d.CheckSpace(t.Context()); err != nil {
			t.Errorf("not ready with space: %v", err)
		}
		if err := write(); err != nil {
			t.Errorf("a write with space: %v", err)
		}
	})
}
