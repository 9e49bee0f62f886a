package intake_test

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"entgo.io/ent/dialect/sql"
	"github.com/xuri/excelize/v2"

	"jiedui/ent/capitalcontribution"
	"jiedui/ent/employmentrecord"
	"jiedui/ent/enterprise"
	"jiedui/intake"
)

// shown is a cell with a number format.
type shown struct {
	value  any
	format string
}

// ledger writes a workbook cell by cell. do adds what the cells don't have.
func ledger(t testing.TB, rows [][]any, do func(f *excelize.File) error) string {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	must := func(err error) {
		if err != nil {
			t.Fatal(err)
		}
	}
	for n, row := range rows {
		for column, value := range row {
			cell, err := excelize.CoordinatesToCellName(column+1, n+1)
			must(err)
			if s, ok := value.(shown); ok {
				style, err := f.NewStyle(&excelize.Style{CustomNumFmt: &s.format})
				must(err)
				must(f.SetCellValue("Sheet1", cell, s.value))
				must(f.SetCellStyle("Sheet1", cell, cell, style))
				continue
			}
			if value != nil {
				must(f.SetCellValue("Sheet1", cell, value))
			}
		}
	}
	if do != nil {
		must(do(f))
	}
	var b bytes.Buffer
	must(f.Write(&b))
	return b.String()
}

// notesOf returns the notes of a result as KIND ROW COLUMN: MESSAGE.
func notesOf(r *intake.Result) string {
	var b strings.Builder
	for _, n := range r.Notes {
		fmt.Fprint(&b, n.Kind)
		if n.Row != nil {
			fmt.Fprint(&b, " ", *n.Row)
		}
		if n.Column != nil {
			fmt.Fprint(&b, " ", *n.Column)
		}
		fmt.Fprintf(&b, ": %s / %s\n", n.EN, n.ZH)
	}
	return b.String()
}

// A number is what the sheet shows, or it is refused.
func TestNumberFormatIsPartOfTheValue(t *testing.T) {
	t.Parallel()
	o := employ(t, "sqlite3", full)
	p := o.projectOf("513430")
	vouchers := 0
	for _, c := range []struct {
		header string
		cell   any
		want   string // empty: refused
	}{
		{"到位金额", 600.0, "600.00"},
		{"到位金额", shown{600.0, `0.00"万元"`}, "6000000.00"},
		{"到位金额", shown{600.0, `0.00万元`}, "6000000.00"},
		{"到位金额(万元)", shown{600.0, `0.00"万元"`}, "6000000.00"},
		{"到位金额(元)", shown{600.0, `0.00"万元"`}, ""},
		{"到位金额", shown{600.0, `#,##0.00"元"`}, "600.00"},
		{"到位金额", shown{600.0, `"¥"#,##0.00`}, "600.00"},
		{"到位金额", shown{600.0, `[$¥-804]#,##0.00`}, "600.00"},
		{"到位金额", shown{600.0, `[$$-409]#,##0.00`}, ""},
		{"到位金额", shown{600.0, `"US$"0.00`}, ""},
		{"到位金额", shown{600.0, `0.00"吨"`}, ""},
		{"到位金额", shown{600.0, `_ * #,##0.00_ ;_ * \-#,##0.00_ ;_ * "-"??_ ;_ @_ `}, "600.00"},
		{"到位金额", shown{1234567.0, `#,##0,`}, ""},
		{"到位金额", shown{35_000_000.0, `0.00,,`}, ""},
		{"到位金额", shown{35_000_000.0, `0.00,,"百万"`}, "35000000.00"},
		{"到位金额", shown{35_000_000.0, `0!.0,"万"`}, "35000000.00"},
		{"到位金额", shown{35_000_000.0, `0!.0000"万元"`}, "35000000.00"},
		{"到位金额(万元)", shown{35_000_000.0, `0!.0000"万元"`}, "35000000.00"},
		{"到位金额", shown{35_000_000.0, `0.00,"万元"`}, ""},
		{"到位金额(万元)", shown{35_000_000.0, `0!.0000`}, ""},
		{"到位金额", shown{0.55, `0%`}, ""},
		{"到位金额(万元)", shown{0.55, `0.00%`}, ""},
		{"到位金额", shown{600.0, `;;;`}, ""},
		{"到位金额", shown{600.0, `"保密"`}, ""},
		{"到位金额", shown{600.0, `000-000`}, ""},
		{"到位金额", shown{600.0, `h:mm`}, ""},
		{"到位金额", shown{600.0, `yyyy-mm-dd`}, ""},
		{"到位金额", shown{600.25, `0`}, "600.25"}, // told
		{"到位金额", shown{600.0, `[>=10000]0!.0,"万";0`}, "600.00"},
		{"到位金额", shown{60_000.0, `[>=10000]0!.0,"万";0`}, "60000.00"},
		{"到位金额", shown{600.0, `[DBNum2][$-804]General`}, "600.00"},
		{"到位金额", shown{600.0, `G/通用格式"万元"`}, "6000000.00"},
		{"到位金额", "600万元", "6000000.00"},
		{"到位金额", "￥６００．５", "600.50"},
		{"到位金额", "$600", ""},
		{"到位金额", "55%", ""},
		{"到位金额", true, ""},
		{"到位金额/千元", 600.0, "600000.00"},
		{"到位资金（单位：百万元）", 6.0, "6000000.00"},
		{"到位资金【万元】：", 6.0, "60000.00"},
		{"到位资金（必填）", 6.0, "6.00"},
	} {
		vouchers++
		voucher := fmt.Sprint("FMT-", vouchers)
		file := ledger(t, [][]any{{"项目编号", c.header, "到位日期", "凭证号"}, {p.RegistrationNumber, c.cell, "2026-03-02", voucher}}, nil)
		got, err := o.importAs(jinyang, "rows.xlsx", file, kindOptions("contributions"))
		if err != nil {
			t.Errorf("%s %v: %v", c.header, c.cell, err)
			continue
		}
		stored := ""
		if one, err := o.client.CapitalContribution.Query().Where(capitalcontribution.VoucherNumber(voucher)).Only(o.trusted()); err == nil {
			stored = one.Amount.String()
		}
		faults := "[2 " + c.header + " BAD_USER_INPUT]"
		if c.want != "" {
			faults = "[]"
		}
		if stored != c.want || fmt.Sprint(faultsOf(got)) != faults {
			t.Errorf("%v under %s is stored as %q, want %q: %q %+v", c.cell, c.header, stored, c.want, faultsOf(got), got.Faults)
		}
		if s, ok := c.cell.(shown); ok && c.want == "" && s.format != "yyyy-mm-dd" && s.format != `0.00"万元"` && !strings.Contains(got.Faults[0].ZH, s.format) {
			t.Errorf("the refusal of %v does not name the format: %s", c.cell, got.Faults[0].ZH)
		}
		if told := strings.Contains(notesOf(got), "fewer digits"); told != (fmt.Sprint(c.cell) == "{600.25 0}") {
			t.Errorf("%v: told of rounding: %v", c.cell, told)
		}
	}
	o.verified()
}

// The unit of a table counts wherever its line says it: above any column, in any row above the header.
func TestUnitOfATableCountsWhereverItStands(t *testing.T) {
	t.Parallel()
	o := employ(t, "sqlite3", full)
	p := o.projectOf("513430")
	n := 0
	for _, between := range [][]any{nil, {"到位资金台账"}, {nil, "填报单位：金阳县"}} {
		for column := range 6 {
			n++
			voucher := fmt.Sprint("UNIT-", n)
			line := make([]any, 6)
			line[0] = "填报单位：金阳县"
			line[column] = "单位：万元"
			rows := [][]any{line}
			if between != nil {
				rows = append(rows, between)
			}
			rows = append(rows, []any{"项目编号", "到位金额", "到位日期", "凭证号"}, []any{p.RegistrationNumber, 6, "2026-03-02", voucher})
			got, err := o.importAs(jinyang, "rows.xlsx", ledger(t, rows, nil), kindOptions("contributions"))
			if err != nil || got.Imported != 1 {
				t.Errorf("column %d, then %v: %+v, %v", column, between, got, err)
				continue
			}
			if one := o.client.CapitalContribution.Query().Where(capitalcontribution.VoucherNumber(voucher)).OnlyX(o.trusted()); one.Amount.String() != "60000.00" {
				t.Errorf("column %d, then %v: 6 under 单位：万元 is %s", column, between, one.Amount)
			}
		}
	}
}

// Codes and names are texts as they are shown. What can't be one is refused.
func TestNumbersInColumnsOfText(t *testing.T) {
	t.Parallel()
	o := employ(t, "sqlite3", full)
	p := o.projectOf("513430")
	for n, c := range []struct {
		cell any
		want string
	}{
		{shown{123, "000000"}, "000123"},
		{123, "123"},
		{"000123", "000123"},
		{123456789012345, "123456789012345"},
		{1234567890123456, ""},
		{true, ""},
		{time.Date(2026, 3, 2, 0, 0, 0, 0, time.UTC), ""},
		{shown{0.55, "0%"}, ""},
		{shown{12.6, "0"}, ""},
		{shown{1234567, "0,"}, ""},
		{"1.23457E+14", ""},
		{shown{12, `"PZ-"000`}, "PZ-012"},
		{"'007", "007"},
		{`="007"`, "007"},
	} {
		amount := 5000 + n
		file := ledger(t, [][]any{{"项目编号", "到位金额", "到位日期", "凭证号"}, {p.RegistrationNumber, amount, "2026-03-02", c.cell}}, nil)
		got, err := o.importAs(jinyang, "rows.xlsx", file, kindOptions("contributions"))
		if err != nil {
			t.Errorf("%v: %v", c.cell, err)
			continue
		}
		stored := ""
		if one, err := o.client.CapitalContribution.Query().Where(capitalcontribution.Amount(yuan(amount))).Only(o.trusted()); err == nil {
			stored = *one.VoucherNumber
		}
		if stored != c.want || (c.want == "") != (fmt.Sprint(faultsOf(got)) == "[2 凭证号 BAD_USER_INPUT]") {
			t.Errorf("%v is stored as %q, want %q: %q", c.cell, stored, c.want, faultsOf(got))
		}
	}
	enterprises := [][]any{{"统一社会信用代码", "企业名称", "企业所有制", "行业代码", "注册地"}, {uscc(1), true, "民营", "C13", "金阳县"}, {uscc(2), time.Date(2026, 3, 2, 0, 0, 0, 0, time.UTC), "民营", "C13", 513430}}
	got, err := o.importAs(jinyang, "rows.xlsx", ledger(t, enterprises, nil), kindOptions("enterprises"))
	if err != nil || fmt.Sprint(faultsOf(got)) != "[2 企业名称 BAD_USER_INPUT 3 企业名称 BAD_USER_INPUT]" {
		t.Errorf("%v, %v", faultsOf(got), err)
	}
}

// October that was typed as 2022.10 is the number 2022.1. It is refused, with both readings.
func TestMonthsAreReadAsPeopleMeanThem(t *testing.T) {
	t.Parallel()
	o := employ(t, "sqlite3", full)
	day := func(d int) time.Time { return time.Date(2019, 11, d, 0, 0, 0, 0, time.UTC) }
	for _, c := range []struct {
		cell any
		want string
	}{
		{2019.1, ""},
		{shown{2019.1, "0.00"}, ""},
		{"2019.1", ""},
		{"2019.10", "2019-10"},
		{2019.11, "2019-11"},
		{201911, "2019-11"},
		{"201911", "2019-11"},
		{day(1), "2019-11"},
		{day(15), "2019-11"},
		{shown{day(30), `yyyy"年"m"月"`}, "2019-11"},
		{"2019年11月", "2019-11"},
		{"2019年11月份", "2019-11"},
		{"二〇一九年十一月", "2019-11"},
		{"２０１９年１１月", "2019-11"},
		{"2019-11-03", "2019-11"},
		{43770, ""},
		{"11月", ""},
		{2019, ""},
		{true, ""},
	} {
		file := ledger(t, [][]any{{"县", "月份", "就业渠道", "务工规模"}, {"金阳县", c.cell, "帮扶车间", 5}}, nil)
		dry := kindOptions("employment")
		got, err := o.importAs(jinyang, "rows.xlsx", file, dry)
		if err != nil {
			t.Errorf("%v: %v", c.cell, err)
			continue
		}
		stored := ""
		if e, err := o.client.EmploymentRecord.Query().Order(employmentrecord.ByID(sql.OrderDesc())).First(o.trusted()); err == nil && got.Imported == 1 {
			stored = e.Month.String()[:7]
			o.client.EmploymentRecord.DeleteOne(e).ExecX(o.trusted())
		}
		if stored != c.want || (c.want == "") != (fmt.Sprint(faultsOf(got)) == "[2 月份 BAD_USER_INPUT]") {
			t.Errorf("%v is stored as %q, want %q: %q", c.cell, stored, c.want, faultsOf(got))
		}
		if c.cell == 2019.1 && !(strings.Contains(got.Faults[0].ZH, "2019-01") && strings.Contains(got.Faults[0].ZH, "2019-10")) {
			t.Errorf("2019.1 gives %s", got.Faults[0].ZH)
		}
	}
}

// The ledger of a county, with all that people put around the rows.
func TestLedgerAsItLiesOnTheDesk(t *testing.T) {
	t.Parallel()
	o := employ(t, "sqlite3", full)
	o.want(jinyang, header+uscc(1)+",金阳苦荞食品（集团）有限公司,民营,C13,金阳县\n", kindOptions("enterprises"), 1)
	file := ledger(t, [][]any{
		{"2022年金阳县东西部协作项目台账"},
		{"填报单位：金阳县乡村振兴局", nil, nil, nil, nil, nil, "单位：万元"},
		{"序号", "项目名称", "投资企业名称", "结对双方", nil, "投资", nil, "项目类别", "所属行业", "开工时间", "项目进展", "备注"},
		{nil, nil, nil, "东部县", "西部县", "计划投资额", "计划带动就业人数", nil, nil, nil, nil, nil},
		{1, "苦荞加工", "金阳苦荞食品（集团）有限公司", "余杭区", "凉山州金阳县", 3500, 60, "产业协作", "C13", "2022.11.3", "在建", "续建"},
		{2, "苦荞仓储", uscc(1), "浙江省余杭区", nil, "1,200.5", 12, "产业协作", "C13", "二〇二二年十一月三日", "在建", nil},
		{"小计", nil, nil, nil, nil, 4700.5, 72},
		{"合计", nil, nil, nil, nil, 4700.5, 72},
		{"注：本表不含续建项目"},
		{"填表人：张三", nil, nil, "审核人：李四"},
	}, func(f *excelize.File) error {
		for _, m := range [][2]string{{"A1", "L1"}, {"D3", "E3"}, {"F3", "G3"}, {"A3", "A4"}, {"B3", "B4"}, {"C3", "C4"}, {"H3", "H4"}, {"I3", "I4"}, {"J3", "J4"}, {"K3", "K4"}, {"L3", "L4"}, {"E5", "E6"}} {
			if err := f.MergeCell("Sheet1", m[0], m[1]); err != nil {
				return err
			}
		}
		if err := f.SetSheetName("Sheet1", "项目台账"); err != nil {
			return err
		}
		if _, err := f.NewSheet("封面"); err != nil {
			return err
		}
		return f.SetCellValue("封面", "B2", "金阳县")
	})
	got, err := o.importAs(jinyang, "rows.xlsx", file, kindOptions("projects"))
	if err != nil || got.Imported != 2 || len(got.Faults) > 0 || got.Rows != 2 {
		t.Fatalf("%+v %q %+v, %v", got, faultsOf(got), got.Faults, err)
	}
	notes := notesOf(got)
	for _, say := range []string{
		"工作表“项目台账”，表头在第 4 行", "工作表“封面”未读取", "UNDERSTOOD 计划投资额: column F is committed in 万元 / F 列为“协议投资额”，单位万元",
		"LEFT_OUT 序号: ", "LEFT_OUT 备注: ", `LEFT_OUT 7: "小计" is a sum`, `LEFT_OUT 8: "合计"`, "LEFT_OUT 9: ", "LEFT_OUT 10: ", "UNDERSTOOD 东部县: column D is supporter",
	} {
		if !strings.Contains(notes, say) {
			t.Errorf("it does not say %s:\n%s", say, notes)
		}
	}
	firm := o.client.Enterprise.Query().Where(enterprise.Uscc(uscc(1))).OnlyX(o.trusted())
	var stored []string
	for _, p := range firm.QueryInvestmentProjects().WithCounty().AllX(o.trusted()) {
		stored = append(stored, fmt.Sprintln(p.Name, p.Committed, p.PlannedJobs, p.ActualStartOn, p.Edges.County.Code, p.Status))
	}
	slices.Sort(stored)
	if want := []string{"苦荞仓储 12005000.00 12 2022-11-03 513430 IMPLEMENTATION\n", "苦荞加工 35000000.00 60 2022-11-03 513430 IMPLEMENTATION\n"}; !slices.Equal(stored, want) {
		t.Errorf("stored are %q", stored)
	}
	o.verified()
}

// Hidden rows are refused until somebody says that they are to be read. Sheets and columns beside are told.
func TestHiddenRowsNeedAYes(t *testing.T) {
	t.Parallel()
	o := employ(t, "sqlite3", full)
	rows := [][]any{{"统一社会信用代码", "企业名称", "企业所有制", "行业代码", "注册地"}}
	for n := range 3 {
		rows = append(rows, []any{uscc(n), fmt.Sprintf("第%d公司", n), "民营", "C13", "金阳县"})
	}
	file := ledger(t, rows, func(f *excelize.File) error {
		if err := f.SetRowVisible("Sheet1", 3, false); err != nil {
			return err
		}
		if err := f.SetColVisible("Sheet1", "D", false); err != nil {
			return err
		}
		if _, err := f.NewSheet("Sheet2"); err != nil {
			return err
		}
		return f.SetSheetRow("Sheet2", "A1", &rows[0])
	})
	got, err := o.importAs(jinyang, "rows.xlsx", file, kindOptions("enterprises"))
	if err != nil || got.Imported != 0 || fmt.Sprint(faultsOf(got)) != "[3  BAD_USER_INPUT]" {
		t.Errorf("%+v %q, %v", got, faultsOf(got), err)
	}
	yes := kindOptions("enterprises")
	yes.Hidden = true
	got, err = o.importAs(jinyang, "rows.xlsx", file, yes)
	if err != nil || got.Imported != 3 {
		t.Errorf("%+v %q, %v", got, faultsOf(got), err)
	}
	for _, say := range []string{"1 hidden rows were read", "the sheet Sheet2 was left out", "WARNING 行业代码: column D is hidden and was read"} {
		if notes := notesOf(got); !strings.Contains(notes, say) {
			t.Errorf("it does not say %s:\n%s", say, notes)
		}
	}
}

// Names that are nearly those of others are warned of.
func TestNearlyEqualNamesAreWarnedOf(t *testing.T) {
	t.Parallel()
	o := employ(t, "sqlite3", full)
	o.want(jinyang, header+uscc(1)+",金阳苦荞（集团）有限公司,民营,C13,金阳县\n", kindOptions("enterprises"), 1)
	got, err := o.importAs(jinyang, "rows.csv", header+uscc(2)+",金阳苦荞(集团) 有限公司,民营,C13,金阳县\n"+uscc(3)+",甲ＡＢ公司,民营,C13,金阳县\n"+uscc(4)+",甲AB 公司,民营,C13,金阳县\n", kindOptions("enterprises"))
	if err != nil || got.Imported != 3 {
		t.Fatalf("%+v, %v", got, err)
	}
	for _, say := range []string{`WARNING 2 企业名称: "金阳苦荞(集团) 有限公司" is nearly the name of a record that exists, "金阳苦荞（集团）有限公司"`, "WARNING 4 企业名称: \"甲AB 公司\" is nearly the name in row 3"} {
		if notes := notesOf(got); !strings.Contains(notes, say) {
			t.Errorf("it does not say %s:\n%s", say, notes)
		}
	}
	project := "项目编号,项目名称,企业统一社会信用代码,支援县,受援县,帮扶类别,行业代码,协议投资额\n%s,%s," + uscc(1) + ",余杭区,金阳县,产业协作,C13,5\n"
	o.want(jinyang, fmt.Sprintf(project, "NEAR-1", "苦荞(一期)"), kindOptions("projects"), 1)
	got, err = o.importAs(jinyang, "rows.csv", fmt.Sprintf(project, "NEAR-2", "苦荞（一期）"), kindOptions("projects"))
	if notes := notesOf(got); err != nil || !strings.Contains(notes, "WARNING 2 项目名称") {
		t.Errorf("%v:\n%s", err, notes)
	}
}

// The status of a project and its days must agree.
func TestStatusAndDaysOfAProjectAgree(t *testing.T) {
	t.Parallel()
	o := employ(t, "sqlite3", full)
	o.want(jinyang, header+uscc(1)+",甲公司,民营,C13,金阳县\n", kindOptions("enterprises"), 1)
	for n, c := range []struct{ status, start, end, fault string }{
		{"在建", "", "", "实际开工日期"},
		{"储备", "2022-03-01", "", "实际开工日期"},
		{"", "2022-03-01", "", "实际开工日期"},
		{"完成", "2022-03-01", "", "实际竣工日期"},
		{"收尾", "", "", "实际开工日期"},
		{"在建", "2022-03-01", "", ""},
		{"储备", "", "", ""},
		{"完成", "2022-03-01", "2022-05-01", ""},
	} {
		file := fmt.Sprintf("项目名称,企业统一社会信用代码,支援县,受援县,帮扶类别,行业代码,协议投资额,项目状态,实际开工日期,实际竣工日期\n项目%d,%s,余杭区,金阳县,产业协作,C13,5,%s,%s,%s\n", n, uscc(1), c.status, c.start, c.end)
		if c.fault == "" {
			o.want(jinyang, file, kindOptions("projects"), 1)
			continue
		}
		o.want(jinyang, file, kindOptions("projects"), 0, "2 "+c.fault+" BAD_USER_INPUT")
		got, err := o.importAs(jinyang, "rows.csv", file, kindOptions("projects"))
		if err != nil || strings.ContainsAny(got.Faults[0].ZH, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ") {
			t.Errorf("the Chinese message is %s, %v", got.Faults[0].ZH, err)
		}
	}
}
