package demo

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"time"

	"jiedui/db/bulk"
	"jiedui/ent"
	"jiedui/ent/county"
	"jiedui/ent/pairing"
	"jiedui/scalar"
)

// partnership is a pairing with the facts that later steps need.
type partnership struct {
	id                   int
	supporter, recipient *division
	status               pairing.Status
	from, to             scalar.Date // days in force, within the span of the data
	business             int64       // weight in the business of all pairings
	parkKinds            []int       // in the order in which parks take them
	parks                int         // made so far
	years                [2]achieved // of 2021 and 2022
}

// achieved has the results of a pairing in a year. Agreements are made to fit it.
type achieved struct {
	enterprises, parks           int
	paidIn, consumption, funding scalar.Money
}

// resultsOf returns the sums of a year, to read or add to. Those of years before 2021 are not kept.
func (p *partnership) resultsOf(year int) *achieved {
	if i := year - 2021; i >= 0 && i < len(p.years) {
		return &p.years[i]
	}
	return new(achieved)
}

// business returns the weights by which the pairings share their whole business.
func (l *loader) business() (weights []int64) {
	for _, p := range l.partnerships {
		weights = append(weights, p.business)
	}
	return weights
}

// The numbers of pairings beyond those that every county needs.
const (
	furtherActive = 28
	ended         = 24
	suspended     = 4
	proposed      = 6
)

// pair gives every key county a supporter and every supporter a key county, along the relations of the provinces.
func (l *loader) pair(ctx context.Context) error {
	random := randomOf("pairings", 0)
	known, err := l.client.Pairing.Query().Order(ent.Asc(pairing.FieldID)).All(ctx)
	if err != nil {
		return err
	}
	m := &matcher{atlas: &l.atlas, random: random, joined: map[[2]*division]bool{}, supports: map[*division]int{}, supported: map[*division]int{}}
	for _, k := range known {
		p := &partnership{
			id: k.ID, supporter: l.byID[k.SupporterID], recipient: l.byID[k.RecipientID], status: k.Status,
			from: day(2021, time.January, 1), to: cutoff,
		}
		if k.StartedOn != nil {
			p.from = *k.StartedOn
		}
		if p.supporter.designation != county.DesignationSUPPORTING || p.recipient.designation != county.DesignationKEY {
			return fmt.Errorf("pairing %d joins %s and %s, which are not designated", k.ID, p.supporter.code, p.recipient.code)
		}
		m.note(p)
	}
	m.cover()
	for _, more := range []struct {
		status pairing.Status
		count  int
	}{
		{pairing.StatusACTIVE, furtherActive},
		{pairing.StatusSUSPENDED, suspended},
		{pairing.StatusENDED, ended},
		{pairing.StatusPROPOSED, proposed},
	} {
		for range more.count {
			m.further(pick(random, l.supporters), more.status)
		}
	}

	made := m.all[len(known):]
	builders := make([]*ent.PairingCreate, len(made))
	for i, p := range made {
		c := l.client.Pairing.Create().
			SetOrigin(scalar.OriginDemo).
			SetSupporterID(p.supporter.id).
			SetRecipientID(p.recipient.id).
			SetStatus(p.status)
		if p.status != pairing.StatusPROPOSED {
			c.SetStartedOn(p.from)
		}
		if p.status == pairing.StatusENDED {
			c.SetEndedOn(p.to)
		}
		builders[i] = c
	}
	records, err := bulk.Create(ctx, builders, l.client.Pairing.CreateBulk, nil)
	if err != nil {
		return err
	}
	for i, r := range records {
		made[i].id = r.ID
	}
	for _, p := range m.all {
		if p.status != pairing.StatusPROPOSED {
			l.partnerships = append(l.partnerships, p)
		}
	}
	for i, weight := range zipf(random, len(l.partnerships), 0.75) {
		p := l.partnerships[i]
		p.business = weight
		if p.status != pairing.StatusACTIVE {
			p.business = scaled(weight, 0.2)
		}
	}
	return nil
}

// matcher decides who supports whom.
type matcher struct {
	*atlas
	random    *rand.Rand
	all       []*partnership
	joined    map[[2]*division]bool
	supports  map[*division]int // active pairings of a supporter
	supported map[*division]int // active pairings of a key county
}

func (m *matcher) note(p *partnership) {
	m.all = append(m.all, p)
	m.joined[[2]*division{p.supporter, p.recipient}] = true
	if p.status == pairing.StatusACTIVE {
		m.supports[p.supporter]++
		m.supported[p.recipient]++
	}
}

func (m *matcher) join(supporter, recipient *division, status pairing.Status) {
	p := &partnership{supporter: supporter, recipient: recipient, status: status, to: cutoff}
	switch status {
	case pairing.StatusENDED: // most ended when the relations of the provinces were rearranged
		p.from = anyDay(m.random, day(2016, time.September, 1), day(2018, time.December, 31))
		p.to = anyDay(m.random, day(2020, time.December, 1), day(2021, time.September, 30))
	case pairing.StatusSUSPENDED:
		p.from = m.start()
		p.to = anyDay(m.random, day(2022, time.June, 30), day(2022, time.September, 30))
	case pairing.StatusACTIVE:
		p.from = m.start()
	case pairing.StatusPROPOSED:
	}
	m.note(p)
}

// start returns a first day: many pairings began in 2016 to 2018 and in 2021.
func (m *matcher) start() scalar.Date {
	year := pick(m.random, []int{
		2016, 2016, 2016, 2017, 2017, 2017, 2017, 2018, 2018, 2018, 2019, 2020, 2021, 2021, 2021, 2021, 2021, 2021, 2021, 2022,
	})
	switch year {
	case 2021:
		return anyDay(m.random, day(2021, time.April, 1), day(2021, time.September, 30))
	case 2022:
		return anyDay(m.random, day(2022, time.January, 1), day(2022, time.May, 31))
	default:
		return anyDay(m.random, day(year, time.March, 1), day(year, time.December, 31))
	}
}

// cover deals the key counties without a supporter to the provinces, and there to the supporters, first to those
// without a key county. If there are more of these, they become further supporters.
func (m *matcher) cover() {
	supporters := map[string][]*division{} // by province, those without a pairing first
	for _, province := range m.eastern {
		var fresh, others []*division
		for _, s := range m.supporters {
			switch {
			case s.province != province:
			case m.supports[s] == 0:
				fresh = append(fresh, s)
			default:
				others = append(others, s)
			}
		}
		for _, list := range [][]*division{fresh, others} {
			m.random.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
		}
		supporters[province] = append(fresh, others...)
	}
	dealt := map[string]int{} // by eastern province
	for _, key := range m.keys {
		if m.supported[key] > 0 {
			continue
		}
		var least string // the province with the least to do for each of its supporters
		for _, province := range m.eastern {
			if slices.Contains(m.western[province], key.province) &&
				(least == "" || dealt[province]*len(supporters[least]) < dealt[least]*len(supporters[province])) {
				least = province
			}
		}
		list := supporters[least]
		m.join(list[dealt[least]%len(list)], key, pairing.StatusACTIVE)
		dealt[least]++
	}
	for _, s := range m.supporters {
		if m.supports[s] == 0 {
			m.further(s, pairing.StatusACTIVE)
		}
	}
}

// further pairs a supporter with another key county of the provinces that its own province supports.
func (m *matcher) further(supporter *division, status pairing.Status) {
	const most = 3 // supporters of a key county
	var open []*division
	for _, key := range m.keys {
		if slices.Contains(m.western[supporter.province], key.province) && m.supported[key] < most && !m.joined[[2]*division{supporter, key}] {
			open = append(open, key)
		}
	}
	m.join(supporter, pick(m.random, open), status)
}
