package demo

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"time"

	"jiedui/db/bulk"
	"jiedui/ent"
	"jiedui/ent/enterprise"
	"jiedui/ent/enterpriseengagement"
	"jiedui/rule"
	"jiedui/scalar"
)

// As published. Some firms are in both numbers.
const (
	guidedFirms = 2_633
	linkedFirms = 3_677
	inBoth      = 180
)

// firm is an enterprise with the facts that its projects need.
type firm struct {
	id          int
	home        *division
	brand       string
	trade       *trade
	ownership   enterprise.Ownership
	partnership *partnership // through which it was guided; nil: it was not
	built       []string     // names of its projects so far
}

// link is an active engagement of a firm with a key county.
type link struct {
	firm  *firm
	key   *division
	since scalar.Date
}

func (l *loader) newFirm(random *rand.Rand, home *division, ownership enterprise.Ownership) *firm {
	return &firm{home: home, brand: l.brands.next(), trade: &trades[choose(random, tradeWeights)], ownership: ownership}
}

func (l *loader) enterprises(ctx context.Context) error {
	random := randomOf("enterprises", l.round.number)
	var made []*firm
	for i, count := range shareOut(guidedFirms, l.business(), whole) {
		p := l.partnerships[i]
		for range count {
			f := l.newFirm(random, l.guidedHome(random, p), pick(random, []enterprise.Ownership{
				enterprise.OwnershipPRIVATE, enterprise.OwnershipPRIVATE, enterprise.OwnershipPRIVATE, enterprise.OwnershipPRIVATE,
				enterprise.OwnershipPRIVATE, enterprise.OwnershipPRIVATE, enterprise.OwnershipPRIVATE, enterprise.OwnershipSTATE_OWNED,
				enterprise.OwnershipMIXED, enterprise.OwnershipFOREIGN_INVESTED, enterprise.OwnershipCOLLECTIVE,
			}))
			f.partnership = p
			made = append(made, f)
		}
	}
	l.round.guided = made
	for _, i := range random.Perm(len(made)) {
		if len(l.round.linked) == inBoth {
			break
		}
		if f := made[i]; f.ownership == enterprise.OwnershipPRIVATE {
			l.round.linked = append(l.round.linked, &link{firm: f, key: f.partnership.recipient})
		}
	}
	for i, count := range shareOut(linkedFirms-inBoth, zipf(random, len(l.keys), 0.7), whole) {
		for range count {
			f := l.newFirm(random, l.linkedHome(random, l.keys[i]), enterprise.OwnershipPRIVATE)
			made = append(made, f)
			l.round.linked = append(l.round.linked, &link{firm: f, key: l.keys[i]})
		}
	}

	builders := make([]*ent.EnterpriseCreate, len(made))
	for i, f := range made {
		code, err := l.creditCode(f.home)
		if err != nil {
			return err
		}
		builders[i] = l.client.Enterprise.Create().
			SetOrigin(scalar.OriginDemo).
			SetHomeCountyID(f.home.id).
			SetUscc(code).
			SetName(firmName(random, f.home, f.brand, f.trade)).
			SetOwnership(f.ownership).
			SetIndustry(f.trade.industry)
	}
	records, err := bulk.Create(ctx, builders, l.client.Enterprise.CreateBulk, nil)
	if err != nil {
		return err
	}
	for i, r := range records {
		made[i].id = r.ID
	}
	return l.engagements(ctx, random)
}

// guidedHome: most firms come from the supporter and its province, and some were founded where they invest.
func (l *loader) guidedHome(random *rand.Rand, p *partnership) *division {
	switch at := random.Float64(); {
	case at < 0.55:
		return p.supporter
	case at < 0.85:
		return pick(random, l.inProvince[p.supporter.province])
	default:
		return p.recipient
	}
}

// linkedHome: most firms come from the key county and its province.
func (l *loader) linkedHome(random *rand.Rand, key *division) *division {
	switch at := random.Float64(); {
	case at < 0.4:
		return key
	case at < 0.8:
		return pick(random, l.inProvince[key.province])
	default:
		return pick(random, l.places)
	}
}

// creditCode returns a unified social credit code of an enterprise of the county. Its organisation code (GB 11714)
// begins with DEM0, as no real one does.
func (l *loader) creditCode(home *division) (string, error) {
	const digits = "0123456789ABCDEFGHJKLMNPQRTUWXY" // of the credit code; in organisation codes letters go on from 10 to 35
	organisation := []byte("DEM00000")
	n := l.firms
	for i := len(organisation) - 1; i >= 4; i-- {
		organisation[i] = digits[n%len(digits)]
		n /= len(digits)
	}
	l.firms++
	sum := 0
	for i, weight := range []int{3, 7, 9, 10, 5, 8, 4, 2} {
		sum += weight * strings.IndexByte("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", organisation[i])
	}
	body := "91" + home.code + string(organisation) + "0123456789X"[(11-sum%11)%11:][:1]
	check, err := rule.USCCCheck(body)
	if err != nil || n > 0 {
		return "", fmt.Errorf("credit code %s of enterprise %d: %w", body, l.firms, err)
	}
	return body + string(check), nil
}

// engagements link the firms with their key counties, some with another one too. A few did so before.
func (l *loader) engagements(ctx context.Context, random *rand.Rand) error {
	var builders []*ent.EnterpriseEngagementCreate
	begin := func(k *link) *ent.EnterpriseEngagementCreate {
		return l.client.EnterpriseEngagement.Create().
			SetOrigin(scalar.OriginDemo).
			SetEnterpriseID(k.firm.id).
			SetCountyID(k.key.id).
			SetSince(k.since)
	}
	for _, k := range l.round.linked {
		k.since = anyDay(random, day(2018, time.January, 1), lastStart)
		builders = append(builders, begin(k))
		other := pick(random, l.keys)
		if other == k.key {
			continue
		}
		switch at := random.Float64(); {
		case at < 0.12:
			second := &link{k.firm, other, anyDay(random, k.since, lastStart)}
			builders = append(builders, begin(second))
			l.round.linked = append(l.round.linked, second)
		case at < 0.14:
			former := &link{k.firm, other, anyDay(random, day(2016, time.January, 1), day(2017, time.December, 31))}
			builders = append(builders, begin(former).
				SetStatus(enterpriseengagement.StatusENDED).
				SetEndedOn(anyDay(random, day(2019, time.January, 1), day(2022, time.June, 30))))
		}
	}
	_, err := bulk.Create(ctx, builders, l.client.EnterpriseEngagement.CreateBulk, nil)
	return err
}
