package report

import (
	"math/big"

	"jiedui/scalar"
)

// unitFactors has the size of each unit: in fen for units of money, and as a number for the others.
var unitFactors = map[scalar.Unit]*big.Rat{
	scalar.UnitOne:               big.NewRat(1, 1),
	scalar.UnitPerson:            big.NewRat(1, 1),
	scalar.UnitTenThousandPerson: big.NewRat(10_000, 1),
	scalar.UnitYuan:              big.NewRat(int64(scalar.Yuan), 1),
	scalar.UnitHundredMlnYuan:    big.NewRat(int64(scalar.HundredMln), 1),
	scalar.UnitPercent:           big.NewRat(1, 100),
	scalar.UnitPercentagePoint:   big.NewRat(1, 100),
	scalar.UnitDay:               big.NewRat(1, 1),
}

// InUnit returns the sum in a unit, without rounding.
func (s Sum) InUnit(u scalar.Unit) *big.Rat {
	v := big.NewRat(s.Value, s.Per)
	return v.Quo(v, unitFactors[u])
}

// rounded returns a number rounded to a number of decimal places. Halves are rounded away from zero.
func rounded(r *big.Rat, places int) *big.Rat {
	v, _ := new(big.Rat).SetString(r.FloatString(places))
	return v
}

// decimal returns a number rounded to the four places of a Decimal. It returns nil if the number is nil or too large.
func decimal(r *big.Rat) *scalar.Decimal {
	if r == nil {
		return nil
	}
	d, err := scalar.ParseDecimal(r.FloatString(4))
	if err != nil {
		return nil
	}
	return &d
}

// rational returns a Decimal as an exact rational number.
func rational(d scalar.Decimal) *big.Rat { return big.NewRat(int64(d), 10_000) }
