package demo

import (
	"cmp"
	"math"
	"math/bits"
	"math/rand/v2"
	"slices"

	"jiedui/scalar"
)

// shareOut splits a total by weights into parts whose sum is exactly the total. Each part is rounded to the grain of its
// size, as people round. The remainder goes, a grain each, to the parts that lost most. At least one weight must be
// more than 0, and the grain of every size at least 1.
func shareOut[T ~int | ~int64](total T, weights []int64, grain func(T) T) []T {
	var sum uint64
	for _, w := range weights {
		sum += uint64(w)
	}
	parts := make([]T, len(weights))
	grains := make([]T, len(weights))
	lost := make([]float64, len(weights)) // in grains
	order := make([]int, len(weights))
	left := total
	for i, w := range weights {
		hi, lo := bits.Mul64(uint64(total), uint64(w))
		ideal, _ := bits.Div64(hi, lo, sum)
		share := T(ideal)
		grains[i] = grain(share)
		parts[i] = share - share%grains[i]
		lost[i] = float64(share-parts[i]) / float64(grains[i])
		left -= parts[i]
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(lost[b], lost[a]) })
	for _, i := range order {
		if grains[i] <= left && weights[i] > 0 {
			parts[i] += grains[i]
			left -= grains[i]
		}
	}
	if left > 0 { // less than any grain that was passed over
		parts[slices.Index(parts, slices.Max(parts))] += left
	}
	return parts
}

// whole is the grain of things that are counted.
func whole[T ~int | ~int64](T) T { return 1 }

// significant returns the grain that keeps so many leading digits, at least the unit.
func significant[T ~int | ~int64](digits int, unit T) func(T) T {
	return func(share T) T {
		limit := unit
		for range digits {
			limit *= 10
		}
		grain := unit
		for share >= limit {
			grain, limit = grain*10, limit*10
		}
		return grain
	}
}

// roundMoney is the grain of capital and funds: three leading digits, at least 10,000 yuan.
var roundMoney = significant(3, scalar.TenThousand)

// averageWeight is an average weight.
const averageWeight = 1_000_000

// lognormal returns a weight whose logarithm is normal, without extremes. The sizes of firms and amounts are
// distributed like this.
func lognormal(random *rand.Rand, sigma float64) int64 {
	z := random.NormFloat64()
	for math.Abs(z) > 2.5 {
		z = random.NormFloat64()
	}
	return max(1, int64(math.Round(averageWeight*math.Exp(sigma*z))))
}

// zipf returns n weights that fall with the rank, in random order.
func zipf(random *rand.Rand, n int, exponent float64) []int64 {
	const head = 6 // keeps the first few from outweighing the rest
	weights := make([]int64, n)
	for place, rank := range random.Perm(n) {
		weights[place] = int64(math.Round(averageWeight * math.Pow(head/float64(rank+head), exponent)))
	}
	return weights
}

// scaled multiplies a weight.
func scaled(weight int64, factor float64) int64 { return max(1, int64(float64(weight)*factor)) }

// uniform returns a number of [low, high).
func uniform(random *rand.Rand, low, high float64) float64 { return low + random.Float64()*(high-low) }

// pick returns one of several.
func pick[T any](random *rand.Rand, from []T) T { return from[random.IntN(len(from))] }

// chance returns true with the given probability.
func chance(random *rand.Rand, often float64) bool { return random.Float64() < often }

// choose returns the index of one of the weights. The heavier one is the likelier.
func choose(random *rand.Rand, weights []int64) int {
	var sum int64
	for _, w := range weights {
		sum += w
	}
	at := random.Int64N(sum)
	for i, w := range weights {
		if at -= w; at < 0 {
			return i
		}
	}
	panic("unreachable: the weights add up to more than the point among them")
}
