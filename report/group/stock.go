package group

import (
	"fmt"
	"slices"
	"strings"

	"entgo.io/ent/dialect/sql"

	"jiedui/report/basis"
)

// stock has the stocks of an entity at the end of each period, for the records that pass a filter. The value of a
// series is the last one until the end of the period. It may be from an earlier period.
type stock struct {
	filter   *Filter
	number   int          // index in statement.stocks
	columns  columns      // columns of a group
	compared []yearOnYear // comparisons with the year before, in the order of measures
	measures []string     // columns of a record that are compared
}

// stockOf returns the stock for a filter. It adds the stock if there is none yet.
func (s *statement) stockOf(filter *Filter) *stock {
	i := slices.IndexFunc(s.stocks, func(k *stock) bool { return k.filter == filter })
	if i < 0 {
		i = len(s.stocks)
		s.stocks = append(s.stocks, &stock{filter: filter, number: i, columns: columns{prefix: fmt.Sprintf("s%d_", i)}})
		s.countyColumn()
		s.lastColumn(filter)
		for _, c := range basis.Series(s.Entity) {
			s.seriesColumn(c)
		}
		if filter != nil {
			s.filterColumn(filter)
		}
	}
	return s.stocks[i]
}

// stockColumn returns the column with an aggregate of a stock at the end of a group's period.
func (s *statement) stockColumn(a aggregate) string {
	k := s.stockOf(a.filter)
	return s.addAggregate(&k.columns, a, "", nil)
}

// stockComparison adds the columns that compare a stock with the year before, and returns their names. Only counties
// that have values at the end of both periods are compared.
func (s *statement) stockComparison(a aggregate) yearOnYear {
	k := s.stockOf(a.filter)
	measure := s.measureColumn(a.measure)
	i := slices.Index(k.measures, measure)
	if i < 0 {
		i = len(k.measures)
		k.measures = append(k.measures, measure)
		name := fmt.Sprintf("s%d_%s", k.number, measure)
		k.compared = append(k.compared, yearOnYear{now: name + "_now", earlier: name + "_earlier", counties: fmt.Sprintf("s%d_compared", k.number)})
	}
	return k.compared[i]
}

// stockTable is a table with values of a stock for each group.
type stockTable struct {
	name    string
	columns []column // columns that it adds to the groups
}

// tables returns the table with the aggregates of the stock and, if anything is compared, the one with the comparisons.
func (k *stock) tables() []stockTable {
	tables := []stockTable{{k.table("t"), k.columns.list}}
	if len(k.compared) > 0 {
		columns := []column{{name: k.compared[0].counties, count: true}}
		for _, c := range k.compared {
			columns = append(columns, column{name: c.now}, column{name: c.earlier})
		}
		tables = append(tables, stockTable{k.table("c"), columns})
	}
	return tables
}

// table returns a name of a table that differs from those of other stocks.
func (k *stock) table(name string) string { return fmt.Sprintf("%s%d", name, k.number) }

// countyColumn returns the column with the county of a record.
func (s *statement) countyColumn() string { return s.seriesColumn("county_id") }

func (s *statement) seriesColumn(column string) string {
	return s.record.addSQL("series "+column, s.aliases[""]+"."+column)
}

// writeStocks writes the tables of the stocks. The table p has all periods from the first to the last. Each stock has
// tables with its values at the end of each period, with their groups, and with the groups of the comparisons.
func (s *statement) writeStocks(b *sql.Builder, r reference) {
	if len(s.stocks) == 0 {
		return
	}
	finest := s.finest()
	b.WriteString(strings.NewReplacer("$start", s.dimensionColumn(finest), "$last", r.last, "$next", finest.period.next(s.Dialect, "p.period")).Replace(
		`, e AS (SELECT MAX(y.last) AS last FROM (SELECT MAX(x.$start) AS last FROM x UNION ALL SELECT $last) AS y),
p AS (WITH RECURSIVE p(period) AS (SELECT MIN(x.$start) FROM x UNION ALL SELECT $next FROM p WHERE p.period < (SELECT last FROM e)) SELECT p.period FROM p)`))
	for _, k := range s.stocks {
		s.writeStock(b, k)
	}
}

func (s *statement) writeStock(b *sql.Builder, k *stock) {
	finest := s.finest()
	start := s.dimensionColumn(finest)
	var series, measures []string
	for _, c := range basis.Series(s.Entity) {
		series = append(series, s.seriesColumn(c))
	}
	for _, m := range s.Measures {
		if m.Type == Stock {
			measures = append(measures, s.measureColumn(m))
		}
	}
	condition := s.lastColumn(k.filter) + " = 1"
	if k.filter != nil {
		condition += " AND " + s.filterColumn(k.filter)
	}
	// values returns the columns of the stock's values, which are read from the table l, for a period.
	values := func(period string) string {
		list := []string{"l." + s.countyColumn()}
		for _, d := range s.groupBy {
			key := s.dimensionColumn(d)
			switch {
			case d == finest:
				list = append(list, period+" AS "+key)
			case d.period != "":
				list = append(list, d.period.start(s.Dialect, period)+" AS "+key)
			default:
				list = append(list, "l."+key)
			}
		}
		for _, m := range measures {
			list = append(list, "l."+m)
		}
		return strings.Join(list, ", ")
	}
	var aggregates strings.Builder
	for _, c := range k.columns.list {
		aggregates.WriteString(", " + c.text + " AS " + c.name)
	}
	// Most values are followed by a value in the next period. Only the others are joined with the periods in between.
	b.WriteString(strings.NewReplacer(
		"$lasts", k.table("l"), "$stands", k.table("v"), "$totals", k.table("t"), "$keys", strings.Join(s.keys(), ", "), "$aggregates", aggregates.String(),
		"$start", start, "$series", strings.Join(series, ", "), "$condition", condition,
		"$values", values("l."+start), "$standing", values("p.period"), "$next", finest.period.next(s.Dialect, "l."+start),
	).Replace(`, $lasts AS (SELECT x.*, LEAD(x.$start) OVER (PARTITION BY $series ORDER BY x.$start) AS until FROM x WHERE $condition),
$stands AS (SELECT $values FROM $lasts AS l UNION ALL SELECT $standing FROM $lasts AS l
	JOIN p ON p.period > l.$start AND (l.until IS NULL OR p.period < l.until) WHERE l.until IS NULL OR l.until > $next),
$totals AS (SELECT $keys$aggregates FROM $stands GROUP BY $keys)`))
	if len(k.compared) > 0 {
		s.writeComparedStock(b, k)
	}
}

// writeComparedStock writes the table with the comparisons. It has the values of those counties that also have values a
// year before.
func (s *statement) writeComparedStock(b *sql.Builder, k *stock) {
	var sums, now, earlier string
	for i, m := range k.measures {
		c := k.compared[i]
		sums += fmt.Sprintf(", CAST(SUM(%s) AS bigint) AS %[1]s, CAST(SUM(%s) AS bigint) AS %[2]s", c.now, c.earlier)
		now += fmt.Sprintf(", %s AS %s, CAST(NULL AS bigint) AS %s", m, c.now, c.earlier)
		earlier += fmt.Sprintf(", CAST(NULL AS bigint) AS %s, %s AS %s", c.now, m, c.earlier)
	}
	later := s.yearLater("")
	for i, key := range s.keys() {
		later[i] += " AS " + key
	}
	first := k.compared[0]
	b.WriteString(strings.NewReplacer(
		"$compared", k.table("c"), "$stands", k.table("v"), "$keys", strings.Join(s.keys(), ", "), "$later", strings.Join(later, ", "), "$county", s.countyColumn(),
		"$sums", sums, "$now", now, "$earlier", earlier, "$counties", first.counties, "$bothNow", first.now, "$bothEarlier", first.earlier,
	).Replace(`, $compared AS (SELECT $keys, COUNT(*) AS $counties$sums FROM (
	SELECT $keys, $county$sums FROM (SELECT $keys, $county$now FROM $stands UNION ALL SELECT $later, $county$earlier FROM $stands) AS o GROUP BY $keys, $county
) AS w WHERE w.$bothNow IS NOT NULL AND w.$bothEarlier IS NOT NULL GROUP BY $keys)`))
}

// lastColumn returns the column that numbers the records of a series within a period, from the last to the first. The
// record with the number 1 is the one that counts in a stock. Records that the filter leaves out are numbered
// separately.
func (s *statement) lastColumn(filter *Filter) string {
	within := s.finest()
	table := s.aliases[""]
	return s.record.add(fmt.Sprint("last ", s.number(filter)), func(b *sql.Builder) {
		b.WriteString("ROW_NUMBER() OVER (PARTITION BY ")
		for i, c := range basis.Series(s.Entity) {
			if i > 0 {
				b.WriteString(", ")
			}
			b.WriteString(table + "." + c)
		}
		if within != nil {
			b.WriteString(", " + within.period.start(s.Dialect, s.pathColumn(within.paths[0])))
		}
		if filter != nil {
			b.WriteString(", CASE WHEN ").Join(s.predicate(filter.Apply)).WriteString(" THEN 1 END")
		}
		b.WriteString(" ORDER BY " + table + "." + basis.Entity(s.Entity).Standing.From + " DESC)")
	})
}
