package auth

import (
	"bytes"
	"crypto/ed25519"
	"crypto/rand"
	"log/slog"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/go-jose/go-jose/v4"
	"github.com/go-jose/go-jose/v4/jwt"

	"jiedui/db/dbtest"
	"jiedui/fault"
)

// logs has what all tests have logged.
var logs lockedBuffer

func TestMain(m *testing.M) {
	slog.SetDefault(slog.New(slog.NewJSONHandler(&logs, nil)))
	dbtest.Main(m)
}

type lockedBuffer struct {
	mu     sync.Mutex
	buffer bytes.Buffer
}

func (b *lockedBuffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.buffer.Write(p)
}

func (b *lockedBuffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.buffer.String()
}

// clock stands still until a test moves it.
type clock struct{ passed atomic.Int64 }

var start = time.Date(2026, 12, 1, 9, 0, 0, 0, time.UTC)

func (c *clock) now() time.Time          { return start.Add(time.Duration(c.passed.Load())) }
func (c *clock) advance(d time.Duration) { c.passed.Add(int64(d)) }

// claims are those of a valid token. A change of nil removes one.
func claims(issuer, audience string, changes map[string]any) map[string]any {
	all := map[string]any{
		"iss": issuer, "aud": audience, "sub": "somebody",
		"iat": start.Unix(), "nbf": start.Unix(), "exp": start.Add(24 * time.Hour).Unix(),
	}
	for name, value := range changes {
		if value == nil {
			delete(all, name)
		} else {
			all[name] = value
		}
	}
	return all
}

func signToken(t testing.TB, algorithm jose.SignatureAlgorithm, key any, claims map[string]any) string {
	t.Helper()
	signer, err := jose.NewSigner(jose.SigningKey{Algorithm: algorithm, Key: key}, nil)
	if err != nil {
		t.Fatal(err)
	}
	token, err := jwt.Signed(signer).Claims(claims).Serialize()
	if err != nil {
		t.Fatal(err)
	}
	return token
}

func newKey(t testing.TB) ed25519.PrivateKey {
	t.Helper()
	_, key, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	return key
}

// newAuthenticator returns an Authenticator with a clock of the test.
func newAuthenticator(t testing.TB, config Config) (*Authenticator, *clock) {
	t.Helper()
	a, err := New(config)
	if err != nil {
		t.Fatal(err)
	}
	c := new(clock)
	a.now = c.now
	return a, c
}

func accepts(t testing.TB, a *Authenticator, token string) {
	t.Helper()
	if who, err := a.verify(t.Context(), token); err != nil || who.subject != "somebody" {
		t.Errorf("a good token gave %q, %v", who.subject, err)
	}
}

func refuses(t testing.TB, a *Authenticator, token string, code fault.Code) {
	t.Helper()
	if who, err := a.verify(t.Context(), token); !fault.Is(err, code) {
		t.Errorf("gave %q, %v, want %s", who.subject, err, code)
	}
}
