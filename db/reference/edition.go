package reference

import (
	"context"
	"fmt"
	"io/fs"
	"time"

	"jiedui/ent"
)

// edition is the number of a state of the reference data. A later one has a higher number.
type edition int

// readEdition parses the number in data/EDITION. A test uses the hash of the files beside it, and asks for a new number
// if they change.
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

// present reports whether the database has had this edition or a later one. A server of an older version, which still
// runs or runs again, must not undo what a newer one has loaded.
func (e edition) present(ctx context.Context, client *ent.Client) (bool, error) {
	rows, err := client.QueryContext(ctx, "SELECT 1 FROM reference_editions WHERE edition >= $1", int(e))
	if err != nil {
		return false, err
	}
	defer rows.Close()
	found := rows.Next()
	return found, rows.Err()
}

// note stores the edition in the database.
func (e edition) note(ctx context.Context, client *ent.Client) error {
	_, err := client.ExecContext(ctx, "INSERT INTO reference_editions (edition, loaded_at) VALUES ($1, $2)", int(e), time.Now().UTC())
	return err
}
