package reference

import (
	"fmt"
	"strconv"
)

const otherNamesFile = "other_names.csv"

// NameKind says which kind of name another name of a county is.
type NameKind string

// The kinds of names.
const (
	// ShortName is the common name of the county, such as 威宁县 for 威宁彝族回族苗族自治县.
	ShortName NameKind = "SHORT"
	// FormerName is the name that the county had before it was renamed or became a city or a district, such as 会理县.
	FormerName NameKind = "FORMER"
)

// OtherName is a name of a county besides its present full one.
type OtherName struct {
	CountyCode string
	Name       string
	Kind       NameKind
	Since      *int    // the year in which it got the name; nil: not known
	Until      *int    // the year in which it lost the name; nil: it still has it
	Source     *string // the approval of the change, or the list of changes that has it
}

// OtherNames returns the short and former names of counties, in the order of their codes. Several counties in different
// provinces may have the same name.
func OtherNames() ([]OtherName, error) {
	t, err := readTable(data, otherNamesFile, "code", "name_zh")
	if err != nil {
		return nil, err
	}
	names := make([]OtherName, len(t))
	for i, r := range t {
		names[i] = OtherName{
			CountyCode: r.cells["code"], Name: r.cells["name_zh"], Kind: value(r, "kind", parseNameKind),
			Since: optional(r, "since_year", strconv.Atoi), Until: optional(r, "until_year", strconv.Atoi),
			Source: optional(r, "source", anyText),
		}
		if r.err != nil {
			return nil, r.err
		}
	}
	return names, nil
}

func parseNameKind(s string) (NameKind, error) {
	if k := NameKind(s); k == ShortName || k == FormerName {
		return k, nil
	}
	return "", fmt.Errorf("%q is not a kind of name", s)
}
