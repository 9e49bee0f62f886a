package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/edge"
	"entgo.io/ent/schema/field"

	"jiedui/catalog"
	"jiedui/rule"
)

// TokenRevocation refuses tokens: one by its id, or all of a subject that were issued before. Revocations are never
// deleted: they are few, and only the issuer knows until when a token would have been good.
type TokenRevocation struct{ ent.Schema }

func (TokenRevocation) Mixin() []ent.Mixin { return []ent.Mixin{Base{}} }

func (TokenRevocation) Fields() []ent.Field {
	return []ent.Field{
		field.String("token_id").Optional().Nillable().Unique().Immutable().NotEmpty().MaxLen(500).
			Comment("Token id (令牌编号): the jti of the one token that is refused."),
		field.String("subject").Optional().Nillable().Unique().Immutable().NotEmpty().MaxLen(200).
			Comment("Subject (令牌主体): its tokens that were issued before are refused."),
		field.Time("revoked_at").
			Comment("Revoked at (吊销时间), in UTC: tokens of the subject that are issued later are good."),
		field.String("reason").NotEmpty().MaxLen(500).
			Comment("Reason (吊销原因)."),
	}
}

func (TokenRevocation) Hooks() []ent.Hook { return []ent.Hook{rule.Hold()} }

func (TokenRevocation) Annotations() []schema.Annotation {
	return entity("token_revocations", "A refusal of one token, or of all earlier ones of a subject (令牌吊销).", forAdmins,
		byReader{Yes: true}, checks(map[string]string{
			"revocation_names_one": "(token_id IS NULL) <> (subject IS NULL)",
		}))
}

// RightsChange is a change of the rights of a coordinator, where a second admin must confirm it. One that the only
// admin makes is on record too.
type RightsChange struct{ ent.Schema }

func (RightsChange) Mixin() []ent.Mixin { return []ent.Mixin{Base{}} }

func (RightsChange) Fields() []ent.Field {
	return []ent.Field{
		optionalRef("coordinator_id", false),
		field.Int("coordinator_version").Optional().Nillable().Immutable().
			Comment("The version of the coordinator that the change is based on; none of a new one.").
			Annotations(hidden()),
		field.Enum("status").Values("PROPOSED", "CONFIRMED", "REJECTED", "SOLE_ADMIN").
			Comment("Status (状态): what became of the change.").
			Annotations(terms("Proposed, waits for another admin (待确认)", "Confirmed by another admin, and done (已确认)",
				"Rejected (已否决)", "Done at once, by the only admin (唯一管理员直接执行)")),
		field.Text("before").Immutable().MaxLen(1 << 16).
			Comment("What the change takes the place of, as JSON.").
			Annotations(hidden()),
		field.Text("after").Immutable().MaxLen(1 << 16).
			Comment("What is proposed, as JSON.").
			Annotations(hidden()),
		ref("proposer_id", true),
		optionalRef("decider_id", false),
		field.String("reason").Optional().Nillable().MaxLen(500).Comment("Reason (否决原因): why it was rejected."),
	}
}

// Edges lead to coordinators, and none leads back: who may not read changes cannot search coordinators by them.
func (RightsChange) Edges() []ent.Edge {
	return []ent.Edge{
		edge.To("coordinator", Coordinator.Type).Unique().Field("coordinator_id").
			Comment("Coordinator (联络员): whose rights change; none while a new one is only proposed."),
		edge.To("proposer", Coordinator.Type).Unique().Field("proposer_id").Required().Immutable().
			Comment("Proposer (提出人): the admin who proposed it."),
		edge.To("decider", Coordinator.Type).Unique().Field("decider_id").
			Comment("Decider (处理人): the admin who confirmed or rejected it."),
	}
}

func (RightsChange) Hooks() []ent.Hook { return []ent.Hook{rule.Hold(rule.TwoAdmins())} }

func (RightsChange) Annotations() []schema.Annotation {
	return entity("rights_changes", "A change of the rights of a coordinator that needs a second admin (权限变更).", forAdmins, byReader{Yes: true})
}

// forAdmins are the facts of what only admins change, and only admins read.
var forAdmins = catalog.Facts{
	Belongs:   catalog.Nowhere,
	ChangedBy: catalog.Admins,
	Standing:  catalog.Always,
	Closes:    catalog.No,
	Grouped:   catalog.No,
	Imported:  catalog.None,
}
