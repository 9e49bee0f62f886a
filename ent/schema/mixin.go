// Package schema is the model: a file for each entity with its fields, edges, indexes and the rules that apply to it.
package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/dialect"
	"entgo.io/ent/dialect/entsql"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"
	"entgo.io/ent/schema/mixin"

	"jiedui/catalog"
	"jiedui/clock"
	"jiedui/history"
	"jiedui/rule"
	"jiedui/scalar"
	"jiedui/search"
)

// entity gives an entity its table, its description in the API (with the Chinese term), what the program must know of it,
// a Relay connection and an order of several fields.
func entity(table, description string, facts catalog.Facts, more ...schema.Annotation) []schema.Annotation {
	return append([]schema.Annotation{
		entsql.Annotation{Table: table},
		schema.Comment(description),
		facts,
		connection(),
		api{MultiOrder: true},
	}, more...)
}

// internal gives its table to an entity that the API does not show: nobody reads or changes its records there.
func internal(table, description string) []schema.Annotation {
	return []schema.Annotation{
		entsql.Annotation{Table: table},
		schema.Comment(description),
		hidden(),
		catalog.Facts{
			Belongs:   catalog.Nowhere,
			ChangedBy: catalog.Nobody,
			Standing:  catalog.Always,
			Closes:    catalog.No,
			Grouped:   catalog.No,
			Imported:  catalog.None,
		},
	}
}

// aside marks a column that tells where a record stands, and is no part of its content.
var aside = catalog.Column{Aside: true}

// derived marks a column that follows from others, or from the history, which leaves it out.
var derived = catalog.Column{Aside: true, Unwritten: true}

// checks are what the database itself holds, by name; each must read the same on PostgreSQL and SQLite. The outer
// parentheses keep Atlas from taking those of "(a) = (b)" for them.
func checks(c map[string]string) schema.Annotation {
	for name, expr := range c {
		c[name] = "(" + expr + ")"
	}
	return entsql.Checks(c)
}

// ordered gives the indexes of an entity whose table grows with use: one for each field that its lists are sorted by,
// the times of Base among them, or, of a foreign key, that the records of a parent are found by. They end with the id,
// as every order does: a page is one range of its index wherever it lies, however many records share a value. A unique
// field has its index already. The tables without are so small that they can be sorted.
func ordered(fields ...string) []ent.Index {
	var indexes []ent.Index
	for _, name := range append([]string{"created_at", "updated_at"}, fields...) {
		indexes = append(indexes, index.Fields(name, "id"))
	}
	return indexes
}

// Base is what every entity has: when it was made and changed, and the version that an update must name.
type Base struct{ mixin.Schema }

func (Base) Fields() []ent.Field {
	return []ent.Field{
		field.Time("created_at").Default(clock.Now).Immutable().
			Comment("When the record was made, in UTC (创建时间).").
			Annotations(order("CREATED_AT"), derived),
		field.Time("updated_at").Default(clock.Now).UpdateDefault(clock.Now).
			Comment("When the record was last changed, in UTC (更新时间).").
			Annotations(order("UPDATED_AT"), derived),
		field.Int("version").Default(1).NonNegative().
			Comment("1 when made, one more with every change (版本).").
			Annotations(unfiltered(), aside),
	}
}

func (Base) Hooks() []ent.Hook { return []ent.Hook{history.Record(), rule.CountVersion()} }

func (Base) Policy() ent.Policy { return rule.Access() }

// Sourced says where a record comes from.
type Sourced struct{ mixin.Schema }

func (Sourced) Fields() []ent.Field {
	return []ent.Field{
		field.Enum("origin").GoType(scalar.Origin("")).Default(string(scalar.OriginRegistered)).
			Comment("Where the record comes from (数据来源): published, registered by a coordinator, or made up for demonstration.").
			Annotations(apiType("Origin"), originTerms, aside),
	}
}

// Annotations make its entities Sourced in the API.
func (Sourced) Annotations() []schema.Annotation {
	return []schema.Annotation{api{Implements: []string{"Sourced"}}}
}

// Reviewed is the place of a record in the yearly review cycle.
type Reviewed struct{ mixin.Schema }

func (Reviewed) Fields() []ent.Field {
	return []ent.Field{
		field.Enum("review").GoType(scalar.ReviewStatus("")).Default(string(scalar.ReviewDraft)).
			Comment("Place in the review cycle (审核状态).").
			Annotations(apiType("ReviewStatus"), reviewTerms, aside),
		field.String("review_reason").Optional().Nillable().MaxLen(500).
			Comment("Why the record was returned (退回原因).").
			Annotations(unfiltered(), aside),
		field.Enum("submitted_side").GoType(scalar.Side("")).Optional().Nillable().
			Comment("The side of the pairing that handed the record in (提交方); the other one confirms.").
			Annotations(apiType("Side"), sideTerms, aside),
		field.Int("submitter_id").Optional().Nillable().
			Comment("The coordinator who handed the record in.").
			Annotations(hidden(), aside),
		field.JSON("validated_values", map[string]any{}).Optional().
			Comment("Of a validated record that was edited: what its changed fields were when it was validated, by column. They are what counts until it is validated again.").
			Annotations(hidden(), derived),
	}
}

// Annotations make its entities Reviewable in the API.
func (Reviewed) Annotations() []schema.Annotation {
	return []schema.Annotation{api{Implements: []string{"Reviewable"}}}
}

func (Reviewed) Hooks() []ent.Hook { return []ent.Hook{rule.ReviewCycle()} }

// Named has a Chinese name that can be searched by its characters, its pinyin or its initials.
type Named struct{ mixin.Schema }

func (Named) Fields() []ent.Field {
	return []ent.Field{
		field.String("name").NotEmpty().MaxLen(200).
			Comment("Chinese name (名称).").
			Annotations(order("NAME")),
		field.String("search_text").
			Comment("Name, pinyin and initials, folded for search.").
			Annotations(hidden(), derived),
	}
}

func (Named) Hooks() []ent.Hook { return []ent.Hook{search.KeepText()} }

// searched is the index of a growing entity that search by name uses on PostgreSQL. On SQLite it is a table, made by
// the migrations and named by search.Index.
func searched() ent.Index {
	return index.Fields("search_text").
		Annotations(entsql.IndexTypes(map[string]string{dialect.Postgres: "GIN"}), entsql.OpClass("gin_trgm_ops"))
}

// ref is the column of an edge: the API filters by it, and shows the edge instead.
func ref(name string, fixed bool) ent.Field {
	f := field.Int(name).Comment("Id of the other record.").Annotations(filterOnly())
	if fixed {
		f = f.Immutable()
	}
	return f
}

func optionalRef(name string, fixed bool) ent.Field {
	f := field.Int(name).Optional().Nillable().Comment("Id of the other record.").
		Annotations(filterOnly())
	if fixed {
		f = f.Immutable()
	}
	return f
}

var dateType = map[string]string{dialect.Postgres: "date", dialect.SQLite: "date"}

func date(name, comment string, annotations ...schema.Annotation) ent.Field {
	return field.Time(name).GoType(scalar.Date{}).SchemaType(dateType).Comment(comment).
		Annotations(append(annotations, apiType("Date"))...)
}

func optionalDate(name, comment string, annotations ...schema.Annotation) ent.Field {
	return field.Time(name).GoType(scalar.Date{}).SchemaType(dateType).Optional().Nillable().Comment(comment).
		Annotations(append(annotations, apiType("Date"))...)
}

// month is a Date that is always the first of its month; checks holds it to that.
func month(comment string) ent.Field { return date("month", comment, order("MONTH")) }

const firstOfMonth = "CAST(month AS text) LIKE '%-01'"

func money(name, comment string, annotations ...schema.Annotation) ent.Field {
	return field.Int64(name).GoType(scalar.Money(0)).Comment(comment).
		Annotations(append(annotations, apiType("Money"))...)
}

func sourceURL() ent.Field {
	return field.String("source_url").Optional().Nillable().MaxLen(500).
		Comment("The public page that states it (来源网页); none: not confirmed by a page.")
}

func sourcePublished() ent.Field {
	return optionalDate("published_on", "When the source was published (公布日期).")
}

// byReader tells the compiler of reads that a rule chooses among the records by who reads them.
type byReader struct {
	Yes bool
}

// Name of the annotation.
func (byReader) Name() string { return "ByViewer" }
