package cli

import (
	"bufio"
	"bytes"
	"cmp"
	"context"
	"crypto/ed25519"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"

	"jiedui/auth"
	"jiedui/ent"
	"jiedui/fault"
	"jiedui/history"
)

// OpenAnchor opens the file of --anchor to append to it, and loads the key that signs.
func (s *ServeFlags) OpenAnchor(settings *Settings) (*os.File, ed25519.PrivateKey, error) {
	keyFile := cmp.Or(s.AnchorKey, settings.KeyFile())
	if keyFile == "" {
		return nil, nil, fault.New(fault.BadUserInput, "--anchor needs a key to sign with: name a file with --anchor-key, which is created if it does not exist",
			"--anchor 需要签名密钥：请用 --anchor-key 指定文件（不存在则新建）")
	}
	key, err := auth.LoadKey(keyFile, true)
	if err != nil {
		return nil, nil, err
	}
	file, err := os.OpenFile(s.Anchor, os.O_CREATE|os.O_APPEND|os.O_RDWR, 0o600)
	if err == nil {
		err = endLine(file)
	}
	if err != nil {
		return nil, nil, fault.Wrap(err, fault.BadUserInput, fmt.Sprintf("%s cannot be written", s.Anchor), fmt.Sprintf("无法写入 %s", s.Anchor))
	}
	return file, key, nil
}

// endLine ends the last line of a file, which a full disk or the end of a program may have cut off.
func endLine(file *os.File) error {
	info, err := file.Stat()
	if err != nil || !info.Mode().IsRegular() || info.Size() == 0 {
		return err
	}
	last := make([]byte, 1)
	if _, err := file.ReadAt(last, info.Size()-1); err != nil || last[0] == '\n' {
		return err
	}
	_, err = file.WriteString("\n")
	return err
}

// verifyAgainst proves that the history goes on from what a file has: ends that --save wrote, or anchors of a server.
// It returns how many anchors there are.
func (a *AuditVerify) verifyAgainst(ctx context.Context, s *Settings, client *ent.Client) (anchors int, err error) {
	file, err := os.Open(a.Against)
	if err != nil {
		return 0, a.unreadable(err)
	}
	defer file.Close()
	lines := bufio.NewReader(file)
	begin, err := lines.Peek(1)
	if err != nil && !errors.Is(err, io.EOF) {
		return 0, a.unreadable(err)
	}
	if !bytes.Equal(begin, []byte("[")) {
		return a.verifyAnchors(ctx, s, client, lines)
	}
	var ends []history.End
	if err := json.NewDecoder(lines).Decode(&ends); err != nil {
		return 0, a.unreadable(err)
	}
	return 0, history.VerifyEnds(ctx, client, ends)
}

// verifyAnchors reads anchors line by line, since a server appends to their file for years.
func (a *AuditVerify) verifyAnchors(ctx context.Context, s *Settings, client *ent.Client, lines *bufio.Reader) (n int, err error) {
	var key ed25519.PublicKey
	for {
		line, err := lines.ReadBytes('\n')
		if len(line) == 0 && errors.Is(err, io.EOF) && n > 0 {
			return n, nil
		}
		if err != nil && (len(line) == 0 || !errors.Is(err, io.EOF)) {
			return n, a.unreadable(err)
		}
		if bytes.HasPrefix(line, []byte(`{"at":`)) && !json.Valid(line) {
			continue // it was cut off when it was written, and says nothing
		}
		var anchor history.Anchor
		if err := json.Unmarshal(line, &anchor); err != nil {
			return n, a.unreadable(err)
		}
		if n++; n == 1 {
			if key, err = auth.LoadPublicKey(cmp.Or(a.AnchorKey, s.KeyFile())); err != nil {
				return n, err
			}
		}
		if !anchor.IsSignedBy(key) {
			return n, fault.New(fault.HistoryBroken,
				fmt.Sprintf("line %d of %s is not signed with this key: it was changed, or --anchor-key names another key than the server's", n, a.Against),
				fmt.Sprintf("%[2]s 第 %[1]d 行不是用此密钥签名的：该行被改动，或 --anchor-key 不是服务所用的密钥", n, a.Against))
		}
		if err := history.VerifyEnds(ctx, client, anchor.Ends); err != nil {
			return n, err
		}
	}
}

func (a *AuditVerify) unreadable(err error) error {
	return fault.Wrap(err, fault.BadUserInput,
		fmt.Sprintf("%s cannot be read as chain ends: --against wants a file that --save wrote, or that a server wrote with --anchor", a.Against),
		fmt.Sprintf("无法从 %s 读取链尾：--against 须为 --save 写出或服务以 --anchor 写出的文件", a.Against))
}
