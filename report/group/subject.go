// Package group groups the records of an entity by any of its dimensions, and computes the numbers of each group.
package group

import (
	"slices"
	"strings"

	"jiedui/ent"
	"jiedui/report/basis"
	"jiedui/scalar"
)

// Subject is an entity whose records can be grouped, with its dimensions and measures.
type Subject struct {
	Entity string
	// Description is the description of the groups in the API.
	Description string
	Dimensions  []*Dimension
	Measures    []*Measure
}

// SubjectOf returns the subject of an entity. It panics if the entity can't be grouped.
func SubjectOf(entity string) *Subject {
	return Subjects[slices.IndexFunc(Subjects, func(s *Subject) bool { return s.Entity == entity })]
}

// Dimension is a property that records can be grouped by.
type Dimension struct {
	Name        string // name in the API, such as RECEIVING_PROVINCE
	Description string
	Type        string // type of the values in the API
	// Record is set if the values are ids of records.
	Record bool
	// paths lead from the record over edges to an edge or a field, and have their names in the API. If there are
	// several, the value is the first one that is not null.
	paths []string
	// period is the period of a dimension of time. It is "" for other dimensions.
	period period
	// convert returns the value in the API for a value of the database, which is not nil.
	convert func(any) any
}

// Measure is a number that can be aggregated.
type Measure struct {
	Name        string // name in the API, such as PAID_IN
	Description string
	Type        Type
	// column is the column of the derived table or, if derived is nil, of the entity's table.
	column string
	// derived returns a sub-select with the columns id and column, where id is the id of the record. It is nil if the
	// number is in the entity's table.
	derived func(basis.Basis) string
}

// Field returns the name of the measure's field in the API.
func (m *Measure) Field() string { return camel(m.Name) }

// Field returns the name of the dimension's field in the API.
func (d *Dimension) Field() string { return camel(d.Name) }

// camel returns A_NAME as aName.
func camel(name string) string {
	words := strings.Split(strings.ToLower(name), "_")
	for i, w := range words[1:] {
		words[i+1] = strings.ToUpper(w[:1]) + w[1:]
	}
	return strings.Join(words, "")
}

func recordDimension(name, typeName, description string, paths ...string) *Dimension {
	return &Dimension{
		Name: name, Type: typeName, Description: description, Record: true, paths: paths,
		convert: func(v any) any { return int(intValue(v)) },
	}
}

func enumDimension[T ~string](name, typeName, description, path string) *Dimension {
	return &Dimension{
		Name: name, Type: typeName, Description: description, paths: []string{path},
		convert: func(v any) any { return new(T(stringValue(v))) },
	}
}

func industryDimension(description, path string) *Dimension {
	return enumDimension[string]("INDUSTRY", "String", description, path)
}

func originDimension() *Dimension {
	return enumDimension[scalar.Origin]("ORIGIN", "Origin", "Where the records come from (数据来源).", "origin")
}

func reviewDimension() *Dimension {
	return enumDimension[scalar.ReviewStatus]("REVIEW", "ReviewStatus", "Place in the review cycle (审核状态).", "review")
}

// regionDimensions returns the dimensions for the county that the paths lead to, and for its prefecture and its
// province.
func regionDimensions(prefix, en, zh string, paths ...string) []*Dimension {
	followedBy := func(edge string) []string {
		longer := make([]string, len(paths))
		for i, p := range paths {
			longer[i] = p + edge
		}
		return longer
	}
	return []*Dimension{
		recordDimension(prefix+"PROVINCE", ent.TypeProvince, "Province"+en+" ("+zh+"省份).", followedBy(".province")...),
		recordDimension(prefix+"PREFECTURE", ent.TypePrefecture, "Prefecture"+en+" ("+zh+"地市).", followedBy(".prefecture")...),
		recordDimension(prefix+"COUNTY", ent.TypeCounty, "County"+en+" ("+zh+"县).", paths...),
	}
}

func receivingRegions(paths ...string) []*Dimension {
	return regionDimensions("RECEIVING_", " that is supported", "受援", paths...)
}

func supportingRegions(paths ...string) []*Dimension {
	return regionDimensions("SUPPORTING_", " that supports", "支援", paths...)
}

func homeRegions(paths ...string) []*Dimension {
	return regionDimensions("HOME_", " where the enterprise is registered", "注册地", paths...)
}

// periodDimensions returns the dimensions of time of an entity. Its records must be dated by a day or a month.
func periodDimensions(entity, what string) []*Dimension {
	paths := []string{dateField(entity)}
	return []*Dimension{
		yearDimension(entity, "Year "+what+" (年度)."),
		{Name: "QUARTER", Type: "Date", Description: "First day of the quarter " + what + " (季度).", paths: paths, period: quarter, convert: dateValue},
		{Name: "MONTH", Type: "Date", Description: "First day of the month " + what + " (月份).", paths: paths, period: month, convert: dateValue},
	}
}

func yearDimension(entity, description string) *Dimension {
	return &Dimension{
		Name: "YEAR", Type: "Int", Description: description, paths: []string{dateField(entity)}, period: year,
		convert: func(v any) any { return new(int(intValue(v))) },
	}
}

// dateField returns the field of the API with the date of the records of an entity.
func dateField(entity string) string {
	e := basis.Entity(entity)
	for name, f := range e.Fields {
		if f.Column == e.Standing.From {
			return name
		}
	}
	panic("group: nothing dates the records of " + entity)
}

// paidInBy returns a function for Measure.derived: the sums of the contributions to projects, by a foreign key of the
// projects.
func paidInBy(key string) func(basis.Basis) string {
	return func(b basis.Basis) string {
		return "(SELECT p." + key + " AS id, CAST(SUM(c.amount) AS bigint) AS amount FROM " + b.Records(ent.TypeCapitalContribution) +
			" AS c JOIN investment_projects AS p ON p.id = c.project_id WHERE p." + key + " IS NOT NULL GROUP BY p." + key + ")"
	}
}

// committedBy does the same as paidInBy for the committed amounts of projects.
func committedBy(key string) func(basis.Basis) string {
	return func(b basis.Basis) string {
		return "(SELECT p." + key + " AS id, CAST(SUM(p.committed) AS bigint) AS amount FROM " + b.Records(ent.TypeInvestmentProject) +
			" AS p WHERE p." + key + " IS NOT NULL GROUP BY p." + key + ")"
	}
}

func projectSums(key string) []*Measure {
	return []*Measure{
		{Name: "COMMITTED", Description: "Committed investment of its projects (协议投资额).", Type: Money, column: "amount", derived: committedBy(key)},
		{Name: "PAID_IN", Description: "Paid-in investment of its projects (实际到位投资).", Type: Money, column: "amount", derived: paidInBy(key)},
	}
}
