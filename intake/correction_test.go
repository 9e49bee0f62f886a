package intake_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"jiedui/db/dbtest"
	"jiedui/ent/consumptionrecord"
	"jiedui/ent/employmentrecord"
	"jiedui/ent/enterprise"
	"jiedui/ent/investmentproject"
	"jiedui/ent/monitoringreport"
	"jiedui/fault"
	"jiedui/intake"
	"jiedui/scalar"
)

func (o *office) correctionOptions(kind string) intake.Options {
	o.t.Helper()
	k, err := intake.KindNamed(kind).Corrections()
	if err != nil {
		o.t.Fatal(err)
	}
	return intake.Options{Kind: k}
}

// A file of corrections changes figures of records only where it says what is on record, and tells the difference first.
func TestCorrectionsSayWhatIsOnRecord(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		o := employ(t, dialectName, full)
		o.want(jinyang, "县,月份,就业渠道,务工规模\n金阳县,2001-03,帮扶车间,120\n金阳县,2001-04,帮扶车间,120\n", kindOptions("employment"), 2)
		workers := func(month int) string {
			r := o.client.EmploymentRecord.Query().Where(employmentrecord.MonthGTE(firstOf(2001, 3)), employmentrecord.MonthLT(firstOf(2001, 5)), employmentrecord.HasCountyWith(codeIs("513430"))).
				Order(employmentrecord.ByMonth()).AllX(o.trusted())[month-3]
			return fmt.Sprint(r.Workers, " v", r.Version)
		}
		const old = "县,月份,就业渠道,务工规模,原务工规模（人）\n"
		for _, c := range []struct{ file, fault string }{
			{"县,月份,就业渠道,务工规模\n金阳县,2001-03,帮扶车间,130\n", "2 务工规模 CONFLICT"},
			{old + "金阳县,2001-03,帮扶车间,130,110\n", "2 原务工规模（人） CONFLICT"},
			{"县,月份,就业渠道,务工规模,版本\n金阳县,2001-03,帮扶车间,130,2\n", "2 版本 CONFLICT"},
			{old + "金阳县,2001-05,帮扶车间,130,120\n", "2  NOT_FOUND"},
			{old + "金阳县,2001-03,帮扶车间,-3,120\n", "2 务工规模 BAD_USER_INPUT"},
		} {
			o.want(jinyang, c.file, o.correctionOptions("employment"), 0, c.fault)
		}
		if workers(3) != "120 v1" {
			t.Errorf("something was changed: %s", workers(3))
		}
		dry := o.correctionOptions("employment")
		dry.DryRun = true
		for _, options := range []intake.Options{dry, o.correctionOptions("employment")} {
			got, err := o.importAs(jinyang, "rows.csv", old+"金阳县,2001-03,帮扶车间,130,120\n金阳县,2001-04,帮扶车间,120,\n", options)
			notes := notesOf(got)
			if err != nil || got.Imported != 2 || !strings.Contains(notes, "UNDERSTOOD 2 务工规模: 120 becomes 130 / 120 改为 130\n") || !strings.Contains(notes, "UNDERSTOOD 3: is as on record") {
				t.Errorf("%+v, %v: %s", got, err, notes)
			}
			if want := map[bool]string{true: "120 v1", false: "130 v2"}[options.DryRun]; workers(3) != want || workers(4) != "120 v1" {
				t.Errorf("workers are %s and %s, want %s", workers(3), workers(4), want)
			}
		}
		o.want(jinyang, old+"金阳县,2001-03,帮扶车间,130,120\n", o.correctionOptions("employment"), 0, "2 原务工规模（人） CONFLICT")
		o.verified()
	})
}

// The figures of each kind that has a key can be corrected.
func TestEachKindWithAKeyIsCorrected(t *testing.T) {
	t.Parallel()
	o := employ(t, "sqlite3", full)
	o.want(jinyang, header+uscc(1)+",甲公司,民营,C13,金阳县\n", kindOptions("enterprises"), 1)
	o.want(jinyang, "项目编号,项目名称,企业,支援县,受援县,帮扶类别,行业代码,协议投资额\nFIX-1,甲项目,"+uscc(1)+",余杭区,金阳县,产业协作,C13,5\n", kindOptions("projects"), 1)
	o.want(jinyang, "支援县,受援县,月份,消费类型,金额\n余杭区,金阳县,2001-03,采购,5\n", kindOptions("consumption"), 1)
	o.want(jinyang, "县,月份,监测户数,已消除风险户数,识别天数中位数,最长识别天数\n金阳县,2001-03,120,80,6,14\n", kindOptions("monitoring"), 1)
	for kind, file := range map[string]string{
		"enterprises": "统一社会信用代码,企业名称,原企业名称,企业所有制,原企业所有制\n" + uscc(1) + ",甲集团,甲公司,国有,民营\n",
		"projects":    "项目编号,协议投资额(万元),原协议投资额(元),计划带动就业人数,原计划带动就业人数\nFIX-1,6,5,60,0\n",
		"consumption": "支援县,受援县,月份,消费类型,金额,原金额\n余杭区,金阳县,2001-03,采购,6.5,5\n",
		"monitoring":  "县,月份,监测户数,版本\n金阳县,2001-03,130,1\n",
	} {
		o.want(jinyang, file, o.correctionOptions(kind), 1)
	}
	e := o.client.Enterprise.Query().Where(enterprise.Uscc(uscc(1))).OnlyX(o.trusted())
	p := o.client.InvestmentProject.Query().Where(investmentproject.RegistrationNumber("FIX-1")).OnlyX(o.trusted())
	c := o.client.ConsumptionRecord.Query().Where(consumptionrecord.MonthEQ(firstOf(2001, 3))).OnlyX(o.trusted())
	m := o.client.MonitoringReport.Query().Where(monitoringreport.MonthEQ(firstOf(2001, 3))).OnlyX(o.trusted())
	if got := fmt.Sprint(e.Name, e.Ownership, p.Committed, p.PlannedJobs, c.Amount, m.MonitoredHouseholds, m.RiskEliminatedHouseholds); got != "甲集团STATE_OWNED60000.00 60 6.50 130 80" {
		t.Errorf("they are %s", got)
	}
	if _, err := intake.KindNamed("contributions").Corrections(); !fault.Is(err, fault.BadUserInput) {
		t.Errorf("payments are corrected: %v", err)
	}
	o.verified()
}

// A total from January on becomes the amount of its month, told, and never less than nothing.
func TestTotalsOfMonthsBecomeTheAmountOfTheLast(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		o := employ(t, dialectName, full)
		const head = "支援县,受援县,月份,消费类型,金额(万元)\n"
		o.want(jinyang, head+"余杭区,金阳县,2001-01,采购,1\n余杭区,金阳县,2001-02,采购,2\n余杭区,金阳县,2001-02,帮助销售,7\n", kindOptions("consumption"), 3)
		got, err := o.importAs(jinyang, "rows.csv", head+"余杭区,金阳县,2001年1-3月,采购,6\n余杭区,金阳县,2001年1月至4月累计,采购,10\n余杭区,金阳县,2001年1—6月,采购,10.5\n", kindOptions("consumption"))
		notes := notesOf(got)
		if err != nil || got.Imported != 3 {
			t.Fatalf("%+v %+v, %v", got, got.Faults, err)
		}
		for _, say := range []string{
			"UNDERSTOOD 2 金额(万元): the total of 60000.00 less 30000.00 of the months before is 30000.00, of month 3",
			"UNDERSTOOD 3 金额(万元): the total of 100000.00 less 60000.00", "WARNING 4 金额(万元): ", "5–6 月（其中此前月份没有记录，一并计入 6 月）为 5000.00 元",
		} {
			if !strings.Contains(notes, say) {
				t.Errorf("it does not say %s:\n%s", say, notes)
			}
		}
		var stored []string
		for _, c := range o.client.ConsumptionRecord.Query().Where(consumptionrecord.MonthGTE(firstOf(2001, 1)), consumptionrecord.MonthLT(firstOf(2002, 1)), consumptionrecord.KindEQ("PURCHASED")).
			Order(consumptionrecord.ByMonth()).AllX(o.trusted()) {
			stored = append(stored, fmt.Sprint(int(c.Month.Month), "=", c.Amount))
		}
		if got := strings.Join(stored, " "); got != "1=10000.00 2=20000.00 3=30000.00 4=40000.00 6=5000.00" {
			t.Errorf("stored are %s", got)
		}
		o.want(jinyang, head+"余杭区,金阳县,2001年1-7月,采购,10\n余杭区,金阳县,2001年1-6月,采购,11\n", kindOptions("consumption"), 0, "2 金额(万元) BAD_USER_INPUT", "3 月份 CONFLICT")
		o.verified()
	})
}

func firstOf(year, month int) scalar.Date {
	return scalar.Date{Year: year, Month: time.Month(month), Day: 1}
}
