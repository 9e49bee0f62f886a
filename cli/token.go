package cli

import (
	"context"
	"fmt"
	"io"
	"os"
	"time"

	"jiedui/auth"
	"jiedui/db"
	"jiedui/ent"
	"jiedui/fault"
	"jiedui/history"
	"jiedui/rule"
	"jiedui/verb"
	"jiedui/viewer"
)

// Token makes tokens and revokes them.
type Token struct {
	Sign   TokenSign   `cmd:"" default:"withargs" help:"Print a token of the server's own signing key, for development (when sign is left out)."`
	Revoke TokenRevoke `cmd:"" help:"Refuse a token, or all tokens of a subject that were issued until now."`
}

// TokenSign prints a token of the signing key.
type TokenSign struct {
	Subject string        `required:"" help:"Subject of the coordinator, such as demo:admin."`
	TTL     time.Duration `default:"1h" help:"How long the token is good: 1s to 720h. Default: ${default}."`
}

// Run prints the token.
func (t *TokenSign) Run(ctx context.Context, s *Settings, out io.Writer, warnings errorWriter) error {
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
func (t *TokenSign) unknown(ctx context.Context, s *Settings) *fault.Error {
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

func (t *TokenSign) lookUp(ctx context.Context, s *Settings) (*viewer.Viewer, error) {
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

// TokenRevoke refuses tokens from now on.
type TokenRevoke struct {
	TokenID *string `name:"token-id" xor:"which" required:"" placeholder:"JTI" help:"Id of one token: its jti. Join it with =, since an id may begin with a hyphen."`
	Subject *string `xor:"which" required:"" help:"Subject of tokens: all that were issued until now are refused. Who signs in anew gets good ones."`
	Reason  string  `required:"" help:"Why, for the history."`
}

// Run revokes the tokens on all servers that use the database.
func (r *TokenRevoke) Run(ctx context.Context, s *Settings, out io.Writer) error {
	d, err := s.open(ctx)
	if err != nil {
		return err
	}
	defer d.Close()
	var made *ent.TokenRevocation
	err = history.Transact(rule.System(ctx), d.Client(), func(ctx context.Context, client *ent.Client) error {
		made, err = verb.RevokeTokens(ctx, client, verb.RevokeTokensInput{TokenID: r.TokenID, Subject: r.Subject, Reason: r.Reason})
		return err
	})
	if err != nil {
		return err
	}
	if made.TokenID != nil {
		_, err = fmt.Fprintf(out, "refused from now on: the token %s\n", *made.TokenID)
	} else {
		_, err = fmt.Fprintf(out, "refused from now on: tokens of %s that were issued before %s\n", *made.Subject, made.RevokedAt.UTC().Format(time.RFC3339))
	}
	return err
}
