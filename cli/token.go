package cli

import (
	"fmt"
	"io"
	"time"

	"jiedui/auth"
	"jiedui/fault"
)

// Token prints a token of the signing key.
type Token struct {
	Subject string        `required:"" help:"Subject of the coordinator, such as demo:admin."`
	TTL     time.Duration `default:"1h" help:"How long the token is good: 1s to 720h. Default: ${default}."`
}

// Run prints the token.
func (t *Token) Run(s *Settings, out io.Writer) error {
	path := s.KeyFile()
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
