package cli

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"

	"jiedui/fault"
	"jiedui/history"
)

// Audit examines the history.
type Audit struct {
	Verify AuditVerify `cmd:"" help:"Prove that nothing in the history was changed or removed."`
}

// AuditVerify verifies the history.
type AuditVerify struct {
	Against string `placeholder:"FILE" help:"Prove also that the history goes on from the ends that --save wrote."`
	Save    string `placeholder:"FILE" help:"Write the ends of the chains there: keep it where nobody who can write to the database can write."`
}

// Run verifies the whole history. It returns an error for a broken link.
func (a *AuditVerify) Run(ctx context.Context, s *Settings, out io.Writer) error {
	d, err := s.open(ctx)
	if err != nil {
		return err
	}
	defer d.Close()
	n, err := history.Verify(ctx, d.Client())
	if err != nil {
		return err
	}
	if a.Against != "" {
		text, err := os.ReadFile(a.Against)
		var ends []history.End
		if err == nil {
			err = json.Unmarshal(text, &ends)
		}
		if err != nil {
			return fault.Wrap(err, fault.BadUserInput, fmt.Sprintf("%s cannot be read as chain ends: --against wants a file that --save wrote", a.Against),
				fmt.Sprintf("无法从 %s 读取链尾：--against 须为 --save 写出的文件", a.Against))
		}
		if err := history.VerifyEnds(ctx, d.Client(), ends); err != nil {
			return err
		}
	}
	if a.Save != "" {
		ends, err := history.Ends(ctx, d.Client())
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
	}
	_, err = fmt.Fprintf(out, "%d events, every link holds\n", n)
	return err
}
