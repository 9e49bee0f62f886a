package schema

import (
	"encoding/json"

	"entgo.io/ent"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"

	"jiedui/clock"
	"jiedui/rule"
)

// ImportJob is a file of records that somebody brings in, and what became of it.
type ImportJob struct{ ent.Schema }

func (ImportJob) Fields() []ent.Field {
	return []ent.Field{
		field.Time("created_at").Default(clock.Now).Immutable(),
		field.Time("finished_at").Optional().Nillable(),
		field.String("subject").Immutable().MaxLen(200).Comment("Who brings it in."),
		field.Enum("kind").Immutable().
			Values("ENTERPRISES", "INVESTMENT_PROJECTS", "CAPITAL_CONTRIBUTIONS", "INDUSTRIAL_PARKS", "FUND_ALLOCATIONS", "CONSUMPTION_RECORDS", "EMPLOYMENT_RECORDS",
				"LEDGER", "PAIRINGS", "AGREEMENTS", "ENTERPRISE_ENGAGEMENTS", "MONITORING_REPORTS", "TALENT_TEAMS").
			Comment("What its rows are."),
		field.String("file_name").Immutable().MaxLen(300),
		field.Bool("dry_run").Immutable().Comment("Nothing is kept: it only tells what would be."),
		field.Bool("partial").Immutable().Comment("Right rows are kept beside wrong ones."),
		field.Enum("status").Values("RUNNING", "SUCCEEDED", "REFUSED", "FAILED").Default("RUNNING").
			Comment("REFUSED: rows or the file were wrong, and nothing was kept. FAILED: not the file's doing."),
		field.Int("rows").Default(0).NonNegative().Comment("Rows read."),
		field.Int("imported").Default(0).NonNegative().Comment("Rows kept, or that would be."),
		field.Int("refused").Default(0).NonNegative().Comment("Wrong rows."),
		field.JSON("faults", json.RawMessage{}).Optional().Comment("What is wrong with which row and column."),
		field.JSON("notes", json.RawMessage{}).Optional().Comment("What was understood, and what was left out."),
		field.Bytes("marked").Optional().Nillable().Comment("The file as it was sent, as a workbook with its faults marked. It is removed after a day."),
		field.Time("marked_until").Optional().Nillable().Comment("When the marked workbook is removed."),
	}
}

func (ImportJob) Indexes() []ent.Index { return []ent.Index{index.Fields("subject", "id")} }

func (ImportJob) Policy() ent.Policy { return rule.Access() }

func (ImportJob) Annotations() []schema.Annotation {
	return internal("import_jobs", "A file of records that is brought in (导入任务).")
}
