package graph_test

import (
	"bytes"
	"crypto/ed25519"
	"encoding/json"
	"io"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"jiedui/auth"
	"jiedui/compile"
	"jiedui/db/dbtest"
	"jiedui/ent/enterprise"
	"jiedui/graph"
	"jiedui/graph/transport"
	"jiedui/intake"
	"jiedui/request"
)

// intakeOffice is an office that accepts files.
type intakeOffice struct {
	office
	jobs *intake.Jobs
	// close ends the server after every request was answered.
	close func()
}

func employIntake(t *testing.T, dialectName string, change ...func(*graph.Options)) intakeOffice {
	t.Helper()
	d := dbtest.Open(t, dialectName, people)
	o := intakeOffice{
		office{t: t, client: d.Client(), db: d, key: ed25519.NewKeyFromSeed(make([]byte, ed25519.SeedSize))},
		intake.NewJobs(t.Context(), d.Client(), nil), nil,
	}
	t.Cleanup(o.jobs.Wait)
	schema, err := compile.New(graph.NewSchema(o.client, o.client), d.DB, d.Dialect, compile.Options{Statements: 100})
	if err != nil {
		t.Fatal(err)
	}
	options := graph.DefaultOptions
	options.Imports = o.jobs
	for _, c := range change {
		c(&options)
	}
	known, err := auth.New(auth.Config{Key: o.key, Client: o.client})
	if err != nil {
		t.Fatal(err)
	}
	handler := known.Handler(graph.NewHandler(schema, o.client, options))
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		handler.ServeHTTP(w, request.With(r))
	}))
	t.Cleanup(srv.Close)
	o.url, o.close = srv.URL, srv.Close
	return o
}

const (
	importing = `mutation($input: ImportRecordsInput!) { importRecords(input: $input) { importJob { id status kind fileName dryRun partial } } }`
	watching  = ` { id status rows imported refused finishedAt faults { row column code message } notes { kind row column message } }`
)

// formPart is a part of a multipart request.
type formPart struct{ name, file, content string }

// form returns a request with a file in the form of the specification.
func form(input object, file, content string) []formPart {
	input["file"] = nil
	operations, _ := json.Marshal(object{"query": importing, "variables": object{"input": input}})
	return []formPart{{"operations", "", string(operations)}, {"map", "", `{"0": ["variables.input.file"]}`}, {"0", file, content}}
}

// post sends a multipart request.
func (o intakeOffice) post(who string, parts []formPart, headers ...string) (int, answer) {
	o.t.Helper()
	var body bytes.Buffer
	w := multipart.NewWriter(&body)
	for _, p := range parts {
		create := func(name, _ string) (io.Writer, error) { return w.CreateFormField(name) }
		if p.file != "" {
			create = w.CreateFormFile
		}
		field, err := create(p.name, p.file)
		if err == nil {
			_, err = io.WriteString(field, p.content)
		}
		if err != nil {
			o.t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		o.t.Fatal(err)
	}
	req, err := http.NewRequestWithContext(o.t.Context(), http.MethodPost, o.url, &body)
	if err != nil {
		o.t.Fatal(err)
	}
	req.Header.Set("Content-Type", w.FormDataContentType())
	req.Header.Set(transport.PreflightHeader, "1")
	if who != "" {
		token, err := auth.Sign(o.key, who, time.Minute)
		if err != nil {
			o.t.Fatal(err)
		}
		req.Header.Set("Authorization", "Bearer "+token)
	}
	for i := 0; i < len(headers); i += 2 {
		req.Header.Set(headers[i], headers[i+1])
	}
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		o.t.Fatal(err)
	}
	defer res.Body.Close()
	raw, err := io.ReadAll(res.Body)
	if err != nil {
		o.t.Fatal(err)
	}
	a := answer{raw: string(raw)}
	if err := json.Unmarshal(raw, &a); err != nil {
		o.t.Fatal(err, a.raw)
	}
	return res.StatusCode, a
}

// imported sends a file, waits for the end of the import, and returns the job as its owner sees it.
func (o intakeOffice) imported(who string, input object, file, content string, headers ...string) answer {
	o.t.Helper()
	_, a := o.post(who, form(input, file, content), headers...)
	if len(a.Errors) > 0 {
		o.t.Fatalf("%s: %s", file, a.raw)
	}
	o.jobs.Wait()
	return o.send(o.url, who, `query($id: ID!) { importJob(id: $id)`+watching+` }`, object{"id": a.valueAt("importRecords.importJob.id")}, headers...)
}

func firms(codes ...string) string {
	var b strings.Builder
	b.WriteString("统一社会信用代码,企业名称,企业所有制,行业代码,注册地\n")
	for _, code := range codes {
		b.WriteString(code + ",美姑苦荞公司,民营,C13,美姑县\n")
	}
	return b.String()
}

// A coordinator sends a file and follows the import: first as a dry run, then for all rows, then for the right rows
// only.
func TestCoordinatorImportsAFile(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		o := employIntake(t, dialectName)
		known := func() int {
			return o.client.Enterprise.Query().Where(enterprise.Name("美姑苦荞公司")).CountX(o.trusted())
		}
		wrong := firms(uscc(1), uscc(2), uscc(1))
		for _, step := range []struct {
			input   object
			content string
			want    string
			known   int
		}{
			{object{"dryRun": true}, firms(uscc(1), uscc(2)), "SUCCEEDED 2 2 0", 0},
			{object{}, wrong, "REFUSED 3 0 1", 0},
			{object{"partial": true, "dryRun": true}, wrong, "SUCCEEDED 3 2 1", 0},
			{object{"partial": true}, wrong, "SUCCEEDED 3 2 1", 2},
			{object{}, firms(uscc(1), uscc(2)), "REFUSED 2 0 2", 2},
			{object{}, firms(uscc(3)), "SUCCEEDED 1 1 0", 3},
			{object{}, firms(), "REFUSED 0 0 0", 3},
		} {
			step.input["kind"] = "ENTERPRISES"
			job := o.imported(western, step.input, "firms.csv", step.content)
			got := strings.Join([]string{job.textAt("importJob.status"), job.textAt("importJob.rows"), job.textAt("importJob.imported"), job.textAt("importJob.refused")}, " ")
			if got != step.want || job.valueAt("importJob.finishedAt") == nil || known() != step.known {
				t.Errorf("%v: %s leaves %d enterprises, want %s and %d: %s", step.input, got, known(), step.want, step.known, job.raw)
			}
		}
		if n := o.verified(); n != 3 {
			t.Errorf("%d events", n)
		}

		job := o.imported(western, object{"kind": "ENTERPRISES"}, "firms.csv", firms(uscc(1)), "Accept-Language", "zh")
		if got := job.textAt("importJob.faults"); got != "[map[code:CONFLICT column:统一社会信用代码 message:该统一社会信用代码已登记 row:2]]" {
			t.Errorf("the faults are %s", got)
		}
		if got := job.textAt("importJob.notes.1"); got != "map[column:统一社会信用代码 kind:UNDERSTOOD message:A 列为“统一社会信用代码” row:<nil>]" {
			t.Errorf("the second note is %s", got)
		}
		job = o.imported(faraway, object{"kind": "ENTERPRISES"}, "firms.csv", firms(uscc(4)))
		if got := job.textAt("importJob.faults"); job.textAt("importJob.status") != "REFUSED" || got != "[map[code:FORBIDDEN column:<nil> message:the record touches no county of your scope row:2]]" {
			t.Errorf("the faults are %s", got)
		}
		job = o.imported(western, object{"kind": "ENTERPRISES"}, "firms.xlsx", firms(uscc(4)))
		if got := job.textAt("importJob.faults"); job.textAt("importJob.status") != "REFUSED" || !strings.Contains(got, "is not an XLSX workbook") || !strings.Contains(got, "row:<nil>") {
			t.Errorf("the faults are %s", got)
		}

		for who, n := range map[string]int{western: 9, faraway: 1, admin: 10, eastern: 0} {
			list := o.query(who, `{ importJobs { id } }`)
			if got, _ := list.valueAt("importJobs").([]any); len(got) != n {
				t.Errorf("%s sees %s, want %d jobs", who, list.raw, n)
			}
		}
		id := o.query(western, `{ importJobs(first: 1) { id } }`).valueAt("importJobs.0.id")
		if a := o.send(o.url, eastern, `query($id: ID!) { importJob(id: $id) { id } }`, object{"id": id}); a.raw != `{"data":{"importJob":null}}` {
			t.Errorf("another's job is %s", a.raw)
		}
		if a := o.send(o.url, "", `{ importJobs { id } }`, nil); a.code() != "UNAUTHENTICATED" {
			t.Errorf("nobody's jobs are %s", a.raw)
		}
		if a := o.send(o.url, western, `{ importJobs(first: 201) { id } }`, nil); a.code() != "BAD_USER_INPUT" {
			t.Errorf("201 jobs are %s", a.raw)
		}
	})
}

// A file that is sent again with its key is not imported again. Another file needs another key.
func TestRepeatedImportIsDoneOnce(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		o := employIntake(t, dialectName)
		send := func(content string) answer {
			_, a := o.post(western, form(object{"kind": "ENTERPRISES"}, "firms.csv", content), transport.IdempotencyHeader, "k-1")
			o.jobs.Wait()
			return a
		}
		first := send(firms(uscc(1)))
		if again := send(firms(uscc(1))); len(first.Errors) > 0 || again.raw != first.raw {
			t.Errorf("answered\n%s\nthen\n%s", first.raw, again.raw)
		}
		if other := send(firms(uscc(2))); other.code() != "BAD_USER_INPUT" {
			t.Errorf("another file gives %s", other.raw)
		}
		if n := o.client.ImportJob.Query().CountX(o.trusted()); n != 1 {
			t.Errorf("%d jobs", n)
		}
	})
}

// A wrong request is refused before there is a job, with a status that says why.
func TestWrongUploadIsRefusedBeforeAJob(t *testing.T) {
	dir := t.TempDir() // not parallel: the server puts files there
	t.Setenv("TMPDIR", dir)
	o := employIntake(t, "sqlite3")
	good := func() []formPart { return form(object{"kind": "ENTERPRISES"}, "firms.csv", firms(uscc(1))) }
	change := func(n int, content string) []formPart {
		parts := good()
		parts[n].content = content
		return parts
	}
	for name, c := range map[string]struct {
		who     string
		parts   []formPart
		headers []string
		status  int
		code    string
		say     string
	}{
		"without the header":  {western, good(), []string{transport.PreflightHeader, ""}, 400, "BAD_USER_INPUT", "GraphQL-Require-Preflight"},
		"nobody":              {"", good(), nil, 401, "UNAUTHENTICATED", "token"},
		"a reviewer":          {reviewer, good(), nil, 403, "FORBIDDEN", "only a coordinator"},
		"an admin":            {admin, good(), nil, 200, "FORBIDDEN", "only a coordinator"}, // who may import other kinds
		"no such kind":        {western, form(object{"kind": "COUNTIES"}, "x.csv", "x"), nil, 200, "BAD_USER_INPUT", "COUNTIES"},
		"no file":             {western, good()[:2], nil, 200, "BAD_USER_INPUT", "null, where a value"},
		"no map":              {western, good()[:1], nil, 400, "BAD_USER_INPUT", "operations, map and the file"},
		"nothing":             {western, nil, nil, 400, "BAD_USER_INPUT", "operations, map and the file"},
		"file first":          {western, []formPart{good()[2], good()[0], good()[1]}, nil, 400, "BAD_USER_INPUT", "operations, map and the file"},
		"operations no JSON":  {western, change(0, "x"), nil, 400, "BAD_USER_INPUT", "operations is not JSON"},
		"many operations":     {western, change(0, "[]"), nil, 400, "BAD_USER_INPUT", "must be a JSON object"},
		"large operations":    {western, change(0, strings.Repeat(" ", 1<<20+1)), nil, 413, "BAD_USER_INPUT", "operations has more"},
		"map no JSON":         {western, change(1, "x"), nil, 400, "BAD_USER_INPUT", "map is not JSON"},
		"map to nowhere":      {western, change(1, `{"0": ["variables.input.files"]}`), nil, 400, "BAD_USER_INPUT", "there is no null"},
		"map to a value":      {western, change(1, `{"0": ["variables.input.kind"]}`), nil, 400, "BAD_USER_INPUT", "there is no null"},
		"map into a value":    {western, change(1, `{"0": ["variables.input.kind.0"]}`), nil, 400, "BAD_USER_INPUT", "there is no null"},
		"map elsewhere":       {western, change(1, `{"0": ["query"]}`), nil, 400, "BAD_USER_INPUT", "there is no null"},
		"too many files":      {western, append(good(), formPart{"1", "a", "x"}, formPart{"2", "a", "x"}, formPart{"3", "a", "x"}, formPart{"4", "a", "x"}), nil, 400, "BAD_USER_INPUT", "at most 4 files"},
		"a file elsewhere":    {western, change(0, `{"query": "query($f: Boolean!) { importJobs { id } me @include(if: $f) { id } }", "variables": {"f": null}}`), nil, 400, "BAD_USER_INPUT", "there is no null"},
		"a body that is none": {western, good(), []string{"Content-Type", "multipart/form-data"}, 400, "BAD_USER_INPUT", "not a multipart request"},
	} {
		t.Run(name, func(t *testing.T) {
			status, a := o.post(c.who, c.parts, c.headers...)
			if status != c.status || a.code() != c.code || c.code != "" && !strings.Contains(a.Errors[0].Message, c.say) {
				t.Errorf("it gives %d and %s, want %d, %s, %q", status, a.raw, c.status, c.code, c.say)
			}
		})
	}
	if a := o.send(o.url, western, importing, object{"input": object{"kind": "ENTERPRISES", "file": "firms.csv"}}); a.code() != "BAD_USER_INPUT" || !strings.Contains(a.raw, "multipart") {
		t.Errorf("a file by its name gives %s", a.raw)
	}
	if n := o.client.ImportJob.Query().CountX(o.trusted()); n != 0 {
		t.Errorf("%d jobs", n)
	}

	// No file stays on the disk, whether its request was refused or not.
	o.imported(western, object{"kind": "ENTERPRISES"}, "firms.csv", firms(uscc(1)))
	o.close()
	left, err := filepath.Glob(filepath.Join(dir, "jiedui-upload-*"))
	if err != nil || len(left) > 0 {
		t.Errorf("%q are left, %v", left, err)
	}
}

// importing tries to import an enterprise of the key county as everyone.
func (o intakeOffice) importing() []string {
	o.t.Helper()
	row := []string{"`importRecords`"}
	for n, c := range callers() {
		before := o.verified()
		_, a := o.post(c.who, form(object{"kind": "ENTERPRISES"}, "firms.csv", firms(uscc(n+1))))
		o.jobs.Wait()
		imported := false
		if len(a.Errors) == 0 {
			a = o.send(o.url, c.who, `query($id: ID!) { importJob(id: $id)`+watching+` }`, object{"id": a.valueAt("importRecords.importJob.id")})
			imported = a.textAt("importJob.imported") == "1"
			if fault := a.valueAt("importJob.faults.0.code"); !imported && fault != "FORBIDDEN" {
				o.t.Errorf("importing as %s: %s", c.column, a.raw)
			}
		}
		what := o.outcome("importRecords", c, a, imported)
		if written := o.verified() - before; written != 0 != (what == done) {
			o.t.Errorf("importing as %s writes %d events", c.column, written)
		}
		row = append(row, what)
	}
	return row
}
