package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/edge"
	"entgo.io/ent/schema/field"

	"jiedui/catalog"
	"jiedui/rule"
)

// Coordinator is a person who works with the system.
type Coordinator struct{ ent.Schema }

func (Coordinator) Mixin() []ent.Mixin { return []ent.Mixin{Base{}, Sourced{}, Named{}} }

func (Coordinator) Fields() []ent.Field {
	return []ent.Field{
		field.String("subject").Unique().NotEmpty().MaxLen(200).
			Comment("The subject of the token.").
			Annotations(hidden()),
		field.Enum("role").Values("ANALYST", "COORDINATOR", "REVIEWER", "ADMIN").
			Comment("Role (角色).").
			Annotations(terms("Analyst (分析人员)", "Coordinator (联络员)", "Reviewer (审核人员)", "Administrator (管理员)")),
		field.String("phone").Optional().Nillable().MaxLen(40).
			Comment("Telephone (电话).").
			Annotations(hidden()),
		field.String("email").Optional().Nillable().MaxLen(200).
			Comment("E-mail (邮箱).").
			Annotations(hidden()),
		field.Bool("active").Default(true).
			Comment("Whether the person works with the system now (在岗); if not, the role counts for nothing."),
	}
}

func (Coordinator) Edges() []ent.Edge {
	return []ent.Edge{
		edge.To("provinces", Province.Type).Annotations(connection()),
		edge.To("prefectures", Prefecture.Type).Annotations(connection()),
		edge.To("counties", County.Type).Annotations(connection()),
	}
}

func (Coordinator) Interceptors() []ent.Interceptor { return []ent.Interceptor{rule.HideContacts()} }

func (Coordinator) Hooks() []ent.Hook {
	return []ent.Hook{rule.Hold()}
}

func (Coordinator) Annotations() []schema.Annotation {
	return entity("coordinators", "A person who works with the system (联络员).", catalog.Facts{
		Belongs:   catalog.Nowhere,
		ChangedBy: catalog.Admins,
		Standing:  catalog.Always,
		Closes:    catalog.No,
		Grouped:   catalog.No,
		Imported:  catalog.None,
	})
}
