package graph_test

import (
	"fmt"
	"net/url"
	"strconv"
	"strings"
	"testing"

	"jiedui/db/dbtest"
	"jiedui/ent/county"
	"jiedui/ent/pairing"
	"jiedui/intake"
)

// What is exported in Chinese is imported again, by the query of each kind: the records that arise have the same export.
func TestExportsInChineseAreImportedAgain(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		first, second := employIntake(t, dialectName), employIntake(t, dialectName)
		apart := first.client.County.Query().Where(county.DesignationEQ(county.DesignationKEY),
			county.Not(county.HasPairingsAsRecipientWith(pairing.HasSupporterWith(county.Code(east))))).FirstX(first.trusted())
		export := func(o intakeOffice, who string, k *intake.Kind, format string) string {
			t.Helper()
			status, body := o.fetch(who, "/export?format="+format+"&headers=zh&query="+url.QueryEscape(k.Query("origin: REGISTERED")))
			if status != 200 {
				t.Fatalf("%s: %d %s", k.Name, status, body)
			}
			return string(body)
		}
		left := make(map[string]bool)
		for _, k := range intake.Kinds {
			left[k.Name] = k.Query() != ""
		}
		for _, c := range []struct{ kind, file string }{
			{"pairings", "支援县,受援县,结对起始日期,来源网址\n" + east + "," + apart.Code + ",2022-03-02,https://example.org/a\n"},
			{"enterprises", "统一社会信用代码,企业名称,企业所有制,行业代码,注册地\n" + uscc(1) + ",美姑苦荞公司,民营,C13," + west + "\n" + uscc(2) + ",=美姑,国有,A01," + west + "\n"},
			{"parks", "支援县,受援县,园区名称,面积,园区状态,开园日期\n" + east + "," + west + ",苦荞园区,12.5,运营,2024-05-06\n"},
			{"projects", "项目编号,项目名称,企业,支援县,受援县,所在园区,帮扶类别,行业代码,协议投资额,计划带动就业人数,项目状态,计划开工日期,计划竣工日期,实际开工日期,实际竣工日期\n" +
				"AGAIN-1,苦荞加工," + uscc(1) + "," + east + "," + west + ",苦荞园区,产业协作,C13,35000000.01,60,完成,2022-03-01,2023-03-01,2022-03-02,2023-03-03\n" +
				"AGAIN-2,苦荞仓储," + uscc(2) + "," + east + "," + west + ",,产业协作,C13,5,,储备,,,,\n"},
			{"contributions", "项目编号,到位金额,到位日期,资金来源,凭证号\nAGAIN-1,1234567.89,2022-05-02,银行贷款,000123\n"},
			{"funds", "受援县,支援县,年度,资金来源,资金额,用于产业的资金\n" + west + "," + east + ",2024,财政援助资金,1000.5,600\n"},
			{"consumption", "支援县,受援县,月份,消费类型,金额\n" + east + "," + west + ",2001-03,采购,5.5\n"},
			{"employment", "县,月份,就业渠道,务工规模\n" + west + ",2001-03,帮扶车间,5\n"},
			{"agreements", "支援县,受援县,协议年度,签订日期,指标,目标值,权重\n" + east + "," + west + ",2009,2009-03-02,PAID_IN_INVESTMENT,1500.5,0.4\n" + east + "," + west + ",2009,2009-03-02,共建产业园区数,3,\n"},
			{"links", "企业,对接县,对接日期\n" + uscc(1) + "," + west + ",2022-03-02\n"},
			{"monitoring", "县,月份,监测户数,已消除风险户数,识别天数中位数,最长识别天数\n" + west + ",2001-03,120,80,6,14\n"},
			{"talent", "受援县,支援类型,人数,派驻起始日期,派驻终止日期\n" + west + ",科技特派团,12,2022-03-02,2023-03-01\n"},
		} {
			delete(left, c.kind)
			k := intake.KindNamed(c.kind)
			who := western
			if c.kind == "pairings" {
				who = admin
			}
			rows := strings.Count(c.file, "\n") - 1
			bring := func(o intakeOffice, name, file string) {
				t.Helper()
				job := o.imported(who, object{"kind": string(k.Code)}, name, file)
				if job.textAt("importJob.status") != "SUCCEEDED" || job.textAt("importJob.imported") != strconv.Itoa(rows) {
					t.Fatalf("%s %s: %s\n%.500s", c.kind, name, job.raw, file)
				}
			}
			bring(first, "rows.csv", c.file)
			format := []string{"xlsx", "csv"}[rows%2] // both among the kinds
			bring(second, "export."+format, export(first, who, k, format))
			if was, is := export(first, who, k, "csv"), export(second, who, k, "csv"); was != is || strings.Count(is, "\n") != rows+1 {
				t.Errorf("%s was\n%sand is\n%s", c.kind, was, is)
			}
		}
		if fmt.Sprint(left) != "map[ledger:false]" {
			t.Errorf("not exported are %v", left)
		}
		row := "统一社会信用代码,企业名称,项目名称,支援县,受援县,帮扶类别,行业代码,协议投资额,到位资金,到位日期\n" +
			uscc(1) + ",美姑苦荞公司,苦荞车间," + east + "," + west + ",产业协作,C13,5,3,2024-05-06\n"
		job := first.imported(western, object{"kind": "LEDGER", "dryRun": true}, "rows.csv", row, "Accept-Language", "zh")
		if job.textAt("importJob.status") != "SUCCEEDED" || !strings.Contains(job.raw, "新登记企业 0 家、项目 1 个、到位资金 1 笔") {
			t.Errorf("the ledger gives %s", job.raw)
		}
		fixed := "县,月份,就业渠道,务工规模,原务工规模\n" + west + ",2001-03,帮扶车间,6,%d\n"
		for was, want := range map[int]string{7: "REFUSED", 5: "SUCCEEDED"} {
			job := first.imported(western, object{"kind": "EMPLOYMENT_RECORDS", "correct": true, "dryRun": true}, "rows.csv", fmt.Sprintf(fixed, was))
			if job.textAt("importJob.status") != want {
				t.Errorf("a correction of %d gives %s", was, job.raw)
			}
		}
		if _, a := first.post(western, form(object{"kind": "CAPITAL_CONTRIBUTIONS", "correct": true}, "rows.csv", "x")); a.code() != "BAD_USER_INPUT" {
			t.Errorf("payments are corrected: %s", a.raw)
		}
	})
}
