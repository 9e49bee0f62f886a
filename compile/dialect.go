package compile

import (
	"slices"
	"strconv"

	entdialect "entgo.io/ent/dialect"
	"entgo.io/ent/dialect/sql"

	"jiedui/catalog"
)

// dialect writes what differs between the two databases.
type dialect interface {
	name() string
	// placeholder stands for the nth argument.
	placeholder(n int) string
	// addArgument adds the argument of the definitions that say what a reader sees.
	addArgument(args []any, scope any) []any
	// maxArgs is how many arguments a statement may have at most.
	maxArgs() int
	// json writes a column that is not NULL as JSON text.
	json(kind catalog.Format, column string) string
	// list is the aggregate that joins texts with commas. orderBy and filter may be empty.
	list(text, orderBy, filter string) string
	// least is the smaller of two integers.
	least(a, b string) string
	// base64 encodes a text.
	base64(text string) string
}

var dialects = map[string]dialect{entdialect.Postgres: postgres{}, entdialect.SQLite: sqlite{}}

type postgres struct{}

func (postgres) name() string             { return entdialect.Postgres }
func (postgres) placeholder(n int) string { return "$" + strconv.Itoa(n) }
func (postgres) addArgument(args []any, scope any) []any {
	return append(slices.Clip(args), scope)
}

func (postgres) maxArgs() int             { return 65_535 }
func (postgres) least(a, b string) string { return "least(" + a + ", " + b + ")" }

func (postgres) list(text, orderBy, filter string) string {
	return "coalesce(string_agg(" + text + ", ','" + orderBy + ")" + filter + ", '')"
}

func (postgres) base64(text string) string {
	return `translate(encode(convert_to(` + text + `, 'UTF8'), 'base64'), E'\n', '')`
}

func (postgres) json(kind catalog.Format, column string) string {
	switch kind {
	case catalog.ID, catalog.Code, catalog.Date:
		return `'"' || ` + column + ` || '"'`
	case catalog.Text:
		return "to_json(" + column + ")::text"
	case catalog.Time:
		return `'"' || rtrim(rtrim(to_char(` + column + ` AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), '0'), '.') || 'Z"'`
	case catalog.Money:
		return `'"' || (` + column + ` * 0.01) || '"'`
	case catalog.Decimal:
		return `'"' || trim_scale(` + column + ` * 0.0001) || '"'`
	default:
		return column + "::text"
	}
}

type sqlite struct{}

func (sqlite) name() string                            { return entdialect.SQLite }
func (sqlite) placeholder(int) string                  { return "?" }
func (sqlite) addArgument(args []any, scope any) []any { return append([]any{scope}, args...) }
func (sqlite) maxArgs() int                            { return 32_766 }
func (sqlite) least(a, b string) string                { return "min(" + a + ", " + b + ")" }

func (sqlite) list(text, orderBy, filter string) string {
	return "coalesce(group_concat(" + text + ", ','" + orderBy + ")" + filter + ", '')"
}

// base64 calls a function that package db adds to SQLite.
func (sqlite) base64(text string) string { return "base64(" + text + ")" }

func (sqlite) json(kind catalog.Format, column string) string {
	switch kind {
	case catalog.ID, catalog.Code, catalog.Date:
		return `'"' || ` + column + ` || '"'`
	case catalog.Text:
		return "json_quote(" + column + ")"
	case catalog.Time: // in the database: 2006-01-02 15:04:05.999999+00:00
		return `'"' || replace(replace(` + column + `, ' ', 'T'), '+00:00', 'Z') || '"'`
	case catalog.Money:
		return `'"' || iif(` + column + ` < 0, '-', '') || printf('%d.%02d', abs(` + column + `) / 100, abs(` + column + `) % 100) || '"'`
	case catalog.Decimal:
		return `'"' || iif(` + column + ` < 0, '-', '') || rtrim(rtrim(printf('%d.%04d', abs(` + column + `) / 10000, abs(` + column + `) % 10000), '0'), '.') || '"'`
	default:
		return column
	}
}

// predicate is a filter of ent or of a cursor.
type predicate struct{ apply func(*sql.Selector) }

// render writes the predicate for a table under an alias, as ent does. args is the number of arguments before it.
func (p *predicate) render(d dialect, table, alias string, args int) (string, []any) {
	s := sql.Dialect(d.name()).Select().From(sql.Dialect(d.name()).Table(table).As(alias))
	p.apply(s)
	where := s.P()
	where.SetDialect(d.name())
	where.SetTotal(args)
	return where.Query()
}
