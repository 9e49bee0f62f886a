package intake

import (
	"context"
	"fmt"

	"jiedui/ent"
	"jiedui/ent/capitalcontribution"
	"jiedui/ent/enterprise"
	"jiedui/ent/importjob"
	"jiedui/ent/investmentproject"
	"jiedui/fault"
	"jiedui/scalar"
	"jiedui/verb"
)

// ledger is a whole ledger (台账): each row has an enterprise, its project and a payment. What is on record is found and
// not changed, the rest is made.
var ledger = ledgerKind()

// borrowed returns the column of another kind, with its headers, under another name.
func borrowed(k *Kind, column, name, zh string) Column {
	c := k.Columns[k.columnOf(column)]
	c.Name, c.ZH, c.Required, c.Exported = name, zh, false, nil
	if name != column { // the others have the same field of the input
		c.field = ""
	}
	c.headers = append([]string{folded(name), folded(zh)}, c.headers...)
	c.headers = append(c.headers, words.headers[[2]string{"ledger", name}]...)
	c.own = 2
	return c
}

func ledgerKind() *Kind {
	k := &Kind{Name: "ledger", Code: importjob.KindLEDGER, ZH: "台账", wide: true}
	for _, c := range []struct {
		kind             *Kind
		column, name, zh string
	}{
		{enterprises, "uscc", "uscc", "统一社会信用代码"},
		{enterprises, "name", "enterpriseName", "企业名称"},
		{enterprises, "ownership", "ownership", "企业所有制"},
		{enterprises, "homeCounty", "homeCounty", "注册地"},
		{projects, "registrationNumber", "projectNumber", "项目编号"},
		{projects, "name", "projectName", "项目名称"},
		{projects, "supporter", "supporter", "支援县"},
		{projects, "recipient", "recipient", "受援县"},
		{projects, "county", "county", "项目所在县"},
		{projects, "park", "park", "所在园区"},
		{projects, "program", "program", "帮扶类别"},
		{projects, "industry", "industry", "行业代码"},
		{projects, "committed", "committed", "协议投资额"},
		{projects, "plannedJobs", "plannedJobs", "计划带动就业人数"},
		{projects, "status", "status", "项目状态"},
		{projects, "plannedStartOn", "plannedStartOn", "计划开工日期"},
		{projects, "plannedEndOn", "plannedEndOn", "计划竣工日期"},
		{projects, "actualStartOn", "actualStartOn", "实际开工日期"},
		{projects, "actualEndOn", "actualEndOn", "实际竣工日期"},
		{contributions, "amount", "paidIn", "到位金额"},
		{contributions, "contributedOn", "paidOn", "到位日期"},
		{contributions, "source", "source", "资金来源"},
		{contributions, "voucherNumber", "voucherNumber", "凭证号"},
	} {
		k.Columns = append(k.Columns, borrowed(c.kind, c.column, c.name, c.zh))
	}
	total := borrowed(contributions, "amount", "paidInTotal", "累计到位金额")
	day := borrowed(contributions, "contributedOn", "paidInTotalOn", "累计截至日期")
	firmIndustry := borrowed(projects, "industry", "enterpriseIndustry", "企业行业代码")
	for _, c := range []*Column{&total, &day, &firmIndustry} { // their words are their own
		c.headers = append([]string{folded(c.Name), folded(c.ZH)}, words.headers[[2]string{k.Name, c.Name}]...)
		k.Columns = append(k.Columns, *c)
	}
	k.Columns[k.columnOf("projectName")].Required = true
	k.Columns[k.columnOf("projectNumber")].Note = fault.Text{EN: "of a project on record; without it a project is found by its enterprise and name, and a new one gets a number", ZH: "已登记项目的编号；不填则按企业和项目名称查找，新项目自动编号"}
	k.Columns[k.columnOf("uscc")].Note = fault.Text{EN: "18 characters; needed if the enterprise is not on record", ZH: "18 位；企业尚未登记时必填"}
	k.Columns[k.columnOf("paidInTotal")].Note = fault.Text{EN: "all that was paid in up to a day; what is not on record yet becomes one payment", ZH: "截至某日的累计到位金额；其中尚未登记的部分登记为一笔到位资金"}
	k.Columns[k.columnOf("paidInTotalOn")].Note = fault.Text{EN: "the day of the total, if no line above the table says it (截至2022年11月底)", ZH: "表头上方未注明“截至某日”时填写"}
	k.parse = func(r *row) any { return r.ledgerRow() }
	k.one = func(ctx context.Context, c *ent.Client, in any) error { return enterLedger(ctx, c, []any{in}) }
	k.all = enterLedger
	return k
}

// book is what an import of a ledger keeps of the rows before.
type book struct {
	last        int                  // id of the last payment of before the import
	lastProject int                  // and of the last project
	paid        map[int]scalar.Money // by this import, by project
	firms       map[string]bool      // codes of enterprises that rows have described
	projects    map[string]bool      // keys of projects that rows have described
	totals      map[string]int       // rows with a total, by project
	claims      map[int]claim        // by project: totals beside payments
	vouchers    map[string]int       // rows by project and voucher
	above       string               // the project of the row above
	asOf        scalar.Date          // the day that the sheet says of itself
	made, found counts
}

// claim is a total that stands beside payments.
type claim struct {
	row           int
	total, before scalar.Money
}

// counts are how many enterprises, projects and payments.
type counts struct{ enterprises, projects, payments int }

func newBook(ctx context.Context, client *ent.Client, asOf scalar.Date) (*book, error) {
	last, err := contributions.lastID(ctx, client)
	if err != nil {
		return nil, fmt.Errorf("the last payment: %w", err)
	}
	lastProject, err := projects.lastID(ctx, client)
	if err != nil {
		return nil, fmt.Errorf("the last project: %w", err)
	}
	return &book{
		last: last, lastProject: lastProject, asOf: asOf, paid: make(map[int]scalar.Money), firms: make(map[string]bool), projects: make(map[string]bool),
		totals: make(map[string]int), claims: make(map[int]claim), vouchers: make(map[string]int),
	}, nil
}

// ledgerRow is a row of a ledger.
type ledgerRow struct {
	*row
	uscc      string
	firmID    int // 0: it is not on record
	firm      verb.RegisterEnterpriseInput
	key       string // of the project within the file
	found     *ent.InvestmentProject
	described bool // the row says all of a project that is not on record
	project   verb.RegisterInvestmentProjectInput
	payment   *verb.RecordCapitalContributionInput
	total     *scalar.Money
	totalOn   scalar.Date
}

func (r *row) given(name string) bool { return r.cells[r.kind.columnOf(name)].Text != "" }

// need refuses empty cells without which something can't be registered.
func (r *row) need(en, zh string, names ...string) {
	for _, name := range names {
		if !r.given(name) {
			r.refuse(name, fault.BadUserInput, "is missing: "+en, "不能为空："+zh)
		}
	}
}

func (r *row) ledgerRow() *ledgerRow {
	l := &ledgerRow{row: r}
	l.readFirm()
	name := written(r, "projectName")
	number := optional(r, "projectNumber", named)
	l.key = fmt.Sprintf("%s %d %s", l.uscc, l.firmID, name)
	if number != nil {
		l.key = *number
	}
	if l.key == r.book.above { // what is merged over the rows of one project is said once
		for _, column := range []string{"committed", "plannedJobs", "paidInTotal"} {
			if c := &r.cells[r.kind.columnOf(column)]; c.Merged {
				c.Text = ""
			}
		}
	}
	r.book.above = l.key
	l.readProject(name, number)
	l.readPayment()
	return l
}

// readFirm finds the enterprise of a row by its code, or by its name if that is unique. Otherwise it reads all of it.
func (l *ledgerRow) readFirm() {
	r := l.row
	l.uscc = named(r, "uscc")
	called := written(r, "enterpriseName")
	if l.uscc == "" {
		if called == "" {
			r.need("write the enterprise", "请填写企业", "uscc")
			return
		}
		switch found := byEither(r.names.enterprises, called); len(found) {
		case 1:
			l.firmID = found[0]
		case 0:
			r.refuse("uscc", fault.BadUserInput, fmt.Sprintf("is missing: no enterprise is called %.40q, and one is registered with its code", called),
				fmt.Sprintf("不能为空：没有名为“%.40s”的企业，登记企业须填写统一社会信用代码", called))
		default:
			r.refuse("uscc", fault.BadUserInput, fmt.Sprintf("is missing: %d enterprises are called %.40q", len(found), called),
				fmt.Sprintf("不能为空：有 %d 家企业名为“%.40s”", len(found), called))
		}
		return
	}
	if found := r.names.enterprises[l.uscc]; len(found) == 1 {
		l.firmID = found[0]
		if on := r.names.firmNames[l.firmID]; called != "" && on != called {
			r.differs("enterpriseName", called, on)
		}
		return
	}
	industry := "industry"
	if r.given("enterpriseIndustry") {
		industry = "enterpriseIndustry"
	}
	if !r.book.firms[l.uscc] {
		r.need("the enterprise is not on record", "该企业尚未登记", "enterpriseName", "ownership", industry, "homeCounty")
	}
	l.firm = verb.RegisterEnterpriseInput{
		Uscc: l.uscc, Name: called, Ownership: choice[enterprise.Ownership](r, "ownership"), Industry: named(r, industry),
		HomeCountyID: countyID(r, "homeCounty"),
	}
	if len(r.faults) == 0 {
		r.book.firms[l.uscc] = true
	}
}

// differs warns of a cell that says something else than the record, which is not changed.
func (r *row) differs(name, given, onRecord string) {
	header := r.heading(r.kind.columnOf(name)).text
	r.warnings = append(r.warnings, Note{
		Kind: NoteWarning, Row: &r.number, Column: &header,
		EN: fmt.Sprintf("%.60s is not what is on record, %.60s, and the record was not changed", given, onRecord),
		ZH: fmt.Sprintf("“%.60s”与已登记的“%.60s”不一致，登记内容未改动", given, onRecord),
	})
}

// readProject finds the project of a row by its number, or by its enterprise and name. Otherwise it reads all of it.
func (l *ledgerRow) readProject(name string, number *string) {
	r := l.row
	pairing := r.pairingOf("recipient")
	in := verb.RegisterInvestmentProjectInput{
		RegistrationNumber: number, Name: name, EnterpriseID: l.firmID, PairingID: pairing,
		CountyID: optional(r, "county", countyID), ParkID: r.parkOf("park", pairing),
		Program: choice[investmentproject.Program](r, "program"), Industry: named(r, "industry"), Committed: money(r, "committed"),
		PlannedJobs: optional(r, "plannedJobs", integer), Status: optional(r, "status", choice[investmentproject.Status]),
		PlannedStartOn: optional(r, "plannedStartOn", date), PlannedEndOn: optional(r, "plannedEndOn", date),
		ActualStartOn: optional(r, "actualStartOn", date), ActualEndOn: optional(r, "actualEndOn", date),
	}
	list := r.names.ledgerProjects[sameProject{l.firmID, name}]
	if number != nil {
		list = r.names.ledgerProjects[sameProject{name: *number}]
	}
	switch {
	case len(list) > 1:
		r.refuse("projectNumber", fault.BadUserInput, fmt.Sprintf("is missing: the enterprise has %d projects of this name", len(list)),
			fmt.Sprintf("不能为空：该企业有 %d 个同名项目", len(list)))
	case len(list) == 1 && list[0].EnterpriseID != l.firmID && l.firmID+len(l.uscc) > 0:
		r.refuse("projectNumber", fault.Conflict, "is the number of a project of another enterprise", "是另一企业的项目编号")
	case len(list) == 1:
		l.found = list[0]
		l.compare(in)
	default:
		if !r.book.projects[l.key] {
			r.need("the project is not on record", "该项目尚未登记", "program", "industry", "committed")
			l.described = true
		}
		l.project = in
		if len(r.faults) == 0 {
			r.book.projects[l.key] = true
		}
	}
}

// compare warns of what a row says otherwise than the project that is on record.
func (l *ledgerRow) compare(in verb.RegisterInvestmentProjectInput) {
	r, p := l.row, l.found
	if in.Name != "" && in.Name != p.Name {
		r.differs("projectName", in.Name, p.Name)
	}
	if r.given("committed") && in.Committed != p.Committed {
		r.differs("committed", in.Committed.String(), p.Committed.String())
	}
	if in.Status != nil && *in.Status != p.Status {
		term := func(code string) string {
			for _, v := range r.kind.Columns[r.kind.columnOf("status")].Values {
				if v.Code == code {
					return v.ZH
				}
			}
			return code
		}
		r.differs("status", term(string(*in.Status)), term(string(p.Status)))
	}
	if in.PairingID != nil && (p.PairingID == nil || *in.PairingID != *p.PairingID) {
		r.differs("recipient", r.cells[r.kind.columnOf("recipient")].Text, "-")
	}
	for _, d := range []struct {
		name            string
		given, onRecord *scalar.Date
	}{{"actualStartOn", in.ActualStartOn, p.ActualStartOn}, {"actualEndOn", in.ActualEndOn, p.ActualEndOn}} {
		if d.given != nil && (d.onRecord == nil || *d.given != *d.onRecord) {
			on := "-"
			if d.onRecord != nil {
				on = d.onRecord.String()
			}
			r.differs(d.name, d.given.String(), on)
		}
	}
}

// readPayment reads the payment of a row, and the total up to a day. An amount in a file without a column for its day is a
// total.
func (l *ledgerRow) readPayment() {
	r := l.row
	amount := optional(r, "paidIn", money)
	dated := r.heading(r.kind.columnOf("paidOn")).text != ""
	l.total = optional(r, "paidInTotal", money)
	column, day := "paidInTotal", optional(r, "paidInTotalOn", date)
	switch {
	case amount != nil && *amount == 0:
		amount = nil
	case amount != nil && !dated && l.total == nil:
		l.total, amount, column = amount, nil, "paidIn"
	}
	if amount != nil {
		r.need("a payment has a day", "到位资金须有到位日期", "paidOn")
		l.payment = &verb.RecordCapitalContributionInput{
			Amount: *amount, ContributedOn: date(r, "paidOn"), Source: optional(r, "source", choice[capitalcontribution.Source]),
			VoucherNumber: optional(r, "voucherNumber", written),
		}
		if first := r.book.totals[l.key]; first > 0 {
			r.refuse("paidIn", fault.BadUserInput, fmt.Sprintf("the project has a total in row %d: write one, or payments with their days", first),
				fmt.Sprintf("该项目在第 %d 行已有累计金额：请只保留一处，或逐笔填写到位日期", first))
		}
		if v := l.payment.VoucherNumber; v != nil {
			key := l.key + " " + *v + " " + amount.String()
			if first := r.book.vouchers[key]; first > 0 {
				r.refuse("voucherNumber", fault.Conflict, fmt.Sprintf("repeats row %d: remove one of them", first), fmt.Sprintf("与第 %d 行重复：请删去一行", first))
			}
			r.book.vouchers[key] = r.number
		}
	}
	if l.total == nil {
		return
	}
	switch first := r.book.totals[l.key]; {
	case l.payment != nil:
		return
	case first > 0:
		r.refuse(column, fault.BadUserInput, fmt.Sprintf("the project has a total in row %d: write one, or payments with their days", first),
			fmt.Sprintf("该项目在第 %d 行已有累计金额：请只保留一处，或逐笔填写到位日期", first))
	case day != nil:
		l.totalOn = *day
	case r.book.asOf != scalar.Date{}:
		l.totalOn = r.book.asOf
	case *l.total > 0:
		r.refuse(column, fault.BadUserInput, "is a total without a day: add a column with the day of each payment, or write above the table up to when it is, such as 截至2022年11月底",
			"是未注明日期的累计金额：请增加“到位日期”列，或在表头上方注明“截至2022年11月底”")
	}
	r.book.totals[l.key] = r.number
}
