package report

import (
	"context"
	"fmt"
	"math/big"
	"strings"

	"jiedui/ent/reportedfigure"
	"jiedui/scalar"
)

// timing is how the records of a measure lie in time.
type timing int

const (
	// standing records are there from a day on: a period brings what its last day has and the day before it had not.
	standing timing = iota
	// monthly records of a period add up.
	monthly
	// latest records are those of the last month that is over: a stock.
	latest
	// yearly records of the years of a period add up.
	yearly
)

// measure is how records add up to an indicator.
type measure struct {
	entity string // whose records, named r in SQL
	join   string
	value  string // aggregate, in fen or a number
	per    string // aggregate that a ratio divides it by; "" for a sum
	where  string
	timing timing
	basis  reportedfigure.Basis // what is counted; "" where no published figure says it
	// The county and the pairing that a record is of, and the province of one that names no pairing; "" where the
	// records don't say it.
	county, pairing, province string
}

const (
	inProject  = "JOIN investment_projects AS p ON p.id = r.project_id"
	eastWest   = "= 'EAST_WEST_COLLABORATION'"
	assistance = "= 'TEN_THOUSAND_ENTERPRISES'"
)

// measures are the indicators that the records add up to, by code.
var measures = map[string]measure{
	"SUPPORTING_COUNTIES": {
		entity: "Pairing", value: "COUNT(DISTINCT r.supporter_id)", where: "r.status = 'ACTIVE'", county: "r.recipient_id", pairing: "r.id",
	},
	"SUPPORTED_KEY_COUNTIES": {
		entity: "Pairing", value: "COUNT(DISTINCT r.recipient_id)", where: "r.status = 'ACTIVE'", county: "r.recipient_id", pairing: "r.id",
	},
	"WESTERN_PROVINCES": {
		entity: "Pairing", value: "COUNT(DISTINCT k.province_id)", where: "r.status = 'ACTIVE'", county: "r.recipient_id", pairing: "r.id",
		join: "JOIN counties AS k ON k.id = r.recipient_id",
	},
	"GUIDED_ENTERPRISES": { // those that have paid in
		entity: "InvestmentProject", value: "COUNT(DISTINCT r.enterprise_id)", where: "r.program " + eastWest + " AND r.paid_in > 0",
		county: "r.county_id", pairing: "r.pairing_id",
	},
	"PAID_IN_INVESTMENT": {
		entity: "CapitalContribution", value: "SUM(r.amount)", join: inProject, where: "p.program " + eastWest,
		county: "p.county_id", pairing: "p.pairing_id", basis: reportedfigure.BasisPAID_IN,
	},
	"CO_BUILT_PARKS": { // those that have opened
		entity: "IndustrialPark", value: "COUNT(*)", county: "r.county_id", pairing: "r.pairing_id",
	},
	"LINKED_PRIVATE_ENTERPRISES": {
		entity: "EnterpriseEngagement", value: "COUNT(DISTINCT r.enterprise_id)", where: "e.ownership = 'PRIVATE'",
		join: "JOIN enterprises AS e ON e.id = r.enterprise_id", county: "r.county_id",
	},
	"TEN_THOUSAND_ENTERPRISES_FUNDS": {
		entity: "CapitalContribution", value: "SUM(r.amount)", join: inProject, where: "p.program " + assistance,
		county: "p.county_id", basis: reportedfigure.BasisPAID_IN,
	},
	"TEN_THOUSAND_ENTERPRISES_PROJECTS": { // those with funds in place
		entity: "InvestmentProject", value: "COUNT(*)", where: "r.program " + assistance + " AND r.paid_in > 0", county: "r.county_id",
	},
	"CONSUMPTION_ASSISTANCE": {
		entity: "ConsumptionRecord", value: "SUM(r.amount)", timing: monthly, basis: reportedfigure.BasisSALES,
		join: "LEFT JOIN pairings AS g ON g.id = r.pairing_id", county: "g.recipient_id", pairing: "r.pairing_id", province: "r.province_id",
	},
	"CENTRAL_LINKING_FUNDS": {
		entity: "FundAllocation", value: "SUM(r.amount)", where: "r.source = 'CENTRAL_LINKING'", timing: yearly,
		county: "r.county_id", basis: reportedfigure.BasisALLOCATED,
	},
	"CENTRAL_LINKING_FUNDS_PER_COUNTY": {
		entity: "FundAllocation", value: "SUM(r.amount)", per: "COUNT(DISTINCT r.county_id)", where: "r.source = 'CENTRAL_LINKING'", timing: yearly,
		county: "r.county_id", basis: reportedfigure.BasisALLOCATED,
	},
	"INDUSTRY_SHARE_OF_LINKING_FUNDS": {
		entity: "FundAllocation", value: "SUM(r.industry_amount)", per: "SUM(r.amount)", where: "r.source = 'CENTRAL_LINKING'", timing: yearly,
		county: "r.county_id", basis: reportedfigure.BasisALLOCATED,
	},
	"EASTERN_FISCAL_ASSISTANCE": {
		entity: "FundAllocation", value: "SUM(r.amount)", where: "r.source = 'EASTERN_FISCAL'", timing: yearly,
		county: "r.county_id", pairing: "r.pairing_id", basis: reportedfigure.BasisALLOCATED,
	},
	"WORKERS_IN_EMPLOYMENT": {
		entity: "EmploymentRecord", value: "SUM(r.workers)", timing: latest, county: "r.county_id", basis: reportedfigure.BasisHEADCOUNT,
	},
	"RISK_ELIMINATED_SHARE": {
		entity: "MonitoringReport", value: "SUM(r.risk_eliminated_households)", per: "SUM(r.monitored_households)", timing: latest, county: "r.county_id",
	},
	"DAYS_TO_IDENTIFY": { // the longest
		entity: "MonitoringReport", value: "MAX(r.longest_days_to_identify)", timing: latest, county: "r.county_id",
	},
	"OFFICIALS_SENT": { // to the counties of the records
		entity: "TalentTeam", value: "SUM(r.members)", where: "r.kind = 'CADRE'", county: "r.county_id", basis: reportedfigure.BasisHEADCOUNT,
	},
	"PROFESSIONALS_SENT": {
		entity: "TalentTeam", value: "SUM(r.members)", where: "r.kind <> 'CADRE'", county: "r.county_id", basis: reportedfigure.BasisHEADCOUNT,
	},
}

// Scope is the part of the country that a sum is over; the zero Scope is all of it.
type Scope struct {
	Key    bool // key counties alone
	Inland bool // counties of central and western provinces alone
	// Ids of a province or a county that the records lie in, and of the province that the supporter lies in.
	Province, County, Supporter int
}

// where gives the conditions on the records of a measure; false when the records don't tell who is supported by whom.
func (s Scope) where(m measure) ([]string, bool) {
	var all []string
	in := func(column, condition string) string {
		return column + " IN (SELECT c.id FROM counties AS c WHERE " + condition + ")"
	}
	if s.Key {
		all = append(all, in(m.county, "c.designation = 'KEY'"))
	}
	if s.Inland {
		inland := "IN (SELECT z.id FROM provinces AS z WHERE z.economic_zone IN ('CENTRAL', 'WESTERN'))"
		all = append(all, m.of(in(m.county, "c.province_id "+inland), inland))
	}
	if s.Province != 0 {
		all = append(all, m.of(in(m.county, fmt.Sprintf("c.province_id = %d", s.Province)), fmt.Sprintf("= %d", s.Province)))
	}
	if s.County != 0 {
		all = append(all, fmt.Sprintf("%s = %d", m.county, s.County))
	}
	if s.Supporter != 0 {
		if m.pairing == "" {
			return nil, false
		}
		all = append(all, m.pairing+" IN (SELECT s.id FROM pairings AS s WHERE "+in("s.supporter_id", fmt.Sprintf("c.province_id = %d", s.Supporter))+")")
	}
	return all, true
}

// of adds to a condition on the county the one on the province of records that name no county.
func (m measure) of(county, province string) string {
	if m.province == "" {
		return county
	}
	return "(" + county + " OR " + m.province + " " + province + ")"
}

// Grouping is what sums are made for.
type Grouping int

// The groupings.
const (
	Together       Grouping = iota // one sum
	ByPairing                      // a sum for each pairing
	ByProvincePair                 // a sum for each eastern province with each western one
)

// Group is what a sum is of: nothing, the id of a pairing, or those of an eastern and a western province.
type Group [2]int

// Question asks what the records add up to for an indicator.
type Question struct {
	Indicator string
	Scope     Scope
	// From is the first day of a period; nil for what is there on the day To, and for all until then.
	From *scalar.Date
	To   scalar.Date
}

// Sum is what some records add up to: Value / Per in fen, persons or what else the indicator counts.
type Sum struct {
	Value, Per int64
	Records    int // that went into it
}

// Sums answers questions with one statement: for each the sums by group. What there are no records for is not there.
func Sums(ctx context.Context, r Reader, level Level, by Grouping, questions []Question) ([]map[Group]Sum, error) {
	b := Basis{Level: level, Dialect: r.Dialect()}
	answers := make([]map[Group]Sum, len(questions))
	var selects []string
	for i, q := range questions {
		answers[i] = make(map[Group]Sum)
		selects = append(selects, b.selects(i, q, by)...)
	}
	if len(selects) == 0 {
		return answers, nil
	}
	if err := readable(ctx); err != nil {
		return nil, err
	}
	rows, err := r.QueryContext(ctx, strings.Join(selects, "\nUNION ALL\n"))
	if err != nil {
		return nil, fmt.Errorf("sums of the records: %w", err)
	}
	defer rows.Close()
	for rows.Next() {
		var i, sign int
		var g Group
		var s Sum
		if err := rows.Scan(&i, &sign, &g[0], &g[1], &s.Value, &s.Per, &s.Records); err != nil {
			return nil, fmt.Errorf("sums of the records: %w", err)
		}
		if s.Records == 0 {
			continue
		}
		sum := answers[i][g]
		answers[i][g] = Sum{sum.Value + int64(sign)*s.Value, s.Per, sum.Records + sign*s.Records}
	}
	if err := rows.Err(); err != nil {
		return nil, fmt.Errorf("sums of the records: %w", err)
	}
	for _, groups := range answers {
		for g, s := range groups {
			if s.Records <= 0 || s.Per == 0 { // nothing came in the period, or there is nothing to divide by
				delete(groups, g)
			}
		}
	}
	return answers, nil
}

// selects are the statements that answer a question; none where the records can't.
func (b Basis) selects(i int, q Question, by Grouping) []string {
	m, ok := measures[q.Indicator]
	if !ok {
		return nil
	}
	where, ok := q.Scope.where(m)
	if !ok || by != Together && m.pairing == "" {
		return nil
	}
	if m.where != "" {
		where = append(where, m.where)
	}
	from := q.To
	if q.From != nil {
		from = *q.From
	}
	switch m.timing {
	case monthly:
		where = append(where, "r.month >= '"+firstOfMonth(from).String()+"'")
	case latest:
		where = append(where, "r.month = '"+lastMonth(q.To).String()+"'")
	case yearly:
		where = append(where, fmt.Sprintf("r.year >= %d", from.Year))
	}
	texts := []string{b.selecting(i, 1, m, q.To, by, where)}
	if m.timing == standing && q.From != nil {
		texts = append(texts, b.selecting(i, -1, m, q.From.AddDays(-1), by, where))
	}
	return texts
}

// selecting gives the sums of the records that count as of a day.
func (b Basis) selecting(i, sign int, m measure, day scalar.Date, by Grouping, where []string) string {
	b.AsOf = &day
	join, keys, group := m.join, "0, 0", ""
	switch by {
	case ByPairing:
		keys = m.pairing + ", 0"
		where, group = append(where[:len(where):len(where)], m.pairing+" IS NOT NULL"), " GROUP BY "+m.pairing
	case ByProvincePair:
		join += " JOIN pairings AS h ON h.id = " + m.pairing +
			" JOIN counties AS x ON x.id = h.supporter_id JOIN counties AS y ON y.id = h.recipient_id"
		keys, group = "x.province_id, y.province_id", " GROUP BY x.province_id, y.province_id"
	}
	per := "1"
	if m.per != "" {
		per = "CAST(COALESCE(" + m.per + ", 0) AS bigint)"
	}
	text := fmt.Sprintf("SELECT %d, %d, %s, CAST(COALESCE(%s, 0) AS bigint), %s, COUNT(*) FROM %s AS r %s",
		i, sign, keys, m.value, per, b.Records(m.entity), join)
	if len(where) > 0 {
		text += " WHERE " + strings.Join(where, " AND ")
	}
	return text + group
}

func firstOfMonth(day scalar.Date) scalar.Date {
	return scalar.Date{Year: day.Year, Month: day.Month, Day: 1}
}

// yearBefore is the same day of the year before; the last day of a month stays the last.
func yearBefore(day scalar.Date) scalar.Date {
	if day.AddDays(1).Day == 1 {
		return scalar.DateOf(firstOfMonth(day).Time().AddDate(-1, 1, -1))
	}
	return scalar.Date{Year: day.Year - 1, Month: day.Month, Day: day.Day}
}

// Before is the question for what a figure is compared with: the same period of the year before, or of a stock the end
// of that year.
func (q Question) Before() Question {
	if q.From == nil && measures[q.Indicator].timing != yearly {
		q.To = scalar.Date{Year: q.To.Year - 1, Month: 12, Day: 31}
		return q
	}
	q.To = yearBefore(q.To)
	if q.From != nil {
		from := yearBefore(*q.From)
		q.From = &from
	}
	return q
}

// factors are how much of the unit of the records, fen or a number, one of a unit is.
var factors = map[scalar.Unit]*big.Rat{
	scalar.UnitOne:               big.NewRat(1, 1),
	scalar.UnitPerson:            big.NewRat(1, 1),
	scalar.UnitTenThousandPerson: big.NewRat(10_000, 1),
	scalar.UnitYuan:              big.NewRat(int64(scalar.Yuan), 1),
	scalar.UnitHundredMlnYuan:    big.NewRat(int64(scalar.HundredMln), 1),
	scalar.UnitPercent:           big.NewRat(1, 100),
	scalar.UnitPercentagePoint:   big.NewRat(1, 100),
	scalar.UnitDay:               big.NewRat(1, 1),
}

// In gives the sum in a unit, exactly.
func (s Sum) In(u scalar.Unit) *big.Rat {
	v := big.NewRat(s.Value, s.Per)
	return v.Quo(v, factors[u])
}

// rounded gives a number to some decimals, halves away from zero.
func rounded(r *big.Rat, places int) *big.Rat {
	text := r.FloatString(places)
	v, _ := new(big.Rat).SetString(text)
	return v
}

// decimal gives a number to the four places of a Decimal; nil where there is none, or too large a one.
func decimal(r *big.Rat) *scalar.Decimal {
	if r == nil {
		return nil
	}
	d, err := scalar.ParseDecimal(r.FloatString(4))
	if err != nil {
		return nil
	}
	return &d
}

func exactly(d scalar.Decimal) *big.Rat { return big.NewRat(int64(d), 10_000) }
