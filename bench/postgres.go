package main

import (
	"context"
	"fmt"
	"io"
	"os"

	"jiedui/db/pgserver"
)

// postgresCommand runs a server for programs that need one for a while.
type postgresCommand struct{}

// Run prints the URL of an empty database, and serves it until standard input ends.
func (postgresCommand) Run(ctx context.Context, out io.Writer) error {
	server, err := pgserver.Start("fsync=off")
	if err != nil {
		return fmt.Errorf("start PostgreSQL: %w", err)
	}
	defer server.Stop()
	if err := server.Create(ctx, "jiedui", "template1"); err != nil {
		return err
	}
	if _, err := fmt.Fprintln(out, server.URL("jiedui")); err != nil {
		return fmt.Errorf("print the URL: %w", err)
	}
	ended := make(chan struct{})
	go func() {
		_, _ = io.Copy(io.Discard, os.Stdin)
		close(ended)
	}()
	select {
	case <-ended:
	case <-ctx.Done():
	}
	return nil
}
