package graph_test

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"jiedui/auth"
	"jiedui/compile"
	"jiedui/db"
	"jiedui/db/dbtest"
	"jiedui/ent"
	"jiedui/ent/coordinator"
	"jiedui/ent/county"
	"jiedui/ent/enterprise"
	"jiedui/ent/investmentproject"
	"jiedui/ent/pairing"
	"jiedui/ent/province"
	"jiedui/graph"
	"jiedui/history"
	"jiedui/request"
	"jiedui/rule"
	"jiedui/scalar"
	"jiedui/verb"
)

// The two sides of a published pairing, 北仑区 and 美姑县, and those of another one in other provinces, 和平区 and 会宁县.
const (
	east, west       = "330206", "513436"
	farEast, farWest = "120101", "620422"
)

// people work on either side of the pairing, or elsewhere. Their subjects are ROLE:COUNTY. Reviewers work for the whole
// province.
var people = dbtest.Template{Name: "people", Build: func(ctx context.Context, d *db.DB) error {
	if err := seeded.Build(ctx, d); err != nil {
		return err
	}
	return hire(ctx, d.Client())
}}

// hire adds the people to a database.
func hire(ctx context.Context, client *ent.Client) error {
	ctx = rule.Trusted(ctx)
	for _, role := range roles {
		for _, code := range []string{west, east, farWest} {
			home, err := client.County.Query().Where(county.Code(code)).Only(ctx)
			if err != nil {
				return err
			}
			p := client.Coordinator.Create().SetName("联络员").SetRole(role).SetSubject(subject(role, code)).
				SetPhone("0574-" + code).SetEmail(strings.ToLower(string(role)) + code + "@jiedui.invalid")
			if role == coordinator.RoleREVIEWER {
				p.AddProvinceIDs(home.ProvinceID)
			} else {
				p.AddCounties(home)
			}
			if err := p.Exec(ctx); err != nil {
				return err
			}
		}
	}
	return nil
}

var roles = []coordinator.Role{coordinator.RoleANALYST, coordinator.RoleCOORDINATOR, coordinator.RoleREVIEWER, coordinator.RoleADMIN}

func subject(role coordinator.Role, code string) string { return string(role) + ":" + code }

// Some of the people.
var (
	western  = subject(coordinator.RoleCOORDINATOR, west)
	eastern  = subject(coordinator.RoleCOORDINATOR, east)
	faraway  = subject(coordinator.RoleCOORDINATOR, farWest)
	reviewer = subject(coordinator.RoleREVIEWER, west)
	admin    = subject(coordinator.RoleADMIN, west)
)

// office is a server with its own database, which knows people by their tokens and compiles queries.
type office struct {
	t      *testing.T
	client *ent.Client
	db     *db.DB
	// url lets requests without a token read; closed requires a token.
	url, closed string
	// generated answers without the compiler.
	generated string
	key       ed25519.PrivateKey
	// handler is what answers at url, before anybody is known.
	handler http.Handler
}

func employ(t *testing.T, dialectName string, template dbtest.Template) office {
	t.Helper()
	return employOn(t, dbtest.Open(t, dialectName, template), verb.Rights{})
}

// employOn is employ on an open database, with a way to change rights.
func employOn(t *testing.T, d *db.DB, rights verb.Rights) office {
	t.Helper()
	o := office{t: t, client: d.Client(), db: d, key: ed25519.NewKeyFromSeed(make([]byte, ed25519.SeedSize))}
	known, err := auth.New(auth.Config{Key: o.key, Client: o.client})
	if err != nil {
		t.Fatal(err)
	}
	schema := graph.NewSchemaWith(o.client, o.client, rights)
	compiled, err := compile.New(schema, d.DB, d.Dialect, compile.Options{Statements: 100})
	if err != nil {
		t.Fatal(err)
	}
	start := func(public, compile bool) string {
		options := graph.DefaultOptions
		options.PublicRead = public
		api := graph.NewHandler(schema, o.client, options)
		if compile {
			api = graph.NewHandler(compiled, o.client, options)
		}
		handler := known.Handler(api)
		srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			handler.ServeHTTP(w, request.With(r))
		}))
		t.Cleanup(srv.Close)
		return srv.URL
	}
	o.url, o.closed, o.generated = start(true, true), start(false, true), start(true, false)
	return o
}

// answer is a response as a client sees it.
type answer struct {
	Data   json.RawMessage
	Errors []struct {
		Message    string
		Extensions struct {
			Code   string
			Fields []struct{ Path, Code, Message string }
		}
	}
	raw string
}

// code returns the code of the first error, and "" if there is none.
func (a answer) code() string {
	if len(a.Errors) == 0 {
		return ""
	}
	return a.Errors[0].Extensions.Code
}

// valueAt returns a value of the data by its path, such as registerEnterprise.enterprise.id or project.history.0.actor.
func (a answer) valueAt(path string) any {
	var value any
	d := json.NewDecoder(bytes.NewReader(a.Data))
	d.UseNumber()
	if d.Decode(&value) != nil {
		return nil
	}
	for name := range strings.SplitSeq(path, ".") {
		switch v := value.(type) {
		case map[string]any:
			value = v[name]
		case []any:
			n, err := strconv.Atoi(name)
			if err != nil || n >= len(v) {
				return nil
			}
			value = v[n]
		default:
			return nil
		}
	}
	return value
}

func (a answer) textAt(path string) string { return fmt.Sprint(a.valueAt(path)) }

// send sends an operation as somebody, or without a token for "", with headers by name and value.
func (o office) send(url, who, query string, variables map[string]any, headers ...string) answer {
	o.t.Helper()
	a, err := o.try(url, who, query, variables, headers...)
	if err != nil {
		o.t.Fatal(err)
	}
	return a
}

// try is like send, for goroutines other than that of the test.
func (o office) try(url, who, query string, variables map[string]any, headers ...string) (a answer, err error) {
	body, err := json.Marshal(map[string]any{"query": query, "variables": variables})
	if err != nil {
		return a, err
	}
	req, err := http.NewRequestWithContext(o.t.Context(), http.MethodPost, url, bytes.NewReader(body))
	if err != nil {
		return a, err
	}
	req.Header.Set("Content-Type", "application/json")
	if who != "" {
		token, err := auth.Sign(o.key, who, time.Minute)
		if err != nil {
			return a, err
		}
		req.Header.Set("Authorization", "Bearer "+token)
	}
	for h := range slices.Chunk(headers, 2) {
		req.Header.Set(h[0], h[1])
	}
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		return a, err
	}
	defer res.Body.Close()
	raw, err := io.ReadAll(res.Body)
	if err != nil {
		return a, err
	}
	a.raw = string(raw)
	return a, json.Unmarshal(raw, &a)
}

// mutation returns a mutation with an input, and the selected fields of its payload.
func mutation(name, fields string) string {
	return "mutation($input: " + strings.ToUpper(name[:1]) + name[1:] + "Input!) { " + name + "(input: $input) { " + fields + " } }"
}

type object = map[string]any

// do runs a mutation that must succeed, and returns the payload.
func (o office) do(who, name, fields string, input object) answer {
	o.t.Helper()
	a := o.send(o.url, who, mutation(name, fields), object{"input": input})
	if len(a.Errors) > 0 {
		o.t.Fatalf("%s by %s: %s", name, who, a.raw)
	}
	a.Data, _ = json.Marshal(a.valueAt(name))
	return a
}

// refused runs a mutation that must fail with a code, a text in its message and, one by one, faults at paths of the
// input. The mutation must not change anything.
func (o office) refused(who, name string, input object, code, say string, paths ...string) {
	o.t.Helper()
	before := o.trace()
	a := o.send(o.url, who, mutation(name, "__typename"), object{"input": input})
	var at []string
	if len(a.Errors) > 0 {
		for _, f := range a.Errors[0].Extensions.Fields {
			at = append(at, strings.TrimPrefix(f.Path, name+".input."))
			if f.Code == "" || f.Message == "" {
				o.t.Errorf("%s by %s: a fault without a code or a message: %s", name, who, a.raw)
			}
		}
	}
	slices.Sort(at)
	slices.Sort(paths)
	if a.code() != code || !strings.Contains(a.Errors[0].Message, say) || len(paths) > 0 && !slices.Equal(at, paths) {
		o.t.Errorf("%s by %s with %v: %s\nwant %s %q at %v", name, who, input, a.raw, code, say, paths)
	}
	if after := o.trace(); after != before {
		o.t.Errorf("%s by %s left a trace:\n%s\n%s", name, who, before, after)
	}
}

// query runs a query that must succeed.
func (o office) query(who, query string) answer {
	o.t.Helper()
	a := o.send(o.url, who, query, nil)
	if len(a.Errors) > 0 {
		o.t.Fatalf("%s by %s: %s", query, who, a.raw)
	}
	return a
}

// trace returns how many rows each table has, and how often records were changed.
func (o office) trace() string {
	o.t.Helper()
	var parts []string
	for _, table := range tables(o.t, o.db) {
		versions := "0"
		if table.versioned {
			versions = "COALESCE(SUM(version), 0)"
		}
		parts = append(parts, fmt.Sprintf("SELECT '%s', COUNT(*), %s FROM %[1]s", table.name, versions))
	}
	rows, err := o.db.QueryContext(o.t.Context(), strings.Join(parts, " UNION ALL ")+" ORDER BY 1")
	if err != nil {
		o.t.Fatal(err)
	}
	defer rows.Close()
	var b strings.Builder
	for rows.Next() {
		var name string
		var count, versions int
		if err := rows.Scan(&name, &count, &versions); err != nil {
			o.t.Fatal(err)
		}
		fmt.Fprintf(&b, "%s %d/%d ", name, count, versions)
	}
	if err := rows.Err(); err != nil {
		o.t.Fatal(err)
	}
	return b.String()
}

type table struct {
	name      string
	versioned bool
}

// tables returns the tables that a mutation can change. Divisions and indicators do not change.
func tables(t *testing.T, d *db.DB) (all []table) {
	t.Helper()
	statement := `SELECT m.name, EXISTS (SELECT 1 FROM pragma_table_info(m.name) c WHERE c.name = 'version') FROM sqlite_master m WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite%' ORDER BY 1`
	if d.Dialect == "postgres" {
		statement = `SELECT t.table_name, EXISTS (SELECT 1 FROM information_schema.columns c WHERE c.table_schema = t.table_schema AND c.table_name = t.table_name AND c.column_name = 'version') FROM information_schema.tables t WHERE t.table_schema = current_schema() ORDER BY 1`
	}
	rows, err := d.QueryContext(t.Context(), statement)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var one table
		if err := rows.Scan(&one.name, &one.versioned); err != nil {
			t.Fatal(err)
		}
		if !slices.Contains([]string{"counties", "prefectures", "provinces", "indicators"}, one.name) {
			all = append(all, one)
		}
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return all
}

// verified proves the history, and that records are as it says, but for entities whose records the test changes itself.
// It returns the number of events.
func (o office) verified(except ...string) int {
	o.t.Helper()
	n, err := history.Verify(o.t.Context(), o.client)
	if err != nil {
		o.t.Error(err)
	}
	_, err = history.Compare(o.t.Context(), o.client, func(d history.Discrepancy) {
		if d.Finding != history.Inserted && !slices.Contains(except, d.Entity) { // tests insert records of their own
			o.t.Errorf("not as the history says: %+v", d)
		}
	})
	if err != nil {
		o.t.Error(err)
	}
	return n
}

func (o office) trusted() context.Context { return rule.Trusted(o.t.Context()) }

func (o office) county(code string) int {
	o.t.Helper()
	return mustGet(o.client.County.Query().Where(county.Code(code)).OnlyID(o.trusted()))
}

func (o office) province(code string) int {
	o.t.Helper()
	return mustGet(o.client.Province.Query().Where(province.Code(code)).OnlyID(o.trusted()))
}

func (o office) person(subject string) int {
	o.t.Helper()
	return mustGet(o.client.Coordinator.Query().Where(coordinator.Subject(subject)).OnlyID(o.trusted()))
}

// pairing returns the pairing of a key county that is in force.
func (o office) pairing(recipient string) *ent.Pairing {
	o.t.Helper()
	p := mustGet(o.client.Pairing.Query().Where(pairing.HasRecipientWith(county.Code(recipient)), pairing.StatusNEQ(pairing.StatusENDED)).
		Order(pairing.ByID()).First(o.trusted()))
	if p.StartedOn == nil {
		p = mustGet(p.Update().SetStartedOn(scalar.Date{Year: 2021, Month: 5, Day: 1}).Save(o.trusted()))
	}
	return p
}

// numbers make values different from all others.
var numbers atomic.Int64

func number() int { return int(numbers.Add(1)) }

// uscc returns the code of an enterprise from a number.
func uscc(n int) string {
	body := fmt.Sprintf("91330206MA1%06d", n)
	return body + string(mustGet(rule.USCCCheck(body)))
}

// enterprise returns one of the eastern county, without a history.
func (o office) enterprise() *ent.Enterprise {
	o.t.Helper()
	return mustGet(o.client.Enterprise.Create().SetName("宁波山海农业有限公司").SetUscc(uscc(number())).
		SetOwnership(enterprise.OwnershipPRIVATE).SetIndustry("C13").SetHomeCountyID(o.county(east)).Save(o.trusted()))
}

// project returns a builder for a project of the pairing, without a history.
func (o office) project() *ent.InvestmentProjectCreate {
	o.t.Helper()
	p := o.pairing(west)
	return o.client.InvestmentProject.Create().SetRegistrationNumber(fmt.Sprintf("P-%d", number())).SetName("美姑县苦荞加工").
		SetEnterprise(o.enterprise()).SetPairing(p).SetCountyID(p.RecipientID).
		SetProgram(investmentproject.ProgramEAST_WEST_COLLABORATION).SetIndustry("C13").
		SetCommitted(500 * scalar.TenThousand).SetPaidIn(0).
		SetStatus(investmentproject.StatusIMPLEMENTATION).SetActualStartOn(scalar.Date{Year: 2022, Month: 3, Day: 1})
}

func mustGet[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}
