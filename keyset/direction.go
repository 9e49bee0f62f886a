package keyset

import (
	"fmt"
	"io"
	"strconv"
)

// Direction says in which direction a list is sorted.
type Direction string

// The directions.
const (
	Ascending  Direction = "ASC"
	Descending Direction = "DESC"
)

// Validate refuses an unknown direction.
func (d Direction) Validate() error {
	if d != Ascending && d != Descending {
		return fmt.Errorf("%s is not a valid OrderDirection", string(d))
	}
	return nil
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
