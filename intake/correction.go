package intake

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"jiedui/ent"
	"jiedui/ent/consumptionrecord"
	"jiedui/ent/employmentrecord"
	"jiedui/ent/enterprise"
	"jiedui/ent/investmentproject"
	"jiedui/ent/monitoringreport"
	"jiedui/fault"
	"jiedui/rule"
	"jiedui/verb"
)

// figure is a column that corrections may change, and what a record has in it, as reading the cell gives it.
type figure[T any] struct {
	column   string
	read     func(*row, string) string
	onRecord func(T) string
}

// correction is a row that changes figures of a record that exists.
type correction struct {
	*row
	given, was map[string]string // by column
	version    *int
}

// oldName returns the name of the column that says what is on record in another.
func oldName(column string) string { return "was" + strings.ToUpper(column[:1]) + column[1:] }

// corrections gives a kind the files that change records: each row names a record by its key columns, and for each changed
// figure what is on record or, for all of them, the version. Empty cells change nothing.
func corrections[T interface{ VersionNumber() int }](
	k *Kind, keyColumns []string, figures []figure[T], find func(*row) func(context.Context, *ent.Client) (T, error),
	correct func(ctx context.Context, c *ent.Client, record T, r *row, changed func(column string) bool) error,
) *Kind {
	d := &Kind{Entity: k.Entity, Lists: k.Lists, Name: k.Name, Code: k.Code, ZH: k.ZH}
	for _, c := range k.Columns {
		isFigure := slices.ContainsFunc(figures, func(f figure[T]) bool { return f.column == c.Name })
		if !isFigure && !slices.Contains(keyColumns, c.Name) {
			continue
		}
		c.Required = c.Required && !isFigure
		d.Columns = append(d.Columns, c)
		if !isFigure {
			continue
		}
		old := Column{Name: oldName(c.Name), ZH: "原" + c.ZH, Unit: c.Unit, Values: c.Values, Exported: []string{""}}
		old.headers = []string{folded(old.Name), folded(old.ZH)}
		old.own = len(old.headers)
		for _, h := range c.headers {
			old.headers = append(old.headers, "原"+h, "was"+h, "更正前"+h)
		}
		d.Columns = append(d.Columns, old)
	}
	d.Columns = append(d.Columns, Column{Name: "version", ZH: "版本", Exported: []string{"version"}, headers: []string{"version", "版本", "版本号"}, own: 2})

	d.parse = func(r *row) any {
		in := &correction{row: r, given: make(map[string]string), was: make(map[string]string), version: optional(r, "version", integer)}
		for _, f := range figures {
			if r.given(f.column) {
				in.given[f.column] = f.read(r, f.column)
			}
			if r.given(oldName(f.column)) {
				in.was[f.column] = f.read(r, oldName(f.column))
			}
		}
		find(r) // notes what is wrong with the key
		return in
	}
	one := func(ctx context.Context, c *ent.Client, in *correction) ([]Note, error) {
		record, err := find(in.row)(ctx, c)
		if ent.IsNotFound(err) {
			return nil, fault.New(fault.NotFound, "there is no such record: import it without corrections", "没有该记录：请按新增导入")
		}
		if err != nil {
			return nil, err
		}
		if in.version != nil && *in.version != record.VersionNumber() {
			return nil, rule.Clash("version", fmt.Sprintf("the record is at version %d: look at it again", record.VersionNumber()), fmt.Sprintf("记录的当前版本为 %d：请重新核对", record.VersionNumber()))
		}
		var notes []Note
		changed := make(map[string]bool)
		for _, f := range figures {
			now, is := f.onRecord(record), in.given[f.column]
			was, said := in.was[f.column]
			switch header := in.heading(in.kind.columnOf(f.column)).text; {
			case said && was != now:
				return nil, rule.Clash(oldName(f.column), fmt.Sprintf("on record is %.60s, not %.60s: look at it again", now, was), fmt.Sprintf("已登记的是 %.60s，而非 %.60s：请重新核对", now, was))
			case in.given[f.column] == "" || is == now:
			case !said && in.version == nil:
				return nil, rule.Clash(f.column, fmt.Sprintf("on record is %.60s: to change it, say so in a column 原%s, or give the version", now, f.columnIn(in.kind).ZH),
					fmt.Sprintf("已登记的是 %.60s：如要更正，请增加“原%s”列写明原值，或填写版本", now, f.columnIn(in.kind).ZH))
			default:
				changed[f.column] = true
				notes = append(notes, Note{Kind: NoteUnderstood, Row: &in.number, Column: &header, EN: fmt.Sprintf("%.60s becomes %.60s", now, is), ZH: fmt.Sprintf("%.60s 改为 %.60s", now, is)})
			}
		}
		if len(changed) == 0 {
			return []Note{{Kind: NoteUnderstood, Row: &in.number, EN: "is as on record: nothing changes", ZH: "与登记内容一致，无需更正"}}, nil
		}
		return notes, correct(ctx, c, record, in.row, func(column string) bool { return changed[column] })
	}
	d.one = func(ctx context.Context, c *ent.Client, in any) error {
		notes, err := one(ctx, c, in.(*correction))
		if err == nil {
			in.(*correction).warnings = append(in.(*correction).warnings, notes...)
		}
		return err
	}
	d.all = func(ctx context.Context, c *ent.Client, inputs []any) error {
		told := make([][]Note, len(inputs))
		for n, in := range inputs {
			var err error
			if told[n], err = one(ctx, c, in.(*correction)); err != nil {
				return err // the rows are tried one by one
			}
		}
		for n, in := range inputs {
			in.(*correction).warnings = append(in.(*correction).warnings, told[n]...)
		}
		return nil
	}
	return d
}

func (f figure[T]) columnIn(k *Kind) Column { return k.Columns[k.columnOf(f.column)] }

// correctable are the corrections of each kind.
var correctable = map[*Kind]*Kind{
	enterprises: corrections(enterprises, []string{"uscc"}, []figure[*ent.Enterprise]{
		{"name", written, func(e *ent.Enterprise) string { return e.Name }},
		{"ownership", choice[string], func(e *ent.Enterprise) string { return string(e.Ownership) }},
		{"industry", named, func(e *ent.Enterprise) string { return e.Industry }},
	}, func(r *row) func(context.Context, *ent.Client) (*ent.Enterprise, error) {
		code := named(r, "uscc")
		return func(ctx context.Context, c *ent.Client) (*ent.Enterprise, error) {
			return c.Enterprise.Query().Where(enterprise.Uscc(code)).Only(ctx)
		}
	}, func(ctx context.Context, c *ent.Client, e *ent.Enterprise, r *row, changed func(string) bool) error {
		_, err := verb.UpdateEnterprise(ctx, c, verb.UpdateEnterpriseInput{
			ID: e.ID, Version: e.Version, Name: when(changed, r, "name", written), Ownership: when(changed, r, "ownership", choice[enterprise.Ownership]),
			Industry: when(changed, r, "industry", named),
		})
		return err
	}),
	projects: corrections(projects, []string{"registrationNumber"}, []figure[*ent.InvestmentProject]{
		{"name", written, func(p *ent.InvestmentProject) string { return p.Name }},
		{"industry", named, func(p *ent.InvestmentProject) string { return p.Industry }},
		{"committed", moneyText, func(p *ent.InvestmentProject) string { return p.Committed.String() }},
		{"plannedJobs", integerText, func(p *ent.InvestmentProject) string { return strconv.Itoa(p.PlannedJobs) }},
	}, func(r *row) func(context.Context, *ent.Client) (*ent.InvestmentProject, error) {
		if !r.given("registrationNumber") {
			r.refuse("registrationNumber", fault.BadUserInput, "is missing", "不能为空")
		}
		number := named(r, "registrationNumber")
		return func(ctx context.Context, c *ent.Client) (*ent.InvestmentProject, error) {
			return c.InvestmentProject.Query().Where(investmentproject.RegistrationNumber(number)).Only(ctx)
		}
	}, func(ctx context.Context, c *ent.Client, p *ent.InvestmentProject, r *row, changed func(string) bool) error {
		_, err := verb.UpdateInvestmentProject(ctx, c, verb.UpdateInvestmentProjectInput{
			ID: p.ID, Version: p.Version, Name: when(changed, r, "name", written), Industry: when(changed, r, "industry", named),
			Committed: when(changed, r, "committed", money), PlannedJobs: when(changed, r, "plannedJobs", integer),
		})
		return err
	}),
	consumption: corrections(consumption, []string{"supporter", "recipient", "province", "month", "kind"}, []figure[*ent.ConsumptionRecord]{
		{"amount", moneyText, func(r *ent.ConsumptionRecord) string { return r.Amount.String() }},
	}, func(r *row) func(context.Context, *ent.Client) (*ent.ConsumptionRecord, error) {
		pairing, province, on, kind := r.pairingOf("recipient"), optional(r, "province", provinceID), month(r, "month"), choice[consumptionrecord.Kind](r, "kind")
		return func(ctx context.Context, c *ent.Client) (*ent.ConsumptionRecord, error) {
			q := c.ConsumptionRecord.Query().Where(consumptionrecord.MonthEQ(on), consumptionrecord.KindEQ(kind))
			switch {
			case pairing != nil:
				q.Where(consumptionrecord.PairingID(*pairing))
			case province != nil:
				q.Where(consumptionrecord.ProvinceID(*province), consumptionrecord.PairingIDIsNil())
			default:
				return nil, fault.Input("recipient", "is missing: write the two counties, or the province", "缺失：请填写结对双方或省份")
			}
			return q.Only(ctx)
		}
	}, func(ctx context.Context, c *ent.Client, record *ent.ConsumptionRecord, r *row, _ func(string) bool) error {
		_, err := verb.CorrectConsumption(ctx, c, verb.CorrectConsumptionInput{ID: record.ID, Version: record.Version, Amount: money(r, "amount")})
		return err
	}),
	employment: corrections(employment, []string{"county", "month", "channel"}, []figure[*ent.EmploymentRecord]{
		{"workers", integerText, func(r *ent.EmploymentRecord) string { return strconv.Itoa(r.Workers) }},
	}, func(r *row) func(context.Context, *ent.Client) (*ent.EmploymentRecord, error) {
		in, on, channel := countyID(r, "county"), month(r, "month"), choice[employmentrecord.Channel](r, "channel")
		return func(ctx context.Context, c *ent.Client) (*ent.EmploymentRecord, error) {
			return c.EmploymentRecord.Query().Where(employmentrecord.CountyID(in), employmentrecord.MonthEQ(on), employmentrecord.ChannelEQ(channel)).Only(ctx)
		}
	}, func(ctx context.Context, c *ent.Client, record *ent.EmploymentRecord, r *row, _ func(string) bool) error {
		_, err := verb.CorrectEmployment(ctx, c, verb.CorrectEmploymentInput{ID: record.ID, Version: record.Version, Workers: integer(r, "workers")})
		return err
	}),
	monitoring: corrections(monitoring, []string{"county", "month"}, []figure[*ent.MonitoringReport]{
		{"monitoredHouseholds", integerText, func(m *ent.MonitoringReport) string { return strconv.Itoa(m.MonitoredHouseholds) }},
		{"riskEliminatedHouseholds", integerText, func(m *ent.MonitoringReport) string { return strconv.Itoa(m.RiskEliminatedHouseholds) }},
		{"medianDaysToIdentify", integerText, func(m *ent.MonitoringReport) string { return strconv.Itoa(m.MedianDaysToIdentify) }},
		{"longestDaysToIdentify", integerText, func(m *ent.MonitoringReport) string { return strconv.Itoa(m.LongestDaysToIdentify) }},
	}, func(r *row) func(context.Context, *ent.Client) (*ent.MonitoringReport, error) {
		in, on := countyID(r, "county"), month(r, "month")
		return func(ctx context.Context, c *ent.Client) (*ent.MonitoringReport, error) {
			return c.MonitoringReport.Query().Where(monitoringreport.CountyID(in), monitoringreport.MonthEQ(on)).Only(ctx)
		}
	}, func(ctx context.Context, c *ent.Client, m *ent.MonitoringReport, r *row, changed func(string) bool) error {
		_, err := verb.CorrectMonitoringReport(ctx, c, verb.CorrectMonitoringReportInput{
			ID: m.ID, Version: m.Version,
			MonitoredHouseholds:      when(changed, r, "monitoredHouseholds", integer),
			RiskEliminatedHouseholds: when(changed, r, "riskEliminatedHouseholds", integer),
			MedianDaysToIdentify:     when(changed, r, "medianDaysToIdentify", integer),
			LongestDaysToIdentify:    when(changed, r, "longestDaysToIdentify", integer),
		})
		return err
	}),
}

// Corrections returns the kind of files that correct records of a kind. Payments are made void instead, and records without a
// key of their own are corrected one by one.
func (k *Kind) Corrections() (*Kind, error) {
	if d := correctable[k]; d != nil {
		return d, nil
	}
	return nil, fault.New(fault.BadUserInput, fmt.Sprintf("records of %s are not corrected by a file: correct them one by one", k.Name), fmt.Sprintf("%s不能用文件更正：请逐条更正", k.ZH))
}

// when reads a cell that changes something, and returns nil for others.
func when[T any](changed func(string) bool, r *row, column string, read func(*row, string) T) *T {
	if !changed(column) {
		return nil
	}
	v := read(r, column)
	return &v
}

func moneyText(r *row, name string) string { return money(r, name).String() }

func integerText(r *row, name string) string { return strconv.Itoa(integer(r, name)) }
