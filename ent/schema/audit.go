package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"

	"jiedui/rule"
)

// AuditEvent tells who changed what. It is written with the change and never altered: the database holds that too.
type AuditEvent struct{ ent.Schema }

// Mixin of the AuditEvent.
func (AuditEvent) Mixin() []ent.Mixin { return []ent.Mixin{Base{}} }

// Fields of the AuditEvent.
func (AuditEvent) Fields() []ent.Field {
	return []ent.Field{
		field.String("actor").Immutable().MaxLen(200).Comment("Who (操作人): the subject of the token, or the command."),
		field.String("request_id").Immutable().MaxLen(100).Comment("Id of the request."),
		field.Enum("action").Values("CREATE", "UPDATE", "DELETE").Immutable().Comment("What was done (操作)."),
		field.String("entity").Immutable().MaxLen(60).Comment("Type of the record (对象类型)."),
		field.Int("entity_id").Immutable().Comment("Id of the record."),
		field.JSON("before", map[string]any{}).Optional().Immutable().Comment("What it was (变更前)."),
		field.JSON("after", map[string]any{}).Optional().Immutable().Comment("What it became (变更后)."),
	}
}

// Indexes of the AuditEvent.
func (AuditEvent) Indexes() []ent.Index {
	return append(ordered("actor"), index.Fields("entity", "entity_id"))
}

// Hooks of the AuditEvent.
func (AuditEvent) Hooks() []ent.Hook { return []ent.Hook{rule.AppendOnly()} }

// Annotations of the AuditEvent.
func (AuditEvent) Annotations() []schema.Annotation {
	return entity("audit_events", "Who changed what, and when (操作记录).")
}
