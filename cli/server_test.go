package cli

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"entgo.io/ent/dialect"

	"jiedui/db/dbtest"
)

const sizes = `{ keyCounties: counties(where: {designation: KEY}) { totalCount } supporters: counties(where: {designation: SUPPORTING}) { totalCount } ` +
	`pairings(where: {status: ACTIVE}) { totalCount } industrialParks { totalCount } provinces { totalCount } }`

// The same questions get the same answers, to the byte, on both databases.
var questions = []string{
	sizes,
	`{ county(code: "513430") { id name nameEn designation province { id name } pairingsAsRecipient { edges { cursor node {
		id status startedOn origin supporter { id name province { name } } } } } } }`,
	`{ counties(first: 200, orderBy: {field: CODE, direction: DESC}, where: {designation: KEY}) { totalCount pageInfo { startCursor endCursor hasNextPage }
		edges { cursor node { id code name nameEn designation prefecture { id name } province { id code } } } } }`,
	`{ pairings(last: 100) { edges { cursor node { id version status startedOn startedOnPrecision endedOn sourceURL
		supporter { id name } recipient { id name } investmentProjects(first: 3, orderBy: {field: COMMITTED, direction: DESC}) { totalCount edges { cursor node {
			id registrationNumber name committed paidIn industry program status origin enterprise { id uscc name } } } } } } } }`,
	`{ enterprises(first: 100, where: {search: "nongye", hasInvestmentProjects: true}) { totalCount edges { node { id name uscc ownership homeCounty { name } } } } }`,
	`{ industrialParks(first: 200, orderBy: {field: NAME}) { edges { node { id name status county { name } } } } }`,
	`{ capitalContributions(first: 200) { totalCount edges { node { id amount contributedOn project { id paidIn } } } } }`,
	`{ monitoringReports(first: 100) { totalCount edges { node { id county { name } } } } reportedFigures(first: 100) { totalCount edges { node {
		id code value unit asOf scope basis indicator { nameEn } } } } }`,
	`{ county(code: "nowhere") { name } }`,
	`{ county(code: "999999") { name } enterprise(uscc: "91110000802100433B") { name } }`,
	`{ counties(first: 1000) { totalCount } }`,
	`{ counties(after: "broken") { totalCount } }`,
	`{ nothing }`,
}

func answers(t *testing.T, base string) (answers []string) {
	t.Helper()
	for _, q := range questions {
		status, answer := post(t, base, q)
		answers = append(answers, fmt.Sprintf("%d %s", status, answer))
	}
	return answers
}

// The whole of a new database's beginning: one that is killed while it loads, two that start at once, one that comes
// later. All of them in one test, as loading takes time.
func TestFirstStartsLoadOnceAndAnswerAlike(t *testing.T) {
	t.Parallel()
	var mu sync.Mutex
	all := map[string][]string{} // answers by dialect
	t.Run("starts", func(t *testing.T) {
		dbtest.Dialects(t, func(t *testing.T, dialectName string) {
			dir, args := t.TempDir(), []string(nil) // an empty directory and no settings
			if dialectName == dialect.Postgres {
				args = []string{"--demo", "--public-read", "--database=" + dbtest.URL(t, dialectName, dbtest.Template{})}
			} else { // PostgreSQL gives out an id only once, so there the next load would make other ids
				p := launch(t, dir, nil, "--addr=127.0.0.1:0")
				p.wait(t, `what="demonstration data"`)
				p.kill(t)
				if strings.Contains(p.stderr.String(), "msg=ready") {
					t.Errorf("it was killed too late:\n%s", p.stderr)
				}
			}

			both := []*program{launch(t, dir, nil, append(args, "--addr=127.0.0.1:0")...), launch(t, dir, nil, append(args, "--addr=127.0.0.1:0")...)}
			logs := ""
			for _, p := range both {
				p.listening(t)
				p.wait(t, "msg=ready")
				logs += p.stderr.String()
			}
			if n := strings.Count(logs, `what="demonstration data" done=1 `); n != 1 {
				t.Errorf("the demonstration data were loaded %d times:\n%s", n, logs)
			}
			checkFirstStart(t, both[0].url)
			got := answers(t, both[0].url)
			if other := answers(t, both[1].url); !slices.Equal(got, other) {
				t.Errorf("two servers answer\n%s\nand\n%s", got, other)
			}
			mu.Lock()
			all[dialectName] = got
			mu.Unlock()
			if dialectName == dialect.SQLite {
				if info, err := os.Stat(filepath.Join(dir, "jiedui.db-wal")); err != nil || info.Size() > 100_000 {
					t.Errorf("the log of the database after loading: %v, %v", info, err)
				}
			}
			for _, p := range both {
				if err := p.stop(); err != nil {
					t.Errorf("%v:\n%s", err, p.stderr)
				}
			}
			if left := names(t, dir); dialectName == dialect.SQLite && !slices.Equal(left, []string{"jiedui.db", "jiedui.db.key", "jiedui.db.lock"}) {
				t.Errorf("after the stop there are %q", left)
			}

			again := startProgram(t, dir, args...)
			if strings.Contains(again.stderr.String(), "loading") {
				t.Errorf("it loads again:\n%s", again.stderr)
			}
			if later := answers(t, again.url); !slices.Equal(got, later) {
				t.Errorf("after another start it answers\n%s\nand before\n%s", later, got)
			}
			if err := again.stop(); err != nil {
				t.Errorf("%v:\n%s", err, again.stderr)
			}
		})
	})
	if lite, post := all[dialect.SQLite], all[dialect.Postgres]; lite != nil && post != nil {
		for i, q := range questions {
			if lite[i] != post[i] {
				t.Errorf("%s gives on SQLite\n%s\nand on PostgreSQL\n%s", q, lite[i], post[i])
			}
		}
	}
}

func checkFirstStart(t *testing.T, base string) {
	t.Helper()
	_, answer := post(t, base, sizes)
	var got struct {
		Data struct{ KeyCounties, Supporters, Pairings, IndustrialParks, Provinces struct{ TotalCount int } }
	}
	if err := json.Unmarshal([]byte(answer), &got); err != nil {
		t.Fatal(err)
	}
	d := got.Data
	if d.KeyCounties.TotalCount != 160 || d.Supporters.TotalCount != 133 || d.Pairings.TotalCount < 160 ||
		d.IndustrialParks.TotalCount != 701 || d.Provinces.TotalCount != 31 {
		t.Errorf("the sizes are %s", answer)
	}
	for code, parts := range map[string][]string{
		"513430": {
			`"name":"金阳县","nameEn":"Jinyang County","designation":"KEY","province":{"name":"四川省"}`,
			`"origin":"DEMO","supporter":{"name":"余杭区","province":{"name":"浙江省"}}`,
		},
		"513436": {
			`"name":"美姑县","nameEn":"Meigu County","designation":"KEY","province":{"name":"四川省"}`,
			`"status":"ACTIVE","startedOn":null,"origin":"OFFICIAL","supporter":{"name":"北仑区","province":{"name":"浙江省"}}`,
		},
	} {
		_, answer := post(t, base, fmt.Sprintf(`{ county(code: %q) { name nameEn designation province { name } pairingsAsRecipient { edges { node {
			status startedOn origin supporter { name province { name } } } } } } }`, code))
		for _, part := range parts {
			if !strings.Contains(answer, part) {
				t.Errorf("no %s in %s", part, answer)
			}
		}
	}
	if status, page := get(t, base+"/graphiql"); status != http.StatusOK || !strings.Contains(page, "graphiql") {
		t.Errorf("the page: %d %s", status, page)
	}
	for path, want := range map[string]string{"/healthz": `{"status":"ok"}`, "/readyz": `{"status":"ready"}`} {
		if status, body := get(t, base+path); status != http.StatusOK || strings.TrimSpace(body) != want {
			t.Errorf("%s: %d %s", path, status, body)
		}
	}
}

// A start that is broken off leaves nothing half done, and the next one does all.
func TestBrokenOffStartIsMadeUpForByTheNext(t *testing.T) {
	t.Parallel()
	for name, breakOff := range map[string]func(*testing.T, *program){
		"killed": func(t *testing.T, p *program) { t.Helper(); p.kill(t) },
		"stopped": func(t *testing.T, p *program) {
			t.Helper()
			if err := p.stop(); err != nil {
				t.Errorf("it ended with %v:\n%s", err, p.stderr)
			}
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dbtest.Dialects(t, func(t *testing.T, dialectName string) {
				database := dbtest.URL(t, dialectName, migrated)
				args := []string{"--no-demo", "--database=" + database}
				p := launch(t, t.TempDir(), nil, append(args, "--addr=127.0.0.1:0")...)
				p.wait(t, `what="reference data"`)
				breakOff(t, p)
				d := open(t, database)
				if n := count(t, d, "SELECT count(*) FROM provinces"); n != 0 && n != 31 {
					t.Errorf("%d provinces are left of a load that was broken off", n)
				}
				again := startProgram(t, t.TempDir(), args...)
				wantData(t, again.url, `{ provinces { totalCount } counties { totalCount } provincePairings { totalCount } pairings { totalCount } }`,
					`{"provinces":{"totalCount":31},"counties":{"totalCount":2842},"provincePairings":{"totalCount":11},"pairings":{"totalCount":56}}`)
			})
		})
	}
}

// begin sends an operation but for its body, and waits until the server asks for that. Finish sends it and gives the
// response.
func begin(t *testing.T, base, query string) (finish func() (int, string)) {
	t.Helper()
	conn, err := new(net.Dialer).DialContext(t.Context(), "tcp", strings.TrimPrefix(base, "http://"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = conn.Close() })
	body := fmt.Sprintf(`{"query":%q}`, query)
	_, err = fmt.Fprintf(conn, "POST /graphql HTTP/1.1\r\nHost: test\r\nContent-Type: application/json\r\nContent-Length: %d\r\nExpect: 100-continue\r\n\r\n", len(body))
	if err != nil {
		t.Fatal(err)
	}
	in := bufio.NewReader(conn)
	response := func() *http.Response {
		t.Helper()
		res, err := http.ReadResponse(in, nil)
		if err != nil {
			t.Fatal(err)
		}
		return res
	}
	if res := response(); res.StatusCode != http.StatusContinue {
		t.Fatalf("the server answers %s before it has the body", res.Status)
	}
	return func() (int, string) {
		t.Helper()
		if _, err := io.WriteString(conn, body); err != nil {
			t.Fatal(err)
		}
		res := response()
		defer res.Body.Close()
		answer, err := io.ReadAll(res.Body)
		if err != nil {
			t.Fatal(err)
		}
		return res.StatusCode, string(answer)
	}
}

// refused waits until a server takes no more connections.
func refused(t *testing.T, base string) {
	t.Helper()
	for late := time.Now().Add(patience); time.Now().Before(late); {
		conn, err := new(net.Dialer).DialContext(t.Context(), "tcp", strings.TrimPrefix(base, "http://"))
		if err != nil {
			return
		}
		_ = conn.Close()
	}
	t.Fatal("connections are still taken")
}

// A request under way is finished after SIGTERM, new ones are refused.
func TestStopFinishesRequestsUnderWay(t *testing.T) {
	t.Parallel()
	p := startProgram(t, t.TempDir(), "--no-demo", "--database="+dbtest.URL(t, dialect.SQLite, referred))
	finish := begin(t, p.url, "{ provinces { totalCount } }")
	if err := p.process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	refused(t, p.url)
	select {
	case <-p.ended:
		t.Fatalf("it ended while a request was under way: %v\n%s", p.err, p.stderr)
	default:
	}
	if status, answer := finish(); status != http.StatusOK || answer != `{"data":{"provinces":{"totalCount":31}}}` {
		t.Errorf("the request under way got %d %s", status, answer)
	}
	<-p.ended
	if p.err != nil {
		t.Errorf("it ended with %v:\n%s", p.err, p.stderr)
	}
}

// What goes on for longer than the stop may take is cut off, and the program says so.
func TestStopCutsOffWhatTakesTooLong(t *testing.T) {
	t.Parallel()
	p := startProgram(t, t.TempDir(), "--no-demo", "--stop-timeout=1ms", "--database="+dbtest.URL(t, dialect.SQLite, referred))
	begin(t, p.url, "{ provinces { totalCount } }")
	if err := p.stop(); err == nil {
		t.Error("it ended well")
	}
	wantFailure(t, p, "TIMEOUT", "requests still under way 1ms after the stop were cut off")
}

// A second signal does not wait for anything.
func TestSecondSignalStopsAtOnce(t *testing.T) {
	t.Parallel()
	p := startProgram(t, t.TempDir(), "--no-demo", "--database="+dbtest.URL(t, dialect.SQLite, referred))
	begin(t, p.url, "{ provinces { totalCount } }")
	for again := time.NewTicker(10 * time.Millisecond); ; { // one that comes with the first counts as the same
		_ = p.process.Signal(syscall.SIGTERM)
		select {
		case <-again.C:
			continue
		case <-p.ended:
		}
		break
	}
	if p.err == nil || !strings.Contains(p.err.Error(), "signal: terminated") {
		t.Errorf("it ended with %v:\n%s", p.err, p.stderr)
	}
}

func TestEnvironmentGivesSettings(t *testing.T) {
	t.Parallel()
	p := launch(t, t.TempDir(), []string{
		"DATABASE_URL=" + dbtest.URL(t, dialect.SQLite, referred), "ADDR=127.0.0.1:0", "DEMO=false", "LOG_FORMAT=json", "LOG_LEVEL=debug",
		"MAX_DEPTH=2", "INTROSPECTION=false", "ALLOW_ORIGIN=https://a.example,https://b.example",
	})
	p.listening(t)
	p.wait(t, `"msg":"ready"`)
	wantData(t, p.url, `{ provinces { totalCount } pairings(where: {origin: DEMO}) { totalCount } }`, `{"provinces":{"totalCount":31},"pairings":{"totalCount":0}}`)
	if _, answer := post(t, p.url, `{ provinces { edges { node { name } } } }`); !strings.Contains(answer, "QUERY_TOO_COMPLEX") {
		t.Errorf("a query of more levels than MAX_DEPTH gives %s", answer)
	}
	if _, answer := post(t, p.url, `{ __schema { types { name } } }`); !strings.Contains(answer, "errors") {
		t.Errorf("without introspection the schema is shown: %s", answer)
	}
	r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, p.url+"/healthz", nil)
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Origin", "https://b.example")
	res, err := client.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	if got := res.Header.Get("Access-Control-Allow-Origin"); got != "https://b.example" {
		t.Errorf("the second origin is allowed as %q", got)
	}
	p.wait(t, `"level":"DEBUG","msg":"request","method":"GET","path":"/healthz"`)

	// A flag goes before the environment.
	p = launch(t, t.TempDir(), []string{"ADDR=nonsense", "LOG_FORMAT=json"}, "--addr=127.0.0.1:0", "--no-demo")
	p.listening(t)
}

// A server goes on when its database does not, and works again with it.
func TestServerOutlivesItsDatabase(t *testing.T) {
	t.Parallel()
	between := newProxy(t, dbtest.URL(t, dialect.Postgres, referred))
	p := startProgram(t, t.TempDir(), "--database="+between.url)
	check := func(ready, status int, want string) {
		t.Helper()
		if status, body := get(t, p.url+"/readyz"); status != ready {
			t.Errorf("readyz: %d %s, want %d", status, body, ready)
		}
		got, answer := postWith(t, p.url, `{ provinces { totalCount } }`, http.Header{"Accept": {"application/graphql-response+json"}})
		if got != status || !strings.Contains(answer, want) {
			t.Errorf("a query: %d %s, want %d with %s", got, answer, status, want)
		}
		if status, body := get(t, p.url+"/healthz"); status != http.StatusOK {
			t.Errorf("healthz: %d %s", status, body)
		}
	}
	check(http.StatusOK, http.StatusOK, `{"data":{"provinces":{"totalCount":31}}}`)
	between.cut()
	check(http.StatusServiceUnavailable, http.StatusServiceUnavailable, `"extensions":{"code":"UNAVAILABLE"}}]}`)
	between.mend(t)
	check(http.StatusOK, http.StatusOK, `{"data":{"provinces":{"totalCount":31}}}`)
	if err := p.stop(); err != nil {
		t.Error(err)
	}
}
