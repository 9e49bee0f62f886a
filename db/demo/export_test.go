package demo

import "math/rand/v2"

// These are exported for tests.

// Spread splits a total with so many significant digits.
func Spread(total int64, weights []int64, digits int, unit int64) []int64 {
	return shareOut(total, weights, significant(digits, unit))
}

// Brands returns a source of brands.
func Brands() func() string { return newBrander(rand.New(rand.NewPCG(1, 2))).next }

var Shorten = shortName
