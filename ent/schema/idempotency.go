package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"

	"jiedui/clock"
	"jiedui/rule"
)

// IdempotencyKey remembers the answer to a request that changed something, for one that is sent again.
type IdempotencyKey struct{ ent.Schema }

func (IdempotencyKey) Fields() []ent.Field {
	return []ent.Field{
		field.Time("created_at").Default(clock.Now),
		field.String("subject").Immutable().MaxLen(200).Comment("Who sent it."),
		field.String("key").Immutable().MaxLen(200),
		field.Bytes("request_hash").Immutable().Comment("SHA-256 of the operation and its variables."),
		field.Bytes("response").Optional().Comment("The data of the answer."),
	}
}

func (IdempotencyKey) Indexes() []ent.Index {
	return []ent.Index{index.Fields("subject", "key").Unique(), index.Fields("created_at")}
}

func (IdempotencyKey) Policy() ent.Policy { return rule.Access() }

func (IdempotencyKey) Annotations() []schema.Annotation {
	return internal("idempotency_keys", "The answer to a request, for one that is sent again.")
}
