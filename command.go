package main

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime/debug"
	"text/tabwriter"
	"time"

	"jiedui/auth"
	"jiedui/db"
	"jiedui/db/demo"
	"jiedui/db/reference"
	"jiedui/ent"
	"jiedui/ent/coordinator"
	"jiedui/ent/county"
	"jiedui/ent/prefecture"
	"jiedui/ent/province"
	"jiedui/fault"
	"jiedui/httpd"
	"jiedui/rule"
	"jiedui/verb"
)

type tokenCommand struct {
	Subject string        `required:"" help:"Subject of the coordinator, such as demo:admin."`
	TTL     time.Duration `default:"1h" help:"How long the token is good: 1s to 720h. Default: ${default}."`
}

// Run prints the token.
func (t *tokenCommand) Run(c *cli, out io.Writer) error {
	path := c.keyFile()
	if path == "" {
		return fault.New(fault.BadUserInput, "there is no signing key: name its file with --signing-key", "没有签名密钥:请用 --signing-key 指定其文件")
	}
	key, err := auth.LoadKey(path, true)
	if err != nil {
		return err
	}
	token, err := auth.Sign(key, t.Subject, t.TTL)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintln(out, token)
	return err
}

type migrateCommand struct {
	Up     migrateUp     `cmd:"" default:"1" help:"Apply what is pending."`
	Status migrateStatus `cmd:"" help:"List what is applied and what is pending."`
}

type (
	migrateUp     struct{}
	migrateStatus struct{}
)

// Run applies the pending migrations.
func (migrateUp) Run(ctx context.Context, c *cli, out io.Writer) error {
	d, err := db.Open(ctx, c.Database, db.Options{})
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
func (migrateStatus) Run(ctx context.Context, c *cli, out io.Writer) error {
	d, err := db.Open(ctx, c.Database, db.Options{})
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

type seedCommand struct {
	Demo  bool `help:"Load demonstration data too; never into a database that holds registered records."`
	Scale int  `default:"1" placeholder:"N" help:"With --demo: N times the enterprises, projects, contributions and parks, for load tests."`
}

// Validate refuses what seed can't mean.
func (s *seedCommand) Validate() error {
	switch {
	case s.Scale < 1:
		return errors.New("--scale must be 1 or more")
	case s.Scale > 1 && !s.Demo:
		return errors.New("--scale goes with --demo")
	}
	return nil
}

// Run loads the data that are not there yet.
func (s *seedCommand) Run(ctx context.Context, c *cli, out io.Writer) error {
	d, err := db.Open(ctx, c.Database, db.Options{})
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
	if !s.Demo {
		return nil
	}
	loaded, err = demo.Load(ctx, d.Client(), demo.Options{Scale: s.Scale, Progress: progress.Step("demonstration data")})
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

type versionCommand struct{}

// Run prints the version that the Go tool built in, and Go's.
func (versionCommand) Run(out io.Writer) error {
	version, revision := "(devel)", ""
	info, ok := debug.ReadBuildInfo()
	if ok {
		version = cmp.Or(info.Main.Version, version)
		for _, s := range info.Settings {
			if s.Key == "vcs.revision" {
				revision = " " + s.Value
			}
		}
	}
	_, err := fmt.Fprintf(out, "jiedui %s%s %s\n", version, revision, info.GoVersion)
	return err
}

type coordinatorCommand struct {
	Add coordinatorAdd `cmd:"" help:"Let a person work with the system."`
}

type coordinatorAdd struct {
	Subject string   `required:"" help:"Subject of the person's tokens."`
	Name    string   `required:"" help:"Name."`
	Role    string   `required:"" enum:"ANALYST,COORDINATOR,REVIEWER,ADMIN" help:"ANALYST, COORDINATOR, REVIEWER or ADMIN."`
	Region  []string `placeholder:"CODE" help:"Codes of the scope's regions (GB/T 2260): 2 digits for a province, 4 for a prefecture, 6 for a county."`
	Phone   *string  `help:"Telephone."`
	Email   *string  `help:"E-mail address."`
}

// Run adds the coordinator.
func (a *coordinatorAdd) Run(ctx context.Context, c *cli, out io.Writer) error {
	d, err := c.open(ctx)
	if err != nil {
		return err
	}
	defer d.Close()
	var added *ent.Coordinator
	err = rule.Transact(rule.System(ctx), d.Client(), func(ctx context.Context, client *ent.Client) error {
		in := verb.AddCoordinatorInput{
			Subject: a.Subject, Name: a.Name, Role: coordinator.Role(a.Role), Phone: a.Phone, Email: a.Email,
		}
		for _, code := range a.Region {
			var id int
			switch len(code) {
			case 2:
				id, err = client.Province.Query().Where(province.Code(code)).OnlyID(ctx)
				in.ProvinceIDs = append(in.ProvinceIDs, id)
			case 4:
				id, err = client.Prefecture.Query().Where(prefecture.Code(code)).OnlyID(ctx)
				in.PrefectureIDs = append(in.PrefectureIDs, id)
			default:
				id, err = client.County.Query().Where(county.Code(code)).OnlyID(ctx)
				in.CountyIDs = append(in.CountyIDs, id)
			}
			if ent.IsNotFound(err) {
				return fault.New(fault.BadUserInput, fmt.Sprintf("there is no region with the code %q", code), "")
			}
			if err != nil {
				return fmt.Errorf("region: %w", err)
			}
		}
		added, err = verb.AddCoordinator(ctx, client, in)
		return err
	})
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(out, "coordinator %d: %s, %s\n", added.ID, added.Subject, added.Role)
	return err
}

type auditCommand struct {
	Verify auditVerify `cmd:"" help:"Prove that nothing in the history was changed or removed."`
}

type auditVerify struct {
	Against string `placeholder:"FILE" help:"Prove also that the history goes on from the ends that --save wrote."`
	Save    string `placeholder:"FILE" help:"Write the ends of the chains there: keep it where nobody who can write to the database can write."`
}

// Run reads the whole history; a broken link ends the program with a non-zero status.
func (a *auditVerify) Run(ctx context.Context, c *cli, out io.Writer) error {
	d, err := c.open(ctx)
	if err != nil {
		return err
	}
	defer d.Close()
	n, err := rule.VerifyHistory(ctx, d.Client())
	if err != nil {
		return err
	}
	if a.Against != "" {
		text, err := os.ReadFile(a.Against)
		var ends []rule.End
		if err == nil {
			err = json.Unmarshal(text, &ends)
		}
		if err != nil {
			return fault.Wrap(err, fault.BadUserInput, "--against wants a file that --save wrote", "")
		}
		if err := rule.HistoryHas(ctx, d.Client(), ends); err != nil {
			return err
		}
	}
	if a.Save != "" {
		ends, err := rule.HistoryEnds(ctx, d.Client())
		if err != nil {
			return err
		}
		text, err := json.Marshal(ends)
		if err != nil {
			return fmt.Errorf("ends of the chains: %w", err)
		}
		if err := os.WriteFile(a.Save, append(text, '\n'), 0o600); err != nil {
			return fault.Wrap(err, fault.BadUserInput, "the file of --save cannot be written", "")
		}
	}
	_, err = fmt.Fprintf(out, "%d events, every link holds\n", n)
	return err
}

type checkCommand struct{}

// Run lists the differences; any ends the program with a non-zero status.
func (checkCommand) Run(ctx context.Context, c *cli, out io.Writer) error {
	d, err := c.open(ctx)
	if err != nil {
		return err
	}
	defer d.Close()
	n := 0
	table := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	err = rule.CheckFigures(ctx, d.Client(), func(found rule.Difference) {
		if n++; n == 1 {
			fmt.Fprintln(table, "RECORD\tID\tFIELD\tSTORED\tCOMPUTED")
		}
		fmt.Fprintf(table, "%s\t%d\t%s\t%s\t%s\n", found.Entity, found.ID, found.Field, found.Stored, found.Computed)
	})
	if err != nil {
		return err
	}
	if err := table.Flush(); err != nil {
		return err
	}
	if n > 0 {
		return fault.New(fault.FiguresDiffer, fmt.Sprintf("%d derived figures differ from what they are derived from", n), "")
	}
	_, err = fmt.Fprintln(out, "every derived figure is right")
	return err
}

// open opens the database of a command, which has to be up to date.
func (c *cli) open(ctx context.Context) (*db.DB, error) {
	d, err := db.Open(ctx, c.Database, db.Options{})
	if err != nil {
		return nil, err
	}
	if err := db.Check(ctx, d, db.Migrations); err != nil {
		return nil, errors.Join(err, d.Close())
	}
	return d, nil
}
