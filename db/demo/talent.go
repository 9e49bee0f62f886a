package demo

import (
	"context"
	"time"

	"jiedui/db/bulk"
	"jiedui/ent"
	"jiedui/ent/talentteam"
	"jiedui/scalar"
)

// talent sends every key county a group of science envoys, a medical and an education group, and cadres for two years
// at a time.
func (l *loader) talent(ctx context.Context) error {
	random := randomOf("talent", 0)
	var builders []*ent.TalentTeamCreate
	send := func(to *division, kind talentteam.Kind, members int, from scalar.Date) *ent.TalentTeamCreate {
		c := l.client.TalentTeam.Create().
			SetOrigin(scalar.OriginDemo).
			SetReview(settled(from.Year)).
			SetCountyID(to.id).
			SetKind(kind).
			SetMembers(members).
			SetStartedOn(from)
		builders = append(builders, c)
		return c
	}
	for _, key := range l.keys {
		send(key, talentteam.KindSCIENCE_ENVOY, 8+random.IntN(14), anyDay(random, day(2022, time.March, 1), day(2022, time.July, 31)))
		send(key, talentteam.KindMEDICAL, 5+random.IntN(8), anyDay(random, day(2022, time.April, 1), day(2022, time.September, 30)))
		send(key, talentteam.KindEDUCATION, 3+random.IntN(8), anyDay(random, day(2022, time.July, 1), day(2022, time.September, 30)))
		change := anyDay(random, day(2021, time.April, 1), day(2021, time.October, 31))
		send(key, talentteam.KindCADRE, 1+random.IntN(3), change)
		if chance(random, 0.6) {
			send(key, talentteam.KindCADRE, 1+random.IntN(3), change.AddDays(-(600 + random.IntN(200)))).SetEndedOn(change.AddDays(-1))
		}
	}
	_, err := bulk.Create(ctx, builders, l.client.TalentTeam.CreateBulk, nil)
	return err
}
