package demo_test

import (
	"math/big"
	"testing"

	"pgregory.net/rapid"

	"jiedui/db/demo"
)

// Whatever is spread adds up exactly, and every part is its fair share to within the grain of its size.
func TestSpread(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		total := rapid.Int64Range(0, 1<<55).Draw(t, "total")
		weights := rapid.SliceOfN(rapid.Int64Range(1, 1<<40), 1, 200).Draw(t, "weights")
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
		tens := int64(1)
		for range digits - 1 {
			tens *= 10
		}
		odd := 0 // parts that took in what no grain fits
		for i, part := range parts {
			share := new(big.Int).Mul(big.NewInt(total), big.NewInt(weights[i]))
			ideal := share.Quo(share, all).Int64()
			if grain := max(unit, ideal/tens); part < 0 || part <= ideal-grain || part > ideal+grain {
				odd++
			}
		}
		if odd > 1 {
			t.Fatalf("%d parts of %v are not the fair share of %d by %v", odd, parts, total, weights)
		}
	})
}

func TestSpreadRounds(t *testing.T) {
	t.Parallel()
	parts := demo.Spread(100_000, []int64{5, 3, 1, 1}, 2, 1)
	want := []int64{50_000, 30_000, 10_000, 10_000}
	for i := range want {
		if parts[i] != want[i] {
			t.Fatalf("parts are %v, want %v", parts, want)
		}
	}
}
