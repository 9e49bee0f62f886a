package report

import (
	"cmp"
	"context"
	"fmt"
	"math/big"
	"regexp"
	"slices"
	"strings"

	"jiedui/ent/reportedfigure"
	"jiedui/report/basis"
	"jiedui/rule"
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
	// Measures with the same join are read together.
	ofKeyCounty = "JOIN counties AS k ON k.id = r.recipient_id"

	eastWest   = "= 'EAST_WEST_COLLABORATION'"
	assistance = "= 'TEN_THOUSAND_ENTERPRISES'"
)

// measures are the indicators that the records add up to, by code. The first two are not among those of targets and figures.
var measures = map[string]measure{
	"KEY_COUNTIES": {
		entity: "County", value: "COUNT(*)", where: "r.designation = 'KEY'", county: "r.id",
	},
	"PAIRINGS": {
		entity: "Pairing", value: "COUNT(*)", join: ofKeyCounty, where: "r.status = 'ACTIVE'", county: "r.recipient_id", pairing: "r.id",
	},
	"SUPPORTING_COUNTIES": {
		entity: "Pairing", value: "COUNT(DISTINCT r.supporter_id)", join: ofKeyCounty, where: "r.status = 'ACTIVE'", county: "r.recipient_id", pairing: "r.id",
	},
	"SUPPORTED_KEY_COUNTIES": {
		entity: "Pairing", value: "COUNT(DISTINCT r.recipient_id)", join: ofKeyCounty, where: "r.status = 'ACTIVE'", county: "r.recipient_id", pairing: "r.id",
	},
	"WESTERN_PROVINCES": {
		entity: "Pairing", value: "COUNT(DISTINCT k.province_id)", join: ofKeyCounty, where: "r.status = 'ACTIVE'", county: "r.recipient_id", pairing: "r.id",
	},
	"GUIDED_ENTERPRISES": { // those that have paid in
		entity: "CapitalContribution", value: "COUNT(DISTINCT r.enterprise_id)", where: "r.program " + eastWest,
		county: "r.county_id", pairing: "r.pairing_id",
	},
	"PAID_IN_INVESTMENT": {
		entity: "CapitalContribution", value: "SUM(r.amount)", where: "r.program " + eastWest,
		county: "r.county_id", pairing: "r.pairing_id", basis: reportedfigure.BasisPAID_IN,
	},
	"CO_BUILT_PARKS": { // those that have opened
		entity: "IndustrialPark", value: "COUNT(*)", county: "r.county_id", pairing: "r.pairing_id",
	},
	"LINKED_PRIVATE_ENTERPRISES": {
		entity: "EnterpriseEngagement", value: "COUNT(DISTINCT r.enterprise_id)", where: "e.ownership = 'PRIVATE'",
		join: "JOIN enterprises AS e ON e.id = r.enterprise_id", county: "r.county_id",
	},
	"TEN_THOUSAND_ENTERPRISES_FUNDS": {
		entity: "CapitalContribution", value: "SUM(r.amount)", where: "r.program " + assistance,
		county: "r.county_id", basis: reportedfigure.BasisPAID_IN,
	},
	"TEN_THOUSAND_ENTERPRISES_PROJECTS": { // those with funds in place
		entity: "CapitalContribution", value: "COUNT(DISTINCT r.project_id)", where: "r.program " + assistance, county: "r.county_id",
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
	// Pairings is a statement that selects those which records must be of; "" for any, and none.
	Pairings string
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
	if (s.Supporter != 0 || s.Pairings != "") && m.pairing == "" {
		return nil, false
	}
	if s.Pairings != "" {
		all = append(all, m.pairing+" IN ("+s.Pairings+")")
	}
	if s.Supporter != 0 {
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
func Sums(ctx context.Context, r basis.Reader, level basis.Level, by Grouping, questions []Question) ([]map[Group]Sum, error) {
	answers := make([]map[Group]Sum, len(questions))
	scans := scans{basis: basis.New(r, level, nil), by: by}
	for i, q := range questions {
		answers[i] = make(map[Group]Sum)
		scans.add(i, q)
	}
	if len(scans.list) == 0 {
		return answers, nil
	}
	if err := rule.MayRead(ctx); err != nil {
		return nil, err
	}
	sums := make([]Sum, scans.width())
	var n int
	var g Group
	into := []any{&n, &g[0], &g[1]}
	for i := range sums {
		into = append(into, &sums[i].Value, &sums[i].Per, &sums[i].Records)
	}
	err := basis.EachRow(ctx, r, scans.statement(), nil, func(scan func(...any) error) error {
		if err := scan(into...); err != nil {
			return err
		}
		for i, w := range scans.list[n].wanted {
			if s := sums[i]; s.Records > 0 {
				sum := answers[w.question][g]
				answers[w.question][g] = Sum{sum.Value + int64(w.sign)*s.Value, s.Per, sum.Records + w.sign*s.Records}
			}
		}
		return nil
	})
	if err != nil {
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

// scans read the records that the questions are about, those that several are about once.
type scans struct {
	basis basis.Basis
	by    Grouping
	list  []*scan
}

// scan reads the records of an entity that count, in a part of the country.
type scan struct {
	entity string
	basis  basis.Basis
	join   string
	where  string // of the scope
	keys   string // of the groups
	group  string
	wanted []wanted
}

// columnsRead are the columns of the records, named r, that a text names.
var columnsRead = regexp.MustCompile(`\br\.([a-z_]+)`)

// wanted is a sum over some of the records of a scan, which the answer to a question adds or takes away.
type wanted struct {
	question, sign   int
	value, per, when string
}

// add has a question asked; nothing where the records can't answer it.
func (s *scans) add(i int, q Question) {
	m, ok := measures[q.Indicator]
	if !ok {
		return
	}
	scope, ok := q.Scope.where(m)
	if !ok || s.by != Together && m.pairing == "" {
		return
	}
	from := q.To
	if q.From != nil {
		from = *q.From
	}
	var when []string
	if m.where != "" {
		when = append(when, m.where)
	}
	// What lies in time by itself is read once for all days.
	var day *scalar.Date
	switch m.timing {
	case standing:
		day = &q.To
	case monthly:
		when = append(when, "r.month >= '"+firstOfMonth(from).String()+"'", "r.month <= '"+basis.LastMonth(q.To).String()+"'")
	case latest:
		when = append(when, "r.month = '"+basis.LastMonth(q.To).String()+"'")
	case yearly:
		when = append(when, fmt.Sprintf("r.year BETWEEN %d AND %d", from.Year, q.To.Year))
	}
	w := wanted{question: i, sign: 1, value: m.value, per: m.per, when: strings.Join(when, " AND ")}
	s.want(m, day, scope, w)
	if m.timing == standing && q.From != nil {
		before := q.From.AddDays(-1)
		w.sign = -1
		s.want(m, &before, scope, w)
	}
}

// want takes a sum into the scan of its records.
func (s *scans) want(m measure, day *scalar.Date, scope []string, w wanted) {
	b := s.basis
	b.AsOf = day
	join, keys, group := m.join, "0, 0", ""
	switch s.by {
	case ByPairing:
		scope = append(scope, m.pairing+" IS NOT NULL")
		keys, group = m.pairing+", 0", " GROUP BY "+m.pairing
	case ByProvincePair:
		join += " JOIN pairings AS h ON h.id = " + m.pairing +
			" JOIN counties AS x ON x.id = h.supporter_id JOIN counties AS y ON y.id = h.recipient_id"
		keys, group = "x.province_id, y.province_id", " GROUP BY x.province_id, y.province_id"
	}
	where := cmp.Or(strings.Join(scope, " AND "), "true")
	i := slices.IndexFunc(s.list, func(o *scan) bool {
		same := o.basis.AsOf == nil && day == nil || o.basis.AsOf != nil && day != nil && *o.basis.AsOf == *day
		return same && o.entity == m.entity && o.join == join && o.where == where && o.keys == keys
	})
	if i < 0 {
		i = len(s.list)
		s.list = append(s.list, &scan{entity: m.entity, basis: b, join: join, where: where, keys: keys, group: group})
	}
	s.list[i].wanted = append(s.list[i].wanted, w)
}

// width is the most sums of a scan.
func (s *scans) width() int {
	width := 0
	for _, scan := range s.list {
		width = max(width, len(scan.wanted))
	}
	return width
}

// statement gives for each scan and group its number, the group, and its sums with what to divide them by and how many
// records they are of.
func (s *scans) statement() string {
	var b strings.Builder
	for n, scan := range s.list {
		if n > 0 {
			b.WriteString("\nUNION ALL\n")
		}
		sums, either := "", make([]string, len(scan.wanted))
		for i, w := range scan.wanted {
			filter := ""
			if w.when != "" {
				filter = " FILTER (WHERE " + w.when + ")"
			}
			per := "1"
			if w.per != "" {
				per = "CAST(COALESCE(" + w.per + filter + ", 0) AS bigint)"
			}
			sums += fmt.Sprintf(", CAST(COALESCE(%s%s, 0) AS bigint), %s, COUNT(*)%[2]s", w.value, filter, per)
			either[i] = "(" + cmp.Or(w.when, "true") + ")"
		}
		from := fmt.Sprintf(" AS r %s WHERE %s AND (%s)%s", scan.join, scan.where, strings.Join(either, " OR "), scan.group)
		fmt.Fprintf(&b, "SELECT %d, %s%s%s FROM %s%s", n, scan.keys, sums, strings.Repeat(", 0, 0, 0", s.width()-len(scan.wanted)),
			scan.records(scan.keys+sums+from), from)
	}
	return b.String()
}

// records are those that count, with the columns that the text of the scan reads.
func (s *scan) records(text string) string {
	if s.entity == "CapitalContribution" {
		return paid(s.basis)
	}
	var columns []string
	for _, match := range columnsRead.FindAllStringSubmatch(text, -1) {
		columns = append(columns, match[1])
	}
	return s.basis.Records(s.entity, append(columns, "id")...)
}

// paid are the contributions that count, with what of their project the measures need: one look at the projects is enough
// to know whether these count, and the rest.
func paid(b basis.Basis) string {
	where := b.ContributionConditions("t")
	if c := b.ReviewCondition("p"); c != "" {
		where = append(where, c)
	}
	return "(SELECT t.project_id, t.amount, p.program, p.enterprise_id, p.county_id, p.pairing_id FROM capital_contributions AS t" +
		" JOIN investment_projects AS p ON p.id = t.project_id WHERE " + strings.Join(where, " AND ") + ")"
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
