package cli

import (
	"context"
	"fmt"
	"io"

	"jiedui/db"
	"jiedui/db/demo"
	"jiedui/db/reference"
	"jiedui/fault"
	"jiedui/httpd"
)

// Seed loads reference and demonstration data.
type Seed struct {
	Demo  bool `help:"Load demonstration data too; never into a database that holds registered records."`
	Scale int  `default:"1" placeholder:"N" help:"With --demo: N times the enterprises, projects, contributions and parks, for load tests."`
}

// Validate refuses flags that contradict each other.
func (seed *Seed) Validate() error {
	switch {
	case seed.Scale < 1:
		return fault.New(fault.BadUserInput, "--scale must be 1 or more", "--scale 须不小于 1")
	case seed.Scale > 1 && !seed.Demo:
		return fault.New(fault.BadUserInput, "--scale goes with --demo", "--scale 须与 --demo 一起使用")
	}
	return nil
}

// Run loads the data that are not there yet.
func (seed *Seed) Run(ctx context.Context, s *Settings, out io.Writer) error {
	d, err := db.Open(ctx, s.Database, db.Options{})
	if err != nil {
		return err
	}
	defer d.Close()
	if _, err := db.Migrate(ctx, d, db.Migrations); err != nil {
		return err
	}
	var progress httpd.Progress
	loaded, err := reference.Load(ctx, d.Client(), progress.Step("reference data"))
	if err != nil {
		return err
	}
	report(out, "reference data", loaded)
	if !seed.Demo {
		return nil
	}
	loaded, err = demo.Load(ctx, d.Client(), demo.Options{Scale: seed.Scale, Progress: progress.Step("demonstration data")})
	if err != nil {
		return err
	}
	report(out, "demonstration data", loaded)
	return nil
}

func report(out io.Writer, what string, loaded bool) {
	state := "there already"
	if loaded {
		state = "loaded"
	}
	fmt.Fprintf(out, "%s: %s\n", what, state)
}
