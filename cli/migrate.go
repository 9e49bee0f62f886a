package cli

import (
	"context"
	"fmt"
	"io"
	"text/tabwriter"
	"time"

	"jiedui/db"
)

// Migrate brings the database's tables up to date.
type Migrate struct {
	Up     MigrateUp     `cmd:"" default:"1" help:"Apply what is pending."`
	Status MigrateStatus `cmd:"" help:"List what is applied and what is pending."`
}

type (
	// MigrateUp applies what is pending.
	MigrateUp struct{}
	// MigrateStatus lists what is applied and what is pending.
	MigrateStatus struct{}
)

// Run applies the pending migrations.
func (MigrateUp) Run(ctx context.Context, s *Settings, out io.Writer) error {
	d, err := db.Open(ctx, s.Database, db.Options{})
	if err != nil {
		return err
	}
	defer d.Close()
	n, err := db.Migrate(ctx, d, db.Migrations)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(out, "%d migrations applied\n", n)
	return err
}

// Run lists the migrations.
func (MigrateStatus) Run(ctx context.Context, s *Settings, out io.Writer) error {
	d, err := db.Open(ctx, s.Database, db.Options{})
	if err != nil {
		return err
	}
	defer d.Close()
	list, err := db.Status(ctx, d, db.Migrations)
	if err != nil {
		return err
	}
	table := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "VERSION\tAPPLIED\tNAME")
	for _, m := range list {
		applied, name := "pending", m.Name
		if !m.Pending() {
			applied = m.AppliedAt.Format(time.DateTime)
		}
		if name == "" {
			name = "(of a newer jiedui)"
		}
		fmt.Fprintf(table, "%d\t%s\t%s\n", m.Version, applied, name)
	}
	return table.Flush()
}
