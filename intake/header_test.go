package intake_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"

	"jiedui/ent/capitalcontribution"
	"jiedui/ent/enterprise"
	"jiedui/fault"
	"jiedui/intake"
	"jiedui/sheet"
)

func TestHeadersThatDoNotFitAreRefused(t *testing.T) {
	t.Parallel()
	o := employ(t, "sqlite3", full)
	row := uscc(1) + ",甲公司,民营,C13,金阳县\n"
	for _, h := range []string{header, "USCC, Name ,own_ership,INDUSTRY*,home county\n", "统一社会信用代码*,企业 名称,企业所有制,行业代码,注册地\n"} {
		dry := kindOptions("enterprises")
		dry.DryRun = true
		o.want(jinyang, h+row, dry, 1)
	}
	gbk, err := simplifiedchinese.GBK.NewEncoder().String(header + row)
	if err != nil {
		t.Fatal(err)
	}
	o.want(jinyang, gbk, kindOptions("enterprises"), 1)
	if e := o.client.Enterprise.Query().Where(enterprise.Uscc(uscc(1))).OnlyX(o.trusted()); e.Name != "甲公司" {
		t.Errorf("it is called %q", e.Name)
	}
	for h, say := range map[string]string{
		"uscc,name,ownership,industry\n":                           "注册地: is missing: add the column (in English homeCounty)",
		"uscc,name,ownership,industry,homeCounty,企业名称\n":           "企业名称: means the same as name: it is twice in the header, remove one (column F)",
		"uscc(万元),name,ownership,industry,homeCounty\n":            "uscc(万元): is not a column",
		"uscc,name,ownership,industry,homeCounty":                  "no rows under its header",
		"project,amount(吨),contributedOn\nX,1,2026-01-01\n":        "no row of the first 30 has a header of enterprises",
		"91350100M000100Y43,金阳苦荞食品有限公司,民营,C13,513430\nuscc,name\n": "企业所有制: is missing: add the column",
	} {
		if _, err := o.importAs(jinyang, "rows.csv", h, kindOptions("enterprises")); err == nil || !strings.Contains(err.Error(), say) {
			t.Errorf("%q gives %v, want %q", h, err, say)
		}
	}
}

// Cells are parsed in the forms in which people write them.
func TestCellsAreParsedAsPeopleWriteThem(t *testing.T) {
	t.Parallel()
	o := employ(t, "sqlite3", full)
	p := o.projectOf("513430")
	before := o.client.CapitalContribution.Query().Where(capitalcontribution.ProjectID(p.ID)).CountX(o.trusted())
	vouchers := 0
	for amount, want := range map[string]string{
		"35000000": "35000000.00", "35,000,000.5": "35000000.50", "¥1,234.56": "1234.56", "3500(万元)": "35000000.00", "0.00000001(亿元)": "1.00",
		"1.23456(万元)": "12345.60", "12.345": "", "1,23": "", "1.2345678(万元)": "", "-5": "", "x": "", "0": "", "1.23456789123(亿元)": "",
	} {
		unit := ""
		if n := strings.IndexByte(amount, '('); n > 0 {
			amount, unit = amount[:n], amount[n:]
		}
		vouchers++
		voucher := fmt.Sprintf("PZ-%d", vouchers)
		content := "项目编号,到位金额" + unit + ",到位日期,凭证号\n" + p.RegistrationNumber + ",\"" + amount + "\",2026-03-02," + voucher + "\n"
		if want == "" {
			o.want(jinyang, content, kindOptions("contributions"), 0, "2 到位金额"+unit+" BAD_USER_INPUT")
			continue
		}
		o.want(jinyang, content, kindOptions("contributions"), 1)
		before++
		c := o.client.CapitalContribution.Query().Where(capitalcontribution.VoucherNumber(voucher)).OnlyX(o.trusted())
		if c.Amount.String() != want {
			t.Errorf("%s%s is %s, want %s", amount, unit, c.Amount, want)
		}
	}
	for n, day := range []string{"2026-03-02", "2026/3/2", "2026.3.2", "2026年3月2日", "2026年03月02日", "2026-03-02T00:00:00", "2026/3/2 0:00", "2026-03-02 10:00:00", "20260302", "２０２６年３月２日", "二〇二六年三月二日", "2026年三月二日"} {
		o.want(jinyang, fmt.Sprintf("project,amount,contributedOn\n%s,%d,%s\n", p.RegistrationNumber, 1000+n, day), kindOptions("contributions"), 1)
		before++
		if !o.client.CapitalContribution.Query().Where(capitalcontribution.Amount(yuan(1000+n)), capitalcontribution.ContributedOn(march2)).ExistX(o.trusted()) {
			t.Errorf("%s is another day", day)
		}
	}
	for _, day := range []string{"2026-02-30", "46000", "3/2/2026", "2026-03", "yesterday", "2999-01-01", "2026-03-02T10"} {
		o.want(jinyang, "project,amount,contributedOn\n"+p.RegistrationNumber+",1,"+day+"\n", kindOptions("contributions"), 0, "2 contributedOn BAD_USER_INPUT")
	}
	if n := o.client.CapitalContribution.Query().Where(capitalcontribution.ProjectID(p.ID)).CountX(o.trusted()); n != before {
		t.Errorf("%d contributions, want %d", n, before)
	}
	o.verified()
}

func TestKindIsRecognisedByItsHeader(t *testing.T) {
	t.Parallel()
	for _, k := range intake.Kinds {
		for _, english := range []bool{false, true} {
			var b bytes.Buffer
			if err := k.WriteCSV(&b, english); err != nil {
				t.Fatal(err)
			}
			r, err := sheet.Open(bytes.NewReader(b.Bytes()), int64(b.Len()), "x.csv", sheet.DefaultLimits)
			if err != nil {
				t.Fatal(err)
			}
			header, err := r.Next()
			if err != nil {
				t.Fatal(err)
			}
			if got, err := intake.Recognise(header.Texts()); got != k || err != nil {
				t.Errorf("the template of %s is taken for %+v, %v", k.Name, got, err)
			}
			if _, err := r.Next(); !errors.Is(err, io.EOF) {
				t.Errorf("the template of %s has rows: %v", k.Name, err)
			}
		}
	}
	if k, err := intake.Recognise([]string{"name"}); !fault.Is(err, fault.BadUserInput) {
		t.Errorf("a name is taken for %+v, %v", k, err)
	}
}
