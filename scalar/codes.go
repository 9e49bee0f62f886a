package scalar

import (
	"fmt"
	"io"
	"slices"

	"jiedui/fault"
)

// These are the lists of codes that several entities share. Values names the codes of a type for ent, so that the
// database and the API accept no others.

// Origin says where a record comes from, so that demonstration data and real data cannot be mixed up.
type Origin string

// The origins.
const (
	// OriginOfficial: loaded with the program from a published source.
	OriginOfficial Origin = "OFFICIAL"
	// OriginRegistered: written down by a coordinator.
	OriginRegistered Origin = "REGISTERED"
	// OriginDemo: made up for demonstration.
	OriginDemo Origin = "DEMO"
)

// Values lists the origins.
func (Origin) Values() []string {
	return []string{string(OriginOfficial), string(OriginRegistered), string(OriginDemo)}
}

// ReviewStatus is the state of a record in the yearly review (审核状态).
type ReviewStatus string

// The review statuses, in the order of the review.
const (
	ReviewDraft     ReviewStatus = "DRAFT"
	ReviewSubmitted ReviewStatus = "SUBMITTED"
	// ReviewConfirmed: by the other side of the pairing.
	ReviewConfirmed ReviewStatus = "CONFIRMED"
	// ReviewValidated: by a reviewer of the level above.
	ReviewValidated ReviewStatus = "VALIDATED"
	// ReviewLocked: its period is closed.
	ReviewLocked ReviewStatus = "LOCKED"
	// ReviewReturned: sent back with a reason.
	ReviewReturned ReviewStatus = "RETURNED"
)

// Values lists the review statuses.
func (ReviewStatus) Values() []string {
	return []string{
		string(ReviewDraft), string(ReviewSubmitted), string(ReviewConfirmed),
		string(ReviewValidated), string(ReviewLocked), string(ReviewReturned),
	}
}

// Side is one of the two sides of a pairing.
type Side string

// The sides.
const (
	// SideSupporter is the side of the eastern county.
	SideSupporter Side = "SUPPORTER"
	// SideRecipient is the side of the key county.
	SideRecipient Side = "RECIPIENT"
)

// Values lists the sides.
func (Side) Values() []string { return []string{string(SideSupporter), string(SideRecipient)} }

// Unit is the unit of a figure, as published.
type Unit string

// The units.
const (
	// UnitOne counts the things that the indicator names.
	UnitOne               Unit = "ONE"
	UnitPerson            Unit = "PERSON"
	UnitTenThousandPerson Unit = "TEN_THOUSAND_PERSONS" // 万人
	UnitYuan              Unit = "YUAN"
	UnitHundredMlnYuan    Unit = "HUNDRED_MILLION_YUAN" // 亿元
	UnitPercent           Unit = "PERCENT"
	UnitPercentagePoint   Unit = "PERCENTAGE_POINT"
	UnitDay               Unit = "DAY"
)

// Values lists the units.
func (Unit) Values() []string {
	return []string{
		string(UnitOne), string(UnitPerson), string(UnitTenThousandPerson), string(UnitYuan),
		string(UnitHundredMlnYuan), string(UnitPercent), string(UnitPercentagePoint), string(UnitDay),
	}
}

// MarshalGQL implements graphql.Marshaler.
func (v Origin) MarshalGQL(w io.Writer) { writeQuoted(w, string(v)) }

// UnmarshalGQL implements graphql.Unmarshaler.
func (v *Origin) UnmarshalGQL(src any) error { return unmarshalCode(v, src, v.Values()) }

// MarshalGQL implements graphql.Marshaler.
func (v ReviewStatus) MarshalGQL(w io.Writer) { writeQuoted(w, string(v)) }

// UnmarshalGQL implements graphql.Unmarshaler.
func (v *ReviewStatus) UnmarshalGQL(src any) error { return unmarshalCode(v, src, v.Values()) }

// MarshalGQL implements graphql.Marshaler.
func (v Side) MarshalGQL(w io.Writer) { writeQuoted(w, string(v)) }

// UnmarshalGQL implements graphql.Unmarshaler.
func (v *Side) UnmarshalGQL(src any) error { return unmarshalCode(v, src, v.Values()) }

// MarshalGQL implements graphql.Marshaler.
func (v Unit) MarshalGQL(w io.Writer) { writeQuoted(w, string(v)) }

// UnmarshalGQL implements graphql.Unmarshaler.
func (v *Unit) UnmarshalGQL(src any) error { return unmarshalCode(v, src, v.Values()) }

func unmarshalCode[T ~string](dst *T, src any, values []string) error {
	s, ok := src.(string)
	if !ok || !slices.Contains(values, s) {
		return fault.New(fault.BadUserInput,
			fmt.Sprintf("%.40q is not one of %v", src, values), fmt.Sprintf("%.40q 不在 %v 之中", src, values))
	}
	*dst = T(s)
	return nil
}
