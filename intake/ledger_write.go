package intake

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"jiedui/ent"
	"jiedui/ent/capitalcontribution"
	"jiedui/ent/enterprise"
	"jiedui/ent/investmentproject"
	"jiedui/fault"
	"jiedui/rule"
	"jiedui/scalar"
	"jiedui/verb"
)

// renamed returns an error with its fields under the names of the ledger's columns.
func renamed(err error, names map[string]string) error {
	f, ok := errors.AsType[*fault.Error](err)
	if !ok {
		return err
	}
	fields := make([]fault.Field, len(f.Fields))
	for n, field := range f.Fields {
		if name, ok := names[field.Path]; ok {
			field.Path = name
		}
		fields[n] = field
	}
	changed := *f
	changed.Fields = fields
	return &changed
}

// enterLedger makes what the rows have and what is not on record: all, or nothing.
func enterLedger(ctx context.Context, c *ent.Client, inputs []any) error {
	rows := make([]*ledgerRow, len(inputs))
	for n, in := range inputs {
		rows[n] = in.(*ledgerRow)
	}
	firms, madeFirms, err := enterFirms(ctx, c, rows)
	if err != nil {
		return err
	}
	projects, madeProjects, err := enterProjects(ctx, c, rows, firms)
	if err != nil {
		return err
	}
	return enterPayments(ctx, c, rows, projects, madeFirms, madeProjects)
}

// enterFirms registers the enterprises that are not on record. It returns the ids by their codes, and the rows that have
// made one.
func enterFirms(ctx context.Context, c *ent.Client, rows []*ledgerRow) (ids map[string]int, made map[*ledgerRow]bool, err error) {
	var codes []string
	for _, l := range rows {
		if l.firmID == 0 {
			codes = append(codes, l.uscc)
		}
	}
	ids, made = make(map[string]int), make(map[*ledgerRow]bool)
	look := func() error {
		if len(codes) == 0 {
			return nil
		}
		list, err := c.Enterprise.Query().Where(enterprise.UsccIn(codes...)).Select(enterprise.FieldUscc).All(rule.System(ctx))
		if err != nil {
			return fmt.Errorf("enterprises: %w", err)
		}
		for _, e := range list {
			ids[e.Uscc] = e.ID
		}
		return nil
	}
	if err := look(); err != nil {
		return nil, nil, err
	}
	var list []verb.RegisterEnterpriseInput
	for _, l := range rows {
		if _, ok := ids[l.uscc]; ok || l.firmID > 0 {
			continue
		}
		ids[l.uscc], made[l] = -1, true
		list = append(list, l.firm)
	}
	switch len(list) {
	case 0:
		return ids, made, nil
	case 1: // with the words of the single one
		_, err = verb.RegisterEnterprise(ctx, c, list[0])
	default:
		err = verb.RegisterEnterprises(ctx, c, list)
	}
	if err != nil {
		names := map[string]string{"name": "enterpriseName"}
		if len(rows) == 1 && rows[0].given("enterpriseIndustry") {
			names["industry"] = "enterpriseIndustry"
		}
		return nil, nil, renamed(err, names)
	}
	return ids, made, look()
}

// enterProjects registers the projects that are not on record. It returns the projects by their keys, and the rows that
// have made one.
func enterProjects(ctx context.Context, c *ent.Client, rows []*ledgerRow, firms map[string]int) (byKey map[string]*ent.InvestmentProject, made map[*ledgerRow]bool, err error) {
	byKey, made = make(map[string]*ent.InvestmentProject), make(map[*ledgerRow]bool)
	var numbers, names []string
	var owners []int
	keys := make(map[sameProject]string)
	for _, l := range rows {
		if l.found != nil {
			byKey[l.key] = l.found
			continue
		}
		if l.project.EnterpriseID = l.firmID; l.firmID == 0 {
			l.project.EnterpriseID = firms[l.uscc]
		}
		if number := l.project.RegistrationNumber; number != nil {
			numbers = append(numbers, *number)
			keys[sameProject{name: *number}] = l.key
			continue
		}
		names, owners = append(names, l.project.Name), append(owners, l.project.EnterpriseID)
		keys[sameProject{l.project.EnterpriseID, l.project.Name}] = l.key
	}
	look := func() error {
		if len(keys) == 0 {
			return nil
		}
		list, err := c.InvestmentProject.Query().Where(investmentproject.Or(investmentproject.RegistrationNumberIn(numbers...),
			investmentproject.And(investmentproject.EnterpriseIDIn(owners...), investmentproject.NameIn(names...)))).All(rule.System(ctx))
		if err != nil {
			return fmt.Errorf("projects: %w", err)
		}
		for _, p := range list {
			for _, same := range []sameProject{{name: p.RegistrationNumber}, {p.EnterpriseID, p.Name}} {
				if key, ok := keys[same]; ok {
					byKey[key] = p
				}
			}
		}
		return nil
	}
	if err := look(); err != nil {
		return nil, nil, err
	}
	var list []verb.RegisterInvestmentProjectInput
	for _, l := range rows {
		if _, ok := byKey[l.key]; ok {
			continue
		}
		if !l.described { // the row that described it is wrong
			return nil, nil, fault.New(fault.BadUserInput, "the first row of the project is wrong", "该项目的首行有错误")
		}
		byKey[l.key], made[l] = nil, true
		list = append(list, l.project)
	}
	switch len(list) {
	case 0:
		return byKey, made, nil
	case 1:
		_, err = verb.RegisterInvestmentProject(ctx, c, list[0])
	default:
		err = verb.RegisterInvestmentProjects(ctx, c, list)
	}
	if err != nil {
		return nil, nil, renamed(err, map[string]string{"name": "projectName", "registrationNumber": "projectNumber", "enterpriseID": "uscc"})
	}
	return byKey, made, look()
}

// enterPayments records the payments that are not on record, and tells of each row what was made and what was found.
func enterPayments(ctx context.Context, c *ent.Client, rows []*ledgerRow, projects map[string]*ent.InvestmentProject, firms, made map[*ledgerRow]bool) error {
	b := rows[0].book
	paid := make(map[int]scalar.Money) // in these rows
	var inputs []verb.RecordCapitalContributionInput
	for _, l := range rows {
		if l.payment == nil {
			continue
		}
		l.payment.ProjectID = projects[l.key].ID
		if l.payment.ProjectID <= b.lastProject { // others have only what this import has paid
			inputs = append(inputs, *l.payment)
		}
	}
	there := make(map[any]bool)
	if len(inputs) > 0 {
		var err error
		if there, err = knownContributions(rule.System(ctx), c, inputs, b.last); err != nil {
			return fmt.Errorf("payments: %w", err)
		}
	}
	claims := make(map[int]claim)
	var list []verb.RecordCapitalContributionInput
	told := make([]Note, len(rows))
	add, had := counts{}, counts{}
	for n, l := range rows {
		p := projects[l.key]
		var fresh, known []fault.Text
		tell := func(isNew bool, counted, had *int, en, zh string) {
			if isNew {
				*counted++
				fresh = append(fresh, fault.Text{EN: en, ZH: zh})
				return
			}
			*had++
			known = append(known, fault.Text{EN: en, ZH: zh})
		}
		tell(firms[l], &add.enterprises, &had.enterprises, "the enterprise", "企业")
		tell(made[l], &add.projects, &had.projects, "the project "+p.RegistrationNumber, "项目 "+p.RegistrationNumber)
		if l.payment != nil {
			key, _ := contributionKey(*l.payment)
			if !there[key] {
				list = append(list, *l.payment)
				paid[p.ID] += l.payment.Amount
			}
			tell(!there[key], &add.payments, &had.payments, fmt.Sprintf("the payment of %s on %s", l.payment.Amount, l.payment.ContributedOn),
				fmt.Sprintf("%s 到位资金 %s 元", l.payment.ContributedOn, l.payment.Amount))
		}
		if l.total != nil {
			so := p.PaidIn + b.paid[p.ID] + paid[p.ID]
			rest := *l.total - so
			switch {
			case l.payment != nil: // payments may follow: the total is compared at the end
				claims[p.ID] = claim{l.number, *l.total, p.PaidIn}
			case rest < 0:
				column := "paidInTotal"
				if !l.given(column) {
					column = "paidIn"
				}
				return fault.Input(column, fmt.Sprintf("is less than what is on record, %s: void the payment that is wrong first", so),
					fmt.Sprintf("小于已登记的累计到位金额 %s 元：请先冲销有误的到位资金", so))
			case rest > 0:
				list = append(list, verb.RecordCapitalContributionInput{ProjectID: p.ID, Amount: rest, ContributedOn: l.totalOn, Source: optional(l.row, "source", choice[capitalcontribution.Source])})
				paid[p.ID] += rest
				tell(true, &add.payments, &had.payments, fmt.Sprintf("one payment of %s on %s, which makes the total of %s from %s", rest, l.totalOn, l.total, so),
					fmt.Sprintf("%s 到位资金 %s 元（累计 %s 元，此前已登记 %s 元）", l.totalOn, rest, l.total, so))
			default:
				tell(false, &add.payments, &had.payments, fmt.Sprintf("the total of %s", l.total), fmt.Sprintf("累计到位资金 %s 元", l.total))
			}
		}
		told[n] = ledgerNote(l.row, fresh, known)
	}
	if len(list) > 0 {
		if err := verb.RecordCapitalContributions(ctx, c, list); err != nil {
			names := map[string]string{"amount": "paidIn", "contributedOn": "paidOn"}
			if len(rows) == 1 && rows[0].total != nil {
				names = map[string]string{"amount": "paidInTotal", "contributedOn": "paidInTotalOn"}
			}
			return renamed(err, names)
		}
	}
	maps.Copy(b.claims, claims)
	for id, amount := range paid {
		b.paid[id] += amount
	}
	b.made.add(add)
	b.found.add(had)
	for n, l := range rows {
		l.warnings = append([]Note{told[n]}, l.warnings...)
	}
	return nil
}

func (c *counts) add(other counts) {
	c.enterprises += other.enterprises
	c.projects += other.projects
	c.payments += other.payments
}

func ledgerNote(r *row, made, found []fault.Text) Note {
	join := func(list []fault.Text) (en, zh string) {
		var inEN, inZH []string
		for _, t := range list {
			inEN, inZH = append(inEN, t.EN), append(inZH, t.ZH)
		}
		return strings.Join(inEN, ", "), strings.Join(inZH, "、")
	}
	var en, zh []string
	if e, z := join(made); e != "" {
		en, zh = append(en, "new: "+e), append(zh, "新登记："+z)
	}
	if e, z := join(found); e != "" {
		en, zh = append(en, "on record: "+e), append(zh, "已登记："+z)
	}
	return Note{Kind: NoteUnderstood, Row: &r.number, EN: strings.Join(en, "; "), ZH: strings.Join(zh, "；")}
}

// notes say what an import has made and found altogether, and which totals are not those of the payments.
func (b *book) notes() []Note {
	var list []Note
	for _, id := range slices.Sorted(maps.Keys(b.claims)) {
		c := b.claims[id]
		if sum := c.before + b.paid[id]; sum != c.total {
			list = append(list, Note{
				Kind: NoteWarning, Row: &c.row, EN: fmt.Sprintf("the total of %s is not the sum of the payments, %s", c.total, sum),
				ZH: fmt.Sprintf("累计到位金额 %s 元与各笔合计 %s 元不一致", c.total, sum),
			})
		}
	}
	return append(list, b.note())
}

func (b *book) note() Note {
	m, f := b.made, b.found
	return Note{
		Kind: NoteUnderstood,
		EN: fmt.Sprintf("new: %d enterprises, %d projects, %d payments; on record in the rows: %d enterprises, %d projects, %d payments",
			m.enterprises, m.projects, m.payments, f.enterprises, f.projects, f.payments),
		ZH: fmt.Sprintf("新登记企业 %d 家、项目 %d 个、到位资金 %d 笔；各行中已登记的企业 %d 家次、项目 %d 个次、到位资金 %d 笔次",
			m.enterprises, m.projects, m.payments, f.enterprises, f.projects, f.payments),
	}
}
