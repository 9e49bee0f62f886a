package auth

import (
	"crypto/ed25519"
	"crypto/rand"
	"crypto/x509"
	"encoding/pem"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"time"

	"github.com/go-jose/go-jose/v4"
	"github.com/go-jose/go-jose/v4/jwt"

	"jiedui/fault"
)

// MaxTTL is the longest validity of a token of the server's own key.
const MaxTTL = 30 * 24 * time.Hour

const maxKeyFile = 64 << 10 // bytes

// LoadKey reads an Ed25519 key from a PEM file (PKCS#8) that only its owner may read. With create it creates a missing
// file. Programs that do so at the same time get the same key. Every error is a fault.BadUserInput.
func LoadKey(path string, create bool) (ed25519.PrivateKey, error) {
	key, err := readKey(path)
	if !errors.Is(err, fs.ErrNotExist) {
		return key, err
	}
	if !create {
		return nil, fault.Wrap(err, fault.BadUserInput,
			fmt.Sprintf("there is no signing key at %s: name the file that the server uses", path),
			fmt.Sprintf("%s 处没有签名密钥：请指定服务所用的密钥文件", path))
	}
	if err := createKey(path); err != nil && !errors.Is(err, fs.ErrExist) {
		return nil, fault.Wrap(err, fault.BadUserInput,
			fmt.Sprintf("can't write the signing key %s: name a file in a directory that can be written to", path),
			fmt.Sprintf("无法写入签名密钥 %s：请指定可写目录中的文件", path))
	}
	return readKey(path)
}

// readKey returns the error of the file system if the file does not exist.
func readKey(path string) (ed25519.PrivateKey, error) {
	unreadable := func(err error) error {
		return fault.Wrap(err, fault.BadUserInput,
			fmt.Sprintf("can't read the signing key %s", path), fmt.Sprintf("无法读取签名密钥 %s", path))
	}
	file, err := os.Open(path) //nolint:gosec // G304: the person who starts the program names the file
	if errors.Is(err, fs.ErrNotExist) {
		return nil, err
	} else if err != nil {
		return nil, unreadable(err)
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return nil, unreadable(err)
	}
	if runtime.GOOS != "windows" && info.Mode().Perm()&0o077 != 0 { // on Windows the mode says nothing of others
		return nil, fault.New(fault.BadUserInput,
			fmt.Sprintf("others may read the signing key %s: make a new one, or run chmod 600 on it if nobody has read it", path),
			fmt.Sprintf("签名密钥 %s 可被他人读取：请重新生成，或确认未泄露后执行 chmod 600", path))
	}
	content, err := io.ReadAll(io.LimitReader(file, maxKeyFile))
	if err != nil {
		return nil, unreadable(err)
	}
	if block, _ := pem.Decode(content); block != nil && block.Type == "PRIVATE KEY" {
		if parsed, err := x509.ParsePKCS8PrivateKey(block.Bytes); err == nil {
			if key, ok := parsed.(ed25519.PrivateKey); ok {
				return key, nil
			}
		}
	}
	return nil, fault.New(fault.BadUserInput,
		fmt.Sprintf("%s holds no Ed25519 key: make one with openssl genpkey -algorithm ed25519", path),
		fmt.Sprintf("%s 不含 Ed25519 密钥：可用 openssl genpkey -algorithm ed25519 生成", path))
}

// LoadPublicKey reads the public part of an Ed25519 key from a PEM file, which has that part alone (PKIX) or the whole key.
// Every error is a fault.BadUserInput.
func LoadPublicKey(path string) (ed25519.PublicKey, error) {
	content, err := os.ReadFile(path) //nolint:gosec // G304: the person who starts the program names the file
	if err == nil {
		if block, _ := pem.Decode(content); block != nil && block.Type == "PUBLIC KEY" {
			if parsed, err := x509.ParsePKIXPublicKey(block.Bytes); err == nil {
				if key, ok := parsed.(ed25519.PublicKey); ok {
					return key, nil
				}
			}
		}
	}
	key, err := LoadKey(path, false)
	if err != nil {
		return nil, err
	}
	return key.Public().(ed25519.PublicKey), nil
}

// createKey returns fs.ErrExist if the file exists. The file appears only when it is complete: it is written under
// another name first, and a link, unlike a renaming, does not replace a file that another program has created in the
// meantime.
func createKey(path string) error {
	_, key, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		return err
	}
	der, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		return err
	}
	file, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+".*") // of mode 0600
	if err != nil {
		return err
	}
	defer os.Remove(file.Name())
	err = pem.Encode(file, &pem.Block{Type: "PRIVATE KEY", Bytes: der})
	if err == nil {
		err = file.Sync()
	}
	if err := errors.Join(err, file.Close()); err != nil {
		return err
	}
	return os.Link(file.Name(), path)
}

// Sign returns a token of the server's own key for a subject. ttl must be from a second to MaxTTL. Wrong input gives a
// fault.BadUserInput.
func Sign(key ed25519.PrivateKey, subject string, ttl time.Duration) (string, error) {
	if len(key) != ed25519.PrivateKeySize {
		return "", wrongKey()
	}
	if err := checkSubject(subject); err != nil {
		return "", fault.Wrap(err, fault.BadUserInput,
			fmt.Sprintf("the subject must have 1 to %d bytes and no control characters", maxSubject),
			fmt.Sprintf("主体须为 1 至 %d 字节，且不含控制字符", maxSubject))
	}
	if ttl < time.Second || ttl > MaxTTL {
		return "", fault.New(fault.BadUserInput,
			"a token is valid for 1s to 720h: choose a ttl in between", "令牌有效期须在 1s 与 720h 之间")
	}
	signer, err := jose.NewSigner(jose.SigningKey{Algorithm: jose.EdDSA, Key: key}, new(jose.SignerOptions).WithType("JWT"))
	if err != nil {
		return "", fmt.Errorf("sign a token: %w", err)
	}
	now := time.Now()
	token, err := jwt.Signed(signer).Claims(jwt.Claims{
		Issuer: LocalIssuer, Audience: jwt.Audience{LocalAudience}, Subject: subject, ID: rand.Text(),
		IssuedAt: jwt.NewNumericDate(now), NotBefore: jwt.NewNumericDate(now), Expiry: jwt.NewNumericDate(now.Add(ttl)),
	}).Serialize()
	if err != nil {
		return "", fmt.Errorf("sign a token: %w", err)
	}
	return token, nil
}

func wrongKey() error {
	return fault.New(fault.BadUserInput, "the signing key is not an Ed25519 key: name another file, and it is created", "签名密钥不是 Ed25519 密钥：请指定其他文件，程序将自动生成")
}
