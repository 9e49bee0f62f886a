package scalar

import (
	"fmt"
	"time"

	"github.com/99designs/gqlgen/graphql"

	"jiedui/fault"
)

// MarshalTime writes an instant.
func MarshalTime(t time.Time) graphql.Marshaler { return graphql.MarshalTime(t) }

// UnmarshalTime parses an instant in RFC 3339, from the beginning of FirstYear to the end of LastYear in UTC. It
// accepts at most microseconds, the precision of both databases: one would round the rest, and the other would not.
func UnmarshalTime(v any) (time.Time, error) {
	s, _ := v.(string)
	t, err := time.Parse(time.RFC3339Nano, s)
	if err != nil {
		return time.Time{}, fault.Wrap(err, fault.BadUserInput,
			fmt.Sprintf("%.40q is not a time: write RFC 3339, such as 2022-11-30T00:00:00Z", fmt.Sprint(v)),
			fmt.Sprintf("%.40q 不是时间：请写成 RFC 3339，例如 2022-11-30T00:00:00Z", fmt.Sprint(v)))
	}
	switch t = t.UTC(); {
	case t.Year() < FirstYear || t.Year() > LastYear:
		return time.Time{}, fault.New(fault.BadUserInput,
			fmt.Sprintf("%.40q is out of range: times go from %d to %d in UTC", s, FirstYear, LastYear),
			fmt.Sprintf("%.40q 超出范围：时间须在 %d 年至 %d 年之间（UTC）", s, FirstYear, LastYear))
	case t.Nanosecond()%1000 != 0:
		return time.Time{}, fault.New(fault.BadUserInput,
			fmt.Sprintf("%.40q is too fine: a time has at most six decimals of a second", s),
			fmt.Sprintf("%.40q 过于精细：秒最多六位小数", s))
	}
	return t, nil
}
