package reference_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"entgo.io/ent/dialect"

	"jiedui/db/dbtest"
	"jiedui/ent"
	"jiedui/ent/indicator"
	"jiedui/ent/reportedfigure"
	"jiedui/rule"
	"jiedui/scalar"
)

func TestPublishedFiguresAreLoaded(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		c := client(dbtest.Open(t, dialectName, filled))
		for code, want := range map[string]string{
			"2022-11.SUPPORTING_COUNTIES":                           "133 ONE KEY_COUNTIES",
			"2022-11.PAID_IN_INVESTMENT":                            "1354.2 HUNDRED_MILLION_YUAN NATIONAL PAID_IN",
			"2022-11.CONSUMPTION_ASSISTANCE":                        "1115.6 HUNDRED_MILLION_YUAN NATIONAL SALES from 2022-01-01 change 419.4 HUNDRED_MILLION_YUAN",
			"2022-11.CENTRAL_LINKING_FUNDS":                         "172 HUNDRED_MILLION_YUAN KEY_COUNTIES ALLOCATED from 2022-01-01 change 15.2 HUNDRED_MILLION_YUAN 9.7 %",
			"2022-11.CENTRAL_LINKING_FUNDS_PER_COUNTY":              "2.8 HUNDRED_MILLION_YUAN KEY_COUNTIES ALLOCATED from 2022-01-01",
			"2022-11.INDUSTRY_SHARE_OF_LINKING_FUNDS":               "AT_LEAST 55 PERCENT NATIONAL ALLOCATED from 2022-01-01 change 5 PERCENTAGE_POINT",
			"2022-11.WORKERS_IN_EMPLOYMENT":                         "3278 TEN_THOUSAND_PERSONS NATIONAL HEADCOUNT change 133 TEN_THOUSAND_PERSONS 4.2 %",
			"2022-11.RISK_ELIMINATED_SHARE":                         "65.7 PERCENT CENTRAL_AND_WESTERN",
			"2022-11.DAYS_TO_IDENTIFY":                              "AT_MOST 15 DAY NATIONAL",
			"2022-11.PEOPLE_LIFTED_IN_INCOME.360922":                "ABOUT 30000 PERSON COUNTY 万载县 HEADCOUNT",
			"2022-11.INDUSTRY_BASE_INVESTMENT.360922":               "AT_LEAST 0.3 HUNDRED_MILLION_YUAN COUNTY 万载县",
			"2023-11.SOCIAL_GIVING.CASH":                            "21.2 HUNDRED_MILLION_YUAN NATIONAL CASH from 2023-01-01",
			"2023-11.SOCIAL_GIVING.CASH_AND_GOODS":                  "28.5 HUNDRED_MILLION_YUAN NATIONAL CASH_AND_GOODS from 2023-01-01",
			"2023-06.SOCIAL_ORGANISATIONS_PAIRED_WITH_KEY_COUNTIES": "274 ONE NATIONAL",
			"2023-11.EASTERN_FISCAL_ASSISTANCE_PER_COUNTY":          "51870000 YUAN NATIONAL ALLOCATED from 2023-01-01",
			"2023-11.MODEL_VILLAGES":                                "1155 ONE NATIONAL from 2023-01-01",
			"2024-10.GUIDED_INVESTMENT":                             "1409 HUNDRED_MILLION_YUAN NATIONAL from 2024-01-01",
		} {
			f, err := c.ReportedFigure.Query().Where(reportedfigure.Code(code)).WithCounty().Only(rule.Trusted(t.Context()))
			if err != nil {
				t.Fatalf("%s: %v", code, err)
			}
			if got := describe(f); got != want {
				t.Errorf("%s: %s, want %s", code, got, want)
			}
		}
	})
}

func describe(f *ent.ReportedFigure) string {
	words := []string{f.Value.String(), string(f.Unit), f.Scope.String()}
	if f.Qualifier != reportedfigure.QualifierEXACT {
		words = append([]string{f.Qualifier.String()}, words...)
	}
	if f.Edges.County != nil {
		words = append(words, f.Edges.County.Name)
	}
	if f.Basis != nil {
		words = append(words, f.Basis.String())
	}
	if f.PeriodStart != nil {
		words = append(words, "from", f.PeriodStart.String())
	}
	if f.Change != nil {
		words = append(words, "change", f.Change.String(), string(*f.ChangeUnit))
	}
	if f.ChangePercent != nil {
		words = append(words, f.ChangePercent.String(), "%")
	}
	return strings.Join(words, " ")
}

// Figures and indicators have the properties that a reconciliation with records needs.
func TestFiguresAndIndicatorsAgree(t *testing.T) {
	t.Parallel()
	c := client(dbtest.Open(t, dialect.SQLite, filled))
	money := []scalar.Unit{scalar.UnitYuan, scalar.UnitHundredMlnYuan}
	persons := []scalar.Unit{scalar.UnitPerson, scalar.UnitTenThousandPerson}
	published := map[scalar.Unit][]scalar.Unit{ // by the unit of the indicator
		scalar.UnitOne: {scalar.UnitOne}, scalar.UnitYuan: money, scalar.UnitPerson: persons,
		scalar.UnitPercent: {scalar.UnitPercent}, scalar.UnitDay: {scalar.UnitDay},
	}
	upperSnake := regexp.MustCompile(`^[A-Z]+(_[A-Z]+)*$`)
	for _, i := range c.Indicator.Query().WithReportedFigures().AllX(rule.Trusted(t.Context())) {
		if !upperSnake.MatchString(i.Code) || len(i.Edges.ReportedFigures) == 0 || published[i.Unit] == nil {
			t.Errorf("indicator %s in %s with %d figures", i.Code, i.Unit, len(i.Edges.ReportedFigures))
		}
	}
	ends := map[string]string{"2022-11": "2022-11-30", "2023-06": "2023-06-08", "2023-11": "2023-11-30", "2024-10": "2024-10-31"}
	for _, f := range c.ReportedFigure.Query().WithIndicator().AllX(rule.Trusted(t.Context())) {
		i := f.Edges.Indicator
		month, rest, _ := strings.Cut(f.Code, ".")
		name, _, _ := strings.Cut(rest, ".")
		if ends[month] != f.AsOf.String() || name != i.Code || f.Origin != scalar.OriginOfficial {
			t.Errorf("%s is of %s as of %s, %s", f.Code, i.Code, f.AsOf, f.Origin)
		}
		if f.Value <= 0 || !slices.Contains(published[i.Unit], f.Unit) {
			t.Errorf("%s: %s %s, while the indicator is in %s", f.Code, f.Value, f.Unit, i.Unit)
		}
		if i.Measure == indicator.MeasureSTOCK && f.PeriodStart != nil {
			t.Errorf("%s: a stock has no period, yet this one starts on %s", f.Code, f.PeriodStart)
		}
		if (f.Change != nil || f.ChangePercent != nil) != (f.ComparedWith != nil) {
			t.Errorf("%s: a change and what it is against come together", f.Code)
		}
	}
}
