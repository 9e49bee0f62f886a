package demo

import (
	"context"
	"fmt"
	"time"

	"jiedui/db/bulk"
	"jiedui/ent"
	"jiedui/ent/industrialpark"
	"jiedui/scalar"
)

// builtParks is the published number.
const builtParks = 701

// park is an industrial park in which projects may be.
type park struct {
	id    int
	at    *division
	trade *trade // nil: of all trades
}

// parkKind has the name of a kind of park, and the trade that it is for.
type parkKind struct {
	name  string
	trade *trade // nil: all
}

var parkKinds = func() (kinds []parkKind) {
	for i := range trades {
		if trades[i].park != "" {
			kinds = append(kinds, parkKind{trades[i].park, &trades[i]})
		}
	}
	for _, name := range []string{"东西部协作产业园", "共建产业园", "飞地产业园", "双创产业园", "乡村振兴产业园", "消费帮扶产业园"} {
		kinds = append(kinds, parkKind{name, nil})
	}
	return kinds
}()

// parks makes parks of different kinds for each pairing, while there are any left.
func (l *loader) parks(ctx context.Context) error {
	random := randomOf("parks", l.round.number)
	l.round.parks = map[*partnership][]*park{}
	var builders []*ent.IndustrialParkCreate
	var made []*park
	for i, count := range shareOut(builtParks, l.business(), whole) {
		p := l.partnerships[i]
		if p.parkKinds == nil {
			p.parkKinds = random.Perm(len(parkKinds))
		}
		around := l.neighbours(p.recipient)
		for range count {
			kind := parkKinds[p.parkKinds[p.parks%len(parkKinds)]]
			built := &park{at: p.recipient, trade: kind.trade}
			if len(around) > 0 && chance(random, 0.15) {
				built.at = pick(random, around)
			}
			name := p.supporter.short + built.at.short + kind.name
			if phase := p.parks/len(parkKinds) + 1; phase > 1 {
				name += fmt.Sprintf("（%d期）", phase)
			}
			p.parks++
			opened := lateDay(random, later(p.from, day(2017, time.January, 1)), p.to)
			for year := opened.Year; year <= cutoff.Year; year++ {
				p.resultsOf(year).parks++
			}
			area := scaled(lognormal(random, 0.8), 12.0/averageWeight*10) // in tenths of a hectare
			builders = append(builders, l.client.IndustrialPark.Create().
				SetOrigin(scalar.OriginDemo).
				SetReview(settled(opened.Year)).
				SetPairingID(p.id).
				SetCountyID(built.at.id).
				SetName(name).
				SetArea(scalar.Decimal(area)*unity/10).
				SetStatus(industrialpark.StatusOPERATING).
				SetOpenedOn(opened))
			made = append(made, built)
			l.round.parks[p] = append(l.round.parks[p], built)
		}
	}
	records, err := bulk.Create(ctx, builders, l.client.IndustrialPark.CreateBulk, nil)
	if err != nil {
		return err
	}
	for i, r := range records {
		made[i].id = r.ID
	}
	return nil
}
