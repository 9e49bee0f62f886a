package cli

import (
	"context"
	"fmt"
	"io"

	"jiedui/db"
	"jiedui/fault"
	"jiedui/history"
)

// Backup copies an SQLite database.
type Backup struct {
	File string `arg:"" help:"New file for the copy."`
}

// Run copies the database while others use it, and verifies the history in the copy.
func (b *Backup) Run(ctx context.Context, s *Settings, out io.Writer) error {
	d, err := s.open(ctx)
	if err != nil {
		return err
	}
	defer d.Close()
	if err := db.Backup(ctx, d, b.File); err != nil {
		return err
	}
	copied, err := db.Open(ctx, "sqlite:"+b.File, db.Options{})
	if err != nil {
		return err
	}
	defer copied.Close()
	n, err := history.Verify(ctx, copied.Client())
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(out, "%s: %d events, every link holds\n", b.File, n)
	return err
}

// Restore replaces an SQLite database by a copy.
type Restore struct {
	File string `arg:"" help:"Copy that jiedui backup has written."`
}

// Run restores the copy. It refuses while a program has the database open, and keeps the old database beside the new one.
func (r *Restore) Run(ctx context.Context, s *Settings, out io.Writer) error {
	path := db.File(s.Database)
	if path == "" {
		return fault.New(fault.BadUserInput,
			"jiedui restore is for SQLite: restore PostgreSQL with pg_restore, as docs/operations.md shows",
			"jiedui restore 仅用于 SQLite：PostgreSQL 请按 docs/operations.md 使用 pg_restore 恢复")
	}
	kept, err := db.Restore(ctx, r.File, path)
	if err != nil {
		return err
	}
	if kept != "" {
		if _, err := fmt.Fprintf(out, "what was there is kept as %s\n", kept); err != nil {
			return err
		}
	}
	_, err = fmt.Fprintf(out, "%s: restored from %s\n", path, r.File)
	return err
}
