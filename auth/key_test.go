package auth

import (
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"encoding/pem"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/go-jose/go-jose/v4"
	"github.com/go-jose/go-jose/v4/jwt"

	"jiedui/fault"
)

func TestKeyIsCreatedOnceAndPrivate(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "jiedui.key")
	if _, err := LoadKey(path, false); !fault.Is(err, fault.BadUserInput) || !strings.Contains(err.Error(), path) {
		t.Errorf("a file that is not there gave %v", err)
	}
	made, err := LoadKey(path, true)
	if err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if runtime.GOOS != "windows" && info.Mode() != 0o600 {
		t.Errorf("the file has mode %v", info.Mode())
	}
	for _, create := range []bool{false, true} {
		if key, err := LoadKey(path, create); err != nil || !key.Equal(made) {
			t.Errorf("loaded again: another key, or %v", err)
		}
	}
}

// Programs that start together get one key, and leave no other file.
func TestProgramsThatStartTogetherGetOneKey(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	keys := make([]ed25519.PrivateKey, 8)
	var together sync.WaitGroup
	for i := range keys {
		together.Go(func() {
			key, err := LoadKey(filepath.Join(dir, "jiedui.key"), true)
			if err != nil {
				t.Error(err)
			}
			keys[i] = key
		})
	}
	together.Wait()
	for _, key := range keys {
		if !key.Equal(keys[0]) {
			t.Error("the keys differ")
		}
	}
	if entries, err := os.ReadDir(dir); err != nil || len(entries) != 1 {
		t.Errorf("left %v, %v", entries, err)
	}
}

func TestKeyFilesThatCannotBeUsedAreRefused(t *testing.T) {
	t.Parallel()
	encode := func(key any) []byte {
		der, err := x509.MarshalPKCS8PrivateKey(key)
		if err != nil {
			t.Fatal(err)
		}
		return pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: der})
	}
	ec, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	good := encode(newKey(t))
	for _, c := range []struct {
		name    string
		content []byte
		mode    os.FileMode
		say     string
	}{
		{"readable by the group", good, 0o640, "chmod 600"},
		{"readable by all", good, 0o604, "chmod 600"},
		{"empty", nil, 0o600, "no Ed25519 key"},
		{"no PEM", []byte("secret"), 0o600, "no Ed25519 key"},
		{"cut off", good[:len(good)/2], 0o600, "no Ed25519 key"},
		{"another kind of key", encode(ec), 0o600, "no Ed25519 key"},
		{"another kind of PEM", pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: []byte("x")}), 0o600, "no Ed25519 key"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if runtime.GOOS == "windows" && c.mode != 0o600 {
				t.Skip("modes say nothing here")
			}
			path := filepath.Join(t.TempDir(), "jiedui.key")
			if err := os.WriteFile(path, c.content, 0o600); err != nil {
				t.Fatal(err)
			}
			if err := os.Chmod(path, c.mode); err != nil {
				t.Fatal(err)
			}
			_, err := LoadKey(path, true)
			if !fault.Is(err, fault.BadUserInput) || !strings.Contains(err.Error(), c.say) || !strings.Contains(err.Error(), path) {
				t.Errorf("gave %v", err)
			}
			if left, err := os.ReadFile(path); err != nil || string(left) != string(c.content) {
				t.Errorf("the file was changed: %v", err)
			}
		})
	}
	t.Run("no such directory", func(t *testing.T) {
		t.Parallel()
		if _, err := LoadKey(filepath.Join(t.TempDir(), "none", "jiedui.key"), true); !fault.Is(err, fault.BadUserInput) {
			t.Errorf("gave %v", err)
		}
	})
	t.Run("a directory", func(t *testing.T) {
		t.Parallel()
		if _, err := LoadKey(t.TempDir(), true); !fault.Is(err, fault.BadUserInput) {
			t.Errorf("gave %v", err)
		}
	})
}

func TestSignedTokensAreAcceptedUntilTheyExpire(t *testing.T) {
	t.Parallel()
	key := newKey(t)
	for _, c := range []struct {
		name    string
		key     ed25519.PrivateKey
		subject string
		ttl     time.Duration
		ok      bool
	}{
		{"an hour", key, "somebody", time.Hour, true},
		{"30 days", key, "somebody", MaxTTL, true},
		{"a second", key, "联络员", time.Second, true},
		{"200 bytes", key, strings.Repeat("x", 200), time.Hour, true},
		{"no time", key, "somebody", 0, false},
		{"less than no time", key, "somebody", -time.Hour, false},
		{"less than a second", key, "somebody", time.Second - 1, false},
		{"more than 30 days", key, "somebody", MaxTTL + 1, false},
		{"nobody", key, "", time.Hour, false},
		{"201 bytes", key, strings.Repeat("x", 201), time.Hour, false},
		{"a line break", key, "some\nbody", time.Hour, false},
		{"no key", nil, "somebody", time.Hour, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			token, err := Sign(c.key, c.subject, c.ttl)
			if !c.ok {
				if !fault.Is(err, fault.BadUserInput) || token != "" {
					t.Errorf("gave %q, %v", token, err)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			a, err := New(Config{Key: key})
			if err != nil {
				t.Fatal(err)
			}
			parsed, err := jwt.ParseSigned(token, []jose.SignatureAlgorithm{jose.EdDSA})
			if err != nil {
				t.Fatal(err)
			}
			var got jwt.Claims
			if err := parsed.Claims(key.Public(), &got); err != nil {
				t.Fatal(err)
			}
			if got.ID == "" || got.NotBefore == nil || got.Expiry.Time().Sub(got.IssuedAt.Time()) != c.ttl {
				t.Errorf("claims %+v", got)
			}
			a.now = got.IssuedAt.Time
			if who, err := a.verify(t.Context(), token); err != nil || who.subject != c.subject {
				t.Errorf("accepted as %q, %v", who.subject, err)
			}
			a.now = got.Expiry.Time
			if _, err := a.verify(t.Context(), token); !fault.Is(err, fault.Unauthenticated) {
				t.Errorf("after ttl: %v", err)
			}
		})
	}
}
