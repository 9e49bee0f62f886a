package cli

import (
	"net/http"
	"strings"
	"testing"

	"entgo.io/ent/dialect"

	"jiedui/db/dbtest"
)

// When the disk of the database is full, a change is answered with UNAVAILABLE and the server is not ready. Both end by
// themselves when there is space.
func TestServerWithFullDiskIsNotReady(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	database := dbtest.URL(t, dialect.Postgres, referred)
	r := registryOf(t, dir, database)
	d := open(t, database)
	run := func(statements string) {
		t.Helper()
		if _, err := d.ExecContext(t.Context(), statements); err != nil {
			t.Fatal(err)
		}
	}
	ready := func(want int) {
		t.Helper()
		if status, body := get(t, r.url+"/readyz"); status != want {
			t.Errorf("readyz: %d %s, want %d", status, body, want)
		}
	}
	run(`CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = '53100'; END $$;
		CREATE TRIGGER full_disk BEFORE INSERT ON idempotency_keys FOR EACH ROW EXECUTE FUNCTION full_disk()`)
	key, mutation := r.project(1, "1")
	if _, err := r.mutate(r.url, key, mutation); err == nil || !strings.Contains(err.Error(), `"code":"UNAVAILABLE"`) {
		t.Errorf("a change: %v", err)
	}
	ready(http.StatusServiceUnavailable)
	if strings.Contains(r.stderr.String(), "level=ERROR") {
		t.Errorf("it logs\n%s", r.stderr)
	}
	run("DROP TRIGGER full_disk ON idempotency_keys")
	ready(http.StatusOK)
	r.enterprise(t)
}
