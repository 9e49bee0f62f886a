package report

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"jiedui/ent"
	"jiedui/report/basis"
	"jiedui/scalar"
)

// scans has the scans that answer a list of questions. Questions about the same records share a scan.
type scans struct {
	basis basis.Basis
	by    Breakdown
	list  []*scan
}

// scan reads the records of an entity that count and are in a scope. The strings from join to group are SQL.
type scan struct {
	entity string
	basis  basis.Basis
	stock  bool // only the last record of each series is read
	join   string
	where  string // conditions of the scope
	part   string // the two columns that make a Part
	group  string // GROUP BY clause; "" for a single sum
	wanted []wanted
}

// recordColumn matches the columns of a record r in SQL.
var recordColumn = regexp.MustCompile(`\br\.([a-z_]+)`)

// wanted is a sum over some of the records of a scan. It is added to the answer to a question if sign is 1, and
// subtracted from it if sign is -1.
type wanted struct {
	question, sign   int    // question is an index
	value, per, when string // in SQL: the sum, its divisor, and the condition on the records
}

// add adds the sums that answer a question. It adds nothing if the records can't answer the question.
func (s *scans) add(number int, q Question) {
	f, ok := formulas[q.Indicator]
	if !ok {
		return
	}
	scope, ok := q.Scope.conditions(f)
	if !ok || s.by != Undivided && f.pairing == "" {
		return
	}
	if q.ReportedBy != nil {
		then := s.basis
		then.AsOf = q.ReportedBy
		scope = append(scope, f.county+" IN (SELECT v.county_id FROM "+then.Records(f.entity, "county_id")+" AS v)")
	}
	first := q.To
	if q.From != nil {
		first = *q.From
	}
	var when []string
	if f.where != "" {
		when = append(when, f.where)
	}
	// Monthly and yearly records are selected by their dates in when, so day stays nil and one scan serves all days.
	var day *scalar.Date
	date := "r." + basis.Entity(f.entity).Standing.From
	switch f.timing() {
	case standing:
		day = &q.To
	case monthly:
		when = append(when, date+" >= '"+firstOfMonth(first).String()+"'", date+" <= '"+basis.LastMonth(q.To).String()+"'")
	case latest:
		day = &q.To
		if f.month {
			when = append(when, date+" = '"+basis.LastMonth(q.To).String()+"'")
		}
	case yearly:
		when = append(when, fmt.Sprintf("%s BETWEEN %d AND %d", date, first.Year, q.To.Year))
	}
	w := wanted{question: number, sign: 1, value: f.value, per: f.per, when: strings.Join(when, " AND ")}
	s.addSum(f, day, scope, w)
	if f.timing() != standing || q.From == nil {
		return
	}
	w.sign = -1
	before := q.From.AddDays(-1)
	if basis.Entity(f.entity).Standing.Reverses == "" {
		s.addSum(f, &before, scope, w)
		return
	}
	// A record that is reversed by the last day counts in no period: it is not added in the period of the payment, and
	// not subtracted in the period of the reversal. So both sums read the records as of the last day.
	w.when = strings.Join(append(when, date+" <= '"+before.String()+"'"), " AND ")
	s.addSum(f, day, scope, w)
}

// addSum adds a sum to the scan that reads its records as of a day. A nil day reads them as they are now.
func (s *scans) addSum(f formula, day *scalar.Date, scope []string, w wanted) {
	added := &scan{entity: f.entity, basis: s.basis, stock: f.stock, join: f.join, part: "0, 0"}
	added.basis.AsOf = day
	switch s.by {
	case ByPairing:
		scope = append(scope, f.pairing+" IS NOT NULL")
		added.part, added.group = f.pairing+", 0", " GROUP BY "+f.pairing
	case ByProvincePair:
		added.join += " JOIN pairings AS h ON h.id = " + f.pairing +
			" JOIN counties AS x ON x.id = h.supporter_id JOIN counties AS y ON y.id = h.recipient_id"
		added.part, added.group = "x.province_id, y.province_id", " GROUP BY x.province_id, y.province_id"
	}
	added.where = cmp.Or(strings.Join(scope, " AND "), "true")
	i := slices.IndexFunc(s.list, added.readsSame)
	if i < 0 {
		i = len(s.list)
		s.list = append(s.list, added)
	}
	s.list[i].wanted = append(s.list[i].wanted, w)
}

// readsSame reports whether another scan reads the same records.
func (s *scan) readsSame(o *scan) bool {
	day, other := s.basis.AsOf, o.basis.AsOf
	sameDay := day == nil && other == nil || day != nil && other != nil && *day == *other
	return sameDay && s.entity == o.entity && s.join == o.join && s.where == o.where && s.part == o.part
}

// width returns the largest number of sums that a scan has.
func (s *scans) width() int {
	width := 0
	for _, scan := range s.list {
		width = max(width, len(scan.wanted))
	}
	return width
}

// statement returns a statement that runs all scans. It selects one row for each part of each scan: the index of the
// scan, the two columns of the part, and for each sum its value, its divisor and its number of records. Scans with
// fewer sums than width are filled up with zeros.
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
		fmt.Fprintf(&b, "SELECT %d, %s%s%s FROM %s%s", n, scan.part, sums, strings.Repeat(", 0, 0, 0", s.width()-len(scan.wanted)),
			scan.records(scan.part+sums+from), from)
	}
	return b.String()
}

// records returns a sub-select of the records that count, with the columns that the query of the scan names.
func (s *scan) records(query string) string {
	if s.entity == ent.TypeCapitalContribution {
		return contributions(s.basis)
	}
	var columns []string
	for _, match := range recordColumn.FindAllStringSubmatch(query, -1) {
		columns = append(columns, match[1])
	}
	columns = append(columns, "id")
	if !s.stock {
		return s.basis.Records(s.entity, columns...)
	}
	series, date := basis.Series(s.entity), basis.Entity(s.entity).Standing.From
	return "(SELECT l.* FROM (SELECT n.*, ROW_NUMBER() OVER (PARTITION BY n." + strings.Join(series, ", n.") + " ORDER BY n." + date + " DESC) AS number FROM " +
		s.basis.Records(s.entity, append(append(columns, date), series...)...) + " AS n) AS l WHERE l.number = 1)"
}

// contributions returns a sub-select of the contributions that count, with the columns of their projects that the
// formulas need. One join reads these columns and checks that the projects count.
func contributions(b basis.Basis) string {
	where := b.ContributionConditions("t")
	if c := b.ReviewCondition("p"); c != "" {
		where = append(where, c)
	}
	return "(SELECT t.project_id, t.amount, t.contributed_on, p.program, p.enterprise_id, p.county_id, p.pairing_id FROM capital_contributions AS t" +
		" JOIN investment_projects AS p ON p.id = t.project_id WHERE " + strings.Join(where, " AND ") + ")"
}
