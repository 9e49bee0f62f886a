// Package clock tells what time it is for what is written down, and for what is compared with it. A clock may be set back
// or ahead at any moment. So nothing may follow from the order of two such times alone, and how long something takes is
// measured with package time, which has a clock for that.
package clock

import (
	"sync/atomic"
	"time"

	"jiedui/scalar"
)

// moved is how far Move has set the clock ahead, in nanoseconds.
var moved atomic.Int64

// Now returns the time in UTC, in the precision that both databases keep.
func Now() time.Time {
	return time.Now().UTC().Add(time.Duration(moved.Load())).Truncate(time.Microsecond)
}

var china = time.FixedZone("CST", 8*60*60)

// Today returns the current day in China.
func Today() scalar.Date { return scalar.DateOf(Now().In(china)) }

// Move sets the clock of the program ahead, or back, by a duration. It is for tests, which must not run beside others then.
func Move(by time.Duration) { moved.Add(int64(by)) }
