package intake_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"jiedui/db/dbtest"
	"jiedui/ent"
	"jiedui/ent/capitalcontribution"
	"jiedui/ent/enterprise"
	"jiedui/ent/investmentproject"
	"jiedui/intake"
)

// A whole ledger makes enterprises, projects and payments in one go, row by row, and finds what is on record.
func TestLedgerMakesEnterprisesProjectsAndPayments(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		o := employ(t, dialectName, full)
		before := o.verified()
		o.want(jinyang, header+uscc(1)+",金阳苦荞食品有限公司,民营,C13,金阳县\n", kindOptions("enterprises"), 1)
		file := func(cells map[string]any) string {
			rows := [][]any{
				{"2022年金阳县东西部协作项目台账"},
				{"填报单位：金阳县乡村振兴局", nil, nil, nil, nil, nil, nil, "单位：万元"},
				{"序号", "投资企业", nil, nil, nil, "项目名称", "东部县", "西部县", "计划投资额", "项目类别", "所属行业", "项目进展", "开工时间", "到位资金", nil, "备注"},
				{nil, "企业全称", "信用代码", "企业性质", "注册地址", nil, nil, nil, nil, nil, nil, nil, nil, "到位金额", "到位时间", nil},
				{1, "金阳苦荞食品有限公司", uscc(1), nil, nil, "苦荞加工", "余杭区", "凉山州金阳县", 3500, "产业协作", "C13", "在建", "2022.11.3", 600, "2022年11月10日", "续建"},
				{2, nil, nil, nil, nil, nil, "余杭区", nil, nil, "产业协作", "C13", "在建", "2022.11.3", 400.5, "二〇二二年十一月二十日", nil},
				{3, "金阳花椒有限公司", uscc(2), "民营", "金阳县", "花椒基地", "浙江省余杭区", nil, "1,200.5", "产业协作", "A01", "储备", nil, nil, nil, nil},
				{4, "金阳花椒有限公司", uscc(2), "民营", "金阳县", "花椒冷库", "余杭区", nil, 80, "产业协作", "C13", "在建", "20221201", 8, "2022-12-02", nil},
				{"合计", nil, nil, nil, nil, nil, nil, nil, 4780.5, nil, nil, nil, nil, 1008.5},
				{"注：本表不含续建项目"},
				{"填表人：张三", nil, nil, nil, nil, "审核人：李四"},
			}
			return ledger(t, rows, func(f *excelize.File) error {
				for _, m := range [][2]string{{"A1", "P1"}, {"B3", "E3"}, {"N3", "O3"}, {"B5", "B6"}, {"C5", "C6"}, {"F5", "F6"}, {"I5", "I6"}, {"H5", "H8"}, {"F3", "F4"}, {"G3", "G4"}} {
					if err := f.MergeCell("Sheet1", m[0], m[1]); err != nil {
						return err
					}
				}
				for cell, value := range cells {
					if err := f.SetCellValue("Sheet1", cell, value); err != nil {
						return err
					}
				}
				return nil
			})
		}

		// A wrong row keeps everything out.
		got, err := o.importAs(jinyang, "rows.xlsx", file(map[string]any{"D8": "私人", "O8": nil}), kindOptions("ledger"))
		if err != nil || got.Imported != 0 || fmt.Sprint(faultsOf(got)) != "[8 企业性质 BAD_USER_INPUT 8 到位时间 BAD_USER_INPUT]" && fmt.Sprint(faultsOf(got)) != "[8 到位时间 BAD_USER_INPUT]" {
			t.Errorf("%+v %q %+v, %v", got, faultsOf(got), got.Faults, err)
		}
		if n := o.client.Enterprise.Query().Where(enterprise.Uscc(uscc(2))).CountX(o.trusted()); n != 0 {
			t.Error("a part of the ledger is kept")
		}

		for run := range 2 {
			got, err := o.importAs(jinyang, "rows.xlsx", file(nil), kindOptions("ledger"))
			if err != nil || got.Imported != 4 || got.Rows != 4 {
				t.Fatalf("%+v %q %+v, %v", got, faultsOf(got), got.Faults, err)
			}
			want := []string{
				"计划投资额: column I is committed in 万元", "UNDERSTOOD 到位金额: column N is paidIn in 万元",
				"LEFT_OUT 9: ", "LEFT_OUT 10: ", "LEFT_OUT 11: ", "LEFT_OUT 序号: ",
				"new: 1 enterprises, 3 projects, 3 payments; on record in the rows: 3 enterprises, 1 projects, 0 payments",
				"new: the enterprise, the project JD-2026-", "/ 新登记：项目 JD-2026-", "2022-11-20 到位资金 4005000.00 元；已登记：企业、项目 JD-",
			}
			if run == 1 { // nothing is made twice
				want = []string{"new: 0 enterprises, 0 projects, 0 payments; on record in the rows: 4 enterprises, 4 projects, 3 payments"}
			}
			for _, say := range want {
				if notes := notesOf(got); !strings.Contains(notes, say) {
					t.Errorf("it does not say %s:\n%s", say, notes)
				}
			}
		}
		var stored []string
		for _, p := range o.client.InvestmentProject.Query().Where(investmentproject.HasEnterpriseWith(enterprise.UsccIn(uscc(1), uscc(2)))).
			WithCounty().WithEnterprise().WithContributions(func(q *ent.CapitalContributionQuery) { q.Order(capitalcontribution.ByContributedOn()) }).AllX(o.trusted()) {
			line := fmt.Sprintln(p.Edges.Enterprise.Name, p.Name, p.Committed, p.Status, p.PaidIn, p.Edges.County.Code)
			for _, c := range p.Edges.Contributions {
				line += fmt.Sprintln(c.ContributedOn, c.Amount)
			}
			stored = append(stored, line)
		}
		slices.Sort(stored)
		if want := []string{
			"金阳花椒有限公司 花椒冷库 800000.00 IMPLEMENTATION 80000.00 513430\n2022-12-02 80000.00\n",
			"金阳花椒有限公司 花椒基地 12005000.00 PIPELINE 0.00 513430\n",
			"金阳苦荞食品有限公司 苦荞加工 35000000.00 IMPLEMENTATION 10005000.00 513430\n2022-11-10 6000000.00\n2022-11-20 4005000.00\n",
		}; !slices.Equal(stored, want) {
			t.Errorf("stored are %q", stored)
		}
		if n := o.verified() - before; n != 2+3+3+2 { // enterprises, projects, payments, and the sums of two projects
			t.Errorf("%d events", n)
		}
	})
}

const ledgerHeader = "统一社会信用代码,企业名称,企业所有制,注册地,项目名称,支援县,受援县,帮扶类别,行业代码,协议投资额,项目状态,实际开工日期,%s\n"

// A total is one payment of what is not on record yet, to the day that the sheet or the row names, and never without one.
func TestTotalOfALedgerIsOnePaymentToItsDay(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		o := employ(t, dialectName, full)
		row := func(total string) string {
			return uscc(1) + ",甲公司,民营,金阳县,甲项目,余杭区,金阳县,产业协作,C13,100,在建,2022-03-01," + total + "\n"
		}
		const day = "截至2022年11月底\n"
		for _, c := range []struct {
			above, column, total string
			fault                string
			say                  string
		}{
			{"", "到位资金", "60", "2 到位资金 BAD_USER_INPUT", ""},
			{"", "累计到位资金", "60", "2 累计到位资金 BAD_USER_INPUT", ""},
			{day, "到位资金", "60", "", "one payment of 60.00 on 2022-11-30, which makes the total of 60.00 from 0.00"},
			{day, "到位资金", "60", "", "on record: the enterprise, the project"},
			{"", "累计到位资金,截至日期", "75.5,2022-12-31", "", "one payment of 15.50 on 2022-12-31, which makes the total of 75.50 from 60.00"},
			{"截止2023年1月\n", "累计到位资金", "60", "3 累计到位资金 BAD_USER_INPUT", ""},
		} {
			file := c.above + fmt.Sprintf(ledgerHeader, c.column) + row(c.total)
			if c.fault != "" {
				o.want(jinyang, file, kindOptions("ledger"), 0, c.fault)
				continue
			}
			got, err := o.importAs(jinyang, "rows.csv", file, kindOptions("ledger"))
			if err != nil || got.Imported != 1 || !strings.Contains(notesOf(got), c.say) {
				t.Errorf("%s: %+v %+v, %v:\n%s", c.column, got, got.Faults, err, notesOf(got))
			}
		}
		p := o.client.InvestmentProject.Query().Where(investmentproject.Name("甲项目")).OnlyX(o.trusted())
		if p.PaidIn.String() != "75.50" {
			t.Errorf("paid in is %s", p.PaidIn)
		}
		o.verified()
	})
}

// A ledger changes nothing that is on record: it says what is different. Faults name the columns of the ledger.
func TestLedgerChangesNothingThatIsOnRecord(t *testing.T) {
	t.Parallel()
	o := employ(t, "sqlite3", full)
	row := func(n int, firm, committed, status, start, paid string) string {
		return uscc(n) + "," + firm + ",民营,金阳县,甲项目,余杭区,金阳县,产业协作,C13," + committed + "," + status + "," + start + "," + paid + "\n"
	}
	head := fmt.Sprintf(ledgerHeader, "到位金额,到位日期,凭证号")
	o.want(jinyang, head+row(1, "甲公司", "100", "在建", "2022-03-01", "5,2022-03-02,PZ-1"), kindOptions("ledger"), 1)
	got, err := o.importAs(jinyang, "rows.csv", head+row(1, "甲集团", "200", "储备", "", "6,2022-03-03,PZ-2"), kindOptions("ledger"))
	notes := notesOf(got)
	for _, say := range []string{"WARNING 2 企业名称: 甲集团 is not what is on record, 甲公司", "WARNING 2 协议投资额: 200.00 is not", "“储备”与已登记的“在建”不一致"} {
		if !strings.Contains(notes, say) {
			t.Errorf("it does not say %s:\n%s", say, notes)
		}
	}
	p := o.client.InvestmentProject.Query().Where(investmentproject.Name("甲项目")).OnlyX(o.trusted())
	if err != nil || got.Imported != 1 || p.Committed.String() != "100.00" || p.PaidIn.String() != "11.00" {
		t.Errorf("%+v, %v: %v", got, err, p)
	}
	o.want(jinyang, head+row(2, "", "100", "", "", ",,")+row(3, "丙公司", "", "在建", "2022-03-01", "5,,")+row(4, "丁公司", "5", "在建", "", ",,")+row(5, "戊公司", "5", "储备", "", "-5,2022-03-02,"),
		kindOptions("ledger"), 0, "2 企业名称 BAD_USER_INPUT", "3 协议投资额 BAD_USER_INPUT", "3 到位日期 BAD_USER_INPUT", "4 实际开工日期 BAD_USER_INPUT", "5 到位金额 BAD_USER_INPUT")
	o.verified()
}

// A file of single records is one of their kind, and one with more is a ledger.
func TestLedgerIsRecognised(t *testing.T) {
	for header, want := range map[string]string{
		"统一社会信用代码,企业名称,企业所有制,行业代码,注册地":                      "enterprises",
		"项目名称,企业统一社会信用代码,支援县,受援县,帮扶类别,行业代码,协议投资额":           "projects",
		"项目编号,到位金额,到位日期":                                    "contributions",
		"项目名称,企业名称,企业统一社会信用代码,支援县,受援县,帮扶类别,行业代码,协议投资额,到位金额": "ledger",
	} {
		if k, err := intake.Recognise(strings.Split(header, ",")); err != nil || k.Name != want {
			t.Errorf("%s is %+v, %v", header, k, err)
		}
	}
}
