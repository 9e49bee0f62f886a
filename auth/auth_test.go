package auth

import (
	"context"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"encoding/base64"
	"encoding/json"
	"encoding/pem"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"entgo.io/ent/dialect"
	"github.com/go-jose/go-jose/v4"

	"jiedui/db"
	"jiedui/db/dbtest"
	"jiedui/db/reference"
	"jiedui/ent/coordinator"
	"jiedui/ent/county"
	"jiedui/ent/prefecture"
	"jiedui/ent/province"
	"jiedui/fault"
	"jiedui/rule"
	"jiedui/viewer"
)

func TestSettingsThatContradictAreRefused(t *testing.T) {
	t.Parallel()
	key := newKey(t)
	for _, c := range []struct {
		name   string
		config Config
		ok     bool
	}{
		{"nothing", Config{}, true},
		{"key", Config{Key: key}, true},
		{"issuer", Config{Issuer: "https://id.example.org/realm", Audience: "jiedui"}, true},
		{"issuer on this machine", Config{Issuer: "http://127.0.0.1:9000", Audience: "jiedui"}, true},
		{"issuer on this machine by name", Config{Issuer: "http://localhost:9000", Audience: "jiedui"}, true},
		{"issuer without TLS", Config{Issuer: "http://id.example.org", Audience: "jiedui"}, false},
		{"issuer without host", Config{Issuer: "https:///realm", Audience: "jiedui"}, false},
		{"issuer that is not a URL", Config{Issuer: "id.example.org", Audience: "jiedui"}, false},
		{"issuer without audience", Config{Issuer: "https://id.example.org"}, false},
		{"audience without issuer", Config{Audience: "jiedui"}, false},
		{"issuer and key", Config{Issuer: "https://id.example.org", Audience: "jiedui", Key: key}, false},
		{"short key", Config{Key: key[:32]}, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if _, err := New(c.config); c.ok != (err == nil) || err != nil && !fault.Is(err, fault.BadUserInput) {
				t.Errorf("New gave %v", err)
			}
		})
	}
}

func TestValidTokensAreAccepted(t *testing.T) {
	t.Parallel()
	key := newKey(t)
	for name, changes := range map[string]map[string]any{
		"plain":                       nil,
		"one of several audiences":    {"aud": []string{"another", LocalAudience}},
		"no nbf and no iat":           {"nbf": nil, "iat": nil},
		"clock ahead by a minute":     {"nbf": start.Add(time.Minute).Unix(), "iat": start.Add(time.Minute).Unix()},
		"a second before it expires":  {"exp": start.Unix() + 1},
		"claims that we do not know":  {"name": "某人", "scope": "openid", "_claim_names": map[string]string{}},
		"times with a fraction":       {"iat": float64(start.Unix()) - 0.5, "nbf": float64(start.Unix()) - 0.5},
		"issued long ago, still good": {"iat": 1},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			a, _ := newAuthenticator(t, Config{Key: key})
			accepts(t, a, signToken(t, jose.EdDSA, key, claims(LocalIssuer, LocalAudience, changes)))
		})
	}
}

// unsigned puts a token together by hand.
func unsigned(header, payload any, signature string) string {
	encode := func(v any) string {
		text, err := json.Marshal(v)
		if err != nil {
			panic(err)
		}
		return base64.RawURLEncoding.EncodeToString(text)
	}
	return encode(header) + "." + encode(payload) + "." + signature
}

func TestInvalidTokensAreRefused(t *testing.T) {
	t.Parallel()
	key := newKey(t)
	ec, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	der, err := x509.MarshalPKIXPublicKey(key.Public())
	if err != nil {
		t.Fatal(err)
	}
	public := pem.EncodeToMemory(&pem.Block{Type: "PUBLIC KEY", Bytes: der})
	changed := func(changes map[string]any) string {
		return signToken(t, jose.EdDSA, key, claims(LocalIssuer, LocalAudience, changes))
	}
	good := claims(LocalIssuer, LocalAudience, nil)
	token := changed(nil)
	parts := strings.Split(token, ".")
	embedded, err := jose.NewSigner(jose.SigningKey{Algorithm: jose.EdDSA, Key: newKey(t)}, &jose.SignerOptions{EmbedJWK: true})
	if err != nil {
		t.Fatal(err)
	}
	payload, err := json.Marshal(good)
	if err != nil {
		t.Fatal(err)
	}
	own, err := embedded.Sign(payload)
	if err != nil {
		t.Fatal(err)
	}
	compactOwn, err := own.CompactSerialize()
	if err != nil {
		t.Fatal(err)
	}
	both, err := jose.NewMultiSigner([]jose.SigningKey{{Algorithm: jose.EdDSA, Key: key}, {Algorithm: jose.ES256, Key: ec}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	twice, err := both.Sign(payload)
	if err != nil {
		t.Fatal(err)
	}

	for name, c := range map[string]struct{ token, say string }{
		"nothing":                        {"", "not a signed JWT"},
		"garbage":                        {"garbage", "not a signed JWT"},
		"three parts of garbage":         {"a.b.c", "not accepted"},
		"an id that is no text":          {changed(map[string]any{"jti": 7}), "jti"},
		"an id that is too long":         {changed(map[string]any{"jti": strings.Repeat("x", 501)}), "jti"},
		"an id with a control character": {changed(map[string]any{"jti": "a\x00"}), "jti"},
		"blanks around":                  {" " + token + "\n", "not a signed JWT"},
		"no signature":                   {parts[0] + "." + parts[1] + ".", "not a signed JWT"},
		"over 8 KiB":                     {changed(map[string]any{"more": strings.Repeat("x", 8<<10)}), "not a signed JWT"},
		"JWS as JSON":                    {twice.FullSerialize(), "not a signed JWT"},
		"alg none":                       {unsigned(map[string]any{"alg": "none"}, good, ""), "not a signed JWT"},
		"alg none with a signature":      {unsigned(map[string]any{"alg": "none"}, good, parts[2]), "not accepted"},
		"alg None":                       {unsigned(map[string]any{"alg": "None"}, good, parts[2]), "not accepted"},
		"no alg":                         {unsigned(map[string]any{"typ": "JWT"}, good, parts[2]), "not accepted"},
		"HS256 by the public key":        {signToken(t, jose.HS256, []byte(key.Public().(ed25519.PublicKey)), good), "not accepted"},
		"HS256 by the public key's PEM":  {signToken(t, jose.HS256, public, good), "not accepted"},
		"HS256 by the public key's DER":  {signToken(t, jose.HS256, der, good), "not accepted"},
		"key of another":                 {signToken(t, jose.EdDSA, newKey(t), good), "not accepted"},
		"key of another kind":            {signToken(t, jose.ES256, ec, good), "not accepted"},
		"key in the token":               {compactOwn, "not accepted"},
		"critical extension":             {unsigned(map[string]any{"alg": "EdDSA", "crit": []string{"x"}, "x": 1}, good, parts[2]), "not accepted"},
		"other claims, same signature":   {unsigned(map[string]any{"alg": "EdDSA"}, claims(LocalIssuer, LocalAudience, map[string]any{"sub": "admin"}), parts[2]), "not accepted"},
		"another issuer":                 {changed(map[string]any{"iss": "https://id.example.org"}), "signed by jiedui"},
		"no issuer":                      {changed(map[string]any{"iss": nil}), "not accepted"},
		"another audience":               {changed(map[string]any{"aud": "another"}), "for the audience jiedui"},
		"no audience":                    {changed(map[string]any{"aud": nil}), "not accepted"},
		"audiences of others":            {changed(map[string]any{"aud": []string{"another", "jiedui2"}}), "not accepted"},
		"expired":                        {changed(map[string]any{"exp": start.Unix()}), "expired: get a new one"},
		"expired long ago":               {changed(map[string]any{"exp": 0}), "expired"},
		"no expiry":                      {changed(map[string]any{"exp": nil}), "never expires"},
		"expiry that is not a number":    {changed(map[string]any{"exp": "tomorrow"}), "not accepted"},
		"nbf to come":                    {changed(map[string]any{"nbf": start.Add(61 * time.Second).Unix()}), "not valid yet"},
		"nbf far off":                    {changed(map[string]any{"nbf": start.Add(time.Hour).Unix()}), "not valid yet"},
		"nbf that is not a number":       {changed(map[string]any{"nbf": []int{1}}), "not accepted"},
		"iat to come":                    {changed(map[string]any{"iat": start.Add(61 * time.Second).Unix()}), "not valid yet"},
		"no subject":                     {changed(map[string]any{"sub": nil}), "sub"},
		"empty subject":                  {changed(map[string]any{"sub": ""}), "sub"},
		"subject of 201 bytes":           {changed(map[string]any{"sub": strings.Repeat("x", 201)}), "1 to 200"},
		"subject that is not text":       {changed(map[string]any{"sub": 7}), "not accepted"},
		"subject with NUL":               {changed(map[string]any{"sub": "some\x00body"}), "sub"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			a, _ := newAuthenticator(t, Config{Key: key})
			_, err := a.Viewer(t.Context(), c.token)
			f, ok := errors.AsType[*fault.Error](err)
			if !ok || f.Code != fault.Unauthenticated || !strings.Contains(f.Message.EN, c.say) || f.Message.ZH == "" {
				t.Fatalf("gave %v, want UNAUTHENTICATED with %q", err, c.say)
			}
			if c.token != "" && strings.Contains(f.Error(), c.token) {
				t.Errorf("the error repeats the token: %v", f)
			}
		})
	}
}

// A server without an issuer says so, whatever the token.
func TestServerWithoutIssuerRefusesAllTokens(t *testing.T) {
	t.Parallel()
	a, _ := newAuthenticator(t, Config{})
	token, err := Sign(newKey(t), "somebody", time.Hour)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := a.Viewer(t.Context(), token); !fault.Is(err, fault.Unauthenticated) || !strings.Contains(err.Error(), "no issuer") {
		t.Errorf("gave %v", err)
	}
}

// With a provider, tokens of the server's own key are refused.
func TestProviderExcludesTokensOfTheLocalKey(t *testing.T) {
	t.Parallel()
	key := newKey(t)
	p := startProvider(t, publicKey("a", newKey(t).Public()))
	a, _ := newAuthenticator(t, p.config())
	refuses(t, a, signToken(t, jose.EdDSA, key, claims(LocalIssuer, LocalAudience, nil)), fault.Unauthenticated)
}

// Keys that an issuer publishes for other purposes are not used.
func TestKeysForOtherPurposesAreNotUsed(t *testing.T) {
	t.Parallel()
	ed := newKey(t)
	p256, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	p384, err := ecdsa.GenerateKey(elliptic.P384(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	rsaKey, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		t.Fatal(err)
	}
	short, err := rsa.GenerateKey(rand.Reader, 1024)
	if err != nil {
		t.Fatal(err)
	}
	secret := []byte(strings.Repeat("s", 64))
	for _, c := range []struct {
		name      string
		published jose.JSONWebKey
		algorithm jose.SignatureAlgorithm
		key       any
		ok        bool
	}{
		{"EdDSA", publicKey("k", ed.Public()), jose.EdDSA, ed, true},
		{"ES256", publicKey("k", p256.Public()), jose.ES256, p256, true},
		{"RS256", publicKey("k", rsaKey.Public()), jose.RS256, rsaKey, true},
		{"RS256 of a key for signatures", jose.JSONWebKey{Key: rsaKey.Public(), Use: "sig", Algorithm: "RS256"}, jose.RS256, rsaKey, true},
		{"RS256 of a key for encryption", jose.JSONWebKey{Key: rsaKey.Public(), Use: "enc"}, jose.RS256, rsaKey, false},
		{"RS256 of a key for PS256", jose.JSONWebKey{Key: rsaKey.Public(), Algorithm: "PS256"}, jose.RS256, rsaKey, false},
		{"PS256", publicKey("k", rsaKey.Public()), jose.PS256, rsaKey, false},
		{"RS512", publicKey("k", rsaKey.Public()), jose.RS512, rsaKey, false},
		{"short RSA", publicKey("k", short.Public()), jose.RS256, short, false},
		{"ES384", publicKey("k", p384.Public()), jose.ES384, p384, false},
		{"HS256", jose.JSONWebKey{Key: secret, KeyID: "k"}, jose.HS256, secret, false},
		{"HS256 by the public key", publicKey("k", rsaKey.Public()), jose.HS256, x509.MarshalPKCS1PublicKey(&rsaKey.PublicKey), false},
		{"private key", jose.JSONWebKey{Key: ed}, jose.EdDSA, ed, false},
		{"another kind than the issuer's", publicKey("k", ed.Public()), jose.RS256, rsaKey, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			p := startProvider(t, c.published)
			a, _ := newAuthenticator(t, p.config())
			token := p.sign(t, c.algorithm, c.key, nil)
			if c.ok {
				accepts(t, a, token)
			} else {
				refuses(t, a, token, fault.Unauthenticated)
			}
		})
	}
}

var seeded = dbtest.Template{Name: "seeded", Build: func(ctx context.Context, d *db.DB) error {
	if _, err := db.Migrate(ctx, d, db.Migrations); err != nil {
		return err
	}
	_, err := reference.Load(ctx, d.Client(), nil)
	return err
}}

// addCoordinator adds a coordinator without the rules on who may do that.
func addCoordinator(t *testing.T, d *db.DB, subject string, role viewer.Role) int {
	t.Helper()
	var id int
	err := d.QueryRowContext(t.Context(), `INSERT INTO coordinators (created_at, updated_at, name, search_text, subject, role)
		VALUES (CURRENT_TIMESTAMP, CURRENT_TIMESTAMP, '某人', '', $1, $2) RETURNING id`, subject, role).Scan(&id)
	if err != nil {
		t.Fatal(err)
	}
	return id
}

// addScope gives a coordinator the first n regions of a table, and returns their ids.
func addScope(t *testing.T, d *db.DB, coordinator int, kind, regions string, n int) []int {
	t.Helper()
	rows, err := d.QueryContext(t.Context(), fmt.Sprintf(`INSERT INTO coordinator_%[2]s (coordinator_id, %[1]s_id)
		SELECT $1, id FROM %[2]s ORDER BY id LIMIT $2 RETURNING %[1]s_id`, kind, regions), coordinator, n)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	var ids []int
	for rows.Next() {
		var id int
		if err := rows.Scan(&id); err != nil {
			t.Fatal(err)
		}
		ids = append(ids, id)
	}
	if err := rows.Err(); err != nil || len(ids) != n {
		t.Fatalf("%d %s, %v", len(ids), regions, err)
	}
	return ids
}

// countiesBelow returns the ids of the counties of a coordinator's provinces and prefectures.
func countiesBelow(t *testing.T, d *db.DB, id int) []int {
	t.Helper()
	of := coordinator.ID(id)
	return d.Client().County.Query().Where(county.Or(
		county.HasProvinceWith(province.HasCoordinatorsWith(of)), county.HasPrefectureWith(prefecture.HasCoordinatorsWith(of)),
	)).Order(county.ByID()).IDsX(rule.System(t.Context()))
}

func TestViewerHasRoleAndScopeOfTheCoordinator(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		d, counter := dbtest.OpenCounted(t, dialectName, seeded)
		key := newKey(t)
		a, err := New(Config{Key: key, Client: d.Client()})
		if err != nil {
			t.Fatal(err)
		}
		find := func(subject string) *viewer.Viewer {
			t.Helper()
			token, err := Sign(key, subject, time.Minute)
			if err != nil {
				t.Fatal(err)
			}
			var v *viewer.Viewer
			if n := counter.Count(func() { v, err = a.Viewer(t.Context(), token) }); err != nil || n != 1 {
				t.Fatalf("%s: %v after %d statements, want 1", subject, err, n)
			}
			return v
		}
		check := func(want viewer.Viewer) {
			t.Helper()
			if got := find(want.Subject); !reflect.DeepEqual(*got, want) {
				t.Errorf("gave %+v, want %+v", *got, want)
			}
		}

		check(viewer.Viewer{Subject: "nobody"})
		check(viewer.Viewer{Subject: "' OR '1' = '1"})

		admin := addCoordinator(t, d, "管理员", viewer.Admin)
		check(viewer.Viewer{ID: admin, Subject: "管理员", Role: viewer.Admin})

		local := addCoordinator(t, d, "local", viewer.Coordinator)
		counties := addScope(t, d, local, "county", "counties", 2)
		check(viewer.Viewer{ID: local, Subject: "local", Role: viewer.Coordinator, Counties: counties})

		wide := addCoordinator(t, d, "wide", viewer.Reviewer)
		check(viewer.Viewer{
			ID: wide, Subject: "wide", Role: viewer.Reviewer,
			Provinces:   addScope(t, d, wide, "province", "provinces", 3),
			Prefectures: addScope(t, d, wide, "prefecture", "prefectures", 2),
			Counties:    addScope(t, d, wide, "county", "counties", 4),

			CountiesBelow: countiesBelow(t, d, wide),
		})

		addCoordinator(t, d, "former", viewer.Admin)
		if _, err := d.ExecContext(t.Context(), "UPDATE coordinators SET active = false WHERE subject = 'former'"); err != nil {
			t.Fatal(err)
		}
		check(viewer.Viewer{Subject: "former"})

		// rights that are taken away are gone at once
		for _, change := range []struct {
			statement string
			want      viewer.Viewer
		}{
			{
				"UPDATE coordinators SET role = 'ANALYST' WHERE subject = 'local'",
				viewer.Viewer{ID: local, Subject: "local", Role: viewer.Analyst, Counties: counties},
			},
			{
				"DELETE FROM coordinator_counties",
				viewer.Viewer{ID: local, Subject: "local", Role: viewer.Analyst},
			},
			{
				"DELETE FROM coordinators WHERE subject = 'local'",
				viewer.Viewer{Subject: "local"},
			},
		} {
			if _, err := d.ExecContext(t.Context(), change.statement); err != nil {
				t.Fatal(err)
			}
			check(change.want)
		}
	})
}

// If the database does not answer, the token is not blamed.
func TestViewerIsUnavailableWithoutDatabase(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		d := dbtest.Open(t, dialectName, dbtest.Template{}) // without tables
		key := newKey(t)
		a, err := New(Config{Key: key, Client: d.Client()})
		if err != nil {
			t.Fatal(err)
		}
		token, err := Sign(key, "somebody", time.Minute)
		if err != nil {
			t.Fatal(err)
		}
		if v, err := a.Viewer(t.Context(), token); !fault.Is(err, fault.Unavailable) {
			t.Errorf("gave %v, %v", v, err)
		}
	})
}

// A clock that is set ahead or back refuses tokens with a word on the clock, and takes them again when it is right.
func TestTokensStandAMovedClock(t *testing.T) {
	t.Parallel()
	d := dbtest.Open(t, dialect.SQLite, seeded)
	key := newKey(t)
	a, err := New(Config{Key: key, Client: d.Client()})
	if err != nil {
		t.Fatal(err)
	}
	addCoordinator(t, d, "联络员", viewer.Coordinator)
	token, err := Sign(key, "联络员", time.Hour)
	if err != nil {
		t.Fatal(err)
	}
	var moved time.Duration
	a.now = func() time.Time { return time.Now().Add(moved) }
	for _, c := range []struct {
		moved time.Duration
		says  string // empty: taken
	}{
		{0, ""},
		{30 * time.Minute, ""},
		{2 * time.Hour, "expired"},
		{365 * 24 * time.Hour, "expired"},
		{0, ""},
		{-30 * time.Second, ""},
		{-2 * time.Hour, "clock"},
		{-365 * 24 * time.Hour, "clock"},
		{0, ""},
	} {
		moved = c.moved
		v, err := a.Viewer(t.Context(), token)
		switch {
		case c.says == "":
			if err != nil || v.Role != viewer.Coordinator {
				t.Errorf("moved by %s: %+v, %v", c.moved, v, err)
			}
		case !fault.Is(err, fault.Unauthenticated) || !strings.Contains(err.Error(), c.says):
			t.Errorf("moved by %s: %v, want %q", c.moved, err, c.says)
		}
	}
}
