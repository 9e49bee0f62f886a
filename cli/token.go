package cli

import (
	"context"
	"fmt"
	"io"
	"os"
	"time"

	"jiedui/auth"
	"jiedui/db"
	"jiedui/fault"
	"jiedui/viewer"
)

// Token prints a token of the signing key.
type Token struct {
	Subject string        `required:"" help:"Subject of the coordinator, such as demo:admin."`
	TTL     time.Duration `default:"1h" help:"How long the token is good: 1s to 720h. Default: ${default}."`
}

// Run prints the token.
func (t *Token) Run(ctx context.Context, s *Settings, out io.Writer, warnings errorWriter) error {
	path := s.KeyFile()
	if path == "" {
		return fault.New(fault.BadUserInput, "there is no signing key: name its file with --signing-key", "没有签名密钥：请用 --signing-key 指定其文件")
	}
	key, err := auth.LoadKey(path, true)
	if err != nil {
		return err
	}
	token, err := auth.Sign(key, t.Subject, t.TTL)
	if err != nil {
		return err
	}
	if _, err := fmt.Fprintln(out, token); err != nil {
		return err
	}
	if warning := t.unknown(ctx, s); warning != nil {
		_, err = fmt.Fprintln(warnings, "jiedui:", warning.Message.In(Language()))
	}
	return err
}

// unknown returns a warning if no coordinator has the subject, else nil. The token is valid all the same, because the
// coordinator can be added later.
func (t *Token) unknown(ctx context.Context, s *Settings) *fault.Error {
	v, err := t.lookUp(ctx, s)
	switch {
	case err != nil:
		return fault.Wrap(err, fault.DatabaseUnavailable,
			fmt.Sprintf("whether a coordinator has the subject %q cannot be looked up: %s", t.Subject, Describe(err, "en")),
			fmt.Sprintf("无法查询是否有联络员使用 subject “%s”：%s", t.Subject, Describe(err, "zh")))
	case v.ID == 0:
		return fault.New(fault.NotFound,
			fmt.Sprintf("no active coordinator has the subject %q: the token is refused for changes until one has; add one with jiedui coordinator add", t.Subject),
			fmt.Sprintf("没有在用的联络员使用 subject “%s”：该令牌暂不能用于变更；可用 jiedui coordinator add 添加", t.Subject))
	}
	return nil
}

func (t *Token) lookUp(ctx context.Context, s *Settings) (*viewer.Viewer, error) {
	if file := db.File(s.Database); file != "" { // opening a missing file would create it
		if _, err := os.Stat(file); err != nil {
			return nil, err
		}
	}
	d, err := s.open(ctx)
	if err != nil {
		return nil, err
	}
	defer d.Close()
	return auth.Lookup(ctx, d.Client(), t.Subject)
}
