package keyset

import (
	"fmt"
	"io"
	"strconv"
)

// Direction says in which direction a list is sorted.
type Direction string

// The directions. NULL counts as greater than every value, but for the last two, which put it at the other end.
const (
	Ascending           Direction = "ASC"
	Descending          Direction = "DESC"
	AscendingNullsFirst Direction = "ASC_NULLS_FIRST"
	DescendingNullsLast Direction = "DESC_NULLS_LAST"
)

// Desc reports whether the greatest value comes first.
func (d Direction) Desc() bool { return d == Descending || d == DescendingNullsLast }

// NullsLeast reports whether NULL counts as less than every value.
func (d Direction) NullsLeast() bool { return d == AscendingNullsFirst || d == DescendingNullsLast }

// Validate refuses an unknown direction.
func (d Direction) Validate() error {
	switch d {
	case Ascending, Descending, AscendingNullsFirst, DescendingNullsLast:
		return nil
	}
	return fmt.Errorf("%s is not a valid OrderDirection", string(d))
}

// MarshalGQL implements graphql.Marshaler.
func (d Direction) MarshalGQL(w io.Writer) { _, _ = io.WriteString(w, strconv.Quote(string(d))) }

// UnmarshalGQL implements graphql.Unmarshaler.
func (d *Direction) UnmarshalGQL(v any) error {
	s, ok := v.(string)
	if !ok {
		return fmt.Errorf("order direction %T must be a string", v)
	}
	*d = Direction(s)
	return d.Validate()
}
