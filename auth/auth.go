// Package auth finds out who is calling: it verifies the bearer token of a request, which an OIDC provider has signed
// or, for development, a key of the server's own, and looks its subject up among the coordinators.
package auth

import (
	"context"
	"crypto/ed25519"
	"crypto/sha256"
	"errors"
	"fmt"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode"

	"github.com/coreos/go-oidc/v3/oidc"
	"github.com/go-jose/go-jose/v4/jwt"

	"jiedui/ent"
	"jiedui/fault"
	"jiedui/viewer"
)

const (
	// LocalIssuer is that of the tokens that the server's own key signs.
	LocalIssuer = "jiedui"
	// LocalAudience is that of the same tokens.
	LocalAudience = "jiedui"

	maxToken   = 8 << 10 // bytes
	maxSubject = 200     // bytes, as of Coordinator.subject
	// leeway is how far the clock of an issuer may be ahead of ours. None is given to the expiry.
	leeway = time.Minute
)

// Config of an Authenticator. With neither Issuer nor Key every token is refused.
type Config struct {
	// Issuer is the URL of an OIDC provider, exactly as in its tokens; https unless it is on this machine.
	Issuer string
	// Audience is what the provider's tokens for this server carry; it goes with Issuer.
	Audience string
	// Key is the server's own, for development; it does not go with Issuer, so that no file on a disk can give rights
	// which the provider has not given.
	Key ed25519.PrivateKey
	// Client finds the coordinators.
	Client *ent.Client
}

// Authenticator tells who is calling.
type Authenticator struct {
	issuer, audience string // empty: every token is refused
	algorithms       []string
	local            *keySet   // else provider
	provider         *provider // else local
	client           *ent.Client
	now              func() time.Time
}

// Validate refuses an issuer that can be none, with a fault.BadUserInput.
func (c Config) Validate() error {
	if (c.Issuer == "") != (c.Audience == "") {
		return fault.New(fault.BadUserInput,
			"the issuer and the audience go together: give both or neither",
			"签发方与受众须同时设置，或都不设置")
	}
	if c.Issuer == "" {
		return nil
	}
	if u, err := url.Parse(c.Issuer); err != nil || !secure(u) {
		return fault.New(fault.BadUserInput,
			fmt.Sprintf("the issuer %q must be the https URL of an OIDC provider (http only on this machine)", c.Issuer),
			fmt.Sprintf("签发方 %q 须为 OIDC 服务的 https 网址（仅本机可用 http）", c.Issuer))
	}
	return nil
}

// ErrTwoSources refuses tokens of an issuer beside those of a key.
func ErrTwoSources() *fault.Error {
	return fault.New(fault.BadUserInput,
		"an issuer and a signing key do not go together: tokens come either from the issuer or from the key",
		"签发方与签名密钥不能同时设置：令牌只能来自其中之一")
}

// New asks nobody yet: the provider is asked for its keys when the first token comes. What does not go together gives a
// fault.BadUserInput.
func New(c Config) (*Authenticator, error) {
	if c.Issuer != "" && c.Key != nil {
		return nil, ErrTwoSources()
	}
	if err := c.Validate(); err != nil {
		return nil, err
	}
	a := &Authenticator{client: c.Client, now: time.Now}
	switch {
	case c.Issuer != "":
		a.issuer, a.audience = c.Issuer, c.Audience
		a.algorithms = []string{oidc.EdDSA, oidc.ES256, oidc.RS256}
		a.provider = newProvider(c.Issuer, func() time.Time { return a.now() })
	case c.Key != nil:
		if len(c.Key) != ed25519.PrivateKeySize {
			return nil, wrongKey()
		}
		a.issuer, a.audience = LocalIssuer, LocalAudience
		a.algorithms = []string{oidc.EdDSA}
		a.local = newKeySet(time.Time{}, c.Key.Public())
	}
	return a, nil
}

// Reach asks the provider for its keys, so that it is seen at the start when it does not answer. Without a provider there
// is nothing to reach.
func (a *Authenticator) Reach(ctx context.Context) error {
	if a.provider == nil {
		return nil
	}
	_, err := a.provider.keys(ctx)
	return err
}

// Viewer verifies a token, without the word Bearer, and looks its subject up; a subject that is no
// coordinator, or none any more, gives a viewer without ID and role. Nothing of a coordinator is kept, so that rights
// taken away count at once. Every error is a *fault.Error: UNAUTHENTICATED for a token that is refused, UNAVAILABLE when
// that can't be told now.
func (a *Authenticator) Viewer(ctx context.Context, bearer string) (*viewer.Viewer, error) {
	subject, err := a.verify(ctx, bearer)
	if err != nil {
		return nil, err
	}
	v, err := a.lookup(ctx, subject)
	if err != nil {
		return nil, fault.Wrap(err, fault.Unavailable,
			"the coordinators can't be looked up now: try again in a few seconds", "暂时无法查询联络员，请稍后重试")
	}
	return v, nil
}

// compact is the form of a signed JWT with a signature in it. The library also reads JWS as JSON, which no token is.
var compact = regexp.MustCompile(`^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+$`)

// verify gives the subject of a token.
func (a *Authenticator) verify(ctx context.Context, raw string) (string, error) {
	if a.issuer == "" {
		return "", fault.New(fault.Unauthenticated,
			"this server has no issuer and so accepts no token: call without one, or have the server set up with --issuer or --signing-key",
			"本服务未设置签发方，不接受任何令牌：请不带令牌访问，或为服务设置 --issuer 或 --signing-key")
	}
	if len(raw) > maxToken || !compact.MatchString(raw) {
		return "", fault.New(fault.Unauthenticated,
			fmt.Sprintf("the token is no signed JWT of at most %d KiB: send it whole, as the issuer gave it", maxToken>>10),
			fmt.Sprintf("令牌不是 %d KiB 以内的已签名 JWT：请原样完整发送签发方给出的令牌", maxToken>>10))
	}
	if err := checkForm(raw); err != nil {
		return "", a.refused(err)
	}
	token, err := a.signed(ctx, raw)
	switch {
	case fault.Is(err, fault.Unavailable):
		return "", err
	case err != nil:
		return "", a.refused(err)
	}
	return subject(token, a.now())
}

// refused tells what a token must be like; the cause goes to the log alone.
func (a *Authenticator) refused(cause error) error {
	return fault.Wrap(cause, fault.Unauthenticated,
		fmt.Sprintf("the token is not accepted: it must be signed by %s for the audience %s; get such a token", a.issuer, a.audience),
		fmt.Sprintf("令牌未被接受：须由 %s 为受众 %s 签发，请重新获取", a.issuer, a.audience))
}

// signed gives a token that the issuer has signed for our audience. When none of its keys fits it may have a new one:
// until the issuer was asked after the token came, nobody can tell, and the caller is to try again.
func (a *Authenticator) signed(ctx context.Context, raw string) (*oidc.IDToken, error) {
	if a.provider == nil {
		token, _, err := a.try(ctx, raw, a.local)
		return token, err
	}
	came := a.now()
	keys, err := a.provider.keys(ctx)
	if err != nil {
		return nil, err
	}
	token, unfit, err := a.try(ctx, raw, keys)
	if !unfit {
		return token, err
	}
	renewed, asked := a.provider.ask(ctx)
	if asked != nil {
		return nil, asked // a new key may well have signed it
	}
	if renewed != keys {
		token, unfit, err = a.try(ctx, raw, renewed)
	}
	if unfit && renewed.at.Before(came) {
		return nil, fault.Wrap(err, fault.Unavailable,
			"the token's key is not known yet: try again in a few seconds", "尚未获知该令牌的密钥，请稍后重试")
	}
	return token, err
}

// try also tells whether what is wrong is that no key fits.
func (a *Authenticator) try(ctx context.Context, raw string, keys *keySet) (*oidc.IDToken, bool, error) {
	sum := sha256.Sum256([]byte(raw))
	if token, ok := keys.verified.Get(sum); ok {
		return token, false, nil
	}
	t := trial{keySet: keys}
	token, err := oidc.NewVerifier(a.issuer, &t, &oidc.Config{
		ClientID:             a.audience,
		SupportedSigningAlgs: a.algorithms,
		SkipExpiryCheck:      true, // subject checks all times: the library gives nbf five minutes and does not look at iat
	}).Verify(ctx, raw)
	if err == nil {
		keys.verified.Add(sum, token)
	}
	return token, t.unfit, err
}

// trial is a key set that remembers whether a key fitted, which the library does not tell.
type trial struct {
	*keySet
	unfit bool
}

// VerifySignature gives the payload that one of the keys has signed.
func (t *trial) VerifySignature(ctx context.Context, raw string) ([]byte, error) {
	payload, err := t.keySet.VerifySignature(ctx, raw)
	t.unfit = err != nil
	return payload, err
}

// subject gives that of a signed token whose time it is.
func subject(token *oidc.IDToken, now time.Time) (string, error) {
	var claims struct {
		NotBefore *jwt.NumericDate `json:"nbf"`
	}
	if err := token.Claims(&claims); err != nil {
		return "", fault.Wrap(err, fault.Unauthenticated,
			"the token's nbf is no time: get a token with a valid one", "令牌的生效时间（nbf）无效，请重新获取")
	}
	latest := now.Add(leeway)
	switch {
	case token.Expiry.IsZero():
		return "", fault.New(fault.Unauthenticated,
			"the token never expires: get one with an expiry (exp)", "令牌没有失效时间：请获取带失效时间（exp）的令牌")
	case !now.Before(token.Expiry):
		return "", fault.Wrap(fmt.Errorf("expired at %s", token.Expiry.UTC()), fault.Unauthenticated,
			"the token has expired: get a new one", "令牌已过期，请重新获取")
	case token.IssuedAt.After(latest), claims.NotBefore != nil && claims.NotBefore.Time().After(latest):
		return "", fault.New(fault.Unauthenticated,
			"the token is not valid yet: wait until it is, or have the clocks of the issuer and of this server set",
			"令牌尚未生效：请稍后再试，或校准签发方与本服务的时钟")
	}
	if err := checkSubject(token.Subject); err != nil {
		return "", fault.Wrap(err, fault.Unauthenticated,
			fmt.Sprintf("the token must name in sub who calls, in 1 to %d bytes without control characters: get such a token", maxSubject),
			fmt.Sprintf("令牌须以 sub 注明调用者（1 至 %d 字节，不含控制字符），请重新获取", maxSubject))
	}
	return token.Subject, nil
}

// checkSubject refuses what no coordinator can have, and what PostgreSQL can't even look for.
func checkSubject(s string) error {
	switch {
	case s == "":
		return errors.New("no subject")
	case len(s) > maxSubject:
		return fmt.Errorf("the subject has %d bytes", len(s))
	case strings.ContainsFunc(s, unicode.IsControl):
		return errors.New("control characters in the subject")
	}
	return nil
}

// scope reads a coordinator and its regions in one statement, since every request with a token waits for it.
const scope = `SELECT id, role,
	(SELECT string_agg(CAST(province_id AS text), ',') FROM coordinator_provinces WHERE coordinator_id = me.id),
	(SELECT string_agg(CAST(prefecture_id AS text), ',') FROM coordinator_prefectures WHERE coordinator_id = me.id),
	(SELECT string_agg(CAST(county_id AS text), ',') FROM coordinator_counties WHERE coordinator_id = me.id)
FROM coordinators me WHERE subject = $1 AND active`

// lookup goes past ent's rules of who may read what: they need to know the viewer.
func (a *Authenticator) lookup(ctx context.Context, subject string) (*viewer.Viewer, error) {
	return Lookup(ctx, a.client, subject)
}

// Lookup gives the viewer of a subject, without an id and a role when it is no active coordinator.
func Lookup(ctx context.Context, client *ent.Client, subject string) (*viewer.Viewer, error) {
	rows, err := client.QueryContext(ctx, scope, subject)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	v := &viewer.Viewer{Subject: subject}
	for rows.Next() {
		if err := rows.Scan(&v.ID, &v.Role, (*ids)(&v.Provinces), (*ids)(&v.Prefectures), (*ids)(&v.Counties)); err != nil {
			return nil, err
		}
	}
	return v, rows.Err()
}

// ids are read from a text, such as "1,2"; none from NULL.
type ids []int

// Scan implements sql.Scanner.
func (list *ids) Scan(value any) error {
	var text string
	switch v := value.(type) {
	case nil:
		return nil
	case string:
		text = v
	case []byte:
		text = string(v)
	default:
		return fmt.Errorf("ids of type %T", value)
	}
	for part := range strings.SplitSeq(text, ",") {
		id, err := strconv.Atoi(part)
		if err != nil {
			return err
		}
		*list = append(*list, id)
	}
	return nil
}
