package rule

import (
	_ "embed"
	"encoding/csv"
	"fmt"
	"slices"
	"strings"

	"jiedui/fault"
)

// IndustryDivision is a division (大类) of GB/T 4754-2017, the classification of industries.
type IndustryDivision struct {
	Code   string // letter of the section (门类) and two digits of the division, such as C13
	Name   string
	NameEn string
}

//go:embed industries.csv
var industryTable string

var industries = readIndustries()

// Industries returns the divisions of GB/T 4754-2017 in the order of their codes.
func Industries() []*IndustryDivision { return slices.Clone(industries) }

func readIndustries() []*IndustryDivision {
	rows, err := csv.NewReader(strings.NewReader(industryTable)).ReadAll()
	if err != nil {
		panic(fmt.Errorf("industries.csv: %w", err)) // it is part of the program
	}
	var all []*IndustryDivision
	for _, row := range rows[1:] {
		all = append(all, &IndustryDivision{Code: row[0], Name: row[1], NameEn: row[2]})
	}
	return all
}

// Industry checks a section letter and division of GB/T 4754-2017, such as C13.
func Industry(code string) error {
	if slices.ContainsFunc(industries, func(d *IndustryDivision) bool { return d.Code == code }) {
		return nil
	}
	return fault.Input("industry",
		fmt.Sprintf("%.40q is not an industry: write section and division of GB/T 4754-2017, such as C13", code),
		fmt.Sprintf("%.40q 不是有效的行业代码：请填写 GB/T 4754-2017 的门类和大类，例如 C13", code))
}
