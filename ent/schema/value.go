package schema

import "entgo.io/ent/schema"

// terms are what the values of an enum are called, in their order, each in English with the Chinese term. They become the
// descriptions of the values in the API.
func terms(all ...string) schema.Annotation { return valueTerms(all) }

type valueTerms []string

// Name of the annotation.
func (valueTerms) Name() string { return "Terms" }

// The enums that several entities use.
var (
	originTerms = terms("Official (官方公布)", "Registered (登记)", "Made up for demonstration (演示)")
	reviewTerms = terms("Draft (草稿)", "Submitted (已提交)", "Confirmed (已确认)", "Validated (已审核)", "Locked (已锁定)", "Returned (已退回)")
	sideTerms   = terms("Supporting side (支援方)", "Receiving side (受援方)")
	unitTerms   = terms("Number (个)", "Persons (人)", "Ten thousand persons (万人)", "Yuan (元)", "Hundred million yuan (亿元)", "Percent (百分比)", "Percentage points (百分点)", "Days (天)")
)
