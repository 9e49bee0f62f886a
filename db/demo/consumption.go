package demo

import (
	"context"
	"slices"

	"jiedui/db/bulk"
	"jiedui/ent"
	"jiedui/ent/consumptionrecord"
	"jiedui/scalar"
)

// goods are the goods bought or helped to be sold in a span of months, without the last one.
var goods = []struct {
	first, end int
	total      scalar.Money
}{
	{0, endOf2021, 69_620_000_000 * scalar.Yuan}, // the same period of the year before, 419.4 less
	{endOf2021, endOf2021 + 1, 9_140_000_000 * scalar.Yuan},
	{endOf2021 + 1, latest + 1, 111_560_000_000 * scalar.Yuan}, // as published
}

// seasons are the weights of the months from January: presents for the Spring Festival, the harvest in autumn.
var seasons = [12]float64{1.35, 0.85, 0.75, 0.75, 0.8, 0.9, 0.9, 1, 1.25, 1.2, 1.1, 1.2}

// buyer is one side of consumption records: a pairing, or a province as a whole.
type buyer struct {
	partnership *partnership // nil: a province
	province    int          // id
	business    int64
	bought      float64 // the part that is PURCHASED
}

func (l *loader) consumption(ctx context.Context) error {
	random := randomOf("consumption", 0)
	var buyers []buyer
	var codes []string // of the western provinces
	inProvince := map[string]int64{}
	for _, p := range l.partnerships {
		code := p.recipient.province
		if _, ok := inProvince[code]; !ok {
			codes = append(codes, code)
		}
		inProvince[code] += p.business
		buyers = append(buyers, buyer{p, 0, scaled(p.business, uniform(random, 0.7, 1.3)), uniform(random, 0.55, 0.8)})
	}
	slices.Sort(codes)
	for _, code := range codes { // without a pairing, about 5 %
		buyers = append(buyers, buyer{nil, l.provinces[code], scaled(inProvince[code], 0.05), uniform(random, 0.3, 0.5)})
	}

	var builders []*ent.ConsumptionRecordCreate
	roundSales := significant(4, 100*scalar.Yuan)
	for _, span := range goods {
		type sale struct {
			buyer buyer
			month scalar.Date
			kind  consumptionrecord.Kind
		}
		var sales []sale
		var weights []int64
		for _, b := range buyers {
			for _, month := range months[span.first:span.end] {
				if b.partnership != nil && (month.Before(b.partnership.from) || b.partnership.to.Before(month)) {
					continue
				}
				weight := scaled(b.business, seasons[month.Month-1]*uniform(random, 0.8, 1.2))
				sales = append(sales, sale{b, month, consumptionrecord.KindPURCHASED}, sale{b, month, consumptionrecord.KindASSISTED_SALE})
				weights = append(weights, scaled(weight, b.bought), scaled(weight, 1-b.bought))
			}
		}
		for i, amount := range shareOut(span.total, weights, roundSales) {
			s := sales[i]
			c := l.client.ConsumptionRecord.Create().
				SetOrigin(scalar.OriginDemo).
				SetReview(settled(s.month.Year)).
				SetMonth(s.month).
				SetKind(s.kind).
				SetAmount(amount)
			if p := s.buyer.partnership; p != nil {
				c.SetPairingID(p.id)
				p.resultsOf(s.month.Year).consumption += amount
			} else {
				c.SetProvinceID(s.buyer.province)
			}
			builders = append(builders, c)
		}
	}
	_, err := bulk.Create(ctx, builders, l.client.ConsumptionRecord.CreateBulk, nil)
	return err
}
