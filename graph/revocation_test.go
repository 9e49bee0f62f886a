package graph_test

import (
	"crypto/ed25519"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/go-jose/go-jose/v4"
	"github.com/go-jose/go-jose/v4/jwt"

	"jiedui/auth"
	"jiedui/db"
	"jiedui/db/dbtest"
	"jiedui/graph"
	"jiedui/verb"
)

// openTwice opens a database for two servers.
func openTwice(t *testing.T, dialectName string, template dbtest.Template) (one, two *db.DB) {
	t.Helper()
	url := dbtest.URL(t, dialectName, template)
	open := func() *db.DB {
		d, err := db.Open(t.Context(), url, db.Options{})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = d.Close() })
		return d
	}
	return open(), open()
}

// tokenID returns the id of a token.
func tokenID(t *testing.T, token string) string {
	t.Helper()
	payload, err := base64.RawURLEncoding.DecodeString(strings.Split(token, ".")[1])
	if err != nil {
		t.Fatal(err)
	}
	var claims struct{ JTI string }
	if err := json.Unmarshal(payload, &claims); err != nil || claims.JTI == "" {
		t.Fatal(err, claims)
	}
	return claims.JTI
}

// signIssued signs a token that was issued at some time, or does not say when.
func signIssued(key ed25519.PrivateKey, subject string, at *jwt.NumericDate) string {
	signer := mustGet(jose.NewSigner(jose.SigningKey{Algorithm: jose.EdDSA, Key: key}, nil))
	return mustGet(jwt.Signed(signer).Claims(jwt.Claims{
		Issuer: auth.LocalIssuer, Audience: jwt.Audience{auth.LocalAudience}, Subject: subject,
		IssuedAt: at, Expiry: jwt.NewNumericDate(time.Now().Add(time.Hour)),
	}).Serialize())
}

// A token that is revoked on one server is refused by all that share its database, at once. Of a subject, tokens that are
// issued later are good.
func TestRevokedTokensAreRefusedOnEveryServer(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		d1, d2 := openTwice(t, dialectName, people)
		here, there := employOn(t, d1, verb.Rights{}), employOn(t, d2, verb.Rights{})
		good := func(what, token string, want bool) {
			t.Helper()
			for _, o := range []office{here, there} {
				for _, url := range []string{o.url, o.closed} {
					a := o.send(url, "", `{ __typename }`, nil, "Authorization", "Bearer "+token)
					if refused := a.code() == "UNAUTHENTICATED"; refused == want || refused != strings.Contains(a.raw, "revoked") {
						t.Errorf("%s gives %s", what, a.raw)
					}
				}
			}
		}
		sign := func(subject string) string { return mustGet(auth.Sign(here.key, subject, time.Hour)) }
		stolen, kept := sign(western), sign(western)
		good("a token", stolen, true)

		input := object{"tokenID": tokenID(t, stolen), "reason": "设备遗失"}
		const shown = "tokenRevocation { id version tokenID subject reason }"
		first := here.do(admin, "revokeTokens", shown, input)
		good("a revoked token", stolen, false)
		good("another token of the subject", kept, true)
		if again := there.do(admin, "revokeTokens", shown, input); string(again.Data) != string(first.Data) || again.valueAt("tokenRevocation.tokenID") != input["tokenID"] {
			t.Errorf("%s, and again %s", first.Data, again.Data)
		}

		before := time.Now()
		all := object{"subject": western, "reason": "离职"}
		once := here.do(admin, "revokeTokens", shown, all)
		good("a token of a subject that was revoked", kept, false)
		good("a token that does not say when it was issued", signIssued(here.key, western, nil), false)
		good("a token that was issued later", signIssued(here.key, western, jwt.NewNumericDate(before.Add(10*time.Second))), true)
		good("a token of another subject", sign(eastern), true)
		good("an older token of another subject", signIssued(here.key, eastern, jwt.NewNumericDate(before.Add(-time.Minute))), true)
		if again := there.do(admin, "revokeTokens", shown, all); again.textAt("tokenRevocation.id") != once.textAt("tokenRevocation.id") || again.textAt("tokenRevocation.version") != "2" {
			t.Errorf("%s, and again %s", once.Data, again.Data)
		}
		strange := sign("no coordinator")
		there.do(admin, "revokeTokens", shown, object{"subject": "no coordinator", "reason": "未知"})
		good("a token of no coordinator", strange, false)

		for _, wrong := range []object{
			{"reason": "无"},
			{"tokenID": "a", "subject": "b", "reason": "都有"},
			{"tokenID": "a", "reason": " "},
			{"tokenID": "", "reason": "空"},
			{"subject": strings.Repeat("长", 100), "reason": "长"},
		} {
			here.refused(admin, "revokeTokens", wrong, "BAD_USER_INPUT", "")
		}
		here.refused(eastern, "revokeTokens", input, "FORBIDDEN", "only an admin")
		here.refused(reviewer, "revokeTokens", object{"tokenID": "x", "reason": "无权"}, "FORBIDDEN", "only an admin")

		list := here.query(admin, `{ tokenRevocations(where: {subject: "`+western+`"}) { totalCount edges { node { reason history { edges { node { actor action } } } } } } }`)
		if got := list.textAt("tokenRevocations.edges.0.node.history.edges"); list.textAt("tokenRevocations.totalCount") != "1" ||
			got != fmt.Sprintf("[map[node:map[action:UPDATE actor:%s]] map[node:map[action:CREATE actor:%[1]s]]]", admin) {
			t.Errorf("the list is %s", list.Data)
		}
		if got := here.query(reviewer, `{ auditEvents(where: {entity: "TokenRevocation"}) { totalCount } }`); got.textAt("auditEvents.totalCount") != "0" {
			t.Errorf("a reviewer reads %s", got.Data)
		}
		here.verified()
	})
}

// A revocation ends streams too: before the next event, and soon if there is none.
func TestRevocationEndsSubscriptions(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		d1, d2 := openTwice(t, dialectName, full)
		quiet := serveLive(t, d1, settings{graph: func(o *graph.Options) { o.Recheck = 10 * time.Millisecond }})
		busy := serveLive(t, d2, settings{graph: func(o *graph.Options) { o.Recheck = longerThanAnyTest }})
		here, _ := twoPairings(t, quiet.client)
		query := fmt.Sprintf(`subscription { pairingChanged(pairingID: %d) { pairing { id } %s } }`, here.pairing.ID, event)
		subscribe := func(s *liveServer, token string) client {
			c := dial(t, s, http.Header{"Authorization": {token}}, nil)
			c.subscribe(t, "1", query)
			s.subscribers(t, 1)
			return c
		}
		ends := func(c client) {
			t.Helper()
			if all, what := c.hear(t, "1", 1); what[0] != "UNAUTHENTICATED" {
				t.Errorf("the stream ends with %+v", all[0].Errors)
			}
			if m := c.receive(t); m.Type != "complete" {
				t.Errorf("then there is %s %s", m.Type, m.Payload)
			}
		}
		one, other := quiet.bearer(t, "demo:analyst:1", time.Hour), busy.bearer(t, "demo:analyst:1", time.Hour)
		idle, waiting := subscribe(quiet, one), subscribe(busy, other)
		busy.change(t, "demo:admin", fmt.Sprintf(`mutation { revokeTokens(input: {tokenID: %q, reason: "设备遗失"}) { __typename } }`, tokenID(t, one)))
		ends(idle)
		quiet.change(t, "demo:admin", `mutation { revokeTokens(input: {subject: "demo:analyst:1", reason: "设备遗失"}) { __typename } }`)
		busy.change(t, here.coordinator(), register(here, "项目"))
		ends(waiting)
	})
}
