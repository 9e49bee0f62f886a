package reference

import (
	"context"
	"fmt"
	"strconv"
	"time"

	"jiedui/ent"
	"jiedui/ent/pairing"
	"jiedui/scalar"
)

const (
	provincePairingsFile = "province_pairings.csv"
	countyPairingsFile   = "county_pairings.csv"
)

// adjusted is the year in which the relations of the provinces were last arranged anew: the file has them as of then.
const adjusted = 2021

func (l *loader) provincePairings(ctx context.Context) error {
	return insert(ctx, l, provincePairingsFile, func(r *row) *ent.ProvincePairingCreate {
		return l.client.ProvincePairing.Create().
			SetOrigin(scalar.OriginOfficial).
			SetEasternID(value(r, "eastern_province_code", l.in(provincesFile))).
			SetWesternID(value(r, "western_province_code", l.in(provincesFile))).
			SetSinceYear(adjusted).
			SetSourceURL(value(r, "source_url", text))
	}, l.client.ProvincePairing.CreateBulk, nil)
}

func (l *loader) countyPairings(ctx context.Context) error {
	return insert(ctx, l, countyPairingsFile, func(r *row) *ent.PairingCreate {
		p := l.client.Pairing.Create().
			SetOrigin(scalar.OriginOfficial).
			SetSupporterID(value(r, "supporting_county_code", l.in(countiesFile))).
			SetRecipientID(value(r, "key_county_code", l.in(countiesFile))).
			SetStatus(pairing.StatusACTIVE).
			SetSourceURL(value(r, "source_url", text))
		if since := optional(r, "since_year", year); since != nil {
			p.SetStartedOn(scalar.Date{Year: *since, Month: time.January, Day: 1}).
				SetStartedOnPrecision(pairing.StartedOnPrecisionYEAR)
		}
		return p
	}, l.client.Pairing.CreateBulk, nil)
}

// year reads one since the programme began.
func year(s string) (int, error) {
	y, err := strconv.Atoi(s)
	if err != nil || y < 1996 || y > 2100 {
		return 0, fmt.Errorf("%q is not a year from 1996 on", s)
	}
	return y, nil
}
