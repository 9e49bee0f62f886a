package cli

import (
	"context"
	"fmt"
	"io"
	"text/tabwriter"

	"jiedui/fault"
	"jiedui/rule"
)

// Check computes derived figures again.
type Check struct{}

// Run lists the differences. It returns an error if there are any.
func (Check) Run(ctx context.Context, s *Settings, out io.Writer) error {
	d, err := s.openReadOnly(ctx)
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
		return fault.New(fault.FiguresDiffer, fmt.Sprintf("%d derived figures differ from what they are derived from", n),
			fmt.Sprintf("有 %d 个推导数字与其来源不一致", n))
	}
	_, err = fmt.Fprintln(out, "every derived figure is right")
	return err
}
