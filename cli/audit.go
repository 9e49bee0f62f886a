package cli

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"text/tabwriter"

	"jiedui/ent"
	"jiedui/fault"
	"jiedui/history"
)

// Audit examines the history.
type Audit struct {
	Verify AuditVerify `cmd:"" help:"Prove that nothing in the history was changed or removed, and that every record is as its history says."`
}

// AuditVerify verifies the history.
type AuditVerify struct {
	Against   string `placeholder:"FILE" help:"Prove also that the history goes on from the ends that --save wrote, or a server with --anchor."`
	AnchorKey string `placeholder:"FILE" help:"Key (PEM, its public part is enough) that signed what a server wrote with --anchor. Default: the signing key."`
	Save      string `placeholder:"FILE" help:"Write the ends of the chains there: keep it where nobody who can write to the database can write."`
}

// Run verifies the whole history and compares every record with it, as of one moment. It returns an error for a broken
// link, and for a record that is not as the history says.
func (a *AuditVerify) Run(ctx context.Context, s *Settings, out io.Writer) error {
	d, err := s.openReadOnly(ctx)
	if err != nil {
		return err
	}
	defer d.Close()
	return history.Snapshot(ctx, d.Client(), func(ctx context.Context, client *ent.Client) error {
		return a.verify(ctx, s, client, out)
	})
}

func (a *AuditVerify) verify(ctx context.Context, s *Settings, client *ent.Client, out io.Writer) error {
	events, err := history.Verify(ctx, client)
	if err != nil {
		return err
	}
	anchors := 0
	if a.Against != "" {
		if anchors, err = a.verifyAgainst(ctx, s, client); err != nil {
			return err
		}
	}
	if a.Save != "" {
		if err := a.saveEnds(ctx, client); err != nil {
			return err
		}
	}
	if err := printLine(out, fmt.Sprintf("%d events, every link holds", events), fmt.Sprintf("%d 个事件，环环相扣", events)); err != nil {
		return err
	}
	if anchors > 0 {
		if err := printLine(out, fmt.Sprintf("%d anchors, the history goes on from each", anchors), fmt.Sprintf("%d 个锚点，历史均由其延续", anchors)); err != nil {
			return err
		}
	}
	records, err := compareRecords(ctx, client, out)
	if err != nil {
		return err
	}
	return printLine(out, fmt.Sprintf("%d records with a history, each as its history says", records), fmt.Sprintf("%d 条有变更历史的记录，均与历史一致", records))
}

func (a *AuditVerify) saveEnds(ctx context.Context, client *ent.Client) error {
	ends, err := history.Ends(ctx, client)
	if err != nil {
		return err
	}
	text, err := json.Marshal(ends)
	if err != nil {
		return fmt.Errorf("ends of the chains: %w", err)
	}
	if err := os.WriteFile(a.Save, append(text, '\n'), 0o600); err != nil {
		return fault.Wrap(err, fault.BadUserInput, fmt.Sprintf("%s cannot be written", a.Save), fmt.Sprintf("无法写入 %s", a.Save))
	}
	return nil
}

// findings are the texts of what was done behind the program.
var findings = map[history.Finding]fault.Text{
	history.Changed:  {EN: "changed", ZH: "被改动"},
	history.Inserted: {EN: "inserted", ZH: "被插入"},
	history.Deleted:  {EN: "deleted", ZH: "被删除"},
}

// compareRecords compares every record with its history and lists what was done to the tables behind the program.
func compareRecords(ctx context.Context, client *ent.Client, out io.Writer) (records int, err error) {
	n := 0
	table := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	records, err = history.Compare(ctx, client, func(found history.Discrepancy) {
		if n++; n == 1 {
			fmt.Fprintln(table, fault.Text{
				EN: "RECORD\tID\tWAS\tFIELD\tHISTORY SAYS\tTABLE HAS", ZH: "记录\t编号\t情况\t字段\t历史记载\t表中现值",
			}.In(Language()))
		}
		fmt.Fprintf(table, "%s\t%d\t%s\t%s\t%s\t%s\n", found.Entity, found.ID, findings[found.Finding].In(Language()),
			cmp.Or(found.Field, "-"), cmp.Or(found.History, "-"), cmp.Or(found.Table, "-"))
	})
	if err != nil {
		return records, err
	}
	if err := table.Flush(); err != nil {
		return records, err
	}
	if n > 0 {
		return records, fault.New(fault.RecordsDiffer,
			fmt.Sprintf("somebody changed tables behind the program: %d values or records are not as the history says. Find out who did it, and restore a backup or correct the records through the program", n),
			fmt.Sprintf("有人绕过程序改动了数据表：%d 处与变更历史不一致。请查明原因，恢复备份或通过程序更正记录", n))
	}
	return records, nil
}

// printLine prints a line in the language of the person.
func printLine(out io.Writer, en, zh string) error {
	_, err := fmt.Fprintln(out, fault.Text{EN: en, ZH: zh}.In(Language()))
	return err
}
