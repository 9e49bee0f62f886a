package graph_test

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"encoding/json"
	"io"
	"log/slog"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"entgo.io/ent/dialect"
	"github.com/coder/websocket"

	"jiedui/auth"
	"jiedui/compile"
	"jiedui/db/dbtest"
	"jiedui/graph"
	"jiedui/graph/transport"
	"jiedui/intake"
	"jiedui/live"
	"jiedui/request"
)

// target is a server that gets whatever the fuzzer makes up. Nothing may make it panic, answer that the fault is its own,
// or log an error.
type target struct {
	http.Handler
	key  ed25519.PrivateKey
	jobs *intake.Jobs

	mu     sync.Mutex
	errors bytes.Buffer // that it has logged
}

func newTarget(f *testing.F) *target {
	f.Helper()
	d := dbtest.Open(f, dialect.SQLite, people)
	client := d.Client()
	s := &target{key: ed25519.NewKeyFromSeed(make([]byte, ed25519.SeedSize)), jobs: intake.NewJobs(f.Context(), client, nil)}
	f.Cleanup(s.jobs.Wait)
	before := slog.Default()
	slog.SetDefault(slog.New(slog.NewTextHandler(s, &slog.HandlerOptions{Level: slog.LevelError})))
	f.Cleanup(func() { slog.SetDefault(before) })
	schema, err := compile.New(graph.NewSchema(client, client), d.DB, d.Dialect, compile.Options{Statements: 100})
	if err != nil {
		f.Fatal(err)
	}
	known, err := auth.New(auth.Config{Key: s.key, Client: client})
	if err != nil {
		f.Fatal(err)
	}
	feed := live.New(client, live.Options{Poll: longerThanAnyTest})
	ctx, stop := context.WithCancel(context.Background())
	feed.Start(ctx)
	f.Cleanup(func() {
		stop()
		feed.Wait()
	})
	o := graph.DefaultOptions
	o.PublicRead, o.Imports, o.UploadDir = true, s.jobs, f.TempDir()
	o.Live, o.Changed, o.Verify = feed, feed.Changed, known.Authorization
	handler := known.Handler(compile.Choose(graph.NewHandler(schema, client, o)))
	s.Handler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { handler.ServeHTTP(w, request.With(r)) })
	return s
}

// Write is what the log does.
func (s *target) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.errors.Write(p)
}

// sound fails the test if the server has logged an error.
func (s *target) sound(t *testing.T) {
	t.Helper()
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.errors.Len() > 0 {
		t.Errorf("it logs %s", s.errors.String())
		s.errors.Reset()
	}
}

// authorize gives a request the token of somebody: of nobody, a coordinator, a reviewer or an admin.
func (s *target) authorize(t *testing.T, header http.Header, who byte) {
	t.Helper()
	subject := []string{"", western, reviewer, admin}[who%4]
	if subject == "" {
		return
	}
	token, err := auth.Sign(s.key, subject, time.Hour)
	if err != nil {
		t.Fatal(err)
	}
	header.Set("Authorization", "Bearer "+token)
}

// ask sends a request past the network.
func (s *target) ask(t *testing.T, r *http.Request) {
	t.Helper()
	w := httptest.NewRecorder()
	func() {
		defer func() {
			if p := recover(); p != nil && p != http.ErrAbortHandler { //nolint:errorlint // a panic is no error; an export that fails late ends so
				panic(p)
			}
		}()
		s.ServeHTTP(w, r)
	}()
	code := w.Code
	if code >= 500 && code != http.StatusServiceUnavailable && code != http.StatusGatewayTimeout || strings.Contains(w.Body.String(), `"code":"INTERNAL"`) {
		t.Errorf("%d %s", code, w.Body)
	}
	s.sound(t)
}

// The ways in which FuzzHTTP sends something. The two bits above say who sends it.
const (
	toGet       = iota // the query and its variables as parameters
	toPost             // in JSON
	toExport           // as parameters of /export, behind which stands the third text
	toPostRaw          // the third text as a body, the first as its Content-Type
	toGetRaw           // the third text as parameters
	toExportRaw        // the third text as parameters of /export
	toPostExport
	toStream // as server-sent events
	manners
)

// FuzzHTTP sends operations, bodies and parameters of all kinds.
func FuzzHTTP(f *testing.F) {
	s := newTarget(f)
	queries := []string{
		`{ provinces { totalCount edges { node { name code counties { totalCount } } } } }`,
		`query($w: CountyWhereInput, $n: Int) { counties(first: $n, where: $w, orderBy: [{field: NAME, direction: DESC}]) { edges { cursor node { id name } } pageInfo { endCursor hasNextPage } } }`,
		`{ pairings(where: {hasSupporterWith: {code: "330206"}}) { edges { node { id history(first: 2) { edges { node { actor } } } } } } }`,
		`{ investmentProjectGroups(groupBy: [YEAR], countLevel: ALL, having: [{measure: COUNT, gt: "1"}]) { edges { node { key { year } count committed { sum } } } } }`,
		`{ summary { asOf pairings } coverage { asOf } dataQualityCounts { rule } me { subject } __schema { types { name } } }`,
		`mutation($input: RegisterEnterpriseInput!) { registerEnterprise(input: $input) { enterprise { id name } } }`,
		`mutation { a: submitForReview(input: {id: 1, version: 1}) { __typename } b: closePeriod(input: {year: 2022}) { __typename } }`,
		`query A { node(id: "1") { __typename ... on County { name } } } query B { county(code: "513436") { ...f } } fragment f on County { id @include(if: true) name @skip(if: false) }`,
		`subscription { pairingChanged(pairingID: 1) { event { entity } } }`,
	}
	for i, q := range queries {
		f.Add(byte(i), q, `{"w": {"or": [{"codeHasPrefix": "51"}, {"nameContainsFold": "美"}]}, "n": 3, "input": {"uscc": "91350100M000100Y43", "name": "甲", "ownership": "PRIVATE", "industry": "C13", "homeCountyID": 1}}`, "format=csv&headers=zh")
		f.Add(byte(i)|3<<4, q, `{}`, "query={provinces{edges{node{name}}}}&operationName=A&extensions={}")
		f.Add(toPostRaw|byte(i)<<4, "application/json", "", `{"query":"{me{subject}}","variables":null,"operationName":null,"extensions":{"persistedQuery":{"version":1,"sha256Hash":"ab"}}}`)
	}
	f.Add(byte(toPostRaw|1<<4), `multipart/form-data; boundary=x`, "", "--x\r\nContent-Disposition: form-data; name=\"operations\"\r\n\r\n{\"query\":\"mutation($f: Upload!) { __typename }\",\"variables\":{\"f\":null}}\r\n--x\r\nContent-Disposition: form-data; name=\"map\"\r\n\r\n{\"0\":[\"variables.f\"]}\r\n--x\r\nContent-Disposition: form-data; name=\"0\"; filename=\"a.csv\"\r\n\r\na,b\r\n--x--\r\n")
	f.Add(byte(toPostRaw), "application/graphql", "", `{ me { subject } }`)
	f.Fuzz(func(t *testing.T, how byte, query, variables, more string) {
		r := &http.Request{Method: http.MethodGet, URL: &url.URL{Path: "/graphql"}, Header: http.Header{"Accept": {"application/json"}}, Body: http.NoBody, Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1, Host: "localhost", RemoteAddr: "127.0.0.1:1"}
		ctx, cancel := context.WithTimeout(t.Context(), 5*time.Second)
		defer cancel()
		parameters := url.Values{"query": {query}, "variables": {variables}}
		body := func(text string) {
			r.Method, r.Body, r.ContentLength = http.MethodPost, io.NopCloser(strings.NewReader(text)), int64(len(text))
		}
		r.Header.Set("Content-Type", "application/json")
		switch (how & 15) % manners {
		case toExport:
			r.URL.Path, r.URL.RawQuery = "/export", parameters.Encode()+"&"+more
		case toPostExport:
			r.URL.Path, r.URL.RawQuery = "/export", more
			r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
			body(parameters.Encode())
		case toPostRaw:
			r.Header.Set("Content-Type", query)
			r.Header.Set(transport.PreflightHeader, "1")
			body(more)
		case toGetRaw:
			r.URL.RawQuery = more
		case toExportRaw:
			r.URL.Path, r.URL.RawQuery = "/export", more
		case toPost, toStream:
			text, err := json.Marshal(map[string]any{"query": query, "variables": json.RawMessage(variables)})
			if err != nil { // the variables are no JSON
				text, _ = json.Marshal(map[string]any{"query": query, "variables": variables})
			}
			body(string(text))
			if (how&15)%manners == toStream {
				r.Header.Set("Accept", "text/event-stream")
				ctx, cancel = context.WithTimeout(ctx, 50*time.Millisecond) // a subscription does not end by itself
				defer cancel()
			}
		default:
			r.URL.RawQuery = parameters.Encode()
		}
		s.authorize(t, r.Header, how>>4)
		s.ask(t, r.WithContext(ctx))
	})
}

// FuzzWebSocket sends lines of text as messages of a websocket, after a good beginning or none.
func FuzzWebSocket(f *testing.F) {
	s := newTarget(f)
	srv := httptest.NewServer(s)
	f.Cleanup(srv.Close)
	for _, lines := range []string{
		`{"type":"subscribe","id":"1","payload":{"query":"{ provinces { totalCount } }"}}`,
		`{"type":"subscribe","id":"1","payload":{"query":"subscription { pairingChanged(pairingID: 1) { event { entity } } }"}}` + "\n" + `{"type":"complete","id":"1"}`,
		`{"type":"subscribe","id":"2","payload":{"query":"query($c: String!) { county(code: $c) { name } }","variables":{"c":"513436"},"operationName":""}}` + "\n" + `{"type":"ping","payload":{}}`,
		`{"type":"connection_init","payload":{"Authorization":"Bearer x"}}`,
		`{"type":"subscribe","id":"3","payload":{"query":"mutation { submitForReview(input: {id: 1, version: 1}) { __typename } }"}}` + "\n" + `{"type":"pong"}`,
		"[]\nnull\n{}\n\"\"",
	} {
		for who := range byte(8) {
			f.Add(who, lines)
		}
	}
	f.Fuzz(func(t *testing.T, who byte, lines string) {
		ctx, cancel := context.WithTimeout(t.Context(), 5*time.Second)
		defer cancel()
		conn, _, err := websocket.Dial(ctx, srv.URL, &websocket.DialOptions{Subprotocols: []string{"graphql-transport-ws"}})
		if err != nil {
			t.Fatal(err)
		}
		defer func() { _ = conn.CloseNow() }()
		conn.SetReadLimit(16 << 20)
		var messages []string
		if who&4 == 0 {
			header := http.Header{}
			s.authorize(t, header, who)
			first, _ := json.Marshal(map[string]any{"type": "connection_init", "payload": map[string]string{"Authorization": header.Get("Authorization")}})
			messages = append(messages, string(first))
		}
		more := strings.Split(lines, "\n")
		messages = append(messages, more[:min(len(more), 20)]...)
		messages = append(messages, `{"type":"subscribe","id":"the last one","payload":{"query":"{ __typename }"}}`)
		for _, m := range messages {
			if conn.Write(ctx, websocket.MessageText, []byte(m)) != nil {
				break
			}
		}
		for {
			_, src, err := conn.Read(ctx)
			if code := websocket.CloseStatus(err); code == websocket.StatusInternalError {
				t.Errorf("closed as an internal error: %v", err)
			}
			if err != nil {
				break
			}
			if bytes.Contains(src, []byte(`"code":"INTERNAL"`)) {
				t.Errorf("%s", src)
			}
			var m message
			if json.Unmarshal(src, &m) != nil {
				t.Errorf("it sends %s", src)
			}
			if m.ID == "the last one" && m.Type != "next" {
				break
			}
		}
		s.sound(t)
	})
}

// FuzzUpload imports files of all kinds.
func FuzzUpload(f *testing.F) {
	s := newTarget(f)
	var kinds []string
	for _, kind := range intake.Kinds {
		kinds = append(kinds, string(kind.Code))
	}
	for i := range kinds {
		f.Add(byte(i), "a.csv", []byte("uscc,name,ownership,industry,homeCounty\n91350100M000100Y43,甲,PRIVATE,C13,513436\n"))
		f.Add(byte(i)|1<<6, "甲.csv", []byte("\xef\xbb\xbf统一社会信用代码;企业名称\r\n\"91350100M000100Y43\";\"a\"\"b\"\r\n"))
		f.Add(byte(i)|1<<7, "a.xlsx", []byte("PK\x03\x04\x14\x00\x00\x00"))
	}
	f.Fuzz(func(t *testing.T, how byte, name string, content []byte) {
		operations, _ := json.Marshal(object{"query": importing, "variables": object{"input": object{
			"file": nil, "kind": kinds[int(how&63)%len(kinds)], "dryRun": how>>6&1 == 1, "partial": how>>7 == 1,
		}}})
		var body bytes.Buffer
		w := multipart.NewWriter(&body)
		_ = w.WriteField("operations", string(operations))
		_ = w.WriteField("map", `{"0": ["variables.input.file"]}`)
		part, _ := w.CreateFormFile("0", name)
		_, _ = part.Write(content)
		_ = w.Close()
		r := httptest.NewRequestWithContext(t.Context(), http.MethodPost, "/graphql", &body)
		r.Header.Set("Content-Type", w.FormDataContentType())
		r.Header.Set(transport.PreflightHeader, "1")
		s.authorize(t, r.Header, 1)
		s.ask(t, r)
		s.jobs.Wait()
		s.sound(t)
	})
}
