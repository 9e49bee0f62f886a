package visibility

import (
	"fmt"
	"slices"
	"strings"

	"entgo.io/ent/dialect"

	"jiedui/catalog"
	"jiedui/ent"
	"jiedui/ent/auditevent"
	"jiedui/ent/pairing"
)

// Shows says what a statement shows in place of a hidden record that was validated before it was edited.
type Shows byte

const (
	// Records shows nothing: a list has records as they are, or not at all.
	Records Shows = iota
	// LastValidated shows the record as it was last validated. Totals count it in this way.
	LastValidated
)

// Restricted is a statement with the definitions of what its reader sees.
type Restricted struct {
	Statement string
	// Bound: the statement has one more argument, Reader.Argument. It is the last one in PostgreSQL and the first one in
	// SQLite.
	Bound bool
}

// database is what differs between the databases in the definitions.
type database struct {
	name     string
	postgres bool
	// schema comes before the name of a table to say that the table itself is meant. In PostgreSQL a definition cannot
	// mean itself anyway.
	schema string
}

var dialects = map[string]database{dialect.Postgres: {name: dialect.Postgres, postgres: true}, dialect.SQLite: {name: dialect.SQLite, schema: "main."}}

// reviewed are the entities whose records may be hidden.
var reviewed = slices.DeleteFunc(slices.Clone(ent.Entities), func(e *catalog.Entity) bool { return !e.Reviewed })

// definer writes the definitions of one statement.
type definer struct {
	database
	sight       Sight
	shows       Shows
	placeholder string
	bound       bool
	text        []string
}

// Define returns a statement that shows a reader only what the reader may see. The statement has the given number of
// arguments so far.
func (r Reader) Define(dialectName, statement string, args int, shows Shows) Restricted {
	unchanged := Restricted{Statement: statement}
	if r.Sight == All || changes(statement) {
		return unchanged
	}
	d := &definer{database: dialects[dialectName], sight: r.Sight, shows: shows, placeholder: "?1"}
	if d.postgres {
		// In a subquery, PostgreSQL cannot see how short the list is. If it could, it would plan a prepared statement anew
		// each time, which takes as long as a small page.
		d.placeholder = fmt.Sprintf("CAST((SELECT $%d) AS bigint[])", args+1)
	}
	for _, e := range reviewed {
		if names(statement, e.Table) {
			d.define(e)
		}
	}
	if names(statement, auditevent.Table) {
		d.defineEvents()
	}
	if len(d.text) == 0 {
		return unchanged
	}
	return Restricted{d.with(statement), d.bound}
}

// changes reports whether a statement changes records. It is one that ent writes. Every other one is restricted.
func changes(statement string) bool {
	return strings.HasPrefix(statement, "INSERT ") || strings.HasPrefix(statement, "UPDATE ") || strings.HasPrefix(statement, "DELETE ")
}

// with puts the definitions before a statement, which must not begin with WITH RECURSIVE: PostgreSQL would take the
// definition of a table for one that refers to itself.
func (d *definer) with(statement string) string {
	definitions := "WITH " + strings.Join(d.text, ", ")
	if rest, isWith := strings.CutPrefix(statement, "WITH "); isWith {
		return definitions + ", " + rest
	}
	return definitions + " " + statement
}

// names reports whether a statement has a name as a whole word.
func names(statement, name string) bool {
	for rest := statement; ; {
		i := strings.Index(rest, name)
		if i < 0 {
			return false
		}
		after := rest[i+len(name):]
		if (i == 0 || !inName(rest[i-1])) && (after == "" || !inName(after[0])) {
			return true
		}
		rest = after
	}
}

func inName(c byte) bool {
	return c == '_' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9'
}

// isRegion returns the condition that a value is the id of a region of the scope.
func (d *definer) isRegion(value string) string {
	d.bound = true
	if d.postgres {
		return value + " = ANY (" + d.placeholder + ")"
	}
	return value + " IN (SELECT value FROM json_each(" + d.placeholder + "))"
}

// inScope returns the condition that a column leads to the scope. It looks records up by their ids, and only for those
// that are hidden from others.
func (d *definer) inScope(e *catalog.Entity, table, column string) string {
	value, p := table+"."+column, table+"p"
	supporter, recipient := p+"."+pairing.FieldSupporterID, p+"."+pairing.FieldRecipientID
	pairings := "EXISTS (SELECT 1 FROM " + d.schema + pairing.Table + " AS " + p + " WHERE "
	switch to := e.References[column]; to {
	case ent.TypeProvince:
		return d.isRegion(value)
	case ent.TypePairing:
		return pairings + p + ".id = " + value + " AND (" + d.isRegion(supporter) + " OR " + d.isRegion(recipient) + "))"
	case ent.TypeCounty: // itself, or one that supports it
		return d.isRegion(value) + " OR " + pairings + recipient + " = " + value + " AND " + p + "." + pairing.FieldStatus +
			" <> '" + string(pairing.StatusENDED) + "' AND " + d.isRegion(supporter) + ")"
	default:
		next, name := ent.EntityNamed(to), table+"n"
		return "EXISTS (SELECT 1 FROM " + d.schema + next.Table + " AS " + name + " WHERE " + name + ".id = " + value + " AND (" + d.seesInScope(next, name) + "))"
	}
}

// open returns the condition that a record is in a state in which everyone reads it.
func open(table string) string {
	list := make([]string, len(hidden))
	for i, status := range hidden {
		list[i] = "'" + string(status) + "'"
	}
	return table + ".review NOT IN (" + strings.Join(list, ", ") + ")"
}

// seesInScope returns the condition that a record of a table is in the scope.
func (d *definer) seesInScope(e *catalog.Entity, table string) string {
	ways := make([]string, len(e.Belongs.Columns))
	for i, column := range e.Belongs.Columns {
		ways[i] = d.inScope(e, table, column)
	}
	return strings.Join(ways, " OR ")
}

// shown returns the condition that the reader sees a record of a table, not counting the records that it is under.
func (d *definer) shown(e *catalog.Entity, table string) string {
	if d.sight != Scope {
		return open(table)
	}
	return "(" + open(table) + " OR " + d.seesInScope(e, table) + ")"
}

// under returns the conditions that the reader sees the records that a record is under, each with AND before it.
func (d *definer) under(e *catalog.Entity, table string) (conditions string) {
	for _, column := range e.Required {
		to := ent.EntityNamed(e.References[column])
		if to == nil || !to.Reviewed {
			continue
		}
		name := table + "u"
		seen := d.shown(to, name)
		if d.shows == LastValidated {
			seen = "(" + seen + " OR " + name + ".validated_values IS NOT NULL)"
		}
		conditions += " AND EXISTS (SELECT 1 FROM " + d.schema + to.Table + " AS " + name + " WHERE " + name + ".id = " + table + "." + column +
			" AND " + seen + d.under(to, name) + ")"
	}
	return conditions
}

// define writes the definition that takes the place of the table of reviewed records.
func (d *definer) define(e *catalog.Entity) {
	seen := d.shown(e, "t")
	from, where := d.schema+e.Table+" AS t", seen
	if d.shows == LastValidated { // what is asked often below is written once
		from = "(SELECT t.*, " + seen + " AS seen FROM " + from + ") AS t"
		where = "(t.seen OR t.validated_values IS NOT NULL)"
	}
	where += d.under(e, "t")
	columns := make([]string, 0, len(ent.Columns[e.Table]))
	for _, column := range ent.Columns[e.Table] {
		value := d.value(e, column)
		if value != "t."+column {
			value += " AS " + column
		}
		columns = append(columns, value)
	}
	d.text = append(d.text, e.Table+" AS NOT MATERIALIZED (SELECT "+strings.Join(columns, ", ")+" FROM "+from+" WHERE "+where+")")
}

// value returns the expression of a column of a record that the reader sees.
func (d *definer) value(e *catalog.Entity, column string) string {
	current := "t." + column
	switch {
	case d.shows != LastValidated:
	case column == "review":
		return "CASE WHEN t.seen THEN " + current + " ELSE 'VALIDATED' END"
	case column == "validated_values":
		return "CASE WHEN t.seen THEN " + current + " END"
	case e.IsContent(column):
		saved, value := SavedValue(d.name, e.Table, "t", column)
		return "CASE WHEN t.seen THEN " + current + " WHEN " + saved + " THEN " + value + " ELSE " + current + " END"
	}
	return current
}

// SavedValue returns two expressions: whether the JSON object in validated_values of a record has a value for the column,
// and the value. alias is that of the table in the statement.
func SavedValue(dialectName, table, alias, column string) (saved, value string) {
	values := alias + ".validated_values"
	if dialects[dialectName].postgres {
		// jsonb_populate_record gives the value the type of the column.
		return "jsonb_exists(" + values + ", '" + column + "')", "(jsonb_populate_record(CAST(NULL AS " + table + "), " + values + "))." + column
	}
	return "json_type(" + values + ", '$." + column + "') IS NOT NULL", "json_extract(" + values + ", '$." + column + "')"
}

// defineEvents writes the definition of the history: that of a hidden record is hidden, too.
func (d *definer) defineEvents() {
	var names, ways []string
	for _, e := range reviewed {
		name := "'" + e.Name + "'"
		seen := d.shown(e, "r")
		names = append(names, name)
		ways = append(ways, "t.entity = "+name+" AND EXISTS (SELECT 1 FROM "+d.schema+e.Table+" AS r WHERE r.id = t.entity_id AND "+seen+d.under(e, "r")+")")
	}
	d.text = append(d.text, auditevent.Table+" AS NOT MATERIALIZED (SELECT t.* FROM "+d.schema+auditevent.Table+" AS t WHERE t.entity NOT IN ("+
		strings.Join(names, ", ")+") OR "+strings.Join(ways, " OR ")+")")
}
