package demo_test

import (
	"math/big"
	"testing"

	"pgregory.net/rapid"

	"jiedui/db/demo"
)

// The parts of a spread add up exactly, and every part is its fair share to within the grain of its size.
func TestSpreadAddsUpExactly(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		total := rapid.Int64Range(0, 1<<55).Draw(t, "total")
		n := rapid.IntRange(1, 200).Draw(t, "parts")
		weights := rapid.SliceOfN(rapid.Int64Range(1, 1<<40), n, n).Draw(t, "weights")
		digits := rapid.IntRange(1, 4).Draw(t, "digits")
		unit := rapid.Int64Range(1, 1_000_000).Draw(t, "unit")

		parts := demo.Spread(total, weights, digits, unit)

		sum, all := int64(0), new(big.Int)
		for i, part := range parts {
			sum += part
			all.Add(all, big.NewInt(weights[i]))
		}
		if sum != total {
			t.Fatalf("the parts add up to %d, not %d", sum, total)
		}
		limit := int64(1)
		for range digits {
			limit *= 10
		}
		grain := func(share int64) int64 {
			g := unit
			for share/g >= limit {
				g *= 10
			}
			return g
		}
		ideals := make([]int64, len(parts))
		coarsest := unit
		for i, weight := range weights {
			share := new(big.Int).Mul(big.NewInt(total), big.NewInt(weight))
			ideals[i] = share.Quo(share, all).Int64()
			coarsest = max(coarsest, grain(ideals[i]))
		}
		odd := 0 // parts that took in what fits no grain
		for i, part := range parts {
			switch own := grain(ideals[i]); {
			case part < 0, part <= ideals[i]-own, part > ideals[i]+own+coarsest:
				t.Fatalf("part %d is %d, its share %d", i, part, ideals[i])
			case part > ideals[i]+own:
				odd++
			}
		}
		if odd > 1 {
			t.Fatalf("%d parts of %v are not the fair share of %d by %v", odd, parts, total, weights)
		}
	})
}

func TestSpreadRoundsParts(t *testing.T) {
	t.Parallel()
	parts := demo.Spread(100_000, []int64{5, 3, 1, 1}, 2, 1)
	want := []int64{50_000, 30_000, 10_000, 10_000}
	for i := range want {
		if parts[i] != want[i] {
			t.Fatalf("parts are %v, want %v", parts, want)
		}
	}
}
