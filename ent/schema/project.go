package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/edge"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"

	"jiedui/catalog"
	"jiedui/rule"
)

// InvestmentProject is what an enterprise builds in a key county.
type InvestmentProject struct{ ent.Schema }

func (InvestmentProject) Mixin() []ent.Mixin {
	return []ent.Mixin{Base{}, Sourced{}, Named{}, Reviewed{}}
}

func (InvestmentProject) Fields() []ent.Field {
	return []ent.Field{
		ref("enterprise_id", true),
		ref("county_id", true),
		optionalRef("pairing_id", true),
		optionalRef("park_id", false),
		field.String("registration_number").Unique().Immutable().Match(rule.RegistrationNumber).
			Comment("Registration number (项目编号): capitals, digits and hyphens.").
			Annotations(order("REGISTRATION_NUMBER")),
		field.Enum("program").Values("EAST_WEST_COLLABORATION", "TEN_THOUSAND_ENTERPRISES").Immutable().
			Comment("Programme (帮扶计划): industrial collaboration of a pairing (产业协作), or \"ten thousand enterprises revitalise ten thousand villages\" (万企兴万村).").
			Annotations(terms("Industrial collaboration (产业协作)", "Ten thousand enterprises (万企兴万村)")),
		industry(),
		money("committed", "Committed investment (协议投资额).", order("COMMITTED")),
		money("paid_in", "Paid-in investment (实际到位投资): the sum of the contributions that were not reversed.",
			order("PAID_IN"), aside),
		field.Enum("status").
			Values("PIPELINE", "IMPLEMENTATION", "FINALISATION", "CLOSED", "SUSPENDED", "CANCELLED").Default("PIPELINE").
			Comment("Activity status, IATI 2.03 (项目状态).").
			Annotations(terms("Pipeline (储备)", "Implementation (在建)", "Finalisation (收尾)", "Closed (完成)", "Suspended (暂停)", "Cancelled (取消)")),
		field.String("status_reason").Optional().Nillable().NotEmpty().MaxLen(500).
			Comment("Why it is suspended, cancelled or ended (变更原因).").
			Annotations(unfiltered()),
		field.Int("planned_jobs").Default(0).NonNegative().
			Comment("Jobs planned, in persons (计划带动就业人数).").Annotations(order("PLANNED_JOBS")),
		optionalDate("planned_start_on", "Planned start (计划开工日期).", order("PLANNED_START_ON")),
		optionalDate("planned_end_on", "Planned end (计划竣工日期).", order("PLANNED_END_ON")),
		optionalDate("actual_start_on", "Actual start (实际开工日期).", order("ACTUAL_START_ON")),
		optionalDate("actual_end_on", "Actual end (实际竣工日期).", order("ACTUAL_END_ON")),
	}
}

func (InvestmentProject) Edges() []ent.Edge {
	return []ent.Edge{
		edge.From("enterprise", Enterprise.Type).Ref("investment_projects").Unique().Field("enterprise_id").Required().Immutable(),
		edge.From("county", County.Type).Ref("investment_projects").Unique().Field("county_id").Required().Immutable().
			Comment("Where it is built."),
		edge.From("pairing", Pairing.Type).Ref("investment_projects").Unique().Field("pairing_id").Immutable().
			Comment("The pairing that it belongs to; always there under EAST_WEST_COLLABORATION."),
		edge.From("park", IndustrialPark.Type).Ref("investment_projects").Unique().Field("park_id").
			Comment("The park that it stands in, of the same pairing."),
		edge.To("contributions", CapitalContribution.Type).Immutable().Annotations(connection()),
	}
}

func (InvestmentProject) Indexes() []ent.Index {
	return append(ordered(
		"enterprise_id", "county_id", "pairing_id", "park_id",
		"name", "industry", "committed", "paid_in", "planned_jobs",
		"planned_start_on", "planned_end_on", "actual_start_on", "actual_end_on",
	),
		index.Fields("pairing_id", "review", "county_id"), // counts of those who see some drafts only
		index.Fields("pairing_id", "committed", "id"),
		index.Fields("pairing_id", "paid_in", "id"),
		index.Fields("pairing_id", "status", "actual_start_on", "id"),
		index.Fields("status", "actual_start_on", "id"),
		searched(),
	)
}

func (InvestmentProject) Hooks() []ent.Hook {
	return []ent.Hook{rule.Hold(
		rule.ProjectCounty(), rule.ProjectPark(), rule.ProjectSteps(), rule.Amounts("committed"),
		rule.WhenIs("program", []string{"EAST_WEST_COLLABORATION"}, "pairing_id"),
		rule.InOrder("planned_start_on", "planned_end_on"), rule.InOrder("actual_start_on", "actual_end_on"),
		rule.WhenIs("status", []string{"IMPLEMENTATION", "FINALISATION", "CLOSED"}, "actual_start_on"),
		rule.WhenIs("status", []string{"CLOSED"}, "actual_end_on"),
		rule.OnlyWhen("actual_start_on", "status", "IMPLEMENTATION", "FINALISATION", "CLOSED", "SUSPENDED", "CANCELLED"),
		rule.Needs("actual_end_on", "actual_start_on"), rule.Happened("actual_start_on", "actual_end_on"), rule.WithOthers(rule.EnterpriseThere),
	)}
}

func (InvestmentProject) Annotations() []schema.Annotation {
	return entity("investment_projects", "An investment project in a key county (投资项目).", catalog.Facts{
		Belongs:   catalog.BelongsTo("county_id", "pairing_id"),
		ChangedBy: catalog.Coordinators,
		Standing: catalog.Standing{
			// It has begun, or money came, or it was put on record.
			From: "actual_start_on", Unit: catalog.Day, Recorded: true, Through: "contributions",
		},
		Closes:   catalog.No,
		Grouped:  catalog.Yes,
		Imported: "projects",
	}, checks(map[string]string{
		"investment_project_committed":    "committed >= 0",
		"investment_project_paid_in":      "paid_in >= 0",
		"investment_project_planned":      "planned_end_on IS NULL OR planned_start_on IS NULL OR planned_end_on >= planned_start_on",
		"investment_project_actual":       "actual_end_on IS NULL OR (actual_start_on IS NOT NULL AND actual_end_on >= actual_start_on)",
		"investment_project_pairing":      "program <> 'EAST_WEST_COLLABORATION' OR pairing_id IS NOT NULL",
		"investment_project_planned_jobs": "planned_jobs >= 0",
	}))
}

// CapitalContribution is money paid into a project. It is never edited or deleted, only reversed.
type CapitalContribution struct{ ent.Schema }

func (CapitalContribution) Mixin() []ent.Mixin { return []ent.Mixin{Base{}, Sourced{}, Reviewed{}} }

func (CapitalContribution) Fields() []ent.Field {
	return []ent.Field{
		ref("project_id", true),
		optionalRef("reverses_id", true),
		money("amount", "Amount paid in, more than nothing (到位金额).", order("AMOUNT")),
		date("contributed_on", "Day of payment (到位日期).", order("CONTRIBUTED_ON")),
		field.Enum("source").Values("OWN_FUNDS", "BANK_LOAN", "SHAREHOLDER", "IN_KIND").Default("OWN_FUNDS").Immutable().
			Comment("Where the money comes from (资金来源).").
			Annotations(terms("Own funds (自有资金)", "Bank loan (银行贷款)", "Shareholder (股东投入)", "In kind (实物出资)")),
		field.String("voucher_number").Optional().Nillable().MaxLen(100).Immutable().
			Comment("Number of the voucher (凭证号)."),
		field.String("reversal_reason").Optional().Nillable().NotEmpty().MaxLen(500).Immutable().
			Comment("Why the contribution that this one reverses is void (冲销原因)."),
	}
}

func (CapitalContribution) Edges() []ent.Edge {
	return []ent.Edge{
		edge.From("project", InvestmentProject.Type).Ref("contributions").Unique().Field("project_id").Required().Immutable(),
		edge.To("reversal", CapitalContribution.Type).Unique().Immutable().
			From("reverses").Unique().Field("reverses_id").Immutable().
			Comment("The contribution that this one makes void (被冲销记录); both count for nothing."),
	}
}

func (CapitalContribution) Indexes() []ent.Index {
	return append(ordered("contributed_on", "amount"), index.Fields("project_id", "contributed_on"))
}

func (CapitalContribution) Hooks() []ent.Hook {
	return []ent.Hook{
		rule.Hold(rule.ContributionFixed, rule.ProjectThere, rule.ContributionSound),
		rule.ContributionPaidIn(),
	}
}

func (CapitalContribution) Annotations() []schema.Annotation {
	return entity("capital_contributions", "Capital paid into a project (到位资金).", catalog.Facts{
		Belongs:   catalog.BelongsTo("project_id"),
		ChangedBy: catalog.Coordinators,
		Standing:  catalog.Standing{From: "contributed_on", Unit: catalog.Day, Reverses: "reverses_id", With: "project_id"},
		Closes:    catalog.Yes,
		Grouped:   catalog.Yes,
		Imported:  "contributions",
	}, checks(map[string]string{
		"capital_contribution_amount":   "amount > 0",
		"capital_contribution_reversal": "(reverses_id IS NULL) = (reversal_reason IS NULL)",
	}))
}
