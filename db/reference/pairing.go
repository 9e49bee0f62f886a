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

// adjusted is the year in which the relations of the provinces were last rearranged. The file has those of that time.
const adjusted = 2021

func (l *loader) provincePairings(ctx context.Context) error {
	s := shape{file: provincePairingsFile, key: []string{"eastern_id", "western_id"}}
	return merge(ctx, l, s, l.client.ProvincePairing, l.client.ProvincePairing.Query().All, func(r *row) *ent.ProvincePairingCreate {
		return l.client.ProvincePairing.Create().
			SetOrigin(scalar.OriginOfficial).
			SetEasternID(value(r, "eastern_province_code", l.idIn(provincesFile))).
			SetWesternID(value(r, "western_province_code", l.idIn(provincesFile))).
			SetSinceYear(adjusted).
			SetSourceURL(value(r, "source_url", anyText))
	})
}

// countyPairings takes over a made-up pairing of the same two counties, with its id and the records that refer to it.
// The database allows only one pairing of them that has not ended.
func (l *loader) countyPairings(ctx context.Context) error {
	s := shape{countyPairingsFile, []string{"supporter_id", "recipient_id"}, []string{"status_reason", "started_on", "ended_on", "source_note"}}
	known := l.client.Pairing.Query().
		Where(pairing.Or(pairing.OriginNEQ(scalar.OriginDemo), pairing.StatusNEQ(pairing.StatusENDED))).All
	return merge(ctx, l, s, l.client.Pairing, known, func(r *row) *ent.PairingCreate {
		p := l.client.Pairing.Create().
			SetOrigin(scalar.OriginOfficial).
			SetSupporterID(value(r, "supporting_county_code", l.idIn(countiesFile))).
			SetRecipientID(value(r, "key_county_code", l.idIn(countiesFile))).
			SetStatus(pairing.StatusACTIVE).
			SetSourceURL(value(r, "source_url", anyText)).
			SetNillableSourceNote(optional(r, "note", anyText)).
			SetStartedOnPrecision(pairing.DefaultStartedOnPrecision)
		if since := optional(r, "since_year", year); since != nil {
			p.SetStartedOn(scalar.Date{Year: *since, Month: time.January, Day: 1}).
				SetStartedOnPrecision(pairing.StartedOnPrecisionYEAR)
		}
		return p
	})
}

// year parses a year since the programme began.
func year(s string) (int, error) {
	y, err := strconv.Atoi(s)
	if err != nil || y < 1996 || y > 2100 {
		return 0, fmt.Errorf("%q is not a year from 1996 on", s)
	}
	return y, nil
}
