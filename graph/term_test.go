package graph_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2/ast"

	"jiedui/ent"
	"jiedui/graph"
)

var inChinese = regexp.MustCompile(`\(([^()]*\p{Han}[^()]*|%（百分比）)\)`)

// shown are the types of what answers have: records and reports.
func shown(schema *ast.Schema) (objects []*ast.Definition) {
	for _, t := range schema.Types {
		if t.Kind != ast.Object || strings.HasPrefix(t.Name, "__") || slices.Contains([]string{"Query", "Mutation", "Subscription", "PageInfo"}, t.Name) ||
			regexp.MustCompile(`(Connection|Edge|Payload|Group|GroupKey|Aggregate|Change|ChangeEvent)$`).MatchString(t.Name) {
			continue
		}
		objects = append(objects, t)
	}
	return objects
}

// Every value of an enum is described by its Chinese term, which no other value of the enum has.
func TestEveryValueOfAnEnumHasItsChineseTerm(t *testing.T) {
	t.Parallel()
	for _, e := range graph.NewSchema(nil, nil).Schema().Types {
		if e.Kind != ast.Enum || strings.HasPrefix(e.Name, "__") {
			continue
		}
		taken := make(map[string]string)
		for _, v := range e.EnumValues {
			found := inChinese.FindStringSubmatch(v.Description)
			if found == nil {
				t.Errorf("%s.%s has no Chinese term: %q", e.Name, v.Name, v.Description)
				continue
			}
			if other, ok := taken[found[1]]; ok {
				t.Errorf("%s: %s and %s are both %s", e.Name, other, v.Name, found[1])
			}
			taken[found[1]] = v.Name
		}
	}
}

// Every field that can be a column has a Chinese header.
func TestEveryFieldHasItsChineseHeader(t *testing.T) {
	t.Parallel()
	schema := graph.NewSchema(nil, nil).Schema()
	for _, o := range shown(schema) {
		for _, f := range o.Fields {
			of := schema.Types[f.Type.Name()]
			text := f.Description
			if of.Kind == ast.Object && inChinese.FindString(text) == "" {
				text = of.Description
			}
			if f.Name != "id" && !strings.HasSuffix(of.Name, "Connection") && inChinese.FindString(text) == "" {
				t.Errorf("%s.%s has no Chinese term: %q", o.Name, f.Name, f.Description)
			}
		}
	}
}

// An export in Chinese has the Chinese terms for values, and an import takes them.
func TestExportInChineseHasChineseValues(t *testing.T) {
	t.Parallel()
	o := employ(t, "sqlite", full)
	query := `{ investmentProjects(first: 40) { edges { node { name status program review origin enterprise { ownership } } } } }`
	english, chinese := o.get(o.url, "", "", query, nil).csv(t), o.get(o.url, "", "headers=zh", query, nil).csv(t)
	for i, row := range chinese[1:] {
		for n, column := range []struct{ entity, field string }{
			{"InvestmentProject", "name"},
			{"InvestmentProject", "status"},
			{"InvestmentProject", "program"},
			{"InvestmentProject", "review"},
			{"InvestmentProject", "origin"},
			{"Enterprise", "ownership"},
		} {
			want := english[i+1][n]
			for _, v := range ent.EntityNamed(column.entity).Fields[column.field].Values {
				if v.Name == want {
					want = v.ZH
				}
			}
			if row[n] != want || n > 0 && want == english[i+1][n] {
				t.Errorf("row %d: %v is %q, want %q", i, column, row[n], want)
			}
		}
	}
	if got := o.get(o.url, "", "headers=zh", `{ coordinators(first: 1) { edges { node { id active role __typename } } } }`, nil).csv(t); fmt.Sprint(got[0], got[1][1:]) != "[编号 在岗 角色 类型] [是 管理员 联络员]" {
		t.Errorf("coordinators are %q", got)
	}
	if got := o.get(o.url, "", "format=xlsx&headers=zh", query, nil).xlsx(t, "投资项目"); got[1][1] != chinese[1][1] {
		t.Errorf("XLSX has %q", got[1])
	}
}

// A report is a file as lists are, a row for each entry of the list within it, and names the records that it speaks of.
func TestReportsAreExported(t *testing.T) {
	t.Parallel()
	o := employ(t, "sqlite", full)
	for query, want := range map[string]struct {
		header string
		rows   int // at least
		first  string
	}{
		`{ summary { asOf keyCounties pairings paidIn consumption { amount changePercent } } }`: {
			"asOf,keyCounties,pairings,paidIn,consumption.amount,consumption.changePercent", 1, "2022-11-30,160,",
		},
		`{ coverage { asOf keyCounties provinces { province { code name } covered } } }`: {
			"asOf,keyCounties,provinces.province.code,provinces.province.name,provinces.covered", 10, ",160,15,内蒙古自治区,",
		},
		`{ coverage { recipients { county { code name } supporters { code name } projects } } }`: {
			"recipients.county.code,recipients.county.name,recipients.supporters.code,recipients.supporters.name,recipients.projects", 160, "150422,巴林左旗,",
		},
		`{ reconciliation(asOf: "2022-11-30") { figure { code } comparable reason value { published unit computed agrees } } }`: {
			"figure.code,comparable,reason,value.published,value.unit,value.computed,value.agrees", 20, "2022-11.",
		},
		`{ assessment(year: 2022) { edges { node { year pairing { supporter { name } recipient { name } } areas { area { name } items { indicator { code } target actual missing } } score } } } }`: {
			"year,pairing.supporter.name,pairing.recipient.name,areas.area.name,areas.items.indicator.code,areas.items.target,areas.items.actual,areas.items.missing,score", 1000, "2022,",
		},
		`{ dataQuality { edges { node { rule { id severity } message record { __typename id ... on County { code name } ... on Pairing { recipient { name } } ... on InvestmentProject { name } } county { name } } } } }`: {
			"rule.id,rule.severity,message,record.__typename,record.id", 5, "",
		},
	} {
		got := o.get(o.url, "", "", query, nil)
		header, rest, _ := strings.Cut(string(got.body), "\r\n")
		if rows := strings.Count(rest, "\r\n"); got.status != 200 || !strings.HasPrefix(header, want.header) || rows < want.rows || !strings.HasPrefix(rest, want.first) {
			t.Errorf("%s gives %d, %d rows:\n%.700s", query, got.status, rows, got.body)
		}
		zh := o.get(o.url, "", "headers=zh&format=xlsx", query, nil)
		if zh.status != 200 || !strings.Contains(zh.header.Get("Content-Disposition"), "filename*=UTF-8''%E") {
			t.Errorf("%s in Chinese gives %d %v", query, zh.status, zh.header)
		}
	}
	got := o.get(o.url, "", "headers=zh", `{ reconciliation(asOf: "2022-11-30") { figure { code } comparable value { unit agrees } } }`, nil).csv(t)
	if !slices.Contains([]string{"是", "否"}, got[1][1]) || slices.ContainsFunc(got[0], func(h string) bool { return !regexp.MustCompile(`\p{Han}`).MatchString(h) }) {
		t.Errorf("in Chinese it is %q", got[:2])
	}
	refused := o.get(o.url, "", "", `{ coverage { provinces { covered } recipients { projects } } }`, nil)
	if refused.status != 400 || refused.fails.Errors[0].Extensions.Fields[0].Path != "recipients" {
		t.Errorf("two lists side by side: %d %s", refused.status, refused.body)
	}
}
