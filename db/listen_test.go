package db_test

import (
	"testing"
	"time"

	"entgo.io/ent/dialect"

	"jiedui/db"
	"jiedui/db/dbtest"
)

// A listener is notified by others, also after its connection was cut off. SQLite sends no notifications.
func TestListenersHearOfNotificationsDespiteLostConnections(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, name string) {
		url := dbtest.URL(t, name, dbtest.Template{})
		told := openDatabase(t, url, db.Options{}).Listen(t.Context(), "Some Channel")
		other := openDatabase(t, url, db.Options{})
		if err := other.Notify(t.Context(), "Some Channel"); err != nil {
			t.Fatal(err)
		}
		if name == dialect.SQLite {
			if told != nil {
				t.Error("SQLite has notifications")
			}
			return
		}
		if pooled := openDatabase(t, url, db.Options{Pooler: true}).Listen(t.Context(), "Some Channel"); pooled != nil {
			t.Error("there are notifications behind a pooler")
		}
		hear := func(what string) {
			t.Helper()
			select {
			case <-told:
			case <-time.After(30 * time.Second):
				t.Fatal("nothing is told ", what)
			}
		}
		hear("at the beginning")
		cut := query[int](t, other, `SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
			WHERE datname = current_database() AND application_name = 'jiedui listening'`)
		if cut != 1 {
			t.Fatalf("%d connections listen", cut)
		}
		hear("after the connection was cut off")
	})
}
