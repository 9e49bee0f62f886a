package db_test

import (
	"context"
	"database/sql/driver"
	"errors"
	"testing"
	"time"

	"entgo.io/ent/dialect"

	"jiedui/db"
	"jiedui/db/dbtest"
)

// impatient lets connections of SQLite wait for no other program.
type impatient struct{ driver.Connector }

func (i impatient) Connect(ctx context.Context) (driver.Conn, error) {
	c, err := i.Connector.Connect(ctx)
	if err == nil {
		_, err = c.(driver.ExecerContext).ExecContext(ctx, "PRAGMA busy_timeout = 0", nil)
	}
	return c, err
}

// A transaction waits for the one before it as long as its context allows, however short SQLite itself would wait.
func TestTransactionsOfSQLiteTakeTurns(t *testing.T) {
	t.Parallel()
	d := openDatabase(t, dbtest.URL(t, dialect.SQLite, dbtest.Template{}), db.Options{
		Wrap: func(c driver.Connector) driver.Connector { return impatient{c} },
	})
	if _, err := db.Migrate(t.Context(), d, db.Migrations); err != nil {
		t.Fatal(err)
	}
	client := d.Client()
	first, err := client.Tx(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	short, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
	defer cancel()
	if _, err := client.Tx(short); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("a transaction that may wait for 20 ms: %v", err)
	}
	const waiting = 4
	ended := make(chan error, waiting)
	for range waiting {
		go func() {
			tx, err := client.Tx(t.Context())
			if err == nil {
				err = tx.Commit()
				_ = tx.Rollback() // after a commit it does nothing, and gives no second turn
			}
			ended <- err
		}()
	}
	if err := first.Rollback(); err != nil {
		t.Fatal(err)
	}
	for range waiting {
		if err := <-ended; err != nil {
			t.Errorf("a transaction that has waited: %v", err)
		}
	}
}
