package reference

import (
	"context"
	"fmt"
	"io/fs"
	"time"

	"jiedui/ent"
)

// edition numbers the states of the reference data: a later one has a higher number.
type edition int

// readEdition reads the number from data/EDITION. The hash of the files beside it is for the test that asks for a new
// number when they change.
func readEdition(files fs.FS) (edition, error) {
	content, err := fs.ReadFile(files, "data/EDITION")
	if err != nil {
		return 0, err
	}
	var e edition
	if _, err := fmt.Sscan(string(content), &e); err != nil {
		return 0, fmt.Errorf("EDITION: %w", err)
	}
	return e, nil
}

// present reports whether the database has had this edition or a later one: a server of an older version that is still
// about, or is put back, must not undo what a newer one has loaded.
func (e edition) present(ctx context.Context, client *ent.Client) (bool, error) {
	rows, err := client.QueryContext(ctx, "SELECT 1 FROM reference_editions WHERE edition >= $1", int(e))
	if err != nil {
		return false, err
	}
	defer rows.Close()
	found := rows.Next()
	return found, rows.Err()
}

// note writes down that the database has the edition.
func (e edition) note(ctx context.Context, client *ent.Client) error {
	_, err := client.ExecContext(ctx, "INSERT INTO reference_editions (edition, loaded_at) VALUES ($1, $2)", int(e), time.Now().UTC())
	return err
}
