package intake_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"entgo.io/ent/dialect"
	"github.com/xuri/excelize/v2"

	"jiedui/db/dbtest"
	"jiedui/ent"
	"jiedui/ent/enterprise"
	"jiedui/ent/investmentproject"
	"jiedui/fault"
	"jiedui/history"
	"jiedui/intake"
	"jiedui/rule"
	"jiedui/scalar"
	"jiedui/sheet"
	"jiedui/verb"
)

// importAs imports a file as a coordinator.
func (o *office) importAs(subject, name, content string, options intake.Options) (*intake.Result, error) {
	o.t.Helper()
	return o.importWith(o.contextOf(subject), name, content, options)
}

func (o *office) importWith(ctx context.Context, name, content string, options intake.Options) (*intake.Result, error) {
	o.t.Helper()
	file, err := sheet.Open(strings.NewReader(content), int64(len(content)), name, sheet.DefaultLimits)
	if err != nil {
		o.t.Fatal(err)
	}
	return intake.Import(ctx, o.client, file, options)
}

// want checks the result of an import: the number of stored rows, and the faults as ROW COLUMN CODE.
func (o *office) want(subject, content string, options intake.Options, imported int, faults ...string) {
	o.t.Helper()
	got, err := o.importAs(subject, "rows.csv", content, options)
	if err != nil {
		o.t.Errorf("it ends with %v", err)
		return
	}
	if list := faultsOf(got); got.Imported != imported || !slices.Equal(list, faults) {
		o.t.Errorf("%d rows are kept, wrong are %q, want %d and %q: %+v", got.Imported, list, imported, faults, got)
	}
}

func faultsOf(r *intake.Result) []string {
	var list []string
	for _, f := range r.Faults {
		column := ""
		if f.Column != nil {
			column = *f.Column
		}
		list = append(list, fmt.Sprintf("%d %s %s", *f.Row, column, f.Code))
	}
	return list
}

// verified proves that the history and the derived figures are whole, and returns the number of events.
func (o *office) verified() int {
	o.t.Helper()
	n, err := history.Verify(context.Background(), o.client)
	if err != nil {
		o.t.Error(err)
	}
	err = rule.CheckFigures(context.Background(), o.client, func(d rule.Difference) { o.t.Errorf("%+v", d) })
	if err != nil {
		o.t.Error(err)
	}
	return n
}

func kindOptions(kind string) intake.Options { return intake.Options{Kind: intake.KindNamed(kind)} }

// filled returns a row for each kind, by column. A different n makes a different record.
func filled(kind string, n int) map[string]any {
	day := func(month, day int) time.Time { return time.Date(2026, time.Month(month), day, 0, 0, 0, 0, time.UTC) }
	switch kind {
	case "enterprises":
		return map[string]any{"uscc": uscc(n), "name": fmt.Sprintf("金阳苦荞%d公司", n), "ownership": "民营", "industry": "C13", "homeCounty": "四川省金阳县"}
	case "parks":
		return map[string]any{"supporter": "330110", "recipient": "金阳县", "name": fmt.Sprintf("苦荞园区%d", n), "area": 12.5, "status": "运营", "openedOn": day(5, 6)}
	case "projects":
		return map[string]any{
			"registrationNumber": fmt.Sprintf("XLSX-%d", n), "name": "苦荞加工项目", "enterprise": uscc(n), "supporter": "余杭区", "recipient": "513430",
			"park": fmt.Sprintf("苦荞园区%d", n), "program": "产业协作", "industry": "C13", "committed": 35_000_000.01, "plannedJobs": 60,
			"status": "在建", "plannedStartOn": "2026年3月1日", "actualStartOn": "2026/3/2",
		}
	case "contributions":
		return map[string]any{"project": fmt.Sprintf("XLSX-%d", n), "amount": "1,234,567.89", "contributedOn": day(3, 2), "source": "银行贷款", "voucherNumber": fmt.Sprintf("PZ-%d", n)}
	case "funds":
		return map[string]any{"county": "513430", "supporter": "330110", "year": 2026, "source": "财政援助资金", "amount": 1000 + n, "industryAmount": 600}
	case "consumption":
		return map[string]any{"supporter": "余杭区", "recipient": "金阳县", "month": day(1+n, 1), "kind": "采购", "amount": 5_000_000}
	case "links":
		return map[string]any{"enterprise": uscc(n), "county": "金阳县", "since": day(3, 2)}
	case "monitoring":
		return map[string]any{
			"county": "513430", "month": fmt.Sprintf("2026年%d月", 2+n), "monitoredHouseholds": 120, "riskEliminatedHouseholds": "80",
			"medianDaysToIdentify": 6, "longestDaysToIdentify": 14,
		}
	case "talent":
		return map[string]any{"county": "金阳县", "kind": "科技特派团", "members": 10 + n, "startedOn": "2026.3.2", "endedOn": day(9, 1)}
	case "agreements":
		return map[string]any{
			"supporter": "余杭区", "recipient": "金阳县", "year": 2008 + n, "signedOn": "2026-03-02", "indicator": "PAID_IN_INVESTMENT", "value": 1.5, "weight": 0.25,
		}
	default:
		return map[string]any{"county": "金阳县", "month": fmt.Sprintf("2026-%02d", 1+n), "channel": "帮扶车间", "workers": 120}
	}
}

// A template of each kind that is filled in by a coordinator is imported, and its records are stored.
func TestFilledTemplateOfEachKindIsImported(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		o := employ(t, dialectName, full)
		before := o.verified()
		for n, english := range []bool{false, true} {
			for _, name := range []string{"enterprises", "parks", "projects", "contributions", "funds", "consumption", "employment", "links", "monitoring", "talent", "agreements"} {
				kind := intake.KindNamed(name)
				var template bytes.Buffer
				if err := kind.WriteXLSX(&template, english); err != nil {
					t.Fatal(err)
				}
				book, err := excelize.OpenReader(&template)
				if err != nil {
					t.Fatal(err)
				}
				first := book.GetSheetName(0)
				for column, value := range filled(name, n+1) {
					place := slices.IndexFunc(kind.Columns, func(c intake.Column) bool { return c.Name == column })
					for _, v := range kind.Columns[place].Values {
						if english && value == v.ZH {
							value = v.Code
						}
					}
					cell, err := excelize.CoordinatesToCellName(place+1, 2)
					if err != nil {
						t.Fatal(err)
					}
					if err := book.SetCellValue(first, cell, value); err != nil {
						t.Fatal(err)
					}
				}
				var file bytes.Buffer
				if err := book.Write(&file); err != nil {
					t.Fatal(err)
				}
				got, err := o.importAs(jinyang, name+".xlsx", file.String(), kindOptions(name))
				if err != nil || got.Imported != 1 || len(got.Faults) > 0 {
					t.Fatalf("%s: %+v %q, %v", name, got, faultsOf(got), err)
				}
			}
		}
		p := o.client.InvestmentProject.Query().Where(investmentproject.RegistrationNumber("XLSX-1")).
			WithCounty().WithPark().WithEnterprise().WithContributions().OnlyX(o.trusted())
		if got := fmt.Sprintln(p.Committed, p.PaidIn, p.PlannedJobs, p.Status, p.PlannedStartOn, p.ActualStartOn, p.Edges.County.Code, p.Edges.Park.Name, p.Edges.Enterprise.Uscc); got != "35000000.01 1234567.89 60 IMPLEMENTATION 2026-03-01 2026-03-02 513430 苦荞园区1 "+uscc(1)+"\n" {
			t.Errorf("the project is %s", got)
		}
		if c := p.Edges.Contributions[0]; fmt.Sprintln(c.Amount, c.ContributedOn, c.Source, *c.VoucherNumber) != "1234567.89 2026-03-02 BANK_LOAN PZ-1\n" {
			t.Errorf("the contribution is %v", c)
		}
		if after := o.verified(); after-before != 2*13 { // a change for each row, the sum of a project for each contribution, and the target of each agreement
			t.Errorf("%d events", after-before)
		}
	})
}

const header = "统一社会信用代码,企业名称,企业所有制,行业代码,注册地\n"

// The faults of all rows are reported together, by row and column of the file, and nothing is stored.
func TestFaultsOfAllRowsAreReportedTogether(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		o := employ(t, dialectName, full)
		before, was := o.verified(), o.client.Enterprise.Query().CountX(o.trusted())
		taken := o.client.Enterprise.Query().FirstX(o.trusted()).Uscc
		good := uscc(1) + ",甲公司,民营,C13,金阳县\n"
		bad := []struct{ row, fault string }{
			{uscc(1) + ",甲公司又一,民营,C13,金阳县\n", "3 统一社会信用代码 CONFLICT"},
			{"91350100M00000001X,乙公司,民营,C13,金阳县\n", "4 统一社会信用代码 BAD_USER_INPUT"},
			{uscc(2) + ",,民营,C13,金阳县\n", "5 企业名称 BAD_USER_INPUT"},
			{uscc(3) + ",丙公司,私人,C99,无此县\n", "6 企业所有制 BAD_USER_INPUT,6 注册地 BAD_USER_INPUT"},
			{uscc(4) + ",丁公司,民营,C99,金阳县\n", "7 行业代码 BAD_USER_INPUT"},
			{uscc(5) + ",戊公司,民营,C13,金阳县,多余\n", "8  BAD_USER_INPUT"},
			{uscc(6) + ",己公司,民营,C13,新华区\n", "9 注册地 BAD_USER_INPUT"}, // several counties have this name
			{uscc(7) + ",庚公司,民营,C13,会宁县\n", "10  FORBIDDEN"},
			{taken + ",辛公司,民营,C13,金阳县\n", "11 统一社会信用代码 CONFLICT"},
			{uscc(8) + ",#N/A,民营,C13,金阳县\n", "12 企业名称 BAD_USER_INPUT"},
		}
		file, faults := header+good, []string(nil)
		for _, b := range bad {
			file += b.row
			faults = append(faults, strings.Split(b.fault, ",")...)
		}
		file += uscc(9) + ",末公司,民营,C13,金阳县\n"
		o.want(jinyang, file, kindOptions("enterprises"), 0, faults...)
		dry := kindOptions("enterprises")
		dry.DryRun, dry.Partial = true, true
		o.want(jinyang, file, dry, 2, faults...)
		if n := o.client.Enterprise.Query().CountX(o.trusted()); n != was || o.verified() != before {
			t.Errorf("%d enterprises were left", n-was)
		}

		partial := kindOptions("enterprises")
		partial.Partial = true
		o.want(jinyang, file, partial, 2, faults...)
		if n := o.client.Enterprise.Query().Where(enterprise.UsccIn(uscc(1), uscc(9))).CountX(o.trusted()); n != 2 || o.verified() != before+2 {
			t.Errorf("%d of the right enterprises are there", n)
		}
	})
}

// A file that was imported before is refused row by row, even if its records have no unique key.
func TestFileThatWasImportedBeforeIsRefused(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		o := employ(t, dialectName, full)
		number := o.projectOf("513430").RegistrationNumber
		for _, c := range []struct {
			kind, file, column string
		}{
			{"enterprises", header + uscc(1) + ",甲公司,民营,C13,金阳县\n", "统一社会信用代码"},
			{"projects", "registrationNumber,name,enterprise,supporter,recipient,program,industry,committed\nTWICE-1,项目," + uscc(1) + ",330110,513430,EAST_WEST_COLLABORATION,C13,1\n", "registrationNumber"},
			{"projects", "name,enterprise,supporter,recipient,program,industry,committed\n无编号项目," + uscc(1) + ",330110,513430,EAST_WEST_COLLABORATION,C13,1\n", ""},
			{"parks", "支援县,受援县,园区名称,面积\n余杭区,金阳县,甲园区,1\n", "园区名称"},
			{"contributions", "项目编号,到位金额(万元),到位日期\n" + number + ",1.5,2026-03-02\n", ""},
			{"contributions", "项目编号,到位金额,到位日期,凭证号\n" + number + ",7,2026-03-02,PZ-1\n", ""},
			{"funds", "受援县,年度,资金来源,资金额,用于产业的资金\n金阳县,2026,社会帮扶资金,100,0\n", ""},
			{"consumption", "省份,月份,消费类型,金额\n四川省,2026-03,采购,100\n", "月份"},
			{"employment", "县,月份,就业渠道,务工规模\n金阳县,2026年3月,帮扶车间,5\n", "月份"},
			{"links", "企业统一社会信用代码,对接县,对接日期\n" + uscc(1) + ",金阳县,2026-03-02\n", "企业统一社会信用代码"},
			{"monitoring", "县,月份,监测户数,已消除风险户数,识别天数中位数,最长识别天数\n金阳县,2026-03,5,4,3,6\n", "月份"},
			{"talent", "受援县,支援类型,人数,派驻起始日期\n金阳县,医疗,5,2026-03-02\n", ""},
			{"agreements", "支援县,受援县,协议年度,指标,目标值\n余杭区,金阳县,2009,PAID_IN_INVESTMENT,5\n", ""},
		} {
			who := jinyang
			if c.kind == "consumption" { // of a province, not of the county
				who = everywhere
			}
			o.want(who, c.file, kindOptions(c.kind), 1)
			o.want(who, c.file, kindOptions(c.kind), 0, "2 "+c.column+" CONFLICT")
		}
		o.verified()
	})
}

// projectOf returns a running project in a county.
func (o *office) projectOf(code string) *ent.InvestmentProject {
	o.t.Helper()
	return o.client.InvestmentProject.Query().Where(investmentproject.HasCountyWith(codeIs(code))).
		Order(investmentproject.ByID()).FirstX(o.trusted())
}

// Only payments without a voucher may be twice in a file.
func TestOnlyPaymentsWithoutVoucherMayBeEqual(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		o := employ(t, dialectName, full)
		p := o.projectOf("513430")
		o.want(jinyang, "project,amount,contributedOn\n"+strings.Repeat(p.RegistrationNumber+",10.01,2026-03-02\n", 3), kindOptions("contributions"), 3)
		o.want(jinyang, "project,amount,contributedOn,voucherNumber\n"+strings.Repeat(p.RegistrationNumber+",10.01,2026-03-02,PZ-9\n", 2), kindOptions("contributions"), 0, "3  CONFLICT")
		now := o.client.InvestmentProject.GetX(o.trusted(), p.ID)
		if now.PaidIn-p.PaidIn != 3003 || now.Version != p.Version+1 {
			t.Errorf("paid in grew by %s, in %d versions", now.PaidIn-p.PaidIn, now.Version-p.Version)
		}
		o.verified()
	})
}

// With more rows than are written together, and wrong ones among them, each row is read once and named by its number.
func TestRowsOfSeveralChunksAreReadOnce(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		o := employ(t, dialectName, full)
		var file strings.Builder
		file.WriteString("县,月份,就业渠道,务工规模\n")
		var wrong []string
		for n := range 1200 {
			workers := n
			if n == 700 || n == 1199 {
				workers = -1
				wrong = append(wrong, fmt.Sprintf("%d 务工规模 BAD_USER_INPUT", n+2))
			}
			fmt.Fprintf(&file, "金阳县,%d-%02d,%s,%d\n", 1996+n/48, 1+n/4%12, []string{"跨省转移", "帮扶车间", "公益性岗位", "就近就业"}[n%4], workers)
		}
		var seen []int
		options := kindOptions("employment")
		options.Partial, options.DryRun = true, true
		options.Progress = func(rows int) { seen = append(seen, rows) }
		o.want(jinyang, file.String(), options, 1198, wrong...)
		if !slices.Equal(seen, []int{500, 1000, 1200}) {
			t.Errorf("progress was %v", seen)
		}
	})
}

// An import that is cut off stores nothing.
func TestImportThatIsCutOffStoresNothing(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		o := employ(t, dialectName, full)
		before, was := o.verified(), o.client.CapitalContribution.Query().CountX(o.trusted())
		number := o.projectOf("513430").RegistrationNumber
		ctx, cancel := context.WithCancel(o.contextOf(jinyang))
		defer cancel()
		options := kindOptions("contributions")
		options.Progress = func(int) { cancel() }
		file := "project,amount,contributedOn\n" + strings.Repeat(number+",10.01,2026-03-02\n", 1200)
		if got, err := o.importWith(ctx, "rows.csv", file, options); !errors.Is(err, context.Canceled) {
			t.Errorf("it ends with %v, %v", got, err)
		}
		options.Progress = nil
		_, err := o.importAs(jinyang, "rows.csv", file+"\"open", options)
		if f, ok := errors.AsType[*fault.Error](err); !ok || f.Code != fault.BadUserInput {
			t.Errorf("a file that can't be read to its end gives %v", err)
		}
		if n := o.client.CapitalContribution.Query().CountX(o.trusted()); n != was || o.verified() != before {
			t.Errorf("%d contributions were left", n-was)
		}
	})
}

func TestOnlyCoordinatorsImport(t *testing.T) {
	t.Parallel()
	o := employ(t, "sqlite3", full)
	file := header + uscc(1) + ",甲公司,民营,C13,金阳县\n"
	for subject, code := range map[string]fault.Code{"demo:admin": fault.Forbidden, "demo:province:51:1": fault.Forbidden, "nobody": fault.Unauthenticated} {
		if _, err := o.importAs(subject, "rows.csv", file, kindOptions("enterprises")); !fault.Is(err, code) {
			t.Errorf("%s gets %v, want %s", subject, err, code)
		}
	}
	o.want("demo:county:620422", file, kindOptions("enterprises"), 0, "2  FORBIDDEN")
	o.want(jinyang, file, kindOptions("enterprises"), 1)
}

// A closed year refuses imported records too.
func TestClosedYearRefusesImports(t *testing.T) {
	t.Parallel()
	o := employ(t, "sqlite3", full)
	closed := o.client.ReviewPeriod.Query().WithProvince().FirstX(o.trusted())
	c := o.client.County.Query().Where(key, inProvince(closed.ProvinceID)).FirstX(o.trusted())
	o.want(everywhere, fmt.Sprintf("县,月份,就业渠道,务工规模\n%s,%d-01,帮扶车间,5\n", c.Code, closed.Year), kindOptions("employment"), 0, "2 月份 CONFLICT")
}

// Files that pay into the same projects are imported side by side, and do not block a coordinator.
func TestFilesAreImportedSideBySide(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		if dialectName != dialect.Postgres {
			t.Skip("SQLite has one writer")
		}
		o := employ(t, dialectName, full)
		all := o.client.InvestmentProject.Query().Where(investmentproject.HasCountyWith(codeIs("513430"))).AllX(o.trusted())
		var file strings.Builder
		file.WriteString("project,amount,contributedOn\n")
		var sum scalar.Money
		for n := range 1001 {
			fmt.Fprintf(&file, "%s,%d,2026-03-02\n", all[n%len(all)].RegistrationNumber, n+1)
			sum += yuan(n + 1)
		}
		var written sync.WaitGroup // both files are written, and neither transaction has ended
		written.Add(2)
		on := make(chan struct{})
		options := kindOptions("contributions")
		options.Progress = func(rows int) {
			if rows == 1001 {
				written.Done()
				<-on
			}
		}
		ended := make(chan error, 2)
		for _, day := range []string{"2026-03-02", "2026-03-03"} { // the same file twice would be imported once
			ctx := o.contextOf(jinyang)
			go func() {
				_, err := o.importWith(ctx, "rows.csv", strings.ReplaceAll(file.String(), "2026-03-02", day), options)
				ended <- err
			}()
		}
		written.Wait()
		err := history.Transact(o.contextOf(jinyang), o.client, func(ctx context.Context, client *ent.Client) error {
			in := verb.RecordCapitalContributionInput{ProjectID: all[0].ID, Amount: yuan(1), ContributedOn: march2}
			_, err := verb.RecordCapitalContribution(ctx, client, in)
			return err
		})
		close(on)
		if err := errors.Join(err, <-ended, <-ended); err != nil {
			t.Fatal(err)
		}
		grown := scalar.Money(0)
		for _, p := range all {
			grown += o.client.InvestmentProject.GetX(o.trusted(), p.ID).PaidIn - p.PaidIn
		}
		if grown != 2*sum+yuan(1) {
			t.Errorf("paid in grew by %s, want twice %s and 1", grown, sum)
		}
		o.verified()
	})
}
