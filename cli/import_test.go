package cli

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"jiedui/db/dbtest"
	"jiedui/ent/coordinator"
	"jiedui/ent/county"
	"jiedui/ent/enterprise"
	"jiedui/rule"
)

func TestImportListsWhatIsWrong(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		database := dbtest.URL(t, dialectName, referred)
		d := open(t, database)
		trusted := rule.Trusted(t.Context())
		home := d.Client().County.Query().Where(county.Code("513430")).OnlyX(trusted)
		for subject, role := range map[string]coordinator.Role{"west": coordinator.RoleCOORDINATOR, "analyst": coordinator.RoleANALYST} {
			d.Client().Coordinator.Create().SetSubject(subject).SetName("联络员").SetRole(role).AddCounties(home).SaveX(trusted)
		}
		dir := t.TempDir()
		write := func(name, content string) {
			if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		const header = "统一社会信用代码,企业名称,企业所有制,行业代码,注册地\n"
		const right, wrong = "91350100M000200Y5X,金阳青花椒有限公司,民营,C13,金阳县\n", "91350100M000300Y6A,金阳白魔芋有限公司,集体,A01,513430\n"
		write("right.csv", header+right)
		write("mixed.csv", header+right+wrong)
		write("unseen.csv", header+wrong)
		write("header.csv", "统一社会信用代码,企业名称\n1,2\n")
		write("wrong.csv", "colour\nred\n")
		write("wrong.xlsx", "no workbook")
		run := func(args ...string) *program {
			return runProgram(t, dir, append(append([]string{"import"}, args...), "--database="+database)...)
		}
		// What was understood comes first.
		const understood = "understood: the header is in row 1\nunderstood: 统一社会信用代码: column A is uscc\nunderstood: 企业名称: column B is name\n" +
			"understood: 企业所有制: column C is ownership\nunderstood: 行业代码: column D is industry\nunderstood: 注册地: column E is homeCounty\n"
		prints := func(want string, args ...string) {
			t.Helper()
			if p := run(args...); p.err != nil || p.stdout.String() != understood+want {
				t.Errorf("%q prints %q, %v, want %q:\n%s", args, p.stdout, p.err, want, p.stderr)
			}
		}
		fails := func(code, say, table string, args ...string) {
			t.Helper()
			p := run(args...)
			if table != "" && !strings.Contains(table, "header.xlsx") {
				table = understood + table
			}
			if !regexp.MustCompile("^" + table + "$").MatchString(p.stdout.String()) {
				t.Errorf("%q prints %q, want %s", args, p.stdout, table)
			}
			if last := p.stderr.String(); p.err == nil || !strings.Contains(last, "jiedui: "+code+": ") || !strings.Contains(last, say) {
				t.Errorf("%q ends with %v and %q, want %s: %s", args, p.err, last, code, say)
			}
		}
		there := func(want int) {
			t.Helper()
			if n := d.Client().Enterprise.Query().Where(enterprise.HomeCountyID(home.ID)).CountX(trusted); n != want {
				t.Errorf("%d enterprises, want %d", n, want)
			}
		}

		prints("enterprises: 1 rows, 1 would be imported, 0 refused\n", "right.csv", "--as=west", "--dry-run")
		there(0)
		const uscc = `ROW +COLUMN +CODE +MESSAGE\n3 +统一社会信用代码 +BAD_USER_INPUT +"91350100M000300Y6A" is not a unified social credit code.*\n`
		fails("BAD_USER_INPUT", "1 rows are wrong: nothing is kept", uscc+`enterprises: 2 rows, 0 imported, 1 refused\n`, "mixed.csv", "--as=west")
		there(0)
		fails("BAD_USER_INPUT", "1 rows are wrong: they are left out", uscc+`enterprises: 2 rows, 1 imported, 1 refused\n`, "mixed.csv", "--as=west", "--partial", "--kind=enterprises")
		there(1)
		fails("BAD_USER_INPUT", "nothing is kept", `ROW +COLUMN +CODE +MESSAGE\n2 +统一社会信用代码 +CONFLICT +an enterprise with this code is on record\nenterprises: 1 rows, 0 imported, 1 refused\n`, "right.csv", "--as=west")
		fails("BAD_USER_INPUT", "the header fits more than one kind of record or none", "", "wrong.csv", "--as=west")
		fails("BAD_USER_INPUT", "no row of the first 30 has a header of funds", "", "wrong.csv", "--as=west", "--kind=funds")
		fails("BAD_USER_INPUT", "is not an XLSX workbook", "", "wrong.xlsx", "--as=west")
		fails("BAD_USER_INPUT", "there is no kind", "", "right.csv", "--as=west", "--kind=colours")
		fails("BAD_USER_INPUT", "cannot be opened", "", "none.csv", "--as=west")
		fails("FORBIDDEN", "no active coordinator", "", "right.csv", "--as=nobody")
		fails("FORBIDDEN", "only a coordinator", "", "right.csv", "--as=analyst")
		fails("BAD_USER_INPUT", "--as", "", "right.csv")
		there(1)
		fails("BAD_USER_INPUT", "nothing is kept", strings.Replace(uscc, "3 +", "2 +", 1)+`enterprises: 1 rows, 0 imported, 1 refused\nthe faults are marked in marked.xlsx\n`, "unseen.csv", "--as=west", "--marked=marked.xlsx")
		fails("BAD_USER_INPUT", "is missing", `the faults are marked in header.xlsx\n`, "header.csv", "--as=west", "--marked=header.xlsx", "--kind=enterprises")
		fails("BAD_USER_INPUT", "names the file itself", "", "marked.xlsx", "--as=west", "--marked=marked.xlsx")
		fails("BAD_USER_INPUT", "end in .xlsx", "", "unseen.csv", "--as=west", "--marked=marked.csv")
		book, err := excelize.OpenFile(filepath.Join(dir, "marked.xlsx"))
		if err != nil {
			t.Fatal(err)
		}
		if told, _ := book.GetCellValue("Sheet1", "F2"); !strings.HasPrefix(told, "统一社会信用代码: ") {
			t.Errorf("the marked workbook tells %q", told)
		}
		if p := runProgram(t, dir, "audit", "verify", "--database="+database); !strings.HasPrefix(p.stdout.String(), "1 events, every link holds\n") {
			t.Errorf("the history: %q %s", p.stdout, p.stderr)
		}
	})
}

func TestTemplatesAreServed(t *testing.T) {
	t.Parallel()
	p := startProgram(t, t.TempDir(), "--no-demo")
	for path, begin := range map[string]string{
		"/templates/contributions.csv":         "\ufeff项目编号,到位金额(元),到位日期,资金来源,凭证号\r\n",
		"/templates/contributions.csv?lang=en": "\ufeffproject,amount,contributedOn,source,voucherNumber\r\n",
		"/templates/parks.xlsx":                "PK",
		"/templates/colours.xlsx":              "there is no such template: use one of /templates/enterprises.xlsx",
		"/templates/parks.ods":                 "there is no such template",
		"/templates/":                          "<!doctype html>",
	} {
		status, body := get(t, p.url+path)
		want := 200
		if strings.HasPrefix(begin, "there is no") {
			want = 404
		}
		if status != want || !strings.HasPrefix(body, begin) {
			t.Errorf("%s gives %d %.80q, want %d %q", path, status, body, want, begin)
		}
	}
}
