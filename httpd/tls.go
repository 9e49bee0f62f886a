package httpd

import (
	"crypto/tls"
	"fmt"
	"log/slog"
	"os"
	"sync"
	"time"

	"jiedui/fault"
)

// certificate is the certificate of a server with its key. It is read again if one of the files changes, so that a
// renewed one is used without a restart.
type certificate struct {
	cert, key string

	mu     sync.Mutex
	loaded *tls.Certificate
	stamp  [2]fileStamp
}

// fileStamp identifies the version of a file that was read.
type fileStamp struct {
	modified time.Time
	size     int64
}

// loadCertificate reads the two PEM files.
func loadCertificate(cert, key string) (*certificate, error) {
	c := &certificate{cert: cert, key: key}
	if (cert == "") != (key == "") {
		return nil, fault.New(fault.BadUserInput, "--tls-cert and --tls-key go together: give both or neither",
			"--tls-cert 与 --tls-key 须同时设置，或都不设置")
	}
	if _, err := c.get(nil); err != nil {
		return nil, fault.Wrap(err, fault.BadUserInput,
			fmt.Sprintf("can't use the certificate %s with the key %s: give PEM files that belong together", cert, key),
			fmt.Sprintf("无法使用证书 %s 与密钥 %s：请提供相互匹配的 PEM 文件", cert, key))
	}
	return c, nil
}

// get returns the certificate as the files have it now. If they cannot be used, for example halfway through a renewal,
// it returns the last one.
func (c *certificate) get(*tls.ClientHelloInfo) (*tls.Certificate, error) {
	stamp, err := c.stamps()
	c.mu.Lock()
	defer c.mu.Unlock()
	if err == nil && c.loaded != nil && stamp == c.stamp {
		return c.loaded, nil
	}
	var renewed tls.Certificate
	if err == nil {
		renewed, err = tls.LoadX509KeyPair(c.cert, c.key)
	}
	switch {
	case err == nil:
		if c.loaded != nil {
			slog.Info("the TLS certificate was renewed", "file", c.cert, "until", renewed.Leaf.NotAfter)
		}
		c.loaded, c.stamp = &renewed, stamp
	case c.loaded == nil:
		return nil, err
	default:
		slog.Warn("cannot use the renewed TLS certificate: the last one is kept", "file", c.cert, "error", err)
		c.stamp = stamp // log it once for each change
	}
	return c.loaded, nil
}

func (c *certificate) stamps() (stamps [2]fileStamp, err error) {
	for n, path := range []string{c.cert, c.key} {
		info, err := os.Stat(path)
		if err != nil {
			return stamps, err
		}
		stamps[n] = fileStamp{info.ModTime(), info.Size()}
	}
	return stamps, nil
}

// config supports every client of the last ten years.
func (c *certificate) config() *tls.Config {
	return &tls.Config{MinVersion: tls.VersionTLS12, GetCertificate: c.get, NextProtos: []string{"h2", "http/1.1"}}
}
