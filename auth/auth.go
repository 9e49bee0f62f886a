// Package auth finds out who is calling. It verifies the bearer token of a request, which an OIDC provider or, for
// development, a key of the server has signed. Then it looks its subject up among the coordinators.
package auth

import (
	"context"
	"crypto/ed25519"
	"crypto/sha256"
	stdsql "database/sql"
	"errors"
	"fmt"
	"net/url"
	"reflect"
	"regexp"
	"slices"
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
	// LocalIssuer is the issuer of tokens that the server's own key signs.
	LocalIssuer = "jiedui"
	// LocalAudience is the audience of these tokens.
	LocalAudience = "jiedui"

	maxToken   = 8 << 10 // bytes
	maxSubject = 200     // bytes, as of Coordinator.subject
	maxTokenID = 500     // bytes, as of TokenRevocation.token_id
	// leeway is how far the clock of an issuer may be ahead of ours. The expiry has no leeway.
	leeway = time.Minute
)

// Config of an Authenticator. With neither Issuer nor Key every token is refused.
type Config struct {
	// Issuer is the URL of an OIDC provider, exactly as in its tokens. It must be https unless it is on this machine.
	Issuer string
	// Audience is that of the provider's tokens for this server. It is required with Issuer.
	Audience string
	// Key is the server's own key, for development. It is not allowed with Issuer, so that a file on a disk cannot give
	// rights that the provider has not given.
	Key ed25519.PrivateKey
	// Client finds the coordinators.
	Client *ent.Client
}

// Authenticator finds out who is calling.
type Authenticator struct {
	issuer, audience string // empty: every token is refused
	algorithms       []string
	local            *keySet   // else provider
	provider         *provider // else local
	client           *ent.Client
	now              func() time.Time
}

// Validate returns an error if the issuer cannot be one; it is a fault.BadUserInput.
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

// ErrTwoSources returns the error for an issuer beside a signing key.
func ErrTwoSources() *fault.Error {
	return fault.New(fault.BadUserInput,
		"an issuer and a signing key cannot be used together: set one of them",
		"签发方与签名密钥不能同时设置：请只设置其中之一")
}

// New does not contact the provider, which is asked for its keys when the first token comes. It returns a
// fault.BadUserInput if the settings contradict each other.
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

// Reach asks the provider for its keys, so that a provider that does not answer is noticed at the start. It does nothing
// without a provider.
func (a *Authenticator) Reach(ctx context.Context) error {
	if a.provider == nil {
		return nil
	}
	_, err := a.provider.keys(ctx)
	return err
}

// Viewer verifies a token, without the word Bearer, and looks its subject up. If the subject is not an active
// coordinator, the viewer has no ID and no role. Coordinators and revocations are not cached, so that rights that were
// taken away are gone at once. Every error is a *fault.Error: UNAUTHENTICATED for a token that is refused, UNAVAILABLE
// if that cannot be decided now.
func (a *Authenticator) Viewer(ctx context.Context, bearer string) (*viewer.Viewer, error) {
	token, err := a.verify(ctx, bearer)
	if err != nil {
		return nil, err
	}
	v, revoked, err := lookUp(ctx, a.client, token)
	switch {
	case err != nil:
		return nil, fault.Wrap(err, fault.Unavailable,
			"the coordinators cannot be looked up now: try again in a few seconds", "暂时无法查询联络员，请稍后重试")
	case revoked:
		return nil, fault.New(fault.Unauthenticated, "the token was revoked: sign in again to get a new one", "令牌已被吊销：请重新登录以获取新令牌")
	}
	return v, nil
}

// identity is what a token that was verified says of its caller.
type identity struct {
	subject, id string
	issued      time.Time
}

// compact is the form of a JWT with a signature. The library also parses JWS in JSON, which is not a form of tokens.
var compact = regexp.MustCompile(`^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+$`)

// verify returns whom a token is for. It may still have been revoked.
func (a *Authenticator) verify(ctx context.Context, raw string) (identity, error) {
	if a.issuer == "" {
		return identity{}, fault.New(fault.Unauthenticated,
			"this server has no issuer and so accepts no token: call without one, or have the server set up with --issuer or --signing-key",
			"本服务未设置签发方，不接受任何令牌：请不带令牌访问，或为服务设置 --issuer 或 --signing-key")
	}
	if len(raw) > maxToken || !compact.MatchString(raw) {
		return identity{}, fault.New(fault.Unauthenticated,
			fmt.Sprintf("the token is not a signed JWT of at most %d KiB: send it complete and unchanged", maxToken>>10),
			fmt.Sprintf("令牌不是 %d KiB 以内的已签名 JWT：请原样完整发送签发方给出的令牌", maxToken>>10))
	}
	if err := checkForm(raw); err != nil {
		return identity{}, a.refused(err)
	}
	token, err := a.signed(ctx, raw)
	switch {
	case fault.Is(err, fault.Unavailable):
		return identity{}, err
	case err != nil:
		return identity{}, a.refused(err)
	}
	return identityOf(token, a.now())
}

// refused returns the fault that says what a token must be like. The cause is only for the log.
func (a *Authenticator) refused(cause error) error {
	return fault.Wrap(cause, fault.Unauthenticated,
		fmt.Sprintf("the token is not accepted: it must be signed by %s for the audience %s; get such a token", a.issuer, a.audience),
		fmt.Sprintf("令牌未被接受：须由 %s 为受众 %s 签发，请重新获取", a.issuer, a.audience))
}

// signed returns a token that the issuer has signed for our audience. If none of the known keys fits, the issuer may
// have a new one. Until the issuer was asked after the token came, this cannot be decided, and the client must try
// again.
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
		return nil, asked // a new key may have signed it
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

// try also reports whether the only error is that no key fits.
func (a *Authenticator) try(ctx context.Context, raw string, keys *keySet) (*oidc.IDToken, bool, error) {
	sum := sha256.Sum256([]byte(raw))
	if token, ok := keys.verified.Get(sum); ok {
		return token, false, nil
	}
	t := trial{keySet: keys}
	token, err := oidc.NewVerifier(a.issuer, &t, &oidc.Config{
		ClientID:             a.audience,
		SupportedSigningAlgs: a.algorithms,
		SkipExpiryCheck:      true, // subject checks all times: the library gives nbf five minutes and ignores iat
	}).Verify(ctx, raw)
	if err == nil {
		keys.verified.Add(sum, token)
	}
	return token, t.unfit, err
}

// trial is a key set that remembers whether a key fitted, which the library does not report.
type trial struct {
	*keySet
	unfit bool
}

// VerifySignature returns the payload that one of the keys has signed.
func (t *trial) VerifySignature(ctx context.Context, raw string) ([]byte, error) {
	payload, err := t.keySet.VerifySignature(ctx, raw)
	t.unfit = err != nil
	return payload, err
}

// identityOf returns who a signed token is for, if it is valid now.
func identityOf(token *oidc.IDToken, now time.Time) (identity, error) {
	var more struct {
		NotBefore *jwt.NumericDate `json:"nbf"`
		ID        *string          `json:"jti"`
	}
	if err := token.Claims(&more); err != nil {
		return identity{}, fault.Wrap(err, fault.Unauthenticated,
			"the token's nbf is not a time, or its jti no text: get a token with valid ones", "令牌的生效时间（nbf）或编号（jti）无效，请重新获取")
	}
	latest := now.Add(leeway)
	switch {
	case token.Expiry.IsZero():
		return identity{}, fault.New(fault.Unauthenticated,
			"the token never expires: get one with an expiry (exp)", "令牌没有失效时间：请获取带失效时间（exp）的令牌")
	case !now.Before(token.Expiry):
		return identity{}, fault.Wrap(fmt.Errorf("expired at %s", token.Expiry.UTC()), fault.Unauthenticated,
			"the token has expired: get a new one", "令牌已过期，请重新获取")
	case token.IssuedAt.After(latest), more.NotBefore != nil && more.NotBefore.Time().After(latest):
		return identity{}, fault.New(fault.Unauthenticated,
			"the token is not valid yet: wait until it is, or have the clocks of the issuer and of this server set",
			"令牌尚未生效：请稍后再试，或校准签发方与本服务的时钟")
	}
	if err := checkSubject(token.Subject); err != nil {
		return identity{}, fault.Wrap(err, fault.Unauthenticated,
			fmt.Sprintf("the token must name in sub who calls, in 1 to %d bytes without control characters: get such a token", maxSubject),
			fmt.Sprintf("令牌须以 sub 注明调用者（1 至 %d 字节，不含控制字符），请重新获取", maxSubject))
	}
	c := identity{subject: token.Subject, issued: token.IssuedAt}
	if more.ID != nil {
		c.id = *more.ID
	}
	if len(c.id) > maxTokenID || strings.ContainsFunc(c.id, unicode.IsControl) { // it could not be revoked
		return identity{}, fault.New(fault.Unauthenticated,
			fmt.Sprintf("the token's jti must have at most %d bytes and no control characters: get such a token", maxTokenID),
			fmt.Sprintf("令牌编号（jti）不得超过 %d 字节，且不含控制字符，请重新获取", maxTokenID))
	}
	return c, nil
}

// checkSubject refuses a subject that no coordinator can have, or that PostgreSQL cannot search for.
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

// scope reads a coordinator and its regions, and whether the token was revoked, in one statement, since every request
// with a token waits for it. Without an active coordinator its columns are NULL. Times of issue are whole seconds, so a
// token of the second of the revocation is refused.
const scope = `SELECT me.id, me.role,
	(SELECT string_agg(CAST(province_id AS text), ',') FROM coordinator_provinces WHERE coordinator_id = me.id),
	(SELECT string_agg(CAST(prefecture_id AS text), ',') FROM coordinator_prefectures WHERE coordinator_id = me.id),
	(SELECT string_agg(CAST(county_id AS text), ',') FROM coordinator_counties WHERE coordinator_id = me.id),
	(SELECT string_agg(CAST(id AS text), ',') FROM (
		SELECT c.id FROM coordinator_provinces r JOIN counties c ON c.province_id = r.province_id WHERE r.coordinator_id = me.id
		UNION ALL
		SELECT c.id FROM coordinator_prefectures r JOIN counties c ON c.prefecture_id = r.prefecture_id WHERE r.coordinator_id = me.id
	) below),
	EXISTS (SELECT 1 FROM token_revocations WHERE token_id = $2)
		OR EXISTS (SELECT 1 FROM token_revocations WHERE subject = $1 AND revoked_at > $3)
FROM (SELECT 1 AS one) asked LEFT JOIN coordinators me ON me.subject = $1 AND me.active`

// Lookup returns the viewer of a subject. The viewer has no id and no role if the subject is not an active coordinator.
func Lookup(ctx context.Context, client *ent.Client, subject string) (*viewer.Viewer, error) {
	v, _, err := lookUp(ctx, client, identity{subject: subject})
	return v, err
}

// Verify refuses a viewer who began something at a moment, if the rights have changed since, or the viewer's tokens were
// revoked. It asks as part of the transaction of client, if that has one.
func Verify(ctx context.Context, client *ent.Client, v *viewer.Viewer, began time.Time) error {
	now, revoked, err := lookUp(ctx, client, identity{subject: v.Subject, issued: began})
	switch {
	case err != nil:
		return fmt.Errorf("rights of %s: %w", v.Subject, err)
	case revoked || !reflect.DeepEqual(now, v):
		return fault.New(fault.Forbidden, "your rights have changed since this began, so nothing was kept: sign in and do it again",
			"操作开始后您的权限已变更，未保留任何数据：请重新登录后再次操作")
	}
	return nil
}

// lookUp returns the viewer of a token, and whether it was revoked. It bypasses the rules of ent on who may read what,
// which need to know the viewer.
func lookUp(ctx context.Context, client *ent.Client, c identity) (v *viewer.Viewer, revoked bool, err error) {
	rows, err := client.QueryContext(ctx, scope, c.subject, c.id, c.issued.UTC())
	if err != nil {
		return nil, false, err
	}
	defer rows.Close()
	v = &viewer.Viewer{Subject: c.subject}
	for rows.Next() {
		var id stdsql.NullInt64
		var role stdsql.NullString
		if err := rows.Scan(&id, &role, (*ids)(&v.Provinces), (*ids)(&v.Prefectures), (*ids)(&v.Counties), (*ids)(&v.CountiesBelow), &revoked); err != nil {
			return nil, false, err
		}
		v.ID, v.Role = int(id.Int64), viewer.Role(role.String)
	}
	return v, revoked, rows.Err()
}

// ids are parsed from a text, such as "2,1,1", and sorted. NULL is an empty list.
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
	slices.Sort(*list)
	*list = slices.Compact(*list)
	return nil
}
