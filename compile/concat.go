package compile

import (
	"strings"

	"jiedui/catalog"
)

// concat joins literals and expressions to one text.
type concat struct {
	b       *builder
	literal strings.Builder
	parts   int
}

func (c *concat) lit(text string) { c.literal.WriteString(text) }

func (c *concat) join() {
	if c.parts > 0 {
		c.b.write(" || ")
	}
	if c.parts++; c.parts > maxParts {
		c.b.fail(errNotCompiled)
	}
}

func (c *concat) flush() {
	if c.literal.Len() > 0 {
		c.join()
		c.b.write("'" + strings.ReplaceAll(c.literal.String(), "'", "''") + "'")
		c.literal.Reset()
	}
}

// expr joins an expression, which must not be NULL.
func (c *concat) expr(write func()) {
	c.flush()
	c.join()
	write()
}

func (c *concat) sql(text string) { c.expr(func() { c.b.write(text) }) }

// value joins the value of a column. Quotes at its ends become part of the literals around it.
func (c *concat) value(kind catalog.Format, column string, nullable bool) {
	text := c.b.schema.dialect.json(kind, column)
	switch {
	case nullable:
		c.sql("CASE WHEN " + column + " IS NULL THEN 'null' ELSE " + text + " END")
	case strings.HasPrefix(text, `'"' || `) && strings.HasSuffix(text, ` || '"'`):
		c.lit(`"`)
		c.sql(strings.TrimSuffix(strings.TrimPrefix(text, `'"' || `), ` || '"'`))
		c.lit(`"`)
	default:
		c.sql(text)
	}
}
