package graph_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"mime"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"jiedui/auth"
	"jiedui/db/dbtest"
	"jiedui/scalar"
)

// exported is the answer to a request to /export.
type exported struct {
	status int
	header http.Header
	body   []byte
	err    error // of reading the body
	fails  answer
}

// get asks a server for an export as somebody, "" for nobody.
func (o office) get(server, who, settings, query string, variables object) exported {
	o.t.Helper()
	values, err := url.ParseQuery(settings)
	if err != nil {
		o.t.Fatal(err)
	}
	values.Set("query", query)
	if variables != nil {
		values.Set("variables", string(mustGet(json.Marshal(variables))))
	}
	req := mustGet(http.NewRequestWithContext(o.t.Context(), http.MethodGet, server+"/export?"+values.Encode(), nil))
	if who != "" {
		req.Header.Set("Authorization", "Bearer "+mustGet(auth.Sign(o.key, who, time.Minute)))
	}
	return fetch(o.t, req)
}

func fetch(t *testing.T, req *http.Request) (e exported) {
	t.Helper()
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	e.status, e.header = res.StatusCode, res.Header
	if e.body, e.err = io.ReadAll(res.Body); e.status != http.StatusOK {
		_ = json.Unmarshal(e.body, &e.fails)
	}
	return e
}

func (e exported) csv(t *testing.T) [][]string {
	t.Helper()
	rows, err := csv.NewReader(bytes.NewReader(e.body)).ReadAll()
	if err != nil || e.err != nil || e.status != http.StatusOK {
		t.Fatalf("%d %s: %v, %v", e.status, e.body, err, e.err)
	}
	return rows
}

func (e exported) xlsx(t *testing.T, name string) [][]string {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(e.body))
	if err != nil {
		t.Fatalf("%d %v, %v", e.status, err, e.err)
	}
	defer f.Close()
	rows, err := f.GetRows(name, excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

const projects = `investmentProjects(%s where: {hasCountyWith: {hasProvinceWith: {code: "51"}}}, orderBy: [{field: PAID_IN, direction: DESC}]) {
	totalCount pageInfo { hasNextPage endCursor } edges { cursor node {
		id name status plannedJobs committed paidIn plannedStartOn actualEndOn
		enterprise { uscc homeCounty { name } } pairing { supporter { eastern: name } } park { name area } ...more
	} } } } fragment more on InvestmentProject { enterprise { ownership } industry }`

var projectColumns = []string{
	"id", "name", "status", "plannedJobs", "committed", "paidIn", "plannedStartOn", "actualEndOn",
	"enterprise.uscc", "enterprise.homeCounty.name", "enterprise.ownership", "eastern", "park.name", "park.area", "industry",
}

// asked gives the rows of the projects by pages of the API.
func (o office) asked() (rows [][]string, committed scalar.Money) {
	o.t.Helper()
	for after, more := "", true; more; {
		cursor := ""
		if after != "" {
			cursor = fmt.Sprintf(", after: %q", after)
		}
		a := o.query("", "{ "+fmt.Sprintf(projects, "first: 200"+cursor))
		for _, edge := range a.valueAt("investmentProjects.edges").([]any) {
			var row []string
			for _, column := range projectColumns {
				value := edge.(object)["node"]
				if column == "eastern" {
					column = "pairing.supporter.eastern"
				}
				for name := range strings.SplitSeq(column, ".") {
					of, _ := value.(object)
					value = of[name]
				}
				if value == nil {
					value = ""
				}
				row = append(row, fmt.Sprint(value))
			}
			rows = append(rows, row)
			committed += mustGet(scalar.ParseMoney(row[4]))
		}
		after, more = a.textAt("investmentProjects.pageInfo.endCursor"), a.valueAt("investmentProjects.pageInfo.hasNextPage").(bool)
	}
	return rows, committed
}

// An export has the rows that the API gives page by page, in every format, on both databases and by both executors.
func TestExportHasTheRowsOfThePages(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		o := employ(t, dialectName, full)
		want, committed := o.asked()
		if len(want) < 500 {
			t.Fatalf("%d rows are no test of pages", len(want))
		}
		query := "{ " + fmt.Sprintf(projects, "")
		for _, server := range []string{o.url, o.generated} {
			got := o.get(server, "", "", query, nil).csv(t)
			if !slices.Equal(got[0], projectColumns) {
				t.Errorf("the columns are %q", got[0])
			}
			if !slices.EqualFunc(got[1:], want, slices.Equal) {
				t.Errorf("%d rows as CSV, want %d", len(got)-1, len(want))
			}
		}

		var lines [][]string
		for line := range bytes.Lines(o.get(o.url, "", "format=ndjson", query, nil).body) {
			var values object
			d := json.NewDecoder(bytes.NewReader(line))
			d.UseNumber()
			if err := d.Decode(&values); err != nil {
				t.Fatalf("%s: %v", line, err)
			}
			var row []string
			for _, column := range projectColumns {
				value, ok := values[column]
				if !ok {
					t.Fatalf("no %s in %s", column, line)
				}
				if value == nil {
					value = ""
				}
				row = append(row, fmt.Sprint(value))
			}
			lines = append(lines, row)
		}
		if !slices.EqualFunc(lines, want, slices.Equal) {
			t.Errorf("%d rows as NDJSON, want %d", len(lines), len(want))
		}

		cells := o.get(o.url, "", "format=xlsx", query, nil).xlsx(t, "investmentProjects")
		var sum scalar.Money
		for i, row := range cells[1:] {
			sum += mustGet(scalar.ParseMoney(row[4]))
			if i < len(want) && (row[0] != want[i][0] || row[1] != want[i][1] || row[3] != want[i][3]) {
				t.Fatalf("row %d as XLSX is %q, want %q", i, row, want[i])
			}
		}
		if len(cells)-1 != len(want) || sum != committed {
			t.Errorf("%d rows as XLSX, of %s committed, want %d and %s", len(cells)-1, sum, len(want), committed)
		}
	})
}

// The file says what it is: by its type, its name, its headers, and to Excel by a byte order mark.
func TestExportNamesItsFileAndColumns(t *testing.T) {
	t.Parallel()
	o := employ(t, "sqlite", full)
	const query = `{ pairings(first: 1) { edges { node {
		id status startedOn supporter { name province { economicZone } } recipient { recipient: name } from: supporter { code } } } } }`
	today := time.Now().Format("-2006-01-02.") // a run over midnight is not worth a clock of its own
	for settings, want := range map[string]struct{ media, file, header string }{
		"":                         {"text/csv", "pairings" + today + "csv", "id,status,startedOn,supporter.name,supporter.province.economicZone,recipient,from.code\r\n"},
		"format=csv&headers=en":    {"text/csv", "pairings" + today + "csv", "id,status,startedOn,supporter.name,supporter.province.economicZone,recipient,from.code\r\n"},
		"headers=zh&bom=1":         {"text/csv", "结对帮扶" + today + "csv", "\uFEFF编号,结对状态,结对起始日期,支援方.名称,支援方.省级行政区.经济区域,recipient,from.行政区划代码\r\n"},
		"format=ndjson&bom=0":      {"application/x-ndjson", "pairings" + today + "ndjson", `{"id":"`},
		"format=xlsx&headers=zh":   {"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "结对帮扶" + today + "xlsx", "PK"},
		"format=ndjson&headers=zh": {"application/x-ndjson", "结对帮扶" + today + "ndjson", `{"编号":"`},
	} {
		got := o.get(o.url, "", settings, query, nil)
		media, _, err := mime.ParseMediaType(got.header.Get("Content-Type"))
		if media != want.media || err != nil {
			t.Errorf("%s is %s, %v", settings, got.header.Get("Content-Type"), err)
		}
		disposition, parameters, err := mime.ParseMediaType(strings.Replace(got.header.Get("Content-Disposition"), `filename="pairings`+today, `ascii="`, 1))
		if disposition != "attachment" || parameters["filename"] != want.file || err != nil {
			t.Errorf("%s: %s, %v", settings, got.header.Get("Content-Disposition"), err)
		}
		if !strings.HasPrefix(string(got.body), want.header) || got.header.Get("Cache-Control") != "no-store" || got.status != http.StatusOK {
			t.Errorf("%s: %d %v %q", settings, got.status, got.header, got.body[:min(len(got.body), 200)])
		}
	}
	if cells := o.get(o.url, "", "format=xlsx&headers=zh", query, nil).xlsx(t, "结对帮扶"); cells[0][1] != "结对状态" || len(cells) != 2 {
		t.Errorf("the cells are %q", cells)
	}
}

// first is how many rows there are in all, after where to begin; both may be variables.
func TestExportBeginsAndEndsWhereAsked(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		o := employ(t, dialectName, full)
		var all []string
		for _, row := range o.get(o.url, "", "", `{ enterprises { edges { node { uscc } } } }`, nil).csv(t)[1:] {
			all = append(all, row[0])
		}
		if total := o.query("", `{ enterprises { totalCount } }`).textAt("enterprises.totalCount"); fmt.Sprint(len(all)) != total {
			t.Fatalf("%d enterprises, want %s", len(all), total)
		}
		cursor := o.query("", `{ enterprises(first: 7) { pageInfo { endCursor } } }`).textAt("enterprises.pageInfo.endCursor")
		for name, test := range map[string]struct {
			query     string
			variables object
			want      []string
		}{
			"none":      {`{ enterprises(first: 0) { edges { node { uscc } } } }`, nil, nil},
			"few":       {`{ enterprises(first: 3) { edges { node { uscc } } } }`, nil, all[:3]},
			"a page":    {`{ enterprises(first: 200) { edges { node { uscc } } } }`, nil, all[:200]},
			"pages":     {`{ enterprises(first: 401) { edges { node { uscc } } } }`, nil, all[:401]},
			"too many":  {`{ enterprises(first: 1000000) { edges { node { uscc } } } }`, nil, all},
			"null":      {`{ enterprises(first: null, after: null, last: null) { edges { node { uscc } } } }`, nil, all},
			"after":     {fmt.Sprintf(`{ enterprises(after: %q, first: 300) { edges { node { uscc } } } }`, cursor), nil, all[7:307]},
			"variables": {`query($first: Int, $after: Cursor) { enterprises(after: $after, first: $first) { edges { node { uscc } } } }`, object{"first": 300, "after": cursor}, all[7:307]},
			"other uses": {
				`query($first: String!, $after: Boolean!, $n: Int = 201) { enterprises(first: $n, where: {not: {uscc: $first}}) {
					edges @include(if: $after) { ... on EnterpriseEdge { node { name @skip(if: $after) ...code } } } } } fragment code on Enterprise { uscc }`,
				object{"first": all[1], "after": true},
				slices.Concat(all[:1], all[2:202]),
			},
		} {
			var got []string
			rows := o.get(o.url, "", "", test.query, test.variables).csv(t)
			for _, row := range rows[1:] {
				got = append(got, row[0])
			}
			if !slices.Equal(got, test.want) || len(rows[0]) != 1 {
				t.Errorf("%s gives %d rows, want %d", name, len(got), len(test.want))
			}
		}
	})
}

// What can't be a table is refused before it begins, with a status, a code and where it is wrong.
func TestExportRefusesWhatIsNoTable(t *testing.T) {
	t.Parallel()
	o := employ(t, "sqlite", people)
	for query, want := range map[string]struct{ code, say, path string }{
		`{ counties { edges { node { name } } `:                                                                          {"BAD_USER_INPUT", "Expected", ""},
		`{ counties { edges { node { nothing } } } }`:                                                                    {"BAD_USER_INPUT", "nothing", ""},
		`mutation { closePeriod(input: {provinceID: 1, year: 2022}) { __typename } }`:                                    {"BAD_USER_INPUT", "only a query", ""},
		`subscription { pairingChanged(regionID: 1) { event { at } } }`:                                                  {"BAD_USER_INPUT", "only a query", ""},
		`{ county(code: "513436") { name } }`:                                                                            {"BAD_USER_INPUT", "one list", ""},
		`{ nodes(ids: [1]) { id } }`:                                                                                     {"BAD_USER_INPUT", "one list", ""},
		`{ counties { edges { node { name } } } provinces { edges { node { name } } } }`:                                 {"BAD_USER_INPUT", "one list", ""},
		`{ counties @skip(if: true) { edges { node { name } } } }`:                                                       {"BAD_USER_INPUT", "one list", ""},
		`{ counties { totalCount } }`:                                                                                    {"BAD_USER_INPUT", "select the columns", "counties"},
		`{ c: counties { edges { cursor } } }`:                                                                           {"BAD_USER_INPUT", "select the columns", "c"},
		`{ counties { edges { a: node { name } b: node { code } } } }`:                                                   {"BAD_USER_INPUT", "once", "counties"},
		`{ counties { edges { node { name @skip(if: true) } } } }`:                                                       {"BAD_USER_INPUT", "no column", "counties"},
		`{ counties(last: 5) { edges { node { name } } } }`:                                                              {"BAD_USER_INPUT", "goes forward", "counties.last"},
		`{ counties(first: -1) { edges { node { name } } } }`:                                                            {"BAD_USER_INPUT", "0 or more", "counties.first"},
		`{ counties(after: "broken") { edges { node { name } } } }`:                                                      {"BAD_USER_INPUT", "cursor", "counties.after"},
		`{ counties(where: {code: null}) { edges { node { name } } } }`:                                                  {"BAD_USER_INPUT", "null", "counties.where.code"},
		`{ pairings { edges { node { id recipient { c: coordinators { totalCount } } } } }}`:                             {"BAD_USER_INPUT", "by itself", "recipient.c"},
		`{ pairings { edges { node { id history { edges { node { action } } } } } } }`:                                   {"BAD_USER_INPUT", "by itself", "history"},
		`{ pairings { edges { node { supporter { n: name } recipient { n: name } } } } }`:                                {"BAD_USER_INPUT", "alias", "recipient.n"},
		`{ capitalContributions { edges { node { ...f1 } } } }` + explosion(18):                                          {"QUERY_TOO_COMPLEX", "more than 5000 fields", ""},
		`{ capitalContributions { edges { node { ` + strings.Repeat("reversal { ", 20) + "id" + strings.Repeat(" }", 24): {"QUERY_TOO_COMPLEX", "nested deeper", "capitalContributions.edges.node" + strings.Repeat(".reversal", 18)},
	} {
		got := o.get(o.url, "", "format=xlsx", query, nil)
		path := ""
		if len(got.fails.Errors) > 0 && len(got.fails.Errors[0].Extensions.Fields) > 0 {
			path = got.fails.Errors[0].Extensions.Fields[0].Path
		}
		if got.status != http.StatusBadRequest || got.fails.code() != want.code || path != want.path ||
			!strings.Contains(got.fails.Errors[0].Message, want.say) || got.header.Get("Content-Disposition") != "" {
			t.Errorf("%.200s\ngives %d %s at %q, want %v", query, got.status, got.body, path, want)
		}
	}
	for settings, path := range map[string]string{
		"format=pdf": "format", "headers=fr": "headers", "bom=yes": "bom", "format=xlsx&bom=1": "bom",
		"format=csv&format=xlsx": "format", "first=5": "first", "header=zh": "header", "fromat=xlsx": "fromat", "Format=xlsx": "Format",
	} {
		got := o.get(o.url, "", settings, `{ provinces { edges { node { name } } } }`, nil)
		if got.status != http.StatusBadRequest || got.fails.code() != "BAD_USER_INPUT" || got.fails.Errors[0].Extensions.Fields[0].Path != path {
			t.Errorf("%s gives %d %s", settings, got.status, got.body)
		}
	}
	for settings, want := range map[string]string{
		"header=zh":   `there is no parameter "header": did you mean headers?`,
		"fromat=xlsx": `there is no parameter "fromat": did you mean format?`,
		"Format=xlsx": `there is no parameter "Format": did you mean format?`,
		"zzz=1":       `there is no parameter "zzz"`,
	} {
		if got := o.get(o.url, "", settings, `{ provinces { edges { node { name } } } }`, nil); got.fails.Errors[0].Message != want {
			t.Errorf("%s says %s, want %s", settings, got.fails.Errors[0].Message, want)
		}
	}
}

// explosion is fragments that each double the fields of the next.
func explosion(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, " fragment f%d on CapitalContribution { a: reversal { ...f%d } b: reversal { ...f%[2]d } }", i+1, i+2)
	}
	fmt.Fprintf(&b, " fragment f%d on CapitalContribution { id @skip(if: true) }", n+1)
	return b.String()
}

// A POST takes a query as /graphql does, in JSON; what neither takes is refused alike, and a HEAD has no body.
func TestExportTakesQueriesAsGraphQLDoes(t *testing.T) {
	t.Parallel()
	o := employ(t, "sqlite", seeded)
	const query = `query all { provinces { edges { node { name } } } } query west { provinces(where: {economicZone: WESTERN}) { edges { node { name } } } }`
	rows := func(e exported) int { return bytes.Count(e.body, []byte("\r\n")) - 1 }
	for name, test := range map[string]struct {
		method, media, body string
		status, rows        int
	}{
		"post":         {http.MethodPost, "application/json", string(mustGet(json.Marshal(object{"query": query, "operationName": "west"}))), 200, 12},
		"no operation": {http.MethodPost, "application/json", string(mustGet(json.Marshal(object{"query": query}))), 400, 0},
		"form":         {http.MethodPost, "application/x-www-form-urlencoded", "query=x", 415, 0},
		"too long":     {http.MethodPost, "application/json", `{"query": "` + strings.Repeat(" ", 1<<20) + `"}`, 413, 0},
		"put":          {http.MethodPut, "application/json", `{}`, 405, 0},
		"nothing":      {http.MethodGet, "", "", 400, 0},
	} {
		req := mustGet(http.NewRequestWithContext(t.Context(), test.method, o.url+"/export", strings.NewReader(test.body)))
		req.Header.Set("Content-Type", test.media)
		if got := fetch(t, req); got.status != test.status || got.status == http.StatusOK && rows(got) != test.rows || got.status != http.StatusOK && got.fails.code() != "BAD_USER_INPUT" {
			t.Errorf("%s gives %d %s", name, got.status, got.body)
		}
	}
	head := mustGet(http.NewRequestWithContext(t.Context(), http.MethodHead, o.url+"/export?query="+url.QueryEscape(query)+"&operationName=all", nil))
	if got := fetch(t, head); got.status != http.StatusOK || len(got.body) > 0 || !strings.Contains(got.header.Get("Content-Disposition"), "provinces-") {
		t.Errorf("a HEAD gives %d %v %s", got.status, got.header, got.body)
	}
}

// An export shows nobody what the API does not.
func TestExportShowsWhatTheAPIShows(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		o := employ(t, dialectName, people)
		const contacts = `{ coordinators { edges { node { name phone } } } }`
		const history = `{ auditEvents { edges { node { actor } } } }`
		for name, test := range map[string]struct {
			server, who, query string
			status             int
			code               string
		}{
			"nobody":                   {o.closed, "", `{ provinces { edges { node { name } } } }`, 401, "UNAUTHENTICATED"},
			"the history to nobody":    {o.url, "", history, 401, "UNAUTHENTICATED"},
			"the history to others":    {o.url, western, history, 403, "FORBIDDEN"},
			"the history to admins":    {o.url, admin, history, 200, ""},
			"contacts to those inside": {o.url, western, contacts, 200, ""},
		} {
			if got := o.get(test.server, test.who, "", test.query, nil); got.status != test.status || got.fails.code() != test.code {
				t.Errorf("%s: %d %s", name, got.status, got.body)
			}
		}
		inside, outside := o.get(o.url, western, "", contacts, nil), o.get(o.url, "", "", contacts, nil)
		hidden := o.send(o.url, "", contacts, nil)
		if outside.status == http.StatusOK && bytes.Equal(inside.body, outside.body) || outside.fails.code() != hidden.code() {
			t.Errorf("contacts are shown to nobody:\n%s\nand the API says %s", outside.body, hidden.raw)
		}
	})
}

// A text that a spreadsheet would run is text.
func TestExportedFormulaIsText(t *testing.T) {
	t.Parallel()
	o := employ(t, "sqlite", people)
	const formula = `=HYPERLINK("http://evil.example","查看")`
	o.enterprise().Update().SetName(formula).ExecX(o.trusted())
	query := `{ enterprises { edges { node { name } } } }`
	if got := o.get(o.url, "", "", query, nil).csv(t); got[1][0] != "'"+formula {
		t.Errorf("CSV has %q", got)
	}
	got := o.get(o.url, "", "format=xlsx", query, nil)
	f := mustGet(excelize.OpenReader(bytes.NewReader(got.body)))
	defer f.Close()
	kind, _ := f.GetCellType("enterprises", "A2")
	value, _ := f.GetCellValue("enterprises", "A2")
	if made, _ := f.GetCellFormula("enterprises", "A2"); made != "" || kind != excelize.CellTypeInlineString || value != formula {
		t.Errorf("XLSX has %q of type %d, a formula %q", value, kind, made)
	}
}
