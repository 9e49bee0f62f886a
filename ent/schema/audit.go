package schema

import (
	"encoding/json"

	"entgo.io/ent"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"

	"jiedui/catalog"
	"jiedui/clock"
	"jiedui/rule"
)

// AuditEvent tells who changed what. It is written with the change and never altered: the database holds that too.
// Events stand in chains, each with the hash of the one before it.
type AuditEvent struct{ ent.Schema }

func (AuditEvent) Fields() []ent.Field {
	return []ent.Field{
		field.Time("created_at").Default(clock.Now).Immutable().
			Comment("When it was done (操作时间), in UTC.").
			Annotations(order("CREATED_AT")),
		field.String("actor").Immutable().MaxLen(200).Comment("Who (操作人): the subject of the token, or the command."),
		field.String("request_id").Immutable().MaxLen(100).Comment("Id of the request (请求编号)."),
		field.Enum("action").Values("CREATE", "UPDATE", "DELETE").Immutable().Comment("What was done (操作).").
			Annotations(terms("Created (新增)", "Changed (更改)", "Deleted (删除)")),
		field.String("entity").Immutable().MaxLen(60).Comment("Type of the record (对象类型)."),
		field.Int("entity_id").Immutable().Comment("Id of the record (对象编号).").Annotations(apiType("ID")),
		field.JSON("before", json.RawMessage{}).Optional().Immutable().
			Comment("The changed fields as they were.").Annotations(hidden()),
		field.JSON("after", json.RawMessage{}).Optional().Immutable().
			Comment("The changed fields as they became.").Annotations(hidden()),
		field.Int("chain").Immutable().Comment("The chain that the event stands in (哈希链)."),
		field.Int("place").Immutable().Positive().Comment("Place in the chain (链内序号), from 1 without a gap."),
		field.String("previous_hash").Immutable().MaxLen(64).
			Comment("Hash of the event before it in the chain (前一哈希); empty for the first.").
			Annotations(unfiltered()),
		field.String("hash").Immutable().MaxLen(64).
			Comment("Hash of the event (哈希): SHA-256 over the event and the hash before it, in hexadecimal digits.").
			Annotations(unfiltered()),
	}
}

func (AuditEvent) Indexes() []ent.Index {
	return []ent.Index{
		index.Fields("chain", "place").Unique(),
		index.Fields("entity", "entity_id", "id"),
		index.Fields("created_at", "id"),
		index.Fields("actor", "id"),
	}
}

func (AuditEvent) Hooks() []ent.Hook { return []ent.Hook{rule.AppendOnly()} }

func (AuditEvent) Policy() ent.Policy { return rule.Access() }

func (AuditEvent) Annotations() []schema.Annotation {
	return entity("audit_events", "Who changed what, and when (操作记录).", catalog.Facts{
		Belongs:   catalog.Nowhere,
		ChangedBy: catalog.Nobody,
		Standing:  catalog.Always,
		Closes:    catalog.No,
		Grouped:   catalog.No,
		Imported:  catalog.None,
	}, byReader{Yes: true})
}

// AuditChain is the end of a chain of audit events. There are several, so that writers don't wait for each other.
type AuditChain struct{ ent.Schema }

func (AuditChain) Fields() []ent.Field {
	return []ent.Field{
		field.Int("chain").Unique().Immutable().Comment("Number of the chain, from 1."),
		field.Int("place").NonNegative().Comment("Place of the last event; 0 while there is none."),
		field.String("hash").MaxLen(64).Comment("Hash of the last event; empty while there is none."),
	}
}

func (AuditChain) Policy() ent.Policy { return rule.Access() }

func (AuditChain) Annotations() []schema.Annotation {
	return internal("audit_chains", "The end of a chain of audit events.")
}
