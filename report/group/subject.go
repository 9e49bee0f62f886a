// Package group adds the records of an entity up by any grouping: as many groups as the dimensions that are grouped by
// have values, each with its numbers.
package group

import (
	"slices"
	"strings"

	"jiedui/ent"
	"jiedui/report/basis"
	"jiedui/scalar"
)

// Subject is an entity whose records can be grouped: by what, and what is measured.
type Subject struct {
	// Entity of the model.
	Entity string
	// Description of its groups in the API.
	Description string
	Dimensions  []*Dimension
	Measures    []*Measure
}

// SubjectOf finds the subject of an entity; an entity that can't be grouped is a mistake of the caller.
func SubjectOf(entity string) *Subject {
	return Subjects[slices.IndexFunc(Subjects, func(s *Subject) bool { return s.Entity == entity })]
}

// Dimension is what records can be grouped by.
type Dimension struct {
	Name        string // in the API, such as RECEIVING_PROVINCE
	Description string
	Type        string // of the API
	// Record is set when the values are ids of records.
	Record bool
	// paths lead from the record over edges to an edge or a field, by their names in the API. Where there are several,
	// the first that leads to a value counts.
	paths []string
	// period is the length of time that a dimension of time has; "" for others.
	period period
	// convert makes the value in the API of the one in the database.
	convert func(any) any
}

// Measure is a number that can be aggregated.
type Measure struct {
	Name        string // in the API, such as PAID_IN
	Description string
	Type        Type
	// column of the entity's table, or of the derived table when that is given.
	column string
	// derived returns a table with the number by id, for one that the entity's own table does not have.
	derived func(basis.Basis) string
}

// Field is the name of the measure's field in the API.
func (m *Measure) Field() string { return camel(m.Name) }

// Field is the name of the dimension's field in the API.
func (d *Dimension) Field() string { return camel(d.Name) }

// camel writes A_NAME as aName.
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

// regionDimensions are the county that the paths lead to, and the prefecture and the province that it lies in.
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

// periodDimensions are the dimensions of time of an entity whose records have a day or a month.
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

// dateField is the field of the API that dates the records of an entity.
func dateField(entity string) string {
	e := basis.Entity(entity)
	for name, f := range e.Fields {
		if f.Column == e.Standing.From {
			return name
		}
	}
	panic("group: nothing dates the records of " + entity)
}

// paidInBy and committedBy are the sums of projects by the record that a foreign key of theirs names.
func paidInBy(key string) func(basis.Basis) string {
	return func(b basis.Basis) string {
		return "(SELECT p." + key + " AS id, CAST(SUM(c.amount) AS bigint) AS amount FROM " + b.Records(ent.TypeCapitalContribution) +
			" AS c JOIN investment_projects AS p ON p.id = c.project_id WHERE p." + key + " IS NOT NULL GROUP BY p." + key + ")"
	}
}

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
