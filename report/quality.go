package report

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"jiedui/ent"
	"jiedui/fault"
	"jiedui/keyset"
	"jiedui/report/basis"
	"jiedui/scalar"
)

// Severity says how serious a finding is.
type Severity string

// The severities.
const (
	SeverityError   Severity = "ERROR"
	SeverityWarning Severity = "WARNING"
	SeverityInfo    Severity = "INFO"
)

// QualityRule finds records that something is wrong with. It looks at records in every state of the review.
type QualityRule struct {
	ID       string
	Severity Severity
	// Description says what the rule finds.
	Description fault.Text
	// Message describes one finding. It contains %s, which stands for the value of the record.
	Message fault.Text
	// Money is set if the value is an amount in fen.
	Money bool
	// find is a statement that returns the columns id, county and value of the records found. These words in it are
	// replaced:
	//   - DAY by today,
	//   - MONTH and YEAR by the month and the year in which something may be missing,
	//   - VALIDATED_ with the name of an entity by its validated records, with their validated values,
	//   - SUBMITTED by the condition that a record r is submitted or further.
	find string
}

// inFuture returns a statement that finds the records of an entity that are dated after today. The argument county is
// the SQL expression for the county of a record t.
func inFuture(entity, county string) string {
	e := basis.Entity(entity)
	return fmt.Sprintf(`SELECT id, %s AS county, CAST(t.%s AS text) AS value FROM %s AS t WHERE t.%[2]s > 'DAY'`, county, e.Standing.From, e.Table)
}

// workersBefore is the beginning of a statement that compares the workers of a record with those of the last validated
// record before it, of the same county and channel. To find both in one pass over the records, it takes the maximum of
// texts that have the month first and the workers after it.
const workersBefore = `SELECT t.id, t.county_id AS county, CAST(t.workers_before AS text) || ' → ' || CAST(t.workers AS text) AS value FROM (
	SELECT e.id, e.county_id, e.workers, CAST(substr(MAX(CAST(v.month AS text) || CAST(v.workers AS text)) OVER (
		PARTITION BY e.county_id, e.channel ORDER BY e.month ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 11) AS integer) AS workers_before
	FROM employment_records AS e LEFT JOIN VALIDATED_EmploymentRecord AS v ON v.id = e.id) AS t WHERE `

// QualityRules lists the rules. Findings are returned in the same order.
var QualityRules = []*QualityRule{
	{
		"CONTRIBUTION_IN_FUTURE", SeverityError,
		fault.Text{EN: "a contribution is dated in the future", ZH: "到位日期为将来的日期"},
		fault.Text{EN: "contributed on %s, which is in the future", ZH: "到位日期 %s 为将来的日期"},
		false,
		inFuture(ent.TypeCapitalContribution, "(SELECT p.county_id FROM investment_projects AS p WHERE p.id = t.project_id)"),
	},
	{
		"PROJECT_IN_FUTURE", SeverityError,
		fault.Text{EN: "a project has actually started on a day in the future", ZH: "项目实际开工日期为将来的日期"},
		fault.Text{EN: "actually started on %s, which is in the future", ZH: "实际开工日期 %s 为将来的日期"},
		false,
		inFuture(ent.TypeInvestmentProject, "t.county_id"),
	},
	{
		"PARK_IN_FUTURE", SeverityError,
		fault.Text{EN: "a park has opened on a day in the future", ZH: "园区开园日期为将来的日期"},
		fault.Text{EN: "opened on %s, which is in the future", ZH: "开园日期 %s 为将来的日期"},
		false,
		inFuture(ent.TypeIndustrialPark, "t.county_id"),
	},
	{
		"CONTRIBUTION_BEFORE_PAIRING", SeverityWarning,
		fault.Text{EN: "a contribution is dated before its pairing started", ZH: "到位日期早于结对起始日期"},
		fault.Text{EN: "contributed on %s, before the pairing started", ZH: "到位日期 %s 早于结对起始日期"},
		false,
		`SELECT t.id, p.county_id AS county, CAST(t.contributed_on AS text) AS value FROM capital_contributions AS t
	JOIN investment_projects AS p ON p.id = t.project_id JOIN pairings AS g ON g.id = p.pairing_id WHERE t.contributed_on < g.started_on`,
	},
	{
		"PAID_IN_ABOVE_COMMITTED", SeverityWarning,
		fault.Text{EN: "more is paid in than was committed", ZH: "到位资金超过协议投资额"},
		fault.Text{EN: "%s yuan are paid in above what was committed", ZH: "到位资金超出协议投资额 %s 元"},
		true,
		`SELECT id, county_id AS county, CAST(paid_in - committed AS text) AS value FROM investment_projects WHERE paid_in > committed`,
	},
	{
		"PROJECT_WITHOUT_CONTRIBUTIONS", SeverityWarning,
		fault.Text{EN: "a validated project is under way or done, and nothing was paid in", ZH: "已审核的在建或完工项目没有到位资金"},
		fault.Text{EN: "is in %s, and nothing was paid in", ZH: "项目状态为 %s，但没有到位资金"},
		false,
		`SELECT id, county_id AS county, status AS value FROM investment_projects
	WHERE paid_in = 0 AND review IN ('VALIDATED', 'LOCKED') AND status IN ('IMPLEMENTATION', 'FINALISATION', 'CLOSED')`,
	},
	{
		"PROJECT_OVERDUE", SeverityInfo,
		fault.Text{EN: "the planned end has passed, and the project goes on", ZH: "已过计划竣工日期，项目仍未完工"},
		fault.Text{EN: "should have ended on %s", ZH: "计划竣工日期为 %s"},
		false,
		`SELECT id, county_id AS county, CAST(planned_end_on AS text) AS value FROM investment_projects
	WHERE planned_end_on < 'DAY' AND status IN ('PIPELINE', 'IMPLEMENTATION') AND actual_end_on IS NULL`,
	},
	{
		"PARK_WITHOUT_PROJECTS", SeverityWarning,
		fault.Text{EN: "a park operates without a project", ZH: "运营中的园区没有项目"},
		fault.Text{EN: "operates since %s without a project", ZH: "自 %s 开园以来没有项目"},
		false,
		`SELECT id, county_id AS county, CAST(opened_on AS text) AS value FROM industrial_parks AS t
	WHERE status = 'OPERATING' AND id NOT IN (SELECT p.park_id FROM investment_projects AS p WHERE p.park_id IS NOT NULL)`,
	},
	{
		"CONTRIBUTION_OUTLIER", SeverityInfo,
		fault.Text{
			EN: "a contribution is more than four standard deviations above the mean of those of its programme that are validated",
			ZH: "到位金额高于同类项目已审核记录平均值四个标准差以上",
		},
		fault.Text{EN: "%s yuan are far above what is usual", ZH: "%s 元远高于通常水平"},
		true,
		`SELECT t.id, p.county_id AS county, CAST(t.amount AS text) AS value FROM capital_contributions AS t
	JOIN investment_projects AS p ON p.id = t.project_id JOIN (
		SELECT program, AVG(CAST(amount AS double precision)) AS mean, AVG(CAST(amount AS double precision) * amount) AS square
		FROM VALIDATED_CapitalContribution AS c JOIN investment_projects AS o ON o.id = c.project_id GROUP BY program
	) AS m ON m.program = p.program
	WHERE t.reverses_id IS NULL AND NOT EXISTS (SELECT 1 FROM capital_contributions AS r WHERE r.reverses_id = t.id)
	AND t.amount > m.mean AND (t.amount - m.mean) * (t.amount - m.mean) > 16 * (m.square - m.mean * m.mean)`,
	},
	{
		"EMPLOYMENT_GONE", SeverityWarning,
		fault.Text{EN: "workers in employment dropped to nothing", ZH: "务工人数骤降为零"},
		fault.Text{EN: "workers in employment: %s", ZH: "务工人数：%s"},
		false,
		workersBefore + "t.workers = 0 AND t.workers_before > 0",
	},
	{
		"EMPLOYMENT_JUMP", SeverityInfo,
		fault.Text{EN: "workers in employment changed by more than half since the validated record before", ZH: "务工人数较上次已审核记录变动超过一半"},
		fault.Text{EN: "workers in employment: %s", ZH: "务工人数：%s"},
		false,
		workersBefore + "t.workers > 0 AND t.workers_before > 0 AND (2 * t.workers > 3 * t.workers_before OR 2 * t.workers < t.workers_before)",
	},
	{
		"IDENTIFIED_LATE", SeverityError,
		fault.Text{EN: "identifying a household at risk took more than 15 days", ZH: "监测对象识别超过 15 天"},
		fault.Text{EN: "the longest took %s days, more than 15", ZH: "最长识别天数 %s 天，超过 15 天"},
		false,
		`SELECT id, county_id AS county, CAST(longest_days_to_identify AS text) AS value FROM monitoring_reports WHERE longest_days_to_identify > 15`,
	},
	{
		"PAIRING_WITHOUT_AGREEMENT", SeverityWarning,
		fault.Text{EN: "an active pairing has no agreement for the year", ZH: "有效结对没有该年度的协议"},
		fault.Text{EN: "has no agreement for %s", ZH: "没有 %s 年度协议"},
		false,
		`SELECT t.id, t.recipient_id AS county, 'YEAR' AS value FROM pairings AS t
	WHERE t.status = 'ACTIVE' AND (t.started_on IS NULL OR t.started_on <= 'YEAR-12-31') AND NOT EXISTS (SELECT 1 FROM agreements AS a WHERE a.pairing_id = t.id AND a.year = YEAR)`,
	},
	{
		"COUNTY_WITHOUT_REPORT", SeverityWarning,
		fault.Text{EN: "a key county submitted nothing for the month", ZH: "重点帮扶县该月未报送数据"},
		fault.Text{EN: "submitted neither workers nor monitoring for %s", ZH: "%s 未报送务工和监测数据"},
		false,
		`SELECT t.id, t.id AS county, 'MONTH' AS value FROM counties AS t WHERE t.designation = 'KEY'
	AND NOT EXISTS (SELECT 1 FROM employment_records AS r WHERE r.county_id = t.id AND r.month = 'MONTH' AND SUBMITTED)
	AND NOT EXISTS (SELECT 1 FROM monitoring_reports AS r WHERE r.county_id = t.id AND r.month = 'MONTH' AND SUBMITTED)`,
	},
}

// QualityFilter restricts findings. A nil field restricts nothing.
type QualityFilter struct {
	Rules                []string
	Severities           []Severity
	ProvinceID, CountyID *int
}

// Finding is a record that breaks a rule.
type Finding struct {
	Rule     *QualityRule
	Message  fault.Text
	RecordID int
	CountyID *int // nil if the record belongs to no county

	Record ent.Noder // set when they are shown
	County *ent.County
}

// FindingEdge is a finding with its cursor.
type FindingEdge struct {
	Node   *Finding
	Cursor keyset.Cursor
}

// FindingConnection is a page of findings.
type FindingConnection struct {
	Edges    []*FindingEdge
	PageInfo keyset.PageInfo

	statements map[int]string // statements that find all findings of a rule, by the index of the rule
	reader     basis.Reader
	total      *int // number of findings on all pages; nil if it was not counted with the page
}

// QualityRequest asks for findings.
type QualityRequest struct {
	Filter *QualityFilter
	// Month is a day of the month in which missing reports are looked for. Missing agreements are looked for in its
	// year. If it is nil, the month is the last one that is over and has records that are submitted or further, and the
	// year is the year of that month or, if that year is not over, the year before.
	Month *scalar.Date
	First *int
	After *keyset.Cursor
	// Counted is set if the number of all findings will be asked for, so that it is counted with the page.
	Counted bool
	// Counties are those that the answer shows. They are read with the findings.
	Counties *basis.Shown
}

// Findings looks for records that break rules. It runs one rule after the other until the page is full.
func Findings(ctx context.Context, reader basis.Reader, request QualityRequest) (*FindingConnection, error) {
	first := request.First
	if err := keyset.Check(first, nil); err != nil {
		return nil, err
	}
	start, err := findingAfter(request.After)
	if err != nil {
		return nil, err
	}
	statements, err := request.statements(ctx, reader)
	if err != nil {
		return nil, err
	}
	c := &FindingConnection{Edges: []*FindingEdge{}, statements: statements, reader: reader}
	size := keyset.Size(first, nil)
	for n, r := range QualityRules {
		statement, chosen := statements[n]
		if !chosen || n < start.rule || len(c.Edges) > size {
			continue
		}
		if n > start.rule {
			start.id = 0
		}
		page := fmt.Sprintf("SELECT f.id, f.county, f.value FROM (%s) AS f WHERE f.id > %d ORDER BY f.id LIMIT %d", statement, start.id, size+1-len(c.Edges))
		if err := c.read(ctx, r, page, request); err != nil {
			return nil, err
		}
	}
	c.Edges, c.PageInfo = keyset.Cut(c.Edges, first, nil, request.After != nil, false)
	if n := len(c.Edges); n > 0 {
		c.PageInfo.StartCursor, c.PageInfo.EndCursor = &c.Edges[0].Cursor, &c.Edges[n-1].Cursor
	}
	return c, nil
}

// findingPlace identifies a finding by the index of its rule and the id of its record.
type findingPlace struct{ rule, id int }

// findingAfter returns the finding that a cursor names. It returns the zero findingPlace if the cursor is nil.
func findingAfter(c *keyset.Cursor) (findingPlace, error) {
	if c == nil {
		return findingPlace{}, nil
	}
	var id string
	if c.Order == "FINDING" && len(c.Values) == 1 && json.Unmarshal(c.Values[0], &id) == nil {
		if n := slices.IndexFunc(QualityRules, func(r *QualityRule) bool { return r.ID == id }); n >= 0 {
			return findingPlace{n, c.ID}, nil
		}
	}
	return findingPlace{}, fault.Input("after", "the cursor is of another list", "游标属于其他列表")
}

// read adds the findings of a rule to the page. With the first rule it counts all findings, if they are to be counted.
func (c *FindingConnection) read(ctx context.Context, r *QualityRule, page string, request QualityRequest) error {
	parts := []basis.Part{{
		Name: "page", Columns: []string{"id", "county", "value"}, Order: "id", Statement: page,
		Read: func(scan func(...any) error) error {
			f := &Finding{Rule: r}
			var value string
			if err := scan(&f.RecordID, &f.CountyID, &value); err != nil {
				return err
			}
			if r.Money {
				fen, err := strconv.ParseInt(value, 10, 64)
				if err != nil {
					return err
				}
				value = scalar.Money(fen).String()
			}
			f.Message = fault.Text{EN: fmt.Sprintf(r.Message.EN, value), ZH: fmt.Sprintf(r.Message.ZH, value)}
			cursor := keyset.Cursor{Order: "FINDING", ID: f.RecordID, Values: []json.RawMessage{scalar.AppendQuoted(nil, r.ID)}}
			c.Edges = append(c.Edges, &FindingEdge{f, cursor})
			return nil
		},
	}}
	if request.Counted && c.total == nil {
		c.total = new(int)
		parts = append(parts, basis.Part{
			Name: "total", Columns: []string{"number"}, Statement: c.countStatement(),
			Read: func(scan func(...any) error) error { return scan(c.total) },
		})
	}
	parts = append(parts, request.Counties.Parts("shown", "SELECT county FROM page")...)
	if err := basis.Together(ctx, c.reader, parts...); err != nil {
		return fmt.Errorf("rule %s: %w", r.ID, err)
	}
	return nil
}

// countStatement returns a statement that counts the findings on all pages.
func (c *FindingConnection) countStatement() string {
	var counts []string
	for _, n := range slices.Sorted(maps.Keys(c.statements)) {
		counts = append(counts, "(SELECT COUNT(*) FROM ("+c.statements[n]+") AS f)")
	}
	return "SELECT " + strings.Join(counts, " + ")
}

// TotalCount returns the number of findings on all pages.
func (c *FindingConnection) TotalCount(ctx context.Context) (n int, err error) {
	if len(c.statements) == 0 {
		return 0, nil
	}
	if c.total != nil {
		return *c.total, nil
	}
	err = basis.EachRow(ctx, c.reader, c.countStatement(), nil, func(scan func(...any) error) error { return scan(&n) })
	if err != nil {
		return 0, fmt.Errorf("number of findings: %w", err)
	}
	return n, nil
}
